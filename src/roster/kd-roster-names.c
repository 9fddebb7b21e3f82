/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The order of names: the one that is always kept, and what ties in every other order are broken by. */

#include "kd-roster-private.h"

#include <string.h>

/* The keys of all names while they are sorted: big-endian words, so that numbers compare as the bytes
 * do; the last word of each has a zero byte at its end. */
typedef struct
{
  KdRoster *roster;
  guint64  *words;
  gsize     used;
  gsize     capacity;
  guint32  *places;
} NameKeys;

static void
append_key (KdRoster *roster,
            guint32   slot,
            GString  *key)
{
  g_string_truncate (key, 0);
  kd_spelling_append_key (key, kd_roster_get_folded (roster, slot), kd_roster_get_readings (roster, slot));
}

static void
add_key (NameKeys      *keys,
         guint32        slot,
         const GString *key)
{
  gsize n_words = key->len / 8 + 1;

  if (keys->used + n_words > keys->capacity)
    {
      gsize capacity = keys->used + n_words + keys->capacity / 2 + 1024;

      keys->words = kd_memory_resize (keys->words, keys->capacity * 8, capacity * 8);
      keys->capacity = capacity;
    }
  keys->places[slot] = (guint32) keys->used;
  memcpy (keys->words + keys->used, key->str, key->len);
  for (gsize i = 0; i < n_words; i++)
    keys->words[keys->used + i] = GUINT64_FROM_BE (keys->words[keys->used + i]);
  keys->used += n_words;
}

static int
compare_ids (gconstpointer a,
             gconstpointer b,
             gpointer      data)
{
  const gint64 *ids = ((KdRoster *) data)->ids;
  gint64        one = ids[((const KdSortItem *) a)->value];
  gint64        other = ids[((const KdSortItem *) b)->value];

  return (one > other) - (one < other);
}

/* Sorts by the word at @depth, then each run of equal ones by the next word. */
static void
sort_names_from (NameKeys   *keys,
                 KdSortItem *items,
                 guint       n_items,
                 guint       depth)
{
  for (guint i = 0; i < n_items; i++)
    items[i].key = keys->words[keys->places[items[i].value] + depth];
  kd_sort_by_key (items, n_items);
  for (guint first = 0, end; first < n_items; first = end)
    {
      for (end = first + 1; end < n_items && items[end].key == items[first].key;)
        end++;
      if (end - first == 1)
        continue;
      if ((items[first].key & 0xff) == 0)
        g_sort_array (items + first, end - first, sizeof *items, compare_ids, keys->roster);
      else
        sort_names_from (keys, items + first, end - first, depth + 1);
    }
}

/**
 * kd_roster_sort_names:
 * @roster: a roster that has been filled
 *
 * Brings all clients into the order of their names.
 */
void
kd_roster_sort_names (KdRoster *roster)
{
  NameKeys    keys = { .roster = roster };
  KdSortItem *items = g_new (KdSortItem, MAX (roster->n_slots, 1));
  GString    *key = g_string_sized_new (4096);
  guint       n_items = 0;

  keys.places = g_new (guint32, MAX (roster->n_slots, 1));
  for (guint32 slot = 0; slot < roster->n_slots; slot++)
    {
      if (roster->ids[slot] == 0)
        continue;
      append_key (roster, slot, key);
      add_key (&keys, slot, key);
      items[n_items++].value = slot;
    }
  sort_names_from (&keys, items, n_items, 0);
  kd_order_set_length (&roster->by_name, n_items);
  for (guint i = 0; i < n_items; i++)
    roster->by_name.items[i] = items[i].value;
  kd_roster_rank_names (roster, 0, n_items);
  kd_memory_wipe (items, MAX (roster->n_slots, 1) * sizeof *items);
  kd_memory_wipe (keys.words, keys.capacity * 8);
  g_free (keys.places);
  explicit_bzero (key->str, key->allocated_len);
  g_string_free (key, TRUE);
}

/**
 * kd_roster_compare_names:
 * @roster: a roster
 * @a: a slot
 * @b: a slot
 *
 * Compares two clients by name, then by row number.
 *
 * Returns: less than, equal to or more than zero
 */
int
kd_roster_compare_names (gpointer roster,
                         guint32  a,
                         guint32  b)
{
  KdRoster *self = roster;
  GString  *one = self->scratch;
  gsize     length;
  int       result;

  append_key (self, a, one);
  g_string_append_c (one, '\0');
  length = one->len;
  kd_spelling_append_key (one, kd_roster_get_folded (self, b), kd_roster_get_readings (self, b));
  result = strcmp (one->str, one->str + length);
  explicit_bzero (one->str, one->len);
  return result != 0 ? result : (self->ids[a] > self->ids[b]) - (self->ids[a] < self->ids[b]);
}

/**
 * kd_roster_rank_names:
 * @roster: a roster
 * @first: the first place of the order that has changed
 * @end: one after the last one
 *
 * Tells the clients in between where they stand.
 */
void
kd_roster_rank_names (KdRoster *roster,
                      guint     first,
                      guint     end)
{
  for (guint i = first; i < end; i++)
    roster->ranks[roster->by_name.items[i]] = i;
}
