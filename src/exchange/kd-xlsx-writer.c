/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-sheet-writer.h"

#include "kd-decimal.h"
#include "kd-error.h"
#include "kd-formula-guard.h"

#include <archive.h>
#include <archive_entry.h>
#include <errno.h>
#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <xlsxwriter.h>

/* The bounds of the format: ISO/IEC 29500-1 and Excel's own. */
#define MAX_ROWS 1048576
#define MAX_COLUMNS 16384
#define MAX_TEXT 32767

/* A sheet counts its numbers as doubles and shows fifteen digits: any larger one would be altered. */
#define MAX_NUMBER G_GINT64_CONSTANT (999999999999999)

/* Excel takes 1900 for a leap year, so that its numbers are days only from March on. */
#define FIRST_DAY_NUMBER 61

#define COLUMN_WIDTH 16

typedef struct
{
  KdSheetWriter  parent;
  KdFileSink    *sink;
  lxw_workbook  *workbook;
  lxw_worksheet *sheet;
  lxw_format    *bold;
  lxw_format    *text;
  lxw_format    *quoted;
  lxw_format    *day;
  lxw_format    *amounts[5];
  char          *folder;
  guint          rows;
  GArray        *filled; /* how many rows of each sheet have a cell */
  KdDate         epoch;
  const char    *bytes;
  size_t         size;
} KdXlsxWriter;

static gboolean
refuse (GError    **error,
        const char *why)
{
  g_set_error (error, KD_ERROR, KD_ERROR_LIMIT, "%s", why);
  return FALSE;
}

/* Numbers and days that a sheet cannot hold as such stay exact as text. */
static lxw_error
put_plain (KdXlsxWriter *self,
           lxw_col_t     column,
           const char   *text)
{
  return worksheet_write_string (self->sheet, self->rows, column, text, self->text);
}

static lxw_error
put_number (KdXlsxWriter      *self,
            lxw_col_t          column,
            const KdSheetCell *cell)
{
  gboolean         amount = cell->type == KD_SHEET_AMOUNT;
  g_autofree char *text = kd_decimal_format_scaled (cell->number, cell->digits, amount ? cell->digits : 0);

  if (cell->number > MAX_NUMBER || cell->number < -MAX_NUMBER)
    return put_plain (self, column, text);
  return worksheet_write_number (self->sheet, self->rows, column, g_ascii_strtod (text, NULL), amount ? self->amounts[MIN (cell->digits, G_N_ELEMENTS (self->amounts) - 1)] : NULL);
}

static lxw_error
put_day (KdXlsxWriter      *self,
         lxw_col_t          column,
         const KdSheetCell *cell)
{
  gint64 number = cell->number - self->epoch;
  char   day[KD_DATE_TEXT_SIZE];

  if (number < FIRST_DAY_NUMBER)
    return put_plain (self, column, kd_date_format ((KdDate) cell->number, day));
  return worksheet_write_number (self->sheet, self->rows, column, (double) number, self->day);
}

/* A cell of text is never run. One that would be after an edit is marked as quoted, and keeps its text; only what
 * looks guarded gets one apostrophe more, because a reader takes one off. */
static lxw_error
put_text (KdXlsxWriter *self,
          lxw_col_t     column,
          const char   *text)
{
  g_autofree char *guarded = *text == '\'' ? kd_formula_guard (text) : NULL;
  gboolean         risky = kd_formula_is_risky (text);

  if (self->rows == 0)
    return worksheet_write_string (self->sheet, 0, column, guarded != NULL ? guarded : text, self->bold);
  return worksheet_write_string (self->sheet, self->rows, column, guarded != NULL ? guarded : text, risky ? self->quoted : self->text);
}

static lxw_error
put_cell (KdXlsxWriter      *self,
          lxw_col_t          column,
          const KdSheetCell *cell)
{
  switch (cell->type)
    {
    case KD_SHEET_EMPTY:
      return LXW_NO_ERROR;
    case KD_SHEET_TEXT:
      return put_text (self, column, cell->text);
    case KD_SHEET_DAY:
      return put_day (self, column, cell);
    case KD_SHEET_AMOUNT:
    case KD_SHEET_NUMBER:
      return put_number (self, column, cell);
    default:
      g_return_val_if_reached (LXW_ERROR_PARAMETER_VALIDATION);
    }
}

/* Excel counts UTF-16 units. */
static gboolean
is_too_long (const char *text)
{
  glong units = 0;

  if (strlen (text) <= MAX_TEXT)
    return FALSE;
  for (const char *c = text; *c != '\0'; c = g_utf8_next_char (c))
    units += g_utf8_get_char (c) >= 0x10000 ? 2 : 1;
  return units > MAX_TEXT;
}

static gboolean
put_row (KdSheetWriter     *writer,
         const KdSheetCell *cells,
         guint              n_cells,
         GError           **error)
{
  KdXlsxWriter *self = (KdXlsxWriter *) writer;
  gboolean      filled = FALSE;

  if (self->rows >= MAX_ROWS)
    return refuse (error, _ ("An XLSX sheet holds 1,048,576 rows; export fewer records, or as CSV"));
  if (n_cells > MAX_COLUMNS)
    return refuse (error, _ ("An XLSX sheet holds 16,384 columns; export as CSV or JSON"));
  for (guint i = 0; i < n_cells; i++)
    {
      filled |= cells[i].type != KD_SHEET_EMPTY;
      if (cells[i].type == KD_SHEET_TEXT && is_too_long (cells[i].text))
        {
          g_set_error (error, KD_ERROR, KD_ERROR_LIMIT, _ ("Row %u, column %u: a cell of XLSX holds 32,767 characters; export as CSV or JSON"), self->rows + 1, i + 1);
          return FALSE;
        }
      if (put_cell (self, (lxw_col_t) i, &cells[i]) != LXW_NO_ERROR)
        {
          g_set_error (error, KD_ERROR, KD_ERROR_IO, _ ("Row %u, column %u could not be put into the sheet; export as CSV"), self->rows + 1, i + 1);
          return FALSE;
        }
    }
  if (self->rows == 0 && n_cells > 0)
    {
      worksheet_set_column (self->sheet, 0, (lxw_col_t) (n_cells - 1), COLUMN_WIDTH, NULL);
      worksheet_freeze_panes (self->sheet, 1, 0);
    }
  self->rows++;
  g_array_index (self->filled, guint, self->filled->len - 1) += filled;
  return TRUE;
}

/* A word that is looked for byte by byte; its first character is nowhere else in it. */
typedef struct
{
  const char *word;
  gsize       at;
  guint       found;
} Search;

static void
search_next (Search *self,
             char    c)
{
  if (self->word[self->at] == '\0')
    self->at = 0;
  self->at = c == self->word[self->at] ? self->at + 1 : c == self->word[0];
  self->found += self->word[self->at] == '\0';
}

/* Whether a part of the package has so many of a tag, and ends as it should. */
static gboolean
check_part (struct archive *archive,
            const char     *tag,
            guint           wanted,
            const char     *end)
{
  Search  tags = { .word = tag }, ends = { .word = end };
  char    chunk[65536];
  ssize_t n;

  while ((n = archive_read_data (archive, chunk, sizeof chunk)) > 0)
    for (ssize_t i = 0; i < n; i++)
      {
        search_next (&tags, chunk[i]);
        search_next (&ends, chunk[i]);
      }
  return n == 0 && tags.found == wanted && end[ends.at] == '\0';
}

/* Which sheet a part of the package is, from 1, or 0 for another part. */
static guint
get_sheet (const char *name)
{
  guint sheet = 0;
  int   length = 0;

  return name != NULL && sscanf (name, "xl/worksheets/sheet%u.xml%n", &sheet, &length) == 1 && name[length] == '\0' ? sheet : 0;
}

/* The library keeps the parts of the package in files without a name meanwhile, and does not look whether their disk was
 * full. So the rows and strings of the finished package are counted. */
static gboolean
is_whole (const KdXlsxWriter *self,
          guint               strings)
{
  struct archive       *archive = archive_read_new ();
  struct archive_entry *entry;
  guint                 parts = 0;

  archive_read_support_format_zip (archive);
  if (archive_read_open_memory (archive, self->bytes, self->size) == ARCHIVE_OK)
    while (archive_read_next_header (archive, &entry) == ARCHIVE_OK)
      {
        const char *name = archive_entry_pathname (entry);
        guint       sheet = get_sheet (name);

        if (sheet > 0 && sheet <= self->filled->len)
          parts += check_part (archive, "<row ", g_array_index (self->filled, guint, sheet - 1), "</worksheet>");
        else if (g_strcmp0 (name, "xl/sharedStrings.xml") == 0)
          parts += check_part (archive, "<si>", strings, "</sst>");
      }
  archive_read_free (archive);
  return parts == self->filled->len + (strings > 0);
}

static gboolean
finish (KdSheetWriter *writer,
        GError       **error)
{
  KdXlsxWriter *self = (KdXlsxWriter *) writer;
  guint         strings = self->workbook->sst->unique_count;

  errno = 0;
  if (workbook_close (g_steal_pointer (&self->workbook)) == LXW_NO_ERROR && self->size > 0 && is_whole (self, strings))
    {
      g_string_append_len (self->sink->buffer, self->bytes, (gssize) self->size);
      return kd_file_sink_settle (self->sink, error);
    }
  if (errno != 0)
    kd_set_error_from_errno (error, errno, _ ("Writing “%s”"), self->sink->path);
  else
    g_set_error (error, KD_ERROR, KD_ERROR_IO, _ ("“%s” could not be written whole; make room on the disk, or export as CSV"), self->sink->path);
  return FALSE;
}

static void
xlsx_writer_free (KdSheetWriter *writer)
{
  KdXlsxWriter *self = (KdXlsxWriter *) writer;

  if (self->workbook != NULL)
    lxw_workbook_free (self->workbook);
  free ((char *) self->bytes);
  g_array_unref (self->filled);
  g_free (self->folder);
  g_free (self);
}

static lxw_format *
add_format (KdXlsxWriter *self,
            const char   *number_format)
{
  lxw_format *format = workbook_add_format (self->workbook);

  format_set_num_format (format, number_format);
  return format;
}

/**
 * kd_xlsx_writer_new:
 * @sink: where the bytes go; must outlive the writer
 * @title: name of the sheet
 *
 * Writes a workbook, of one sheet unless others are begun: texts as shared strings, days and amounts as numbers with a format, the header bold and
 * fixed. All is held in memory until it is finished: what streaming writers of the format make is misread by too
 * many programs.
 *
 * Returns: (transfer full): the writer
 */
KdSheetWriter *
kd_xlsx_writer_new (KdFileSink *sink,
                    const char *title)
{
  static const char *const amounts[] = { "#,##0", "#,##0.0", "#,##0.00", "#,##0.000", "#,##0.0000" };
  KdXlsxWriter            *self = g_new0 (KdXlsxWriter, 1);
  /* The library checks no write of its own, so it makes the file in memory and the sink writes it. */
  lxw_workbook_options options = { .output_buffer = &self->bytes, .output_buffer_size = &self->size };

  self->parent.put_row = put_row;
  self->parent.finish = finish;
  self->parent.free = xlsx_writer_free;
  self->sink = sink;
  /* Plain text is written to no other disk than the one that it is meant for. */
  options.tmpdir = self->folder = g_path_get_dirname (sink->path);
  self->epoch = kd_date_new (1899, 12, 30);
  self->workbook = workbook_new_opt (NULL, &options);
  self->bold = add_format (self, "@");
  format_set_bold (self->bold);
  self->text = add_format (self, "@");
  self->quoted = add_format (self, "@");
  format_set_quote_prefix (self->quoted);
  self->day = add_format (self, "yyyy-mm-dd");
  for (guint i = 0; i < G_N_ELEMENTS (self->amounts); i++)
    self->amounts[i] = add_format (self, amounts[i]);
  self->filled = g_array_new (FALSE, TRUE, sizeof (guint));
  kd_xlsx_writer_begin_sheet (&self->parent, title);
  return &self->parent;
}

/* What Excel does not take in the name of a sheet. */
#define NOT_IN_TITLES "[]:*?/\\'"
#define MAX_TITLE 31

/**
 * kd_xlsx_writer_begin_sheet:
 * @self: a writer of a workbook
 * @title: name of the sheet; what the format does not allow in one is left out
 *
 * Ends the sheet that is being written and begins another one, whose first row is its header.
 */
void
kd_xlsx_writer_begin_sheet (KdSheetWriter *self,
                            const char    *title)
{
  KdXlsxWriter    *writer = (KdXlsxWriter *) self;
  g_autofree char *allowed = g_strdelimit (g_strdup (title), NOT_IN_TITLES, ' ');
  g_autofree char *name = g_utf8_substring (allowed, 0, MIN (g_utf8_strlen (allowed, -1), MAX_TITLE));
  const guint      none = 0;

  writer->sheet = workbook_add_worksheet (writer->workbook, g_strstrip (name));
  if (writer->sheet == NULL) /* there is one of that name */
    writer->sheet = workbook_add_worksheet (writer->workbook, NULL);
  writer->rows = 0;
  g_array_append_val (writer->filled, none);
}
