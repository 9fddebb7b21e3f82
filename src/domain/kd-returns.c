/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-returns.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <stdlib.h>

#define DAYS_A_YEAR 365.0

/* The rate is looked for as x = ln (1 + r), so that -100 % is out of reach and nothing special. A rate
 * beyond this is no number that means anything to anybody. */
#define MOST_X 700.0

/* Where several rates may do, they are looked for in steps of this over the whole span. */
#define SCAN_STEP 0.125
#define SCAN_MOST 60.0

static KdReturn
fail (KdReturnReason reason)
{
  return (KdReturn) { .rate = NAN, .reason = reason };
}

/**
 * kd_return_reason_get_text:
 * @reason: a reason
 *
 * Returns: (transfer none): it in words
 */
const char *
kd_return_reason_get_text (KdReturnReason reason)
{
  switch (reason)
    {
    case KD_RETURN_OK:
      return _ ("there is a return");
    case KD_RETURN_TOO_FEW:
      return _ ("two days with money are needed at least");
    case KD_RETURN_NO_DAYS:
      return _ ("everything happened on one day");
    case KD_RETURN_ONE_WAY:
      return _ ("money only went in, or only came out");
    case KD_RETURN_NONE:
      return _ ("no rate makes it come out even");
    case KD_RETURN_NO_CAPITAL:
      return _ ("nothing was invested in between");
    case KD_RETURN_NO_VALUES:
      return _ ("nothing was valued up to the last day");
    case KD_RETURN_FOREIGN:
      return _ ("everything is in another currency than the book’s");
    default:
      g_return_val_if_reached ("");
    }
}

/* --- money-weighted ---------------------------------------------------------------------------------------- */

/* All the money of one day. */
typedef struct
{
  double years;
  gint64 amount;
} Term;

static int
compare_days (const void *a,
              const void *b)
{
  const KdFlow *one = a, *other = b;

  return (one->date > other->date) - (one->date < other->date);
}

/* The flows by day, each day once, in years since the first. */
static Term *
make_terms (const KdFlow *flows,
            guint         n,
            guint        *n_terms)
{
  g_autofree KdFlow *sorted = g_memdup2 (flows, n * sizeof *flows);
  Term              *terms = g_new (Term, n);
  KdDate             last;

  qsort (sorted, n, sizeof *sorted, compare_days);
  *n_terms = 1;
  terms[0] = (Term) { 0, sorted[0].amount };
  last = sorted[0].date;
  for (guint i = 1; i < n; i++)
    {
      if (sorted[i].date == last)
        terms[*n_terms - 1].amount += sorted[i].amount;
      else
        terms[(*n_terms)++] = (Term) { (sorted[i].date - sorted[0].date) / DAYS_A_YEAR, sorted[i].amount };
      last = sorted[i].date;
    }
  return terms;
}

/* Sum and slope of the discounted flows at x, both by the same positive factor, which keeps them finite. */
static double
discount (const Term *terms,
          guint       n,
          double      x,
          double     *slope)
{
  double sum = 0, most = x < 0 ? -x * terms[n - 1].years : 0;

  *slope = 0;
  for (guint i = 0; i < n; i++)
    {
      double part = (double) terms[i].amount * exp (-x * terms[i].years - most);

      sum += part;
      *slope -= terms[i].years * part;
    }
  return sum;
}

/* Newton's steps, and a halving wherever one would leave the bracket. It ends where a step is lost in rounding. */
static double
refine (const Term *terms,
        guint       n,
        double      low,
        double      high)
{
  double slope;
  double at_low = discount (terms, n, low, &slope);
  double x = low < 0 && high > 0 ? 0 : (low + high) / 2;

  for (guint i = 0; i < 200 && high - low > 1e-15 * MAX (1, fabs (x)); i++)
    {
      double value = discount (terms, n, x, &slope);
      double next;

      if (value == 0)
        return x;
      if ((value > 0) == (at_low > 0))
        low = x;
      else
        high = x;
      next = x - value / slope;
      next = next > low && next < high ? next : (low + high) / 2;
      if (fabs (next - x) <= 1e-15 * MAX (1, fabs (x)))
        return next;
      x = next;
    }
  return x;
}

/* How often a row of signs changes, zeros aside. */
static guint
turn (int  sign,
      int *last)
{
  guint turned = sign != 0 && *last != 0 && sign != *last;

  *last = sign != 0 ? sign : *last;
  return turned;
}

static guint
count_turns (const Term *terms,
             guint       n)
{
  guint turns = 0;
  int   last = 0;

  for (guint i = 0; i < n; i++)
    turns += turn ((terms[i].amount > 0) - (terms[i].amount < 0), &last);
  return turns;
}

/* How many rates there can be at the most, sharper than by the signs of the flows. The discounted sum at x is x times
 * the Laplace transform of what was paid up to each day, which has no more zeros above 0 than that running sum
 * changes its sign; below 0 the same holds for the sum that runs backwards. What comes to nothing in all is a zero at 0.
 * An account into which money goes and out of which some comes now and then has one rate by this.
 * Source: C. J. Norstrøm, A Sufficient Condition for a Unique Nonnegative Internal Rate of Return (1972); the theorem on
 * zeros is Laguerre's (1883). */
static guint
count_possible (const Term *terms,
                guint       n)
{
  __int128 forth = 0, back = 0;
  guint    turns = 0;
  int      last_forth = 0, last_back = 0;

  for (guint i = 0; i < n; i++)
    {
      forth += terms[i].amount;
      back += terms[n - 1 - i].amount;
      turns += turn ((forth > 0) - (forth < 0), &last_forth) + turn ((back > 0) - (back < 0), &last_back);
    }
  return turns + (forth == 0);
}

/* The one rate, between ever wider bounds. */
static KdReturn
find_one (const Term *terms,
          guint       n)
{
  double slope;

  for (double bound = 0.25; bound <= MOST_X; bound *= 2)
    {
      double low = discount (terms, n, -bound, &slope);
      double high = discount (terms, n, bound, &slope);

      if ((low > 0) != (high > 0))
        return (KdReturn) { .rate = expm1 (refine (terms, n, -bound, bound)) };
    }
  return fail (KD_RETURN_NONE);
}

static KdReturn
find_nearest (const Term *terms,
              guint       n)
{
  double   years = terms[n - 1].years;
  double   slope, best = NAN, x = -SCAN_MOST / years;
  double   before = discount (terms, n, x, &slope);
  gboolean several = FALSE;

  for (double y = -SCAN_MOST + SCAN_STEP; y <= SCAN_MOST; y += SCAN_STEP)
    {
      double next = y / years;
      double value = discount (terms, n, next, &slope);

      if ((value > 0) != (before > 0))
        {
          double root = refine (terms, n, x, next);

          several |= !isnan (best);
          if (isnan (best) || fabs (root) < fabs (best))
            best = root;
        }
      x = next;
      before = value;
    }
  return isnan (best) ? fail (KD_RETURN_NONE) : (KdReturn) { .rate = expm1 (best), .several = several };
}

/**
 * kd_returns_xirr:
 * @flows: (array length=n): money in and out, in any order; several on a day are fine
 * @n: how many
 *
 * The money-weighted return a year: the rate r for which the sum of amount / (1 + r)^(days / 365) is 0.
 * Where several rates do, the one nearest to 0 is given, and that there are several.
 *
 * Source: Microsoft Knowledge Base Q116041 (1992), the definition of XIRR.
 *
 * Returns: the rate, or why there is none
 */
KdReturn
kd_returns_xirr (const KdFlow *flows,
                 guint         n)
{
  g_autofree Term *terms = NULL;
  gboolean         in = FALSE, out = FALSE;
  guint            n_terms, turns;

  if (n < 2)
    return fail (KD_RETURN_TOO_FEW);
  for (guint i = 0; i < n; i++)
    {
      in |= flows[i].amount < 0;
      out |= flows[i].amount > 0;
    }
  if (!in || !out)
    return fail (KD_RETURN_ONE_WAY);
  terms = make_terms (flows, n, &n_terms);
  if (n_terms == 1)
    return fail (KD_RETURN_NO_DAYS);
  turns = count_turns (terms, n_terms);
  if (turns == 0)
    return fail (KD_RETURN_ONE_WAY);
  return turns == 1 || count_possible (terms, n_terms) == 1 ? find_one (terms, n_terms) : find_nearest (terms, n_terms);
}

/* --- time-weighted ------------------------------------------------------------------------------------------- */

/**
 * kd_returns_twr:
 * @values: (array length=n): valuations by day, in order; one on each day with a flow
 * @n: how many
 *
 * The time-weighted return of the whole span, which does not depend on when money came: the chain of
 * (value - flow) / value before. Where nothing was invested before, the money of the day counts from its
 * beginning. The first day's flow is in its value.
 *
 * Source: CFA Institute, Global Investment Performance Standards (2020), provision 2.A.
 *
 * Returns: the return, or why there is none
 */
KdReturn
kd_returns_twr (const KdValueOn *values,
                guint            n)
{
  double   chain = 1;
  gboolean invested = FALSE;

  if (n < 2)
    return fail (KD_RETURN_TOO_FEW);
  for (guint i = 1; i < n; i++)
    {
      double before = (double) values[i - 1].value;
      double after = (double) values[i].value - (double) values[i].flow;

      if (before == 0 && values[i].value == 0 && values[i].flow == 0)
        continue;
      if (before == 0)
        {
          before = (double) values[i].flow;
          after = (double) values[i].value;
        }
      if (before <= 0)
        return fail (KD_RETURN_NO_CAPITAL);
      invested = TRUE;
      chain *= after / before;
    }
  return invested ? (KdReturn) { .rate = chain - 1 } : fail (KD_RETURN_NO_CAPITAL);
}

/**
 * kd_returns_dietz:
 * @values: (array length=n): the value at the beginning, the flows with their days, the value at the end
 * @n: how many
 *
 * The return of the span by the modified method of Dietz: gain over the capital, each flow weighted by the
 * share of the span that it was there. Values between the first and the last are not looked at.
 *
 * Source: P. O. Dietz, Pension Funds: Measuring Investment Performance (1966); Bank Administration
 * Institute (1968).
 *
 * Returns: the return, or why there is none
 */
KdReturn
kd_returns_dietz (const KdValueOn *values,
                  guint            n)
{
  double days, flows = 0, weighted = 0, capital;

  if (n < 2)
    return fail (KD_RETURN_TOO_FEW);
  days = values[n - 1].date - values[0].date;
  if (days <= 0)
    return fail (KD_RETURN_NO_DAYS);
  for (guint i = 1; i < n; i++)
    {
      flows += (double) values[i].flow;
      weighted += (double) values[i].flow * (values[n - 1].date - values[i].date) / days;
    }
  capital = (double) values[0].value + weighted;
  if (capital <= 0)
    return fail (KD_RETURN_NO_CAPITAL);
  return (KdReturn) { .rate = ((double) values[n - 1].value - (double) values[0].value - flows) / capital };
}

/**
 * kd_returns_annualize:
 * @total: the return of a span
 * @days: the span's days
 *
 * Makes a return a yearly one. A span of less than a year stays as it is: nobody earned that for a year.
 *
 * Source: GIPS (2020), provision 2.A.13.
 *
 * Returns: the return a year
 */
KdReturn
kd_returns_annualize (KdReturn total,
                      int      days)
{
  if (total.reason == KD_RETURN_OK && days >= 365)
    total.rate = pow (1 + total.rate, DAYS_A_YEAR / days) - 1;
  return total;
}
