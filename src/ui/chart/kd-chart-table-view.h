/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-chart-table.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define KD_TYPE_CHART_TABLE_VIEW (kd_chart_table_view_get_type ())
G_DECLARE_FINAL_TYPE (KdChartTableView, kd_chart_table_view, KD, CHART_TABLE_VIEW, GtkWidget)

GtkWidget *kd_chart_table_view_new (void) G_GNUC_WARN_UNUSED_RESULT;
void       kd_chart_table_view_set_table (KdChartTableView   *self,
                                          const char         *title,
                                          const KdChartTable *table);

void kd_chart_table_view_set_narrow (KdChartTableView *self,
                                     gboolean          narrow);

G_END_DECLS
