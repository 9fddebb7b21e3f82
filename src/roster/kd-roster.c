/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-roster.h"

#include "kd-roster-private.h"

#include <string.h>

/* How many clients ahead the index is fetched. */
#define PREFETCH 8

/**
 * KdRoster:
 *
 * Every client of the open book, in columns. One thread may use it at a time: the one that loads it
 * hands it over by pointer. Views of it are told of its changes.
 */

/**
 * kd_roster_new:
 * @attributes: (array length=n_attributes): the computed attributes
 * @n_attributes: how many, at most %KD_ROSTER_ATTRIBUTES
 * @classify: (nullable): computes them; without it all are 0
 * @data: for @classify
 * @free_data: (nullable): frees @data
 *
 * Makes a roster of nobody.
 *
 * Returns: (transfer full): a roster to be filled
 */
KdRoster *
kd_roster_new (const KdRosterAttribute *attributes,
               guint                    n_attributes,
               KdRosterClassify         classify,
               gpointer                 data,
               GDestroyNotify           free_data)
{
  KdRoster *roster;
  guint     n_cells = 1;

  g_return_val_if_fail (n_attributes <= KD_ROSTER_ATTRIBUTES, NULL);
  for (guint i = 0; i < n_attributes; i++)
    {
      g_return_val_if_fail (attributes[i].n_values > 0 && attributes[i].n_values <= KD_ROSTER_VALUES, NULL);
      n_cells *= attributes[i].joint ? attributes[i].n_values : 1;
      g_return_val_if_fail (n_cells <= KD_ROSTER_CELLS, NULL);
    }

  roster = g_new0 (KdRoster, 1);
  if (n_attributes > 0)
    memcpy (roster->attributes, attributes, n_attributes * sizeof *attributes);
  roster->n_attributes = n_attributes;
  roster->n_cells = n_cells;
  for (guint i = 0; i < n_attributes; i++)
    if (attributes[i].joint)
      roster->strides[i] = n_cells /= attributes[i].n_values;
  roster->classify = classify;
  roster->data = data;
  roster->free_data = free_data;
  roster->free_slots = g_array_new (FALSE, FALSE, sizeof (guint32));
  roster->scratch = g_string_sized_new (4096);
  roster->views = g_ptr_array_new ();
  kd_arena_init (&roster->searched_text);
  kd_arena_init (&roster->shown_text);
  for (guint i = 0; i < KD_ROSTER_WORDS; i++)
    roster->words[i] = kd_words_new ();
  roster->tags = kd_words_new ();
  return roster;
}

static void
wipe_columns (KdRoster *roster)
{
  gsize capacity = roster->capacity;

#define WIPE(column) kd_memory_wipe ((column), capacity * sizeof *(column))
  WIPE (roster->ids);
  WIPE (roster->uuids);
  WIPE (roster->masks);
  WIPE (roster->assets);
  for (guint i = 0; i < KD_ROSTER_DATES; i++)
    WIPE (roster->dates[i]);
  for (guint i = 0; i < KD_ROSTER_WORDS; i++)
    WIPE (roster->word_ids[i]);
  WIPE (roster->searched);
  WIPE (roster->shown);
  WIPE (roster->ranks);
  WIPE (roster->cells);
  WIPE (roster->levels);
  WIPE (roster->flags);
  for (guint i = 0; i < roster->n_attributes; i++)
    WIPE (roster->values[i]);
#undef WIPE
}

/**
 * kd_roster_free:
 * @roster: (nullable): a roster
 *
 * Overwrites all that is known of the clients, then frees it. Views of it are empty from now on.
 */
void
kd_roster_free (KdRoster *roster)
{
  if (roster == NULL)
    return;
  while (roster->views->len > 0)
    kd_roster_view_detach (roster->views->pdata[roster->views->len - 1]);
  g_ptr_array_unref (roster->views);
  wipe_columns (roster);
  kd_arena_clear (&roster->searched_text);
  kd_arena_clear (&roster->shown_text);
  for (guint i = 0; i < KD_ROSTER_WORDS; i++)
    kd_words_free (roster->words[i]);
  kd_words_free (roster->tags);
  kd_order_clear (&roster->by_name);
  kd_order_clear (&roster->tails);
  kd_index_clear (&roster->by_id);
  kd_index_clear (&roster->by_uuid);
  g_array_unref (roster->free_slots);
  explicit_bzero (roster->scratch->str, roster->scratch->allocated_len);
  g_string_free (roster->scratch, TRUE);
  if (roster->free_data != NULL)
    roster->free_data (roster->data);
  kd_memory_wipe (roster, sizeof *roster);
}

/**
 * kd_roster_add:
 * @roster: a roster that is being filled
 * @brief: a client with a row number over 0, not in the roster yet
 *
 * Adds a client; the texts are copied.
 */
void
kd_roster_add (KdRoster      *roster,
               const KdBrief *brief)
{
  g_return_if_fail (roster != NULL && !roster->ready && brief != NULL && brief->id > 0);

  kd_roster_fill_slot (roster, kd_roster_take_slot (roster), brief);
}

/* Beside the sorting of the names, which takes the most time. */
static gpointer
finish_the_rest (gpointer data)
{
  KdRoster *roster = data;

  kd_index_reserve (&roster->by_id, roster->n_slots, kd_roster_hash_id, roster);
  kd_index_reserve (&roster->by_uuid, roster->n_slots, kd_roster_hash_uuid, roster);
  for (guint32 slot = 0; slot < roster->n_slots; slot++)
    {
      if (slot + PREFETCH < roster->n_slots)
        kd_index_prefetch (&roster->by_uuid, kd_roster_hash_uuid (roster, slot + PREFETCH));
      kd_index_add (&roster->by_id, slot, kd_roster_hash_id, roster);
      kd_index_add (&roster->by_uuid, slot, kd_roster_hash_uuid, roster);
      kd_roster_classify_slot (roster, slot);
    }
  kd_roster_sort_tails (roster);
  return NULL;
}

/**
 * kd_roster_finish:
 * @roster: a roster that has been filled
 * @today: the day for which attributes are computed
 * @generation: the book's generation that the clients were read at
 *
 * Sorts what was added, with a second thread; the roster is ready then.
 */
void
kd_roster_finish (KdRoster *roster,
                  KdDate    today,
                  guint64   generation)
{
  GThread *helper;

  g_return_if_fail (roster != NULL && !roster->ready);

  roster->today = today;
  roster->generation = generation;
  roster->ready = TRUE;
  kd_arena_trim (&roster->searched_text);
  kd_arena_trim (&roster->shown_text);
  helper = g_thread_new ("roster", finish_the_rest, roster);
  kd_roster_sort_names (roster);
  g_thread_join (helper);
}

/**
 * kd_roster_set_today:
 * @roster: a roster
 * @today: the new day
 *
 * Computes all attributes anew, as after midnight. Views are told that everything may have changed.
 */
void
kd_roster_set_today (KdRoster *roster,
                     KdDate    today)
{
  g_return_if_fail (roster != NULL && roster->ready);

  roster->today = today;
  roster->stamp++;
  for (guint32 slot = 0; slot < roster->n_slots; slot++)
    if (roster->ids[slot] != 0)
      kd_roster_classify_slot (roster, slot);
  for (guint i = 0; i < roster->views->len; i++)
    kd_roster_view_reset (roster->views->pdata[i]);
}

/**
 * kd_roster_get_generation:
 * @roster: a roster
 *
 * Tells the generation of the book that the roster shows.
 *
 * Returns: the number given with the last change
 */
guint64
kd_roster_get_generation (KdRoster *roster)
{
  g_return_val_if_fail (roster != NULL, 0);

  return roster->generation;
}

/**
 * kd_roster_get_n_clients:
 * @roster: a roster
 *
 * Counts the clients.
 *
 * Returns: how many there are
 */
guint
kd_roster_get_n_clients (KdRoster *roster)
{
  g_return_val_if_fail (roster != NULL, 0);

  return roster->n_clients;
}

/**
 * kd_roster_get_n_slots:
 * @roster: a roster
 *
 * Tells how far slots go; some of them may be empty, and their briefs have the id 0.
 *
 * Returns: one more than the greatest slot
 */
guint
kd_roster_get_n_slots (KdRoster *roster)
{
  g_return_val_if_fail (roster != NULL, 0);

  return roster->n_slots;
}

/**
 * kd_roster_get_attribute:
 * @roster: a roster
 * @slot: a client
 * @attribute: number of a computed attribute
 *
 * Reads a computed attribute.
 *
 * Returns: its value
 */
guint
kd_roster_get_attribute (KdRoster *roster,
                         guint32   slot,
                         guint     attribute)
{
  g_return_val_if_fail (roster != NULL && slot < roster->n_slots && attribute < roster->n_attributes, 0);

  return roster->values[attribute][slot];
}

/**
 * kd_roster_measure:
 * @roster: a roster
 * @columns: (out): bytes of columns, orders and indexes
 * @text: (out): bytes of texts
 *
 * Adds up what the roster takes, room to grow included, without its views.
 */
void
kd_roster_measure (KdRoster *roster,
                   gsize    *columns,
                   gsize    *text)
{
  gsize each;

  g_return_if_fail (roster != NULL && columns != NULL && text != NULL);

  each = sizeof *roster->ids + sizeof *roster->uuids + sizeof *roster->masks + sizeof *roster->assets + KD_ROSTER_DATES * sizeof (KdDate) + (KD_ROSTER_WORDS + 3) * sizeof (guint32) + sizeof *roster->cells + 2 + roster->n_attributes;
  *columns = roster->capacity * each + (roster->by_name.capacity + (gsize) roster->tails.capacity + roster->by_id.capacity + roster->by_uuid.capacity) * sizeof (guint32);
  *text = (gsize) roster->searched_text.capacity + roster->shown_text.capacity;
  for (guint i = 0; i < KD_ROSTER_WORDS; i++)
    *text += kd_words_measure (roster->words[i]);
}
