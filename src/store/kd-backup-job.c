/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-backup.h"

#include "kd-backup-manifest.h"
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

/* A quarter of a megabyte: less than a frame of a window, on a slow disk too. */
#define STEP_PAGES 64

/* What the book was when the last page was copied, to hold the copy against. */
struct _KdBackupJob
{
  KdBookKeys      *keys;
  GBytes          *vault_keys;
  GBytes          *book_keys;
  char            *path;
  char            *copy_path;
  char            *part_path;
  KdConnection    *copy;
  sqlite3_backup  *pages;
  KdStore          end;
  KdBackupManifest manifest;
};

/**
 * kd_backup_job_new:
 * @keys: (transfer full): keys of the book
 * @vault_keys: content of the vault's key file
 * @book_keys: content of the book's key file
 * @path: where the backup goes; nothing may be there
 * @error: return location
 *
 * Returns: (transfer full) (nullable): a backup to be made
 */
KdBackupJob *
kd_backup_job_new (KdBookKeys *keys,
                   GBytes     *vault_keys,
                   GBytes     *book_keys,
                   const char *path,
                   GError    **error)
{
  KdBackupJob *self;

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_set_error (error, KD_ERROR, KD_ERROR_EXISTS, _ ("“%s” is there already; choose another name"), path);
      kd_book_keys_free (keys);
      return NULL;
    }
  self = g_new0 (KdBackupJob, 1);
  self->keys = keys;
  self->vault_keys = g_bytes_ref (vault_keys);
  self->book_keys = g_bytes_ref (book_keys);
  self->path = g_strdup (path);
  self->copy_path = g_strconcat (path, ".copy", NULL);
  self->part_path = g_strconcat (path, ".part", NULL);
  return self;
}

/**
 * kd_backup_job_give_up:
 * @self: a backup job
 *
 * Lets go of the book, on the book's thread, when the copy is not carried through.
 */
void
kd_backup_job_give_up (KdBackupJob *self)
{
  g_clear_pointer (&self->pages, sqlite3_backup_finish);
  g_clear_pointer (&self->copy, kd_connection_close);
}

/**
 * kd_backup_job_free:
 * @self: (transfer full): a backup job
 *
 * Frees @self and removes what it left unfinished.
 */
void
kd_backup_job_free (KdBackupJob *self)
{
  g_warn_if_fail (self->pages == NULL);
  g_unlink (self->copy_path);
  g_unlink (self->part_path);
  g_clear_pointer (&self->end.signer, kd_signer_unref);
  g_clear_pointer (&self->end.clock, kd_clock_unref);
  g_clear_pointer (&self->end.pinyin, kd_pinyin_free);
  g_clear_pointer (&self->end.acts, g_hash_table_unref);
  kd_book_keys_free (self->keys);
  g_bytes_unref (self->vault_keys);
  g_bytes_unref (self->book_keys);
  g_free (self->path);
  g_free (self->copy_path);
  g_free (self->part_path);
  g_free (self);
}

/* --- the pages ------------------------------------------------------------------------------------------ */

static gboolean
start_copy (KdBackupJob *self,
            KdStore     *store,
            GError     **error)
{
  g_unlink (self->copy_path);
  self->copy = kd_connection_open (self->copy_path, self->keys->key, self->keys->salt, KD_CONNECTION_CREATE, error);
  if (self->copy == NULL)
    return FALSE;
  self->pages = sqlite3_backup_init (self->copy->db, "main", store->connection->db, "main");
  return self->pages != NULL || kd_connection_set_error (self->copy, error);
}

static void
copy_acts (GHashTable *to,
           GHashTable *from)
{
  GHashTableIter iter;
  gpointer       act;

  g_hash_table_iter_init (&iter, from);
  while (g_hash_table_iter_next (&iter, &act, NULL))
    g_hash_table_add (to, g_memdup2 (act, sizeof (KdUuid)));
}

static void
note_end (KdBackupJob *self,
          KdStore     *store)
{
  KdBackupManifest *manifest = &self->manifest;

  self->end = *store;
  self->end.connection = NULL;
  self->end.committed = NULL;
  self->end.signer = kd_signer_ref (store->signer);
  self->end.clock = kd_clock_ref (store->clock);
  /* The proof runs on another thread than the book. */
  self->end.pinyin = kd_pinyin_new ();
  self->end.acts = g_hash_table_new_full (kd_uuid_hash, kd_uuid_equal, g_free, NULL);
  copy_acts (self->end.acts, store->acts);
  manifest->book = store->book;
  manifest->instance = store->instance;
  manifest->time = kd_clock_now (store->clock);
  memcpy (manifest->signer, kd_signer_get_public_key (store->signer), KD_PUBLIC_KEY_SIZE);
  manifest->tree_size = store->tree.size;
  kd_store_get_root (store, &manifest->root);
  manifest->commits = store->number;
  kd_backup_manifest_set_part (&manifest->parts[KD_BACKUP_VAULT_KEYS], self->vault_keys);
  kd_backup_manifest_set_part (&manifest->parts[KD_BACKUP_BOOK_KEYS], self->book_keys);
}

/**
 * kd_backup_job_copy:
 * @self: a backup job
 * @store: the open book
 * @done: (out): whether the last page was copied
 * @error: return location
 *
 * Copies some pages, on the book's thread. What the book commits between two steps goes into the copy
 * as well: the connection sees to that.
 *
 * Returns: whether it may go on
 */
gboolean
kd_backup_job_copy (KdBackupJob *self,
                    KdStore     *store,
                    gboolean    *done,
                    GError     **error)
{
  int result;

  *done = FALSE;
  if (self->pages == NULL && !start_copy (self, store, error))
    return FALSE;
  result = sqlite3_backup_step (self->pages, STEP_PAGES);
  if (result == SQLITE_OK)
    return TRUE;
  if (result != SQLITE_DONE)
    {
      /* Only the end of the copying tells the copy's connection what failed. */
      g_clear_pointer (&self->pages, sqlite3_backup_finish);
      kd_connection_set_error (self->copy, error);
      kd_backup_job_give_up (self);
      return FALSE;
    }
  note_end (self, store);
  kd_backup_job_give_up (self);
  *done = TRUE;
  return TRUE;
}

/* --- proof and file --------------------------------------------------------------------------------------- */

/* The copy is opened anew and verified like a book: every page, every signature, every row. */
static gboolean
prove_copy (KdBackupJob  *self,
            GCancellable *cancellable,
            GError      **error)
{
  g_autoptr (KdVerification) result = NULL;

  self->end.connection = kd_connection_open (self->copy_path, self->keys->key, self->keys->salt, KD_CONNECTION_WRITE, error);
  if (self->end.connection == NULL)
    return FALSE;
  result = kd_store_verify (&self->end, TRUE, NULL, cancellable, error);
  g_clear_pointer (&self->end.connection, kd_connection_close);
  if (result == NULL)
    return FALSE;
  if (result->n_findings > 0 || result->size != self->manifest.tree_size || !kd_hash_equal (&self->manifest.root, &result->root))
    {
      g_set_error (error, KD_ERROR, KD_ERROR_CORRUPT, _ ("The copy did not pass its verification; “verify --full” tells whether the book itself is damaged"));
      return FALSE;
    }
  return TRUE;
}

static gboolean
write_backup (KdBackupJob *self,
              int          database,
              GError     **error)
{
  g_autoptr (GBytes) head = kd_backup_manifest_encode (&self->manifest, self->end.signer);
  GBytes      *parts[] = { head, self->vault_keys, self->book_keys };
  const char  *path = self->part_path;
  g_autofd int fd = open (path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0600);

  if (fd < 0)
    {
      kd_set_error_from_errno (error, errno, _ ("Making “%s”"), path);
      return FALSE;
    }
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (!kd_file_write (fd, g_bytes_get_data (parts[i], NULL), g_bytes_get_size (parts[i]), path, error))
      return FALSE;
  if (!kd_file_append (fd, database, self->manifest.parts[KD_BACKUP_DATABASE].size, path, error))
    return FALSE;
  if (fsync (fd) != 0)
    {
      kd_set_error_from_errno (error, errno, _ ("Writing “%s”"), path);
      return FALSE;
    }
  return TRUE;
}

static gboolean
pack (KdBackupJob *self,
      GError     **error)
{
  KdBackupPart *part = &self->manifest.parts[KD_BACKUP_DATABASE];
  g_autofd int  database = open (self->copy_path, O_RDONLY | O_CLOEXEC);
  struct stat   state;

  if (database < 0 || fstat (database, &state) != 0)
    {
      kd_set_error_from_errno (error, errno, _ ("Reading “%s”"), self->copy_path);
      return FALSE;
    }
  return kd_backup_manifest_set_file (part, database, (guint64) state.st_size, error) &&
         lseek (database, 0, SEEK_SET) == 0 && write_backup (self, database, error);
}

/**
 * kd_backup_job_finish:
 * @self: a backup job whose pages are copied
 * @cancellable: (nullable): to give up
 * @size: (out): the backup's size in bytes
 * @error: return location
 *
 * Verifies the copy in full and writes one signed file that holds all that a restore needs but the
 * passphrase; then reads the file again, as a restore would. Does not touch the book. A failure leaves
 * nothing behind.
 *
 * Returns: whether a verified backup is on the disk
 */
gboolean
kd_backup_job_finish (KdBackupJob  *self,
                      GCancellable *cancellable,
                      guint64      *size,
                      GError      **error)
{
  g_autoptr (KdBackup) proof = NULL;

  if (!prove_copy (self, cancellable, error) || !pack (self, error))
    return FALSE;
  g_unlink (self->copy_path);
  proof = kd_backup_open (self->part_path, error);
  if (proof == NULL || !kd_file_rename (self->part_path, self->path, error))
    return FALSE;
  *size = kd_backup_get_size (proof);
  return TRUE;
}
