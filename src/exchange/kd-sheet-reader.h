/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * KD_SHEET_COLUMNS:
 *
 * More columns than that are refused.
 */
#define KD_SHEET_COLUMNS 1000

/**
 * KD_SHEET_ROWS:
 *
 * More rows than that are refused; no spreadsheet program writes more.
 */
#define KD_SHEET_ROWS 1048576

/**
 * KdCellFlags:
 * @KD_CELL_NUMBER: it was a number
 * @KD_CELL_DATE: it was a date; its text is `2026-12-03` or `2026-12-03 14:30:00`
 * @KD_CELL_CUT: it was a number of sixteen digits or more, of which a spreadsheet keeps fifteen: its end is lost
 * @KD_CELL_ERROR: it was an error such as `#N/A`
 * @KD_CELL_FORMULA: it was the result of a formula
 * @KD_CELL_BOOLEAN: it was a truth value; its text is `1` or `0`
 *
 * What is known of a cell beside its text.
 */
typedef enum
{
  KD_CELL_NO_FLAGS = 0,
  KD_CELL_NUMBER = 1 << 0,
  KD_CELL_DATE = 1 << 1,
  KD_CELL_CUT = 1 << 2,
  KD_CELL_ERROR = 1 << 3,
  KD_CELL_FORMULA = 1 << 4,
  KD_CELL_BOOLEAN = 1 << 5,
} KdCellFlags;

/**
 * KdCell:
 * @text: its text, UTF-8 without NUL; empty where there is nothing
 * @flags: what else is known
 */
typedef struct
{
  char       *text;
  KdCellFlags flags;
} KdCell;

/**
 * KdSheetRow:
 * @number: its number as the program shows it that made the file, from 1; blank rows are not handed over
 * @cells: (element-type KdCell): its cells
 */
typedef struct
{
  guint   number;
  GArray *cells;
} KdSheetRow;

/**
 * KdSheetFormat:
 *
 * What a file is, by its content.
 */
typedef enum
{
  KD_SHEET_CSV,
  KD_SHEET_XLSX,
} KdSheetFormat;

/**
 * KdSheetOptions:
 * @encoding: (nullable): encoding of a text file; %NULL to look
 * @separator: what parts its columns; 0 to look
 * @sheet: (nullable): name of a sheet; %NULL for the first that is shown
 */
typedef struct
{
  const char *encoding;
  char        separator;
  const char *sheet;
} KdSheetOptions;

/**
 * KdSheetInfo:
 * @name: what the sheet is called
 * @hidden: whether its author hid it
 */
typedef struct
{
  char    *name;
  gboolean hidden;
} KdSheetInfo;

typedef struct _KdSheetReader KdSheetReader;

KdSheetReader *kd_sheet_reader_open (const char           *path,
                                     const KdSheetOptions *options,
                                     GError              **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean       kd_sheet_reader_next (KdSheetReader     *self,
                                     const KdSheetRow **row,
                                     GError           **error);
KdSheetFormat  kd_sheet_reader_get_format (const KdSheetReader *self);
const char    *kd_sheet_reader_get_encoding (const KdSheetReader *self);
char           kd_sheet_reader_get_separator (const KdSheetReader *self);
GPtrArray     *kd_sheet_reader_get_sheets (const KdSheetReader *self);
const char    *kd_sheet_reader_get_sheet (const KdSheetReader *self);
double         kd_sheet_reader_get_progress (const KdSheetReader *self);
void           kd_sheet_reader_free (KdSheetReader *self);
const char    *kd_sheet_row_get_text (const KdSheetRow *row,
                                      guint             column);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KdSheetReader, kd_sheet_reader_free)

G_END_DECLS
