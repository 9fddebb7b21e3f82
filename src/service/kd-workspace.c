/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Vaults: making and unlocking. */

#include "kd-workspace-private.h"

#include "kd-commit.h"
#include "kd-error.h"
#include "kd-file.h"
#include "kd-key-file.h"
#include "kd-passphrase.h"
#include "kd-recovery-key.h"
#include "kd-selftest.h"
#include "kd-tries.h"
#include "kd-undo.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* This vault folder on this machine: made once, no secret. */
static gboolean
load_device (const char *folder,
             gint64      now,
             KdUuid     *device,
             GError    **error)
{
  g_autofree char *path = g_build_filename (folder, "device", NULL);
  g_autofree char *part = g_strconcat (path, ".new", NULL);
  g_autofree char *text = NULL;
  g_autofd int     fd = -1;
  char             made[KD_UUID_TEXT_SIZE];

  if (g_file_get_contents (path, &text, NULL, NULL) && kd_uuid_parse (g_strchomp (text), device))
    return TRUE;
  kd_uuid_generate (device, now);
  kd_uuid_format (device, made);
  g_unlink (part);
  fd = open (part, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);
  if (fd < 0)
    kd_set_error_from_errno (error, errno, _ ("Writing “%s”"), part);
  else if (kd_file_write (fd, made, strlen (made), part, error) && kd_file_sync (fd, part, error))
    return kd_file_rename (part, path, error);
  g_unlink (part);
  return FALSE;
}

static char *
anchor_path (const KdBookKeys *keys)
{
  char             book[KD_UUID_TEXT_SIZE], instance[KD_UUID_TEXT_SIZE];
  g_autofree char *name = g_strdup_printf ("%s_%s.checkpoint", kd_uuid_format (&keys->book, book), kd_uuid_format (&keys->instance, instance));

  return g_build_filename (g_get_user_state_dir (), "dossier", "anchors", name, NULL);
}

/* --- making ------------------------------------------------------------------------------------------- */

static gboolean
make_book (const char        *folder,
           const char        *book_folder,
           const KdBookKeys  *keys,
           const KdVaultKeys *vault,
           KdSigner          *signer,
           KdClock           *clock,
           GError           **error)
{
  g_autofree char *path = g_build_filename (book_folder, "book.keys", NULL);
  g_autoptr (GBytes) bytes = kd_book_keys_serialize (keys, kd_vault_keys_get_user (vault, NULL), signer);
  g_autoptr (KdStore) store = NULL;
  KdUuid device;

  if (g_mkdir_with_parents (book_folder, 0700) != 0)
    {
      kd_set_error_from_errno (error, errno, _ ("Making the folder “%s”"), book_folder);
      return FALSE;
    }
  if (!load_device (folder, kd_clock_now (clock), &device, error))
    return FALSE;
  store = kd_store_create (book_folder, keys, signer, kd_vault_keys_get_first_name (vault), &device, clock, error);
  /* The key file comes last: a book without it is none. */
  return store != NULL && kd_key_file_save (path, bytes, error);
}

/**
 * kd_workspace_create:
 * @folder: the vault's folder; made, private to the user
 * @user: what the first user is called
 * @title: what the first book is called
 * @passphrase_fd: where the new passphrase comes from, as a line
 * @clock: where time comes from
 * @recovery_key: (out) (transfer full): the recovery key, to be put on paper
 * @book: (out) (transfer full): the book's lasting name
 * @error: return location
 *
 * Makes a vault with one user and one book. A vault that is there is left alone.
 *
 * Returns: whether it was made
 */
gboolean
kd_workspace_create (const char *folder,
                     const char *user,
                     const char *title,
                     int         passphrase_fd,
                     KdClock    *clock,
                     char      **recovery_key,
                     char      **book,
                     GError    **error)
{
  g_autofree char *path = g_build_filename (folder, "vault.keys", NULL);
  g_autoptr (KdSecret) passphrase = NULL;
  g_autoptr (KdSecret) recovery = NULL;
  g_autoptr (KdSecret) seed = NULL;
  g_autoptr (KdSigner) signer = NULL;
  g_autoptr (KdVaultKeys) vault = NULL;
  g_autoptr (KdBookKeys) keys = NULL;
  g_autofree char *book_folder = NULL;
  g_autofree char *name = NULL;
  KdStretch        stretch;

  if (!kd_selftest_check (error))
    return FALSE;
  if (g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_set_error (error, KD_ERROR, KD_ERROR_EXISTS, _ ("There is a vault in “%s” already"), folder);
      return FALSE;
    }
  passphrase = kd_secret_read_line (passphrase_fd, error);
  if (passphrase == NULL || !kd_passphrase_check (passphrase, error))
    return FALSE;
  if (g_mkdir_with_parents (folder, 0700) != 0 || chmod (folder, 0700) != 0)
    {
      kd_set_error_from_errno (error, errno, _ ("Making the folder “%s”"), folder);
      return FALSE;
    }
  stretch = kd_stretch_calibrate ();
  vault = kd_vault_keys_new (user, passphrase, &stretch, kd_clock_now (clock), &recovery, error);
  seed = vault != NULL ? kd_vault_keys_recover (vault, NULL, recovery, error) : NULL;
  signer = seed != NULL ? kd_signer_new (seed) : NULL;
  if (signer == NULL)
    return FALSE;
  keys = kd_book_keys_new (title, kd_clock_now (clock));
  name = kd_uuid_format (&keys->book, g_malloc (KD_UUID_TEXT_SIZE));
  book_folder = g_build_filename (folder, "books", name, NULL);
  if (!make_book (folder, book_folder, keys, vault, signer, clock, error) || !kd_workspace_save_vault (folder, vault, error))
    {
      kd_workspace_remove_tree (book_folder);
      return FALSE;
    }
  *book = g_steal_pointer (&name);
  *recovery_key = kd_recovery_key_format (recovery);
  return TRUE;
}

/* --- unlocking ---------------------------------------------------------------------------------------- */

/* The ledger says how often someone tried in vain before. */
static gboolean
log_tries (KdWorkspace *self,
           KdTries     *tries,
           GError     **error)
{
  guint failed = kd_tries_get_unlogged (tries);
  g_autoptr (KdCommit) commit = kd_commit_new (KD_REASON_FAILED_UNLOCKS);
  g_autoptr (KdCommitResult) result = NULL;

  if (failed == 0)
    return TRUE;
  commit->subject_count = failed;
  result = kd_workspace_commit (self, KD_LANE_INTERACTIVE, commit, NULL, error);
  if (result != NULL)
    kd_tries_logged (tries);
  return result != NULL;
}

/* The book of that title, or the only one; whose key file does not open for the user is passed over. */
static KdBookKeys *
find_book (KdWorkspace *self,
           const char  *title,
           char       **book_folder,
           GError     **error)
{
  g_autofree char *books = g_build_filename (self->folder, "books", NULL);
  g_autoptr (GDir) dir = g_dir_open (books, 0, NULL);
  g_autoptr (GError) last = NULL;
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *folder = g_build_filename (books, name, NULL);
      g_autofree char *path = g_build_filename (folder, "book.keys", NULL);
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (KdBookKeys) keys = NULL;

      g_clear_error (&last);
      bytes = kd_key_file_load (path, &last);
      keys = bytes != NULL ? kd_book_keys_parse (bytes, self->signer, &last) : NULL;
      if (keys != NULL && (title == NULL || g_str_equal (title, keys->title) || g_str_equal (title, name)))
        {
          *book_folder = g_steal_pointer (&folder);
          return g_steal_pointer (&keys);
        }
    }
  if (last != NULL && !g_error_matches (last, KD_ERROR, KD_ERROR_WRONG_KEY))
    g_propagate_error (error, g_steal_pointer (&last));
  else if (title != NULL)
    g_set_error (error, KD_ERROR, KD_ERROR_NOT_FOUND, _ ("The vault has no book “%s” for this user"), title);
  else
    g_set_error (error, KD_ERROR, KD_ERROR_NOT_FOUND, _ ("The vault has no book for this user; restore one from a backup"));
  return NULL;
}

static gboolean
open_book (KdWorkspace *self,
           const char  *title,
           gboolean     read_only,
           GError     **error)
{
  g_autofree char *folder = NULL;
  g_autoptr (KdBookKeys) keys = find_book (self, title, &folder, error);
  KdStore *store;
  KdUuid   device;
  guint    settled;

  if (keys == NULL || !load_device (self->folder, kd_clock_now (self->clock), &device, error))
    return FALSE;
  self->anchor = anchor_path (keys);
  self->book_folder = g_strdup (folder);
  self->title = g_strdup (keys->title);
  store = read_only ? kd_store_open_read_only (folder, keys, self->signer, &device, self->clock, error)
                    : kd_store_open (folder, keys, self->signer, &device, self->clock, error);
  /* Before anything is shown: what an import or its undo left half done. */
  if (store != NULL && !read_only && !kd_store_settle_batches (store, &settled, error))
    g_clear_pointer (&store, kd_store_close);
  if (store != NULL)
    kd_workspace_take_book (self, kd_book_new (store, self->anchor));
  return store != NULL;
}

static KdWorkspace *
unlock (const char *folder,
        const char *user,
        const char *title,
        int         passphrase_fd,
        KdClock    *clock,
        gboolean    read_only,
        GError    **error)
{
  g_autoptr (KdWorkspace) self = g_object_new (KD_TYPE_WORKSPACE, NULL);
  g_autoptr (KdSecret) passphrase = NULL;
  g_autoptr (KdSecret) seed = NULL;
  g_autoptr (KdTries) tries = NULL;
  g_autoptr (GError) unlogged = NULL;

  self->folder = g_strdup (folder);
  self->clock = kd_clock_ref (clock);
  if (!kd_selftest_check (error))
    return NULL;
  self->vault = kd_workspace_load_vault (folder, error);
  passphrase = self->vault != NULL ? kd_secret_read_line (passphrase_fd, error) : NULL;
  seed = passphrase != NULL ? kd_workspace_try_passphrase (self->vault, user, passphrase, &tries, error) : NULL;
  if (seed == NULL)
    return NULL;
  self->signer = kd_signer_new (seed);
  if (!open_book (self, title, read_only, error))
    return NULL;
  /* A full disk must not keep the book shut: then the next unlocking says it. */
  if (!read_only && !log_tries (self, tries, &unlogged))
    g_debug ("Failed tries could not be logged: %s", unlogged->message);
  return g_steal_pointer (&self);
}

/**
 * kd_workspace_unlock:
 * @folder: the vault's folder
 * @user: (nullable): a user's name; %NULL for the first
 * @title: (nullable): title or lasting name of a book; %NULL for the first
 * @passphrase_fd: where the passphrase comes from, as a line
 * @clock: where time comes from
 * @error: return location
 *
 * Unlocks the vault and opens the book.
 *
 * Returns: (transfer full) (nullable): the workspace
 */
KdWorkspace *
kd_workspace_unlock (const char *folder,
                     const char *user,
                     const char *title,
                     int         passphrase_fd,
                     KdClock    *clock,
                     GError    **error)
{
  return unlock (folder, user, title, passphrase_fd, clock, FALSE, error);
}

/**
 * kd_workspace_unlock_read_only:
 * @folder: the vault's folder
 * @user: (nullable): a user's name; %NULL for the first
 * @title: (nullable): title or lasting name of a book; %NULL for the first
 * @passphrase_fd: where the passphrase comes from, as a line
 * @clock: where time comes from
 * @error: return location
 *
 * Unlocks the vault and opens a damaged book without writing to it, so that what can still be read is read and
 * exported. What is revealed, exported or printed meanwhile has no line in the access log.
 *
 * Returns: (transfer full) (nullable): the workspace
 */
KdWorkspace *
kd_workspace_unlock_read_only (const char *folder,
                               const char *user,
                               const char *title,
                               int         passphrase_fd,
                               KdClock    *clock,
                               GError    **error)
{
  return unlock (folder, user, title, passphrase_fd, clock, TRUE, error);
}
