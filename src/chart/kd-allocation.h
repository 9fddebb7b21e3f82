/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-series-chart.h"

G_BEGIN_DECLS

#define KD_TYPE_ALLOCATION (kd_allocation_get_type ())
G_DECLARE_FINAL_TYPE (KdAllocation, kd_allocation, KD, ALLOCATION, KdSeriesChart)

KdChart *kd_allocation_new (const KdChartInfo *info,
                            const KdChartItem *items,
                            guint              n_items) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
