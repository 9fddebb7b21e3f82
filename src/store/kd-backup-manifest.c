/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-backup-manifest.h"

#include "kd-error.h"
#include "kd-key-file.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <string.h>
#include <unistd.h>

#define MAGIC "KDBACKUP"
#define VERSION 1
#define CONTEXT "dossier-backup-v1"
#define HEAD_SIZE (8 + 4 + 16 + 16 + 8 + KD_PUBLIC_KEY_SIZE + 8 + KD_HASH_SIZE + 8 + KD_BACKUP_N_PARTS * (8 + KD_HASH_SIZE))
#define LARGEST_DATABASE (G_GUINT64_CONSTANT (1) << 40)

/**
 * kd_backup_manifest_set_part:
 * @part: (out caller-allocates): a part
 * @bytes: its content
 */
void
kd_backup_manifest_set_part (KdBackupPart *part,
                             GBytes       *bytes)
{
  KdHash hash;

  part->size = g_bytes_get_size (bytes);
  kd_hash_plain (g_bytes_get_data (bytes, NULL), part->size, &hash);
  memcpy (part->hash, hash.bytes, KD_HASH_SIZE);
}

/**
 * kd_backup_manifest_set_file:
 * @part: (out caller-allocates): a part
 * @fd: where its content begins
 * @size: its size
 * @error: return location
 *
 * Returns: whether all of it could be read
 */
gboolean
kd_backup_manifest_set_file (KdBackupPart *part,
                             int           fd,
                             guint64       size,
                             GError      **error)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autofree guint8 *chunk = g_malloc (65536);
  gsize              digest = KD_HASH_SIZE;
  guint64            left = size;

  while (left > 0)
    {
      ssize_t n = read (fd, chunk, MIN (left, 65536));

      if (n < 0 && errno == EINTR)
        continue;
      if (n <= 0)
        {
          kd_set_error_from_errno (error, n < 0 ? errno : EIO, _ ("Reading the database of a backup"));
          return FALSE;
        }
      g_checksum_update (checksum, chunk, n);
      left -= (guint64) n;
    }
  part->size = size;
  g_checksum_get_digest (checksum, part->hash, &digest);
  return TRUE;
}

static void
put (GByteArray   *bytes,
     gconstpointer data,
     gsize         size)
{
  g_byte_array_append (bytes, data, (guint) size);
}

static void
put_number (GByteArray *bytes,
            guint64     number)
{
  guint64 big = GUINT64_TO_BE (number);

  put (bytes, &big, sizeof big);
}

static GByteArray *
signed_bytes (gconstpointer head)
{
  GByteArray *message = g_byte_array_new ();

  put (message, CONTEXT, sizeof CONTEXT);
  put (message, head, HEAD_SIZE);
  return message;
}

/**
 * kd_backup_manifest_encode:
 * @manifest: a manifest
 * @signer: who signs it
 *
 * Returns: (transfer full): the beginning of a backup file, up to its first part
 */
GBytes *
kd_backup_manifest_encode (const KdBackupManifest *manifest,
                           const KdSigner         *signer)
{
  GByteArray   *bytes = g_byte_array_new ();
  const guint32 version = GUINT32_TO_BE (VERSION);
  g_autoptr (GByteArray) message = NULL;
  guint8 signature[KD_SIGNATURE_SIZE];

  put (bytes, MAGIC, 8);
  put (bytes, &version, sizeof version);
  put (bytes, manifest->book.bytes, 16);
  put (bytes, manifest->instance.bytes, 16);
  put_number (bytes, (guint64) manifest->time);
  put (bytes, manifest->signer, KD_PUBLIC_KEY_SIZE);
  put_number (bytes, manifest->tree_size);
  put (bytes, manifest->root.bytes, KD_HASH_SIZE);
  put_number (bytes, manifest->commits);
  for (guint i = 0; i < KD_BACKUP_N_PARTS; i++)
    {
      put_number (bytes, manifest->parts[i].size);
      put (bytes, manifest->parts[i].hash, KD_HASH_SIZE);
    }
  g_assert (bytes->len == HEAD_SIZE);
  message = signed_bytes (bytes->data);
  kd_signer_sign (signer, message->data, message->len, signature);
  put (bytes, signature, sizeof signature);
  return g_byte_array_free_to_bytes (bytes);
}

static const guint8 *
take (const guint8 *at,
      void         *value,
      gsize         size)
{
  memcpy (value, at, size);
  return at + size;
}

static const guint8 *
take_number (const guint8 *at,
             guint64      *number)
{
  guint64 big;

  at = take (at, &big, sizeof big);
  *number = GUINT64_FROM_BE (big);
  return at;
}

static void
decode (const guint8     *at,
        KdBackupManifest *manifest)
{
  guint64 time;

  at = take (at, manifest->book.bytes, 16);
  at = take (at, manifest->instance.bytes, 16);
  at = take_number (at, &time);
  manifest->time = (gint64) time;
  at = take (at, manifest->signer, KD_PUBLIC_KEY_SIZE);
  at = take_number (at, &manifest->tree_size);
  at = take (at, manifest->root.bytes, KD_HASH_SIZE);
  at = take_number (at, &manifest->commits);
  for (guint i = 0; i < KD_BACKUP_N_PARTS; i++)
    {
      at = take_number (at, &manifest->parts[i].size);
      at = take (at, manifest->parts[i].hash, KD_HASH_SIZE);
    }
}

/**
 * kd_backup_manifest_read:
 * @fd: a backup file, at its beginning; left at its first part
 * @manifest: (out caller-allocates): what it says
 * @error: return location
 *
 * Reads a fixed number of bytes and checks magic, version, signature and limits.
 *
 * Returns: whether they are right
 */
gboolean
kd_backup_manifest_read (int               fd,
                         KdBackupManifest *manifest,
                         GError          **error)
{
  guint8 head[HEAD_SIZE + KD_SIGNATURE_SIZE];
  g_autoptr (GByteArray) message = NULL;
  ssize_t n = read (fd, head, sizeof head);

  if (n >= 12 && memcmp (head, MAGIC, 8) == 0 && (head[8] != 0 || head[9] != 0 || head[10] != 0 || head[11] > VERSION))
    {
      g_set_error (error, KD_ERROR, KD_ERROR_NEWER, _ ("The backup is of a newer version of Dossier; update this program"));
      return FALSE;
    }
  if (n == (ssize_t) sizeof head && memcmp (head, MAGIC, 8) == 0)
    {
      decode (head + 12, manifest);
      message = signed_bytes (head);
      if (kd_signature_is_valid (head + HEAD_SIZE, message->data, message->len, manifest->signer) &&
          manifest->parts[KD_BACKUP_VAULT_KEYS].size <= KD_KEY_FILE_LIMIT &&
          manifest->parts[KD_BACKUP_BOOK_KEYS].size <= KD_KEY_FILE_LIMIT &&
          manifest->parts[KD_BACKUP_DATABASE].size <= LARGEST_DATABASE)
        return TRUE;
    }
  g_set_error (error, KD_ERROR, KD_ERROR_CORRUPT, _ ("The file is no backup, or it is damaged or forged; take another one"));
  return FALSE;
}
