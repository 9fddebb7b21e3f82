/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-client-search.h"

#include "kd-client-item-private.h"
#include "kd-roster-search.h"

#include <string.h>

/* A row of the result. The item is made when it is asked for and then stays, so that a list widget meets
 * the same one again. */
typedef struct
{
  KdRosterHit   hit;
  gint64        id;
  KdTextHit    *text;
  KdClientItem *item;
} Row;

/**
 * KdClientSearch:
 *
 * A list of clients that can be searched, as one list model: while nothing is looked for, the rows of the
 * list, behind some that were opened last where they are asked for; else the clients found by name or number, the best first, and behind them those in whose texts it
 * stands. The latter come later and change nothing that is there. What was committed is looked for anew.
 */
struct _KdClientSearch
{
  GObject          parent_instance;
  KdClientList    *list;
  KdDirectory     *directory; /* weak */
  KdRosterSearch  *search;
  KdTextSearchFunc search_texts;
  KdPinyin        *pinyin;
  char            *text;
  KdQuery          query;
  GArray          *recent; /* shown while nothing is looked for */
  GArray          *hits;
  GArray          *texts;
  guint            total;
  GCancellable    *cancellable; /* while texts are looked through */
};

enum
{
  PROP_PENDING = 1,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

static void kd_client_search_model_init (GListModelInterface *interface);

G_DEFINE_FINAL_TYPE_WITH_CODE (KdClientSearch, kd_client_search, G_TYPE_OBJECT, G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, kd_client_search_model_init))

static void
clear_row (gpointer data)
{
  Row *row = data;

  g_clear_pointer (&row->text, kd_text_hit_free);
  g_clear_object (&row->item);
}

static GArray *
new_rows (void)
{
  GArray *rows = g_array_new (FALSE, TRUE, sizeof (Row));

  g_array_set_clear_func (rows, clear_row);
  return rows;
}

static gboolean
is_searching (KdClientSearch *self)
{
  return *self->text != '\0';
}

static guint
count_rows (KdClientSearch *self)
{
  return is_searching (self) ? self->hits->len + self->texts->len : self->recent->len + g_list_model_get_n_items (G_LIST_MODEL (self->list));
}

static void
stop_looking (KdClientSearch *self)
{
  if (self->cancellable == NULL)
    return;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_PENDING]);
}

/* --- names and numbers -------------------------------------------------------------------------------- */

static void
find_names (KdClientSearch *self)
{
  KdRoster          *roster;
  const KdRosterHit *hits;
  guint              n_hits;

  g_array_set_size (self->hits, 0);
  self->total = 0;
  if (self->directory == NULL || !is_searching (self))
    return;
  roster = kd_directory_get_roster (self->directory);
  hits = kd_roster_search_run (self->search, self->text, KD_CLIENT_SEARCH_LIMIT, &n_hits, &self->total);
  for (guint i = 0; i < n_hits; i++)
    {
      Row     row = { .hit = hits[i] };
      KdBrief brief;

      kd_roster_peek (roster, hits[i].slot, &brief);
      row.id = brief.id;
      g_array_append_val (self->hits, row);
    }
}

/* --- texts -------------------------------------------------------------------------------------------- */

typedef struct
{
  KdTextSearchFunc search;
  char            *text;
  GCancellable    *cancellable;
  GPtrArray       *hits;
} TextCall;

static void
text_call_free (gpointer data)
{
  TextCall *call = data;

  g_clear_pointer (&call->hits, g_ptr_array_unref);
  g_object_unref (call->cancellable);
  g_free (call->text);
  g_free (call);
}

static gboolean
run_text_call (KdWorkspace  *workspace,
               gpointer      data,
               GCancellable *cancellable,
               GError      **error)
{
  TextCall *call = data;

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  call->hits = call->search (workspace, call->text, KD_CLIENT_SEARCH_LIMIT, NULL, cancellable, error);
  return call->hits != NULL;
}

/* Clients found already by name or number, and those that are gone, do not come again. */
static void
append_texts (KdClientSearch *self,
              GPtrArray      *hits)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_int64_hash, g_int64_equal);
  KdRoster *roster = kd_directory_get_roster (self->directory);

  for (guint i = 0; i < self->hits->len; i++)
    g_hash_table_add (seen, &g_array_index (self->hits, Row, i).id);
  while (hits->len > 0)
    {
      g_autoptr (KdTextHit) hit = g_ptr_array_steal_index (hits, 0);
      guint32 slot = kd_roster_find_uuid (roster, &hit->uuid);
      Row     row = { .hit.slot = slot };
      KdBrief brief;

      if (slot == KD_ROSTER_NONE)
        continue;
      kd_roster_peek (roster, slot, &brief);
      if (g_hash_table_contains (seen, &brief.id))
        continue;
      row.id = brief.id;
      row.text = g_steal_pointer (&hit);
      g_array_append_val (self->texts, row);
    }
}

static void
on_texts (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (KdClientSearch) self = user_data;
  g_autoptr (GError) error = NULL;
  TextCall *call = kd_workspace_call_finish (KD_WORKSPACE (source), result, &error);
  guint     removed = self->texts->len;

  /* Else it is an answer to what is no longer asked. */
  if (call != NULL && call->cancellable == self->cancellable && self->directory != NULL)
    {
      g_array_set_size (self->texts, 0);
      append_texts (self, call->hits);
      g_clear_object (&self->cancellable);
      if (removed + self->texts->len > 0)
        g_list_model_items_changed (G_LIST_MODEL (self), self->hits->len, removed, self->texts->len);
      g_object_notify_by_pspec (G_OBJECT (self), props[PROP_PENDING]);
    }
  /* Texts that cannot be read are none; the next call that fails tells why. */
  else if (call == NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    stop_looking (self);
  g_clear_pointer (&call, text_call_free);
}

static void
find_texts (KdClientSearch *self)
{
  KdWorkspace *workspace = self->directory != NULL ? kd_directory_get_workspace (self->directory) : NULL;
  TextCall    *call;

  stop_looking (self);
  if (workspace == NULL || self->search_texts == NULL || !is_searching (self))
    return;
  call = g_new0 (TextCall, 1);
  call->search = self->search_texts;
  call->text = g_strdup (self->text);
  self->cancellable = g_cancellable_new ();
  call->cancellable = g_object_ref (self->cancellable);
  kd_workspace_call_async (workspace, run_text_call, call, text_call_free, self->cancellable, on_texts, g_object_ref (self));
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_PENDING]);
}

/* --- following ---------------------------------------------------------------------------------------- */

static void
on_list_changed (GListModel     *list,
                 guint           position,
                 guint           removed,
                 guint           added,
                 KdClientSearch *self)
{
  if (!is_searching (self))
    g_list_model_items_changed (G_LIST_MODEL (self), self->recent->len + position, removed, added);
}

/* The texts stay until they were looked through again. */
static void
on_directory_changed (KdDirectory    *directory,
                      KdClientSearch *self)
{
  guint removed = self->hits->len;

  if (!is_searching (self))
    return;
  find_names (self);
  if (removed + self->hits->len > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), 0, removed, self->hits->len);
  find_texts (self);
}

static void
on_directory_gone (gpointer data,
                   GObject *directory)
{
  KdClientSearch *self = data;
  guint           removed = is_searching (self) ? self->hits->len + self->texts->len : self->recent->len;

  self->directory = NULL;
  stop_looking (self);
  g_array_set_size (self->recent, 0);
  g_array_set_size (self->hits, 0);
  g_array_set_size (self->texts, 0);
  self->total = 0;
  if (removed > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), 0, removed, 0);
}

/* --- object ------------------------------------------------------------------------------------------- */

static void
get_property (GObject    *object,
              guint       id,
              GValue     *value,
              GParamSpec *pspec)
{
  if (id == PROP_PENDING)
    g_value_set_boolean (value, kd_client_search_is_pending (KD_CLIENT_SEARCH (object)));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
kd_client_search_finalize (GObject *object)
{
  KdClientSearch *self = KD_CLIENT_SEARCH (object);

  if (self->directory != NULL)
    g_object_weak_unref (G_OBJECT (self->directory), on_directory_gone, self);
  g_array_unref (self->recent);
  g_array_unref (self->hits);
  g_array_unref (self->texts);
  kd_roster_search_free (self->search);
  kd_pinyin_free (self->pinyin);
  kd_query_clear (&self->query);
  g_free (self->text);
  g_object_unref (self->list);
  G_OBJECT_CLASS (kd_client_search_parent_class)->finalize (object);
}

static void
kd_client_search_class_init (KdClientSearchClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);

  object_class->get_property = get_property;
  object_class->finalize = kd_client_search_finalize;
  /**
   * KdClientSearch:pending:
   *
   * Whether texts are still being looked through.
   */
  props[PROP_PENDING] = g_param_spec_boolean ("pending", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
kd_client_search_init (KdClientSearch *self)
{
  self->recent = new_rows ();
  self->hits = new_rows ();
  self->texts = new_rows ();
  self->text = g_strdup ("");
  self->pinyin = kd_pinyin_new ();
}

static GType
get_item_type (GListModel *model)
{
  return KD_TYPE_CLIENT_ITEM;
}

static guint
get_n_items (GListModel *model)
{
  return count_rows (KD_CLIENT_SEARCH (model));
}

static KdClientMatch *
new_match (KdClientSearch *self,
           Row            *row,
           const KdBrief  *brief)
{
  KdClientMatch *match;

  if (row->text == NULL)
    return kd_client_match_new (self->pinyin, brief, &row->hit, &self->query);
  match = g_new0 (KdClientMatch, 1);
  *match = (KdClientMatch) { .why = KD_CLIENT_WHY_TEXT, .text = g_strdup (row->text->snippet) };
  if (row->text->marks->len > 0)
    {
      KdTextMark mark = g_array_index (row->text->marks, KdTextMark, 0);

      match->text_start = (guint) g_utf8_strlen (match->text, mark.start);
      match->text_length = (guint) g_utf8_strlen (match->text + mark.start, (gssize) (mark.end - mark.start));
    }
  return match;
}

/* A row that is not the list's. */
static Row *
get_row (KdClientSearch *self,
         guint           position)
{
  if (!is_searching (self))
    return &g_array_index (self->recent, Row, position);
  return position < self->hits->len ? &g_array_index (self->hits, Row, position) : &g_array_index (self->texts, Row, position - self->hits->len);
}

static gpointer
get_item (GListModel *model,
          guint       position)
{
  KdClientSearch *self = KD_CLIENT_SEARCH (model);
  KdBrief         brief = { 0 };
  Row            *row;

  if (!is_searching (self) && position >= self->recent->len)
    return g_list_model_get_item (G_LIST_MODEL (self->list), position - self->recent->len);
  if (position >= count_rows (self))
    return NULL;
  row = get_row (self, position);
  if (row->item == NULL)
    {
      KdRoster *roster = kd_directory_get_roster (self->directory);
      guint32   slot = kd_roster_find (roster, row->id);

      /* Between a deletion and the search after it, a row is nobody's. */
      if (slot != KD_ROSTER_NONE)
        kd_roster_peek (roster, slot, &brief);
      row->item = kd_client_item_new (self->list, row->id, &brief.uuid, slot != KD_ROSTER_NONE && is_searching (self) ? new_match (self, row, &brief) : NULL);
    }
  return g_object_ref (row->item);
}

static void
kd_client_search_model_init (GListModelInterface *interface)
{
  interface->get_item_type = get_item_type;
  interface->get_n_items = get_n_items;
  interface->get_item = get_item;
}

/**
 * kd_client_search_new:
 * @list: a list of clients
 * @search_texts: (nullable): what looks through texts
 *
 * Makes a list that can be searched. Its filter and order stay those of @list; a search looks among all
 * clients.
 *
 * Returns: (transfer full): a search for nothing yet
 */
KdClientSearch *
kd_client_search_new (KdClientList    *list,
                      KdTextSearchFunc search_texts)
{
  KdClientSearch *self;

  g_return_val_if_fail (KD_IS_CLIENT_LIST (list) && kd_client_list_get_directory (list) != NULL, NULL);

  self = g_object_new (KD_TYPE_CLIENT_SEARCH, NULL);
  self->list = g_object_ref (list);
  self->directory = kd_client_list_get_directory (list);
  self->search_texts = search_texts;
  self->search = kd_roster_search_new (kd_directory_get_roster (self->directory));
  g_object_weak_ref (G_OBJECT (self->directory), on_directory_gone, self);
  g_signal_connect_object (self->directory, "changed", G_CALLBACK (on_directory_changed), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (list, "items-changed", G_CALLBACK (on_list_changed), self, G_CONNECT_DEFAULT);
  return self;
}

/**
 * kd_client_search_set_text:
 * @self: a search
 * @text: what was typed, or is being composed by an input method; blank for nothing
 *
 * Looks for clients: names and numbers at once, among the hits of before where the text grew; texts
 * beside the main loop, until the next call.
 */
void
kd_client_search_set_text (KdClientSearch *self,
                           const char     *text)
{
  g_autofree char *wanted = NULL;
  guint            removed, added;

  g_return_if_fail (KD_IS_CLIENT_SEARCH (self) && text != NULL);

  wanted = g_strstrip (g_strdup (text));
  if (g_str_equal (wanted, self->text))
    return;
  stop_looking (self);
  removed = count_rows (self);
  g_free (self->text);
  self->text = g_steal_pointer (&wanted);
  kd_query_clear (&self->query);
  kd_query_init (&self->query, self->text);
  g_array_set_size (self->texts, 0);
  find_names (self);
  added = count_rows (self);
  if (removed + added > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), 0, removed, added);
  find_texts (self);
}

/**
 * kd_client_search_set_recent:
 * @self: a search
 * @clients: (nullable) (element-type KdUuid): who stands before the list while nothing is looked for; who is gone is passed over
 */
void
kd_client_search_set_recent (KdClientSearch *self,
                             const GArray   *clients)
{
  guint removed = self->recent->len;

  g_return_if_fail (KD_IS_CLIENT_SEARCH (self));

  if (self->directory == NULL || (removed == 0 && clients == NULL))
    return;
  g_array_set_size (self->recent, 0);
  for (guint i = 0; clients != NULL && i < clients->len; i++)
    {
      KdRoster *roster = kd_directory_get_roster (self->directory);
      Row       row = { .hit.slot = kd_roster_find_uuid (roster, &g_array_index (clients, KdUuid, i)) };
      KdBrief   brief;

      if (row.hit.slot == KD_ROSTER_NONE)
        continue;
      kd_roster_peek (roster, row.hit.slot, &brief);
      row.id = brief.id;
      g_array_append_val (self->recent, row);
    }
  if (!is_searching (self) && removed + self->recent->len > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), 0, removed, self->recent->len);
}

/**
 * kd_client_search_get_n_recent:
 * @self: a search
 *
 * Returns: how many rows from the first on are clients that were opened last; 0 while something is looked for
 */
guint
kd_client_search_get_n_recent (KdClientSearch *self)
{
  g_return_val_if_fail (KD_IS_CLIENT_SEARCH (self), 0);

  return is_searching (self) ? 0 : self->recent->len;
}

/**
 * kd_client_search_find:
 * @self: a search
 * @client: a client
 *
 * Looks for somebody among the rows without making items of them.
 *
 * Returns: the row, the one in the list before that among those opened last; %KD_CLIENT_LIST_NONE for a client who is not shown
 */
guint
kd_client_search_find (KdClientSearch *self,
                       const KdUuid   *client)
{
  guint32 slot;
  KdBrief brief;

  g_return_val_if_fail (KD_IS_CLIENT_SEARCH (self) && client != NULL, KD_CLIENT_LIST_NONE);

  if (!is_searching (self))
    {
      guint row = kd_client_list_find (self->list, client);

      return row != KD_CLIENT_LIST_NONE ? row + self->recent->len : row;
    }
  slot = self->directory != NULL ? kd_roster_find_uuid (kd_directory_get_roster (self->directory), client) : KD_ROSTER_NONE;
  if (slot == KD_ROSTER_NONE)
    return KD_CLIENT_LIST_NONE;
  kd_roster_peek (kd_directory_get_roster (self->directory), slot, &brief);
  for (guint i = 0; i < count_rows (self); i++)
    if (get_row (self, i)->id == brief.id)
      return i;
  return KD_CLIENT_LIST_NONE;
}

/**
 * kd_client_search_get_text:
 * @self: a search
 *
 * Returns: what is looked for; empty for nothing
 */
const char *
kd_client_search_get_text (KdClientSearch *self)
{
  g_return_val_if_fail (KD_IS_CLIENT_SEARCH (self), NULL);

  return self->text;
}

/**
 * kd_client_search_get_n_hits:
 * @self: a search
 *
 * Returns: how many rows from the first on were found by name or number; 0 while nothing is looked for
 */
guint
kd_client_search_get_n_hits (KdClientSearch *self)
{
  g_return_val_if_fail (KD_IS_CLIENT_SEARCH (self), 0);

  return self->hits->len;
}

/**
 * kd_client_search_get_total:
 * @self: a search
 *
 * Returns: how many clients were found by name or number, those not shown for want of room too
 */
guint
kd_client_search_get_total (KdClientSearch *self)
{
  g_return_val_if_fail (KD_IS_CLIENT_SEARCH (self), 0);

  return self->total;
}

/**
 * kd_client_search_get_n_texts:
 * @self: a search
 *
 * Returns: how many of the last rows were found by their texts
 */
guint
kd_client_search_get_n_texts (KdClientSearch *self)
{
  g_return_val_if_fail (KD_IS_CLIENT_SEARCH (self), 0);

  return self->texts->len;
}

/**
 * kd_client_search_is_pending:
 * @self: a search
 *
 * Returns: whether texts are still being looked through
 */
gboolean
kd_client_search_is_pending (KdClientSearch *self)
{
  g_return_val_if_fail (KD_IS_CLIENT_SEARCH (self), FALSE);

  return self->cancellable != NULL;
}
