/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-client-list.h"

#include "kd-client-item-private.h"

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
};

static void kd_client_list_model_init (GListModelInterface *interface);

G_DEFINE_FINAL_TYPE_WITH_CODE (KdClientList, kd_client_list, G_TYPE_OBJECT, G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, kd_client_list_model_init))

static void
kd_client_list_finalize (GObject *object)
{
  KdClientList *self = KD_CLIENT_LIST (object);

  g_clear_weak_pointer (&self->directory);
  kd_roster_view_free (self->view);
  g_hash_table_unref (self->items);
  G_OBJECT_CLASS (kd_client_list_parent_class)->finalize (object);
}

static void
kd_client_list_class_init (KdClientListClass *class)
{
  G_OBJECT_CLASS (class)->finalize = kd_client_list_finalize;
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

  if (removed == 1 && added == 1 && self->directory != NULL)
    {
      KdBrief brief;

      kd_roster_peek (kd_directory_get_roster (self->directory), kd_roster_view_get_slot (view, position), &brief);
      g_hash_table_remove (self->items, &brief.id);
    }
  else if (removed > 0 && added > 0)
    g_hash_table_remove_all (self->items);
  g_list_model_items_changed (G_LIST_MODEL (self), position, removed, added);
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
  kd_roster_view_allow (self->view, KD_DIRECTORY_ARCHIVED, 1);
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
