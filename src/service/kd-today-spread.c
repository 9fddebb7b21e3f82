/* SPDX-License-Identifier: GPL-3.0-or-later */

/* After an import hundreds of calls are overdue at once: nobody makes them in a day, and nobody looks at such a list twice. */
#include "kd-today-spread.h"

#include "kd-agenda.h"

#define PER_DAY 10

static gboolean
is_overdue_call (KdTodayLine *line)
{
  const KdReminder *reminder = kd_today_line_get_reminder (line);

  return reminder != NULL && reminder->rule == KD_RULE_CONTACT_CADENCE && kd_today_line_get_section (line) == KD_TODAY_OVERDUE;
}

/**
 * kd_today_spread_new:
 * @lines: (element-type KdTodayLine): the day's work, in order
 * @today: the present day
 * @workdays: on which days people work, which outlives it
 *
 * Finds the calls that are overdue, at most %KD_TODAY_SPREAD_LIMIT of them.
 *
 * Returns: (transfer full): the calls, ten a day
 */
KdTodaySpread *
kd_today_spread_new (GPtrArray        *lines,
                     KdDate            today,
                     const KdWorkdays *workdays)
{
  KdTodaySpread *self = g_new0 (KdTodaySpread, 1);

  self->calls = g_ptr_array_new_with_free_func (g_object_unref);
  self->per_day = PER_DAY;
  self->today = today;
  self->workdays = workdays;
  for (guint i = 0; i < lines->len && self->calls->len < KD_TODAY_SPREAD_LIMIT; i++)
    {
      if (!is_overdue_call (lines->pdata[i]))
        continue;
      g_ptr_array_add (self->calls, g_object_ref (lines->pdata[i]));
      self->never += kd_today_line_get_reminder (lines->pdata[i])->reason == KD_REMINDER_FIRST_CONTACT;
    }
  return self;
}

/**
 * kd_today_spread_free:
 * @self: (transfer full): a spread
 *
 * Frees @self.
 */
void
kd_today_spread_free (KdTodaySpread *self)
{
  g_ptr_array_unref (self->calls);
  g_free (self);
}

/* How many stay: a day's worth, unless today is a day off. */
static guint
get_kept (const KdTodaySpread *self)
{
  return kd_workdays_is_workday (self->workdays, self->today) ? MIN (self->per_day, self->calls->len) : 0;
}

/**
 * kd_today_spread_get_moved:
 * @self: a spread
 *
 * Returns: how many calls get another day
 */
guint
kd_today_spread_get_moved (const KdTodaySpread *self)
{
  return self->calls->len - get_kept (self);
}

/**
 * kd_today_spread_find_day:
 * @self: a spread
 * @place: a call that is moved, from 0
 *
 * Returns: the workday that it gets
 */
KdDate
kd_today_spread_find_day (const KdTodaySpread *self,
                          guint                place)
{
  KdDate   day = self->today;
  gboolean known;

  for (guint i = 0; i <= place / self->per_day; i++)
    day = kd_workdays_shift (self->workdays, day + 1, KD_SHIFT_FOLLOWING, &known);
  return day;
}

/**
 * kd_today_spread_compose:
 * @self: a spread
 * @workspace: a workspace
 * @changes: (element-type KdChange): where the changes go
 * @error: return location
 *
 * Moves the calls. Blocks; may be called from any thread.
 *
 * Returns: whether the changes are in @changes
 */
gboolean
kd_today_spread_compose (const KdTodaySpread *self,
                         KdWorkspace         *workspace,
                         GPtrArray           *changes,
                         GError             **error)
{
  guint  kept = get_kept (self);
  KdDate day = KD_DATE_NONE;

  for (guint i = kept; i < self->calls->len; i++)
    {
      if ((i - kept) % self->per_day == 0)
        day = kd_today_spread_find_day (self, i - kept);
      if (!kd_agenda_add_mark (workspace, kd_today_line_get_reminder (self->calls->pdata[i]), "snoozed", day, changes, error))
        return FALSE;
    }
  return TRUE;
}
