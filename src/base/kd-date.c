/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-date.h"

#include <string.h>

/* Years outside are typing errors in this field's files, and inside them int arithmetic is safe. */
#define FIRST_YEAR 1600
#define LAST_YEAR 9999

/**
 * kd_date_days_in_month:
 * @year: a year
 * @month: 1 to 12
 *
 * Returns: how many days the month has, or 0 if there is no such month
 */
int
kd_date_days_in_month (int year,
                       int month)
{
  static const gint8 days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
  gboolean           leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;

  if (month < 1 || month > 12)
    return 0;
  return days[month - 1] + (month == 2 && leap);
}

/**
 * kd_date_new:
 * @year: 1600 to 9999
 * @month: 1 to 12
 * @day: 1 to the month's length
 *
 * Counts the days by eras of 400 years that begin on 1 March, so that the leap day is the last of a
 * year.
 *
 * Source: H. Hinnant, chrono-Compatible Low-Level Date Algorithms.
 *
 * Returns: the day, or %KD_DATE_NONE if there is no such day
 */
KdDate
kd_date_new (int year,
             int month,
             int day)
{
  int shifted, era, year_of_era, day_of_year;

  if (year < FIRST_YEAR || year > LAST_YEAR || day < 1 || day > kd_date_days_in_month (year, month))
    return KD_DATE_NONE;

  shifted = year - (month <= 2);
  era = shifted / 400;
  year_of_era = shifted - era * 400;
  day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
  return era * 146097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719468;
}

/**
 * kd_date_get_ymd:
 * @date: a day
 * @year: (out) (optional): its year
 * @month: (out) (optional): its month, 1 to 12
 * @day: (out) (optional): its day in the month
 *
 * The reverse of [func@date_new].
 */
void
kd_date_get_ymd (KdDate date,
                 int   *year,
                 int   *month,
                 int   *day)
{
  int shifted, era, day_of_era, year_of_era, day_of_year, shifted_month;

  g_return_if_fail (date != KD_DATE_NONE);

  shifted = date + 719468;
  era = (shifted >= 0 ? shifted : shifted - 146096) / 146097;
  day_of_era = shifted - era * 146097;
  year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  shifted_month = (5 * day_of_year + 2) / 153;

  if (day != NULL)
    *day = day_of_year - (153 * shifted_month + 2) / 5 + 1;
  if (month != NULL)
    *month = shifted_month + (shifted_month < 10 ? 3 : -9);
  if (year != NULL)
    *year = year_of_era + era * 400 + (shifted_month >= 10);
}

/**
 * kd_date_get_weekday:
 * @date: a day
 *
 * Returns: 1 for Monday to 7 for Sunday, as ISO 8601 counts
 */
int
kd_date_get_weekday (KdDate date)
{
  /* 1970-01-01 was a Thursday. */
  return ((date + 3) % 7 + 7) % 7 + 1;
}

/**
 * kd_date_get_first_of_month:
 * @date: a day
 *
 * Returns: the first day of its month
 */
KdDate
kd_date_get_first_of_month (KdDate date)
{
  int day;

  kd_date_get_ymd (date, NULL, NULL, &day);
  return date - day + 1;
}

/**
 * kd_date_add_months:
 * @date: a day
 * @months: how many, may be negative
 *
 * Goes on by months; a day that the month does not have becomes its last.
 *
 * Returns: the day, or %KD_DATE_NONE outside of the years 1600 to 9999
 */
KdDate
kd_date_add_months (KdDate date,
                    int    months)
{
  int    year, month, day;
  gint64 total;

  g_return_val_if_fail (date != KD_DATE_NONE, KD_DATE_NONE);

  kd_date_get_ymd (date, &year, &month, &day);
  total = (gint64) year * 12 + month - 1 + months;
  if (total < FIRST_YEAR * 12 || total > LAST_YEAR * 12 + 11)
    return KD_DATE_NONE;
  year = (int) (total / 12);
  month = (int) (total % 12) + 1;
  return kd_date_new (year, month, MIN (day, kd_date_days_in_month (year, month)));
}

/**
 * kd_date_add_years:
 * @date: a day
 * @years: how many, may be negative
 * @leap_day: what becomes of 29 February
 *
 * Returns: the same day in another year, or %KD_DATE_NONE outside of the years 1600 to 9999
 */
KdDate
kd_date_add_years (KdDate    date,
                   int       years,
                   KdLeapDay leap_day)
{
  int    year, month, day;
  gint64 wanted;
  KdDate same;

  g_return_val_if_fail (date != KD_DATE_NONE, KD_DATE_NONE);

  kd_date_get_ymd (date, &year, &month, &day);
  wanted = (gint64) year + years;
  if (wanted < FIRST_YEAR || wanted > LAST_YEAR)
    return KD_DATE_NONE;
  same = kd_date_new ((int) wanted, month, day);
  if (same != KD_DATE_NONE)
    return same;
  return leap_day == KD_LEAP_DAY_MARCH_1 ? kd_date_new ((int) wanted, 3, 1)
                                         : kd_date_new ((int) wanted, 2, 28);
}

/**
 * kd_date_get_age:
 * @birth: day of birth
 * @on: a day
 *
 * Counts full years of life. Who was born on 29 February gets older on 1 March of common years, as the
 * law counts.
 *
 * Returns: the age in years; negative before birth
 */
int
kd_date_get_age (KdDate birth,
                 KdDate on)
{
  int birth_year, birth_month, birth_day, year, month, day;

  g_return_val_if_fail (birth != KD_DATE_NONE && on != KD_DATE_NONE, -1);

  kd_date_get_ymd (birth, &birth_year, &birth_month, &birth_day);
  kd_date_get_ymd (on, &year, &month, &day);
  return year - birth_year - (month < birth_month || (month == birth_month && day < birth_day));
}

/* --- text --------------------------------------------------------------------------------------- */

static gboolean
take_digits (const char **at,
             guint        least,
             guint        most,
             int         *number)
{
  guint n = 0;

  *number = 0;
  while (n < most && g_ascii_isdigit ((*at)[n]))
    *number = *number * 10 + (*at)[n++] - '0';
  *at += n;
  return n >= least;
}

/**
 * kd_date_parse_iso:
 * @text: a day as 2026-03-05 and nothing else
 *
 * Returns: the day, or %KD_DATE_NONE
 */
KdDate
kd_date_parse_iso (const char *text)
{
  const char *at = text;
  int         year, month, day;

  g_return_val_if_fail (text != NULL, KD_DATE_NONE);

  if (strlen (text) != KD_DATE_TEXT_SIZE - 1 || !take_digits (&at, 4, 4, &year) || *at++ != '-' ||
      !take_digits (&at, 2, 2, &month) || *at++ != '-' || !take_digits (&at, 2, 2, &day))
    return KD_DATE_NONE;
  return kd_date_new (year, month, day);
}

/* Full-width forms become ASCII, blanks go, and the Chinese signs become hyphens. */
static char *
simplify (const char *text)
{
  GString *simple = g_string_new (NULL);

  for (const char *c = text; *c != '\0'; c = g_utf8_next_char (c))
    {
      gunichar character = g_utf8_get_char (c);

      if (character >= 0xff01 && character <= 0xff5e)
        character -= 0xff01 - 0x21;
      if (g_unichar_isspace (character) || character == 0x65e5 || character == 0x53f7) /* 日 号 */
        continue;
      if (character == 0x5e74 || character == 0x6708 || character == '/' || character == '.') /* 年 月 */
        character = '-';
      g_string_append_unichar (simple, character);
    }
  return g_string_free_and_steal (simple);
}

/**
 * kd_date_parse:
 * @text: a day as people write it
 *
 * Reads the styles of Chinese spreadsheets: 2026-03-05, 2026/3/5, 2026.3.5, 20260305, 2026年3月5日,
 * with full-width digits, and with a time of midnight behind it. The year comes first and has four
 * digits: an order that could be read in two ways is refused.
 *
 * Returns: the day, or %KD_DATE_NONE
 */
KdDate
kd_date_parse (const char *text)
{
  g_autofree char *simple = NULL;
  const char      *at;
  char             separator;
  int              year, month, day;

  g_return_val_if_fail (text != NULL, KD_DATE_NONE);

  if (strlen (text) > 64 || !g_utf8_validate (text, -1, NULL))
    return KD_DATE_NONE;
  simple = simplify (text);
  for (guint i = 0; i < 3; i++)
    {
      static const char *const midnights[] = { "00:00:00", "0:00:00", "00:00" };

      if (strlen (simple) > 8 && g_str_has_suffix (simple, midnights[i]))
        simple[strlen (simple) - strlen (midnights[i])] = '\0';
    }

  at = simple;
  if (!take_digits (&at, 4, 4, &year))
    return KD_DATE_NONE;
  separator = *at;
  if (g_ascii_isdigit (separator))
    {
      if (!take_digits (&at, 2, 2, &month) || !take_digits (&at, 2, 2, &day))
        return KD_DATE_NONE;
    }
  else if (separator != '-' || (at++, !take_digits (&at, 1, 2, &month)) || *at++ != '-' ||
           !take_digits (&at, 1, 2, &day))
    return KD_DATE_NONE;
  return *at == '\0' ? kd_date_new (year, month, day) : KD_DATE_NONE;
}

/**
 * kd_date_format:
 * @date: a day
 * @buffer: (out caller-allocates): at least %KD_DATE_TEXT_SIZE bytes
 *
 * Writes a day as ISO 8601 does.
 *
 * Returns: (transfer none): @buffer
 */
const char *
kd_date_format (KdDate date,
                char  *buffer)
{
  int year, month, day;

  kd_date_get_ymd (date, &year, &month, &day);
  g_snprintf (buffer, KD_DATE_TEXT_SIZE, "%04d-%02d-%02d", year % 10000, month % 100, day % 100);
  return buffer;
}
