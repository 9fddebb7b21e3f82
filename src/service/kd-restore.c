/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-restore.h"

#include "kd-backup.h"
#include "kd-error.h"
#include "kd-key-file.h"
#include "kd-recovery-key.h"
#include "kd-workspace-private.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

struct _KdRestore
{
  KdBackup    *backup;
  KdVaultKeys *vault;
  KdSigner    *signer;
  KdBookKeys  *keys;
};

static KdSecret *
read_seed (const KdVaultKeys *vault,
           const char        *user,
           gboolean           by_recovery_key,
           int                fd,
           GError           **error)
{
  g_autoptr (KdSecret) line = kd_secret_read_line (fd, error);
  g_autoptr (KdSecret) text = NULL;
  g_autoptr (KdSecret) key = NULL;

  if (line == NULL)
    return NULL;
  if (!by_recovery_key)
    return kd_vault_keys_unlock (vault, user, line, error);
  text = kd_secret_new (kd_secret_get_size (line) + 1);
  memcpy (kd_secret_fill (text), kd_secret_peek (line), kd_secret_get_size (line));
  key = kd_recovery_key_parse ((const char *) kd_secret_peek (text), error);
  return key != NULL ? kd_vault_keys_recover (vault, user, key, error) : NULL;
}

/**
 * kd_restore_open:
 * @file: a backup file
 * @user: (nullable): a user's name; %NULL for the first
 * @by_recovery_key: whether the recovery key is given instead of the passphrase
 * @fd: where it comes from, as a line
 * @error: return location
 *
 * Opens a backup and checks who signed it. Nothing is made anywhere.
 *
 * Returns: (transfer full) (nullable): the backup, unlocked
 */
KdRestore *
kd_restore_open (const char *file,
                 const char *user,
                 gboolean    by_recovery_key,
                 int         fd,
                 GError    **error)
{
  g_autoptr (KdRestore) self = g_new0 (KdRestore, 1);
  g_autoptr (KdSecret) seed = NULL;

  self->backup = kd_backup_open (file, error);
  self->vault = self->backup != NULL ? kd_vault_keys_parse (kd_backup_get_vault_keys (self->backup), error) : NULL;
  seed = self->vault != NULL ? read_seed (self->vault, user, by_recovery_key, fd, error) : NULL;
  if (seed == NULL)
    return NULL;
  self->signer = kd_signer_new (seed);
  self->keys = kd_book_keys_parse (kd_backup_get_book_keys (self->backup), self->signer, error);
  if (self->keys == NULL)
    return NULL;
  if (memcmp (kd_backup_get_signer (self->backup), kd_signer_get_public_key (self->signer), KD_PUBLIC_KEY_SIZE) != 0)
    {
      g_set_error (error, KD_ERROR, KD_ERROR_CORRUPT, _ ("The backup was not signed by this user; take another one"));
      return NULL;
    }
  return g_steal_pointer (&self);
}

/**
 * kd_restore_free:
 * @self: (transfer full): a backup
 *
 * Closes it and wipes its keys.
 */
void
kd_restore_free (KdRestore *self)
{
  g_clear_pointer (&self->keys, kd_book_keys_free);
  g_clear_pointer (&self->signer, kd_signer_unref);
  g_clear_pointer (&self->vault, kd_vault_keys_free);
  g_clear_pointer (&self->backup, kd_backup_close);
  g_free (self);
}

/**
 * kd_restore_get_title:
 * @self: a backup
 *
 * Returns: (transfer none): what the book in it is called
 */
const char *
kd_restore_get_title (const KdRestore *self)
{
  return self->keys->title;
}

/**
 * kd_restore_get_time:
 * @self: a backup
 *
 * Returns: when it was made, UTC microseconds
 */
gint64
kd_restore_get_time (const KdRestore *self)
{
  return kd_backup_get_time (self->backup);
}

/**
 * kd_restore_get_size:
 * @self: a backup
 *
 * Returns: how large the file is, in bytes
 */
guint64
kd_restore_get_size (const KdRestore *self)
{
  return kd_backup_get_size (self->backup);
}

/**
 * kd_restore_get_commits:
 * @self: a backup
 *
 * Returns: how many commits its ledger has
 */
guint64
kd_restore_get_commits (const KdRestore *self)
{
  return kd_backup_get_commits (self->backup);
}

/* Everything is made in a folder beside, which gets its name when all is proved. */
static gboolean
rebuild (KdRestore  *self,
         KdClock    *clock,
         const char *folder,
         GError    **error)
{
  KdBookKeys      *keys = self->keys;
  char             name[KD_UUID_TEXT_SIZE];
  g_autofree char *book_folder = g_build_filename (folder, "books", kd_uuid_format (&keys->book, name), NULL);
  g_autofree char *database = g_build_filename (book_folder, keys->file, NULL);
  g_autofree char *book_path = g_build_filename (book_folder, "book.keys", NULL);
  g_autofree char *vault_path = g_build_filename (folder, "vault.keys", NULL);
  g_autoptr (KdStore) store = NULL;
  g_autoptr (GBytes) book_keys = NULL;
  KdUuid device, instance;

  if (g_mkdir_with_parents (book_folder, 0700) != 0)
    {
      kd_set_error_from_errno (error, errno, _ ("Making the folder “%s”"), book_folder);
      return FALSE;
    }
  kd_uuid_generate (&device, kd_clock_now (clock));
  kd_uuid_generate (&instance, kd_clock_now (clock));
  if (!kd_backup_extract (self->backup, database, error))
    return FALSE;
  store = kd_store_open (book_folder, keys, self->signer, &device, clock, error);
  if (store == NULL || !kd_store_adopt (store, self->backup, &instance, error))
    return FALSE;
  keys->instance = instance;
  book_keys = kd_book_keys_serialize (keys, kd_vault_keys_get_user (self->vault, NULL), self->signer);
  return kd_key_file_save (book_path, book_keys, error) &&
         kd_key_file_save (vault_path, kd_backup_get_vault_keys (self->backup), error);
}

/**
 * kd_restore_run:
 * @self: a backup
 * @folder: where the vault goes; nothing may be there
 * @clock: where time comes from
 * @error: return location
 *
 * Makes a vault of it. Never touches one that is there; a failure at any point leaves nothing.
 *
 * Returns: whether the restored vault is verified and in place
 */
gboolean
kd_restore_run (KdRestore  *self,
                const char *folder,
                KdClock    *clock,
                GError    **error)
{
  g_autofree char *part = g_strconcat (folder, ".part", NULL);

  if (g_file_test (folder, G_FILE_TEST_EXISTS))
    {
      g_set_error (error, KD_ERROR, KD_ERROR_EXISTS, _ ("“%s” is there already; a restore goes into a new folder only"), folder);
      return FALSE;
    }
  kd_workspace_remove_tree (part);
  if (!rebuild (self, clock, part, error))
    {
      kd_workspace_remove_tree (part);
      return FALSE;
    }
  if (g_rename (part, folder) != 0)
    {
      kd_set_error_from_errno (error, errno, _ ("Finishing “%s”"), folder);
      kd_workspace_remove_tree (part);
      return FALSE;
    }
  return TRUE;
}

/**
 * kd_workspace_restore:
 * @file: a backup file
 * @folder: where the vault goes; nothing may be there
 * @user: (nullable): a user's name; %NULL for the first
 * @passphrase_fd: where the passphrase comes from, as a line
 * @clock: where time comes from
 * @error: return location
 *
 * Opens a backup and restores it at once.
 *
 * Returns: whether the restored vault is verified and in place
 */
gboolean
kd_workspace_restore (const char *file,
                      const char *folder,
                      const char *user,
                      int         passphrase_fd,
                      KdClock    *clock,
                      GError    **error)
{
  g_autoptr (KdRestore) restore = NULL;

  /* before the passphrase is stretched */
  if (g_file_test (folder, G_FILE_TEST_EXISTS))
    {
      g_set_error (error, KD_ERROR, KD_ERROR_EXISTS, _ ("“%s” is there already; a restore goes into a new folder only"), folder);
      return FALSE;
    }
  restore = kd_restore_open (file, user, FALSE, passphrase_fd, error);
  return restore != NULL && kd_restore_run (restore, folder, clock, error);
}
