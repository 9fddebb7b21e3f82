/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-date.h"

#include <glib.h>

G_BEGIN_DECLS

/**
 * KdBackupKeep:
 * @days: of how many days the last backup is kept
 * @weeks: of how many weeks
 * @months: of how many months
 *
 * How many backups are kept: days, weeks and months without a backup are not counted.
 */
typedef struct
{
  guint days;
  guint weeks;
  guint months;
} KdBackupKeep;

char    *kd_backup_name (const char *book,
                         gint64      time,
                         GTimeZone  *zone) G_GNUC_WARN_UNUSED_RESULT;
gboolean kd_backup_name_is_of (const char *name,
                               const char *book,
                               KdDate     *day);
void     kd_backup_keep_choose (const KdBackupKeep *keep,
                                char              **names,
                                const char         *book,
                                gboolean           *kept);

G_END_DECLS
