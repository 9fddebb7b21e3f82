/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-sheet-writer.h"

#include "kd-decimal.h"
#include "kd-formula-guard.h"

#include <string.h>

typedef struct
{
  KdSheetWriter parent;
  KdFileSink   *sink;
} KdCsvWriter;

/* RFC 4180 §2.5 to 2.7; blanks at the ends are quoted too, because readers cut them. */
static void
put_text (GString    *out,
          const char *text)
{
  g_autofree char *guarded = kd_formula_guard (text);
  gsize            length;

  if (guarded != NULL)
    text = guarded;
  length = strlen (text);
  if (length > 0 && text[strcspn (text, "\",\r\n;\t")] == '\0' && text[0] != ' ' && text[length - 1] != ' ')
    {
      g_string_append_len (out, text, (gssize) length);
      return;
    }
  g_string_append_c (out, '"');
  for (const char *quote; (quote = strchr (text, '"')) != NULL; text = quote + 1)
    {
      g_string_append_len (out, text, quote - text + 1);
      g_string_append_c (out, '"');
    }
  g_string_append (out, text);
  g_string_append_c (out, '"');
}

static void
put_cell (GString           *out,
          const KdSheetCell *cell)
{
  g_autofree char *number = NULL;
  char             day[KD_DATE_TEXT_SIZE];

  switch (cell->type)
    {
    case KD_SHEET_EMPTY:
      return;
    case KD_SHEET_TEXT:
      put_text (out, cell->text);
      return;
    case KD_SHEET_DAY:
      g_string_append (out, kd_date_format ((KdDate) cell->number, day));
      return;
    case KD_SHEET_AMOUNT:
    case KD_SHEET_NUMBER:
      /* A sign here begins a number, and is none of a formula: no guard, and readers see a number. */
      number = kd_decimal_format_scaled (cell->number, cell->digits, cell->type == KD_SHEET_AMOUNT ? cell->digits : 0);
      g_string_append (out, number);
      return;
    default:
      g_return_if_reached ();
    }
}

static gboolean
put_row (KdSheetWriter     *writer,
         const KdSheetCell *cells,
         guint              n_cells,
         GError           **error)
{
  KdCsvWriter *self = (KdCsvWriter *) writer;
  GString     *out = self->sink->buffer;
  gsize        start = out->len;

  for (guint i = 0; i < n_cells; i++)
    {
      if (i > 0)
        g_string_append_c (out, ',');
      put_cell (out, &cells[i]);
    }
  /* A line without a character would be no row to most readers. */
  if (out->len == start)
    g_string_append (out, "\"\"");
  g_string_append (out, "\r\n");
  return kd_file_sink_settle (self->sink, error);
}

static gboolean
finish (KdSheetWriter *writer,
        GError       **error)
{
  return TRUE;
}

static void
csv_writer_free (KdSheetWriter *writer)
{
  g_free (writer);
}

/**
 * kd_csv_writer_new:
 * @sink: where the text goes; must outlive the writer
 * @bom: whether to begin with the mark by which Excel knows UTF-8
 *
 * Writes CSV by RFC 4180: commas, CR LF, quotes where they are needed. Texts that begin like a formula are guarded; see
 * [func@formula_guard].
 *
 * Returns: (transfer full): the writer
 */
KdSheetWriter *
kd_csv_writer_new (KdFileSink *sink,
                   gboolean    bom)
{
  KdCsvWriter *self = g_new0 (KdCsvWriter, 1);

  self->parent.put_row = put_row;
  self->parent.finish = finish;
  self->parent.free = csv_writer_free;
  self->sink = sink;
  if (bom)
    g_string_append (sink->buffer, "\xef\xbb\xbf");
  return &self->parent;
}

/**
 * kd_sheet_writer_free:
 * @self: (transfer full): a writer of any format
 *
 * Frees it; what was not finished is no sheet.
 */
void
kd_sheet_writer_free (KdSheetWriter *self)
{
  self->free (self);
}
