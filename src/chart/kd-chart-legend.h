/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-chart-private.h"
#include "kd-chart-series.h"

G_BEGIN_DECLS

/**
 * KdChartLegend:
 * @rows: where each part's row is
 * @n_rows: how many there are
 * @swatch: side of the squares
 *
 * Rows that say what the parts of a chart are: a square with colour and pattern, name, figure, share.
 */
typedef struct
{
  cairo_rectangle_t *rows;
  guint              n_rows;
  double             swatch;
} KdChartLegend;

void   kd_chart_legend_clear (KdChartLegend *self);
double kd_chart_legend_get_height (KdChart *chart,
                                   guint    n_rows);
double kd_chart_legend_get_min_width (KdChart             *chart,
                                      const KdChartSeries *series);
void   kd_chart_legend_layout (KdChartLegend       *self,
                               KdChart             *chart,
                               const KdChartSeries *series,
                               double               x,
                               double               y,
                               double               width);
void   kd_chart_legend_paint (const KdChartLegend *self,
                              KdChart             *chart,
                              cairo_t             *cr,
                              const KdChartSeries *series,
                              const KdChartState  *state);
int    kd_chart_legend_hit (const KdChartLegend *self,
                            double               x,
                            double               y);

G_END_DECLS
