/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-roster-index.h"

#include "kd-roster-memory.h"

/* At most three places in four are taken. */
static gboolean
is_full (const KdIndex *index,
         guint          slots)
{
  return (guint64) slots * 4 > (guint64) index->capacity * 3;
}

static guint
place_of (const KdIndex *index,
          guint64        hash)
{
  return (guint) (hash >> 32) & (index->capacity - 1);
}

static void
put (KdIndex *index,
     guint32  slot,
     guint64  hash)
{
  guint place = place_of (index, hash);

  while (index->places[place] != 0)
    place = (place + 1) & (index->capacity - 1);
  index->places[place] = slot + 1;
}

/**
 * kd_index_reserve:
 * @index: an index
 * @slots: how many slots it will hold
 * @hash: how to hash one
 * @context: for @hash
 *
 * Makes room.
 */
void
kd_index_reserve (KdIndex    *index,
                  guint       slots,
                  KdIndexHash hash,
                  gpointer    context)
{
  KdIndex old = *index;

  if (!is_full (index, slots))
    return;
  index->capacity = MAX (index->capacity, 64);
  while (is_full (index, slots))
    index->capacity *= 2;
  index->places = g_new0 (guint32, index->capacity);
  for (guint i = 0; i < old.capacity; i++)
    if (old.places[i] != 0)
      put (index, old.places[i] - 1, hash (context, old.places[i] - 1));
  kd_memory_wipe (old.places, old.capacity * sizeof (guint32));
}

/**
 * kd_index_clear:
 * @index: an index
 *
 * Frees it.
 */
void
kd_index_clear (KdIndex *index)
{
  kd_memory_wipe (index->places, index->capacity * sizeof (guint32));
  *index = (KdIndex) { 0 };
}

/**
 * kd_index_add:
 * @index: an index
 * @slot: a slot that is not in it
 * @hash: how to hash one
 * @context: for @hash
 *
 * Puts a slot in.
 */
void
kd_index_add (KdIndex    *index,
              guint32     slot,
              KdIndexHash hash,
              gpointer    context)
{
  kd_index_reserve (index, index->used + 1, hash, context);
  put (index, slot, hash (context, slot));
  index->used++;
}

/**
 * kd_index_prefetch:
 * @index: an index
 * @hash: the hash of a slot that will be added soon
 *
 * Has the place fetched from memory while others are added: on the way to a million clients nearly every
 * one is in another corner of it.
 */
void
kd_index_prefetch (const KdIndex *index,
                   guint64        hash)
{
  if (index->capacity > 0)
    __builtin_prefetch (&index->places[place_of (index, hash)], 1);
}

/**
 * kd_index_remove:
 * @index: an index
 * @slot: a slot that is in it
 * @hash: how to hash one
 * @context: for @hash
 *
 * Takes a slot out, and moves up those that had to make way for it.
 */
void
kd_index_remove (KdIndex    *index,
                 guint32     slot,
                 KdIndexHash hash,
                 gpointer    context)
{
  guint mask = index->capacity - 1;
  guint hole = place_of (index, hash (context, slot));

  while (index->places[hole] != slot + 1)
    hole = (hole + 1) & mask;
  for (guint place = (hole + 1) & mask; index->places[place] != 0; place = (place + 1) & mask)
    {
      guint home = place_of (index, hash (context, index->places[place] - 1));

      if (((place - home) & mask) >= ((place - hole) & mask))
        {
          index->places[hole] = index->places[place];
          hole = place;
        }
    }
  index->places[hole] = 0;
  index->used--;
}

/**
 * kd_index_next:
 * @index: an index
 * @hash: the hash of what is looked for
 * @step: (inout): 0 at first
 *
 * Walks over the slots that may be the one looked for.
 *
 * Returns: a slot, or %G_MAXUINT32 when there is none left
 */
guint32
kd_index_next (const KdIndex *index,
               guint64        hash,
               guint         *step)
{
  if (index->capacity == 0)
    return G_MAXUINT32;
  return index->places[(place_of (index, hash) + (*step)++) & (index->capacity - 1)] - 1;
}
