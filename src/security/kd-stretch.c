/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-stretch.h"

#include "kd-error.h"

#include <glib/gi18n-lib.h>
#include <sodium.h>

/* A hostile file must not be able to eat the memory or an hour: refused before any work. */
#define MOST_PASSES 16
#define MOST_MEMORY (G_GUINT64_CONSTANT (1) << 30)
#define DEFAULT_MEMORY (G_GUINT64_CONSTANT (256) << 20)
#define DEFAULT_PASSES 3

/**
 * kd_stretch_calibrate:
 *
 * Measures one pass on this machine and chooses passes that take half a second to a second, but three
 * passes over 256 MiB at least.
 *
 * Source: RFC 9106; libsodium's "moderate" is the floor.
 *
 * Returns: the cost for a new slot
 */
KdStretch
kd_stretch_calibrate (void)
{
  KdStretch    stretch = { 1, DEFAULT_MEMORY };
  const guint8 salt[KD_STRETCH_SALT_SIZE] = { 0 };
  g_autoptr (KdSecret) passphrase = kd_secret_new (8);
  g_autoptr (KdSecret) key = NULL;
  gint64 start = g_get_monotonic_time ();
  gint64 pass;

  key = kd_stretch_apply (&stretch, passphrase, salt, NULL);
  pass = MAX (g_get_monotonic_time () - start, 1);
  stretch.passes = (guint32) CLAMP (600000 / pass, DEFAULT_PASSES, MOST_PASSES);
  return stretch;
}

/**
 * kd_stretch_apply:
 * @stretch: the cost
 * @passphrase: a passphrase
 * @salt: %KD_STRETCH_SALT_SIZE bytes
 * @error: return location
 *
 * Makes a key of 32 bytes of a passphrase. Takes as long as @stretch says: not for the main thread.
 *
 * Returns: (transfer full) (nullable): the key, or %NULL if the cost is beyond the limits or there is
 *   no memory
 */
KdSecret *
kd_stretch_apply (const KdStretch *stretch,
                  const KdSecret  *passphrase,
                  const guint8    *salt,
                  GError         **error)
{
  g_autoptr (KdSecret) key = NULL;

  if (stretch->passes < 1 || stretch->passes > MOST_PASSES || stretch->memory < crypto_pwhash_MEMLIMIT_MIN ||
      stretch->memory > MOST_MEMORY)
    {
      g_set_error (error,
                   KD_ERROR,
                   KD_ERROR_LIMIT,
                   _ ("The key file asks for more work or memory than is allowed; it is damaged or hostile"));
      return NULL;
    }
  key = kd_secret_new (32);
  if (crypto_pwhash (kd_secret_fill (key),
                     32,
                     (const char *) kd_secret_peek (passphrase),
                     kd_secret_get_size (passphrase),
                     salt,
                     stretch->passes,
                     stretch->memory,
                     crypto_pwhash_ALG_ARGON2ID13) != 0)
    {
      g_set_error (error,
                   KD_ERROR,
                   KD_ERROR_LIMIT,
                   _ ("There are not %u MiB of free memory for unlocking; close other programs"),
                   (guint) (stretch->memory >> 20));
      return NULL;
    }
  return g_steal_pointer (&key);
}
