/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The inverse of a change. */

#include "kd-row-codec.h"
#include "kd-row-store.h"
#include "kd-transaction.h"
#include "kd-undo-private.h"

#include <glib/gi18n-lib.h>

static void
keep (KdUndoResult   *result,
      KdHistoryEntry *entry,
      const KdUuid   *uuid,
      const char     *why)
{
  char text[KD_UUID_TEXT_SIZE];

  g_ptr_array_add (result->kept, g_strdup_printf ("%s %s: %s", entry->def->name, kd_uuid_format (uuid, text), why));
}

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
  g_autoptr (GPtrArray) rows = NULL;

  *refer = FALSE;
  if (!kd_row_store_referring (store->connection, row->def->kind, uuid, &rows, error))
    return FALSE;
  for (guint i = 0; i < rows->len; i++)
    *refer |= !g_hash_table_contains (going, &((KdRow *) rows->pdata[i])->uuid);
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

/* Whether a version was written by a commit of the batch. */
static gboolean
is_of_batch (KdStore      *store,
             const KdRow  *row,
             const KdUuid *batch,
             gboolean     *is,
             GError      **error)
{
  sqlite3_stmt *statement = kd_connection_prepare (store->connection,
                                                   "SELECT 1 FROM ledger_change h JOIN ledger_commit c ON c.number = h.commit_number"
                                                   " WHERE h.sequence = ?1 AND c.batch = ?2",
                                                   error);
  int           result;

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, row->leaf);
  sqlite3_bind_blob (statement, 2, batch->bytes, sizeof batch->bytes, SQLITE_STATIC);
  result = kd_connection_step (store->connection, statement, error);
  *is = result == SQLITE_ROW;
  sqlite3_reset (statement);
  return result == SQLITE_ROW || result == SQLITE_DONE;
}

/* An account goes with its batch if nobody edited it since and all that hangs on it came by the batch. */
static gboolean
account_goes (KdStore      *store,
              const KdUuid *account,
              KdUndoScope  *scope,
              gboolean     *goes,
              GError      **error)
{
  g_autoptr (KdRow) row = NULL;
  g_autoptr (GPtrArray) rows = NULL;

  *goes = FALSE;
  if (!kd_row_store_load (store->connection, kd_kind_get_def (KD_KIND_ACCOUNT), account, &row, error))
    return FALSE;
  if (row == NULL)
    return TRUE;
  if (!is_of_batch (store, row, &scope->batch, goes, error) ||
      !kd_row_store_referring (store->connection, KD_KIND_ACCOUNT, account, &rows, error))
    return FALSE;
  for (guint i = 0; *goes && i < rows->len; i++)
    if (!is_of_batch (store, rows->pdata[i], &scope->batch, goes, error))
      return FALSE;
  return TRUE;
}

/* A transaction whose account came by the same act and goes with it is taken away with it: a reversed pair
 * would keep the account, and with it the client, for ever. The ledger keeps the proof. */
static gboolean
goes_with_account (KdStore     *store,
                   const KdRow *row,
                   KdUndoScope *scope,
                   gboolean    *goes,
                   GError     **error)
{
  const KdUuid *account = &row->values[KD_TRANSACTION_ACCOUNT].uuid;
  gpointer      known;

  *goes = FALSE;
  if (kd_uuid_is_none (&scope->batch))
    return TRUE;
  if (g_hash_table_lookup_extended (scope->accounts, account, NULL, &known))
    {
      *goes = GPOINTER_TO_INT (known);
      return TRUE;
    }
  if (!account_goes (store, account, scope, goes, error))
    return FALSE;
  g_hash_table_insert (scope->accounts, g_memdup2 (account, sizeof *account), GINT_TO_POINTER (*goes));
  return TRUE;
}

static gboolean
invert_insert (KdStore        *store,
               KdHistoryEntry *entry,
               const KdUuid   *uuid,
               const KdRow    *row,
               KdUndoScope    *scope,
               KdCommit       *commit,
               KdUndoResult   *result,
               GError        **error)
{
  g_autoptr (KdRow) inserted = row_of_deltas (entry, uuid, TRUE);
  gboolean goes, refer;

  if (row == NULL)
    {
      keep (result, entry, uuid, _ ("it was deleted since"));
      return TRUE;
    }
  if (row->def->flags & KD_KIND_APPEND_ONLY)
    {
      goes = scope->unfinished;
      if (!goes && !goes_with_account (store, row, scope, &goes, error))
        return FALSE;
      if (!goes)
        return invert_append (store, entry, row, commit, result, error);
      commit->lift = TRUE;
    }
  if (!kd_row_equal (inserted, row))
    {
      keep (result, entry, uuid, _ ("it was changed since"));
      return TRUE;
    }
  if (!others_refer (store, uuid, row, scope->going, &refer, error))
    return FALSE;
  if (refer)
    keep (result, entry, uuid, _ ("other records hang on it"));
  else
    {
      g_hash_table_add (scope->going, (gpointer) uuid);
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
      g_auto (KdValue) now = KD_VALUE_INIT;
      int field = kd_delta_find (delta, row, &now);

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

/**
 * kd_undo_invert:
 * @store: an open book
 * @entry: what a commit did to one record
 * @uuid: the record
 * @scope: what the undo knows beyond this change
 * @commit: gets the inverse change
 * @result: gets what is kept, and why
 * @error: return location
 *
 * Adds what takes a change back, where the fields still hold what it wrote.
 *
 * Returns: whether it could be found out
 */
gboolean
kd_undo_invert (KdStore        *store,
                KdHistoryEntry *entry,
                const KdUuid   *uuid,
                KdUndoScope    *scope,
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
      return invert_insert (store, entry, uuid, row, scope, commit, result, error);
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
