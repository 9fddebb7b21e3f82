/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-passphrase-dialog.h"

#include "kd-error.h"
#include "kd-passphrase-group.h"
#include "kd-shortcuts.h"

#include <glib/gi18n-lib.h>
#include <unistd.h>

/**
 * KdPassphraseDialog:
 *
 * Changes the passphrase of the vault. Backups made until then keep the old one.
 */
struct _KdPassphraseDialog
{
  AdwDialog parent_instance;

  KdSession *session;
  gboolean   busy;

  /* template */
  AdwPasswordEntryRow *old;
  KdPassphraseGroup *new;
  GtkLabel *message;
};

G_DEFINE_FINAL_TYPE (KdPassphraseDialog, kd_passphrase_dialog, ADW_TYPE_DIALOG)

static const char *
get_old (KdPassphraseDialog *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->old));
}

static void
say (KdPassphraseDialog *self,
     const char         *text)
{
  gtk_label_set_label (self->message, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->message), text != NULL);
  if (text != NULL)
    gtk_accessible_announce (GTK_ACCESSIBLE (self), text, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_HIGH);
}

static void
on_typed_cb (KdPassphraseDialog *self)
{
  say (self, NULL);
  gtk_widget_remove_css_class (GTK_WIDGET (self->old), "error");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "dialog.accept", *get_old (self) != '\0' && kd_passphrase_group_is_ready (self->new) && !self->busy);
}

typedef struct
{
  int fd;
} Change;

static void
change_free (gpointer data)
{
  close (((Change *) data)->fd);
  g_free (data);
}

static gboolean
run_change (KdProgram *program,
            gpointer   data,
            GError   **error)
{
  return kd_workspace_change_passphrase (kd_program_get_vault (program), NULL, FALSE, ((Change *) data)->fd, kd_program_get_clock (program), error);
}

static void
on_changed (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr (KdPassphraseDialog) self = data;
  g_autoptr (GError) error = NULL;
  Change *change = kd_program_call_finish (KD_PROGRAM (source), result, &error);

  self->busy = FALSE;
  on_typed_cb (self);
  if (change == NULL)
    {
      if (g_error_matches (error, KD_ERROR, KD_ERROR_WRONG_KEY))
        gtk_widget_add_css_class (GTK_WIDGET (self->old), "error");
      say (self, g_error_matches (error, KD_ERROR, KD_ERROR_WRONG_KEY) ? _ ("The passphrase until now is wrong") : error->message);
      gtk_widget_grab_focus (GTK_WIDGET (self->old));
      return;
    }
  change_free (change);
  kd_session_say (self->session, _ ("Passphrase changed. Earlier backups keep the old one"));
  adw_dialog_close (ADW_DIALOG (self));
}

static void
accept (GtkWidget  *widget,
        const char *action,
        GVariant   *parameter)
{
  KdPassphraseDialog *self = KD_PASSPHRASE_DIALOG (widget);
  const char *const   lines[] = { get_old (self), kd_passphrase_group_get_text (self->new), NULL };
  g_autoptr (GError) error = NULL;
  Change *change;
  int     fd = kd_session_speak (lines, &error);

  if (fd < 0)
    {
      say (self, error->message);
      return;
    }
  change = g_new0 (Change, 1);
  change->fd = fd;
  self->busy = TRUE;
  gtk_widget_action_set_enabled (widget, "dialog.accept", FALSE);
  kd_program_call_async (kd_session_get_program (self->session), run_change, change, change_free, on_changed, g_object_ref (self));
}

static void
close_dialog (GtkWidget  *widget,
              const char *action,
              GVariant   *parameter)
{
  adw_dialog_close (ADW_DIALOG (widget));
}

static void
kd_passphrase_dialog_dispose (GObject *object)
{
  g_clear_object (&KD_PASSPHRASE_DIALOG (object)->session);
  G_OBJECT_CLASS (kd_passphrase_dialog_parent_class)->dispose (object);
}

static void
kd_passphrase_dialog_class_init (KdPassphraseDialogClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = kd_passphrase_dialog_dispose;

  g_type_ensure (KD_TYPE_PASSPHRASE_GROUP);
  gtk_widget_class_install_action (widget_class, "dialog.accept", NULL, accept);
  gtk_widget_class_install_action (widget_class, "dialog.close", NULL, close_dialog);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/kedang/Dossier/ui/preferences/kd-passphrase-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, KdPassphraseDialog, old);
  gtk_widget_class_bind_template_child (widget_class, KdPassphraseDialog, new);
  gtk_widget_class_bind_template_child (widget_class, KdPassphraseDialog, message);
  gtk_widget_class_bind_template_callback (widget_class, on_typed_cb);
}

static void
kd_passphrase_dialog_init (KdPassphraseDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  kd_shortcuts_attach (GTK_WIDGET (self), KD_SCOPE_DIALOGS, GTK_PHASE_BUBBLE);
  on_typed_cb (self);
}

/**
 * kd_passphrase_dialog_new:
 * @session: an open book
 *
 * Returns: (transfer floating): a dialog
 */
KdPassphraseDialog *
kd_passphrase_dialog_new (KdSession *session)
{
  KdPassphraseDialog *self = g_object_new (KD_TYPE_PASSPHRASE_DIALOG, NULL);
  const char *const   known[] = { kd_session_get_title (session), NULL };

  self->session = g_object_ref (session);
  kd_passphrase_group_set_known (self->new, known);
  return self;
}
