/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Days in English. */

#include "kd-day-words-private.h"

#include <string.h>

static const char *const weekdays[] = { "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", NULL };
static const char *const months[] = { "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december", NULL };
static const char *const numbers[] = { "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", NULL };
static const char *const units[] = { "day", "week", "month", "year", NULL };

/* The place of a word, from 1, or 0. It may be cut after @least letters; 0 for not at all. */
static int
find (const char        *word,
      const char *const *words,
      gsize              least)
{
  gsize length = strlen (word);

  if (length > 0 && word[length - 1] == '.')
    length--;
  for (int i = 0; words[i] != NULL; i++)
    if (strncmp (words[i], word, length) == 0 && (words[i][length] == '\0' || (least > 0 && length >= least)))
      return i + 1;
  return 0;
}

static int
find_unit (const char *word)
{
  g_autofree char *single = g_str_has_suffix (word, "s") ? g_strndup (word, strlen (word) - 1) : g_strdup (word);

  return find (single, units, 0);
}

/* `9`, `9th`, `2026`. */
static gboolean
read_number (const char *word,
             int        *number,
             gboolean   *ordinal)
{
  char *end;

  if (!g_ascii_isdigit (*word) || strlen (word) > 6)
    return FALSE;
  *number = (int) g_ascii_strtoll (word, &end, 10);
  *ordinal = g_str_equal (end, "st") || g_str_equal (end, "nd") || g_str_equal (end, "rd") || g_str_equal (end, "th");
  return *end == '\0' || *ordinal;
}

static gboolean
read_count (const char *word,
            int        *count)
{
  gboolean ordinal;

  if (g_str_equal (word, "a") || g_str_equal (word, "an"))
    *count = 1;
  else if (!read_number (word, count, &ordinal) && (*count = find (word, numbers, 0)) == 0)
    return FALSE;
  return TRUE;
}

/* `fri`, `next wednesday`, `this friday`, `last monday`. */
static KdDate
read_weekday (char **words,
              guint  n,
              KdDate today)
{
  int weekday = n >= 1 ? find (words[n - 1], weekdays, 3) : 0;

  if (weekday == 0 || n > 2)
    return KD_DATE_NONE;
  if (n == 1 || g_str_equal (words[0], "on"))
    return kd_day_words_next_weekday (today, weekday);
  if (g_str_equal (words[0], "this"))
    return kd_day_words_weekday_of (today, 0, weekday);
  if (g_str_equal (words[0], "next"))
    return kd_day_words_weekday_of (today, 1, weekday);
  return g_str_equal (words[0], "last") ? kd_day_words_weekday_of (today, -1, weekday) : KD_DATE_NONE;
}

/* `in 3 days`, `two weeks ago`, `a month from now`. */
static KdDate
read_distance (char **words,
               guint  n,
               KdDate today)
{
  gboolean ahead = n == 3 && g_str_equal (words[0], "in");
  gboolean ago = n == 3 && g_str_equal (words[2], "ago");
  gboolean later = (n == 3 && g_str_equal (words[2], "later")) || (n == 4 && g_str_equal (words[2], "from") && g_str_equal (words[3], "now"));
  char   **at = ahead ? words + 1 : words;
  int      count, unit;

  if (!(ahead || ago || later) || !read_count (at[0], &count) || (unit = find_unit (at[1])) == 0)
    return KD_DATE_NONE;
  return kd_day_words_add (today, ago ? -count : count, (KdDayUnit) (KD_UNIT_DAY + unit - 1));
}

/* `dec 9`, `9 december`, `dec 9 2027`. */
static KdDate
read_month_day (char **words,
                guint  n,
                KdDate today)
{
  gboolean first = n >= 2 && find (words[0], months, 3) > 0;
  gboolean ordinal;
  int      month, day, year;

  if (n < 2 || n > 3)
    return KD_DATE_NONE;
  month = find (words[first ? 0 : 1], months, 3);
  if (month == 0 || !read_number (words[first ? 1 : 0], &day, &ordinal))
    return KD_DATE_NONE;
  if (n == 2)
    return kd_day_words_next_month_day (today, month, day);
  return read_number (words[2], &year, &ordinal) && !ordinal && year >= 1000 ? kd_date_new (year, month, day) : KD_DATE_NONE;
}

/* `the 9th`, `9th`. */
static KdDate
read_ordinal (char **words,
              guint  n,
              KdDate today)
{
  gboolean with_article = n == 2 && g_str_equal (words[0], "the");
  gboolean ordinal;
  int      day;

  if (!(n == 1 || with_article) || !read_number (words[n - 1], &day, &ordinal) || !ordinal)
    return KD_DATE_NONE;
  return kd_day_words_next_day (today, day);
}

static KdDate
read_phrase (const char *text,
             KdDate      today)
{
  static const struct
  {
    const char *phrase;
    int         days;
  } near[] = { { "today", 0 }, { "tomorrow", 1 }, { "tmr", 1 }, { "tmrw", 1 }, { "yesterday", -1 }, { "day after tomorrow", 2 }, { "the day after tomorrow", 2 }, { "day before yesterday", -2 } };

  for (gsize i = 0; i < G_N_ELEMENTS (near); i++)
    if (g_str_equal (text, near[i].phrase))
      return today + near[i].days;
  if (g_str_equal (text, "end of month") || g_str_equal (text, "end of the month") || g_str_equal (text, "month end") || g_str_equal (text, "end of this month"))
    return kd_day_words_month_end (today, 0);
  if (g_str_equal (text, "end of next month"))
    return kd_day_words_month_end (today, 1);
  if (g_str_equal (text, "end of year") || g_str_equal (text, "end of the year") || g_str_equal (text, "year end"))
    return kd_day_words_next_month_day (today, 12, 31);
  return KD_DATE_NONE;
}

/**
 * kd_day_words_read_latin:
 * @text: a folded text
 * @today: the present day
 *
 * Returns: the day, or %KD_DATE_NONE if it is not understood
 */
KdDate
kd_day_words_read_latin (const char *text,
                         KdDate      today)
{
  static KdDate (*const readers[]) (char **words, guint n, KdDate today) = { read_weekday, read_distance, read_month_day, read_ordinal };
  g_autofree char *plain = g_strdelimit (g_strdup (text), ",", ' ');
  g_auto (GStrv) words = g_strsplit (plain, " ", -1);
  KdDate date = read_phrase (text, today);
  guint  n = 0;

  for (guint i = 0; words[i] != NULL; i++)
    if (words[i][0] != '\0')
      words[n++] = words[i];
    else
      g_free (words[i]);
  words[n] = NULL;
  for (gsize i = 0; date == KD_DATE_NONE && i < G_N_ELEMENTS (readers); i++)
    date = readers[i](words, n, today);
  return date;
}
