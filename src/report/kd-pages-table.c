/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-pages-private.h"

#define PADDING 3.0
#define COLUMN_GAP 10.0
#define LEAST_TEXT 48.0
#define SPACE_AFTER 6.0

/* Up to so many rows a table is not broken at all. */
#define SHORT 8

typedef struct
{
  guint   n;
  double *widths;
} Columns;

static const char *
get_text (const KdChartTable *table,
          int                 row,
          guint               column)
{
  return row < 0 ? kd_chart_table_get_title (table, column) : kd_chart_table_get_text (table, (guint) row, column);
}

static double
measure_column (KdPagesFlow        *flow,
                const KdChartTable *table,
                guint               column)
{
  double width = 0;

  for (int row = -1; row < (int) kd_chart_table_get_n_rows (table); row++)
    {
      g_autoptr (PangoLayout) text = kd_pages_flow_new_text (flow, get_text (table, row, column), KD_PAGES_BODY - (row < 0), row < 0, -1);

      width = MAX (width, kd_pages_flow_get_width (text) + 0.5);
    }
  return width;
}

/* Figures are never broken; where there is too little room, texts give way in proportion to what they want beyond the least. */
static Columns
find_columns (KdPagesFlow        *flow,
              const KdChartTable *table)
{
  Columns columns = { .n = kd_chart_table_get_n_columns (table) };
  double  room = flow->room - COLUMN_GAP * (columns.n - 1);
  double  beyond = 0;
  double  texts = 0;

  columns.widths = g_new0 (double, columns.n);
  for (guint i = 0; i < columns.n; i++)
    {
      columns.widths[i] = measure_column (flow, table, i);
      room -= columns.widths[i];
      if (kd_chart_table_is_numeric (table, i))
        continue;
      texts++;
      beyond += MAX (0, columns.widths[i] - LEAST_TEXT);
    }
  for (guint i = 0; i < columns.n; i++)
    if (kd_chart_table_is_numeric (table, i))
      continue;
    else if (room >= 0)
      columns.widths[i] += room / texts;
    else if (beyond > 0)
      columns.widths[i] += MAX (0, columns.widths[i] - LEAST_TEXT) / beyond * MAX (room, -beyond);
  return columns;
}

static PangoLayout *
new_cell (KdPagesFlow        *flow,
          const KdChartTable *table,
          const Columns      *columns,
          int                 row,
          guint               column)
{
  PangoLayout *text = kd_pages_flow_new_text (flow, get_text (table, row, column), KD_PAGES_BODY - (row < 0), row < 0, columns->widths[column]);

  if (kd_chart_table_is_numeric (table, column))
    pango_layout_set_alignment (text, PANGO_ALIGN_RIGHT);
  return text;
}

/* Sets one row on one line, and paints it unless only its height is wanted. */
static double
set_row (KdPagesFlow        *flow,
         const KdChartTable *table,
         const Columns      *columns,
         int                 row,
         gboolean            paints)
{
  g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_object_unref);
  double x = KD_PAGES_SIDE;
  double baseline = 0;
  double height = 0;

  for (guint i = 0; i < columns->n; i++)
    {
      g_ptr_array_add (cells, new_cell (flow, table, columns, row, i));
      baseline = MAX (baseline, kd_pages_flow_get_baseline (cells->pdata[i]));
    }
  for (guint i = 0; i < columns->n; i++)
    {
      double drop = baseline - kd_pages_flow_get_baseline (cells->pdata[i]);

      height = MAX (height, drop + kd_pages_flow_get_height (cells->pdata[i]));
      if (paints)
        kd_pages_flow_show (flow, cells->pdata[i], x, flow->y + PADDING + drop, row < 0 ? flow->theme.dimmed : flow->theme.text);
      x += columns->widths[i] + COLUMN_GAP;
    }
  return height + 2 * PADDING;
}

static void
place_row (KdPagesFlow        *flow,
           const KdChartTable *table,
           const Columns      *columns,
           int                 row)
{
  KdChartColor line = flow->theme.axis;

  flow->y += set_row (flow, table, columns, row, TRUE);
  if (row >= 0)
    line.alpha /= 2;
  kd_pages_flow_rule (flow, flow->y, row < 0 ? flow->theme.text : line);
}

/**
 * kd_pages_table_get_first:
 * @flow: a flow
 * @table: a table
 *
 * Returns: how high its head and its first row are, or all of a short table: what has to stay together
 */
double
kd_pages_table_get_first (KdPagesFlow        *flow,
                          const KdChartTable *table)
{
  Columns columns = find_columns (flow, table);
  double  height = set_row (flow, table, &columns, -1, FALSE);
  guint   rows = kd_chart_table_get_n_rows (table);

  rows = rows <= SHORT ? rows : 1;
  for (int row = 0; row < (int) rows; row++)
    height += set_row (flow, table, &columns, row, FALSE);
  g_free (columns.widths);
  return height;
}

/**
 * kd_pages_table_place:
 * @flow: a flow
 * @table: a table
 *
 * Places a table over the width of the text. A row is never broken, a short table neither, and the head stands on each page again.
 */
void
kd_pages_table_place (KdPagesFlow        *flow,
                      const KdChartTable *table)
{
  Columns columns = find_columns (flow, table);

  kd_pages_flow_need (flow, kd_pages_table_get_first (flow, table));
  place_row (flow, table, &columns, -1);
  for (int row = 0; row < (int) kd_chart_table_get_n_rows (table); row++)
    {
      if (kd_pages_flow_need (flow, set_row (flow, table, &columns, row, FALSE)))
        place_row (flow, table, &columns, -1);
      place_row (flow, table, &columns, row);
    }
  flow->y += SPACE_AFTER;
  g_free (columns.widths);
}
