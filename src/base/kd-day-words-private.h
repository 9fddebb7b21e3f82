/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-date.h"

#include <glib.h>

G_BEGIN_DECLS

/**
 * KdDayUnit:
 * @KD_UNIT_DAY: days
 * @KD_UNIT_WEEK: weeks
 * @KD_UNIT_MONTH: months, whose last day is not passed
 * @KD_UNIT_YEAR: years
 *
 * What distances are counted in.
 */
typedef enum
{
  KD_UNIT_DAY,
  KD_UNIT_WEEK,
  KD_UNIT_MONTH,
  KD_UNIT_YEAR,
} KdDayUnit;

KdDate kd_day_words_add (KdDate    today,
                         int       count,
                         KdDayUnit unit);
KdDate kd_day_words_next_weekday (KdDate today,
                                  int    weekday);
KdDate kd_day_words_weekday_of (KdDate today,
                                int    weeks,
                                int    weekday);
KdDate kd_day_words_next_month_day (KdDate today,
                                    int    month,
                                    int    day);
KdDate kd_day_words_next_day (KdDate today,
                              int    day);
KdDate kd_day_words_day_of_month (KdDate today,
                                  int    months,
                                  int    day);
KdDate kd_day_words_month_end (KdDate today,
                               int    months);

KdDate kd_day_words_read_han (const char *text,
                              KdDate      today);
KdDate kd_day_words_read_latin (const char *text,
                                KdDate      today);

G_END_DECLS
