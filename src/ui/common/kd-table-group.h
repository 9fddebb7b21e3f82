/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-rows-group.h"
#include "kd-table-line.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * KdTableColumn:
 * @title: its head, to be translated
 * @numeric: whether it holds figures, which stand at its end and are never cut
 *
 * A column of a table.
 */
typedef struct
{
  const char *title;
  gboolean    numeric;
} KdTableColumn;

#define KD_TYPE_TABLE_GROUP (kd_table_group_get_type ())
G_DECLARE_FINAL_TYPE (KdTableGroup, kd_table_group, KD, TABLE_GROUP, AdwBin)

KdTableGroup *kd_table_group_new (const char          *title,
                                  const char          *empty,
                                  const KdTableColumn *columns,
                                  guint                n_columns) G_GNUC_WARN_UNUSED_RESULT;
KdRowsGroup  *kd_table_group_get_rows (KdTableGroup *self);
void          kd_table_group_begin (KdTableGroup *self,
                                    gboolean      narrow);
gboolean      kd_table_group_wants (KdTableGroup *self);
void          kd_table_group_take (KdTableGroup *self,
                                   KdTableLine  *line);
void          kd_table_group_end (KdTableGroup *self);
void          kd_table_group_show (KdTableGroup *self,
                                   GListModel   *lines,
                                   gboolean      menus,
                                   gboolean      narrow);

G_END_DECLS
