/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define KD_TYPE_TABLE_LINE (kd_table_line_get_type ())
G_DECLARE_FINAL_TYPE (KdTableLine, kd_table_line, KD, TABLE_LINE, GObject)

KdTableLine *kd_table_line_new (const char *title,
                                const char *detail,
                                const char *value) G_GNUC_WARN_UNUSED_RESULT;
void         kd_table_line_add (KdTableLine *self,
                                const char  *text);
void         kd_table_line_add_full (KdTableLine *self,
                                     const char  *text,
                                     const char  *style,
                                     const char  *tip);
void         kd_table_line_set_second (KdTableLine *self,
                                       const char  *text,
                                       const char  *style);
void         kd_table_line_set_pill (KdTableLine *self,
                                     const char  *text,
                                     const char  *style);
void         kd_table_line_set_menu (KdTableLine *self,
                                     GMenuModel  *menu);
const char  *kd_table_line_get_cell (KdTableLine *self,
                                     guint        column);
const char  *kd_table_line_get_cell_style (KdTableLine *self,
                                           guint        column);
const char  *kd_table_line_get_cell_tip (KdTableLine *self,
                                         guint        column);
const char  *kd_table_line_get_title (KdTableLine *self);
const char  *kd_table_line_get_detail (KdTableLine *self);
const char  *kd_table_line_get_value (KdTableLine *self);
const char  *kd_table_line_get_second (KdTableLine *self,
                                       const char **style);
const char  *kd_table_line_get_pill (KdTableLine *self,
                                     const char **style);
GMenuModel  *kd_table_line_get_menu (KdTableLine *self);
gboolean     kd_table_line_equal (KdTableLine *self,
                                  KdTableLine *other);

G_END_DECLS
