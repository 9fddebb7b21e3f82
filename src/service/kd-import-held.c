/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The rows that an import held back, and the file of them. */

#include "kd-import-private.h"

#include "kd-client.h"
#include "kd-new-file.h"
#include "kd-sheet-writer.h"

#include <glib/gi18n-lib.h>

/**
 * kd_import_held_free:
 * @data: (transfer full): a row that was held back
 */
void
kd_import_held_free (gpointer data)
{
  KdImportHeld *held = data;

  g_free (held->name);
  g_strfreev (held->cells);
  g_ptr_array_unref (held->problems);
  g_free (held);
}

/**
 * kd_import_hold_back:
 * @self: an import
 * @row: a row of its file
 * @record: what it came to
 *
 * Keeps a row that is not taken, with its problems.
 */
void
kd_import_hold_back (KdImport         *self,
                     const KdSheetRow *row,
                     KdImportRecord   *record)
{
  KdImportHeld *held = g_new0 (KdImportHeld, 1);
  const KdRow  *first = record->rows->pdata[0];
  const char   *name = first->def->kind == KD_KIND_CLIENT ? kd_row_get_text (first, KD_CLIENT_NAME) : NULL;

  held->number = row->number;
  held->name = g_strdup (name != NULL ? name : "");
  held->cells = g_new0 (char *, row->cells->len + 1);
  for (guint i = 0; i < row->cells->len; i++)
    held->cells[i] = g_strdup (kd_sheet_row_get_text (row, i));
  held->problems = g_ptr_array_ref (record->problems);
  g_ptr_array_add (self->held, held);
}

static char *
join_reasons (const KdImportHeld *held)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < held->problems->len; i++)
    {
      const KdImportProblem *problem = held->problems->pdata[i];

      if (i > 0)
        g_string_append (text, _ ("; "));
      if (*problem->header != '\0')
        g_string_append_printf (text, _ ("%s: "), problem->header);
      g_string_append (text, problem->reason);
    }
  return g_string_free_and_steal (text);
}

static gboolean
put_cells (KdSheetWriter *writer,
           char         **cells,
           guint          n,
           const char    *last,
           GError       **error)
{
  g_autofree KdSheetCell *row = g_new0 (KdSheetCell, n + 1);
  guint                   given = cells != NULL ? g_strv_length (cells) : 0;

  for (guint i = 0; i < n; i++)
    row[i] = (KdSheetCell) { .type = KD_SHEET_TEXT, .text = i < given ? cells[i] : "" };
  row[n] = (KdSheetCell) { .type = KD_SHEET_TEXT, .text = last };
  return writer->put_row (writer, row, n + 1, error);
}

/**
 * kd_import_write_held:
 * @self: an import that was run
 * @path: a file
 * @replace: whether it may replace a file
 * @error: return location
 *
 * Writes the rows that were held back as they came, each with the reason behind it, to be mended and imported again:
 * the column of reasons is passed over then. The file is not encrypted and readable by its owner only.
 *
 * Returns: whether it is written
 */
gboolean
kd_import_write_held (KdImport   *self,
                      const char *path,
                      gboolean    replace,
                      GError    **error)
{
  g_auto (KdNewFile) file = KD_NEW_FILE_INIT;
  g_auto (KdFileSink) sink = { 0 };
  g_autoptr (KdSheetWriter) writer = NULL;
  guint n = self->mapping->columns->len;
  g_auto (GStrv) headers = g_new0 (char *, n + 1);
  gboolean good;

  for (guint i = 0; i < self->held->len; i++)
    n = MAX (n, g_strv_length (((KdImportHeld *) self->held->pdata[i])->cells));
  for (guint i = 0; i < self->mapping->columns->len; i++)
    headers[i] = g_strdup (((KdImportColumn *) self->mapping->columns->pdata[i])->header);
  if (!kd_new_file_open (&file, path, replace, error))
    return FALSE;
  kd_file_sink_init (&sink, file.fd, path);
  writer = kd_csv_writer_new (&sink, TRUE);
  good = put_cells (writer, headers, n, kd_import_reason_header (), error);
  for (guint i = 0; good && i < self->held->len; i++)
    {
      const KdImportHeld *held = self->held->pdata[i];
      g_autofree char    *reasons = join_reasons (held);

      good = put_cells (writer, held->cells, n, reasons, error);
    }
  return good && writer->finish (writer, error) && kd_file_sink_flush (&sink, error) && kd_new_file_keep (&file, error);
}
