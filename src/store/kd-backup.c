/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-backup.h"

#include "kd-backup-manifest.h"
#include "kd-commit.h"
#include "kd-error.h"
#include "kd-verify.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define STEP_PAGES 64
#define CHUNK 65536

struct _KdBackup
{
  int              fd;
  char            *path;
  KdBackupManifest manifest;
  GBytes          *vault_keys;
  GBytes          *book_keys;
  guint64          database_at;
};

/* --- making ------------------------------------------------------------------------------------------- */

static gboolean
copy_pages (KdConnection *from,
            KdConnection *to,
            GError      **error)
{
  sqlite3_backup *backup = sqlite3_backup_init (to->db, "main", from->db, "main");
  int             result = SQLITE_OK;

  if (backup == NULL)
    return kd_connection_set_error (to, error);
  do
    result = sqlite3_backup_step (backup, STEP_PAGES);
  while (result == SQLITE_OK);
  sqlite3_backup_finish (backup);
  return result == SQLITE_DONE || kd_connection_set_error (to, error);
}

/* The copy is opened anew and verified like a book: every page, every signature, every row. */
static gboolean
prove_copy (KdStore          *store,
            const KdBookKeys *keys,
            const char       *path,
            GError          **error)
{
  g_autofree KdStore *copy = g_memdup2 (store, sizeof *store);
  g_autoptr (KdVerification) result = NULL;
  KdHash root;

  copy->connection = kd_connection_open (path, keys->key, keys->salt, FALSE, error);
  if (copy->connection == NULL)
    return FALSE;
  result = kd_store_verify (copy, TRUE, NULL, NULL, error);
  kd_connection_close (copy->connection);
  if (result == NULL)
    return FALSE;
  kd_store_get_root (store, &root);
  if (result->n_findings > 0 || result->size != store->tree.size || !kd_hash_equal (&root, &result->root))
    {
      g_set_error (error, KD_ERROR, KD_ERROR_CORRUPT, _ ("The copy did not pass its verification; “verify --full” tells whether the book itself is damaged"));
      return FALSE;
    }
  return TRUE;
}

static gboolean
make_copy (KdStore          *store,
           const KdBookKeys *keys,
           const char       *path,
           GError          **error)
{
  g_autoptr (KdConnection) copy = kd_connection_open (path, keys->key, keys->salt, TRUE, error);

  if (copy == NULL || !copy_pages (store->connection, copy, error))
    return FALSE;
  g_clear_pointer (&copy, kd_connection_close);
  return prove_copy (store, keys, path, error);
}

static gboolean
write_bytes (int           fd,
             gconstpointer bytes,
             gsize         size,
             const char   *path,
             GError      **error)
{
  const char *at = bytes;

  while (size > 0)
    {
      ssize_t n = write (fd, at, size);

      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        {
          kd_set_error_from_errno (error, errno, _ ("Writing “%s”"), path);
          return FALSE;
        }
      at += n;
      size -= (gsize) n;
    }
  return TRUE;
}

static gboolean
append_file (int         fd,
             int         from,
             guint64     size,
             const char *path,
             GError    **error)
{
  g_autofree char *chunk = g_malloc (CHUNK);

  while (size > 0)
    {
      ssize_t n = read (from, chunk, MIN (size, CHUNK));

      if (n < 0 && errno == EINTR)
        continue;
      if (n <= 0)
        {
          kd_set_error_from_errno (error, n < 0 ? errno : EIO, _ ("Reading for “%s”"), path);
          return FALSE;
        }
      if (!write_bytes (fd, chunk, (gsize) n, path, error))
        return FALSE;
      size -= (guint64) n;
    }
  return TRUE;
}

static void
fill_manifest (KdStore          *store,
               KdBackupManifest *manifest,
               GBytes           *vault_keys,
               GBytes           *book_keys)
{
  manifest->book = store->book;
  manifest->instance = store->instance;
  manifest->time = kd_clock_now (store->clock);
  memcpy (manifest->signer, kd_signer_get_public_key (store->signer), KD_PUBLIC_KEY_SIZE);
  manifest->tree_size = store->tree.size;
  kd_store_get_root (store, &manifest->root);
  manifest->commits = store->number;
  kd_backup_manifest_set_part (&manifest->parts[KD_BACKUP_VAULT_KEYS], vault_keys);
  kd_backup_manifest_set_part (&manifest->parts[KD_BACKUP_BOOK_KEYS], book_keys);
}

static gboolean
write_backup (KdStore          *store,
              KdBackupManifest *manifest,
              GBytes           *vault_keys,
              GBytes           *book_keys,
              int               database,
              const char       *path,
              GError          **error)
{
  g_autoptr (GBytes) head = kd_backup_manifest_encode (manifest, store->signer);
  g_autofd int fd = open (path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0600);

  if (fd < 0)
    {
      kd_set_error_from_errno (error, errno, _ ("Making “%s”"), path);
      return FALSE;
    }
  if (!write_bytes (fd, g_bytes_get_data (head, NULL), g_bytes_get_size (head), path, error) ||
      !write_bytes (fd, g_bytes_get_data (vault_keys, NULL), g_bytes_get_size (vault_keys), path, error) ||
      !write_bytes (fd, g_bytes_get_data (book_keys, NULL), g_bytes_get_size (book_keys), path, error) ||
      !append_file (fd, database, manifest->parts[KD_BACKUP_DATABASE].size, path, error))
    return FALSE;
  if (fsync (fd) != 0)
    {
      kd_set_error_from_errno (error, errno, _ ("Writing “%s”"), path);
      return FALSE;
    }
  return TRUE;
}

static gboolean
finish (const char *part,
        const char *path,
        GError    **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofd int     fd = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

  if (g_rename (part, path) != 0 || fd < 0 || fsync (fd) != 0)
    {
      kd_set_error_from_errno (error, errno, _ ("Finishing “%s”"), path);
      return FALSE;
    }
  return TRUE;
}

/**
 * kd_store_backup:
 * @store: an open book
 * @keys: its keys
 * @vault_keys: content of the vault's key file
 * @book_keys: content of the book's key file
 * @path: where the backup goes; nothing may be there
 * @size: (out): its size in bytes
 * @error: return location
 *
 * Copies the book, verifies the copy in full, and writes one signed file that holds all that a restore
 * needs but the passphrase. A failure leaves nothing behind; the act is logged in the book.
 *
 * Returns: whether a verified backup is on the disk
 */
gboolean
kd_store_backup (KdStore          *store,
                 const KdBookKeys *keys,
                 GBytes           *vault_keys,
                 GBytes           *book_keys,
                 const char       *path,
                 guint64          *size,
                 GError          **error)
{
  g_autofree char *copy = g_strconcat (path, ".copy", NULL);
  g_autofree char *part = g_strconcat (path, ".part", NULL);
  KdBackupManifest manifest = { 0 };
  g_autoptr (KdCommit) commit = kd_commit_new (KD_REASON_BACKUP);
  g_autoptr (KdCommitResult) logged = NULL;
  g_autoptr (KdBackup) proof = NULL;
  g_autofd int database = -1;
  struct stat  state;
  gboolean     good;

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_set_error (error, KD_ERROR, KD_ERROR_EXISTS, _ ("“%s” is there already; choose another name"), path);
      return FALSE;
    }
  g_unlink (copy);
  fill_manifest (store, &manifest, vault_keys, book_keys);
  good = make_copy (store, keys, copy, error);
  if (good && ((database = open (copy, O_RDONLY | O_CLOEXEC)) < 0 || fstat (database, &state) != 0))
    {
      kd_set_error_from_errno (error, errno, _ ("Reading “%s”"), copy);
      good = FALSE;
    }
  good = good &&
         kd_backup_manifest_set_file (&manifest.parts[KD_BACKUP_DATABASE], database, (guint64) state.st_size, error) &&
         lseek (database, 0, SEEK_SET) == 0 &&
         write_backup (store, &manifest, vault_keys, book_keys, database, part, error);
  g_unlink (copy);
  /* What was written is read again, from the disk, as a restore would. */
  proof = good ? kd_backup_open (part, error) : NULL;
  good = proof != NULL && finish (part, path, error);
  if (!good)
    {
      g_unlink (part);
      return FALSE;
    }
  *size = proof->database_at + manifest.parts[KD_BACKUP_DATABASE].size;
  logged = kd_store_commit (store, commit, error);
  return logged != NULL;
}

/* --- reading ------------------------------------------------------------------------------------------ */

static gboolean
damaged (GError **error)
{
  g_set_error (error, KD_ERROR, KD_ERROR_CORRUPT, _ ("The backup is damaged, cut off or forged; take another one"));
  return FALSE;
}

static GBytes *
read_part (int                 fd,
           const KdBackupPart *part,
           GError            **error)
{
  g_autofree guint8 *bytes = g_malloc (part->size + 1);
  guint64            done = 0;
  KdBackupPart       found;
  GBytes            *read_bytes;

  while (done < part->size)
    {
      ssize_t n = read (fd, bytes + done, part->size - done);

      if (n <= 0)
        {
          damaged (error);
          return NULL;
        }
      done += (guint64) n;
    }
  read_bytes = g_bytes_new_take (g_steal_pointer (&bytes), part->size);
  kd_backup_manifest_set_part (&found, read_bytes);
  if (memcmp (found.hash, part->hash, sizeof part->hash) != 0)
    {
      g_bytes_unref (read_bytes);
      damaged (error);
      return NULL;
    }
  return read_bytes;
}

static gboolean
check_parts (KdBackup *self,
             guint64   file_size,
             GError  **error)
{
  const KdBackupPart *parts = self->manifest.parts;
  KdBackupPart        found = { 0 };
  off_t               at = lseek (self->fd, 0, SEEK_CUR);

  self->database_at = (guint64) at + parts[KD_BACKUP_VAULT_KEYS].size + parts[KD_BACKUP_BOOK_KEYS].size;
  if (at < 0 || self->database_at + parts[KD_BACKUP_DATABASE].size != file_size)
    return damaged (error);
  self->vault_keys = read_part (self->fd, &parts[KD_BACKUP_VAULT_KEYS], error);
  self->book_keys = self->vault_keys != NULL ? read_part (self->fd, &parts[KD_BACKUP_BOOK_KEYS], error) : NULL;
  if (self->book_keys == NULL ||
      !kd_backup_manifest_set_file (&found, self->fd, parts[KD_BACKUP_DATABASE].size, error))
    return FALSE;
  return memcmp (found.hash, parts[KD_BACKUP_DATABASE].hash, sizeof found.hash) == 0 || damaged (error);
}

/**
 * kd_backup_open:
 * @path: a backup file
 * @error: return location
 *
 * Checks magic, version, limits, the manifest's signature, and the hash of each part. Whose signature
 * it is has still to be asked.
 *
 * Returns: (transfer full) (nullable): the backup
 */
KdBackup *
kd_backup_open (const char *path,
                GError    **error)
{
  g_autoptr (KdBackup) self = g_new0 (KdBackup, 1);
  struct stat state;

  self->path = g_strdup (path);
  self->fd = open (path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
  if (self->fd < 0 || fstat (self->fd, &state) != 0)
    {
      kd_set_error_from_errno (error, errno, _ ("Opening the backup “%s”"), path);
      return NULL;
    }
  if (!S_ISREG (state.st_mode) || !kd_backup_manifest_read (self->fd, &self->manifest, error) ||
      !check_parts (self, (guint64) state.st_size, error))
    {
      if (error != NULL && *error == NULL)
        damaged (error);
      return NULL;
    }
  return g_steal_pointer (&self);
}

/**
 * kd_backup_close:
 * @self: (transfer full): a backup
 *
 * Closes the file.
 */
void
kd_backup_close (KdBackup *self)
{
  if (self->fd >= 0)
    close (self->fd);
  g_clear_pointer (&self->vault_keys, g_bytes_unref);
  g_clear_pointer (&self->book_keys, g_bytes_unref);
  g_free (self->path);
  g_free (self);
}

/**
 * kd_backup_get_vault_keys:
 * @self: a backup
 *
 * Returns: (transfer none): content of the vault's key file
 */
GBytes *
kd_backup_get_vault_keys (const KdBackup *self)
{
  return self->vault_keys;
}

/**
 * kd_backup_get_book_keys:
 * @self: a backup
 *
 * Returns: (transfer none): content of the book's key file
 */
GBytes *
kd_backup_get_book_keys (const KdBackup *self)
{
  return self->book_keys;
}

/**
 * kd_backup_get_signer:
 * @self: a backup
 *
 * Returns: (transfer none): the public key that signed it
 */
const guint8 *
kd_backup_get_signer (const KdBackup *self)
{
  return self->manifest.signer;
}

/**
 * kd_backup_extract:
 * @self: a backup
 * @path: where the database goes; nothing may be there
 * @error: return location
 *
 * Returns: whether it is on the disk
 */
gboolean
kd_backup_extract (const KdBackup *self,
                   const char     *path,
                   GError        **error)
{
  g_autofd int fd = open (path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);

  if (fd < 0 || lseek (self->fd, (off_t) self->database_at, SEEK_SET) < 0)
    {
      kd_set_error_from_errno (error, errno, _ ("Making “%s”"), path);
      return FALSE;
    }
  if (!append_file (fd, self->fd, self->manifest.parts[KD_BACKUP_DATABASE].size, path, error))
    return FALSE;
  if (fsync (fd) != 0)
    {
      kd_set_error_from_errno (error, errno, _ ("Writing “%s”"), path);
      return FALSE;
    }
  return TRUE;
}

/**
 * kd_store_adopt:
 * @store: a book just extracted from a backup
 * @backup: the backup
 * @instance: the new instance
 * @error: return location
 *
 * Verifies the restored book in full against the manifest and makes it an instance of its own: the
 * commit of the restore stands in the ledger, so that a restored copy is a visible fork.
 *
 * Returns: whether the book may be used
 */
gboolean
kd_store_adopt (KdStore        *store,
                const KdBackup *backup,
                const KdUuid   *instance,
                GError        **error)
{
  g_autoptr (KdVerification) result = kd_store_verify (store, TRUE, NULL, NULL, error);
  g_autoptr (KdCommit) commit = kd_commit_new (KD_REASON_RESTORE);
  g_autoptr (KdCommitResult) written = NULL;
  sqlite3_stmt *statement;

  if (result == NULL)
    return FALSE;
  if (result->n_findings > 0 || result->size != backup->manifest.tree_size ||
      !kd_hash_equal (&result->root, &backup->manifest.root))
    return damaged (error);
  statement = kd_connection_prepare (store->connection, "UPDATE book SET instance = ?1", error);
  if (statement == NULL)
    return FALSE;
  sqlite3_bind_blob (statement, 1, instance->bytes, sizeof instance->bytes, SQLITE_STATIC);
  if (!kd_connection_run (store->connection, statement, error))
    return FALSE;
  store->instance = *instance;
  commit->other_size = backup->manifest.tree_size;
  commit->other_root = backup->manifest.root;
  written = kd_store_commit (store, commit, error);
  return written != NULL;
}
