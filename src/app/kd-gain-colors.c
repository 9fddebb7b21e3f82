/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-gain-colors.h"

#include <glib/gi18n-lib.h>

static void
on_changed (GSettings  *settings,
            const char *key,
            GtkWidget  *window)
{
  g_autofree char *chosen = g_settings_get_string (settings, key);
  /* Translators: which colour a gain has by custom: the translation is the word “red-up” or “green-up” */
  const char *custom = C_ ("colour of a gain", "green-up");
  gboolean    red = g_str_equal (g_str_equal (chosen, "language") ? custom : chosen, "red-up");

  gtk_widget_remove_css_class (window, red ? "green-up" : "red-up");
  gtk_widget_add_css_class (window, red ? "red-up" : "green-up");
}

/**
 * kd_gain_colors_follow:
 * @window: a window
 * @settings: the program's settings
 *
 * Gives gains and losses in the window the colours that were chosen, now and whenever others are.
 */
void
kd_gain_colors_follow (GtkWidget *window,
                       GSettings *settings)
{
  g_signal_connect_object (settings, "changed::gain-colors", G_CALLBACK (on_changed), window, G_CONNECT_DEFAULT);
  on_changed (settings, "gain-colors", window);
}
