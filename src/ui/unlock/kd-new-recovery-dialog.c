/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-new-recovery-dialog.h"

#include "kd-error.h"
#include "kd-recovery-check.h"
#include "kd-recovery-page.h"
#include "kd-workspace-recovery.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include <unistd.h>

/**
 * KdNewRecoveryDialog:
 *
 * Has the vault open by another recovery code: passphrase, the code, some groups of it from paper. Only then does the new
 * code take the old one's place, so that nobody is ever left with a code that is nowhere written.
 */
struct _KdNewRecoveryDialog
{
  AdwDialog parent_instance;

  KdSession *session;
  gboolean   busy;

  /* template */
  AdwNavigationView *view;
  GtkWidget         *passphrase;
  GtkLabel          *passphrase_message;
  GtkStack          *passphrase_action;
  KdRecoveryPage    *code;
  KdRecoveryCheck   *check;
  GtkLabel          *check_message;
  GtkStack          *check_action;
};

G_DEFINE_FINAL_TYPE (KdNewRecoveryDialog, kd_new_recovery_dialog, ADW_TYPE_DIALOG)

static void
say (GtkLabel   *label,
     const char *text)
{
  gtk_label_set_label (label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL);
  if (text != NULL)
    gtk_accessible_announce (GTK_ACCESSIBLE (label), text, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_HIGH);
}

static void
set_busy (KdNewRecoveryDialog *self,
          GtkStack            *action,
          gboolean             busy)
{
  self->busy = busy;
  gtk_stack_set_visible_child_name (action, busy ? "busy" : "button");
}

/* --- beside the main loop --------------------------------------------------------------------------------- */

typedef struct
{
  int fd;
} Work;

static void
work_free (gpointer data)
{
  Work *work = data;

  close (work->fd);
  g_free (work);
}

static gboolean
run_check (KdProgram *program,
           gpointer   data,
           GError   **error)
{
  return kd_workspace_check_passphrase (kd_program_get_vault (program), NULL, ((const Work *) data)->fd, error);
}

static gboolean
run_renew (KdProgram *program,
           gpointer   data,
           GError   **error)
{
  return kd_workspace_renew_recovery (kd_program_get_vault (program), NULL, ((const Work *) data)->fd, kd_program_get_clock (program), error);
}

/* Hands over the passphrase, and the code where there is one. */
static void
start (KdNewRecoveryDialog *self,
       KdProgramFunc        func,
       const char          *code,
       GtkLabel            *message,
       GtkStack            *action,
       GAsyncReadyCallback  callback)
{
  const char *const lines[] = { gtk_editable_get_text (GTK_EDITABLE (self->passphrase)), code, NULL };
  g_autoptr (GError) error = NULL;
  int   fd = kd_session_speak (lines, &error);
  Work *work;

  if (fd < 0)
    {
      say (message, error->message);
      return;
    }
  work = g_new (Work, 1);
  work->fd = fd;
  say (message, NULL);
  set_busy (self, action, TRUE);
  kd_program_call_async (kd_session_get_program (self->session), func, work, work_free, callback, g_object_ref (self));
}

/* --- passphrase ------------------------------------------------------------------------------------------- */

static void
show_code (KdNewRecoveryDialog *self)
{
  char *code = kd_workspace_draw_recovery_key ();

  kd_recovery_page_set_code (self->code, kd_session_get_program (self->session), code);
  explicit_bzero (code, strlen (code));
  g_free (code);
  adw_navigation_view_push_by_tag (self->view, "code");
}

static void
on_passphrase_checked (GObject      *source,
                       GAsyncResult *result,
                       gpointer      data)
{
  g_autoptr (KdNewRecoveryDialog) self = data;
  g_autoptr (GError) error = NULL;
  Work *work = kd_program_call_finish (KD_PROGRAM (source), result, &error);

  set_busy (self, self->passphrase_action, FALSE);
  if (work != NULL)
    {
      work_free (work);
      show_code (self);
      return;
    }
  say (self->passphrase_message, g_error_matches (error, KD_ERROR, KD_ERROR_WRONG_KEY) ? _ ("The passphrase is wrong") : error->message);
  gtk_widget_add_css_class (self->passphrase, "error");
  gtk_widget_grab_focus (self->passphrase);
}

static void
on_passphrase_cb (KdNewRecoveryDialog *self)
{
  if (self->busy)
    return;
  if (*gtk_editable_get_text (GTK_EDITABLE (self->passphrase)) == '\0')
    gtk_widget_grab_focus (self->passphrase);
  else
    start (self, run_check, NULL, self->passphrase_message, self->passphrase_action, on_passphrase_checked);
}

static void
on_typed_cb (KdNewRecoveryDialog *self)
{
  gtk_widget_remove_css_class (self->passphrase, "error");
  say (self->passphrase_message, NULL);
}

/* --- the code on paper -------------------------------------------------------------------------------------- */

static void
on_paper_cb (KdNewRecoveryDialog *self)
{
  adw_navigation_view_push_by_tag (self->view, "check");
  gtk_widget_grab_focus (GTK_WIDGET (self->check));
}

static void
on_renewed (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr (KdNewRecoveryDialog) self = data;
  g_autoptr (GError) error = NULL;
  Work *work = kd_program_call_finish (KD_PROGRAM (source), result, &error);

  set_busy (self, self->check_action, FALSE);
  if (work == NULL)
    {
      say (self->check_message, error->message);
      return;
    }
  work_free (work);
  kd_session_say (self->session, _ ("The new recovery code holds. Destroy the old paper"));
  kd_session_note_kept (self->session);
  adw_dialog_close (ADW_DIALOG (self));
}

static void
on_check_cb (KdNewRecoveryDialog *self)
{
  if (self->busy)
    return;
  if (kd_recovery_check_mark (self->check, kd_recovery_page_get_code (self->code)))
    start (self, run_renew, kd_recovery_page_get_code (self->code), self->check_message, self->check_action, on_renewed);
  else
    say (self->check_message, _ ("This is not what the recovery code says. Look at the paper once more"));
}

/* --- life ------------------------------------------------------------------------------------------------- */

static void
kd_new_recovery_dialog_dispose (GObject *object)
{
  g_clear_object (&KD_NEW_RECOVERY_DIALOG (object)->session);
  G_OBJECT_CLASS (kd_new_recovery_dialog_parent_class)->dispose (object);
}

static void
kd_new_recovery_dialog_class_init (KdNewRecoveryDialogClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = kd_new_recovery_dialog_dispose;

  g_type_ensure (KD_TYPE_RECOVERY_PAGE);
  g_type_ensure (KD_TYPE_RECOVERY_CHECK);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/kedang/Dossier/ui/unlock/kd-new-recovery-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, KdNewRecoveryDialog, view);
  gtk_widget_class_bind_template_child (widget_class, KdNewRecoveryDialog, passphrase);
  gtk_widget_class_bind_template_child (widget_class, KdNewRecoveryDialog, passphrase_message);
  gtk_widget_class_bind_template_child (widget_class, KdNewRecoveryDialog, passphrase_action);
  gtk_widget_class_bind_template_child (widget_class, KdNewRecoveryDialog, code);
  gtk_widget_class_bind_template_child (widget_class, KdNewRecoveryDialog, check);
  gtk_widget_class_bind_template_child (widget_class, KdNewRecoveryDialog, check_message);
  gtk_widget_class_bind_template_child (widget_class, KdNewRecoveryDialog, check_action);
  gtk_widget_class_bind_template_callback (widget_class, on_passphrase_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_typed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_paper_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_check_cb);
}

static void
kd_new_recovery_dialog_init (KdNewRecoveryDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  adw_dialog_set_focus (ADW_DIALOG (self), self->passphrase);
}

/**
 * kd_new_recovery_dialog_new:
 * @session: an open book
 *
 * Returns: (transfer floating): a dialog
 */
KdNewRecoveryDialog *
kd_new_recovery_dialog_new (KdSession *session)
{
  KdNewRecoveryDialog *self = g_object_new (KD_TYPE_NEW_RECOVERY_DIALOG, NULL);

  self->session = g_object_ref (session);
  return self;
}
