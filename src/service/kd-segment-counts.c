/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-segment-counts.h"

#include "kd-client-list.h"
#include "kd-saved-segment.h"

#include <string.h>

/**
 * KdSegmentItem:
 *
 * A saved segment and how many clients are in it now. Its property `clients` follows commits.
 */
struct _KdSegmentItem
{
  GObject       parent_instance;
  KdRow        *row;
  char         *problem;
  KdClientList *list; /* nobody asks it for rows, so it only counts */
};

enum
{
  PROP_CLIENTS = 1,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (KdSegmentItem, kd_segment_item, G_TYPE_OBJECT)

static void
get_property (GObject    *object,
              guint       id,
              GValue     *value,
              GParamSpec *pspec)
{
  if (id == PROP_CLIENTS)
    g_value_set_uint (value, kd_segment_item_get_total (KD_SEGMENT_ITEM (object)).clients);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
kd_segment_item_finalize (GObject *object)
{
  KdSegmentItem *self = KD_SEGMENT_ITEM (object);

  kd_row_free (self->row);
  g_free (self->problem);
  g_clear_object (&self->list);
  G_OBJECT_CLASS (kd_segment_item_parent_class)->finalize (object);
}

static void
kd_segment_item_class_init (KdSegmentItemClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);

  object_class->get_property = get_property;
  object_class->finalize = kd_segment_item_finalize;
  /**
   * KdSegmentItem:clients:
   *
   * How many clients are in the segment.
   */
  props[PROP_CLIENTS] = g_param_spec_uint ("clients", NULL, NULL, 0, G_MAXUINT, 0, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
kd_segment_item_init (KdSegmentItem *self)
{
}

static void
on_rows_changed (KdSegmentItem *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_CLIENTS]);
}

static KdSegmentItem *
segment_item_new (KdDirectory *directory,
                  const KdRow *row)
{
  KdSegmentItem *self = g_object_new (KD_TYPE_SEGMENT_ITEM, NULL);
  const char    *text = kd_row_get_text (row, KD_SAVED_SEGMENT_FILTER);
  g_autoptr (KdClientFilter) filter = NULL;
  g_autoptr (GError) error = NULL;

  self->row = kd_row_copy (row);
  filter = kd_client_filter_parse (kd_directory_get_rules (directory), text != NULL ? text : "", &error);
  if (filter == NULL)
    {
      self->problem = g_strdup (error->message);
      return self;
    }
  self->list = kd_client_list_new (directory);
  kd_client_list_set_filter (self->list, filter, NULL);
  g_signal_connect_object (self->list, "items-changed", G_CALLBACK (on_rows_changed), self, G_CONNECT_SWAPPED);
  return self;
}

/**
 * kd_segment_item_get_row:
 * @self: a saved segment
 *
 * Returns: (transfer none): its record
 */
const KdRow *
kd_segment_item_get_row (KdSegmentItem *self)
{
  g_return_val_if_fail (KD_IS_SEGMENT_ITEM (self), NULL);

  return self->row;
}

/**
 * kd_segment_item_get_problem:
 * @self: a saved segment
 *
 * Returns: (transfer none) (nullable): why nobody is in it: what its filter names is not there any more
 */
const char *
kd_segment_item_get_problem (KdSegmentItem *self)
{
  g_return_val_if_fail (KD_IS_SEGMENT_ITEM (self), NULL);

  return self->problem;
}

/**
 * kd_segment_item_get_total:
 * @self: a saved segment
 *
 * Returns: how many clients are in it, and the sum of their known assets
 */
KdRosterTally
kd_segment_item_get_total (KdSegmentItem *self)
{
  g_return_val_if_fail (KD_IS_SEGMENT_ITEM (self), (KdRosterTally) { 0 });

  return self->list != NULL ? kd_client_list_get_total (self->list) : (KdRosterTally) { 0 };
}

/**
 * kd_segment_item_get_order:
 * @self: a saved segment
 * @descending: (out): whether the greatest comes first
 *
 * Returns: what its list is ordered by
 */
KdRosterColumn
kd_segment_item_get_order (KdSegmentItem *self,
                           gboolean      *descending)
{
  static const KdRosterColumn columns[] = { KD_ROSTER_COLUMN_NAME, KD_ROSTER_COLUMN_ASSETS, KD_ROSTER_COLUMN_LAST_CONTACT, KD_ROSTER_COLUMN_NEXT_TASK, KD_ROSTER_COLUMN_BIRTH, KD_ROSTER_COLUMN_ASSESSED };
  const char                 *order;
  const KdValue              *flag;

  g_return_val_if_fail (KD_IS_SEGMENT_ITEM (self) && descending != NULL, KD_ROSTER_COLUMN_NAME);

  order = kd_row_get_text (self->row, KD_SAVED_SEGMENT_ORDER);
  flag = &self->row->values[KD_SAVED_SEGMENT_DESCENDING];
  *descending = flag->type == KD_VALUE_INTEGER && flag->integer != 0;
  for (guint i = 0; order != NULL && i < G_N_ELEMENTS (columns); i++)
    if (g_str_equal (order, kd_segment_order_choices[i].key))
      return columns[i];
  return KD_ROSTER_COLUMN_NAME;
}

/* --- all of them ---------------------------------------------------------------------------------------- */

/**
 * KdSegmentCounts:
 *
 * The saved segments of a book with their live counts, pinned ones first, then as they were made.
 */
struct _KdSegmentCounts
{
  GObject      parent_instance;
  KdDirectory *directory; /* weak */
  GPtrArray   *items;
};

static void kd_segment_counts_model_init (GListModelInterface *interface);

G_DEFINE_FINAL_TYPE_WITH_CODE (KdSegmentCounts, kd_segment_counts, G_TYPE_OBJECT, G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, kd_segment_counts_model_init))

static void
kd_segment_counts_finalize (GObject *object)
{
  KdSegmentCounts *self = KD_SEGMENT_COUNTS (object);

  g_clear_weak_pointer (&self->directory);
  g_ptr_array_unref (self->items);
  G_OBJECT_CLASS (kd_segment_counts_parent_class)->finalize (object);
}

static void
kd_segment_counts_class_init (KdSegmentCountsClass *class)
{
  G_OBJECT_CLASS (class)->finalize = kd_segment_counts_finalize;
}

static void
kd_segment_counts_init (KdSegmentCounts *self)
{
  self->items = g_ptr_array_new_with_free_func (g_object_unref);
}

static GType
get_item_type (GListModel *model)
{
  return KD_TYPE_SEGMENT_ITEM;
}

static guint
get_n_items (GListModel *model)
{
  return KD_SEGMENT_COUNTS (model)->items->len;
}

static gpointer
get_item (GListModel *model,
          guint       position)
{
  KdSegmentCounts *self = KD_SEGMENT_COUNTS (model);

  return position < self->items->len ? g_object_ref (self->items->pdata[position]) : NULL;
}

static void
kd_segment_counts_model_init (GListModelInterface *interface)
{
  interface->get_item_type = get_item_type;
  interface->get_n_items = get_n_items;
  interface->get_item = get_item;
}

static gboolean
is_pinned (const KdRow *row)
{
  const KdValue *flag = &row->values[KD_SAVED_SEGMENT_PINNED];

  return flag->type == KD_VALUE_INTEGER && flag->integer != 0;
}

static void
show (KdSegmentCounts *self,
      GPtrArray       *rows)
{
  guint removed = self->items->len;

  g_ptr_array_set_size (self->items, 0);
  for (int pinned = 1; pinned >= 0; pinned--)
    for (guint i = 0; i < rows->len; i++)
      if (is_pinned (rows->pdata[i]) == pinned)
        g_ptr_array_add (self->items, segment_item_new (self->directory, rows->pdata[i]));
  if (removed + self->items->len > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), 0, removed, self->items->len);
}

static gboolean
run_list (KdWorkspace  *workspace,
          gpointer      data,
          GCancellable *cancellable,
          GError      **error)
{
  GPtrArray **rows = data;

  *rows = kd_workspace_list (workspace, &kd_saved_segment_kind, NULL, 0, error);
  return *rows != NULL;
}

static void
free_rows (gpointer data)
{
  GPtrArray **rows = data;

  g_clear_pointer (rows, g_ptr_array_unref);
  g_free (rows);
}

static void
on_listed (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (KdSegmentCounts) self = user_data;
  GPtrArray **rows = kd_workspace_call_finish (KD_WORKSPACE (source), result, NULL);

  if (rows == NULL)
    return;
  if (self->directory != NULL)
    show (self, *rows);
  free_rows (rows);
}

/**
 * kd_segment_counts_read:
 * @self: saved segments
 *
 * Reads the saved segments beside the main loop. Where that fails, those of before stay.
 */
void
kd_segment_counts_read (KdSegmentCounts *self)
{
  g_return_if_fail (KD_IS_SEGMENT_COUNTS (self));

  if (self->directory != NULL)
    kd_workspace_call_async (kd_directory_get_workspace (self->directory), run_list, g_new0 (GPtrArray *, 1), free_rows, NULL, on_listed, g_object_ref (self));
}

/* A commit without rows may have deleted some: then and when a segment is among them, they are read again. */
static void
on_committed (KdWorkspace     *workspace,
              GPtrArray       *rows,
              GPtrArray       *briefs,
              GArray          *gone,
              guint64          number,
              KdSegmentCounts *self)
{
  gboolean concerned = rows->len == 0;

  for (guint i = 0; i < rows->len && !concerned; i++)
    concerned = ((const KdRow *) rows->pdata[i])->def->kind == KD_KIND_SEGMENT;
  if (concerned)
    kd_segment_counts_read (self);
}

/**
 * kd_segment_counts_new:
 * @directory: a settled directory of a workspace; not kept alive
 *
 * Returns: (transfer full): the saved segments, to be loaded
 */
KdSegmentCounts *
kd_segment_counts_new (KdDirectory *directory)
{
  KdSegmentCounts *self;

  g_return_val_if_fail (KD_IS_DIRECTORY (directory) && kd_directory_get_workspace (directory) != NULL, NULL);

  self = g_object_new (KD_TYPE_SEGMENT_COUNTS, NULL);
  g_set_weak_pointer (&self->directory, directory);
  g_signal_connect_object (kd_directory_get_workspace (directory), "committed", G_CALLBACK (on_committed), self, G_CONNECT_DEFAULT);
  return self;
}

/**
 * kd_segment_counts_load:
 * @self: saved segments
 * @error: return location
 *
 * Reads the saved segments: a few rows.
 *
 * Returns: whether they could be read
 */
gboolean
kd_segment_counts_load (KdSegmentCounts *self,
                        GError         **error)
{
  g_autoptr (GPtrArray) rows = NULL;

  g_return_val_if_fail (KD_IS_SEGMENT_COUNTS (self), FALSE);

  if (self->directory == NULL)
    return TRUE;
  rows = kd_workspace_list (kd_directory_get_workspace (self->directory), &kd_saved_segment_kind, NULL, 0, error);
  if (rows == NULL)
    return FALSE;
  show (self, rows);
  return TRUE;
}
