/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-day-dialog.h"

#include "kd-day-row.h"
#include "kd-shortcuts.h"

/**
 * KdDayDialog:
 *
 * Asks for a day, as people type it.
 */
struct _KdDayDialog
{
  AdwDialog parent_instance;

  /* template */
  GtkButton *verb;
  KdDayRow  *day;
  GtkLabel  *message;
};

enum
{
  SIGNAL_CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KdDayDialog, kd_day_dialog, ADW_TYPE_DIALOG)

static void
on_problem_cb (KdDayDialog *self)
{
  const char *problem = kd_day_row_get_problem (self->day);

  gtk_label_set_label (self->message, problem != NULL ? problem : "");
  gtk_widget_set_visible (GTK_WIDGET (self->message), problem != NULL);
}

static gboolean
read_day (KdDayDialog *self,
          KdDate      *day)
{
  return kd_day_row_read (self->day, day) && *day != KD_DATE_NONE;
}

static void
on_changed_cb (KdDayDialog *self)
{
  KdDate day;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "dialog.accept", read_day (self, &day));
}

static void
accept (GtkWidget  *widget,
        const char *action,
        GVariant   *parameter)
{
  g_autoptr (KdDayDialog) self = g_object_ref (KD_DAY_DIALOG (widget));
  KdDate day;

  if (!read_day (self, &day))
    return;
  adw_dialog_close (ADW_DIALOG (self));
  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, day);
}

static void
on_entered_cb (KdDayDialog *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "dialog.accept", NULL);
}

static void
close_dialog (GtkWidget  *widget,
              const char *action,
              GVariant   *parameter)
{
  adw_dialog_close (ADW_DIALOG (widget));
}

static void
kd_day_dialog_class_init (KdDayDialogClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  /**
   * KdDayDialog::chosen:
   * @self: a dialog
   * @day: the day, a [alias@Date]
   */
  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", KD_TYPE_DAY_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);

  g_type_ensure (KD_TYPE_DAY_ROW);
  gtk_widget_class_install_action (widget_class, "dialog.accept", NULL, accept);
  gtk_widget_class_install_action (widget_class, "dialog.close", NULL, close_dialog);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/kedang/Dossier/ui/common/kd-day-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, KdDayDialog, verb);
  gtk_widget_class_bind_template_child (widget_class, KdDayDialog, day);
  gtk_widget_class_bind_template_child (widget_class, KdDayDialog, message);
  gtk_widget_class_bind_template_callback (widget_class, on_problem_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_entered_cb);
}

static void
kd_day_dialog_init (KdDayDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  kd_shortcuts_attach (GTK_WIDGET (self), KD_SCOPE_DIALOGS, GTK_PHASE_BUBBLE);
}

/**
 * kd_day_dialog_new:
 * @title: what is asked
 * @verb: what happens on the day
 * @today: the present day
 * @proposed: what stands in the row at first, or %KD_DATE_NONE
 *
 * Returns: (transfer floating): a dialog
 */
KdDayDialog *
kd_day_dialog_new (const char *title,
                   const char *verb,
                   KdDate      today,
                   KdDate      proposed)
{
  KdDayDialog *self = g_object_new (KD_TYPE_DAY_DIALOG, "title", title, NULL);

  gtk_button_set_label (self->verb, verb);
  kd_day_row_set_today (self->day, today);
  kd_day_row_set_day (self->day, proposed);
  on_changed_cb (self);
  return self;
}
