/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-client-selection.h"

/**
 * KdClientSelection:
 *
 * The selection in a list of clients, kept by client and not by row: it outlives every change of the list.
 * One client is current. While clients are chosen, any number of them is; the current one stays who it was.
 * The rows of a search are parted into those found by name or number and those found by their texts.
 */
struct _KdClientSelection
{
  GObject         parent_instance;
  KdClientList   *list;
  KdClientSearch *search;
  KdUuid          current;
  gboolean        has_current;
  gboolean        choosing;
  gboolean        emptied; /* while all rows are exchanged */
  GtkBitset      *chosen;  /* numbers of clients, which are never used again */
};

enum
{
  PROP_CHOOSING = 1,
  PROP_N_CHOSEN,
  N_PROPS
};

enum
{
  SIGNAL_MOVED,
  N_SIGNALS
};

static GParamSpec *props[N_PROPS];
static guint       signals[N_SIGNALS];

static void list_model_init (GListModelInterface *interface);
static void section_model_init (GtkSectionModelInterface *interface);
static void selection_model_init (GtkSelectionModelInterface *interface);

G_DEFINE_FINAL_TYPE_WITH_CODE (KdClientSelection, kd_client_selection, G_TYPE_OBJECT, G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init) G_IMPLEMENT_INTERFACE (GTK_TYPE_SECTION_MODEL, section_model_init) G_IMPLEMENT_INTERFACE (GTK_TYPE_SELECTION_MODEL, selection_model_init))

/* Of so many rows, a list view may look for one by itself: some milliseconds. */
#define MOST_LOOKED_THROUGH 10000

static guint
count_rows (KdClientSelection *self)
{
  return self->emptied ? 0 : g_list_model_get_n_items (G_LIST_MODEL (self->search));
}

static void
emit_all (KdClientSelection *self)
{
  guint n = count_rows (self);

  if (n > 0)
    gtk_selection_model_selection_changed (GTK_SELECTION_MODEL (self), 0, n);
}

static void
emit_row (KdClientSelection *self,
          guint              position)
{
  if (position < count_rows (self))
    gtk_selection_model_selection_changed (GTK_SELECTION_MODEL (self), position, 1);
}

static void
notify_chosen (KdClientSelection *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_N_CHOSEN]);
}

/* --- rows ------------------------------------------------------------------------------------------------- */

static GType
get_item_type (GListModel *model)
{
  return KD_TYPE_CLIENT_ITEM;
}

static guint
get_n_items (GListModel *model)
{
  return count_rows (KD_CLIENT_SELECTION (model));
}

static gpointer
get_item (GListModel *model,
          guint       position)
{
  KdClientSelection *self = KD_CLIENT_SELECTION (model);

  return self->emptied ? NULL : g_list_model_get_item (G_LIST_MODEL (self->search), position);
}

static void
list_model_init (GListModelInterface *interface)
{
  interface->get_item_type = get_item_type;
  interface->get_n_items = get_n_items;
  interface->get_item = get_item;
}

static void
get_section (GtkSectionModel *model,
             guint            position,
             guint           *start,
             guint           *end)
{
  KdClientSelection *self = KD_CLIENT_SELECTION (model);
  guint              n = count_rows (self);
  guint              n_hits = kd_client_search_get_n_hits (self->search) + kd_client_search_get_n_recent (self->search);

  *start = position < n_hits ? 0 : n_hits;
  *end = position < n_hits ? n_hits : n;
  if (position >= n)
    {
      *start = n;
      *end = G_MAXUINT;
    }
}

static void
section_model_init (GtkSectionModelInterface *interface)
{
  interface->get_section = get_section;
}

/* A list view looks through all that came for the row that had the focus: a second for a million. Where everything
 * is another and there is that much, it is told that all went before it is told that all came. */
static void
on_items_changed (GListModel        *search,
                  guint              position,
                  guint              removed,
                  guint              added,
                  KdClientSelection *self)
{
  if (position == 0 && removed > 0 && added > MOST_LOOKED_THROUGH && added == count_rows (self))
    {
      self->emptied = TRUE;
      g_list_model_items_changed (G_LIST_MODEL (self), 0, removed, 0);
      self->emptied = FALSE;
      removed = 0;
    }
  g_list_model_items_changed (G_LIST_MODEL (self), position, removed, added);
}

/* --- selection -------------------------------------------------------------------------------------------- */

static gboolean
is_selected (GtkSelectionModel *model,
             guint              position)
{
  KdClientSelection *self = KD_CLIENT_SELECTION (model);
  g_autoptr (KdClientItem) item = kd_client_selection_get_item (self, position);

  if (item == NULL)
    return FALSE;
  if (self->choosing)
    return gtk_bitset_contains (self->chosen, (guint) kd_client_item_get_id (item));
  return self->has_current && kd_uuid_equal (&self->current, kd_client_item_get_uuid (item));
}

/* Asks for no item of those that are not chosen: there may be a million. */
static GtkBitset *
get_selection_in_range (GtkSelectionModel *model,
                        guint              position,
                        guint              n_items)
{
  KdClientSelection *self = KD_CLIENT_SELECTION (model);
  GtkBitset         *rows = gtk_bitset_new_empty ();
  g_autoptr (GArray) clients = NULL;

  if (self->choosing)
    clients = kd_client_selection_get_chosen (self);
  else if (self->has_current)
    {
      clients = g_array_new (FALSE, FALSE, sizeof (KdUuid));
      g_array_append_val (clients, self->current);
    }
  for (guint i = 0; clients != NULL && i < clients->len; i++)
    {
      guint row = kd_client_selection_find (self, &g_array_index (clients, KdUuid, i));

      if (row != KD_CLIENT_LIST_NONE && row >= position && row - position < n_items)
        gtk_bitset_add (rows, row);
    }
  return rows;
}

static void
begin_choosing (KdClientSelection *self)
{
  if (self->choosing)
    return;
  gtk_bitset_remove_all (self->chosen);
  self->choosing = TRUE;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_CHOOSING]);
}

static void
add_row (KdClientSelection *self,
         guint              position)
{
  g_autoptr (KdClientItem) item = kd_client_selection_get_item (self, position);

  if (item != NULL)
    gtk_bitset_add (self->chosen, (guint) kd_client_item_get_id (item));
}

static gboolean
select_item (GtkSelectionModel *model,
             guint              position,
             gboolean           unselect_rest)
{
  KdClientSelection *self = KD_CLIENT_SELECTION (model);
  g_autoptr (KdClientItem) item = kd_client_selection_get_item (self, position);

  if (item == NULL)
    return FALSE;
  if (!unselect_rest)
    {
      guint current = self->has_current && !self->choosing ? kd_client_selection_find (self, &self->current) : KD_CLIENT_LIST_NONE;

      begin_choosing (self);
      if (current != KD_CLIENT_LIST_NONE)
        add_row (self, current);
      add_row (self, position);
      emit_all (self);
      notify_chosen (self);
      return TRUE;
    }
  /* Whoever walks through the list while choosing does not lose what is chosen. */
  if (self->choosing)
    return FALSE;
  kd_client_selection_set_current (self, kd_client_item_get_uuid (item));
  g_signal_emit (self, signals[SIGNAL_MOVED], 0);
  return TRUE;
}

static gboolean
unselect_item (GtkSelectionModel *model,
               guint              position)
{
  KdClientSelection *self = KD_CLIENT_SELECTION (model);

  if (!self->choosing)
    return FALSE;
  kd_client_selection_toggle (self, position);
  return TRUE;
}

static gboolean
select_range (GtkSelectionModel *model,
              guint              position,
              guint              n_items,
              gboolean           unselect_rest)
{
  KdClientSelection *self = KD_CLIENT_SELECTION (model);

  begin_choosing (self);
  if (unselect_rest)
    gtk_bitset_remove_all (self->chosen);
  for (guint i = 0; i < n_items; i++)
    add_row (self, position + i);
  emit_all (self);
  notify_chosen (self);
  return TRUE;
}

static gboolean
unselect_range (GtkSelectionModel *model,
                guint              position,
                guint              n_items)
{
  KdClientSelection *self = KD_CLIENT_SELECTION (model);

  for (guint i = 0; self->choosing && i < n_items; i++)
    {
      g_autoptr (KdClientItem) item = kd_client_selection_get_item (self, position + i);

      if (item != NULL)
        gtk_bitset_remove (self->chosen, (guint) kd_client_item_get_id (item));
    }
  emit_all (self);
  notify_chosen (self);
  return self->choosing;
}

/* Of the whole list no items are made. */
static gboolean
select_all (GtkSelectionModel *model)
{
  KdClientSelection *self = KD_CLIENT_SELECTION (model);
  KdDirectory       *directory = kd_client_list_get_directory (self->list);
  KdRosterView      *view = kd_client_list_get_view (self->list);

  if (directory == NULL || *kd_client_search_get_text (self->search) != '\0')
    return select_range (model, 0, count_rows (self), FALSE);
  begin_choosing (self);
  for (guint i = 0; i < kd_roster_view_get_n_rows (view); i++)
    {
      KdBrief brief;

      kd_roster_peek (kd_directory_get_roster (directory), kd_roster_view_get_slot (view, i), &brief);
      gtk_bitset_add (self->chosen, (guint) brief.id);
    }
  emit_all (self);
  notify_chosen (self);
  return TRUE;
}

static gboolean
unselect_all (GtkSelectionModel *model)
{
  KdClientSelection *self = KD_CLIENT_SELECTION (model);

  if (!self->choosing)
    return FALSE;
  gtk_bitset_remove_all (self->chosen);
  emit_all (self);
  notify_chosen (self);
  return TRUE;
}

static void
selection_model_init (GtkSelectionModelInterface *interface)
{
  interface->is_selected = is_selected;
  interface->get_selection_in_range = get_selection_in_range;
  interface->select_item = select_item;
  interface->unselect_item = unselect_item;
  interface->select_range = select_range;
  interface->unselect_range = unselect_range;
  interface->select_all = select_all;
  interface->unselect_all = unselect_all;
}

/* --- life ------------------------------------------------------------------------------------------------- */

static void
kd_client_selection_get_property (GObject    *object,
                                  guint       id,
                                  GValue     *value,
                                  GParamSpec *pspec)
{
  KdClientSelection *self = KD_CLIENT_SELECTION (object);

  if (id == PROP_CHOOSING)
    g_value_set_boolean (value, self->choosing);
  else
    g_value_set_uint (value, kd_client_selection_get_n_chosen (self));
}

static void
kd_client_selection_finalize (GObject *object)
{
  KdClientSelection *self = KD_CLIENT_SELECTION (object);

  g_object_unref (self->search);
  g_object_unref (self->list);
  gtk_bitset_unref (self->chosen);
  G_OBJECT_CLASS (kd_client_selection_parent_class)->finalize (object);
}

static void
kd_client_selection_class_init (KdClientSelectionClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);

  object_class->get_property = kd_client_selection_get_property;
  object_class->finalize = kd_client_selection_finalize;
  /**
   * KdClientSelection:choosing:
   *
   * Whether several clients are being chosen.
   */
  props[PROP_CHOOSING] = g_param_spec_boolean ("choosing", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  /**
   * KdClientSelection:n-chosen:
   *
   * How many are chosen; is told each time that it may be others.
   */
  props[PROP_N_CHOSEN] = g_param_spec_uint ("n-chosen", NULL, NULL, 0, G_MAXUINT, 0, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
  /**
   * KdClientSelection::moved:
   *
   * Somebody went to another client, or pressed the current one again.
   */
  signals[SIGNAL_MOVED] = g_signal_new ("moved", KD_TYPE_CLIENT_SELECTION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
kd_client_selection_init (KdClientSelection *self)
{
  self->chosen = gtk_bitset_new_empty ();
}

/**
 * kd_client_selection_new:
 * @list: the list of clients
 * @search: the search in it, whose rows are shown
 *
 * Returns: (transfer full): a selection of nobody
 */
KdClientSelection *
kd_client_selection_new (KdClientList   *list,
                         KdClientSearch *search)
{
  KdClientSelection *self = g_object_new (KD_TYPE_CLIENT_SELECTION, NULL);

  self->list = g_object_ref (list);
  self->search = g_object_ref (search);
  g_signal_connect_object (search, "items-changed", G_CALLBACK (on_items_changed), self, G_CONNECT_DEFAULT);
  return self;
}

/**
 * kd_client_selection_get_item:
 * @self: a selection
 * @position: a row
 *
 * Returns: (transfer full) (nullable): who stands there
 */
KdClientItem *
kd_client_selection_get_item (KdClientSelection *self,
                              guint              position)
{
  return g_list_model_get_item (G_LIST_MODEL (self->search), position);
}

/**
 * kd_client_selection_find:
 * @self: a selection
 * @client: a client
 *
 * Returns: the row, or %KD_CLIENT_LIST_NONE for a client who is not shown
 */
guint
kd_client_selection_find (KdClientSelection *self,
                          const KdUuid      *client)
{
  return kd_client_search_find (self->search, client);
}

/**
 * kd_client_selection_get_current:
 * @self: a selection
 * @client: (out) (optional): the current client
 *
 * Returns: whether there is one
 */
gboolean
kd_client_selection_get_current (KdClientSelection *self,
                                 KdUuid            *client)
{
  if (self->has_current && client != NULL)
    *client = self->current;
  return self->has_current;
}

/**
 * kd_client_selection_set_current:
 * @self: a selection
 * @client: (nullable): a client, listed or not
 *
 * Makes somebody the current client, or nobody. That is not a move.
 */
void
kd_client_selection_set_current (KdClientSelection *self,
                                 const KdUuid      *client)
{
  KdUuid   before = self->current;
  gboolean had = self->has_current;

  self->has_current = client != NULL;
  if (client != NULL)
    self->current = *client;
  if (had)
    emit_row (self, kd_client_selection_find (self, &before));
  if (client != NULL)
    emit_row (self, kd_client_selection_find (self, &self->current));
}

/**
 * kd_client_selection_is_choosing:
 * @self: a selection
 *
 * Returns: [property@ClientSelection:choosing]
 */
gboolean
kd_client_selection_is_choosing (KdClientSelection *self)
{
  return self->choosing;
}

/**
 * kd_client_selection_choose:
 * @self: a selection
 * @choosing: whether several clients are to be chosen
 *
 * Begins to choose clients, nobody at first, or ends it.
 */
void
kd_client_selection_choose (KdClientSelection *self,
                            gboolean           choosing)
{
  if (choosing == self->choosing)
    return;
  if (choosing)
    begin_choosing (self);
  else
    {
      self->choosing = FALSE;
      gtk_bitset_remove_all (self->chosen);
      g_object_notify_by_pspec (G_OBJECT (self), props[PROP_CHOOSING]);
    }
  emit_all (self);
  notify_chosen (self);
}

/**
 * kd_client_selection_toggle:
 * @self: a selection
 * @position: a row
 *
 * Chooses a client besides the others, or no longer.
 */
void
kd_client_selection_toggle (KdClientSelection *self,
                            guint              position)
{
  g_autoptr (KdClientItem) item = kd_client_selection_get_item (self, position);
  guint id;

  if (item == NULL)
    return;
  begin_choosing (self);
  id = (guint) kd_client_item_get_id (item);
  if (!gtk_bitset_remove (self->chosen, id))
    gtk_bitset_add (self->chosen, id);
  emit_row (self, position);
  notify_chosen (self);
}

/**
 * kd_client_selection_get_n_chosen:
 * @self: a selection
 *
 * Returns: how many clients are chosen, those who are not listed now too
 */
guint
kd_client_selection_get_n_chosen (KdClientSelection *self)
{
  return (guint) gtk_bitset_get_size (self->chosen);
}

/**
 * kd_client_selection_get_chosen:
 * @self: a selection
 *
 * Returns: (transfer full) (element-type KdUuid): who is chosen and not deleted meanwhile, the oldest record first
 */
GArray *
kd_client_selection_get_chosen (KdClientSelection *self)
{
  KdDirectory  *directory = kd_client_list_get_directory (self->list);
  GArray       *clients = g_array_new (FALSE, FALSE, sizeof (KdUuid));
  GtkBitsetIter iter;
  guint         id;

  if (directory == NULL || !gtk_bitset_iter_init_first (&iter, self->chosen, &id))
    return clients;
  do
    {
      KdRoster *roster = kd_directory_get_roster (directory);
      guint32   slot = kd_roster_find (roster, id);
      KdBrief   brief;

      if (slot == KD_ROSTER_NONE)
        continue;
      kd_roster_peek (roster, slot, &brief);
      g_array_append_val (clients, brief.uuid);
    }
  while (gtk_bitset_iter_next (&iter, &id));
  return clients;
}
