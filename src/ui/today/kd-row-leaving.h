/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void kd_row_leaving_show (GtkOverlay *overlay,
                          GtkWidget  *row);

G_END_DECLS
