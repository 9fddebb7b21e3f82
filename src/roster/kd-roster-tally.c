/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Counts and sums of a view. Each value of an attribute is counted under the filters of all the others,
 * which is what a chart or a chip shows that filters the rest.
 *
 * The joint histogram has a cell for each combination of the joint attributes' values. It is read as a
 * matrix: combinations of the first attributes down, of the others across. So one walk gives both the
 * sums of rows, under the filters of what goes across, and those of columns, under the filters of what
 * goes down; which single attribute is left out is then a matter of the few rows and columns. */

#include "kd-roster-view-private.h"

#include <string.h>

/**
 * kd_roster_view_evaluate:
 * @view: a view
 * @first: a slot
 * @n_slots: how many from there on, at most %KD_ROSTER_BLOCK
 * @without_attribute: an attribute whose set does not count, or %KD_ROSTER_NONE
 * @without_part: a part whose test does not count, or %KD_ROSTER_NONE
 * @pass: (out caller-allocates): 1 for each that passes, else 0
 *
 * Applies all filters but those of joint attributes.
 */
void
kd_roster_view_evaluate (KdRosterView *view,
                         guint32       first,
                         guint         n_slots,
                         guint         without_attribute,
                         guint         without_part,
                         guint8       *pass)
{
  KdRoster *roster = view->roster;
  guint8    one[KD_ROSTER_BLOCK];

  for (guint i = 0; i < n_slots; i++)
    pass[i] = roster->ids[first + i] != 0;
  for (guint attribute = 0; attribute < roster->n_attributes; attribute++)
    {
      guint64       allowed = view->allowed[attribute];
      const guint8 *values = roster->values[attribute] + first;

      if (roster->attributes[attribute].joint || allowed == 0 || attribute == without_attribute)
        continue;
      for (guint i = 0; i < n_slots; i++)
        pass[i] &= (guint8) (allowed >> values[i] & 1);
    }
  for (guint part = 0; part < KD_ROSTER_PARTS; part++)
    {
      if (view->tests[part] == NULL || part == without_part)
        continue;
      kd_roster_test_run (view->tests[part], roster, first, n_slots, one);
      for (guint i = 0; i < n_slots; i++)
        pass[i] &= one[i];
    }
}

/**
 * kd_roster_view_recount:
 * @view: a view whose histogram is there
 * @slot: a client
 * @sign: 1 to count it, -1 to take it out
 *
 * Counts one client.
 */
void
kd_roster_view_recount (KdRosterView *view,
                        guint32       slot,
                        int           sign)
{
  guint   cell = view->roster->cells[slot];
  guint64 amount = (guint64) view->roster->assets[slot];

  if (slot >= view->n_pass || view->pass[slot] == 0)
    return;
  view->counts[cell] += (guint32) sign;
  if (view->roster->assets[slot] != KD_BRIEF_NO_AMOUNT)
    view->sums[cell] += sign > 0 ? amount : -amount;
}

static void
count_block (KdRosterView *view,
             guint32       first,
             guint         n_slots)
{
  const guint16 *cells = view->roster->cells + first;
  const gint64  *assets = view->roster->assets + first;
  const guint8  *pass = view->pass + first;

  for (guint i = 0; i < n_slots; i++)
    {
      guint64 amount = assets[i] == KD_BRIEF_NO_AMOUNT ? 0 : (guint64) assets[i];

      view->counts[cells[i]] += pass[i];
      view->sums[cells[i]] += amount & -(guint64) pass[i];
    }
}

/* Sums wrap around silently; only where amounts are absurd must somebody look whether they did. */
static gboolean
sums_are_exact (KdRosterView *view)
{
  KdRoster *roster = view->roster;
  __int128  sum = 0;

  if (roster->greatest <= G_MAXINT64 / MAX (roster->n_clients, 1))
    return TRUE;
  for (guint32 slot = 0; slot < roster->n_slots; slot++)
    if (roster->assets[slot] != KD_BRIEF_NO_AMOUNT)
      sum += roster->assets[slot] < 0 ? -(__int128) roster->assets[slot] : roster->assets[slot];
  return sum <= G_MAXINT64;
}

/**
 * kd_roster_view_count:
 * @view: a view
 *
 * Makes the joint histogram in one pass over the clients, unless it is there.
 */
void
kd_roster_view_count (KdRosterView *view)
{
  KdRoster *roster = view->roster;

  if (view->counted)
    return;
  if (view->counts == NULL)
    {
      view->counts = g_new (guint32, roster->n_cells);
      view->sums = g_new (guint64, roster->n_cells);
    }
  if (view->n_pass < roster->n_slots)
    {
      view->pass = kd_memory_resize (view->pass, view->n_pass, roster->capacity);
      view->n_pass = roster->capacity;
    }
  memset (view->counts, 0, roster->n_cells * sizeof *view->counts);
  memset (view->sums, 0, roster->n_cells * sizeof *view->sums);
  for (guint32 first = 0; first < roster->n_slots; first += KD_ROSTER_BLOCK)
    {
      guint n_slots = MIN (KD_ROSTER_BLOCK, roster->n_slots - first);

      kd_roster_view_evaluate (view, first, n_slots, KD_ROSTER_NONE, KD_ROSTER_NONE, view->pass + first);
      count_block (view, first, n_slots);
    }
  view->counted = TRUE;
}

/* Some of the joint attributes, and what their combinations come to. */
typedef struct
{
  KdRosterView *view;
  guint         attributes[KD_ROSTER_ATTRIBUTES];
  guint         strides[KD_ROSTER_ATTRIBUTES];
  guint         n_attributes;
  guint         size;
} Side;

static void
split_cells (KdRosterView *view,
             Side         *down,
             Side         *across)
{
  KdRoster *roster = view->roster;

  *down = (Side) { .view = view, .size = 1 };
  *across = (Side) { .view = view, .size = 1 };
  for (guint i = 0; i < roster->n_attributes; i++)
    {
      Side *side = (guint64) down->size * down->size < roster->n_cells ? down : across;

      if (!roster->attributes[i].joint)
        continue;
      side->attributes[side->n_attributes++] = i;
      side->size *= roster->attributes[i].n_values;
    }
  for (guint i = 0; i < down->n_attributes; i++)
    down->strides[i] = roster->strides[down->attributes[i]] / across->size;
  for (guint i = 0; i < across->n_attributes; i++)
    across->strides[i] = roster->strides[across->attributes[i]];
}

static guint
value_of (const Side *side,
          guint       attribute,
          guint       place)
{
  return place / side->strides[attribute] % side->view->roster->attributes[side->attributes[attribute]].n_values;
}

/* How many attributes of a combination are filtered away; @missed is the last of them. */
static guint
count_misses (const Side *side,
              guint       place,
              guint      *missed)
{
  guint misses = 0;

  for (guint i = 0; i < side->n_attributes; i++)
    {
      guint64 allowed = side->view->allowed[side->attributes[i]];

      if (allowed != 0 && (allowed >> value_of (side, i, place) & 1) == 0)
        {
          misses++;
          *missed = i;
        }
    }
  return misses;
}

static void
add_tally (KdRosterTally *tally,
           guint          clients,
           guint64        amount)
{
  tally->clients += clients;
  tally->amount = (gint64) ((guint64) tally->amount + amount);
}

static void
distribute (const Side *side,
            guint       place,
            guint       misses,
            guint       missed,
            guint       clients,
            guint64     amount)
{
  KdRosterView *view = side->view;

  for (guint i = 0; i < side->n_attributes; i++)
    if (misses == 0 || missed == i)
      add_tally (&view->tallies[side->attributes[i]][value_of (side, i, place)], clients, amount);
}

static void
walk_cells (KdRosterView *view,
            const Side   *down,
            const Side   *across)
{
  g_autofree guint32 *allowed = g_new0 (guint32, across->size);
  g_autofree guint32 *column_counts = g_new0 (guint32, across->size);
  g_autofree guint64 *column_sums = g_new0 (guint64, across->size);
  guint               misses, missed = 0;

  for (guint b = 0; b < across->size; b++)
    allowed[b] = count_misses (across, b, &missed) == 0 ? G_MAXUINT32 : 0;
  for (guint a = 0; a < down->size; a++)
    {
      const guint32 *counts = view->counts + a * across->size;
      const guint64 *sums = view->sums + a * across->size;
      guint          clients = 0;
      guint64        amount = 0;

      misses = count_misses (down, a, &missed);
      if (misses > 1)
        continue;
      for (guint b = 0; b < across->size; b++)
        {
          clients += counts[b] & allowed[b];
          amount += sums[b] & (guint64) (gint64) (gint32) allowed[b];
        }
      distribute (down, a, misses, missed, clients, amount);
      if (misses > 0)
        continue;
      add_tally (&view->total, clients, amount);
      for (guint b = 0; b < across->size; b++)
        {
          column_counts[b] += counts[b];
          column_sums[b] += sums[b];
        }
    }
  for (guint b = 0; b < across->size; b++)
    if ((misses = count_misses (across, b, &missed)) < 2)
      distribute (across, b, misses, missed, column_counts[b], column_sums[b]);
}

static void
tally (KdRosterView *view)
{
  Side down, across;

  kd_roster_view_count (view);
  if (view->tallied)
    return;
  memset (view->tallies, 0, sizeof view->tallies);
  view->total = (KdRosterTally) { 0 };
  split_cells (view, &down, &across);
  walk_cells (view, &down, &across);
  view->exact = sums_are_exact (view);
  view->tallied = TRUE;
}

static KdRosterTally
told (KdRosterView *view,
      KdRosterTally tally)
{
  if (!view->exact)
    tally.amount = KD_BRIEF_NO_AMOUNT;
  return tally;
}

/**
 * kd_roster_view_get_total:
 * @view: a view
 *
 * Counts the clients that pass all filters.
 *
 * Returns: what they come to
 */
KdRosterTally
kd_roster_view_get_total (KdRosterView *view)
{
  g_return_val_if_fail (view != NULL, (KdRosterTally) { 0 });

  if (view->roster == NULL)
    return (KdRosterTally) { 0 };
  tally (view);
  return told (view, view->total);
}

/**
 * kd_roster_view_allow_cells:
 * @view: a view
 *
 * Looks once for each cell whether the filters of joint attributes let it pass.
 *
 * Returns: (transfer full): 1 or 0 for each cell
 */
guint8 *
kd_roster_view_allow_cells (KdRosterView *view)
{
  guint8            *cells = g_new0 (guint8, view->roster->n_cells);
  g_autofree guint8 *row = NULL;
  Side               down, across;
  guint              missed = 0;

  split_cells (view, &down, &across);
  row = g_new (guint8, across.size);
  for (guint b = 0; b < across.size; b++)
    row[b] = count_misses (&across, b, &missed) == 0;
  for (guint a = 0; a < down.size; a++)
    if (count_misses (&down, a, &missed) == 0)
      memcpy (cells + a * across.size, row, across.size);
  return cells;
}

/* Adds up the passing clients by a number that each has, leaving one filter out. */
static KdRosterTally *
sum_up (KdRosterView  *view,
        const guint32 *words,
        const guint8  *values,
        guint          n_sums,
        guint          without_attribute,
        guint          without_part)
{
  KdRoster          *roster = view->roster;
  KdRosterTally     *sums = g_new0 (KdRosterTally, n_sums);
  g_autofree guint8 *cells = kd_roster_view_allow_cells (view);
  guint8             pass[KD_ROSTER_BLOCK];

  for (guint32 first = 0; first < roster->n_slots; first += KD_ROSTER_BLOCK)
    {
      guint n_slots = MIN (KD_ROSTER_BLOCK, roster->n_slots - first);

      kd_roster_view_evaluate (view, first, n_slots, without_attribute, without_part, pass);
      for (guint32 i = 0, slot = first; i < n_slots; i++, slot++)
        if (pass[i] & cells[roster->cells[slot]])
          add_tally (&sums[words != NULL ? words[slot] : values[slot]],
                     1,
                     roster->assets[slot] == KD_BRIEF_NO_AMOUNT ? 0 : (guint64) roster->assets[slot]);
    }
  return sums;
}

/**
 * kd_roster_view_count_values:
 * @view: a view
 * @attribute: number of a computed attribute
 * @tallies: (out caller-allocates): room for as many as it has values
 *
 * Counts the clients of each value under all filters but that of the attribute itself: for a joint
 * attribute from the histogram, for another one in a pass over all clients.
 */
void
kd_roster_view_count_values (KdRosterView  *view,
                             guint          attribute,
                             KdRosterTally *tallies)
{
  g_autofree KdRosterTally *sums = NULL;
  guint                     n_values;

  g_return_if_fail (view != NULL && view->roster != NULL && attribute < view->roster->n_attributes && tallies != NULL);

  n_values = view->roster->attributes[attribute].n_values;
  tally (view);
  if (!view->roster->attributes[attribute].joint)
    sums = sum_up (view, NULL, view->roster->values[attribute], n_values, attribute, KD_ROSTER_NONE);
  for (guint i = 0; i < n_values; i++)
    tallies[i] = told (view, sums != NULL ? sums[i] : view->tallies[attribute][i]);
}

/* A walk over the cells that pass, one joint attribute after the other. */
typedef struct
{
  KdRosterView  *view;
  guint          attributes[KD_ROSTER_ATTRIBUTES];
  guint          n_attributes;
  guint          down;
  guint          across;
  guint          ignored;
  KdRosterTally *tallies;
} PairWalk;

static void
walk_pairs (const PairWalk *walk,
            guint           level,
            guint           cell,
            guint           row,
            guint           column)
{
  KdRoster *roster = walk->view->roster;
  guint     attribute = walk->attributes[level];
  guint     stride = roster->strides[attribute];
  guint64   allowed = walk->view->allowed[attribute];

  if (allowed == 0 || (walk->ignored >> attribute & 1) != 0)
    allowed = G_MAXUINT64;
  for (guint value = 0; value < roster->attributes[attribute].n_values; value++, cell += stride)
    {
      guint down = attribute == walk->down ? value : row, across = attribute == walk->across ? value : column;

      if ((allowed >> value & 1) == 0)
        continue;
      if (level + 1 < walk->n_attributes)
        walk_pairs (walk, level + 1, cell, down, across);
      else if (walk->view->counts[cell] > 0)
        add_tally (&walk->tallies[down * roster->attributes[walk->across].n_values + across], walk->view->counts[cell], walk->view->sums[cell]);
    }
}

/**
 * kd_roster_view_count_pairs:
 * @view: a view
 * @down: a joint attribute
 * @across: another one
 * @ignored: a bit for each attribute whose filter does not count
 * @tallies: (out caller-allocates): room for each pair of values, those of @across side by side
 *
 * Counts the clients of each pair of values, from the histogram.
 */
void
kd_roster_view_count_pairs (KdRosterView  *view,
                            guint          down,
                            guint          across,
                            guint          ignored,
                            KdRosterTally *tallies)
{
  PairWalk  walk = { .view = view, .down = down, .across = across, .ignored = ignored, .tallies = tallies };
  KdRoster *roster;
  guint     n_pairs;

  g_return_if_fail (view != NULL && view->roster != NULL && tallies != NULL && down != across);
  roster = view->roster;
  g_return_if_fail (MAX (down, across) < roster->n_attributes && roster->attributes[down].joint && roster->attributes[across].joint);

  tally (view);
  n_pairs = roster->attributes[down].n_values * roster->attributes[across].n_values;
  memset (tallies, 0, n_pairs * sizeof *tallies);
  for (guint i = 0; i < roster->n_attributes; i++)
    if (roster->attributes[i].joint)
      walk.attributes[walk.n_attributes++] = i;
  walk_pairs (&walk, 0, 0, 0, 0);
  for (guint i = 0; i < n_pairs; i++)
    tallies[i] = told (view, tallies[i]);
}

/* Tags of one client are kept as one text; there are few different ones. */
static KdRosterTally *
split_tag_sums (KdRosterView        *view,
                const KdRosterTally *sums)
{
  KdWords *sets = view->roster->words[KD_ROSTER_WORD_COLUMN (KD_ROSTER_COLUMN_TAGS)];
  KdWords *tags = view->roster->tags;
  GArray  *split = g_array_new (FALSE, TRUE, sizeof (KdRosterTally));

  g_array_append_val (split, sums[0]);
  for (guint32 set = 1; set < kd_words_get_size (sets); set++)
    {
      g_auto (GStrv) parts = kd_words_split_tags (kd_words_get_text (sets, set));

      for (guint i = 0; parts[i] != NULL; i++)
        {
          guint32 tag = kd_words_intern (tags, parts[i]);

          if (tag >= split->len)
            g_array_set_size (split, tag + 1);
          add_tally (&g_array_index (split, KdRosterTally, tag), sums[set].clients, (guint64) sums[set].amount);
        }
    }
  g_array_set_size (split, kd_words_get_size (tags));
  return (KdRosterTally *) (gpointer) g_array_free (split, FALSE);
}

/**
 * kd_roster_view_count_words:
 * @view: a view
 * @column: the city, the tags or the tier
 * @part: the part whose test asks for it, which is left out, or %KD_ROSTER_NONE
 *
 * Counts the clients of each city, tag or tier under all other filters, in a pass over all clients. One
 * with several tags counts for each of them.
 *
 * Returns: (transfer full) (element-type KdRosterWordTally): those that somebody has, in no order
 */
GArray *
kd_roster_view_count_words (KdRosterView  *view,
                            KdRosterColumn column,
                            guint          part)
{
  g_autofree KdRosterTally *sums = NULL;
  GArray                   *list;
  KdWords                  *words;
  guint                     place = KD_ROSTER_WORD_COLUMN (column);

  g_return_val_if_fail (view != NULL && view->roster != NULL && column >= KD_ROSTER_COLUMN_CITY && column <= KD_ROSTER_COLUMN_TIER, NULL);

  tally (view);
  words = view->roster->words[place];
  sums = sum_up (view, view->roster->word_ids[place], NULL, kd_words_get_size (words), KD_ROSTER_NONE, part);
  if (column == KD_ROSTER_COLUMN_TAGS)
    {
      KdRosterTally *split = split_tag_sums (view, sums);

      g_free (sums);
      sums = split;
      words = view->roster->tags;
    }
  list = g_array_new (FALSE, FALSE, sizeof (KdRosterWordTally));
  for (guint32 word = 0; word < kd_words_get_size (words); word++)
    if (sums[word].clients > 0)
      {
        KdRosterWordTally one = { kd_words_get_text (words, word), told (view, sums[word]) };

        g_array_append_val (list, one);
      }
  return list;
}
