/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-date.h"

#include <glib.h>

G_BEGIN_DECLS

/**
 * KdLunarDate:
 * @year: the year by the Gregorian year in which it begins, 1900 to 2100
 * @month: 1 to 12
 * @day: 1 to 30
 * @leap: whether the month is the repeated one
 *
 * A day of the Chinese calendar (农历).
 */
typedef struct
{
  int      year;
  int      month;
  int      day;
  gboolean leap;
} KdLunarDate;

/**
 * KdLunarLeapPolicy:
 * @KD_LUNAR_KEEP_MONTH: who was born in a repeated month keeps the birthday in the plain one
 * @KD_LUNAR_PREFER_LEAP: where the year repeats the month, it is kept in the repeated one
 *
 * When a birthday in a repeated month is kept.
 */
typedef enum
{
  KD_LUNAR_KEEP_MONTH,
  KD_LUNAR_PREFER_LEAP,
} KdLunarLeapPolicy;

#define KD_LUNAR_FIRST_YEAR 1900
#define KD_LUNAR_LAST_YEAR 2100

gboolean kd_lunar_from_date (KdDate       date,
                             KdLunarDate *lunar);
KdDate   kd_lunar_to_date (const KdLunarDate *lunar);
int      kd_lunar_get_leap_month (int year);
int      kd_lunar_get_month_days (int      year,
                                  int      month,
                                  gboolean leap);
gboolean kd_lunar_is_certain (int year);
KdDate   kd_lunar_get_birthday (const KdLunarDate *birth,
                                int                year,
                                KdLunarLeapPolicy  policy);
gboolean kd_lunar_parse (const char  *text,
                         KdLunarDate *lunar);
char    *kd_lunar_format (const KdLunarDate *lunar) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
