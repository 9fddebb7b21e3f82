/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-chart-brush.h"

#define GRID 6.0
#define LINE 1.5
#define DOT 1.1
#define FAINT 0.35
#define THIN 1.0

/**
 * kd_chart_brush_set_color:
 * @cr: a context
 * @color: a colour
 *
 * Paints with it from now on.
 */
void
kd_chart_brush_set_color (cairo_t     *cr,
                          KdChartColor color)
{
  cairo_set_source_rgba (cr, color.red, color.green, color.blue, color.alpha);
}

/* Lines over the whole of the clip, in steps of the grid. */
static void
stroke_lines (cairo_t       *cr,
              KdChartPattern pattern,
              double         x,
              double         y,
              double         width,
              double         height,
              double         step)
{
  double reach = width + height + 2 * step;

  if (pattern == KD_CHART_HORIZONTAL)
    for (double at = step / 2; at < height; at += step)
      {
        cairo_move_to (cr, x, y + at);
        cairo_rel_line_to (cr, width, 0);
      }
  if (pattern == KD_CHART_VERTICAL)
    for (double at = step / 2; at < width; at += step)
      {
        cairo_move_to (cr, x + at, y);
        cairo_rel_line_to (cr, 0, height);
      }
  /* a step across is that of the grid, so that slanting lines stand as close as the others */
  if (pattern == KD_CHART_SLASH || pattern == KD_CHART_CROSS)
    for (double at = 0; at < reach; at += step * G_SQRT2)
      {
        cairo_move_to (cr, x + at, y);
        cairo_rel_line_to (cr, -height, height);
      }
  if (pattern == KD_CHART_BACKSLASH || pattern == KD_CHART_CROSS)
    for (double at = -height; at < width; at += step * G_SQRT2)
      {
        cairo_move_to (cr, x + at, y);
        cairo_rel_line_to (cr, height, height);
      }
  cairo_stroke (cr);
}

static void
fill_dots (cairo_t *cr,
           double   x,
           double   y,
           double   width,
           double   height,
           double   step,
           double   radius)
{
  for (double down = step / 2; down < height; down += step)
    for (double across = step / 2; across < width; across += step)
      {
        cairo_new_sub_path (cr);
        cairo_arc (cr, x + across, y + down, radius, 0, 2 * G_PI);
      }
  cairo_fill (cr);
}

/* Clips to the path, which is lost. */
static void
paint_pattern (cairo_t       *cr,
               KdChartPattern pattern,
               KdChartColor   color,
               double         opacity,
               double         scale)
{
  double left, top, right, bottom;

  if (pattern == KD_CHART_SOLID || pattern == KD_CHART_HOLLOW)
    return;
  cairo_fill_extents (cr, &left, &top, &right, &bottom);
  cairo_clip (cr);
  color.alpha = opacity;
  kd_chart_brush_set_color (cr, color);
  cairo_set_line_width (cr, LINE * scale);
  if (pattern == KD_CHART_DOTS)
    fill_dots (cr, left, top, right - left, bottom - top, GRID * scale, DOT * scale);
  else
    stroke_lines (cr, pattern, left, top, right - left, bottom - top, GRID * scale);
}

/* A line inside of the path, so that neighbours do not touch. */
static void
stroke_inside (cairo_t     *cr,
               KdChartColor color,
               double       width)
{
  cairo_save (cr);
  cairo_clip_preserve (cr);
  kd_chart_brush_set_color (cr, color);
  cairo_set_line_width (cr, 2 * width);
  cairo_stroke (cr);
  cairo_restore (cr);
}

static gboolean
is_hollow (const KdChartTheme *theme,
           const KdChartFill  *fill)
{
  return fill->hollow || (fill->pattern == KD_CHART_HOLLOW && (theme->flags & (KD_CHART_PRINT | KD_CHART_HIGH_CONTRAST)));
}

/**
 * kd_chart_brush_fill:
 * @cr: a context with the path of a part, which is used up
 * @theme: the theme
 * @fill: what it is filled with
 * @tone: how strongly
 *
 * Fills the path.
 */
void
kd_chart_brush_fill (cairo_t            *cr,
                     const KdChartTheme *theme,
                     const KdChartFill  *fill,
                     KdChartTone         tone)
{
  static const double dashes[] = { 4, 3 };
  KdChartColor        color = fill->color;

  cairo_save (cr);
  if (is_hollow (theme, fill))
    {
      cairo_set_dash (cr, dashes, fill->hollow ? G_N_ELEMENTS (dashes) : 0, 0);
      stroke_inside (cr, color, fill->hollow ? THIN : LINE * theme->scale);
      cairo_new_path (cr);
      cairo_restore (cr);
      return;
    }
  if (tone & KD_CHART_FAINT)
    color.alpha *= FAINT;
  kd_chart_brush_set_color (cr, color);
  cairo_fill_preserve (cr);
  if (tone & KD_CHART_FAINT)
    stroke_inside (cr, fill->color, THIN);
  if (tone & KD_CHART_EXPIRED)
    paint_pattern (cr, KD_CHART_SLASH, theme->card, theme->hatch_opacity, theme->scale);
  else
    paint_pattern (cr, fill->pattern, theme->card, theme->pattern_opacity, theme->scale);
  cairo_new_path (cr);
  cairo_restore (cr);
}

/**
 * kd_chart_brush_rounded:
 * @cr: a context
 * @x: the left end
 * @y: the top
 * @width: how wide
 * @height: how high
 * @left: radius of the corners at the left
 * @right: radius of those at the right
 *
 * Makes the path of a rectangle with round corners.
 */
void
kd_chart_brush_rounded (cairo_t *cr,
                        double   x,
                        double   y,
                        double   width,
                        double   height,
                        double   left,
                        double   right)
{
  double most = MIN (width, height / 2);

  left = MIN (left, most);
  right = MIN (right, most);
  cairo_new_sub_path (cr);
  cairo_arc (cr, x + width - right, y + right, right, -G_PI_2, 0);
  cairo_arc (cr, x + width - right, y + height - right, right, 0, G_PI_2);
  cairo_arc (cr, x + left, y + height - left, left, G_PI_2, G_PI);
  cairo_arc (cr, x + left, y + left, left, G_PI, 1.5 * G_PI);
  cairo_close_path (cr);
}
