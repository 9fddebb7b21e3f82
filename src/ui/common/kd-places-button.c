/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-places-button.h"

#include <glib/gi18n-lib.h>

/**
 * KdPlacesButton:
 *
 * The first button of a place's header bar, which shows the places while they have no room of their own.
 */
struct _KdPlacesButton
{
  AdwBin parent_instance;

  GBinding *binding; /* weak: it goes with the split view */
};

G_DEFINE_FINAL_TYPE (KdPlacesButton, kd_places_button, ADW_TYPE_BIN)

static void
kd_places_button_root (GtkWidget *widget)
{
  KdPlacesButton *self = KD_PLACES_BUTTON (widget);
  GtkWidget      *places;

  GTK_WIDGET_CLASS (kd_places_button_parent_class)->root (widget);
  places = gtk_widget_get_ancestor (widget, ADW_TYPE_OVERLAY_SPLIT_VIEW);
  gtk_widget_set_visible (widget, places != NULL);
  if (places != NULL)
    g_set_weak_pointer (&self->binding, g_object_bind_property (places, "collapsed", self, "visible", G_BINDING_SYNC_CREATE));
}

static void
kd_places_button_unroot (GtkWidget *widget)
{
  KdPlacesButton *self = KD_PLACES_BUTTON (widget);
  GBinding       *binding = self->binding;

  g_clear_weak_pointer (&self->binding);
  if (binding != NULL)
    g_binding_unbind (binding);
  GTK_WIDGET_CLASS (kd_places_button_parent_class)->unroot (widget);
}

static void
kd_places_button_class_init (KdPlacesButtonClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  widget_class->root = kd_places_button_root;
  widget_class->unroot = kd_places_button_unroot;
}

static void
kd_places_button_init (KdPlacesButton *self)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("sidebar-show-symbolic");

  gtk_widget_set_tooltip_text (button, _ ("Places (F9)"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.places");
  adw_bin_set_child (ADW_BIN (self), button);
}
