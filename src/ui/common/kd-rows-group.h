/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define KD_TYPE_ROWS_GROUP (kd_rows_group_get_type ())
G_DECLARE_FINAL_TYPE (KdRowsGroup, kd_rows_group, KD, ROWS_GROUP, AdwPreferencesGroup)

KdRowsGroup *kd_rows_group_new (const char *title,
                                const char *empty);
void         kd_rows_group_add_button (KdRowsGroup *self,
                                       const char  *icon,
                                       const char  *tooltip,
                                       const char  *action);
GtkWidget   *kd_rows_group_add_link (KdRowsGroup *self,
                                     const char  *label,
                                     const char  *action);
void         kd_rows_group_set_verb (KdRowsGroup *self,
                                     const char  *verb,
                                     const char  *action);
void         kd_rows_group_set_empty (KdRowsGroup *self,
                                      const char  *empty);
void         kd_rows_group_begin (KdRowsGroup *self);
gboolean     kd_rows_group_wants (KdRowsGroup *self);
void         kd_rows_group_add (KdRowsGroup *self,
                                GtkWidget   *row);
void         kd_rows_group_end (KdRowsGroup *self);
GtkWidget   *kd_rows_group_row_new (const char *title,
                                    const char *subtitle,
                                    const char *value);
void         kd_rows_group_row_add_pill (GtkWidget  *row,
                                         const char *text,
                                         const char *style);
void         kd_rows_group_row_set_menu (GtkWidget  *row,
                                         GMenuModel *menu);
GtkWidget   *kd_pill_box_new (const char *text,
                              const char *style);

G_END_DECLS
