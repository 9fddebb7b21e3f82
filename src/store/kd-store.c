/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-store.h"

#include "kd-book-lock.h"
#include "kd-commit.h"
#include "kd-error.h"
#include "kd-ledger-format.h"
#include "kd-schema.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

/**
 * kd_store_close:
 * @self: (transfer full): an open book
 *
 * Closes the database, forgets the keys and gives the lock back.
 */
void
kd_store_close (KdStore *self)
{
  g_clear_pointer (&self->connection, kd_connection_close);
  g_clear_pointer (&self->signer, kd_signer_unref);
  g_clear_pointer (&self->clock, kd_clock_unref);
  g_clear_pointer (&self->pinyin, kd_pinyin_free);
  g_clear_pointer (&self->acts, g_hash_table_unref);
  kd_book_lock_release (self->lock);
  g_free (self);
}

/**
 * kd_store_get_root:
 * @self: an open book
 * @root: (out caller-allocates): the root of its ledger's tree
 */
void
kd_store_get_root (const KdStore *self,
                   KdHash        *root)
{
  kd_ledger_tree_get_root (&self->tree, root);
}

static KdStore *
store_new (const char       *folder,
           const KdBookKeys *keys,
           KdSigner         *signer,
           const KdUuid     *device,
           KdClock          *clock,
           KdConnectionMode  mode,
           GError          **error)
{
  g_autoptr (KdStore) self = g_new0 (KdStore, 1);
  g_autofree char *lock = g_build_filename (folder, "book.lock", NULL);
  g_autofree char *path = g_build_filename (folder, keys->file, NULL);

  self->lock = -1;
  self->book = keys->book;
  self->instance = keys->instance;
  self->device = *device;
  self->signer = kd_signer_ref (signer);
  self->clock = kd_clock_ref (clock);
  self->pinyin = kd_pinyin_new ();
  self->unmerged = mode == KD_CONNECTION_WRITE ? 1 : 0;
  self->read_only = mode == KD_CONNECTION_READ;
  self->acts = g_hash_table_new_full (kd_uuid_hash, kd_uuid_equal, g_free, NULL);
  kd_hash_plain (kd_signer_get_public_key (signer), KD_PUBLIC_KEY_SIZE, &self->fingerprint);

  self->lock = kd_book_lock_take (lock, kd_clock_now (clock), error);
  if (self->lock < 0)
    return NULL;
  self->connection = kd_connection_open (path, keys->key, keys->salt, mode, error);
  if (self->connection == NULL || !(self->read_only ? kd_schema_check (self->connection, error) : kd_schema_migrate (self->connection, error)))
    return NULL;
  return g_steal_pointer (&self);
}

/* --- making ------------------------------------------------------------------------------------------- */

/* Row 1 introduces itself: docs/ledger.md §6. */
static gboolean
insert_owner (KdStore    *self,
              const char *name,
              GError    **error)
{
  const guint8 *public_key = kd_signer_get_public_key (self->signer);
  g_autoptr (GBytes) message = kd_author_message (&self->book, KD_ROLE_OWNER, public_key, &self->fingerprint, name);
  guint8        signature[KD_SIGNATURE_SIZE];
  sqlite3_stmt *statement;

  kd_signer_sign (self->signer, g_bytes_get_data (message, NULL), g_bytes_get_size (message), signature);
  statement = kd_connection_prepare (self->connection,
                                     "INSERT INTO author (author, public_key, name, role, introducer, signature)"
                                     " VALUES (1, ?1, ?2, ?3, 1, ?4)",
                                     error);
  if (statement == NULL)
    return FALSE;
  sqlite3_bind_blob (statement, 1, public_key, KD_PUBLIC_KEY_SIZE, SQLITE_STATIC);
  sqlite3_bind_text (statement, 2, name, -1, SQLITE_STATIC);
  sqlite3_bind_int (statement, 3, KD_ROLE_OWNER);
  sqlite3_bind_blob (statement, 4, signature, sizeof signature, SQLITE_STATIC);
  self->author = 1;
  return kd_connection_run (self->connection, statement, error);
}

static gboolean
insert_book (KdStore *self,
             GError **error)
{
  sqlite3_stmt *statement = kd_connection_prepare (self->connection, "INSERT INTO book (uuid, instance) VALUES (?1, ?2)", error);

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_blob (statement, 1, self->book.bytes, sizeof self->book.bytes, SQLITE_STATIC);
  sqlite3_bind_blob (statement, 2, self->instance.bytes, sizeof self->instance.bytes, SQLITE_STATIC);
  return kd_connection_run (self->connection, statement, error);
}

/**
 * kd_store_create:
 * @folder: the book's folder, which exists
 * @keys: names and key of the book
 * @signer: the owner
 * @author: what the owner is called
 * @device: this machine
 * @clock: where time comes from
 * @error: return location
 *
 * Makes the database of a new book and its first commit. What a failure leaves is no book: its key
 * file is written only afterwards.
 *
 * Returns: (transfer full) (nullable): the open book
 */
KdStore *
kd_store_create (const char       *folder,
                 const KdBookKeys *keys,
                 KdSigner         *signer,
                 const char       *author,
                 const KdUuid     *device,
                 KdClock          *clock,
                 GError          **error)
{
  g_autoptr (KdStore) self = store_new (folder, keys, signer, device, clock, KD_CONNECTION_CREATE, error);
  g_autoptr (KdCommit) made = kd_commit_new (KD_REASON_MADE);
  g_autoptr (KdCommitResult) result = NULL;

  if (self == NULL || !insert_book (self, error) || !insert_owner (self, author, error))
    return NULL;
  result = kd_store_commit (self, made, error);
  return result != NULL ? g_steal_pointer (&self) : NULL;
}

/* --- opening ------------------------------------------------------------------------------------------ */

static gboolean
read_identity (KdStore *self,
               GError **error)
{
  sqlite3_stmt *statement = kd_connection_prepare (self->connection, "SELECT uuid, instance FROM book", error);
  gboolean      good;

  good = kd_connection_step (self->connection, statement, error) == SQLITE_ROW &&
         sqlite3_column_bytes (statement, 0) == 16 && sqlite3_column_bytes (statement, 1) == 16 &&
         memcmp (sqlite3_column_blob (statement, 0), self->book.bytes, 16) == 0 &&
         memcmp (sqlite3_column_blob (statement, 1), self->instance.bytes, 16) == 0;
  if (statement != NULL)
    sqlite3_reset (statement);
  if (!good && (error == NULL || *error == NULL))
    g_set_error (error, KD_ERROR, KD_ERROR_CORRUPT, _ ("The database is not that of this key file; restore both from one backup"));
  return good;
}

static gboolean
read_author (KdStore *self,
             GError **error)
{
  sqlite3_stmt *statement = kd_connection_prepare (self->connection, "SELECT author FROM author WHERE public_key = ?1", error);
  int           result;

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_blob (statement, 1, kd_signer_get_public_key (self->signer), KD_PUBLIC_KEY_SIZE, SQLITE_STATIC);
  result = kd_connection_step (self->connection, statement, error);
  if (result == SQLITE_ROW)
    self->author = sqlite3_column_int64 (statement, 0);
  else if (result == SQLITE_DONE)
    g_set_error (error, KD_ERROR, KD_ERROR_WRONG_KEY, _ ("This user is no author of the book"));
  sqlite3_reset (statement);
  return result == SQLITE_ROW;
}

static gboolean
read_end (KdStore *self,
          GError **error)
{
  sqlite3_stmt *statement = kd_connection_prepare (self->connection,
                                                   "SELECT number, first + count + 1, time, tick FROM ledger_commit ORDER BY number DESC LIMIT 1",
                                                   error);
  guint64       size;

  if (kd_connection_step (self->connection, statement, error) != SQLITE_ROW)
    {
      if (error == NULL || *error == NULL)
        g_set_error (error, KD_ERROR, KD_ERROR_CORRUPT, _ ("The book has no commit; restore it from a backup"));
      return FALSE;
    }
  self->number = (guint64) sqlite3_column_int64 (statement, 0);
  size = (guint64) sqlite3_column_int64 (statement, 1);
  self->time = sqlite3_column_int64 (statement, 2);
  self->tick = (guint32) sqlite3_column_int64 (statement, 3);
  sqlite3_reset (statement);
  return kd_ledger_tree_load (&self->tree, self->connection, size, error);
}

/**
 * kd_store_open:
 * @folder: the book's folder
 * @keys: names and key of the book
 * @signer: who opens it
 * @device: this machine
 * @clock: where time comes from
 * @error: return location
 *
 * Takes the book's lock, opens and migrates the database and finds the end of its ledger.
 *
 * Returns: (transfer full) (nullable): the open book
 */
KdStore *
kd_store_open (const char       *folder,
               const KdBookKeys *keys,
               KdSigner         *signer,
               const KdUuid     *device,
               KdClock          *clock,
               GError          **error)
{
  g_autoptr (KdStore) self = store_new (folder, keys, signer, device, clock, KD_CONNECTION_WRITE, error);

  if (self == NULL || !read_identity (self, error) || !read_author (self, error) || !read_end (self, error))
    return NULL;
  return g_steal_pointer (&self);
}

/* What a reader can do without where it cannot be read. */
static gboolean
is_spared (gboolean read,
           GError **local,
           GError **error)
{
  if (!read && !g_error_matches (*local, KD_ERROR, KD_ERROR_CORRUPT))
    {
      g_propagate_error (error, g_steal_pointer (local));
      return FALSE;
    }
  g_clear_error (local);
  return TRUE;
}

/**
 * kd_store_open_read_only:
 * @folder: the book's folder
 * @keys: names and key of the book
 * @signer: who opens it
 * @device: this machine
 * @clock: where time comes from
 * @error: return location
 *
 * Takes the book's lock and opens the database of a damaged book without writing to it: it is neither migrated nor
 * merged, and needs no ledger that can be read. Commits are refused; acts that are only logged are done without an entry.
 *
 * Returns: (transfer full) (nullable): the open book
 */
KdStore *
kd_store_open_read_only (const char       *folder,
                         const KdBookKeys *keys,
                         KdSigner         *signer,
                         const KdUuid     *device,
                         KdClock          *clock,
                         GError          **error)
{
  g_autoptr (KdStore) self = store_new (folder, keys, signer, device, clock, KD_CONNECTION_READ, error);
  g_autoptr (GError) local = NULL;

  if (self == NULL || !is_spared (read_identity (self, &local), &local, error) || !is_spared (read_author (self, &local), &local, error) ||
      !is_spared (read_end (self, &local), &local, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * kd_store_freeze:
 * @self: an open book without an open transaction
 *
 * Leaves a book alone that was found damaged: from now on it is as if opened by [func@Store.open_read_only].
 */
void
kd_store_freeze (KdStore *self)
{
  g_autoptr (GError) error = NULL;

  self->read_only = TRUE;
  self->unmerged = 0;
  if (!kd_connection_freeze (self->connection, &error))
    g_debug ("A damaged book could not be frozen: %s", error->message);
}
