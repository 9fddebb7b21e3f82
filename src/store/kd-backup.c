/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-backup.h"

#include "kd-backup-manifest.h"
#include "kd-commit.h"
#include "kd-error.h"
#include "kd-file.h"
#include "kd-verify.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

struct _KdBackup
{
  int              fd;
  char            *path;
  KdBackupManifest manifest;
  GBytes          *vault_keys;
  GBytes          *book_keys;
  guint64          database_at;
};

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
 * kd_backup_get_size:
 * @self: a backup
 *
 * Returns: the size of the file in bytes
 */
guint64
kd_backup_get_size (const KdBackup *self)
{
  return self->database_at + self->manifest.parts[KD_BACKUP_DATABASE].size;
}

/**
 * kd_backup_get_time:
 * @self: a backup
 *
 * Returns: when it was made, UTC microseconds
 */
gint64
kd_backup_get_time (const KdBackup *self)
{
  return self->manifest.time;
}

/**
 * kd_backup_get_commits:
 * @self: a backup
 *
 * Returns: how many commits its ledger has
 */
guint64
kd_backup_get_commits (const KdBackup *self)
{
  return self->manifest.commits;
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
  if (!kd_file_append (fd, self->fd, self->manifest.parts[KD_BACKUP_DATABASE].size, path, error))
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
