/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-field-widgets.h"

#include <glib/gi18n-lib.h>

/**
 * kd_field_button_new:
 * @icon: name of an icon
 * @tooltip: what it does, which is its name for the screen reader too
 *
 * Returns: (transfer floating): a flat button for the end of a row
 */
GtkWidget *
kd_field_button_new (const char *icon,
                     const char *tooltip)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  return button;
}

/**
 * kd_field_menu_new:
 * @field: a field
 *
 * Returns: (transfer floating): the menu of a field's row: copy, history, clear
 */
GtkWidget *
kd_field_menu_new (const KdField *field)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autofree char *copy = g_strdup_printf ("field.copy::%s", field->name);
  g_autofree char *history = g_strdup_printf ("field.history::%s", field->name);
  g_autofree char *clear = g_strdup_printf ("field.clear::%s", field->name);
  g_autofree char *tooltip = g_strdup_printf (_ ("More on “%s”"), kd_field_get_label (field));
  GtkWidget       *button = gtk_menu_button_new ();

  g_menu_append (menu, _ ("Copy"), copy);
  g_menu_append (menu, _ ("Changes"), history);
  if (!(field->flags & KD_FIELD_REQUIRED))
    g_menu_append (menu, _ ("Clear"), clear);
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  return button;
}

static void
on_selected (GtkCalendar *calendar,
             GtkEditable *editable)
{
  g_autoptr (GDateTime) date = gtk_calendar_get_date (calendar);
  g_autofree char *day = g_date_time_format (date, "%Y-%m-%d");

  gtk_editable_set_text (editable, day);
}

/**
 * kd_field_calendar_new:
 * @editable: what the day is written into
 *
 * Returns: (transfer floating): a button that lets a day be chosen; its popover's being closed says that it stays
 */
GtkWidget *
kd_field_calendar_new (GtkEditable *editable)
{
  GtkWidget *button = gtk_menu_button_new ();
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *calendar = gtk_calendar_new ();

  g_signal_connect_object (calendar, "day-selected", G_CALLBACK (on_selected), editable, G_CONNECT_DEFAULT);
  gtk_popover_set_child (GTK_POPOVER (popover), calendar);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), popover);
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "x-office-calendar-symbolic");
  gtk_widget_set_tooltip_text (button, _ ("Choose a Day"));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  return button;
}

/**
 * kd_field_text_of:
 * @row: a record
 * @field: place of a field
 *
 * Returns: (transfer full): its value as it is typed, "" where there is none; moments by the clock on the wall
 */
char *
kd_field_text_of (const KdRow *row,
                  guint        field)
{
  char *text;

  if (row->def->fields[field].type == KD_FIELD_INSTANT && row->values[field].type == KD_VALUE_INTEGER)
    {
      g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc_usec (row->values[field].integer);
      g_autoptr (GDateTime) here = g_date_time_to_local (utc);

      return g_date_time_format (here, "%Y-%m-%d %H:%M");
    }
  text = kd_row_format (row, field);
  return text != NULL ? text : g_strdup ("");
}
