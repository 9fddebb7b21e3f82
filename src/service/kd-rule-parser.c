/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-rule-parser.h"

#include <glib/gi18n-lib.h>

/* No rule of this field reaches further, and inside of it days and months cannot overflow. */
#define MONTHS_LIMIT 1200
#define DAYS_LIMIT 3660

static void
parse_assessment (KdRuleReader *reader,
                  JsonObject   *values,
                  gpointer      target)
{
  static const char *const counts[] = { "newest", NULL };
  KdAssessmentRule        *rule = target;

  rule->valid_months = (int) kd_rule_reader_get_integer (reader, values, "valid-months", 1, MONTHS_LIMIT);
  rule->tests_per_day = (int) kd_rule_reader_get_integer_or_null (reader, values, "tests-per-day", 1, 100);
  rule->tests_per_year = (int) kd_rule_reader_get_integer_or_null (reader, values, "tests-per-year", 1, 1000);
  kd_rule_reader_get_choice (reader, "counts", kd_rule_reader_get_text (reader, values, "counts"), counts);
}

/* --- suitability ---------------------------------------------------------------------------------------- */

static void
parse_level (KdRuleReader *reader,
             JsonObject   *object,
             guint         place,
             gpointer      data)
{
  KdSuitabilityRule *rule = data;

  rule->keys[place] = kd_rule_reader_get_text (reader, object, "key");
  rule->labels[place] = kd_rule_reader_get_label (reader, object, "label");
}

static void
parse_verdicts (KdRuleReader *reader,
                JsonArray    *row,
                const char   *key,
                KdVerdict    *verdicts)
{
  static const char *const names[] = { "yes", "ask", "no", NULL };
  static const KdVerdict   meanings[] = { KD_VERDICT_SUITABLE, KD_VERDICT_ON_REQUEST, KD_VERDICT_UNSUITABLE };

  if (row == NULL || json_array_get_length (row) != KD_RISK_LEVELS)
    {
      kd_rule_reader_fail (reader, key, _ ("a list of %d is wanted"), KD_RISK_LEVELS);
      return;
    }
  for (guint i = 0; i < KD_RISK_LEVELS; i++)
    {
      JsonNode   *node = json_array_get_element (row, i);
      const char *text = JSON_NODE_HOLDS_VALUE (node) ? json_node_get_string (node) : NULL;

      verdicts[i] = meanings[kd_rule_reader_get_choice (reader, key, text != NULL ? text : "", names)];
    }
}

static void
parse_suitability (KdRuleReader *reader,
                   JsonObject   *values,
                   gpointer      target)
{
  KdSuitabilityRule *rule = target;
  JsonArray         *products = kd_rule_reader_get_array (reader, values, "products", KD_RISK_LEVELS, KD_RISK_LEVELS);
  JsonArray         *matrix = kd_rule_reader_get_array (reader, values, "matrix", KD_RISK_LEVELS, KD_RISK_LEVELS);
  JsonArray         *lowest = kd_rule_reader_get_array (reader, values, "lowest", KD_RISK_LEVELS, KD_RISK_LEVELS);

  if (kd_rule_reader_each (reader, values, "levels", KD_RISK_LEVELS, parse_level, rule) != KD_RISK_LEVELS)
    kd_rule_reader_fail (reader, "levels", _ ("a list of %d is wanted"), KD_RISK_LEVELS);
  for (guint i = 0; i < KD_RISK_LEVELS && reader->error == NULL; i++)
    {
      JsonNode *row = json_array_get_element (matrix, i);
      JsonNode *product = json_array_get_element (products, i);

      rule->products[i] = g_intern_string (JSON_NODE_HOLDS_VALUE (product) ? json_node_get_string (product) : NULL);
      if (rule->products[i] == NULL)
        kd_rule_reader_fail (reader, "products", _ ("a text is wanted"));
      parse_verdicts (reader, JSON_NODE_HOLDS_ARRAY (row) ? json_node_get_array (row) : NULL, "matrix", rule->matrix[i]);
    }
  if (reader->error == NULL)
    parse_verdicts (reader, lowest, "lowest", rule->lowest);
}

/* --- tiers, history, cadence ---------------------------------------------------------------------------- */

static void
parse_tier (KdRuleReader *reader,
            JsonObject   *object,
            guint         place,
            gpointer      data)
{
  KdTierRule *rule = data;
  KdTier     *tier = &rule->tiers[place];

  tier->key = kd_rule_reader_get_text (reader, object, "key");
  tier->label = kd_rule_reader_get_label (reader, object, "label");
  tier->from = kd_rule_reader_get_integer (reader, object, "from", 0, G_MAXINT64);
  tier->down_months = (int) kd_rule_reader_get_integer (reader, object, "down-months", 1, MONTHS_LIMIT);
  tier->service = kd_rule_reader_get_text (reader, object, "service");
  if (place == 0 ? tier->from != 0 : tier->from <= tier[-1].from)
    kd_rule_reader_fail (reader, "from", _ ("the amounts must rise from 0"));
}

static void
parse_tiers (KdRuleReader *reader,
             JsonObject   *values,
             gpointer      target)
{
  static const char *const currencies[] = { "CNY", NULL };
  KdTierRule              *rule = target;

  kd_rule_reader_get_choice (reader, "currency", kd_rule_reader_get_text (reader, values, "currency"), currencies);
  rule->up_months = (int) kd_rule_reader_get_integer (reader, values, "up-months", 1, MONTHS_LIMIT);
  rule->n_tiers = kd_rule_reader_each (reader, values, "tiers", KD_TIERS_LIMIT, parse_tier, rule);
}

static void
parse_history_class (KdRuleReader *reader,
                     JsonObject   *object,
                     guint         place,
                     gpointer      data)
{
  static const char *const tests[] = { "never", "first-within", "last-within", "otherwise", NULL };
  KdHistoryRule           *rule = data;
  KdHistoryClass *class = &rule->classes[place];

  class->key = kd_rule_reader_get_text (reader, object, "key");
  class->label = kd_rule_reader_get_label (reader, object, "label");
  class->test = (KdHistoryTest) kd_rule_reader_get_choice (reader, "when", kd_rule_reader_get_text (reader, object, "when"), tests);
  if (class->test == KD_HISTORY_FIRST_WITHIN || class->test == KD_HISTORY_LAST_WITHIN)
    class->months = (int) kd_rule_reader_get_integer (reader, object, "months", 1, MONTHS_LIMIT);
}

static void
parse_history (KdRuleReader *reader,
               JsonObject   *values,
               gpointer      target)
{
  KdHistoryRule *rule = target;

  rule->n_classes = kd_rule_reader_each (reader, values, "classes", KD_HISTORY_CLASSES_LIMIT, parse_history_class, rule);
  if (rule->n_classes > 0 && rule->classes[rule->n_classes - 1].test != KD_HISTORY_OTHERWISE)
    kd_rule_reader_fail (reader, "classes", _ ("the last class must be for all others (“when”: “otherwise”)"));
}

static void
parse_cadence_of (KdRuleReader *reader,
                  JsonObject   *object,
                  guint         place,
                  gpointer      data)
{
  KdCadenceRule *rule = data;
  KdCadence     *cadence = &rule->cadences[place];

  cadence->key = kd_rule_reader_get_text (reader, object, "key");
  cadence->months = (int) kd_rule_reader_get_integer (reader, object, "months", 1, MONTHS_LIMIT);
  cadence->at_most = (int) kd_rule_reader_get_integer (reader, object, "at-most", cadence->months, MONTHS_LIMIT);
}

static void
parse_cadence (KdRuleReader *reader,
               JsonObject   *values,
               gpointer      target)
{
  KdCadenceRule *rule = target;
  const char    *keys[KD_CADENCES_LIMIT + 1] = { NULL };

  rule->first_days = (int) kd_rule_reader_get_integer (reader, values, "first-days", 0, DAYS_LIMIT);
  rule->n_cadences = kd_rule_reader_each (reader, values, "tiers", KD_CADENCES_LIMIT, parse_cadence_of, rule);
  for (guint i = 0; reader->error == NULL && i < rule->n_cadences; i++)
    keys[i] = rule->cadences[i].key;
  rule->otherwise = kd_rule_reader_get_choice (reader, "otherwise", kd_rule_reader_get_text (reader, values, "otherwise"), keys);
}

static void
parse_band (KdRuleReader *reader,
            JsonObject   *object,
            guint         place,
            gpointer      data)
{
  KdBand *band = (KdBand *) data + place;

  band->key = kd_rule_reader_get_text (reader, object, "key");
  band->label = kd_rule_reader_get_label (reader, object, "label");
  band->from = (int) kd_rule_reader_get_integer (reader, object, "from", 0, DAYS_LIMIT);
  if (place == 0 ? band->from != 0 : band->from <= band[-1].from)
    kd_rule_reader_fail (reader, "from", _ ("the numbers must rise from 0"));
}

static void
parse_bands (KdRuleReader *reader,
             JsonObject   *values,
             gpointer      target)
{
  KdBandRule *rule = target;

  rule->warn_days = (int) kd_rule_reader_get_integer (reader, values, "warn-days", 0, DAYS_LIMIT);
  rule->stale_months = (int) kd_rule_reader_get_integer (reader, values, "stale-months", 1, MONTHS_LIMIT);
  rule->n_ages = kd_rule_reader_each (reader, values, "ages", KD_BANDS_LIMIT, parse_band, rule->ages);
  rule->n_contacts = kd_rule_reader_each (reader, values, "contacts", KD_BANDS_LIMIT, parse_band, rule->contacts);
}

static void
parse_watch_cell (KdRuleReader *reader,
                  JsonObject   *object,
                  guint         place,
                  gpointer      data)
{
  KdWatchRule *rule = data;
  KdWatchCell *cell = &rule->cells[place];

  cell->tier = kd_rule_reader_get_text (reader, object, "tier");
  cell->level = kd_rule_reader_get_text (reader, object, "level");
  rule->n_cells = place;
  if (reader->error == NULL && kd_watch_has (rule, cell->tier, cell->level))
    kd_rule_reader_fail (reader, "tier", _ ("“%s” is there already"), cell->tier);
}

static void
parse_watch (KdRuleReader *reader,
             JsonObject   *values,
             gpointer      target)
{
  KdWatchRule *rule = target;

  rule->label = kd_rule_reader_get_label (reader, values, "label");
  rule->n_cells = kd_rule_reader_each (reader, values, "cells", KD_WATCH_LIMIT, parse_watch_cell, rule);
}

/* --- reminders, retention, holidays --------------------------------------------------------------------- */

static void
parse_reminder (KdRuleReader *reader,
                JsonObject   *object,
                guint         place,
                gpointer      data)
{
  static const char *const shifts[] = { "none", "following", "preceding", "modified-following", NULL };
  KdReminderRules         *rules = data;
  const char              *key = kd_rule_reader_get_text (reader, object, "key");
  JsonArray               *leads = kd_rule_reader_get_array (reader, object, "leads", 1, KD_LEADS_LIMIT);
  KdReminderRuleId         id = 0;
  KdReminderRule          *rule;

  if (!kd_reminder_rule_find (key, &id))
    kd_rule_reader_fail (reader, "key", _ ("there is no rule “%s”"), key);
  rule = &rules->rules[id];
  if (rule->on)
    kd_rule_reader_fail (reader, "key", _ ("“%s” is there already"), key);
  rule->on = TRUE;
  rule->shift = (KdShift) kd_rule_reader_get_choice (reader, "shift", kd_rule_reader_get_text (reader, object, "shift"), shifts);
  rule->n_leads = leads != NULL ? json_array_get_length (leads) : 0;
  for (guint i = 0; i < rule->n_leads; i++)
    {
      JsonNode *node = json_array_get_element (leads, i);
      gint64    days = json_node_get_value_type (node) == G_TYPE_INT64 ? json_node_get_int (node) : -1;

      if (days < 0 || days > DAYS_LIMIT || (i > 0 && days >= rule->leads[i - 1]))
        kd_rule_reader_fail (reader, "leads", _ ("days that fall to 0 are wanted"));
      rule->leads[i] = (int) CLAMP (days, 0, DAYS_LIMIT);
    }
}

static void
parse_reminders (KdRuleReader *reader,
                 JsonObject   *values,
                 gpointer      target)
{
  static const char *const leap_days[] = { "february-28", "march-1", NULL };
  KdReminderRules         *rules = target;

  rules->leap_day = (KdLeapDay) kd_rule_reader_get_choice (reader, "leap-day", kd_rule_reader_get_text (reader, values, "leap-day"), leap_days);
  kd_rule_reader_each (reader, values, "rules", KD_REMINDER_RULES, parse_reminder, rules);
}

static void
parse_term (KdRuleReader *reader,
            JsonObject   *object,
            guint         place,
            gpointer      data)
{
  KdRetentionRule *rule = data;

  rule->terms[place] = (KdRetentionTerm) {
    .key = kd_rule_reader_get_text (reader, object, "key"),
    .regime = kd_rule_reader_get_text_or_null (reader, object, "regime"),
    .years = (int) kd_rule_reader_get_integer (reader, object, "years", 1, 100),
    .after = kd_rule_reader_get_text (reader, object, "after"),
  };
}

static void
parse_retention (KdRuleReader *reader,
                 JsonObject   *values,
                 gpointer      target)
{
  KdRetentionRule *rule = target;

  rule->n_terms = kd_rule_reader_each (reader, values, "terms", KD_RETENTION_LIMIT, parse_term, rule);
}

static void
parse_off (KdRuleReader *reader,
           JsonObject   *object,
           guint         place,
           gpointer      data)
{
  KdDate from = kd_rule_reader_get_date (reader, object, "from");
  KdDate to = kd_rule_reader_get_date (reader, object, "to");

  kd_rule_reader_get_text (reader, object, "name");
  if (reader->error == NULL && (to < from || to - from > 31))
    kd_rule_reader_fail (reader, "to", _ ("a holiday ends on its first day or up to a month later"));
  for (KdDate date = from; reader->error == NULL && date <= to; date++)
    if (!kd_workdays_set (data, date, KD_DAY_HOLIDAY))
      kd_rule_reader_fail (reader, "from", _ ("a day is there twice"));
}

static void
parse_holidays (KdRuleReader *reader,
                JsonObject   *values,
                gpointer      target)
{
  JsonArray *work = kd_rule_reader_get_array (reader, values, "work", 0, 64);

  kd_rule_reader_each (reader, values, "off", 64, parse_off, target);
  for (guint i = 0; reader->error == NULL && i < json_array_get_length (work); i++)
    {
      JsonNode   *node = json_array_get_element (work, i);
      const char *text = JSON_NODE_HOLDS_VALUE (node) ? json_node_get_string (node) : NULL;
      KdDate      date = text != NULL ? kd_date_parse_iso (text) : KD_DATE_NONE;

      if (date == KD_DATE_NONE)
        kd_rule_reader_fail (reader, "work", _ ("a day such as 2026-03-05 is wanted"));
      else if (!kd_workdays_set (target, date, KD_DAY_WORKING_WEEKEND))
        kd_rule_reader_fail (reader, "work", _ ("%s is no weekend, or there twice"), text);
    }
}

/* --- kinds ---------------------------------------------------------------------------------------------- */

#define MEMBER(member) G_STRUCT_OFFSET (KdRuleSet, member), sizeof (((KdRuleSet *) NULL)->member)

const KdRuleKind kd_rule_kinds[] = {
  { "assessment", parse_assessment, MEMBER (assessment), TRUE },
  { "suitability", parse_suitability, MEMBER (suitability), TRUE },
  { "tiers", parse_tiers, MEMBER (tiers), TRUE },
  { "history", parse_history, MEMBER (history), TRUE },
  { "cadence", parse_cadence, MEMBER (cadence), TRUE },
  { "bands", parse_bands, MEMBER (bands), TRUE },
  { "watch", parse_watch, MEMBER (watch), FALSE },
  { "reminders", parse_reminders, MEMBER (reminders), TRUE },
  { "retention", parse_retention, MEMBER (retention), FALSE },
  { "holidays", parse_holidays, 0, 0, FALSE },
};

const guint kd_rule_n_kinds = G_N_ELEMENTS (kd_rule_kinds);

/**
 * kd_rule_kind_find:
 * @name: a kind's name
 *
 * Returns: (nullable): the kind
 */
const KdRuleKind *
kd_rule_kind_find (const char *name)
{
  for (guint i = 0; i < kd_rule_n_kinds; i++)
    if (g_str_equal (kd_rule_kinds[i].name, name))
      return &kd_rule_kinds[i];
  return NULL;
}
