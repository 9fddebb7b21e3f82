/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-calendar-data.h"

#include "kd-change.h"
#include "kd-error.h"
#include "kd-task.h"
#include "kd-words-date.h"

#include <glib/gi18n-lib.h>

/**
 * KdCalendarData:
 *
 * The reminders of a span of days, read beside the main loop and again whenever something is committed; and what can be
 * done with them, each one commit.
 */
struct _KdCalendarData
{
  GObject parent_instance;

  KdSession        *session;
  KdDate            from;
  KdDate            to;
  guint             rules; /* a bit for each that is shown */
  KdCalendarAgenda *agenda;
  GCancellable     *cancellable;
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

#define ALL_RULES ((1u << KD_REMINDER_RULES) - 1)

G_DEFINE_FINAL_TYPE (KdCalendarData, kd_calendar_data, G_TYPE_OBJECT)

static void
kd_calendar_data_dispose (GObject *object)
{
  KdCalendarData *self = KD_CALENDAR_DATA (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->agenda, kd_calendar_agenda_unref);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (kd_calendar_data_parent_class)->dispose (object);
}

static void
kd_calendar_data_class_init (KdCalendarDataClass *class)
{
  G_OBJECT_CLASS (class)->dispose = kd_calendar_data_dispose;

  /**
   * KdCalendarData::changed:
   * @self: the data
   *
   * Other reminders are to be shown, or on other days.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", KD_TYPE_CALENDAR_DATA, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
kd_calendar_data_init (KdCalendarData *self)
{
  self->rules = ALL_RULES;
  self->from = self->to = KD_DATE_NONE;
}

/* --- reading ----------------------------------------------------------------------------------------------- */

typedef struct
{
  const KdRules *rules;
  const char    *regime;
  KdDate         from;
  KdDate         to;
  KdAgenda      *agenda;
} Load;

static void
load_free (gpointer data)
{
  Load *load = data;

  g_clear_pointer (&load->agenda, kd_agenda_free);
  g_free (load);
}

static gboolean
run_load (KdWorkspace  *workspace,
          gpointer      data,
          GCancellable *cancellable,
          GError      **error)
{
  Load *load = data;

  load->agenda = kd_agenda_new (workspace, load->rules, load->regime, load->from, load->to, error);
  return load->agenda != NULL;
}

static void
on_loaded (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (KdCalendarData) self = data;
  g_autoptr (GError) error = NULL;
  Load *load = kd_workspace_call_finish (KD_WORKSPACE (source), result, &error);

  if (load == NULL)
    {
      if (self->session != NULL && !g_error_matches (error, KD_ERROR, KD_ERROR_CANCELLED) && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        kd_session_fail (self->session, error);
      return;
    }
  if (self->session != NULL && load->from == self->from && load->to == self->to)
    {
      g_clear_pointer (&self->agenda, kd_calendar_agenda_unref);
      self->agenda = kd_calendar_agenda_new (g_steal_pointer (&load->agenda));
      g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
    }
  load_free (load);
}

/* A reading that is under way is given up: its answer would be the older one. */
static void
reload (KdCalendarData *self)
{
  KdProgram *program = kd_session_get_program (self->session);
  Load      *load;

  if (self->from == KD_DATE_NONE)
    return;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  load = g_new0 (Load, 1);
  load->rules = kd_program_get_rules (program);
  load->regime = kd_program_get_regime (program);
  load->from = self->from;
  load->to = self->to;
  kd_workspace_call_async (kd_session_get_workspace (self->session), run_load, load, load_free, self->cancellable, on_loaded, g_object_ref (self));
}

/**
 * kd_calendar_data_new:
 * @session: an open book
 *
 * Returns: (transfer full): data without a span
 */
KdCalendarData *
kd_calendar_data_new (KdSession *session)
{
  KdCalendarData *self = g_object_new (KD_TYPE_CALENDAR_DATA, NULL);

  self->session = g_object_ref (session);
  g_signal_connect_object (kd_session_get_workspace (session), "committed", G_CALLBACK (reload), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::today", G_CALLBACK (reload), self, G_CONNECT_SWAPPED);
  return self;
}

/**
 * kd_calendar_data_get_session:
 * @self: the data
 *
 * Returns: (transfer none): the open book
 */
KdSession *
kd_calendar_data_get_session (KdCalendarData *self)
{
  return self->session;
}

/**
 * kd_calendar_data_get_workdays:
 * @self: the data
 *
 * Returns: (transfer none): on which days people work
 */
const KdWorkdays *
kd_calendar_data_get_workdays (KdCalendarData *self)
{
  return kd_directory_get_rules (kd_session_get_directory (self->session))->workdays;
}

/**
 * kd_calendar_data_set_span:
 * @self: the data
 * @from: the first day
 * @to: the last day
 *
 * Reads the reminders of other days. Those of the days before stay until they are there.
 */
void
kd_calendar_data_set_span (KdCalendarData *self,
                           KdDate          from,
                           KdDate          to)
{
  if (self->from == from && self->to == to)
    return;
  self->from = from;
  self->to = to;
  reload (self);
}

/**
 * kd_calendar_data_set_kinds:
 * @self: the data
 * @rules: a bit for each [enum@ReminderRuleId] that is shown; 0 for all
 *
 * Shows some of the reminders only.
 */
void
kd_calendar_data_set_kinds (KdCalendarData *self,
                            guint           rules)
{
  self->rules = rules != 0 ? rules : ALL_RULES;
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/**
 * kd_calendar_data_get_kinds:
 * @self: the data
 *
 * Returns: a bit for each rule that is shown, or 0 for all
 */
guint
kd_calendar_data_get_kinds (KdCalendarData *self)
{
  return self->rules == ALL_RULES ? 0 : self->rules;
}

/**
 * kd_calendar_data_get_day:
 * @self: the data
 * @day: a day
 *
 * Returns: (transfer full) (element-type KdCalendarItem): what is to be done on it
 */
GPtrArray *
kd_calendar_data_get_day (KdCalendarData *self,
                          KdDate          day)
{
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);
  GArray    *reminders = self->agenda != NULL ? kd_agenda_get_reminders (self->agenda->agenda) : NULL;
  guint      first = 0, end = reminders != NULL ? reminders->len : 0;

  while (first < end)
    {
      guint middle = first + (end - first) / 2;

      if (g_array_index (reminders, KdReminder, middle).date < day)
        first = middle + 1;
      else
        end = middle;
    }
  for (; reminders != NULL && first < reminders->len && g_array_index (reminders, KdReminder, first).date == day; first++)
    {
      const KdReminder *reminder = &g_array_index (reminders, KdReminder, first);

      if (self->rules & 1u << reminder->rule)
        g_ptr_array_add (items, kd_calendar_item_new (self->agenda, reminder));
    }
  return items;
}

/* --- writing ----------------------------------------------------------------------------------------------- */

typedef struct
{
  KdCalendarItem *item;
  KdDate          moved;
} Mark;

static void
mark_free (gpointer data)
{
  Mark *mark = data;

  g_object_unref (mark->item);
  g_free (mark);
}

static gboolean
make_mark (KdWorkspace *workspace,
           gpointer     data,
           GPtrArray   *changes,
           GError     **error)
{
  Mark *mark = data;

  return kd_agenda_add_mark (workspace, kd_calendar_item_get_reminder (mark->item), mark->moved == KD_DATE_NONE ? "done" : "snoozed", mark->moved, changes, error);
}

static void
on_marked (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (GError) error = NULL;

  if (!kd_session_compose_finish (KD_SESSION (source), result, &error))
    kd_session_fail (KD_SESSION (source), error);
}

static void
mark_item (KdCalendarData *self,
           KdCalendarItem *item,
           KdDate          moved,
           const char     *said)
{
  Mark *mark = g_new0 (Mark, 1);

  mark->item = g_object_ref (item);
  mark->moved = moved;
  kd_session_compose_async (self->session, make_mark, mark, mark_free, said, on_marked, NULL);
}

static const char *
get_refusal (KdReminderRuleId rule)
{
  switch (rule)
    {
    case KD_RULE_BIRTHDAY_SOLAR:
    case KD_RULE_BIRTHDAY_LUNAR:
      return _ ("A birthday cannot be moved. Snooze the reminder instead");
    case KD_RULE_ASSESSMENT_EXPIRY:
      return _ ("The day comes from the risk assessment. Snooze the reminder instead");
    case KD_RULE_ID_EXPIRY:
    case KD_RULE_PRODUCT_MATURITY:
    case KD_RULE_CONTACT_CADENCE:
    case KD_RULE_TASK:
    default:
      return _ ("The last day cannot be moved. Snooze the reminder instead");
    }
}

/**
 * kd_calendar_data_move:
 * @self: the data
 * @item: a reminder
 * @to: another day
 *
 * Moves a reminder, or says why it stays.
 */
void
kd_calendar_data_move (KdCalendarData *self,
                       KdCalendarItem *item,
                       KdDate          to)
{
  g_autofree char *day = kd_words_due (to, kd_session_get_today (self->session));
  g_autofree char *said = g_strdup_printf (_ ("Moved to %s"), day);

  if (to == kd_calendar_item_get_reminder (item)->date)
    return;
  if (kd_calendar_item_may_move (item))
    mark_item (self, item, to, said);
  else
    kd_session_say (self->session, get_refusal (kd_calendar_item_get_reminder (item)->rule));
}

/**
 * kd_calendar_data_finish:
 * @self: the data
 * @item: a reminder
 *
 * Notes that it is done.
 */
void
kd_calendar_data_finish (KdCalendarData *self,
                         KdCalendarItem *item)
{
  mark_item (self, item, KD_DATE_NONE, _ ("Done"));
}

/**
 * kd_calendar_data_snooze:
 * @self: the data
 * @item: a reminder
 *
 * Puts it off to the next workday, counted from today or from its own day, whichever is later.
 */
void
kd_calendar_data_snooze (KdCalendarData *self,
                         KdCalendarItem *item)
{
  KdDate           today = kd_session_get_today (self->session);
  KdDate           next = kd_workdays_shift (kd_calendar_data_get_workdays (self), MAX (today, kd_calendar_item_get_reminder (item)->date) + 1, KD_SHIFT_FOLLOWING, NULL);
  g_autofree char *day = kd_words_due (next, today);
  g_autofree char *said = g_strdup_printf (_ ("Snoozed to %s"), day);

  mark_item (self, item, next, said);
}

/**
 * kd_calendar_data_add:
 * @self: the data
 * @title: what is to be done
 * @day: when
 *
 * Adds a to-do for no client.
 */
void
kd_calendar_data_add (KdCalendarData *self,
                      const char     *title,
                      KdDate          day)
{
  g_autoptr (GPtrArray) changes = g_ptr_array_new_with_free_func ((GDestroyNotify) kd_change_free);
  g_autoptr (KdRow) row = kd_row_new (KD_KIND_TASK);
  g_autoptr (GError) error = NULL;
  char text[KD_DATE_TEXT_SIZE];

  if (!kd_row_set_from_text (row, KD_TASK_TITLE, title, &error) || !kd_row_set_from_text (row, KD_TASK_STATUS, "open", &error) || !kd_row_set_from_text (row, KD_TASK_DUE, kd_date_format (day, text), &error) ||
      !kd_row_validate (row, &error))
    {
      kd_session_fail (self->session, error);
      return;
    }
  g_ptr_array_add (changes, kd_change_new_insert (g_steal_pointer (&row)));
  kd_session_change (self->session, g_steal_pointer (&changes), _ ("To-do added"));
}
