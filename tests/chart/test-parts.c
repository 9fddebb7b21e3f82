/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "chart-fixture.h"

#include "kd-chart-scale.h"

#include <glib.h>
#include <math.h>
#include <string.h>

static cairo_t *cr;

static void
lay_out (KdChart     *chart,
         KdChartFlags flags,
         double       width,
         double       points)
{
  PangoContext *context = fixture_context (cr, points);
  KdChartTheme  theme;

  kd_chart_theme_init (&theme, flags);
  theme.scale = points / 11;
  kd_chart_layout (chart, &theme, context, width, 0);
  g_object_unref (context);
}

/* --- arithmetic -------------------------------------------------------------------------------------------- */

static void
test_ticks (void)
{
  KdChartTicks ticks = kd_chart_scale_ticks (380000000, 423600000);

  g_assert_cmpint (ticks.from, ==, 380000000);
  g_assert_cmpint (ticks.step, ==, 20000000);
  g_assert_cmpint (ticks.to, ==, 440000000);
  for (guint round = 0; round < 2000; round++)
    {
      gint64 least = (gint64) (g_test_rand_double_range (-1, 1) * pow (10, g_test_rand_double_range (0, 17)));
      gint64 most = least + (gint64) pow (10, g_test_rand_double_range (1, 17));

      ticks = kd_chart_scale_ticks (least, most);
      g_assert_cmpint (ticks.from, <=, least);
      g_assert_cmpint (ticks.to, >=, most);
      g_assert_cmpint (ticks.from % ticks.step, ==, 0);
      g_assert_cmpint (ticks.from + ticks.step * (ticks.n - 1), ==, ticks.to);
      g_assert_cmpuint (ticks.n, >=, 3);
      g_assert_cmpuint (ticks.n, <=, 4);
    }
  ticks = kd_chart_scale_ticks (5000, 5000);
  g_assert_true (ticks.from < 5000 && ticks.to > 5000);
  ticks = kd_chart_scale_ticks (G_MININT64, G_MAXINT64);
  g_assert_cmpuint (ticks.n, >=, 3);
}

static void
test_days (void)
{
  KdChartDays days = kd_chart_scale_days (kd_date_new (2026, 1, 31), kd_date_new (2026, 12, 3));

  g_assert_true (days.monthly);
  g_assert_cmpuint (days.n, ==, 5);
  g_assert_cmpint (days.days[0], ==, kd_date_new (2026, 2, 28));
  g_assert_cmpint (days.days[4], ==, kd_date_new (2026, 10, 31));
  g_assert_cmpuint (kd_chart_scale_days (100, 99).n, ==, 0);
  g_assert_cmpuint (kd_chart_scale_days (100, 100).n, ==, 1);
  for (int span = 0; span < 40000; span += 7)
    {
      days = kd_chart_scale_days (1000, 1000 + span);
      g_assert_cmpuint (days.n, <=, 6);
      g_assert_cmpuint (days.n, >=, span < 5 ? 1 : 2);
      for (guint i = 0; i < days.n; i++)
        g_assert_true (days.days[i] >= 1000 && days.days[i] <= 1000 + span && (i == 0 || days.days[i] > days.days[i - 1]));
    }
}

/* --- parts ------------------------------------------------------------------------------------------------- */

static void
test_donut_makes_a_circle (void)
{
  g_autoptr (KdChart) chart = fixture_tiers (FIXTURE_MANY, KD_CHART_AMOUNT, TRUE);
  double sum = 0;

  g_assert_cmpuint (kd_chart_get_n_parts (chart), ==, 6);
  for (guint i = 0; i < 6; i++)
    sum += kd_donut_get_angle (KD_DONUT (chart), i);
  g_assert_cmpfloat_with_epsilon (sum, 2 * G_PI, 1e-9);
  g_assert_cmpstr (kd_chart_get_part_key (chart, 0), ==, "private");
  g_assert_cmpstr (kd_chart_get_part_key (chart, 5), ==, "unknown");
  g_assert_cmpfloat (kd_donut_get_angle (KD_DONUT (chart), 5), ==, 0);
}

/* Tiers are never merged, and a part of one in a million is seen; the least angle of many makes large ones smaller. */
static void
test_donut_shows_the_smallest (void)
{
  KdChartInfo info = { "T", NULL, "CNY", KD_CHART_RAMP_TIER, KD_CHART_CLIENTS };
  KdChartItem items[12] = { 0 };
  g_autoptr (KdChart) chart = NULL;
  double sum = 0;

  for (guint i = 0; i < 12; i++)
    items[i] = (KdChartItem) { .key = "k", .label = "l", .clients = i == 5 ? 1000000 : i == 6 ? 8600
                                                                                              : 1 };
  chart = kd_donut_new (&info, items, 12);
  g_assert_cmpuint (kd_chart_get_n_parts (chart), ==, 12);
  for (guint i = 0; i < 12; i++)
    {
      g_assert_cmpfloat (kd_donut_get_angle (KD_DONUT (chart), i), >=, 3 * G_PI / 180 - 1e-9);
      sum += kd_donut_get_angle (KD_DONUT (chart), i);
    }
  g_assert_cmpfloat_with_epsilon (sum, 2 * G_PI, 1e-9);
}

static void
test_donut_hits (void)
{
  g_autoptr (KdChart) chart = fixture_tiers (FIXTURE_MANY, KD_CHART_CLIENTS, TRUE);
  cairo_rectangle_t row;

  lay_out (chart, KD_CHART_NO_FLAGS, 300, 11);
  /* the ring is 192 across in the middle of 300; 12 o'clock is the first part's begin */
  g_assert_cmpint (kd_chart_hit (chart, 152, 12), ==, 0);
  g_assert_cmpint (kd_chart_hit (chart, 148, 12), ==, 5);
  g_assert_cmpint (kd_chart_hit (chart, 150, 100), ==, KD_CHART_NO_PART);
  g_assert_cmpint (kd_chart_hit (chart, 2, 2), ==, KD_CHART_NO_PART);
  for (guint i = 0; i < 6; i++)
    {
      g_assert_true (kd_chart_get_part_bounds (chart, i, &row));
      g_assert_cmpint (kd_chart_hit (chart, row.x + 1, row.y + row.height / 2), ==, (int) i);
    }
}

static void
test_bars_are_in_proportion (void)
{
  g_autoptr (KdChart) chart = fixture_risk (FIXTURE_MANY, TRUE);
  cairo_rectangle_t c2, c3;

  lay_out (chart, KD_CHART_NO_FLAGS, 320, 11);
  g_assert_cmpuint (kd_chart_get_n_parts (chart), ==, 6);
  g_assert_true (kd_chart_get_part_bounds (chart, 1, &c2) && kd_chart_get_part_bounds (chart, 2, &c3));
  g_assert_cmpfloat (c2.y, <, c3.y);
  g_assert_cmpfloat (c2.width, <, c3.width);
  g_assert_cmpfloat (c3.width, <=, 320);
  g_assert_cmpint (kd_chart_hit (chart, 60, c3.y + 3), ==, 2);
  g_assert_cmpint (kd_chart_hit (chart, 319.5, c2.y + 3), ==, KD_CHART_NO_PART);
  g_assert_cmpint (kd_chart_hit (chart, 60, 5000), ==, KD_CHART_NO_PART);
}

static void
test_allocation_fills_the_bar (void)
{
  g_autoptr (KdChart) chart = fixture_allocation (FIXTURE_MANY, TRUE);
  double end = 4;

  lay_out (chart, KD_CHART_NO_FLAGS, 320, 11);
  for (guint i = 0; i < kd_chart_get_n_parts (chart); i++)
    {
      cairo_rectangle_t at;

      g_assert_true (kd_chart_get_part_bounds (chart, i, &at));
      g_assert_cmpfloat_with_epsilon (at.x, end, 1e-6);
      g_assert_cmpfloat (at.width, >=, 3 - 1e-6);
      g_assert_cmpint (kd_chart_hit (chart, at.x + at.width / 2, at.y + 2), ==, (int) i);
      end += at.width;
    }
  g_assert_cmpfloat_with_epsilon (end, 316, 1e-6);
}

static void
test_more_than_eight_become_others (void)
{
  KdChartInfo info = { "T", NULL, "CNY", KD_CHART_RAMP_SLOTS, KD_CHART_AMOUNT };
  KdChartItem items[11];
  g_autoptr (KdChart) chart = NULL;
  g_autofree char *other = NULL;

  for (guint i = 0; i < 11; i++)
    items[i] = (KdChartItem) { .key = "k", .label = "l", .amount = i == 2 ? 1 : 100 * (11 - i) };
  chart = kd_allocation_new (&info, items, 11);
  g_assert_cmpuint (kd_chart_get_n_parts (chart), ==, 8);
  g_assert_cmpstr (kd_chart_get_part_key (chart, 7), ==, "other");
  other = kd_chart_describe_part (chart, 7);
  g_assert_nonnull (strstr (other, "6"));
}

static void
test_one_value (void)
{
  g_autoptr (KdChart) donut = fixture_tiers (FIXTURE_ONE, KD_CHART_CLIENTS, TRUE);
  g_autoptr (KdChart) bars = fixture_risk (FIXTURE_ONE, TRUE);
  cairo_rectangle_t row;

  g_assert_cmpuint (kd_chart_get_n_parts (donut), ==, 1);
  g_assert_cmpfloat_with_epsilon (kd_donut_get_angle (KD_DONUT (donut), 0), 2 * G_PI, 1e-9);
  lay_out (bars, KD_CHART_NO_FLAGS, 300, 11);
  g_assert_cmpuint (kd_chart_get_n_parts (bars), ==, 1);
  g_assert_true (kd_chart_get_part_bounds (bars, 0, &row));
  g_assert_cmpfloat (row.width, <, 230);
}

static void
test_no_data (void)
{
  KdChart *charts[] = { fixture_tiers (FIXTURE_NONE, KD_CHART_CLIENTS, TRUE), fixture_risk (FIXTURE_NONE, TRUE), fixture_allocation (FIXTURE_NONE, TRUE) };

  for (guint i = 0; i < G_N_ELEMENTS (charts); i++)
    {
      g_autofree char *said = NULL;
      gboolean         told = FALSE;

      lay_out (charts[i], KD_CHART_NO_FLAGS, 300, 11);
      g_assert_cmpuint (kd_chart_get_n_parts (charts[i]), ==, 0);
      g_assert_cmpint (kd_chart_hit (charts[i], 150, 100), ==, KD_CHART_NO_PART);
      g_assert_cmpint (kd_chart_move (charts[i], KD_CHART_NO_PART, KD_CHART_FIRST), ==, KD_CHART_NO_PART);
      said = kd_chart_describe (charts[i]);
      g_assert_nonnull (strstr (said, "No data yet"));
      for (guint place = 0; place < kd_chart_get_n_labels (charts[i]); place++)
        {
          KdChartLabel label;

          kd_chart_get_label (charts[i], place, &label);
          told |= g_str_equal (label.text, "No data yet");
        }
      g_assert_true (told);
      g_object_unref (charts[i]);
    }
}

/* --- words ------------------------------------------------------------------------------------------------- */

static void
test_words_of_a_part (void)
{
  g_autoptr (KdChart) chart = fixture_risk (FIXTURE_MANY, TRUE);
  g_autofree char *c3 = kd_chart_describe_part (chart, 2);
  g_autofree char *hidden = NULL;
  g_autofree char *whole = kd_chart_describe (chart);

  g_assert_true (g_str_has_prefix (c3, "C3 · 458 clients (38 expired) · 35.6% · "));
  g_assert_nonnull (strstr (whole, "1,286 clients"));
  g_assert_nonnull (strstr (whole, "Largest is C3"));
  kd_chart_set_private (chart, TRUE);
  hidden = kd_chart_describe_part (chart, 2);
  g_assert_cmpstr (hidden, ==, "C3 · 458 clients (38 expired) · 35.6% · ••••");
}

static void
test_table (void)
{
  g_autoptr (KdChart) chart = fixture_tiers (FIXTURE_MANY, KD_CHART_CLIENTS, FALSE);
  g_autoptr (KdChartTable) table = kd_chart_get_table (chart);
  g_autofree char *csv = kd_chart_table_to_csv (table);

  g_assert_cmpuint (kd_chart_table_get_n_rows (table), ==, 6);
  g_assert_true (g_str_has_prefix (csv, "Tiers,Clients,AUM,Share,Per client,Expired\r\nPrivate banking and family office,88,1790000000.00,6.8,20340909.09,6\r\n"));
  g_assert_true (g_str_has_suffix (csv, "Unknown,37,,2.9,,0\r\n"));
  g_assert_cmpstr (kd_chart_table_get_text (table, 5, 2), ==, "—");
}

static void
test_a_table_is_no_formula (void)
{
  g_autoptr (KdChartTable) table = kd_chart_table_new ();
  g_autofree char *csv = NULL;

  kd_chart_table_add_column (table, "a\"b", FALSE);
  kd_chart_table_add (table, g_strdup ("=cmd|'x'"), NULL);
  kd_chart_table_add (table, g_strdup ("-1.5"), NULL);
  kd_chart_table_add (table, g_strdup ("-1.5"), g_strdup ("a,b"));
  csv = kd_chart_table_to_csv (table);
  g_assert_cmpstr (csv, ==, "\"a\"\"b\"\r\n'=cmd|'x'\r\n-1.5\r\n\"a,b\"\r\n");
}

static void
test_keys (void)
{
  g_autoptr (KdChart) chart = fixture_risk (FIXTURE_MANY, TRUE);

  g_assert_cmpint (kd_chart_move (chart, KD_CHART_NO_PART, KD_CHART_DOWN), ==, 0);
  g_assert_cmpint (kd_chart_move (chart, 0, KD_CHART_UP), ==, 0);
  g_assert_cmpint (kd_chart_move (chart, 0, KD_CHART_DOWN), ==, 1);
  g_assert_cmpint (kd_chart_move (chart, 2, KD_CHART_LAST), ==, 5);
  g_assert_cmpint (kd_chart_move (chart, 5, KD_CHART_RIGHT), ==, 5);
}

int
main (int    argc,
      char **argv)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 4, 4);
  int              result;

  cr = cairo_create (surface);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/chart/scale/ticks", test_ticks);
  g_test_add_func ("/chart/scale/days", test_days);
  g_test_add_func ("/chart/donut/makes-a-circle", test_donut_makes_a_circle);
  g_test_add_func ("/chart/donut/shows-the-smallest", test_donut_shows_the_smallest);
  g_test_add_func ("/chart/donut/hits", test_donut_hits);
  g_test_add_func ("/chart/bars/are-in-proportion", test_bars_are_in_proportion);
  g_test_add_func ("/chart/allocation/fills-the-bar", test_allocation_fills_the_bar);
  g_test_add_func ("/chart/series/more-than-eight", test_more_than_eight_become_others);
  g_test_add_func ("/chart/series/one-value", test_one_value);
  g_test_add_func ("/chart/series/no-data", test_no_data);
  g_test_add_func ("/chart/words/part", test_words_of_a_part);
  g_test_add_func ("/chart/words/table", test_table);
  g_test_add_func ("/chart/words/no-formula", test_a_table_is_no_formula);
  g_test_add_func ("/chart/keys", test_keys);
  result = g_test_run ();
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  return result;
}
