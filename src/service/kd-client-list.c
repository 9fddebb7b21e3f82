/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-client-list.h"

#include "kd-client-item-private.h"

#include <string.h>

/**
 * KdClientList:
 *
 * The clients of a directory in some order and under some filter, as a list model. It holds no client
 * itself: rows lie in a view of the roster, items are made when asked for. It follows commits row by row,
 * and is empty once the directory is gone, which is what locking does.
 */
struct _KdClientList
{
  GObject        parent_instance;
  KdDirectory   *directory; /* weak */
  KdRosterView  *view;
  KdRosterColumn column;
  gboolean       descending;
  GHashTable    *items; /* of those alive, by row number; borrowed */

  KdDate          day; /* for which @query was made */
  KdClientFilter *filter;
  KdClientQuery  *query;       /* of its condition, if it has one */
  GCancellable   *cancellable; /* while the book is asked */
};

enum
{
  PROP_PENDING = 1,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

static void kd_client_list_model_init (GListModelInterface *interface);

G_DEFINE_FINAL_TYPE_WITH_CODE (KdClientList, kd_client_list, G_TYPE_OBJECT, G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, kd_client_list_model_init))

static void
kd_client_list_finalize (GObject *object)
{
  KdClientList *self = KD_CLIENT_LIST (object);

  g_clear_weak_pointer (&self->directory);
  kd_roster_view_free (self->view);
  kd_client_filter_free (self->filter);
  kd_client_query_free (self->query);
  g_clear_object (&self->cancellable);
  g_hash_table_unref (self->items);
  G_OBJECT_CLASS (kd_client_list_parent_class)->finalize (object);
}

static void
get_property (GObject    *object,
              guint       id,
              GValue     *value,
              GParamSpec *pspec)
{
  if (id == PROP_PENDING)
    g_value_set_boolean (value, kd_client_list_is_pending (KD_CLIENT_LIST (object)));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
kd_client_list_class_init (KdClientListClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);

  object_class->get_property = get_property;
  object_class->finalize = kd_client_list_finalize;
  /**
   * KdClientList:pending:
   *
   * Whether the book is still being asked about a filter; meanwhile the rows are those of before.
   */
  props[PROP_PENDING] = g_param_spec_boolean ("pending", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
kd_client_list_init (KdClientList *self)
{
  self->items = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
}

static GType
get_item_type (GListModel *model)
{
  return KD_TYPE_CLIENT_ITEM;
}

static guint
get_n_items (GListModel *model)
{
  return kd_roster_view_get_n_rows (KD_CLIENT_LIST (model)->view);
}

/* Keys lie in nothing that an item owns: an item that is dropped from here may live on. */
static void
keep_item (KdClientList *self,
           KdClientItem *item)
{
  gint64 *key = g_new (gint64, 1);

  *key = kd_client_item_get_id (item);
  g_hash_table_insert (self->items, key, item);
}

static gpointer
get_item (GListModel *model,
          guint       position)
{
  KdClientList *self = KD_CLIENT_LIST (model);
  guint32       slot = kd_roster_view_get_slot (self->view, position);
  KdClientItem *item;
  KdBrief       brief;

  if (slot == KD_ROSTER_NONE || self->directory == NULL)
    return NULL;
  kd_roster_peek (kd_directory_get_roster (self->directory), slot, &brief);
  item = g_hash_table_lookup (self->items, &brief.id);
  if (item != NULL)
    return g_object_ref (item);
  item = kd_client_item_new (self, brief.id, &brief.uuid, NULL);
  keep_item (self, item);
  return item;
}

static void
kd_client_list_model_init (GListModelInterface *interface)
{
  interface->get_item_type = get_item_type;
  interface->get_n_items = get_n_items;
  interface->get_item = get_item;
}

/**
 * kd_client_list_forget_item:
 * @self: a list
 * @item: an item that is being finalized
 *
 * Hands out a new one the next time.
 */
void
kd_client_list_forget_item (KdClientList *self,
                            KdClientItem *item)
{
  gint64 id = kd_client_item_get_id (item);

  if (g_hash_table_lookup (self->items, &id) == item)
    g_hash_table_remove (self->items, &id);
}

/* A client of whom other things are known gets another item: a list widget that meets the item it shows
 * would not paint it again. */
static void
on_changed (KdRosterView *view,
            guint         position,
            guint         removed,
            guint         added,
            gpointer      data)
{
  KdClientList *self = data;

  if (removed == 1 && added == 1 && self->directory != NULL && g_hash_table_size (self->items) > 0)
    {
      KdBrief brief;

      kd_roster_peek (kd_directory_get_roster (self->directory), kd_roster_view_get_slot (view, position), &brief);
      g_hash_table_remove (self->items, &brief.id);
    }
  else if (removed > 0 && added > 0)
    g_hash_table_remove_all (self->items);
  g_list_model_items_changed (G_LIST_MODEL (self), position, removed, added);
}

/* --- filter ------------------------------------------------------------------------------------------- */

static void
apply (KdClientList *self)
{
  KdRosterTest *condition = self->query != NULL ? kd_client_query_make_test (self->query, kd_directory_get_today (self->directory)) : NULL;

  kd_client_filter_apply (self->filter, self->view, condition);
}

/* The query is the thread's while it asks. */
typedef struct
{
  KdClientQuery *query;
  GCancellable  *cancellable;
} ReadCall;

static void
read_call_free (gpointer data)
{
  ReadCall *call = data;

  kd_client_query_free (call->query);
  g_object_unref (call->cancellable);
  g_free (call);
}

static gboolean
run_read_call (KdWorkspace  *workspace,
               gpointer      data,
               GCancellable *cancellable,
               GError      **error)
{
  ReadCall *call = data;

  return !g_cancellable_set_error_if_cancelled (cancellable, error) && kd_client_query_read (call->query, workspace, error);
}

static void
stop_reading (KdClientList *self)
{
  if (self->cancellable == NULL)
    return;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_PENDING]);
}

static void
on_read (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (KdClientList) self = user_data;
  g_autoptr (GError) error = NULL;
  ReadCall *call = kd_workspace_call_finish (KD_WORKSPACE (source), result, &error);

  if (call != NULL && call->cancellable == self->cancellable)
    {
      g_clear_pointer (&self->query, kd_client_query_free);
      self->query = g_steal_pointer (&call->query);
      if (self->directory != NULL)
        apply (self);
      stop_reading (self);
    }
  else if (call == NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    stop_reading (self);
  g_clear_pointer (&call, read_call_free);
}

static void
read_query (KdClientList  *self,
            KdClientQuery *query)
{
  ReadCall *call = g_new (ReadCall, 1);

  stop_reading (self);
  self->cancellable = g_cancellable_new ();
  *call = (ReadCall) { query, g_object_ref (self->cancellable) };
  kd_workspace_call_async (kd_directory_get_workspace (self->directory), run_read_call, call, read_call_free, self->cancellable, on_read, g_object_ref (self));
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_PENDING]);
}

/* What the book said holds until the next commit, what the day says until midnight. */
static void
on_directory_changed (KdDirectory  *directory,
                      KdClientList *self)
{
  KdClientQuery *query = NULL;

  if (self->filter->condition == NULL)
    return;
  query = kd_client_query_new (kd_directory_get_rules (directory), self->filter->condition, NULL);
  if (query != NULL && kd_client_query_asks_book (query))
    {
      read_query (self, query);
      return;
    }
  if (query != NULL && self->day != kd_directory_get_today (directory))
    {
      kd_client_query_free (self->query);
      self->query = g_steal_pointer (&query);
      self->day = kd_directory_get_today (directory);
      apply (self);
    }
  kd_client_query_free (query);
}

/**
 * kd_client_list_set_filter:
 * @self: a list
 * @filter: (nullable): who is listed, or %NULL for who is not archived
 * @error: return location
 *
 * Filters the list: at once where the roster knows what is asked, else when the book has answered.
 *
 * Returns: %FALSE if its condition cannot be read; the list is as before
 */
gboolean
kd_client_list_set_filter (KdClientList         *self,
                           const KdClientFilter *filter,
                           GError              **error)
{
  KdClientFilter *copy;
  KdClientQuery  *query = NULL;

  g_return_val_if_fail (KD_IS_CLIENT_LIST (self), FALSE);

  if (self->directory == NULL)
    return TRUE;
  copy = filter != NULL ? kd_client_filter_copy (filter) : kd_client_filter_new ();
  if (copy->condition != NULL)
    query = kd_client_query_new (kd_directory_get_rules (self->directory), copy->condition, error);
  if (copy->condition != NULL && query == NULL)
    {
      kd_client_filter_free (copy);
      return FALSE;
    }
  kd_client_filter_free (self->filter);
  self->filter = copy;
  self->day = kd_directory_get_today (self->directory);
  if (query != NULL && kd_client_query_asks_book (query) && kd_directory_get_workspace (self->directory) != NULL)
    {
      read_query (self, query);
      return TRUE;
    }
  stop_reading (self);
  kd_client_query_free (self->query);
  self->query = query;
  apply (self);
  return TRUE;
}

/**
 * kd_client_list_get_filter:
 * @self: a list
 *
 * Returns: (transfer none): who is listed
 */
const KdClientFilter *
kd_client_list_get_filter (KdClientList *self)
{
  g_return_val_if_fail (KD_IS_CLIENT_LIST (self), NULL);

  return self->filter;
}

/**
 * kd_client_list_is_pending:
 * @self: a list
 *
 * Returns: whether the book is still being asked about the filter
 */
gboolean
kd_client_list_is_pending (KdClientList *self)
{
  g_return_val_if_fail (KD_IS_CLIENT_LIST (self), FALSE);

  return self->cancellable != NULL;
}

/**
 * kd_client_list_count_values:
 * @self: a list
 * @attribute: what chips are about
 * @tallies: (out caller-allocates): room for %KD_ROSTER_VALUES
 *
 * Counts for each value who would be listed if it alone were chosen of them, all other chips as they are.
 */
void
kd_client_list_count_values (KdClientList        *self,
                             KdDirectoryAttribute attribute,
                             KdRosterTally       *tallies)
{
  g_return_if_fail (KD_IS_CLIENT_LIST (self) && attribute < KD_DIRECTORY_N_ATTRIBUTES && tallies != NULL);

  memset (tallies, 0, KD_ROSTER_VALUES * sizeof *tallies);
  if (self->directory != NULL)
    kd_roster_view_count_values (self->view, attribute, tallies);
}

/**
 * kd_client_list_count_words:
 * @self: a list
 * @which: what chips are about
 *
 * Counts for each city or tag who would be listed if it alone were chosen of them.
 *
 * Returns: (transfer full) (element-type KdRosterWordTally): those that somebody has, in no order
 */
GArray *
kd_client_list_count_words (KdClientList *self,
                            KdClientWord  which)
{
  static const KdRosterColumn columns[] = { [KD_CLIENT_WORD_CITY] = KD_ROSTER_COLUMN_CITY, [KD_CLIENT_WORD_TAG] = KD_ROSTER_COLUMN_TAGS };

  g_return_val_if_fail (KD_IS_CLIENT_LIST (self) && which < KD_CLIENT_N_WORDS, NULL);

  if (self->directory == NULL)
    return g_array_new (FALSE, FALSE, sizeof (KdRosterWordTally));
  return kd_roster_view_count_words (self->view, columns[which], which);
}

/**
 * kd_client_list_new:
 * @directory: a settled directory; the list does not keep it alive
 *
 * Makes a list of all clients that are not archived, by name.
 *
 * Returns: (transfer full): a list
 */
KdClientList *
kd_client_list_new (KdDirectory *directory)
{
  KdClientList *self;

  g_return_val_if_fail (KD_IS_DIRECTORY (directory) && kd_directory_get_roster (directory) != NULL, NULL);

  self = g_object_new (KD_TYPE_CLIENT_LIST, NULL);
  g_set_weak_pointer (&self->directory, directory);
  self->column = KD_ROSTER_COLUMN_NAME;
  self->view = kd_roster_view_new (kd_directory_get_roster (directory), on_changed, self);
  self->filter = kd_client_filter_new ();
  kd_client_filter_apply (self->filter, self->view, NULL);
  g_signal_connect_object (directory, "changed", G_CALLBACK (on_directory_changed), self, G_CONNECT_DEFAULT);
  return self;
}

/**
 * kd_client_list_get_directory:
 * @self: a list
 *
 * Returns: (transfer none) (nullable): whose clients these are, or %NULL once the book is locked
 */
KdDirectory *
kd_client_list_get_directory (KdClientList *self)
{
  g_return_val_if_fail (KD_IS_CLIENT_LIST (self), NULL);

  return self->directory;
}

/**
 * kd_client_list_get_view:
 * @self: a list
 *
 * Returns: (transfer none): the view that the list shows, to filter it and to count
 */
KdRosterView *
kd_client_list_get_view (KdClientList *self)
{
  g_return_val_if_fail (KD_IS_CLIENT_LIST (self), NULL);

  return self->view;
}

/**
 * kd_client_list_set_order:
 * @self: a list
 * @column: what to order by; any column but phones and identity numbers
 * @descending: whether the greatest comes first
 *
 * Orders the list. Those of whom nothing is known come last in both directions.
 */
void
kd_client_list_set_order (KdClientList  *self,
                          KdRosterColumn column,
                          gboolean       descending)
{
  g_return_if_fail (KD_IS_CLIENT_LIST (self));

  if (self->column == column && self->descending == descending)
    return;
  self->column = column;
  self->descending = descending;
  kd_roster_view_set_order (self->view, column, descending);
}

/**
 * kd_client_list_get_order:
 * @self: a list
 * @descending: (out) (optional): whether the greatest comes first
 *
 * Returns: what the list is ordered by
 */
KdRosterColumn
kd_client_list_get_order (KdClientList *self,
                          gboolean     *descending)
{
  g_return_val_if_fail (KD_IS_CLIENT_LIST (self), KD_ROSTER_COLUMN_NAME);

  if (descending != NULL)
    *descending = self->descending;
  return self->column;
}

/**
 * kd_client_list_get_total:
 * @self: a list
 *
 * Returns: how many clients are listed, and the sum of their known assets
 */
KdRosterTally
kd_client_list_get_total (KdClientList *self)
{
  g_return_val_if_fail (KD_IS_CLIENT_LIST (self), (KdRosterTally) { 0 });

  return kd_roster_view_get_total (self->view);
}

/**
 * kd_client_list_find:
 * @self: a list
 * @client: a client
 *
 * Returns: its row, or %KD_CLIENT_LIST_NONE if it is not listed
 */
guint
kd_client_list_find (KdClientList *self,
                     const KdUuid *client)
{
  guint32 slot, row;

  g_return_val_if_fail (KD_IS_CLIENT_LIST (self) && client != NULL, KD_CLIENT_LIST_NONE);

  if (self->directory == NULL)
    return KD_CLIENT_LIST_NONE;
  slot = kd_roster_find_uuid (kd_directory_get_roster (self->directory), client);
  row = slot != KD_ROSTER_NONE ? kd_roster_view_find_row (self->view, slot) : KD_ROSTER_NONE;
  return row != KD_ROSTER_NONE ? row : KD_CLIENT_LIST_NONE;
}

/**
 * kd_client_list_step:
 * @self: a list
 * @client: a client in it
 * @steps: how many rows on; less than 0 for back
 * @neighbour: (out): the client that stands there
 *
 * Goes from one client to the next or previous one.
 *
 * Returns: %FALSE if @client is not listed, or the list ends before
 */
gboolean
kd_client_list_step (KdClientList *self,
                     const KdUuid *client,
                     int           steps,
                     KdUuid       *neighbour)
{
  guint   row = kd_client_list_find (self, client);
  gint64  place = (gint64) row + steps;
  KdBrief brief;

  if (row == KD_CLIENT_LIST_NONE || place < 0 || place >= kd_roster_view_get_n_rows (self->view))
    return FALSE;
  kd_roster_peek (kd_directory_get_roster (self->directory), kd_roster_view_get_slot (self->view, (guint) place), &brief);
  *neighbour = brief.uuid;
  return TRUE;
}
