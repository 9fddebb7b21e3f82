/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-verify.h"

#include "kd-brief-store.h"
#include "kd-change.h"
#include "kd-error.h"
#include "kd-ledger-format.h"
#include "kd-row-codec.h"
#include "kd-row-store.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MOST_FINDINGS 1000

/* What is known of a leaf in the walk: two bits are enough. */
enum
{
  LEAF_LIVE = 1,       /* its version should be a row now */
  LEAF_SUPERSEDED = 2, /* a later leaf follows it */
};

typedef struct
{
  KdStore        *store;
  KdVerification *result;
  const KdAnchor *anchor;
  gboolean        anchored;
  GByteArray     *leaves;
  GByteArray     *bytes;
  KdLedgerTree    tree;
  gint64          time;
  gint64          tick;
  KdUuid          instance;
} Walk;

static void
finding_free (gpointer data)
{
  KdFinding *finding = data;

  g_free (finding->where);
  g_free (finding);
}

/**
 * kd_verification_free:
 * @self: (transfer full): a verification
 *
 * Frees @self.
 */
void
kd_verification_free (KdVerification *self)
{
  g_ptr_array_unref (self->findings);
  g_free (self);
}

static void
found (Walk       *walk,
       const char *code,
       const char *unit,
       guint64     number)
{
  KdFinding *finding;

  if (walk->result->n_findings++ >= MOST_FINDINGS)
    return;
  finding = g_new0 (KdFinding, 1);
  finding->code = code;
  finding->where = g_strdup_printf ("%s %" G_GUINT64_FORMAT, unit, number);
  g_ptr_array_add (walk->result->findings, finding);
}

/* Reads a hash column; NULL is zeros. %FALSE if it is something else. */
static gboolean
read_bytes (sqlite3_stmt *statement,
            int           column,
            void         *bytes,
            gsize         size)
{
  memset (bytes, 0, size);
  if (sqlite3_column_type (statement, column) == SQLITE_NULL)
    return TRUE;
  if (sqlite3_column_type (statement, column) != SQLITE_BLOB || sqlite3_column_bytes (statement, column) != (int) size)
    return FALSE;
  memcpy (bytes, sqlite3_column_blob (statement, column), size);
  return TRUE;
}

/* --- changes ------------------------------------------------------------------------------------------ */

static gboolean
check_supersession (Walk           *walk,
                    sqlite3_stmt   *change,
                    KdChangeHeader *header,
                    GError        **error)
{
  gint64        supersedes = sqlite3_column_type (change, 4) != SQLITE_NULL ? sqlite3_column_int64 (change, 4) : -1;
  sqlite3_stmt *statement;
  gboolean      good = FALSE;

  memset (&header->superseded, 0, sizeof header->superseded);
  if (supersedes < 0)
    return header->operation == KD_OPERATION_INSERT;
  /* Leaves that the walk has read, not the sequence that the row claims: that may be forged. */
  if ((guint64) supersedes >= walk->leaves->len)
    return FALSE;
  statement = kd_connection_prepare (walk->store->connection, "SELECT leaf, uuid, kind, operation FROM ledger_change WHERE sequence = ?1", error);
  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, supersedes);
  if (kd_connection_step (walk->store->connection, statement, error) == SQLITE_ROW)
    {
      guint8   operation = (guint8) sqlite3_column_int (statement, 3);
      gboolean back = operation == KD_OPERATION_DELETE;

      good = read_bytes (statement, 0, header->superseded.bytes, KD_HASH_SIZE) &&
             sqlite3_column_bytes (statement, 1) == 16 &&
             memcmp (sqlite3_column_blob (statement, 1), header->uuid.bytes, 16) == 0 &&
             sqlite3_column_int (statement, 2) == header->kind &&
             (header->operation == KD_OPERATION_INSERT) == back &&
             !(walk->leaves->data[supersedes] & LEAF_SUPERSEDED);
    }
  sqlite3_reset (statement);
  walk->leaves->data[supersedes] = LEAF_SUPERSEDED;
  return good;
}

static void
check_payload (Walk                 *walk,
               sqlite3_stmt         *change,
               const KdChangeHeader *header)
{
  g_autoptr (GPtrArray) deltas = NULL;
  const void *salt = sqlite3_column_blob (change, 7);
  const void *payload = sqlite3_column_blob (change, 8);
  gsize       size = (gsize) sqlite3_column_bytes (change, 8);
  KdHash      hash;

  if (sqlite3_column_bytes (change, 7) != KD_LEDGER_SALT_SIZE || payload == NULL)
    {
      found (walk, "payload-missing", "sequence", header->sequence);
      return;
    }
  kd_hash_parts (0x03, salt, KD_LEDGER_SALT_SIZE, payload, size, &hash);
  if (!kd_hash_equal (&hash, &header->payload_hash) || (deltas = kd_deltas_decode (payload, size, NULL)) == NULL)
    found (walk, "payload", "sequence", header->sequence);
}

/* A tile's hash that the walk computed has to be the one that is stored. */
static gboolean
check_tile (guint         level,
            guint64       index,
            const KdHash *hash,
            gpointer      data,
            GError      **error)
{
  Walk         *walk = data;
  sqlite3_stmt *statement = kd_connection_prepare (walk->store->connection,
                                                   "SELECT substr (hashes, ?3, 32) FROM ledger_tile WHERE level = ?1 AND number = ?2",
                                                   error);
  KdHash        stored;

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int (statement, 1, (int) level);
  sqlite3_bind_int64 (statement, 2, (gint64) (index / 256));
  sqlite3_bind_int64 (statement, 3, (gint64) (index % 256 * KD_HASH_SIZE + 1));
  if (kd_connection_step (walk->store->connection, statement, error) != SQLITE_ROW ||
      !read_bytes (statement, 0, stored.bytes, KD_HASH_SIZE) || !kd_hash_equal (&stored, hash))
    found (walk, "tile", "level", level);
  sqlite3_reset (statement);
  return TRUE;
}

static gboolean
append_leaf (Walk         *walk,
             const KdHash *leaf,
             guint8        state,
             GError      **error)
{
  g_byte_array_append (walk->leaves, &state, 1);
  return kd_ledger_tree_append (&walk->tree, leaf, check_tile, walk, error);
}

static gboolean
check_change (Walk         *walk,
              sqlite3_stmt *change,
              guint64       commit,
              GError      **error)
{
  KdChangeHeader header = { .sequence = (guint64) sqlite3_column_int64 (change, 0), .kind = (guint16) sqlite3_column_int (change, 1), .operation = (guint8) sqlite3_column_int (change, 3) };
  guint8         bytes[KD_CHANGE_HEADER_SIZE];
  KdHash         stored, leaf;
  gboolean       good = read_bytes (change, 2, header.uuid.bytes, 16) && read_bytes (change, 5, header.row_digest.bytes, KD_HASH_SIZE) &&
                  read_bytes (change, 6, header.payload_hash.bytes, KD_HASH_SIZE) && read_bytes (change, 9, stored.bytes, KD_HASH_SIZE);

  if (header.sequence != walk->tree.size || (guint64) sqlite3_column_int64 (change, 10) != commit)
    found (walk, "sequence", "sequence", header.sequence);
  if (!check_supersession (walk, change, &header, error))
    {
      if (error != NULL && *error != NULL)
        return FALSE;
      found (walk, "chain", "sequence", header.sequence);
    }
  check_payload (walk, change, &header);
  kd_change_header_encode (&header, bytes);
  kd_hash_leaf (bytes, sizeof bytes, &leaf);
  if (!good || !kd_hash_equal (&leaf, &stored))
    found (walk, "leaf", "sequence", header.sequence);
  walk->result->changes++;
  return append_leaf (walk, &leaf, header.operation == KD_OPERATION_DELETE ? 0 : LEAF_LIVE, error);
}

static gboolean
check_changes (Walk    *walk,
               guint64  commit,
               guint64  first,
               guint32  count,
               GError **error)
{
  sqlite3_stmt *statement = kd_connection_prepare (walk->store->connection,
                                                   "SELECT sequence, kind, uuid, operation, supersedes, row_digest, payload_hash, salt, payload, leaf,"
                                                   " commit_number FROM ledger_change WHERE sequence >= ?1 AND sequence < ?2 ORDER BY sequence",
                                                   error);
  guint32       read = 0;
  int           result = SQLITE_DONE;

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, (gint64) first);
  sqlite3_bind_int64 (statement, 2, (gint64) (first + count));
  while ((result = kd_connection_step (walk->store->connection, statement, error)) == SQLITE_ROW)
    {
      read++;
      if (!check_change (walk, statement, commit, error))
        {
          sqlite3_reset (statement);
          return FALSE;
        }
    }
  if (read != count)
    found (walk, "sequence", "commit", commit);
  return result == SQLITE_DONE;
}

/* --- commits ------------------------------------------------------------------------------------------ */

static void
check_note (Walk                 *walk,
            sqlite3_stmt         *commit,
            const KdCommitHeader *header)
{
  static const KdHash none;
  const char         *note = (const char *) sqlite3_column_text (commit, 18);
  const void         *salt = sqlite3_column_blob (commit, 17);
  KdHash              hash;

  if (note == NULL && salt == NULL)
    return;
  if (note != NULL && sqlite3_column_bytes (commit, 17) == KD_LEDGER_SALT_SIZE && !kd_hash_equal (&header->note_hash, &none))
    {
      kd_hash_parts (0x04, salt, KD_LEDGER_SALT_SIZE, note, strlen (note), &hash);
      if (kd_hash_equal (&hash, &header->note_hash))
        return;
    }
  found (walk, "note", "commit", header->number);
}

static void
check_order (Walk                 *walk,
             const KdCommitHeader *header)
{
  if (header->number != walk->result->commits + 1)
    found (walk, "sequence", "commit", header->number);
  if (header->time < walk->time || (header->time == walk->time && header->tick <= walk->tick) ||
      header->time > kd_clock_now (walk->store->clock) + 5 * 60 * G_USEC_PER_SEC)
    found (walk, "time", "commit", header->number);
  walk->time = header->time;
  walk->tick = header->tick;
  if ((header->number == 1) != (header->reason == KD_REASON_MADE) ||
      ((header->reason >= KD_REASON_FIRST_ACT || header->reason == KD_REASON_MADE) && header->count > 0))
    found (walk, "reason", "commit", header->number);
  if (header->number > 1 && !kd_uuid_equal (&walk->instance, &header->instance) && header->reason != KD_REASON_RESTORE)
    found (walk, "instance", "commit", header->number);
  walk->instance = header->instance;
}

/* A note that somebody signed has to be signed by an author of the book. */
static gboolean
anchor_is_genuine (Walk *walk)
{
  static const KdHash none;
  sqlite3_stmt       *statement;
  gboolean            genuine = FALSE;

  if (kd_hash_equal (&walk->anchor->signed_by, &none))
    return TRUE;
  statement = kd_connection_prepare (walk->store->connection, "SELECT public_key FROM author", NULL);
  while (!genuine && kd_connection_step (walk->store->connection, statement, NULL) == SQLITE_ROW)
    genuine = sqlite3_column_bytes (statement, 0) == KD_PUBLIC_KEY_SIZE && kd_anchor_is_signed_by (walk->anchor, sqlite3_column_blob (statement, 0));
  if (statement != NULL)
    sqlite3_reset (statement);
  return genuine;
}

static void
check_signature (Walk                 *walk,
                 sqlite3_stmt         *commit,
                 const KdCommitHeader *header)
{
  const guint8    *public_key = sqlite3_column_blob (commit, 3);
  const guint8    *signature = sqlite3_column_blob (commit, 21);
  g_autofree char *body = NULL;
  KdHash           root, stored;

  kd_ledger_tree_get_root (&walk->tree, &root);
  if (!read_bytes (commit, 20, stored.bytes, KD_HASH_SIZE) || !kd_hash_equal (&root, &stored))
    found (walk, "root", "commit", header->number);
  body = kd_checkpoint_body (&walk->store->book, &header->instance, walk->tree.size, &root);
  if (public_key == NULL || sqlite3_column_bytes (commit, 3) != KD_PUBLIC_KEY_SIZE ||
      sqlite3_column_bytes (commit, 21) != KD_SIGNATURE_SIZE ||
      !kd_signature_is_valid (signature, body, strlen (body), public_key))
    found (walk, "signature", "commit", header->number);
  if (walk->anchor != NULL && walk->anchor->size == walk->tree.size)
    {
      walk->anchored = TRUE;
      if (!kd_hash_equal (&walk->anchor->root, &root) || !anchor_is_genuine (walk))
        found (walk, "anchor", "commit", header->number);
    }
}

static gboolean
check_commit (Walk         *walk,
              sqlite3_stmt *commit,
              GError      **error)
{
  KdCommitHeader header = {
    .number = (guint64) sqlite3_column_int64 (commit, 0),
    .first = (guint64) sqlite3_column_int64 (commit, 1),
    .count = (guint32) sqlite3_column_int64 (commit, 2),
    .time = sqlite3_column_int64 (commit, 6),
    .tick = (guint32) sqlite3_column_int64 (commit, 7),
    .reason = (guint16) sqlite3_column_int (commit, 8),
    .target = (guint64) sqlite3_column_int64 (commit, 10),
    .subject_kind = (guint16) sqlite3_column_int (commit, 11),
    .subject_count = (guint32) sqlite3_column_int64 (commit, 13),
    .other_size = (guint64) sqlite3_column_int64 (commit, 14),
  };
  guint8   bytes[KD_COMMIT_HEADER_SIZE];
  KdHash   stored, leaf;
  gboolean good = read_bytes (commit, 4, header.device.bytes, 16) && read_bytes (commit, 5, header.instance.bytes, 16) &&
                  read_bytes (commit, 9, header.batch.bytes, 16) && read_bytes (commit, 12, header.subject.bytes, 16) &&
                  read_bytes (commit, 15, header.other_root.bytes, KD_HASH_SIZE) && read_bytes (commit, 16, header.note_hash.bytes, KD_HASH_SIZE) &&
                  read_bytes (commit, 19, stored.bytes, KD_HASH_SIZE);

  if (sqlite3_column_bytes (commit, 3) == KD_PUBLIC_KEY_SIZE)
    kd_hash_plain (sqlite3_column_blob (commit, 3), KD_PUBLIC_KEY_SIZE, &header.author);
  else
    found (walk, "author", "commit", header.number);
  if (header.first != walk->tree.size)
    found (walk, "sequence", "commit", header.number);
  check_order (walk, &header);
  check_note (walk, commit, &header);
  if (!check_changes (walk, header.number, header.first, header.count, error))
    return FALSE;

  kd_commit_header_encode (&header, bytes);
  kd_hash_leaf (bytes, sizeof bytes, &leaf);
  if (!good || !kd_hash_equal (&leaf, &stored))
    found (walk, "leaf", "commit", header.number);
  walk->result->commits++;
  if (!append_leaf (walk, &leaf, 0, error))
    return FALSE;
  check_signature (walk, commit, &header);
  return TRUE;
}

static gboolean
check_commits (Walk         *walk,
               GCancellable *cancellable,
               GError      **error)
{
  sqlite3_stmt *statement = kd_connection_prepare (walk->store->connection,
                                                   "SELECT c.number, c.first, c.count, a.public_key, c.device, c.instance, c.time, c.tick, c.reason, c.batch,"
                                                   " ifnull (c.target, 0), c.subject_kind, c.subject, c.subject_count, c.other_size, c.other_root, c.note_hash,"
                                                   " c.salt, c.note, c.leaf, c.root, c.signature"
                                                   " FROM ledger_commit c LEFT JOIN author a ON a.author = c.author ORDER BY c.number",
                                                   error);
  int           result;

  while ((result = kd_connection_step (walk->store->connection, statement, error)) == SQLITE_ROW)
    if (g_cancellable_is_cancelled (cancellable) || !check_commit (walk, statement, error))
      {
        sqlite3_reset (statement);
        if (g_cancellable_is_cancelled (cancellable))
          g_set_error (error, KD_ERROR, KD_ERROR_CANCELLED, _ ("The verification was cancelled"));
        return FALSE;
      }
  return result == SQLITE_DONE;
}

/* --- rows --------------------------------------------------------------------------------------------- */

static gboolean
check_row (Walk    *walk,
           KdRow   *row,
           GError **error)
{
  sqlite3_stmt *statement = kd_connection_prepare (walk->store->connection, "SELECT row_digest, salt, uuid FROM ledger_change WHERE sequence = ?1", error);
  KdHash        digest, wanted;
  gboolean      good;

  if (statement == NULL)
    return FALSE;
  if (row->leaf < 0 || (guint64) row->leaf >= walk->leaves->len || !(walk->leaves->data[row->leaf] & LEAF_LIVE))
    {
      found (walk, "row-extra", row->def->name, (guint64) row->rowid);
      return TRUE;
    }
  g_byte_array_set_size (walk->bytes, 0);
  kd_row_encode (row, walk->bytes);
  sqlite3_bind_int64 (statement, 1, row->leaf);
  good = kd_connection_step (walk->store->connection, statement, error) == SQLITE_ROW &&
         read_bytes (statement, 0, wanted.bytes, KD_HASH_SIZE) && sqlite3_column_bytes (statement, 1) == KD_LEDGER_SALT_SIZE &&
         sqlite3_column_bytes (statement, 2) == 16 && memcmp (sqlite3_column_blob (statement, 2), row->uuid.bytes, 16) == 0;
  if (good)
    kd_hash_parts (0x02, sqlite3_column_blob (statement, 1), KD_LEDGER_SALT_SIZE, walk->bytes->data, walk->bytes->len, &digest);
  sqlite3_reset (statement);
  if (!good || !kd_hash_equal (&digest, &wanted))
    found (walk, "row", row->def->name, (guint64) row->rowid);
  walk->leaves->data[row->leaf] = 0;
  return TRUE;
}

/* Pages through a table, so that no more than a thousand rows are in memory. */
static gboolean
check_table (Walk            *walk,
             const KdKindDef *def,
             GError         **error)
{
  gint64 last = 0;

  for (;;)
    {
      g_autoptr (GPtrArray) rows = NULL;

      if (!kd_row_store_page (walk->store->connection, def, last, 1000, &rows, error))
        return FALSE;
      if (rows->len == 0)
        return TRUE;
      for (guint i = 0; i < rows->len; i++)
        if (!check_row (walk, rows->pdata[i], error))
          return FALSE;
      last = ((const KdRow *) rows->pdata[rows->len - 1])->rowid;
    }
}

static gboolean
check_rows (Walk    *walk,
            GError **error)
{
  for (guint kind = 1; kind <= KD_KIND_LAST; kind++)
    if (!check_table (walk, kd_kind_get_def ((KdKind) kind), error))
      return FALSE;
  for (guint i = 0; i < walk->leaves->len; i++)
    if (walk->leaves->data[i] & LEAF_LIVE)
      found (walk, "row-missing", "sequence", i);
  return TRUE;
}

/* --- derived tables ---------------------------------------------------------------------------------- */

static gboolean
check_briefs (Walk    *walk,
              GError **error)
{
  g_autoptr (GArray) wrong = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 last = 0, stray;

  do
    if (!kd_brief_store_check (walk->store->connection, walk->store->pinyin, last, 1000, &last, wrong, error))
      return FALSE;
  while (last != 0);
  for (guint i = 0; i < wrong->len; i++)
    found (walk, "derived", "client_brief", (guint64) g_array_index (wrong, gint64, i));
  if (!kd_connection_query_integer (walk->store->connection,
                                    "SELECT id FROM client_brief WHERE id NOT IN (SELECT id FROM client) LIMIT 1",
                                    &stray,
                                    error))
    return FALSE;
  if (stray != 0)
    found (walk, "derived", "client_brief", (guint64) stray);
  return TRUE;
}

/* --- pages -------------------------------------------------------------------------------------------- */

/* A check that is silent, or says "ok", if all is well. */
static void
check_pragma (Walk       *walk,
              const char *sql,
              const char *code)
{
  sqlite3_stmt *statement = NULL;

  if (sqlite3_prepare_v2 (walk->store->connection->db, sql, -1, &statement, NULL) != SQLITE_OK)
    found (walk, code, "check", 0);
  else
    for (int result = sqlite3_step (statement); result != SQLITE_DONE; result = sqlite3_step (statement))
      {
        if (result != SQLITE_ROW)
          {
            found (walk, code, "check", 0);
            break;
          }
        if (g_strcmp0 ((const char *) sqlite3_column_text (statement, 0), "ok") != 0)
          found (walk, code, "check", 0);
      }
  sqlite3_finalize (statement);
}

/**
 * kd_store_verify:
 * @store: an open book
 * @full: whether to check every page of the file too
 * @anchor: (nullable): what was known of the book outside of it
 * @cancellable: (nullable): to give up
 * @error: return location
 *
 * Rebuilds the ledger's tree from what is stored and holds every row against its newest leaf:
 * docs/ledger.md §10. Nothing is written.
 *
 * Returns: (transfer full) (nullable): what was found; %NULL only if it could not be carried through
 */
KdVerification *
kd_store_verify (KdStore        *store,
                 gboolean        full,
                 const KdAnchor *anchor,
                 GCancellable   *cancellable,
                 GError        **error)
{
  g_autoptr (KdVerification) result = g_new0 (KdVerification, 1);
  g_autoptr (GByteArray) leaves = g_byte_array_new ();
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autofree Walk *walk = g_new0 (Walk, 1);

  *walk = (Walk) { .store = store, .result = result, .anchor = anchor, .leaves = leaves, .bytes = bytes, .time = G_MININT64 };
  result->findings = g_ptr_array_new_with_free_func (finding_free);
  if (full)
    {
      check_pragma (walk, "PRAGMA cipher_integrity_check", "cipher");
      check_pragma (walk, "PRAGMA integrity_check", "integrity");
      check_pragma (walk, "PRAGMA foreign_key_check", "foreign-key");
    }
  if (!check_commits (walk, cancellable, error) || !check_rows (walk, error) || (full && !check_briefs (walk, error)))
    {
      /* What cannot even be read is a finding; to be cancelled is none. */
      if (error == NULL || !g_error_matches (*error, KD_ERROR, KD_ERROR_CORRUPT))
        return NULL;
      g_clear_error (error);
      found (walk, "unreadable", "sequence", walk->tree.size);
    }
  if (walk->anchor != NULL && !walk->anchored)
    found (walk, "anchor", "size", walk->anchor->size);
  if (!kd_uuid_equal (&walk->instance, &store->instance))
    found (walk, "instance", "commit", result->commits);
  result->size = walk->tree.size;
  if (result->size > 0)
    kd_ledger_tree_get_root (&walk->tree, &result->root);
  return g_steal_pointer (&result);
}
