/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-chart-export.h"

#include "kd-chart-brush.h"
#include "kd-chart-private.h"
#include "kd-error.h"

#include <cairo-pdf.h>
#include <cairo-svg.h>
#include <glib/gi18n-lib.h>

/* All measures are points, 72 to the inch. */
#define INCH 72.0
#define PNG_DPI 300.0
#define PICTURE_WIDTH 420.0
#define PAGE_WIDTH 595.276
#define PAGE_HEIGHT 841.890
#define PAGE_MARGIN 56.0
#define PICTURE_MARGIN 18.0
#define GAP 6.0
#define TITLE_POINTS 14.0
#define SMALL_POINTS 8.0

/* Running text on a screen, in pixels: 11 points at 96 to the inch. */
#define SCREEN_TEXT (11 * 96 / 72.0)

/* Widest that a chart on a page becomes. */
#define MOST_CHART 480.0

typedef struct
{
  cairo_t            *cr;
  PangoContext       *context;
  const KdChartTheme *theme;
  double              x;
  double              y;
  double              width;
} Pen;

static cairo_status_t
append_bytes (void                *closure,
              const unsigned char *bytes,
              unsigned int         length)
{
  g_byte_array_append ((GByteArray *) closure, bytes, length);
  return CAIRO_STATUS_SUCCESS;
}

/**
 * kd_chart_paper_init_theme:
 * @theme: (out): the theme
 *
 * The theme of paper, where measures are points.
 */
void
kd_chart_paper_init_theme (KdChartTheme *theme)
{
  kd_chart_theme_init (theme, KD_CHART_PRINT);
  theme->scale = KD_CHART_PAPER_POINTS / SCREEN_TEXT;
}

/**
 * kd_chart_paper_new_context:
 * @cr: a context of a surface whose unit is a point
 * @font: (nullable): families of the font; %NULL for %KD_CHART_PAPER_FONT
 *
 * Returns: (transfer full): where texts for that surface come from: glyphs are where the layout says at any size, and Han
 *   characters have the shapes of China whatever the locale
 */
PangoContext *
kd_chart_paper_new_context (cairo_t    *cr,
                            const char *font)
{
  PangoContext *context = pango_cairo_create_context (cr);
  g_autoptr (PangoFontDescription) description = pango_font_description_new ();
  cairo_font_options_t *options = cairo_font_options_create ();

  pango_cairo_context_set_resolution (context, INCH);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  pango_cairo_context_set_font_options (context, options);
  pango_context_set_round_glyph_positions (context, FALSE);
  cairo_font_options_destroy (options);
  pango_font_description_set_family (description, font != NULL ? font : KD_CHART_PAPER_FONT);
  pango_font_description_set_size (description, KD_CHART_PAPER_POINTS * PANGO_SCALE);
  pango_context_set_font_description (context, description);
  pango_context_set_language (context, pango_language_from_string ("zh-cn"));
  return context;
}

/* A paragraph; nothing is cut. Without a surface it is only measured. */
static void
write_text (Pen         *pen,
            const char  *text,
            double       points,
            gboolean     bold,
            KdChartColor color)
{
  g_autoptr (PangoLayout) layout = NULL;
  g_autoptr (PangoFontDescription) font = NULL;

  if (text == NULL || *text == '\0')
    return;
  layout = pango_layout_new (pen->context);
  font = pango_font_description_copy (pango_context_get_font_description (pen->context));
  pango_font_description_set_size (font, (int) (points * PANGO_SCALE));
  if (bold)
    pango_font_description_set_weight (font, PANGO_WEIGHT_BOLD);
  pango_layout_set_font_description (layout, font);
  pango_layout_set_text (layout, text, -1);
  pango_layout_set_width (layout, (int) (pen->width * PANGO_SCALE));
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  kd_chart_brush_set_color (pen->cr, color);
  cairo_move_to (pen->cr, pen->x, pen->y);
  pango_cairo_show_layout (pen->cr, layout);
  pen->y += kd_chart_get_text_height (layout) + GAP / 2;
}

/* Title, what the numbers are of, the chart, the foot: from the top to the bottom. */
static void
paint_sheet (Pen                *pen,
             KdChart            *chart,
             const KdChartSheet *sheet,
             double              foot_y)
{
  KdChartState state = KD_CHART_STATE_INIT;
  double       width = MIN (pen->width, MOST_CHART);
  double       height;

  write_text (pen, kd_chart_get_title (chart), TITLE_POINTS, TRUE, pen->theme->text);
  write_text (pen, sheet->as_at, KD_CHART_PAPER_POINTS, FALSE, pen->theme->dimmed);
  write_text (pen, sheet->filter, KD_CHART_PAPER_POINTS, FALSE, pen->theme->dimmed);
  write_text (pen, sheet->count, KD_CHART_PAPER_POINTS, FALSE, pen->theme->dimmed);
  pen->y += 2 * GAP;
  height = kd_chart_measure (chart, pen->theme, pen->context, width);
  cairo_save (pen->cr);
  cairo_translate (pen->cr, pen->x, pen->y);
  kd_chart_paint (chart, pen->cr, &state);
  cairo_restore (pen->cr);
  pen->y += height + 2 * GAP;
  if (foot_y > 0)
    pen->y = MAX (pen->y, foot_y);
  write_text (pen, sheet->foot, SMALL_POINTS, FALSE, pen->theme->dimmed);
}

static Pen
make_pen (cairo_surface_t    *surface,
          const KdChartTheme *theme,
          const KdChartSheet *sheet,
          double              width,
          double              margin)
{
  Pen pen = { .cr = cairo_create (surface), .theme = theme, .x = margin, .y = margin, .width = width - 2 * margin };

  pen.context = kd_chart_paper_new_context (pen.cr, sheet->font);
  return pen;
}

static void
clear_pen (Pen *pen)
{
  g_clear_object (&pen->context);
  cairo_destroy (pen->cr);
}

/* How high a picture becomes. */
static double
measure_picture (KdChart            *chart,
                 const KdChartSheet *sheet,
                 const KdChartTheme *theme)
{
  cairo_surface_t *surface = cairo_recording_surface_create (CAIRO_CONTENT_COLOR, NULL);
  Pen              pen = make_pen (surface, theme, sheet, PICTURE_WIDTH, PICTURE_MARGIN);

  paint_sheet (&pen, chart, sheet, 0);
  clear_pen (&pen);
  cairo_surface_destroy (surface);
  return pen.y + PICTURE_MARGIN;
}

static cairo_status_t
write_png (KdChart            *chart,
           const KdChartSheet *sheet,
           const KdChartTheme *theme,
           GByteArray         *bytes)
{
  double           dots = PNG_DPI / INCH;
  double           height = measure_picture (chart, sheet, theme);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) (PICTURE_WIDTH * dots + 0.5), (int) (height * dots + 0.5));
  cairo_status_t   status;
  Pen              pen;

  cairo_surface_set_device_scale (surface, dots, dots);
  pen = make_pen (surface, theme, sheet, PICTURE_WIDTH, PICTURE_MARGIN);
  kd_chart_brush_set_color (pen.cr, theme->card);
  cairo_paint (pen.cr);
  paint_sheet (&pen, chart, sheet, 0);
  status = cairo_status (pen.cr);
  clear_pen (&pen);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_write_to_png_stream (surface, append_bytes, bytes);
  cairo_surface_destroy (surface);
  return status;
}

static cairo_status_t
write_drawing (KdChart            *chart,
               const KdChartSheet *sheet,
               const KdChartTheme *theme,
               GByteArray         *bytes,
               gboolean            page)
{
  double           width = page ? PAGE_WIDTH : PICTURE_WIDTH;
  double           margin = page ? PAGE_MARGIN : PICTURE_MARGIN;
  double           height = page ? PAGE_HEIGHT : measure_picture (chart, sheet, theme);
  cairo_surface_t *surface;
  cairo_status_t   status;
  Pen              pen;

  surface = page ? cairo_pdf_surface_create_for_stream (append_bytes, bytes, width, height) : cairo_svg_surface_create_for_stream (append_bytes, bytes, width, height);
  if (page)
    {
      cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, kd_chart_get_title (chart));
      if (sheet->created != NULL)
        cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, sheet->created);
    }
  pen = make_pen (surface, theme, sheet, width, margin);
  kd_chart_brush_set_color (pen.cr, theme->card);
  cairo_paint (pen.cr);
  paint_sheet (&pen, chart, sheet, page ? PAGE_HEIGHT - PAGE_MARGIN : 0);
  status = cairo_status (pen.cr);
  clear_pen (&pen);
  cairo_surface_finish (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  return status;
}

/**
 * kd_chart_export:
 * @chart: a chart; its layout is made anew
 * @sheet: what stands around it
 * @format: what it is written as
 * @error: return location for an error
 *
 * Paints a chart for paper: light, with plain patterns, nothing selected. What is hidden in the chart stays hidden.
 *
 * Returns: (transfer full) (nullable): the bytes of a file; %NULL with a #KdError
 */
GBytes *
kd_chart_export (KdChart            *chart,
                 const KdChartSheet *sheet,
                 KdChartFormat       format,
                 GError            **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  KdChartTheme   theme;
  cairo_status_t status;

  kd_chart_paper_init_theme (&theme);
  if (format == KD_CHART_PNG)
    status = write_png (chart, sheet, &theme, bytes);
  else
    status = write_drawing (chart, sheet, &theme, bytes, format == KD_CHART_PDF);
  if (status == CAIRO_STATUS_SUCCESS)
    return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
  g_set_error (error, KD_ERROR, KD_ERROR_IO, _ ("The chart cannot be painted: %s"), cairo_status_to_string (status));
  return NULL;
}
