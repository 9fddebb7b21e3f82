/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-today-deed.h"

#include "kd-agenda.h"
#include "kd-change.h"
#include "kd-contact-log.h"
#include "kd-task.h"
#include "kd-words-date.h"

#include <glib/gi18n-lib.h>

static gboolean
is_contact (const KdReminder *reminder)
{
  return reminder->rule == KD_RULE_CONTACT_CADENCE;
}

/**
 * kd_today_propose_next:
 * @line: a line
 * @rules: the rules in force
 * @zone: in which zone days are counted
 * @today: the present day
 *
 * Returns: when the line comes again after it is done today, or %KD_DATE_NONE where no rule says so or that is
 *   far away
 */
KdDate
kd_today_propose_next (KdTodayLine     *line,
                       const KdRuleSet *rules,
                       GTimeZone       *zone,
                       KdDate           today)
{
  const KdReminder *reminder = kd_today_line_get_reminder (line);

  return is_contact (reminder) ? kd_contact_plan (rules, reminder->client, "reached", today, zone).date : KD_DATE_NONE;
}

/**
 * kd_today_describe_deed:
 * @line: a line
 * @deed: what became of it
 * @day: the next day, or to which it was moved, or %KD_DATE_NONE
 * @today: the present day
 *
 * Returns: (transfer full): what is said of it
 */
char *
kd_today_describe_deed (KdTodayLine *line,
                        KdTodayDeed  deed,
                        KdDate       day,
                        KdDate       today)
{
  const KdBrief   *client = kd_today_line_get_client (line);
  g_autofree char *words = day != KD_DATE_NONE ? kd_words_due (day, today) : NULL;
  g_autofree char *what = client != NULL ? g_strdup_printf ("%s %s", client->name, kd_today_line_get_what (line)) : g_strdup (kd_today_line_get_what (line));

  switch (deed)
    {
    case KD_TODAY_SNOOZE:
      return g_strdup_printf (_ ("Snoozed to %s"), words);
    case KD_TODAY_REMOVE:
      return g_strdup_printf (_ ("Removed: %s"), what);
    case KD_TODAY_DONE:
      return words != NULL ? g_strdup_printf (_ ("Done: %s, next %s"), what, words) : g_strdup_printf (_ ("Done: %s"), what);
    default:
      g_return_val_if_reached (NULL);
    }
}

/* Who was called was reached: the clock of the rule begins anew. */
static gboolean
compose_contact (KdWorkspace     *workspace,
                 KdTodayLine     *line,
                 KdDate           next,
                 const KdRuleSet *rules,
                 GPtrArray       *changes,
                 GError         **error)
{
  KdClock           *clock = kd_workspace_get_clock (workspace);
  const KdBrief     *client = kd_today_line_get_client (line);
  const KdContactLog log = {
    .client = client->uuid,
    .channel = (char *) "call",
    .outcome = (char *) "reached",
    .to_do_due = KD_DATE_NONE,
    .next = next,
    .plan = kd_contact_plan (rules, client, "reached", kd_clock_today (clock), kd_clock_get_zone (clock)),
  };

  /* A day to which it was moved is over with it. */
  return kd_contact_log_compose (workspace, &log, changes, error) &&
         (!kd_today_line_get_reminder (line)->moved || kd_agenda_add_mark (workspace, kd_today_line_get_reminder (line), "done", KD_DATE_NONE, changes, error));
}

/* What is done and comes again on a day that no rule knows is a to-do. */
static void
add_next (KdTodayLine *line,
          KdDate       day,
          GPtrArray   *changes)
{
  const KdReminder *reminder = kd_today_line_get_reminder (line);
  g_autofree char  *title = kd_reminder_describe (reminder);
  KdRow            *task = kd_row_new (KD_KIND_TASK);

  kd_value_set_text (&task->values[KD_TASK_TITLE], title);
  kd_value_set_text (&task->values[KD_TASK_STATUS], "open");
  kd_value_set_integer (&task->values[KD_TASK_DUE], day);
  if (reminder->client != NULL)
    kd_value_set_uuid (&task->values[KD_TASK_CLIENT], &reminder->client->uuid);
  g_ptr_array_add (changes, kd_change_new_insert (task));
}

/**
 * kd_today_compose_deed:
 * @workspace: a workspace
 * @line: a line
 * @deed: what becomes of it
 * @day: to which day it is moved, or when it comes again, or %KD_DATE_NONE
 * @rules: the rules in force
 * @changes: (element-type KdChange): where the changes go
 * @error: return location
 *
 * Makes the changes. A call that is done is noted down as a contact, since the next one is counted from it; everything
 * else is marked. Blocks; may be called from any thread.
 *
 * Returns: whether they are in @changes
 */
gboolean
kd_today_compose_deed (KdWorkspace     *workspace,
                       KdTodayLine     *line,
                       KdTodayDeed      deed,
                       KdDate           day,
                       const KdRuleSet *rules,
                       GPtrArray       *changes,
                       GError         **error)
{
  const KdReminder *reminder = kd_today_line_get_reminder (line);

  g_return_val_if_fail (reminder != NULL && (deed != KD_TODAY_SNOOZE || day != KD_DATE_NONE), FALSE);

  if (deed == KD_TODAY_SNOOZE)
    return kd_agenda_add_mark (workspace, reminder, "snoozed", day, changes, error);
  if (deed == KD_TODAY_REMOVE)
    return kd_agenda_add_mark (workspace, reminder, "cancelled", KD_DATE_NONE, changes, error);
  if (is_contact (reminder))
    return compose_contact (workspace, line, day, rules, changes, error);
  if (day != KD_DATE_NONE)
    add_next (line, day, changes);
  return kd_agenda_add_mark (workspace, reminder, "done", KD_DATE_NONE, changes, error);
}
