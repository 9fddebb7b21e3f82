/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-allocation.h"

#include "kd-chart-brush.h"
#include "kd-chart-legend.h"
#include "kd-chart-private.h"

#include <glib/gi18n-lib.h>

#define BAR 24
#define RADIUS 6
#define GAP 1.5
#define TICK 6
#define TICK_WIDTH 2
#define LEGEND_GAP 12
#define MARGIN 4
#define LEGEND_WIDTH 480

/* A part of almost nothing is still seen. */
#define LEAST 3.0

struct _KdAllocation
{
  KdSeriesChart parent_instance;
  KdChartLegend legend;
  double       *ends;
  double        x;
  double        y;
  double        width;
  double        height;
  double        key_y;
};

G_DEFINE_FINAL_TYPE (KdAllocation, kd_allocation, KD_TYPE_SERIES_CHART)

static gboolean
has_targets (KdAllocation *self)
{
  for (guint i = 0; i < KD_SERIES (self)->parts->len; i++)
    if (kd_chart_series_get (KD_SERIES (self), i)->has_target)
      return TRUE;
  return FALSE;
}

static double
get_start (KdAllocation *self,
           guint         part)
{
  return part > 0 ? self->ends[part - 1] : 0;
}

static double
kd_allocation_get_min_width (KdChart *chart)
{
  return kd_chart_legend_get_min_width (chart, KD_SERIES (chart)) + 2 * MARGIN;
}

/* What the ticks and the last figures of the rows mean. */
static double
place_key (KdAllocation *self,
           double        top)
{
  KdChart     *chart = KD_CHART (self);
  double       gap = kd_chart_px (chart, TICK);
  PangoLayout *text;

  if (!has_targets (self))
    return 0;
  text = kd_chart_new_text (chart, _ ("Target, and how far off in percentage points"), KD_CHART_CAPTION, self->width - TICK_WIDTH - gap);
  self->key_y = top + gap + kd_chart_get_text_height (text) / 2;
  kd_chart_place (chart, text, self->x + TICK_WIDTH + gap, self->key_y, 0, kd_chart_get_theme (chart)->dimmed);
  return gap + kd_chart_get_text_height (text);
}

static double
kd_allocation_layout (KdChart *chart,
                      double   width,
                      double   height)
{
  KdAllocation *self = KD_ALLOCATION (chart);
  gboolean      empty = KD_SERIES (self)->total == 0;
  double        top = MARGIN + (has_targets (self) && !empty ? kd_chart_px (chart, TICK) + TICK_WIDTH : 0);
  double        below;

  self->x = MARGIN;
  self->y = top;
  self->width = width - 2 * MARGIN;
  self->height = kd_chart_px (chart, BAR);
  kd_chart_legend_clear (&self->legend);
  below = self->y + self->height + MARGIN;
  if (empty)
    {
      double room = kd_chart_get_line_height (chart) * 3;

      kd_chart_place_empty (chart, width / 2, below + room / 2, width);
      return below + room;
    }
  kd_chart_series_spread (KD_SERIES (self), self->width, LEAST, self->ends);
  below += kd_chart_px (chart, LEGEND_GAP) - MARGIN;
  kd_chart_legend_layout (&self->legend, chart, KD_SERIES (self), self->x, below, MIN (self->width, kd_chart_px (chart, LEGEND_WIDTH)));
  below += kd_chart_legend_get_height (chart, KD_SERIES (self)->parts->len);
  return below + place_key (self, below);
}

static void
add_bar (KdAllocation *self,
         cairo_t      *cr,
         double        outside)
{
  kd_chart_brush_rounded (cr, self->x - outside, self->y - outside, self->width + 2 * outside, self->height + 2 * outside, RADIUS + outside, RADIUS + outside);
}

static void
paint_parts (KdAllocation       *self,
             cairo_t            *cr,
             const KdChartTheme *theme,
             const KdChartState *state)
{
  cairo_save (cr);
  add_bar (self, cr, 0);
  cairo_clip (cr);
  for (guint i = 0; i < KD_SERIES (self)->parts->len; i++)
    {
      KdChartFill fill = kd_chart_series_get_fill (KD_SERIES (self), theme, i);
      double      start = get_start (self, i) * state->progress;
      double      end = self->ends[i] * state->progress;
      gboolean    faint = state->selected != NULL && !state->selected[i];

      if (end <= start)
        continue;
      kd_chart_brush_rounded (cr, self->x + start, self->y, end - start, self->height, start == 0 ? RADIUS : 0, end >= self->width * state->progress - 0.01 ? RADIUS : 0);
      kd_chart_brush_fill (cr, theme, &fill, faint ? KD_CHART_FAINT : KD_CHART_FULL);
      if (start > 0)
        {
          kd_chart_brush_set_color (cr, theme->card);
          cairo_rectangle (cr, self->x + start - GAP / 2, self->y, GAP, self->height);
          cairo_fill (cr);
        }
    }
  cairo_restore (cr);
}

/* Where each part would end if all had their share. */
static void
paint_targets (KdAllocation       *self,
               cairo_t            *cr,
               const KdChartTheme *theme)
{
  double tick = TICK * theme->scale;
  guint  end = 0;

  kd_chart_brush_set_color (cr, theme->text);
  for (guint i = 0; i < KD_SERIES (self)->parts->len; i++)
    {
      const KdChartPart *part = kd_chart_series_get (KD_SERIES (self), i);

      end += part->has_target ? part->target : 0;
      if (!part->has_target || part->target == 0 || end >= 1000)
        continue;
      cairo_rectangle (cr, self->x + self->width * end / 1000.0 - TICK_WIDTH / 2.0, self->y - tick - TICK_WIDTH, TICK_WIDTH, tick);
      cairo_fill (cr);
    }
  if (has_targets (self))
    {
      cairo_rectangle (cr, self->x, self->key_y - tick / 2, TICK_WIDTH, tick);
      cairo_fill (cr);
    }
}

static void
kd_allocation_paint (KdChart            *chart,
                     cairo_t            *cr,
                     const KdChartState *state)
{
  KdAllocation       *self = KD_ALLOCATION (chart);
  const KdChartTheme *theme = kd_chart_get_theme (chart);

  if (KD_SERIES (self)->total == 0)
    {
      KdChartFill none = kd_chart_theme_get_unknown (theme);

      add_bar (self, cr, 0);
      kd_chart_brush_fill (cr, theme, &none, KD_CHART_FULL);
      return;
    }
  paint_parts (self, cr, theme, state);
  paint_targets (self, cr, theme);
  kd_chart_legend_paint (&self->legend, chart, cr, KD_SERIES (self), state);
}

static gboolean
get_part_rectangle (KdAllocation      *self,
                    guint              part,
                    cairo_rectangle_t *bounds)
{
  double start = get_start (self, part);

  if (part >= self->legend.n_rows)
    return FALSE;
  *bounds = (cairo_rectangle_t) { self->x + start, self->y, self->ends[part] - start, self->height };
  if (bounds->width == 0)
    *bounds = self->legend.rows[part];
  return TRUE;
}

static void
kd_allocation_paint_outline (KdChart *chart,
                             cairo_t *cr,
                             guint    part,
                             double   outside)
{
  KdAllocation     *self = KD_ALLOCATION (chart);
  cairo_rectangle_t at;
  gboolean          first, last;

  if (!get_part_rectangle (self, part, &at))
    return;
  first = at.x <= self->x;
  last = at.x + at.width >= self->x + self->width - 0.01;
  kd_chart_brush_rounded (cr,
                          at.x - outside,
                          at.y - outside,
                          at.width + 2 * outside,
                          at.height + 2 * outside,
                          first ? RADIUS + outside : outside,
                          last ? RADIUS + outside : outside);
  cairo_stroke (cr);
}

static gboolean
kd_allocation_get_bounds (KdChart           *chart,
                          guint              part,
                          cairo_rectangle_t *bounds)
{
  return get_part_rectangle (KD_ALLOCATION (chart), part, bounds);
}

static int
kd_allocation_hit (KdChart *chart,
                   double   x,
                   double   y)
{
  KdAllocation *self = KD_ALLOCATION (chart);
  double        across = x - self->x;

  if (y >= self->y && y < self->y + self->height && across >= 0)
    for (guint i = 0; i < self->legend.n_rows; i++)
      if (across < self->ends[i])
        return (int) i;
  return kd_chart_legend_hit (&self->legend, x, y);
}

static void
kd_allocation_finalize (GObject *object)
{
  KdAllocation *self = KD_ALLOCATION (object);

  kd_chart_legend_clear (&self->legend);
  g_free (self->ends);
  G_OBJECT_CLASS (kd_allocation_parent_class)->finalize (object);
}

static void
kd_allocation_class_init (KdAllocationClass *klass)
{
  KdChartClass *chart = KD_CHART_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = kd_allocation_finalize;
  chart->layout = kd_allocation_layout;
  chart->get_min_width = kd_allocation_get_min_width;
  chart->paint = kd_allocation_paint;
  chart->paint_outline = kd_allocation_paint_outline;
  chart->get_bounds = kd_allocation_get_bounds;
  chart->hit = kd_allocation_hit;
}

static void
kd_allocation_init (KdAllocation *self)
{
}

/**
 * kd_allocation_new:
 * @info: about the whole
 * @items: (array length=n_items): its parts, each with a target where one was set
 * @n_items: how many
 *
 * Makes one bar of all parts with a legend below it.
 *
 * Returns: (transfer full): the chart
 */
KdChart *
kd_allocation_new (const KdChartInfo *info,
                   const KdChartItem *items,
                   guint              n_items)
{
  KdAllocation *self = KD_ALLOCATION (kd_series_chart_new (KD_TYPE_ALLOCATION, info, items, n_items));

  self->ends = g_new0 (double, KD_SERIES (self)->parts->len + 1);
  return KD_CHART (self);
}
