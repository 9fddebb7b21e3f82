/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Suitability, tiers, investment history and segments. */

#include "kd-error.h"
#include "kd-segment.h"
#include "rules-fixture.h"

static KdRuleSet rules;

static void
test_expiry (void)
{
  static const char *const edges[][2] = {
    { "2025-12-21", "2026-12-21" },
    { "2024-02-29", "2025-02-28" },
    { "2023-02-28", "2024-02-28" },
    { "2025-08-31", "2026-08-31" },
  };
  const KdAssessmentRule months = { .valid_months = 6 };

  for (gsize i = 0; i < G_N_ELEMENTS (edges); i++)
    assert_day (kd_suitability_get_expiry (&rules.assessment, kd_fixture_day (edges[i][0])), edges[i][1]);
  assert_day (kd_suitability_get_expiry (&months, kd_fixture_day ("2025-08-31")), "2026-02-28");
  assert_day (kd_suitability_get_expiry (&rules.assessment, KD_DATE_NONE), "none");
}

static void
test_state (void)
{
  KdDate assessed = kd_fixture_day ("2025-12-21");
  static const struct
  {
    const char       *today;
    KdAssessmentState state;
  } days[] = {
    { "2025-12-20", KD_ASSESSMENT_UNDATED }, /* a day to come is a slip of the pen */
    { "2025-12-21", KD_ASSESSMENT_VALID },
    { "2026-11-20", KD_ASSESSMENT_VALID },
    { "2026-11-21", KD_ASSESSMENT_EXPIRING },
    { "2026-12-21", KD_ASSESSMENT_EXPIRING }, /* the last day still holds */
    { "2026-12-22", KD_ASSESSMENT_EXPIRED },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (days); i++)
    g_assert_cmpint (kd_suitability_get_state (&rules.assessment, 3, assessed, kd_fixture_day (days[i].today), 30), ==, days[i].state);
  g_assert_cmpint (kd_suitability_get_state (&rules.assessment, 3, KD_DATE_NONE, assessed, 30), ==, KD_ASSESSMENT_UNDATED);
  g_assert_false (kd_suitability_holds (KD_ASSESSMENT_UNDATED));
  g_assert_cmpint (kd_suitability_get_state (&rules.assessment, 0, assessed, assessed, 30), ==, KD_ASSESSMENT_NONE);
  g_assert_cmpint (kd_suitability_get_state (&rules.assessment, 6, assessed, assessed, 30), ==, KD_ASSESSMENT_NONE);
}

static void
test_verdict (void)
{
  for (int level = 1; level <= 5; level++)
    for (int product = 1; product <= 5; product++)
      g_assert_cmpint (kd_suitability_check (&rules.suitability, KD_ASSESSMENT_VALID, level, FALSE, product), ==, product <= level ? KD_VERDICT_SUITABLE : KD_VERDICT_ON_REQUEST);
  g_assert_cmpint (kd_suitability_check (&rules.suitability, KD_ASSESSMENT_EXPIRING, 1, TRUE, 1), ==, KD_VERDICT_SUITABLE);
  g_assert_cmpint (kd_suitability_check (&rules.suitability, KD_ASSESSMENT_VALID, 1, TRUE, 2), ==, KD_VERDICT_UNSUITABLE);
  /* A product that nobody rated is taken for one of the highest level. */
  g_assert_cmpint (kd_suitability_check (&rules.suitability, KD_ASSESSMENT_VALID, 4, FALSE, 0), ==, KD_VERDICT_ON_REQUEST);
  for (KdAssessmentState state = KD_ASSESSMENT_NONE; state <= KD_ASSESSMENT_UNDATED; state++)
    if (!kd_suitability_holds (state))
      g_assert_cmpint (kd_suitability_check (&rules.suitability, state, 5, FALSE, 1), ==, KD_VERDICT_ASSESS_FIRST);
}

static void
test_tier (void)
{
  g_assert_cmpint (kd_tier_find (&rules.tiers, KD_BRIEF_NO_AMOUNT), ==, -1);
  g_assert_cmpint (kd_tier_find (&rules.tiers, -5), ==, 0);
  g_assert_cmpint (kd_tier_find (&rules.tiers, 0), ==, 0);
  g_assert_cmpint (kd_tier_find (&rules.tiers, 499), ==, 0);
  g_assert_cmpint (kd_tier_find (&rules.tiers, 500), ==, 1);
  g_assert_cmpint (kd_tier_find (&rules.tiers, 599), ==, 1);
  g_assert_cmpint (kd_tier_find (&rules.tiers, 600), ==, 2);
  g_assert_cmpint (kd_tier_find (&rules.tiers, G_MAXINT64), ==, 2);
}

/* The published vector: three months below 600, and the client falls in the month after the third to what that one says. */
static void
test_tier_hysteresis (void)
{
  static const gint64 months[] = { 610, 590, 580, 570 };
  static const gint64 back[] = { 590, 580, 600, 590, 580 };
  static const gint64 deep[] = { 590, 580, 100 };
  static const gint64 gap[] = { 590, KD_BRIEF_NO_AMOUNT, 580, 570 };
  static const gint64 up[] = { 100, 650 };
  KdTierMove          move;

  for (guint n = 1; n <= 3; n++)
    {
      move = kd_tier_settle (&rules.tiers, -1, months, n);
      g_assert_cmpint (move.tier, ==, 2);
      g_assert_cmpint (move.down, ==, (int) n - 1);
    }
  move = kd_tier_settle (&rules.tiers, -1, months, 4);
  g_assert_cmpint (move.tier, ==, 1);
  g_assert_cmpint (move.down, ==, 0);
  move = kd_tier_settle (&rules.tiers, 2, back, G_N_ELEMENTS (back));
  g_assert_cmpint (move.tier, ==, 2);
  g_assert_cmpint (move.down, ==, 2);
  g_assert_cmpint (kd_tier_settle (&rules.tiers, 2, deep, G_N_ELEMENTS (deep)).tier, ==, 0);
  g_assert_cmpint (kd_tier_settle (&rules.tiers, 2, gap, G_N_ELEMENTS (gap)).tier, ==, 1);
  g_assert_cmpint (kd_tier_settle (&rules.tiers, -1, up, G_N_ELEMENTS (up)).tier, ==, 2);
  g_assert_cmpint (kd_tier_settle (&rules.tiers, -1, months, 0).tier, ==, -1);
}

static const char *
class_of (const char *first,
          const char *last)
{
  KdDate today = kd_fixture_day ("2026-11-24");
  guint class = kd_history_class_find (&rules.history, first != NULL ? kd_fixture_day (first) : KD_DATE_NONE, last != NULL ? kd_fixture_day (last) : KD_DATE_NONE, today);

  return rules.history.classes[class].key;
}

static void
test_history (void)
{
  g_assert_cmpstr (class_of (NULL, NULL), ==, "none");
  g_assert_cmpstr (class_of ("2026-11-24", "2026-11-24"), ==, "new");
  g_assert_cmpstr (class_of ("2026-05-24", "2026-05-24"), ==, "new");
  g_assert_cmpstr (class_of ("2026-05-23", "2026-05-24"), ==, "active");
  g_assert_cmpstr (class_of ("2020-01-01", "2026-05-23"), ==, "regular");
  g_assert_cmpstr (class_of ("2020-01-01", "2024-11-24"), ==, "regular");
  g_assert_cmpstr (class_of ("2020-01-01", "2024-11-23"), ==, "dormant");
  g_assert_cmpstr (class_of ("2027-01-01", "2027-01-01"), ==, "new");
}

static void
test_segments (void)
{
  g_autoptr (GPtrArray) briefs = kd_fixture_new_briefs ();
  g_autoptr (GArray) by_risk = NULL;
  g_autoptr (GArray) by_assets = NULL;
  g_autoptr (GArray) by_history = NULL;
  g_autoptr (GError) error = NULL;
  KdDate     today = kd_fixture_day ("2026-11-24");
  KdBrief   *brief;
  KdSegment *segment;

  for (guint8 i = 0; i < 6; i++)
    {
      brief = kd_fixture_new_client (briefs, i + 1);
      brief->level = i < 5 ? 3 : 0;
      brief->assessed = i == 0 ? KD_DATE_NONE : i == 1 ? today - 400
                                                       : today - 10;
      brief->assets = i == 2 ? KD_BRIEF_NO_AMOUNT : 500 + i;
    }
  brief = kd_fixture_new_client (briefs, 9);
  brief->flags = KD_BRIEF_ARCHIVED;
  brief->assets = 1000000;

  g_assert_true (kd_segment_sum (&rules, KD_SEGMENT_BY_RISK, briefs, today, &by_risk, &error));
  g_assert_cmpuint (by_risk->len, ==, 6);
  segment = &g_array_index (by_risk, KdSegment, 2);
  g_assert_cmpstr (segment->key, ==, "C3");
  g_assert_cmpuint (segment->clients, ==, 5);
  g_assert_cmpuint (segment->expired, ==, 2);
  g_assert_cmpuint (segment->undated, ==, 1);
  g_assert_cmpint (segment->assets, ==, 500 + 501 + 503 + 504);
  segment = &g_array_index (by_risk, KdSegment, 5);
  g_assert_cmpstr (segment->key, ==, "unknown");
  g_assert_cmpuint (segment->clients, ==, 1);
  g_assert_cmpuint (segment->expired, ==, 0);

  g_assert_true (kd_segment_sum (&rules, KD_SEGMENT_BY_ASSETS, briefs, today, &by_assets, &error));
  g_assert_cmpuint (by_assets->len, ==, 4);
  g_assert_cmpuint (g_array_index (by_assets, KdSegment, 0).clients, ==, 0);
  g_assert_cmpuint (g_array_index (by_assets, KdSegment, 1).clients, ==, 5);
  g_assert_cmpuint (g_array_index (by_assets, KdSegment, 3).clients, ==, 1);
  g_assert_true (kd_segment_sum (&rules, KD_SEGMENT_BY_HISTORY, briefs, today, &by_history, &error));
  g_assert_cmpuint (by_history->len, ==, 5);
  g_assert_cmpuint (g_array_index (by_history, KdSegment, 0).clients, ==, 6);
}

static void
test_segments_too_much (void)
{
  g_autoptr (GPtrArray) briefs = kd_fixture_new_briefs ();
  g_autoptr (GArray) segments = NULL;
  g_autoptr (GError) error = NULL;

  for (guint8 i = 1; i <= 2; i++)
    kd_fixture_new_client (briefs, i)->assets = G_MAXINT64 - 5;
  g_assert_false (kd_segment_sum (&rules, KD_SEGMENT_BY_ASSETS, briefs, 0, &segments, &error));
  g_assert_error (error, KD_ERROR, KD_ERROR_LIMIT);
  g_assert_null (segments);
}

static void
test_names (void)
{
  KdSegmentBy      by;
  KdReminderRuleId rule;

  g_assert_true (kd_segment_by_parse ("history", &by));
  g_assert_cmpint (by, ==, KD_SEGMENT_BY_HISTORY);
  g_assert_false (kd_segment_by_parse ("age", &by));
  g_assert_false (kd_segment_by_parse (NULL, &by));
  for (guint i = 0; i < KD_REMINDER_RULES; i++)
    {
      g_assert_true (kd_reminder_rule_find (kd_reminder_rule_get_key (i), &rule));
      g_assert_cmpint (rule, ==, i);
    }
  g_assert_false (kd_reminder_rule_find ("none", &rule));
  g_assert_false (kd_reminder_rule_find (NULL, &rule));
}

static void
test_cadence (void)
{
  g_assert_cmpstr (kd_rule_set_get_cadence (&rules, "b", 700)->key, ==, "b");
  g_assert_cmpstr (kd_rule_set_get_cadence (&rules, NULL, 700)->key, ==, "a");
  g_assert_cmpstr (kd_rule_set_get_cadence (&rules, NULL, KD_BRIEF_NO_AMOUNT)->key, ==, "c");
  g_assert_cmpstr (kd_rule_set_get_cadence (&rules, "vip", 700)->key, ==, "c");
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (KdWorkdays) workdays = kd_fixture_new_workdays ();

  g_test_init (&argc, &argv, NULL);
  kd_fixture_fill_rules (&rules, workdays);
  g_test_add_func ("/suitability/expiry", test_expiry);
  g_test_add_func ("/suitability/state", test_state);
  g_test_add_func ("/suitability/verdict", test_verdict);
  g_test_add_func ("/tier/find", test_tier);
  g_test_add_func ("/tier/hysteresis", test_tier_hysteresis);
  g_test_add_func ("/history-class/find", test_history);
  g_test_add_func ("/segment/sums", test_segments);
  g_test_add_func ("/segment/too-much", test_segments_too_much);
  g_test_add_func ("/rule-set/names", test_names);
  g_test_add_func ("/rule-set/cadence", test_cadence);
  return g_test_run ();
}
