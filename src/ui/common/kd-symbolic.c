/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-symbolic.h"

/**
 * kd_symbolic_paint:
 * @widget: what is painted
 * @snapshot: where
 * @name: name of a symbolic icon
 * @x: its place in @widget
 * @y: likewise
 * @size: its width and height in pixels
 * @color: its colour
 *
 * Paints an icon where a widget for it would be too much.
 */
void
kd_symbolic_paint (GtkWidget     *widget,
                   GtkSnapshot   *snapshot,
                   const char    *name,
                   int            x,
                   int            y,
                   int            size,
                   const GdkRGBA *color)
{
  GtkIconTheme *theme = gtk_icon_theme_get_for_display (gtk_widget_get_display (widget));
  g_autoptr (GtkIconPaintable) icon = gtk_icon_theme_lookup_icon (theme, name, NULL, size, gtk_widget_get_scale_factor (widget), GTK_TEXT_DIR_LTR, (GtkIconLookupFlags) 0);

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) x, (float) y));
  gtk_symbolic_paintable_snapshot_symbolic (GTK_SYMBOLIC_PAINTABLE (icon), snapshot, size, size, color, 1);
  gtk_snapshot_restore (snapshot);
}
