/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-line.h"

#include "kd-chart-brush.h"
#include "kd-chart-private.h"
#include "kd-chart-scale.h"
#include "kd-chart-words.h"
#include "kd-words-date.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define HEIGHT_CARD 160
#define HEIGHT_PAGE 240
#define TEXT_GAP 6
#define LABEL_GAP 12
#define LINE 2.0
#define STEP 1.5
#define DOT 3.0
#define RING 5.0
#define SAMPLE 18
#define TOP 8

/* With more points than this a dot on each would be a caterpillar. */
#define MOST_DOTS 24

/* Places in the slots. */
#define VALUE_SLOT 0
#define STEP_SLOT 7

struct _KdLine
{
  KdChart parent_instance;

  char      *currency;
  gboolean   tall;
  GArray    *points;
  GArray    *steps;
  GPtrArray *keys;

  KdChartTicks ticks;
  double       left;
  double       right;
  double       top;
  double       bottom;
  double       key_y;
  double       key_x[2];
};

G_DEFINE_FINAL_TYPE (KdLine, kd_line, KD_TYPE_CHART)

static const KdLinePoint *
get_point (KdLine *self,
           guint   place)
{
  return &g_array_index (self->points, KdLinePoint, place);
}

static const KdLineStep *
get_step (KdLine *self,
          guint   place)
{
  return &g_array_index (self->steps, KdLineStep, place);
}

/* Whether something was known to be invested on a day, and how much. */
static gboolean
find_invested (KdLine *self,
               KdDate  date,
               gint64 *total)
{
  gboolean found = FALSE;

  for (guint i = 0; i < self->steps->len && get_step (self, i)->date <= date; i++)
    {
      *total = get_step (self, i)->total;
      found = TRUE;
    }
  return found;
}

static KdDate
get_first (KdLine *self)
{
  return get_point (self, 0)->date;
}

static KdDate
get_last (KdLine *self)
{
  return get_point (self, self->points->len - 1)->date;
}

static double
get_x (KdLine *self,
       KdDate  date)
{
  double days = get_last (self) - get_first (self);

  if (days == 0)
    return (self->left + self->right) / 2;
  return self->left + (self->right - self->left) * (date - get_first (self)) / days;
}

static double
get_y (KdLine *self,
       gint64  value)
{
  double share = ((double) value - (double) self->ticks.from) / ((double) self->ticks.to - (double) self->ticks.from);

  return self->bottom - (self->bottom - self->top) * share;
}

/* --- layout ------------------------------------------------------------------------------------------------ */

static void
find_ticks (KdLine *self)
{
  gint64 least = G_MAXINT64;
  gint64 most = G_MININT64;

  for (guint i = 0; i < self->points->len; i++)
    {
      const KdLinePoint *point = get_point (self, i);
      gint64             invested = point->value;

      find_invested (self, point->date, &invested);
      least = MIN (least, MIN (point->value, invested));
      most = MAX (most, MAX (point->value, invested));
    }
  /* a deposit that was taken out again between two valuations */
  for (guint i = 0; i < self->steps->len; i++)
    if (get_step (self, i)->date >= get_first (self) && get_step (self, i)->date <= get_last (self))
      {
        least = MIN (least, get_step (self, i)->total);
        most = MAX (most, get_step (self, i)->total);
      }
  self->ticks = kd_chart_scale_ticks (least, most);
}

static char *
format_tick (KdLine *self,
             guint   place)
{
  g_autofree char *amount = kd_chart_words_amount (KD_CHART (self), self->ticks.from + self->ticks.step * place, self->currency);

  /* an axis that is broken off below its first value says so */
  return place == 0 && self->ticks.from > 0 ? g_strdup_printf ("≈ %s", amount) : g_steal_pointer (&amount);
}

static double
measure_ticks (KdLine *self)
{
  double width = 0;

  for (guint i = 0; i < self->ticks.n; i++)
    {
      g_autofree char *text = format_tick (self, i);
      g_autoptr (PangoLayout) layout = kd_chart_new_text (KD_CHART (self), text, KD_CHART_CAPTION, -1);

      width = MAX (width, kd_chart_get_text_width (layout));
    }
  return width;
}

/* The first label of a year says which. */
static char *
format_day (const KdChartDays *days,
            guint              place)
{
  char text[KD_DATE_TEXT_SIZE];
  int  year, last_year = 0;

  kd_date_get_ymd (days->days[place], &year, NULL, NULL);
  if (place > 0)
    kd_date_get_ymd (days->days[place - 1], &last_year, NULL, NULL);
  kd_date_format (days->days[place], text);
  if (!days->monthly)
    return g_strdup (year == last_year ? text + 5 : text);
  return year == last_year ? g_strdup (kd_words_month_name (days->days[place])) : g_strndup (text, 7);
}

static void
place_days (KdLine *self,
            double  middle)
{
  KdChart    *chart = KD_CHART (self);
  KdChartDays days = kd_chart_scale_days (get_first (self), get_last (self));
  double      free_from = 0;

  for (guint i = 0; i < days.n; i++)
    {
      g_autofree char *text = format_day (&days, i);
      PangoLayout     *layout = kd_chart_new_text (chart, text, KD_CHART_CAPTION, -1);
      double           width = kd_chart_get_text_width (layout);
      double           x = CLAMP (get_x (self, days.days[i]) - width / 2, 0, MAX (self->right + RING - width, 0));

      if (x < free_from)
        {
          g_object_unref (layout);
          continue;
        }
      free_from = x + width + kd_chart_px (chart, LABEL_GAP);
      kd_chart_place (chart, layout, x, middle, 0, kd_chart_get_theme (chart)->dimmed);
    }
}

static void
place_ticks (KdLine *self)
{
  KdChart *chart = KD_CHART (self);

  for (guint i = 0; i < self->ticks.n && !kd_chart_is_private (chart); i++)
    {
      g_autofree char *text = format_tick (self, i);

      kd_chart_place (chart,
                      kd_chart_new_text (chart, text, KD_CHART_CAPTION, -1),
                      self->left - RING - kd_chart_px (chart, TEXT_GAP),
                      get_y (self, self->ticks.from + self->ticks.step * i),
                      1,
                      kd_chart_get_theme (chart)->dimmed);
    }
}

/* What the two lines are. */
static void
place_key (KdLine *self,
           double  middle)
{
  KdChart    *chart = KD_CHART (self);
  const char *words[] = { _ ("Value"), C_ ("chart", "Paid in") };
  double      x = self->left;

  self->key_y = middle;
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      self->key_x[i] = x;
      x += kd_chart_px (chart, SAMPLE) + kd_chart_px (chart, TEXT_GAP);
      x += kd_chart_place_text (chart, words[i], KD_CHART_CAPTION, x, middle, 0) + kd_chart_px (chart, 2 * LABEL_GAP);
    }
}

static double
get_ticks_width (KdLine *self)
{
  KdChart *chart = KD_CHART (self);

  return kd_chart_is_private (chart) ? 0 : measure_ticks (self) + kd_chart_px (chart, TEXT_GAP);
}

static double
kd_line_get_min_width (KdChart *chart)
{
  KdLine *self = KD_LINE (chart);

  if (self->points->len == 0)
    return kd_chart_px (chart, HEIGHT_CARD);
  find_ticks (self);
  return get_ticks_width (self) + kd_chart_px (chart, HEIGHT_CARD);
}

static double
kd_line_layout (KdChart *chart,
                double   width,
                double   height)
{
  KdLine  *self = KD_LINE (chart);
  double   line = kd_chart_get_line_height (chart);
  gboolean keyed = self->steps->len > 0 && self->points->len > 1;
  double   below = line + kd_chart_px (chart, TEXT_GAP) + (keyed ? line + kd_chart_px (chart, TEXT_GAP) : 0);
  double   natural = kd_chart_px (chart, self->tall ? HEIGHT_PAGE : HEIGHT_CARD) + (keyed ? line : 0);

  /* a line of words above all values: what the rule stands on */
  self->top = line + kd_chart_px (chart, TOP);
  self->bottom = MAX (height, natural) - below;
  self->left = RING;
  self->right = width - RING;
  if (self->points->len == 0)
    {
      kd_chart_place_empty (chart, width / 2, (self->top + self->bottom) / 2, width);
      return natural;
    }
  find_ticks (self);
  self->left += get_ticks_width (self);
  place_ticks (self);
  place_days (self, self->bottom + kd_chart_px (chart, TEXT_GAP) + line / 2);
  if (keyed)
    place_key (self, self->bottom + 2 * kd_chart_px (chart, TEXT_GAP) + line * 1.5);
  if (self->points->len == 1)
    {
      g_autofree char *value = kd_chart_words_amount (chart, get_point (self, 0)->value, self->currency);
      double           y = get_y (self, get_point (self, 0)->value);

      kd_chart_place_text (chart, value, KD_CHART_HEADING, get_x (self, get_first (self)), y - line, 0.5);
      kd_chart_place (chart,
                      kd_chart_new_text (chart, _ ("One more month-end valuation makes a line"), KD_CHART_CAPTION, self->right - self->left),
                      (self->left + self->right) / 2,
                      y + line * 1.2,
                      0.5,
                      kd_chart_get_theme (chart)->dimmed);
    }
  return natural;
}

/* --- painting ---------------------------------------------------------------------------------------------- */

static KdChartColor
get_color (KdLine *self,
           guint   slot)
{
  return kd_chart_theme_get_fill (kd_chart_get_theme (KD_CHART (self)), KD_CHART_RAMP_SLOTS, slot, KD_CHART_SLOTS).color;
}

static void
set_dash (cairo_t *cr,
          double   on,
          double   off)
{
  const double dashes[] = { on, off };

  cairo_set_dash (cr, dashes, G_N_ELEMENTS (dashes), 0);
}

/* Axis and, where the values stand, short marks: no grid. */
static void
paint_axes (KdLine             *self,
            cairo_t            *cr,
            const KdChartTheme *theme)
{
  kd_chart_brush_set_color (cr, theme->axis);
  cairo_rectangle (cr, self->left - RING, self->bottom, self->right - self->left + 2 * RING, 1);
  for (guint i = 1; i < self->ticks.n && self->points->len > 0; i++)
    cairo_rectangle (cr, self->left - RING, floor (get_y (self, self->ticks.from + self->ticks.step * i)), RING, 1);
  cairo_fill (cr);
}

static void
paint_steps (KdLine  *self,
             cairo_t *cr)
{
  gint64 total;
  double y;
  double from = self->left;

  if (self->steps->len == 0 || self->points->len < 2)
    return;
  if (!find_invested (self, get_first (self), &total))
    {
      if (get_step (self, 0)->date > get_last (self))
        return;
      total = get_step (self, 0)->total;
      from = get_x (self, get_step (self, 0)->date);
    }
  y = get_y (self, total);
  cairo_move_to (cr, from, y);
  for (guint i = 0; i < self->steps->len; i++)
    {
      const KdLineStep *step = get_step (self, i);

      if (step->date <= get_first (self) || step->date > get_last (self))
        continue;
      cairo_line_to (cr, get_x (self, step->date), y);
      y = get_y (self, step->total);
      cairo_line_to (cr, get_x (self, step->date), y);
    }
  cairo_line_to (cr, self->right, y);
  kd_chart_brush_set_color (cr, get_color (self, STEP_SLOT));
  cairo_set_line_width (cr, STEP);
  set_dash (cr, 6, 3);
  cairo_stroke (cr);
  cairo_set_dash (cr, NULL, 0, 0);
}

/* Segments over a gap are painted apart, because one path has one dash. */
static void
paint_value (KdLine  *self,
             cairo_t *cr)
{
  kd_chart_brush_set_color (cr, get_color (self, VALUE_SLOT));
  cairo_set_line_width (cr, LINE);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  for (guint pass = 0; pass < 2; pass++)
    {
      for (guint i = 1; i < self->points->len; i++)
        {
          const KdLinePoint *before = get_point (self, i - 1);
          const KdLinePoint *point = get_point (self, i);

          if (point->after_gap != (pass == 1))
            continue;
          if (!cairo_has_current_point (cr) || pass == 1 || before->after_gap)
            cairo_move_to (cr, get_x (self, before->date), get_y (self, before->value));
          cairo_line_to (cr, get_x (self, point->date), get_y (self, point->value));
        }
      if (pass == 1)
        set_dash (cr, 3, 4);
      cairo_stroke (cr);
    }
  cairo_set_dash (cr, NULL, 0, 0);
  for (guint i = 0; i < self->points->len && self->points->len <= MOST_DOTS; i++)
    {
      cairo_new_sub_path (cr);
      cairo_arc (cr, get_x (self, get_point (self, i)->date), get_y (self, get_point (self, i)->value), DOT, 0, 2 * G_PI);
    }
  cairo_fill (cr);
}

static void
paint_key (KdLine  *self,
           cairo_t *cr)
{
  double width = SAMPLE * kd_chart_get_theme (KD_CHART (self))->scale;

  if (self->steps->len == 0 || self->points->len < 2)
    return;
  kd_chart_brush_set_color (cr, get_color (self, VALUE_SLOT));
  cairo_set_line_width (cr, LINE);
  cairo_move_to (cr, self->key_x[0], self->key_y);
  cairo_rel_line_to (cr, width, 0);
  cairo_stroke (cr);
  kd_chart_brush_set_color (cr, get_color (self, STEP_SLOT));
  cairo_set_line_width (cr, STEP);
  set_dash (cr, 6, 3);
  cairo_move_to (cr, self->key_x[1], self->key_y);
  cairo_rel_line_to (cr, width, 0);
  cairo_stroke (cr);
  cairo_set_dash (cr, NULL, 0, 0);
}

/* The rule that follows, and what it stands on; in the card's colour below, so that no line runs through the words. */
static void
paint_rule (KdLine  *self,
            cairo_t *cr,
            guint    part)
{
  KdChart            *chart = KD_CHART (self);
  const KdChartTheme *theme = kd_chart_get_theme (chart);
  g_autofree char    *said = kd_chart_describe_part (chart, part);
  g_autoptr (PangoLayout) text = kd_chart_new_text (chart, said, KD_CHART_CAPTION, self->right - self->left + 2 * RING);
  double width = kd_chart_get_text_width (text);
  double x = get_x (self, get_point (self, part)->date);
  double left = CLAMP (x - width / 2, self->left - RING, MAX (self->right + RING - width, self->left - RING));

  kd_chart_brush_set_color (cr, theme->dimmed);
  cairo_rectangle (cr, floor (x), self->top - kd_chart_px (chart, TOP), 1, self->bottom - self->top + kd_chart_px (chart, TOP));
  cairo_fill (cr);
  kd_chart_brush_set_color (cr, theme->card);
  cairo_rectangle (cr, left - 3, 0, width + 6, kd_chart_get_text_height (text));
  cairo_fill (cr);
  kd_chart_brush_set_color (cr, theme->text);
  cairo_move_to (cr, left, 0);
  pango_cairo_show_layout (cr, text);
}

static void
kd_line_paint (KdChart            *chart,
               cairo_t            *cr,
               const KdChartState *state)
{
  KdLine *self = KD_LINE (chart);
  int     part = state->hovered >= 0 ? state->hovered : state->focused;

  paint_axes (self, cr, kd_chart_get_theme (chart));
  if (self->points->len == 0)
    return;
  cairo_save (cr);
  if (state->progress < 1)
    {
      cairo_rectangle (cr, 0, 0, self->left + (self->right - self->left) * state->progress, self->bottom);
      cairo_clip (cr);
    }
  paint_steps (self, cr);
  paint_value (self, cr);
  cairo_restore (cr);
  paint_key (self, cr);
  if (part >= 0 && part < (int) self->points->len)
    paint_rule (self, cr, (guint) part);
}

static void
kd_line_paint_outline (KdChart *chart,
                       cairo_t *cr,
                       guint    part,
                       double   outside)
{
  KdLine            *self = KD_LINE (chart);
  const KdLinePoint *point = get_point (self, part);

  cairo_arc (cr, get_x (self, point->date), get_y (self, point->value), RING + outside, 0, 2 * G_PI);
  cairo_stroke (cr);
}

/* --- parts ------------------------------------------------------------------------------------------------- */

static guint
kd_line_get_n_parts (KdChart *chart)
{
  return KD_LINE (chart)->points->len;
}

static const char *
kd_line_get_key (KdChart *chart,
                 guint    part)
{
  return g_ptr_array_index (KD_LINE (chart)->keys, part);
}

static gboolean
kd_line_get_bounds (KdChart           *chart,
                    guint              part,
                    cairo_rectangle_t *bounds)
{
  KdLine *self = KD_LINE (chart);
  double  x = get_x (self, get_point (self, part)->date);
  double  y = get_y (self, get_point (self, part)->value);

  *bounds = (cairo_rectangle_t) { x - RING, y - RING, 2 * RING, 2 * RING };
  return TRUE;
}

/* The point that is nearest sideways: nobody has to meet a line of two pixels. */
static int
kd_line_hit (KdChart *chart,
             double   x,
             double   y)
{
  KdLine *self = KD_LINE (chart);
  int     nearest = KD_CHART_NO_PART;
  double  least = G_MAXDOUBLE;

  if (x < self->left - RING || x > self->right + RING || y < 0 || y > self->bottom)
    return KD_CHART_NO_PART;
  for (guint i = 0; i < self->points->len; i++)
    {
      double distance = fabs (get_x (self, get_point (self, i)->date) - x);

      if (distance < least)
        {
          least = distance;
          nearest = (int) i;
        }
    }
  return nearest;
}

static char *
kd_line_describe_part (KdChart *chart,
                       guint    part)
{
  KdLine            *self = KD_LINE (chart);
  const KdLinePoint *point = get_point (self, part);
  g_autofree char   *value = kd_chart_words_amount (chart, point->value, self->currency);
  g_autofree char   *invested = NULL;
  g_autofree char   *paid_in = NULL;
  gint64             total;

  if (find_invested (self, point->date, &total))
    {
      invested = kd_chart_words_amount (chart, total, self->currency);
      /* Translators: "paid in 380万" */
      paid_in = g_strdup_printf (_ ("paid in %s"), invested);
    }
  return kd_chart_words_join (kd_line_get_key (chart, part), value, paid_in, NULL);
}

static char *
kd_line_describe (KdChart *chart)
{
  KdLine          *self = KD_LINE (chart);
  guint            n = self->points->len;
  g_autofree char *last = NULL;
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;

  if (n == 0)
    return g_strdup_printf ("%s. %s.", kd_chart_get_title (chart), _ ("No data yet"));
  find_ticks (self);
  last = kd_line_describe_part (chart, n - 1);
  from = kd_chart_words_amount (chart, self->ticks.from, self->currency);
  to = kd_chart_words_amount (chart, self->ticks.to, self->currency);
  /* Translators: title of the chart, first day, last day in words; the least and the largest value of the axis */
  return g_strdup_printf (_ ("%s since %s, at last %s. The axis goes from %s to %s."), kd_chart_get_title (chart), kd_line_get_key (chart, 0), last, from, to);
}

static KdChartTable *
kd_line_get_table (KdChart *chart)
{
  KdLine       *self = KD_LINE (chart);
  KdChartTable *table = kd_chart_table_new ();

  kd_chart_table_add_column (table, _ ("Date"), FALSE);
  kd_chart_table_add_column (table, _ ("Value"), TRUE);
  kd_chart_table_add_column (table, C_ ("chart", "Paid in"), TRUE);
  for (guint i = 0; i < self->points->len; i++)
    {
      const KdLinePoint *point = get_point (self, i);
      gint64             total;

      kd_chart_table_add (table, g_strdup (kd_line_get_key (chart, i)), NULL);
      kd_chart_table_add (table, kd_chart_words_amount (chart, point->value, self->currency), kd_chart_words_amount_plain (chart, point->value, self->currency));
      if (find_invested (self, point->date, &total))
        kd_chart_table_add (table, kd_chart_words_amount (chart, total, self->currency), kd_chart_words_amount_plain (chart, total, self->currency));
      else
        kd_chart_table_add (table, NULL, NULL);
    }
  return table;
}

/* --- making it --------------------------------------------------------------------------------------------- */

static void
kd_line_finalize (GObject *object)
{
  KdLine *self = KD_LINE (object);

  g_array_unref (self->points);
  g_array_unref (self->steps);
  g_ptr_array_unref (self->keys);
  g_free (self->currency);
  G_OBJECT_CLASS (kd_line_parent_class)->finalize (object);
}

static void
kd_line_class_init (KdLineClass *klass)
{
  KdChartClass *chart = KD_CHART_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = kd_line_finalize;
  chart->layout = kd_line_layout;
  chart->get_min_width = kd_line_get_min_width;
  chart->paint = kd_line_paint;
  chart->paint_outline = kd_line_paint_outline;
  chart->get_n_parts = kd_line_get_n_parts;
  chart->get_key = kd_line_get_key;
  chart->get_bounds = kd_line_get_bounds;
  chart->hit = kd_line_hit;
  chart->describe_part = kd_line_describe_part;
  chart->describe = kd_line_describe;
  chart->get_table = kd_line_get_table;
}

static void
kd_line_init (KdLine *self)
{
  self->points = g_array_new (FALSE, FALSE, sizeof (KdLinePoint));
  self->steps = g_array_new (FALSE, FALSE, sizeof (KdLineStep));
  self->keys = g_ptr_array_new_with_free_func (g_free);
}

/**
 * kd_line_new:
 * @info: about the whole
 * @points: (array length=n_points): valuations in the order of their days, one a day
 * @n_points: how many
 * @steps: (array length=n_steps): what was invested from which day on, in the order of the days
 * @n_steps: how many
 *
 * Makes a line of what something was worth over time, beside a line of what was paid in: paying in is no gain. Nothing is
 * made up where valuations are missing.
 *
 * Returns: (transfer full): the chart
 */
KdChart *
kd_line_new (const KdLineInfo  *info,
             const KdLinePoint *points,
             guint              n_points,
             const KdLineStep  *steps,
             guint              n_steps)
{
  KdLine *self = g_object_new (KD_TYPE_LINE, NULL);
  char    text[KD_DATE_TEXT_SIZE];

  kd_chart_set_words (KD_CHART (self), info->title, info->hint);
  self->currency = g_strdup (info->currency);
  self->tall = info->tall;
  for (guint i = 0; i < n_points; i++)
    {
      if (i > 0 && points[i].date <= points[i - 1].date)
        {
          g_warn_if_reached ();
          continue;
        }
      g_array_append_val (self->points, points[i]);
      g_ptr_array_add (self->keys, g_strdup (kd_date_format (points[i].date, text)));
    }
  g_array_append_vals (self->steps, steps, n_steps);
  return KD_CHART (self);
}
