/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-date.h"
#include "kd-workspace.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * KdExportFormat:
 * @KD_EXPORT_CSV: CSV, UTF-8
 * @KD_EXPORT_XLSX: a workbook of one sheet
 * @KD_EXPORT_JSON: JSON with all parts
 * @KD_EXPORT_VCARD_3: contacts as vCard 3.0, for telephones
 * @KD_EXPORT_VCARD_4: contacts as vCard 4.0
 * @KD_EXPORT_ICALENDAR: reminders as iCalendar
 *
 * What a file is written as.
 */
typedef enum
{
  KD_EXPORT_CSV,
  KD_EXPORT_XLSX,
  KD_EXPORT_JSON,
  KD_EXPORT_VCARD_3,
  KD_EXPORT_VCARD_4,
  KD_EXPORT_ICALENDAR,
} KdExportFormat;

/**
 * KdExportProgress:
 * @done: records written
 * @total: how many there are, or 0 while that is not known
 * @data: the caller's
 *
 * Told now and then, on the thread that exports.
 */
typedef void (*KdExportProgress) (guint    done,
                                  guint    total,
                                  gpointer data);

/**
 * KdExport:
 * @format: as what
 * @def: records of which kind
 * @where: (nullable): which of them; see [func@filter_parse]
 * @clients: (nullable) (element-type KdUuid): of clients: those only, and then @where is not asked
 * @path: the file
 * @replace: whether it may replace a regular file
 * @no_bom: CSV without the mark by which Excel knows UTF-8
 * @names: whether the titles of a calendar name clients and products
 * @from: the first day of a calendar, or %KD_DATE_NONE for today
 * @to: the last one, or %KD_DATE_NONE for five years on
 * @progress: (nullable): told how far it is
 * @progress_data: for it
 *
 * What to export. vCards and calendars are made of clients: the reminders of those that pass, and without a filter all.
 */
typedef struct
{
  KdExportFormat   format;
  const KdKindDef *def;
  const char      *where;
  GArray          *clients;
  const char      *path;
  gboolean         replace;
  gboolean         no_bom;
  gboolean         names;
  KdDate           from;
  KdDate           to;
  KdExportProgress progress;
  gpointer         progress_data;
} KdExport;

gboolean kd_export_format_parse (const char     *text,
                                 KdExportFormat *format);
gboolean kd_export_run (const KdExport *self,
                        KdWorkspace    *workspace,
                        GCancellable   *cancellable,
                        guint          *rows,
                        GError        **error);

G_END_DECLS
