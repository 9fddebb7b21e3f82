/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define KD_HASH_SIZE 32
#define KD_SHORT_HASH_KEY_SIZE 16

/**
 * KdHash:
 * @bytes: a SHA-256 value
 */
typedef struct
{
  guint8 bytes[KD_HASH_SIZE];
} KdHash;

/**
 * KdMerkle:
 * @size: how many leaves the tree has
 * @edge: roots of the complete subtrees at its right edge, the largest first
 *
 * An RFC 6962 tree of which only the right edge is kept: enough to append and to know the root. All
 * zero is the empty tree.
 */
typedef struct
{
  guint64 size;
  KdHash  edge[64];
} KdMerkle;

void     kd_hash_plain (gconstpointer bytes,
                        gsize         size,
                        KdHash       *hash);
void     kd_hash_parts (guint8        prefix,
                        gconstpointer first,
                        gsize         first_size,
                        gconstpointer second,
                        gsize         second_size,
                        KdHash       *hash);
void     kd_hash_leaf (gconstpointer header,
                       gsize         size,
                       KdHash       *hash);
void     kd_hash_node (const KdHash *left,
                       const KdHash *right,
                       KdHash       *hash);
guint64  kd_hash_short (const guint8 *key,
                        gconstpointer bytes,
                        gsize         size);
gboolean kd_hash_equal (const KdHash *a,
                        const KdHash *b);
guint    kd_merkle_append (KdMerkle     *tree,
                           const KdHash *leaf);
void     kd_merkle_get_root (const KdMerkle *tree,
                             KdHash         *root);
guint    kd_merkle_get_edge (const KdMerkle *tree);

G_END_DECLS
