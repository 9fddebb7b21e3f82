/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-chart.h"

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

/**
 * KD_CHART_PAPER_FONT:
 *
 * Families for paper: those of the window, then those that systems have for Chinese.
 */
#define KD_CHART_PAPER_FONT "Adwaita Sans, Cantarell, Noto Sans CJK SC, Source Han Sans SC, WenQuanYi Micro Hei, sans-serif"

/**
 * KD_CHART_PAPER_POINTS:
 *
 * Size of running text on paper.
 */
#define KD_CHART_PAPER_POINTS 10

/**
 * KdChartSheet:
 * @as_at: (nullable): the day the numbers are of, in words
 * @filter: (nullable): which clients they are of, in words
 * @count: (nullable): how many, in words
 * @foot: (nullable): the line at the foot: program and day
 * @created: (nullable): the instant that is written into a PDF, RFC 3339; %NULL for the present one
 * @font: (nullable): families of the font; %NULL for %KD_CHART_PAPER_FONT
 *
 * What stands around a chart that leaves the window.
 */
typedef struct
{
  const char *as_at;
  const char *filter;
  const char *count;
  const char *foot;
  const char *created;
  const char *font;
} KdChartSheet;

/**
 * KdChartFormat:
 * @KD_CHART_PNG: a picture of 300 dots an inch
 * @KD_CHART_SVG: a drawing
 * @KD_CHART_PDF: a page
 *
 * What a chart is written as.
 */
typedef enum
{
  KD_CHART_PNG,
  KD_CHART_SVG,
  KD_CHART_PDF,
} KdChartFormat;

void          kd_chart_paper_init_theme (KdChartTheme *theme);
PangoContext *kd_chart_paper_new_context (cairo_t    *cr,
                                          const char *font) G_GNUC_WARN_UNUSED_RESULT;
GBytes       *kd_chart_export (KdChart            *chart,
                               const KdChartSheet *sheet,
                               KdChartFormat       format,
                               GError            **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
