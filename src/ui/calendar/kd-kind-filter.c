/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which kinds of reminders are shown, as chips in a bubble; the choice is kept. */
#include "kd-kind-filter.h"

#include "kd-reminder-row.h"

#include <glib/gi18n-lib.h>

#define KEY "calendar-kinds"
#define LINE 300

typedef struct
{
  KdCalendarData *data;
  GSettings      *settings;
  guint           bit;
} Choice;

static void
choice_free (gpointer  data,
             GClosure *closure)
{
  Choice *choice = data;

  g_object_unref (choice->data);
  g_object_unref (choice->settings);
  g_free (choice);
}

static void
on_toggled (GtkToggleButton *chip,
            Choice          *choice)
{
  guint kinds = kd_calendar_data_get_kinds (choice->data);

  kinds = gtk_toggle_button_get_active (chip) ? kinds | choice->bit : kinds & ~choice->bit;
  kd_calendar_data_set_kinds (choice->data, kinds);
  g_settings_set_uint (choice->settings, KEY, kinds);
}

static GtkWidget *
new_chip (KdCalendarData *data,
          GSettings      *settings,
          KdTodayKind     kind)
{
  GtkWidget *chip = gtk_toggle_button_new_with_label (kd_reminder_get_kind_label (kind));
  Choice    *choice = g_new (Choice, 1);

  *choice = (Choice) { g_object_ref (data), g_object_ref (settings), 1u << kind };
  gtk_widget_add_css_class (chip, "chip");
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (chip), (kd_calendar_data_get_kinds (data) & choice->bit) != 0);
  g_signal_connect_data (chip, "toggled", G_CALLBACK (on_toggled), choice, choice_free, G_CONNECT_DEFAULT);
  return chip;
}

/**
 * kd_kind_filter_new:
 * @data: the reminders
 * @settings: where the choice is kept
 *
 * Has @data show what was chosen the last time.
 *
 * Returns: (transfer floating): a bubble with a chip for each kind
 */
GtkWidget *
kd_kind_filter_new (KdCalendarData *data,
                    GSettings      *settings)
{
  GtkWidget *bubble = gtk_popover_new ();
  GtkWidget *chips = adw_wrap_box_new ();

  kd_calendar_data_set_kinds (data, g_settings_get_uint (settings, KEY) & ((1u << KD_TODAY_N_KINDS) - 1));
  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (chips), 6);
  adw_wrap_box_set_line_spacing (ADW_WRAP_BOX (chips), 6);
  adw_wrap_box_set_natural_line_length (ADW_WRAP_BOX (chips), LINE);
  gtk_widget_set_margin_top (chips, 6);
  gtk_widget_set_margin_bottom (chips, 6);
  gtk_widget_set_margin_start (chips, 6);
  gtk_widget_set_margin_end (chips, 6);
  for (KdTodayKind kind = 0; kind < KD_TODAY_N_KINDS; kind++)
    adw_wrap_box_append (ADW_WRAP_BOX (chips), new_chip (data, settings, kind));
  gtk_popover_set_child (GTK_POPOVER (bubble), chips);
  return bubble;
}
