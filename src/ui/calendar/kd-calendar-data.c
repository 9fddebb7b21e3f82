/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-calendar-data.h"

#include "kd-change.h"
#include "kd-commit-watch.h"
#include "kd-error.h"
#include "kd-task.h"

#include <glib/gi18n-lib.h>

/**
 * KdCalendarData:
 *
 * The reminders of a span of days as lines of the day's work, read beside the main loop and again whenever something is
 * committed.
 */
struct _KdCalendarData
{
  GObject parent_instance;

  KdSession     *session;
  KdDate         from;
  KdDate         to;
  KdDate         read_from; /* what @lines are of: more than is shown */
  KdDate         read_to;
  guint          kinds; /* a bit for each that is shown */
  GPtrArray     *lines;
  GCancellable  *cancellable;
  KdCommitWatch *watch;
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

#define ALL_KINDS ((1u << KD_TODAY_N_KINDS) - 1)

/* Every reading goes over all clients, however few days are asked for: it takes the months beside them along, so that turning to the next one
 * shows at once what is there. */
#define MONTH_DAYS 31
#define BEHIND_DAYS 42
#define AHEAD_DAYS 92

G_DEFINE_FINAL_TYPE (KdCalendarData, kd_calendar_data, G_TYPE_OBJECT)

static void
kd_calendar_data_dispose (GObject *object)
{
  KdCalendarData *self = KD_CALENDAR_DATA (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->watch, kd_commit_watch_free);
  g_clear_pointer (&self->lines, g_ptr_array_unref);
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
  self->kinds = ALL_KINDS;
  self->from = self->to = self->read_from = self->read_to = KD_DATE_NONE;
}

/* --- reading ----------------------------------------------------------------------------------------------- */

typedef struct
{
  const KdRules *rules;
  const char    *regime;
  KdDate         today;
  KdDate         from;
  KdDate         to;
  GPtrArray     *lines;
} Load;

static void
load_free (gpointer data)
{
  Load *load = data;

  g_clear_pointer (&load->lines, g_ptr_array_unref);
  g_free (load);
}

static gboolean
run_load (KdWorkspace  *workspace,
          gpointer      data,
          GCancellable *cancellable,
          GError      **error)
{
  Load *load = data;

  load->lines = kd_today_list_days (workspace, load->rules, load->regime, load->today, load->from, load->to, error);
  return load->lines != NULL;
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
  if (self->session != NULL && load->from <= self->from && load->to >= self->to)
    {
      self->read_from = load->from;
      self->read_to = load->to;
      g_clear_pointer (&self->lines, g_ptr_array_unref);
      self->lines = g_steal_pointer (&load->lines);
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

  kd_commit_watch_rest (self->watch);
  if (self->from == KD_DATE_NONE)
    return;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  load = g_new0 (Load, 1);
  load->rules = kd_program_get_rules (program);
  load->regime = kd_program_get_regime (program);
  load->today = kd_session_get_today (self->session);
  load->from = self->from - BEHIND_DAYS;
  load->to = self->to + AHEAD_DAYS;
  kd_workspace_call_async (kd_session_get_workspace (self->session), run_load, load, load_free, self->cancellable, on_loaded, g_object_ref (self));
}

static void
on_committed (gpointer data)
{
  reload (data);
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
  self->watch = kd_commit_watch_new (kd_session_get_workspace (session), on_committed, self);
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

static gboolean
has_read (KdCalendarData *self,
          KdDate          from,
          KdDate          to)
{
  return self->lines != NULL && self->read_from <= from && self->read_to >= to;
}

/**
 * kd_calendar_data_set_span:
 * @self: the data
 * @from: the first day
 * @to: the last day
 *
 * Turns to other days. What was not read before is read now; until it is there, nothing is to be done on those days.
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
  if (has_read (self, from, to))
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
  if (!has_read (self, from - MONTH_DAYS, to + MONTH_DAYS))
    reload (self);
}

/**
 * kd_calendar_data_set_kinds:
 * @self: the data
 * @kinds: a bit for each [enum@TodayKind] that is shown; 0 for all
 *
 * Shows some of the reminders only.
 */
void
kd_calendar_data_set_kinds (KdCalendarData *self,
                            guint           kinds)
{
  self->kinds = kinds != 0 ? kinds : ALL_KINDS;
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/**
 * kd_calendar_data_get_kinds:
 * @self: the data
 *
 * Returns: a bit for each kind that is shown, or 0 for all
 */
guint
kd_calendar_data_get_kinds (KdCalendarData *self)
{
  return self->kinds == ALL_KINDS ? 0 : self->kinds;
}

static KdDate
get_date (KdCalendarData *self,
          guint           place)
{
  return kd_today_line_get_reminder (self->lines->pdata[place])->date;
}

/**
 * kd_calendar_data_get_day:
 * @self: the data
 * @day: a day
 *
 * Returns: (transfer full) (element-type KdTodayLine): what is to be done on it
 */
GPtrArray *
kd_calendar_data_get_day (KdCalendarData *self,
                          KdDate          day)
{
  GPtrArray *found = g_ptr_array_new_with_free_func (g_object_unref);
  guint      first = 0, end = self->lines != NULL ? self->lines->len : 0;

  while (first < end)
    {
      guint middle = first + (end - first) / 2;

      if (get_date (self, middle) < day)
        first = middle + 1;
      else
        end = middle;
    }
  for (; self->lines != NULL && first < self->lines->len && get_date (self, first) == day; first++)
    if (self->kinds & 1u << kd_today_line_get_kind (self->lines->pdata[first]))
      g_ptr_array_add (found, g_object_ref (self->lines->pdata[first]));
  return found;
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
