/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Paints every chart in every state onto sheets, for eyes: chart-sheet FOLDER writes sheet-{zh,en}-{light,dark,contrast,print}.png.
 * What is judged by arithmetic is in the tests beside it. */

#include "chart-fixture.h"

#include "kd-chart-brush.h"

#include <glib/gi18n-lib.h>
#include <locale.h>
#include <stdio.h>

#define COLUMNS 4
#define CELL_WIDTH 340.0
#define CELL_HEIGHT 420.0
#define MARGIN 16.0
#define ROWS 11
#define SCALE 1.25

typedef struct
{
  cairo_t     *cr;
  KdChartTheme theme;
  gboolean     zh;
  guint        cell;
} Sheet;

static void
begin_cell (Sheet      *sheet,
            const char *name,
            double      width)
{
  double           x = sheet->cell % COLUMNS * CELL_WIDTH;
  double           y = sheet->cell / COLUMNS * CELL_HEIGHT;
  g_autofree char *caption = g_strdup (name);

  cairo_save (sheet->cr);
  cairo_translate (sheet->cr, x + MARGIN / 2, y + MARGIN / 2);
  kd_chart_brush_set_color (sheet->cr, sheet->theme.card);
  kd_chart_brush_rounded (sheet->cr, 0, 0, width + 2 * MARGIN, CELL_HEIGHT - MARGIN, 12, 12);
  cairo_fill (sheet->cr);
  kd_chart_brush_set_color (sheet->cr, sheet->theme.dimmed);
  cairo_move_to (sheet->cr, 12, 14);
  cairo_set_font_size (sheet->cr, 9);
  cairo_show_text (sheet->cr, caption);
  cairo_translate (sheet->cr, MARGIN, MARGIN + 10);
}

static void
paint_cell (Sheet              *sheet,
            const char         *name,
            KdChart            *chart,
            guint               cells,
            const KdChartState *state)
{
  KdChartState  plain = KD_CHART_STATE_INIT;
  double        width = CELL_WIDTH * cells - 3 * MARGIN;
  PangoContext *context = fixture_context (sheet->cr, 11 * sheet->theme.scale);

  if (sheet->cell % COLUMNS + cells > COLUMNS)
    sheet->cell += COLUMNS - sheet->cell % COLUMNS;
  begin_cell (sheet, name, width);
  kd_chart_layout (chart, &sheet->theme, context, width, 0);
  kd_chart_paint (chart, sheet->cr, state != NULL ? state : &plain);
  cairo_restore (sheet->cr);
  sheet->cell += cells;
  g_object_unref (context);
  g_object_unref (chart);
}

static KdChart *
hide (KdChart *chart)
{
  kd_chart_set_private (chart, TRUE);
  return chart;
}

static void
paint_sizes (Sheet *sheet)
{
  static const char *const names[] = { "many", "one", "none" };

  for (FixtureSize size = FIXTURE_MANY; size <= FIXTURE_NONE; size++)
    {
      paint_cell (sheet, names[size], fixture_tiers (size, KD_CHART_CLIENTS, sheet->zh), 1, NULL);
      paint_cell (sheet, names[size], fixture_risk (size, sheet->zh), 1, NULL);
      paint_cell (sheet, names[size], fixture_history (size, sheet->zh), 1, NULL);
      paint_cell (sheet, names[size], fixture_allocation (size, sheet->zh), 1, NULL);
      paint_cell (sheet, names[size], fixture_heat (size, sheet->zh), 2, NULL);
      paint_cell (sheet, names[size], fixture_line (size, sheet->zh), 2, NULL);
    }
}

static void
paint_states (Sheet *sheet)
{
  gboolean     chosen[32] = { FALSE, TRUE, FALSE, TRUE };
  KdChartState selected = { .hovered = KD_CHART_NO_PART, .focused = KD_CHART_NO_PART, .selected = chosen, .progress = 1 };
  KdChartState hovered = { .hovered = 2, .focused = KD_CHART_NO_PART, .progress = 1 };
  KdChartState focused = { .hovered = KD_CHART_NO_PART, .focused = 1, .progress = 1 };
  KdChartState growing = { .hovered = KD_CHART_NO_PART, .focused = KD_CHART_NO_PART, .progress = 0.4 };

  paint_cell (sheet, "selected", fixture_tiers (FIXTURE_MANY, KD_CHART_CLIENTS, sheet->zh), 1, &selected);
  paint_cell (sheet, "selected", fixture_risk (FIXTURE_MANY, sheet->zh), 1, &selected);
  paint_cell (sheet, "selected", fixture_allocation (FIXTURE_MANY, sheet->zh), 1, &selected);
  paint_cell (sheet, "hovered", fixture_tiers (FIXTURE_MANY, KD_CHART_AMOUNT, sheet->zh), 1, &hovered);
  paint_cell (sheet, "focused", fixture_risk (FIXTURE_MANY, sheet->zh), 1, &focused);
  paint_cell (sheet, "focused", fixture_allocation (FIXTURE_MANY, sheet->zh), 1, &focused);
  paint_cell (sheet, "growing", fixture_tiers (FIXTURE_MANY, KD_CHART_CLIENTS, sheet->zh), 1, &growing);
  paint_cell (sheet, "growing", fixture_risk (FIXTURE_MANY, sheet->zh), 1, &growing);
  paint_cell (sheet, "selected", fixture_heat (FIXTURE_MANY, sheet->zh), 2, &selected);
  paint_cell (sheet, "hovered", fixture_line (FIXTURE_MANY, sheet->zh), 2, &hovered);
  paint_cell (sheet, "focused", fixture_heat (FIXTURE_MANY, sheet->zh), 2, &focused);
  paint_cell (sheet, "private", hide (fixture_line (FIXTURE_MANY, sheet->zh)), 2, NULL);
  paint_cell (sheet, "private", hide (fixture_tiers (FIXTURE_MANY, KD_CHART_AMOUNT, sheet->zh)), 2, NULL);
  paint_cell (sheet, "private", hide (fixture_allocation (FIXTURE_MANY, sheet->zh)), 2, NULL);
}

static void
write_sheet (const char  *folder,
             const char  *style,
             KdChartFlags flags,
             gboolean     zh)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) (COLUMNS * CELL_WIDTH * SCALE), (int) (ROWS * CELL_HEIGHT * SCALE));
  Sheet            sheet = { .cr = cairo_create (surface), .zh = zh };
  g_autofree char *path = g_strdup_printf ("%s/sheet-%s-%s.png", folder, zh ? "zh" : "en", style);

  cairo_scale (sheet.cr, SCALE, SCALE);
  kd_chart_theme_init (&sheet.theme, flags);
  cairo_set_source_rgb (sheet.cr, sheet.theme.flags & KD_CHART_DARK ? 0.13 : 0.98, sheet.theme.flags & KD_CHART_DARK ? 0.13 : 0.98, sheet.theme.flags & KD_CHART_DARK ? 0.15 : 0.98);
  cairo_paint (sheet.cr);
  paint_sizes (&sheet);
  paint_states (&sheet);
  if (cairo_surface_write_to_png (surface, path) != CAIRO_STATUS_SUCCESS)
    g_error ("%s cannot be written", path);
  cairo_destroy (sheet.cr);
  cairo_surface_destroy (surface);
}

int
main (int    argc,
      char **argv)
{
  gboolean zh;

  if (argc != 2)
    {
      fprintf (stderr, "usage: chart-sheet FOLDER, with LC_ALL=zh_CN.UTF-8 for Chinese\n");
      return 2;
    }
  setlocale (LC_ALL, "");
  if (g_getenv ("DOSSIER_LOCALE_DIR") != NULL)
    bindtextdomain (GETTEXT_PACKAGE, g_getenv ("DOSSIER_LOCALE_DIR"));
  zh = g_str_has_prefix (setlocale (LC_MESSAGES, NULL), "zh");
  write_sheet (argv[1], "light", KD_CHART_NO_FLAGS, zh);
  write_sheet (argv[1], "dark", KD_CHART_DARK, zh);
  write_sheet (argv[1], "contrast", KD_CHART_HIGH_CONTRAST, zh);
  write_sheet (argv[1], "print", KD_CHART_PRINT, zh);
  return 0;
}
