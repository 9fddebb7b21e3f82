/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rules-fixture.h"

#include <string.h>

/* A day that must be one. */
KdDate
kd_fixture_day (const char *text)
{
  KdDate date = kd_date_parse_iso (text);

  g_assert_cmpint (date, !=, KD_DATE_NONE);
  return date;
}

static void
set_off (KdWorkdays *workdays,
         const char *from,
         const char *to)
{
  for (KdDate date = kd_fixture_day (from); date <= kd_fixture_day (to); date++)
    g_assert_true (kd_workdays_set (workdays, date, KD_DAY_HOLIDAY));
}

/* The State Council's notices of 12 November 2024 and 4 November 2025. */
KdWorkdays *
kd_fixture_new_workdays (void)
{
  static const char *const off[][2] = {
    { "2025-01-01", "2025-01-01" },
    { "2025-01-28", "2025-02-04" },
    { "2025-04-04", "2025-04-06" },
    { "2025-05-01", "2025-05-05" },
    { "2025-05-31", "2025-06-02" },
    { "2025-10-01", "2025-10-08" },
    { "2026-01-01", "2026-01-03" },
    { "2026-02-15", "2026-02-23" },
    { "2026-04-04", "2026-04-06" },
    { "2026-05-01", "2026-05-05" },
    { "2026-06-19", "2026-06-21" },
    { "2026-09-25", "2026-09-27" },
    { "2026-10-01", "2026-10-07" },
  };
  static const char *const work[] = {
    "2025-01-26", "2025-02-08", "2025-04-27", "2025-09-28", "2025-10-11", "2026-01-04", "2026-02-14", "2026-02-28", "2026-05-09", "2026-09-20", "2026-10-10"
  };
  KdWorkdays *workdays = kd_workdays_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (off); i++)
    set_off (workdays, off[i][0], off[i][1]);
  for (gsize i = 0; i < G_N_ELEMENTS (work); i++)
    g_assert_true (kd_workdays_set (workdays, kd_fixture_day (work[i]), KD_DAY_WORKING_WEEKEND));
  kd_workdays_publish (workdays, 2025);
  kd_workdays_publish (workdays, 2026);
  return workdays;
}

static void
fill_reminders (KdReminderRules *reminders)
{
  static const KdShift shifts[KD_REMINDER_RULES] = {
    [KD_RULE_ASSESSMENT_EXPIRY] = KD_SHIFT_PRECEDING,
    [KD_RULE_ID_EXPIRY] = KD_SHIFT_PRECEDING,
    [KD_RULE_CONTACT_CADENCE] = KD_SHIFT_FOLLOWING,
    [KD_RULE_PRODUCT_MATURITY] = KD_SHIFT_PRECEDING,
  };

  reminders->ref = (KdRuleRef) { "reminders", "test" };
  for (guint i = 0; i < KD_REMINDER_RULES; i++)
    reminders->rules[i] = (KdReminderRule) { .on = TRUE, .shift = shifts[i], .leads = { 30, 0 }, .n_leads = 2 };
}

/* Rules by hand, apart from every pack. */
void
kd_fixture_fill_rules (KdRuleSet        *rules,
                       const KdWorkdays *workdays)
{
  static const char *const labels[] = { "C1", "C2", "C3", "C4", "C5" };

  *rules = (KdRuleSet) {
    .regime = "test",
    .workdays = workdays,
    .assessment = { .ref = { "assessment", "test" }, .valid_months = 12 },
    .tiers = { .ref = { "tiers", "test" }, .up_months = 1, .n_tiers = 3, .tiers = { { "low", "Low", 0, 3, "c" }, { "middle", "Middle", 500, 3, "b" }, { "high", "High", 600, 3, "a" } } },
    .history = { .ref = { "history", "test" }, .n_classes = 5, .classes = { { "none", "None", KD_HISTORY_NEVER, 0 }, { "new", "New", KD_HISTORY_FIRST_WITHIN, 6 }, { "active", "Active", KD_HISTORY_LAST_WITHIN, 6 }, { "regular", "Regular", KD_HISTORY_LAST_WITHIN, 24 }, { "dormant", "Dormant", KD_HISTORY_OTHERWISE, 0 } } },
    .cadence = { .ref = { "cadence", "test" }, .first_days = 14, .otherwise = 2, .n_cadences = 3, .cadences = { { "a", 3, 4 }, { "b", 6, 8 }, { "c", 12, 15 } } },
  };
  memcpy (rules->suitability.keys, labels, sizeof labels);
  memcpy (rules->suitability.labels, labels, sizeof labels);
  for (guint level = 0; level < KD_RISK_LEVELS; level++)
    for (guint product = 0; product < KD_RISK_LEVELS; product++)
      rules->suitability.matrix[level][product] = product <= level ? KD_VERDICT_SUITABLE : KD_VERDICT_ON_REQUEST;
  for (guint product = 1; product < KD_RISK_LEVELS; product++)
    rules->suitability.lowest[product] = KD_VERDICT_UNSUITABLE;
  fill_reminders (&rules->reminders);
}

static void
free_brief (gpointer data)
{
  kd_brief_clear (data);
  g_free (data);
}

GPtrArray *
kd_fixture_new_briefs (void)
{
  return g_ptr_array_new_with_free_func (free_brief);
}

/* A client of whom nothing is known, with a file made by no clock: no reminder comes from that. */
KdBrief *
kd_fixture_new_client (GPtrArray *briefs,
                       guint8     number)
{
  KdBrief *brief = g_new0 (KdBrief, 1);

  kd_brief_init (brief);
  brief->id = number;
  brief->uuid.bytes[15] = number;
  g_ptr_array_add (briefs, brief);
  return brief;
}
