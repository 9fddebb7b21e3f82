/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-table-line.h"

/**
 * KdTableLine:
 *
 * A record as a line of a table, and as the row of a list that stands for it where there is no room for one.
 */
struct _KdTableLine
{
  GObject parent_instance;

  char       *title;
  char       *detail;
  char       *value;
  char       *second;
  const char *second_style;
  GPtrArray  *cells;
  char       *pill;
  const char *pill_style;
  GMenuModel *menu;
};

typedef struct
{
  char       *text;
  const char *style;
  char       *tip;
} Cell;

static void
cell_free (gpointer data)
{
  Cell *cell = data;

  g_free (cell->text);
  g_free (cell->tip);
  g_free (cell);
}

G_DEFINE_FINAL_TYPE (KdTableLine, kd_table_line, G_TYPE_OBJECT)

static void
kd_table_line_finalize (GObject *object)
{
  KdTableLine *self = KD_TABLE_LINE (object);

  g_free (self->title);
  g_free (self->detail);
  g_free (self->value);
  g_free (self->second);
  g_free (self->pill);
  g_ptr_array_unref (self->cells);
  g_clear_object (&self->menu);
  G_OBJECT_CLASS (kd_table_line_parent_class)->finalize (object);
}

static void
kd_table_line_class_init (KdTableLineClass *class)
{
  G_OBJECT_CLASS (class)->finalize = kd_table_line_finalize;
}

static void
kd_table_line_init (KdTableLine *self)
{
  self->cells = g_ptr_array_new_with_free_func (cell_free);
}

/**
 * kd_table_line_new:
 * @title: the first line of the row
 * @detail: (nullable): the second one
 * @value: (nullable): what stands at its end
 *
 * Returns: (transfer full): a line without cells
 */
KdTableLine *
kd_table_line_new (const char *title,
                   const char *detail,
                   const char *value)
{
  KdTableLine *self = g_object_new (KD_TYPE_TABLE_LINE, NULL);

  self->title = g_strdup (title);
  self->detail = g_strdup (detail);
  self->value = g_strdup (value);
  return self;
}

/**
 * kd_table_line_add:
 * @self: a line
 * @text: (nullable): what the next column says, or %NULL where it does not apply
 */
void
kd_table_line_add (KdTableLine *self,
                   const char  *text)
{
  kd_table_line_add_full (self, text, NULL, NULL);
}

/**
 * kd_table_line_add_full:
 * @self: a line
 * @text: (nullable): what the next column says, or %NULL where it does not apply
 * @style: (nullable): class of the style sheet, a literal
 * @tip: (nullable): what is said of it to who points at it, instead of the text itself
 *
 * Like [method@TableLine.add], for a cell that has more to say.
 */
void
kd_table_line_add_full (KdTableLine *self,
                        const char  *text,
                        const char  *style,
                        const char  *tip)
{
  Cell *cell = g_new (Cell, 1);

  *cell = (Cell) { .text = g_strdup (text != NULL ? text : ""), .style = style, .tip = g_strdup (tip) };
  g_ptr_array_add (self->cells, cell);
}

/**
 * kd_table_line_set_second:
 * @self: a line
 * @text: (nullable): what stands below the value at the end of the row
 * @style: (nullable): class of the style sheet, a literal
 */
void
kd_table_line_set_second (KdTableLine *self,
                          const char  *text,
                          const char  *style)
{
  g_set_str (&self->second, text);
  self->second_style = style;
}

/**
 * kd_table_line_set_pill:
 * @self: a line
 * @text: (nullable): what is wrong with it, or %NULL for nothing
 * @style: as for [func@pill_box_new], a literal
 */
void
kd_table_line_set_pill (KdTableLine *self,
                        const char  *text,
                        const char  *style)
{
  g_set_str (&self->pill, text);
  self->pill_style = style;
}

/**
 * kd_table_line_set_menu:
 * @self: a line
 * @menu: (nullable): what can be done with it
 */
void
kd_table_line_set_menu (KdTableLine *self,
                        GMenuModel  *menu)
{
  g_set_object (&self->menu, menu);
}

static const Cell *
find_cell (KdTableLine *self,
           guint        column)
{
  return column < self->cells->len ? self->cells->pdata[column] : NULL;
}

/**
 * kd_table_line_get_cell:
 * @self: a line
 * @column: place of a column
 *
 * Returns: (transfer none): what it says
 */
const char *
kd_table_line_get_cell (KdTableLine *self,
                        guint        column)
{
  const Cell *cell = find_cell (self, column);

  return cell != NULL ? cell->text : "";
}

/**
 * kd_table_line_get_cell_style:
 * @self: a line
 * @column: place of a column
 *
 * Returns: (transfer none) (nullable): a class of the style sheet
 */
const char *
kd_table_line_get_cell_style (KdTableLine *self,
                              guint        column)
{
  const Cell *cell = find_cell (self, column);

  return cell != NULL ? cell->style : NULL;
}

/**
 * kd_table_line_get_cell_tip:
 * @self: a line
 * @column: place of a column
 *
 * Returns: (transfer none) (nullable): what is said to who points at it
 */
const char *
kd_table_line_get_cell_tip (KdTableLine *self,
                            guint        column)
{
  const Cell *cell = find_cell (self, column);

  return cell != NULL ? cell->tip : NULL;
}

/**
 * kd_table_line_get_title:
 * @self: a line
 *
 * Returns: (transfer none): the first line of the row
 */
const char *
kd_table_line_get_title (KdTableLine *self)
{
  return self->title;
}

/**
 * kd_table_line_get_detail:
 * @self: a line
 *
 * Returns: (transfer none) (nullable): the second line of the row
 */
const char *
kd_table_line_get_detail (KdTableLine *self)
{
  return self->detail;
}

/**
 * kd_table_line_get_value:
 * @self: a line
 *
 * Returns: (transfer none) (nullable): what stands at the end of the row
 */
const char *
kd_table_line_get_value (KdTableLine *self)
{
  return self->value;
}

/**
 * kd_table_line_get_second:
 * @self: a line
 * @style: (out): how it looks, or %NULL
 *
 * Returns: (transfer none) (nullable): what stands below the value
 */
const char *
kd_table_line_get_second (KdTableLine *self,
                          const char **style)
{
  *style = self->second_style;
  return self->second;
}

/**
 * kd_table_line_get_pill:
 * @self: a line
 * @style: (out): how it looks
 *
 * Returns: (transfer none) (nullable): what is wrong with it
 */
const char *
kd_table_line_get_pill (KdTableLine *self,
                        const char **style)
{
  *style = self->pill_style;
  return self->pill;
}

/**
 * kd_table_line_get_menu:
 * @self: a line
 *
 * Returns: (transfer none) (nullable): what can be done with it
 */
GMenuModel *
kd_table_line_get_menu (KdTableLine *self)
{
  return self->menu;
}

static gboolean
cells_equal (const Cell *one,
             const Cell *other)
{
  return g_str_equal (one->text, other->text) && g_strcmp0 (one->style, other->style) == 0 && g_strcmp0 (one->tip, other->tip) == 0;
}

/* What the items are done to; their words go with the kind of record. */
static gboolean
menus_equal (GMenuModel *one,
             GMenuModel *other)
{
  if (one == NULL || other == NULL || g_menu_model_get_n_items (one) != g_menu_model_get_n_items (other))
    return one == other;
  for (int i = 0; i < g_menu_model_get_n_items (one); i++)
    {
      g_autoptr (GVariant) target = g_menu_model_get_item_attribute_value (one, i, G_MENU_ATTRIBUTE_TARGET, NULL);
      g_autoptr (GVariant) its = g_menu_model_get_item_attribute_value (other, i, G_MENU_ATTRIBUTE_TARGET, NULL);

      if (target != its && (target == NULL || its == NULL || !g_variant_equal (target, its)))
        return FALSE;
    }
  return TRUE;
}

/**
 * kd_table_line_equal:
 * @self: a line
 * @other: another one
 *
 * Returns: whether they say the same of the same record
 */
gboolean
kd_table_line_equal (KdTableLine *self,
                     KdTableLine *other)
{
  if (g_strcmp0 (self->title, other->title) != 0 || g_strcmp0 (self->detail, other->detail) != 0 || g_strcmp0 (self->value, other->value) != 0 ||
      g_strcmp0 (self->second, other->second) != 0 || g_strcmp0 (self->pill, other->pill) != 0 || self->cells->len != other->cells->len || !menus_equal (self->menu, other->menu))
    return FALSE;
  for (guint i = 0; i < self->cells->len; i++)
    if (!cells_equal (self->cells->pdata[i], other->cells->pdata[i]))
      return FALSE;
  return TRUE;
}
