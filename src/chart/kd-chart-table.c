/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-chart-table.h"

#include "kd-words-amount.h"

#include <string.h>

typedef struct
{
  char    *title;
  gboolean numeric;
} Column;

typedef struct
{
  char *text;
  char *plain;
} Cell;

struct _KdChartTable
{
  GArray *columns;
  GArray *cells;
};

static void
clear_column (gpointer data)
{
  g_free (((Column *) data)->title);
}

static void
clear_cell (gpointer data)
{
  Cell *cell = (Cell *) data;

  g_free (cell->text);
  g_free (cell->plain);
}

/**
 * kd_chart_table_new:
 *
 * Returns: (transfer full): a table without columns
 */
KdChartTable *
kd_chart_table_new (void)
{
  KdChartTable *self = g_new0 (KdChartTable, 1);

  self->columns = g_array_new (FALSE, FALSE, sizeof (Column));
  self->cells = g_array_new (FALSE, FALSE, sizeof (Cell));
  g_array_set_clear_func (self->columns, clear_column);
  g_array_set_clear_func (self->cells, clear_cell);
  return self;
}

/**
 * kd_chart_table_free:
 * @self: (transfer full): a table
 *
 * Frees it.
 */
void
kd_chart_table_free (KdChartTable *self)
{
  g_array_unref (self->columns);
  g_array_unref (self->cells);
  g_free (self);
}

/**
 * kd_chart_table_add_column:
 * @self: a table without cells
 * @title: the column's head
 * @numeric: whether its cells are set to the right
 *
 * Adds a column at the right.
 */
void
kd_chart_table_add_column (KdChartTable *self,
                           const char   *title,
                           gboolean      numeric)
{
  Column column = { g_strdup (title), numeric };

  g_return_if_fail (self->cells->len == 0);
  g_array_append_val (self->columns, column);
}

/**
 * kd_chart_table_add:
 * @self: a table
 * @text: (transfer full) (nullable): what is read; %NULL for —
 * @plain: (transfer full) (nullable): the same for programs; %NULL where it is @text, or nothing is known
 *
 * Adds a cell at the end: cells fill rows from the left to the right.
 */
void
kd_chart_table_add (KdChartTable *self,
                    char         *text,
                    char         *plain)
{
  Cell cell = { text, plain };

  if (text == NULL)
    {
      cell.text = g_strdup (KD_WORDS_UNKNOWN);
      if (plain == NULL)
        cell.plain = g_strdup ("");
    }
  g_array_append_val (self->cells, cell);
}

/**
 * kd_chart_table_get_n_columns:
 * @self: a table
 *
 * Returns: how many columns it has
 */
guint
kd_chart_table_get_n_columns (const KdChartTable *self)
{
  return self->columns->len;
}

/**
 * kd_chart_table_get_n_rows:
 * @self: a table
 *
 * Returns: how many whole rows it has
 */
guint
kd_chart_table_get_n_rows (const KdChartTable *self)
{
  return self->columns->len > 0 ? self->cells->len / self->columns->len : 0;
}

/**
 * kd_chart_table_get_title:
 * @self: a table
 * @column: a column
 *
 * Returns: (transfer none): its head
 */
const char *
kd_chart_table_get_title (const KdChartTable *self,
                          guint               column)
{
  g_return_val_if_fail (column < self->columns->len, "");
  return g_array_index (self->columns, Column, column).title;
}

/**
 * kd_chart_table_is_numeric:
 * @self: a table
 * @column: a column
 *
 * Returns: whether its cells are set to the right
 */
gboolean
kd_chart_table_is_numeric (const KdChartTable *self,
                           guint               column)
{
  g_return_val_if_fail (column < self->columns->len, FALSE);
  return g_array_index (self->columns, Column, column).numeric;
}

static const Cell *
get_cell (const KdChartTable *self,
          guint               row,
          guint               column)
{
  return &g_array_index (self->cells, Cell, row * self->columns->len + column);
}

/**
 * kd_chart_table_get_text:
 * @self: a table
 * @row: a row
 * @column: a column
 *
 * Returns: (transfer none): what is read there
 */
const char *
kd_chart_table_get_text (const KdChartTable *self,
                         guint               row,
                         guint               column)
{
  g_return_val_if_fail (row < kd_chart_table_get_n_rows (self) && column < self->columns->len, "");
  return get_cell (self, row, column)->text;
}

/* A cell that a spreadsheet would take for a formula gets an apostrophe in front of it; a number may be less than 0. */
static gboolean
is_formula (const char *text)
{
  return *text != '\0' && strchr ("=+-@\t\r", *text) != NULL && !g_ascii_isdigit (text[1]);
}

static void
append_csv (GString    *out,
            const char *text)
{
  gboolean quoted = strpbrk (text, ",\"\r\n") != NULL;

  if (quoted)
    g_string_append_c (out, '"');
  if (is_formula (text))
    g_string_append_c (out, '\'');
  for (; *text != '\0'; text++)
    {
      if (*text == '"')
        g_string_append_c (out, '"');
      g_string_append_c (out, *text);
    }
  if (quoted)
    g_string_append_c (out, '"');
}

static void
append_tabbed (GString    *out,
               const char *text)
{
  for (; *text != '\0'; text++)
    g_string_append_c (out, *text == '\t' || *text == '\n' || *text == '\r' ? ' ' : *text);
}

static char *
to_lines (const KdChartTable *self,
          const char         *between,
          const char         *after,
          void (*append) (GString *, const char *))
{
  GString *out = g_string_new (NULL);

  for (guint column = 0; column < self->columns->len; column++)
    {
      append (out, g_array_index (self->columns, Column, column).title);
      g_string_append (out, column + 1 < self->columns->len ? between : after);
    }
  for (guint row = 0; row < kd_chart_table_get_n_rows (self); row++)
    for (guint column = 0; column < self->columns->len; column++)
      {
        const Cell *cell = get_cell (self, row, column);

        append (out, cell->plain != NULL ? cell->plain : cell->text);
        g_string_append (out, column + 1 < self->columns->len ? between : after);
      }
  return g_string_free (out, FALSE);
}

/**
 * kd_chart_table_to_csv:
 * @self: a table
 *
 * Source: RFC 4180.
 *
 * Returns: (transfer full): it with plain values, its heads in the first line
 */
char *
kd_chart_table_to_csv (const KdChartTable *self)
{
  return to_lines (self, ",", "\r\n", append_csv);
}

/**
 * kd_chart_table_to_tabs:
 * @self: a table
 *
 * Returns: (transfer full): it with plain values and tabs between them, as spreadsheets take it from the clipboard
 */
char *
kd_chart_table_to_tabs (const KdChartTable *self)
{
  return to_lines (self, "\t", "\n", append_tabbed);
}
