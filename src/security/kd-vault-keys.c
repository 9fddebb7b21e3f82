/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-vault-keys.h"

#include "kd-error.h"
#include "kd-key-file.h"
#include "kd-recovery-key.h"

#include <glib/gi18n-lib.h>
#include <sodium.h>
#include <string.h>

#define MAGIC "KDVAULT\n"
#define MOST_SLOTS 64
#define SLOT_CONTEXT "dossier-slot-v1"
#define RECOVERY_CONTEXT "dossierR"

/* docs/vault.md §2. The numbers never change. */
enum
{
  TAG_VAULT = 1,
  TAG_CONFIRMED = 2,
  TAG_SLOT = 3,
  TAG_CHECKSUM = 4,

  TAG_SLOT_KIND = 16,
  TAG_SLOT_USER = 17,
  TAG_SLOT_NAME = 18,
  TAG_SLOT_SIGN_KEY = 19,
  TAG_SLOT_RECEIVE_KEY = 20,
  TAG_SLOT_ADMINISTRATOR = 21,
  TAG_SLOT_SIGNATURE = 22,
  TAG_SLOT_PASSES = 23,
  TAG_SLOT_MEMORY = 24,
  TAG_SLOT_SALT = 25,
  TAG_SLOT_NONCE = 26,
  TAG_SLOT_WRAPPED = 27,
  TAG_SLOT_GROUPS = 28,
};

typedef enum
{
  SLOT_PASSPHRASE = 1,
  SLOT_RECOVERY = 2,
} SlotKind;

#define GROUPS_SALT_SIZE 16
#define GROUPS_SIZE (GROUPS_SALT_SIZE + KD_RECOVERY_KEY_GROUPS * KD_RECOVERY_KEY_HASH_SIZE)
#define SEALED_GROUPS_SIZE (crypto_aead_xchacha20poly1305_ietf_NPUBBYTES + GROUPS_SIZE + crypto_aead_xchacha20poly1305_ietf_ABYTES)
#define SEED_CONTEXT "dossierU"
#define SEED_GROUPS 3
#define WRAPPED_SIZE (KD_SEED_SIZE + crypto_aead_xchacha20poly1305_ietf_ABYTES)

typedef struct
{
  SlotKind  kind;
  KdUuid    user;
  char     *name;
  guint8    sign_key[KD_PUBLIC_KEY_SIZE];
  guint8    receive_key[KD_PUBLIC_KEY_SIZE];
  guint8    administrator[KD_PUBLIC_KEY_SIZE];
  guint8    signature[KD_SIGNATURE_SIZE];
  KdStretch stretch;
  guint8    salt[KD_STRETCH_SALT_SIZE];
  guint8    nonce[crypto_aead_xchacha20poly1305_ietf_NPUBBYTES];
  guint8    wrapped[WRAPPED_SIZE];
  gboolean  has_groups;
  guint8    groups[SEALED_GROUPS_SIZE];
} Slot;

struct _KdVaultKeys
{
  KdUuid     uuid;
  gboolean   confirmed;
  GPtrArray *slots;
};

static void
slot_free (gpointer data)
{
  Slot *slot = data;

  g_free (slot->name);
  g_free (slot);
}

static KdVaultKeys *
vault_keys_new (void)
{
  KdVaultKeys *self = g_new0 (KdVaultKeys, 1);

  self->slots = g_ptr_array_new_with_free_func (slot_free);
  return self;
}

/**
 * kd_vault_keys_free:
 * @self: (transfer full): the users of a vault
 *
 * Frees @self.
 */
void
kd_vault_keys_free (KdVaultKeys *self)
{
  g_ptr_array_unref (self->slots);
  g_free (self);
}

/* --- bytes ---------------------------------------------------------------------------------------- */

/* Who the slot is for: what the administrator signs, and the same after a change of passphrase. */
static void
put_identity (GByteArray *bytes,
              const Slot *slot)
{
  guint8 kind = (guint8) slot->kind;

  kd_items_put (bytes, TAG_SLOT_KIND, &kind, 1);
  kd_items_put (bytes, TAG_SLOT_USER, slot->user.bytes, sizeof slot->user.bytes);
  kd_items_put (bytes, TAG_SLOT_NAME, slot->name, strlen (slot->name));
  kd_items_put (bytes, TAG_SLOT_SIGN_KEY, slot->sign_key, sizeof slot->sign_key);
  kd_items_put (bytes, TAG_SLOT_RECEIVE_KEY, slot->receive_key, sizeof slot->receive_key);
  kd_items_put (bytes, TAG_SLOT_ADMINISTRATOR, slot->administrator, sizeof slot->administrator);
}

static GByteArray *
signed_bytes (const KdVaultKeys *self,
              const Slot        *slot)
{
  GByteArray *bytes = g_byte_array_new ();

  g_byte_array_append (bytes, (const guint8 *) SLOT_CONTEXT, sizeof SLOT_CONTEXT);
  g_byte_array_append (bytes, self->uuid.bytes, sizeof self->uuid.bytes);
  put_identity (bytes, slot);
  return bytes;
}

/* All of the slot but the wrapped seed: what the seed is bound to. */
static void
put_header (GByteArray *bytes,
            const Slot *slot)
{
  put_identity (bytes, slot);
  kd_items_put (bytes, TAG_SLOT_SIGNATURE, slot->signature, sizeof slot->signature);
  kd_items_put_number (bytes, TAG_SLOT_PASSES, slot->stretch.passes);
  kd_items_put_number (bytes, TAG_SLOT_MEMORY, slot->stretch.memory);
  kd_items_put (bytes, TAG_SLOT_SALT, slot->salt, sizeof slot->salt);
  kd_items_put (bytes, TAG_SLOT_NONCE, slot->nonce, sizeof slot->nonce);
}

static GByteArray *
associated_bytes (const KdVaultKeys *self,
                  const Slot        *slot)
{
  GByteArray *bytes = g_byte_array_new ();

  g_byte_array_append (bytes, self->uuid.bytes, sizeof self->uuid.bytes);
  put_header (bytes, slot);
  return bytes;
}

/**
 * kd_vault_keys_serialize:
 * @self: the users of a vault
 *
 * Returns: (transfer full): the content of `vault.keys`
 */
GBytes *
kd_vault_keys_serialize (const KdVaultKeys *self)
{
  GByteArray *bytes = kd_key_file_begin (MAGIC);
  guint8      confirmed = self->confirmed ? 1 : 0;
  guint8      checksum[32];

  kd_items_put (bytes, TAG_VAULT, self->uuid.bytes, sizeof self->uuid.bytes);
  kd_items_put (bytes, TAG_CONFIRMED, &confirmed, 1);
  for (guint i = 0; i < self->slots->len; i++)
    {
      const Slot *slot = self->slots->pdata[i];
      g_autoptr (GByteArray) item = g_byte_array_new ();

      put_header (item, slot);
      kd_items_put (item, TAG_SLOT_WRAPPED, slot->wrapped, sizeof slot->wrapped);
      if (slot->has_groups)
        kd_items_put (item, TAG_SLOT_GROUPS, slot->groups, sizeof slot->groups);
      kd_items_put (bytes, TAG_SLOT, item->data, item->len);
    }
  crypto_generichash (checksum, sizeof checksum, bytes->data, bytes->len, NULL, 0);
  kd_items_put (bytes, TAG_CHECKSUM, checksum, sizeof checksum);
  return g_byte_array_free_to_bytes (bytes);
}

static Slot *
parse_slot (KdItems items)
{
  Slot         *slot = g_new0 (Slot, 1);
  const guint8 *name;
  gsize         name_size;
  guint8        kind = 0;
  guint64       passes = 0;
  gboolean      good;

  good = kd_items_find_fixed (items, TAG_SLOT_KIND, &kind, 1) &&
         (kind == SLOT_PASSPHRASE || kind == SLOT_RECOVERY) &&
         kd_items_find_fixed (items, TAG_SLOT_USER, slot->user.bytes, sizeof slot->user.bytes) &&
         kd_items_find (items, TAG_SLOT_NAME, &name, &name_size) && name_size >= 1 && name_size <= 256 &&
         g_utf8_validate_len ((const char *) name, name_size, NULL) &&
         kd_items_find_fixed (items, TAG_SLOT_SIGN_KEY, slot->sign_key, sizeof slot->sign_key) &&
         kd_items_find_fixed (items, TAG_SLOT_RECEIVE_KEY, slot->receive_key, sizeof slot->receive_key) &&
         kd_items_find_fixed (items, TAG_SLOT_ADMINISTRATOR, slot->administrator, sizeof slot->administrator) &&
         kd_items_find_fixed (items, TAG_SLOT_SIGNATURE, slot->signature, sizeof slot->signature) &&
         kd_items_find_number (items, TAG_SLOT_PASSES, &passes) && passes <= G_MAXUINT32 &&
         kd_items_find_number (items, TAG_SLOT_MEMORY, &slot->stretch.memory) &&
         kd_items_find_fixed (items, TAG_SLOT_SALT, slot->salt, sizeof slot->salt) &&
         kd_items_find_fixed (items, TAG_SLOT_NONCE, slot->nonce, sizeof slot->nonce) &&
         kd_items_find_fixed (items, TAG_SLOT_WRAPPED, slot->wrapped, sizeof slot->wrapped);
  slot->has_groups = kd_items_find_fixed (items, TAG_SLOT_GROUPS, slot->groups, sizeof slot->groups);
  slot->kind = (SlotKind) kind;
  slot->stretch.passes = (guint32) passes;
  if (good)
    slot->name = g_strndup ((const char *) name, name_size);
  else
    g_clear_pointer (&slot, slot_free);
  return slot;
}

/* One administrator signs all: the first user. */
static gboolean
slots_are_signed (const KdVaultKeys *self)
{
  const Slot *first = self->slots->len > 0 ? self->slots->pdata[0] : NULL;

  for (guint i = 0; i < self->slots->len; i++)
    {
      const Slot *slot = self->slots->pdata[i];
      g_autoptr (GByteArray) bytes = signed_bytes (self, slot);

      if (memcmp (slot->administrator, first->sign_key, KD_PUBLIC_KEY_SIZE) != 0 ||
          !kd_signature_is_valid (slot->signature, bytes->data, bytes->len, first->sign_key))
        return FALSE;
    }
  return first != NULL && self->slots->len <= MOST_SLOTS;
}

static gboolean
checksum_fits (GBytes *bytes)
{
  gsize         size;
  const guint8 *data = g_bytes_get_data (bytes, &size);
  guint8        checksum[32];

  if (size < 38)
    return FALSE;
  crypto_generichash (checksum, sizeof checksum, data, size - 38, NULL, 0);
  return memcmp (checksum, data + size - 32, 32) == 0 && data[size - 38] == 0 && data[size - 37] == TAG_CHECKSUM;
}

/**
 * kd_vault_keys_parse:
 * @bytes: the content of `vault.keys`
 * @error: return location
 *
 * Reads and checks the file: size, form, checksum, the administrator's signature of each slot. No key
 * is made yet.
 *
 * Returns: (transfer full) (nullable): the users of the vault
 */
KdVaultKeys *
kd_vault_keys_parse (GBytes  *bytes,
                     GError **error)
{
  g_autoptr (KdVaultKeys) self = vault_keys_new ();
  KdItems       items, walk;
  guint16       tag;
  const guint8 *value;
  gsize         size;
  guint8        confirmed = 0;
  gboolean      good;

  if (!kd_key_file_start (bytes, MAGIC, &items, error))
    return NULL;
  good = checksum_fits (bytes) &&
         kd_items_find_fixed (items, TAG_VAULT, self->uuid.bytes, sizeof self->uuid.bytes) &&
         kd_items_find_fixed (items, TAG_CONFIRMED, &confirmed, 1);
  self->confirmed = confirmed == 1;
  for (walk = items; good && kd_items_next (&walk, &tag, &value, &size);)
    if (tag == TAG_SLOT)
      {
        Slot *slot = parse_slot ((KdItems) { value, size });

        good = slot != NULL;
        if (good)
          g_ptr_array_add (self->slots, slot);
      }
  if (!good || !slots_are_signed (self))
    {
      g_set_error (error, KD_ERROR, KD_ERROR_CORRUPT, _ ("The vault's key file is damaged; take its .prev copy or a backup"));
      return NULL;
    }
  return g_steal_pointer (&self);
}

/* --- slots ----------------------------------------------------------------------------------------- */

static Slot *
find_slot (const KdVaultKeys *self,
           const char        *user,
           SlotKind           kind,
           GError           **error)
{
  for (guint i = 0; i < self->slots->len; i++)
    {
      Slot *slot = self->slots->pdata[i];

      if (slot->kind == kind && (user == NULL || g_str_equal (user, slot->name)))
        return slot;
    }
  g_set_error (error, KD_ERROR, KD_ERROR_NOT_FOUND, _ ("The vault has no user “%s”"), user != NULL ? user : "");
  return NULL;
}

static void
wrap_seed (const KdVaultKeys *self,
           Slot              *slot,
           const KdSecret    *seed,
           const KdSecret    *key)
{
  g_autoptr (GByteArray) bound = NULL;

  randombytes_buf (slot->nonce, sizeof slot->nonce);
  bound = associated_bytes (self, slot);
  crypto_aead_xchacha20poly1305_ietf_encrypt (slot->wrapped, NULL, kd_secret_peek (seed), KD_SEED_SIZE, bound->data, bound->len, NULL, slot->nonce, kd_secret_peek (key));
}

static KdSecret *
unwrap_seed (const KdVaultKeys *self,
             const Slot        *slot,
             const KdSecret    *key,
             GError           **error)
{
  g_autoptr (KdSecret) seed = kd_secret_new (KD_SEED_SIZE);
  g_autoptr (GByteArray) bound = associated_bytes (self, slot);

  if (crypto_aead_xchacha20poly1305_ietf_decrypt (kd_secret_fill (seed), NULL, NULL, slot->wrapped, sizeof slot->wrapped, bound->data, bound->len, slot->nonce, kd_secret_peek (key)) != 0)
    {
      g_set_error (error,
                   KD_ERROR,
                   KD_ERROR_WRONG_KEY,
                   slot->kind == SLOT_PASSPHRASE ? _ ("The passphrase is wrong") : _ ("The recovery key is of another vault"));
      return NULL;
    }
  return g_steal_pointer (&seed);
}

/* A recovery key is random already: it needs no stretching. */
static KdSecret *
recovery_kek (const KdSecret *recovery_key)
{
  KdSecret *key = kd_secret_new (32);

  crypto_kdf_derive_from_key (kd_secret_fill (key), 32, 1, RECOVERY_CONTEXT, kd_secret_peek (recovery_key));
  return key;
}

static Slot *
slot_new (KdVaultKeys    *self,
          SlotKind        kind,
          const KdUuid   *user,
          const char     *name,
          const KdSigner *signer)
{
  Slot *slot = g_new0 (Slot, 1);
  g_autoptr (GByteArray) bytes = NULL;

  slot->kind = kind;
  slot->user = *user;
  slot->name = g_strdup (name);
  memcpy (slot->sign_key, kd_signer_get_public_key (signer), KD_PUBLIC_KEY_SIZE);
  memcpy (slot->receive_key, kd_signer_get_receiving_key (signer), KD_PUBLIC_KEY_SIZE);
  memcpy (slot->administrator, slot->sign_key, KD_PUBLIC_KEY_SIZE);
  bytes = signed_bytes (self, slot);
  kd_signer_sign (signer, bytes->data, bytes->len, slot->signature);
  g_ptr_array_add (self->slots, slot);
  return slot;
}

/* --- groups of the recovery key ------------------------------------------------------------------------ */

static KdSecret *
groups_key (const KdSecret *seed)
{
  KdSecret *key = kd_secret_new (32);

  crypto_kdf_derive_from_key (kd_secret_fill (key), 32, SEED_GROUPS, SEED_CONTEXT, kd_secret_peek (seed));
  return key;
}

static void
bind_groups (const KdVaultKeys *self,
             const Slot        *slot,
             guint8            *bound)
{
  memcpy (bound, self->uuid.bytes, 16);
  memcpy (bound + 16, slot->user.bytes, 16);
}

/* Hashes of the groups, under the seed: who can read them can open the vault anyway. */
static void
seal_groups (const KdVaultKeys *self,
             Slot              *slot,
             const KdSecret    *seed,
             const KdSecret    *recovery_key)
{
  g_autoptr (KdSecret) key = groups_key (seed);
  g_autoptr (KdSecret) hashes = kd_secret_new (GROUPS_SIZE);
  guint8          *at = kd_secret_fill (hashes);
  char            *text = kd_recovery_key_format (recovery_key);
  KdRecoveryGroups groups;
  guint8           bound[32];

  randombytes_buf (at, GROUPS_SALT_SIZE);
  for (guint i = 0; i < KD_RECOVERY_KEY_GROUPS; i++)
    {
      memcpy (groups.characters[i], text + i * (KD_RECOVERY_KEY_GROUP_SIZE + 1), KD_RECOVERY_KEY_GROUP_SIZE);
      kd_recovery_groups_hash (&groups, i + 1, at, at + GROUPS_SALT_SIZE + i * KD_RECOVERY_KEY_HASH_SIZE);
    }
  sodium_memzero (&groups, sizeof groups);
  sodium_memzero (text, strlen (text));
  g_free (text);
  bind_groups (self, slot, bound);
  randombytes_buf (slot->groups, crypto_aead_xchacha20poly1305_ietf_NPUBBYTES);
  crypto_aead_xchacha20poly1305_ietf_encrypt (slot->groups + crypto_aead_xchacha20poly1305_ietf_NPUBBYTES, NULL, at, GROUPS_SIZE, bound, sizeof bound, NULL, slot->groups, kd_secret_peek (key));
  slot->has_groups = TRUE;
}

/**
 * kd_vault_keys_check_groups:
 * @self: the users of a vault
 * @user: (nullable): a user's name; %NULL for the first
 * @seed: the user's seed
 * @groups: some groups from paper
 * @error: return location
 *
 * Returns: whether all given groups are those of the user's recovery key
 */
gboolean
kd_vault_keys_check_groups (const KdVaultKeys      *self,
                            const char             *user,
                            const KdSecret         *seed,
                            const KdRecoveryGroups *groups,
                            GError                **error)
{
  const Slot *slot = find_slot (self, user, SLOT_RECOVERY, error);
  g_autoptr (KdSecret) key = groups_key (seed);
  g_autoptr (KdSecret) hashes = kd_secret_new (GROUPS_SIZE);
  const guint8 *at = kd_secret_peek (hashes);
  guint8        bound[32], hash[KD_RECOVERY_KEY_HASH_SIZE];
  gsize         nonce = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;

  if (slot == NULL)
    return FALSE;
  bind_groups (self, slot, bound);
  if (!slot->has_groups ||
      crypto_aead_xchacha20poly1305_ietf_decrypt (kd_secret_fill (hashes), NULL, NULL, slot->groups + nonce, SEALED_GROUPS_SIZE - nonce, bound, sizeof bound, slot->groups, kd_secret_peek (key)) != 0)
    {
      g_set_error (error, KD_ERROR, KD_ERROR_UNSUPPORTED, _ ("This vault cannot compare single groups; give the whole recovery key"));
      return FALSE;
    }
  for (guint i = 0; i < KD_RECOVERY_KEY_GROUPS; i++)
    {
      if (!groups->given[i])
        continue;
      kd_recovery_groups_hash (groups, i + 1, at, hash);
      if (sodium_memcmp (hash, at + GROUPS_SALT_SIZE + i * KD_RECOVERY_KEY_HASH_SIZE, sizeof hash) == 0)
        continue;
      g_set_error (error, KD_ERROR, KD_ERROR_INVALID, _ ("Group %u is not that of the recovery key; compare it with the paper"), i + 1);
      return FALSE;
    }
  return TRUE;
}

static gboolean
wrap_by_passphrase (const KdVaultKeys *self,
                    Slot              *slot,
                    const KdSecret    *seed,
                    const KdSecret    *passphrase,
                    const KdStretch   *stretch,
                    GError           **error)
{
  g_autoptr (KdSecret) key = NULL;
  guint8 salt[KD_STRETCH_SALT_SIZE];

  randombytes_buf (salt, sizeof salt);
  key = kd_stretch_apply (stretch, passphrase, salt, error);
  if (key == NULL)
    return FALSE;
  memcpy (slot->salt, salt, sizeof salt);
  slot->stretch = *stretch;
  wrap_seed (self, slot, seed, key);
  return TRUE;
}

static void
wrap_by_recovery_key (const KdVaultKeys *self,
                      Slot              *slot,
                      const KdSecret    *seed,
                      const KdSecret    *recovery_key)
{
  g_autoptr (KdSecret) key = recovery_kek (recovery_key);

  wrap_seed (self, slot, seed, key);
  seal_groups (self, slot, seed, recovery_key);
}

/**
 * kd_vault_keys_new:
 * @user: name of the first user, who is the vault's administrator
 * @passphrase: the user's passphrase
 * @stretch: what unlocking is to cost
 * @now: the present instant, UTC microseconds
 * @recovery_key: (out) (transfer full): the recovery key, to be shown once
 * @error: return location
 *
 * Makes a vault's first user with two slots, passphrase and recovery key. Takes as long as @stretch
 * says.
 *
 * Returns: (transfer full) (nullable): the users of the new vault
 */
KdVaultKeys *
kd_vault_keys_new (const char      *user,
                   const KdSecret  *passphrase,
                   const KdStretch *stretch,
                   gint64           now,
                   KdSecret       **recovery_key,
                   GError         **error)
{
  g_autoptr (KdVaultKeys) self = vault_keys_new ();
  g_autoptr (KdSecret) seed = kd_secret_new_random (KD_SEED_SIZE);
  g_autoptr (KdSigner) signer = kd_signer_new (seed);
  g_autoptr (KdSecret) recovery = kd_secret_new_random (32);
  KdUuid uuid;

  if (*user == '\0' || strlen (user) > 256)
    {
      g_set_error (error, KD_ERROR, KD_ERROR_INVALID, _ ("A user name has 1 to 256 bytes"));
      return NULL;
    }
  kd_uuid_generate (&self->uuid, now);
  kd_uuid_generate (&uuid, now);
  if (!wrap_by_passphrase (self, slot_new (self, SLOT_PASSPHRASE, &uuid, user, signer), seed, passphrase, stretch, error))
    return NULL;
  wrap_by_recovery_key (self, slot_new (self, SLOT_RECOVERY, &uuid, user, signer), seed, recovery);
  *recovery_key = g_steal_pointer (&recovery);
  return g_steal_pointer (&self);
}

/**
 * kd_vault_keys_get_uuid:
 * @self: the users of a vault
 *
 * Returns: (transfer none): the vault's lasting name
 */
const KdUuid *
kd_vault_keys_get_uuid (const KdVaultKeys *self)
{
  return &self->uuid;
}

/**
 * kd_vault_keys_get_user:
 * @self: the users of a vault
 * @user: (nullable): a user's name; %NULL for the first
 *
 * Returns: (transfer none) (nullable): the user's lasting name
 */
const KdUuid *
kd_vault_keys_get_user (const KdVaultKeys *self,
                        const char        *user)
{
  const Slot *slot = find_slot (self, user, SLOT_PASSPHRASE, NULL);

  return slot != NULL ? &slot->user : NULL;
}

/**
 * kd_vault_keys_get_first_name:
 * @self: the users of a vault
 *
 * Returns: (transfer none): what the first user is called
 */
const char *
kd_vault_keys_get_first_name (const KdVaultKeys *self)
{
  return ((const Slot *) self->slots->pdata[0])->name;
}

/**
 * kd_vault_keys_unlock:
 * @self: the users of a vault
 * @user: (nullable): a user's name; %NULL for the first
 * @passphrase: the user's passphrase
 * @error: return location
 *
 * Takes as long as the slot says: not for the main thread.
 *
 * Returns: (transfer full) (nullable): the user's seed, or %NULL with %KD_ERROR_WRONG_KEY
 */
KdSecret *
kd_vault_keys_unlock (const KdVaultKeys *self,
                      const char        *user,
                      const KdSecret    *passphrase,
                      GError           **error)
{
  const Slot *slot = find_slot (self, user, SLOT_PASSPHRASE, error);
  g_autoptr (KdSecret) key = slot != NULL ? kd_stretch_apply (&slot->stretch, passphrase, slot->salt, error) : NULL;

  return key != NULL ? unwrap_seed (self, slot, key, error) : NULL;
}

/**
 * kd_vault_keys_recover:
 * @self: the users of a vault
 * @user: (nullable): a user's name; %NULL for the first
 * @recovery_key: the recovery key from paper
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the user's seed, or %NULL with %KD_ERROR_WRONG_KEY
 */
KdSecret *
kd_vault_keys_recover (const KdVaultKeys *self,
                       const char        *user,
                       const KdSecret    *recovery_key,
                       GError           **error)
{
  const Slot *slot = find_slot (self, user, SLOT_RECOVERY, error);
  g_autoptr (KdSecret) key = slot != NULL ? recovery_kek (recovery_key) : NULL;

  return key != NULL ? unwrap_seed (self, slot, key, error) : NULL;
}

/**
 * kd_vault_keys_set_passphrase:
 * @self: the users of a vault
 * @user: (nullable): a user's name; %NULL for the first
 * @seed: the user's seed
 * @passphrase: the new passphrase
 * @stretch: what unlocking is to cost
 * @error: return location
 *
 * Wraps the seed anew. Old copies of the file still open by the old passphrase.
 *
 * Returns: whether it was done
 */
gboolean
kd_vault_keys_set_passphrase (KdVaultKeys     *self,
                              const char      *user,
                              const KdSecret  *seed,
                              const KdSecret  *passphrase,
                              const KdStretch *stretch,
                              GError         **error)
{
  Slot *slot = find_slot (self, user, SLOT_PASSPHRASE, error);

  return slot != NULL && wrap_by_passphrase (self, slot, seed, passphrase, stretch, error);
}

/**
 * kd_vault_keys_set_recovery_key:
 * @self: the users of a vault
 * @user: (nullable): a user's name; %NULL for the first
 * @seed: the user's seed
 * @recovery_key: the new recovery key
 * @error: return location
 *
 * Wraps the seed under another recovery key. Old copies of the file still open by the old one.
 *
 * Returns: whether it was done
 */
gboolean
kd_vault_keys_set_recovery_key (KdVaultKeys    *self,
                                const char     *user,
                                const KdSecret *seed,
                                const KdSecret *recovery_key,
                                GError        **error)
{
  Slot *slot = find_slot (self, user, SLOT_RECOVERY, error);

  if (slot != NULL)
    wrap_by_recovery_key (self, slot, seed, recovery_key);
  return slot != NULL;
}

/**
 * kd_vault_keys_is_recovery_confirmed:
 * @self: the users of a vault
 *
 * Returns: whether someone proved to have the recovery key on paper
 */
gboolean
kd_vault_keys_is_recovery_confirmed (const KdVaultKeys *self)
{
  return self->confirmed;
}

/**
 * kd_vault_keys_confirm_recovery:
 * @self: the users of a vault
 *
 * Notes that the recovery key is on paper.
 */
void
kd_vault_keys_confirm_recovery (KdVaultKeys *self)
{
  self->confirmed = TRUE;
}
