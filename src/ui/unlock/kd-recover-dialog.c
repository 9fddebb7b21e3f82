/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-recover-dialog.h"

#include "kd-error.h"
#include "kd-passphrase-group.h"
#include "kd-workspace.h"

#include <glib/gi18n-lib.h>

/**
 * KdRecoverDialog:
 *
 * Sets a new passphrase by the recovery code.
 */
struct _KdRecoverDialog
{
  KdKeyDialog parent_instance;

  GtkWidget         *code;
  KdPassphraseGroup *passphrase;
};

enum
{
  SIGNAL_RECOVERED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KdRecoverDialog, kd_recover_dialog, KD_TYPE_KEY_DIALOG)

static const char *
get_code (KdRecoverDialog *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->code));
}

static void
on_code_typed (KdRecoverDialog *self)
{
  gtk_widget_remove_css_class (self->code, "error");
  kd_key_dialog_look (KD_KEY_DIALOG (self));
}

static gboolean
kd_recover_dialog_is_complete (KdKeyDialog *dialog)
{
  KdRecoverDialog *self = KD_RECOVER_DIALOG (dialog);

  return *get_code (self) != '\0' && kd_passphrase_group_is_ready (self->passphrase);
}

static GStrv
kd_recover_dialog_get_lines (KdKeyDialog *dialog)
{
  KdRecoverDialog *self = KD_RECOVER_DIALOG (dialog);

  return g_strdupv ((char *[]) { (char *) get_code (self), (char *) kd_passphrase_group_get_text (self->passphrase), NULL });
}

static gboolean
kd_recover_dialog_run (KdKeyDialog *dialog,
                       KdProgram   *program,
                       int          fd,
                       GError     **error)
{
  return kd_workspace_change_passphrase (kd_program_get_vault (program), NULL, TRUE, fd, kd_program_get_clock (program), error);
}

static void
kd_recover_dialog_done (KdKeyDialog *dialog)
{
  KdRecoverDialog *self = KD_RECOVER_DIALOG (dialog);

  g_signal_emit (self, signals[SIGNAL_RECOVERED], 0, kd_passphrase_group_get_text (self->passphrase));
}

static const char *
kd_recover_dialog_failed (KdKeyDialog  *dialog,
                          const GError *error)
{
  KdRecoverDialog *self = KD_RECOVER_DIALOG (dialog);

  gtk_widget_grab_focus (self->code);
  gtk_widget_add_css_class (self->code, "error");
  return error->message;
}

static void
kd_recover_dialog_class_init (KdRecoverDialogClass *class)
{
  KdKeyDialogClass *key_class = KD_KEY_DIALOG_CLASS (class);

  key_class->is_complete = kd_recover_dialog_is_complete;
  key_class->get_lines = kd_recover_dialog_get_lines;
  key_class->run = kd_recover_dialog_run;
  key_class->done = kd_recover_dialog_done;
  key_class->failed = kd_recover_dialog_failed;

  /**
   * KdRecoverDialog::recovered:
   * @self: a dialog
   * @passphrase: the new passphrase
   */
  signals[SIGNAL_RECOVERED] = g_signal_new ("recovered", KD_TYPE_RECOVER_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING | G_SIGNAL_TYPE_STATIC_SCOPE);
}

static void
kd_recover_dialog_init (KdRecoverDialog *self)
{
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
  KdFormDialog    *form = KD_FORM_DIALOG (self);

  kd_key_dialog_setup (KD_KEY_DIALOG (self), program, _ ("Recovery Code"), _ ("_Unlock"));
  self->code = g_object_new (ADW_TYPE_ENTRY_ROW, "title", _ ("Recovery Code"), NULL);
  adw_preferences_group_set_description (kd_form_dialog_get_group (form), _ ("The code from your paper, and a new passphrase that takes the place of the forgotten one"));
  kd_form_dialog_add (form, self->code);
  self->passphrase = g_object_new (KD_TYPE_PASSPHRASE_GROUP, NULL);
  kd_form_dialog_add_group (form, ADW_PREFERENCES_GROUP (self->passphrase));
  g_signal_connect_object (self->code, "changed", G_CALLBACK (on_code_typed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->passphrase, "notify::ready", G_CALLBACK (kd_key_dialog_look), self, G_CONNECT_SWAPPED);
  adw_dialog_set_focus (ADW_DIALOG (self), self->code);
  kd_key_dialog_look (KD_KEY_DIALOG (self));
  return self;
}
