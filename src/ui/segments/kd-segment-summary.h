/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-chart-series.h"
#include "kd-segment-board.h"
#include "kd-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* The classifications that can be chosen from: assets, risk, history. */
#define KD_SEGMENT_SUMMARY_PARTS 3

char *kd_segment_summary_format (KdSegmentBoard *board,
                                 KdSession      *session,
                                 KdChartMeasure  measure) G_GNUC_WARN_UNUSED_RESULT;
char *kd_segment_summary_fill_chips (KdSegmentBoard *board,
                                     AdwWrapBox     *chips) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
