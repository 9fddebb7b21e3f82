/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A restore for practice: to a temporary place, read in full, and wiped. */

#include "kd-backup-plan.h"

#include "kd-backup.h"
#include "kd-error.h"
#include "kd-row-store.h"
#include "kd-verify.h"
#include "kd-workspace-private.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

static gboolean
count (KdStore       *store,
       KdBackupDrill *found,
       GError       **error)
{
  for (guint kind = 1; kind <= KD_KIND_LAST; kind++)
    {
      guint64 rows;

      if (!kd_row_store_count (store->connection, kd_kind_get_def ((KdKind) kind), &rows, error))
        return FALSE;
      found->records += rows;
      if (kind == KD_KIND_CLIENT)
        found->clients = rows;
    }
  found->commits = store->number;
  return TRUE;
}

/* Opening is the proof that the keys in the file fit its pages; every page and row is then held against the ledger. */
static gboolean
practise (KdWorkspace    *self,
          const KdBackup *backup,
          const char     *folder,
          KdBackupDrill  *found,
          GCancellable   *cancellable,
          GError        **error)
{
  g_autoptr (KdBookKeys) keys = kd_book_keys_parse (kd_backup_get_book_keys (backup), self->signer, error);
  g_autofree char *path = keys != NULL ? g_build_filename (folder, keys->file, NULL) : NULL;
  g_autoptr (KdStore) store = NULL;
  g_autoptr (KdVerification) proof = NULL;
  KdUuid device;

  if (keys == NULL)
    return FALSE;
  if (memcmp (kd_backup_get_signer (backup), kd_signer_get_public_key (self->signer), KD_PUBLIC_KEY_SIZE) != 0)
    {
      g_set_error (error, KD_ERROR, KD_ERROR_CORRUPT, _ ("The backup was not signed by this user; take another one"));
      return FALSE;
    }
  kd_uuid_generate (&device, kd_clock_now (self->clock));
  if (!kd_backup_extract (backup, path, error))
    return FALSE;
  store = kd_store_open (folder, keys, self->signer, &device, self->clock, error);
  proof = store != NULL ? kd_store_verify (store, TRUE, NULL, cancellable, error) : NULL;
  if (proof == NULL)
    return FALSE;
  if (proof->n_findings > 0)
    {
      g_set_error (error, KD_ERROR, KD_ERROR_CORRUPT, _ ("The backup does not match its ledger; take an older one and verify the book"));
      return FALSE;
    }
  return count (store, found, error);
}

/**
 * kd_workspace_drill:
 * @self: a workspace whose user may open the backup
 * @file: a backup of this or another book of the user
 * @found: (out caller-allocates): what is in it
 * @cancellable: (nullable): to give up; leaves nothing
 * @error: return location
 *
 * Restores a backup to a temporary folder, opens the book there, counts what it has, and removes everything again: a backup
 * that was never restored is a hope. Blocks; to be called beside the main loop.
 *
 * Returns: whether the backup can be restored
 */
gboolean
kd_workspace_drill (KdWorkspace   *self,
                    const char    *file,
                    KdBackupDrill *found,
                    GCancellable  *cancellable,
                    GError       **error)
{
  g_autofree char *folder = g_build_filename (g_get_user_state_dir (), "dossier", "drill", NULL);
  g_autoptr (KdBackup) backup = kd_backup_open (file, error);
  gboolean good;

  *found = (KdBackupDrill) { 0 };
  if (backup == NULL)
    return FALSE;
  /* A drill that was killed leaves it. */
  kd_workspace_remove_tree (folder);
  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      kd_set_error_from_errno (error, errno, _ ("Making the folder “%s”"), folder);
      return FALSE;
    }
  good = practise (self, backup, folder, found, cancellable, error);
  kd_workspace_remove_tree (folder);
  return good;
}
