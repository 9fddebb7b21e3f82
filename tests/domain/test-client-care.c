/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-client-care.h"

#include <glib.h>
#include <math.h>

static void
test_recommendation (void)
{
  static const guint answers[KD_CARE_ANSWERS] = { [0] = 5, [6] = 10, [7] = 15, [8] = 10, [9] = 20, [10] = 40 };
  static const guint none[KD_CARE_ANSWERS] = { 0 };

  g_assert_cmpfloat (kd_care_recommendation (answers), ==, 45);
  g_assert_true (isnan (kd_care_recommendation (none)));
}

static void
test_satisfaction (void)
{
  g_assert_cmpfloat_with_epsilon (kd_care_satisfaction ((const guint[]) { 2, 4, 10, 50, 34 }), 0.84, 1e-15);
  g_assert_true (isnan (kd_care_satisfaction ((const guint[]) { 0, 0, 0, 0, 0 })));
}

static void
test_retention (void)
{
  g_assert_cmpfloat_with_epsilon (kd_care_retention (200, 190), 0.95, 1e-15);
  g_assert_true (isnan (kd_care_retention (0, 0)));
}

/* 800,000 fell to 600,000; 150,000 were redeemed, 200,000 mature. */
static void
test_churn (void)
{
  const KdChurnLimits limits = { .outflow = 0.20, .redeemed = 0.20, .matures = 0.30 };
  const KdChurnFacts  leaving = { .before = 80, .now = 60, .redeemed = 15, .matures = 20 };
  const KdChurnFacts  steady = { .before = 80, .now = 79, .redeemed = 1, .matures = 1, .noticed = KD_CHURN_SILENCE };
  const KdChurnFacts  gone = { .before = 80, .redeemed = 80 };

  g_assert_cmpuint (kd_care_churn_flags (&leaving, &limits), ==, KD_CHURN_OUTFLOW | KD_CHURN_REDEEMED | KD_CHURN_MATURES);
  g_assert_cmpint (kd_care_churn_level (kd_care_churn_flags (&leaving, &limits)), ==, KD_CHURN_HIGH);
  g_assert_cmpuint (kd_care_churn_flags (&steady, &limits), ==, KD_CHURN_SILENCE);
  g_assert_cmpint (kd_care_churn_level (KD_CHURN_SILENCE), ==, KD_CHURN_MEDIUM);
  g_assert_cmpuint (kd_care_churn_flags (&gone, &limits), ==, KD_CHURN_OUTFLOW | KD_CHURN_REDEEMED);
  g_assert_cmpuint (kd_care_churn_flags (&(KdChurnFacts) { 0 }, &limits), ==, 0);
  g_assert_cmpint (kd_care_churn_level (0), ==, KD_CHURN_LOW);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/client-care/recommendation", test_recommendation);
  g_test_add_func ("/client-care/satisfaction", test_satisfaction);
  g_test_add_func ("/client-care/retention", test_retention);
  g_test_add_func ("/client-care/churn", test_churn);
  return g_test_run ();
}
