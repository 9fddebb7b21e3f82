/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkPopover *kd_context_menu_new (GtkWidget *parent) G_GNUC_WARN_UNUSED_RESULT;
void        kd_context_menu_append (GMenu      *section,
                                    const char *label,
                                    const char *action,
                                    const char *target);
void        kd_context_menu_popup (GtkPopover *self,
                                   GMenuModel *menu,
                                   GtkWidget  *at,
                                   double      x,
                                   double      y);
void        kd_menu_button_keep_keys (GtkMenuButton *button);

G_END_DECLS
