/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One run of an import: row by row into commits of one act, or nowhere where it is only tried. */

#include "kd-import-private.h"

#include "kd-client.h"
#include "kd-commit.h"
#include "kd-error.h"
#include "kd-import-batch.h"
#include "kd-workspace-private.h"

#include <glib/gi18n-lib.h>

/* A commit that is being written, on a thread of its own. */
typedef struct
{
  GThread      *thread; /* or NULL */
  KdWorkspace  *workspace;
  KdCommit     *piece;
  GCancellable *cancellable;
  GError       *error;
} Writing;

/* What one run has. */
typedef struct
{
  KdImport     *import;
  KdWorkspace  *workspace;
  gboolean      dry;
  GCancellable *cancellable;
  KdImportPlace place;
  GPtrArray    *changes; /* KdChange, not committed yet */
  Writing       writing;
} Run;

/* --- rows ------------------------------------------------------------------------------------------------- */

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
      kd_import_hold_back (self, row, record);
    }
  count (self, outcome, progress);
}

/* --- writing ---------------------------------------------------------------------------------------------- */

static gpointer
write_piece (gpointer data)
{
  Writing *writing = data;
  g_autoptr (KdCommitResult) result = kd_workspace_commit (writing->workspace, KD_LANE_BULK, writing->piece, writing->cancellable, &writing->error);

  return GINT_TO_POINTER (result != NULL);
}

/* Waits for what is being written, if anything is. */
static gboolean
end_writing (Run     *run,
             GError **error)
{
  Writing *writing = &run->writing;
  gboolean good;

  if (writing->thread == NULL)
    return TRUE;
  good = GPOINTER_TO_INT (g_thread_join (g_steal_pointer (&writing->thread)));
  g_clear_pointer (&writing->piece, kd_commit_free);
  if (writing->error != NULL)
    g_propagate_error (error, g_steal_pointer (&writing->error));
  return good;
}

/* Writes beside the reading of the rows that follow: the next ones wait until these are there. */
static gboolean
commit (Run     *run,
        GError **error)
{
  guint at = 0;

  while (at < run->changes->len && end_writing (run, error))
    {
      KdCommit *piece = kd_commit_new (KD_REASON_IMPORT);

      piece->batch = run->import->batch;
      for (; at < run->changes->len && piece->changes->len < KD_BATCH_COMMIT_LIMIT; at++)
        kd_commit_take_change (piece, g_steal_pointer (&run->changes->pdata[at]));
      run->writing = (Writing) { .workspace = run->workspace, .piece = piece, .cancellable = run->cancellable };
      run->writing.thread = g_thread_new ("import", write_piece, &run->writing);
    }
  if (at < run->changes->len)
    return FALSE;
  /* what is being committed is not there any more */
  g_ptr_array_set_free_func (run->changes, NULL);
  g_ptr_array_set_size (run->changes, 0);
  g_ptr_array_set_free_func (run->changes, (GDestroyNotify) kd_change_free);
  return TRUE;
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
  KdRow           *row = kd_import_batch_new ("import", self->def->name, run->place.now);

  self->batch = row->uuid;
  piece->batch = row->uuid;
  kd_value_set_text (&row->values[KD_IMPORT_BATCH_FILE], file);
  kd_commit_take_change (piece, kd_change_new_insert (row));
  result = kd_workspace_commit (run->workspace, KD_LANE_BULK, piece, run->cancellable, error);
  return result != NULL;
}

static gboolean
finish_batch (Run     *run,
              GError **error)
{
  KdImport *self = run->import;
  g_autoptr (KdCommit) piece = kd_commit_new (KD_REASON_IMPORT);
  g_autoptr (KdCommitResult) result = NULL;
  KdChange *change = kd_import_batch_finish (&self->batch, kd_clock_now (kd_workspace_get_clock (run->workspace)));

  piece->batch = self->batch;
  kd_import_batch_set_count (change, KD_IMPORT_BATCH_ROWS, self->counts.rows);
  kd_import_batch_set_count (change, KD_IMPORT_BATCH_NEW, self->counts.added);
  kd_import_batch_set_count (change, KD_IMPORT_BATCH_UPDATED, self->counts.updated);
  kd_import_batch_set_count (change, KD_IMPORT_BATCH_DUPLICATE, self->counts.duplicate);
  kd_import_batch_set_count (change, KD_IMPORT_BATCH_PROBLEM, self->counts.problem);
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
  g_autoptr (KdSheetReader) reader = kd_import_open_reader (self, error);
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
  return run->dry || (commit (run, error) && end_writing (run, error));
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
  end_writing (&run, NULL);
  if (begun && !good)
    take_back (&run);
  kd_import_place_clear (&run.place);
  g_ptr_array_unref (run.changes);
  return good;
}
