/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-passphrase-dialog.h"

#include "kd-error.h"
#include "kd-passphrase-group.h"

#include <glib/gi18n-lib.h>

/**
 * KdPassphraseDialog:
 *
 * Changes the passphrase of the vault. Backups made until then keep the old one.
 */
struct _KdPassphraseDialog
{
  KdKeyDialog parent_instance;

  KdSession *session;
  GtkWidget *old;
  KdPassphraseGroup *new;
};

G_DEFINE_FINAL_TYPE (KdPassphraseDialog, kd_passphrase_dialog, KD_TYPE_KEY_DIALOG)

static const char *
get_old (KdPassphraseDialog *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->old));
}

static void
on_old_typed (KdPassphraseDialog *self)
{
  gtk_widget_remove_css_class (self->old, "error");
  kd_key_dialog_look (KD_KEY_DIALOG (self));
}

static gboolean
kd_passphrase_dialog_is_complete (KdKeyDialog *dialog)
{
  KdPassphraseDialog *self = KD_PASSPHRASE_DIALOG (dialog);

  return *get_old (self) != '\0' && kd_passphrase_group_is_ready (self->new);
}

static GStrv
kd_passphrase_dialog_get_lines (KdKeyDialog *dialog)
{
  KdPassphraseDialog *self = KD_PASSPHRASE_DIALOG (dialog);

  return g_strdupv ((char *[]) { (char *) get_old (self), (char *) kd_passphrase_group_get_text (self->new), NULL });
}

static gboolean
kd_passphrase_dialog_run (KdKeyDialog *dialog,
                          KdProgram   *program,
                          int          fd,
                          GError     **error)
{
  return kd_workspace_change_passphrase (kd_program_get_vault (program), NULL, FALSE, fd, kd_program_get_clock (program), error);
}

static void
kd_passphrase_dialog_done (KdKeyDialog *dialog)
{
  kd_session_say (KD_PASSPHRASE_DIALOG (dialog)->session, _ ("Passphrase changed. Earlier backups keep the old one"));
}

static const char *
kd_passphrase_dialog_failed (KdKeyDialog  *dialog,
                             const GError *error)
{
  KdPassphraseDialog *self = KD_PASSPHRASE_DIALOG (dialog);

  gtk_widget_grab_focus (self->old);
  if (!g_error_matches (error, KD_ERROR, KD_ERROR_WRONG_KEY))
    return error->message;
  gtk_widget_add_css_class (self->old, "error");
  return _ ("The passphrase until now is wrong");
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
  KdKeyDialogClass *key_class = KD_KEY_DIALOG_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = kd_passphrase_dialog_dispose;
  key_class->is_complete = kd_passphrase_dialog_is_complete;
  key_class->get_lines = kd_passphrase_dialog_get_lines;
  key_class->run = kd_passphrase_dialog_run;
  key_class->done = kd_passphrase_dialog_done;
  key_class->failed = kd_passphrase_dialog_failed;
}

static void
kd_passphrase_dialog_init (KdPassphraseDialog *self)
{
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
  KdFormDialog       *form = KD_FORM_DIALOG (self);
  const char *const   known[] = { kd_session_get_title (session), NULL };

  self->session = g_object_ref (session);
  kd_key_dialog_setup (KD_KEY_DIALOG (self), kd_session_get_program (session), C_ ("title", "Passphrase"), _ ("C_hange"));
  self->old = g_object_new (ADW_TYPE_PASSWORD_ENTRY_ROW, "title", _ ("Passphrase until Now"), NULL);
  kd_form_dialog_add (form, self->old);
  self->new = g_object_new (KD_TYPE_PASSPHRASE_GROUP, NULL);
  kd_passphrase_group_set_known (self->new, known);
  kd_form_dialog_add_group (form, ADW_PREFERENCES_GROUP (self->new));
  g_signal_connect_object (self->old, "changed", G_CALLBACK (on_old_typed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->new, "notify::ready", G_CALLBACK (kd_key_dialog_look), self, G_CONNECT_SWAPPED);
  adw_dialog_set_focus (ADW_DIALOG (self), self->old);
  kd_key_dialog_look (KD_KEY_DIALOG (self));
  return self;
}
