/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-solar-term.h"

#include "kd-solar-term-table.h"

/**
 * kd_solar_term_get_date:
 * @year: a Gregorian year
 * @term: a term, 0 for Minor Cold (小寒) of January to 23 for the Winter Solstice (冬至)
 *
 * Returns: the day on which it falls in China, or %KD_DATE_NONE outside of the years 1900 to 2100
 */
KdDate
kd_solar_term_get_date (int   year,
                        guint term)
{
  g_return_val_if_fail (term < KD_SOLAR_TERMS, KD_DATE_NONE);

  if (year < KD_SOLAR_TERM_FIRST_YEAR || year > KD_SOLAR_TERM_LAST_YEAR)
    return KD_DATE_NONE;
  return kd_date_new (year, (int) term / 2 + 1, first_days[term] + (int) (term_years[year - KD_SOLAR_TERM_FIRST_YEAR] >> (2 * term) & 3));
}

/**
 * kd_solar_term_find:
 * @date: a day
 *
 * Returns: the solar term that falls on it, as in [func@solar_term_get_date], or -1
 */
int
kd_solar_term_find (KdDate date)
{
  int year, month, day;

  if (date == KD_DATE_NONE)
    return -1;
  kd_date_get_ymd (date, &year, &month, &day);
  for (int term = 2 * (month - 1); term < 2 * month; term++)
    if (kd_solar_term_get_date (year, (guint) term) == date)
      return term;
  return -1;
}
