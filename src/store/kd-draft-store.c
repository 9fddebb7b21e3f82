/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Drafts: the one table with clients' data outside of the ledger. Every function is a transaction of its own. */

#include "kd-draft-store.h"

/**
 * kd_draft_store_put:
 * @connection: a book's connection
 * @key: under which name
 * @text: what to keep instead of what was there
 * @time: now
 * @error: return location
 *
 * Returns: whether it is stored
 */
gboolean
kd_draft_store_put (KdConnection *connection,
                    const char   *key,
                    const char   *text,
                    gint64        time,
                    GError      **error)
{
  sqlite3_stmt *statement = kd_connection_prepare (connection, "INSERT OR REPLACE INTO draft (key, text, time) VALUES (?1, ?2, ?3)", error);

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_text (statement, 1, key, -1, SQLITE_STATIC);
  sqlite3_bind_text (statement, 2, text, -1, SQLITE_STATIC);
  sqlite3_bind_int64 (statement, 3, time);
  return kd_connection_run (connection, statement, error);
}

/**
 * kd_draft_store_list:
 * @connection: a book's connection
 * @prefix: what the keys begin with
 * @drafts: (out) (transfer full) (element-type KdDraft): the drafts, the newest first
 * @error: return location
 *
 * Returns: whether they could be read
 */
gboolean
kd_draft_store_list (KdConnection *connection,
                     const char   *prefix,
                     GPtrArray   **drafts,
                     GError      **error)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func ((GDestroyNotify) kd_draft_free);
  sqlite3_stmt *statement = kd_connection_prepare (connection,
                                                   "SELECT key, text, time FROM draft WHERE substr (key, 1, length (?1)) = ?1 ORDER BY time DESC, key",
                                                   error);
  int           result;

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_text (statement, 1, prefix, -1, SQLITE_STATIC);
  while ((result = kd_connection_step (connection, statement, error)) == SQLITE_ROW)
    {
      KdDraft *draft = g_new (KdDraft, 1);

      draft->key = g_strdup ((const char *) sqlite3_column_text (statement, 0));
      draft->text = g_strdup ((const char *) sqlite3_column_text (statement, 1));
      draft->time = sqlite3_column_int64 (statement, 2);
      g_ptr_array_add (found, draft);
    }
  if (result != SQLITE_DONE)
    return FALSE;
  *drafts = g_steal_pointer (&found);
  return TRUE;
}

/**
 * kd_draft_store_drop:
 * @connection: a book's connection
 * @key: which one; it need not be there
 * @error: return location
 *
 * Returns: whether it is gone
 */
gboolean
kd_draft_store_drop (KdConnection *connection,
                     const char   *key,
                     GError      **error)
{
  sqlite3_stmt *statement = kd_connection_prepare (connection, "DELETE FROM draft WHERE key = ?1", error);

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_text (statement, 1, key, -1, SQLITE_STATIC);
  return kd_connection_run (connection, statement, error);
}
