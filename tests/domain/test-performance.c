/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-performance.h"
#include "portfolio-fixture.h"

#include <glib.h>
#include <math.h>

#define DAY(text) kd_date_parse_iso (text)
#define YUAN(amount) (G_GINT64_CONSTANT (100) * (amount))
#define ASSERT_RATE(result, expected)                               \
  G_STMT_START                                                      \
  {                                                                 \
    g_assert_cmpint ((result).reason, ==, KD_RETURN_OK);            \
    g_assert_cmpfloat_with_epsilon ((result).rate, expected, 1e-8); \
  }                                                                 \
  G_STMT_END

static KdPerformance *
measure (KdPortfolio *portfolio,
         const char  *from,
         const char  *to)
{
  kd_portfolio_seal (portfolio);
  return kd_performance_new (portfolio, NULL, from != NULL ? DAY (from) : KD_DATE_NONE, DAY (to));
}

/* Portfolio Performance's manual: 155 from the first day, 84 and 67 later, 426.82 at the end. */
static void
test_manual (void)
{
  g_autoptr (KdPortfolio) portfolio = kd_portfolio_new ("CNY");
  KdHeldAccount *fund = account (portfolio, 1);
  g_autoptr (KdPerformance) earned = NULL;

  trade (fund, "2013-01-01", KD_TRADE_BUY, 155);
  valued (fund, "2013-01-01", 155);
  trade (fund, "2013-12-31", KD_TRADE_BUY, 84);
  trade (fund, "2014-09-16", KD_TRADE_BUY, 67);
  valued (fund, "2013-12-31", 160.26 + 84);
  valued (fund, "2014-09-16", 264.57 + 67);
  valued (fund, "2015-05-29", 426.82);
  earned = measure (portfolio, "2013-01-01", "2015-05-29");
  g_assert_cmpfloat_with_epsilon (earned->xirr.rate, 0.2028, 5e-5);
  ASSERT_RATE (earned->twr, 160.26 / 155 * (264.57 / 244.26) * (426.82 / 331.57) - 1);
  g_assert_cmpint (earned->begin.value, ==, YUAN (155));
  g_assert_cmpint (earned->inflow, ==, YUAN (151));
  g_assert_cmpint (earned->gain, ==, 12082);
  g_assert_cmpuint (earned->flows->len, ==, 2);
  g_assert_cmpuint (earned->flow_days, ==, 2);
  g_assert_cmpuint (earned->estimated_days, ==, 0);
  ASSERT_RATE (earned->twr_yearly, pow (1 + earned->twr.rate, 365.0 / 878) - 1);
}

/* Bloomberg's preparation for the CFA, with the flows of a client's two accounts. */
static void
test_dietz (void)
{
  g_autoptr (KdPortfolio) portfolio = kd_portfolio_new ("CNY");
  KdHeldAccount *one = account (portfolio, 1), *other = account (portfolio, 2);
  g_autoptr (KdPerformance) earned = NULL;

  valued (one, "2026-01-01", 500);
  valued (other, "2026-01-01", 85.60);
  trade (one, "2026-01-06", KD_TRADE_WITHDRAW, 15.05);
  trade (other, "2026-01-10", KD_TRADE_DEPOSIT, 19.82);
  trade (one, "2026-01-16", KD_TRADE_DEPOSIT, 16.42);
  trade (other, "2026-01-25", KD_TRADE_WITHDRAW, 18.96);
  /* from one pocket into the other: nothing of that is seen from outside */
  trade (one, "2026-01-12", KD_TRADE_WITHDRAW, 40);
  trade (other, "2026-01-12", KD_TRADE_DEPOSIT, 40);
  valued (one, "2026-02-01", 480);
  valued (other, "2026-02-01", 122.34);
  earned = measure (portfolio, "2026-01-01", "2026-02-01");
  ASSERT_RATE (earned->dietz, 0.0245417752);
  g_assert_cmpint (earned->gain, ==, 1451);
  g_assert_cmpuint (earned->estimated_days, ==, 5);
}

static void
test_no_values (void)
{
  g_autoptr (KdPortfolio) portfolio = kd_portfolio_new ("CNY");
  g_autoptr (KdPerformance) nothing = measure (portfolio, NULL, "2026-06-30");
  g_autoptr (KdPerformance) bought = NULL;

  g_assert_cmpint (nothing->xirr.reason, ==, KD_RETURN_NO_VALUES);
  trade (account (portfolio, 1), "2026-01-05", KD_TRADE_BUY, 100);
  bought = measure (portfolio, NULL, "2026-06-30");
  g_assert_cmpint (bought->twr.reason, ==, KD_RETURN_NO_VALUES);
  g_assert_true (isnan (bought->dietz.rate));
  g_assert_cmpuint (bought->left_out->len, ==, 1);
}

/* Dollars are said, not added; where there is nothing else, there is no figure. */
static void
test_foreign (void)
{
  g_autoptr (KdPortfolio) portfolio = kd_portfolio_new ("CNY");
  KdHeldAccount *dollars = account (portfolio, 1), *fund;
  g_autoptr (KdPerformance) only = NULL;
  g_autoptr (KdPerformance) both = NULL;

  g_strlcpy (valued (dollars, "2026-01-05", 100)->currency, "USD", KD_CURRENCY_SIZE);
  only = measure (portfolio, NULL, "2026-06-30");
  g_assert_cmpint (only->xirr.reason, ==, KD_RETURN_FOREIGN);
  fund = account (portfolio, 2);
  valued (fund, "2026-01-05", 100);
  valued (fund, "2026-06-30", 110);
  both = measure (portfolio, NULL, "2026-06-30");
  ASSERT_RATE (both->twr, 0.1);
  g_assert_cmpuint (both->left_out->len, ==, 1);
  g_assert_cmpint (g_array_index (both->left_out, KdLeftOut, 0).reason, ==, KD_RETURN_FOREIGN);
}

static void
test_total_loss (void)
{
  g_autoptr (KdPortfolio) portfolio = kd_portfolio_new ("CNY");
  KdHeldAccount *fund = account (portfolio, 1);
  g_autoptr (KdPerformance) lost = NULL;

  trade (fund, "2026-01-05", KD_TRADE_BUY, 100);
  valued (fund, "2026-06-30", 0);
  lost = measure (portfolio, NULL, "2026-06-30");
  ASSERT_RATE (lost->twr, -1);
  ASSERT_RATE (lost->dietz, -1);
  g_assert_cmpint (lost->xirr.reason, ==, KD_RETURN_ONE_WAY);
  g_assert_cmpint (lost->gain, ==, -YUAN (100));
}

/* All out, a year of nothing, in again: the chain goes on where the money is there. */
static void
test_out_and_in_again (void)
{
  g_autoptr (KdPortfolio) portfolio = kd_portfolio_new ("CNY");
  KdHeldAccount *fund = account (portfolio, 1);
  g_autoptr (KdPerformance) earned = NULL;

  trade (fund, "2024-01-01", KD_TRADE_BUY, 100);
  valued (fund, "2024-01-01", 100);
  trade (fund, "2024-06-30", KD_TRADE_SELL, 110);
  valued (fund, "2024-06-30", 0);
  trade (fund, "2025-06-30", KD_TRADE_BUY, 50);
  valued (fund, "2025-12-31", 55);
  earned = measure (portfolio, "2023-12-31", "2025-12-31");
  ASSERT_RATE (earned->twr, 0.21);
  g_assert_cmpint (earned->begin.value, ==, 0);
  g_assert_cmpuint (earned->flow_days, ==, 3);
  g_assert_cmpuint (earned->estimated_days, ==, 1);
  g_assert_cmpint (earned->xirr.reason, ==, KD_RETURN_OK);
}

/* A redemption above the last value, without a valuation of its day: what came out above it was earned. */
static void
test_out_without_a_value (void)
{
  g_autoptr (KdPortfolio) portfolio = kd_portfolio_new ("CNY");
  KdHeldAccount *fund = account (portfolio, 1);
  g_autoptr (KdPerformance) earned = NULL;

  valued (fund, "2026-01-01", 100);
  trade (fund, "2026-03-01", KD_TRADE_SELL, 110);
  fund->closed = DAY ("2026-03-02");
  earned = measure (portfolio, NULL, "2026-06-30");
  ASSERT_RATE (earned->twr, 0.1);
  g_assert_cmpint (earned->gain, ==, YUAN (10));
  g_assert_cmpuint (earned->estimated_days, ==, 1);
  g_assert_cmpint (earned->end.value, ==, 0);
}

/* What was there when an account was first valued came from somewhere: it is no gain. */
static void
test_brought_in (void)
{
  g_autoptr (KdPortfolio) portfolio = kd_portfolio_new ("CNY");
  KdHeldAccount *old = account (portfolio, 1), *found = account (portfolio, 2);
  g_autoptr (KdPerformance) earned = NULL;
  const KdOutsideFlow *flow;

  valued (old, "2026-01-01", 100);
  valued (old, "2026-06-30", 100);
  trade (found, "2026-03-01", KD_TRADE_WITHDRAW, 10);
  valued (found, "2026-03-01", 500);
  valued (found, "2026-06-30", 520);
  earned = measure (portfolio, "2026-01-01", "2026-06-30");
  g_assert_cmpint (earned->gain, ==, YUAN (20));
  g_assert_cmpuint (earned->flows->len, ==, 2);
  flow = &g_array_index (earned->flows, KdOutsideFlow, 1);
  g_assert_cmpint (flow->type, ==, KD_TRADE_BROUGHT_IN);
  g_assert_cmpint (flow->amount, ==, YUAN (510));
  ASSERT_RATE (earned->twr, 20.0 / 600);
}

/* Fees count against the return, taxes do not. */
static void
test_fees_and_taxes (void)
{
  g_autoptr (KdPortfolio) fees = kd_portfolio_new ("CNY");
  g_autoptr (KdPortfolio) taxes = kd_portfolio_new ("CNY");
  KdHeldAccount *thing = account (fees, 1), *purse = account (taxes, 1);
  g_autoptr (KdPerformance) after_fees = NULL;
  g_autoptr (KdPerformance) before_tax = NULL;

  valued (thing, "2026-01-01", 100);
  trade (thing, "2026-06-30", KD_TRADE_FEE, 2);
  valued (thing, "2026-06-30", 110);
  after_fees = measure (fees, NULL, "2026-06-30");
  ASSERT_RATE (after_fees->twr, 0.08);
  trade (purse, "2025-12-01", KD_TRADE_DEPOSIT, 100);
  valued (purse, "2026-01-01", 100);
  trade (purse, "2026-06-30", KD_TRADE_TAX, 2);
  trade (purse, "2026-06-30", KD_TRADE_OTHER, 7);
  valued (purse, "2026-06-30", 108);
  before_tax = measure (taxes, "2026-01-01", "2026-06-30");
  ASSERT_RATE (before_tax->twr, 0.1);
  g_assert_cmpuint (before_tax->unclear, ==, 1);
}

static void
test_one_account (void)
{
  g_autoptr (KdPortfolio) portfolio = kd_portfolio_new ("CNY");
  KdHeldAccount *one = account (portfolio, 1), *other = account (portfolio, 2);
  g_autoptr (KdPerformance) earned = NULL;

  valued (one, "2026-01-01", 100);
  valued (one, "2026-06-30", 105);
  valued (other, "2026-01-01", 100);
  valued (other, "2026-06-30", 50);
  kd_portfolio_seal (portfolio);
  earned = kd_performance_new (portfolio, &one->uuid, DAY ("2026-01-01"), DAY ("2026-06-30"));
  ASSERT_RATE (earned->twr, 0.05);
}

/* A value of last year is carried to both ends, and said to be of then. */
static void
test_carried_ends (void)
{
  g_autoptr (KdPortfolio) portfolio = kd_portfolio_new ("CNY");
  KdHeldAccount *fund = account (portfolio, 1);
  g_autoptr (KdPerformance) earned = NULL;
  g_autoptr (KdPerformance) day = NULL;

  valued (fund, "2025-03-31", 100);
  trade (fund, "2026-02-01", KD_TRADE_BUY, 10);
  earned = measure (portfolio, "2026-01-01", "2026-06-30");
  g_assert_cmpint (earned->begin.as_at, ==, DAY ("2025-03-31"));
  g_assert_false (earned->begin.estimated);
  g_assert_true (earned->end.estimated);
  ASSERT_RATE (earned->twr, 0);
  ASSERT_RATE (earned->xirr, 0);
  day = measure (portfolio, "2026-06-30", "2026-06-30");
  g_assert_cmpint (day->xirr.reason, ==, KD_RETURN_NO_DAYS);
  g_assert_cmpint (day->twr.reason, ==, KD_RETURN_TOO_FEW);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/performance/no-values", test_no_values);
  g_test_add_func ("/performance/foreign", test_foreign);
  g_test_add_func ("/performance/total-loss", test_total_loss);
  g_test_add_func ("/performance/manual", test_manual);
  g_test_add_func ("/performance/dietz", test_dietz);
  g_test_add_func ("/performance/out-and-in-again", test_out_and_in_again);
  g_test_add_func ("/performance/out-without-a-value", test_out_without_a_value);
  g_test_add_func ("/performance/brought-in", test_brought_in);
  g_test_add_func ("/performance/fees-and-taxes", test_fees_and_taxes);
  g_test_add_func ("/performance/one-account", test_one_account);
  g_test_add_func ("/performance/carried-ends", test_carried_ends);
  return g_test_run ();
}
