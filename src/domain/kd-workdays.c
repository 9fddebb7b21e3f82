/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-workdays.h"

/* The days that are not what their weekday says, and the years whose notice is out. */
struct _KdWorkdays
{
  GHashTable *days;
  GHashTable *years;
};

/**
 * kd_workdays_new:
 *
 * Returns: (transfer full): a calendar that knows weekends only
 */
KdWorkdays *
kd_workdays_new (void)
{
  KdWorkdays *self = g_new0 (KdWorkdays, 1);

  self->days = g_hash_table_new (NULL, NULL);
  self->years = g_hash_table_new (NULL, NULL);
  return self;
}

/**
 * kd_workdays_free:
 * @self: (transfer full): a calendar
 *
 * Frees @self.
 */
void
kd_workdays_free (KdWorkdays *self)
{
  g_hash_table_unref (self->days);
  g_hash_table_unref (self->years);
  g_free (self);
}

/**
 * kd_workdays_publish:
 * @self: a calendar
 * @year: a year
 *
 * Says that the notice of @year is out, so that its days are known for certain.
 */
void
kd_workdays_publish (KdWorkdays *self,
                     int         year)
{
  g_hash_table_add (self->years, GINT_TO_POINTER (year));
}

static gboolean
is_weekend (KdDate date)
{
  return kd_date_get_weekday (date) >= 6;
}

/**
 * kd_workdays_set:
 * @self: a calendar
 * @date: a day
 * @kind: %KD_DAY_HOLIDAY or %KD_DAY_WORKING_WEEKEND
 *
 * Says what a notice makes of a day.
 *
 * Returns: %FALSE if the day is set already, or if a day that is worked is no weekend
 */
gboolean
kd_workdays_set (KdWorkdays *self,
                 KdDate      date,
                 KdDayKind   kind)
{
  g_return_val_if_fail (date != KD_DATE_NONE, FALSE);
  g_return_val_if_fail (kind == KD_DAY_HOLIDAY || kind == KD_DAY_WORKING_WEEKEND, FALSE);

  if (kind == KD_DAY_WORKING_WEEKEND && !is_weekend (date))
    return FALSE;
  return g_hash_table_insert (self->days, GINT_TO_POINTER (date), GINT_TO_POINTER (kind));
}

/**
 * kd_workdays_is_published:
 * @self: a calendar
 * @date: a day
 *
 * Returns: whether the holidays of the day's year are known; else only weekends count, which is a guess
 */
gboolean
kd_workdays_is_published (const KdWorkdays *self,
                          KdDate            date)
{
  int year;

  kd_date_get_ymd (date, &year, NULL, NULL);
  return g_hash_table_contains (self->years, GINT_TO_POINTER (year));
}

/**
 * kd_workdays_get_kind:
 * @self: a calendar
 * @date: a day
 *
 * Returns: what the day is
 */
KdDayKind
kd_workdays_get_kind (const KdWorkdays *self,
                      KdDate            date)
{
  gpointer kind;

  if (g_hash_table_lookup_extended (self->days, GINT_TO_POINTER (date), NULL, &kind))
    return (KdDayKind) GPOINTER_TO_INT (kind);
  return is_weekend (date) ? KD_DAY_WEEKEND : KD_DAY_WORKDAY;
}

/**
 * kd_workdays_is_workday:
 * @self: a calendar
 * @date: a day
 *
 * Returns: whether people work
 */
gboolean
kd_workdays_is_workday (const KdWorkdays *self,
                        KdDate            date)
{
  KdDayKind kind = kd_workdays_get_kind (self, date);

  return kind == KD_DAY_WORKDAY || kind == KD_DAY_WORKING_WEEKEND;
}

static KdDate
walk (const KdWorkdays *self,
      KdDate            date,
      int               step,
      gboolean         *known)
{
  *known = kd_workdays_is_published (self, date);
  while (!kd_workdays_is_workday (self, date))
    {
      date += step;
      *known &= kd_workdays_is_published (self, date);
    }
  return date;
}

/**
 * kd_workdays_shift:
 * @self: a calendar
 * @date: a day
 * @shift: where it goes if it is a day off
 * @known: (out) (optional): whether every day looked at is of a year whose notice is out
 *
 * Returns: the day on which something is done that falls on @date
 */
KdDate
kd_workdays_shift (const KdWorkdays *self,
                   KdDate            date,
                   KdShift           shift,
                   gboolean         *known)
{
  gboolean certain;
  KdDate   shifted = date;
  int      month, shifted_month;

  g_return_val_if_fail (date != KD_DATE_NONE, KD_DATE_NONE);

  if (shift == KD_SHIFT_NONE)
    certain = TRUE;
  else
    shifted = walk (self, date, shift == KD_SHIFT_PRECEDING ? -1 : 1, &certain);
  if (shift == KD_SHIFT_MODIFIED_FOLLOWING)
    {
      kd_date_get_ymd (date, NULL, &month, NULL);
      kd_date_get_ymd (shifted, NULL, &shifted_month, NULL);
      if (month != shifted_month)
        shifted = walk (self, date, -1, &certain);
    }
  if (known != NULL)
    *known = certain;
  return shifted;
}
