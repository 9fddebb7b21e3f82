/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-book-keys.h"

#include "kd-error.h"
#include "kd-key-file.h"

#include <glib/gi18n-lib.h>
#include <sodium.h>
#include <string.h>

#define MAGIC "KDBOOK\n\n"
#define MAC_CONTEXT "dossierM"
#define SIGN_CONTEXT "dossier-book-v1"

/* docs/vault.md §3. The numbers never change. */
enum
{
  TAG_BOOK = 1,
  TAG_INSTANCE = 2,
  TAG_EPOCH = 3,
  TAG_SALT = 4,
  TAG_FILE = 5,
  TAG_TITLE = 6,
  TAG_MEMBER = 7,
  TAG_OWNER = 8,
  TAG_SIGNATURE = 9,
  TAG_MAC = 10,

  TAG_MEMBER_USER = 32,
  TAG_MEMBER_ROLE = 33,
  TAG_MEMBER_SIGN_KEY = 34,
  TAG_MEMBER_RECEIVE_KEY = 35,
  TAG_MEMBER_SEALED = 36,
};

#define ROLE_OWNER 1
#define MAC_ITEM_SIZE (6 + 32)
#define SIGNATURE_ITEM_SIZE (6 + KD_SIGNATURE_SIZE)

/**
 * kd_book_keys_new:
 * @title: what people call the book
 * @now: the present instant, UTC microseconds
 *
 * Returns: (transfer full): names, salt and random key of a new book
 */
KdBookKeys *
kd_book_keys_new (const char *title,
                  gint64      now)
{
  KdBookKeys *self = g_new0 (KdBookKeys, 1);

  kd_uuid_generate (&self->book, now);
  kd_uuid_generate (&self->instance, now);
  self->epoch = 1;
  self->key = kd_secret_new_random (KD_BOOK_KEY_SIZE);
  randombytes_buf (self->salt, sizeof self->salt);
  self->file = g_strdup ("book-1.db");
  self->title = g_strdup (title);
  return self;
}

/**
 * kd_book_keys_free:
 * @self: (transfer full): keys
 *
 * Frees @self.
 */
void
kd_book_keys_free (KdBookKeys *self)
{
  g_clear_pointer (&self->key, kd_secret_unref);
  g_free (self->file);
  g_free (self->title);
  g_free (self);
}

static void
make_mac (const KdSecret *key,
          gconstpointer   bytes,
          gsize           size,
          guint8         *mac)
{
  g_autoptr (KdSecret) mac_key = kd_secret_new (32);

  crypto_kdf_derive_from_key (kd_secret_fill (mac_key), 32, 1, MAC_CONTEXT, kd_secret_peek (key));
  crypto_generichash (mac, 32, bytes, size, kd_secret_peek (mac_key), 32);
}

static GByteArray *
signed_bytes (gconstpointer bytes,
              gsize         size)
{
  GByteArray *message = g_byte_array_new ();

  g_byte_array_append (message, (const guint8 *) SIGN_CONTEXT, sizeof SIGN_CONTEXT);
  g_byte_array_append (message, bytes, (guint) size);
  return message;
}

/**
 * kd_book_keys_serialize:
 * @self: keys of a book
 * @owner: the owner's lasting name
 * @signer: the owner's keys
 *
 * Writes the file for a book whose only member is its owner.
 *
 * Returns: (transfer full): the content of `book.keys`
 */
GBytes *
kd_book_keys_serialize (const KdBookKeys *self,
                        const KdUuid     *owner,
                        const KdSigner   *signer)
{
  GByteArray *bytes = kd_key_file_begin (MAGIC);
  g_autoptr (GByteArray) member = g_byte_array_new ();
  g_autoptr (GByteArray) message = NULL;
  const guint8 role = ROLE_OWNER;
  guint8       sealed[KD_SEALED_SIZE (KD_BOOK_KEY_SIZE)];
  guint8       signature[KD_SIGNATURE_SIZE];
  guint8       mac[32];

  kd_seal (self->key, kd_signer_get_receiving_key (signer), sealed);
  kd_items_put (member, TAG_MEMBER_USER, owner->bytes, sizeof owner->bytes);
  kd_items_put (member, TAG_MEMBER_ROLE, &role, 1);
  kd_items_put (member, TAG_MEMBER_SIGN_KEY, kd_signer_get_public_key (signer), KD_PUBLIC_KEY_SIZE);
  kd_items_put (member, TAG_MEMBER_RECEIVE_KEY, kd_signer_get_receiving_key (signer), KD_PUBLIC_KEY_SIZE);
  kd_items_put (member, TAG_MEMBER_SEALED, sealed, sizeof sealed);

  kd_items_put (bytes, TAG_BOOK, self->book.bytes, sizeof self->book.bytes);
  kd_items_put (bytes, TAG_INSTANCE, self->instance.bytes, sizeof self->instance.bytes);
  kd_items_put_number (bytes, TAG_EPOCH, self->epoch);
  kd_items_put (bytes, TAG_SALT, self->salt, sizeof self->salt);
  kd_items_put (bytes, TAG_FILE, self->file, strlen (self->file));
  kd_items_put (bytes, TAG_TITLE, self->title, strlen (self->title));
  kd_items_put (bytes, TAG_MEMBER, member->data, member->len);
  kd_items_put (bytes, TAG_OWNER, kd_signer_get_public_key (signer), KD_PUBLIC_KEY_SIZE);
  message = signed_bytes (bytes->data, bytes->len);
  kd_signer_sign (signer, message->data, message->len, signature);
  kd_items_put (bytes, TAG_SIGNATURE, signature, sizeof signature);
  make_mac (self->key, bytes->data, bytes->len, mac);
  kd_items_put (bytes, TAG_MAC, mac, sizeof mac);
  return g_byte_array_free_to_bytes (bytes);
}

static gboolean
is_plain_file_name (const guint8 *name,
                    gsize         size)
{
  if (size < 1 || size > 64 || name[0] == '.')
    return FALSE;
  for (gsize i = 0; i < size; i++)
    if (!g_ascii_isalnum (name[i]) && name[i] != '.' && name[i] != '-')
      return FALSE;
  return TRUE;
}

static gboolean
read_facts (KdBookKeys *self,
            KdItems     items)
{
  const guint8 *file, *title;
  gsize         file_size, title_size;
  guint64       epoch;

  if (!kd_items_find_fixed (items, TAG_BOOK, self->book.bytes, sizeof self->book.bytes) ||
      !kd_items_find_fixed (items, TAG_INSTANCE, self->instance.bytes, sizeof self->instance.bytes) ||
      !kd_items_find_number (items, TAG_EPOCH, &epoch) || epoch < 1 || epoch > G_MAXUINT32 ||
      !kd_items_find_fixed (items, TAG_SALT, self->salt, sizeof self->salt) ||
      !kd_items_find (items, TAG_FILE, &file, &file_size) || !is_plain_file_name (file, file_size) ||
      !kd_items_find (items, TAG_TITLE, &title, &title_size) || title_size > 1024 ||
      !g_utf8_validate_len ((const char *) title, title_size, NULL))
    return FALSE;
  self->epoch = (guint32) epoch;
  self->file = g_strndup ((const char *) file, file_size);
  self->title = g_strndup ((const char *) title, title_size);
  return TRUE;
}

static KdSecret *
open_for_member (KdItems         items,
                 const KdSigner *signer)
{
  guint16       tag;
  const guint8 *value;
  gsize         size;

  while (kd_items_next (&items, &tag, &value, &size))
    {
      KdItems member = { value, size };
      guint8  receive_key[KD_PUBLIC_KEY_SIZE];
      guint8  sealed[KD_SEALED_SIZE (KD_BOOK_KEY_SIZE)];

      if (tag == TAG_MEMBER &&
          kd_items_find_fixed (member, TAG_MEMBER_RECEIVE_KEY, receive_key, sizeof receive_key) &&
          memcmp (receive_key, kd_signer_get_receiving_key (signer), sizeof receive_key) == 0 &&
          kd_items_find_fixed (member, TAG_MEMBER_SEALED, sealed, sizeof sealed))
        return kd_signer_open_sealed (signer, sealed, sizeof sealed);
    }
  return NULL;
}

static gboolean
is_authentic (GBytes           *bytes,
              KdItems           items,
              const KdBookKeys *self)
{
  gsize         size;
  const guint8 *data = g_bytes_get_data (bytes, &size);
  guint8        owner[KD_PUBLIC_KEY_SIZE], signature[KD_SIGNATURE_SIZE], mac[32], wanted[32];
  g_autoptr (GByteArray) message = NULL;

  if (size < MAC_ITEM_SIZE + SIGNATURE_ITEM_SIZE ||
      !kd_items_find_fixed (items, TAG_OWNER, owner, sizeof owner) ||
      !kd_items_find_fixed (items, TAG_SIGNATURE, signature, sizeof signature) ||
      !kd_items_find_fixed (items, TAG_MAC, mac, sizeof mac))
    return FALSE;
  make_mac (self->key, data, size - MAC_ITEM_SIZE, wanted);
  message = signed_bytes (data, size - MAC_ITEM_SIZE - SIGNATURE_ITEM_SIZE);
  return sodium_memcmp (mac, wanted, sizeof mac) == 0 && memcmp (data + size - 32, mac, 32) == 0 &&
         data[size - MAC_ITEM_SIZE] == 0 && data[size - MAC_ITEM_SIZE + 1] == TAG_MAC &&
         kd_signature_is_valid (signature, message->data, message->len, owner);
}

/**
 * kd_book_keys_parse:
 * @bytes: the content of `book.keys`
 * @signer: keys of a user
 * @error: return location
 *
 * Reads the file and opens the book's key, if it is sealed to the user; then checks the owner's
 * signature and the MAC, so that nothing in it is believed that was not written by a member.
 *
 * Returns: (transfer full) (nullable): the keys, or %NULL with %KD_ERROR_WRONG_KEY for who is no member
 */
KdBookKeys *
kd_book_keys_parse (GBytes         *bytes,
                    const KdSigner *signer,
                    GError        **error)
{
  g_autoptr (KdBookKeys) self = g_new0 (KdBookKeys, 1);
  KdItems items;

  if (!kd_key_file_start (bytes, MAGIC, &items, error))
    return NULL;
  self->key = open_for_member (items, signer);
  if (self->key == NULL || kd_secret_get_size (self->key) != KD_BOOK_KEY_SIZE)
    {
      g_set_error (error, KD_ERROR, KD_ERROR_WRONG_KEY, _ ("This user is no member of the book, or its key file is damaged"));
      return NULL;
    }
  if (!read_facts (self, items) || !is_authentic (bytes, items, self))
    {
      g_set_error (error, KD_ERROR, KD_ERROR_CORRUPT, _ ("The book's key file is damaged or forged; take its .prev copy or a backup"));
      return NULL;
    }
  return g_steal_pointer (&self);
}
