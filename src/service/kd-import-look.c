/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is to be seen of a file before it is imported. */

#include "kd-import-private.h"

/**
 * kd_import_get_encoding:
 * @self: an import
 *
 * Returns: (transfer none) (nullable): encoding of a text file
 */
const char *
kd_import_get_encoding (KdImport *self)
{
  return kd_sheet_reader_get_encoding (self->reader);
}

/**
 * kd_import_get_separator:
 * @self: an import
 *
 * Returns: what parts the columns of a text file, or 0
 */
char
kd_import_get_separator (KdImport *self)
{
  return kd_sheet_reader_get_separator (self->reader);
}

/**
 * kd_import_get_sheet:
 * @self: an import
 *
 * Returns: (transfer none) (nullable): the sheet of a workbook that is read
 */
const char *
kd_import_get_sheet (KdImport *self)
{
  return kd_sheet_reader_get_sheet (self->reader);
}

/**
 * kd_import_list_sheets:
 * @self: an import
 * @hidden: whether those that are hidden are wanted too
 *
 * Returns: (transfer full) (array zero-terminated=1): names of the sheets of a workbook
 */
char **
kd_import_list_sheets (KdImport *self,
                       gboolean  hidden)
{
  GPtrArray *sheets = kd_sheet_reader_get_sheets (self->reader);
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();

  for (guint i = 0; i < sheets->len; i++)
    {
      const KdSheetInfo *sheet = sheets->pdata[i];

      if (hidden || !sheet->hidden)
        g_strv_builder_add (names, sheet->name);
    }
  return g_strv_builder_end (names);
}

/**
 * kd_import_get_n_preview:
 * @self: an import
 *
 * Returns: how many rows of the file can be looked at
 */
guint
kd_import_get_n_preview (KdImport *self)
{
  return self->preview->len;
}

/**
 * kd_import_get_preview_number:
 * @self: an import
 * @row: which of the rows that can be looked at
 *
 * Returns: its number in the file
 */
guint
kd_import_get_preview_number (KdImport *self,
                              guint     row)
{
  return ((const KdSheetRow *) self->preview->pdata[row])->number;
}

/**
 * kd_import_get_preview_text:
 * @self: an import
 * @row: which of the rows that can be looked at
 * @column: from 0
 *
 * Returns: (transfer none): what stands there
 */
const char *
kd_import_get_preview_text (KdImport *self,
                            guint     row,
                            guint     column)
{
  return kd_sheet_row_get_text (self->preview->pdata[row], column);
}

/**
 * kd_import_find_preview_problems:
 * @self: an import
 * @row: which of the rows that can be looked at
 *
 * Reads a row by what its columns mean now.
 *
 * Returns: (transfer full) (element-type KdImportProblem): why it could not be taken as it is; nothing for the header and what
 *   stands above it
 */
GPtrArray *
kd_import_find_preview_problems (KdImport *self,
                                 guint     row)
{
  const KdSheetRow *cells = self->preview->pdata[row];
  g_autoptr (KdImportRecord) record = NULL;

  if (cells->number <= self->mapping->header_row)
    return g_ptr_array_new ();
  record = kd_import_record_read (self->mapping, cells, NULL, g_get_real_time ());
  return g_ptr_array_ref (record->problems);
}

/**
 * kd_import_get_header_row:
 * @self: an import
 *
 * Returns: number of the row that names the columns, or 0 for none
 */
guint
kd_import_get_header_row (KdImport *self)
{
  return self->mapping->header_row;
}

/**
 * kd_import_get_n_columns:
 * @self: an import
 *
 * Returns: how many columns have a header
 */
guint
kd_import_get_n_columns (KdImport *self)
{
  return self->mapping->columns->len;
}

/**
 * kd_import_get_header:
 * @self: an import
 * @column: a column
 *
 * Returns: (transfer none): what it is called in the file
 */
const char *
kd_import_get_header (KdImport *self,
                      guint     column)
{
  return ((const KdImportColumn *) self->mapping->columns->pdata[column])->header;
}

/**
 * kd_import_get_target:
 * @self: an import
 * @column: a column
 *
 * Returns: (transfer full): what it means, as text; see [func@import_column_get_target]
 */
char *
kd_import_get_target (KdImport *self,
                      guint     column)
{
  return kd_import_column_get_target (self->mapping->columns->pdata[column], self->def);
}

/**
 * kd_import_set_target:
 * @self: an import
 * @column: a column
 * @target: what it means, as text
 * @error: return location
 *
 * Returns: whether there is such a target
 */
gboolean
kd_import_set_target (KdImport   *self,
                      guint       column,
                      const char *target,
                      GError    **error)
{
  return kd_import_mapping_set (self->mapping, column, target, error);
}

/**
 * kd_import_list_all_targets:
 * @self: an import
 *
 * Returns: (transfer full) (element-type utf8): what a column may mean, but the adviser's own
 */
GPtrArray *
kd_import_list_all_targets (KdImport *self)
{
  return kd_import_list_targets (self->def);
}

/**
 * kd_import_get_signature:
 * @self: an import
 *
 * Returns: (transfer full): a key under which the mapping of files with these headers is remembered
 */
char *
kd_import_get_signature (KdImport *self)
{
  return kd_import_mapping_get_signature (self->mapping);
}

/**
 * kd_import_get_json:
 * @self: an import
 *
 * Returns: (transfer full): the mapping, as an object of headers and targets
 */
char *
kd_import_get_json (KdImport *self)
{
  return kd_import_mapping_to_json (self->mapping);
}

/**
 * kd_import_apply_json:
 * @self: an import
 * @json: an object of headers and targets
 * @error: return location
 *
 * Returns: whether it could be read
 */
gboolean
kd_import_apply_json (KdImport   *self,
                      const char *json,
                      GError    **error)
{
  return kd_import_mapping_apply_json (self->mapping, json, error);
}
