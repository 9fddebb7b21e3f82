/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-signer.h"

#include <sodium.h>
#include <string.h>

/* Eight bytes each, as crypto_kdf wants; docs/vault.md names them. */
#define CONTEXT "dossierU"
#define SIGN_KEY 1
#define RECEIVE_KEY 2

G_STATIC_ASSERT (KD_PUBLIC_KEY_SIZE == crypto_sign_PUBLICKEYBYTES);
G_STATIC_ASSERT (KD_PUBLIC_KEY_SIZE == crypto_box_PUBLICKEYBYTES);
G_STATIC_ASSERT (KD_SIGNATURE_SIZE == crypto_sign_BYTES);
G_STATIC_ASSERT (KD_SEED_SIZE == crypto_kdf_KEYBYTES);
G_STATIC_ASSERT (KD_SEALED_SIZE (0) == crypto_box_SEALBYTES);

struct _KdSigner
{
  gatomicrefcount references;
  KdSecret       *sign_key;
  KdSecret       *receive_key;
  guint8          sign_public[KD_PUBLIC_KEY_SIZE];
  guint8          receive_public[KD_PUBLIC_KEY_SIZE];
};

/**
 * kd_signer_new:
 * @seed: a user's seed, %KD_SEED_SIZE bytes
 *
 * Makes the pairs of keys: Ed25519 from subkey 1 and X25519 from subkey 2 of the seed.
 *
 * Returns: (transfer full): the pairs
 */
KdSigner *
kd_signer_new (const KdSecret *seed)
{
  g_autoptr (KdSecret) subkey = kd_secret_new (crypto_sign_SEEDBYTES);
  KdSigner *signer;

  g_return_val_if_fail (kd_secret_get_size (seed) == KD_SEED_SIZE, NULL);

  signer = g_new0 (KdSigner, 1);
  g_atomic_ref_count_init (&signer->references);
  signer->sign_key = kd_secret_new (crypto_sign_SECRETKEYBYTES);
  signer->receive_key = kd_secret_new (crypto_box_SECRETKEYBYTES);

  crypto_kdf_derive_from_key (kd_secret_fill (subkey), crypto_sign_SEEDBYTES, SIGN_KEY, CONTEXT, kd_secret_peek (seed));
  crypto_sign_seed_keypair (signer->sign_public, kd_secret_fill (signer->sign_key), kd_secret_peek (subkey));
  crypto_kdf_derive_from_key (kd_secret_fill (subkey), crypto_box_SEEDBYTES, RECEIVE_KEY, CONTEXT, kd_secret_peek (seed));
  crypto_box_seed_keypair (signer->receive_public, kd_secret_fill (signer->receive_key), kd_secret_peek (subkey));
  return signer;
}

/**
 * kd_signer_ref:
 * @signer: a user's keys
 *
 * Returns: (transfer full): @signer
 */
KdSigner *
kd_signer_ref (KdSigner *signer)
{
  g_atomic_ref_count_inc (&signer->references);
  return signer;
}

/**
 * kd_signer_unref:
 * @signer: (transfer full): a user's keys
 *
 * Gives a reference back; the secret keys are zeroed with the last.
 */
void
kd_signer_unref (KdSigner *signer)
{
  if (!g_atomic_ref_count_dec (&signer->references))
    return;
  kd_secret_unref (signer->sign_key);
  kd_secret_unref (signer->receive_key);
  g_free (signer);
}

/**
 * kd_signer_get_public_key:
 * @signer: a user's keys
 *
 * Returns: (transfer none): the key that checks the user's signatures
 */
const guint8 *
kd_signer_get_public_key (const KdSigner *signer)
{
  return signer->sign_public;
}

/**
 * kd_signer_get_receiving_key:
 * @signer: a user's keys
 *
 * Returns: (transfer none): the key that secrets are sealed to
 */
const guint8 *
kd_signer_get_receiving_key (const KdSigner *signer)
{
  return signer->receive_public;
}

/**
 * kd_signer_sign:
 * @signer: a user's keys
 * @message: (array length=size): what to sign
 * @size: its length
 * @signature: (out caller-allocates): %KD_SIGNATURE_SIZE bytes
 *
 * Signs by Ed25519 (RFC 8032).
 */
void
kd_signer_sign (const KdSigner *signer,
                gconstpointer   message,
                gsize           size,
                guint8         *signature)
{
  crypto_sign_detached (signature, NULL, message, size, kd_secret_peek (signer->sign_key));
}

/**
 * kd_signature_is_valid:
 * @signature: %KD_SIGNATURE_SIZE bytes
 * @message: (array length=size): what was signed
 * @size: its length
 * @public_key: whose signature it should be
 *
 * Returns: whether it is
 */
gboolean
kd_signature_is_valid (const guint8 *signature,
                       gconstpointer message,
                       gsize         size,
                       const guint8 *public_key)
{
  return crypto_sign_verify_detached (signature, message, size, public_key) == 0;
}

/**
 * kd_seal:
 * @secret: what to hand over
 * @receiving_key: who may open it
 * @sealed: (out caller-allocates): %KD_SEALED_SIZE bytes
 *
 * Seals a secret so that its receiver alone can open it (X25519, XSalsa20-Poly1305).
 */
void
kd_seal (const KdSecret *secret,
         const guint8   *receiving_key,
         guint8         *sealed)
{
  if (crypto_box_seal (sealed, kd_secret_peek (secret), kd_secret_get_size (secret), receiving_key) != 0)
    g_error ("A secret could not be sealed");
}

/**
 * kd_signer_open_sealed:
 * @signer: a user's keys
 * @sealed: (array length=size): what [func@seal] made
 * @size: its length
 *
 * Returns: (transfer full) (nullable): the secret, or %NULL if it is not sealed to this user
 */
KdSecret *
kd_signer_open_sealed (const KdSigner *signer,
                       const guint8   *sealed,
                       gsize           size)
{
  g_autoptr (KdSecret) secret = NULL;

  if (size <= crypto_box_SEALBYTES)
    return NULL;
  secret = kd_secret_new (size - crypto_box_SEALBYTES);
  if (crypto_box_seal_open (kd_secret_fill (secret), sealed, size, signer->receive_public, kd_secret_peek (signer->receive_key)) != 0)
    return NULL;
  return g_steal_pointer (&secret);
}
