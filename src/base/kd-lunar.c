/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-lunar.h"

#include "kd-lunar-table.h"

#include <string.h>

static const char *const month_names[] = { "正", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "腊" };
static const char *const digit_names[] = { "一", "二", "三", "四", "五", "六", "七", "八", "九", "十" };

static gboolean
has_year (int year)
{
  return year >= KD_LUNAR_FIRST_YEAR && year <= KD_LUNAR_LAST_YEAR;
}

static guint32
word_of (int year)
{
  return lunar_years[year - KD_LUNAR_FIRST_YEAR];
}

static KdDate
new_year (int year)
{
  return kd_date_new (year, 1, 20) + (KdDate) (word_of (year) >> 17);
}

/* The place of a month in its year, from 0; a repeated month follows the plain one. */
static int
place_of (int      year,
          int      month,
          gboolean leap)
{
  int repeated = kd_lunar_get_leap_month (year);

  return month - 1 + (leap || (repeated != 0 && month > repeated));
}

static int
days_at (int year,
         int place)
{
  return 29 + (int) (word_of (year) >> place & 1);
}

/**
 * kd_lunar_get_leap_month:
 * @year: a lunar year
 *
 * Returns: the month that the year repeats, or 0
 */
int
kd_lunar_get_leap_month (int year)
{
  return has_year (year) ? (int) (word_of (year) >> 13 & 0xf) : 0;
}

/**
 * kd_lunar_get_month_days:
 * @year: a lunar year
 * @month: 1 to 12
 * @leap: whether the repeated month is meant
 *
 * Returns: 29 or 30, or 0 if there is no such month
 */
int
kd_lunar_get_month_days (int      year,
                         int      month,
                         gboolean leap)
{
  if (!has_year (year) || month < 1 || month > 12 || (leap && kd_lunar_get_leap_month (year) != month))
    return 0;
  return days_at (year, place_of (year, month, leap));
}

/**
 * kd_lunar_is_certain:
 * @year: a lunar year
 *
 * In some years a new moon falls so near to midnight that published tables differ by a day in one
 * month.
 *
 * Returns: whether the year's months are beyond doubt
 */
gboolean
kd_lunar_is_certain (int year)
{
  return has_year (year) && year != 2057 && year != 2089 && year != 2097;
}

/**
 * kd_lunar_from_date:
 * @date: a day
 * @lunar: (out): the same day in the Chinese calendar
 *
 * Returns: %FALSE outside of the lunar years 1900 to 2100
 */
gboolean
kd_lunar_from_date (KdDate       date,
                    KdLunarDate *lunar)
{
  int year, rest, place, repeated;

  if (date == KD_DATE_NONE)
    return FALSE;
  kd_date_get_ymd (date, &year, NULL, NULL);
  if (has_year (year) && date < new_year (year))
    year--;
  else if (year == KD_LUNAR_LAST_YEAR + 1)
    year--;
  if (!has_year (year))
    return FALSE;

  rest = date - new_year (year);
  repeated = kd_lunar_get_leap_month (year);
  for (place = 0; place < 12 + (repeated != 0) && rest >= days_at (year, place); place++)
    rest -= days_at (year, place);
  if (place == 12 + (repeated != 0))
    return FALSE;

  lunar->year = year;
  lunar->leap = repeated != 0 && place == repeated;
  lunar->month = place + 1 - (repeated != 0 && place >= repeated);
  lunar->day = rest + 1;
  return TRUE;
}

/**
 * kd_lunar_to_date:
 * @lunar: a day of the Chinese calendar
 *
 * Returns: the same day in the Gregorian calendar, or %KD_DATE_NONE if there is no such day
 */
KdDate
kd_lunar_to_date (const KdLunarDate *lunar)
{
  KdDate date;
  int    place;

  if (lunar->day < 1 || lunar->day > kd_lunar_get_month_days (lunar->year, lunar->month, lunar->leap))
    return KD_DATE_NONE;

  date = new_year (lunar->year) + lunar->day - 1;
  place = place_of (lunar->year, lunar->month, lunar->leap);
  for (int i = 0; i < place; i++)
    date += days_at (lunar->year, i);
  return date;
}

/**
 * kd_lunar_get_birthday:
 * @birth: a day of birth
 * @year: the lunar year in which the birthday is asked for
 * @policy: what becomes of a repeated month
 *
 * Where a month has no thirtieth day, the birthday is kept on the twenty-ninth (廿九).
 *
 * Returns: the Gregorian day of the birthday, or %KD_DATE_NONE outside of the table
 */
KdDate
kd_lunar_get_birthday (const KdLunarDate *birth,
                       int                year,
                       KdLunarLeapPolicy  policy)
{
  KdLunarDate birthday = { year, birth->month, birth->day, FALSE };

  if (!has_year (year))
    return KD_DATE_NONE;
  birthday.leap = birth->leap && policy == KD_LUNAR_PREFER_LEAP &&
                  kd_lunar_get_leap_month (year) == birth->month;
  birthday.day = MIN (birth->day, kd_lunar_get_month_days (year, birth->month, birthday.leap));
  return kd_lunar_to_date (&birthday);
}

/* --- text --------------------------------------------------------------------------------------- */

/* Takes the first of @words that @at begins with; the place in the list, or -1. */
static int
take_word (const char       **at,
           const char *const *words,
           guint              n_words)
{
  for (guint i = 0; i < n_words; i++)
    if (g_str_has_prefix (*at, words[i]))
      {
        *at += strlen (words[i]);
        return (int) i;
      }
  return -1;
}

static gboolean
take_string (const char **at,
             const char  *word)
{
  return take_word (at, &word, 1) == 0;
}

static gboolean
take_number (const char **at,
             int         *number)
{
  guint digits = 0;

  *number = 0;
  for (; g_ascii_isdigit (**at) && digits < 4; digits++)
    *number = *number * 10 + *(*at)++ - '0';
  return digits > 0;
}

/* 一 to 三十 as days are called: 初十, 十五, 二十, 廿九, 三十. */
static gboolean
take_day_name (const char **at,
               int         *day)
{
  int tens = 0, ones;

  if (take_string (at, "初"))
    {
      ones = take_word (at, digit_names, 10);
      *day = ones + 1;
      return ones >= 0;
    }
  if (take_string (at, "三十"))
    *day = 30;
  else
    {
      if (take_string (at, "二十") || take_string (at, "廿"))
        tens = 20;
      else if (take_string (at, "十"))
        tens = 10;
      ones = take_word (at, digit_names, 9);
      *day = tens + ones + 1;
    }
  return *day > 0;
}

static gboolean
take_month (const char **at,
            int         *month)
{
  static const char *const others[] = { "十二", "十一", "冬", "一" };
  static const int         numbers[] = { 12, 11, 11, 1 };
  int                      found;

  if (take_number (at, month))
    return TRUE;
  found = take_word (at, others, G_N_ELEMENTS (others));
  if (found >= 0)
    *month = numbers[found];
  else
    {
      found = take_word (at, month_names, G_N_ELEMENTS (month_names));
      *month = found + 1;
    }
  return found >= 0;
}

/**
 * kd_lunar_parse:
 * @text: a day that says that it is a lunar one: `农历1987年闰六月初十`, `农历1987-06-10`,
 *   `lunar 1987-06-10`, `lunar 1987-L06-10`
 * @lunar: (out): the day
 *
 * Returns: whether @text is such a day and the day exists
 */
gboolean
kd_lunar_parse (const char  *text,
                KdLunarDate *lunar)
{
  static const char *const openings[] = { "农历", "阴历", "lunar ", "lunar:", "Lunar " };
  static const char *const leaps[] = { "闰", "L", "l" };
  const char              *at = text;
  KdLunarDate              read = { 0 };

  g_return_val_if_fail (text != NULL && lunar != NULL, FALSE);

  if (take_word (&at, openings, G_N_ELEMENTS (openings)) < 0)
    return FALSE;
  while (*at == ' ')
    at++;
  if (!take_number (&at, &read.year) || (!take_string (&at, "年") && !take_string (&at, "-")))
    return FALSE;
  read.leap = take_word (&at, leaps, G_N_ELEMENTS (leaps)) >= 0;
  if (!take_month (&at, &read.month) || (!take_string (&at, "月") && !take_string (&at, "-")))
    return FALSE;
  if (!take_number (&at, &read.day) && !take_day_name (&at, &read.day))
    return FALSE;
  take_string (&at, "日");
  if (*at != '\0' || kd_lunar_to_date (&read) == KD_DATE_NONE)
    return FALSE;

  *lunar = read;
  return TRUE;
}

/**
 * kd_lunar_format:
 * @lunar: a day of the Chinese calendar
 *
 * Returns: (transfer full): its Chinese name without the year, such as 闰六月初十
 */
char *
kd_lunar_format (const KdLunarDate *lunar)
{
  const char *tens;

  g_return_val_if_fail (lunar->month >= 1 && lunar->month <= 12, NULL);
  g_return_val_if_fail (lunar->day >= 1 && lunar->day <= 30, NULL);

  if (lunar->day == 20)
    tens = "二";
  else if (lunar->day == 30)
    tens = "三";
  else
    tens = lunar->day <= 10 ? "初" : lunar->day < 20 ? "十"
                                                     : "廿";
  return g_strconcat (lunar->leap ? "闰" : "",
                      month_names[lunar->month - 1],
                      "月",
                      tens,
                      digit_names[(lunar->day - 1) % 10],
                      NULL);
}
