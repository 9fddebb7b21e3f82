/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-restore-dialog.h"

#include "kd-error.h"
#include "kd-restore.h"
#include "kd-session.h"
#include "kd-shortcuts.h"
#include "kd-words-amount.h"
#include "kd-words-date.h"

#include <glib/gi18n-lib.h>
#include <unistd.h>

/**
 * KdRestoreDialog:
 *
 * Makes a new vault of a backup: first what is inside is shown, then it is restored into a folder of its
 * own. A vault that is there is never touched.
 */
struct _KdRestoreDialog
{
  AdwDialog parent_instance;

  KdProgram *program;
  KdRestore *opened; /* once the secret was right */
  char      *path;
  char      *folder;
  gboolean   busy;

  /* template */
  GtkStack            *verb;
  AdwActionRow        *file;
  GtkWidget           *choose;
  AdwComboRow         *way;
  AdwPasswordEntryRow *secret;
  GtkWidget           *inside;
  AdwActionRow        *content;
  AdwActionRow        *target;
  GtkLabel            *message;
};

enum
{
  SIGNAL_RESTORED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KdRestoreDialog, kd_restore_dialog, ADW_TYPE_DIALOG)

static void
say (KdRestoreDialog *self,
     const char      *text)
{
  gtk_label_set_label (self->message, text != NULL ? text : _ ("Nothing that is there is replaced."));
  gtk_widget_set_css_classes (GTK_WIDGET (self->message), text != NULL ? (const char *[]) { "error", NULL } : (const char *[]) { "dimmed", NULL });
  if (text != NULL)
    gtk_accessible_announce (GTK_ACCESSIBLE (self), text, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_HIGH);
}

static const char *
get_secret (KdRestoreDialog *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->secret));
}

static void
update (KdRestoreDialog *self)
{
  gboolean complete = self->opened != NULL || (self->path != NULL && *get_secret (self) != '\0');

  gtk_stack_set_visible_child_name (self->verb, self->busy ? "busy" : self->opened != NULL ? "restore"
                                                                                           : "look");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "dialog.accept", complete && !self->busy);
  gtk_widget_set_sensitive (self->choose, !self->busy && self->opened == NULL);
  gtk_widget_set_sensitive (GTK_WIDGET (self->way), !self->busy && self->opened == NULL);
  gtk_widget_set_sensitive (GTK_WIDGET (self->secret), !self->busy && self->opened == NULL);
}

static void
on_typed_cb (KdRestoreDialog *self)
{
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->secret), adw_combo_row_get_selected (self->way) == 0 ? _ ("Passphrase of That Time") : _ ("Recovery Code"));
  gtk_widget_remove_css_class (GTK_WIDGET (self->secret), "error");
  say (self, NULL);
  update (self);
}

static void
on_entered_cb (KdRestoreDialog *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "dialog.accept", NULL);
}

/**
 * kd_restore_dialog_set_file:
 * @self: a dialog
 * @path: a backup file
 *
 * Chooses a file.
 */
void
kd_restore_dialog_set_file (KdRestoreDialog *self,
                            const char      *path)
{
  g_set_str (&self->path, path);
  adw_action_row_set_subtitle (self->file, path);
  gtk_widget_grab_focus (GTK_WIDGET (self->secret));
  on_typed_cb (self);
}

static void
on_file (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  g_autoptr (KdRestoreDialog) self = data;
  g_autoptr (GFile) file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (source), result, NULL);

  if (file != NULL)
    kd_restore_dialog_set_file (self, g_file_peek_path (file));
}

static void
on_file_cb (KdRestoreDialog *self)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, _ ("Backups"));
  gtk_file_filter_add_suffix (filter, "kdbackup");
  gtk_file_dialog_set_title (dialog, _ ("Backup File"));
  gtk_file_dialog_set_default_filter (dialog, filter);
  gtk_file_dialog_open (dialog, GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), NULL, on_file, g_object_ref (self));
}

/* --- where it goes ---------------------------------------------------------------------------------------- */

static void
set_folder (KdRestoreDialog *self,
            const char      *folder)
{
  g_set_str (&self->folder, folder);
  adw_action_row_set_subtitle (self->target, folder);
}

/* A folder is chosen in which the vault gets one of its own. */
static void
on_target (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (KdRestoreDialog) self = data;
  g_autoptr (GFile) parent = gtk_file_dialog_select_folder_finish (GTK_FILE_DIALOG (source), result, NULL);
  char             day[KD_DATE_TEXT_SIZE];
  g_autofree char *name = NULL;
  g_autoptr (GFile) folder = NULL;

  if (parent == NULL)
    return;
  name = g_strdup_printf ("dossier-%s", kd_date_format (kd_clock_today (kd_program_get_clock (self->program)), day));
  folder = g_file_get_child (parent, name);
  set_folder (self, g_file_peek_path (folder));
  say (self, NULL);
}

static void
on_target_cb (KdRestoreDialog *self)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();

  gtk_file_dialog_set_title (dialog, _ ("Where the New Folder Goes"));
  gtk_file_dialog_select_folder (dialog, GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), NULL, on_target, g_object_ref (self));
}

/* --- looking and restoring -------------------------------------------------------------------------------- */

typedef struct
{
  char      *path;
  char      *folder;
  gboolean   by_recovery_key;
  int        fd;
  KdRestore *opened;
} Work;

static void
work_free (gpointer data)
{
  Work *work = data;

  if (work->fd >= 0)
    close (work->fd);
  g_clear_pointer (&work->opened, kd_restore_free);
  g_free (work->path);
  g_free (work->folder);
  g_free (work);
}

static void
fail (KdRestoreDialog *self,
      const GError    *error)
{
  gboolean wrong = g_error_matches (error, KD_ERROR, KD_ERROR_WRONG_KEY);

  if (wrong)
    gtk_widget_add_css_class (GTK_WIDGET (self->secret), "error");
  say (self, wrong && adw_combo_row_get_selected (self->way) == 0 ? _ ("The passphrase is wrong; it is the one from the day of the backup") : error->message);
  self->busy = FALSE;
  update (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->secret));
}

static gboolean
run_look (KdProgram *program,
          gpointer   data,
          GError   **error)
{
  Work *work = data;

  work->opened = kd_restore_open (work->path, NULL, work->by_recovery_key, work->fd, error);
  return work->opened != NULL;
}

static void
show_inside (KdRestoreDialog *self)
{
  KdClock         *clock = kd_program_get_clock (self->program);
  g_autofree char *moment = kd_words_moment (kd_restore_get_time (self->opened), kd_clock_get_zone (clock), kd_clock_today (clock));
  g_autofree char *size = g_format_size (kd_restore_get_size (self->opened));
  g_autofree char *text = NULL;
  g_autofree char *folder = kd_program_find_free_vault (self->program);
  guint64          commits = kd_restore_get_commits (self->opened);
  g_autofree char *count = kd_words_count ((guint) commits);

  text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s · %s · %s step of work", "%s · %s · %s steps of work", (gulong) commits), moment, size, count);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->content), kd_restore_get_title (self->opened));
  adw_action_row_set_subtitle (self->content, text);
  set_folder (self, folder);
  gtk_widget_set_visible (self->inside, TRUE);
}

static void
on_looked (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (KdRestoreDialog) self = data;
  g_autoptr (GError) error = NULL;
  Work *work = kd_program_call_finish (KD_PROGRAM (source), result, &error);

  if (work == NULL)
    {
      fail (self, error);
      return;
    }
  self->busy = FALSE;
  self->opened = g_steal_pointer (&work->opened);
  work_free (work);
  gtk_editable_set_text (GTK_EDITABLE (self->secret), "");
  show_inside (self);
  update (self);
  /* The entry that had the keyboard is insensitive now. */
  gtk_widget_child_focus (GTK_WIDGET (self->verb), GTK_DIR_TAB_FORWARD);
}

static gboolean
run_restore (KdProgram *program,
             gpointer   data,
             GError   **error)
{
  Work *work = data;

  return kd_restore_run (work->opened, work->folder, kd_program_get_clock (program), error);
}

static void
on_restored (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  g_autoptr (KdRestoreDialog) self = data;
  g_autoptr (GError) error = NULL;
  Work *work = kd_program_call_finish (KD_PROGRAM (source), result, &error);

  if (work == NULL)
    {
      /* What was opened went with the failed try. */
      gtk_widget_set_visible (self->inside, FALSE);
      fail (self, error);
      return;
    }
  self->busy = FALSE;
  adw_dialog_close (ADW_DIALOG (self));
  g_signal_emit (self, signals[SIGNAL_RESTORED], 0, work->folder);
  work_free (work);
}

static void
accept (GtkWidget  *widget,
        const char *action,
        GVariant   *parameter)
{
  KdRestoreDialog  *self = KD_RESTORE_DIALOG (widget);
  const char *const lines[] = { get_secret (self), NULL };
  g_autoptr (GError) error = NULL;
  Work *work = g_new0 (Work, 1);

  work->fd = self->opened == NULL ? kd_session_speak (lines, &error) : -1;
  if (error != NULL)
    {
      fail (self, error);
      work_free (work);
      return;
    }
  work->path = g_strdup (self->path);
  work->folder = g_strdup (self->folder);
  work->by_recovery_key = adw_combo_row_get_selected (self->way) == 1;
  work->opened = g_steal_pointer (&self->opened);
  self->busy = TRUE;
  say (self, NULL);
  update (self);
  if (work->opened == NULL)
    kd_program_call_async (self->program, run_look, work, work_free, on_looked, g_object_ref (self));
  else
    kd_program_call_async (self->program, run_restore, work, work_free, on_restored, g_object_ref (self));
}

static void
close_dialog (GtkWidget  *widget,
              const char *action,
              GVariant   *parameter)
{
  adw_dialog_close (ADW_DIALOG (widget));
}

/* --- life ------------------------------------------------------------------------------------------------- */

static void
kd_restore_dialog_dispose (GObject *object)
{
  KdRestoreDialog *self = KD_RESTORE_DIALOG (object);

  g_clear_pointer (&self->opened, kd_restore_free);
  g_clear_object (&self->program);
  g_clear_pointer (&self->path, g_free);
  g_clear_pointer (&self->folder, g_free);
  G_OBJECT_CLASS (kd_restore_dialog_parent_class)->dispose (object);
}

static void
kd_restore_dialog_class_init (KdRestoreDialogClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = kd_restore_dialog_dispose;

  /**
   * KdRestoreDialog::restored:
   * @self: a dialog
   * @folder: the new vault
   */
  signals[SIGNAL_RESTORED] = g_signal_new ("restored", KD_TYPE_RESTORE_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_install_action (widget_class, "dialog.accept", NULL, accept);
  gtk_widget_class_install_action (widget_class, "dialog.close", NULL, close_dialog);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/kedang/Dossier/ui/backup/kd-restore-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, KdRestoreDialog, verb);
  gtk_widget_class_bind_template_child (widget_class, KdRestoreDialog, file);
  gtk_widget_class_bind_template_child (widget_class, KdRestoreDialog, choose);
  gtk_widget_class_bind_template_child (widget_class, KdRestoreDialog, way);
  gtk_widget_class_bind_template_child (widget_class, KdRestoreDialog, secret);
  gtk_widget_class_bind_template_child (widget_class, KdRestoreDialog, inside);
  gtk_widget_class_bind_template_child (widget_class, KdRestoreDialog, content);
  gtk_widget_class_bind_template_child (widget_class, KdRestoreDialog, target);
  gtk_widget_class_bind_template_child (widget_class, KdRestoreDialog, message);
  gtk_widget_class_bind_template_callback (widget_class, on_typed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_entered_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_file_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_target_cb);
}

static void
kd_restore_dialog_init (KdRestoreDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  kd_shortcuts_attach (GTK_WIDGET (self), KD_SCOPE_DIALOGS, GTK_PHASE_BUBBLE);
  update (self);
}

/**
 * kd_restore_dialog_new:
 * @program: where time comes from and vaults lie
 *
 * Returns: (transfer floating): a dialog
 */
KdRestoreDialog *
kd_restore_dialog_new (KdProgram *program)
{
  KdRestoreDialog *self = g_object_new (KD_TYPE_RESTORE_DIALOG, NULL);

  self->program = g_object_ref (program);
  return self;
}
