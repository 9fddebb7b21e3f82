/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-import-private.h"

#include "kd-client.h"
#include "kd-commit.h"
#include "kd-error.h"
#include "kd-import-batch.h"
#include "kd-new-file.h"
#include "kd-sheet-writer.h"
#include "kd-workspace-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* One run. */
typedef struct
{
  KdImport     *import;
  KdWorkspace  *workspace;
  gboolean      dry;
  GCancellable *cancellable;
  KdImportPlace place;
  GPtrArray    *changes; /* KdChange, not committed yet */
} Run;

static void
held_free (gpointer data)
{
  KdImportHeld *held = data;

  g_free (held->name);
  g_strfreev (held->cells);
  g_ptr_array_unref (held->problems);
  g_free (held);
}

/* --- looking ---------------------------------------------------------------------------------------------- */

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

static KdSheetReader *
open_reader (const KdImport *self,
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
  self->held = g_ptr_array_new_with_free_func (held_free);
  self->choices = g_hash_table_new (NULL, NULL);
  self->row_choices = g_hash_table_new (NULL, NULL);
  self->reader = open_reader (self, error);
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

/* --- rows ------------------------------------------------------------------------------------------------- */

static void
hold_back (KdImport         *self,
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

/* Which values of a row are to be passed over so that it can be taken; NULL where it cannot. */
static gboolean *
choose_dropped (KdImport         *self,
                const KdSheetRow *row,
                KdImportRecord   *record)
{
  gpointer             by_row = g_hash_table_lookup (self->row_choices, GUINT_TO_POINTER (row->number));
  g_autofree gboolean *dropped = g_new0 (gboolean, row->cells->len + 1);

  for (guint i = 0; i < record->problems->len; i++)
    {
      const KdImportProblem *problem = record->problems->pdata[i];
      gpointer               choice = by_row != NULL ? by_row : g_hash_table_lookup (self->choices, GINT_TO_POINTER (problem->column + 1));

      if (problem->column < 0 || GPOINTER_TO_UINT (choice) != KD_IMPORT_TAKE_WITHOUT + 1)
        return NULL;
      dropped[problem->column] = TRUE;
    }
  return g_steal_pointer (&dropped);
}

static KdImportRecord *
read_record (KdImport         *self,
             const KdSheetRow *row,
             gint64            now)
{
  KdImportRecord      *record = kd_import_record_read (self->mapping, row, NULL, now);
  g_autofree gboolean *dropped = record->problems->len > 0 ? choose_dropped (self, row, record) : NULL;

  if (dropped != NULL)
    {
      kd_import_record_free (record);
      record = kd_import_record_read (self->mapping, row, dropped, now);
    }
  return record;
}

static void
count (KdImport       *self,
       KdImportOutcome outcome,
       double          progress)
{
  g_mutex_lock (&self->mutex);
  self->counts.rows++;
  self->counts.added += outcome == KD_IMPORT_ADDED;
  self->counts.updated += outcome == KD_IMPORT_UPDATED;
  self->counts.duplicate += outcome == KD_IMPORT_DUPLICATE;
  self->counts.problem += outcome == KD_IMPORT_PROBLEM;
  self->progress = progress;
  g_mutex_unlock (&self->mutex);
}

static void
take_row (Run              *run,
          const KdSheetRow *row,
          double            progress)
{
  KdImport *self = run->import;
  g_autoptr (KdImportRecord) record = read_record (self, row, run->place.now);
  KdImportOutcome outcome = KD_IMPORT_PROBLEM;
  guint           before = run->changes->len;

  if (record->problems->len == 0)
    outcome = self->def->kind == KD_KIND_CLIENT ? kd_import_place_client (&run->place, record, run->changes)
                                                : kd_import_place_other (&run->place, record, run->changes);
  if (outcome == KD_IMPORT_PROBLEM)
    {
      g_ptr_array_set_size (run->changes, (int) before);
      hold_back (self, row, record);
    }
  count (self, outcome, progress);
}

/* --- writing ---------------------------------------------------------------------------------------------- */

static gboolean
commit (Run     *run,
        GError **error)
{
  guint    at = 0;
  gboolean good = TRUE;

  while (good && at < run->changes->len)
    {
      g_autoptr (KdCommit) piece = kd_commit_new (KD_REASON_IMPORT);
      g_autoptr (KdCommitResult) result = NULL;

      piece->batch = run->import->batch;
      for (; at < run->changes->len && piece->changes->len < KD_BATCH_COMMIT_LIMIT; at++)
        kd_commit_take_change (piece, g_steal_pointer (&run->changes->pdata[at]));
      result = kd_workspace_commit (run->workspace, KD_LANE_BULK, piece, run->cancellable, error);
      good = result != NULL;
    }
  /* what is committed is not there any more */
  g_ptr_array_set_free_func (run->changes, NULL);
  for (guint i = at; i < run->changes->len; i++)
    g_clear_pointer ((KdChange **) &run->changes->pdata[i], kd_change_free);
  g_ptr_array_set_size (run->changes, 0);
  g_ptr_array_set_free_func (run->changes, (GDestroyNotify) kd_change_free);
  return good;
}

static gboolean
begin_batch (Run     *run,
             GError **error)
{
  KdImport *self = run->import;
  g_autoptr (KdCommit) piece = kd_commit_new (KD_REASON_IMPORT);
  g_autoptr (KdCommitResult) result = NULL;
  g_autofree char *base = g_path_get_basename (self->path);
  g_autofree char *file = g_utf8_make_valid (base, -1);
  KdRow           *row = kd_row_new (KD_KIND_IMPORT_BATCH);

  kd_uuid_generate (&row->uuid, run->place.now);
  self->batch = row->uuid;
  piece->batch = row->uuid;
  kd_value_set_text (&row->values[KD_IMPORT_BATCH_ACT], "import");
  kd_value_set_text (&row->values[KD_IMPORT_BATCH_STATE], "running");
  kd_value_set_integer (&row->values[KD_IMPORT_BATCH_STARTED], run->place.now);
  kd_value_set_text (&row->values[KD_IMPORT_BATCH_FILE], file);
  kd_value_set_text (&row->values[KD_IMPORT_BATCH_SUBJECT], self->def->name);
  kd_commit_take_change (piece, kd_change_new_insert (row));
  result = kd_workspace_commit (run->workspace, KD_LANE_BULK, piece, run->cancellable, error);
  return result != NULL;
}

static gboolean
finish_batch (Run     *run,
              GError **error)
{
  KdImport *self = run->import;
  const struct
  {
    guint field;
    guint count;
  } counts[] = {
    { KD_IMPORT_BATCH_ROWS, self->counts.rows },
    { KD_IMPORT_BATCH_NEW, self->counts.added },
    { KD_IMPORT_BATCH_UPDATED, self->counts.updated },
    { KD_IMPORT_BATCH_DUPLICATE, self->counts.duplicate },
    { KD_IMPORT_BATCH_PROBLEM, self->counts.problem },
  };
  g_autoptr (KdCommit) piece = kd_commit_new (KD_REASON_IMPORT);
  g_autoptr (KdCommitResult) result = NULL;
  KdChange *change = kd_change_new_update (KD_KIND_IMPORT_BATCH, &self->batch);
  g_auto (KdValue) value = KD_VALUE_INIT;

  piece->batch = self->batch;
  kd_value_set_text (&value, "done");
  kd_change_set_value (change, KD_IMPORT_BATCH_STATE, &value);
  kd_value_set_integer (&value, kd_clock_now (kd_workspace_get_clock (run->workspace)));
  kd_change_set_value (change, KD_IMPORT_BATCH_FINISHED, &value);
  for (gsize i = 0; i < G_N_ELEMENTS (counts); i++)
    {
      kd_value_set_integer (&value, counts[i].count);
      kd_change_set_value (change, counts[i].field, &value);
    }
  kd_commit_take_change (piece, change);
  result = kd_workspace_commit (run->workspace, KD_LANE_BULK, piece, run->cancellable, error);
  return result != NULL;
}

static gboolean
go_to_first (KdImport      *self,
             KdSheetReader *reader,
             GError       **error)
{
  const KdSheetRow *row;

  do
    if (!kd_sheet_reader_next (reader, &row, error))
      return FALSE;
  while (row != NULL && row->number < self->mapping->header_row);
  return TRUE;
}

static gboolean
take_rows (Run     *run,
           GError **error)
{
  KdImport *self = run->import;
  g_autoptr (KdSheetReader) reader = open_reader (self, error);
  const KdSheetRow *row;

  if (reader == NULL || !go_to_first (self, reader, error))
    return FALSE;
  for (;;)
    {
      if (g_cancellable_is_cancelled (run->cancellable))
        {
          g_set_error (error, KD_ERROR, KD_ERROR_CANCELLED, _ ("The import was cancelled; nothing was kept"));
          return FALSE;
        }
      if (!kd_sheet_reader_next (reader, &row, error))
        return FALSE;
      if (row == NULL)
        break;
      take_row (run, row, kd_sheet_reader_get_progress (reader));
      if (run->dry)
        g_ptr_array_set_size (run->changes, 0);
      else if (run->changes->len >= KD_BATCH_COMMIT_LIMIT && !commit (run, error))
        return FALSE;
    }
  return run->dry || commit (run, error);
}

/* A failed or cancelled import leaves nothing. Where even that fails, the next opening takes it back. */
static void
take_back (Run *run)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KdReversal) reversal = kd_workspace_undo_batch (run->workspace, &run->import->batch, TRUE, &error);

  if (reversal == NULL)
    g_debug ("An import waits for the next opening to be taken back: %s", error->message);
}

static gboolean
check_mapping (KdImport *self,
               GError  **error)
{
  for (guint i = 0; i < self->mapping->columns->len; i++)
    {
      const KdImportColumn *column = self->mapping->columns->pdata[i];

      if (column->use == KD_IMPORT_FAMILY_NAME || column->use == KD_IMPORT_GIVEN_NAME ||
          (column->use == KD_IMPORT_FIELD && (self->def->kind != KD_KIND_CLIENT || (column->kind == KD_KIND_CLIENT && column->field == KD_CLIENT_NAME))))
        return TRUE;
    }
  if (self->mapping->header_row == 0)
    g_set_error (error, KD_ERROR, KD_ERROR_INVALID, _ ("No row of “%s” names columns that are known, such as %s; write them into the first row"), self->path, self->def->kind == KD_KIND_CLIENT ? _ ("name, mobile, ID number") : kd_field_get_label (&self->def->fields[2]));
  else
    g_set_error (error, KD_ERROR, KD_ERROR_INVALID, _ ("No column of “%s” is the name of a client; say which one by a mapping"), self->path);
  return FALSE;
}

/**
 * kd_import_run:
 * @self: an import
 * @workspace: the open book
 * @dry: whether nothing is to be written
 * @cancellable: (nullable): to give up
 * @error: return location
 *
 * Takes every row of the file, or finds out where each would go. It is one act of many commits, between which others
 * work. Fails or ends whole: what was written before a failure is taken back.
 *
 * Returns: whether it was done; rows that were held back are no failure
 */
gboolean
kd_import_run (KdImport     *self,
               KdWorkspace  *workspace,
               gboolean      dry,
               GCancellable *cancellable,
               GError      **error)
{
  Run      run = { .import = self, .workspace = workspace, .dry = dry, .cancellable = cancellable };
  gboolean begun = FALSE, good;

  if (!check_mapping (self, error))
    return FALSE;
  g_mutex_lock (&self->mutex);
  self->counts = (KdImportCounts) { 0 };
  self->progress = 0;
  g_mutex_unlock (&self->mutex);
  g_ptr_array_set_size (self->held, 0);
  run.changes = g_ptr_array_new_with_free_func ((GDestroyNotify) kd_change_free);
  run.place.match = self->match;
  run.place.update = self->update;
  good = kd_import_place_open (&run.place, workspace, self->def, error);
  if (good && !dry)
    good = begun = begin_batch (&run, error);
  good = good && take_rows (&run, error) && (dry || finish_batch (&run, error));
  if (begun && !good)
    take_back (&run);
  kd_import_place_clear (&run.place);
  g_ptr_array_unref (run.changes);
  return good;
}

/* --- rows that were held back ----------------------------------------------------------------------------- */

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
