/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-agenda.h"
#include "kd-instant.h"
#include "kd-interaction.h"
#include "kd-task.h"
#include "kd-today.h"
#include "kd-workspace-drafts.h"

/* What was not done for longer than this is not looked for. */
#define BACK_DAYS 3650

/* So long after it a birthday may still be thought of; then it is over, and not overdue. */
#define BIRTHDAY_DAYS 3

/* On which day the book was opened last. */
#define SEEN_KEY "today"

/**
 * kd_today_work_free:
 * @self: (transfer full): a day's work
 *
 * Frees @self.
 */
void
kd_today_work_free (KdTodayWork *self)
{
  g_ptr_array_unref (self->lines);
  g_free (self);
}

/* The first day of the span for which there are rules. */
static KdDate
find_start (const KdRules *rules,
            const char    *regime,
            KdDate         today)
{
  KdDate    day = today - BACK_DAYS;
  KdRuleSet set;

  while (day < today && !kd_rules_pick (rules, regime, day, &set, NULL))
    {
      KdDate next = kd_rules_get_next_change (rules, regime, day);

      day = next != KD_DATE_NONE ? MIN (next, today) : today;
    }
  return day;
}

/* --- the past --------------------------------------------------------------------------------------------- */

/* The day on which the book was opened last before today; today is noted as the next one's. */
static gboolean
turn_day (KdWorkspace *workspace,
          KdDate       today,
          KdDate      *seen,
          GError     **error)
{
  g_autofree char *text = NULL;
  char             day[KD_DATE_TEXT_SIZE];

  if (!kd_workspace_get_draft (workspace, SEEN_KEY, &text, error))
    return FALSE;
  *seen = text != NULL ? kd_date_parse_iso (text) : KD_DATE_NONE;
  return *seen == today || kd_workspace_is_read_only (workspace) || kd_workspace_put_draft (workspace, SEEN_KEY, kd_date_format (today, day), error);
}

static GHashTable *
index_clients (KdWorkspace *workspace,
               GPtrArray  **briefs,
               GError     **error)
{
  GHashTable *clients;

  *briefs = kd_workspace_briefs (workspace, NULL, error);
  if (*briefs == NULL)
    return NULL;
  clients = g_hash_table_new (kd_uuid_hash, kd_uuid_equal);
  for (guint i = 0; i < (*briefs)->len; i++)
    g_hash_table_insert (clients, &((KdBrief *) (*briefs)->pdata[i])->uuid, (*briefs)->pdata[i]);
  return clients;
}

static gboolean
add_finished (KdTodayWork *self,
              KdWorkspace *workspace,
              KdDate       today,
              GError     **error)
{
  GTimeZone *zone = kd_clock_get_zone (kd_workspace_get_clock (workspace));
  g_autoptr (GPtrArray) tasks = kd_workspace_list (workspace, &kd_task_kind, "status = done", 0, error);
  g_autoptr (GHashTable) clients = NULL;
  g_autoptr (GPtrArray) briefs = NULL;

  for (guint i = 0; tasks != NULL && i < tasks->len; i++)
    {
      const KdRow  *task = tasks->pdata[i];
      gint64        done = kd_row_get_integer (task, KD_TASK_DONE_AT, G_MININT64);
      const KdUuid *client = &task->values[KD_TASK_CLIENT].uuid;

      if (done == G_MININT64 || kd_instant_get_date (done, zone) != today)
        continue;
      if (clients == NULL && (clients = index_clients (workspace, &briefs, error)) == NULL)
        return FALSE;
      g_ptr_array_add (self->lines, kd_today_line_new_finished (task->values[KD_TASK_CLIENT].type == KD_VALUE_UUID ? g_hash_table_lookup (clients, client) : NULL, kd_row_get_text (task, KD_TASK_TITLE)));
    }
  return tasks != NULL;
}

/* --- the lines -------------------------------------------------------------------------------------------- */

/* When a task was promised: the day of the contact that it came from. */
static gboolean
find_promise (KdWorkspace      *workspace,
              const KdReminder *reminder,
              KdDate           *promised,
              GError          **error)
{
  g_autoptr (KdRow) task = NULL;
  g_autoptr (KdRow) contact = NULL;

  *promised = KD_DATE_NONE;
  if (reminder->rule != KD_RULE_TASK)
    return TRUE;
  task = kd_workspace_get (workspace, &reminder->record, error);
  if (task == NULL || task->values[KD_TASK_INTERACTION].type != KD_VALUE_UUID)
    return task != NULL;
  contact = kd_workspace_get (workspace, &task->values[KD_TASK_INTERACTION].uuid, error);
  if (contact != NULL)
    *promised = kd_instant_get_date (kd_row_get_integer (contact, KD_INTERACTION_TIME, 0), kd_clock_get_zone (kd_workspace_get_clock (workspace)));
  return contact != NULL;
}

static gboolean
is_over (const KdReminder *reminder,
         KdDate            today)
{
  return (reminder->rule == KD_RULE_BIRTHDAY_SOLAR || reminder->rule == KD_RULE_BIRTHDAY_LUNAR) && reminder->date < today - BIRTHDAY_DAYS;
}

static gboolean
add_lines (KdTodayWork     *self,
           KdWorkspace     *workspace,
           KdAgenda        *agenda,
           const KdRuleSet *set,
           KdDate           today,
           KdDate           seen,
           GError         **error)
{
  GArray *reminders = kd_agenda_get_reminders (agenda);

  for (guint i = 0; i < reminders->len; i++)
    {
      const KdReminder *reminder = &g_array_index (reminders, KdReminder, i);
      KdDate            promised;

      if (is_over (reminder, today))
        continue;
      if (!find_promise (workspace, reminder, &promised, error))
        return FALSE;
      g_ptr_array_add (self->lines, kd_today_line_new (reminder, set, promised, kd_clock_get_zone (kd_workspace_get_clock (workspace)), today));
      if (seen != KD_DATE_NONE && reminder->date > seen && reminder->date < today)
        self->fired++;
      if (!reminder->known && (self->guessed == KD_DATE_NONE || reminder->date < self->guessed))
        self->guessed = reminder->date;
    }
  return TRUE;
}

/**
 * kd_today_list_days:
 * @workspace: a workspace
 * @rules: the rules
 * @regime: a regime; see [func@rules_pick]
 * @today: the present day, which the words are of
 * @from: the first day
 * @to: the last day
 * @error: return location
 *
 * Finds what is to be done on days, past or to come, with the words of the day's work. Blocks; may be called from any thread.
 *
 * Returns: (transfer full) (nullable) (element-type KdTodayLine): the lines in the order of their days
 */
GPtrArray *
kd_today_list_days (KdWorkspace   *workspace,
                    const KdRules *rules,
                    const char    *regime,
                    KdDate         today,
                    KdDate         from,
                    KdDate         to,
                    GError       **error)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (KdAgenda) agenda = kd_agenda_new (workspace, rules, regime, from, to, error);
  GTimeZone *zone = kd_clock_get_zone (kd_workspace_get_clock (workspace));
  GArray    *reminders;
  KdRuleSet  set;

  if (agenda == NULL || !kd_rules_pick (rules, regime, today, &set, error))
    return NULL;
  reminders = kd_agenda_get_reminders (agenda);
  for (guint i = 0; i < reminders->len; i++)
    {
      const KdReminder *reminder = &g_array_index (reminders, KdReminder, i);
      KdDate            promised;

      if (!find_promise (workspace, reminder, &promised, error))
        return NULL;
      g_ptr_array_add (lines, kd_today_line_new (reminder, &set, promised, zone, today));
    }
  return g_steal_pointer (&lines);
}

/**
 * kd_today_work_new:
 * @workspace: a workspace
 * @rules: the rules
 * @regime: a regime; see [func@rules_pick]
 * @today: the present day
 * @days: how many days ahead to look
 * @error: return location
 *
 * Finds what is overdue, due today and in the next days, and what was done today. Notes besides that the book was
 * opened today. Blocks; may be called from any thread.
 *
 * Returns: (transfer full) (nullable): the day's work
 */
KdTodayWork *
kd_today_work_new (KdWorkspace   *workspace,
                   const KdRules *rules,
                   const char    *regime,
                   KdDate         today,
                   int            days,
                   GError       **error)
{
  g_autoptr (KdTodayWork) self = g_new0 (KdTodayWork, 1);
  g_autoptr (KdAgenda) agenda = NULL;
  KdRuleSet set;
  KdDate    seen;

  self->lines = g_ptr_array_new_with_free_func (g_object_unref);
  self->guessed = KD_DATE_NONE;
  if (!kd_rules_pick (rules, regime, today, &set, error) || !turn_day (workspace, today, &seen, error))
    return NULL;
  agenda = kd_agenda_new (workspace, rules, regime, MAX (find_start (rules, regime, today), today + days - BACK_DAYS), today + days, error);
  if (agenda == NULL || !add_lines (self, workspace, agenda, &set, today, seen, error) || !add_finished (self, workspace, today, error))
    return NULL;
  g_ptr_array_sort (self->lines, kd_today_line_compare);
  return g_steal_pointer (&self);
}
