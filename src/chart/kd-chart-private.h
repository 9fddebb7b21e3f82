/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-chart.h"

#include <pango/pangocairo.h>

G_BEGIN_DECLS

/**
 * KdChartClass:
 * @layout: makes labels and shapes for a width and a height; with the height 0 for the one it wants. Returns that one.
 * @get_min_width: the least width in which everything is legible
 * @paint: paints the shapes; labels are painted afterwards
 * @paint_outline: outlines a part, some pixels outside of it
 * @get_n_parts: how many parts there are
 * @get_key: a part's key
 * @get_bounds: where a part is; %FALSE where it has no place of its own
 * @hit: the part at a place, or %KD_CHART_NO_PART
 * @move: where a key leads to from a part that exists; may be left out
 * @describe_part: a part in words
 * @describe: the chart in two sentences
 * @get_table: the same as a table
 *
 * What each kind of chart has to know.
 */
struct _KdChartClass
{
  GObjectClass parent_class;

  double (*layout) (KdChart *self, double width, double height);
  double (*get_min_width) (KdChart *self);
  void (*paint) (KdChart *self, cairo_t *cr, const KdChartState *state);
  void (*paint_outline) (KdChart *self, cairo_t *cr, guint part, double outside);
  guint (*get_n_parts) (KdChart *self);
  const char *(*get_key) (KdChart *self, guint part);
  gboolean (*get_bounds) (KdChart *self, guint part, cairo_rectangle_t *bounds);
  int (*hit) (KdChart *self, double x, double y);
  int (*move) (KdChart *self, int part, KdChartMove move);
  char *(*describe_part) (KdChart *self, guint part);
  char *(*describe) (KdChart *self);
  KdChartTable *(*get_table) (KdChart *self);
};

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
double              kd_chart_get_text_width (PangoLayout *text);
double              kd_chart_get_text_height (PangoLayout *text);
void                kd_chart_place (KdChart     *self,
                                    PangoLayout *text,
                                    double       x,
                                    double       middle,
                                    double       align,
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
