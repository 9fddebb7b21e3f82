/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-instant.h"

#include <string.h>

/**
 * kd_instant_parse:
 * @text: a time with its zone, as 2026-03-05T09:30:00Z or 2026-03-05T17:30:00+08:00
 * @instant: (out): the instant
 *
 * Source: RFC 3339.
 *
 * Returns: whether @text is one
 */
gboolean
kd_instant_parse (const char *text,
                  gint64     *instant)
{
  g_autoptr (GDateTime) time = NULL;
  const char *clock;

  g_return_val_if_fail (text != NULL && instant != NULL, FALSE);

  /* Without a zone g_date_time_new_from_iso8601() fails too, since no default is given. */
  clock = strpbrk (text, "Tt ");
  if (clock == NULL || strpbrk (clock, "Zz+-") == NULL)
    return FALSE;
  time = g_date_time_new_from_iso8601 (text, NULL);
  if (time == NULL)
    return FALSE;
  *instant = g_date_time_to_unix_usec (time);
  return TRUE;
}

/**
 * kd_instant_format:
 * @instant: an instant
 *
 * Writes an instant in UTC; microseconds only where there are any.
 *
 * Returns: (transfer full): the text
 */
char *
kd_instant_format (gint64 instant)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc_usec (instant);

  g_return_val_if_fail (time != NULL, NULL);

  if (g_date_time_get_microsecond (time) == 0)
    return g_date_time_format (time, "%Y-%m-%dT%H:%M:%SZ");
  return g_date_time_format (time, "%Y-%m-%dT%H:%M:%S.%fZ");
}

/**
 * kd_instant_get_date:
 * @instant: an instant
 * @zone: where the day is asked for
 *
 * Returns: the calendar day that it falls on there
 */
KdDate
kd_instant_get_date (gint64     instant,
                     GTimeZone *zone)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc_usec (instant);
  g_autoptr (GDateTime) there = NULL;
  int year, month, day;

  g_return_val_if_fail (utc != NULL && zone != NULL, KD_DATE_NONE);

  there = g_date_time_to_timezone (utc, zone);
  g_date_time_get_ymd (there, &year, &month, &day);
  return kd_date_new (year, month, day);
}
