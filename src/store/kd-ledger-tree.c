/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-ledger-tree.h"

#include "kd-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define TILE 256

/**
 * kd_ledger_tree_append:
 * @tree: a tree
 * @leaf: its next leaf
 * @func: (nullable): takes the hashes of tiles that become complete
 * @data: for @func
 * @error: return location
 *
 * Appends a leaf; docs/ledger.md §5.
 *
 * Returns: whether @func took all
 */
gboolean
kd_ledger_tree_append (KdLedgerTree    *tree,
                       const KdHash    *leaf,
                       KdLedgerTileFunc func,
                       gpointer         data,
                       GError         **error)
{
  KdHash  hash = *leaf;
  guint64 index = tree->size++;

  for (guint level = 0; level < KD_LEDGER_LEVELS; level++)
    {
      KdMerkle *group = &tree->levels[level];

      kd_merkle_append (group, &hash);
      if (group->size < TILE)
        break;
      /* 256 are one complete subtree: the edge has this one hash. */
      hash = group->edge[0];
      group->size = 0;
      index /= TILE;
      if (func != NULL && !func (level + 1, index, &hash, data, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * kd_ledger_tree_get_root:
 * @tree: a tree that is not empty
 * @root: (out caller-allocates): its root
 *
 * The edges of the levels, the highest first, are the edge of the whole tree.
 */
void
kd_ledger_tree_get_root (const KdLedgerTree *tree,
                         KdHash             *root)
{
  gboolean started = FALSE;

  for (guint level = 0; level < KD_LEDGER_LEVELS; level++)
    for (guint i = kd_merkle_get_edge (&tree->levels[level]); i > 0; i--)
      {
        const KdHash *left = &tree->levels[level].edge[i - 1];

        if (started)
          kd_hash_node (left, root, root);
        else
          *root = *left;
        started = TRUE;
      }
  g_assert (started);
}

/**
 * kd_ledger_tile_append:
 * @level: from 1
 * @index: place of the hash in its level
 * @hash: a hash
 * @connection: (type KdConnection): a book's connection
 * @error: return location
 *
 * A [callback@LedgerTileFunc] that stores the hash.
 *
 * Returns: whether it is stored
 */
gboolean
kd_ledger_tile_append (guint         level,
                       guint64       index,
                       const KdHash *hash,
                       gpointer      connection,
                       GError      **error)
{
  sqlite3_stmt *statement = kd_connection_prepare (connection,
                                                   "INSERT INTO ledger_tile (level, number, hashes) VALUES (?1, ?2, ?3)"
                                                   " ON CONFLICT (level, number) DO UPDATE SET hashes = CAST (hashes || excluded.hashes AS BLOB)",
                                                   error);

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int (statement, 1, (int) level);
  sqlite3_bind_int64 (statement, 2, (gint64) (index / TILE));
  sqlite3_bind_blob (statement, 3, hash->bytes, KD_HASH_SIZE, SQLITE_STATIC);
  return kd_connection_run (connection, statement, error);
}

static gboolean
load_leaves (KdLedgerTree *tree,
             KdConnection *connection,
             guint64       from,
             guint64       count,
             GError      **error)
{
  sqlite3_stmt *statement = kd_connection_prepare (connection,
                                                   "SELECT sequence, leaf FROM ledger_change WHERE sequence >= ?1"
                                                   " UNION ALL SELECT first + count, leaf FROM ledger_commit"
                                                   " WHERE number >= (SELECT max (number) FROM ledger_commit) - ?2 AND first + count >= ?1"
                                                   " ORDER BY 1",
                                                   error);
  int           result;
  guint64       read = 0;

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, (gint64) from);
  sqlite3_bind_int64 (statement, 2, TILE);
  for (; (result = kd_connection_step (connection, statement, error)) == SQLITE_ROW; read++)
    {
      KdHash leaf;

      if (sqlite3_column_bytes (statement, 1) != KD_HASH_SIZE || sqlite3_column_int64 (statement, 0) != (gint64) (from + read))
        break;
      memcpy (leaf.bytes, sqlite3_column_blob (statement, 1), KD_HASH_SIZE);
      kd_merkle_append (&tree->levels[0], &leaf);
    }
  sqlite3_reset (statement);
  return result == SQLITE_DONE && read == count;
}

static gboolean
load_tile (KdLedgerTree *tree,
           KdConnection *connection,
           guint         level,
           guint64       number,
           guint         count,
           GError      **error)
{
  sqlite3_stmt *statement = kd_connection_prepare (connection, "SELECT hashes FROM ledger_tile WHERE level = ?1 AND number = ?2", error);
  int           result;
  gboolean      good;

  if (count == 0)
    return TRUE;
  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int (statement, 1, (int) level);
  sqlite3_bind_int64 (statement, 2, (gint64) number);
  result = kd_connection_step (connection, statement, error);
  good = result == SQLITE_ROW && sqlite3_column_bytes (statement, 0) == (int) (count * KD_HASH_SIZE);
  for (guint i = 0; good && i < count; i++)
    kd_merkle_append (&tree->levels[level], (const KdHash *) sqlite3_column_blob (statement, 0) + i);
  sqlite3_reset (statement);
  return good;
}

/**
 * kd_ledger_tree_load:
 * @tree: (out caller-allocates): the tree
 * @connection: a book's connection
 * @size: how many leaves the book has
 * @error: return location
 *
 * Takes the edge out of the last tiles and the leaves behind them: at most 256 hashes a level,
 * however long the ledger.
 *
 * Returns: whether all were there
 */
gboolean
kd_ledger_tree_load (KdLedgerTree *tree,
                     KdConnection *connection,
                     guint64       size,
                     GError      **error)
{
  guint64  rest = size;
  gboolean good;

  memset (tree, 0, sizeof *tree);
  tree->size = size;
  good = load_leaves (tree, connection, size - size % TILE, size % TILE, error);
  for (guint level = 1; good && level < KD_LEDGER_LEVELS; level++)
    {
      rest /= TILE;
      good = load_tile (tree, connection, level, rest / TILE, (guint) (rest % TILE), error);
    }
  if (!good && (error == NULL || *error == NULL))
    g_set_error (error, KD_ERROR, KD_ERROR_CORRUPT, _ ("The end of the book's ledger is damaged; restore the book from a backup"));
  return good;
}
