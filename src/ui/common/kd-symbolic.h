/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void kd_symbolic_paint (GtkWidget     *widget,
                        GtkSnapshot   *snapshot,
                        const char    *name,
                        int            x,
                        int            y,
                        int            size,
                        const GdkRGBA *color);

G_END_DECLS
