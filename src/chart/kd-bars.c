/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-bars.h"

#include "kd-chart-brush.h"
#include "kd-chart-legend.h"
#include "kd-chart-private.h"
#include "kd-chart-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define BAR 18
#define GAP 10
#define TEXT_GAP 6
#define MOST_LABEL 96
#define LEAST_BAR 80
#define RADIUS 3
#define STUB 1
#define KEY_GAP 6

/* A single bar that filled the card would look like a rule. */
#define SINGLE 0.6

struct _KdBars
{
  KdSeriesChart      parent_instance;
  cairo_rectangle_t *bars;
  cairo_rectangle_t *rows;
  double             axis;
  double             bottom;
  cairo_rectangle_t  key;
};

G_DEFINE_FINAL_TYPE (KdBars, kd_bars, KD_TYPE_SERIES_CHART)

static gint64
get_expired (KdBars *self)
{
  gint64 expired = 0;

  for (guint i = 0; i < KD_SERIES (self)->parts->len && KD_SERIES (self)->measure == KD_CHART_CLIENTS; i++)
    if (!kd_chart_series_get (KD_SERIES (self), i)->unknown)
      expired += kd_chart_series_get (KD_SERIES (self), i)->expired;
  return expired;
}

static double
measure_labels (KdBars *self)
{
  double width = 0;

  for (guint i = 0; i < KD_SERIES (self)->parts->len; i++)
    width = MAX (width, kd_chart_get_least_width (KD_CHART (self), kd_chart_series_get (KD_SERIES (self), i)->label, KD_CHART_CAPTION, MOST_LABEL));
  return width;
}

static double
measure_values (KdBars *self)
{
  double width = 0;

  for (guint i = 0; i < KD_SERIES (self)->parts->len; i++)
    {
      g_autofree char *text = kd_chart_series_format (KD_SERIES (self), KD_CHART (self), kd_chart_series_get (KD_SERIES (self), i)->value);

      width = MAX (width, kd_chart_get_least_width (KD_CHART (self), text, KD_CHART_CAPTION, G_MAXINT));
    }
  return width;
}

static double
get_pitch (KdBars *self)
{
  KdChart *chart = KD_CHART (self);

  return MAX (kd_chart_px (chart, BAR + GAP), kd_chart_get_line_height (chart) + KEY_GAP);
}

static double
kd_bars_get_min_width (KdChart *chart)
{
  KdBars *self = KD_BARS (chart);

  return measure_labels (self) + measure_values (self) + 2 * kd_chart_px (chart, TEXT_GAP) + kd_chart_px (chart, LEAST_BAR);
}

static void
place_row (KdBars *self,
           guint   row,
           double  top,
           double  label_width,
           double  bar_room)
{
  KdChart            *chart = KD_CHART (self);
  const KdChartTheme *theme = kd_chart_get_theme (chart);
  const KdChartPart  *part = kd_chart_series_get (KD_SERIES (self), row);
  double              pitch = get_pitch (self);
  double              height = kd_chart_px (chart, BAR);
  double              share = (double) part->value / (double) MAX (KD_SERIES (self)->most, 1);
  double              width = MAX (bar_room * share, STUB);
  g_autofree char    *value = kd_chart_series_format (KD_SERIES (self), chart, part->value);

  self->bars[row] = (cairo_rectangle_t) { self->axis, top + (pitch - height) / 2, width, height };
  self->rows[row] = (cairo_rectangle_t) { 0, top, self->axis, pitch };
  kd_chart_place (chart,
                  kd_chart_new_text (chart, part->label, KD_CHART_CAPTION, label_width),
                  self->axis - kd_chart_px (chart, TEXT_GAP),
                  top + pitch / 2,
                  1,
                  theme->text);
  if (KD_SERIES (self)->total > 0)
    self->rows[row].width = self->axis + width + kd_chart_px (chart, TEXT_GAP) + kd_chart_place_text (chart, value, KD_CHART_CAPTION, self->axis + width + kd_chart_px (chart, TEXT_GAP), top + pitch / 2, 0);
}

/* What the hatch means, below the bars. */
static double
place_key (KdBars *self,
           double  top)
{
  KdChart            *chart = KD_CHART (self);
  const KdChartTheme *theme = kd_chart_get_theme (chart);
  double              line = kd_chart_get_line_height (chart);
  double              swatch = kd_chart_px (chart, 12);

  self->key = (cairo_rectangle_t) { 0 };
  if (get_expired (self) == 0)
    return 0;
  self->key = (cairo_rectangle_t) { self->axis + kd_chart_px (chart, 1), top + kd_chart_px (chart, KEY_GAP) + (line - swatch) / 2, swatch, swatch };
  kd_chart_place (chart,
                  kd_chart_new_text (chart, _ ("expired"), KD_CHART_CAPTION, -1),
                  self->key.x + swatch + kd_chart_px (chart, TEXT_GAP),
                  top + kd_chart_px (chart, KEY_GAP) + line / 2,
                  0,
                  theme->dimmed);
  return kd_chart_px (chart, KEY_GAP) + line;
}

static double
kd_bars_layout (KdChart *chart,
                double   width,
                double   height)
{
  KdBars *self = KD_BARS (chart);
  guint   n = KD_SERIES (self)->parts->len;
  double  gap = kd_chart_px (chart, TEXT_GAP);
  double  labels = measure_labels (self);
  double  room;

  self->axis = labels + gap;
  room = MAX (width - self->axis - gap - measure_values (self) - STUB, 1);
  if (n == 1)
    room = MIN (room, width * SINGLE);
  g_free (self->bars);
  g_free (self->rows);
  self->bars = g_new0 (cairo_rectangle_t, n + 1);
  self->rows = g_new0 (cairo_rectangle_t, n + 1);
  self->bottom = get_pitch (self) * n;
  for (guint i = 0; i < n; i++)
    place_row (self, i, get_pitch (self) * i, labels, room);
  if (KD_SERIES (self)->total == 0)
    {
      self->bottom = MAX (self->bottom, kd_chart_get_line_height (chart) * 3);
      kd_chart_place_empty (chart, self->axis + (width - self->axis) / 2, self->bottom / 2, width - self->axis - 2 * gap);
    }
  return self->bottom + place_key (self, self->bottom);
}

static void
paint_bar (KdBars             *self,
           cairo_t            *cr,
           guint               row,
           const KdChartState *state)
{
  const KdChartTheme      *theme = kd_chart_get_theme (KD_CHART (self));
  const KdChartPart       *part = kd_chart_series_get (KD_SERIES (self), row);
  const cairo_rectangle_t *bar = &self->bars[row];
  KdChartFill              fill = kd_chart_series_get_fill (KD_SERIES (self), theme, row);
  KdChartTone              tone = state->selected != NULL && !state->selected[row] ? KD_CHART_FAINT : KD_CHART_FULL;
  double                   width = MAX (bar->width * state->progress, STUB);
  double                   valid = width;

  if (part->value == 0)
    {
      kd_chart_brush_set_color (cr, theme->axis);
      cairo_rectangle (cr, bar->x, bar->y, STUB, bar->height);
      cairo_fill (cr);
      return;
    }
  if (KD_SERIES (self)->measure == KD_CHART_CLIENTS && part->expired > 0 && !part->unknown)
    valid = width * (double) (part->value - part->expired) / (double) part->value;
  if (valid > 0)
    {
      kd_chart_brush_rounded (cr, bar->x, bar->y, valid, bar->height, 0, valid < width ? 0 : RADIUS);
      kd_chart_brush_fill (cr, theme, &fill, tone);
    }
  if (valid < width)
    {
      kd_chart_brush_rounded (cr, bar->x + valid, bar->y, width - valid, bar->height, 0, RADIUS);
      kd_chart_brush_fill (cr, theme, &fill, tone | KD_CHART_EXPIRED);
    }
}

static void
paint_key (KdBars             *self,
           cairo_t            *cr,
           const KdChartTheme *theme)
{
  KdChartFill fill;

  if (self->key.width == 0)
    return;
  fill = kd_chart_theme_get_fill (theme, KD_SERIES (self)->ramp, KD_SERIES (self)->n_places / 2, MAX (KD_SERIES (self)->n_places, 1));
  kd_chart_brush_rounded (cr, self->key.x, self->key.y, self->key.width, self->key.height, RADIUS * theme->scale, RADIUS * theme->scale);
  kd_chart_brush_fill (cr, theme, &fill, KD_CHART_EXPIRED);
}

static void
kd_bars_paint (KdChart            *chart,
               cairo_t            *cr,
               const KdChartState *state)
{
  KdBars             *self = KD_BARS (chart);
  const KdChartTheme *theme = kd_chart_get_theme (chart);

  for (guint i = 0; KD_SERIES (self)->total > 0 && i < KD_SERIES (self)->parts->len; i++)
    paint_bar (self, cr, i, state);
  paint_key (self, cr, theme);
  kd_chart_brush_set_color (cr, theme->axis);
  cairo_rectangle (cr, self->axis - 1, 0, 1, self->bottom);
  cairo_fill (cr);
}

static void
kd_bars_paint_outline (KdChart *chart,
                       cairo_t *cr,
                       guint    part,
                       double   outside)
{
  const cairo_rectangle_t *bar = &KD_BARS (chart)->bars[part];

  kd_chart_brush_rounded (cr, bar->x - outside, bar->y - outside, bar->width + 2 * outside, bar->height + 2 * outside, outside, RADIUS + outside);
  cairo_stroke (cr);
}

static gboolean
kd_bars_get_bounds (KdChart           *chart,
                    guint              part,
                    cairo_rectangle_t *bounds)
{
  KdBars *self = KD_BARS (chart);

  if (self->rows == NULL)
    return FALSE;
  *bounds = self->rows[part];
  return TRUE;
}

/* The whole row is pressed, name and figure too: a bar may be a line. */
static int
kd_bars_hit (KdChart *chart,
             double   x,
             double   y)
{
  KdBars *self = KD_BARS (chart);

  for (guint i = 0; self->rows != NULL && i < kd_chart_get_n_parts (chart); i++)
    if (x >= 0 && y >= self->rows[i].y && y < self->rows[i].y + self->rows[i].height && x < self->rows[i].width)
      return (int) i;
  return KD_CHART_NO_PART;
}

static char *
kd_bars_describe (KdChart *chart)
{
  KdBars          *self = KD_BARS (chart);
  g_autofree char *said = kd_chart_series_describe (KD_SERIES (self), chart);
  g_autofree char *expired = kd_words_count ((guint) get_expired (self));

  if (get_expired (self) == 0)
    return g_steal_pointer (&said);
  /* Translators: two sentences, then "38" */
  return g_strdup_printf (_ ("%s %s have expired."), said, expired);
}

static void
kd_bars_finalize (GObject *object)
{
  KdBars *self = KD_BARS (object);

  g_free (self->bars);
  g_free (self->rows);
  G_OBJECT_CLASS (kd_bars_parent_class)->finalize (object);
}

static void
kd_bars_class_init (KdBarsClass *klass)
{
  KdChartClass *chart = KD_CHART_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = kd_bars_finalize;
  chart->layout = kd_bars_layout;
  chart->get_min_width = kd_bars_get_min_width;
  chart->paint = kd_bars_paint;
  chart->paint_outline = kd_bars_paint_outline;
  chart->get_bounds = kd_bars_get_bounds;
  chart->hit = kd_bars_hit;
  chart->describe = kd_bars_describe;
}

static void
kd_bars_init (KdBars *self)
{
}

/**
 * kd_bars_new:
 * @info: about the whole
 * @items: (array length=n_items): its parts, in the order of the ramp
 * @n_items: how many
 *
 * Makes lying bars, one a part, with the expired clients hatched at the end of each.
 *
 * Returns: (transfer full): the chart
 */
KdChart *
kd_bars_new (const KdChartInfo *info,
             const KdChartItem *items,
             guint              n_items)
{
  return kd_series_chart_new (KD_TYPE_BARS, info, items, n_items);
}
