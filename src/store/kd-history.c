/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-history.h"

#include "kd-row-codec.h"

#include <string.h>

#define COLUMNS "c.number, h.sequence, c.time, a.name, c.reason, c.note, h.kind, h.operation, h.payload, h.uuid" \
                " FROM ledger_change h JOIN ledger_commit c ON c.number = h.commit_number"                       \
                " JOIN author a ON a.author = c.author"

static void
entry_free (gpointer data)
{
  KdHistoryEntry *entry = data;

  g_free (entry->author);
  g_free (entry->note);
  g_clear_pointer (&entry->deltas, g_ptr_array_unref);
  g_free (entry);
}

static KdHistoryEntry *
read_entry (sqlite3_stmt *statement,
            GError      **error)
{
  KdHistoryEntry *entry = g_new0 (KdHistoryEntry, 1);

  entry->number = (guint64) sqlite3_column_int64 (statement, 0);
  entry->sequence = (guint64) sqlite3_column_int64 (statement, 1);
  entry->time = sqlite3_column_int64 (statement, 2);
  entry->author = g_strdup ((const char *) sqlite3_column_text (statement, 3));
  entry->reason = (KdReason) sqlite3_column_int (statement, 4);
  entry->note = g_strdup ((const char *) sqlite3_column_text (statement, 5));
  entry->def = kd_kind_get_def ((KdKind) sqlite3_column_int (statement, 6));
  entry->operation = (KdOperation) sqlite3_column_int (statement, 7);
  /* An erased payload says nothing: the change is shown without fields. */
  if (sqlite3_column_type (statement, 8) == SQLITE_NULL)
    entry->deltas = g_ptr_array_new_with_free_func ((GDestroyNotify) kd_delta_free);
  else
    entry->deltas = kd_deltas_decode (sqlite3_column_blob (statement, 8), (gsize) sqlite3_column_bytes (statement, 8), error);
  if (entry->deltas == NULL || entry->def == NULL)
    g_clear_pointer (&entry, entry_free);
  return entry;
}

static gboolean
read_entries (KdStore      *store,
              sqlite3_stmt *statement,
              GPtrArray   **entries,
              GPtrArray   **uuids,
              GError      **error)
{
  g_autoptr (GPtrArray) read = g_ptr_array_new_with_free_func (entry_free);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  int result;

  while ((result = kd_connection_step (store->connection, statement, error)) == SQLITE_ROW)
    {
      KdHistoryEntry *entry = read_entry (statement, error);

      if (entry == NULL)
        {
          sqlite3_reset (statement);
          return FALSE;
        }
      g_ptr_array_add (read, entry);
      g_ptr_array_add (names, g_memdup2 (sqlite3_column_blob (statement, 9), sizeof (KdUuid)));
    }
  *entries = g_steal_pointer (&read);
  if (uuids != NULL)
    *uuids = g_steal_pointer (&names);
  return result == SQLITE_DONE;
}

/**
 * kd_store_history:
 * @store: an open book
 * @uuid: a record of any kind, which may be deleted
 * @entries: (out) (transfer full) (element-type KdHistoryEntry): what was done to it, the oldest first
 * @error: return location
 *
 * Returns: whether it could be read
 */
gboolean
kd_store_history (KdStore      *store,
                  const KdUuid *uuid,
                  GPtrArray   **entries,
                  GError      **error)
{
  sqlite3_stmt *statement = kd_connection_prepare (store->connection,
                                                   "SELECT " COLUMNS " WHERE h.uuid = ?1 ORDER BY h.sequence",
                                                   error);

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_blob (statement, 1, uuid->bytes, sizeof uuid->bytes, SQLITE_STATIC);
  return read_entries (store, statement, entries, NULL, error);
}

/**
 * kd_store_find_author:
 * @store: an open book
 * @uuid: a record of any kind
 * @error: return location
 *
 * Returns: (transfer full) (nullable): who wrote it first, or %NULL with or without an error
 */
char *
kd_store_find_author (KdStore      *store,
                      const KdUuid *uuid,
                      GError      **error)
{
  sqlite3_stmt *statement = kd_connection_prepare (store->connection,
                                                   "SELECT a.name FROM ledger_change h JOIN ledger_commit c ON c.number = h.commit_number"
                                                   " JOIN author a ON a.author = c.author WHERE h.uuid = ?1 ORDER BY h.sequence LIMIT 1",
                                                   error);
  char         *name = NULL;

  if (statement == NULL)
    return NULL;
  sqlite3_bind_blob (statement, 1, uuid->bytes, sizeof uuid->bytes, SQLITE_STATIC);
  if (kd_connection_step (store->connection, statement, error) == SQLITE_ROW)
    name = g_strdup ((const char *) sqlite3_column_text (statement, 0));
  sqlite3_reset (statement);
  return name;
}

/**
 * kd_store_commit_changes:
 * @store: an open book
 * @number: a commit
 * @entries: (out) (transfer full) (element-type KdHistoryEntry): what it did, the last change first
 * @uuids: (out) (transfer full) (element-type KdUuid): to which record each was done
 * @error: return location
 *
 * Returns: whether it could be read
 */
gboolean
kd_store_commit_changes (KdStore    *store,
                         guint64     number,
                         GPtrArray **entries,
                         GPtrArray **uuids,
                         GError    **error)
{
  sqlite3_stmt *statement = kd_connection_prepare (store->connection,
                                                   "SELECT " COLUMNS " WHERE h.sequence >= (SELECT first FROM ledger_commit WHERE number = ?1)"
                                                   " AND h.sequence < (SELECT first + count FROM ledger_commit WHERE number = ?1)"
                                                   " ORDER BY h.sequence DESC",
                                                   error);

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, (gint64) number);
  return read_entries (store, statement, entries, uuids, error);
}

/**
 * kd_reason_get_name:
 * @reason: why a commit was made
 *
 * Returns: (transfer none): its name on the command line
 */
const char *
kd_reason_get_name (KdReason reason)
{
  static const struct
  {
    KdReason    reason;
    const char *name;
  } names[] = {
    { KD_REASON_MADE, "made" },
    { KD_REASON_EDIT, "edit" },
    { KD_REASON_UNDO, "undo" },
    { KD_REASON_REDO, "redo" },
    { KD_REASON_IMPORT, "import" },
    { KD_REASON_UNDO_IMPORT, "undo-import" },
    { KD_REASON_BATCH_EDIT, "batch-edit" },
    { KD_REASON_MIGRATION, "migration" },
    { KD_REASON_ERASE, "erase" },
    { KD_REASON_DEMONSTRATION, "demonstration" },
    { KD_REASON_PROGRAM, "program" },
    { KD_REASON_REVEAL, "reveal" },
    { KD_REASON_EXPORT, "export" },
    { KD_REASON_PRINT, "print" },
    { KD_REASON_FAILED_UNLOCKS, "failed-unlocks" },
    { KD_REASON_BACKUP, "backup" },
    { KD_REASON_RESTORE, "restore" },
    { KD_REASON_AUTHOR, "author" },
    { KD_REASON_KEY_ROTATED, "key-rotated" },
    { KD_REASON_VERIFIED, "verified" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (names[i].reason == reason)
      return names[i].name;
  return "unknown";
}
