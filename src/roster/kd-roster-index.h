/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * KdIndex:
 * @places: slot + 1, or 0 where there is nothing
 * @capacity: how many places there are, a power of two, or 0
 * @used: how many of them hold a slot
 *
 * Slots by a hash of something that the owner keeps: eight bytes a client where GHashTable takes forty.
 */
typedef struct
{
  guint32 *places;
  guint    capacity;
  guint    used;
} KdIndex;

/**
 * KdIndexHash:
 * @context: the owner
 * @slot: a slot
 *
 * Hashes what a slot is found by.
 *
 * Returns: the hash
 */
typedef guint64 (*KdIndexHash) (gpointer context,
                                guint32  slot);

void    kd_index_reserve (KdIndex    *index,
                          guint       slots,
                          KdIndexHash hash,
                          gpointer    context);
void    kd_index_clear (KdIndex *index);
void    kd_index_add (KdIndex    *index,
                      guint32     slot,
                      KdIndexHash hash,
                      gpointer    context);
void    kd_index_prefetch (const KdIndex *index,
                           guint64        hash);
void    kd_index_remove (KdIndex    *index,
                         guint32     slot,
                         KdIndexHash hash,
                         gpointer    context);
guint32 kd_index_next (const KdIndex *index,
                       guint64        hash,
                       guint         *step);

G_END_DECLS
