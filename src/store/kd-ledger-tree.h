/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-connection.h"
#include "kd-merkle.h"

#include <glib.h>

G_BEGIN_DECLS

#define KD_LEDGER_LEVELS 7

/**
 * KdLedgerTree:
 * @size: how many leaves
 * @levels: the unfinished group of 256 of each level of tiles; level 0 are leaves
 *
 * The right edge of a book's tree, cut at the levels of its tiles.
 */
typedef struct
{
  guint64  size;
  KdMerkle levels[KD_LEDGER_LEVELS];
} KdLedgerTree;

/**
 * KdLedgerTileFunc:
 * @level: from 1
 * @index: place of the hash in its level
 * @hash: root of a complete subtree of 256 to the power of @level leaves
 * @data: the caller's
 * @error: return location
 *
 * Takes a hash of a tile that became complete.
 *
 * Returns: %FALSE to stop, with @error set
 */
typedef gboolean (*KdLedgerTileFunc) (guint         level,
                                      guint64       index,
                                      const KdHash *hash,
                                      gpointer      data,
                                      GError      **error);

gboolean kd_ledger_tree_append (KdLedgerTree    *tree,
                                const KdHash    *leaf,
                                KdLedgerTileFunc func,
                                gpointer         data,
                                GError         **error);
void     kd_ledger_tree_get_root (const KdLedgerTree *tree,
                                  KdHash             *root);
gboolean kd_ledger_tree_load (KdLedgerTree *tree,
                              KdConnection *connection,
                              guint64       size,
                              GError      **error);
gboolean kd_ledger_tile_append (guint         level,
                                guint64       index,
                                const KdHash *hash,
                                gpointer      connection,
                                GError      **error);

G_END_DECLS
