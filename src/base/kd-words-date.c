/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-words-date.h"

#include "kd-instant.h"

#include "kd-words-amount.h"

#include <glib/gi18n-lib.h>

static const char *const weekdays[] = { NC_ ("weekday", "Mon"), NC_ ("weekday", "Tue"), NC_ ("weekday", "Wed"), NC_ ("weekday", "Thu"), NC_ ("weekday", "Fri"), NC_ ("weekday", "Sat"), NC_ ("weekday", "Sun") };

static const char *const months[] = { NC_ ("month", "Jan"), NC_ ("month", "Feb"), NC_ ("month", "Mar"), NC_ ("month", "Apr"), NC_ ("month", "May"), NC_ ("month", "Jun"), NC_ ("month", "Jul"), NC_ ("month", "Aug"), NC_ ("month", "Sep"), NC_ ("month", "Oct"), NC_ ("month", "Nov"), NC_ ("month", "Dec") };

/* After so many days a contact is told in months. */
#define IN_MONTHS_FROM 60
#define DAYS_IN_MONTH 30

/**
 * kd_words_weekday:
 * @day: a day
 *
 * Returns: (transfer none): its short weekday: `Sat`, `周六`
 */
const char *
kd_words_weekday (KdDate day)
{
  return g_dpgettext2 (GETTEXT_PACKAGE, "weekday", weekdays[kd_date_get_weekday (day) - 1]);
}

/**
 * kd_words_month_name:
 * @day: a day
 *
 * Returns: (transfer none): its month alone, where the year is known: `Dec`, `12月`
 */
const char *
kd_words_month_name (KdDate day)
{
  int month;

  kd_date_get_ymd (day, NULL, &month, NULL);
  return g_dpgettext2 (GETTEXT_PACKAGE, "month", months[month - 1]);
}

/* Puts the parts of a day into a pattern of a translation: words in braces. */
static char *
fill (const char *pattern,
      KdDate      date,
      int         distance)
{
  int      year, month, day;
  GString *text = g_string_new (pattern);
  char     number[16];

  kd_date_get_ymd (date, &year, &month, &day);
  g_string_replace (text, "{weekday}", kd_words_weekday (date), 0);
  g_string_replace (text, "{month}", kd_words_month_name (date), 0);
  g_snprintf (number, sizeof number, "%d", year);
  g_string_replace (text, "{year}", number, 0);
  g_snprintf (number, sizeof number, "%02d", month);
  g_string_replace (text, "{mm}", number, 0);
  g_snprintf (number, sizeof number, "%d", month);
  g_string_replace (text, "{m}", number, 0);
  g_snprintf (number, sizeof number, "%02d", day);
  g_string_replace (text, "{dd}", number, 0);
  g_snprintf (number, sizeof number, "%d", day);
  g_string_replace (text, "{day}", number, 0);
  g_snprintf (number, sizeof number, "%d", distance);
  g_string_replace (text, "{n}", number, 0);
  return g_string_free_and_steal (text);
}

static gboolean
same_year (KdDate a,
           KdDate b)
{
  int year, other, month, day;

  kd_date_get_ymd (a, &year, &month, &day);
  kd_date_get_ymd (b, &other, &month, &day);
  return year == other;
}

/**
 * kd_words_day:
 * @day: a day
 *
 * Returns: (transfer full): the day as a heading: `Thu 3 Dec`, `12月3日 周四`
 */
char *
kd_words_day (KdDate day)
{
  /* Translators: {weekday}, {day}, {dd}, {month}, {m}, {mm}, {year} are replaced */
  return fill (C_ ("day as a heading", "{weekday} {day} {month}"), day, 0);
}

/**
 * kd_words_month:
 * @day: a day of the month
 *
 * Returns: (transfer full): the month as a heading: `Dec 2026`, `2026年12月`
 */
char *
kd_words_month (KdDate day)
{
  return fill (C_ ("month as a heading", "{month} {year}"), day, 0);
}

/**
 * kd_words_due:
 * @day: when something is due, or `KD_DATE_NONE`
 * @today: the present day
 *
 * Returns: (transfer full): the day as it is looked at from today: `3 days overdue`, `Tomorrow`, `Sat 5 Dec`,
 *   `21 Dec (in 18 days)`, `15 Jan 2027`
 */
char *
kd_words_due (KdDate day,
              KdDate today)
{
  int distance;

  if (day == KD_DATE_NONE)
    return g_strdup (KD_WORDS_UNKNOWN);
  distance = day - today;
  if (distance < 0)
    return fill (g_dngettext (GETTEXT_PACKAGE, "{n} day overdue", "{n} days overdue", (gulong) -distance), day, -distance);
  if (distance == 0)
    return g_strdup (_ ("Today"));
  if (distance == 1)
    return g_strdup (_ ("Tomorrow"));
  if (distance <= 7)
    return fill (C_ ("day of this week", "{weekday} {day} {month}"), day, distance);
  if (same_year (day, today))
    return fill (g_dngettext (GETTEXT_PACKAGE, "{day} {month} (in {n} day)", "{day} {month} (in {n} days)", (gulong) distance), day, distance);
  return fill (C_ ("day of another year", "{day} {month} {year}"), day, distance);
}

/**
 * kd_words_past:
 * @day: a day that is over, or `KD_DATE_NONE`
 * @today: the present day
 *
 * Returns: (transfer full): how long ago it was: `Today`, `Yesterday`, `18 days ago`, `3 months ago`
 */
char *
kd_words_past (KdDate day,
               KdDate today)
{
  int distance, n;

  if (day == KD_DATE_NONE)
    return g_strdup (KD_WORDS_UNKNOWN);
  distance = today - day;
  n = distance / DAYS_IN_MONTH;
  if (distance <= 0)
    return distance == 0 ? g_strdup (_ ("Today")) : kd_words_due (day, today);
  if (distance == 1)
    return g_strdup (_ ("Yesterday"));
  if (distance < IN_MONTHS_FROM)
    return fill (g_dngettext (GETTEXT_PACKAGE, "{n} day ago", "{n} days ago", (gulong) distance), day, distance);
  return fill (g_dngettext (GETTEXT_PACKAGE, "{n} month ago", "{n} months ago", (gulong) n), day, n);
}

/**
 * kd_words_contact:
 * @day: the last contact, or `KD_DATE_NONE`
 * @today: the present day
 *
 * Returns: (transfer full): like [func@words_past], `Never` for none
 */
char *
kd_words_contact (KdDate day,
                  KdDate today)
{
  return day == KD_DATE_NONE ? g_strdup (C_ ("last contact", "Never")) : kd_words_past (day, today);
}

/**
 * kd_words_moment:
 * @instant: UTC microseconds, in the past
 * @zone: where it is told
 * @today: the day there
 *
 * Returns: (transfer full): when something was, to the minute: `yesterday 18:20`
 */
char *
kd_words_moment (gint64     instant,
                 GTimeZone *zone,
                 KdDate     today)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc_usec (instant);
  g_autoptr (GDateTime) there = g_date_time_to_timezone (utc, zone);
  KdDate           day = kd_instant_get_date (instant, zone);
  char             text[KD_DATE_TEXT_SIZE];
  g_autofree char *time = g_date_time_format (there, "%H:%M");
  g_autofree char *near = today - day < 2 ? kd_words_past (day, today) : g_strdup (kd_date_format (day, text));

  return g_strdup_printf ("%s %s", near, time);
}

/**
 * kd_words_age:
 * @birth: day of birth, or `KD_DATE_NONE`
 * @today: the present day
 *
 * Returns: (transfer full): the age: `52`, `52岁`
 */
char *
kd_words_age (KdDate birth,
              KdDate today)
{
  if (birth == KD_DATE_NONE || birth > today)
    return g_strdup (KD_WORDS_UNKNOWN);
  return g_strdup_printf (C_ ("age", "%d"), kd_date_get_age (birth, today));
}
