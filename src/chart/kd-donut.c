/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-donut.h"

#include "kd-chart-brush.h"
#include "kd-chart-legend.h"
#include "kd-chart-private.h"
#include "kd-chart-words.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define LEAST_SIDE 200
#define MOST_SIDE 260
#define BESIDE_FROM 420
#define COLUMN_GAP 24
#define ROW_GAP 12
#define INNER 0.62
#define GAP 1.5

/* Room around the ring for the outline of focus. */
#define MARGIN 4

/* A part of almost nothing is still seen and hit. */
#define LEAST_ANGLE (3 * G_PI / 180)

#define LEGEND_WIDTH 320

struct _KdDonut
{
  KdSeriesChart parent_instance;
  KdChartLegend legend;
  double       *ends;
  double        x;
  double        y;
  double        radius;
};

G_DEFINE_FINAL_TYPE (KdDonut, kd_donut, KD_TYPE_SERIES_CHART)

static gboolean
is_whole (KdDonut *self)
{
  return KD_SERIES (self)->parts->len == 1;
}

static double
get_start (KdDonut *self,
           guint    part)
{
  return part > 0 ? self->ends[part - 1] : 0;
}

/**
 * kd_donut_get_angle:
 * @self: a donut
 * @part: a part
 *
 * Returns: the angle it has, in radians; those of all parts make a circle
 */
double
kd_donut_get_angle (KdDonut *self,
                    guint    part)
{
  g_return_val_if_fail (part < KD_SERIES (self)->parts->len, 0);
  return self->ends[part] - get_start (self, part);
}

static double
kd_donut_get_min_width (KdChart *chart)
{
  KdDonut *self = KD_DONUT (chart);

  return MAX (kd_chart_px (chart, LEAST_SIDE), kd_chart_legend_get_min_width (chart, KD_SERIES (self)));
}

/* The legend stands beside the ring where there is room, else below it. */
static double
kd_donut_layout (KdChart *chart,
                 double   width,
                 double   height)
{
  KdDonut *self = KD_DONUT (chart);
  gboolean empty = KD_SERIES (self)->total == 0;
  gboolean beside = width >= kd_chart_px (chart, BESIDE_FROM) && !empty;
  double   rows = empty ? 0 : kd_chart_legend_get_height (chart, KD_SERIES (self)->parts->len);
  double   least = kd_chart_px (chart, LEAST_SIDE);
  double   most = kd_chart_px (chart, MOST_SIDE);
  double   side = MIN (width, beside ? CLAMP (width * 0.45, least, most) : least);
  double   natural = beside ? MAX (side, rows) : side + (rows > 0 ? kd_chart_px (chart, ROW_GAP) + rows : 0);
  double   room = MAX (height, natural);

  if (height > 0 && beside)
    side = MIN (CLAMP (height, least, most), side);
  self->radius = side / 2 - MARGIN;
  self->x = beside ? side / 2 : width / 2;
  self->y = beside ? room / 2 : side / 2;
  kd_chart_legend_clear (&self->legend);
  if (empty)
    {
      kd_chart_place_empty (chart, self->x, self->y, self->radius * 2 * INNER - 2 * GAP);
      return natural;
    }
  if (beside)
    {
      double left = side + kd_chart_px (chart, COLUMN_GAP);

      kd_chart_legend_layout (&self->legend, chart, KD_SERIES (self), left, (room - rows) / 2, MIN (width - left, kd_chart_px (chart, LEGEND_WIDTH)));
    }
  else
    kd_chart_legend_layout (&self->legend, chart, KD_SERIES (self), 0, side + kd_chart_px (chart, ROW_GAP), width);
  return natural;
}

static void
add_sector (KdDonut *self,
            cairo_t *cr,
            double   from,
            double   to,
            double   outside)
{
  double start = from - G_PI_2;
  double end = to - G_PI_2;

  cairo_new_path (cr);
  cairo_arc (cr, self->x, self->y, self->radius + outside, start, end);
  if (to - from >= 2 * G_PI - 1e-9)
    {
      cairo_close_path (cr);
      cairo_new_sub_path (cr);
    }
  cairo_arc_negative (cr, self->x, self->y, self->radius * INNER - outside, end, start);
  cairo_close_path (cr);
}

/* Gaps are lines in the colour of the card: so they are as wide inside as outside. */
static void
paint_gaps (KdDonut            *self,
            cairo_t            *cr,
            const KdChartTheme *theme,
            double              progress)
{
  if (is_whole (self))
    return;
  kd_chart_brush_set_color (cr, theme->card);
  cairo_set_line_width (cr, GAP * theme->scale);
  for (guint i = 0; i < KD_SERIES (self)->parts->len; i++)
    {
      double angle = self->ends[i] * progress - G_PI_2;

      if (kd_donut_get_angle (self, i) == 0)
        continue;
      cairo_move_to (cr, self->x + cos (angle) * (self->radius * INNER - 1), self->y + sin (angle) * (self->radius * INNER - 1));
      cairo_line_to (cr, self->x + cos (angle) * (self->radius + 1), self->y + sin (angle) * (self->radius + 1));
    }
  cairo_stroke (cr);
}

static void
paint_text (KdChart     *chart,
            cairo_t     *cr,
            const char  *text,
            KdChartFont  font,
            double       middle,
            KdChartColor color)
{
  KdDonut *self = KD_DONUT (chart);
  g_autoptr (PangoLayout) layout = kd_chart_new_text (chart, text, font, self->radius * 2 * INNER - kd_chart_px (chart, ROW_GAP));

  pango_layout_set_alignment (layout, PANGO_ALIGN_CENTER);
  kd_chart_brush_set_color (cr, color);
  cairo_move_to (cr, self->x - kd_chart_get_text_width (layout) / 2, self->y + middle - kd_chart_get_text_height (layout) / 2);
  pango_cairo_show_layout (cr, layout);
}

/* The total, or what is pointed at. */
static void
paint_centre (KdChart            *chart,
              cairo_t            *cr,
              const KdChartState *state)
{
  KdDonut             *self = KD_DONUT (chart);
  const KdChartTheme  *theme = kd_chart_get_theme (chart);
  const KdChartSeries *series = KD_SERIES (self);
  int                  part = state->hovered >= 0 ? state->hovered : state->focused;
  double               line = kd_chart_get_line_height (chart);
  gboolean             one = part >= 0 && part < (int) series->parts->len;
  const KdChartPart   *shown = one ? kd_chart_series_get (series, (guint) part) : NULL;
  g_autofree char     *value = kd_chart_series_format (series, chart, shown != NULL ? shown->value : series->total);
  g_autofree char     *share = shown != NULL ? kd_words_share (shown->share) : NULL;
  g_autofree char     *below = shown != NULL ? kd_chart_words_join (shown->label, share, NULL) : NULL;

  if (below == NULL)
    below = g_strdup (series->measure == KD_CHART_AMOUNT ? _ ("in all") : g_dngettext (GETTEXT_PACKAGE, "client", "clients", (gulong) series->total));
  paint_text (chart, cr, value, KD_CHART_TITLE, -line * 0.5, theme->text);
  paint_text (chart, cr, below, KD_CHART_CAPTION, line * 0.8, theme->dimmed);
}

static void
kd_donut_paint (KdChart            *chart,
                cairo_t            *cr,
                const KdChartState *state)
{
  KdDonut            *self = KD_DONUT (chart);
  const KdChartTheme *theme = kd_chart_get_theme (chart);

  if (KD_SERIES (self)->total == 0)
    {
      KdChartFill none = kd_chart_theme_get_unknown (theme);

      add_sector (self, cr, 0, 2 * G_PI, 0);
      kd_chart_brush_fill (cr, theme, &none, KD_CHART_FULL);
      return;
    }
  for (guint i = 0; i < KD_SERIES (self)->parts->len; i++)
    {
      KdChartFill fill = kd_chart_series_get_fill (KD_SERIES (self), theme, i);
      gboolean    faint = state->selected != NULL && !state->selected[i];

      if (kd_donut_get_angle (self, i) == 0)
        continue;
      add_sector (self, cr, get_start (self, i) * state->progress, self->ends[i] * state->progress, 0);
      kd_chart_brush_fill (cr, theme, &fill, faint ? KD_CHART_FAINT : KD_CHART_FULL);
    }
  paint_gaps (self, cr, theme, state->progress);
  kd_chart_legend_paint (&self->legend, chart, cr, KD_SERIES (self), state);
  paint_centre (chart, cr, state);
}

/* A part without an angle is outlined in the legend. */
static void
kd_donut_paint_outline (KdChart *chart,
                        cairo_t *cr,
                        guint    part,
                        double   outside)
{
  KdDonut                 *self = KD_DONUT (chart);
  const cairo_rectangle_t *row = &self->legend.rows[part];

  if (kd_donut_get_angle (self, part) > 0)
    {
      double turn = outside / self->radius;

      add_sector (self, cr, get_start (self, part) - turn, MIN (self->ends[part] + turn, get_start (self, part) - turn + 2 * G_PI), outside);
    }
  else
    kd_chart_brush_rounded (cr, row->x - outside, row->y - outside, row->width + 2 * outside, row->height + 2 * outside, 3, 3);
  cairo_stroke (cr);
}

/* The legend's row: a sector has no rectangle of its own. */
static gboolean
kd_donut_get_bounds (KdChart           *chart,
                     guint              part,
                     cairo_rectangle_t *bounds)
{
  KdDonut *self = KD_DONUT (chart);

  if (part >= self->legend.n_rows)
    return FALSE;
  *bounds = self->legend.rows[part];
  return TRUE;
}

static int
kd_donut_hit (KdChart *chart,
              double   x,
              double   y)
{
  KdDonut *self = KD_DONUT (chart);
  double   distance = hypot (x - self->x, y - self->y);
  double   angle = atan2 (x - self->x, self->y - y);

  if (KD_SERIES (self)->total == 0)
    return KD_CHART_NO_PART;
  if (distance > self->radius || distance < self->radius * INNER)
    return kd_chart_legend_hit (&self->legend, x, y);
  if (angle < 0)
    angle += 2 * G_PI;
  for (guint i = 0; i < KD_SERIES (self)->parts->len; i++)
    if (angle < self->ends[i])
      return (int) i;
  return KD_CHART_NO_PART;
}

static void
kd_donut_finalize (GObject *object)
{
  KdDonut *self = KD_DONUT (object);

  kd_chart_legend_clear (&self->legend);
  g_free (self->ends);
  G_OBJECT_CLASS (kd_donut_parent_class)->finalize (object);
}

static void
kd_donut_class_init (KdDonutClass *klass)
{
  KdChartClass *chart = KD_CHART_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = kd_donut_finalize;
  chart->layout = kd_donut_layout;
  chart->get_min_width = kd_donut_get_min_width;
  chart->paint = kd_donut_paint;
  chart->paint_outline = kd_donut_paint_outline;
  chart->get_bounds = kd_donut_get_bounds;
  chart->hit = kd_donut_hit;
}

static void
kd_donut_init (KdDonut *self)
{
}

/**
 * kd_donut_new:
 * @info: about the whole
 * @items: (array length=n_items): its parts, the lowest tier first
 * @n_items: how many
 *
 * Makes a ring of parts with the total in its middle and a legend beside or below it.
 *
 * Returns: (transfer full): the chart
 */
KdChart *
kd_donut_new (const KdChartInfo *info,
              const KdChartItem *items,
              guint              n_items)
{
  KdDonut *self = KD_DONUT (kd_series_chart_new (KD_TYPE_DONUT, info, items, n_items));

  self->ends = g_new0 (double, KD_SERIES (self)->parts->len + 1);
  kd_chart_series_spread (KD_SERIES (self), 2 * G_PI, LEAST_ANGLE, self->ends);
  return KD_CHART (self);
}
