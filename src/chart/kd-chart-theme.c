/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-chart-theme.h"

#include <math.h>

#define STEPS 5

/* Text that is read needs this much (WCAG 2.2, 1.4.3). */
#define TEXT_CONTRAST 4.5

/* Each has 3:1 at least against its card, and neighbours are told apart with any colour vision. */
static const guint32 slots[2][KD_CHART_SLOTS] = {
  { 0x1f50cd, 0xd5743d, 0x05736a, 0x583124, 0xcf2877, 0x3d046d, 0x456600, 0x72819c },
  { 0x5681c9, 0xfd991b, 0x2faeae, 0xac8466, 0xd44c87, 0xdca2ff, 0x9feea1, 0xd7dfe8 },
};

/* From low to high, monotone in lightness, so that grey paper keeps the order. */
static const guint32 tiers[2][STEPS] = {
  { 0x599e9e, 0x30897f, 0x18705e, 0x135742, 0x103c28 },
  { 0x3c8f8f, 0x45aba2, 0x5bc7b1, 0x7ce2bd, 0xbaf6c5 },
};
static const guint32 risks[2][STEPS] = {
  { 0x4c9ac5, 0x5177bf, 0x6849ab, 0x781e6a, 0x610725 },
  { 0x3a89b3, 0x7a97cc, 0xc2aceb, 0xf7c2e4, 0xfee8dc },
};
static const guint32 heats[2][STEPS] = {
  { 0xf2f4fc, 0xdbe3f7, 0xbccaf0, 0x849fe3, 0x416ad4 },
  { 0x3a3c43, 0x454a57, 0x535e73, 0x6d81a5, 0x8cabe1 },
};

static KdChartColor
color (guint32 rgb,
       double  alpha)
{
  return (KdChartColor) { (rgb >> 16 & 0xff) / 255.0, (rgb >> 8 & 0xff) / 255.0, (rgb & 0xff) / 255.0, alpha };
}

static KdChartColor
ink (void)
{
  return color (0x000006, 1);
}

static KdChartColor
white (void)
{
  return color (0xffffff, 1);
}

static gboolean
is_dark (const KdChartTheme *theme)
{
  return (theme->flags & KD_CHART_DARK) != 0;
}

/**
 * kd_chart_theme_init:
 * @theme: (out): the theme
 * @flags: what it is for; paper is always light
 *
 * Fills in the colours. A window sets @accent and @scale from its own style afterwards.
 */
void
kd_chart_theme_init (KdChartTheme *theme,
                     KdChartFlags  flags)
{
  gboolean print = (flags & KD_CHART_PRINT) != 0;
  gboolean strong = (flags & KD_CHART_HIGH_CONTRAST) != 0;
  gboolean dark;

  if (print)
    flags &= ~(guint) KD_CHART_DARK;
  dark = (flags & KD_CHART_DARK) != 0;
  *theme = (KdChartTheme) {
    .flags = flags,
    .card = color (dark ? 0x343437 : 0xffffff, 1),
    .text = dark ? white () : color (0x000006, print || strong ? 1 : 0.8),
    .accent = color (dark ? 0x81d0ff : 0x0461be, 1),
    .warning = color (dark ? 0xffc252 : 0x905400, 1),
    .pattern_opacity = print || strong ? 0.55 : 0.18,
    .hatch_opacity = 0.55,
    .scale = 1,
  };
  theme->dimmed = theme->text;
  theme->dimmed.alpha *= strong ? 0.9 : 0.72;
  theme->axis = theme->text;
  theme->axis.alpha *= strong ? 1 : 0.3;
}

static KdChartFill
fill_with (KdChartColor   filled,
           KdChartPattern pattern)
{
  gboolean on_white = kd_chart_color_contrast (white (), filled) >= TEXT_CONTRAST;

  return (KdChartFill) { .color = filled, .text = on_white ? white () : ink (), .pattern = pattern };
}

/* A ramp of five steps over any number of places: fewer are spread over it, more lie between. */
static KdChartColor
pick (const guint32 *ramp,
      guint          place,
      guint          n_places)
{
  double       at = n_places > 1 ? (double) place * (STEPS - 1) / (n_places - 1) : STEPS / 2;
  guint        low = MIN ((guint) at, STEPS - 2);
  double       share = at - low;
  KdChartColor a = color (ramp[low], 1);
  KdChartColor b = color (ramp[low + 1], share);

  return kd_chart_color_mix (b, a);
}

/**
 * kd_chart_theme_get_fill:
 * @theme: the theme
 * @ramp: where the colour comes from
 * @place: the part's place in it, the lowest first
 * @n_places: how many places the ramp has in this chart
 *
 * Slots have patterns from the second on, tiers by their place; levels have none, because a hatch means there that a level
 * has expired.
 *
 * Returns: how the part is filled
 */
KdChartFill
kd_chart_theme_get_fill (const KdChartTheme *theme,
                         KdChartRamp         ramp,
                         guint               place,
                         guint               n_places)
{
  gboolean dark = is_dark (theme);

  g_return_val_if_fail (place < n_places, kd_chart_theme_get_unknown (theme));

  switch (ramp)
    {
    case KD_CHART_RAMP_TIER:
      return fill_with (pick (tiers[dark], place, n_places), (KdChartPattern) ((n_places - 1 - place) % KD_CHART_HOLLOW));
    case KD_CHART_RAMP_RISK:
      return fill_with (pick (risks[dark], place, n_places), KD_CHART_SOLID);
    case KD_CHART_RAMP_SLOTS:
      place = MIN (place, KD_CHART_SLOTS - 1);
      return fill_with (color (slots[dark][place], 1), (KdChartPattern) place);
    case KD_CHART_RAMP_PLAIN:
    default:
      return fill_with (color (slots[dark][0], 1), KD_CHART_SOLID);
    }
}

/**
 * kd_chart_theme_get_heat:
 * @theme: the theme
 * @share: share of the largest cell, more than 0 and at most 1
 *
 * Returns: how a cell is filled. The number in it tells how much; the fill alone has no contrast that could.
 */
KdChartFill
kd_chart_theme_get_heat (const KdChartTheme *theme,
                         double              share)
{
  gboolean     dark = is_dark (theme);
  guint        step = (guint) CLAMP (ceil (share * STEPS), 1, STEPS) - 1;
  gboolean     bright = dark ? step <= 2 : step == STEPS - 1;
  KdChartColor text = dark || (theme->flags & (KD_CHART_PRINT | KD_CHART_HIGH_CONTRAST)) ? ink () : color (0x000006, 0.8);

  return (KdChartFill) { .color = color (heats[dark][step], 1), .text = bright ? white () : text };
}

/**
 * kd_chart_theme_get_unknown:
 * @theme: the theme
 *
 * Returns: how a part is drawn of which nothing is known: never coloured
 */
KdChartFill
kd_chart_theme_get_unknown (const KdChartTheme *theme)
{
  KdChartColor line = theme->dimmed;

  return (KdChartFill) { .color = line, .text = theme->text, .hollow = TRUE };
}

/**
 * kd_chart_color_mix:
 * @over: a colour
 * @ground: an opaque colour below it
 *
 * Returns: the opaque colour that is seen
 */
KdChartColor
kd_chart_color_mix (KdChartColor over,
                    KdChartColor ground)
{
  double a = over.alpha;

  return (KdChartColor) {
    over.red * a + ground.red * (1 - a),
    over.green * a + ground.green * (1 - a),
    over.blue * a + ground.blue * (1 - a),
    1,
  };
}

static double
get_linear (double channel)
{
  return channel <= 0.04045 ? channel / 12.92 : pow ((channel + 0.055) / 1.055, 2.4);
}

static double
get_luminance (KdChartColor c)
{
  return 0.2126 * get_linear (c.red) + 0.7152 * get_linear (c.green) + 0.0722 * get_linear (c.blue);
}

/**
 * kd_chart_color_contrast:
 * @a: an opaque colour
 * @b: another
 *
 * Source: WCAG 2.2, contrast ratio.
 *
 * Returns: the ratio of their luminances, from 1 to 21
 */
double
kd_chart_color_contrast (KdChartColor a,
                         KdChartColor b)
{
  double first = get_luminance (a) + 0.05;
  double second = get_luminance (b) + 0.05;

  return MAX (first, second) / MIN (first, second);
}
