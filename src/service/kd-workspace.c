/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Vaults: making, unlocking, passphrase and recovery key. */

#include "kd-workspace-private.h"

#include "kd-book-lock.h"
#include "kd-commit.h"
#include "kd-error.h"
#include "kd-file.h"
#include "kd-key-file.h"
#include "kd-passphrase.h"
#include "kd-recovery-key.h"
#include "kd-selftest.h"
#include "kd-tries.h"
#include "kd-undo.h"
#include "kd-workspace-recovery.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static KdVaultKeys *
load_vault (const char *folder,
            GError    **error)
{
  g_autofree char *path = g_build_filename (folder, "vault.keys", NULL);
  g_autoptr (GBytes) bytes = kd_key_file_load (path, error);

  if (bytes == NULL && error != NULL && g_error_matches (*error, KD_ERROR, KD_ERROR_NOT_FOUND))
    {
      g_clear_error (error);
      g_set_error (error, KD_ERROR, KD_ERROR_NOT_FOUND, _ ("There is no vault in “%s”; make one by “init”, or name another by --vault"), folder);
    }
  return bytes != NULL ? kd_vault_keys_parse (bytes, error) : NULL;
}

static gboolean
save_vault (const char        *folder,
            const KdVaultKeys *vault,
            GError           **error)
{
  g_autofree char *path = g_build_filename (folder, "vault.keys", NULL);
  g_autoptr (GBytes) bytes = kd_vault_keys_serialize (vault);

  return kd_key_file_save (path, bytes, error);
}

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
  if (!make_book (folder, book_folder, keys, vault, signer, clock, error) || !save_vault (folder, vault, error))
    {
      kd_workspace_remove_tree (book_folder);
      return FALSE;
    }
  *book = g_steal_pointer (&name);
  *recovery_key = kd_recovery_key_format (recovery);
  return TRUE;
}

/* --- tries ---------------------------------------------------------------------------------------------- */

static char *
tries_path (const KdVaultKeys *vault)
{
  char name[KD_UUID_TEXT_SIZE];

  return g_build_filename (g_get_user_state_dir (), "dossier", "tries", kd_uuid_format (kd_vault_keys_get_uuid (vault), name), NULL);
}

/**
 * kd_workspace_get_wait:
 * @folder: a vault's folder
 *
 * Returns: seconds until another passphrase may be tried; 0 where nobody has to wait
 */
guint
kd_workspace_get_wait (const char *folder)
{
  g_autoptr (KdVaultKeys) vault = load_vault (folder, NULL);
  g_autofree char *path = vault != NULL ? tries_path (vault) : NULL;
  KdBootTime       now;

  kd_boot_time_now (&now);
  return path != NULL ? kd_tries_peek_wait (path, &now) : 0;
}

static KdTries *
begin_try (const KdVaultKeys *vault,
           GError           **error)
{
  g_autofree char *path = tries_path (vault);
  KdBootTime       now;

  kd_boot_time_now (&now);
  return kd_tries_begin (path, &now, error);
}

/* Unlocks by a passphrase; who guesses waits. */
static KdSecret *
try_passphrase (const KdVaultKeys *vault,
                const char        *user,
                const KdSecret    *passphrase,
                KdTries          **turn,
                GError           **error)
{
  g_autoptr (KdTries) tries = begin_try (vault, error);
  g_autoptr (GError) reason = NULL;
  g_autoptr (KdSecret) seed = NULL;
  KdBootTime now;

  if (tries == NULL)
    return NULL;
  seed = kd_vault_keys_unlock (vault, user, passphrase, &reason);
  kd_boot_time_now (&now);
  if (seed == NULL && g_error_matches (reason, KD_ERROR, KD_ERROR_WRONG_KEY))
    kd_tries_failed (tries, &now);
  else if (seed == NULL)
    kd_tries_take_back (tries);
  else
    kd_tries_succeeded (tries);
  if (seed == NULL)
    g_propagate_error (error, g_steal_pointer (&reason));
  else if (turn != NULL)
    *turn = g_steal_pointer (&tries);
  return g_steal_pointer (&seed);
}

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

/* --- unlocking ---------------------------------------------------------------------------------------- */

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
  self->vault = load_vault (folder, error);
  passphrase = self->vault != NULL ? kd_secret_read_line (passphrase_fd, error) : NULL;
  seed = passphrase != NULL ? try_passphrase (self->vault, user, passphrase, &tries, error) : NULL;
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

/* --- passphrase and recovery key -------------------------------------------------------------------------- */

/* A line as text: the secret has a zero at its end. */
static KdSecret *
read_text (int      fd,
           GError **error)
{
  g_autoptr (KdSecret) line = kd_secret_read_line (fd, error);
  KdSecret *text = line != NULL ? kd_secret_new (kd_secret_get_size (line) + 1) : NULL;

  if (text != NULL)
    memcpy (kd_secret_fill (text), kd_secret_peek (line), kd_secret_get_size (line));
  return text;
}

static KdSecret *
read_recovery_key (int      fd,
                   GError **error)
{
  g_autoptr (KdSecret) text = read_text (fd, error);

  return text != NULL ? kd_recovery_key_parse ((const char *) kd_secret_peek (text), error) : NULL;
}

/**
 * kd_workspace_change_passphrase:
 * @folder: the vault's folder
 * @user: (nullable): a user's name; %NULL for the first
 * @by_recovery_key: whether the first line is the recovery key instead of the old passphrase
 * @fd: where two lines come from: the old secret, the new passphrase
 * @clock: where time comes from
 * @error: return location
 *
 * Returns: whether the new passphrase holds; if not, the old one does
 */
gboolean
kd_workspace_change_passphrase (const char *folder,
                                const char *user,
                                gboolean    by_recovery_key,
                                int         fd,
                                KdClock    *clock,
                                GError    **error)
{
  g_autoptr (KdVaultKeys) vault = NULL;
  g_autofree char *lock_path = g_build_filename (folder, "vault.lock", NULL);
  g_autoptr (KdSecret) old = NULL;
  g_autoptr (KdSecret) new = NULL;
  g_autoptr (KdSecret) seed = NULL;
  KdStretch stretch;
  int       lock = kd_book_lock_take (lock_path, kd_clock_now (clock), error);
  gboolean  done = FALSE;

  if (lock < 0)
    return FALSE;
  vault = load_vault (folder, error);
  old = vault == NULL ? NULL : by_recovery_key ? read_recovery_key (fd, error)
                                               : kd_secret_read_line (fd, error);
  new = old != NULL ? kd_secret_read_line (fd, error) : NULL;
  if (new != NULL && kd_passphrase_check (new, error))
    seed = by_recovery_key ? kd_vault_keys_recover (vault, user, old, error) : try_passphrase (vault, user, old, NULL, error);
  if (seed != NULL)
    {
      stretch = kd_stretch_calibrate ();
      done = kd_vault_keys_set_passphrase (vault, user, seed, new, &stretch, error) && save_vault (folder, vault, error);
    }
  kd_book_lock_release (lock);
  return done;
}

/**
 * kd_workspace_choose_groups:
 * @asked: (out) (array fixed-size=3): numbers of three groups of a recovery key, ascending from 1
 *
 * Chooses by chance which groups to ask for.
 */
void
kd_workspace_choose_groups (guint *asked)
{
  guint wanted = KD_RECOVERY_KEY_ASKED;

  for (guint i = 0; i < KD_RECOVERY_KEY_GROUPS; i++)
    if ((guint) g_random_int_range (0, (gint32) (KD_RECOVERY_KEY_GROUPS - i)) < wanted)
      asked[KD_RECOVERY_KEY_ASKED - wanted--] = i + 1;
}

static gboolean
confirm_by_groups (const KdVaultKeys *vault,
                   const char        *user,
                   const guint       *asked,
                   const KdSecret    *passphrase,
                   const KdSecret    *text,
                   GError           **error)
{
  KdRecoveryGroups groups;
  g_autoptr (KdSecret) seed = NULL;
  gboolean good;

  if (!kd_recovery_groups_parse ((const char *) kd_secret_peek (text), asked, &groups, error))
    return FALSE;
  seed = try_passphrase (vault, user, passphrase, NULL, error);
  good = seed != NULL && kd_vault_keys_check_groups (vault, user, seed, &groups, error);
  explicit_bzero (&groups, sizeof groups);
  return good;
}

static gboolean
confirm_by_key (const KdVaultKeys *vault,
                const char        *user,
                const KdSecret    *line,
                GError           **error)
{
  g_autoptr (KdSecret) text = kd_secret_new (kd_secret_get_size (line) + 1);
  g_autoptr (KdSecret) key = NULL;
  g_autoptr (KdSecret) seed = NULL;

  memcpy (kd_secret_fill (text), kd_secret_peek (line), kd_secret_get_size (line));
  key = kd_recovery_key_parse ((const char *) kd_secret_peek (text), error);
  seed = key != NULL ? kd_vault_keys_recover (vault, user, key, error) : NULL;
  return seed != NULL;
}

/**
 * kd_workspace_confirm_recovery:
 * @folder: the vault's folder
 * @user: (nullable): a user's name; %NULL for the first
 * @asked: (nullable) (array fixed-size=3): groups that were asked for; %NULL if nobody could ask
 * @fd: where two lines come from: the passphrase, and groups of the recovery key; if nobody could ask,
 *   each with its number, or a single line with the whole key
 * @clock: where time comes from
 * @error: return location
 *
 * Notes that the recovery key is on paper, once some of it was read from there.
 *
 * Returns: whether it is confirmed
 */
gboolean
kd_workspace_confirm_recovery (const char  *folder,
                               const char  *user,
                               const guint *asked,
                               int          fd,
                               KdClock     *clock,
                               GError     **error)
{
  g_autofree char *lock_path = g_build_filename (folder, "vault.lock", NULL);
  g_autoptr (KdVaultKeys) vault = NULL;
  g_autoptr (KdSecret) line = NULL;
  g_autoptr (KdSecret) groups = NULL;
  int      lock = kd_book_lock_take (lock_path, kd_clock_now (clock), error);
  gboolean done = FALSE;

  if (lock < 0)
    return FALSE;
  vault = load_vault (folder, error);
  line = vault != NULL ? kd_secret_read_line (fd, error) : NULL;
  if (line != NULL)
    {
      groups = read_text (fd, asked != NULL ? error : NULL);
      if (groups != NULL)
        done = confirm_by_groups (vault, user, asked, line, groups, error);
      else if (asked == NULL)
        done = confirm_by_key (vault, user, line, error);
    }
  if (done)
    {
      kd_vault_keys_confirm_recovery (vault);
      done = save_vault (folder, vault, error);
    }
  kd_book_lock_release (lock);
  return done;
}

/**
 * kd_workspace_draw_recovery_key:
 *
 * Draws a recovery key by chance. Nothing opens by it before [func@workspace_renew_recovery].
 *
 * Returns: (transfer full): the key in groups, to be put on paper and wiped
 */
char *
kd_workspace_draw_recovery_key (void)
{
  g_autoptr (KdSecret) key = kd_secret_new_random (KD_RECOVERY_KEY_SIZE);

  return kd_recovery_key_format (key);
}

/**
 * kd_workspace_check_passphrase:
 * @folder: the vault's folder
 * @user: (nullable): a user's name; %NULL for the first
 * @fd: where the passphrase comes from, as a line
 * @error: return location
 *
 * Asks whether a passphrase is right, before somebody goes on. Who guesses waits.
 *
 * Returns: whether it is
 */
gboolean
kd_workspace_check_passphrase (const char *folder,
                               const char *user,
                               int         fd,
                               GError    **error)
{
  g_autoptr (KdVaultKeys) vault = load_vault (folder, error);
  g_autoptr (KdSecret) passphrase = vault != NULL ? kd_secret_read_line (fd, error) : NULL;
  g_autoptr (KdSecret) seed = passphrase != NULL ? try_passphrase (vault, user, passphrase, NULL, error) : NULL;

  return seed != NULL;
}

/* Twice, so that the copy of the file before this one does not open by the old key either. */
static gboolean
save_twice (const char        *folder,
            const KdVaultKeys *vault,
            GError           **error)
{
  return save_vault (folder, vault, error) && save_vault (folder, vault, error);
}

/**
 * kd_workspace_renew_recovery:
 * @folder: the vault's folder
 * @user: (nullable): a user's name; %NULL for the first
 * @fd: where two lines come from: the passphrase, and a key from [func@workspace_draw_recovery_key] that is on paper by now
 * @clock: where time comes from
 * @error: return location
 *
 * Has the vault open by another recovery key. The file is replaced by a rename, so that at any moment either the old
 * key opens the vault or the new one, which is on paper already. Backups made before keep the old one.
 *
 * Returns: whether the new one holds, and is confirmed; if not, the old one does
 */
gboolean
kd_workspace_renew_recovery (const char *folder,
                             const char *user,
                             int         fd,
                             KdClock    *clock,
                             GError    **error)
{
  g_autofree char *lock_path = g_build_filename (folder, "vault.lock", NULL);
  g_autoptr (KdVaultKeys) vault = NULL;
  g_autoptr (KdSecret) passphrase = NULL;
  g_autoptr (KdSecret) key = NULL;
  g_autoptr (KdSecret) seed = NULL;
  int      lock = kd_book_lock_take (lock_path, kd_clock_now (clock), error);
  gboolean done = FALSE;

  if (lock < 0)
    return FALSE;
  vault = load_vault (folder, error);
  passphrase = vault != NULL ? kd_secret_read_line (fd, error) : NULL;
  key = passphrase != NULL ? read_recovery_key (fd, error) : NULL;
  seed = key != NULL ? try_passphrase (vault, user, passphrase, NULL, error) : NULL;
  if (seed != NULL && kd_vault_keys_set_recovery_key (vault, user, seed, key, error))
    {
      kd_vault_keys_confirm_recovery (vault);
      done = save_twice (folder, vault, error);
    }
  kd_book_lock_release (lock);
  return done;
}

/**
 * kd_workspace_is_recovery_confirmed:
 * @self: a workspace
 *
 * Returns: whether someone proved to have the recovery key on paper, as the key file says by now
 */
gboolean
kd_workspace_is_recovery_confirmed (KdWorkspace *self)
{
  g_autoptr (KdVaultKeys) vault = load_vault (self->folder, NULL);

  return vault != NULL && kd_vault_keys_is_recovery_confirmed (vault);
}
