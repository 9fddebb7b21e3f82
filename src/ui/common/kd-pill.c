/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-pill.h"

#include "kd-symbolic.h"

/**
 * KdPill:
 *
 * A word in a rounded field: neutral for a plain fact, with an icon and a colour for what calls for something.
 * It is painted by one widget, since a list shows hundreds.
 */
struct _KdPill
{
  GtkWidget parent_instance;

  KdLightLevel level;
  char        *text;
  PangoLayout *layout; /* made when it is first seen: of the two hundred rows of a list most never are */
};

#define SIDE 6
#define ICON 12
#define GAP 3

G_DEFINE_FINAL_TYPE (KdPill, kd_pill, GTK_TYPE_WIDGET)

static const char *const classes[] = { [KD_LIGHT_SILENT] = "pill-level", [KD_LIGHT_WARNING] = "pill-warning", [KD_LIGHT_ERROR] = "pill-error" };

static int
get_icon_room (KdPill *self)
{
  return self->level != KD_LIGHT_SILENT ? ICON + GAP : 0;
}

static PangoLayout *
get_layout (KdPill *self)
{
  if (self->layout == NULL)
    self->layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), self->text);
  return self->layout;
}

static void
kd_pill_measure (GtkWidget     *widget,
                 GtkOrientation orientation,
                 int            for_size,
                 int           *minimum,
                 int           *natural,
                 int           *minimum_baseline,
                 int           *natural_baseline)
{
  KdPill *self = KD_PILL (widget);
  int     width, height;

  pango_layout_get_pixel_size (get_layout (self), &width, &height);
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? width + get_icon_room (self) : height;
}

static void
kd_pill_snapshot (GtkWidget   *widget,
                  GtkSnapshot *snapshot)
{
  KdPill *self = KD_PILL (widget);
  GdkRGBA color;
  int     height;

  gtk_widget_get_color (widget, &color);
  if (self->level != KD_LIGHT_SILENT)
    kd_symbolic_paint (widget, snapshot, "dialog-warning-symbolic", 0, (gtk_widget_get_height (widget) - ICON) / 2, ICON, &color);
  pango_layout_get_pixel_size (get_layout (self), NULL, &height);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) get_icon_room (self), (float) ((gtk_widget_get_height (widget) - height) / 2)));
  gtk_snapshot_append_layout (snapshot, get_layout (self), &color);
}

static void
kd_pill_css_changed (GtkWidget         *widget,
                     GtkCssStyleChange *change)
{
  KdPill *self = KD_PILL (widget);

  GTK_WIDGET_CLASS (kd_pill_parent_class)->css_changed (widget, change);
  if (self->layout == NULL)
    return;
  pango_layout_context_changed (self->layout);
  gtk_widget_queue_resize (widget);
}

static void
kd_pill_dispose (GObject *object)
{
  KdPill *self = KD_PILL (object);

  g_clear_object (&self->layout);
  g_clear_pointer (&self->text, g_free);
  G_OBJECT_CLASS (kd_pill_parent_class)->dispose (object);
}

static void
kd_pill_class_init (KdPillClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = kd_pill_dispose;
  widget_class->measure = kd_pill_measure;
  widget_class->snapshot = kd_pill_snapshot;
  widget_class->css_changed = kd_pill_css_changed;
  gtk_widget_class_set_css_name (widget_class, "pill");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LABEL);
}

static void
kd_pill_init (KdPill *self)
{
  gtk_widget_add_css_class (GTK_WIDGET (self), "caption-heading");
  gtk_widget_add_css_class (GTK_WIDGET (self), classes[self->level]);
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
}

/**
 * kd_pill_new:
 *
 * Returns: (transfer floating): a pill that says nothing yet
 */
GtkWidget *
kd_pill_new (void)
{
  return g_object_new (KD_TYPE_PILL, NULL);
}

/**
 * kd_pill_show:
 * @self: a pill
 * @level: how loud it is
 * @text: what it says
 *
 * Says something.
 */
void
kd_pill_show (KdPill      *self,
              KdLightLevel level,
              const char  *text)
{
  gtk_widget_remove_css_class (GTK_WIDGET (self), classes[self->level]);
  gtk_widget_add_css_class (GTK_WIDGET (self), classes[level]);
  self->level = level;
  g_set_str (&self->text, text);
  if (self->layout != NULL)
    pango_layout_set_text (self->layout, text, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/**
 * kd_pill_get_text:
 * @self: a pill
 *
 * Returns: (transfer none): what it says
 */
const char *
kd_pill_get_text (KdPill *self)
{
  return self->text != NULL ? self->text : "";
}
