/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-ledger-format.h"

#include <string.h>

/* Writes a big-endian number and goes on. */
static guint8 *
put (guint8 *at,
     guint64 number,
     guint   size)
{
  for (guint i = 0; i < size; i++)
    at[i] = (guint8) (number >> 8 * (size - 1 - i));
  return at + size;
}

static guint8 *
put_bytes (guint8       *at,
           gconstpointer bytes,
           gsize         size)
{
  memcpy (at, bytes, size);
  return at + size;
}

/**
 * kd_change_header_encode:
 * @header: what a change's leaf says
 * @bytes: (out caller-allocates): %KD_CHANGE_HEADER_SIZE bytes
 *
 * Source: docs/ledger.md §3.
 */
void
kd_change_header_encode (const KdChangeHeader *header,
                         guint8               *bytes)
{
  guint8 *at = put (bytes, 1, 1);

  at = put (at, header->sequence, 8);
  at = put (at, header->kind, 2);
  at = put (at, header->operation, 1);
  at = put_bytes (at, header->uuid.bytes, sizeof header->uuid.bytes);
  at = put_bytes (at, header->superseded.bytes, KD_HASH_SIZE);
  at = put_bytes (at, header->row_digest.bytes, KD_HASH_SIZE);
  at = put_bytes (at, header->payload_hash.bytes, KD_HASH_SIZE);
  g_assert (at == bytes + KD_CHANGE_HEADER_SIZE);
}

/**
 * kd_commit_header_encode:
 * @header: what a commit's leaf says
 * @bytes: (out caller-allocates): %KD_COMMIT_HEADER_SIZE bytes
 *
 * Source: docs/ledger.md §4.
 */
void
kd_commit_header_encode (const KdCommitHeader *header,
                         guint8               *bytes)
{
  guint8 *at = put (bytes, 2, 1);

  at = put (at, header->first + header->count, 8);
  at = put (at, header->number, 8);
  at = put (at, header->first, 8);
  at = put (at, header->count, 4);
  at = put_bytes (at, header->author.bytes, KD_HASH_SIZE);
  at = put_bytes (at, header->device.bytes, sizeof header->device.bytes);
  at = put_bytes (at, header->instance.bytes, sizeof header->instance.bytes);
  at = put (at, (guint64) header->time, 8);
  at = put (at, header->tick, 4);
  at = put (at, header->reason, 2);
  at = put_bytes (at, header->batch.bytes, sizeof header->batch.bytes);
  at = put (at, header->target, 8);
  at = put (at, header->subject_kind, 2);
  at = put_bytes (at, header->subject.bytes, sizeof header->subject.bytes);
  at = put (at, header->subject_count, 4);
  at = put (at, header->other_size, 8);
  at = put_bytes (at, header->other_root.bytes, KD_HASH_SIZE);
  at = put_bytes (at, header->note_hash.bytes, KD_HASH_SIZE);
  g_assert (at == bytes + KD_COMMIT_HEADER_SIZE);
}

/**
 * kd_checkpoint_body:
 * @book: the book
 * @instance: its instance
 * @size: size of its tree
 * @root: root of its tree
 *
 * Returns: (transfer full): the text that is signed; docs/ledger.md §5
 */
char *
kd_checkpoint_body (const KdUuid *book,
                    const KdUuid *instance,
                    guint64       size,
                    const KdHash *root)
{
  char             book_text[KD_UUID_TEXT_SIZE];
  char             instance_text[KD_UUID_TEXT_SIZE];
  g_autofree char *root_text = g_base64_encode (root->bytes, KD_HASH_SIZE);

  return g_strdup_printf ("%s/%s/%s\n%" G_GUINT64_FORMAT "\n%s\n",
                          KD_APP_ID,
                          kd_uuid_format (book, book_text),
                          kd_uuid_format (instance, instance_text),
                          size,
                          root_text);
}

/**
 * kd_author_message:
 * @book: the book
 * @role: what the author may do
 * @public_key: the author's key
 * @introducer: fingerprint of who introduces
 * @name: what the author is called
 *
 * Returns: (transfer full): what the introducer signs
 */
GBytes *
kd_author_message (const KdUuid *book,
                   int           role,
                   const guint8 *public_key,
                   const KdHash *introducer,
                   const char   *name)
{
  static const char context[] = "dossier-author-v1";
  GByteArray       *message = g_byte_array_new ();
  const guint8      byte = (guint8) role;
  guint32           length = GUINT32_TO_BE ((guint32) strlen (name));

  g_byte_array_append (message, (const guint8 *) context, sizeof context);
  g_byte_array_append (message, book->bytes, sizeof book->bytes);
  g_byte_array_append (message, &byte, 1);
  g_byte_array_append (message, public_key, KD_PUBLIC_KEY_SIZE);
  g_byte_array_append (message, introducer->bytes, KD_HASH_SIZE);
  g_byte_array_append (message, (const guint8 *) &length, sizeof length);
  g_byte_array_append (message, (const guint8 *) name, (guint) strlen (name));
  return g_byte_array_free_to_bytes (message);
}
