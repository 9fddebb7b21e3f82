/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-merkle.h"

#include <sodium.h>
#include <string.h>

/**
 * kd_hash_plain:
 * @bytes: (array length=size): bytes
 * @size: how many
 * @hash: (out caller-allocates): their SHA-256
 *
 * Hashes without domain separation: fingerprints of public keys.
 */
void
kd_hash_plain (gconstpointer bytes,
               gsize         size,
               KdHash       *hash)
{
  crypto_hash_sha256 (hash->bytes, bytes, size);
}

/**
 * kd_hash_parts:
 * @prefix: what is hashed; docs/ledger.md §1
 * @first: (array length=first_size): bytes
 * @first_size: how many
 * @second: (array length=second_size): bytes that follow
 * @second_size: how many
 * @hash: (out caller-allocates): SHA-256 of all three
 *
 * Hashes with domain separation.
 */
void
kd_hash_parts (guint8        prefix,
               gconstpointer first,
               gsize         first_size,
               gconstpointer second,
               gsize         second_size,
               KdHash       *hash)
{
  crypto_hash_sha256_state state;

  crypto_hash_sha256_init (&state);
  crypto_hash_sha256_update (&state, &prefix, 1);
  crypto_hash_sha256_update (&state, first, first_size);
  if (second_size > 0)
    crypto_hash_sha256_update (&state, second, second_size);
  crypto_hash_sha256_final (&state, hash->bytes);
}

/**
 * kd_hash_leaf:
 * @header: (array length=size): what the leaf says
 * @size: its length
 * @hash: (out caller-allocates): the leaf
 *
 * Source: RFC 6962, section 2.1.
 */
void
kd_hash_leaf (gconstpointer header,
              gsize         size,
              KdHash       *hash)
{
  kd_hash_parts (0x00, header, size, NULL, 0, hash);
}

/**
 * kd_hash_node:
 * @left: a subtree
 * @right: the subtree to its right
 * @hash: (out caller-allocates): the node over both
 *
 * Source: RFC 6962, section 2.1.
 */
void
kd_hash_node (const KdHash *left,
              const KdHash *right,
              KdHash       *hash)
{
  kd_hash_parts (0x01, left->bytes, KD_HASH_SIZE, right->bytes, KD_HASH_SIZE, hash);
}

/**
 * kd_hash_short:
 * @key: (array fixed-size=16): a random key that nobody learns
 * @bytes: what to hash
 * @size: its size
 *
 * SipHash-2-4: for sums and tables of the moment, which nobody can prepare for who does not know the key.
 * Not for anything that is kept.
 *
 * Returns: the hash
 */
guint64
kd_hash_short (const guint8 *key,
               gconstpointer bytes,
               gsize         size)
{
  guint64 hash;

  G_STATIC_ASSERT (sizeof hash == crypto_shorthash_BYTES && KD_SHORT_HASH_KEY_SIZE == crypto_shorthash_KEYBYTES);
  crypto_shorthash ((guint8 *) &hash, bytes, size, key);
  return hash;
}

/**
 * kd_hash_equal:
 * @a: a hash
 * @b: another
 *
 * Returns: whether they are equal
 */
gboolean
kd_hash_equal (const KdHash *a,
               const KdHash *b)
{
  return memcmp (a->bytes, b->bytes, KD_HASH_SIZE) == 0;
}

/**
 * kd_merkle_get_edge:
 * @tree: a tree
 *
 * Returns: how many complete subtrees stand at its right edge: one for each bit of its size
 */
guint
kd_merkle_get_edge (const KdMerkle *tree)
{
  return (guint) __builtin_popcountll (tree->size);
}

/**
 * kd_merkle_append:
 * @tree: a tree
 * @leaf: its next leaf
 *
 * Appends a leaf. Subtrees that become complete are joined at once: the last of the edge is then the
 * root of 2^n leaves, where n is what is returned.
 *
 * Returns: how often subtrees were joined
 */
guint
kd_merkle_append (KdMerkle     *tree,
                  const KdHash *leaf)
{
  guint top = kd_merkle_get_edge (tree);
  guint joins = (guint) __builtin_ctzll (~tree->size);

  tree->edge[top] = *leaf;
  for (guint i = 0; i < joins; i++, top--)
    kd_hash_node (&tree->edge[top - 1], &tree->edge[top], &tree->edge[top - 1]);
  tree->size++;
  return joins;
}

/**
 * kd_merkle_get_root:
 * @tree: a tree
 * @root: (out caller-allocates): its root; SHA-256 of nothing for the empty tree
 *
 * Source: RFC 6962, section 2.1.
 */
void
kd_merkle_get_root (const KdMerkle *tree,
                    KdHash         *root)
{
  guint edge = kd_merkle_get_edge (tree);

  if (edge == 0)
    {
      crypto_hash_sha256 (root->bytes, NULL, 0);
      return;
    }
  *root = tree->edge[edge - 1];
  for (guint i = edge - 1; i > 0; i--)
    kd_hash_node (&tree->edge[i - 1], root, root);
}
