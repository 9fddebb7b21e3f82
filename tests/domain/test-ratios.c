/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-ratios.h"

#include <glib.h>
#include <math.h>

#define NEAR(got, expected, within) g_assert_cmpfloat_with_epsilon (got, expected, within)

static KdRatios
measure (KdBudget budget)
{
  KdRatios ratios;

  kd_ratios_measure (&budget, &ratios);
  return ratios;
}

/* Published: textbooks of Chinese advisers. */
static void
test_vectors (void)
{
  g_assert_cmpfloat (measure ((KdBudget) { .liquid = 1500000, .spending = 300000 }).liquidity, ==, 5);
  g_assert_cmpfloat (measure ((KdBudget) { .liquid = 2000000, .spending = 500000 }).liquidity, ==, 4);
  NEAR (measure ((KdBudget) { .debt_service = 205000, .income = 600000 }).debt_service, 0.342, 5e-4);
  NEAR (measure ((KdBudget) { .debt_service = 220000, .income = 600000 }).debt_service, 0.367, 5e-4);
}

static void
test_household (void)
{
  KdRatios ratios = measure ((KdBudget) { .assets = 1000, .debts = 400, .investments = 300, .income = 100, .spending = 80, .passive = 20 });

  NEAR (ratios.debt, 0.4, 1e-15);
  NEAR (ratios.debt + ratios.solvency, 1, 1e-15);
  NEAR (ratios.saving, 0.2, 1e-15);
  NEAR (ratios.investment, 0.5, 1e-15);
  NEAR (ratios.freedom, 0.25, 1e-15);
}

static void
test_nothing (void)
{
  KdRatios ratios = measure ((KdBudget) { .debts = 5, .investments = 5 });

  g_assert_true (isnan (ratios.debt) && isnan (ratios.liquidity) && isnan (ratios.saving) && isnan (ratios.investment));
}

static void
test_concentration (void)
{
  static const gint64 parts[] = { 30, 40, 20, -7, 10 };
  static const gint64 debts[] = { 0, -5 };
  KdConcentration     concentration;

  g_assert_true (kd_concentration_measure (parts, G_N_ELEMENTS (parts), &concentration));
  NEAR (concentration.index, 0.30, 1e-12);
  NEAR (concentration.effective, 3.333, 5e-4);
  g_assert_cmpuint (concentration.largest, ==, 1);
  NEAR (concentration.largest_share, 0.4, 1e-15);
  g_assert_false (kd_concentration_measure (debts, G_N_ELEMENTS (debts), &concentration));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ratios/nothing", test_nothing);
  g_test_add_func ("/ratios/vectors", test_vectors);
  g_test_add_func ("/ratios/household", test_household);
  g_test_add_func ("/ratios/concentration", test_concentration);
  return g_test_run ();
}
