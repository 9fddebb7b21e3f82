/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-goal.h"

#include <glib.h>
#include <math.h>

#define NEAR(got, expected, within) g_assert_cmpfloat_with_epsilon (got, expected, within)

/* A million in fifteen years at 5 %, with a hundred thousand put aside. */
static const KdGoal million = { .target = 1000000, .periods = 180, .have = 100000, .rate = 0.05 / 12 };

static void
test_payment (void)
{
  NEAR (kd_goal_get_payment (&million), 2950.48, 5e-3);
}

static void
test_funding (void)
{
  KdGoal goal = million;

  goal.payment = 2000;
  NEAR (kd_goal_get_reach (&goal), 745948, 0.5);
  NEAR (kd_goal_get_funding (&goal), 0.746, 5e-4);
  NEAR (kd_goal_get_shortfall (&goal), 1000000 - 745948, 0.5);
  goal.target = 0;
  g_assert_true (isnan (kd_goal_get_funding (&goal)));
}

static void
test_periods (void)
{
  KdGoal goal = million;

  goal.payment = 3000;
  NEAR (kd_goal_get_periods (&goal), 178.2, 0.05);
  goal.have = 2000000;
  g_assert_cmpfloat (kd_goal_get_periods (&goal), ==, 0);
  /* it becomes dearer faster than money comes in */
  goal = (KdGoal) { .target = 1000, .inflation = 0.01, .payment = 5 };
  g_assert_true (isnan (kd_goal_get_periods (&goal)));
}

static void
test_rate (void)
{
  KdGoal goal = { .target = 200000, .periods = 60, .have = 100000, .payment = 1000 };

  NEAR (kd_goal_get_rate (&goal), 0.004538, 5e-7);
  NEAR (pow (1 + kd_goal_get_rate (&goal), 12) - 1, 0.0558, 5e-5);
}

static void
test_inflation (void)
{
  KdGoal goal = { .target = 1000, .inflation = 0.03, .periods = 10, .rate = 0.03, .have = 1000 };

  NEAR (kd_goal_get_need (&goal), 1343.916379, 1e-6);
  NEAR (kd_goal_get_shortfall (&goal), 0, 1e-9);
}

static void
test_retirement (void)
{
  const KdRetirement     plan = { .spending = 120000, .inflation = 0.03, .years_until = 25, .years_after = 25, .rate_until = 0.06, .rate_after = 0.04, .have = 500000 };
  const KdRetirement     now = { .spending = 120000, .inflation = 0.03, .years_after = 25, .rate_until = 0.06, .rate_after = 0.03, .have = 500000 };
  const KdRetirementNeed need = kd_retirement_get_need (&plan);

  NEAR (need.first_year, 251253.35, 5e-3);
  NEAR (need.real_rate, 0.00970874, 5e-9);
  NEAR (need.need, 5607278.01, 5e-3);
  NEAR (need.gap, 3461342.65, 5e-3);
  NEAR (need.saving, 63088.92, 5e-3);
  /* no growth above inflation: as many years as they cost; and nothing can be saved any more */
  NEAR (kd_retirement_get_need (&now).need, 25 * 120000, 1e-6);
  g_assert_true (isnan (kd_retirement_get_need (&now).saving));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/goal/payment", test_payment);
  g_test_add_func ("/goal/funding", test_funding);
  g_test_add_func ("/goal/periods", test_periods);
  g_test_add_func ("/goal/rate", test_rate);
  g_test_add_func ("/goal/inflation", test_inflation);
  g_test_add_func ("/goal/retirement", test_retirement);
  return g_test_run ();
}
