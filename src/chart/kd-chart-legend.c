/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-chart-legend.h"

#include "kd-chart-brush.h"
#include "kd-chart-words.h"

#define SWATCH 12
#define GAP 6
#define COLUMN_GAP 12
#define MIN_ROW 24
#define MIN_NAME 48

/* Figure, share and, where there are targets, the deviation from it. */
#define COLUMNS 3

/**
 * kd_chart_legend_clear:
 * @self: a legend
 *
 * Frees what it holds.
 */
void
kd_chart_legend_clear (KdChartLegend *self)
{
  g_clear_pointer (&self->rows, g_free);
  self->n_rows = 0;
}

static double
get_row_height (KdChart *chart)
{
  return MAX (kd_chart_px (chart, MIN_ROW), kd_chart_get_line_height (chart) + GAP);
}

/**
 * kd_chart_legend_get_height:
 * @chart: whose
 * @n_rows: how many rows
 *
 * Returns: how high they are
 */
double
kd_chart_legend_get_height (KdChart *chart,
                            guint    n_rows)
{
  return get_row_height (chart) * n_rows;
}

static char *
format_cell (KdChart             *chart,
             const KdChartSeries *series,
             guint                row,
             guint                column)
{
  const KdChartPart *part = kd_chart_series_get (series, row);

  switch (column)
    {
    case 0:
      return kd_chart_series_format (series, chart, series->measure == KD_CHART_AMOUNT && part->amount == KD_CHART_NO_AMOUNT ? KD_CHART_NO_AMOUNT : part->value);
    case 1:
      return kd_words_share (part->share);
    default:
      return part->has_target ? kd_chart_words_deviation ((int) part->share - (int) part->target) : g_strdup ("");
    }
}

static double
measure_column (KdChart             *chart,
                const KdChartSeries *series,
                guint                column)
{
  double width = 0;

  for (guint row = 0; row < series->parts->len; row++)
    {
      g_autofree char *text = format_cell (chart, series, row, column);
      g_autoptr (PangoLayout) layout = kd_chart_new_text (chart, text, KD_CHART_CAPTION, -1);

      width = MAX (width, kd_chart_get_text_width (layout));
    }
  return width;
}

/**
 * kd_chart_legend_get_min_width:
 * @chart: whose
 * @series: the parts
 *
 * Returns: the least width in which the figures are whole and the names can be read
 */
double
kd_chart_legend_get_min_width (KdChart             *chart,
                               const KdChartSeries *series)
{
  double width = 0;

  for (guint row = 0; row < series->parts->len; row++)
    width = MAX (width, kd_chart_get_least_width (chart, kd_chart_series_get (series, row)->label, KD_CHART_CAPTION, MIN_NAME));
  width += kd_chart_px (chart, SWATCH) + GAP;
  for (guint column = 0; column < COLUMNS; column++)
    {
      double column_width = measure_column (chart, series, column);

      width += column_width > 0 ? column_width + kd_chart_px (chart, COLUMN_GAP) : 0;
    }
  return width;
}

static void
place_row (KdChart                 *chart,
           const KdChartSeries     *series,
           guint                    row,
           const cairo_rectangle_t *bounds,
           const double            *columns,
           double                   name_width)
{
  const KdChartTheme *theme = kd_chart_get_theme (chart);
  double              middle = bounds->y + bounds->height / 2;
  double              right = bounds->x + bounds->width;
  PangoLayout        *name = kd_chart_new_text (chart, kd_chart_series_get (series, row)->label, KD_CHART_CAPTION, name_width);

  kd_chart_place (chart, name, bounds->x + kd_chart_px (chart, SWATCH) + GAP, middle, 0, theme->text);
  for (guint column = COLUMNS; column-- > 0;)
    {
      g_autofree char *text = format_cell (chart, series, row, column);

      if (columns[column] == 0)
        continue;
      kd_chart_place (chart, kd_chart_new_text (chart, text, KD_CHART_CAPTION, -1), right, middle, 1, column == 1 ? theme->dimmed : theme->text);
      right -= columns[column] + kd_chart_px (chart, COLUMN_GAP);
    }
}

/**
 * kd_chart_legend_layout:
 * @self: (out): the legend
 * @chart: whose
 * @series: the parts
 * @x: the left end
 * @y: the top
 * @width: how wide
 *
 * Places one row a part below another.
 */
void
kd_chart_legend_layout (KdChartLegend       *self,
                        KdChart             *chart,
                        const KdChartSeries *series,
                        double               x,
                        double               y,
                        double               width)
{
  double height = get_row_height (chart);
  double columns[COLUMNS];
  double name_width = width - kd_chart_px (chart, SWATCH) - GAP;

  kd_chart_legend_clear (self);
  self->swatch = kd_chart_px (chart, SWATCH);
  self->n_rows = series->parts->len;
  self->rows = g_new (cairo_rectangle_t, self->n_rows + 1);
  for (guint column = 0; column < COLUMNS; column++)
    {
      columns[column] = measure_column (chart, series, column);
      name_width -= columns[column] > 0 ? columns[column] + kd_chart_px (chart, COLUMN_GAP) : 0;
    }
  for (guint row = 0; row < self->n_rows; row++)
    {
      self->rows[row] = (cairo_rectangle_t) { x, y + height * row, width, height };
      place_row (chart, series, row, &self->rows[row], columns, MAX (name_width, 0));
    }
}

/**
 * kd_chart_legend_paint:
 * @self: a legend
 * @chart: whose
 * @cr: where to
 * @series: the parts
 * @state: what is chosen
 *
 * Paints the squares.
 */
void
kd_chart_legend_paint (const KdChartLegend *self,
                       KdChart             *chart,
                       cairo_t             *cr,
                       const KdChartSeries *series,
                       const KdChartState  *state)
{
  const KdChartTheme *theme = kd_chart_get_theme (chart);

  for (guint row = 0; row < self->n_rows; row++)
    {
      KdChartFill fill = kd_chart_series_get_fill (series, theme, row);
      double      y = self->rows[row].y + (self->rows[row].height - self->swatch) / 2;
      gboolean    faint = state->selected != NULL && !state->selected[row];

      kd_chart_brush_rounded (cr, self->rows[row].x, y, self->swatch, self->swatch, kd_chart_px (chart, 3), kd_chart_px (chart, 3));
      kd_chart_brush_fill (cr, theme, &fill, faint ? KD_CHART_FAINT : KD_CHART_FULL);
    }
}

/**
 * kd_chart_legend_hit:
 * @self: a legend
 * @x: a place
 * @y: how far down
 *
 * Returns: the part whose row is there, or %KD_CHART_NO_PART
 */
int
kd_chart_legend_hit (const KdChartLegend *self,
                     double               x,
                     double               y)
{
  for (guint row = 0; row < self->n_rows; row++)
    {
      const cairo_rectangle_t *at = &self->rows[row];

      if (x >= at->x && x < at->x + at->width && y >= at->y && y < at->y + at->height)
        return (int) row;
    }
  return KD_CHART_NO_PART;
}
