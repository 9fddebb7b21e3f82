/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-chart-theme.h"

#include <cairo.h>

G_BEGIN_DECLS

/* How a path becomes a part of a chart: fill, pattern, hatch, outline. */

/**
 * KdChartTone:
 * @KD_CHART_FULL: as it is
 * @KD_CHART_FAINT: not chosen while others are: 35 % of the fill and an outline in full colour
 * @KD_CHART_EXPIRED: with the hatch that means expired
 * @KD_CHART_EXPIRED_FAINT: both
 *
 * How strongly a part is painted.
 */
typedef enum
{
  KD_CHART_FULL = 0,
  KD_CHART_FAINT = 1 << 0,
  KD_CHART_EXPIRED = 1 << 1,
  KD_CHART_EXPIRED_FAINT = KD_CHART_FAINT | KD_CHART_EXPIRED,
} KdChartTone;

void kd_chart_brush_set_color (cairo_t     *cr,
                               KdChartColor color);
void kd_chart_brush_fill (cairo_t            *cr,
                          const KdChartTheme *theme,
                          const KdChartFill  *fill,
                          KdChartTone         tone);
void kd_chart_brush_rounded (cairo_t *cr,
                             double   x,
                             double   y,
                             double   width,
                             double   height,
                             double   left,
                             double   right);

G_END_DECLS
