/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-date.h"
#include "kd-file-sink.h"

#include <glib.h>

G_BEGIN_DECLS

/**
 * KdSheetCellType:
 * @KD_SHEET_EMPTY: nothing
 * @KD_SHEET_TEXT: text, numbers that are no amounts among it: identity numbers, phones
 * @KD_SHEET_DAY: a calendar day
 * @KD_SHEET_AMOUNT: a number with a fixed count of decimals: money
 * @KD_SHEET_NUMBER: a number written as short as it is
 *
 * What a cell holds.
 */
typedef enum
{
  KD_SHEET_EMPTY,
  KD_SHEET_TEXT,
  KD_SHEET_DAY,
  KD_SHEET_AMOUNT,
  KD_SHEET_NUMBER,
} KdSheetCellType;

/**
 * KdSheetCell:
 * @type: what it holds
 * @text: (unowned) (nullable): the text
 * @number: the day, or the number times ten to the power of @digits
 * @digits: how many decimals @number has
 *
 * One cell of a row that is written.
 */
typedef struct
{
  KdSheetCellType type;
  const char     *text;
  gint64          number;
  guint           digits;
} KdSheetCell;

/**
 * KdSheetWriter:
 * @put_row: writes a row of cells
 * @finish: ends the sheet; the sink has it all, but the caller flushes that
 * @free: frees the writer
 *
 * Writes a sheet row by row. The first row is the header.
 */
typedef struct _KdSheetWriter KdSheetWriter;
struct _KdSheetWriter
{
  gboolean (*put_row) (KdSheetWriter     *self,
                       const KdSheetCell *cells,
                       guint              n_cells,
                       GError           **error);
  gboolean (*finish) (KdSheetWriter *self,
                      GError       **error);
  void (*free) (KdSheetWriter *self);
};

KdSheetWriter *kd_csv_writer_new (KdFileSink *sink,
                                  gboolean    bom) G_GNUC_WARN_UNUSED_RESULT;
KdSheetWriter *kd_xlsx_writer_new (KdFileSink *sink,
                                   const char *title) G_GNUC_WARN_UNUSED_RESULT;
void           kd_xlsx_writer_begin_sheet (KdSheetWriter *self,
                                           const char    *title);
void           kd_sheet_writer_free (KdSheetWriter *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KdSheetWriter, kd_sheet_writer_free)

G_END_DECLS
