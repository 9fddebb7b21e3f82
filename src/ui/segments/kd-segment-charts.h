/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-chart-series.h"
#include "kd-segment-board.h"

G_BEGIN_DECLS

const char   *kd_segment_charts_get_title (KdSegmentBy by);
KdChart      *kd_segment_charts_new (KdSegmentBoard *board,
                                     KdSegmentBy     by,
                                     KdChartMeasure  measure) G_GNUC_WARN_UNUSED_RESULT;
KdChart      *kd_segment_charts_new_matrix (KdSegmentBoard  *board,
                                            const KdRuleSet *rules,
                                            KdChartMeasure   measure) G_GNUC_WARN_UNUSED_RESULT;
KdChartTable *kd_segment_charts_new_table (KdSegmentBoard *board,
                                           KdChartMeasure  measure,
                                           gboolean        is_private) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
