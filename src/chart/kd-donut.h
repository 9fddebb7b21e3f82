/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-series-chart.h"

G_BEGIN_DECLS

#define KD_TYPE_DONUT (kd_donut_get_type ())
G_DECLARE_FINAL_TYPE (KdDonut, kd_donut, KD, DONUT, KdSeriesChart)

KdChart *kd_donut_new (const KdChartInfo *info,
                       const KdChartItem *items,
                       guint              n_items) G_GNUC_WARN_UNUSED_RESULT;
double   kd_donut_get_angle (KdDonut *self,
                             guint    part);

G_END_DECLS
