/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * KdSortItem:
 * @key: what to sort by
 * @value: what is sorted
 *
 * One thing to sort.
 */
typedef struct
{
  guint64 key;
  guint32 value;
} KdSortItem;

/**
 * KdOrder:
 * @items: slots or entries in order
 * @length: how many there are
 * @capacity: how many fit
 *
 * A permutation.
 */
typedef struct
{
  guint32 *items;
  guint    length;
  guint    capacity;
} KdOrder;

/**
 * KdOrderCompare:
 * @context: what the items belong to
 * @a: an item
 * @b: another item
 *
 * Compares two items; never calls two different ones equal.
 *
 * Returns: less than, equal to or more than zero
 */
typedef int (*KdOrderCompare) (gpointer context,
                               guint32  a,
                               guint32  b);

void  kd_sort_by_key (KdSortItem *items,
                      guint       n_items);
void  kd_order_set_length (KdOrder *order,
                           guint    length);
void  kd_order_clear (KdOrder *order);
guint kd_order_find (const KdOrder *order,
                     KdOrderCompare compare,
                     gpointer       context,
                     guint32        item);
guint kd_order_replace (KdOrder       *order,
                        const guint   *old_places,
                        guint          n_old,
                        const guint32 *added,
                        guint          n_added,
                        KdOrderCompare compare,
                        gpointer       context);

G_END_DECLS
