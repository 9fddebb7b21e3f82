/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-roster-order.h"

#include "kd-roster-memory.h"

#include <string.h>

#define DIGIT_BITS 11
#define DIGITS 6

/* One pass of the radix sort: from @items to @other by one digit. Equal ones keep their order. */
static void
scatter (const KdSortItem *items,
         KdSortItem       *other,
         guint             n_items,
         guint            *counts,
         guint             shift)
{
  guint sum = 0;

  for (guint i = 0; i < 1 << DIGIT_BITS; i++)
    {
      guint count = counts[i];

      counts[i] = sum;
      sum += count;
    }
  for (guint i = 0; i < n_items; i++)
    other[counts[items[i].key >> shift & ((1 << DIGIT_BITS) - 1)]++] = items[i];
}

static void
sort_by_digits (KdSortItem *items,
                guint       n_items)
{
  g_autofree guint *counts = g_new0 (guint, DIGITS << DIGIT_BITS);
  KdSortItem       *other = g_new (KdSortItem, n_items);
  KdSortItem       *from = items, *to = other;

  for (guint i = 0; i < n_items; i++)
    for (guint digit = 0; digit < DIGITS; digit++)
      counts[(digit << DIGIT_BITS) + (items[i].key >> digit * DIGIT_BITS & ((1 << DIGIT_BITS) - 1))]++;
  for (guint digit = 0; digit < DIGITS; digit++)
    {
      guint *own = counts + (digit << DIGIT_BITS);

      /* A digit that is the same everywhere (the upper ones of any date) costs nothing. */
      if (own[items[0].key >> digit * DIGIT_BITS & ((1 << DIGIT_BITS) - 1)] == n_items)
        continue;
      scatter (from, to, n_items, own, digit * DIGIT_BITS);
      {
        KdSortItem *swap = from;

        from = to;
        to = swap;
      }
    }
  if (from != items)
    memcpy (items, from, n_items * sizeof *items);
  kd_memory_wipe (other, n_items * sizeof *other);
}

/**
 * kd_sort_by_key:
 * @items: things to sort
 * @n_items: how many
 *
 * Sorts by key, smallest first; what has equal keys keeps its order.
 */
void
kd_sort_by_key (KdSortItem *items,
                guint       n_items)
{
  if (n_items > 64)
    {
      sort_by_digits (items, n_items);
      return;
    }
  for (guint i = 1; i < n_items; i++)
    {
      KdSortItem item = items[i];
      guint      place = i;

      for (; place > 0 && items[place - 1].key > item.key; place--)
        items[place] = items[place - 1];
      items[place] = item;
    }
}

/**
 * kd_order_set_length:
 * @order: an order
 * @length: how many items it is to have
 *
 * Makes room; new items are not set.
 */
void
kd_order_set_length (KdOrder *order,
                     guint    length)
{
  if (length > order->capacity)
    {
      guint capacity = order->capacity == 0 ? length : length + length / 32 + 16;

      order->items = kd_memory_resize (order->items,
                                       order->capacity * sizeof (guint32),
                                       capacity * sizeof (guint32));
      order->capacity = capacity;
    }
  order->length = length;
}

/**
 * kd_order_clear:
 * @order: an order
 *
 * Frees the items.
 */
void
kd_order_clear (KdOrder *order)
{
  kd_memory_wipe (order->items, order->capacity * sizeof (guint32));
  *order = (KdOrder) { 0 };
}

/**
 * kd_order_find:
 * @order: an order
 * @compare: by what it is ordered
 * @context: for @compare
 * @item: an item, in the order or not
 *
 * Finds the first place whose item does not come before @item.
 *
 * Returns: the place, or the length if all come before it
 */
guint
kd_order_find (const KdOrder *order,
               KdOrderCompare compare,
               gpointer       context,
               guint32        item)
{
  guint low = 0, high = order->length;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (compare (context, order->items[middle], item) < 0)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

static void
remove_places (KdOrder     *order,
               const guint *places,
               guint        n_places)
{
  guint to = places[0];

  for (guint i = 0; i < n_places; i++)
    {
      guint next = i + 1 < n_places ? places[i + 1] : order->length;
      guint count = next - places[i] - 1;

      memmove (order->items + to, order->items + places[i] + 1, count * sizeof (guint32));
      to += count;
    }
  order->length = to;
}

/**
 * kd_order_replace:
 * @order: an order
 * @old_places: ascending places of items to take out; what stands there may be out of order by now
 * @n_old: how many
 * @added: (nullable): items to put in, in their order
 * @n_added: how many
 * @compare: by what @order is ordered
 * @context: for @compare
 *
 * Takes items out and puts others in with one move of what lies between.
 *
 * Returns: the first place that may have changed
 */
guint
kd_order_replace (KdOrder       *order,
                  const guint   *old_places,
                  guint          n_old,
                  const guint32 *added,
                  guint          n_added,
                  KdOrderCompare compare,
                  gpointer       context)
{
  g_autofree guint *places = g_new (guint, n_added + 1);
  guint             first = n_old > 0 ? old_places[0] : order->length;
  guint             end;

  if (n_old > 0)
    remove_places (order, old_places, n_old);
  for (guint i = 0; i < n_added; i++)
    places[i] = kd_order_find (order, compare, context, added[i]);
  end = order->length;
  kd_order_set_length (order, order->length + n_added);
  for (guint i = n_added; i-- > 0;)
    {
      memmove (order->items + places[i] + i + 1, order->items + places[i], (end - places[i]) * sizeof (guint32));
      order->items[places[i] + i] = added[i];
      end = places[i];
    }
  return n_added > 0 ? MIN (first, places[0]) : first;
}
