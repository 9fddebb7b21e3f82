/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-recurrence.h"

static int
year_of (KdDate date)
{
  int year;

  kd_date_get_ymd (date, &year, NULL, NULL);
  return year;
}

static int
month_number (KdDate date)
{
  int year, month;

  kd_date_get_ymd (date, &year, &month, NULL);
  return year * 12 + month - 1;
}

static KdDate
month_end (KdDate date)
{
  int year, month;

  if (date == KD_DATE_NONE)
    return KD_DATE_NONE;
  kd_date_get_ymd (date, &year, &month, NULL);
  return kd_date_new (year, month, kd_date_days_in_month (year, month));
}

static KdDate
next_yearly (const KdRecurrence *self,
             KdDate              from)
{
  int    years = MAX (year_of (from) - year_of (self->start), 1);
  KdDate next = kd_date_add_years (self->start, years, self->leap_day);

  return next == KD_DATE_NONE || next >= from ? next : kd_date_add_years (self->start, years + 1, self->leap_day);
}

/* A lunar year begins up to seven weeks into the Gregorian one, so the birthday of the year before may be due. */
static KdDate
next_lunar (const KdRecurrence *self,
            KdDate              from)
{
  KdLunarDate start;

  if (!kd_lunar_from_date (self->start, &start))
    return KD_DATE_NONE;
  for (int year = MAX (year_of (from) - 1, start.year + 1); year <= year_of (from) + 1; year++)
    {
      KdDate next = kd_lunar_get_birthday (&start, year, self->leap_month);

      if (next != KD_DATE_NONE && next >= from)
        return next;
    }
  return KD_DATE_NONE;
}

static KdDate
next_by_months (const KdRecurrence *self,
                KdDate              from)
{
  int periods;

  g_return_val_if_fail (self->months > 0, KD_DATE_NONE);

  periods = MAX ((month_number (from) - month_number (self->start)) / self->months, 1);
  for (;; periods++)
    {
      KdDate next = kd_date_add_months (self->start, periods * self->months);

      if (self->kind == KD_RECUR_MONTH_END)
        next = month_end (next);
      if (next == KD_DATE_NONE || next >= from)
        return next;
    }
}

/**
 * kd_recurrence_next:
 * @self: a recurrence
 * @from: a day
 *
 * Returns: the first time after the start that is @from or later, or %KD_DATE_NONE where the calendar ends
 */
KdDate
kd_recurrence_next (const KdRecurrence *self,
                    KdDate              from)
{
  g_return_val_if_fail (self->start != KD_DATE_NONE && from != KD_DATE_NONE, KD_DATE_NONE);

  from = MAX (from, self->start + 1);
  switch (self->kind)
    {
    case KD_RECUR_YEARLY:
      return next_yearly (self, from);
    case KD_RECUR_LUNAR_YEARLY:
      return next_lunar (self, from);
    case KD_RECUR_MONTHLY:
    case KD_RECUR_MONTH_END:
      return next_by_months (self, from);
    default:
      g_return_val_if_reached (KD_DATE_NONE);
    }
}

/**
 * kd_recurrence_count:
 * @self: a yearly recurrence
 * @occurrence: a day that [func@recurrence_next] gave
 *
 * Returns: how many years lie between: the age on a birthday, by the calendar in which it is kept
 */
int
kd_recurrence_count (const KdRecurrence *self,
                     KdDate              occurrence)
{
  KdLunarDate start, now;

  if (self->kind != KD_RECUR_LUNAR_YEARLY)
    return year_of (occurrence) - year_of (self->start);
  if (!kd_lunar_from_date (self->start, &start) || !kd_lunar_from_date (occurrence, &now))
    return 0;
  return now.year - start.year;
}
