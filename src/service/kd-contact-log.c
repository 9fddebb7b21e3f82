/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-contact-log.h"

#include "kd-agenda.h"
#include "kd-change.h"
#include "kd-client.h"
#include "kd-interaction.h"
#include "kd-task.h"

#include <glib/gi18n-lib.h>

/**
 * kd_contact_log_free:
 * @self: (transfer full): a contact
 *
 * Frees @self.
 */
void
kd_contact_log_free (KdContactLog *self)
{
  g_free (self->channel);
  g_free (self->outcome);
  g_free (self->note);
  g_free (self->to_do);
  g_free (self);
}

/**
 * kd_contact_plan:
 * @rules: the rules in force
 * @client: a client
 * @outcome: (nullable): key of the outcome of a contact today
 * @today: the present day
 * @zone: (nullable): in which zone the making of a file becomes a day
 *
 * A contact that counts restarts the clock of the contact cadence. After one that does not, the day that the
 * rule gave before stands, or where that is past, the next workday.
 *
 * Returns: when to be in touch again
 */
KdContactPlan
kd_contact_plan (const KdRuleSet *rules,
                 const KdBrief   *client,
                 const char      *outcome,
                 KdDate           today,
                 GTimeZone       *zone)
{
  KdContactPlan plan = {
    .cadence = *kd_rule_set_get_cadence (rules, client->tier, client->assets),
    .reached = kd_interaction_reaches (outcome),
  };
  KdBrief  then = *client; /* its texts are borrowed */
  gboolean known;

  if (plan.reached)
    then.last_contact = today;
  plan.due = kd_reminder_contact_due (rules, &then, zone);
  plan.date = kd_workdays_shift (rules->workdays, MAX (plan.due, today + 1), KD_SHIFT_FOLLOWING, &known);
  return plan;
}

/**
 * kd_contact_describe_cadence:
 * @cadence: how often a client is contacted
 *
 * Returns: (transfer full): the rule in words: `tier A every 3 months`
 */
char *
kd_contact_describe_cadence (const KdCadence *cadence)
{
  const char *tier = cadence->key;

  for (const KdChoice *choice = kd_tier_choices; choice->key != NULL; choice++)
    if (g_str_equal (choice->key, cadence->key))
      tier = _ (choice->label);
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "tier %s every month", "tier %s every %d months", (gulong) cadence->months), tier, cadence->months);
}

static void
add_task (const KdRow *interaction,
          const char  *title,
          KdDate       due,
          GPtrArray   *changes)
{
  KdRow *task = kd_row_new (KD_KIND_TASK);

  kd_value_copy (&task->values[KD_TASK_CLIENT], &interaction->values[KD_INTERACTION_CLIENT]);
  kd_value_set_text (&task->values[KD_TASK_TITLE], title);
  kd_value_set_text (&task->values[KD_TASK_STATUS], "open");
  kd_value_set_uuid (&task->values[KD_TASK_INTERACTION], &interaction->uuid);
  if (due != KD_DATE_NONE)
    kd_value_set_integer (&task->values[KD_TASK_DUE], due);
  g_ptr_array_add (changes, kd_change_new_insert (task));
}

/* Another day than the rule's is its reminder moved there: it stays one reminder, and knows why it is there. */
static gboolean
move_next (KdWorkspace        *workspace,
           const KdContactLog *log,
           GPtrArray          *changes,
           GError            **error)
{
  const KdBrief    client = { .uuid = log->client };
  const KdReminder reminder = {
    .rule = KD_RULE_CONTACT_CADENCE,
    .reason = KD_REMINDER_CONTACT,
    .record = log->client,
    .client = &client,
    .due = log->plan.due,
    .number = log->plan.cadence.months,
  };

  return kd_agenda_add_mark (workspace, &reminder, "snoozed", log->next, changes, error);
}

/* A day that the rule gives by itself needs no mark. After a contact that does not count there may be one already. */
static gboolean
is_given (const KdContactLog *log)
{
  return log->next == KD_DATE_NONE || log->plan.due == KD_DATE_NONE || (log->plan.reached && log->next == log->plan.date);
}

/**
 * kd_contact_log_compose:
 * @workspace: a workspace
 * @log: a contact
 * @changes: (element-type KdChange): where the changes go
 * @error: return location
 *
 * Makes the changes that note a contact down: one interaction, a task for each promise, and the reminder of the
 * next contact moved where it is to be on another day than the rule says. Blocks; may be called from any thread.
 *
 * Returns: whether they are in @changes
 */
gboolean
kd_contact_log_compose (KdWorkspace        *workspace,
                        const KdContactLog *log,
                        GPtrArray          *changes,
                        GError            **error)
{
  KdClock *clock = kd_workspace_get_clock (workspace);
  gint64   now = kd_clock_now (clock);
  g_autoptr (KdQuickNote) note = kd_quick_note_new (log->note != NULL ? log->note : "", kd_clock_today (clock));
  KdRow *interaction = kd_row_new (KD_KIND_INTERACTION);

  kd_uuid_generate (&interaction->uuid, now);
  kd_value_set_uuid (&interaction->values[KD_INTERACTION_CLIENT], &log->client);
  kd_value_set_integer (&interaction->values[KD_INTERACTION_TIME], now);
  kd_value_set_text (&interaction->values[KD_INTERACTION_CHANNEL], log->channel);
  if (log->outcome != NULL)
    kd_value_set_text (&interaction->values[KD_INTERACTION_OUTCOME], log->outcome);
  if (*g_strstrip (note->text) != '\0')
    kd_value_set_text (&interaction->values[KD_INTERACTION_SUMMARY], note->text);
  if (log->next != KD_DATE_NONE)
    kd_value_set_integer (&interaction->values[KD_INTERACTION_NEXT_CONTACT], log->next);
  g_ptr_array_add (changes, kd_change_new_insert (interaction));
  for (guint i = 0; i < note->promises->len; i++)
    {
      const KdPromise *promise = note->promises->pdata[i];

      add_task (interaction, promise->title, promise->due, changes);
    }
  if (log->to_do != NULL && *log->to_do != '\0')
    add_task (interaction, log->to_do, log->to_do_due, changes);
  return is_given (log) || move_next (workspace, log, changes, error);
}
