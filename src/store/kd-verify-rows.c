/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Verification of the rows: each against its newest leaf, and back through its history. */

#include "kd-change.h"
#include "kd-row-codec.h"
#include "kd-row-store.h"
#include "kd-verify-private.h"

#include <string.h>

#define PAGE 250

/* What the walk over the ledger kept, or the ledger itself beyond that. */
static gboolean
get_proof (KdWalk      *walk,
           gint64       leaf,
           KdWalkProof *proof,
           GError     **error)
{
  sqlite3_stmt *statement;
  gboolean      good;

  if (leaf < walk->proofs->len)
    {
      *proof = g_array_index (walk->proofs, KdWalkProof, leaf);
      return TRUE;
    }
  statement = kd_connection_prepare (walk->store->connection, "SELECT row_digest, salt, uuid FROM ledger_change WHERE sequence = ?1", error);
  if (statement == NULL)
    return FALSE;
  memset (proof, 0, sizeof *proof);
  sqlite3_bind_int64 (statement, 1, leaf);
  good = kd_connection_step (walk->store->connection, statement, error) == SQLITE_ROW;
  if (good)
    {
      kd_walk_read_bytes (statement, 0, proof->digest.bytes, sizeof proof->digest.bytes);
      kd_walk_read_bytes (statement, 1, proof->salt, sizeof proof->salt);
      kd_walk_read_bytes (statement, 2, proof->uuid.bytes, sizeof proof->uuid.bytes);
      sqlite3_reset (statement);
    }
  return good;
}

static gboolean
check_row (KdWalk  *walk,
           KdRow   *row,
           GError **error)
{
  KdWalkProof proof;
  KdHash      digest;

  if (row->leaf < 0 || (guint64) row->leaf >= walk->leaves->len || !(walk->leaves->data[row->leaf] & KD_LEAF_LIVE))
    {
      kd_walk_found (walk, "row-extra", row->def->name, (guint64) row->rowid);
      return TRUE;
    }
  if (!get_proof (walk, row->leaf, &proof, error))
    return FALSE;
  g_byte_array_set_size (walk->bytes, 0);
  kd_row_encode (row, walk->bytes);
  kd_hash_parts (0x02, proof.salt, sizeof proof.salt, walk->bytes->data, walk->bytes->len, &digest);
  if (!kd_hash_equal (&digest, &proof.digest) || !kd_uuid_equal (&proof.uuid, &row->uuid))
    kd_walk_found (walk, "row", row->def->name, (guint64) row->rowid);
  walk->leaves->data[row->leaf] &= (guint8) ~KD_LEAF_LIVE;
  return TRUE;
}

/**
 * kd_walk_rows:
 * @walk: a verification that has read every commit
 * @def: a kind
 * @last: (inout): the row number where the page before ended; 0 at the beginning and after the end
 * @error: return location
 *
 * Holds a page of rows against their newest leaves.
 *
 * Returns: whether they could be read
 */
gboolean
kd_walk_rows (KdWalk          *walk,
              const KdKindDef *def,
              gint64          *last,
              GError         **error)
{
  g_autoptr (GPtrArray) rows = NULL;

  if (!kd_row_store_page (walk->store->connection, def, NULL, *last, PAGE, &rows, error))
    return FALSE;
  *last = rows->len > 0 ? ((const KdRow *) rows->pdata[rows->len - 1])->rowid : 0;
  for (guint i = 0; i < rows->len; i++)
    if (!check_row (walk, rows->pdata[i], error))
      return FALSE;
  return TRUE;
}

/* A row that was written again after its page was read. */
static gboolean
check_late (KdWalk  *walk,
            guint64  sequence,
            GError **error)
{
  sqlite3_stmt    *statement = kd_connection_prepare (walk->store->connection, "SELECT kind, uuid FROM ledger_change WHERE sequence = ?1", error);
  const KdKindDef *def = NULL;
  g_autoptr (KdRow) row = NULL;
  KdUuid uuid = { { 0 } };

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, (gint64) sequence);
  if (kd_connection_step (walk->store->connection, statement, error) == SQLITE_ROW)
    {
      int kind = sqlite3_column_int (statement, 0);

      def = kind >= 1 && kind <= KD_KIND_LAST ? kd_kind_get_def ((KdKind) kind) : NULL;
      kd_walk_read_bytes (statement, 1, uuid.bytes, sizeof uuid.bytes);
      sqlite3_reset (statement);
    }
  if (def != NULL && !kd_row_store_load (walk->store->connection, def, &uuid, &row, error))
    return FALSE;
  return row == NULL || row->leaf != (gint64) sequence || check_row (walk, row, error);
}

/**
 * kd_walk_missing:
 * @walk: a verification that has read every row
 * @from: size of the tree when the first row was read
 * @error: return location
 *
 * Finds the leaves whose rows nobody saw.
 *
 * Returns: whether the late ones could be read
 */
gboolean
kd_walk_missing (KdWalk  *walk,
                 guint64  from,
                 GError **error)
{
  for (guint64 i = from; i < walk->leaves->len; i++)
    if ((walk->leaves->data[i] & KD_LEAF_LIVE) && !check_late (walk, i, error))
      return FALSE;
  for (guint i = 0; i < walk->leaves->len; i++)
    if (walk->leaves->data[i] & KD_LEAF_LIVE)
      kd_walk_found (walk, "row-missing", "sequence", i);
  return TRUE;
}

/* --- versions ----------------------------------------------------------------------------------------- */

/* Whether the payload fits the version before it: what it says was there, was there. */
static gboolean
fits (const KdRow     *row,
      const GPtrArray *deltas)
{
  for (guint i = 0; i < deltas->len; i++)
    {
      const KdDelta *delta = deltas->pdata[i];
      g_auto (KdValue) present = KD_VALUE_INIT;

      if ((kd_delta_find (delta, row, &present) < 0 && delta->number != 0) || !kd_value_equal (&present, &delta->before))
        return FALSE;
    }
  return TRUE;
}

/* One step of a record's history. @row is what it was, and becomes what it is; NULL is not known. */
static gboolean
check_version (KdWalk       *walk,
               sqlite3_stmt *change,
               KdRow        *row)
{
  int         operation = sqlite3_column_int (change, 2);
  const void *salt = sqlite3_column_blob (change, 3);
  g_autoptr (GPtrArray) deltas = kd_deltas_decode (sqlite3_column_blob (change, 4), (gsize) sqlite3_column_bytes (change, 4), NULL);
  KdHash digest, wanted;

  if (deltas == NULL || !fits (row, deltas))
    return FALSE;
  kd_row_apply (row, deltas);
  if (operation == KD_OPERATION_DELETE)
    {
      for (guint i = 0; i < row->def->n_fields; i++)
        if (row->values[i].type != KD_VALUE_NONE)
          return FALSE;
      return row->extras->len == 0;
    }
  if (!kd_walk_read_bytes (change, 5, wanted.bytes, sizeof wanted.bytes) || sqlite3_column_bytes (change, 3) != KD_LEDGER_SALT_SIZE)
    return FALSE;
  g_byte_array_set_size (walk->bytes, 0);
  kd_row_encode (row, walk->bytes);
  kd_hash_parts (0x02, salt, KD_LEDGER_SALT_SIZE, walk->bytes->data, walk->bytes->len, &digest);
  return kd_hash_equal (&digest, &wanted);
}

/* The whole history of one record, from nothing on. What was erased cannot be followed. */
static gboolean
check_record (KdWalk       *walk,
              const KdUuid *uuid,
              GError      **error)
{
  sqlite3_stmt *statement = kd_connection_prepare (walk->store->connection,
                                                   "SELECT sequence, kind, operation, salt, payload, row_digest FROM ledger_change"
                                                   " WHERE uuid = ?1 ORDER BY sequence",
                                                   error);
  g_autoptr (KdRow) row = NULL;
  gboolean known = TRUE;
  int      result;

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_blob (statement, 1, uuid->bytes, sizeof uuid->bytes, SQLITE_STATIC);
  while ((result = kd_connection_step (walk->store->connection, statement, error)) == SQLITE_ROW)
    {
      int kind = sqlite3_column_int (statement, 1);

      known = known && kind >= 1 && kind <= KD_KIND_LAST && sqlite3_column_type (statement, 4) != SQLITE_NULL;
      if (!known)
        continue;
      if (row == NULL)
        {
          row = kd_row_new ((KdKind) kind);
          row->uuid = *uuid;
        }
      if (!check_version (walk, statement, row))
        {
          kd_walk_found (walk, "version", "sequence", (guint64) sqlite3_column_int64 (statement, 0));
          known = FALSE;
        }
    }
  return result == SQLITE_DONE;
}

/**
 * kd_walk_versions:
 * @walk: a verification
 * @last: (inout): the record where the step before ended
 * @done: (out): whether the last record was read
 * @error: return location
 *
 * Follows some records through their histories: each payload has to lead from one version to the next.
 *
 * Returns: whether they could be read
 */
gboolean
kd_walk_versions (KdWalk   *walk,
                  KdUuid   *last,
                  gboolean *done,
                  GError  **error)
{
  for (guint i = 0; i < PAGE; i++)
    {
      sqlite3_stmt *statement = kd_connection_prepare (walk->store->connection,
                                                       "SELECT uuid FROM ledger_change WHERE uuid > ?1 ORDER BY uuid LIMIT 1",
                                                       error);
      int           result;

      if (statement == NULL)
        return FALSE;
      sqlite3_bind_blob (statement, 1, last->bytes, sizeof last->bytes, SQLITE_TRANSIENT);
      result = kd_connection_step (walk->store->connection, statement, error);
      *done = result == SQLITE_DONE;
      if (result != SQLITE_ROW)
        return *done;
      kd_walk_read_bytes (statement, 0, last->bytes, sizeof last->bytes);
      sqlite3_reset (statement);
      if (!check_record (walk, last, error))
        return FALSE;
    }
  return TRUE;
}
