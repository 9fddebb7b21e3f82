/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-performance.h"

#include <math.h>

/* What is measured: accounts of a portfolio by their places. */
typedef struct
{
  const KdPortfolio *portfolio;
  GArray            *places;
} Subject;

static const KdHeldAccount *
get_account (const Subject *subject,
             guint          i)
{
  return subject->portfolio->accounts->pdata[g_array_index (subject->places, guint, i)];
}

/* An account without any value by the end has no gain that anybody could know. */
static gboolean
is_valued (const KdHeldAccount *account,
           KdDate               to)
{
  return (account->values->len > 0 && g_array_index (account->values, KdValuedOn, 0).date <= to) || (account->closed != KD_DATE_NONE && account->closed <= to);
}

static void
choose_accounts (KdPerformance *self,
                 Subject       *subject,
                 const KdUuid  *only)
{
  for (guint i = 0; i < subject->portfolio->accounts->len; i++)
    {
      const KdHeldAccount *account = subject->portfolio->accounts->pdata[i];
      KdDate               first = kd_held_account_get_first_day (account);
      KdLeftOut            left = { i, account->foreign ? KD_RETURN_FOREIGN : KD_RETURN_NO_VALUES };

      if (only != NULL && !kd_uuid_equal (&account->uuid, only))
        continue;
      if (first == KD_DATE_NONE || first > self->to)
        continue;
      if (!account->foreign && is_valued (account, self->to))
        g_array_append_val (subject->places, i);
      else
        g_array_append_val (self->left_out, left);
    }
}

/* --- money from outside --------------------------------------------------------------------------------------- */

static void
add_flow (KdPerformance       *self,
          const KdOutsideFlow *flow)
{
  guint at = self->flows->len;

  while (at > 0 && g_array_index (self->flows, KdOutsideFlow, at - 1).date > flow->date)
    at--;
  g_array_insert_vals (self->flows, at, flow, 1);
  if (flow->amount > 0)
    self->inflow += flow->amount;
  else
    self->outflow -= flow->amount;
}

static void
gather_flows (KdPerformance       *self,
              const KdHeldAccount *account,
              guint                place)
{
  KdDate first = kd_held_account_get_first_day (account);
  gint64 moved = 0;

  for (guint i = 0; i < account->trades->len; i++)
    {
      const KdTrade *trade = &g_array_index (account->trades, KdTrade, i);
      KdOutsideFlow  flow = { trade->date, place, trade->uuid, trade->type, kd_held_account_get_flow (account, trade) };

      if (trade->date > self->to)
        break;
      moved += trade->date == first && trade->type != KD_TRADE_FEE ? flow.amount : 0;
      if (trade->date <= self->from)
        continue;
      self->unclear += trade->type == KD_TRADE_OTHER;
      if (flow.amount != 0)
        add_flow (self, &flow);
    }
  /* What an account held when it was first valued was there before, and is no gain. */
  if (first > self->from && account->values->len > 0 && g_array_index (account->values, KdValuedOn, 0).date == first)
    {
      KdOutsideFlow flow = { .date = first, .account = place, .type = KD_TRADE_BROUGHT_IN, .amount = kd_held_account_get_worth (account, first).value - moved };

      if (flow.amount != 0)
        add_flow (self, &flow);
    }
}

/* --- days ----------------------------------------------------------------------------------------------------- */

static int
compare_days (gconstpointer a,
              gconstpointer b)
{
  const KdDate *one = a, *other = b;

  return (*one > *other) - (*one < *other);
}

/* The ends, and every day between with money or a valuation, each once. */
static GArray *
list_days (const KdPerformance *self,
           const Subject       *subject)
{
  GArray *days = g_array_new (FALSE, FALSE, sizeof (KdDate));
  guint   n = 1;

  g_array_append_val (days, self->from);
  g_array_append_val (days, self->to);
  for (guint i = 0; i < self->flows->len; i++)
    g_array_append_val (days, g_array_index (self->flows, KdOutsideFlow, i).date);
  for (guint i = 0; i < subject->places->len; i++)
    for (guint k = 0; k < get_account (subject, i)->values->len; k++)
      {
        KdDate day = g_array_index (get_account (subject, i)->values, KdValuedOn, k).date;

        if (day > self->from && day < self->to)
          g_array_append_val (days, day);
      }
  g_array_sort (days, compare_days);
  for (guint i = 1; i < days->len; i++)
    if (g_array_index (days, KdDate, i) != g_array_index (days, KdDate, n - 1))
      g_array_index (days, KdDate, n++) = g_array_index (days, KdDate, i);
  g_array_set_size (days, n);
  return days;
}

static KdMeasuredWorth
measure_day (const Subject *subject,
             KdDate         day)
{
  KdMeasuredWorth sum = { .as_at = KD_DATE_NONE };

  for (guint i = 0; i < subject->places->len; i++)
    {
      KdWorth worth = kd_held_account_get_worth (get_account (subject, i), day);

      if (!worth.known)
        continue;
      sum.value += worth.value;
      sum.estimated |= worth.carried;
      if (worth.value != 0 && worth.as_at != KD_DATE_NONE)
        sum.as_at = sum.as_at == KD_DATE_NONE ? worth.as_at : MIN (sum.as_at, worth.as_at);
    }
  return sum;
}

static void
measure_days (KdPerformance *self,
              const Subject *subject)
{
  g_autoptr (GArray) days = list_days (self, subject);
  guint at = 0;

  for (guint i = 0; i < days->len; i++)
    {
      KdValueOn       day = { .date = g_array_index (days, KdDate, i) };
      KdMeasuredWorth worth = measure_day (subject, day.date);
      gboolean        moved = FALSE, estimated = FALSE;

      for (; at < self->flows->len && g_array_index (self->flows, KdOutsideFlow, at).date == day.date; at++)
        {
          const KdOutsideFlow *flow = &g_array_index (self->flows, KdOutsideFlow, at);

          day.flow += flow->amount;
          moved = TRUE;
          estimated |= kd_held_account_get_worth (subject->portfolio->accounts->pdata[flow->account], day.date).carried;
        }
      day.value = worth.value;
      self->flow_days += moved;
      self->estimated_days += estimated;
      g_array_append_val (self->days, day);
      if (i == 0)
        self->begin = worth;
      self->end = worth;
    }
  self->gain = self->end.value - self->begin.value - self->inflow + self->outflow;
}

/* --- figures ---------------------------------------------------------------------------------------------------- */

static KdReturn
calculate_xirr (const KdPerformance *self)
{
  g_autoptr (GArray) flows = g_array_new (FALSE, FALSE, sizeof (KdFlow));
  KdFlow begin = { self->from, -self->begin.value };
  KdFlow end = { self->to, self->end.value };

  if (begin.amount != 0)
    g_array_append_val (flows, begin);
  for (guint i = 0; i < self->flows->len; i++)
    {
      const KdOutsideFlow *flow = &g_array_index (self->flows, KdOutsideFlow, i);
      KdFlow               paid = { flow->date, -flow->amount };

      g_array_append_val (flows, paid);
    }
  g_array_append_val (flows, end);
  return kd_returns_xirr ((const KdFlow *) (gpointer) flows->data, flows->len);
}

static void
calculate (KdPerformance *self,
           const Subject *subject)
{
  const KdValueOn *days = (const KdValueOn *) (gpointer) self->days->data;

  if (subject->places->len == 0)
    {
      gboolean foreign = self->left_out->len > 0;

      for (guint i = 0; i < self->left_out->len; i++)
        foreign &= g_array_index (self->left_out, KdLeftOut, i).reason == KD_RETURN_FOREIGN;
      self->xirr = (KdReturn) { .rate = NAN, .reason = foreign ? KD_RETURN_FOREIGN : KD_RETURN_NO_VALUES };
      self->twr = self->twr_yearly = self->dietz = self->xirr;
      return;
    }
  self->xirr = calculate_xirr (self);
  self->twr = kd_returns_twr (days, self->days->len);
  self->twr_yearly = kd_returns_annualize (self->twr, self->to - self->from);
  self->dietz = kd_returns_dietz (days, self->days->len);
}

static KdDate
find_first_day (const Subject *subject)
{
  KdDate first = KD_DATE_NONE;

  for (guint i = 0; i < subject->places->len; i++)
    {
      KdDate day = kd_held_account_get_first_day (get_account (subject, i));

      first = first == KD_DATE_NONE ? day : MIN (first, day);
    }
  return first;
}

/**
 * kd_performance_new:
 * @portfolio: a sealed portfolio
 * @account: (nullable): one of its accounts, or %NULL for all that the client owns
 * @from: the first day, or %KD_DATE_NONE for the first one that is known
 * @to: the last day, not before @from
 *
 * Measures what was earned in a period. Only money that crosses the border of what is measured is a flow
 * ([func@held_account_get_side]): of money that went from one account of the client to another on one day nothing
 * is left when all are measured. Where an account was not valued on a day with a flow, its last value is carried on
 * with the money that moved since, and the day is counted as estimated. Figures are after fees and before tax.
 *
 * Returns: (transfer full): the figures, each with the reason where there is none, and the working
 */
KdPerformance *
kd_performance_new (const KdPortfolio *portfolio,
                    const KdUuid      *account,
                    KdDate             from,
                    KdDate             to)
{
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (guint));
  Subject        subject = { portfolio, places };
  KdPerformance *self = g_new0 (KdPerformance, 1);

  self->to = to;
  self->days = g_array_new (FALSE, TRUE, sizeof (KdValueOn));
  self->flows = g_array_new (FALSE, TRUE, sizeof (KdOutsideFlow));
  self->left_out = g_array_new (FALSE, TRUE, sizeof (KdLeftOut));
  choose_accounts (self, &subject, account);
  self->from = from != KD_DATE_NONE ? from : find_first_day (&subject);
  if (self->from == KD_DATE_NONE)
    self->from = to;
  for (guint i = 0; i < places->len; i++)
    gather_flows (self, get_account (&subject, i), g_array_index (places, guint, i));
  measure_days (self, &subject);
  calculate (self, &subject);
  return self;
}

/**
 * kd_performance_free:
 * @self: (transfer full) (nullable): figures
 */
void
kd_performance_free (KdPerformance *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->days);
  g_array_unref (self->flows);
  g_array_unref (self->left_out);
  g_free (self);
}
