/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-heat.h"

#include "kd-chart-brush.h"
#include "kd-chart-private.h"
#include "kd-chart-words.h"

#include <glib/gi18n-lib.h>

#define CELL_WIDTH 44
#define MOST_CELL_WIDTH 88
#define CELL_HEIGHT 32
#define GAP 2
#define PADDING 12
#define TEXT_GAP 6
#define RADIUS 6
#define MARK 1.5
#define MARGIN 4
#define MOST_LABEL 96
#define SWATCH 12

/* Of an empty cell; 0 would be read as a number to compare. */
#define EMPTY "·"

typedef struct
{
  char    *key;
  char    *label;
  gboolean unknown;
  gint64   sum;
} Head;

typedef struct
{
  char    *key;
  gint64   clients;
  gint64   amount;
  gint64   value;
  guint    share;
  gboolean marked;
} Cell;

struct _KdHeat
{
  KdChart parent_instance;

  char          *currency;
  char          *mark;
  KdChartMeasure measure;
  GArray        *rows;
  GArray        *columns;
  GArray        *cells;
  gint64         total;
  gint64         most;
  gboolean       any_mark;

  double            x;
  double            y;
  double            cell_width;
  double            cell_height;
  guint             first_label;
  cairo_rectangle_t key;
};

G_DEFINE_FINAL_TYPE (KdHeat, kd_heat, KD_TYPE_CHART)

static Head *
get_head (GArray *heads,
          guint   place)
{
  return &g_array_index (heads, Head, place);
}

static Cell *
get_cell (KdHeat *self,
          guint   part)
{
  return &g_array_index (self->cells, Cell, part);
}

static Head *
get_row (KdHeat *self,
         guint   part)
{
  return get_head (self->rows, part / self->columns->len);
}

static Head *
get_column (KdHeat *self,
            guint   part)
{
  return get_head (self->columns, part % self->columns->len);
}

static char *
format (KdHeat *self,
        gint64  value)
{
  if (value == 0)
    return g_strdup (EMPTY);
  return self->measure == KD_CHART_AMOUNT ? kd_chart_words_amount (KD_CHART (self), value, self->currency) : kd_words_count ((guint) value);
}

/* --- measures ---------------------------------------------------------------------------------------------- */

static double
measure_value (KdHeat *self,
               gint64  value)
{
  g_autofree char *text = format (self, value);

  return kd_chart_get_least_width (KD_CHART (self), text, KD_CHART_CAPTION, G_MAXINT);
}

static double
measure_row_heads (KdHeat *self)
{
  double width = kd_chart_get_least_width (KD_CHART (self), _ ("Sum"), KD_CHART_CAPTION, G_MAXINT);

  for (guint i = 0; i < self->rows->len; i++)
    width = MAX (width, kd_chart_get_least_width (KD_CHART (self), get_head (self->rows, i)->label, KD_CHART_HEADING, MOST_LABEL));
  return width;
}

static double
measure_row_sums (KdHeat *self)
{
  double width = MAX (kd_chart_get_least_width (KD_CHART (self), _ ("Sum"), KD_CHART_CAPTION, G_MAXINT), measure_value (self, self->total));

  for (guint i = 0; i < self->rows->len; i++)
    width = MAX (width, measure_value (self, get_head (self->rows, i)->sum));
  return width;
}

/* Cells are all of one width, wide enough for what stands in them and above and below them. */
static double
measure_cell (KdHeat *self)
{
  KdChart *chart = KD_CHART (self);
  double   width = kd_chart_px (chart, CELL_WIDTH);

  for (guint i = 0; i < self->cells->len; i++)
    width = MAX (width, measure_value (self, get_cell (self, i)->value) + kd_chart_px (chart, PADDING));
  for (guint i = 0; i < self->columns->len; i++)
    {
      width = MAX (width, measure_value (self, get_head (self->columns, i)->sum) + kd_chart_px (chart, TEXT_GAP));
      width = MAX (width, kd_chart_get_least_width (chart, get_head (self->columns, i)->label, KD_CHART_HEADING, MOST_CELL_WIDTH) + kd_chart_px (chart, TEXT_GAP));
    }
  return width;
}

static double
kd_heat_get_min_width (KdChart *chart)
{
  KdHeat *self = KD_HEAT (chart);

  return measure_row_heads (self) + 2 * kd_chart_px (chart, TEXT_GAP) + (measure_cell (self) + GAP) * self->columns->len + measure_row_sums (self) + MARGIN;
}

/* --- layout ------------------------------------------------------------------------------------------------ */

static void
get_cell_rectangle (KdHeat            *self,
                    guint              part,
                    cairo_rectangle_t *at)
{
  *at = (cairo_rectangle_t) {
    self->x + (self->cell_width + GAP) * (part % self->columns->len),
    self->y + (self->cell_height + GAP) * (part / self->columns->len),
    self->cell_width,
    self->cell_height,
  };
}

static void
place_sum (KdHeat *self,
           gint64  sum,
           double  x,
           double  middle,
           double  align)
{
  KdChart         *chart = KD_CHART (self);
  g_autofree char *text = format (self, sum);

  if (self->total > 0)
    kd_chart_place (chart, kd_chart_new_text (chart, text, KD_CHART_CAPTION, -1), x, middle, align, kd_chart_get_theme (chart)->dimmed);
}

static void
place_heads (KdHeat *self,
             double  heads,
             double  head_height)
{
  KdChart            *chart = KD_CHART (self);
  const KdChartTheme *theme = kd_chart_get_theme (chart);
  double              right = self->x + (self->cell_width + GAP) * self->columns->len + kd_chart_px (chart, TEXT_GAP) + measure_row_sums (self);
  double              bottom = self->y + (self->cell_height + GAP) * self->rows->len + head_height / 2;

  for (guint i = 0; i < self->columns->len; i++)
    {
      double middle = self->x + (self->cell_width + GAP) * i + self->cell_width / 2;

      kd_chart_place (chart, kd_chart_new_text (chart, get_head (self->columns, i)->label, KD_CHART_HEADING, self->cell_width), middle, head_height / 2, 0.5, theme->text);
      place_sum (self, get_head (self->columns, i)->sum, middle, bottom, 0.5);
    }
  for (guint i = 0; i < self->rows->len; i++)
    {
      double middle = self->y + (self->cell_height + GAP) * i + self->cell_height / 2;

      kd_chart_place (chart, kd_chart_new_text (chart, get_head (self->rows, i)->label, KD_CHART_HEADING, heads), heads, middle, 1, theme->text);
      place_sum (self, get_head (self->rows, i)->sum, right, middle, 1);
    }
  kd_chart_place (chart, kd_chart_new_text (chart, _ ("Sum"), KD_CHART_CAPTION, -1), right, head_height / 2, 1, theme->dimmed);
  kd_chart_place (chart, kd_chart_new_text (chart, _ ("Sum"), KD_CHART_CAPTION, -1), heads, bottom, 1, theme->dimmed);
  place_sum (self, self->total, right, bottom, 1);
}

static void
place_values (KdHeat *self)
{
  KdChart *chart = KD_CHART (self);

  self->first_label = kd_chart_get_n_labels (chart);
  for (guint i = 0; i < self->cells->len; i++)
    {
      g_autofree char  *text = format (self, get_cell (self, i)->value);
      cairo_rectangle_t at;

      get_cell_rectangle (self, i, &at);
      kd_chart_place_text (chart, text, KD_CHART_CAPTION, at.x + at.width / 2, at.y + at.height / 2, 0.5);
    }
}

/* What the outline of a cell means, below the grid. */
static double
place_key (KdHeat *self,
           double  top)
{
  KdChart *chart = KD_CHART (self);
  double   line = kd_chart_get_line_height (chart);
  double   swatch = kd_chart_px (chart, SWATCH);

  self->key = (cairo_rectangle_t) { 0 };
  if (!self->any_mark)
    return 0;
  self->key = (cairo_rectangle_t) { self->x + MARK, top + TEXT_GAP + (line - swatch) / 2, swatch, swatch };
  kd_chart_place (chart,
                  kd_chart_new_text (chart, self->mark, KD_CHART_CAPTION, -1),
                  self->key.x + swatch + kd_chart_px (chart, TEXT_GAP),
                  top + TEXT_GAP + line / 2,
                  0,
                  kd_chart_get_theme (chart)->dimmed);
  return TEXT_GAP + line;
}

static double
kd_heat_layout (KdChart *chart,
                double   width,
                double   height)
{
  KdHeat *self = KD_HEAT (chart);
  double  heads = measure_row_heads (self);
  double  head_height = kd_chart_get_line_height (chart) + TEXT_GAP;
  double  gap = kd_chart_px (chart, TEXT_GAP);
  double  least = measure_cell (self);
  double  room = (width - heads - 2 * gap - measure_row_sums (self) - MARGIN) / MAX (self->columns->len, 1) - GAP;
  double  bottom;

  self->x = heads + gap;
  self->y = head_height;
  self->cell_width = CLAMP (room, least, MAX (least, kd_chart_px (chart, MOST_CELL_WIDTH)));
  self->cell_height = MAX (kd_chart_px (chart, CELL_HEIGHT), kd_chart_get_line_height (chart) + PADDING);
  place_heads (self, heads, head_height);
  bottom = self->y + (self->cell_height + GAP) * self->rows->len;
  if (self->total > 0)
    place_values (self);
  else
    kd_chart_place_empty (chart,
                          self->x + (self->cell_width + GAP) * self->columns->len / 2.0,
                          (self->y + bottom) / 2,
                          (self->cell_width + GAP) * self->columns->len);
  bottom += head_height;
  return bottom + place_key (self, bottom);
}

/* --- painting ---------------------------------------------------------------------------------------------- */

static void
paint_cell (KdHeat             *self,
            cairo_t            *cr,
            guint               part,
            const KdChartState *state)
{
  KdChart            *chart = KD_CHART (self);
  const KdChartTheme *theme = kd_chart_get_theme (chart);
  const Cell         *cell = get_cell (self, part);
  gboolean            faint = state->selected != NULL && !state->selected[part];
  KdChartFill         fill;
  cairo_rectangle_t   at;

  if (cell->value == 0)
    {
      kd_chart_color_label (chart, self->first_label + part, theme->dimmed);
      return;
    }
  fill = kd_chart_theme_get_heat (theme, (double) cell->value / (double) self->most);
  fill.color.alpha = state->progress;
  get_cell_rectangle (self, part, &at);
  kd_chart_brush_rounded (cr, at.x, at.y, at.width, at.height, RADIUS, RADIUS);
  kd_chart_brush_fill (cr, theme, &fill, faint ? KD_CHART_FAINT : KD_CHART_FULL);
  kd_chart_color_label (chart, self->first_label + part, faint || state->progress < 1 ? theme->text : fill.text);
}

static void
stroke_mark (KdChart *chart,
             cairo_t *cr,
             double   x,
             double   y,
             double   width,
             double   height,
             double   radius)
{
  kd_chart_brush_set_color (cr, kd_chart_get_theme (chart)->warning);
  cairo_set_line_width (cr, MARK);
  kd_chart_brush_rounded (cr, x + MARK / 2, y + MARK / 2, width - MARK, height - MARK, radius, radius);
  cairo_stroke (cr);
}

/* Fills of heat have little contrast: who asked for more, and paper, gets lines. */
static void
paint_grid (KdHeat             *self,
            cairo_t            *cr,
            const KdChartTheme *theme)
{
  for (guint i = 0; i < self->cells->len; i++)
    {
      cairo_rectangle_t at;

      get_cell_rectangle (self, i, &at);
      if (get_cell (self, i)->marked)
        stroke_mark (KD_CHART (self), cr, at.x, at.y, at.width, at.height, RADIUS);
      else if (theme->flags & (KD_CHART_HIGH_CONTRAST | KD_CHART_PRINT))
        {
          kd_chart_brush_set_color (cr, theme->axis);
          cairo_set_line_width (cr, 1);
          kd_chart_brush_rounded (cr, at.x + 0.5, at.y + 0.5, at.width - 1, at.height - 1, RADIUS, RADIUS);
          cairo_stroke (cr);
        }
    }
}

static void
kd_heat_paint (KdChart            *chart,
               cairo_t            *cr,
               const KdChartState *state)
{
  KdHeat *self = KD_HEAT (chart);

  if (self->total == 0)
    return;
  for (guint i = 0; i < self->cells->len; i++)
    paint_cell (self, cr, i, state);
  paint_grid (self, cr, kd_chart_get_theme (chart));
  if (self->key.width > 0)
    stroke_mark (chart, cr, self->key.x, self->key.y, self->key.width, self->key.height, 3);
}

static void
kd_heat_paint_outline (KdChart *chart,
                       cairo_t *cr,
                       guint    part,
                       double   outside)
{
  cairo_rectangle_t at;

  get_cell_rectangle (KD_HEAT (chart), part, &at);
  kd_chart_brush_rounded (cr, at.x - outside, at.y - outside, at.width + 2 * outside, at.height + 2 * outside, RADIUS + outside, RADIUS + outside);
  cairo_stroke (cr);
}

/* --- parts ------------------------------------------------------------------------------------------------- */

static guint
kd_heat_get_n_parts (KdChart *chart)
{
  KdHeat *self = KD_HEAT (chart);

  return self->total > 0 ? self->cells->len : 0;
}

static const char *
kd_heat_get_key (KdChart *chart,
                 guint    part)
{
  return get_cell (KD_HEAT (chart), part)->key;
}

static gboolean
kd_heat_get_bounds (KdChart           *chart,
                    guint              part,
                    cairo_rectangle_t *bounds)
{
  get_cell_rectangle (KD_HEAT (chart), part, bounds);
  return TRUE;
}

static int
kd_heat_hit (KdChart *chart,
             double   x,
             double   y)
{
  KdHeat *self = KD_HEAT (chart);
  double  column = (x - self->x) / (self->cell_width + GAP);
  double  row = (y - self->y) / (self->cell_height + GAP);

  if (self->total == 0 || column < 0 || row < 0 || column >= self->columns->len || row >= self->rows->len)
    return KD_CHART_NO_PART;
  return (int) ((guint) row * self->columns->len + (guint) column);
}

static int
kd_heat_move (KdChart    *chart,
              int         part,
              KdChartMove move)
{
  KdHeat *self = KD_HEAT (chart);
  int     columns = (int) self->columns->len;
  int     column = part % columns;

  if (move == KD_CHART_LEFT)
    return column > 0 ? part - 1 : part;
  if (move == KD_CHART_RIGHT)
    return column + 1 < columns ? part + 1 : part;
  if (move == KD_CHART_UP)
    return part >= columns ? part - columns : part;
  return part + columns < (int) self->cells->len ? part + columns : part;
}

static char *
kd_heat_describe_part (KdChart *chart,
                       guint    part)
{
  KdHeat          *self = KD_HEAT (chart);
  const Cell      *cell = get_cell (self, part);
  g_autofree char *heads = g_strdup_printf ("%s × %s", get_row (self, part)->label, get_column (self, part)->label);
  g_autofree char *clients = kd_chart_words_clients (cell->clients);
  g_autofree char *share = kd_words_share (cell->share);
  g_autofree char *amount = cell->amount != KD_CHART_NO_AMOUNT ? kd_chart_words_amount (chart, cell->amount, self->currency) : NULL;
  const char      *mark = cell->marked ? self->mark : NULL;

  return kd_chart_words_join (heads, clients, share, amount != NULL ? amount : mark, amount != NULL ? mark : NULL, NULL);
}

static char *
kd_heat_describe (KdChart *chart)
{
  KdHeat          *self = KD_HEAT (chart);
  g_autofree char *total = self->measure == KD_CHART_AMOUNT ? kd_chart_words_amount (chart, self->total, self->currency) : kd_chart_words_clients (self->total);
  g_autofree char *largest = NULL;
  guint            most = 0;

  if (self->total == 0)
    return g_strdup_printf ("%s. %s.", kd_chart_get_title (chart), _ ("No data yet"));
  for (guint i = 1; i < self->cells->len; i++)
    if (get_cell (self, i)->value > get_cell (self, most)->value)
      most = i;
  largest = kd_heat_describe_part (chart, most);
  /* Translators: title of the chart, "1,286 clients" or an amount, a cell in words */
  return g_strdup_printf (_ ("%s: %s in all. The largest cell is %s."), kd_chart_get_title (chart), total, largest);
}

static void
add_value (KdHeat       *self,
           KdChartTable *table,
           gint64        value)
{
  KdChart *chart = KD_CHART (self);

  if (self->measure == KD_CHART_AMOUNT)
    kd_chart_table_add (table, kd_chart_words_amount (chart, value, self->currency), kd_chart_words_amount_plain (chart, value, self->currency));
  else
    kd_chart_table_add (table, kd_words_count ((guint) value), g_strdup_printf ("%" G_GINT64_FORMAT, value));
}

static KdChartTable *
kd_heat_get_table (KdChart *chart)
{
  KdHeat       *self = KD_HEAT (chart);
  KdChartTable *table = kd_chart_table_new ();
  guint         columns = self->columns->len;

  kd_chart_table_add_column (table, kd_chart_get_title (chart), FALSE);
  for (guint i = 0; i < columns; i++)
    kd_chart_table_add_column (table, get_head (self->columns, i)->label, TRUE);
  kd_chart_table_add_column (table, _ ("Sum"), TRUE);
  for (guint row = 0; row < self->rows->len; row++)
    {
      kd_chart_table_add (table, g_strdup (get_head (self->rows, row)->label), NULL);
      for (guint i = 0; i < columns; i++)
        add_value (self, table, get_cell (self, row * columns + i)->value);
      add_value (self, table, get_head (self->rows, row)->sum);
    }
  kd_chart_table_add (table, g_strdup (_ ("Sum")), NULL);
  for (guint i = 0; i < columns; i++)
    add_value (self, table, get_head (self->columns, i)->sum);
  add_value (self, table, self->total);
  return table;
}

/* --- making it --------------------------------------------------------------------------------------------- */

static void
clear_head (gpointer data)
{
  g_free (((Head *) data)->key);
  g_free (((Head *) data)->label);
}

static void
clear_cell (gpointer data)
{
  g_free (((Cell *) data)->key);
}

static void
kd_heat_finalize (GObject *object)
{
  KdHeat *self = KD_HEAT (object);

  g_array_unref (self->rows);
  g_array_unref (self->columns);
  g_array_unref (self->cells);
  g_free (self->currency);
  g_free (self->mark);
  G_OBJECT_CLASS (kd_heat_parent_class)->finalize (object);
}

static void
kd_heat_class_init (KdHeatClass *klass)
{
  KdChartClass *chart = KD_CHART_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = kd_heat_finalize;
  chart->layout = kd_heat_layout;
  chart->get_min_width = kd_heat_get_min_width;
  chart->paint = kd_heat_paint;
  chart->paint_outline = kd_heat_paint_outline;
  chart->get_n_parts = kd_heat_get_n_parts;
  chart->get_key = kd_heat_get_key;
  chart->get_bounds = kd_heat_get_bounds;
  chart->hit = kd_heat_hit;
  chart->move = kd_heat_move;
  chart->describe_part = kd_heat_describe_part;
  chart->describe = kd_heat_describe;
  chart->get_table = kd_heat_get_table;
}

static void
kd_heat_init (KdHeat *self)
{
  self->rows = g_array_new (FALSE, FALSE, sizeof (Head));
  self->columns = g_array_new (FALSE, FALSE, sizeof (Head));
  self->cells = g_array_new (FALSE, FALSE, sizeof (Cell));
  g_array_set_clear_func (self->rows, clear_head);
  g_array_set_clear_func (self->columns, clear_head);
  g_array_set_clear_func (self->cells, clear_cell);
}

static gint64
get_value (KdHeat           *self,
           const KdHeatCell *cell)
{
  return MAX (0, self->measure == KD_CHART_AMOUNT ? cell->amount : cell->clients);
}

static gboolean
has_value (KdHeat           *self,
           const KdHeatGrid *grid,
           guint             row)
{
  for (guint i = 0; i < grid->n_columns; i++)
    if (get_value (self, &grid->cells[row * grid->n_columns + i]) > 0)
      return TRUE;
  return FALSE;
}

static void
append_head (GArray           *heads,
             const KdHeatHead *given)
{
  Head head = { g_strdup (given->key), g_strdup (given->label), given->unknown, 0 };

  g_array_append_val (heads, head);
}

static void
append_row (KdHeat           *self,
            const KdHeatGrid *grid,
            guint             row)
{
  append_head (self->rows, &grid->rows[row]);
  for (guint i = 0; i < grid->n_columns; i++)
    {
      const KdHeatCell *given = &grid->cells[row * grid->n_columns + i];
      gint64            value = get_value (self, given);
      Cell              cell = {
                     .key = g_strdup_printf ("%s/%s", grid->rows[row].key, grid->columns[i].key),
                     .clients = given->clients,
                     .amount = given->amount,
                     .value = value,
                     .marked = given->marked && grid->mark != NULL,
      };

      g_array_append_val (self->cells, cell);
      get_head (self->rows, self->rows->len - 1)->sum += value;
      get_head (self->columns, i)->sum += value;
      self->total += value;
      self->most = MAX (self->most, value);
      self->any_mark |= cell.marked;
    }
}

static void
settle_shares (KdHeat *self)
{
  g_autofree gint64 *values = g_new (gint64, self->cells->len + 1);
  g_autofree guint  *shares = g_new (guint, self->cells->len + 1);

  for (guint i = 0; i < self->cells->len; i++)
    values[i] = get_cell (self, i)->value;
  kd_words_split_shares (values, self->cells->len, shares);
  for (guint i = 0; i < self->cells->len; i++)
    get_cell (self, i)->share = shares[i];
}

/* Known rows first, the highest tier at the top; where all is in one row, only that. */
static void
append_rows (KdHeat           *self,
             const KdHeatGrid *grid,
             gboolean          reversed)
{
  guint with_value = 0;

  for (guint i = 0; i < grid->n_rows; i++)
    with_value += has_value (self, grid, i);
  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < grid->n_rows; i++)
      {
        guint row = reversed ? grid->n_rows - 1 - i : i;

        if (grid->rows[row].unknown == (pass == 1) && (with_value != 1 || has_value (self, grid, row)))
          append_row (self, grid, row);
      }
}

/**
 * kd_heat_new:
 * @info: about the whole; with %KD_CHART_RAMP_TIER the rows are tiers and begin with the highest
 * @grid: its rows, columns and cells
 *
 * Makes a grid of cells, the darker the more is in them, with the sums of rows and columns. A cell is marked where a rule
 * asks for a look; that nobody should be there is never said.
 *
 * Returns: (transfer full): the chart
 */
KdChart *
kd_heat_new (const KdChartInfo *info,
             const KdHeatGrid  *grid)
{
  KdHeat *self = g_object_new (KD_TYPE_HEAT, NULL);

  kd_chart_set_words (KD_CHART (self), info->title, info->hint);
  self->currency = g_strdup (info->currency);
  self->mark = g_strdup (grid->mark);
  self->measure = info->measure;
  for (guint i = 0; i < grid->n_columns; i++)
    append_head (self->columns, &grid->columns[i]);
  append_rows (self, grid, info->ramp == KD_CHART_RAMP_TIER);
  settle_shares (self);
  return KD_CHART (self);
}
