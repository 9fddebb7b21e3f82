/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void kd_gain_colors_follow (GtkWidget *window,
                            GSettings *settings);

G_END_DECLS
