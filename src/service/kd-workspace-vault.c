/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A vault's key file, and trying passphrases on it. */

#include "kd-workspace-private.h"

#include "kd-error.h"
#include "kd-key-file.h"
#include "kd-workspace-recovery.h"

#include <glib/gi18n-lib.h>

/**
 * kd_workspace_load_vault:
 * @folder: a vault's folder
 * @error: return location
 *
 * Returns: (transfer full) (nullable): its key file
 */
KdVaultKeys *
kd_workspace_load_vault (const char *folder,
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

/**
 * kd_workspace_save_vault:
 * @folder: a vault's folder
 * @vault: what its key file shall hold
 * @error: return location
 *
 * Replaces the key file by a rename.
 *
 * Returns: whether it is replaced; if not, the old one is there
 */
gboolean
kd_workspace_save_vault (const char        *folder,
                         const KdVaultKeys *vault,
                         GError           **error)
{
  g_autofree char *path = g_build_filename (folder, "vault.keys", NULL);
  g_autoptr (GBytes) bytes = kd_vault_keys_serialize (vault);

  return kd_key_file_save (path, bytes, error);
}

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
  g_autoptr (KdVaultKeys) vault = kd_workspace_load_vault (folder, NULL);
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

/**
 * kd_workspace_try_passphrase:
 * @vault: a key file
 * @user: (nullable): a user's name; %NULL for the first
 * @passphrase: what may be the user's
 * @turn: (out) (optional) (transfer full): the tries, of which the vain ones are to be logged
 * @error: return location
 *
 * Unlocks by a passphrase; who guesses waits.
 *
 * Returns: (transfer full) (nullable): the user's seed
 */
KdSecret *
kd_workspace_try_passphrase (const KdVaultKeys *vault,
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
