/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-backup-dialog.h"

#include "kd-backup-plan.h"
#include "kd-error.h"
#include "kd-shortcuts.h"
#include "kd-words-amount.h"
#include "kd-words-date.h"

#include <glib/gi18n-lib.h>

/**
 * KdBackupDialog:
 *
 * Where backups go, how the last one went, one made now in two steps that are told, and a restore for
 * practice. It may be closed meanwhile; the work goes on and is told by a toast.
 */
struct _KdBackupDialog
{
  AdwDialog parent_instance;

  KdSession *session;
  gboolean   busy;
  gboolean   closed;

  /* template */
  AdwActionRow *last;
  AdwActionRow *folder;
  GtkWidget    *change;
  GtkWidget    *steps;
  GtkStack     *copy;
  GtkStack     *check;
  GtkLabel     *message;
  GtkWidget    *now;
  GtkWidget    *drill;
};

G_DEFINE_FINAL_TYPE (KdBackupDialog, kd_backup_dialog, ADW_TYPE_DIALOG)

static KdWorkspace *
get_workspace (KdBackupDialog *self)
{
  return kd_session_get_workspace (self->session);
}

static void
say (KdBackupDialog *self,
     const char     *text,
     gboolean        failed)
{
  gtk_label_set_label (self->message, text);
  gtk_widget_set_visible (GTK_WIDGET (self->message), *text != '\0');
  gtk_widget_set_css_classes (GTK_WIDGET (self->message), failed ? (const char *[]) { "error", NULL } : (const char *[]) { NULL });
  if (*text != '\0')
    gtk_accessible_announce (GTK_ACCESSIBLE (self), text, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static char *
describe_last (KdBackupDialog     *self,
               const KdBackupPlan *plan)
{
  KdClock         *clock = kd_workspace_get_clock (get_workspace (self));
  g_autofree char *moment = NULL;
  g_autofree char *size = NULL;

  if (kd_backup_plan_get_last (plan) == 0)
    return g_strdup (_ ("None yet"));
  moment = kd_words_moment (kd_backup_plan_get_last (plan), kd_clock_get_zone (clock), kd_session_get_today (self->session));
  size = g_format_size (kd_backup_plan_get_size (plan));
  /* Translators: when, and how large: "yesterday 18:20 · checked · 38.2 MB" */
  return g_strdup_printf (_ ("%s · checked · %s"), moment, size);
}

static void
show_plan (KdBackupDialog *self)
{
  g_autoptr (KdBackupPlan) plan = kd_backup_plan_new_for (get_workspace (self));
  g_autofree char *last = describe_last (self, plan);
  g_autofree char *newest = kd_backup_plan_find_newest (plan);
  const char      *folder = kd_backup_plan_get_folder (plan);

  adw_action_row_set_subtitle (self->last, last);
  adw_action_row_set_subtitle (self->folder, folder != NULL ? folder : _ ("Not chosen; best is a memory stick or another disk"));
  gtk_button_set_label (GTK_BUTTON (self->change), folder != NULL ? _ ("Change…") : _ ("Choose…"));
  gtk_widget_set_sensitive (self->change, !self->busy);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "dialog.accept", !self->busy && folder != NULL);
  gtk_widget_set_sensitive (self->drill, !self->busy && newest != NULL);
}

static void
set_busy (KdBackupDialog *self,
          gboolean        busy)
{
  self->busy = busy;
  show_plan (self);
}

/* What has become of it is said where the user is. */
static void
tell (KdBackupDialog *self,
      const char     *text,
      const GError   *error)
{
  set_busy (self, FALSE);
  if (error != NULL && (g_error_matches (error, KD_ERROR, KD_ERROR_CANCELLED) || g_error_matches (error, KD_ERROR, KD_ERROR_LOCKED)))
    return;
  if (!self->closed)
    say (self, error != NULL ? error->message : text, error != NULL);
  else if (error != NULL)
    kd_session_fail (self->session, error);
  else
    kd_session_say (self->session, text);
}

/* --- folder ----------------------------------------------------------------------------------------------- */

static void
on_folder (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (KdBackupDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = gtk_file_dialog_select_folder_finish (GTK_FILE_DIALOG (source), result, NULL);
  g_autoptr (KdBackupPlan) plan = NULL;

  if (file == NULL || !kd_workspace_is_open (get_workspace (self)))
    return;
  plan = kd_backup_plan_new_for (get_workspace (self));
  if (kd_backup_plan_set_folder (plan, get_workspace (self), g_file_peek_path (file), &error))
    say (self, "", FALSE);
  else
    say (self, error->message, TRUE);
  show_plan (self);
}

static void
on_folder_cb (KdBackupDialog *self)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();

  gtk_file_dialog_set_title (dialog, _ ("Folder for Backups"));
  gtk_file_dialog_select_folder (dialog, GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), NULL, on_folder, g_object_ref (self));
}

/* --- backing up ------------------------------------------------------------------------------------------- */

typedef struct
{
  KdBackupDialog *dialog;
  KdBackupPlan   *plan;
  char           *path;
} Backup;

static void
backup_free (gpointer data)
{
  Backup *backup = data;

  kd_backup_plan_free (backup->plan);
  g_free (backup->path);
  g_free (backup);
}

static void
show_stage (KdBackupDialog *self,
            guint           stage)
{
  gtk_stack_set_visible_child (self->copy, stage > KD_BACKUP_STAGE_COPY ? gtk_widget_get_last_child (GTK_WIDGET (self->copy)) : gtk_widget_get_first_child (GTK_WIDGET (self->copy)));
  gtk_stack_set_visible_child (self->check,
                               stage < KD_BACKUP_STAGE_CHECK   ? gtk_widget_get_first_child (GTK_WIDGET (self->check))
                               : stage > KD_BACKUP_STAGE_CHECK ? gtk_widget_get_last_child (GTK_WIDGET (self->check))
                                                               : gtk_widget_get_next_sibling (gtk_widget_get_first_child (GTK_WIDGET (self->check))));
}

static void
on_checking (gpointer data)
{
  show_stage (data, KD_BACKUP_STAGE_CHECK);
}

static void
on_stage (KdBackupStage stage,
          gpointer      data)
{
  if (stage == KD_BACKUP_STAGE_CHECK)
    g_idle_add_full (G_PRIORITY_DEFAULT, (GSourceFunc) (void (*) (void)) G_CALLBACK (on_checking), g_object_ref (data), g_object_unref);
}

static gboolean
run_backup (KdWorkspace  *workspace,
            gpointer      data,
            GCancellable *cancellable,
            GError      **error)
{
  Backup *backup = data;

  backup->path = kd_backup_plan_run (backup->plan, workspace, on_stage, backup->dialog, cancellable, error);
  return backup->path != NULL;
}

static void
on_backed_up (GObject      *source,
              GAsyncResult *result,
              gpointer      data)
{
  g_autoptr (KdBackupDialog) self = data;
  g_autoptr (GError) error = NULL;
  Backup          *backup = kd_workspace_call_finish (KD_WORKSPACE (source), result, &error);
  g_autofree char *text = NULL;

  if (backup != NULL)
    {
      guint            clients = kd_roster_get_n_clients (kd_directory_get_roster (kd_session_get_directory (self->session)));
      g_autofree char *count = kd_words_count (clients);
      g_autofree char *size = g_format_size (kd_backup_plan_get_size (backup->plan));

      text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Backed up and checked: %s client, %s", "Backed up and checked: %s clients, %s", clients), count, size);
      show_stage (self, KD_BACKUP_STAGE_TIDY);
      backup_free (backup);
    }
  else
    gtk_widget_set_visible (self->steps, FALSE);
  tell (self, text, error);
  kd_session_note_kept (self->session);
}

static void
accept (GtkWidget  *widget,
        const char *action,
        GVariant   *parameter)
{
  KdBackupDialog *self = KD_BACKUP_DIALOG (widget);
  Backup         *backup = g_new0 (Backup, 1);

  backup->dialog = self;
  backup->plan = kd_backup_plan_new_for (get_workspace (self));
  set_busy (self, TRUE);
  say (self, "", FALSE);
  gtk_widget_set_visible (self->steps, TRUE);
  show_stage (self, KD_BACKUP_STAGE_COPY);
  /* The callback holds the dialog until the thread is done with it. */
  kd_workspace_call_async (get_workspace (self), run_backup, backup, backup_free, NULL, on_backed_up, g_object_ref (self));
}

/* --- practising ------------------------------------------------------------------------------------------- */

typedef struct
{
  char         *file;
  KdBackupDrill found;
} Drill;

static void
drill_free (gpointer data)
{
  g_free (((Drill *) data)->file);
  g_free (data);
}

static gboolean
run_drill (KdWorkspace  *workspace,
           gpointer      data,
           GCancellable *cancellable,
           GError      **error)
{
  Drill *drill = data;

  return kd_workspace_drill (workspace, drill->file, &drill->found, cancellable, error);
}

static void
on_drilled (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr (KdBackupDialog) self = data;
  g_autoptr (GError) error = NULL;
  Drill           *drill = kd_workspace_call_finish (KD_WORKSPACE (source), result, &error);
  g_autofree char *text = NULL;

  if (drill != NULL)
    {
      g_autofree char *count = kd_words_count ((guint) drill->found.clients);

      text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "The drill worked: %s client readable in the copy", "The drill worked: %s clients readable in the copy", (gulong) drill->found.clients), count);
      drill_free (drill);
    }
  tell (self, text, error);
}

static void
on_drill_cb (KdBackupDialog *self)
{
  g_autoptr (KdBackupPlan) plan = kd_backup_plan_new_for (get_workspace (self));
  Drill *drill = g_new0 (Drill, 1);

  drill->file = kd_backup_plan_find_newest (plan);
  set_busy (self, TRUE);
  gtk_widget_set_visible (self->steps, FALSE);
  say (self, _ ("Restoring to a temporary place…"), FALSE);
  kd_workspace_call_async (get_workspace (self), run_drill, drill, drill_free, NULL, on_drilled, g_object_ref (self));
}

/* --- life ------------------------------------------------------------------------------------------------- */

static void
kd_backup_dialog_closed (AdwDialog *dialog)
{
  KD_BACKUP_DIALOG (dialog)->closed = TRUE;
}

static void
kd_backup_dialog_dispose (GObject *object)
{
  KdBackupDialog *self = KD_BACKUP_DIALOG (object);

  g_clear_object (&self->session);
  G_OBJECT_CLASS (kd_backup_dialog_parent_class)->dispose (object);
}

static void
kd_backup_dialog_class_init (KdBackupDialogClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = kd_backup_dialog_dispose;
  ADW_DIALOG_CLASS (class)->closed = kd_backup_dialog_closed;

  gtk_widget_class_install_action (widget_class, "dialog.accept", NULL, accept);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/kedang/Dossier/ui/backup/kd-backup-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, KdBackupDialog, last);
  gtk_widget_class_bind_template_child (widget_class, KdBackupDialog, folder);
  gtk_widget_class_bind_template_child (widget_class, KdBackupDialog, change);
  gtk_widget_class_bind_template_child (widget_class, KdBackupDialog, steps);
  gtk_widget_class_bind_template_child (widget_class, KdBackupDialog, copy);
  gtk_widget_class_bind_template_child (widget_class, KdBackupDialog, check);
  gtk_widget_class_bind_template_child (widget_class, KdBackupDialog, message);
  gtk_widget_class_bind_template_child (widget_class, KdBackupDialog, now);
  gtk_widget_class_bind_template_child (widget_class, KdBackupDialog, drill);
  gtk_widget_class_bind_template_callback (widget_class, on_folder_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_drill_cb);
}

static void
kd_backup_dialog_init (KdBackupDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  kd_shortcuts_attach (GTK_WIDGET (self), KD_SCOPE_DIALOGS, GTK_PHASE_BUBBLE);
}

/**
 * kd_backup_dialog_new:
 * @session: an open book
 *
 * Returns: (transfer floating): a dialog
 */
KdBackupDialog *
kd_backup_dialog_new (KdSession *session)
{
  KdBackupDialog *self = g_object_new (KD_TYPE_BACKUP_DIALOG, NULL);
  g_autoptr (KdBackupPlan) plan = NULL;

  self->session = g_object_ref (session);
  show_plan (self);
  plan = kd_backup_plan_new_for (get_workspace (self));
  if (kd_backup_plan_get_problem (plan) != NULL)
    say (self, kd_backup_plan_get_problem (plan), TRUE);
  return self;
}
