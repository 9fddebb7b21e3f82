/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-table-row.h"

#include "kd-context-menu.h"
#include "kd-rows-group.h"

#include <glib/gi18n-lib.h>

/**
 * KdTableRow:
 *
 * A line of a table where there is no room for columns: two lines, the value at the end, what can be done with it. One row
 * serves many lines, one after another.
 */
struct _KdTableRow
{
  GtkBox parent_instance;

  GtkLabel  *title;
  GtkLabel  *detail;
  GtkLabel  *value;
  GtkLabel  *second;
  GtkWidget *words;
  GtkWidget *parts; /* the words, the pill and the values */
  GtkWidget *pill;
  GtkWidget *menu;
};

/* How much of a title must have room. */
#define LEAST_CHARS 8

G_DEFINE_FINAL_TYPE (KdTableRow, kd_table_row, GTK_TYPE_BOX)

/* --- the menu -------------------------------------------------------------------------------------------------- */

/* Hundreds of lines are bound for one that is pressed. */
static void
on_popup (GtkMenuButton *button,
          gpointer       data)
{
  gtk_menu_button_set_menu_model (button, g_object_get_data (G_OBJECT (button), "menu"));
  kd_menu_button_keep_keys (button);
}

/**
 * kd_table_menu_new:
 *
 * Returns: (transfer floating): a button for what can be done with a line
 */
GtkWidget *
kd_table_menu_new (void)
{
  GtkWidget *button = gtk_menu_button_new ();

  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (button), on_popup, NULL, NULL);
  return button;
}

/**
 * kd_table_menu_offer:
 * @button: what [func@table_menu_new] gave
 * @menu: what can be done
 * @of: what with
 */
void
kd_table_menu_offer (GtkWidget  *button,
                     GMenuModel *menu,
                     const char *of)
{
  g_autofree char *tooltip = g_strdup_printf (_ ("More on “%s”"), of);

  g_object_set_data_full (G_OBJECT (button), "menu", g_object_ref (menu), g_object_unref);
  gtk_widget_set_tooltip_text (button, tooltip);
}

/**
 * kd_table_menu_show:
 * @button: what [func@table_menu_new] gave
 * @line: a line
 *
 * Offers what can be done with the line, and is not there where that is nothing.
 */
void
kd_table_menu_show (GtkWidget   *button,
                    KdTableLine *line)
{
  GMenuModel *menu = kd_table_line_get_menu (line);

  gtk_widget_set_visible (button, menu != NULL);
  if (menu != NULL)
    kd_table_menu_offer (button, menu, kd_table_line_get_title (line));
}

/* --- the row --------------------------------------------------------------------------------------------------- */

static GtkLabel *
make_label (GtkWidget  *box,
            const char *style)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (style != NULL)
    {
      gtk_widget_add_css_class (label, "caption");
      gtk_widget_add_css_class (label, style);
    }
  gtk_box_append (GTK_BOX (box), label);
  return GTK_LABEL (label);
}

static GtkLabel *
make_value (GtkWidget *box)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 1);
  gtk_widget_add_css_class (label, "numeric");
  gtk_box_append (GTK_BOX (box), label);
  return GTK_LABEL (label);
}

static void
show_second (KdTableRow  *self,
             KdTableLine *line)
{
  const char *look;
  const char *second = kd_table_line_get_second (line, &look);
  const char *classes[] = { "numeric", "caption", look, NULL };

  gtk_label_set_text (self->second, second != NULL ? second : "");
  gtk_widget_set_visible (GTK_WIDGET (self->second), second != NULL);
  gtk_widget_set_css_classes (GTK_WIDGET (self->second), classes);
}

static void
kd_table_row_init (KdTableRow *self)
{
  GtkWidget *parts = adw_wrap_box_new ();
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *values = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  gtk_box_set_spacing (GTK_BOX (self), 6);
  gtk_widget_add_css_class (GTK_WIDGET (self), "table-line");
  /* The values go below the words where text is so large that a word has no room beside them. */
  adw_wrap_box_set_wrap_policy (ADW_WRAP_BOX (parts), ADW_WRAP_MINIMUM);
  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (parts), 6);
  gtk_widget_set_hexpand (parts, TRUE);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  self->title = make_label (words, NULL);
  gtk_label_set_width_chars (self->title, LEAST_CHARS);
  self->detail = make_label (words, "dimmed");
  gtk_widget_set_valign (values, GTK_ALIGN_CENTER);
  self->value = make_value (values);
  self->second = make_value (values);
  self->menu = kd_table_menu_new ();
  gtk_widget_add_css_class (GTK_WIDGET (self->detail), "numeric");
  adw_wrap_box_append (ADW_WRAP_BOX (parts), words);
  adw_wrap_box_append (ADW_WRAP_BOX (parts), values);
  self->words = words;
  self->parts = parts;
  gtk_box_append (GTK_BOX (self), parts);
  gtk_box_append (GTK_BOX (self), self->menu);
}

static void
kd_table_row_class_init (KdTableRowClass *class)
{
}

/**
 * kd_table_row_new:
 *
 * Returns: (transfer floating): a row without a line
 */
GtkWidget *
kd_table_row_new (void)
{
  return g_object_new (KD_TYPE_TABLE_ROW, NULL);
}

/**
 * kd_table_row_show:
 * @self: a row
 * @line: a line
 *
 * Shows the line.
 */
void
kd_table_row_show (KdTableRow  *self,
                   KdTableLine *line)
{
  const char *detail = kd_table_line_get_detail (line);
  const char *value = kd_table_line_get_value (line);
  const char *style;
  const char *pill = kd_table_line_get_pill (line, &style);

  gtk_label_set_text (self->title, kd_table_line_get_title (line));
  gtk_label_set_text (self->detail, detail != NULL ? detail : "");
  gtk_widget_set_visible (GTK_WIDGET (self->detail), detail != NULL && *detail != '\0');
  gtk_label_set_text (self->value, value != NULL ? value : "");
  gtk_widget_set_visible (GTK_WIDGET (self->value), value != NULL);
  show_second (self, line);
  kd_table_menu_show (self->menu, line);
  if (self->pill != NULL)
    adw_wrap_box_remove (ADW_WRAP_BOX (self->parts), self->pill);
  self->pill = pill != NULL ? kd_pill_box_new (pill, style) : NULL;
  if (self->pill != NULL)
    adw_wrap_box_insert_child_after (ADW_WRAP_BOX (self->parts), self->pill, self->words);
}
