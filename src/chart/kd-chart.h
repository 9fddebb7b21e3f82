/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-chart-table.h"
#include "kd-chart-theme.h"

#include <cairo.h>
#include <glib-object.h>
#include <pango/pango.h>

G_BEGIN_DECLS

/**
 * KD_CHART_NO_AMOUNT:
 *
 * An amount that is not known.
 */
#define KD_CHART_NO_AMOUNT G_MININT64

/**
 * KD_CHART_NO_PART:
 *
 * No part of a chart.
 */
#define KD_CHART_NO_PART (-1)

/**
 * KdChartState:
 * @hovered: the part under the pointer, or %KD_CHART_NO_PART
 * @focused: the part that has the keyboard, or %KD_CHART_NO_PART
 * @selected: (nullable): of each part whether it is chosen; %NULL where nothing is
 * @progress: how much of the first growing is done: 1 is the whole chart
 *
 * What changes about a chart without its layout being made anew.
 */
typedef struct
{
  int             hovered;
  int             focused;
  const gboolean *selected;
  double          progress;
} KdChartState;

#define KD_CHART_STATE_INIT { .hovered = KD_CHART_NO_PART, .focused = KD_CHART_NO_PART, .progress = 1 }

/**
 * KdChartMove:
 * @KD_CHART_LEFT: one part to the left, or back
 * @KD_CHART_RIGHT: one to the right, or on
 * @KD_CHART_UP: one up, or back
 * @KD_CHART_DOWN: one down, or on
 * @KD_CHART_FIRST: to the first part
 * @KD_CHART_LAST: to the last one
 *
 * Where a key leads to.
 */
typedef enum
{
  KD_CHART_LEFT,
  KD_CHART_RIGHT,
  KD_CHART_UP,
  KD_CHART_DOWN,
  KD_CHART_FIRST,
  KD_CHART_LAST,
} KdChartMove;

/**
 * KdChartLabel:
 * @text: what is written
 * @bounds: where, in the chart's own measure
 * @whole: whether all of it is seen
 *
 * A text of a chart, for whoever wants to know what can be read.
 */
typedef struct
{
  const char       *text;
  cairo_rectangle_t bounds;
  gboolean          whole;
} KdChartLabel;

#define KD_TYPE_CHART (kd_chart_get_type ())
G_DECLARE_DERIVABLE_TYPE (KdChart, kd_chart, KD, CHART, GObject)

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

const char   *kd_chart_get_title (KdChart *self);
void          kd_chart_set_private (KdChart *self,
                                    gboolean private);
double        kd_chart_measure (KdChart            *self,
                                const KdChartTheme *theme,
                                PangoContext       *context,
                                double              width);
double        kd_chart_get_min_width (KdChart            *self,
                                      const KdChartTheme *theme,
                                      PangoContext       *context);
void          kd_chart_layout (KdChart            *self,
                               const KdChartTheme *theme,
                               PangoContext       *context,
                               double              width,
                               double              height);
void          kd_chart_paint (KdChart            *self,
                              cairo_t            *cr,
                              const KdChartState *state);
guint         kd_chart_get_n_parts (KdChart *self);
const char   *kd_chart_get_part_key (KdChart *self,
                                     guint    part);
gboolean      kd_chart_get_part_bounds (KdChart           *self,
                                        guint              part,
                                        cairo_rectangle_t *bounds);
int           kd_chart_hit (KdChart *self,
                            double   x,
                            double   y);
int           kd_chart_move (KdChart    *self,
                             int         part,
                             KdChartMove move);
char         *kd_chart_describe_part (KdChart *self,
                                      guint    part) G_GNUC_WARN_UNUSED_RESULT;
char         *kd_chart_describe (KdChart *self) G_GNUC_WARN_UNUSED_RESULT;
KdChartTable *kd_chart_get_table (KdChart *self) G_GNUC_WARN_UNUSED_RESULT;
guint         kd_chart_get_n_labels (KdChart *self);
void          kd_chart_get_label (KdChart      *self,
                                  guint         place,
                                  KdChartLabel *label);

G_END_DECLS
