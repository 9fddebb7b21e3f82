/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-chart-brush.h"
#include "kd-chart-theme.h"

#include <glib.h>

static const KdChartFlags styles[] = { KD_CHART_NO_FLAGS, KD_CHART_DARK, KD_CHART_HIGH_CONTRAST, KD_CHART_DARK | KD_CHART_HIGH_CONTRAST, KD_CHART_PRINT };

static const KdChartRamp ramps[] = { KD_CHART_RAMP_PLAIN, KD_CHART_RAMP_SLOTS, KD_CHART_RAMP_TIER, KD_CHART_RAMP_RISK };

#define FOR_EACH_STYLE(theme) \
  KdChartTheme theme;         \
  for (guint style = 0; style < G_N_ELEMENTS (styles) && (kd_chart_theme_init (&theme, styles[style]), TRUE); style++)

static double
get_contrast (KdChartColor over,
              KdChartColor ground)
{
  return kd_chart_color_contrast (kd_chart_color_mix (over, ground), ground);
}

/* Published: WCAG 2.2, and the figures of well-known greys. */
static void
test_contrast (void)
{
  KdChartColor black = { 0, 0, 0, 1 };
  KdChartColor white = { 1, 1, 1, 1 };
  KdChartColor grey = { 0x76 / 255.0, 0x76 / 255.0, 0x76 / 255.0, 1 };

  g_assert_cmpfloat_with_epsilon (kd_chart_color_contrast (black, white), 21, 1e-9);
  g_assert_cmpfloat_with_epsilon (kd_chart_color_contrast (white, white), 1, 1e-9);
  g_assert_cmpfloat_with_epsilon (kd_chart_color_contrast (white, grey), 4.54, 0.005);
}

static void
test_every_fill_is_seen (void)
{
  FOR_EACH_STYLE (theme)
  for (guint r = 0; r < G_N_ELEMENTS (ramps); r++)
    for (guint n = 1; n <= 12; n++)
      for (guint place = 0; place < n; place++)
        {
          KdChartFill fill = kd_chart_theme_get_fill (&theme, ramps[r], place, n);

          g_assert_cmpfloat (get_contrast (fill.color, theme.card), >=, 3);
          g_assert_cmpfloat (get_contrast (fill.text, fill.color), >=, 4.5);
          g_assert_false (fill.hollow);
        }
}

static void
test_text_is_read (void)
{
  FOR_EACH_STYLE (theme)
  {
    g_assert_cmpfloat (get_contrast (theme.text, theme.card), >=, 7);
    g_assert_cmpfloat (get_contrast (theme.dimmed, theme.card), >=, 4.5);
    g_assert_cmpfloat (get_contrast (theme.warning, theme.card), >=, 4.5);
    g_assert_cmpfloat (get_contrast (theme.accent, theme.card), >=, 3);
    for (double share = 0.001; share <= 1; share += 0.001)
      {
        KdChartFill fill = kd_chart_theme_get_heat (&theme, share);

        g_assert_cmpfloat (get_contrast (fill.text, fill.color), >=, 4.5);
      }
  }
}

/* Grey paper and every colour vision keep what is monotone in lightness. */
static void
test_ramps_are_monotone (void)
{
  FOR_EACH_STYLE (theme)
  for (guint r = 2; r < G_N_ELEMENTS (ramps); r++)
    for (guint n = 2; n <= 12; n++)
      for (guint place = 1; place < n; place++)
        {
          KdChartFill low = kd_chart_theme_get_fill (&theme, ramps[r], place - 1, n);
          KdChartFill high = kd_chart_theme_get_fill (&theme, ramps[r], place, n);

          g_assert_cmpfloat (get_contrast (high.color, theme.card), >, get_contrast (low.color, theme.card));
        }
}

/* White or ink as the design has them, computed and not copied. */
static void
test_text_on_slots (void)
{
  static const gboolean white[] = { TRUE, FALSE, TRUE, TRUE, TRUE, TRUE, TRUE, FALSE };
  KdChartTheme          light, dark;

  kd_chart_theme_init (&light, KD_CHART_NO_FLAGS);
  kd_chart_theme_init (&dark, KD_CHART_DARK);
  for (guint slot = 0; slot < KD_CHART_SLOTS; slot++)
    {
      g_assert_cmpint (kd_chart_theme_get_fill (&light, KD_CHART_RAMP_SLOTS, slot, KD_CHART_SLOTS).text.red == 1, ==, white[slot]);
      g_assert_cmpfloat (kd_chart_theme_get_fill (&dark, KD_CHART_RAMP_SLOTS, slot, KD_CHART_SLOTS).text.red, ==, 0);
    }
}

static void
test_patterns_differ (void)
{
  KdChartTheme theme;
  guint        seen = 0;

  kd_chart_theme_init (&theme, KD_CHART_PRINT | KD_CHART_DARK);
  g_assert_false (theme.flags & KD_CHART_DARK);
  for (guint slot = 0; slot < KD_CHART_SLOTS; slot++)
    seen |= 1u << kd_chart_theme_get_fill (&theme, KD_CHART_RAMP_SLOTS, slot, KD_CHART_SLOTS).pattern;
  g_assert_cmphex (seen, ==, (1u << KD_CHART_SLOTS) - 1);
  g_assert_true (kd_chart_theme_get_unknown (&theme).hollow);
}

/* How much of a square of @side is in each of two colours. */
static double
measure_cover (KdChartPattern pattern,
               KdChartFlags   flags)
{
  const int            side = 60;
  cairo_surface_t     *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, side, side);
  cairo_t             *cr = cairo_create (surface);
  KdChartTheme         theme;
  KdChartFill          fill = { .color = { 0, 0, 0, 1 }, .pattern = pattern };
  double               light = 0;
  const unsigned char *row;

  kd_chart_theme_init (&theme, flags);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_rectangle (cr, 0, 0, side, side);
  kd_chart_brush_fill (cr, &theme, &fill, KD_CHART_FULL);
  cairo_surface_flush (surface);
  row = cairo_image_surface_get_data (surface);
  for (int y = 0; y < side; y++, row += cairo_image_surface_get_stride (surface))
    for (int x = 0; x < side; x++)
      light += row[4 * x] / 255.0;
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  return light / (side * side);
}

/* A pattern is painted, more strongly on paper, and leaves most of the colour. */
static void
test_patterns_are_painted (void)
{
  g_assert_cmpfloat (measure_cover (KD_CHART_SOLID, KD_CHART_PRINT), ==, 0);
  for (KdChartPattern pattern = KD_CHART_SLASH; pattern < KD_CHART_HOLLOW; pattern++)
    {
      double print = measure_cover (pattern, KD_CHART_PRINT);
      double screen = measure_cover (pattern, KD_CHART_NO_FLAGS);

      g_assert_cmpfloat (screen, >, 0.01);
      g_assert_cmpfloat (print, >, 2.5 * screen);
      g_assert_cmpfloat (print, <, 0.35);
    }
  g_assert_cmpfloat (measure_cover (KD_CHART_HOLLOW, KD_CHART_PRINT), >, 0.8);
  g_assert_cmpfloat (measure_cover (KD_CHART_HOLLOW, KD_CHART_NO_FLAGS), ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/chart/theme/contrast", test_contrast);
  g_test_add_func ("/chart/theme/every-fill-is-seen", test_every_fill_is_seen);
  g_test_add_func ("/chart/theme/text-is-read", test_text_is_read);
  g_test_add_func ("/chart/theme/ramps-are-monotone", test_ramps_are_monotone);
  g_test_add_func ("/chart/theme/text-on-slots", test_text_on_slots);
  g_test_add_func ("/chart/theme/patterns-differ", test_patterns_differ);
  g_test_add_func ("/chart/theme/patterns-are-painted", test_patterns_are_painted);
  return g_test_run ();
}
