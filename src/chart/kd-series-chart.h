/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-chart-series.h"

G_BEGIN_DECLS

#define KD_TYPE_SERIES_CHART (kd_series_chart_get_type ())
G_DECLARE_DERIVABLE_TYPE (KdSeriesChart, kd_series_chart, KD, SERIES_CHART, KdChart)

/**
 * KdSeriesChartClass:
 * @parent_class: what every chart knows
 *
 * What charts of one series share: their parts, the words for them and the table. Layout and painting are their own.
 */
struct _KdSeriesChartClass
{
  KdChartClass parent_class;
};

KdChart             *kd_series_chart_new (GType              type,
                                          const KdChartInfo *info,
                                          const KdChartItem *items,
                                          guint              n_items) G_GNUC_WARN_UNUSED_RESULT;
const KdChartSeries *kd_series_chart_get_series (gpointer self);

#define KD_SERIES(chart) kd_series_chart_get_series (chart)

G_END_DECLS
