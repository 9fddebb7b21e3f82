/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-returns.h"

#include <glib.h>
#include <math.h>

typedef struct
{
  const char *date;
  double      amount;
} Given;

/* Amounts are written in yuan and rounded to fen. */
static KdReturn
xirr (const Given *given,
      guint        n)
{
  KdFlow flows[16];

  for (guint i = 0; i < n; i++)
    flows[i] = (KdFlow) { kd_date_parse_iso (given[i].date), (gint64) llround (given[i].amount * 100) };
  return kd_returns_xirr (flows, n);
}

#define XIRR(...) xirr ((const Given[]) { __VA_ARGS__ }, sizeof ((const Given[]) { __VA_ARGS__ }) / sizeof (Given))
#define ASSERT_RATE(result, expected, tolerance)                    \
  G_STMT_START                                                      \
  {                                                                 \
    KdReturn got = result;                                          \
    g_assert_cmpint (got.reason, ==, KD_RETURN_OK);                 \
    g_assert_cmpfloat_with_epsilon (got.rate, expected, tolerance); \
  }                                                                 \
  G_STMT_END

/* Published: Microsoft Q116041; Portfolio Performance's tests and manual. */
static void
test_xirr_vectors (void)
{
  ASSERT_RATE (XIRR ({ "2008-01-01", -10000 }, { "2008-03-01", 2750 }, { "2008-10-30", 4250 }, { "2009-02-15", 3250 }, { "2009-04-01", 2750 }), 0.3733625335, 1e-9);
  ASSERT_RATE (XIRR ({ "2010-01-01", -200 }, { "2010-12-31", 210 }), 0.050140747, 1e-8);
  ASSERT_RATE (XIRR ({ "2002-11-30", -4398 }, { "2007-06-11", 200 }, { "2008-05-11", 270 }, { "2009-05-01", 280 }, { "2010-06-01", 280 }, { "2011-05-02", 300 }, { "2012-04-30", 330 }, { "2012-12-06", 14508 }), 0.1444390, 1e-7);
  ASSERT_RATE (XIRR ({ "2019-05-24", -1560.94 }, { "2020-01-13", -1160 }, { "2020-06-29", 42.80 }), -0.99925164, 1e-8);
  ASSERT_RATE (XIRR ({ "2014-09-16", -66 }, { "2015-05-29", 111.76 }), 1.1253, 5e-5);
  ASSERT_RATE (XIRR ({ "2013-01-01", -155 }, { "2013-12-31", -84 }, { "2014-09-16", -67 }, { "2015-05-29", 426.82 }), 0.2028, 5e-5);
}

static void
test_xirr_does_not_mind_order_or_company (void)
{
  ASSERT_RATE (XIRR ({ "2009-04-01", 2750 }, { "2008-03-01", 2750 }, { "2008-01-01", -4000 }, { "2008-01-01", -6000 }, { "2009-02-15", 3250 }, { "2008-10-30", 4250 }), 0.3733625335, 1e-9);
}

static void
test_xirr_has_no_answer (void)
{
  g_assert_cmpint (XIRR ({ "2020-01-01", -100 }).reason, ==, KD_RETURN_TOO_FEW);
  g_assert_cmpint (XIRR ({ "2020-01-01", -100 }, { "2021-01-01", -100 }).reason, ==, KD_RETURN_ONE_WAY);
  /* a total loss: what came back is nothing */
  g_assert_cmpint (XIRR ({ "2020-01-01", -100 }, { "2021-01-01", 0 }).reason, ==, KD_RETURN_ONE_WAY);
  g_assert_cmpint (XIRR ({ "2020-01-01", -100 }, { "2020-01-01", 110 }).reason, ==, KD_RETURN_NO_DAYS);
  /* in and out on one day, and nothing but that on the other */
  g_assert_cmpint (XIRR ({ "2020-01-01", -100 }, { "2020-01-01", 100 }, { "2021-01-01", 50 }).reason, ==, KD_RETURN_ONE_WAY);
  g_assert_cmpint (XIRR ({ "2020-01-01", 100 }, { "2021-01-01", -150 }, { "2022-01-01", 100 }).reason, ==, KD_RETURN_NONE);
  g_assert_true (isnan (XIRR ({ "2020-01-01", -100 }).rate));
}

/* (1 + r) is 1.1 or 1.2: -1000, +2300, -1320 in steps of a year. */
static void
test_xirr_with_several_answers (void)
{
  KdReturn result = XIRR ({ "2021-01-01", -1000 }, { "2022-01-01", 2300 }, { "2023-01-01", -1320 });

  g_assert_true (result.several);
  ASSERT_RATE (result, 0.1, 1e-9);
  g_assert_false (XIRR ({ "2008-01-01", -100 }, { "2009-01-01", 110 }).several);
}

static void
test_xirr_at_the_edges (void)
{
  ASSERT_RATE (XIRR ({ "2020-01-01", -100 }, { "2020-01-02", 101 }), pow (1.01, 365) - 1, 1e-6);
  ASSERT_RATE (XIRR ({ "1926-01-01", -1 }, { "2026-01-01", 1000000 }), pow (1e6, 365.0 / 36525) - 1, 1e-10);
  ASSERT_RATE (XIRR ({ "2020-01-01", -1000000 }, { "2020-12-31", 0.01 }), 1e-8 - 1, 1e-12);
  ASSERT_RATE (XIRR ({ "2020-01-01", -100 }, { "2020-12-31", 100 }), 0, 1e-12);
}

/* What the flows are worth on the first day, of about the same size at every rate. */
static double
worth_at (const KdFlow *flows,
          guint         n,
          double        x)
{
  double sum = 0, size = 0;

  for (guint i = 0; i < n; i++)
    {
      double factor = exp (-x * (flows[i].date - flows[0].date) / 365.0);

      sum += (double) flows[i].amount * factor;
      size += fabs ((double) flows[i].amount) * factor;
    }
  return sum / size;
}

static guint
count_zeros (const KdFlow *flows,
             guint         n)
{
  guint zeros = 0;

  for (double x = -4; x < 4; x += 0.02)
    zeros += (worth_at (flows, n, x) > 0) != (worth_at (flows, n, x + 0.02) > 0);
  return zeros;
}

/* Accounts of every sort, gains and losses, money going in and out: a rate that is given is one, and where it is said to be
 * the only one there is no other, whichever way it was found. */
static void
test_xirr_against_looking_everywhere (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (7);
  guint ways[2] = { 0 };

  for (guint k = 0; k < 3000; k++)
    {
      KdFlow   flows[8];
      guint    n = 2 + k % 7;
      KdReturn result;

      for (guint i = 0; i < n; i++)
        flows[i] = (KdFlow) { 15000 + (KdDate) i * 200 + g_rand_int_range (random, 0, 200), g_rand_int_range (random, -100000, k % 3 == 0 ? 20000 : 100000) };
      flows[n - 1].amount = g_rand_int_range (random, 0, 300000);
      result = kd_returns_xirr (flows, n);
      if (result.reason != KD_RETURN_OK || result.rate < -0.98 || result.rate > 50)
        continue;
      g_assert_cmpfloat_with_epsilon (worth_at (flows, n, log1p (result.rate)), 0, 1e-9);
      if (!result.several)
        g_assert_cmpuint (count_zeros (flows, n), <=, 1);
      ways[result.several]++;
    }
  g_assert_cmpuint (ways[FALSE], >, 1500);
  g_assert_cmpuint (ways[TRUE], >, 20);
}

/* What comes back is what was paid: 0, though money went both ways in between. */
static void
test_xirr_of_nothing_gained (void)
{
  KdReturn result = XIRR ({ "2020-01-01", -100 }, { "2020-06-01", 50 }, { "2020-09-01", -80 }, { "2021-01-01", 130 });

  ASSERT_RATE (result, 0, 1e-15);
  g_assert_false (result.several);
}

#define TWR(...) kd_returns_twr ((const KdValueOn[]) { __VA_ARGS__ }, sizeof ((const KdValueOn[]) { __VA_ARGS__ }) / sizeof (KdValueOn))
#define DIETZ(...) kd_returns_dietz ((const KdValueOn[]) { __VA_ARGS__ }, sizeof ((const KdValueOn[]) { __VA_ARGS__ }) / sizeof (KdValueOn))

static void
test_twr_vectors (void)
{
  /* Portfolio Performance's manual: 177.94 to 160.26; +84 to 264.57; +67 to 426.82 */
  ASSERT_RATE (TWR ({ 0, 17794, 0 }, { 100, 24426, 8400 }, { 200, 33157, 6700 }, { 300, 42682, 0 }), 0.2557677598, 1e-10);
  /* 1 % on each of two days, whatever came in */
  ASSERT_RATE (TWR ({ 0, 10000, 0 }, { 1, 11000, 900 }, { 2, 12000, 890 }), 0.0201, 1e-12);
}

static void
test_twr_edges (void)
{
  /* all taken out, nothing for a while, and in again: the chain goes on */
  ASSERT_RATE (TWR ({ 0, 10000, 0 }, { 10, 0, -11000 }, { 20, 0, 0 }, { 30, 5000, 5000 }, { 40, 5500, 0 }), 0.21, 1e-12);
  ASSERT_RATE (TWR ({ 0, 0, 0 }, { 10, 10100, 10000 }), 0.01, 1e-12);
  g_assert_cmpint (TWR ({ 0, 0, 0 }, { 10, 0, 0 }).reason, ==, KD_RETURN_NO_CAPITAL);
  g_assert_cmpint (TWR ({ 0, 0, 0 }, { 10, 100, 0 }).reason, ==, KD_RETURN_NO_CAPITAL);
  g_assert_cmpint (TWR ({ 0, 100, 0 }).reason, ==, KD_RETURN_TOO_FEW);
}

static void
test_dietz_vectors (void)
{
  ASSERT_RATE (DIETZ ({ 0, 58560, 0 }, { 5, 0, -1505 }, { 9, 0, 1982 }, { 15, 0, 1642 }, { 24, 0, -1896 }, { 31, 60234, 0 }), 0.0245417752, 1e-10);
  ASSERT_RATE (DIETZ ({ 0, 10000, 0 }, { 365, 0, 5000 }, { 730, 30000, 0 }), 1.2, 1e-12);
  /* more was taken out than was there: the average capital is negative */
  g_assert_cmpint (DIETZ ({ 0, 10000, 0 }, { 1, 0, -20000 }, { 100, 5000, 0 }).reason, ==, KD_RETURN_NO_CAPITAL);
  g_assert_cmpint (DIETZ ({ 5, 10000, 0 }, { 5, 11000, 0 }).reason, ==, KD_RETURN_NO_DAYS);
}

static void
test_annualize (void)
{
  ASSERT_RATE (kd_returns_annualize ((KdReturn) { .rate = 0.3 }, 730), 0.140175425, 1e-9);
  ASSERT_RATE (kd_returns_annualize ((KdReturn) { .rate = 0.3 }, 364), 0.3, 1e-15);
  g_assert_cmpint (kd_returns_annualize ((KdReturn) { .reason = KD_RETURN_NONE }, 730).reason, ==, KD_RETURN_NONE);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/returns/xirr/vectors", test_xirr_vectors);
  g_test_add_func ("/returns/xirr/order-and-company", test_xirr_does_not_mind_order_or_company);
  g_test_add_func ("/returns/xirr/no-answer", test_xirr_has_no_answer);
  g_test_add_func ("/returns/xirr/several-answers", test_xirr_with_several_answers);
  g_test_add_func ("/returns/xirr/edges", test_xirr_at_the_edges);
  g_test_add_func ("/returns/xirr/against-looking-everywhere", test_xirr_against_looking_everywhere);
  g_test_add_func ("/returns/xirr/nothing-gained", test_xirr_of_nothing_gained);
  g_test_add_func ("/returns/twr/vectors", test_twr_vectors);
  g_test_add_func ("/returns/twr/edges", test_twr_edges);
  g_test_add_func ("/returns/dietz/vectors", test_dietz_vectors);
  g_test_add_func ("/returns/annualize", test_annualize);
  return g_test_run ();
}
