/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-table-line.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define KD_TYPE_TABLE_ROW (kd_table_row_get_type ())
G_DECLARE_FINAL_TYPE (KdTableRow, kd_table_row, KD, TABLE_ROW, GtkBox)

GtkWidget *kd_table_row_new (void) G_GNUC_WARN_UNUSED_RESULT;
void       kd_table_row_show (KdTableRow  *self,
                              KdTableLine *line);
GtkWidget *kd_table_menu_new (void) G_GNUC_WARN_UNUSED_RESULT;
void       kd_table_menu_offer (GtkWidget  *button,
                                GMenuModel *menu,
                                const char *of);
void       kd_table_menu_show (GtkWidget   *button,
                               KdTableLine *line);

G_END_DECLS
