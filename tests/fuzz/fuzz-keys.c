/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "fuzz.h"
#include "kd-book-keys.h"
#include "kd-vault-keys.h"

#include <string.h>

static KdSigner *signer;

void
fuzz_add_seeds (GPtrArray *seeds)
{
  const KdStretch cheap = { 1, 8192 };
  g_autoptr (KdSecret) seed = kd_secret_new_random (KD_SEED_SIZE);
  g_autoptr (KdSecret) passphrase = kd_secret_new_copy ("violet tractor", 14);
  g_autoptr (KdSecret) recovery = NULL;
  g_autoptr (KdVaultKeys) vault = kd_vault_keys_new ("李伟", passphrase, &cheap, 0, &recovery, NULL);
  g_autoptr (KdBookKeys) book = kd_book_keys_new ("客户", 0);

  signer = kd_signer_new (seed);
  g_ptr_array_add (seeds, kd_vault_keys_serialize (vault));
  g_ptr_array_add (seeds, kd_book_keys_serialize (book, kd_vault_keys_get_user (vault, NULL), signer));
}

int
LLVMFuzzerTestOneInput (const guint8 *bytes,
                        gsize         size)
{
  g_autoptr (GBytes) input = g_bytes_new (bytes, size);
  g_autoptr (KdVaultKeys) vault = kd_vault_keys_parse (input, NULL);
  g_autoptr (KdBookKeys) book = kd_book_keys_parse (input, signer, NULL);

  return 0;
}
