/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-verify-dialog.h"

#include "kd-error.h"
#include "kd-file.h"
#include "kd-new-file.h"
#include "kd-outlet.h"
#include "kd-shortcuts.h"
#include "kd-words-amount.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/**
 * KdVerifyDialog:
 *
 * Holds the book against its ledger and says what was found.
 */
struct _KdVerifyDialog
{
  AdwDialog parent_instance;

  KdSession    *session;
  GCancellable *cancellable;
  KdProof      *proof;
  GPtrArray    *rows; /* borrowed */

  /* template */
  AdwSwitchRow        *full;
  GtkStack            *action;
  GtkLabel            *message;
  AdwPreferencesGroup *findings;
};

/* More are in the report. */
#define SHOWN 20

G_DEFINE_FINAL_TYPE (KdVerifyDialog, kd_verify_dialog, ADW_TYPE_DIALOG)

static void
say (KdVerifyDialog *self,
     const char     *text,
     gboolean        failed)
{
  gtk_label_set_label (self->message, text);
  gtk_widget_set_visible (GTK_WIDGET (self->message), TRUE);
  gtk_widget_set_css_classes (GTK_WIDGET (self->message), failed ? (const char *[]) { "error", NULL } : (const char *[]) { NULL });
  gtk_accessible_announce (GTK_ACCESSIBLE (self), text, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static void
add_finding (KdVerifyDialog *self,
             const char     *finding)
{
  GtkWidget       *row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, NULL);
  const char      *where = strchr (finding, ' ');
  g_autofree char *code = g_strndup (finding, where != NULL ? (gsize) (where - finding) : strlen (finding));

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), code);
  if (where != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), where + 1);
  adw_preferences_group_add (self->findings, row);
  g_ptr_array_add (self->rows, row);
}

static void
show_proof (KdVerifyDialog *self)
{
  guint            n = g_strv_length (self->proof->findings);
  g_autofree char *changes = kd_words_count ((guint) MIN (self->proof->changes, G_MAXUINT));
  g_autofree char *text = NULL;
  g_autofree char *title = NULL;

  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->findings, self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
  gtk_widget_set_visible (GTK_WIDGET (self->findings), n > 0);
  if (n == 0)
    {
      text = g_strdup_printf (_ ("No changes outside this program were found. %s changes were checked"), changes);
      say (self, text, FALSE);
      return;
    }
  title = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u record differs from the record of changes", "%u records differ from the record of changes", n), n);
  adw_preferences_group_set_title (self->findings, title);
  for (guint i = 0; i < MIN (n, SHOWN); i++)
    add_finding (self, self->proof->findings[i]);
  say (self, _ ("Keep this book as it is, and restore the newest backup into a new folder"), TRUE);
}

/* --- verifying -------------------------------------------------------------------------------------------- */

typedef struct
{
  gboolean full;
  KdProof *proof;
} Work;

static void
work_free (gpointer data)
{
  Work *work = data;

  g_clear_pointer (&work->proof, kd_proof_free);
  g_free (work);
}

static gboolean
run_verify (KdWorkspace  *workspace,
            gpointer      data,
            GCancellable *cancellable,
            GError      **error)
{
  Work *work = data;

  work->proof = kd_workspace_verify (workspace, work->full, NULL, cancellable, error);
  return work->proof != NULL;
}

static void
on_verified (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  g_autoptr (KdVerifyDialog) self = data;
  g_autoptr (GError) error = NULL;
  Work *work = kd_workspace_call_finish (KD_WORKSPACE (source), result, &error);

  g_clear_object (&self->cancellable);
  gtk_stack_set_visible_child_name (self->action, "button");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "dialog.accept", TRUE);
  gtk_widget_child_focus (GTK_WIDGET (self->action), GTK_DIR_TAB_FORWARD);
  if (work == NULL)
    {
      if (!g_error_matches (error, KD_ERROR, KD_ERROR_CANCELLED))
        say (self, error->message, TRUE);
      return;
    }
  g_clear_pointer (&self->proof, kd_proof_free);
  self->proof = g_steal_pointer (&work->proof);
  work_free (work);
  show_proof (self);
}

static void
accept (GtkWidget  *widget,
        const char *action,
        GVariant   *parameter)
{
  KdVerifyDialog *self = KD_VERIFY_DIALOG (widget);
  Work           *work = g_new0 (Work, 1);

  work->full = adw_switch_row_get_active (self->full);
  self->cancellable = g_cancellable_new ();
  /* The focus must not go with the button: without one the dialog hears no key. */
  gtk_widget_grab_focus (GTK_WIDGET (self->full));
  gtk_stack_set_visible_child_name (self->action, "busy");
  gtk_widget_action_set_enabled (widget, "dialog.accept", FALSE);
  kd_workspace_call_async (kd_session_get_workspace (self->session), run_verify, work, work_free, self->cancellable, on_verified, g_object_ref (self));
}

/* --- report ----------------------------------------------------------------------------------------------- */

static gboolean
save_report (KdVerifyDialog *self,
             const char     *path,
             GError        **error)
{
  g_auto (KdNewFile) file = KD_NEW_FILE_INIT;
  g_autofree char *lines = g_strjoinv ("\n", self->proof->findings);
  g_autofree char *text = g_strdup_printf ("%s\n%s\n", self->proof->root, lines);

  return kd_new_file_open (&file, path, TRUE, error) && kd_file_write (file.fd, text, strlen (text), path, error) && kd_new_file_keep (&file, error);
}

static void
on_saved (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  g_autoptr (KdVerifyDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = kd_outlet_finish_file (GTK_FILE_DIALOG (source), result, &error);

  if (path != NULL)
    save_report (self, path, &error);
  if (error != NULL)
    say (self, error->message, TRUE);
}

static void
on_save_cb (KdVerifyDialog *self)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();

  gtk_file_dialog_set_title (dialog, _ ("Save Report"));
  gtk_file_dialog_set_initial_name (dialog, "verify.txt");
  gtk_file_dialog_save (dialog, GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), NULL, on_saved, g_object_ref (self));
}

/* --- life ------------------------------------------------------------------------------------------------- */

static void
kd_verify_dialog_closed (AdwDialog *dialog)
{
  KdVerifyDialog *self = KD_VERIFY_DIALOG (dialog);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
}

static void
kd_verify_dialog_dispose (GObject *object)
{
  KdVerifyDialog *self = KD_VERIFY_DIALOG (object);

  g_clear_object (&self->session);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->proof, kd_proof_free);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  G_OBJECT_CLASS (kd_verify_dialog_parent_class)->dispose (object);
}

static void
kd_verify_dialog_class_init (KdVerifyDialogClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = kd_verify_dialog_dispose;
  ADW_DIALOG_CLASS (class)->closed = kd_verify_dialog_closed;

  gtk_widget_class_install_action (widget_class, "dialog.accept", NULL, accept);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/kedang/Dossier/ui/backup/kd-verify-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, KdVerifyDialog, full);
  gtk_widget_class_bind_template_child (widget_class, KdVerifyDialog, action);
  gtk_widget_class_bind_template_child (widget_class, KdVerifyDialog, message);
  gtk_widget_class_bind_template_child (widget_class, KdVerifyDialog, findings);
  gtk_widget_class_bind_template_callback (widget_class, on_save_cb);
}

static void
kd_verify_dialog_init (KdVerifyDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->rows = g_ptr_array_new ();
  kd_shortcuts_attach (GTK_WIDGET (self), KD_SCOPE_DIALOGS, GTK_PHASE_BUBBLE);
}

/**
 * kd_verify_dialog_new:
 * @session: an open book
 *
 * Returns: (transfer floating): a dialog
 */
KdVerifyDialog *
kd_verify_dialog_new (KdSession *session)
{
  KdVerifyDialog *self = g_object_new (KD_TYPE_VERIFY_DIALOG, NULL);

  self->session = g_object_ref (session);
  return self;
}
