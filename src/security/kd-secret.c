/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-secret.h"

#include "kd-error.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <sodium.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#define MAX_LINE 4096

struct _KdSecret
{
  gatomicrefcount references;
  gsize           size;
  guint8         *bytes;
};

/**
 * kd_security_init:
 *
 * Makes the cryptographic library ready and forbids core dumps; to be called first in a program.
 */
void
kd_security_init (void)
{
  struct rlimit none = { 0, 0 };

  if (sodium_init () < 0)
    g_error ("The cryptographic library could not be made ready");
  setrlimit (RLIMIT_CORE, &none);
}

/**
 * kd_secret_new:
 * @size: how many bytes
 *
 * Returns: (transfer full): zeros, to be filled by [method@Secret.fill]
 */
KdSecret *
kd_secret_new (gsize size)
{
  KdSecret *secret = g_new0 (KdSecret, 1);

  kd_security_init ();
  g_atomic_ref_count_init (&secret->references);
  secret->size = size;
  secret->bytes = sodium_malloc (MAX (size, 1));
  if (secret->bytes == NULL)
    g_error ("No memory for a secret");
  sodium_memzero (secret->bytes, size);
  return secret;
}

/**
 * kd_secret_new_random:
 * @size: how many bytes
 *
 * Returns: (transfer full): random bytes
 */
KdSecret *
kd_secret_new_random (gsize size)
{
  KdSecret *secret = kd_secret_new (size);

  randombytes_buf (secret->bytes, size);
  return secret;
}

/**
 * kd_secret_new_copy:
 * @bytes: (array length=size): bytes; who holds them wipes them
 * @size: how many
 *
 * Returns: (transfer full): a copy
 */
KdSecret *
kd_secret_new_copy (gconstpointer bytes,
                    gsize         size)
{
  KdSecret *secret = kd_secret_new (size);

  memcpy (secret->bytes, bytes, size);
  return secret;
}

/**
 * kd_secret_read_line:
 * @fd: a file descriptor
 * @error: return location
 *
 * Reads a line without its end, byte by byte, so that the next line stays for the next call and no
 * buffer but the secret's own ever holds it.
 *
 * Returns: (transfer full) (nullable): the line, or %NULL if there is none or it is too long
 */
KdSecret *
kd_secret_read_line (int      fd,
                     GError **error)
{
  g_autoptr (KdSecret) line = kd_secret_new (MAX_LINE);
  gsize length = 0;

  for (;;)
    {
      ssize_t n = read (fd, line->bytes + length, 1);

      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        {
          kd_set_error_from_errno (error, errno, _ ("Reading the passphrase from descriptor %d"), fd);
          return NULL;
        }
      if (n == 0 && length == 0)
        {
          g_set_error (error,
                       KD_ERROR,
                       KD_ERROR_INVALID,
                       _ ("No passphrase came from descriptor %d; write it there as one line"),
                       fd);
          return NULL;
        }
      if (n == 0 || line->bytes[length] == '\n')
        break;
      if (++length == MAX_LINE)
        {
          g_set_error (error, KD_ERROR, KD_ERROR_LIMIT, _ ("The passphrase is longer than %d bytes"), MAX_LINE - 1);
          return NULL;
        }
    }
  return kd_secret_new_copy (line->bytes, length);
}

/**
 * kd_secret_ref:
 * @secret: a secret
 *
 * Returns: (transfer full): @secret
 */
KdSecret *
kd_secret_ref (KdSecret *secret)
{
  g_atomic_ref_count_inc (&secret->references);
  return secret;
}

/**
 * kd_secret_unref:
 * @secret: (transfer full): a secret
 *
 * Gives a reference back; with the last one the bytes are zeroed.
 */
void
kd_secret_unref (KdSecret *secret)
{
  if (!g_atomic_ref_count_dec (&secret->references))
    return;
  sodium_free (secret->bytes);
  g_free (secret);
}

/**
 * kd_secret_peek:
 * @secret: a secret
 *
 * Returns: (transfer none): its bytes; do not copy them to memory of another kind
 */
const guint8 *
kd_secret_peek (const KdSecret *secret)
{
  return secret->bytes;
}

/**
 * kd_secret_fill:
 * @secret: a secret that nobody else holds yet
 *
 * Returns: (transfer none): its bytes, to be written
 */
guint8 *
kd_secret_fill (KdSecret *secret)
{
  return secret->bytes;
}

/**
 * kd_secret_get_size:
 * @secret: a secret
 *
 * Returns: how many bytes it has
 */
gsize
kd_secret_get_size (const KdSecret *secret)
{
  return secret->size;
}

/**
 * kd_secret_equal:
 * @a: a secret
 * @b: another
 *
 * Compares in a time that does not depend on what differs.
 *
 * Returns: whether they are equal
 */
gboolean
kd_secret_equal (const KdSecret *a,
                 const KdSecret *b)
{
  return a->size == b->size && sodium_memcmp (a->bytes, b->bytes, a->size) == 0;
}
