/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-chart.h"

#include <pango/pangocairo.h>

G_BEGIN_DECLS

/**
 * KdChartFont:
 * @KD_CHART_CAPTION: of most of the text
 * @KD_CHART_HEADING: the same, bold
 * @KD_CHART_TITLE: of the one number in the middle
 *
 * The sizes of text.
 */
typedef enum
{
  KD_CHART_CAPTION,
  KD_CHART_HEADING,
  KD_CHART_TITLE,
} KdChartFont;

const KdChartTheme *kd_chart_get_theme (KdChart *self);
gboolean            kd_chart_is_private (KdChart *self);
const char         *kd_chart_get_hint (KdChart *self);
void                kd_chart_set_words (KdChart    *self,
                                        const char *title,
                                        const char *hint);
double              kd_chart_px (KdChart *self,
                                 double   measure);
PangoLayout        *kd_chart_new_text (KdChart    *self,
                                       const char *text,
                                       KdChartFont font,
                                       double      max_width) G_GNUC_WARN_UNUSED_RESULT;
double              kd_chart_get_least_width (KdChart    *self,
                                              const char *text,
                                              KdChartFont font,
                                              double      most);
double              kd_chart_get_text_width (PangoLayout *text);
double              kd_chart_get_text_height (PangoLayout *text);
void                kd_chart_place (KdChart     *self,
                                    PangoLayout *text,
                                    double       x,
                                    double       middle,
                                    double       align,
                                    KdChartColor color);
void                kd_chart_color_label (KdChart     *self,
                                          guint        label,
                                          KdChartColor color);
double              kd_chart_place_text (KdChart    *self,
                                         const char *text,
                                         KdChartFont font,
                                         double      x,
                                         double      middle,
                                         double      align);
void                kd_chart_place_empty (KdChart *self,
                                          double   x,
                                          double   middle,
                                          double   width);
double              kd_chart_get_line_height (KdChart *self);

G_END_DECLS
