/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Changes of a roster that is in use. */

#include "kd-roster-private.h"

#include <string.h>

/* The clients of one change: those that go or change their facts, and where they stand in the kept orders. */
typedef struct
{
  KdRoster   *roster;
  GHashTable *wanted;
  GArray     *leaving;
  GArray     *coming;
  GArray     *old_names;
  GArray     *old_tails;
} Delta;

static int
compare_places (gconstpointer a,
                gconstpointer b)
{
  guint one = *(const guint *) a, other = *(const guint *) b;

  return (one > other) - (one < other);
}

static int
compare_names (gconstpointer a,
               gconstpointer b,
               gpointer      roster)
{
  return kd_roster_compare_names (roster, *(const guint32 *) a, *(const guint32 *) b);
}

static int
compare_tails (gconstpointer a,
               gconstpointer b,
               gpointer      roster)
{
  return kd_roster_compare_tails (roster, *(const guint32 *) a, *(const guint32 *) b);
}

static void
note_old_places (Delta  *delta,
                 guint32 slot)
{
  KdRoster *roster = delta->roster;
  g_autoptr (GArray) entries = g_array_new (FALSE, FALSE, sizeof (guint32));

  g_array_append_val (delta->old_names, roster->ranks[slot]);
  kd_roster_append_tails (roster, slot, entries);
  for (guint i = 0; i < entries->len; i++)
    {
      guint place = kd_order_find (&roster->tails, kd_roster_compare_tails, roster, g_array_index (entries, guint32, i));

      g_array_append_val (delta->old_tails, place);
    }
}

/* What the batch comes to: the last word on each client. */
static void
gather (Delta                *delta,
        const KdBrief *const *changed,
        guint                 n_changed,
        const gint64         *removed,
        guint                 n_removed)
{
  GHashTableIter iter;
  gpointer       key;

  for (guint i = 0; i < n_changed; i++)
    g_hash_table_insert (delta->wanted, g_memdup2 (&changed[i]->id, sizeof (gint64)), (gpointer) changed[i]);
  for (guint i = 0; i < n_removed; i++)
    g_hash_table_insert (delta->wanted, g_memdup2 (&removed[i], sizeof (gint64)), NULL);
  g_hash_table_iter_init (&iter, delta->wanted);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      guint32 slot = kd_roster_find (delta->roster, *(const gint64 *) key);

      if (slot != KD_ROSTER_NONE)
        g_array_append_val (delta->leaving, slot);
    }
}

static void
take_out (Delta *delta)
{
  for (guint i = 0; i < delta->leaving->len; i++)
    note_old_places (delta, g_array_index (delta->leaving, guint32, i));
  g_array_sort (delta->old_names, compare_places);
  g_array_sort (delta->old_tails, compare_places);
}

static void
change_slot (Delta         *delta,
             guint32        slot,
             const KdBrief *brief)
{
  KdRoster *roster = delta->roster;

  if (slot == KD_ROSTER_NONE)
    slot = kd_roster_take_slot (roster);
  else
    {
      kd_index_remove (&roster->by_id, slot, kd_roster_hash_id, roster);
      kd_index_remove (&roster->by_uuid, slot, kd_roster_hash_uuid, roster);
      kd_roster_drop_texts (roster, slot);
      if (brief == NULL)
        {
          kd_roster_empty_slot (roster, slot);
          return;
        }
    }
  kd_roster_fill_slot (roster, slot, brief);
  kd_index_add (&roster->by_id, slot, kd_roster_hash_id, roster);
  kd_index_add (&roster->by_uuid, slot, kd_roster_hash_uuid, roster);
  kd_roster_classify_slot (roster, slot);
  g_array_append_val (delta->coming, slot);
}

static void
change_columns (Delta *delta)
{
  GHashTableIter iter;
  gpointer       key, brief;

  g_hash_table_iter_init (&iter, delta->wanted);
  while (g_hash_table_iter_next (&iter, &key, &brief))
    {
      guint32 slot = kd_roster_find (delta->roster, *(const gint64 *) key);

      if (slot != KD_ROSTER_NONE || brief != NULL)
        change_slot (delta, slot, brief);
    }
}

static void
put_in (Delta *delta)
{
  KdRoster *roster = delta->roster;
  GArray   *coming = delta->coming;
  g_autoptr (GArray) tails = g_array_new (FALSE, FALSE, sizeof (guint32));
  guint first, end;

  for (guint i = 0; i < coming->len; i++)
    kd_roster_append_tails (roster, g_array_index (coming, guint32, i), tails);
  g_array_sort_with_data (coming, compare_names, roster);
  g_array_sort_with_data (tails, compare_tails, roster);
  first = kd_order_replace (&roster->by_name,
                            (const guint *) (gpointer) delta->old_names->data,
                            delta->old_names->len,
                            (const guint32 *) (gpointer) coming->data,
                            coming->len,
                            kd_roster_compare_names,
                            roster);
  /* Where as many come as go, nobody behind the last of them has moved. */
  if (coming->len == delta->old_names->len && coming->len > 0)
    {
      guint last_new = kd_order_find (&roster->by_name, kd_roster_compare_names, roster, g_array_index (coming, guint32, coming->len - 1));
      guint last_old = g_array_index (delta->old_names, guint, coming->len - 1);

      end = MAX (last_new, last_old) + 1;
    }
  else
    end = roster->by_name.length;
  kd_roster_rank_names (roster, first, end);
  kd_order_replace (&roster->tails,
                    (const guint *) (gpointer) delta->old_tails->data,
                    delta->old_tails->len,
                    (const guint32 *) (gpointer) tails->data,
                    tails->len,
                    kd_roster_compare_tails,
                    roster);
}

static void
tell_views (Delta   *delta,
            gboolean before)
{
  GPtrArray *views = delta->roster->views;
  GArray    *slots = before ? delta->leaving : delta->coming;
  /* Views may come and go while they are told. */
  g_autoptr (GPtrArray) all = g_ptr_array_copy (views, NULL, NULL);

  for (guint i = 0; i < all->len; i++)
    {
      if (!g_ptr_array_find (views, all->pdata[i], NULL))
        continue;
      if (before)
        kd_roster_view_before (all->pdata[i], (const guint32 *) (gpointer) slots->data, slots->len);
      else
        kd_roster_view_after (all->pdata[i], (const guint32 *) (gpointer) slots->data, slots->len);
    }
}

/**
 * kd_roster_apply:
 * @roster: a roster that is ready
 * @generation: the book's generation after the change
 * @changed: (array length=n_changed): briefs of clients that are new or have changed
 * @n_changed: how many
 * @removed: (array length=n_removed): row numbers of clients that are gone
 * @n_removed: how many
 *
 * Follows a commit, or many at once. Of a client that is told twice, the last brief holds; one that is
 * both changed and removed is gone. Views are told row by row of a few changes, and at once of many.
 */
void
kd_roster_apply (KdRoster             *roster,
                 guint64               generation,
                 const KdBrief *const *changed,
                 guint                 n_changed,
                 const gint64         *removed,
                 guint                 n_removed)
{
  g_autoptr (GHashTable) wanted = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GArray) leaving = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autoptr (GArray) coming = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autoptr (GArray) old_names = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GArray) old_tails = g_array_new (FALSE, FALSE, sizeof (guint));
  Delta delta = { roster, wanted, leaving, coming, old_names, old_tails };

  g_return_if_fail (roster != NULL && roster->ready);

  gather (&delta, changed, n_changed, removed, n_removed);
  tell_views (&delta, TRUE);
  take_out (&delta);
  change_columns (&delta);
  put_in (&delta);
  kd_roster_compact (roster);
  roster->generation = generation;
  roster->stamp++;
  tell_views (&delta, FALSE);
}
