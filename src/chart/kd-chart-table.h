/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * KdChartTable:
 *
 * A table of words and numbers: the twin of a chart. Each cell has a text that is read and a plain value that other
 * programs read: digits without groups, the decimal point, nothing for what is unknown.
 */
typedef struct _KdChartTable KdChartTable;

KdChartTable *kd_chart_table_new (void) G_GNUC_WARN_UNUSED_RESULT;
void          kd_chart_table_free (KdChartTable *self);
void          kd_chart_table_add_column (KdChartTable *self,
                                         const char   *title,
                                         gboolean      numeric);
void          kd_chart_table_add (KdChartTable *self,
                                  char         *text,
                                  char         *plain);
guint         kd_chart_table_get_n_columns (const KdChartTable *self);
guint         kd_chart_table_get_n_rows (const KdChartTable *self);
const char   *kd_chart_table_get_title (const KdChartTable *self,
                                        guint               column);
gboolean      kd_chart_table_is_numeric (const KdChartTable *self,
                                         guint               column);
const char   *kd_chart_table_get_text (const KdChartTable *self,
                                       guint               row,
                                       guint               column);
char         *kd_chart_table_to_csv (const KdChartTable *self) G_GNUC_WARN_UNUSED_RESULT;
char         *kd_chart_table_to_tabs (const KdChartTable *self) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KdChartTable, kd_chart_table_free)

G_END_DECLS
