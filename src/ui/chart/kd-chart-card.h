/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-chart-export.h"
#include "kd-chart-view.h"
#include "kd-session.h"

G_BEGIN_DECLS

#define KD_TYPE_CHART_CARD (kd_chart_card_get_type ())
G_DECLARE_FINAL_TYPE (KdChartCard, kd_chart_card, KD, CHART_CARD, AdwBin)

KdChartCard *kd_chart_card_new (KdSession *session,
                                int        natural_width) G_GNUC_WARN_UNUSED_RESULT;
void         kd_chart_card_set_chart (KdChartCard *self,
                                      KdChart     *chart);
void         kd_chart_card_set_filter (KdChartCard *self,
                                       const char  *filter,
                                       const char  *count);
KdChartView *kd_chart_card_get_view (KdChartCard *self);

G_END_DECLS
