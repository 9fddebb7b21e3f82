/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-reminder-row.h"

#include "kd-context-menu.h"
#include "kd-editing.h"
#include "kd-reminder-deed.h"

#include <glib/gi18n-lib.h>

/**
 * KdReminderRow:
 *
 * A line of the day's work, wherever it is shown: its kind, who and what, how far away, and why it is there; with buttons to
 * do it where no bar has them.
 */
struct _KdReminderRow
{
  GtkBox parent_instance;

  KdSession   *session;
  KdTodayLine *line;
  gboolean     buttons;

  /* template */
  GtkImage      *icon;
  GtkLabel      *name;
  GtkLabel      *what;
  GtkLabel      *day;
  GtkLabel      *why;
  GtkWidget     *done;
  GtkMenuButton *more;
  GMenuModel    *row_menu;
};

static const struct
{
  const char *icon;
  const char *label;
} kinds[KD_TODAY_N_KINDS] = {
  [KD_TODAY_TO_DO] = { "checkbox-checked-symbolic", NC_ ("reminders", "To-Dos") },
  [KD_TODAY_FOLLOW_UP] = { "call-start-symbolic", NC_ ("reminders", "Follow-Ups") },
  [KD_TODAY_ASSESSMENT] = { "dialog-warning-symbolic", NC_ ("reminders", "Assessments") },
  [KD_TODAY_ID] = { "x-office-address-book-symbolic", NC_ ("reminders", "Documents") },
  [KD_TODAY_MATURITY] = { "x-office-calendar-symbolic", NC_ ("reminders", "Maturities") },
  [KD_TODAY_BIRTHDAY] = { "starred-symbolic", NC_ ("reminders", "Birthdays") },
  [KD_TODAY_SILENT] = { "alarm-symbolic", NC_ ("reminders", "Not Heard From") },
};

G_DEFINE_FINAL_TYPE (KdReminderRow, kd_reminder_row, GTK_TYPE_BOX)

/**
 * kd_reminder_get_kind_label:
 * @kind: a kind of lines
 *
 * Returns: what lines of it are called together, translated
 */
const char *
kd_reminder_get_kind_label (KdTodayKind kind)
{
  return kind < KD_TODAY_N_KINDS ? g_dpgettext2 (GETTEXT_PACKAGE, "reminders", kinds[kind].label) : C_ ("reminders", "All");
}

static char *
describe_hidden (KdTodayLine *line)
{
  guint n = kd_today_line_get_hidden (line);

  if (kd_today_line_get_section (line) == KD_TODAY_FINISHED)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u Finished", "%u Finished", n), n);
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Show %u More", "Show %u More", n), n);
}

static const char *
get_icon (KdTodayLine *line)
{
  KdTodayKind kind = kd_today_line_get_kind (line);

  if (kd_today_line_get_hidden (line) > 0)
    return "pan-down-symbolic";
  return kind < KD_TODAY_N_KINDS ? kinds[kind].icon : "object-select-symbolic";
}

static void
set_text (GtkLabel   *label,
          const char *text)
{
  gtk_label_set_label (label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL && *text != '\0');
}

/**
 * kd_reminder_row_describe:
 * @line: a line
 * @today: the present day
 *
 * Returns: (transfer full): the line as it is read aloud
 */
char *
kd_reminder_row_describe (KdTodayLine *line,
                          KdDate       today)
{
  const KdBrief   *client = kd_today_line_get_client (line);
  g_autofree char *day = kd_today_line_describe_day (line, today);

  if (kd_today_line_get_hidden (line) > 0)
    return describe_hidden (line);
  return g_strjoin (" ", client != NULL ? client->name : "", kd_today_line_get_what (line), day, kd_today_line_get_why (line), NULL);
}

static gboolean
is_late (KdTodayLine *line)
{
  return kd_today_line_get_section (line) == KD_TODAY_OVERDUE && kd_today_line_get_kind (line) != KD_TODAY_BIRTHDAY;
}

/**
 * kd_reminder_row_show:
 * @self: a row
 * @line: what it shows
 *
 * Shows a line. Rows with buttons stand under their day, and name it only where it is over.
 */
void
kd_reminder_row_show (KdReminderRow *self,
                      KdTodayLine   *line)
{
  const KdBrief   *client = kd_today_line_get_client (line);
  g_autofree char *hidden = kd_today_line_get_hidden (line) > 0 ? describe_hidden (line) : NULL;
  g_autofree char *day = kd_today_line_describe_day (line, kd_session_get_today (self->session));
  gboolean         late = is_late (line);

  g_set_object (&self->line, line);
  gtk_image_set_from_icon_name (self->icon, get_icon (line));
  set_text (self->name, client != NULL ? client->name : NULL);
  set_text (self->what, hidden != NULL ? hidden : kd_today_line_get_what (line));
  set_text (self->day, !self->buttons || late ? day : NULL);
  set_text (self->why, kd_today_line_get_why (line));
  if (late)
    gtk_widget_add_css_class (GTK_WIDGET (self->day), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->day), "error");
  if (!self->buttons)
    return;
  gtk_widget_set_visible (self->done, kd_today_line_get_reminder (line) != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->more), kd_today_line_get_reminder (line) != NULL);
  kd_editing_allow (GTK_WIDGET (self), self->session, "row.log", client != NULL);
}

/**
 * kd_reminder_row_get_line:
 * @self: a row
 *
 * Returns: (transfer none) (nullable): what it shows
 */
KdTodayLine *
kd_reminder_row_get_line (KdReminderRow *self)
{
  return self->line;
}

/* A tooltip that is set asks the display where the pointer is, for every row that is made or shown: that is waited for. One that is asked
 * for does not. */
static gboolean
on_query_tooltip_cb (KdReminderRow *self,
                     int            x,
                     int            y,
                     gboolean       keyboard,
                     GtkTooltip    *tooltip,
                     GtkWidget     *widget)
{
  gtk_tooltip_set_text (tooltip, widget == self->done ? _ ("Done (Space)") : widget == GTK_WIDGET (self->more) ? _ ("Snooze or move")
                                                                                                               : gtk_label_get_label (self->why));
  return TRUE;
}

/* --- the buttons ------------------------------------------------------------------------------------------ */

static void
finish (GtkWidget  *widget,
        const char *action,
        GVariant   *parameter)
{
  kd_reminder_finish (KD_REMINDER_ROW (widget)->session, KD_REMINDER_ROW (widget)->line);
}

static void
snooze (GtkWidget  *widget,
        const char *action,
        GVariant   *parameter)
{
  kd_reminder_snooze (KD_REMINDER_ROW (widget)->session, KD_REMINDER_ROW (widget)->line, "workday");
}

static void
snooze_choose (GtkWidget  *widget,
               const char *action,
               GVariant   *parameter)
{
  kd_reminder_ask_day (KD_REMINDER_ROW (widget)->session, KD_REMINDER_ROW (widget)->line, KD_TODAY_SNOOZE, widget);
}

static void
log_contact (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  kd_reminder_log (KD_REMINDER_ROW (widget)->line, widget);
}

/* Most rows are never asked for their menu, and a menu costs more than the row. */
static void
make_menu (GtkMenuButton *button,
           gpointer       data)
{
  if (gtk_menu_button_get_menu_model (button) == NULL)
    gtk_menu_button_set_menu_model (button, KD_REMINDER_ROW (data)->row_menu);
  kd_menu_button_keep_keys (button);
}

/* --- the widget ------------------------------------------------------------------------------------------- */

static void
kd_reminder_row_dispose (GObject *object)
{
  KdReminderRow *self = KD_REMINDER_ROW (object);

  g_clear_object (&self->line);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (kd_reminder_row_parent_class)->dispose (object);
}

static void
kd_reminder_row_class_init (KdReminderRowClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = kd_reminder_row_dispose;
  gtk_widget_class_install_action (widget_class, "row.done", NULL, finish);
  gtk_widget_class_install_action (widget_class, "row.snooze", NULL, snooze);
  gtk_widget_class_install_action (widget_class, "row.snooze-choose", NULL, snooze_choose);
  gtk_widget_class_install_action (widget_class, "row.log", NULL, log_contact);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/kedang/Dossier/ui/common/kd-reminder-row.ui");
  gtk_widget_class_bind_template_child (widget_class, KdReminderRow, icon);
  gtk_widget_class_bind_template_child (widget_class, KdReminderRow, name);
  gtk_widget_class_bind_template_child (widget_class, KdReminderRow, what);
  gtk_widget_class_bind_template_child (widget_class, KdReminderRow, day);
  gtk_widget_class_bind_template_child (widget_class, KdReminderRow, why);
  gtk_widget_class_bind_template_child (widget_class, KdReminderRow, done);
  gtk_widget_class_bind_template_child (widget_class, KdReminderRow, more);
  gtk_widget_class_bind_template_child (widget_class, KdReminderRow, row_menu);
  gtk_widget_class_bind_template_callback (widget_class, on_query_tooltip_cb);
}

static void
kd_reminder_row_init (KdReminderRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_menu_button_set_create_popup_func (self->more, make_menu, self, NULL);
}

/**
 * kd_reminder_row_new:
 * @session: an open book
 * @buttons: whether the row has buttons of its own
 *
 * Returns: (transfer floating): a row without a line
 */
GtkWidget *
kd_reminder_row_new (KdSession *session,
                     gboolean   buttons)
{
  static const char *const edits[] = { "row.done", "row.snooze", "row.snooze-choose", "row.log", NULL };
  KdReminderRow           *self = g_object_new (KD_TYPE_REMINDER_ROW, NULL);

  self->session = g_object_ref (session);
  kd_editing_guard (GTK_WIDGET (self), session, edits);
  self->buttons = buttons;
  gtk_widget_set_visible (self->done, buttons);
  gtk_widget_set_visible (GTK_WIDGET (self->more), buttons);
  return GTK_WIDGET (self);
}
