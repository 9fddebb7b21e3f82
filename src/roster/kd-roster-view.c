/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-roster-view.h"

#include "kd-roster-view-private.h"

/**
 * KdRosterView:
 *
 * An order and filters over a roster: a number of rows, each of which is a client. Rows are made when the
 * first one is asked for; their number and all counts need none.
 */

/**
 * kd_roster_view_new:
 * @roster: a roster that is ready
 * @changed: (nullable): called after each change
 * @data: for @changed
 *
 * Makes a view of all clients by name.
 *
 * Returns: (transfer full): a view
 */
KdRosterView *
kd_roster_view_new (KdRoster       *roster,
                    KdRosterChanged changed,
                    gpointer        data)
{
  KdRosterView *view;

  g_return_val_if_fail (roster != NULL && roster->ready, NULL);

  view = g_new0 (KdRosterView, 1);
  view->roster = roster;
  view->changed = changed;
  view->data = data;
  view->n_told = roster->n_clients;
  g_ptr_array_add (roster->views, view);
  return view;
}

static void
forget (KdRosterView *view)
{
  kd_order_clear (&view->order);
  kd_order_clear (&view->rows);
  kd_memory_wipe (view->pass, view->n_pass);
  if (view->counts != NULL)
    {
      kd_memory_wipe (view->counts, view->roster->n_cells * sizeof *view->counts);
      kd_memory_wipe (view->sums, view->roster->n_cells * sizeof *view->sums);
    }
  view->pass = NULL;
  view->counts = NULL;
  view->sums = NULL;
  view->n_pass = 0;
  view->order_ready = view->rows_ready = view->counted = view->tallied = FALSE;
}

/**
 * kd_roster_view_free:
 * @view: (nullable): a view
 *
 * Frees it.
 */
void
kd_roster_view_free (KdRosterView *view)
{
  if (view == NULL)
    return;
  if (view->roster != NULL)
    {
      g_ptr_array_remove_fast (view->roster->views, view);
      forget (view);
    }
  for (guint i = 0; i < KD_ROSTER_PARTS; i++)
    kd_roster_test_free (view->tests[i]);
  g_free (view);
}

/**
 * kd_roster_view_detach:
 * @view: a view
 *
 * Takes the roster away from under a view, which is empty from now on.
 */
void
kd_roster_view_detach (KdRosterView *view)
{
  guint removed = view->n_told;

  g_ptr_array_remove_fast (view->roster->views, view);
  forget (view);
  view->roster = NULL;
  view->n_told = 0;
  if (view->changed != NULL && removed > 0)
    view->changed (view, 0, removed, 0, view->data);
}

static void
tell (KdRosterView *view,
      guint         position,
      guint         removed,
      guint         added)
{
  view->n_told = view->n_told - removed + added;
  if (view->changed != NULL && removed + added > 0)
    view->changed (view, position, removed, added, view->data);
}

/* Everything may be another one. */
static void
tell_all (KdRosterView *view)
{
  view->rows_ready = FALSE;
  view->stirred = view->frozen > 0;
  if (!view->stirred)
    tell (view, 0, view->n_told, kd_roster_view_get_total (view).clients);
}

/**
 * kd_roster_view_freeze:
 * @view: a view
 *
 * Several filters will be set: nothing is told, and no row may be asked for, until [method@RosterView.thaw].
 */
void
kd_roster_view_freeze (KdRosterView *view)
{
  g_return_if_fail (view != NULL);

  view->frozen++;
}

/**
 * kd_roster_view_thaw:
 * @view: a frozen view
 *
 * Tells of all of it as of one change.
 */
void
kd_roster_view_thaw (KdRosterView *view)
{
  g_return_if_fail (view != NULL && view->frozen > 0);

  if (--view->frozen == 0 && view->stirred && view->roster != NULL)
    tell_all (view);
}

/**
 * kd_roster_view_reset:
 * @view: a view
 *
 * Makes everything anew.
 */
void
kd_roster_view_reset (KdRosterView *view)
{
  view->order_ready = view->counted = view->tallied = FALSE;
  tell_all (view);
}

/**
 * kd_roster_view_set_order:
 * @view: a view
 * @column: any column but phones and identity numbers
 * @descending: whether the greatest comes first
 *
 * Orders the clients. Those of whom nothing is known come last in both directions; equal ones stand by
 * name, and those of one name by row number.
 */
void
kd_roster_view_set_order (KdRosterView  *view,
                          KdRosterColumn column,
                          gboolean       descending)
{
  g_return_if_fail (view != NULL && column != KD_ROSTER_COLUMN_PHONES && column != KD_ROSTER_COLUMN_ID_NUMBER);
  g_return_if_fail (view->roster == NULL || column < KD_ROSTER_COLUMN_OF (view->roster->n_attributes));

  view->column = column;
  view->descending = descending;
  view->order_ready = FALSE;
  if (view->roster != NULL)
    tell_all (view);
}

/**
 * kd_roster_view_allow:
 * @view: a view
 * @attribute: number of a computed attribute
 * @values: a bit for each value that passes; 0 lets all pass
 *
 * Filters by an attribute.
 */
void
kd_roster_view_allow (KdRosterView *view,
                      guint         attribute,
                      guint64       values)
{
  g_return_if_fail (view != NULL && attribute < KD_ROSTER_ATTRIBUTES);

  if (view->allowed[attribute] == values)
    return;
  view->allowed[attribute] = values;
  view->tallied = FALSE;
  if (view->roster == NULL)
    return;
  view->counted = view->counted && attribute < view->roster->n_attributes && view->roster->attributes[attribute].joint;
  tell_all (view);
}

/**
 * kd_roster_view_take_test:
 * @view: a view
 * @part: what it is about, a number below %KD_ROSTER_PARTS of the owner's choice
 * @test: (transfer full) (nullable): a test in place of that part's former one, or none
 *
 * Filters by a test, which takes one pass over all clients.
 */
void
kd_roster_view_take_test (KdRosterView *view,
                          guint         part,
                          KdRosterTest *test)
{
  g_return_if_fail (view != NULL && part < KD_ROSTER_PARTS);

  if (view->tests[part] == NULL && test == NULL)
    return;
  kd_roster_test_free (view->tests[part]);
  view->tests[part] = test;
  view->counted = view->tallied = FALSE;
  if (view->roster != NULL)
    tell_all (view);
}

/**
 * kd_roster_get_key:
 * @roster: a roster
 * @column: a column to order by
 * @descending: in what direction
 * @slot: a client
 *
 * Makes a number by which clients are ordered, ties aside.
 *
 * Returns: the key; the greatest number where nothing is known
 */
guint64
kd_roster_get_key (KdRoster      *roster,
                   KdRosterColumn column,
                   gboolean       descending,
                   guint32        slot)
{
  gint64   value;
  gboolean known = TRUE;
  guint64  key;

  if (column == KD_ROSTER_COLUMN_NAME)
    value = roster->ranks[slot];
  else if (column <= KD_ROSTER_COLUMN_TIER)
    {
      guint word_column = KD_ROSTER_WORD_COLUMN (column);

      value = kd_words_get_rank (roster->words[word_column], roster->word_ids[word_column][slot]);
      known = value != 0;
    }
  else if (column == KD_ROSTER_COLUMN_ASSETS)
    {
      value = roster->assets[slot];
      known = value != KD_BRIEF_NO_AMOUNT;
    }
  else if (column == KD_ROSTER_COLUMN_LEVEL)
    {
      value = roster->levels[slot];
      known = value != 0;
    }
  else if (column == KD_ROSTER_COLUMN_FLAGS)
    value = roster->flags[slot];
  else if (column >= KD_ROSTER_COLUMN_ATTRIBUTE)
    value = roster->values[column - KD_ROSTER_COLUMN_ATTRIBUTE][slot];
  else
    {
      value = roster->dates[column - KD_ROSTER_COLUMN_BIRTH][slot];
      known = value != KD_DATE_NONE;
    }
  if (!known)
    return G_MAXUINT64;
  key = (guint64) value ^ G_GUINT64_CONSTANT (1) << 63;
  /* The one amount that would pass for an unknown one stands beside the next smaller. */
  return MIN (descending ? ~key : key, G_MAXUINT64 - 1);
}

static int
compare_rows (gpointer context,
              guint32  a,
              guint32  b)
{
  KdRosterView *view = context;
  guint64       key_a = kd_roster_get_key (view->roster, view->column, view->descending, a);
  guint64       key_b = kd_roster_get_key (view->roster, view->column, view->descending, b);
  guint32       rank_a = view->roster->ranks[a], rank_b = view->roster->ranks[b];

  if (key_a != key_b)
    return key_a < key_b ? -1 : 1;
  return (rank_a > rank_b) - (rank_a < rank_b);
}

static gboolean
is_by_name (KdRosterView *view)
{
  return view->column == KD_ROSTER_COLUMN_NAME && !view->descending;
}

static const KdOrder *
get_order (KdRosterView *view)
{
  const KdOrder *by_name = &view->roster->by_name;
  KdSortItem    *items;

  if (is_by_name (view))
    return by_name;
  if (view->order_ready)
    return &view->order;
  items = g_new (KdSortItem, MAX (by_name->length, 1));
  for (guint i = 0; i < by_name->length; i++)
    items[i] = (KdSortItem) { kd_roster_get_key (view->roster, view->column, view->descending, by_name->items[i]), by_name->items[i] };
  kd_sort_by_key (items, by_name->length);
  kd_order_set_length (&view->order, by_name->length);
  for (guint i = 0; i < by_name->length; i++)
    view->order.items[i] = items[i].value;
  kd_memory_wipe (items, MAX (by_name->length, 1) * sizeof *items);
  view->order_ready = TRUE;
  return &view->order;
}

static void
make_rows (KdRosterView *view)
{
  const KdOrder     *order;
  g_autofree guint8 *cells = NULL;
  guint              n_rows = 0;

  if (view->rows_ready)
    return;
  order = get_order (view);
  cells = kd_roster_view_allow_cells (view);
  kd_order_set_length (&view->rows, kd_roster_view_get_total (view).clients);
  for (guint i = 0; i < order->length; i++)
    {
      guint32 slot = order->items[i];

      if (view->pass[slot] & cells[view->roster->cells[slot]])
        view->rows.items[n_rows++] = slot;
    }
  g_assert (n_rows == view->rows.length);
  view->rows_ready = TRUE;
}

/**
 * kd_roster_view_allows:
 * @view: a view whose histogram is there
 * @slot: a client
 *
 * Applies all filters to one client.
 *
 * Returns: whether it is shown
 */
gboolean
kd_roster_view_allows (KdRosterView *view,
                       guint32       slot)
{
  if (slot >= view->n_pass || view->pass[slot] == 0)
    return FALSE;
  for (guint i = 0; i < view->roster->n_attributes; i++)
    if (view->allowed[i] != 0 && (view->allowed[i] >> view->roster->values[i][slot] & 1) == 0)
      return FALSE;
  return TRUE;
}

/**
 * kd_roster_view_get_n_rows:
 * @view: a view
 *
 * Counts the rows.
 *
 * Returns: how many clients are shown
 */
guint
kd_roster_view_get_n_rows (KdRosterView *view)
{
  g_return_val_if_fail (view != NULL, 0);

  return view->n_told;
}

/**
 * kd_roster_view_get_slot:
 * @view: a view
 * @row: a row
 *
 * Tells which client stands in a row.
 *
 * Returns: its slot, or %KD_ROSTER_NONE behind the last row
 */
guint32
kd_roster_view_get_slot (KdRosterView *view,
                         guint         row)
{
  g_return_val_if_fail (view != NULL, KD_ROSTER_NONE);

  if (view->roster == NULL || row >= view->n_told)
    return KD_ROSTER_NONE;
  make_rows (view);
  return view->rows.items[row];
}

/**
 * kd_roster_view_find_row:
 * @view: a view
 * @slot: a client
 *
 * Finds a client.
 *
 * Returns: its row, or %KD_ROSTER_NONE if it is not shown
 */
guint32
kd_roster_view_find_row (KdRosterView *view,
                         guint32       slot)
{
  g_return_val_if_fail (view != NULL, KD_ROSTER_NONE);

  if (view->roster == NULL || slot >= view->roster->n_slots)
    return KD_ROSTER_NONE;
  make_rows (view);
  return kd_roster_view_allows (view, slot) ? kd_order_find (&view->rows, compare_rows, view, slot) : KD_ROSTER_NONE;
}

/* Places are kept in ascending order. */
static void
keep_place (guint *places,
            guint *n_places,
            guint  place)
{
  guint i = (*n_places)++;

  for (; i > 0 && places[i - 1] > place; i--)
    places[i] = places[i - 1];
  places[i] = place;
}

/**
 * kd_roster_view_before:
 * @view: a view
 * @slots: clients of the roster that are about to change
 * @n_slots: how many
 *
 * Notes where the clients stand, and takes them out of the counts.
 */
void
kd_roster_view_before (KdRosterView  *view,
                       const guint32 *slots,
                       guint          n_slots)
{
  view->n_old_rows = view->n_old_places = 0;
  if (n_slots > KD_ROSTER_VIEW_FEW || (!view->rows_ready && !view->counted))
    {
      view->order_ready = view->rows_ready = view->counted = FALSE;
      return;
    }
  kd_roster_view_count (view);
  if (!view->rows_ready)
    {
      /* Counted, and no row was asked for: a number in a sidebar. */
      view->order_ready = FALSE;
      for (guint i = 0; i < n_slots; i++)
        kd_roster_view_recount (view, slots[i], -1);
      return;
    }
  for (guint i = 0; i < n_slots; i++)
    {
      if (kd_roster_view_allows (view, slots[i]))
        keep_place (view->old_rows, &view->n_old_rows, kd_order_find (&view->rows, compare_rows, view, slots[i]));
      if (!is_by_name (view) && view->order_ready)
        keep_place (view->old_places, &view->n_old_places, kd_order_find (&view->order, compare_rows, view, slots[i]));
      kd_roster_view_recount (view, slots[i], -1);
    }
}

static int
compare_slots (gconstpointer a,
               gconstpointer b,
               gpointer      view)
{
  return compare_rows (view, *(const guint32 *) a, *(const guint32 *) b);
}

/* A client that has changed and stays where it is, as after most edits: its row alone is another one. */
static gboolean
change_in_place (KdRosterView *view,
                 guint         row)
{
  const KdOrder *rows = &view->rows;

  if ((row > 0 && compare_rows (view, rows->items[row - 1], rows->items[row]) > 0) || (row + 1 < rows->length && compare_rows (view, rows->items[row], rows->items[row + 1]) > 0))
    return FALSE;
  tell (view, row, 1, 1);
  return TRUE;
}

static void
change_rows (KdRosterView  *view,
             const guint32 *slots,
             guint          n_slots)
{
  if (n_slots == 1 && view->n_old_rows == 1 && view->rows.items[view->old_rows[0]] == slots[0] && change_in_place (view, view->old_rows[0]))
    return;
  for (guint i = view->n_old_rows; i-- > 0;)
    {
      kd_order_replace (&view->rows, &view->old_rows[i], 1, NULL, 0, compare_rows, view);
      tell (view, view->old_rows[i], 1, 0);
    }
  for (guint i = 0; i < n_slots; i++)
    {
      guint place = kd_order_replace (&view->rows, NULL, 0, &slots[i], 1, compare_rows, view);

      tell (view, place, 0, 1);
    }
}

/**
 * kd_roster_view_after:
 * @view: a view
 * @slots: the clients that changed or came, in the roster now
 * @n_slots: how many
 *
 * Puts the clients where they stand now and tells of it, row by row where there are few.
 */
void
kd_roster_view_after (KdRosterView  *view,
                      const guint32 *slots,
                      guint          n_slots)
{
  guint32 sorted[KD_ROSTER_VIEW_FEW], shown[KD_ROSTER_VIEW_FEW];
  guint   n_shown = 0;

  view->tallied = FALSE;
  if (!view->counted || n_slots > KD_ROSTER_VIEW_FEW)
    {
      kd_roster_view_reset (view);
      return;
    }
  if (view->n_pass < view->roster->n_slots)
    {
      view->pass = kd_memory_resize (view->pass, view->n_pass, view->roster->capacity);
      view->n_pass = view->roster->capacity;
    }
  for (guint i = 0; i < n_slots; i++)
    {
      kd_roster_view_evaluate (view, slots[i], 1, KD_ROSTER_NONE, KD_ROSTER_NONE, view->pass + slots[i]);
      kd_roster_view_recount (view, slots[i], 1);
      sorted[i] = slots[i];
    }
  if (!view->rows_ready)
    {
      tell_all (view);
      return;
    }
  g_sort_array (sorted, n_slots, sizeof *sorted, compare_slots, view);
  if (!is_by_name (view) && view->order_ready)
    kd_order_replace (&view->order, view->old_places, view->n_old_places, sorted, n_slots, compare_rows, view);
  for (guint i = 0; i < n_slots; i++)
    if (kd_roster_view_allows (view, sorted[i]))
      shown[n_shown++] = sorted[i];
  change_rows (view, shown, n_shown);
}
