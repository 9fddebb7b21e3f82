/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-rule-rows.h"

#include <glib/gi18n-lib.h>

/* Rules are shown with their source; nobody changes them here. */

static void
add_row (AdwPreferencesGroup *group,
         const char          *title,
         const char          *subtitle)
{
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title", title, "subtitle", subtitle, NULL);

  adw_preferences_group_add (group, row);
}

/* Where the rules of a group come from stands once, above them. */
static void
show_source (AdwPreferencesGroup *group,
             KdSession           *session,
             const char          *kind)
{
  const KdRules *rules = kd_program_get_rules (kd_session_get_program (session));
  KdDate         today = kd_session_get_today (session);

  for (guint i = 0; i < kd_rules_get_n_packs (rules); i++)
    {
      const KdRulePack *pack = kd_rules_get_pack (rules, i);
      g_autofree char  *escaped = NULL;

      if (!g_str_equal (pack->kind, kind) || pack->from > today || (pack->to != KD_DATE_NONE && pack->to < today))
        continue;
      escaped = g_markup_escape_text (pack->source, -1);
      adw_preferences_group_set_description (group, escaped);
    }
}

static char *
describe_leads (const KdReminderRule *rule)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < rule->n_leads; i++)
    {
      const char *comma = i > 0 ? _ (", ") : "";

      if (rule->leads[i] == 0)
        g_string_append_printf (text, "%s%s", comma, _ ("on the day"));
      else
        g_string_append_printf (text, g_dngettext (GETTEXT_PACKAGE, "%s%d day", "%s%d days", (gulong) rule->leads[i]), comma, rule->leads[i]);
    }
  return g_string_free (text, FALSE);
}

/**
 * kd_rule_rows_fill_leads:
 * @group: an empty group
 * @session: an open book
 *
 * A row for each kind of day of which is warned ahead.
 */
void
kd_rule_rows_fill_leads (AdwPreferencesGroup *group,
                         KdSession           *session)
{
  static const struct
  {
    KdReminderRuleId id;
    const char      *title;
  } rows[] = {
    { KD_RULE_BIRTHDAY_SOLAR, N_ ("Birthdays") },
    { KD_RULE_ASSESSMENT_EXPIRY, N_ ("Risk Assessments") },
    { KD_RULE_ID_EXPIRY, N_ ("Identity Documents") },
    { KD_RULE_PRODUCT_MATURITY, N_ ("Maturing Products") },
  };
  const KdReminderRules *rules = &kd_directory_get_rules (kd_session_get_directory (session))->reminders;

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *leads = describe_leads (&rules->rules[rows[i].id]);

      if (rules->rules[rows[i].id].on)
        add_row (group, _ (rows[i].title), leads);
    }
  show_source (group, session, "reminders");
}

/* The names of the asset tiers that get a service: "Diamond, Private Banking". */
static char *
name_tiers (const KdTierRule *tiers,
            const char       *service)
{
  GString *text = g_string_new (NULL);

  for (guint i = tiers->n_tiers; i-- > 0;)
    if (g_strcmp0 (tiers->tiers[i].service, service) == 0)
      g_string_append_printf (text, "%s%s", text->len > 0 ? _ (", ") : "", tiers->tiers[i].label);
  return g_string_free (text, FALSE);
}

/**
 * kd_rule_rows_fill_cadence:
 * @group: an empty group
 * @session: an open book
 *
 * A row for each service tier: how often its clients are contacted.
 */
void
kd_rule_rows_fill_cadence (AdwPreferencesGroup *group,
                           KdSession           *session)
{
  const KdRuleSet     *rules = kd_directory_get_rules (kd_session_get_directory (session));
  const KdCadenceRule *cadence = &rules->cadence;

  for (guint i = 0; i < cadence->n_cadences; i++)
    {
      g_autofree char *tiers = name_tiers (&rules->tiers, cadence->cadences[i].key);
      int              months = cadence->cadences[i].months;
      g_autofree char *every = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Every month", "Every %d months", (gulong) months), months);

      add_row (group, *tiers != '\0' ? tiers : cadence->cadences[i].key, every);
    }
  show_source (group, session, "cadence");
}

static const char *
name_kind (const char *kind)
{
  static const struct
  {
    const char *kind;
    const char *name;
  } names[] = {
    { "suitability", N_ ("Suitability") },
    { "assessment", N_ ("Risk assessment") },
    { "tiers", N_ ("Asset tiers") },
    { "history", N_ ("Investment history") },
    { "bands", N_ ("Age bands and contact bands") },
    { "watch", N_ ("Watch for mismatch") },
    { "cadence", N_ ("Contact cadence") },
    { "reminders", N_ ("Lead times of reminders") },
    { "retention", N_ ("Retention") },
    { "holidays", N_ ("Holidays") },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (kind, names[i].kind))
      return _ (names[i].name);
  return kind;
}

/**
 * kd_rule_rows_fill_packs:
 * @group: an empty group
 * @session: an open book
 *
 * A row for each pack that holds by now or will: what is over is in the packs for the sake of old assessments.
 */
void
kd_rule_rows_fill_packs (AdwPreferencesGroup *group,
                         KdSession           *session)
{
  KdProgram     *program = kd_session_get_program (session);
  const KdRules *rules = kd_program_get_rules (program);
  KdDate         today = kd_session_get_today (session);

  for (guint i = 0; i < kd_rules_get_n_packs (rules); i++)
    {
      const KdRulePack *pack = kd_rules_get_pack (rules, i);
      char              from[KD_DATE_TEXT_SIZE];
      g_autofree char  *title = NULL;
      g_autofree char  *subtitle = NULL;

      if ((pack->to != KD_DATE_NONE && pack->to < today) || (pack->regime != NULL && !g_str_equal (pack->regime, kd_program_get_regime (program))))
        continue;
      title = g_strdup_printf ("%s %s", name_kind (pack->kind), pack->version);
      /* Translators: a day and a source: "In force from 2026-02-01 · NFRA notice 2025-13" */
      subtitle = g_strdup_printf (_ ("In force from %s · %s"), kd_date_format (pack->from, from), pack->source);
      add_row (group, title, subtitle);
    }
}
