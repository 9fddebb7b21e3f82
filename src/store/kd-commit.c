/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-commit.h"

#include "kd-brief-store.h"
#include "kd-error.h"
#include "kd-import-batch.h"
#include "kd-row-codec.h"
#include "kd-row-store.h"
#include "kd-text-store.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include <sys/random.h>

/* What is at work while a commit is written. */
typedef struct
{
  KdStore        *store;
  const KdCommit *commit;
  KdCommitResult *result;
  guint64         first;
  guint32         count;
  GByteArray     *bytes;
  KdBriefKeeper  *briefs;
  KdTextKeeper   *texts;
  GHashTable     *inserted; /* rows by uuid: what refers to one need not look it up */
  guint8          random[256];
  gsize           random_left;
} Door;

/**
 * kd_commit_new:
 * @reason: why
 *
 * Returns: (transfer full): an empty commit
 */
KdCommit *
kd_commit_new (KdReason reason)
{
  KdCommit *self = g_new0 (KdCommit, 1);

  self->reason = reason;
  self->changes = g_ptr_array_new_with_free_func ((GDestroyNotify) kd_change_free);
  return self;
}

/**
 * kd_commit_take_change:
 * @self: a commit
 * @change: (transfer full): a change
 *
 * Adds a change. Changes are made in their order.
 */
void
kd_commit_take_change (KdCommit *self,
                       KdChange *change)
{
  g_ptr_array_add (self->changes, change);
}

/**
 * kd_commit_free:
 * @self: (transfer full): a commit
 *
 * Frees @self and its changes.
 */
void
kd_commit_free (KdCommit *self)
{
  g_ptr_array_unref (self->changes);
  g_free (self->note);
  g_free (self);
}

/* Random bytes come by the page: a call into the kernel for each salt costs more than its hash. */
static void
make_salt (Door   *door,
           guint8 *salt)
{
  if (door->random_left < KD_LEDGER_SALT_SIZE)
    {
      if (getrandom (door->random, sizeof door->random, 0) != sizeof door->random)
        g_error ("The system gave no random numbers");
      door->random_left = sizeof door->random;
    }
  door->random_left -= KD_LEDGER_SALT_SIZE;
  memcpy (salt, door->random + door->random_left, KD_LEDGER_SALT_SIZE);
}

static void
bind_blob (sqlite3_stmt *statement,
           int           place,
           const void   *bytes,
           gsize         size)
{
  sqlite3_bind_blob (statement, place, bytes, (int) size, SQLITE_STATIC);
}

static void
bind_uuid (sqlite3_stmt *statement,
           int           place,
           const KdUuid *uuid)
{
  if (!kd_uuid_is_none (uuid))
    bind_blob (statement, place, uuid->bytes, sizeof uuid->bytes);
}

/* --- the leaf of a change --------------------------------------------------------------------------- */

/* The newest leaf of a record that has no row now: one that was deleted and comes back. */
static gboolean
find_last_leaf (KdStore      *store,
                const KdUuid *uuid,
                gint64       *sequence,
                GError      **error)
{
  sqlite3_stmt *statement = kd_connection_prepare (store->connection, "SELECT max (sequence) FROM ledger_change WHERE uuid = ?1", error);
  int           result;

  if (statement == NULL)
    return FALSE;
  bind_uuid (statement, 1, uuid);
  result = kd_connection_step (store->connection, statement, error);
  *sequence = result == SQLITE_ROW && sqlite3_column_type (statement, 0) != SQLITE_NULL ? sqlite3_column_int64 (statement, 0) : -1;
  sqlite3_reset (statement);
  return result == SQLITE_ROW;
}

static gboolean
load_leaf_hash (KdStore *store,
                gint64   sequence,
                KdHash  *hash,
                GError **error)
{
  sqlite3_stmt *statement;
  gboolean      good;

  memset (hash, 0, sizeof *hash);
  if (sequence < 0)
    return TRUE;
  statement = kd_connection_prepare (store->connection, "SELECT leaf FROM ledger_change WHERE sequence = ?1", error);
  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, sequence);
  good = kd_connection_step (store->connection, statement, error) == SQLITE_ROW && sqlite3_column_bytes (statement, 0) == KD_HASH_SIZE;
  if (good)
    memcpy (hash->bytes, sqlite3_column_blob (statement, 0), KD_HASH_SIZE);
  else if (error != NULL && *error == NULL)
    g_set_error (error, KD_ERROR, KD_ERROR_CORRUPT, _ ("The ledger lacks leaf %d; restore the book from a backup"), (int) sequence);
  sqlite3_reset (statement);
  return good;
}

static gboolean
store_change (Door                 *door,
              const KdChangeHeader *header,
              gint64                supersedes,
              const guint8         *salt,
              const KdHash         *leaf,
              GError              **error)
{
  sqlite3_stmt *statement = kd_connection_prepare (door->store->connection,
                                                   "INSERT INTO ledger_change (sequence, commit_number, kind, uuid, operation, supersedes,"
                                                   " row_digest, payload_hash, salt, payload, leaf)"
                                                   " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
                                                   error);

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, (gint64) header->sequence);
  sqlite3_bind_int64 (statement, 2, (gint64) door->store->number + 1);
  sqlite3_bind_int (statement, 3, header->kind);
  bind_uuid (statement, 4, &header->uuid);
  sqlite3_bind_int (statement, 5, header->operation);
  if (supersedes >= 0)
    sqlite3_bind_int64 (statement, 6, supersedes);
  if (header->operation != KD_OPERATION_DELETE)
    bind_blob (statement, 7, header->row_digest.bytes, KD_HASH_SIZE);
  bind_blob (statement, 8, header->payload_hash.bytes, KD_HASH_SIZE);
  bind_blob (statement, 9, salt, KD_LEDGER_SALT_SIZE);
  bind_blob (statement, 10, door->bytes->data, door->bytes->len);
  bind_blob (statement, 11, leaf->bytes, KD_HASH_SIZE);
  return kd_connection_run (door->store->connection, statement, error);
}

/* Writes the leaf of one change: @before or @after is NULL for what was not or is no more. */
static gboolean
write_change (Door        *door,
              KdOperation  operation,
              const KdRow *before,
              KdRow       *after,
              GError     **error)
{
  KdStore     *store = door->store;
  const KdRow *row = after != NULL ? after : before;
  g_autoptr (GPtrArray) deltas = kd_row_diff (before, after);
  KdChangeHeader header = { .sequence = store->tree.size, .kind = (guint16) row->def->kind, .operation = (guint8) operation, .uuid = row->uuid };
  guint8         bytes[KD_CHANGE_HEADER_SIZE];
  guint8         salt[KD_LEDGER_SALT_SIZE];
  gint64         supersedes = before != NULL ? before->leaf : -1;
  KdHash         leaf;

  if (before == NULL && !find_last_leaf (store, &row->uuid, &supersedes, error))
    return FALSE;
  if (!load_leaf_hash (store, supersedes, &header.superseded, error))
    return FALSE;

  make_salt (door, salt);
  if (after != NULL)
    {
      g_byte_array_set_size (door->bytes, 0);
      kd_row_encode (after, door->bytes);
      kd_hash_parts (0x02, salt, sizeof salt, door->bytes->data, door->bytes->len, &header.row_digest);
      after->leaf = (gint64) header.sequence;
    }
  g_byte_array_set_size (door->bytes, 0);
  kd_deltas_encode (deltas, door->bytes);
  kd_hash_parts (0x03, salt, sizeof salt, door->bytes->data, door->bytes->len, &header.payload_hash);

  kd_change_header_encode (&header, bytes);
  kd_hash_leaf (bytes, sizeof bytes, &leaf);
  door->count++;
  return store_change (door, &header, supersedes, salt, &leaf, error) &&
         kd_ledger_tree_append (&store->tree, &leaf, kd_ledger_tile_append, store->connection, error);
}

/* What is derived of rows follows them: briefs and the text index. */
static gboolean
touch (Door        *door,
       const KdRow *before,
       const KdRow *after,
       GError     **error)
{
  kd_text_keeper_touch (door->texts, before, after);
  return kd_brief_keeper_touch (door->briefs, before, after, error);
}

/* --- changes ------------------------------------------------------------------------------------------ */

static gboolean refuse (GError    **error,
                        KdError     code,
                        const char *format,
                        ...) G_GNUC_PRINTF (3, 4);

static gboolean
refuse (GError    **error,
        KdError     code,
        const char *format,
        ...)
{
  va_list arguments;

  va_start (arguments, format);
  if (error != NULL)
    *error = g_error_new_valist (KD_ERROR, (int) code, format, arguments);
  va_end (arguments);
  return FALSE;
}

static gboolean
load_current (Door           *door,
              const KdChange *change,
              KdRow         **current,
              GError        **error)
{
  char text[KD_UUID_TEXT_SIZE];

  if (!kd_row_store_load (door->store->connection, change->row->def, &change->row->uuid, current, error))
    return FALSE;
  if (*current == NULL)
    {
      g_set_error (error,
                   KD_ERROR,
                   KD_ERROR_NOT_FOUND,
                   _ ("There is no %s %s; it may have been deleted"),
                   change->row->def->name,
                   kd_uuid_format (&change->row->uuid, text));
      return FALSE;
    }
  return TRUE;
}

static gboolean
is_inserted (Door         *door,
             KdKind        kind,
             const KdUuid *uuid)
{
  const KdRow *row = g_hash_table_lookup (door->inserted, uuid);

  return row != NULL && row->def->kind == kind;
}

/* References are looked up here, so that the message can say which. */
static gboolean
references_exist (Door        *door,
                  const KdRow *row,
                  GError     **error)
{
  for (guint i = 0; i < row->def->n_fields; i++)
    {
      const KdField   *field = &row->def->fields[i];
      g_autofree char *sql = NULL;
      sqlite3_stmt    *statement;
      int              result;

      if (field->type != KD_FIELD_REFERENCE || row->values[i].type == KD_VALUE_NONE || is_inserted (door, (KdKind) field->refers, &row->values[i].uuid))
        continue;
      sql = g_strdup_printf ("SELECT 1 FROM \"%s\" WHERE uuid = ?1", kd_kind_get_def ((KdKind) field->refers)->name);
      statement = kd_connection_prepare (door->store->connection, sql, error);
      if (statement == NULL)
        return FALSE;
      kd_row_store_bind (statement, 1, &row->values[i]);
      result = kd_connection_step (door->store->connection, statement, error);
      sqlite3_reset (statement);
      if (result == SQLITE_DONE)
        return refuse (error, KD_ERROR_NOT_FOUND, _ ("The record that “%s” refers to is not there; look its id up by “list”"), field->name);
      if (result != SQLITE_ROW)
        return FALSE;
    }
  return TRUE;
}

static gboolean
insert (Door           *door,
        const KdChange *change,
        GError        **error)
{
  g_autoptr (KdRow) row = kd_change_apply (change, NULL);
  g_autoptr (KdRow) present = NULL;
  gint64 now = kd_clock_now (door->store->clock);

  if (kd_uuid_is_none (&row->uuid))
    kd_uuid_generate (&row->uuid, now);
  else
    {
      gint64 leaf;

      /* What never had a leaf has no row: nearly every insert is spared the look-up. */
      if (!find_last_leaf (door->store, &row->uuid, &leaf, error) ||
          (leaf >= 0 && !kd_row_store_load (door->store->connection, row->def, &row->uuid, &present, error)))
        return FALSE;
    }
  if (present != NULL)
    return refuse (error, KD_ERROR_EXISTS, _ ("The %s is there already"), row->def->name);
  if (!kd_row_validate (row, error) || !references_exist (door, row, error) ||
      !write_change (door, KD_OPERATION_INSERT, NULL, row, error) ||
      !kd_row_store_insert (door->store->connection, row, error) ||
      !touch (door, NULL, row, error))
    return FALSE;
  g_hash_table_insert (door->inserted, &row->uuid, row);
  g_ptr_array_add (door->result->rows, g_steal_pointer (&row));
  return TRUE;
}

static gboolean
update (Door           *door,
        const KdChange *change,
        GError        **error)
{
  g_autoptr (KdRow) before = NULL;
  g_autoptr (KdRow) after = NULL;

  if (!load_current (door, change, &before, error))
    return FALSE;
  after = kd_change_apply (change, before);
  if (!kd_row_validate (after, error) || !references_exist (door, after, error))
    return FALSE;
  if (!kd_row_equal (before, after))
    {
      if (after->def->flags & KD_KIND_APPEND_ONLY)
        return refuse (error, KD_ERROR_CONFLICT, _ ("A %s is never changed; undo it and add the right one"), after->def->name);
      if (!write_change (door, KD_OPERATION_UPDATE, before, after, error) ||
          !kd_row_store_update (door->store->connection, after, error) ||
          !touch (door, before, after, error))
        return FALSE;
    }
  g_ptr_array_add (door->result->rows, g_steal_pointer (&after));
  return TRUE;
}

/* What refers to a record, so that the refusal can name it. */
static gboolean
nothing_refers (Door        *door,
                const KdRow *row,
                GError     **error)
{
  g_autoptr (GPtrArray) rows = NULL;
  const KdKindDef *def;
  guint            n = 0;

  if (!kd_row_store_referring (door->store->connection, row->def->kind, &row->uuid, &rows, error))
    return FALSE;
  if (rows->len == 0)
    return TRUE;
  def = ((const KdRow *) rows->pdata[0])->def;
  while (n < rows->len && ((const KdRow *) rows->pdata[n])->def == def)
    n++;
  g_set_error (error,
               KD_ERROR,
               KD_ERROR_CONFLICT,
               _ ("The %s cannot be deleted: %u records of kind %s hang on it"),
               row->def->name,
               n,
               def->name);
  return FALSE;
}

static gboolean delete (Door           *door,
                        const KdChange *change,
                        GError        **error)
{
  g_autoptr (KdRow) before = NULL;

  if (!load_current (door, change, &before, error))
    return FALSE;
  if ((before->def->flags & KD_KIND_APPEND_ONLY) && !door->commit->lift)
    return refuse (error, KD_ERROR_CONFLICT, _ ("A %s is never deleted; undo it, which adds its reversal"), before->def->name);
  g_hash_table_remove (door->inserted, &before->uuid);
  return nothing_refers (door, before, error) && write_change (door, KD_OPERATION_DELETE, before, NULL, error) &&
         kd_row_store_delete (door->store->connection, before, error) &&
         touch (door, before, NULL, error);
}

static gboolean
write_changes (Door    *door,
               GError **error)
{
  for (guint i = 0; i < door->commit->changes->len; i++)
    {
      const KdChange *change = door->commit->changes->pdata[i];
      gboolean        good;

      switch (change->operation)
        {
        case KD_OPERATION_INSERT:
          good = insert (door, change, error);
          break;
        case KD_OPERATION_UPDATE:
          good = update (door, change, error);
          break;
        case KD_OPERATION_DELETE:
          good = delete (door, change, error);
          break;
        default:
          g_return_val_if_reached (FALSE);
        }
      if (!good)
        return FALSE;
    }
  return TRUE;
}

/* --- the commit's own leaf ------------------------------------------------------------------------------ */

static void
fill_header (Door           *door,
             KdCommitHeader *header,
             guint8         *note_salt)
{
  KdStore        *store = door->store;
  const KdCommit *commit = door->commit;
  gint64          now = kd_clock_now (store->clock);

  *header = (KdCommitHeader) {
    .number = store->number + 1,
    .first = door->first,
    .count = door->count,
    .author = store->fingerprint,
    .device = store->device,
    .instance = store->instance,
    /* Hybrid time: a clock that was put back stops, it does not run back. */
    .time = MAX (now, store->time),
    .tick = now > store->time ? 0 : store->tick + 1,
    .reason = (guint16) commit->reason,
    .batch = commit->batch,
    .target = commit->target,
    .subject_kind = commit->subject_kind,
    .subject = commit->subject,
    .subject_count = commit->subject_count,
    .other_size = commit->other_size,
    .other_root = commit->other_root,
  };
  if (commit->note != NULL)
    {
      make_salt (door, note_salt);
      kd_hash_parts (0x04, note_salt, KD_LEDGER_SALT_SIZE, commit->note, strlen (commit->note), &header->note_hash);
    }
}

static gboolean
store_commit (Door                 *door,
              const KdCommitHeader *header,
              const guint8         *note_salt,
              const KdHash         *leaf,
              const KdHash         *root,
              const guint8         *signature,
              GError              **error)
{
  static const KdHash none;
  sqlite3_stmt       *statement = kd_connection_prepare (door->store->connection,
                                                   "INSERT INTO ledger_commit (number, first, count, author, device, instance, time, tick, reason, batch,"
                                                         " target, subject_kind, subject, subject_count, other_size, other_root, note_hash, salt, note, leaf, root,"
                                                         " signature) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19,"
                                                         " ?20, ?21, ?22)",
                                                   error);

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, (gint64) header->number);
  sqlite3_bind_int64 (statement, 2, (gint64) header->first);
  sqlite3_bind_int64 (statement, 3, header->count);
  sqlite3_bind_int64 (statement, 4, door->store->author);
  bind_uuid (statement, 5, &header->device);
  bind_uuid (statement, 6, &header->instance);
  sqlite3_bind_int64 (statement, 7, header->time);
  sqlite3_bind_int64 (statement, 8, header->tick);
  sqlite3_bind_int (statement, 9, header->reason);
  bind_uuid (statement, 10, &header->batch);
  if (header->target != 0)
    sqlite3_bind_int64 (statement, 11, (gint64) header->target);
  sqlite3_bind_int (statement, 12, header->subject_kind);
  bind_uuid (statement, 13, &header->subject);
  sqlite3_bind_int64 (statement, 14, header->subject_count);
  sqlite3_bind_int64 (statement, 15, (gint64) header->other_size);
  if (!kd_hash_equal (&header->other_root, &none))
    bind_blob (statement, 16, header->other_root.bytes, KD_HASH_SIZE);
  if (door->commit->note != NULL)
    {
      bind_blob (statement, 17, header->note_hash.bytes, KD_HASH_SIZE);
      bind_blob (statement, 18, note_salt, KD_LEDGER_SALT_SIZE);
      sqlite3_bind_text (statement, 19, door->commit->note, -1, SQLITE_STATIC);
    }
  bind_blob (statement, 20, leaf->bytes, KD_HASH_SIZE);
  bind_blob (statement, 21, root->bytes, KD_HASH_SIZE);
  bind_blob (statement, 22, signature, KD_SIGNATURE_SIZE);
  return kd_connection_run (door->store->connection, statement, error);
}

static gboolean
write_commit (Door    *door,
              GError **error)
{
  KdStore         *store = door->store;
  KdCommitHeader   header;
  guint8           note_salt[KD_LEDGER_SALT_SIZE];
  guint8           bytes[KD_COMMIT_HEADER_SIZE];
  guint8           signature[KD_SIGNATURE_SIZE];
  KdHash           leaf, root;
  g_autofree char *body = NULL;

  fill_header (door, &header, note_salt);
  kd_commit_header_encode (&header, bytes);
  kd_hash_leaf (bytes, sizeof bytes, &leaf);
  if (!kd_ledger_tree_append (&store->tree, &leaf, kd_ledger_tile_append, store->connection, error))
    return FALSE;
  kd_ledger_tree_get_root (&store->tree, &root);
  body = kd_checkpoint_body (&store->book, &store->instance, store->tree.size, &root);
  kd_signer_sign (store->signer, body, strlen (body), signature);
  if (!store_commit (door, &header, note_salt, &leaf, &root, signature, error))
    return FALSE;

  store->number = header.number;
  store->time = header.time;
  store->tick = header.tick;
  return TRUE;
}

/* The database's own guard of append-only rows stands aside for this transaction only. */
static gboolean
lift_guard (Door       *door,
            const char *sql,
            GError    **error)
{
  return !door->commit->lift || kd_connection_execute (door->store->connection, sql, error);
}

static gboolean
write_all (Door    *door,
           GError **error)
{
  if (!kd_connection_execute (door->store->connection, "BEGIN IMMEDIATE", error))
    return FALSE;
  if (!lift_guard (door, "INSERT INTO ledger_lift (reason) VALUES (6)", error) || !write_changes (door, error) ||
      !lift_guard (door, "DELETE FROM ledger_lift", error))
    return FALSE;
  if (door->count == 0 && door->commit->changes->len > 0)
    return kd_connection_execute (door->store->connection, "ROLLBACK", error);
  return kd_brief_keeper_write (door->briefs, kd_clock_get_zone (door->store->clock), door->result->briefs, door->result->gone, error) &&
         kd_text_keeper_write (door->texts, door->store->rewritten, &door->store->unmerged, error) && write_commit (door, error) && kd_connection_execute (door->store->connection, "COMMIT", error);
}

/* Which larger acts are at work: another one that says so was cut off. */
static void
note_acts (KdStore              *store,
           const KdCommitResult *result)
{
  for (guint i = 0; i < result->rows->len; i++)
    {
      const KdRow *row = result->rows->pdata[i];
      const char  *state = row->def->kind == KD_KIND_IMPORT_BATCH ? kd_row_get_text (row, KD_IMPORT_BATCH_STATE) : NULL;

      if (g_strcmp0 (state, "running") == 0 || g_strcmp0 (state, "undoing") == 0)
        g_hash_table_add (store->acts, g_memdup2 (&row->uuid, sizeof row->uuid));
      else if (state != NULL)
        g_hash_table_remove (store->acts, &row->uuid);
    }
}

/**
 * kd_store_commit:
 * @store: an open book
 * @commit: what to write
 * @error: return location
 *
 * The one door: writes rows and ledger in one transaction, or nothing. Each row is validated, what it
 * refers to has to be there, an append-only row is never changed. A commit whose changes change
 * nothing is not written. A book that is open for reading only refuses changes; an act without any, as a
 * reveal or an export, is then done without an entry.
 *
 * Returns: (transfer full) (nullable): what was done, or %NULL with the book as it was
 */
KdCommitResult *
kd_store_commit (KdStore        *store,
                 const KdCommit *commit,
                 GError        **error)
{
  g_autoptr (KdCommitResult) result = kd_commit_result_new ();
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autofree KdStore *kept = g_memdup2 (store, sizeof *store);
  g_autoptr (KdBriefKeeper) briefs = kd_brief_keeper_new (store->connection, store->pinyin);
  g_autoptr (KdTextKeeper) texts = kd_text_keeper_new (store->connection);
  g_autoptr (GHashTable) inserted = g_hash_table_new (kd_uuid_hash, kd_uuid_equal);
  Door door = { store, commit, result, store->tree.size, 0, bytes, briefs, texts, inserted, { 0 }, 0 };

  if (commit->changes->len > KD_COMMIT_LIMIT)
    {
      g_set_error (error, KD_ERROR, KD_ERROR_LIMIT, _ ("A commit has %d changes at the most; divide it"), KD_COMMIT_LIMIT);
      return NULL;
    }
  g_return_val_if_fail (commit->changes->len == 0 || commit->reason < KD_REASON_FIRST_ACT, NULL);

  if (store->read_only && commit->changes->len == 0)
    return g_steal_pointer (&result);
  if (store->read_only)
    {
      g_set_error (error, KD_ERROR, KD_ERROR_READ_ONLY, _ ("The client book is damaged and open for reading only; nothing was changed"));
      return NULL;
    }
  if (!write_all (&door, error))
    {
      if (!sqlite3_get_autocommit (store->connection->db))
        kd_connection_execute (store->connection, "ROLLBACK", NULL);
      *store = *kept;
      return NULL;
    }
  result->number = door.count > 0 || commit->changes->len == 0 ? store->number : 0;
  note_acts (store, result);
  if (result->number != 0 && store->committed != NULL)
    store->committed (result, store->committed_data);
  return g_steal_pointer (&result);
}
