/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-date.h"
#include "kd-lunar.h"

#include <glib.h>

G_BEGIN_DECLS

/**
 * KdRecurrenceKind:
 * @KD_RECUR_YEARLY: on the same Gregorian day of each year
 * @KD_RECUR_LUNAR_YEARLY: on the same day of each lunar year
 * @KD_RECUR_MONTHLY: on the same day each so many months; a day that a month does not have is its last
 * @KD_RECUR_MONTH_END: on the last day each so many months
 *
 * How something comes again.
 */
typedef enum
{
  KD_RECUR_YEARLY,
  KD_RECUR_LUNAR_YEARLY,
  KD_RECUR_MONTHLY,
  KD_RECUR_MONTH_END,
} KdRecurrenceKind;

/**
 * KdRecurrence:
 * @kind: how it comes again
 * @start: the day from which it is counted, which is no recurrence itself
 * @months: months between, for the kinds that count months
 * @leap_day: where a start on 29 February goes in common years
 * @leap_month: where a start in a repeated lunar month goes
 *
 * Something that comes again and again. Days are always counted from @start, so that a 31st that went to the
 * 28th in February is the 31st again in March.
 */
typedef struct
{
  KdRecurrenceKind  kind;
  KdDate            start;
  int               months;
  KdLeapDay         leap_day;
  KdLunarLeapPolicy leap_month;
} KdRecurrence;

KdDate kd_recurrence_next (const KdRecurrence *self,
                           KdDate              from);
int    kd_recurrence_count (const KdRecurrence *self,
                            KdDate              occurrence);

G_END_DECLS
