/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-today-row.h"

#include <glib/gi18n-lib.h>

/**
 * KdTodayRow:
 *
 * A line of the day's work: its kind, who and what, how far away, and why it is there.
 */
struct _KdTodayRow
{
  GtkBox parent_instance;

  /* template */
  GtkImage *icon;
  GtkLabel *name;
  GtkLabel *what;
  GtkLabel *day;
  GtkLabel *why;
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

G_DEFINE_FINAL_TYPE (KdTodayRow, kd_today_row, GTK_TYPE_BOX)

/**
 * kd_today_kind_get_label:
 * @kind: a kind of lines
 *
 * Returns: what lines of it are called together, translated
 */
const char *
kd_today_kind_get_label (KdTodayKind kind)
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
 * kd_today_row_show:
 * @self: a row
 * @line: what it shows
 * @today: the present day
 *
 * Shows a line.
 */
void
kd_today_row_show (KdTodayRow  *self,
                   KdTodayLine *line,
                   KdDate       today)
{
  const KdBrief   *client = kd_today_line_get_client (line);
  g_autofree char *hidden = kd_today_line_get_hidden (line) > 0 ? describe_hidden (line) : NULL;
  g_autofree char *day = kd_today_line_describe_day (line, today);

  gtk_image_set_from_icon_name (self->icon, get_icon (line));
  set_text (self->name, client != NULL ? client->name : NULL);
  set_text (self->what, hidden != NULL ? hidden : kd_today_line_get_what (line));
  set_text (self->day, day);
  set_text (self->why, kd_today_line_get_why (line));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->why), kd_today_line_get_why (line));
  if (kd_today_line_get_section (line) == KD_TODAY_OVERDUE && kd_today_line_get_kind (line) != KD_TODAY_BIRTHDAY)
    gtk_widget_add_css_class (GTK_WIDGET (self->day), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->day), "error");
}

/**
 * kd_today_row_describe:
 * @line: a line
 * @today: the present day
 *
 * Returns: (transfer full): the line as it is read aloud
 */
char *
kd_today_row_describe (KdTodayLine *line,
                       KdDate       today)
{
  const KdBrief   *client = kd_today_line_get_client (line);
  g_autofree char *day = kd_today_line_describe_day (line, today);

  if (kd_today_line_get_hidden (line) > 0)
    return describe_hidden (line);
  return g_strjoin (" ", client != NULL ? client->name : "", kd_today_line_get_what (line), day, kd_today_line_get_why (line), NULL);
}

static void
kd_today_row_class_init (KdTodayRowClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/kedang/Dossier/ui/today/kd-today-row.ui");
  gtk_widget_class_bind_template_child (widget_class, KdTodayRow, icon);
  gtk_widget_class_bind_template_child (widget_class, KdTodayRow, name);
  gtk_widget_class_bind_template_child (widget_class, KdTodayRow, what);
  gtk_widget_class_bind_template_child (widget_class, KdTodayRow, day);
  gtk_widget_class_bind_template_child (widget_class, KdTodayRow, why);
}

static void
kd_today_row_init (KdTodayRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
