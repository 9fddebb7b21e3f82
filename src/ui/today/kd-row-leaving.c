/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A line that is done slides out. The list has the next one in its place at once and takes keys meanwhile: what slides is a picture. */
#include "kd-row-leaving.h"

#include <adwaita.h>

#define DURATION_MS 200

typedef struct
{
  GtkWidget *picture;
  double     start;
  double     way;
} Leaving;

static void
on_value (double   value,
          gpointer data)
{
  const Leaving *leaving = data;

  gtk_widget_set_margin_start (leaving->picture, (int) (leaving->start + leaving->way * value));
  gtk_widget_set_opacity (leaving->picture, 1 - value);
}

static void
on_done (AdwAnimation *animation,
         GtkWidget    *picture)
{
  GtkWidget *overlay = gtk_widget_get_parent (picture);

  if (overlay != NULL)
    gtk_overlay_remove_overlay (GTK_OVERLAY (overlay), picture);
  g_object_unref (animation);
}

/**
 * kd_row_leaving_show:
 * @overlay: what lies over the list
 * @row: a row of the list, as it is now
 *
 * Shows the row sliding out of the list for 200 ms; not at all where animations are off.
 */
void
kd_row_leaving_show (GtkOverlay *overlay,
                     GtkWidget  *row)
{
  g_autoptr (GdkPaintable) live = gtk_widget_paintable_new (row);
  g_autoptr (GdkPaintable) still = gdk_paintable_get_current_image (live);
  Leaving        *leaving;
  AdwAnimation   *animation;
  graphene_rect_t bounds;

  if (!adw_get_enable_animations (row) || !gtk_widget_compute_bounds (row, GTK_WIDGET (overlay), &bounds))
    return;
  leaving = g_new (Leaving, 1);
  *leaving = (Leaving) { gtk_picture_new_for_paintable (still), bounds.origin.x, bounds.size.width / 3 };
  gtk_picture_set_can_shrink (GTK_PICTURE (leaving->picture), FALSE);
  gtk_widget_set_halign (leaving->picture, GTK_ALIGN_START);
  gtk_widget_set_valign (leaving->picture, GTK_ALIGN_START);
  gtk_widget_set_margin_top (leaving->picture, (int) MAX (bounds.origin.y, 0));
  gtk_widget_set_can_target (leaving->picture, FALSE);
  gtk_widget_add_css_class (leaving->picture, "leaving");
  gtk_accessible_update_state (GTK_ACCESSIBLE (leaving->picture), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  gtk_overlay_add_overlay (overlay, leaving->picture);
  gtk_overlay_set_clip_overlay (overlay, leaving->picture, TRUE);
  animation = adw_timed_animation_new (leaving->picture, 0, 1, DURATION_MS, adw_callback_animation_target_new (on_value, leaving, g_free));
  adw_timed_animation_set_easing (ADW_TIMED_ANIMATION (animation), ADW_EASE_OUT_CUBIC);
  g_signal_connect (animation, "done", G_CALLBACK (on_done), leaving->picture);
  adw_animation_play (animation);
}
