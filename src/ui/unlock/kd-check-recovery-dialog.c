/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-check-recovery-dialog.h"

#include "kd-recovery-check.h"

#include <glib/gi18n-lib.h>

/**
 * KdCheckRecoveryDialog:
 *
 * Has some groups of the recovery code read from paper, for who put it off when the vault was made.
 */
struct _KdCheckRecoveryDialog
{
  KdKeyDialog parent_instance;

  KdSession       *session;
  KdRecoveryCheck *check;
  GtkWidget       *passphrase;
};

G_DEFINE_FINAL_TYPE (KdCheckRecoveryDialog, kd_check_recovery_dialog, KD_TYPE_KEY_DIALOG)

static const char *
get_passphrase (KdCheckRecoveryDialog *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->passphrase));
}

static void
on_entered (KdCheckRecoveryDialog *self)
{
  if (*get_passphrase (self) == '\0')
    gtk_widget_grab_focus (self->passphrase);
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "dialog.accept", NULL);
}

static gboolean
kd_check_recovery_dialog_is_complete (KdKeyDialog *dialog)
{
  KdCheckRecoveryDialog *self = KD_CHECK_RECOVERY_DIALOG (dialog);
  gboolean               ready;

  g_object_get (self->check, "ready", &ready, NULL);
  return ready && *get_passphrase (self) != '\0';
}

static GStrv
kd_check_recovery_dialog_get_lines (KdKeyDialog *dialog)
{
  KdCheckRecoveryDialog *self = KD_CHECK_RECOVERY_DIALOG (dialog);
  g_autofree char       *groups = kd_recovery_check_get_text (self->check);

  return g_strdupv ((char *[]) { (char *) get_passphrase (self), groups, NULL });
}

static gboolean
kd_check_recovery_dialog_run (KdKeyDialog *dialog,
                              KdProgram   *program,
                              int          fd,
                              GError     **error)
{
  /* The numbers asked for never change. */
  const guint *asked = kd_recovery_check_get_asked (KD_CHECK_RECOVERY_DIALOG (dialog)->check);

  return kd_workspace_confirm_recovery (kd_program_get_vault (program), NULL, asked, fd, kd_program_get_clock (program), error);
}

static void
kd_check_recovery_dialog_done (KdKeyDialog *dialog)
{
  KdSession *session = KD_CHECK_RECOVERY_DIALOG (dialog)->session;

  kd_session_say (session, _ ("The recovery code is as on your paper"));
  kd_session_note_kept (session);
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
  KdKeyDialogClass *key_class = KD_KEY_DIALOG_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = kd_check_recovery_dialog_dispose;
  key_class->is_complete = kd_check_recovery_dialog_is_complete;
  key_class->get_lines = kd_check_recovery_dialog_get_lines;
  key_class->run = kd_check_recovery_dialog_run;
  key_class->done = kd_check_recovery_dialog_done;
}

static void
kd_check_recovery_dialog_init (KdCheckRecoveryDialog *self)
{
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
  KdFormDialog          *form = KD_FORM_DIALOG (self);

  self->session = g_object_ref (session);
  kd_key_dialog_setup (KD_KEY_DIALOG (self), kd_session_get_program (session), _ ("Check the Code"), _ ("Chec_k"));
  self->check = g_object_new (KD_TYPE_RECOVERY_CHECK, NULL);
  self->passphrase = g_object_new (ADW_TYPE_PASSWORD_ENTRY_ROW, "title", _ ("Passphrase"), NULL);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self->check), _ ("Type these groups as they stand on your paper. 0 and O, 1 and I are taken for each other."));
  kd_form_dialog_add_group (form, ADW_PREFERENCES_GROUP (self->check));
  kd_form_dialog_add_group (form, ADW_PREFERENCES_GROUP (adw_preferences_group_new ()));
  kd_form_dialog_add (form, self->passphrase);
  g_signal_connect_object (self->check, "notify::ready", G_CALLBACK (kd_key_dialog_look), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->check, "entered", G_CALLBACK (on_entered), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->passphrase, "changed", G_CALLBACK (kd_key_dialog_look), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->passphrase, "entry-activated", G_CALLBACK (on_entered), self, G_CONNECT_SWAPPED);
  adw_dialog_set_focus (ADW_DIALOG (self), GTK_WIDGET (self->check));
  kd_key_dialog_look (KD_KEY_DIALOG (self));
  return self;
}
