/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-chart.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define KD_TYPE_CHART_VIEW (kd_chart_view_get_type ())
G_DECLARE_FINAL_TYPE (KdChartView, kd_chart_view, KD, CHART_VIEW, GtkWidget)

GtkWidget *kd_chart_view_new (int natural_width) G_GNUC_WARN_UNUSED_RESULT;
void       kd_chart_view_set_chart (KdChartView *self,
                                    KdChart     *chart);
KdChart   *kd_chart_view_get_chart (KdChartView *self);
void       kd_chart_view_choose (KdChartView       *self,
                                 const char *const *keys);

G_END_DECLS
