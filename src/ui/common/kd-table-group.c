/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-table-group.h"

#include <glib/gi18n-lib.h>

/**
 * KdTableGroup:
 *
 * A titled table of records: columns where there is room, else a list with two lines a record.
 */
struct _KdTableGroup
{
  AdwBin parent_instance;

  const KdTableColumn *columns;
  guint                n_columns;
  KdRowsGroup         *rows;
  GListStore          *lines;
  gboolean             narrow;
};

G_DEFINE_FINAL_TYPE (KdTableGroup, kd_table_group, ADW_TYPE_BIN)

static void
kd_table_group_dispose (GObject *object)
{
  g_clear_object (&KD_TABLE_GROUP (object)->lines);
  G_OBJECT_CLASS (kd_table_group_parent_class)->dispose (object);
}

static void
kd_table_group_class_init (KdTableGroupClass *class)
{
  G_OBJECT_CLASS (class)->dispose = kd_table_group_dispose;
}

static void
kd_table_group_init (KdTableGroup *self)
{
  self->lines = g_list_store_new (KD_TYPE_TABLE_LINE);
}

/* --- columns ------------------------------------------------------------------------------------------------ */

static guint
get_place (gpointer data)
{
  return GPOINTER_TO_UINT (data);
}

static void
on_setup_cell (KdTableGroup *self,
               GtkListItem  *item,
               gpointer      factory)
{
  guint      place = get_place (g_object_get_data (factory, "column"));
  gboolean   numeric = self->columns[place].numeric;
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), numeric ? 1 : 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), numeric ? PANGO_ELLIPSIZE_NONE : PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (label, numeric);
  if (numeric)
    gtk_widget_add_css_class (label, "numeric");
  gtk_box_append (GTK_BOX (box), label);
  gtk_list_item_set_child (item, box);
}

static void
on_bind_cell (KdTableGroup *self,
              GtkListItem  *item,
              gpointer      factory)
{
  guint        place = get_place (g_object_get_data (factory, "column"));
  KdTableLine *line = gtk_list_item_get_item (item);
  GtkWidget   *box = gtk_list_item_get_child (item);
  GtkWidget   *label = gtk_widget_get_first_child (box);
  const char  *text = kd_table_line_get_cell (line, place);
  const char  *style;
  const char  *pill = kd_table_line_get_pill (line, &style);

  gtk_label_set_text (GTK_LABEL (label), text);
  gtk_widget_set_tooltip_text (label, self->columns[place].numeric || *text == '\0' ? NULL : text);
  if (place == 0 && pill != NULL)
    gtk_box_append (GTK_BOX (box), kd_pill_box_new (pill, style));
}

/* A cell serves one line after another. */
static void
on_unbind_cell (KdTableGroup *self,
                GtkListItem  *item,
                gpointer      factory)
{
  GtkWidget *box = gtk_list_item_get_child (item);
  GtkWidget *pill = gtk_widget_get_next_sibling (gtk_widget_get_first_child (box));

  if (pill != NULL)
    gtk_box_remove (GTK_BOX (box), pill);
}

static void
on_setup_menu (KdTableGroup *self,
               GtkListItem  *item,
               gpointer      factory)
{
  GtkWidget *button = gtk_menu_button_new ();

  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "table-menu");
  gtk_list_item_set_child (item, button);
}

static void
on_bind_menu (KdTableGroup *self,
              GtkListItem  *item,
              gpointer      factory)
{
  KdTableLine     *line = gtk_list_item_get_item (item);
  GtkWidget       *button = gtk_list_item_get_child (item);
  GMenuModel      *menu = kd_table_line_get_menu (line);
  g_autofree char *tooltip = g_strdup_printf (_ ("More on “%s”"), kd_table_line_get_title (line));

  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), menu);
  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_widget_set_visible (button, menu != NULL);
}

static GtkListItemFactory *
make_factory (KdTableGroup *self,
              GCallback     setup,
              GCallback     bind)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect_object (factory, "setup", setup, self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", bind, self, G_CONNECT_SWAPPED);
  return factory;
}

static void
add_column (KdTableGroup  *self,
            GtkColumnView *view,
            guint          place)
{
  GtkListItemFactory *factory = make_factory (self, G_CALLBACK (on_setup_cell), G_CALLBACK (on_bind_cell));
  g_autoptr (GtkColumnViewColumn) column = gtk_column_view_column_new (_ (self->columns[place].title), factory);

  g_object_set_data (G_OBJECT (factory), "column", GUINT_TO_POINTER (place));
  g_signal_connect_object (factory, "unbind", G_CALLBACK (on_unbind_cell), self, G_CONNECT_SWAPPED);
  gtk_column_view_column_set_expand (column, place == 0);
  gtk_column_view_append_column (view, column);
}

/* Heads of figures stand over them; a column has no say in it. */
static void
align_heads (KdTableGroup *self,
             GtkWidget    *header)
{
  GtkWidget *head = gtk_widget_get_first_child (header);

  for (guint i = 0; i < self->n_columns && head != NULL; i++, head = gtk_widget_get_next_sibling (head))
    if (self->columns[i].numeric && gtk_widget_get_first_child (head) != NULL)
      gtk_widget_set_halign (gtk_widget_get_first_child (head), GTK_ALIGN_END);
}

static GtkWidget *
make_view (KdTableGroup *self)
{
  GtkSelectionModel *model = GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (g_object_ref (self->lines))));
  GtkWidget         *view = gtk_column_view_new (model);
  gboolean           menus = FALSE;

  for (guint i = 0; i < self->n_columns; i++)
    add_column (self, GTK_COLUMN_VIEW (view), i);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->lines)); i++)
    {
      g_autoptr (KdTableLine) line = g_list_model_get_item (G_LIST_MODEL (self->lines), i);

      menus |= kd_table_line_get_menu (line) != NULL;
    }
  if (menus)
    {
      g_autoptr (GtkColumnViewColumn) column = gtk_column_view_column_new ("", make_factory (self, G_CALLBACK (on_setup_menu), G_CALLBACK (on_bind_menu)));

      gtk_column_view_append_column (GTK_COLUMN_VIEW (view), column);
    }
  align_heads (self, gtk_widget_get_first_child (view));
  gtk_widget_add_css_class (view, "data-table");
  gtk_widget_add_css_class (view, "card");
  gtk_widget_set_overflow (view, GTK_OVERFLOW_HIDDEN);
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL, adw_preferences_group_get_title (ADW_PREFERENCES_GROUP (self->rows)), -1);
  return view;
}

/* --- rows --------------------------------------------------------------------------------------------------- */

static void
add_row (KdTableGroup *self,
         KdTableLine  *line)
{
  GtkWidget  *row = kd_rows_group_row_new (kd_table_line_get_title (line), kd_table_line_get_detail (line), kd_table_line_get_value (line));
  GMenuModel *menu = kd_table_line_get_menu (line);
  const char *style;
  const char *pill = kd_table_line_get_pill (line, &style);

  if (pill != NULL)
    kd_rows_group_row_add_pill (row, pill, style);
  if (menu != NULL)
    kd_rows_group_row_set_menu (row, menu);
  kd_rows_group_add (self->rows, row);
}

/* --- filling ------------------------------------------------------------------------------------------------ */

/**
 * kd_table_group_new:
 * @title: what it is of
 * @empty: what is said where there is nothing
 * @columns: (array length=n_columns): its columns, which live as long as the program
 * @n_columns: how many
 *
 * Returns: (transfer floating): a group
 */
KdTableGroup *
kd_table_group_new (const char          *title,
                    const char          *empty,
                    const KdTableColumn *columns,
                    guint                n_columns)
{
  KdTableGroup *self = g_object_new (KD_TYPE_TABLE_GROUP, NULL);

  self->columns = columns;
  self->n_columns = n_columns;
  self->rows = kd_rows_group_new (title, empty);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->rows));
  return self;
}

/**
 * kd_table_group_get_rows:
 * @self: a group
 *
 * Returns: (transfer none): its frame: the title, the buttons beside it, the line that says that there is nothing
 */
KdRowsGroup *
kd_table_group_get_rows (KdTableGroup *self)
{
  return self->rows;
}

/**
 * kd_table_group_begin:
 * @self: a group
 * @narrow: whether there is no room for columns
 *
 * Takes all lines out.
 */
void
kd_table_group_begin (KdTableGroup *self,
                      gboolean      narrow)
{
  self->narrow = narrow;
  kd_rows_group_begin (self->rows);
  g_list_store_remove_all (self->lines);
}

/**
 * kd_table_group_wants:
 * @self: a group
 *
 * Returns: whether another line is wanted, as [method@RowsGroup.wants] says it
 */
gboolean
kd_table_group_wants (KdTableGroup *self)
{
  return kd_rows_group_wants (self->rows);
}

/**
 * kd_table_group_take:
 * @self: a group
 * @line: (transfer full): a line
 *
 * Puts a line at the end.
 */
void
kd_table_group_take (KdTableGroup *self,
                     KdTableLine  *line)
{
  if (self->narrow)
    add_row (self, line);
  else
    g_list_store_append (self->lines, line);
  g_object_unref (line);
}

/**
 * kd_table_group_end:
 * @self: a group
 *
 * Says that all lines are there.
 */
void
kd_table_group_end (KdTableGroup *self)
{
  if (g_list_model_get_n_items (G_LIST_MODEL (self->lines)) > 0)
    kd_rows_group_add (self->rows, make_view (self));
  kd_rows_group_end (self->rows);
}
