/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Wraps the seed of a vault anew so that unlocking costs nothing: for tests that unlock hundreds of times.
 *
 * usage: cheapen VAULT < PASSPHRASE */

#include "kd-key-file.h"
#include "kd-secret.h"
#include "kd-vault-keys.h"

#include <unistd.h>

int
main (int   argc,
      char *argv[])
{
  const KdStretch  cheap = { 1, 8192 };
  g_autofree char *path = g_build_filename (argv[1], "vault.keys", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = kd_key_file_load (path, &error);
  g_autoptr (KdVaultKeys) vault = bytes != NULL ? kd_vault_keys_parse (bytes, &error) : NULL;
  g_autoptr (KdSecret) passphrase = kd_secret_read_line (STDIN_FILENO, NULL);
  g_autoptr (KdSecret) seed = vault != NULL ? kd_vault_keys_unlock (vault, NULL, passphrase, &error) : NULL;
  g_autoptr (GBytes) cheaper = NULL;

  if (seed == NULL || !kd_vault_keys_set_passphrase (vault, NULL, seed, passphrase, &cheap, &error))
    g_error ("%s", error->message);
  cheaper = kd_vault_keys_serialize (vault);
  if (!kd_key_file_save (path, cheaper, &error))
    g_error ("%s", error->message);
  return 0;
}
