/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-today.h"

#include "kd-commit-watch.h"
#include "kd-error.h"

#include <string.h>

/**
 * KdToday:
 *
 * The day's work of an open book, for all who show something of it: the page, the number beside the place, the
 * notification. It is computed beside the main loop, again after each commit and on a new day.
 */
struct _KdToday
{
  GObject        parent_instance;
  KdWorkspace   *workspace;
  const KdRules *rules;
  const char    *regime;
  KdDate         today;
  int            days;
  GPtrArray     *lines;
  guint          fired;
  KdDate         guessed;
  guint          due[KD_TODAY_N_KINDS];
  guint          overdue;
  KdTodayLine   *chosen;
  gboolean       loaded;
  gboolean       loading;
  gboolean       stale; /* something changed while it was computed */
  KdCommitWatch *watch;
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

#define DAYS_AHEAD 7

G_DEFINE_FINAL_TYPE (KdToday, kd_today, G_TYPE_OBJECT)

static void
count (KdToday *self)
{
  memset (self->due, 0, sizeof self->due);
  self->overdue = 0;
  for (guint i = 0; i < self->lines->len; i++)
    {
      KdTodaySection section = kd_today_line_get_section (self->lines->pdata[i]);

      if (section != KD_TODAY_OVERDUE && section != KD_TODAY_NOW)
        continue;
      self->due[kd_today_line_get_kind (self->lines->pdata[i])]++;
      self->overdue += section == KD_TODAY_OVERDUE;
    }
}

/* --- computing -------------------------------------------------------------------------------------------- */

typedef struct
{
  const KdRules *rules;
  const char    *regime;
  KdDate         today;
  int            days;
  KdTodayWork   *work;
} Load;

static void
load_free (gpointer data)
{
  Load *load = data;

  g_clear_pointer (&load->work, kd_today_work_free);
  g_free (load);
}

static gboolean
run_load (KdWorkspace  *workspace,
          gpointer      data,
          GCancellable *cancellable,
          GError      **error)
{
  Load *load = data;

  load->work = kd_today_work_new (workspace, load->rules, load->regime, load->today, load->days, error);
  return load->work != NULL;
}

/* Lines that look the same stay the same objects, so that lists keep their rows. */
static void
keep_lines (GPtrArray *fresh,
            GPtrArray *known)
{
  g_autoptr (GHashTable) places = g_hash_table_new (kd_uuid_hash, kd_uuid_equal);

  for (guint i = 0; i < known->len; i++)
    {
      const KdReminder *reminder = kd_today_line_get_reminder (known->pdata[i]);

      if (reminder != NULL)
        g_hash_table_insert (places, (gpointer) &reminder->record, known->pdata[i]);
    }
  for (guint i = 0; i < fresh->len; i++)
    {
      const KdReminder *reminder = kd_today_line_get_reminder (fresh->pdata[i]);
      KdTodayLine      *line = reminder != NULL ? g_hash_table_lookup (places, &reminder->record) : NULL;

      if (line != NULL && kd_today_line_equal (line, fresh->pdata[i]))
        {
          g_object_unref (fresh->pdata[i]);
          fresh->pdata[i] = g_object_ref (line);
        }
    }
}

static void
on_loaded (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (KdToday) self = data;
  g_autoptr (GError) error = NULL;
  Load *load = kd_workspace_call_finish (KD_WORKSPACE (source), result, &error);

  self->loading = FALSE;
  if (load == NULL)
    {
      if (!g_error_matches (error, KD_ERROR, KD_ERROR_LOCKED))
        g_warning ("The day's work cannot be computed: %s", error->message);
      return;
    }
  if (load->today == self->today && load->days == self->days)
    {
      keep_lines (load->work->lines, self->lines);
      g_ptr_array_unref (self->lines);
      self->lines = g_ptr_array_ref (load->work->lines);
      /* What came due in the meantime is told for the rest of the day, not only at the first look. */
      self->fired = MAX (self->fired, load->work->fired);
      self->guessed = load->work->guessed;
      self->loaded = TRUE;
      count (self);
      g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
    }
  load_free (load);
  if (self->stale)
    kd_today_reload (self);
}

/**
 * kd_today_reload:
 * @self: a day's work
 *
 * Computes it again, beside the main loop.
 */
void
kd_today_reload (KdToday *self)
{
  Load *load;

  kd_commit_watch_rest (self->watch);
  self->stale = self->loading;
  if (self->loading)
    return;
  self->loading = TRUE;
  load = g_new0 (Load, 1);
  *load = (Load) { self->rules, self->regime, self->today, self->days, NULL };
  kd_workspace_call_async (self->workspace, run_load, load, load_free, NULL, on_loaded, g_object_ref (self));
}

static void
on_committed (gpointer data)
{
  kd_today_reload (data);
}

/* --- what is known ---------------------------------------------------------------------------------------- */

/**
 * kd_today_set_day:
 * @self: a day's work
 * @today: another day
 *
 * Turns to another day.
 */
void
kd_today_set_day (KdToday *self,
                  KdDate   today)
{
  if (self->today == today)
    return;
  self->today = today;
  self->fired = 0;
  self->days = DAYS_AHEAD;
  kd_today_reload (self);
}

/**
 * kd_today_get_day:
 * @self: a day's work
 *
 * Returns: the day
 */
KdDate
kd_today_get_day (KdToday *self)
{
  return self->today;
}

/**
 * kd_today_set_days:
 * @self: a day's work
 * @days: how many days ahead to look
 *
 * Looks farther ahead, for the rest of the day.
 */
void
kd_today_set_days (KdToday *self,
                   int      days)
{
  if (self->days == days)
    return;
  self->days = days;
  kd_today_reload (self);
}

/**
 * kd_today_is_loaded:
 * @self: a day's work
 *
 * Returns: whether it was computed once
 */
gboolean
kd_today_is_loaded (KdToday *self)
{
  return self->loaded;
}

/**
 * kd_today_get_lines:
 * @self: a day's work
 *
 * Returns: (transfer none) (element-type KdTodayLine): its lines, in order
 */
GPtrArray *
kd_today_get_lines (KdToday *self)
{
  return self->lines;
}

/**
 * kd_today_get_n_due:
 * @self: a day's work
 * @kind: what is counted, or %KD_TODAY_N_KINDS for all
 *
 * Returns: how much is due today or overdue
 */
guint
kd_today_get_n_due (KdToday    *self,
                    KdTodayKind kind)
{
  guint n = 0;

  if (kind != KD_TODAY_N_KINDS)
    return self->due[kind];
  for (guint i = 0; i < KD_TODAY_N_KINDS; i++)
    n += self->due[i];
  return n;
}

/**
 * kd_today_get_n_overdue:
 * @self: a day's work
 *
 * Returns: how much of it is overdue
 */
guint
kd_today_get_n_overdue (KdToday *self)
{
  return self->overdue;
}

/**
 * kd_today_get_n_fired:
 * @self: a day's work
 *
 * Returns: how much came due on days on which the book was not opened
 */
guint
kd_today_get_n_fired (KdToday *self)
{
  return self->fired;
}

/**
 * kd_today_get_guessed:
 * @self: a day's work
 *
 * Returns: the first day for which holidays are not published, or %KD_DATE_NONE
 */
KdDate
kd_today_get_guessed (KdToday *self)
{
  return self->guessed;
}

/**
 * kd_today_choose:
 * @self: a day's work
 * @line: (nullable): one of its lines
 *
 * Says which line is being worked on, for who shows it elsewhere too.
 */
void
kd_today_choose (KdToday     *self,
                 KdTodayLine *line)
{
  g_set_object (&self->chosen, line);
}

/**
 * kd_today_get_chosen:
 * @self: a day's work
 *
 * Returns: (transfer none) (nullable): the line that is being worked on, as long as there is something to be done about it
 */
KdTodayLine *
kd_today_get_chosen (KdToday *self)
{
  return self->chosen != NULL && kd_today_line_get_reminder (self->chosen) != NULL && g_ptr_array_find (self->lines, self->chosen, NULL) ? self->chosen : NULL;
}

/**
 * kd_today_take_off:
 * @self: a day's work
 * @line: one of its lines
 *
 * Takes a line off that is being done or moved, ahead of the commit that says so.
 */
void
kd_today_take_off (KdToday     *self,
                   KdTodayLine *line)
{
  if (!g_ptr_array_remove (self->lines, line))
    return;
  count (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* --- life ------------------------------------------------------------------------------------------------- */

static void
kd_today_dispose (GObject *object)
{
  KdToday *self = KD_TODAY (object);

  g_clear_pointer (&self->watch, kd_commit_watch_free);
  g_clear_object (&self->chosen);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (kd_today_parent_class)->dispose (object);
}

static void
kd_today_finalize (GObject *object)
{
  g_ptr_array_unref (KD_TODAY (object)->lines);
  G_OBJECT_CLASS (kd_today_parent_class)->finalize (object);
}

static void
kd_today_class_init (KdTodayClass *class)
{
  G_OBJECT_CLASS (class)->dispose = kd_today_dispose;
  G_OBJECT_CLASS (class)->finalize = kd_today_finalize;

  /**
   * KdToday::changed:
   * @self: a day's work
   *
   * Its lines are others.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", KD_TYPE_TODAY, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
kd_today_init (KdToday *self)
{
  self->days = DAYS_AHEAD;
  self->guessed = KD_DATE_NONE;
  self->lines = g_ptr_array_new_with_free_func (g_object_unref);
}

/**
 * kd_today_new:
 * @workspace: an open book
 * @rules: the rules, which outlive it
 * @regime: a regime, which outlives it
 * @today: the present day
 *
 * Returns: (transfer full): the day's work, which is being computed
 */
KdToday *
kd_today_new (KdWorkspace   *workspace,
              const KdRules *rules,
              const char    *regime,
              KdDate         today)
{
  KdToday *self = g_object_new (KD_TYPE_TODAY, NULL);

  self->workspace = g_object_ref (workspace);
  self->rules = rules;
  self->regime = regime;
  self->today = today;
  self->watch = kd_commit_watch_new (workspace, on_committed, self);
  kd_today_reload (self);
  return self;
}
