/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-backup-keep.h"

#include <string.h>

#define SUFFIX ".kdbackup"
#define STAMP_SIZE 15

/* The end of a book's name is random, its beginning the time when it was made. */
static char *
make_prefix (const char *book)
{
  gsize length = strlen (book);

  return g_strdup_printf ("dossier-%s-", length > 12 ? book + length - 12 : book);
}

/**
 * kd_backup_name:
 * @book: the book's uuid as text
 * @time: when, UTC microseconds
 * @zone: for whose eyes
 *
 * Returns: (transfer full): the name of a backup file: `dossier-0123456789ab-20261203-182000.kdbackup`
 */
char *
kd_backup_name (const char *book,
                gint64      time,
                GTimeZone  *zone)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (time / G_USEC_PER_SEC);
  g_autoptr (GDateTime) here = g_date_time_to_timezone (utc, zone);
  g_autofree char *stamp = g_date_time_format (here, "%Y%m%d-%H%M%S");
  g_autofree char *prefix = make_prefix (book);

  return g_strconcat (prefix, stamp, SUFFIX, NULL);
}

/**
 * kd_backup_name_is_of:
 * @name: name of a file
 * @book: the book's uuid as text
 * @day: (out): the day on which it was made
 *
 * Returns: whether it is a backup of this book that a plan has made
 */
gboolean
kd_backup_name_is_of (const char *name,
                      const char *book,
                      KdDate     *day)
{
  g_autofree char *prefix = make_prefix (book);
  const char      *stamp = name + strlen (prefix);
  char             date[9];

  if (!g_str_has_prefix (name, prefix) || strlen (stamp) != STAMP_SIZE + strlen (SUFFIX) || stamp[8] != '-' || !g_str_has_suffix (stamp, SUFFIX))
    return FALSE;
  for (guint i = 0; i < STAMP_SIZE; i++)
    if (i != 8 && !g_ascii_isdigit (stamp[i]))
      return FALSE;
  g_strlcpy (date, stamp, sizeof date);
  *day = kd_date_parse (date);
  return *day != KD_DATE_NONE;
}

/* Keeps the first of each span, for as many spans as are wanted. */
static void
keep_spans (const int *spans,
            guint      n,
            guint      wanted,
            gboolean  *kept)
{
  for (guint i = 0; i < n && wanted > 0; i++)
    if (i == 0 || spans[i] != spans[i - 1])
      {
        kept[i] = TRUE;
        wanted--;
      }
}

/**
 * kd_backup_keep_choose:
 * @keep: how many are kept
 * @names: (array zero-terminated=1): names of backups of @book, the newest first
 * @book: the book's uuid as text
 * @kept: (array) (out caller-allocates): for each whether it is kept; the newest always is
 *
 * Thins out old backups: the last of each day, week and month.
 */
void
kd_backup_keep_choose (const KdBackupKeep *keep,
                       char              **names,
                       const char         *book,
                       gboolean           *kept)
{
  guint           n = g_strv_length (names);
  g_autofree int *days = g_new0 (int, n + 1);
  g_autofree int *weeks = g_new0 (int, n + 1);
  g_autofree int *months = g_new0 (int, n + 1);

  for (guint i = 0; i < n; i++)
    {
      KdDate day;
      int    year, month;

      kept[i] = i == 0;
      /* What is not understood is not ours to delete. */
      if (!kd_backup_name_is_of (names[i], book, &day))
        {
          kept[i] = TRUE;
          day = 0;
        }
      kd_date_get_ymd (day, &year, &month, NULL);
      days[i] = day;
      weeks[i] = day - kd_date_get_weekday (day);
      months[i] = 12 * year + month;
    }
  keep_spans (days, n, keep->days, kept);
  keep_spans (weeks, n, keep->weeks, kept);
  keep_spans (months, n, keep->months, kept);
}
