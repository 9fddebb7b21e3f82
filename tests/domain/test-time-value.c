/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-time-value.h"

#include <glib.h>
#include <math.h>

#define NEAR(got, expected, within) g_assert_cmpfloat_with_epsilon (got, expected, within)
#define FUTURE(...) kd_payments_get_future (&(KdPayments) { __VA_ARGS__ })
#define PRESENT(...) kd_payments_get_present (&(KdPayments) { __VA_ARGS__ })
#define PAYMENT(...) kd_payments_get_payment (&(KdPayments) { __VA_ARGS__ })
#define PERIODS(...) kd_payments_get_periods (&(KdPayments) { __VA_ARGS__ })
#define RATE(...) kd_payments_get_rate (&(KdPayments) { __VA_ARGS__ })

/* Published: numpy-financial's tests, Excel's help. */
static void
test_future (void)
{
  NEAR (FUTURE (.rate = 0.05 / 12, .periods = 120, .payment = -100, .present = -100), 15692.92889, 5e-6);
  NEAR (FUTURE (.rate = 0.06 / 12, .periods = 10, .payment = -200, .present = -500, .early = TRUE), 2581.40, 5e-3);
  NEAR (FUTURE (.rate = 0.12 / 12, .periods = 12, .payment = -1000), 12682.50, 5e-3);
  NEAR (FUTURE (.rate = 0.11 / 12, .periods = 35, .payment = -2000, .early = TRUE), 82846.25, 5e-3);
  NEAR (FUTURE (.rate = 0.06 / 12, .periods = 12, .payment = -100, .present = -1000, .early = TRUE), 2301.40, 5e-3);
  NEAR (FUTURE (.rate = 0, .periods = 12, .payment = -100, .present = -50), 1250, 1e-9);
}

static void
test_present (void)
{
  NEAR (PRESENT (.rate = 0.08 / 12, .periods = 240, .payment = 500), -59777.15, 5e-3);
  NEAR (PRESENT (.rate = 0.05 / 12, .periods = 120, .payment = -100, .future = 15692.93), -100.00067, 5e-6);
}

/* The last is a mortgage of a million yuan over thirty years (等额本息). */
static void
test_payment (void)
{
  NEAR (PAYMENT (.rate = 0.075 / 12, .periods = 180, .present = 200000), -1854.02472, 5e-6);
  NEAR (PAYMENT (.rate = 0.08 / 12, .periods = 10, .present = 10000), -1037.03, 5e-3);
  NEAR (PAYMENT (.rate = 0.08 / 12, .periods = 10, .present = 10000, .early = TRUE), -1030.16, 5e-3);
  NEAR (PAYMENT (.rate = 0.06 / 12, .periods = 216, .future = 50000), -129.08, 5e-3);
  NEAR (PAYMENT (.rate = 0.035 / 12, .periods = 360, .present = 1000000), -4490.45, 5e-3);
  NEAR (PAYMENT (.rate = 0, .periods = 10, .present = 1000), -100, 1e-9);
  g_assert_true (isnan (PAYMENT (.rate = 0.05, .periods = 0, .present = 1000)));
}

static void
test_periods (void)
{
  NEAR (PERIODS (.rate = 0.07 / 12, .payment = -150, .present = 8000), 64.07335, 5e-6);
  NEAR (PERIODS (.rate = 0.01, .payment = -100, .present = -1000, .future = 10000, .early = TRUE), 59.6738657, 5e-8);
  NEAR (PERIODS (.rate = 0.01, .payment = -100, .present = -1000, .future = 10000), 60.0821229, 5e-8);
  NEAR (PERIODS (.rate = 0.01, .payment = -100, .present = -1000), -9.57859404, 5e-9);
  NEAR (PERIODS (.rate = 0, .payment = -100, .present = 1000), 10, 1e-12);
  /* interest eats the payment: the loan is never paid back */
  g_assert_true (isnan (PERIODS (.rate = 0.01, .payment = -10, .present = 1000)));
  g_assert_true (isnan (PERIODS (.rate = 0, .payment = 0, .present = 1000)));
}

static void
test_rate (void)
{
  NEAR (RATE (.periods = 48, .payment = -200, .present = 8000), 0.0077014725, 5e-11);
  NEAR (RATE (.periods = 10, .payment = -100, .present = 1000), 0, 1e-12);
  NEAR (RATE (.periods = 10, .present = -100, .future = 50), pow (0.5, 0.1) - 1, 1e-12);
  g_assert_true (isnan (RATE (.periods = 10, .payment = -100, .present = -1000)));
}

/* Published: numpy-financial's tests. */
static void
test_npv_and_irr (void)
{
  static const gint64 project[] = { -4000000, 500000, 800000, 1200000, 3000000 };
  static const gint64 plain[] = { -10000, 3900, 5900, 5500, 2000 };
  static const gint64 wild[] = { -50000, 105000, 10000, -80000, 10000 };
  static const gint64 gift[] = { 100, 200 };

  NEAR (kd_time_value_npv (0.08, project, G_N_ELEMENTS (project)) / 100, 3065.22267, 5e-6);
  g_assert_cmpfloat (kd_time_value_npv (0.08, project, 0), ==, 0);
  NEAR (kd_time_value_irr (plain, G_N_ELEMENTS (plain)).rate, 0.28095, 5e-6);
  NEAR (kd_time_value_irr (wild, G_N_ELEMENTS (wild)).rate, 0.0886, 5e-5);
  NEAR (kd_time_value_npv (kd_time_value_irr (plain, G_N_ELEMENTS (plain)).rate, plain, G_N_ELEMENTS (plain)), 0, 1e-6);
  g_assert_cmpint (kd_time_value_irr (gift, G_N_ELEMENTS (gift)).reason, ==, KD_RETURN_ONE_WAY);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/time-value/future", test_future);
  g_test_add_func ("/time-value/present", test_present);
  g_test_add_func ("/time-value/payment", test_payment);
  g_test_add_func ("/time-value/periods", test_periods);
  g_test_add_func ("/time-value/rate", test_rate);
  g_test_add_func ("/time-value/npv-and-irr", test_npv_and_irr);
  return g_test_run ();
}
