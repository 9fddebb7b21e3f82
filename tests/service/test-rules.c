/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-error.h"
#include "kd-rules.h"
#include "kd-segment.h"

#include <string.h>

static KdDate
day (const char *text)
{
  KdDate date = kd_date_parse_iso (text);

  g_assert_cmpint (date, !=, KD_DATE_NONE);
  return date;
}

static KdRuleSet
pick (KdRules    *rules,
      const char *regime,
      const char *on)
{
  g_autoptr (GError) error = NULL;
  KdRuleSet set;

  g_assert_true (kd_rules_pick (rules, regime, day (on), &set, &error));
  g_assert_no_error (error);
  return set;
}

static KdRules *
read_own (void)
{
  g_autoptr (GError) error = NULL;
  KdRules *rules = kd_rules_new (&error);

  g_assert_no_error (error);
  g_assert_nonnull (rules);
  return rules;
}

static void
test_packs (void)
{
  g_autoptr (KdRules) rules = read_own ();
  gboolean seen = FALSE;

  g_assert_cmpuint (kd_rules_get_n_packs (rules), >=, 17);
  for (guint i = 0; i < kd_rules_get_n_packs (rules); i++)
    {
      const KdRulePack *pack = kd_rules_get_pack (rules, i);

      g_assert_cmpuint (strlen (pack->source), >, 10);
      seen |= strstr (pack->source, "国家金融监督管理总局令2025年第7号, 2025-07-11") != NULL;
    }
  g_assert_true (seen);
}

static void
test_dated (void)
{
  g_autoptr (KdRules) rules = read_own ();
  KdRuleSet set = pick (rules, "nfra", "2026-01-31");

  g_assert_cmpstr (set.assessment.ref.id, ==, "assessment-nfra");
  g_assert_cmpstr (set.assessment.ref.version, ==, "2012-01");
  g_assert_cmpint (set.assessment.tests_per_year, ==, 0);
  set = pick (rules, "nfra", "2026-02-01");
  g_assert_cmpstr (set.assessment.ref.version, ==, "2026-02");
  g_assert_cmpint (set.assessment.valid_months, ==, 12);
  g_assert_cmpint (set.assessment.tests_per_day, ==, 2);
  g_assert_cmpint (set.assessment.tests_per_year, ==, 8);
  g_assert_cmpint (pick (rules, "fund", "2026-12-11").assessment.valid_months, ==, 24);
  g_assert_cmpint (pick (rules, "fund", "2026-12-12").assessment.valid_months, ==, 12);
  g_assert_cmpint (pick (rules, "securities", "2030-01-01").assessment.valid_months, ==, 24);
  g_assert_cmpint (kd_rules_get_next_change (rules, "fund", day ("2026-11-24")), ==, day ("2026-12-12"));
  g_assert_cmpint (kd_rules_get_next_change (rules, "fund", day ("2026-12-12")), ==, KD_DATE_NONE);
  g_assert_cmpint (kd_rules_get_next_change (rules, "nfra", day ("2026-02-01")), ==, KD_DATE_NONE);
  g_assert_cmpint (kd_rules_get_next_change (rules, "nfra", day ("2026-01-01")), ==, day ("2026-02-01"));
}

static void
test_none_in_force (void)
{
  g_autoptr (KdRules) rules = read_own ();
  g_autoptr (GError) error = NULL;
  KdRuleSet set;

  g_assert_false (kd_rules_pick (rules, "nfra", day ("2011-12-31"), &set, &error));
  g_assert_error (error, KD_ERROR, KD_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (error->message, "assessment"));
  g_assert_nonnull (strstr (error->message, "2011-12-31"));
  g_clear_error (&error);
  g_assert_false (kd_rules_pick (rules, "moon", day ("2026-12-31"), &set, &error));
  g_assert_nonnull (strstr (error->message, "moon"));
}

static void
test_matrix (void)
{
  g_autoptr (KdRules) rules = read_own ();
  KdRuleSet bank = pick (rules, KD_REGIME_DEFAULT, "2026-11-24");
  KdRuleSet fund = pick (rules, "fund", "2026-11-24");

  for (int level = 1; level <= 5; level++)
    for (int product = 1; product <= 5; product++)
      {
        gboolean above = product > level;

        g_assert_cmpint (kd_suitability_check (&bank.suitability, KD_ASSESSMENT_VALID, level, FALSE, product), ==, above ? KD_VERDICT_UNSUITABLE : KD_VERDICT_SUITABLE);
        g_assert_cmpint (kd_suitability_check (&fund.suitability, KD_ASSESSMENT_VALID, level, FALSE, product), ==, above ? KD_VERDICT_ON_REQUEST : KD_VERDICT_SUITABLE);
        g_assert_cmpint (kd_suitability_check (&fund.suitability, KD_ASSESSMENT_VALID, 1, TRUE, product), ==, product > 1 ? KD_VERDICT_UNSUITABLE : KD_VERDICT_SUITABLE);
      }
  g_assert_cmpstr (bank.suitability.labels[2], ==, "C3 Balanced");
}

static void
test_values (void)
{
  g_autoptr (KdRules) rules = read_own ();
  KdRuleSet set = pick (rules, KD_REGIME_DEFAULT, "2026-11-24");
  int       years = 0;

  g_assert_cmpstr (set.tiers.tiers[kd_tier_find (&set.tiers, G_GINT64_CONSTANT (599999999))].key, ==, "diamond");
  g_assert_cmpstr (set.tiers.tiers[kd_tier_find (&set.tiers, G_GINT64_CONSTANT (600000000))].key, ==, "private");
  g_assert_cmpint (set.tiers.tiers[set.tiers.n_tiers - 1].down_months, ==, 6);
  g_assert_cmpint (kd_rule_set_get_cadence (&set, "a", 0)->months, ==, 3);
  g_assert_cmpint (kd_rule_set_get_cadence (&set, "b", 0)->months, ==, 6);
  g_assert_cmpint (kd_rule_set_get_cadence (&set, "c", 0)->months, ==, 12);
  g_assert_cmpint (set.reminders.rules[KD_RULE_ASSESSMENT_EXPIRY].leads[0], ==, 60);
  g_assert_cmpint (set.reminders.rules[KD_RULE_ID_EXPIRY].leads[0], ==, 90);
  g_assert_cmpint (set.reminders.rules[KD_RULE_PRODUCT_MATURITY].leads[0], ==, 30);
  for (guint i = 0; i < KD_REMINDER_RULES; i++)
    g_assert_true (set.reminders.rules[i].on);
  for (guint i = 0; i < set.retention.n_terms; i++)
    if (g_str_equal (set.retention.terms[i].key, "identity"))
      years = set.retention.terms[i].years;
  g_assert_cmpint (years, ==, 10);
  g_assert_true (kd_watch_has (&set.watch, "private", "C1"));
  g_assert_false (kd_watch_has (&set.watch, "private", "C2"));
  g_assert_false (kd_watch_has (&set.watch, "basic", "C1"));
  g_assert_cmpuint (pick (rules, KD_REGIME_DEFAULT, "2024-06-01").retention.n_terms, ==, 0);
}

/* Each service tier that the assets lead to has a cadence of its own, and whoever is watched is in the chart. */
static void
test_packs_fit_together (void)
{
  g_autoptr (KdRules) rules = read_own ();
  KdRuleSet set = pick (rules, KD_REGIME_DEFAULT, "2026-11-24");

  for (guint i = 0; i < set.tiers.n_tiers; i++)
    g_assert_cmpstr (kd_rule_set_get_cadence (&set, NULL, set.tiers.tiers[i].from)->key, ==, set.tiers.tiers[i].service);
  g_assert_cmpuint (set.watch.n_cells, >, 0);
  for (guint i = 0; i < set.watch.n_cells; i++)
    {
      gboolean tier = FALSE, level = FALSE;

      for (guint k = 0; k <= set.tiers.n_tiers; k++)
        tier |= g_str_equal (kd_segment_get_key (&set, KD_SEGMENT_BY_ASSETS, k), set.watch.cells[i].tier);
      for (guint k = 0; k <= KD_RISK_LEVELS; k++)
        level |= g_str_equal (kd_segment_get_key (&set, KD_SEGMENT_BY_RISK, k), set.watch.cells[i].level);
      g_assert_true (tier && level);
    }
}

/* How many days the notices take and give back: counted in their own words (共 n 天, 上班). */
static void
test_holidays (void)
{
  static const struct
  {
    int   year;
    guint off, work;
  } years[] = { { 2024, 1 + 8 + 3 + 5 + 1 + 3 + 7, 8 }, { 2025, 1 + 8 + 3 + 5 + 3 + 8, 5 }, { 2026, 3 + 9 + 3 + 5 + 3 + 3 + 7, 6 } };
  static const char *const shifted[][3] = {
    { "2026-02-15", "2026-02-24", "2026-02-14" },
    { "2026-05-03", "2026-05-06", "2026-04-30" },
    { "2026-09-26", "2026-09-28", "2026-09-24" },
    { "2026-10-03", "2026-10-08", "2026-09-30" },
    { "2026-01-03", "2026-01-04", "2025-12-31" },
    { "2025-01-30", "2025-02-05", "2025-01-27" },
    { "2025-10-06", "2025-10-09", "2025-09-30" },
    { "2024-10-06", "2024-10-08", "2024-09-30" },
    { "2024-02-17", "2024-02-18", "2024-02-09" },
  };
  g_autoptr (KdRules) rules = read_own ();
  KdRuleSet set = pick (rules, KD_REGIME_DEFAULT, "2026-11-24");

  for (gsize i = 0; i < G_N_ELEMENTS (years); i++)
    {
      guint off = 0, work = 0;

      for (KdDate date = kd_date_new (years[i].year, 1, 1); date <= kd_date_new (years[i].year, 12, 31); date++)
        {
          off += kd_workdays_get_kind (set.workdays, date) == KD_DAY_HOLIDAY;
          work += kd_workdays_get_kind (set.workdays, date) == KD_DAY_WORKING_WEEKEND;
          g_assert_true (kd_workdays_is_published (set.workdays, date));
        }
      g_assert_cmpuint (off, ==, years[i].off);
      g_assert_cmpuint (work, ==, years[i].work);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (shifted); i++)
    {
      g_assert_cmpint (kd_workdays_shift (set.workdays, day (shifted[i][0]), KD_SHIFT_FOLLOWING, NULL), ==, day (shifted[i][1]));
      g_assert_cmpint (kd_workdays_shift (set.workdays, day (shifted[i][0]), KD_SHIFT_PRECEDING, NULL), ==, day (shifted[i][2]));
    }
  g_assert_false (kd_workdays_is_published (set.workdays, day ("2027-01-01")));
}

/* --- mistakes ------------------------------------------------------------------------------------------- */

#define HEAD(kind, values)                                                                                            \
  "{\"id\": \"x\", \"kind\": \"" kind "\", \"version\": \"1\", \"effective-from\": \"2026-01-01\", "                  \
  "\"effective-to\": \"2026-12-31\", \"source\": [{\"title\": \"t\", \"number\": \"n\", \"date\": \"2025-01-01\"}], " \
  "\"values\": " values "}"

static void
test_mistakes (void)
{
  static const struct
  {
    const char *json;
    const char *wanted; /* in the message */
  } mistakes[] = {
    { "", "holds none" },
    { "[]", "JSON" },
    { "{", "JSON" },
    { "{}", "“id”" },
    { "{\"id\": 7}", "“id”: a text" },
    { "{\"id\": \"\"}", "“id”: the text is empty" },
    { HEAD ("feelings", "{}"), "feelings" },
    { "{\"id\": \"x\", \"kind\": \"tiers\", \"version\": \"1\", \"effective-from\": \"2026-02-30\"}", "“effective-from”: a day" },
    { "{\"id\": \"x\", \"kind\": \"tiers\", \"version\": \"1\", \"effective-from\": \"2026-02-01\"}", "“effective-to”: the key is missing" },
    { "{\"id\": \"x\", \"kind\": \"tiers\", \"version\": \"1\", \"effective-from\": \"2026-02-02\", \"effective-to\": \"2026-02-01\"}", "before the first" },
    { "{\"id\": \"x\", \"kind\": \"tiers\", \"version\": \"1\", \"effective-from\": \"2026-02-02\", \"effective-to\": null}", "“source”: the key is missing" },
    { "{\"id\": \"x\", \"kind\": \"tiers\", \"version\": \"1\", \"effective-from\": \"2026-02-02\", \"effective-to\": null, \"source\": []}", "“source”: 1 to 16" },
    { "{\"id\": \"x\", \"kind\": \"tiers\", \"version\": \"1\", \"effective-from\": \"2026-02-02\", \"effective-to\": null, \"source\": [{\"title\": \"t\"}]}", "“source[0].number”" },
    { "{\"id\": \"x\", \"kind\": \"tiers\", \"version\": \"1\", \"effective-from\": \"2026-02-02\", \"effective-to\": null, \"source\": [7]}", "“source[0]”: an object" },
    { HEAD ("assessment", "7"), "“values”: an object" },
    { HEAD ("assessment", "{\"valid-months\": 0}"), "“values.valid-months”: a number from 1" },
    { HEAD ("assessment", "{\"valid-months\": \"12\"}"), "“values.valid-months”: a whole number" },
    { HEAD ("assessment", "{\"valid-months\": 1.5}"), "“values.valid-months”: a whole number" },
    { HEAD ("assessment", "{\"valid-months\": 12, \"tests-per-day\": null, \"tests-per-year\": null, \"counts\": \"first\"}"), "“first” is none of newest" },
    { HEAD ("tiers", "{\"currency\": \"USD\"}"), "“USD” is none of CNY" },
    { HEAD ("tiers", "{\"currency\": \"CNY\", \"up-months\": 1, \"tiers\": [{\"key\": \"a\", \"label\": {\"zh_CN\": \"a\"}}]}"), "“values.tiers[0].label.en”" },
    { HEAD ("tiers", "{\"currency\": \"CNY\", \"up-months\": 1, \"tiers\": [{\"key\": \"a\", \"label\": {\"en\": \"a\"}, \"from\": 5, \"down-months\": 1, \"service\": \"a\"}]}"), "“values.tiers[0].from”: the amounts must rise" },
    { HEAD ("history", "{\"classes\": [{\"key\": \"a\", \"label\": {\"en\": \"a\"}, \"when\": \"never\"}]}"), "for all others" },
    { HEAD ("cadence", "{\"first-days\": 1, \"otherwise\": \"z\", \"tiers\": [{\"key\": \"a\", \"months\": 3, \"at-most\": 4}]}"), "“z” is none of a" },
    { HEAD ("cadence", "{\"first-days\": 1, \"otherwise\": \"a\", \"tiers\": [{\"key\": \"a\", \"months\": 3, \"at-most\": 2}]}"), "“values.tiers[0].at-most”: a number from 3" },
    { HEAD ("watch", "{\"label\": {\"en\": \"a\"}, \"cells\": [{\"tier\": \"a\"}]}"), "“values.cells[0].level”" },
    { HEAD ("watch", "{\"label\": {\"en\": \"a\"}, \"cells\": [{\"tier\": \"a\", \"level\": \"b\"}, {\"tier\": \"a\", \"level\": \"b\"}]}"), "“values.cells[1].tier”: “a” is there already" },
    { HEAD ("reminders", "{\"leap-day\": \"march-1\", \"rules\": [{\"key\": \"lunch\", \"leads\": [0], \"shift\": \"none\"}]}"), "no rule “lunch”" },
    { HEAD ("reminders", "{\"leap-day\": \"march-1\", \"rules\": [{\"key\": \"task\", \"leads\": [0, 7], \"shift\": \"none\"}]}"), "“values.rules[0].leads”" },
    { HEAD ("reminders", "{\"leap-day\": \"march-1\", \"rules\": [{\"key\": \"task\", \"leads\": [[]], \"shift\": \"none\"}]}"), "“values.rules[0].leads”" },
    { HEAD ("suitability", "{\"products\": [\"R1\"]}"), "“values.products”: 5 to 5" },
    { HEAD ("holidays", "{\"work\": [\"2026-03-04\"], \"off\": [{\"name\": \"a\", \"from\": \"2026-01-01\", \"to\": \"2026-01-01\"}]}"), "2026-03-04 is no weekend" },
    { HEAD ("holidays", "{\"work\": [7], \"off\": [{\"name\": \"a\", \"from\": \"2026-01-01\", \"to\": \"2026-01-01\"}]}"), "“values.work”: a day" },
    { HEAD ("holidays", "{\"work\": [], \"off\": [{\"name\": \"a\", \"from\": \"2026-01-02\", \"to\": \"2026-01-01\"}]}"), "“values.off[0].to”" },
    { HEAD ("holidays", "{\"work\": [], \"off\": [{\"name\": \"a\", \"from\": \"2026-01-01\", \"to\": \"2026-01-01\"}, {\"name\": \"b\", \"from\": \"2026-01-01\", \"to\": \"2026-01-01\"}]}"), "“values.off[1].from”: a day is there twice" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (mistakes); i++)
    {
      g_autoptr (KdRules) rules = kd_rules_new_empty ();
      g_autoptr (GBytes) bytes = g_bytes_new_static (mistakes[i].json, strlen (mistakes[i].json));
      g_autoptr (GError) error = NULL;

      g_assert_false (kd_rules_add (rules, "mine.json", bytes, &error));
      g_assert_error (error, KD_ERROR, KD_ERROR_INVALID);
      g_test_message ("%s", error->message);
      g_assert_nonnull (strstr (error->message, "mine.json"));
      g_assert_nonnull (strstr (error->message, mistakes[i].wanted));
    }
}

static void
test_overlap (void)
{
  g_autoptr (KdRules) rules = kd_rules_new_empty ();
  g_autoptr (GError) error = NULL;
  static const char *const pack = HEAD ("assessment", "{\"valid-months\": 12, \"tests-per-day\": null, \"tests-per-year\": 3, \"counts\": \"newest\"}");
  g_autoptr (GBytes) first = g_bytes_new_static (pack, strlen (pack));

  g_assert_true (kd_rules_add (rules, "one.json", first, &error));
  g_assert_false (kd_rules_add (rules, "two.json", first, &error));
  g_assert_error (error, KD_ERROR, KD_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "two.json"));
  g_assert_nonnull (strstr (error->message, "one.json"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rules/packs", test_packs);
  g_test_add_func ("/rules/dated", test_dated);
  g_test_add_func ("/rules/none-in-force", test_none_in_force);
  g_test_add_func ("/rules/matrix", test_matrix);
  g_test_add_func ("/rules/values", test_values);
  g_test_add_func ("/rules/packs-fit-together", test_packs_fit_together);
  g_test_add_func ("/rules/holidays", test_holidays);
  g_test_add_func ("/rules/mistakes", test_mistakes);
  g_test_add_func ("/rules/overlap", test_overlap);
  return g_test_run ();
}
