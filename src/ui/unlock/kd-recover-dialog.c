/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-recover-dialog.h"

#include "kd-session.h"
#include "kd-shortcuts.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

/**
 * KdRecoverDialog:
 *
 * Sets a new passphrase by the recovery code.
 */
struct _KdRecoverDialog
{
  AdwDialog parent_instance;

  KdProgram *program;
  gboolean   busy;

  /* template */
  AdwEntryRow         *code;
  AdwPasswordEntryRow *passphrase;
  AdwPasswordEntryRow *again;
  GtkLabel            *message;
};

enum
{
  SIGNAL_RECOVERED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KdRecoverDialog, kd_recover_dialog, ADW_TYPE_DIALOG)

static const char *
get_text (gpointer row)
{
  return gtk_editable_get_text (GTK_EDITABLE (row));
}

static void
say (KdRecoverDialog *self,
     const char      *text)
{
  gtk_label_set_label (self->message, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->message), text != NULL);
  if (text != NULL)
    gtk_accessible_announce (GTK_ACCESSIBLE (self), text, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_HIGH);
}

static void
on_typed_cb (KdRecoverDialog *self)
{
  gboolean complete = *get_text (self->code) != '\0' && *get_text (self->passphrase) != '\0';

  say (self, NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "dialog.accept", complete && !self->busy);
}

static void
run_recover (GTask        *task,
             gpointer      source,
             gpointer      data,
             GCancellable *cancellable)
{
  KdRecoverDialog *self = source;
  g_autofd int     fd = GPOINTER_TO_INT (data);
  GError          *error = NULL;

  if (kd_workspace_change_passphrase (kd_program_get_vault (self->program), NULL, TRUE, fd, kd_program_get_clock (self->program), &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
on_recovered (GObject      *source,
              GAsyncResult *result,
              gpointer      data)
{
  KdRecoverDialog *self = KD_RECOVER_DIALOG (source);
  g_autoptr (GError) error = NULL;

  self->busy = FALSE;
  on_typed_cb (self);
  if (g_task_propagate_boolean (G_TASK (result), &error))
    {
      g_autofree char *passphrase = g_strdup (get_text (self->passphrase));

      adw_dialog_close (ADW_DIALOG (self));
      g_signal_emit (self, signals[SIGNAL_RECOVERED], 0, passphrase);
      explicit_bzero (passphrase, strlen (passphrase));
    }
  else
    say (self, error->message);
}

static void
accept (GtkWidget  *widget,
        const char *action,
        GVariant   *parameter)
{
  KdRecoverDialog  *self = KD_RECOVER_DIALOG (widget);
  const char *const lines[] = { get_text (self->code), get_text (self->passphrase), NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (GTask) task = NULL;
  int fd;

  if (g_strcmp0 (get_text (self->passphrase), get_text (self->again)) != 0)
    {
      say (self, _ ("The two passphrases differ"));
      gtk_widget_grab_focus (GTK_WIDGET (self->again));
      return;
    }
  fd = kd_session_speak (lines, &error);
  if (fd < 0)
    {
      say (self, error->message);
      return;
    }
  self->busy = TRUE;
  gtk_widget_action_set_enabled (widget, "dialog.accept", FALSE);
  task = g_task_new (self, NULL, on_recovered, NULL);
  g_task_set_task_data (task, GINT_TO_POINTER (fd), NULL);
  g_task_run_in_thread (task, run_recover);
}

static void
close_dialog (GtkWidget  *widget,
              const char *action,
              GVariant   *parameter)
{
  adw_dialog_close (ADW_DIALOG (widget));
}

static void
kd_recover_dialog_dispose (GObject *object)
{
  KdRecoverDialog *self = KD_RECOVER_DIALOG (object);

  g_clear_object (&self->program);
  G_OBJECT_CLASS (kd_recover_dialog_parent_class)->dispose (object);
}

static void
kd_recover_dialog_class_init (KdRecoverDialogClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = kd_recover_dialog_dispose;

  /**
   * KdRecoverDialog::recovered:
   * @self: a dialog
   * @passphrase: the new passphrase
   */
  signals[SIGNAL_RECOVERED] = g_signal_new ("recovered", KD_TYPE_RECOVER_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING | G_SIGNAL_TYPE_STATIC_SCOPE);

  gtk_widget_class_install_action (widget_class, "dialog.accept", NULL, accept);
  gtk_widget_class_install_action (widget_class, "dialog.close", NULL, close_dialog);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/kedang/Dossier/ui/unlock/kd-recover-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, KdRecoverDialog, code);
  gtk_widget_class_bind_template_child (widget_class, KdRecoverDialog, passphrase);
  gtk_widget_class_bind_template_child (widget_class, KdRecoverDialog, again);
  gtk_widget_class_bind_template_child (widget_class, KdRecoverDialog, message);
  gtk_widget_class_bind_template_callback (widget_class, on_typed_cb);
}

static void
kd_recover_dialog_init (KdRecoverDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  kd_shortcuts_attach (GTK_WIDGET (self), KD_SCOPE_DIALOGS, GTK_PHASE_BUBBLE);
  on_typed_cb (self);
}

/**
 * kd_recover_dialog_new:
 * @program: which vault
 *
 * Returns: (transfer floating): a dialog
 */
KdRecoverDialog *
kd_recover_dialog_new (KdProgram *program)
{
  KdRecoverDialog *self = g_object_new (KD_TYPE_RECOVER_DIALOG, NULL);

  self->program = g_object_ref (program);
  return self;
}
