/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Verification of the ledger: leaves, their chains, commits, the tree. */

#include "kd-change.h"
#include "kd-error.h"
#include "kd-row-codec.h"
#include "kd-verify-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* --- changes ------------------------------------------------------------------------------------------ */

static gboolean
check_supersession (KdWalk         *walk,
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

      good = kd_walk_read_bytes (statement, 0, header->superseded.bytes, KD_HASH_SIZE) &&
             sqlite3_column_bytes (statement, 1) == 16 &&
             memcmp (sqlite3_column_blob (statement, 1), header->uuid.bytes, 16) == 0 &&
             sqlite3_column_int (statement, 2) == header->kind &&
             (header->operation == KD_OPERATION_INSERT) == back &&
             !(walk->leaves->data[supersedes] & KD_LEAF_SUPERSEDED);
    }
  sqlite3_reset (statement);
  walk->leaves->data[supersedes] = KD_LEAF_SUPERSEDED;
  return good;
}

static void
check_payload (KdWalk               *walk,
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
      kd_walk_found (walk, "payload-missing", "sequence", header->sequence);
      return;
    }
  kd_hash_parts (0x03, salt, KD_LEDGER_SALT_SIZE, payload, size, &hash);
  if (!kd_hash_equal (&hash, &header->payload_hash) || (deltas = kd_deltas_decode (payload, size, NULL)) == NULL)
    kd_walk_found (walk, "payload", "sequence", header->sequence);
}

/* A tile's hash that the walk computed has to be the one that is stored. */
static gboolean
check_tile (guint         level,
            guint64       index,
            const KdHash *hash,
            gpointer      data,
            GError      **error)
{
  KdWalk       *walk = data;
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
      !kd_walk_read_bytes (statement, 0, stored.bytes, KD_HASH_SIZE) || !kd_hash_equal (&stored, hash))
    kd_walk_found (walk, "tile", "level", level);
  sqlite3_reset (statement);
  return TRUE;
}

static gboolean
append_leaf (KdWalk            *walk,
             const KdHash      *leaf,
             guint8             state,
             const KdWalkProof *proof,
             GError           **error)
{
  g_byte_array_append (walk->leaves, &state, 1);
  if (walk->proofs->len < KD_WALK_MOST_PROOFS)
    g_array_append_vals (walk->proofs, proof, 1);
  return kd_ledger_tree_append (&walk->tree, leaf, check_tile, walk, error);
}

static gboolean
check_change (KdWalk       *walk,
              sqlite3_stmt *change,
              guint64       commit,
              GError      **error)
{
  KdWalkProof    proof = { 0 };
  KdChangeHeader header = { .sequence = (guint64) sqlite3_column_int64 (change, 0), .kind = (guint16) sqlite3_column_int (change, 1), .operation = (guint8) sqlite3_column_int (change, 3) };
  guint8         bytes[KD_CHANGE_HEADER_SIZE];
  KdHash         stored, leaf;
  gboolean       good = kd_walk_read_bytes (change, 2, header.uuid.bytes, 16) && kd_walk_read_bytes (change, 5, header.row_digest.bytes, KD_HASH_SIZE) &&
                  kd_walk_read_bytes (change, 6, header.payload_hash.bytes, KD_HASH_SIZE) && kd_walk_read_bytes (change, 9, stored.bytes, KD_HASH_SIZE);

  if (header.sequence != walk->tree.size || (guint64) sqlite3_column_int64 (change, 10) != commit)
    kd_walk_found (walk, "sequence", "sequence", header.sequence);
  if (!check_supersession (walk, change, &header, error))
    {
      if (error != NULL && *error != NULL)
        return FALSE;
      kd_walk_found (walk, "chain", "sequence", header.sequence);
    }
  check_payload (walk, change, &header);
  kd_change_header_encode (&header, bytes);
  kd_hash_leaf (bytes, sizeof bytes, &leaf);
  if (!good || !kd_hash_equal (&leaf, &stored))
    kd_walk_found (walk, "leaf", "sequence", header.sequence);
  walk->result->changes++;
  if (header.kind == KD_KIND_IMPORT_BATCH)
    g_hash_table_add (walk->acts, g_memdup2 (&header.uuid, sizeof header.uuid));
  proof.digest = header.row_digest;
  proof.uuid = header.uuid;
  /* A salt that is missing is a finding already; no digest fits zeros. */
  if (sqlite3_column_bytes (change, 7) == KD_LEDGER_SALT_SIZE)
    memcpy (proof.salt, sqlite3_column_blob (change, 7), KD_LEDGER_SALT_SIZE);
  return append_leaf (walk, &leaf, header.operation == KD_OPERATION_DELETE ? 0 : KD_LEAF_LIVE, &proof, error);
}

static gboolean
check_changes (KdWalk  *walk,
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
    kd_walk_found (walk, "sequence", "commit", commit);
  return result == SQLITE_DONE;
}

/* --- authors ------------------------------------------------------------------------------------------ */

static const KdWalkAuthor *
find_introducer (KdWalk *walk,
                 gint64  introducer,
                 gint64  author)
{
  for (guint i = 0; i < walk->authors->len; i++)
    {
      const KdWalkAuthor *known = &g_array_index (walk->authors, KdWalkAuthor, i);

      if (known->author == introducer && (known->role == KD_ROLE_OWNER && known->genuine) && introducer < author)
        return known;
    }
  return NULL;
}

static void
check_introduction (KdWalk       *walk,
                    KdWalkAuthor *author,
                    sqlite3_stmt *row)
{
  const char         *name = (const char *) sqlite3_column_text (row, 2);
  gint64              introducer = sqlite3_column_int64 (row, 4);
  gboolean            first = author->author == 1;
  const KdWalkAuthor *by = first ? author : find_introducer (walk, introducer, author->author);
  g_autoptr (GBytes) message = NULL;

  author->genuine = by != NULL && name != NULL && sqlite3_column_bytes (row, 5) == KD_SIGNATURE_SIZE &&
                    (!first || (introducer == 1 && author->role == KD_ROLE_OWNER));
  if (author->genuine)
    {
      message = kd_author_message (&walk->store->book, author->role, author->public_key, &by->fingerprint, name);
      author->genuine = kd_signature_is_valid (sqlite3_column_blob (row, 5), g_bytes_get_data (message, NULL), g_bytes_get_size (message), by->public_key);
    }
  if (!author->genuine)
    kd_walk_found (walk, "author", "author", (guint64) author->author);
}

/**
 * kd_walk_load_authors:
 * @walk: a verification
 * @error: return location
 *
 * Reads who may sign, and checks who introduced them.
 *
 * Returns: whether they could be read
 */
gboolean
kd_walk_load_authors (KdWalk  *walk,
                      GError **error)
{
  sqlite3_stmt *statement = kd_connection_prepare (walk->store->connection,
                                                   "SELECT author, public_key, name, role, introducer, signature FROM author ORDER BY author",
                                                   error);
  int           result;

  while ((result = kd_connection_step (walk->store->connection, statement, error)) == SQLITE_ROW)
    {
      KdWalkAuthor author = { .author = sqlite3_column_int64 (statement, 0), .role = sqlite3_column_int (statement, 3) };

      kd_walk_read_bytes (statement, 1, author.public_key, sizeof author.public_key);
      kd_hash_plain (author.public_key, sizeof author.public_key, &author.fingerprint);
      check_introduction (walk, &author, statement);
      g_array_append_val (walk->authors, author);
    }
  return result == SQLITE_DONE;
}

/* --- commits ------------------------------------------------------------------------------------------ */

static void
check_note (KdWalk               *walk,
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
  kd_walk_found (walk, "note", "commit", header->number);
}

static void
check_time (KdWalk               *walk,
            const KdCommitHeader *header)
{
  if (header->time < walk->time || (header->time == walk->time && header->tick <= walk->tick) ||
      header->time > kd_clock_now (walk->store->clock) + 5 * 60 * G_USEC_PER_SEC)
    kd_walk_found (walk, "time", "commit", header->number);
  walk->time = header->time;
  walk->tick = header->tick;
}

/* A line of life begins with the book or with a restore, and no name is used twice. */
static void
check_instance (KdWalk               *walk,
                const KdCommitHeader *header)
{
  gboolean begins = !kd_uuid_equal (&walk->instance, &header->instance);

  if (begins && ((header->number > 1 && header->reason != KD_REASON_RESTORE) || g_hash_table_contains (walk->instances, &header->instance)))
    kd_walk_found (walk, "instance", "commit", header->number);
  if (begins)
    g_hash_table_add (walk->instances, g_memdup2 (&header->instance, sizeof header->instance));
  walk->instance = header->instance;
}

typedef enum
{
  CHANGES = 1 << 0,      /* may change records */
  TARGET = 1 << 1,       /* names the commit that it takes back */
  BATCH = 1 << 2,        /* may belong to a batch */
  BATCH_ALWAYS = 1 << 3, /* has to */
} ReasonRule;

/* docs/ledger.md §4; 0 is no reason at all. */
static gboolean
get_reason_rule (guint16     reason,
                 ReasonRule *rule)
{
  static const ReasonRule changing[] = {
    [KD_REASON_EDIT] = CHANGES,
    [KD_REASON_UNDO] = CHANGES | TARGET | BATCH,
    [KD_REASON_REDO] = CHANGES | TARGET | BATCH,
    [KD_REASON_IMPORT] = CHANGES | BATCH_ALWAYS,
    [KD_REASON_UNDO_IMPORT] = CHANGES | TARGET | BATCH_ALWAYS,
    [KD_REASON_BATCH_EDIT] = CHANGES | BATCH_ALWAYS,
    [KD_REASON_MIGRATION] = CHANGES,
    [KD_REASON_ERASE] = CHANGES,
    [KD_REASON_DEMONSTRATION] = CHANGES | BATCH,
    [KD_REASON_PROGRAM] = CHANGES,
  };

  *rule = reason < G_N_ELEMENTS (changing) ? changing[reason] : 0;
  return *rule != 0 || reason == KD_REASON_MADE || (reason >= KD_REASON_FIRST_ACT && reason <= KD_REASON_VERIFIED);
}

static void
check_reason (KdWalk               *walk,
              const KdCommitHeader *header)
{
  ReasonRule rule;
  gboolean   known = get_reason_rule (header->reason, &rule);
  gboolean   batch = !kd_uuid_is_none (&header->batch);

  if (!known || (header->number == 1) != (header->reason == KD_REASON_MADE) || (header->count > 0 && !(rule & CHANGES)) ||
      (batch && !(rule & (BATCH | BATCH_ALWAYS))) || (!batch && (rule & BATCH_ALWAYS)) ||
      (header->target != 0) != ((rule & TARGET) != 0) ||
      (header->target != 0 && (header->target >= header->number || header->target > walk->commits->len || !walk->commits->data[header->target - 1])))
    kd_walk_found (walk, "reason", "commit", header->number);
  if (batch && !g_hash_table_contains (walk->batches, &header->batch))
    g_hash_table_insert (walk->batches, g_memdup2 (&header->batch, sizeof header->batch), GUINT_TO_POINTER ((guint) header->number));
}

/* Who signed it, or %NULL with a finding: the author has to be there, rightly introduced and not a reader. */
static const KdWalkAuthor *
check_author (KdWalk         *walk,
              gint64          author,
              KdCommitHeader *header)
{
  for (guint i = 0; i < walk->authors->len; i++)
    {
      const KdWalkAuthor *known = &g_array_index (walk->authors, KdWalkAuthor, i);

      if (known->author != author)
        continue;
      header->author = known->fingerprint;
      if (!known->genuine || (known->role == KD_ROLE_READER && header->count > 0))
        kd_walk_found (walk, "author", "commit", header->number);
      return known;
    }
  kd_walk_found (walk, "author", "commit", header->number);
  return NULL;
}

/* A note that somebody signed has to be signed by an author of the book. */
static gboolean
anchor_is_genuine (KdWalk *walk)
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
check_signature (KdWalk               *walk,
                 sqlite3_stmt         *commit,
                 const KdWalkAuthor   *author,
                 const KdCommitHeader *header)
{
  const guint8    *signature = sqlite3_column_blob (commit, 21);
  g_autofree char *body = NULL;
  KdHash           root, stored;

  kd_ledger_tree_get_root (&walk->tree, &root);
  if (!kd_walk_read_bytes (commit, 20, stored.bytes, KD_HASH_SIZE) || !kd_hash_equal (&root, &stored))
    kd_walk_found (walk, "root", "commit", header->number);
  body = kd_checkpoint_body (&walk->store->book, &header->instance, walk->tree.size, &root);
  if (author == NULL || sqlite3_column_bytes (commit, 21) != KD_SIGNATURE_SIZE ||
      !kd_signature_is_valid (signature, body, strlen (body), author->public_key))
    kd_walk_found (walk, "signature", "commit", header->number);
  if (walk->anchor != NULL && walk->anchor->size == walk->tree.size)
    {
      walk->anchored = TRUE;
      if (!kd_hash_equal (&walk->anchor->root, &root) || !anchor_is_genuine (walk))
        kd_walk_found (walk, "anchor", "commit", header->number);
    }
}

static gboolean
check_commit (KdWalk       *walk,
              sqlite3_stmt *commit,
              GError      **error)
{
  static const KdWalkProof none;
  KdCommitHeader           header = {
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
  guint8              bytes[KD_COMMIT_HEADER_SIZE];
  const KdWalkAuthor *author;
  guint8              changed = header.count > 0;
  KdHash              stored, leaf;
  gboolean            good = kd_walk_read_bytes (commit, 4, header.device.bytes, 16) && kd_walk_read_bytes (commit, 5, header.instance.bytes, 16) &&
                  kd_walk_read_bytes (commit, 9, header.batch.bytes, 16) && kd_walk_read_bytes (commit, 12, header.subject.bytes, 16) &&
                  kd_walk_read_bytes (commit, 15, header.other_root.bytes, KD_HASH_SIZE) && kd_walk_read_bytes (commit, 16, header.note_hash.bytes, KD_HASH_SIZE) &&
                  kd_walk_read_bytes (commit, 19, stored.bytes, KD_HASH_SIZE);

  author = check_author (walk, sqlite3_column_int64 (commit, 3), &header);
  if (header.first != walk->tree.size || header.number != walk->result->commits + 1)
    kd_walk_found (walk, "sequence", "commit", header.number);
  check_time (walk, &header);
  check_instance (walk, &header);
  check_reason (walk, &header);
  check_note (walk, commit, &header);
  if (!check_changes (walk, header.number, header.first, header.count, error))
    return FALSE;

  kd_commit_header_encode (&header, bytes);
  kd_hash_leaf (bytes, sizeof bytes, &leaf);
  if (!good || !kd_hash_equal (&leaf, &stored))
    kd_walk_found (walk, "leaf", "commit", header.number);
  walk->result->commits++;
  g_byte_array_append (walk->commits, &changed, 1);
  if (!append_leaf (walk, &leaf, 0, &none, error))
    return FALSE;
  check_signature (walk, commit, author, &header);
  return TRUE;
}

/**
 * kd_walk_commits:
 * @walk: a verification
 * @most: how many changes to read before giving way
 * @done: (out): whether the last commit was read
 * @error: return location
 *
 * Reads commits on from where the walk stands, also those that were added meanwhile.
 *
 * Returns: whether they could be read
 */
gboolean
kd_walk_commits (KdWalk   *walk,
                 guint     most,
                 gboolean *done,
                 GError  **error)
{
  guint64 limit = walk->result->changes + walk->result->commits + most;

  *done = FALSE;
  while (walk->result->changes + walk->result->commits < limit)
    {
      sqlite3_stmt *statement = kd_connection_prepare (walk->store->connection,
                                                       "SELECT number, first, count, author, device, instance, time, tick, reason, batch,"
                                                       " ifnull (target, 0), subject_kind, subject, subject_count, other_size, other_root, note_hash,"
                                                       " salt, note, leaf, root, signature"
                                                       " FROM ledger_commit WHERE number > ?1 ORDER BY number LIMIT 1",
                                                       error);
      gboolean      good;

      if (statement == NULL)
        return FALSE;
      sqlite3_bind_int64 (statement, 1, walk->number);
      switch (kd_connection_step (walk->store->connection, statement, error))
        {
        case SQLITE_DONE:
          *done = TRUE;
          return TRUE;
        case SQLITE_ROW:
          walk->number = sqlite3_column_int64 (statement, 0);
          good = check_commit (walk, statement, error);
          sqlite3_reset (statement);
          if (!good)
            return FALSE;
          break;
        default:
          return FALSE;
        }
    }
  return TRUE;
}

/**
 * kd_walk_check_tiles:
 * @walk: a verification that has read every commit
 * @error: return location
 *
 * Checks that no tile holds more than the tree has; what it should hold was compared on the way.
 *
 * Returns: whether they could be read
 */
gboolean
kd_walk_check_tiles (KdWalk  *walk,
                     GError **error)
{
  sqlite3_stmt *statement = kd_connection_prepare (walk->store->connection,
                                                   "SELECT level, sum (length (hashes)) / 32, max (number) FROM ledger_tile GROUP BY level",
                                                   error);
  int           result;

  while ((result = kd_connection_step (walk->store->connection, statement, error)) == SQLITE_ROW)
    {
      int     level = sqlite3_column_int (statement, 0);
      guint64 hashes = walk->tree.size;

      for (int i = 0; i < level && hashes > 0; i++)
        hashes /= 256;
      if ((guint64) sqlite3_column_int64 (statement, 1) != hashes || sqlite3_column_int64 (statement, 2) > (gint64) hashes / 256)
        kd_walk_found (walk, "tile", "level", (guint64) level);
    }
  return result == SQLITE_DONE;
}

/**
 * kd_walk_check_batches:
 * @walk: a verification that has read every commit
 *
 * Checks that each batch that commits name is an act that the ledger knows.
 */
void
kd_walk_check_batches (KdWalk *walk)
{
  GHashTableIter iter;
  gpointer       batch, commit;

  g_hash_table_iter_init (&iter, walk->batches);
  while (g_hash_table_iter_next (&iter, &batch, &commit))
    if (!g_hash_table_contains (walk->acts, batch))
      kd_walk_found (walk, "batch", "commit", GPOINTER_TO_UINT (commit));
}
