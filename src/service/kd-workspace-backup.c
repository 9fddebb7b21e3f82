/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Backup of the open book. */

#include "kd-workspace-private.h"

#include "kd-backup.h"
#include "kd-commit.h"
#include "kd-error.h"
#include "kd-key-file.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

static KdStep
run_copy (KdStore *store,
          gpointer data,
          GError **error)
{
  gboolean done;

  if (store == NULL)
    {
      kd_backup_job_give_up (data);
      return KD_STEP_FAILED;
    }
  if (!kd_backup_job_copy (data, store, &done, error))
    return KD_STEP_FAILED;
  return done ? KD_STEP_DONE : KD_STEP_MORE;
}

static KdBackupJob *
make_job (KdWorkspace *self,
          const char  *path,
          GError     **error)
{
  g_autofree char *vault_path = g_build_filename (self->folder, "vault.keys", NULL);
  g_autofree char *book_path = g_build_filename (self->book_folder, "book.keys", NULL);
  g_autoptr (GBytes) vault_keys = kd_key_file_load (vault_path, error);
  g_autoptr (GBytes) book_keys = vault_keys != NULL ? kd_key_file_load (book_path, error) : NULL;
  KdBookKeys *keys = book_keys != NULL ? kd_book_keys_parse (book_keys, self->signer, error) : NULL;

  return keys != NULL ? kd_backup_job_new (keys, vault_keys, book_keys, path, error) : NULL;
}

/* For `doctor`, which has no key: when, by the time of an empty file. */
static void
note_backup (KdWorkspace *self)
{
  char             name[KD_UUID_TEXT_SIZE];
  g_autofree char *folder = g_build_filename (g_get_user_state_dir (), "dossier", "backups", NULL);
  g_autofree char *path = g_build_filename (folder, kd_uuid_format (kd_book_get_uuid (self->book), name), NULL);
  g_autofd int     fd = -1;

  g_mkdir_with_parents (folder, 0700);
  fd = open (path, O_WRONLY | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
  if (fd < 0 || futimens (fd, NULL) != 0)
    g_debug ("The time of a backup could not be noted");
}

/**
 * kd_workspace_backup_told:
 * @self: a workspace
 * @path: where the backup goes
 * @func: (nullable): told of each stage
 * @data: for @func
 * @cancellable: (nullable): to give up; leaves nothing
 * @size: (out): its size in bytes
 * @error: return location
 *
 * Copies the book while it is worked with, proves the copy, and logs the act in the book.
 *
 * Returns: whether a verified backup is on the disk
 */
gboolean
kd_workspace_backup_told (KdWorkspace      *self,
                          const char       *path,
                          KdBackupStageFunc func,
                          gpointer          data,
                          GCancellable     *cancellable,
                          guint64          *size,
                          GError          **error)
{
  g_autoptr (KdBackupJob) job = make_job (self, path, error);
  g_autoptr (KdCommit) commit = kd_commit_new (KD_REASON_BACKUP);
  g_autoptr (KdCommitResult) logged = NULL;

  if (job == NULL)
    return FALSE;
  if (func != NULL)
    func (KD_BACKUP_STAGE_COPY, data);
  if (!kd_book_run (self->book, KD_LANE_BULK, run_copy, job, cancellable, error))
    return FALSE;
  if (func != NULL)
    func (KD_BACKUP_STAGE_CHECK, data);
  if (!kd_backup_job_finish (job, cancellable, size, error))
    return FALSE;
  logged = kd_workspace_commit (self, KD_LANE_INTERACTIVE, commit, NULL, error);
  note_backup (self);
  return logged != NULL;
}

/**
 * kd_workspace_backup:
 * @self: a workspace
 * @path: where the backup goes
 * @cancellable: (nullable): to give up; leaves nothing
 * @size: (out): its size in bytes
 * @error: return location
 *
 * Makes a single backup as [method@Workspace.backup_told] does.
 *
 * Returns: whether a verified backup is on the disk
 */
gboolean
kd_workspace_backup (KdWorkspace  *self,
                     const char   *path,
                     GCancellable *cancellable,
                     guint64      *size,
                     GError      **error)
{
  return kd_workspace_backup_told (self, path, NULL, NULL, cancellable, size, error);
}

/**
 * kd_workspace_remove_tree:
 * @folder: a folder that this program made
 *
 * Removes it with all that is in it.
 */
void
kd_workspace_remove_tree (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR) && !g_file_test (path, G_FILE_TEST_IS_SYMLINK))
        kd_workspace_remove_tree (path);
      else
        g_unlink (path);
    }
  g_rmdir (folder);
}
