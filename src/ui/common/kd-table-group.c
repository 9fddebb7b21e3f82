/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-table-group.h"

#include "kd-slice.h"
#include "kd-table-row.h"

#include <glib/gi18n-lib.h>

/* In a table of more lines than this, Tab goes from one to the next by arrows only. */
#define SHORT 30

/* Of the main column, which gives way to all others. */
#define MAIN_CHARACTERS 12

/**
 * KdTableGroup:
 *
 * A titled table of records: columns where there is room, else a list with two lines a record. Of many lines, those are made
 * that are in sight.
 */
struct _KdTableGroup
{
  AdwBin parent_instance;

  const KdTableColumn *columns;
  guint                n_columns;
  KdRowsGroup         *rows;
  GtkWidget           *frame; /* what has no room is reached by scrolling sideways, not cut off */
  GtkWidget           *slice;
  GtkWidget           *view;  /* in the slice: a column view, or a list where it is narrow */
  GListStore          *lines; /* the model of those who put lines in */
  GPtrArray           *taken;
  GListModel          *model;
  gboolean             menus;
  gboolean             narrow;
  gboolean             wanted_narrow;
};

G_DEFINE_FINAL_TYPE (KdTableGroup, kd_table_group, ADW_TYPE_BIN)

static void
kd_table_group_dispose (GObject *object)
{
  KdTableGroup *self = KD_TABLE_GROUP (object);

  g_clear_object (&self->lines);
  g_clear_object (&self->model);
  g_clear_pointer (&self->taken, g_ptr_array_unref);
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
  self->taken = g_ptr_array_new_with_free_func (g_object_unref);
  self->slice = kd_slice_new ();
  self->frame = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->frame), GTK_POLICY_AUTOMATIC, GTK_POLICY_NEVER);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->frame), self->slice);
  gtk_widget_set_overflow (self->frame, GTK_OVERFLOW_HIDDEN);
  gtk_widget_add_css_class (self->frame, "card");
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
  gboolean   figures = self->columns[place].flags & KD_TABLE_FIGURES;
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), figures ? 1 : 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), figures ? PANGO_ELLIPSIZE_NONE : PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (label, figures);
  if (self->columns[place].flags & KD_TABLE_MAIN)
    gtk_label_set_width_chars (GTK_LABEL (label), MAIN_CHARACTERS);
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
  gboolean     figures = self->columns[place].flags & KD_TABLE_FIGURES;
  const char  *text = kd_table_line_get_cell (line, place);
  const char  *tip = kd_table_line_get_cell_tip (line, place);
  const char  *look = kd_table_line_get_cell_style (line, place);
  const char  *classes[] = { figures ? "numeric" : look, figures ? look : NULL, NULL };
  const char  *style;
  const char  *pill = kd_table_line_get_pill (line, &style);

  gtk_label_set_text (GTK_LABEL (label), text);
  gtk_widget_set_css_classes (label, classes);
  gtk_widget_set_tooltip_text (label, tip != NULL ? tip : figures || *text == '\0' ? NULL
                                                                                   : text);
  if (self->columns[place].flags & KD_TABLE_MAIN && pill != NULL)
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
  GtkWidget *button = kd_table_menu_new ();

  gtk_widget_add_css_class (button, "table-menu");
  gtk_list_item_set_child (item, button);
}

static void
on_bind_menu (KdTableGroup *self,
              GtkListItem  *item,
              gpointer      factory)
{
  kd_table_menu_show (gtk_list_item_get_child (item), gtk_list_item_get_item (item));
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
  gtk_column_view_column_set_expand (column, (self->columns[place].flags & KD_TABLE_MAIN) != 0);
  gtk_column_view_append_column (view, column);
}

/* Heads of figures stand over them; a column has no say in it. */
static void
align_heads (KdTableGroup *self,
             GtkWidget    *header)
{
  GtkWidget *head = gtk_widget_get_first_child (header);

  for (guint i = 0; i < self->n_columns && head != NULL; i++, head = gtk_widget_get_next_sibling (head))
    if (self->columns[i].flags & KD_TABLE_FIGURES && gtk_widget_get_first_child (head) != NULL)
      gtk_widget_set_halign (gtk_widget_get_first_child (head), GTK_ALIGN_END);
}

static GtkWidget *
make_columns (KdTableGroup *self)
{
  GtkWidget *view = gtk_column_view_new (NULL);

  for (guint i = 0; i < self->n_columns; i++)
    add_column (self, GTK_COLUMN_VIEW (view), i);
  if (self->menus)
    {
      g_autoptr (GtkColumnViewColumn) column = gtk_column_view_column_new ("", make_factory (self, G_CALLBACK (on_setup_menu), G_CALLBACK (on_bind_menu)));

      gtk_column_view_append_column (GTK_COLUMN_VIEW (view), column);
    }
  align_heads (self, gtk_widget_get_first_child (view));
  gtk_widget_add_css_class (view, "data-table");
  return view;
}

/* --- rows --------------------------------------------------------------------------------------------------- */

static void
on_setup_row (KdTableGroup *self,
              GtkListItem  *item,
              gpointer      factory)
{
  gtk_list_item_set_child (item, kd_table_row_new ());
}

static void
on_bind_row (KdTableGroup *self,
             GtkListItem  *item,
             gpointer      factory)
{
  KdTableLine *line = gtk_list_item_get_item (item);

  gtk_list_item_set_accessible_label (item, kd_table_line_get_title (line));
  kd_table_row_show (KD_TABLE_ROW (gtk_list_item_get_child (item)), line);
}

static GtkWidget *
make_list (KdTableGroup *self)
{
  GtkWidget *view = gtk_list_view_new (NULL, make_factory (self, G_CALLBACK (on_setup_row), G_CALLBACK (on_bind_row)));

  gtk_list_view_set_show_separators (GTK_LIST_VIEW (view), TRUE);
  gtk_widget_add_css_class (view, "table-lines");
  return view;
}

/* --- showing ------------------------------------------------------------------------------------------------ */

static void
set_tab_behavior (KdTableGroup *self)
{
  GtkListTabBehavior behavior = g_list_model_get_n_items (self->model) > SHORT ? GTK_LIST_TAB_ITEM : GTK_LIST_TAB_ALL;

  g_object_set (self->view, "tab-behavior", behavior, NULL);
}

static void
make_view (KdTableGroup *self)
{
  g_autoptr (GtkSelectionModel) selection = GTK_SELECTION_MODEL (gtk_no_selection_new (g_object_ref (self->model)));

  self->view = self->narrow ? make_list (self) : make_columns (self);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->frame), self->narrow ? GTK_POLICY_NEVER : GTK_POLICY_AUTOMATIC, GTK_POLICY_NEVER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, adw_preferences_group_get_title (ADW_PREFERENCES_GROUP (self->rows)), -1);
  g_object_set (self->view, "model", selection, NULL);
  kd_slice_set_child (KD_SLICE (self->slice), GTK_SCROLLABLE (self->view));
}

static gboolean
is_said (KdTableGroup *self,
         guint         place)
{
  for (guint i = 0; i < g_list_model_get_n_items (self->model); i++)
    {
      g_autoptr (KdTableLine) line = g_list_model_get_item (self->model, i);

      if (*kd_table_line_get_cell (line, place) != '\0')
        return TRUE;
    }
  return FALSE;
}

/* What no line has a word for needs no column. */
static void
show_columns (KdTableGroup *self)
{
  GListModel *columns = gtk_column_view_get_columns (GTK_COLUMN_VIEW (self->view));

  for (guint i = 0; i < self->n_columns; i++)
    if (self->columns[i].flags & KD_TABLE_OPTIONAL)
      {
        g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

        gtk_column_view_column_set_visible (column, is_said (self, i));
      }
}

/* Whether there is anything is said by the frame. */
static void
show_extent (KdTableGroup *self)
{
  gboolean some = g_list_model_get_n_items (self->model) > 0;

  kd_rows_group_begin (self->rows);
  if (!some)
    kd_rows_group_end (self->rows);
  gtk_widget_set_visible (self->frame, some);
  if (some)
    set_tab_behavior (self);
}

/**
 * kd_table_group_show:
 * @self: a group
 * @lines: lines, as [class@TableLine], which may be made as they are asked for
 * @menus: whether there is something to be done with any of them
 * @narrow: whether there is no room for columns
 *
 * Shows lines; to be called again when others came to be in the model.
 */
void
kd_table_group_show (KdTableGroup *self,
                     GListModel   *lines,
                     gboolean      menus,
                     gboolean      narrow)
{
  gboolean other = self->model != lines || self->view == NULL || self->menus != menus || self->narrow != narrow;

  g_set_object (&self->model, lines);
  self->menus = menus;
  self->narrow = narrow;
  if (other)
    make_view (self);
  if (!narrow)
    show_columns (self);
  show_extent (self);
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
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self->rows), self->frame);
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
 * Begins with other lines.
 */
void
kd_table_group_begin (KdTableGroup *self,
                      gboolean      narrow)
{
  g_ptr_array_set_size (self->taken, 0);
  self->wanted_narrow = narrow;
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
  g_ptr_array_add (self->taken, line);
}

static gboolean
is_same (gconstpointer one,
         gconstpointer other)
{
  return kd_table_line_equal ((KdTableLine *) one, (KdTableLine *) other);
}

/**
 * kd_table_group_end:
 * @self: a group
 *
 * Says that all lines are there, and shows them.
 */
void
kd_table_group_end (KdTableGroup *self)
{
  gboolean menus = FALSE;

  for (guint i = 0; i < self->taken->len; i++)
    menus |= kd_table_line_get_menu (self->taken->pdata[i]) != NULL;
  kd_slice_replace (KD_SLICE (self->slice), self->lines, self->taken, is_same);
  g_ptr_array_set_size (self->taken, 0);
  kd_table_group_show (self, G_LIST_MODEL (self->lines), menus, self->wanted_narrow);
}
