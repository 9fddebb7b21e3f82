/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

#define KD_CHART_SLOTS 8

/**
 * KdChartColor:
 * @red: share of red, 0 to 1
 * @green: share of green
 * @blue: share of blue
 * @alpha: opacity
 *
 * An sRGB colour.
 */
typedef struct
{
  double red;
  double green;
  double blue;
  double alpha;
} KdChartColor;

/**
 * KdChartPattern:
 * @KD_CHART_SOLID: none
 * @KD_CHART_SLASH: lines `/`
 * @KD_CHART_DOTS: dots
 * @KD_CHART_BACKSLASH: lines `\`
 * @KD_CHART_HORIZONTAL: lying lines
 * @KD_CHART_CROSS: lines `/` and `\`
 * @KD_CHART_VERTICAL: standing lines
 * @KD_CHART_HOLLOW: an outline
 *
 * What tells fills apart where colour does not.
 */
typedef enum
{
  KD_CHART_SOLID,
  KD_CHART_SLASH,
  KD_CHART_DOTS,
  KD_CHART_BACKSLASH,
  KD_CHART_HORIZONTAL,
  KD_CHART_CROSS,
  KD_CHART_VERTICAL,
  KD_CHART_HOLLOW,
} KdChartPattern;

/**
 * KdChartRamp:
 * @KD_CHART_RAMP_PLAIN: one colour; place and length tell parts apart
 * @KD_CHART_RAMP_SLOTS: eight colours without an order
 * @KD_CHART_RAMP_TIER: from a low tier to a high one
 * @KD_CHART_RAMP_RISK: from a low level to a high one
 *
 * Where the colours of a chart's parts come from.
 */
typedef enum
{
  KD_CHART_RAMP_PLAIN,
  KD_CHART_RAMP_SLOTS,
  KD_CHART_RAMP_TIER,
  KD_CHART_RAMP_RISK,
} KdChartRamp;

/**
 * KdChartFlags:
 * @KD_CHART_DARK: on a dark card
 * @KD_CHART_HIGH_CONTRAST: for those who asked for more contrast
 * @KD_CHART_PRINT: for paper: light, with plain patterns and nothing selected
 *
 * What a chart is painted for.
 */
typedef enum
{
  KD_CHART_NO_FLAGS = 0,
  KD_CHART_DARK = 1 << 0,
  KD_CHART_HIGH_CONTRAST = 1 << 1,
  KD_CHART_PRINT = 1 << 2,
} KdChartFlags;

/**
 * KdChartFill:
 * @color: the colour
 * @text: the colour of text on it
 * @pattern: the pattern, painted in the card's colour
 * @hollow: whether only a dashed outline is painted: what is not known
 *
 * How a part is filled.
 */
typedef struct
{
  KdChartColor   color;
  KdChartColor   text;
  KdChartPattern pattern;
  gboolean       hollow;
} KdChartFill;

/**
 * KdChartTheme:
 * @flags: what it is for
 * @card: the ground
 * @text: of text
 * @dimmed: of text beside
 * @axis: of lines that bear the parts
 * @accent: of selection and focus; the system's, and never that of data
 * @warning: of what has to be looked at
 * @pattern_opacity: of patterns
 * @hatch_opacity: of the hatch that means expired
 * @scale: how much larger than usual the measures are: 1, or 2 with text of twice the size
 *
 * The colours and measures of charts.
 */
typedef struct
{
  KdChartFlags flags;
  KdChartColor card;
  KdChartColor text;
  KdChartColor dimmed;
  KdChartColor axis;
  KdChartColor accent;
  KdChartColor warning;
  double       pattern_opacity;
  double       hatch_opacity;
  double       scale;
} KdChartTheme;

void         kd_chart_theme_init (KdChartTheme *theme,
                                  KdChartFlags  flags);
KdChartFill  kd_chart_theme_get_fill (const KdChartTheme *theme,
                                      KdChartRamp         ramp,
                                      guint               place,
                                      guint               n_places);
KdChartFill  kd_chart_theme_get_heat (const KdChartTheme *theme,
                                      double              share);
KdChartFill  kd_chart_theme_get_unknown (const KdChartTheme *theme);
KdChartColor kd_chart_color_mix (KdChartColor over,
                                 KdChartColor ground);
double       kd_chart_color_contrast (KdChartColor a,
                                      KdChartColor b);

G_END_DECLS
