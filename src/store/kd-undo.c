/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-undo.h"

#include "kd-commit.h"
#include "kd-error.h"
#include "kd-history.h"
#include "kd-row-codec.h"
#include "kd-row-store.h"
#include "kd-transaction.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* One commit as the choice of what to undo sees it. */
typedef struct
{
  guint64  number;
  KdReason reason;
  guint64  target;
  KdUuid   batch;
} Candidate;

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

static void
keep (KdUndoResult   *result,
      KdHistoryEntry *entry,
      const KdUuid   *uuid,
      const char     *why)
{
  char text[KD_UUID_TEXT_SIZE];

  g_ptr_array_add (result->kept, g_strdup_printf ("%s %s: %s", entry->def->name, kd_uuid_format (uuid, text), why));
}

/* --- the inverse of a change -------------------------------------------------------------------------- */

/* The row as the deltas of its insert or delete say. */
static KdRow *
row_of_deltas (const KdHistoryEntry *entry,
               const KdUuid         *uuid,
               gboolean              after)
{
  KdRow *row = kd_row_new (entry->def->kind);

  row->uuid = *uuid;
  for (guint i = 0; i < entry->deltas->len; i++)
    {
      const KdDelta *delta = entry->deltas->pdata[i];
      const KdValue *value = after ? &delta->after : &delta->before;
      int            field = delta->number != 0 ? kd_kind_find_number (row->def, delta->number) : -1;

      if (delta->number == 0 && value->type == KD_VALUE_TEXT)
        kd_row_set_extra (row, delta->name, value->text);
      else if (field >= 0)
        kd_value_copy (&row->values[field], value);
    }
  return row;
}

/* Whether records refer to it that are not themselves going by the same undo. */
static gboolean
others_refer (KdStore      *store,
              const KdUuid *uuid,
              const KdRow  *row,
              GHashTable   *going,
              gboolean     *refer,
              GError      **error)
{
  *refer = FALSE;
  for (guint kind = 1; kind <= KD_KIND_LAST && !*refer; kind++)
    {
      const KdKindDef *def = kd_kind_get_def ((KdKind) kind);
      g_autoptr (GPtrArray) children = NULL;

      if (kd_kind_find_reference (def, row->def->kind) < 0)
        continue;
      if (!kd_row_store_children (store->connection, def, uuid, &children, error))
        return FALSE;
      for (guint i = 0; i < children->len; i++)
        *refer |= !g_hash_table_contains (going, &((KdRow *) children->pdata[i])->uuid);
    }
  return TRUE;
}

/* A transaction is taken back by its reversal, and a reversal by a copy of what it reversed: never by
 * the reversal of a reversal. */
static gboolean
invert_append (KdStore        *store,
               KdHistoryEntry *entry,
               const KdRow    *row,
               KdCommit       *commit,
               KdUndoResult   *result,
               GError        **error)
{
  const KdValue *reverses = &row->values[KD_TRANSACTION_REVERSES];
  g_autoptr (GPtrArray) children = NULL;
  g_autoptr (KdRow) original = NULL;

  if (reverses->type == KD_VALUE_UUID)
    {
      if (!kd_row_store_load (store->connection, row->def, &reverses->uuid, &original, error))
        return FALSE;
      if (original == NULL)
        {
          keep (result, entry, &row->uuid, _ ("what it reversed is gone"));
          return TRUE;
        }
      kd_uuid_clear (&original->uuid);
      kd_value_clear (&original->values[KD_TRANSACTION_REVERSES]);
      kd_commit_take_change (commit, kd_change_new_insert (g_steal_pointer (&original)));
      return TRUE;
    }
  if (!kd_row_store_children (store->connection, row->def, &row->uuid, &children, error))
    return FALSE;
  if (children->len > 0)
    keep (result, entry, &row->uuid, _ ("it is reversed already"));
  else
    kd_commit_take_change (commit, kd_change_new_insert (kd_transaction_new_reversal (row)));
  return TRUE;
}

static gboolean
invert_insert (KdStore        *store,
               KdHistoryEntry *entry,
               const KdUuid   *uuid,
               const KdRow    *row,
               GHashTable     *going,
               KdCommit       *commit,
               KdUndoResult   *result,
               GError        **error)
{
  g_autoptr (KdRow) inserted = row_of_deltas (entry, uuid, TRUE);
  gboolean refer;

  if (row == NULL)
    {
      keep (result, entry, uuid, _ ("it was deleted since"));
      return TRUE;
    }
  if (row->def->flags & KD_KIND_APPEND_ONLY)
    return invert_append (store, entry, row, commit, result, error);
  if (!kd_row_equal (inserted, row))
    {
      keep (result, entry, uuid, _ ("it was changed since"));
      return TRUE;
    }
  if (!others_refer (store, uuid, row, going, &refer, error))
    return FALSE;
  if (refer)
    keep (result, entry, uuid, _ ("other records hang on it"));
  else
    {
      g_hash_table_add (going, (gpointer) uuid);
      kd_commit_take_change (commit, kd_change_new_delete (entry->def->kind, uuid));
    }
  return TRUE;
}

static void
invert_update (KdHistoryEntry *entry,
               const KdUuid   *uuid,
               const KdRow    *row,
               KdCommit       *commit,
               KdUndoResult   *result)
{
  g_autoptr (KdChange) change = kd_change_new_update (entry->def->kind, uuid);
  guint fields = 0;

  if (row == NULL)
    {
      keep (result, entry, uuid, _ ("it was deleted since"));
      return;
    }
  for (guint i = 0; i < entry->deltas->len; i++)
    {
      const KdDelta *delta = entry->deltas->pdata[i];
      int            field = delta->number != 0 ? kd_kind_find_number (row->def, delta->number) : -1;
      g_auto (KdValue) now = KD_VALUE_INIT;

      if (delta->number == 0)
        kd_value_set_text (&now, kd_row_get_extra (row, delta->name));
      else if (field >= 0)
        kd_value_copy (&now, &row->values[field]);
      if (!kd_value_equal (&now, &delta->after))
        {
          g_autofree char *why = g_strdup_printf (_ ("“%s” was changed since"), delta->number == 0 ? delta->name : field >= 0 ? row->def->fields[field].name
                                                                                                                              : "?");

          keep (result, entry, uuid, why);
          continue;
        }
      fields++;
      if (delta->number == 0)
        kd_change_set_extra (change, delta->name, delta->before.type == KD_VALUE_TEXT ? delta->before.text : NULL);
      else
        kd_change_set_value (change, (guint) field, &delta->before);
    }
  if (fields > 0)
    kd_commit_take_change (commit, g_steal_pointer (&change));
}

static gboolean
invert (KdStore        *store,
        KdHistoryEntry *entry,
        const KdUuid   *uuid,
        GHashTable     *going,
        KdCommit       *commit,
        KdUndoResult   *result,
        GError        **error)
{
  g_autoptr (KdRow) row = NULL;

  /* The record of the act itself stays: it says that the act was undone. */
  if (entry->def->kind == KD_KIND_IMPORT_BATCH)
    return TRUE;
  if (!kd_row_store_load (store->connection, entry->def, uuid, &row, error))
    return FALSE;
  switch (entry->operation)
    {
    case KD_OPERATION_INSERT:
      return invert_insert (store, entry, uuid, row, going, commit, result, error);
    case KD_OPERATION_UPDATE:
      invert_update (entry, uuid, row, commit, result);
      return TRUE;
    case KD_OPERATION_DELETE:
      if (row != NULL)
        keep (result, entry, uuid, _ ("it is there again"));
      else
        kd_commit_take_change (commit, kd_change_new_insert (row_of_deltas (entry, uuid, FALSE)));
      return TRUE;
    default:
      g_return_val_if_reached (FALSE);
    }
}

static gboolean
reverse_commit (KdStore      *store,
                guint64       number,
                KdReason      reason,
                const KdUuid *batch,
                KdUndoResult *result,
                GError      **error)
{
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GPtrArray) uuids = NULL;
  g_autoptr (GHashTable) going = g_hash_table_new (kd_uuid_hash, kd_uuid_equal);
  g_autoptr (KdCommit) commit = kd_commit_new (reason);
  g_autoptr (KdCommitResult) written = NULL;

  commit->target = number;
  commit->batch = *batch;
  if (!kd_store_commit_changes (store, number, &entries, &uuids, error))
    return FALSE;
  for (guint i = 0; i < entries->len; i++)
    if (!invert (store, entries->pdata[i], uuids->pdata[i], going, commit, result, error))
      return FALSE;
  if (commit->changes->len == 0)
    return TRUE;
  written = kd_store_commit (store, commit, error);
  if (written == NULL)
    return FALSE;
  result->reversed += commit->changes->len;
  return TRUE;
}

/* --- the choice ---------------------------------------------------------------------------------------- */

static gboolean
is_undo (KdReason reason)
{
  return reason == KD_REASON_UNDO || reason == KD_REASON_UNDO_IMPORT;
}

/* Commits that changed something, the newest first. */
static GArray *
load_candidates (KdStore *store,
                 GError **error)
{
  g_autoptr (GArray) candidates = g_array_new (FALSE, TRUE, sizeof (Candidate));
  sqlite3_stmt *statement = kd_connection_prepare (store->connection,
                                                   "SELECT number, reason, ifnull (target, 0), batch FROM ledger_commit"
                                                   " WHERE count > 0 ORDER BY number DESC",
                                                   error);
  int           result;

  while ((result = kd_connection_step (store->connection, statement, error)) == SQLITE_ROW)
    {
      Candidate candidate = { (guint64) sqlite3_column_int64 (statement, 0), (KdReason) sqlite3_column_int (statement, 1), (guint64) sqlite3_column_int64 (statement, 2), { { 0 } } };

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

static KdUndoResult *
reverse (KdStore *store,
         guint64  number,
         gboolean redo,
         GError **error)
{
  g_autoptr (GArray) candidates = load_candidates (store, error);
  g_autoptr (GHashTable) settled = candidates != NULL ? find_settled (candidates, redo) : NULL;
  const Candidate *chosen = candidates != NULL ? choose (candidates, settled, number, redo, error) : NULL;
  g_autoptr (KdUndoResult) result = g_new0 (KdUndoResult, 1);
  KdReason reason = redo ? KD_REASON_REDO : KD_REASON_UNDO;

  result->kept = g_ptr_array_new_with_free_func (g_free);
  if (chosen == NULL)
    return NULL;
  result->target = chosen->number;
  if (kd_uuid_is_none (&chosen->batch))
    return reverse_commit (store, chosen->number, reason, &chosen->batch, result, error) ? g_steal_pointer (&result) : NULL;

  /* A batch is one step, its newest commit first. */
  for (guint i = 0; i < candidates->len; i++)
    {
      const Candidate *candidate = &g_array_index (candidates, Candidate, i);

      if (kd_uuid_equal (&candidate->batch, &chosen->batch) && is_undo (candidate->reason) == redo &&
          !g_hash_table_contains (settled, &candidate->number) &&
          !reverse_commit (store, candidate->number, reason, &chosen->batch, result, error))
        return NULL;
    }
  return g_steal_pointer (&result);
}

/**
 * kd_store_undo:
 * @store: an open book
 * @number: a commit, or 0 for the newest that can be undone
 * @error: return location
 *
 * Reverses what a commit did, field by field, where the fields still hold what it wrote; what was
 * changed since is kept and reported. A commit of a batch stands for the whole batch.
 *
 * Returns: (transfer full) (nullable): what was done
 */
KdUndoResult *
kd_store_undo (KdStore *store,
               guint64  number,
               GError **error)
{
  return reverse (store, number, FALSE, error);
}

/**
 * kd_store_redo:
 * @store: an open book
 * @error: return location
 *
 * Reverses the newest undo, if nothing was edited after it.
 *
 * Returns: (transfer full) (nullable): what was done
 */
KdUndoResult *
kd_store_redo (KdStore *store,
               GError **error)
{
  return reverse (store, 0, TRUE, error);
}
