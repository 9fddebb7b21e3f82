/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-undo.h"

#include "kd-commit.h"
#include "kd-error.h"
#include "kd-history.h"
#include "kd-import-batch.h"
#include "kd-row-store.h"
#include "kd-undo-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* One commit as the choice of what to undo sees it. */
typedef struct
{
  guint64  number;
  KdReason reason;
  guint64  target;
  KdUuid   batch;
  gboolean changed;
} Candidate;

struct _KdUndoJob
{
  KdReason      reason;
  KdUuid        batch;    /* none for a commit by itself */
  GHashTable   *accounts; /* whether they go with the batch */
  GArray       *numbers;  /* commits to reverse, the newest first */
  guint         at;
  const char   *during; /* states of the batch's record */
  const char   *after;
  gboolean      unfinished;
  KdUndoResult *result;
};

/**
 * kd_undo_result_free:
 * @result: (transfer full): what an undo did
 *
 * Frees @result.
 */
void
kd_undo_result_free (KdUndoResult *result)
{
  g_ptr_array_unref (result->kept);
  g_free (result);
}

/* --- the choice ---------------------------------------------------------------------------------------- */

static gboolean
is_undo (KdReason reason)
{
  return reason == KD_REASON_UNDO || reason == KD_REASON_UNDO_IMPORT;
}

/* Commits that changed something or that say what they take back, the newest first. */
static GArray *
load_candidates (KdStore *store,
                 GError **error)
{
  g_autoptr (GArray) candidates = g_array_new (FALSE, TRUE, sizeof (Candidate));
  sqlite3_stmt *statement = kd_connection_prepare (store->connection,
                                                   "SELECT number, reason, ifnull (target, 0), batch, count FROM ledger_commit"
                                                   " WHERE count > 0 OR target IS NOT NULL ORDER BY number DESC",
                                                   error);
  int           result;

  while ((result = kd_connection_step (store->connection, statement, error)) == SQLITE_ROW)
    {
      Candidate candidate = { (guint64) sqlite3_column_int64 (statement, 0), (KdReason) sqlite3_column_int (statement, 1), (guint64) sqlite3_column_int64 (statement, 2), { { 0 } }, sqlite3_column_int64 (statement, 4) > 0 };

      if (sqlite3_column_bytes (statement, 3) == 16)
        memcpy (candidate.batch.bytes, sqlite3_column_blob (statement, 3), 16);
      g_array_append_val (candidates, candidate);
    }
  return result == SQLITE_DONE ? g_steal_pointer (&candidates) : NULL;
}

/* What was undone, or whose undo was redone, is out of the game: the redo stands for it. */
static GHashTable *
find_settled (const GArray *candidates,
              gboolean      redo)
{
  GHashTable *settled = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < candidates->len; i++)
    {
      Candidate *candidate = &g_array_index (candidates, Candidate, i);

      if (redo ? candidate->reason == KD_REASON_REDO : is_undo (candidate->reason))
        g_hash_table_add (settled, &candidate->target);
    }
  return settled;
}

static const Candidate *
choose (const GArray *candidates,
        GHashTable   *settled,
        guint64       number,
        gboolean      redo,
        GError      **error)
{
  for (guint i = 0; i < candidates->len; i++)
    {
      const Candidate *candidate = &g_array_index (candidates, Candidate, i);
      gboolean         done = g_hash_table_contains (settled, &candidate->number);

      if (!candidate->changed)
        continue;
      if (redo)
        {
          if (is_undo (candidate->reason) && !done)
            return candidate;
          if (!is_undo (candidate->reason) && candidate->reason != KD_REASON_REDO)
            break;
        }
      else if (number != 0 ? candidate->number == number : !is_undo (candidate->reason) && !done)
        {
          if (!done)
            return candidate;
          g_set_error (error, KD_ERROR, KD_ERROR_CONFLICT, _ ("Commit %d is undone already"), (int) number);
          return NULL;
        }
    }
  if (number != 0)
    g_set_error (error, KD_ERROR, KD_ERROR_NOT_FOUND, _ ("No commit %d changed a record; “history” shows the numbers"), (int) number);
  else
    g_set_error (error, KD_ERROR, KD_ERROR_NOT_FOUND, redo ? _ ("There is nothing to redo") : _ ("There is nothing to undo"));
  return NULL;
}

/* --- the job ------------------------------------------------------------------------------------------- */

static KdUndoJob *
job_new (KdReason reason)
{
  KdUndoJob *self = g_new0 (KdUndoJob, 1);

  self->reason = reason;
  self->numbers = g_array_new (FALSE, FALSE, sizeof (guint64));
  self->accounts = g_hash_table_new_full (kd_uuid_hash, kd_uuid_equal, g_free, NULL);
  self->result = g_new0 (KdUndoResult, 1);
  self->result->kept = g_ptr_array_new_with_free_func (g_free);
  return self;
}

/**
 * kd_undo_job_free:
 * @self: (transfer full): an undo
 *
 * Frees @self. A batch that is half undone stays so until [func@store_settle_batches].
 */
void
kd_undo_job_free (KdUndoJob *self)
{
  g_clear_pointer (&self->result, kd_undo_result_free);
  g_array_unref (self->numbers);
  g_hash_table_unref (self->accounts);
  g_free (self);
}

/* A batch is one step: all of its commits that still count. */
static void
add_batch (KdUndoJob    *self,
           const GArray *candidates,
           GHashTable   *settled,
           const KdUuid *batch,
           gboolean      redo)
{
  self->batch = *batch;
  for (guint i = 0; i < candidates->len; i++)
    {
      const Candidate *candidate = &g_array_index (candidates, Candidate, i);

      if (kd_uuid_equal (&candidate->batch, batch) && is_undo (candidate->reason) == redo &&
          !g_hash_table_contains (settled, &candidate->number))
        g_array_append_val (self->numbers, candidate->number);
    }
}

/**
 * kd_undo_job_new:
 * @store: an open book
 * @number: a commit, or 0 for the newest that can be undone
 * @redo: whether to reverse the newest undo instead, if nothing was edited after it
 * @error: return location
 *
 * Chooses what to undo. A commit of a batch stands for the whole batch.
 *
 * Returns: (transfer full) (nullable): an undo to be carried through
 */
KdUndoJob *
kd_undo_job_new (KdStore *store,
                 guint64  number,
                 gboolean redo,
                 GError **error)
{
  g_autoptr (GArray) candidates = load_candidates (store, error);
  g_autoptr (GHashTable) settled = candidates != NULL ? find_settled (candidates, redo) : NULL;
  const Candidate *chosen = candidates != NULL ? choose (candidates, settled, number, redo, error) : NULL;
  KdUndoJob       *self;

  if (chosen == NULL)
    return NULL;
  self = job_new (redo ? KD_REASON_REDO : KD_REASON_UNDO);
  self->result->target = chosen->number;
  self->during = redo ? "running" : "undoing";
  self->after = redo ? "done" : "undone";
  if (kd_uuid_is_none (&chosen->batch))
    g_array_append_val (self->numbers, chosen->number);
  else
    add_batch (self, candidates, settled, &chosen->batch, redo);
  return self;
}

/**
 * kd_undo_job_new_for_batch:
 * @store: an open book
 * @batch: a record of a larger act
 * @unfinished: whether the act was never finished: then its append-only rows are taken away, not reversed
 * @error: return location
 *
 * Returns: (transfer full) (nullable): an undo of the whole act, to be carried through
 */
KdUndoJob *
kd_undo_job_new_for_batch (KdStore      *store,
                           const KdUuid *batch,
                           gboolean      unfinished,
                           GError      **error)
{
  g_autoptr (GArray) candidates = load_candidates (store, error);
  g_autoptr (GHashTable) settled = candidates != NULL ? find_settled (candidates, FALSE) : NULL;
  KdUndoJob *self;

  if (candidates == NULL)
    return NULL;
  self = job_new (KD_REASON_UNDO_IMPORT);
  self->during = unfinished ? "running" : "undoing";
  self->after = "undone";
  self->unfinished = unfinished;
  add_batch (self, candidates, settled, batch, FALSE);
  return self;
}

/* The record of the act says how far it is, in the same commit. */
static gboolean
set_state (KdUndoJob *self,
           KdStore   *store,
           KdCommit  *commit,
           GError   **error)
{
  const char *state = self->at + 1 >= self->numbers->len ? self->after : self->during;
  g_autoptr (KdRow) act = NULL;

  if (kd_uuid_is_none (&self->batch))
    return TRUE;
  if (!kd_row_store_load (store->connection, &kd_import_batch_kind, &self->batch, &act, error))
    return FALSE;
  if (act == NULL || g_strcmp0 (kd_row_get_text (act, KD_IMPORT_BATCH_STATE), state) == 0)
    return TRUE;
  kd_commit_take_change (commit, kd_import_batch_turn_to (&self->batch, state));
  return TRUE;
}

/* In a batch, a commit that finds nothing left to reverse is written all the same: it settles its target.
 * One by itself is not: who keeps everything may be asked again. */
static gboolean
reverse_commit (KdUndoJob *self,
                KdStore   *store,
                guint64    number,
                GError   **error)
{
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GPtrArray) uuids = NULL;
  g_autoptr (GHashTable) going = g_hash_table_new (kd_uuid_hash, kd_uuid_equal);
  g_autoptr (KdCommit) commit = kd_commit_new (self->reason);
  g_autoptr (KdCommitResult) written = NULL;
  KdUndoScope scope = { self->batch, self->unfinished, going, self->accounts };
  guint       reversed;

  commit->target = number;
  commit->batch = self->batch;
  if (!kd_store_commit_changes (store, number, &entries, &uuids, error))
    return FALSE;
  for (guint i = 0; i < entries->len; i++)
    if (!kd_undo_invert (store, entries->pdata[i], uuids->pdata[i], &scope, commit, self->result, error))
      return FALSE;
  reversed = commit->changes->len;
  if (reversed == 0 && kd_uuid_is_none (&self->batch))
    return TRUE;
  if (!set_state (self, store, commit, error))
    return FALSE;
  written = kd_store_commit (store, commit, error);
  if (written == NULL)
    return FALSE;
  self->result->reversed += reversed;
  return TRUE;
}

/* An act that has no commit of its own. */
static gboolean
close_empty (KdUndoJob *self,
             KdStore   *store,
             GError   **error)
{
  g_autoptr (KdCommit) commit = kd_commit_new (KD_REASON_PROGRAM);
  g_autoptr (KdCommitResult) written = NULL;

  if (!set_state (self, store, commit, error))
    return FALSE;
  if (commit->changes->len > 0)
    written = kd_store_commit (store, commit, error);
  return commit->changes->len == 0 || written != NULL;
}

/**
 * kd_undo_job_step:
 * @self: an undo
 * @store: the open book
 * @done: (out): whether that was the last step
 * @error: return location
 *
 * Reverses one commit, field by field, where the fields still hold what it wrote; what was changed since
 * is kept and reported.
 *
 * Returns: whether it may go on
 */
gboolean
kd_undo_job_step (KdUndoJob *self,
                  KdStore   *store,
                  gboolean  *done,
                  GError   **error)
{
  *done = FALSE;
  if (self->numbers->len == 0 ? !close_empty (self, store, error) : !reverse_commit (self, store, g_array_index (self->numbers, guint64, self->at), error))
    return FALSE;
  self->at++;
  *done = self->at >= self->numbers->len;
  return TRUE;
}

/**
 * kd_undo_job_finish:
 * @self: (transfer full): an undo that is done
 *
 * Returns: (transfer full): what was done
 */
KdUndoResult *
kd_undo_job_finish (KdUndoJob *self)
{
  KdUndoResult *result = g_steal_pointer (&self->result);

  kd_undo_job_free (self);
  return result;
}

static KdUndoResult *
run (KdUndoJob *job,
     KdStore   *store,
     GError   **error)
{
  gboolean done = FALSE;

  while (job != NULL && !done)
    if (!kd_undo_job_step (job, store, &done, error))
      g_clear_pointer (&job, kd_undo_job_free);
  return job != NULL ? kd_undo_job_finish (job) : NULL;
}

/**
 * kd_store_undo:
 * @store: an open book
 * @number: a commit, or 0 for the newest that can be undone
 * @error: return location
 *
 * Undoes in one go, for who has the book alone.
 *
 * Returns: (transfer full) (nullable): what was done
 */
KdUndoResult *
kd_store_undo (KdStore *store,
               guint64  number,
               GError **error)
{
  return run (kd_undo_job_new (store, number, FALSE, error), store, error);
}

/**
 * kd_store_redo:
 * @store: an open book
 * @error: return location
 *
 * Reverses the newest undo in one go, if nothing was edited after it.
 *
 * Returns: (transfer full) (nullable): what was done
 */
KdUndoResult *
kd_store_redo (KdStore *store,
               GError **error)
{
  return run (kd_undo_job_new (store, 0, TRUE, error), store, error);
}

/* --- acts that were cut off -------------------------------------------------------------------------------- */

typedef struct
{
  KdUuid   uuid;
  gboolean unfinished;
} OpenAct;

static GArray *
load_open_acts (KdStore *store,
                GError **error)
{
  g_autoptr (GArray) acts = g_array_new (FALSE, FALSE, sizeof (OpenAct));
  sqlite3_stmt *statement = kd_connection_prepare (store->connection,
                                                   "SELECT uuid, state = 'running' FROM import_batch WHERE state IN ('running', 'undoing') ORDER BY id DESC",
                                                   error);
  int           result;

  while ((result = kd_connection_step (store->connection, statement, error)) == SQLITE_ROW)
    {
      OpenAct act = { .unfinished = sqlite3_column_int (statement, 1) };

      memcpy (act.uuid.bytes, sqlite3_column_blob (statement, 0), sizeof act.uuid.bytes);
      g_array_append_val (acts, act);
    }
  return result == SQLITE_DONE ? g_steal_pointer (&acts) : NULL;
}

/**
 * kd_store_settle_batches:
 * @store: a book that was just opened
 * @settled: (out): how many acts were cut off
 * @error: return location
 *
 * Takes back what was cut off in the middle of a larger act, and finishes an undo that was: nobody sees
 * half an import. If this is cut off too, the next opening goes on.
 *
 * Returns: whether no act is half done
 */
gboolean
kd_store_settle_batches (KdStore *store,
                         guint   *settled,
                         GError **error)
{
  g_autoptr (GArray) acts = load_open_acts (store, error);

  if (acts == NULL)
    return FALSE;
  *settled = acts->len;
  for (guint i = 0; i < acts->len; i++)
    {
      const OpenAct *act = &g_array_index (acts, OpenAct, i);
      g_autoptr (KdUndoResult) result = run (kd_undo_job_new_for_batch (store, &act->uuid, act->unfinished, error), store, error);

      if (result == NULL)
        return FALSE;
    }
  return TRUE;
}
