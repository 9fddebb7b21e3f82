/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-chart-table-view.h"

#include <adwaita.h>

/**
 * KdChartTableView:
 *
 * Shows the table that is a chart's twin: numbers under numbers, one stop of Tab, rows by arrows, each read out with
 * the heads of its columns. Where it is wider than its room, it scrolls sideways.
 */
struct _KdChartTableView
{
  GtkWidget parent_instance;

  GtkWidget  *scroller;
  GtkWidget  *head;
  GtkListBox *rows;
  gboolean    narrow;
};

G_DEFINE_FINAL_TYPE (KdChartTableView, kd_chart_table_view, GTK_TYPE_WIDGET)

#define COLUMN_GAP 18

static GtkWidget *
new_cell (const KdChartTable *table,
          guint               column,
          const char         *text,
          GtkSizeGroup       *group)
{
  gboolean   numeric = kd_chart_table_is_numeric (table, column);
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), numeric ? 1 : 0);
  gtk_widget_set_hexpand (label, column == 0);
  gtk_size_group_add_widget (group, label);
  return label;
}

static GtkWidget *
new_head (const KdChartTable *table,
          GtkSizeGroup      **groups)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, COLUMN_GAP);

  for (guint i = 0; i < kd_chart_table_get_n_columns (table); i++)
    {
      GtkWidget *label = new_cell (table, i, kd_chart_table_get_title (table, i), groups[i]);

      gtk_widget_add_css_class (label, "caption-heading");
      gtk_widget_add_css_class (label, "dimmed");
      gtk_box_append (GTK_BOX (box), label);
    }
  gtk_widget_add_css_class (box, "table-row");
  return box;
}

static GtkWidget *
new_row (const KdChartTable *table,
         guint               row,
         GtkSizeGroup      **groups)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, COLUMN_GAP);
  GtkWidget *line = gtk_list_box_row_new ();
  g_autoptr (GString) spoken = g_string_new (NULL);

  for (guint i = 0; i < kd_chart_table_get_n_columns (table); i++)
    {
      const char *text = kd_chart_table_get_text (table, row, i);
      GtkWidget  *label = new_cell (table, i, text, groups[i]);

      if (kd_chart_table_is_numeric (table, i))
        gtk_widget_add_css_class (label, "numeric");
      g_string_append_printf (spoken, i == 0 ? "%s%s" : ", %s %s", i == 0 ? "" : kd_chart_table_get_title (table, i), text);
      gtk_box_append (GTK_BOX (box), label);
    }
  gtk_widget_add_css_class (box, "table-row");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (line), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (line), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (line), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken->str, -1);
  return line;
}

/* A row where there is no room for columns: what it is and its first number, the others under them by their names. */
static GtkWidget *
new_narrow_row (const KdChartTable *table,
                guint               row)
{
  GtkWidget *line = adw_action_row_new ();
  GtkWidget *number = gtk_label_new (kd_chart_table_get_text (table, row, 1));
  g_autoptr (GString) others = g_string_new (NULL);

  for (guint i = 2; i < kd_chart_table_get_n_columns (table); i++)
    g_string_append_printf (others, "%s%s %s", i > 2 ? " · " : "", kd_chart_table_get_title (table, i), kd_chart_table_get_text (table, row, i));
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (line), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (line), kd_chart_table_get_text (table, row, 0));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (line), others->str);
  gtk_widget_add_css_class (number, "numeric");
  adw_action_row_add_suffix (ADW_ACTION_ROW (line), number);
  gtk_widget_set_tooltip_text (number, kd_chart_table_get_title (table, 1));
  return line;
}

static void
kd_chart_table_view_dispose (GObject *object)
{
  g_clear_pointer (&KD_CHART_TABLE_VIEW (object)->scroller, gtk_widget_unparent);
  G_OBJECT_CLASS (kd_chart_table_view_parent_class)->dispose (object);
}

static void
kd_chart_table_view_class_init (KdChartTableViewClass *class)
{
  G_OBJECT_CLASS (class)->dispose = kd_chart_table_view_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (class), GTK_TYPE_BIN_LAYOUT);
}

static void
kd_chart_table_view_init (KdChartTableView *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  self->rows = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->rows, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->rows), "chart-table");
  gtk_box_append (GTK_BOX (box), self->head);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->rows));
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_AUTOMATIC, GTK_POLICY_NEVER);
  gtk_scrolled_window_set_propagate_natural_width (GTK_SCROLLED_WINDOW (self->scroller), TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), box);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
}

/**
 * kd_chart_table_view_new:
 *
 * Returns: (transfer floating): a view without a table
 */
GtkWidget *
kd_chart_table_view_new (void)
{
  return g_object_new (KD_TYPE_CHART_TABLE_VIEW, NULL);
}

/**
 * kd_chart_table_view_set_narrow:
 * @self: a view
 * @narrow: whether there is no room for columns
 *
 * Has the next table shown line by line.
 */
void
kd_chart_table_view_set_narrow (KdChartTableView *self,
                                gboolean          narrow)
{
  self->narrow = narrow;
  /* Lines wrap where columns scroll. */
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), narrow ? GTK_POLICY_NEVER : GTK_POLICY_AUTOMATIC, GTK_POLICY_NEVER);
}

/**
 * kd_chart_table_view_set_table:
 * @self: a view
 * @title: what it is called for screen readers
 * @table: a table, whose texts are copied
 *
 * Shows a table.
 */
void
kd_chart_table_view_set_table (KdChartTableView   *self,
                               const char         *title,
                               const KdChartTable *table)
{
  guint                n = kd_chart_table_get_n_columns (table);
  g_autofree gpointer *groups = g_new (gpointer, n);
  GtkWidget           *head;

  for (guint i = 0; i < n; i++)
    groups[i] = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
  head = new_head (table, (GtkSizeGroup **) groups);
  gtk_box_insert_child_after (GTK_BOX (gtk_widget_get_parent (self->head)), head, NULL);
  gtk_box_remove (GTK_BOX (gtk_widget_get_parent (self->head)), self->head);
  self->head = head;
  gtk_list_box_remove_all (self->rows);
  gtk_widget_set_visible (head, !self->narrow);
  for (guint i = 0; i < kd_chart_table_get_n_rows (table); i++)
    gtk_list_box_append (self->rows, self->narrow ? new_narrow_row (table, i) : new_row (table, i, (GtkSizeGroup **) groups));
  for (guint i = 0; i < n; i++)
    g_object_unref (groups[i]);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->rows), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
}
