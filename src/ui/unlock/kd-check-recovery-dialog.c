/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-check-recovery-dialog.h"

#include "kd-recovery-check.h"
#include "kd-shortcuts.h"

#include <glib/gi18n-lib.h>
#include <unistd.h>

/**
 * KdCheckRecoveryDialog:
 *
 * Has some groups of the recovery code read from paper, for who put it off when the vault was made.
 */
struct _KdCheckRecoveryDialog
{
  AdwDialog parent_instance;

  KdSession *session;
  gboolean   busy;

  /* template */
  KdRecoveryCheck     *check;
  AdwPasswordEntryRow *passphrase;
  GtkLabel            *message;
};

G_DEFINE_FINAL_TYPE (KdCheckRecoveryDialog, kd_check_recovery_dialog, ADW_TYPE_DIALOG)

static const char *
get_passphrase (KdCheckRecoveryDialog *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->passphrase));
}

static void
say (KdCheckRecoveryDialog *self,
     const char            *text)
{
  gtk_label_set_label (self->message, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->message), text != NULL);
  if (text != NULL)
    gtk_accessible_announce (GTK_ACCESSIBLE (self), text, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_HIGH);
}

static void
on_typed_cb (KdCheckRecoveryDialog *self)
{
  gboolean ready;

  g_object_get (self->check, "ready", &ready, NULL);
  say (self, NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "dialog.accept", ready && *get_passphrase (self) != '\0' && !self->busy);
}

static void
on_entered_cb (KdCheckRecoveryDialog *self)
{
  if (*get_passphrase (self) == '\0')
    gtk_widget_grab_focus (GTK_WIDGET (self->passphrase));
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "dialog.accept", NULL);
}

typedef struct
{
  const guint *asked;
  int          fd;
} Check;

static void
check_free (gpointer data)
{
  close (((Check *) data)->fd);
  g_free (data);
}

static gboolean
run_check (KdProgram *program,
           gpointer   data,
           GError   **error)
{
  const Check *check = data;

  return kd_workspace_confirm_recovery (kd_program_get_vault (program), NULL, check->asked, check->fd, kd_program_get_clock (program), error);
}

static void
on_checked (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr (KdCheckRecoveryDialog) self = data;
  g_autoptr (GError) error = NULL;
  Check *check = kd_program_call_finish (KD_PROGRAM (source), result, &error);

  self->busy = FALSE;
  on_typed_cb (self);
  if (check == NULL)
    {
      say (self, error->message);
      return;
    }
  check_free (check);
  kd_session_say (self->session, _ ("The recovery code is as on your paper"));
  kd_session_note_kept (self->session);
  adw_dialog_close (ADW_DIALOG (self));
}

static void
accept (GtkWidget  *widget,
        const char *action,
        GVariant   *parameter)
{
  KdCheckRecoveryDialog *self = KD_CHECK_RECOVERY_DIALOG (widget);
  g_autofree char       *groups = kd_recovery_check_get_text (self->check);
  const char *const      lines[] = { get_passphrase (self), groups, NULL };
  g_autoptr (GError) error = NULL;
  Check *check;
  int    fd = kd_session_speak (lines, &error);

  if (fd < 0)
    {
      say (self, error->message);
      return;
    }
  check = g_new0 (Check, 1);
  *check = (Check) { kd_recovery_check_get_asked (self->check), fd };
  self->busy = TRUE;
  gtk_widget_action_set_enabled (widget, "dialog.accept", FALSE);
  /* The callback holds the dialog, and with it the numbers asked for. */
  kd_program_call_async (kd_session_get_program (self->session), run_check, check, check_free, on_checked, g_object_ref (self));
}

static void
close_dialog (GtkWidget  *widget,
              const char *action,
              GVariant   *parameter)
{
  adw_dialog_close (ADW_DIALOG (widget));
}

static void
kd_check_recovery_dialog_dispose (GObject *object)
{
  g_clear_object (&KD_CHECK_RECOVERY_DIALOG (object)->session);
  G_OBJECT_CLASS (kd_check_recovery_dialog_parent_class)->dispose (object);
}

static void
kd_check_recovery_dialog_class_init (KdCheckRecoveryDialogClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = kd_check_recovery_dialog_dispose;

  g_type_ensure (KD_TYPE_RECOVERY_CHECK);
  gtk_widget_class_install_action (widget_class, "dialog.accept", NULL, accept);
  gtk_widget_class_install_action (widget_class, "dialog.close", NULL, close_dialog);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/kedang/Dossier/ui/unlock/kd-check-recovery-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, KdCheckRecoveryDialog, check);
  gtk_widget_class_bind_template_child (widget_class, KdCheckRecoveryDialog, passphrase);
  gtk_widget_class_bind_template_child (widget_class, KdCheckRecoveryDialog, message);
  gtk_widget_class_bind_template_callback (widget_class, on_typed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_entered_cb);
}

static void
kd_check_recovery_dialog_init (KdCheckRecoveryDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  kd_shortcuts_attach (GTK_WIDGET (self), KD_SCOPE_DIALOGS, GTK_PHASE_BUBBLE);
  on_typed_cb (self);
}

/**
 * kd_check_recovery_dialog_new:
 * @session: an open book
 *
 * Returns: (transfer floating): a dialog
 */
KdCheckRecoveryDialog *
kd_check_recovery_dialog_new (KdSession *session)
{
  KdCheckRecoveryDialog *self = g_object_new (KD_TYPE_CHECK_RECOVERY_DIALOG, NULL);

  self->session = g_object_ref (session);
  return self;
}
