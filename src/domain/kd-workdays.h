/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-date.h"

#include <glib.h>

G_BEGIN_DECLS

/**
 * KdWorkdays:
 *
 * The days on which people work: weekends, and what the State Council's notices make of them year by
 * year. Not changed any more once it is filled, and may then be read from any thread.
 */
typedef struct _KdWorkdays KdWorkdays;

/**
 * KdDayKind:
 * @KD_DAY_WORKDAY: Monday to Friday
 * @KD_DAY_WEEKEND: Saturday or Sunday
 * @KD_DAY_HOLIDAY: a day off by the notice (休)
 * @KD_DAY_WORKING_WEEKEND: a Saturday or Sunday that is worked for a holiday (班)
 *
 * What a day is to those who work.
 */
typedef enum
{
  KD_DAY_WORKDAY,
  KD_DAY_WEEKEND,
  KD_DAY_HOLIDAY,
  KD_DAY_WORKING_WEEKEND,
} KdDayKind;

/**
 * KdShift:
 * @KD_SHIFT_NONE: the day stays
 * @KD_SHIFT_FOLLOWING: a day off becomes the next workday
 * @KD_SHIFT_PRECEDING: a day off becomes the workday before
 * @KD_SHIFT_MODIFIED_FOLLOWING: the next workday, or the one before where that is another month
 *
 * Where something goes that falls on a day off.
 */
typedef enum
{
  KD_SHIFT_NONE,
  KD_SHIFT_FOLLOWING,
  KD_SHIFT_PRECEDING,
  KD_SHIFT_MODIFIED_FOLLOWING,
} KdShift;

KdWorkdays *kd_workdays_new (void) G_GNUC_WARN_UNUSED_RESULT;
void        kd_workdays_free (KdWorkdays *self);
void        kd_workdays_publish (KdWorkdays *self,
                                 int         year);
gboolean    kd_workdays_set (KdWorkdays *self,
                             KdDate      date,
                             KdDayKind   kind);
gboolean    kd_workdays_is_published (const KdWorkdays *self,
                                      KdDate            date);
KdDayKind   kd_workdays_get_kind (const KdWorkdays *self,
                                  KdDate            date);
gboolean    kd_workdays_is_workday (const KdWorkdays *self,
                                    KdDate            date);
KdDate      kd_workdays_shift (const KdWorkdays *self,
                               KdDate            date,
                               KdShift           shift,
                               gboolean         *known);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KdWorkdays, kd_workdays_free)

G_END_DECLS
