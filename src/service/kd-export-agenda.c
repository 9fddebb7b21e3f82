/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-export-agenda.h"

#include "kd-agenda.h"
#include "kd-calendar-writer.h"
#include "kd-task.h"
#include "kd-workspace-private.h"

#include <glib/gi18n-lib.h>

/* Unless told otherwise: rules by the lunar calendar have no rule that other calendars know. */
#define YEARS 5

typedef struct
{
  KdCalendarWriter writer;
  GHashTable      *uids;
  GHashTable      *clients;
  gboolean         names;
  guint            events;
} Out;

/* What calendars know a reminder by: rule and record, so that one that moves to another day is not there twice; of what
 * comes back every year the day too. */
static char *
name_event (KdReminderRuleId rule,
            const KdUuid    *record,
            KdDate           due)
{
  char     uuid[KD_UUID_TEXT_SIZE], day[KD_DATE_TEXT_SIZE];
  gboolean yearly = rule == KD_RULE_BIRTHDAY_SOLAR || rule == KD_RULE_BIRTHDAY_LUNAR;

  kd_uuid_format (record, uuid);
  return yearly ? g_strdup_printf ("%s.%s.%s@" KD_APP_ID, kd_reminder_rule_get_key (rule), uuid, kd_date_format (due, day))
                : g_strdup_printf ("%s.%s@" KD_APP_ID, kd_reminder_rule_get_key (rule), uuid);
}

/* What it is about, without what names a client, a product or an amount: calendars go through other people's hands. */
static const char *
say_kind (KdReminderRuleId rule)
{
  static const char *const kinds[KD_REMINDER_RULES] = {
    [KD_RULE_BIRTHDAY_SOLAR] = N_ ("Client’s birthday"),
    [KD_RULE_BIRTHDAY_LUNAR] = N_ ("Client’s lunar birthday"),
    [KD_RULE_ASSESSMENT_EXPIRY] = N_ ("Risk assessment expires"),
    [KD_RULE_ID_EXPIRY] = N_ ("Identity document expires"),
    [KD_RULE_CONTACT_CADENCE] = N_ ("Call a client"),
    [KD_RULE_PRODUCT_MATURITY] = N_ ("A product matures"),
    [KD_RULE_TASK] = N_ ("Something to do"),
  };

  return _ (kinds[rule]);
}

static char *
title_of (const Out        *out,
          const KdReminder *reminder)
{
  const KdBrief   *client = reminder->client;
  g_autofree char *what = out->names ? kd_reminder_describe (reminder) : g_strdup (say_kind (reminder->rule));

  if (client == NULL)
    return g_steal_pointer (&what);
  return out->names ? g_strdup_printf (_ ("%s: %s"), client->name, what) : g_strdup_printf ("%s #%04" G_GINT64_FORMAT, what, client->id);
}

static gboolean
put (Out                   *out,
     const KdCalendarEvent *event,
     GError               **error)
{
  g_hash_table_add (out->uids, g_strdup (event->uid));
  out->events++;
  return kd_calendar_writer_put (&out->writer, event, error);
}

static gboolean
put_reminder (Out              *out,
              const KdReminder *reminder,
              GError          **error)
{
  g_autofree char *uid = name_event (reminder->rule, &reminder->record, reminder->due);
  g_autofree char *title = title_of (out, reminder);

  if (out->clients != NULL && (reminder->client == NULL || !g_hash_table_contains (out->clients, &reminder->client->uuid)))
    return TRUE;
  /* Rules that remind of a record more than once tell the days apart. */
  if (g_hash_table_contains (out->uids, uid))
    {
      g_autofree char *plain = g_steal_pointer (&uid);
      char             day[KD_DATE_TEXT_SIZE];

      uid = g_strconcat (kd_date_format (reminder->due, day), ".", plain, NULL);
    }
  return put (out, &(KdCalendarEvent) { uid, title, reminder->date, MIN (reminder->warn, reminder->date), FALSE }, error);
}

/* What was done vanishes from calendars that have it from an earlier file. */
static gboolean
put_done (Out         *out,
          const KdRow *task,
          KdDate       from,
          KdDate       to,
          GError     **error)
{
  const char      *rule_key = kd_row_get_text (task, KD_TASK_RULE);
  const char      *subject = kd_row_get_text (task, KD_TASK_SUBJECT);
  const KdValue   *client = &task->values[KD_TASK_CLIENT];
  KdDate           due = (KdDate) kd_row_get_integer (task, rule_key != NULL ? KD_TASK_RULE_DUE : KD_TASK_DUE, KD_DATE_NONE);
  KdReminderRuleId rule = KD_RULE_TASK;
  KdUuid           record = task->uuid;
  g_autofree char *uid = NULL;

  if (due == KD_DATE_NONE || due < from || due > to ||
      (out->clients != NULL && (client->type != KD_VALUE_UUID || !g_hash_table_contains (out->clients, &client->uuid))) ||
      (rule_key != NULL && (!kd_reminder_rule_find (rule_key, &rule) || subject == NULL || !kd_uuid_parse (subject, &record))))
    return TRUE;
  uid = name_event (rule, &record, due);
  if (g_hash_table_contains (out->uids, uid))
    return TRUE;
  return put (out, &(KdCalendarEvent) { uid, say_kind (rule), due, due, TRUE }, error);
}

static gboolean
put_all (Out         *out,
         KdWorkspace *workspace,
         KdDate       from,
         KdDate       to,
         GError     **error)
{
  g_autoptr (KdRules) rules = kd_rules_new (error);
  g_autoptr (KdAgenda) agenda = rules != NULL ? kd_agenda_new (workspace, rules, kd_workspace_get_regime (workspace), from, to, error) : NULL;
  g_autoptr (GPtrArray) done = agenda != NULL ? kd_workspace_list (workspace, &kd_task_kind, "status != open and status != snoozed", 0, error) : NULL;
  GArray *reminders;

  if (done == NULL)
    return FALSE;
  reminders = kd_agenda_get_reminders (agenda);
  for (guint i = 0; i < reminders->len; i++)
    if (!put_reminder (out, &g_array_index (reminders, KdReminder, i), error))
      return FALSE;
  for (guint i = 0; i < done->len; i++)
    if (!put_done (out, done->pdata[i], from, to, error))
      return FALSE;
  return TRUE;
}

static KdStep
run_number (KdStore *store,
            gpointer data,
            GError **error)
{
  *(guint64 *) data = store->number;
  return KD_STEP_DONE;
}

/**
 * kd_export_agenda:
 * @workspace: a workspace
 * @clients: (nullable) (element-type KdUuid): whose reminders; %NULL for all, tasks for nobody among them
 * @from: the first day, or %KD_DATE_NONE for today
 * @to: the last day, or %KD_DATE_NONE for five years on
 * @names: whether titles name clients, products and tasks; else they say `#` and the client's number
 * @sink: where the text goes
 * @events: (out): how many events there are
 * @error: return location
 *
 * Writes reminders as iCalendar, every one as a day of its own. The sequence of an event is the number of the book's newest
 * commit, so that a later file wins.
 *
 * Returns: whether nothing failed
 */
gboolean
kd_export_agenda (KdWorkspace *workspace,
                  GHashTable  *clients,
                  KdDate       from,
                  KdDate       to,
                  gboolean     names,
                  KdFileSink  *sink,
                  guint       *events,
                  GError     **error)
{
  KdClock *clock = kd_workspace_get_clock (workspace);
  g_autoptr (GHashTable) uids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint64 number = 0;
  Out     out = { .writer = { sink, kd_clock_now (clock), 0 }, .uids = uids, .clients = clients, .names = names };

  if (from == KD_DATE_NONE)
    from = kd_clock_today (clock);
  if (to == KD_DATE_NONE)
    to = kd_date_add_years (from, YEARS, KD_LEAP_DAY_FEBRUARY_28) - 1;
  if (!kd_book_run (workspace->book, KD_LANE_INTERACTIVE, run_number, &number, NULL, error))
    return FALSE;
  out.writer.sequence = (int) MIN (number, G_MAXINT);
  kd_calendar_writer_begin (&out.writer, _ ("Dossier"));
  if (!put_all (&out, workspace, from, to, error) || !kd_calendar_writer_finish (&out.writer, error))
    return FALSE;
  *events = out.events;
  return TRUE;
}
