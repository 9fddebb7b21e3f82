/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-day-words.h"

#include "kd-day-words-private.h"
#include "kd-text.h"

#include <string.h>

/* No day is longer, however it is said; and no more is looked at. */
#define MOST_BYTES 64
/* Farther away nobody plans anything: a slip of the pen. */
#define MOST_COUNT 1000
/* From one 29 February to the next across a year such as 1900. */
#define MOST_YEARS 8

/* --- arithmetic ----------------------------------------------------------------------------------------- */

/**
 * kd_day_words_add:
 * @today: the present day
 * @count: how many, negative for what is past
 * @unit: of what
 *
 * Returns: the day, or %KD_DATE_NONE if it is too far away
 */
KdDate
kd_day_words_add (KdDate    today,
                  int       count,
                  KdDayUnit unit)
{
  if (ABS (count) > MOST_COUNT)
    return KD_DATE_NONE;
  switch (unit)
    {
    case KD_UNIT_DAY:
      return today + count;
    case KD_UNIT_WEEK:
      return today + 7 * count;
    case KD_UNIT_MONTH:
      return kd_date_add_months (today, count);
    case KD_UNIT_YEAR:
      return kd_date_add_months (today, 12 * count);
    default:
      g_return_val_if_reached (KD_DATE_NONE);
    }
}

/**
 * kd_day_words_weekday_of:
 * @today: the present day
 * @weeks: how many weeks after this one, which begins on Monday
 * @weekday: 1 for Monday to 7
 *
 * Returns: that day of that week
 */
KdDate
kd_day_words_weekday_of (KdDate today,
                         int    weeks,
                         int    weekday)
{
  return today - kd_date_get_weekday (today) + weekday + 7 * weeks;
}

/**
 * kd_day_words_next_weekday:
 * @today: the present day
 * @weekday: 1 for Monday to 7
 *
 * Said on the day itself it means a week later: who means today says so.
 *
 * Returns: the first such day after today
 */
KdDate
kd_day_words_next_weekday (KdDate today,
                           int    weekday)
{
  int ahead = (weekday - kd_date_get_weekday (today) + 7) % 7;

  return today + (ahead == 0 ? 7 : ahead);
}

/**
 * kd_day_words_next_month_day:
 * @today: the present day
 * @month: 1 to 12
 * @day: the day in it
 *
 * Returns: the first such day from today on, or %KD_DATE_NONE if no year has it
 */
KdDate
kd_day_words_next_month_day (KdDate today,
                             int    month,
                             int    day)
{
  int year;

  kd_date_get_ymd (today, &year, NULL, NULL);
  for (int i = 0; i <= MOST_YEARS; i++)
    {
      KdDate date = kd_date_new (year + i, month, day);

      if (date != KD_DATE_NONE && date >= today)
        return date;
    }
  return KD_DATE_NONE;
}

/**
 * kd_day_words_day_of_month:
 * @today: the present day
 * @months: how many months after this one
 * @day: the day in it
 *
 * Returns: the day, or %KD_DATE_NONE if that month has it not
 */
KdDate
kd_day_words_day_of_month (KdDate today,
                           int    months,
                           int    day)
{
  int year, month;

  kd_date_get_ymd (today, &year, &month, NULL);
  month += 12 * year + months - 1;
  return kd_date_new (month / 12, month % 12 + 1, day);
}

/**
 * kd_day_words_next_day:
 * @today: the present day
 * @day: day of a month, 1 to 31
 *
 * Returns: the first such day from today on, leaving out months that have it not
 */
KdDate
kd_day_words_next_day (KdDate today,
                       int    day)
{
  for (int i = 0; i <= 2; i++)
    {
      KdDate date = kd_day_words_day_of_month (today, i, day);

      if (date != KD_DATE_NONE && date >= today)
        return date;
    }
  return KD_DATE_NONE;
}

/**
 * kd_day_words_month_end:
 * @today: the present day
 * @months: how many months after this one
 *
 * Returns: that month's last day
 */
KdDate
kd_day_words_month_end (KdDate today,
                        int    months)
{
  return kd_day_words_day_of_month (today, months + 1, 1) - 1;
}

/* --- reading -------------------------------------------------------------------------------------------- */

/* `12-09`, `12/9`, `12.9`: month first, as the interface writes it. */
static KdDate
read_digits (const char *text,
             KdDate      today)
{
  char *end;
  int   month, day;

  if (!g_ascii_isdigit (*text) || strlen (text) > 5)
    return KD_DATE_NONE;
  month = (int) g_ascii_strtoll (text, &end, 10);
  if (strchr ("-/.", *end) == NULL || !g_ascii_isdigit (end[1]))
    return KD_DATE_NONE;
  day = (int) g_ascii_strtoll (end + 1, &end, 10);
  return *end == '\0' ? kd_day_words_next_month_day (today, month, day) : KD_DATE_NONE;
}

static KdDate
read_folded (const char *text,
             KdDate      today)
{
  KdDate date = kd_date_parse (text);

  if (date == KD_DATE_NONE)
    date = read_digits (text, today);
  if (date == KD_DATE_NONE)
    date = g_str_is_ascii (text) ? kd_day_words_read_latin (text, today) : kd_day_words_read_han (text, today);
  return date;
}

/**
 * kd_day_words_read:
 * @text: a day as people say it, Chinese or English
 * @today: the present day
 *
 * Takes only what has one meaning. A day without a year or month is the next one from today on; a weekday alone is
 * the next one after today, with 本, 下 or `next` that of this or the next week, which begin on Monday. What says that it
 * is past (昨天, 3天前, 2020-01-01) is.
 *
 * Returns: the day, or %KD_DATE_NONE if it is not understood
 */
KdDate
kd_day_words_read (const char *text,
                   KdDate      today)
{
  g_autofree char *folded = NULL;

  g_return_val_if_fail (text != NULL, KD_DATE_NONE);

  if (strlen (text) > MOST_BYTES || !g_utf8_validate (text, -1, NULL))
    return KD_DATE_NONE;
  folded = kd_text_fold (text);
  return read_folded (g_strchug (folded), today);
}

static gboolean
is_gap (gunichar character)
{
  return g_unichar_isspace (character) || (character != 0 && g_utf8_strchr ("，,、；;：:。", -1, character) != NULL);
}

/* Beside Han characters a text may go on at once, between letters and digits not. */
static gboolean
may_end (const char *text,
         const char *end)
{
  gunichar next = g_utf8_get_char (end);
  gunichar last = g_utf8_get_char (g_utf8_find_prev_char (text, end));

  return next == 0 || is_gap (next) || last > 0x7f || next > 0x7f;
}

/**
 * kd_day_words_read_prefix:
 * @text: a text that begins with a day
 * @today: the present day
 * @rest: (out): where the text goes on behind it
 *
 * Reads as much of @text as makes a day.
 *
 * Returns: the day, or %KD_DATE_NONE with @rest at the beginning
 */
KdDate
kd_day_words_read_prefix (const char  *text,
                          KdDate       today,
                          const char **rest)
{
  gsize length = strlen (text);

  *rest = text;
  if (!g_utf8_validate (text, -1, NULL))
    return KD_DATE_NONE;
  if (length > MOST_BYTES)
    length = MOST_BYTES;
  for (const char *end = text + length; end > text; end = g_utf8_find_prev_char (text, end))
    {
      g_autofree char *part = NULL;
      KdDate           date;

      if (((guchar) *end & 0xc0) == 0x80 || !may_end (text, end))
        continue;
      part = g_strndup (text, (gsize) (end - text));
      date = kd_day_words_read (part, today);
      if (date == KD_DATE_NONE)
        continue;
      for (*rest = end; is_gap (g_utf8_get_char (*rest)); *rest = g_utf8_next_char (*rest))
        ;
      return date;
    }
  return KD_DATE_NONE;
}
