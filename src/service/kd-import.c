/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-import-private.h"

static KdSheetRow *
copy_row (const KdSheetRow *row)
{
  KdSheetRow *copy = g_new0 (KdSheetRow, 1);

  copy->number = row->number;
  copy->cells = g_array_new (FALSE, TRUE, sizeof (KdCell));
  for (guint i = 0; i < row->cells->len; i++)
    {
      const KdCell *cell = &g_array_index (row->cells, KdCell, i);
      KdCell        own = { g_strdup (cell->text), cell->flags };

      g_array_append_val (copy->cells, own);
    }
  return copy;
}

static void
row_free (gpointer data)
{
  KdSheetRow *row = data;

  for (guint i = 0; i < row->cells->len; i++)
    g_free (g_array_index (row->cells, KdCell, i).text);
  g_array_unref (row->cells);
  g_free (row);
}

/**
 * kd_import_open_reader:
 * @self: an import
 * @error: return location
 *
 * Returns: (transfer full) (nullable): a reader at the beginning of the file
 */
KdSheetReader *
kd_import_open_reader (const KdImport *self,
                       GError        **error)
{
  const KdSheetOptions options = { self->encoding, self->separator, self->sheet };

  return kd_sheet_reader_open (self->path, &options, error);
}

/**
 * kd_import_new:
 * @path: a file
 * @def: what its rows are
 * @options: (nullable): what is known of it
 * @error: return location
 *
 * Looks at a file: its first rows, and what its columns mean.
 *
 * Returns: (transfer full) (nullable): an import that was not run yet
 */
KdImport *
kd_import_new (const char            *path,
               const KdKindDef       *def,
               const KdImportOptions *options,
               GError               **error)
{
  g_autoptr (KdImport) self = g_new0 (KdImport, 1);

  g_mutex_init (&self->mutex);
  self->path = g_strdup (path);
  self->def = def;
  self->encoding = options != NULL ? g_strdup (options->encoding) : NULL;
  self->separator = options != NULL ? options->separator : '\0';
  self->sheet = options != NULL ? g_strdup (options->sheet) : NULL;
  self->preview = g_ptr_array_new_with_free_func (row_free);
  self->held = g_ptr_array_new_with_free_func (kd_import_held_free);
  self->choices = g_hash_table_new (NULL, NULL);
  self->row_choices = g_hash_table_new (NULL, NULL);
  self->reader = kd_import_open_reader (self, error);
  if (self->reader == NULL)
    return NULL;
  while (self->preview->len < KD_IMPORT_PREVIEW)
    {
      const KdSheetRow *row;

      if (!kd_sheet_reader_next (self->reader, &row, error))
        return NULL;
      if (row == NULL)
        break;
      g_ptr_array_add (self->preview, copy_row (row));
    }
  self->mapping = kd_import_mapping_guess (def, self->preview, options != NULL ? options->header_row : 0);
  return g_steal_pointer (&self);
}

/**
 * kd_import_free:
 * @self: (transfer full): an import
 */
void
kd_import_free (KdImport *self)
{
  g_clear_pointer (&self->mapping, kd_import_mapping_free);
  g_clear_pointer (&self->reader, kd_sheet_reader_free);
  g_ptr_array_unref (self->preview);
  g_ptr_array_unref (self->held);
  g_hash_table_unref (self->choices);
  g_hash_table_unref (self->row_choices);
  g_mutex_clear (&self->mutex);
  g_free (self->path);
  g_free (self->encoding);
  g_free (self->sheet);
  g_free (self);
}

/**
 * kd_import_set_match:
 * @self: an import
 * @match: by what clients are known again
 * @update: whether those that are there get what the file says
 *
 * Says what becomes of clients that are on file.
 */
void
kd_import_set_match (KdImport     *self,
                     KdImportMatch match,
                     gboolean      update)
{
  self->match = match;
  self->update = update;
}

/**
 * kd_import_choose:
 * @self: an import
 * @column: a column
 * @choice: what becomes of problems in it
 *
 * Decides for all problems of a column.
 */
void
kd_import_choose (KdImport      *self,
                  int            column,
                  KdImportChoice choice)
{
  g_hash_table_insert (self->choices, GINT_TO_POINTER (column + 1), GUINT_TO_POINTER (choice + 1));
}

/**
 * kd_import_choose_row:
 * @self: an import
 * @number: number of a row
 * @choice: what becomes of its problems
 *
 * Decides for a row; goes before what was decided for columns.
 */
void
kd_import_choose_row (KdImport      *self,
                      guint          number,
                      KdImportChoice choice)
{
  g_hash_table_insert (self->row_choices, GUINT_TO_POINTER (number), GUINT_TO_POINTER (choice + 1));
}

/**
 * kd_import_get_counts:
 * @self: an import
 * @counts: (out): where its rows went so far
 * @progress: (out) (optional): how much of the file is behind, 0 to 1
 *
 * May be called from any thread while it runs.
 */
void
kd_import_get_counts (KdImport       *self,
                      KdImportCounts *counts,
                      double         *progress)
{
  g_mutex_lock (&self->mutex);
  *counts = self->counts;
  if (progress != NULL)
    *progress = self->progress;
  g_mutex_unlock (&self->mutex);
}

/**
 * kd_import_get_held:
 * @self: an import that was run
 *
 * Returns: (transfer none) (element-type KdImportHeld): the rows that were held back
 */
GPtrArray *
kd_import_get_held (KdImport *self)
{
  return self->held;
}

/**
 * kd_import_get_batch:
 * @self: an import that was run
 *
 * Returns: (transfer none): the record of the act, by which it is undone as one
 */
const KdUuid *
kd_import_get_batch (KdImport *self)
{
  return &self->batch;
}
