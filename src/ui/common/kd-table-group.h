/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-rows-group.h"
#include "kd-table-line.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * KdTableColumnFlags:
 * @KD_TABLE_WORDS: it holds words, which are cut where there is no room
 * @KD_TABLE_FIGURES: it holds figures, which stand at its end and are never cut
 * @KD_TABLE_OPTIONAL: it is left out where no line says anything in it
 * @KD_TABLE_MAIN: it says what a line is of, gives way to the others, and bears what is wrong; one column of a table
 *
 * What is known of a column.
 */
typedef enum
{
  KD_TABLE_WORDS = 0,
  KD_TABLE_FIGURES = 1 << 0,
  KD_TABLE_OPTIONAL = 1 << 1,
  KD_TABLE_MAIN = 1 << 2,
} KdTableColumnFlags;

/**
 * KdTableColumn:
 * @title: its head, to be translated
 * @flags: what is known of it
 *
 * A column of a table.
 */
typedef struct
{
  const char *title;
  guint       flags;
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
void          kd_table_group_take (KdTableGroup *self,
                                   KdTableLine  *line);
void          kd_table_group_end (KdTableGroup *self);
void          kd_table_group_show (KdTableGroup *self,
                                   GListModel   *lines,
                                   gboolean      menus,
                                   gboolean      narrow);

G_END_DECLS
