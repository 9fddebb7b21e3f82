/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-sheet-reader.h"

G_BEGIN_DECLS

/* Files larger than that are refused before any work, and what unpacks to more. */
#define KD_SHEET_FILE_LIMIT (200 * 1024 * 1024)
#define KD_SHEET_UNPACKED_LIMIT (1024 * 1024 * 1024)
#define KD_SHEET_RATIO_LIMIT 200

/* A reader is what reads its format; the first member of each. */
struct _KdSheetReader
{
  KdSheetFormat format;
  KdSheetRow    row;
  char         *encoding;
  char          separator;
  GPtrArray    *sheets; /* KdSheetInfo */
  char         *sheet;
  double        progress;

  gboolean (*next) (KdSheetReader *self, gboolean *end, GError **error);
  void (*clear) (KdSheetReader *self);
};

KdSheetReader *kd_csv_reader_new (GMappedFile          *file,
                                  const char           *path,
                                  const KdSheetOptions *options,
                                  GError              **error);
KdSheetReader *kd_xlsx_reader_new (GMappedFile          *file,
                                   const char           *path,
                                   const KdSheetOptions *options,
                                   GError              **error);
void           kd_sheet_row_clear (KdSheetRow *row);
gboolean       kd_sheet_row_put (KdSheetRow *row,
                                 guint       column,
                                 char       *text,
                                 KdCellFlags flags,
                                 GError    **error);
gboolean       kd_sheet_row_is_blank (const KdSheetRow *row);
GPtrArray     *kd_sheet_infos_new (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
