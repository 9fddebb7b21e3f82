/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-month-sheet.h"

#include "kd-chart-brush.h"
#include "kd-pages-private.h"
#include "kd-words-date.h"

#include <glib/gi18n-lib.h>

#define WEEK 7
#define MOST_WEEKS 6
#define HEADS 18.0
#define PADDING 4.0
#define LINE 11.5
#define HEAD_OF_DAY 16.0
#define NUMBER 11.0
#define TINY 7.5
#define MARK_WIDTH 2.5
#define MARK_HEIGHT 8.0
#define FRAME 0.5
#define OTHER 0.45

typedef struct
{
  guint place;
  guint n_places;
  char *name;
  char *kind;
} Line;

typedef struct
{
  char       *small;
  KdMonthMark mark;
  GArray     *lines;
} Day;

struct _KdMonthSheet
{
  KdDate first; /* in the first cell */
  KdDate begin; /* of the month */
  KdDate end;
  guint  n_weeks;
  Day    days[WEEK * MOST_WEEKS];
};

/* --- making it -------------------------------------------------------------------------------------------- */

static void
clear_line (gpointer data)
{
  Line *line = data;

  g_free (line->name);
  g_free (line->kind);
}

/**
 * kd_month_sheet_new:
 * @day: a day of the month
 * @sunday: whether weeks begin with Sunday instead of Monday
 *
 * Returns: (transfer full): a month of which only the days are known
 */
KdMonthSheet *
kd_month_sheet_new (KdDate   day,
                    gboolean sunday)
{
  KdMonthSheet *self = g_new0 (KdMonthSheet, 1);
  int           year, month, weekday;

  kd_date_get_ymd (day, &year, &month, NULL);
  self->begin = kd_date_new (year, month, 1);
  self->end = kd_date_add_months (self->begin, 1) - 1;
  weekday = kd_date_get_weekday (self->begin);
  self->first = self->begin - (sunday ? weekday % WEEK : weekday - 1);
  self->n_weeks = (guint) (self->end - self->first) / WEEK + 1;
  for (guint i = 0; i < self->n_weeks * WEEK; i++)
    {
      self->days[i].lines = g_array_new (FALSE, FALSE, sizeof (Line));
      g_array_set_clear_func (self->days[i].lines, clear_line);
    }
  return self;
}

/**
 * kd_month_sheet_free:
 * @self: (transfer full): a month
 *
 * Frees it.
 */
void
kd_month_sheet_free (KdMonthSheet *self)
{
  for (guint i = 0; i < self->n_weeks * WEEK; i++)
    {
      g_free (self->days[i].small);
      g_array_unref (self->days[i].lines);
    }
  g_free (self);
}

/**
 * kd_month_sheet_get_first:
 * @self: a month
 *
 * Returns: the day in its first cell, which may be of the month before
 */
KdDate
kd_month_sheet_get_first (const KdMonthSheet *self)
{
  return self->first;
}

/**
 * kd_month_sheet_get_last:
 * @self: a month
 *
 * Returns: the day in its last cell
 */
KdDate
kd_month_sheet_get_last (const KdMonthSheet *self)
{
  return self->first + (KdDate) (self->n_weeks * WEEK) - 1;
}

static Day *
find_day (KdMonthSheet *self,
          KdDate        day)
{
  return day >= self->first && day <= kd_month_sheet_get_last (self) ? &self->days[day - self->first] : NULL;
}

/**
 * kd_month_sheet_describe:
 * @self: a month
 * @day: a day
 * @small: (nullable): what stands beside its number: a festival, the lunar day
 * @mark: what it is to those who work
 *
 * Says what a day is.
 */
void
kd_month_sheet_describe (KdMonthSheet *self,
                         KdDate        day,
                         const char   *small,
                         KdMonthMark   mark)
{
  Day *found = find_day (self, day);

  if (found == NULL)
    return;
  g_set_str (&found->small, small);
  found->mark = mark;
}

/**
 * kd_month_sheet_add:
 * @self: a month
 * @day: a day
 * @place: which of the kinds of things to be done it is, which gives the colour of its mark
 * @n_places: how many kinds there are
 * @name: who
 * @kind: what, in one word
 *
 * Adds something that is to be done on a day; nothing on a day that is not shown.
 */
void
kd_month_sheet_add (KdMonthSheet *self,
                    KdDate        day,
                    guint         place,
                    guint         n_places,
                    const char   *name,
                    const char   *kind)
{
  Day *found = find_day (self, day);
  Line line = { place, n_places, g_strdup (name), g_strdup (kind) };

  if (found != NULL)
    g_array_append_val (found->lines, line);
  else
    clear_line (&line);
}

/* --- painting --------------------------------------------------------------------------------------------- */

/* A cell on its way onto paper. */
typedef struct
{
  KdPagesFlow *flow;
  double       x;
  double       y;
  double       width;
  double       height;
  double       strength; /* of its colours: days of other months are weaker */
} Cell;

static KdChartColor
weaken (const Cell  *cell,
        KdChartColor color)
{
  color.alpha *= cell->strength;
  return color;
}

/* One line; what does not fit ends in dots. Gives its width. */
static double
put (const Cell  *cell,
     const char  *text,
     double       points,
     gboolean     bold,
     double       x,
     double       y,
     double       room,
     KdChartColor color)
{
  g_autoptr (PangoLayout) layout = kd_pages_flow_new_text (cell->flow, text, points, bold, -1);

  if (kd_pages_flow_get_width (layout) > room)
    {
      pango_layout_set_width (layout, (int) (MAX (room, 0) * PANGO_SCALE));
      pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
    }
  /* Han and digits have other heights: the base line is what they share. */
  kd_pages_flow_show (cell->flow, layout, x, y - kd_pages_flow_get_baseline (layout), weaken (cell, color));
  return kd_pages_flow_get_width (layout);
}

static void
put_head (const Cell *cell,
          const Day  *day,
          KdDate      date)
{
  const KdChartTheme *theme = &cell->flow->theme;
  double              base = cell->y + PADDING + NUMBER - 1;
  double              right = cell->x + cell->width - PADDING, x = cell->x + PADDING;
  char                digits[16];
  int                 number;

  kd_date_get_ymd (date, NULL, NULL, &number);
  g_snprintf (digits, sizeof digits, "%d", number);
  x += put (cell, digits, NUMBER, TRUE, x, base, cell->width, theme->text) + PADDING;
  if (day->mark != KD_MONTH_NO_MARK)
    {
      gboolean    off = day->mark == KD_MONTH_OFF;
      const char *word = off ? C_ ("day in a calendar", "off") : C_ ("day in a calendar", "work");
      g_autoptr (PangoLayout) text = kd_pages_flow_new_text (cell->flow, word, TINY, TRUE, -1);

      right -= kd_pages_flow_get_width (text);
      kd_pages_flow_show (cell->flow, text, right, base - kd_pages_flow_get_baseline (text), weaken (cell, off ? theme->warning : theme->dimmed));
      right -= PADDING;
    }
  if (day->small != NULL)
    put (cell, day->small, TINY, FALSE, x, base, right - x, theme->dimmed);
}

/* The name is whole as long as there is room for it; its kind goes first. */
static void
put_line (const Cell *cell,
          const Line *line,
          double      base)
{
  const KdChartTheme *theme = &cell->flow->theme;
  KdChartFill         fill = kd_chart_theme_get_fill (theme, KD_CHART_RAMP_SLOTS, line->place, line->n_places);
  double              x = cell->x + PADDING + MARK_WIDTH + PADDING / 2, room = cell->x + cell->width - PADDING / 2 - x;
  g_autoptr (PangoLayout) kind = kd_pages_flow_new_text (cell->flow, line->kind, TINY, FALSE, -1);
  double width;

  kd_chart_brush_set_color (cell->flow->cr, weaken (cell, fill.color));
  cairo_rectangle (cell->flow->cr, cell->x + PADDING, base - MARK_HEIGHT + 1.5, MARK_WIDTH, MARK_HEIGHT);
  cairo_fill (cell->flow->cr);
  width = put (cell, line->name, KD_PAGES_SMALL, FALSE, x, base, room, theme->text);
  if (width + PADDING / 2 + kd_pages_flow_get_width (kind) <= room)
    put (cell, line->kind, TINY, FALSE, x + width + PADDING / 2, base, room, theme->dimmed);
}

static void
put_lines (const Cell *cell,
           const Day  *day)
{
  double room = cell->height - PADDING - HEAD_OF_DAY, base = cell->y + PADDING + HEAD_OF_DAY + LINE - 3;
  guint  n = MIN ((guint) (room / LINE), day->lines->len);

  if (n < day->lines->len)
    n = n > 0 ? n - 1 : 0;
  for (guint i = 0; i < n; i++, base += LINE)
    put_line (cell, &g_array_index (day->lines, Line, i), base);
  if (n < day->lines->len)
    {
      g_autofree char *rest = g_strdup_printf ("+%u", day->lines->len - n);

      put (cell, rest, TINY, FALSE, cell->x + PADDING, base, cell->width, cell->flow->theme.dimmed);
    }
}

static void
put_frame (const Cell *cell)
{
  cairo_set_line_width (cell->flow->cr, FRAME);
  kd_chart_brush_set_color (cell->flow->cr, cell->flow->theme.axis);
  cairo_rectangle (cell->flow->cr, cell->x, cell->y, cell->width, cell->height);
  cairo_stroke (cell->flow->cr);
}

static void
draw (KdPagesFlow *flow,
      double       height,
      gpointer     data)
{
  KdMonthSheet *self = data;
  double        width = flow->room / WEEK, high = (height - HEADS) / self->n_weeks;

  for (guint i = 0; i < WEEK; i++)
    {
      Cell head = { flow, KD_PAGES_SIDE + width * i, flow->y, width, HEADS, 1 };

      put (&head, kd_words_weekday (self->first + (KdDate) i), KD_PAGES_SMALL, TRUE, head.x + PADDING, head.y + HEADS - PADDING, width, flow->theme.dimmed);
    }
  for (guint i = 0; i < self->n_weeks * WEEK; i++)
    {
      KdDate date = self->first + (KdDate) i;
      Cell   cell = { flow, KD_PAGES_SIDE + width * (i % WEEK), flow->y + HEADS + high * (i / WEEK), width, high, date < self->begin || date > self->end ? OTHER : 1 };

      put_frame (&cell);
      put_head (&cell, &self->days[i], date);
      put_lines (&cell, &self->days[i]);
    }
}

/**
 * kd_month_sheet_new_pages:
 * @self: (transfer full): a month
 * @info: title, foot and day; its pages lie
 *
 * A month on one sheet: a cell a day, its lunar day or festival, and as much of what is to be done as there is room for.
 *
 * Returns: (transfer full): the document
 */
KdPages *
kd_month_sheet_new_pages (KdMonthSheet      *self,
                          const KdPagesInfo *info)
{
  KdPages *pages = kd_pages_new (info);

  kd_pages_add_drawing (pages, draw, self, (GDestroyNotify) kd_month_sheet_free);
  return pages;
}
