/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-slice.h"

#include <math.h>

/* A list out of sight is given so much height, pixels: enough to know how high its rows are. */
#define LEAST_HEIGHT 100

/* A list that places its rows anew may be off by that much, pixels, which is no wish to be elsewhere. */
#define ROUNDING 1

/**
 * KdSlice:
 *
 * A long list on a page that scrolls. It takes the room of all its rows, and the list itself stands in the part of it that
 * is in sight, scrolled to what belongs there: rows are made for what is seen, and there is one scrollbar. What moves the
 * list (a key, a jump to a row) moves the page.
 */
struct _KdSlice
{
  GtkWidget parent_instance;

  GtkWidget     *child;
  GtkAdjustment *inner; /* of the list */
  GtkAdjustment *outer; /* of the page */
  GtkWidget     *page;
  double         offset; /* where the list ought to be scrolled to */
  int            width;
  int            extent; /* height of the whole list at that width, as it found out itself, or 0 */
  guint          follow;
  gboolean       placing;
  gboolean       held;
};

G_DEFINE_FINAL_TYPE (KdSlice, kd_slice, GTK_TYPE_WIDGET)

/* --- the page follows the list ------------------------------------------------------------------------------- */

static gboolean
on_follow (gpointer data)
{
  KdSlice *self = data;
  double   step = gtk_adjustment_get_value (self->inner) - self->offset;

  self->follow = 0;
  gtk_widget_queue_resize (GTK_WIDGET (self));
  if (self->outer != NULL && fabs (step) > ROUNDING)
    gtk_adjustment_set_value (self->outer, gtk_adjustment_get_value (self->outer) + step);
  return G_SOURCE_REMOVE;
}

/* Not at once: it happens in the middle of a layout. */
static void
follow (KdSlice *self)
{
  if (self->follow == 0)
    self->follow = g_idle_add_full (GDK_PRIORITY_REDRAW - 1, on_follow, self, NULL);
}

static void
on_inner (KdSlice *self)
{
  if (!self->placing && !self->held && fabs (gtk_adjustment_get_value (self->inner) - self->offset) > ROUNDING)
    follow (self);
}

/* --- the list follows the page ------------------------------------------------------------------------------- */

static void
place (KdSlice *self,
       int      width,
       int      top,
       int      height,
       int      total)
{
  GskTransform *transform = gsk_transform_translate (NULL, &GRAPHENE_POINT_INIT (0, (float) top));

  gtk_adjustment_configure (self->inner, top, 0, total, height / 10.0, height * 0.9, height);
  gtk_widget_allocate (self->child, width, height, -1, transform);
}

/* Rows have heights of their own, and a list knows those that it has made: asked for its height at a width, it does not look. */
static void
take_extent (KdSlice *self,
             int      width,
             int      height)
{
  int heads = gtk_widget_get_height (self->child) - (int) gtk_adjustment_get_page_size (self->inner);

  self->width = width;
  self->extent = (int) ceil (gtk_adjustment_get_upper (self->inner)) + heads;
  if (self->extent != height)
    follow (self);
}

static void
kd_slice_size_allocate (GtkWidget *widget,
                        int        width,
                        int        height,
                        int        baseline)
{
  KdSlice         *self = KD_SLICE (widget);
  graphene_point_t corner = GRAPHENE_POINT_INIT_ZERO;
  int              top = 0;
  int              room = height;

  if (self->child == NULL)
    return;
  if (self->page != NULL && gtk_widget_compute_point (widget, self->page, &GRAPHENE_POINT_INIT_ZERO, &corner))
    {
      int above = (int) roundf (-corner.y);
      int bottom = MIN (height, above + gtk_widget_get_height (self->page));

      top = CLAMP (above, 0, height);
      room = CLAMP (bottom - top, MIN (LEAST_HEIGHT, height), height);
      top = MIN (top, height - room);
    }
  /* Rows that are broken otherwise have other heights; at the top, one stays there. */
  self->held |= width != self->width && (self->outer == NULL || gtk_adjustment_get_value (self->outer) < 1);
  /* What the list was moved to since is a wish, which the page follows; rows that came or went are none. */
  self->placing = TRUE;
  if (fabs (self->offset - top) >= 1 || self->held)
    {
      self->offset = top;
      place (self, width, top, room, height);
    }
  if (self->held)
    place (self, width, top, room, height);
  else
    gtk_widget_allocate (self->child, width, room, -1, gsk_transform_translate (NULL, &GRAPHENE_POINT_INIT (0, (float) top)));
  self->placing = FALSE;
  self->held = FALSE;
  take_extent (self, width, height);
  on_inner (self);
}

static GtkSizeRequestMode
kd_slice_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
kd_slice_measure (GtkWidget     *widget,
                  GtkOrientation orientation,
                  int            for_size,
                  int           *minimum,
                  int           *natural,
                  int           *minimum_baseline,
                  int           *natural_baseline)
{
  KdSlice *self = KD_SLICE (widget);

  *minimum = *natural = 0;
  if (self->child == NULL)
    return;
  gtk_widget_measure (self->child, orientation, for_size, minimum, natural, NULL, NULL);
  if (orientation == GTK_ORIENTATION_VERTICAL && self->extent > 0 && (for_size < 0 || self->width == for_size))
    *natural = self->extent;
  if (orientation == GTK_ORIENTATION_VERTICAL)
    *minimum = *natural;
}

/* --- life ---------------------------------------------------------------------------------------------------- */

/* What scrolls up and down around it; what scrolls sideways only is no page. */
static GtkWidget *
find_page (GtkWidget *widget)
{
  GtkPolicyType policy = GTK_POLICY_NEVER;

  while (policy == GTK_POLICY_NEVER && (widget = gtk_widget_get_parent (widget)) != NULL)
    if (GTK_IS_SCROLLED_WINDOW (widget))
      gtk_scrolled_window_get_policy (GTK_SCROLLED_WINDOW (widget), NULL, &policy);
  return widget;
}

static void
kd_slice_root (GtkWidget *widget)
{
  KdSlice *self = KD_SLICE (widget);

  GTK_WIDGET_CLASS (kd_slice_parent_class)->root (widget);
  self->page = find_page (widget);
  if (self->page == NULL)
    return;
  self->outer = g_object_ref (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->page)));
  g_signal_connect_object (self->outer, "value-changed", G_CALLBACK (gtk_widget_queue_allocate), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->outer, "changed", G_CALLBACK (gtk_widget_queue_allocate), self, G_CONNECT_SWAPPED);
}

static void
kd_slice_unroot (GtkWidget *widget)
{
  KdSlice *self = KD_SLICE (widget);

  if (self->outer != NULL)
    g_signal_handlers_disconnect_by_data (self->outer, self);
  g_clear_object (&self->outer);
  self->page = NULL;
  g_clear_handle_id (&self->follow, g_source_remove);
  GTK_WIDGET_CLASS (kd_slice_parent_class)->unroot (widget);
}

static void
kd_slice_dispose (GObject *object)
{
  KdSlice *self = KD_SLICE (object);

  g_clear_handle_id (&self->follow, g_source_remove);
  g_clear_pointer (&self->child, gtk_widget_unparent);
  g_clear_object (&self->inner);
  G_OBJECT_CLASS (kd_slice_parent_class)->dispose (object);
}

static void
kd_slice_class_init (KdSliceClass *class)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->dispose = kd_slice_dispose;
  widget_class->get_request_mode = kd_slice_get_request_mode;
  widget_class->measure = kd_slice_measure;
  widget_class->size_allocate = kd_slice_size_allocate;
  widget_class->root = kd_slice_root;
  widget_class->unroot = kd_slice_unroot;
  gtk_widget_class_set_css_name (widget_class, "slice");
}

static void
kd_slice_init (KdSlice *self)
{
  self->inner = g_object_ref_sink (gtk_adjustment_new (0, 0, 0, 0, 0, 0));
  self->held = TRUE;
  g_signal_connect_object (self->inner, "value-changed", G_CALLBACK (on_inner), self, G_CONNECT_SWAPPED);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

/**
 * kd_slice_new:
 *
 * Returns: (transfer floating): a slice without a list
 */
GtkWidget *
kd_slice_new (void)
{
  return g_object_new (KD_TYPE_SLICE, NULL);
}

/**
 * kd_slice_set_child:
 * @self: a slice
 * @child: (transfer floating): a list that scrolls by itself, which takes the place of the one before
 */
void
kd_slice_set_child (KdSlice       *self,
                    GtkScrollable *child)
{
  g_clear_pointer (&self->child, gtk_widget_unparent);
  self->child = GTK_WIDGET (child);
  gtk_scrollable_set_vadjustment (child, self->inner);
  gtk_widget_set_parent (self->child, GTK_WIDGET (self));
  kd_slice_hold (self);
}

/**
 * kd_slice_hold:
 * @self: a slice
 *
 * To be called before many rows of the list are changed: the page stays where it is.
 */
void
kd_slice_hold (KdSlice *self)
{
  self->held = TRUE;
  self->extent = 0;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static gboolean
is_same (GListStore *store,
         guint       place,
         gpointer    item,
         GEqualFunc  equal)
{
  g_autoptr (GObject) old = g_list_model_get_item (G_LIST_MODEL (store), place);

  return equal (old, item);
}

/**
 * kd_slice_replace:
 * @self: a slice
 * @store: what its list shows
 * @items: (element-type GObject): what is to be there
 * @equal: whether an item may stay for another one
 *
 * Puts other items in. What stays the same at both ends keeps its rows and the focus in them, and the page stays where it is.
 */
void
kd_slice_replace (KdSlice    *self,
                  GListStore *store,
                  GPtrArray  *items,
                  GEqualFunc  equal)
{
  guint old = g_list_model_get_n_items (G_LIST_MODEL (store));
  guint first = 0;
  guint last = 0;

  while (first < MIN (old, items->len) && is_same (store, first, items->pdata[first], equal))
    first++;
  while (last < MIN (old, items->len) - first && is_same (store, old - last - 1, items->pdata[items->len - last - 1], equal))
    last++;
  if (first + last == old && old == items->len)
    return;
  kd_slice_hold (self);
  g_list_store_splice (store, first, old - first - last, items->pdata + first, items->len - first - last);
}
