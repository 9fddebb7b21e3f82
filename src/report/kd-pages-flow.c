/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-pages-private.h"

#include "kd-chart-brush.h"

#define RULE 0.5

/**
 * kd_pages_flow_new_text:
 * @flow: a flow
 * @text: a text
 * @points: its size
 * @bold: whether it is bold
 * @width: where its lines are broken, or less than 0 for one line
 *
 * Returns: (transfer full): it, figures all of one width; nothing of it is ever cut
 */
PangoLayout *
kd_pages_flow_new_text (KdPagesFlow *flow,
                        const char  *text,
                        double       points,
                        gboolean     bold,
                        double       width)
{
  PangoLayout *layout = pango_layout_new (flow->context);
  g_autoptr (PangoFontDescription) font = pango_font_description_copy (pango_context_get_font_description (flow->context));
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum=1"));
  pango_layout_set_attributes (layout, attributes);
  pango_font_description_set_size (font, (int) (points * PANGO_SCALE));
  if (bold)
    pango_font_description_set_weight (font, PANGO_WEIGHT_BOLD);
  pango_layout_set_font_description (layout, font);
  pango_layout_set_text (layout, text, -1);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_line_spacing (layout, 1.15f);
  if (width >= 0)
    pango_layout_set_width (layout, (int) (width * PANGO_SCALE));
  return layout;
}

/**
 * kd_pages_flow_get_height:
 * @text: a text
 *
 * Returns: how high it is, points
 */
double
kd_pages_flow_get_height (PangoLayout *text)
{
  int height;

  pango_layout_get_size (text, NULL, &height);
  return pango_units_to_double (height);
}

/**
 * kd_pages_flow_get_baseline:
 * @text: a text
 *
 * Returns: how far below its top the first line stands: texts beside each other stand on one line, whatever their scripts
 */
double
kd_pages_flow_get_baseline (PangoLayout *text)
{
  return pango_units_to_double (pango_layout_get_baseline (text));
}

/**
 * kd_pages_flow_get_width:
 * @text: a text
 *
 * Returns: how wide it is, points
 */
double
kd_pages_flow_get_width (PangoLayout *text)
{
  int width;

  pango_layout_get_size (text, &width, NULL);
  return pango_units_to_double (width);
}

/**
 * kd_pages_flow_show:
 * @flow: a flow
 * @text: a text
 * @x: its left end
 * @y: its top
 * @color: its colour
 *
 * Paints a text.
 */
void
kd_pages_flow_show (KdPagesFlow *flow,
                    PangoLayout *text,
                    double       x,
                    double       y,
                    KdChartColor color)
{
  kd_chart_brush_set_color (flow->cr, color);
  cairo_move_to (flow->cr, x, y);
  pango_cairo_show_layout (flow->cr, text);
}

/**
 * kd_pages_flow_rule:
 * @flow: a flow
 * @y: where
 * @color: its colour
 *
 * Paints a thin line over the width of the text.
 */
void
kd_pages_flow_rule (KdPagesFlow *flow,
                    double       y,
                    KdChartColor color)
{
  kd_chart_brush_set_color (flow->cr, color);
  cairo_rectangle (flow->cr, KD_PAGES_SIDE, y, flow->room, RULE);
  cairo_fill (flow->cr);
}

/**
 * kd_pages_flow_need:
 * @flow: a flow
 * @height: how much room is wanted
 *
 * Begins another page where there is less; not where a page is new, because there is never more.
 *
 * Returns: whether another page was begun
 */
gboolean
kd_pages_flow_need (KdPagesFlow *flow,
                    double       height)
{
  if (flow->y + height <= flow->height - KD_PAGES_BOTTOM || flow->y <= KD_PAGES_TOP + KD_PAGES_BODY * 3)
    return FALSE;
  flow->turn (flow);
  return TRUE;
}
