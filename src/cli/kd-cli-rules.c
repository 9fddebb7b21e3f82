/* SPDX-License-Identifier: GPL-3.0-or-later */

/* segments, reminders. */

#include "kd-cli.h"

#include "kd-agenda.h"
#include "kd-error.h"
#include "kd-money.h"
#include "kd-rules.h"
#include "kd-segment.h"

#include <glib/gi18n.h>

#define DEFAULT_DAYS 30

/**
 * kd_cli_read_day:
 * @option: name of an option
 * @text: (nullable): what it says
 * @otherwise: the day where it is not there
 * @day: (out): the day
 * @error: return location
 *
 * Returns: whether the option is not there or says a day
 */
gboolean
kd_cli_read_day (const char *option,
                 const char *text,
                 KdDate      otherwise,
                 KdDate     *day,
                 GError    **error)
{
  *day = text != NULL ? kd_date_parse (text) : otherwise;
  if (text == NULL || *day != KD_DATE_NONE)
    return TRUE;
  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, _ ("“%s” after --%s is no day; write one such as 2026-03-05"), text, option);
  return FALSE;
}

static const char *
get_regime (const KdCli *cli)
{
  return cli->regime != NULL ? cli->regime : KD_REGIME_DEFAULT;
}

/* --- segments ------------------------------------------------------------------------------------------- */

static void
say_segment (KdCli           *cli,
             const KdSegment *segment,
             gboolean         by_risk)
{
  g_autofree char *assets = NULL;

  if (!cli->json)
    {
      assets = kd_money_format_grouped (segment->assets, "CNY");
      g_print ("%-10s %7u  %22s  %s", segment->key, segment->clients, assets, segment->label);
      if (segment->expired > 0 && by_risk)
        g_print (_ (" (%u expired, %u of them without a date)"), segment->expired, segment->undated);
      g_print ("\n");
      return;
    }
  assets = kd_money_format (segment->assets, "CNY");
  json_builder_begin_object (cli->out);
  kd_cli_say (cli, "key", segment->key);
  kd_cli_say (cli, "label", segment->label);
  kd_cli_say_number (cli, "clients", segment->clients);
  kd_cli_say (cli, "assets", assets);
  if (by_risk)
    {
      kd_cli_say_number (cli, "expired", segment->expired);
      kd_cli_say_number (cli, "date_unknown", segment->undated);
    }
  json_builder_end_object (cli->out);
}

/**
 * kd_cli_segments:
 * @cli: the call
 * @arguments: none
 * @error: return location
 *
 * `segments`: counts clients and adds up their assets by a rule.
 *
 * Returns: whether they are counted
 */
gboolean
kd_cli_segments (KdCli   *cli,
                 char   **arguments,
                 GError **error)
{
  g_autoptr (KdRules) rules = NULL;
  g_autoptr (KdWorkspace) workspace = NULL;
  g_autoptr (GPtrArray) briefs = NULL;
  g_autoptr (GArray) segments = NULL;
  KdDate      today = kd_clock_today (cli->clock);
  KdRuleSet   set;
  KdSegmentBy by;

  if (arguments[0] != NULL || !kd_segment_by_parse (cli->by, &by))
    return kd_cli_usage (error, "segments --by assets|risk|history");
  rules = kd_rules_new (error);
  if (rules == NULL || !kd_rules_pick (rules, get_regime (cli), today, &set, error))
    return FALSE;
  workspace = kd_cli_open (cli, error);
  briefs = workspace != NULL ? kd_workspace_briefs (workspace, NULL, error) : NULL;
  if (briefs == NULL || !kd_segment_sum (&set, by, briefs, today, &segments, error))
    return FALSE;
  kd_cli_begin_list (cli, "segments");
  for (guint i = 0; i < segments->len; i++)
    say_segment (cli, &g_array_index (segments, KdSegment, i), by == KD_SEGMENT_BY_RISK);
  kd_cli_end_list (cli);
  return TRUE;
}

/* --- reminders ------------------------------------------------------------------------------------------ */

static void
say_day (KdCli      *cli,
         const char *name,
         KdDate      date)
{
  char text[KD_DATE_TEXT_SIZE];

  kd_cli_say (cli, name, kd_date_format (date, text));
}

static void
print_reminder (const KdReminder *reminder,
                const char       *title)
{
  char date[KD_DATE_TEXT_SIZE], due[KD_DATE_TEXT_SIZE];

  g_print ("%s  %s  %s  [%s, %s %s, %s]\n", kd_date_format (reminder->date, date), reminder->client != NULL ? reminder->client->name : "-", title, kd_reminder_rule_get_key (reminder->rule), reminder->pack.id, reminder->pack.version, kd_date_format (reminder->due, due));
}

static void
say_reminder (KdCli            *cli,
              const KdReminder *reminder)
{
  g_autofree char *title = kd_reminder_describe (reminder);
  g_autofree char *pack = g_strconcat (reminder->pack.id, " ", reminder->pack.version, NULL);
  char             id[KD_UUID_TEXT_SIZE];

  if (!cli->json)
    {
      print_reminder (reminder, title);
      return;
    }
  json_builder_begin_object (cli->out);
  say_day (cli, "date", reminder->date);
  kd_cli_say (cli, "kind", kd_reminder_get_kind (reminder));
  kd_cli_say (cli, "client", reminder->client != NULL ? kd_uuid_format (&reminder->client->uuid, id) : NULL);
  kd_cli_say (cli, "name", reminder->client != NULL ? reminder->client->name : NULL);
  kd_cli_say (cli, "title", title);
  kd_cli_say (cli, "rule", kd_reminder_rule_get_key (reminder->rule));
  kd_cli_say (cli, "pack", pack);
  kd_cli_say (cli, "record", kd_uuid_format (&reminder->record, id));
  say_day (cli, "due", reminder->due);
  say_day (cli, "warn", reminder->warn);
  say_day (cli, "late", reminder->late);
  kd_cli_say_flag (cli, "moved", reminder->moved);
  kd_cli_say_flag (cli, "holidays_known", reminder->known);
  json_builder_end_object (cli->out);
}

/* Says once for each year that weekends stood in for its holidays. */
static void
warn_of_unknown_holidays (GArray *reminders)
{
  int told = 0;

  for (guint i = 0; i < reminders->len; i++)
    {
      const KdReminder *reminder = &g_array_index (reminders, KdReminder, i);
      int               year;

      kd_date_get_ymd (reminder->date, &year, NULL, NULL);
      if (reminder->known || year == told)
        continue;
      g_printerr (_ ("The %d holidays are not announced yet. Weekends are used\n"), year);
      told = year;
    }
}

/**
 * kd_cli_reminders:
 * @cli: the call
 * @arguments: none
 * @error: return location
 *
 * `reminders`: lists what is to be done in a span of days, and by which rule and record.
 *
 * Returns: whether the list is whole
 */
gboolean
kd_cli_reminders (KdCli   *cli,
                  char   **arguments,
                  GError **error)
{
  g_autoptr (KdRules) rules = NULL;
  g_autoptr (KdWorkspace) workspace = NULL;
  g_autoptr (KdAgenda) agenda = NULL;
  GArray *reminders;
  KdDate  from, to;

  if (arguments[0] != NULL)
    return kd_cli_usage (error, "reminders --from DATE --to DATE");
  if (!kd_cli_read_day ("from", cli->from, kd_clock_today (cli->clock), &from, error) ||
      !kd_cli_read_day ("to", cli->to, from + DEFAULT_DAYS, &to, error))
    return FALSE;
  rules = kd_rules_new (error);
  workspace = rules != NULL ? kd_cli_open (cli, error) : NULL;
  agenda = workspace != NULL ? kd_agenda_new (workspace, rules, get_regime (cli), from, to, error) : NULL;
  if (agenda == NULL)
    return FALSE;
  reminders = kd_agenda_get_reminders (agenda);
  kd_cli_begin_list (cli, "reminders");
  for (guint i = 0; i < reminders->len; i++)
    say_reminder (cli, &g_array_index (reminders, KdReminder, i));
  kd_cli_end_list (cli);
  warn_of_unknown_holidays (reminders);
  return TRUE;
}
