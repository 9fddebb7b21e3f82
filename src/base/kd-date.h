/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * KdDate:
 *
 * A calendar day: days since 1970-01-01 in the proleptic Gregorian calendar, which comparisons and
 * differences work on directly.
 */
typedef gint32 KdDate;

/**
 * KD_DATE_NONE:
 *
 * No day.
 */
#define KD_DATE_NONE G_MININT32

/**
 * KD_DATE_TEXT_SIZE:
 *
 * Size of the buffer that [func@date_format] fills: ten characters and the final NUL.
 */
#define KD_DATE_TEXT_SIZE 11

/**
 * KdLeapDay:
 * @KD_LEAP_DAY_FEBRUARY_28: what happened on 29 February is kept on the 28th of common years
 * @KD_LEAP_DAY_MARCH_1: it is kept on 1 March of common years
 *
 * What becomes of 29 February in common years.
 */
typedef enum
{
  KD_LEAP_DAY_FEBRUARY_28,
  KD_LEAP_DAY_MARCH_1,
} KdLeapDay;

KdDate      kd_date_new (int year,
                         int month,
                         int day);
void        kd_date_get_ymd (KdDate date,
                             int   *year,
                             int   *month,
                             int   *day);
int         kd_date_days_in_month (int year,
                                   int month);
int         kd_date_get_weekday (KdDate date);
KdDate      kd_date_get_first_of_month (KdDate date);
KdDate      kd_date_add_months (KdDate date,
                                int    months);
KdDate      kd_date_add_years (KdDate    date,
                               int       years,
                               KdLeapDay leap_day);
int         kd_date_get_age (KdDate birth,
                             KdDate on);
KdDate      kd_date_parse (const char *text);
KdDate      kd_date_parse_iso (const char *text);
const char *kd_date_format (KdDate date,
                            char  *buffer);

G_END_DECLS
