/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-agenda-row.h"

#include "kd-day-row.h"

#include <glib/gi18n-lib.h>

/**
 * KdAgendaRow:
 *
 * A reminder on one line: whom it is about, what is to be done and why; done, put off or moved by its buttons.
 */
struct _KdAgendaRow
{
  AdwBin parent_instance;

  KdCalendarData *data;
  KdCalendarItem *item;

  /* template */
  GtkLabel      *name;
  GtkLabel      *why;
  GtkMenuButton *menu;
  GMenuModel    *row_menu;
};

G_DEFINE_FINAL_TYPE (KdAgendaRow, kd_agenda_row, ADW_TYPE_BIN)

static void
finish (GtkWidget  *widget,
        const char *action,
        GVariant   *parameter)
{
  kd_calendar_data_finish (KD_AGENDA_ROW (widget)->data, KD_AGENDA_ROW (widget)->item);
}

static void
snooze (GtkWidget  *widget,
        const char *action,
        GVariant   *parameter)
{
  kd_calendar_data_snooze (KD_AGENDA_ROW (widget)->data, KD_AGENDA_ROW (widget)->item);
}

static void
log_contact (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  const KdReminder *reminder = kd_calendar_item_get_reminder (KD_AGENDA_ROW (widget)->item);
  char              uuid[KD_UUID_TEXT_SIZE];

  if (reminder->client != NULL)
    gtk_widget_activate_action (widget, "win.log-client", "s", kd_uuid_format (&reminder->client->uuid, uuid));
}

/* --- another day ------------------------------------------------------------------------------------------- */

static void
on_day_changed (AdwAlertDialog *dialog)
{
  KdDayRow *row = g_object_get_data (G_OBJECT (dialog), "row");
  KdDate    day;

  adw_alert_dialog_set_response_enabled (dialog, "move", kd_day_row_read (row, &day) && day != KD_DATE_NONE);
}

static void
on_day_chosen (AdwAlertDialog *dialog,
               const char     *response,
               KdAgendaRow    *self)
{
  KdDayRow       *row = g_object_get_data (G_OBJECT (dialog), "row");
  KdCalendarItem *item = g_object_get_data (G_OBJECT (dialog), "item");
  KdDate          day;

  if (kd_day_row_read (row, &day) && day != KD_DATE_NONE)
    kd_calendar_data_move (self->data, item, day);
}

static void
move (GtkWidget  *widget,
      const char *action,
      GVariant   *parameter)
{
  KdAgendaRow *self = KD_AGENDA_ROW (widget);
  AdwDialog   *dialog = adw_alert_dialog_new (_ ("Move to a Day"), NULL);
  KdDayRow    *row = g_object_new (KD_TYPE_DAY_ROW, "title", _ ("Day"), NULL);
  GtkWidget   *list = gtk_list_box_new ();

  kd_day_row_set_today (row, kd_session_get_today (kd_calendar_data_get_session (self->data)));
  kd_day_row_set_day (row, kd_calendar_item_get_reminder (self->item)->date);
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_list_box_append (GTK_LIST_BOX (list), GTK_WIDGET (row));
  adw_alert_dialog_set_extra_child (ADW_ALERT_DIALOG (dialog), list);
  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "cancel", _ ("_Cancel"), "move", _ ("_Move"), NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "move", ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (dialog), "move");
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "cancel");
  g_object_set_data (G_OBJECT (dialog), "row", row);
  g_object_set_data_full (G_OBJECT (dialog), "item", g_object_ref (self->item), g_object_unref);
  g_signal_connect_object (row, "changed", G_CALLBACK (on_day_changed), dialog, G_CONNECT_SWAPPED);
  g_signal_connect_object (dialog, "response::move", G_CALLBACK (on_day_chosen), self, G_CONNECT_DEFAULT);
  adw_dialog_present (dialog, widget);
}

/* --- the widget -------------------------------------------------------------------------------------------- */

static void
kd_agenda_row_dispose (GObject *object)
{
  KdAgendaRow *self = KD_AGENDA_ROW (object);

  g_clear_object (&self->item);
  g_clear_object (&self->data);
  G_OBJECT_CLASS (kd_agenda_row_parent_class)->dispose (object);
}

static void
kd_agenda_row_class_init (KdAgendaRowClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = kd_agenda_row_dispose;
  gtk_widget_class_install_action (widget_class, "agenda.done", NULL, finish);
  gtk_widget_class_install_action (widget_class, "agenda.snooze", NULL, snooze);
  gtk_widget_class_install_action (widget_class, "agenda.move", NULL, move);
  gtk_widget_class_install_action (widget_class, "agenda.log", NULL, log_contact);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/kedang/Dossier/ui/calendar/kd-agenda-row.ui");
  gtk_widget_class_bind_template_child (widget_class, KdAgendaRow, name);
  gtk_widget_class_bind_template_child (widget_class, KdAgendaRow, why);
  gtk_widget_class_bind_template_child (widget_class, KdAgendaRow, menu);
  gtk_widget_class_bind_template_child (widget_class, KdAgendaRow, row_menu);
}

/* Most rows are never asked for their menu, and a menu costs more than the row. */
static void
make_menu (GtkMenuButton *button,
           gpointer       data)
{
  if (gtk_menu_button_get_menu_model (button) == NULL)
    gtk_menu_button_set_menu_model (button, KD_AGENDA_ROW (data)->row_menu);
}

static void
kd_agenda_row_init (KdAgendaRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_menu_button_set_create_popup_func (self->menu, make_menu, self, NULL);
}

/**
 * kd_agenda_row_new:
 * @data: the reminders
 *
 * Returns: (transfer floating): a row without a reminder
 */
GtkWidget *
kd_agenda_row_new (KdCalendarData *data)
{
  KdAgendaRow *self = g_object_new (KD_TYPE_AGENDA_ROW, NULL);

  self->data = g_object_ref (data);
  return GTK_WIDGET (self);
}

/**
 * kd_agenda_row_set_item:
 * @self: a row
 * @item: a reminder
 *
 * Shows a reminder.
 *
 * Returns: (transfer full): what the row says, to be read out
 */
char *
kd_agenda_row_set_item (KdAgendaRow    *self,
                        KdCalendarItem *item)
{
  const KdReminder *reminder = kd_calendar_item_get_reminder (item);
  g_autofree char  *what = kd_reminder_describe (reminder);
  g_autofree char  *why = reminder->client != NULL ? g_strdup_printf ("%s · %s", kd_calendar_item_get_kind (item), what) : g_strdup (kd_calendar_item_get_kind (item));

  g_set_object (&self->item, item);
  gtk_label_set_label (self->name, kd_calendar_item_get_name (item));
  gtk_label_set_label (self->why, why);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->why), why);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "agenda.move", kd_calendar_item_may_move (item));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "agenda.log", reminder->client != NULL);
  return g_strdup_printf ("%s, %s", kd_calendar_item_get_name (item), why);
}
