/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What can be read in a chart of any size, and what leaves the window as a file. */

#include "chart-fixture.h"

#include "kd-chart-export.h"
#include "kd-words-amount.h"

#include <gio/gio.h>
#include <math.h>
#include <string.h>

static cairo_t *cr;

typedef KdChart *(*Make) (FixtureSize size,
                          gboolean    zh);

static KdChart *
make_donut (FixtureSize size,
            gboolean    zh)
{
  return fixture_tiers (size, KD_CHART_AMOUNT, zh);
}

static const Make makers[] = { make_donut, fixture_risk, fixture_history, fixture_allocation, fixture_heat, fixture_line };

static gboolean
overlap (const cairo_rectangle_t *a,
         const cairo_rectangle_t *b)
{
  /* lines of text may touch */
  return a->x + 0.5 < b->x + b->width && b->x + 0.5 < a->x + a->width && a->y + 2 < b->y + b->height && b->y + 2 < a->y + a->height;
}

static gboolean
has_han (const char *text)
{
  for (; *text != '\0'; text = g_utf8_next_char (text))
    if (g_unichar_get_script (g_utf8_get_char (text)) == G_UNICODE_SCRIPT_HAN)
      return TRUE;
  return FALSE;
}

static void
assert_legible (KdChart *chart,
                double   width,
                double   height)
{
  for (guint i = 0; i < kd_chart_get_n_labels (chart); i++)
    {
      KdChartLabel label;

      kd_chart_get_label (chart, i, &label);
      if (label.bounds.x < -0.5 || label.bounds.x + label.bounds.width > width + 0.5 || label.bounds.y < -2 || label.bounds.y + label.bounds.height > height + 2)
        g_error ("%s in %s sticks out of %g x %g: %g %g %g %g", label.text, kd_chart_get_title (chart), width, height, label.bounds.x, label.bounds.y, label.bounds.width, label.bounds.height);
      if (!label.whole && (has_han (label.text) || g_ascii_isdigit (*label.text)))
        g_error ("%s in %s is cut", label.text, kd_chart_get_title (chart));
      for (guint k = 0; k < i; k++)
        {
          KdChartLabel other;

          kd_chart_get_label (chart, k, &other);
          if (overlap (&label.bounds, &other.bounds))
            g_error ("%s and %s in %s overlap at width %g", label.text, other.text, kd_chart_get_title (chart), width);
        }
    }
}

static void
test_labels_are_legible (void)
{
  static const double widths[] = { 240, 320, 460, 900 };

  for (guint m = 0; m < G_N_ELEMENTS (makers); m++)
    for (FixtureSize size = FIXTURE_MANY; size <= FIXTURE_NONE; size++)
      for (guint w = 0; w < G_N_ELEMENTS (widths) * 4; w++)
        {
          double scale = w & 1 ? 2 : 1;
          g_autoptr (KdChart) chart = makers[m](size, w & 2);
          PangoContext *context = fixture_context (cr, 11 * scale);
          KdChartTheme  theme;
          double        width;
          double        height;

          kd_chart_theme_init (&theme, KD_CHART_NO_FLAGS);
          theme.scale = scale;
          width = MAX (widths[w / 4] * (scale > 1 ? 1.5 : 1), kd_chart_get_min_width (chart, &theme, context));
          height = kd_chart_measure (chart, &theme, context, width);
          assert_legible (chart, width, height);
          kd_chart_layout (chart, &theme, context, width, height + 100);
          assert_legible (chart, width, height + 100);
          g_object_unref (context);
        }
}

/* Hidden amounts are nowhere: not in labels, descriptions, tables. */
static void
test_privacy (void)
{
  for (guint m = 0; m < G_N_ELEMENTS (makers); m++)
    {
      g_autoptr (KdChart) chart = makers[m](FIXTURE_MANY, FALSE);
      PangoContext *context = fixture_context (cr, 11);
      g_autoptr (KdChartTable) table = NULL;
      g_autofree char *said = NULL;
      g_autofree char *csv = NULL;
      g_autoptr (GString) all = g_string_new (NULL);
      KdChartTheme theme;

      kd_chart_theme_init (&theme, KD_CHART_NO_FLAGS);
      kd_chart_set_private (chart, TRUE);
      kd_chart_layout (chart, &theme, context, 400, 0);
      for (guint i = 0; i < kd_chart_get_n_labels (chart); i++)
        {
          KdChartLabel label;

          kd_chart_get_label (chart, i, &label);
          g_string_append_printf (all, "%s\n", label.text);
        }
      for (guint i = 0; i < kd_chart_get_n_parts (chart); i++)
        {
          g_autofree char *part = kd_chart_describe_part (chart, i);

          g_string_append_printf (all, "%s\n", part);
        }
      said = kd_chart_describe (chart);
      table = kd_chart_get_table (chart);
      g_string_append (all, said);
      csv = kd_chart_table_to_csv (table);
      g_string_append (all, csv);
      g_assert_false (g_regex_match_simple ("\\d(\\.\\d+)?[KMB]\\b|\\d\\.\\d\\d\\b", all->str, 0, 0));
      g_assert_nonnull (strstr (all->str, KD_WORDS_HIDDEN));
      g_object_unref (context);
    }
}

/* --- line and heat ----------------------------------------------------------------------------------------- */

static void
test_line (void)
{
  g_autoptr (KdChart) chart = fixture_line (FIXTURE_MANY, FALSE);
  PangoContext     *context = fixture_context (cr, 11);
  KdChartTheme      theme;
  cairo_rectangle_t first, last;
  g_autofree char  *said = NULL;

  kd_chart_theme_init (&theme, KD_CHART_NO_FLAGS);
  kd_chart_layout (chart, &theme, context, 400, 0);
  g_assert_cmpuint (kd_chart_get_n_parts (chart), ==, 22);
  g_assert_true (kd_chart_get_part_bounds (chart, 0, &first) && kd_chart_get_part_bounds (chart, 21, &last));
  g_assert_cmpfloat (first.x, <, 60);
  g_assert_cmpfloat_with_epsilon (last.x + 5, 395, 0.01);
  g_assert_cmpfloat (last.y, <, first.y);
  g_assert_cmpint (kd_chart_hit (chart, 390, 30), ==, 21);
  g_assert_cmpint (kd_chart_hit (chart, 2, 30), ==, KD_CHART_NO_PART);
  g_assert_cmpstr (kd_chart_get_part_key (chart, 16), ==, "2026-07-31");
  said = kd_chart_describe_part (chart, 21);
  g_assert_cmpstr (said, ==, "2026-12-31 · 4.24M · paid in 3.8M");
  g_object_unref (context);
}

/* Counts the pixels that are as blue as the first slot, column by column: a gap has less than a line. */
static guint
count_blue (cairo_surface_t *surface,
            int              from,
            int              to,
            int              height)
{
  const unsigned char *data = cairo_image_surface_get_data (surface);
  guint                found = 0;

  for (int x = from; x < to; x++)
    for (int y = 0; y < height; y++)
      {
        const unsigned char *pixel = data + y * cairo_image_surface_get_stride (surface) + 4 * x;

        if (pixel[0] > 180 && pixel[2] < 80)
          {
            found++;
            break;
          }
      }
  return found;
}

static void
test_a_gap_is_dashed (void)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 600, 200);
  cairo_t         *own = cairo_create (surface);
  PangoContext    *context = fixture_context (own, 11);
  g_autoptr (KdChart) chart = fixture_line (FIXTURE_MANY, FALSE);
  KdChartState      state = KD_CHART_STATE_INIT;
  KdChartTheme      theme;
  cairo_rectangle_t a, b;
  int               from, to;

  kd_chart_theme_init (&theme, KD_CHART_NO_FLAGS);
  cairo_set_source_rgb (own, 1, 1, 1);
  cairo_paint (own);
  kd_chart_layout (chart, &theme, context, 600, 0);
  kd_chart_paint (chart, own, &state);
  cairo_surface_flush (surface);
  /* the gap lies between the points 15 and 16 */
  g_assert_true (kd_chart_get_part_bounds (chart, 15, &a) && kd_chart_get_part_bounds (chart, 16, &b));
  from = (int) (a.x + a.width) + 2;
  to = (int) b.x - 2;
  g_assert_cmpint (to - from, >, 20);
  g_assert_cmpuint (count_blue (surface, from, to, 160), >, 0);
  g_assert_cmpuint (count_blue (surface, from, to, 160), <, (guint) (to - from) * 3 / 4);
  g_assert_true (kd_chart_get_part_bounds (chart, 14, &a));
  to = (int) a.x - 1;
  g_assert_cmpuint (count_blue (surface, to - 8, to, 160), ==, 8);
  g_object_unref (context);
  cairo_destroy (own);
  cairo_surface_destroy (surface);
}

static void
test_heat (void)
{
  g_autoptr (KdChart) chart = fixture_heat (FIXTURE_MANY, FALSE);
  PangoContext *context = fixture_context (cr, 11);
  g_autoptr (KdChartTable) table = kd_chart_get_table (chart);
  KdChartTheme      theme;
  cairo_rectangle_t cell;
  gint64            sum = 0;

  kd_chart_theme_init (&theme, KD_CHART_NO_FLAGS);
  kd_chart_layout (chart, &theme, context, 600, 0);
  g_assert_cmpuint (kd_chart_get_n_parts (chart), ==, 36);
  g_assert_cmpstr (kd_chart_get_part_key (chart, 2), ==, "private/C3");
  for (guint i = 0; i < 36; i++)
    {
      g_assert_true (kd_chart_get_part_bounds (chart, i, &cell));
      g_assert_cmpfloat (cell.width, >=, 44);
      g_assert_cmpfloat (cell.height, >=, 32);
      g_assert_cmpint (kd_chart_hit (chart, cell.x + cell.width / 2, cell.y + cell.height / 2), ==, (int) i);
    }
  g_assert_cmpint (kd_chart_hit (chart, 1, 1), ==, KD_CHART_NO_PART);
  /* rows, columns and the corner add up */
  for (guint row = 0; row < 6; row++)
    {
      gint64 across = 0;

      for (guint column = 1; column <= 6; column++)
        across += g_ascii_strtoll (kd_chart_table_get_text (table, row, column), NULL, 10);
      g_assert_cmpint (across, ==, g_ascii_strtoll (kd_chart_table_get_text (table, row, 7), NULL, 10));
      sum += across;
    }
  g_assert_cmpstr (kd_chart_table_get_text (table, 6, 7), ==, "1,277");
  g_assert_cmpint (sum, ==, 1277);
  g_assert_cmpint (kd_chart_move (chart, 0, KD_CHART_DOWN), ==, 6);
  g_assert_cmpint (kd_chart_move (chart, 0, KD_CHART_LEFT), ==, 0);
  g_assert_cmpint (kd_chart_move (chart, 5, KD_CHART_RIGHT), ==, 5);
  g_assert_cmpint (kd_chart_move (chart, 31, KD_CHART_DOWN), ==, 31);
  g_object_unref (context);
}

static void
test_heat_of_one_row (void)
{
  g_autoptr (KdChart) chart = fixture_heat (FIXTURE_ONE, FALSE);

  g_assert_cmpuint (kd_chart_get_n_parts (chart), ==, 6);
  g_assert_cmpstr (kd_chart_get_part_key (chart, 0), ==, "platinum/C1");
}

/* --- painting ---------------------------------------------------------------------------------------------- */

static guint32
probe (cairo_surface_t *surface,
       double           x,
       double           y)
{
  const unsigned char *data = cairo_image_surface_get_data (surface);

  return *(const guint32 *) (gconstpointer) (data + (int) y * cairo_image_surface_get_stride (surface) + 4 * (int) x) & 0xffffff;
}

/* Colours stand where the parts are; while it grows the last ones are not there yet; on paper nothing is chosen. */
static void
test_pixels_of_a_donut (void)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 300, 400);
  cairo_t         *own = cairo_create (surface);
  PangoContext    *context = fixture_context (own, 11);
  g_autoptr (KdChart) chart = make_donut (FIXTURE_MANY, TRUE);
  KdChartState state = KD_CHART_STATE_INIT;
  gboolean     chosen[6] = { FALSE, TRUE };
  KdChartTheme theme;

  kd_chart_theme_init (&theme, KD_CHART_NO_FLAGS);
  kd_chart_layout (chart, &theme, context, 300, 0);
  cairo_set_source_rgb (own, 1, 1, 1);
  cairo_paint (own);
  state.progress = 0.25;
  kd_chart_paint (chart, own, &state);
  g_assert_cmphex (probe (surface, 155, 20), ==, 0x103c28);
  g_assert_cmphex (probe (surface, 150, 185), ==, 0xffffff);
  state.progress = 1;
  kd_chart_paint (chart, own, &state);
  g_assert_cmphex (probe (surface, 155, 185), ==, 0x103c28);
  cairo_set_source_rgb (own, 1, 1, 1);
  cairo_paint (own);
  state.selected = chosen;
  kd_chart_paint (chart, own, &state);
  g_assert_cmphex (probe (surface, 155, 20), !=, 0x103c28);
  cairo_set_source_rgb (own, 1, 1, 1);
  cairo_paint (own);
  kd_chart_theme_init (&theme, KD_CHART_PRINT);
  kd_chart_layout (chart, &theme, context, 300, 0);
  kd_chart_paint (chart, own, &state);
  g_assert_cmphex (probe (surface, 155, 20), ==, 0x103c28);
  g_object_unref (context);
  cairo_destroy (own);
  cairo_surface_destroy (surface);
}

/* --- files ------------------------------------------------------------------------------------------------- */

static const KdChartSheet sheet = { "截至 2026-11-30", "白金，C3", "168 位客户", "客档 · 打印于 2026-12-03", "2026-12-03T09:30:00+08:00" };

static char *
read_pdf (GBytes *bytes)
{
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), "chart.pdf", NULL);
  char            *argv[] = { (char *) "pdftotext", (char *) "-layout", path, (char *) "-", NULL };
  char            *text = NULL;
  int              status;

  g_assert_true (g_file_set_contents (path, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), NULL));
  g_assert_true (g_spawn_sync (NULL, argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &text, NULL, &status, NULL));
  g_assert_cmpint (status, ==, 0);
  return text;
}

static void
test_pdf_can_be_searched (void)
{
  static const char *const wanted[] = { "层级 × 风险", "截至 2026-11-30", "白金，C3", "168 位客户", "客档 · 打印于 2026-12-03", "钻石", "未风评", "超配关注", "1,277" };
  g_autoptr (KdChart) chart = fixture_heat (FIXTURE_MANY, TRUE);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = kd_chart_export (chart, &sheet, KD_CHART_PDF, &error);
  g_autofree char *text = NULL;

  g_assert_no_error (error);
  text = read_pdf (bytes);
  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
    if (strstr (text, wanted[i]) == NULL)
      g_error ("%s is not in the page:\n%s", wanted[i], text);
}

static guint32
get_u32 (const guint8 *at)
{
  return (guint32) at[0] << 24 | (guint32) at[1] << 16 | (guint32) at[2] << 8 | at[3];
}

static void
test_png_has_300_dots (void)
{
  g_autoptr (KdChart) chart = fixture_risk (FIXTURE_MANY, TRUE);
  g_autoptr (GBytes) bytes = kd_chart_export (chart, &sheet, KD_CHART_PNG, NULL);
  const guint8 *data = g_bytes_get_data (bytes, NULL);

  g_assert_cmpint (memcmp (data, "\x89PNG", 4), ==, 0);
  /* 420 points at 300 dots an inch */
  g_assert_cmpuint (get_u32 (data + 16), ==, 1750);
}

static void
test_svg (void)
{
  g_autoptr (KdChart) chart = fixture_allocation (FIXTURE_MANY, TRUE);
  g_autoptr (GBytes) bytes = kd_chart_export (chart, &sheet, KD_CHART_SVG, NULL);
  g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));

  g_assert_nonnull (strstr (text, "<svg"));
  g_assert_true (g_str_has_suffix (g_strchomp (text), "</svg>"));
}

int
main (int    argc,
      char **argv)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 4, 4);
  int              result;

  cr = cairo_create (surface);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/chart/layout/labels-are-legible", test_labels_are_legible);
  g_test_add_func ("/chart/layout/privacy", test_privacy);
  g_test_add_func ("/chart/line/points", test_line);
  g_test_add_func ("/chart/line/gap", test_a_gap_is_dashed);
  g_test_add_func ("/chart/heat/cells", test_heat);
  g_test_add_func ("/chart/heat/one-row", test_heat_of_one_row);
  g_test_add_func ("/chart/paint/donut", test_pixels_of_a_donut);
  g_test_add_func ("/chart/export/pdf", test_pdf_can_be_searched);
  g_test_add_func ("/chart/export/png", test_png_has_300_dots);
  g_test_add_func ("/chart/export/svg", test_svg);
  result = g_test_run ();
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  return result;
}
