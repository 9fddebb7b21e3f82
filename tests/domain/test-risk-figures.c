/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-risk-figures.h"

#include <glib.h>
#include <math.h>

#define NEAR(got, expected, within) g_assert_cmpfloat_with_epsilon (got, expected, within)

/* Per cent a month of the example in Bacon's textbook. */
static const double bacon[] = { 0.3, 2.6, 1.1, -1.0, 1.5, 2.5, 1.6, 6.7, -1.4, 4.0, -0.5, 8.1, 4.0, -3.7, -6.1, 1.7, -4.9, -2.2, 7.0, 5.8, -6.5, 2.4, -0.5, -0.9 };
#define MONTHS G_N_ELEMENTS (bacon)

static void
get_bacon (double *returns,
           double *index)
{
  index[0] = 1;
  for (guint i = 0; i < MONTHS; i++)
    {
      returns[i] = bacon[i] / 100;
      index[i + 1] = index[i] * (1 + returns[i]);
    }
}

static void
test_volatility (void)
{
  static const double few[] = { .005, -1.0 / 300, -.005, .01, .01, -.005 };
  double              returns[MONTHS], index[MONTHS + 1], semi;

  get_bacon (returns, index);
  NEAR (kd_risk_volatility (returns, MONTHS, 1), 0.0395485392, 5e-11);
  NEAR (kd_risk_volatility (returns, MONTHS, 12), 0.137000, 5e-7);
  NEAR (kd_risk_volatility (returns, MONTHS, 12) * sqrt (23.0 / 24), 0.134116, 5e-7);
  NEAR (kd_risk_log_volatility (few, G_N_ELEMENTS (few), &semi), 0.017736692475, 5e-13);
  NEAR (semi, 0.012188677034, 5e-13);
  g_assert_true (isnan (kd_risk_volatility (returns, 1, 12)));
  g_assert_true (isnan (kd_risk_log_volatility (few, 1, &semi)) && isnan (semi));
}

static void
test_drawdown (void)
{
  static const double accumulated[] = { 2, 2, 0.5, 2, 2, 3 };
  static const double rising[] = { 1, 2, 3 };
  double              returns[MONTHS], index[MONTHS + 1];
  KdDrawdown          drawdown;

  get_bacon (returns, index);
  drawdown = kd_risk_drawdown (index, MONTHS + 1);
  NEAR (drawdown.worst, -0.144673, 5e-7);
  g_assert_cmpuint (drawdown.peak, ==, 13);
  g_assert_cmpuint (drawdown.trough, ==, 18);
  NEAR (drawdown.pain, 0.03999, 5e-6);
  NEAR (kd_risk_drawdown (accumulated, G_N_ELEMENTS (accumulated)).worst, -0.75, 1e-15);
  g_assert_cmpfloat (kd_risk_drawdown (rising, G_N_ELEMENTS (rising)).worst, ==, 0);
  g_assert_cmpfloat (kd_risk_drawdown ((const double[]) { 1, 0, 1 }, 3).worst, ==, -1);
  g_assert_cmpfloat (kd_risk_drawdown (rising, 1).pain, ==, 0);
}

static void
test_sharpe (void)
{
  static const double still[] = { 0.01, 0.01, 0.01 };
  double              returns[MONTHS], index[MONTHS + 1], adjusted;

  get_bacon (returns, index);
  NEAR (index[MONTHS] - 1, 0.218106, 5e-7);
  NEAR (kd_risk_yearly (returns, MONTHS, 12), 0.103678, 5e-7);
  NEAR (kd_risk_sharpe (returns, MONTHS, 12, 0, &adjusted), 0.756775, 5e-7);
  NEAR (adjusted, 0.7591435, 5e-8);
  g_assert_true (isnan (kd_risk_sharpe (still, 1, 12, 0, &adjusted)) && isnan (adjusted));
}

static void
test_downside (void)
{
  double returns[MONTHS], index[MONTHS + 1];

  get_bacon (returns, index);
  NEAR (kd_risk_downside (returns, MONTHS, 0.005), 0.0255367, 5e-8);
  g_assert_true (isnan (kd_risk_downside (returns, 0, 0)));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/risk-figures/volatility", test_volatility);
  g_test_add_func ("/risk-figures/drawdown", test_drawdown);
  g_test_add_func ("/risk-figures/sharpe", test_sharpe);
  g_test_add_func ("/risk-figures/downside", test_downside);
  return g_test_run ();
}
