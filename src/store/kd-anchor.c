/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-anchor.h"

#include "kd-error.h"
#include "kd-ledger-format.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#define KEY_ID_SIZE 4
#define MARK "\342\200\224 author/"

/* Who signs a note, as C2SP signed-note names them: the first bytes of a hash over name and key. */
static void
get_key_id (const char   *name,
            const guint8 *public_key,
            guint8       *key_id)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  KdHash hash;

  g_byte_array_append (bytes, (const guint8 *) name, (guint) strlen (name));
  g_byte_array_append (bytes, (const guint8 *) "\n\001", 2);
  g_byte_array_append (bytes, public_key, KD_PUBLIC_KEY_SIZE);
  kd_hash_plain (bytes->data, bytes->len, &hash);
  memcpy (key_id, hash.bytes, KEY_ID_SIZE);
}

static char *
get_name (const KdHash *fingerprint)
{
  GString *name = g_string_new ("author/");

  for (guint i = 0; i < KD_HASH_SIZE; i++)
    g_string_append_printf (name, "%02x", fingerprint->bytes[i]);
  return g_string_free_and_steal (name);
}

/**
 * kd_store_get_checkpoint:
 * @store: an open book
 *
 * Returns: (transfer full): the book's newest checkpoint as a note that the book's writer signed, to be
 *   kept outside of the book
 */
char *
kd_store_get_checkpoint (KdStore *store)
{
  g_autofree char *name = get_name (&store->fingerprint);
  g_autofree char *body = NULL;
  g_autofree char *base64 = NULL;
  guint8           bytes[KEY_ID_SIZE + KD_SIGNATURE_SIZE];
  KdHash           root;

  kd_store_get_root (store, &root);
  body = kd_checkpoint_body (&store->book, &store->instance, store->tree.size, &root);
  get_key_id (name, kd_signer_get_public_key (store->signer), bytes);
  kd_signer_sign (store->signer, body, strlen (body), bytes + KEY_ID_SIZE);
  base64 = g_base64_encode (bytes, sizeof bytes);
  return g_strdup_printf ("%s\n\342\200\224 %s %s\n", body, name, base64);
}

static gboolean
parse_hex (const char *text,
           KdHash     *hash)
{
  for (guint i = 0; i < KD_HASH_SIZE; i++)
    {
      int high = g_ascii_xdigit_value (text[2 * i]);
      int low = high >= 0 ? g_ascii_xdigit_value (text[2 * i + 1]) : -1;

      if (low < 0)
        return FALSE;
      hash->bytes[i] = (guint8) (high << 4 | low);
    }
  return text[2 * KD_HASH_SIZE] == ' ';
}

/* The line after the empty one; a body without it is an anchor that somebody wrote down. */
static gboolean
parse_signature (const char *line,
                 KdAnchor   *anchor)
{
  g_autofree guint8 *bytes = NULL;
  gsize              size = 0;

  if (line == NULL || *line == '\0')
    return TRUE;
  if (!g_str_has_prefix (line, MARK) || !parse_hex (line + strlen (MARK), &anchor->signed_by))
    return FALSE;
  bytes = g_base64_decode (line + strlen (MARK) + 2 * KD_HASH_SIZE + 1, &size);
  if (size != KEY_ID_SIZE + KD_SIGNATURE_SIZE)
    return FALSE;
  memcpy (anchor->signature, bytes + KEY_ID_SIZE, KD_SIGNATURE_SIZE);
  return TRUE;
}

/**
 * kd_anchor_parse:
 * @text: a checkpoint, with or without its signature
 * @book: the book that it should be of
 * @anchor: (out): what it says; free with [method@Anchor.clear]
 * @error: return location
 *
 * Returns: whether it is a checkpoint of the book
 */
gboolean
kd_anchor_parse (const char   *text,
                 const KdUuid *book,
                 KdAnchor     *anchor,
                 GError      **error)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", 6);
  char               name[KD_UUID_TEXT_SIZE];
  g_autofree char   *origin = g_strdup_printf ("%s/%s/", KD_APP_ID, kd_uuid_format (book, name));
  g_autofree guint8 *root = NULL;
  guint              n = g_strv_length (lines);
  gsize              size = 0;

  memset (anchor, 0, sizeof *anchor);
  if (n >= 3 && g_str_has_prefix (lines[0], origin) &&
      g_ascii_string_to_unsigned (lines[1], 10, 1, G_MAXINT64, &anchor->size, NULL))
    root = g_base64_decode (lines[2], &size);
  if (size != KD_HASH_SIZE || (n > 4 && !parse_signature (lines[4], anchor)))
    {
      g_set_error (error, KD_ERROR, KD_ERROR_INVALID, _ ("The anchor is no checkpoint of this book"));
      return FALSE;
    }
  memcpy (anchor->root.bytes, root, KD_HASH_SIZE);
  anchor->body = g_strdup_printf ("%s\n%s\n%s\n", lines[0], lines[1], lines[2]);
  return TRUE;
}

/**
 * kd_anchor_clear:
 * @anchor: an anchor
 *
 * Frees what @anchor holds.
 */
void
kd_anchor_clear (KdAnchor *anchor)
{
  g_clear_pointer (&anchor->body, g_free);
}

/**
 * kd_anchor_is_signed_by:
 * @anchor: an anchor
 * @public_key: a public key
 *
 * Returns: whether the holder of the key signed it
 */
gboolean
kd_anchor_is_signed_by (const KdAnchor *anchor,
                        const guint8   *public_key)
{
  KdHash fingerprint;

  kd_hash_plain (public_key, KD_PUBLIC_KEY_SIZE, &fingerprint);
  return kd_hash_equal (&fingerprint, &anchor->signed_by) &&
         kd_signature_is_valid (anchor->signature, anchor->body, strlen (anchor->body), public_key);
}

/* An anchor of a later end than the book's is proof of a loss: it is not written over. */
static gboolean
knows_more (KdStore    *store,
            const char *path)
{
  g_autofree char *text = NULL;
  g_auto (KdAnchor) anchor = { 0 };

  return g_file_get_contents (path, &text, NULL, NULL) && kd_anchor_parse (text, &store->book, &anchor, NULL) &&
         anchor.size > store->tree.size;
}

/**
 * kd_store_save_anchor:
 * @store: an open book
 * @path: where its anchor lies
 * @error: return location
 *
 * Notes the book's end outside of the book, durably.
 *
 * Returns: whether it is written, or a later one is there
 */
gboolean
kd_store_save_anchor (KdStore    *store,
                      const char *path,
                      GError    **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *note = NULL;

  if (knows_more (store, path))
    return TRUE;
  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      kd_set_error_from_errno (error, errno, _ ("Making the folder “%s”"), folder);
      return FALSE;
    }
  note = kd_store_get_checkpoint (store);
  return g_file_set_contents_full (path, note, -1, G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0600, error);
}
