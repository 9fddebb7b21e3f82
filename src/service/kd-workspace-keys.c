/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A vault's passphrase and recovery key. */

#include "kd-workspace-private.h"

#include "kd-book-lock.h"
#include "kd-error.h"
#include "kd-passphrase.h"
#include "kd-recovery-key.h"
#include "kd-workspace-recovery.h"

#include <string.h>

/* A change of the key file: nobody else changes it meanwhile. */
typedef struct
{
  const char  *folder;
  int          lock; /* or less than 0 */
  KdVaultKeys *vault;
} Edit;

static gboolean
edit_begin (Edit       *edit,
            const char *folder,
            KdClock    *clock,
            GError    **error)
{
  g_autofree char *path = g_build_filename (folder, "vault.lock", NULL);

  *edit = (Edit) { .folder = folder, .lock = kd_book_lock_take (path, kd_clock_now (clock), error) };
  if (edit->lock >= 0)
    edit->vault = kd_workspace_load_vault (folder, error);
  return edit->vault != NULL;
}

static gboolean
edit_save (const Edit *edit,
           GError    **error)
{
  return kd_workspace_save_vault (edit->folder, edit->vault, error);
}

static void
edit_clear (Edit *edit)
{
  g_clear_pointer (&edit->vault, kd_vault_keys_free);
  if (edit->lock >= 0)
    kd_book_lock_release (edit->lock);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Edit, edit_clear)

#define EDIT_INIT { .lock = -1 }

/* A line as text: with a zero at its end. */
static KdSecret *
as_text (const KdSecret *line)
{
  KdSecret *text = kd_secret_new (kd_secret_get_size (line) + 1);

  memcpy (kd_secret_fill (text), kd_secret_peek (line), kd_secret_get_size (line));
  return text;
}

static KdSecret *
parse_recovery_key (const KdSecret *line,
                    GError        **error)
{
  g_autoptr (KdSecret) text = as_text (line);

  return kd_recovery_key_parse ((const char *) kd_secret_peek (text), error);
}

static KdSecret *
read_recovery_key (int      fd,
                   GError **error)
{
  g_autoptr (KdSecret) line = kd_secret_read_line (fd, error);

  return line != NULL ? parse_recovery_key (line, error) : NULL;
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
  g_auto (Edit) edit = EDIT_INIT;
  g_autoptr (KdSecret) old = NULL;
  g_autoptr (KdSecret) new = NULL;
  g_autoptr (KdSecret) seed = NULL;
  KdStretch stretch;

  if (!edit_begin (&edit, folder, clock, error))
    return FALSE;
  old = by_recovery_key ? read_recovery_key (fd, error) : kd_secret_read_line (fd, error);
  new = old != NULL ? kd_secret_read_line (fd, error) : NULL;
  if (new == NULL || !kd_passphrase_check (new, error))
    return FALSE;
  seed = by_recovery_key ? kd_vault_keys_recover (edit.vault, user, old, error) : kd_workspace_try_passphrase (edit.vault, user, old, NULL, error);
  if (seed == NULL)
    return FALSE;
  stretch = kd_stretch_calibrate ();
  return kd_vault_keys_set_passphrase (edit.vault, user, seed, new, &stretch, error) && edit_save (&edit, error);
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
                   const KdSecret    *line,
                   GError           **error)
{
  KdRecoveryGroups groups;
  g_autoptr (KdSecret) text = as_text (line);
  g_autoptr (KdSecret) seed = NULL;
  gboolean good;

  if (!kd_recovery_groups_parse ((const char *) kd_secret_peek (text), asked, &groups, error))
    return FALSE;
  seed = kd_workspace_try_passphrase (vault, user, passphrase, NULL, error);
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
  g_autoptr (KdSecret) key = parse_recovery_key (line, error);
  g_autoptr (KdSecret) seed = key != NULL ? kd_vault_keys_recover (vault, user, key, error) : NULL;

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
  g_auto (Edit) edit = EDIT_INIT;
  g_autoptr (KdSecret) line = NULL;
  g_autoptr (KdSecret) groups = NULL;
  gboolean good;

  if (!edit_begin (&edit, folder, clock, error))
    return FALSE;
  line = kd_secret_read_line (fd, error);
  if (line == NULL)
    return FALSE;
  groups = kd_secret_read_line (fd, asked != NULL ? error : NULL);
  if (groups == NULL && asked != NULL)
    return FALSE;
  good = groups != NULL ? confirm_by_groups (edit.vault, user, asked, line, groups, error) : confirm_by_key (edit.vault, user, line, error);
  if (!good)
    return FALSE;
  kd_vault_keys_confirm_recovery (edit.vault);
  return edit_save (&edit, error);
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
  g_autoptr (KdVaultKeys) vault = kd_workspace_load_vault (folder, error);
  g_autoptr (KdSecret) passphrase = vault != NULL ? kd_secret_read_line (fd, error) : NULL;
  g_autoptr (KdSecret) seed = passphrase != NULL ? kd_workspace_try_passphrase (vault, user, passphrase, NULL, error) : NULL;

  return seed != NULL;
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
  g_auto (Edit) edit = EDIT_INIT;
  g_autoptr (KdSecret) passphrase = NULL;
  g_autoptr (KdSecret) key = NULL;
  g_autoptr (KdSecret) seed = NULL;

  if (!edit_begin (&edit, folder, clock, error))
    return FALSE;
  passphrase = kd_secret_read_line (fd, error);
  key = passphrase != NULL ? read_recovery_key (fd, error) : NULL;
  seed = key != NULL ? kd_workspace_try_passphrase (edit.vault, user, passphrase, NULL, error) : NULL;
  if (seed == NULL || !kd_vault_keys_set_recovery_key (edit.vault, user, seed, key, error))
    return FALSE;
  kd_vault_keys_confirm_recovery (edit.vault);
  /* Twice, so that the copy of the file before this one does not open by the old key either. */
  return edit_save (&edit, error) && edit_save (&edit, error);
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
  g_autoptr (KdVaultKeys) vault = kd_workspace_load_vault (self->folder, NULL);

  return vault != NULL && kd_vault_keys_is_recovery_confirmed (vault);
}
