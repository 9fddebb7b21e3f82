/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-first-run-page.h"

#include "kd-backup-plan.h"
#include "kd-demo-page.h"
#include "kd-passphrase-group.h"
#include "kd-recovery-check.h"
#include "kd-recovery-page.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include <unistd.h>

/**
 * KdFirstRunPage:
 *
 * What is there before there is a vault: the ways to get one. A new vault takes four steps: passphrase,
 * recovery code, a look whether that is on paper, and where backups go.
 */
struct _KdFirstRunPage
{
  AdwBin parent_instance;

  KdProgram *program;
  KdSession *session; /* of the new vault, until the last step */

  /* template */
  AdwNavigationView *view;
  GtkWidget         *back;
  GtkWidget         *demo;
  AdwEntryRow       *user;
  AdwEntryRow       *book;
  KdPassphraseGroup *passphrase;
  GtkLabel          *create_message;
  GtkStack          *create_action;
  GtkWidget         *create_next;
  KdRecoveryPage    *code_page;
  KdRecoveryCheck   *check;
  GtkLabel          *check_message;
  GtkStack          *check_action;
  GtkWidget         *check_next;
  GtkLabel          *backup_message;
  GtkWidget         *folder;
  KdDemoPage        *demo_page;
};

enum
{
  SIGNAL_UNLOCKED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KdFirstRunPage, kd_first_run_page, ADW_TYPE_BIN)

/* A vault in the making, on the thread that makes it. */
typedef struct
{
  char        *folder;
  char        *user;
  char        *book;
  char        *code;
  const guint *asked;
  int          fd;
} Making;

static void
making_free (gpointer data)
{
  Making *making = data;

  if (making->fd >= 0)
    close (making->fd);
  if (making->code != NULL)
    explicit_bzero (making->code, strlen (making->code));
  g_free (making->folder);
  g_free (making->user);
  g_free (making->book);
  g_free (making->code);
  g_free (making);
}

static void
say (KdFirstRunPage *self,
     GtkLabel       *label,
     const char     *text)
{
  gtk_label_set_label (label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL);
  if (text != NULL)
    gtk_accessible_announce (GTK_ACCESSIBLE (self), text, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_HIGH);
}

static void
set_busy (GtkStack *action,
          gboolean  busy)
{
  gtk_stack_set_visible_child_name (action, busy ? "busy" : "button");
}

static const char *
get_text (AdwEntryRow *row)
{
  return gtk_editable_get_text (GTK_EDITABLE (row));
}

static void
finish_cb (KdFirstRunPage *self)
{
  g_autoptr (KdSession) session = g_steal_pointer (&self->session);

  if (session != NULL)
    g_signal_emit (self, signals[SIGNAL_UNLOCKED], 0, session);
}

/* --- invented clients ------------------------------------------------------------------------------------- */

static void
on_demo_cb (KdFirstRunPage *self)
{
  g_autofree char *folder = NULL;

  /* A second press may come while the page slides in. */
  if (g_strcmp0 (adw_navigation_view_get_visible_page_tag (self->view), "demo") == 0)
    return;
  folder = kd_program_get_demo_vault (self->program);
  kd_program_set_vault (self->program, folder);
  adw_navigation_view_push_by_tag (self->view, "demo");
  kd_demo_page_start (self->demo_page, self->program);
}

static void
on_demo_unlocked_cb (KdFirstRunPage *self,
                     KdSession      *session)
{
  g_signal_emit (self, signals[SIGNAL_UNLOCKED], 0, session);
}

/* --- passphrase ------------------------------------------------------------------------------------------- */

static void
on_name_cb (KdFirstRunPage *self)
{
  const char *const known[] = { get_text (self->user), get_text (self->book), NULL };
  gboolean          named = *known[0] != '\0' && *known[1] != '\0';

  kd_passphrase_group_set_known (self->passphrase, known);
  gtk_widget_set_sensitive (self->create_next, named && kd_passphrase_group_is_ready (self->passphrase));
}

static gboolean
run_create (KdProgram *program,
            gpointer   data,
            GError   **error)
{
  Making          *making = data;
  g_autofree char *book = NULL;

  return kd_workspace_create (making->folder, making->user, making->book, making->fd, kd_program_get_clock (program), &making->code, &book, error);
}

static void
on_created (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr (KdFirstRunPage) self = data;
  g_autoptr (GError) error = NULL;
  Making *making = kd_program_call_finish (KD_PROGRAM (source), result, &error);

  set_busy (self->create_action, FALSE);
  if (making == NULL)
    {
      say (self, self->create_message, error->message);
      return;
    }
  kd_program_set_vault (self->program, making->folder);
  kd_recovery_page_set_code (self->code_page, self->program, making->code);
  making_free (making);
  adw_navigation_view_push_by_tag (self->view, "code");
}

static Making *
begin (KdFirstRunPage *self,
       GtkLabel       *message,
       const char     *second)
{
  const char *const lines[] = { kd_passphrase_group_get_text (self->passphrase), second, NULL };
  g_autoptr (GError) error = NULL;
  int     fd = kd_session_speak (lines, &error);
  Making *making;

  say (self, message, fd < 0 ? error->message : NULL);
  if (fd < 0)
    return NULL;
  making = g_new0 (Making, 1);
  making->fd = fd;
  return making;
}

static void
on_continue_cb (KdFirstRunPage *self)
{
  Making *making = begin (self, self->create_message, NULL);

  if (making == NULL)
    return;
  making->folder = kd_program_find_free_vault (self->program);
  making->user = g_strstrip (g_strdup (get_text (self->user)));
  making->book = g_strstrip (g_strdup (get_text (self->book)));
  set_busy (self->create_action, TRUE);
  kd_program_call_async (self->program, run_create, making, making_free, on_created, g_object_ref (self));
}

/* --- recovery code ---------------------------------------------------------------------------------------- */

static void
on_code_done_cb (KdFirstRunPage *self)
{
  adw_navigation_view_push_by_tag (self->view, "check");
  gtk_widget_grab_focus (GTK_WIDGET (self->check));
}

static void
on_unlocked (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  g_autoptr (KdFirstRunPage) self = data;
  g_autoptr (GError) error = NULL;

  self->session = kd_session_unlock_finish (result, &error);
  set_busy (self->check_action, FALSE);
  if (self->session == NULL)
    {
      say (self, self->check_message, error->message);
      return;
    }
  kd_passphrase_group_clear (self->passphrase);
  adw_navigation_view_push_by_tag (self->view, "backup");
  gtk_widget_grab_focus (self->folder);
}

static void
unlock (KdFirstRunPage *self)
{
  Making *making = begin (self, self->check_message, NULL);

  if (making == NULL)
    return;
  set_busy (self->check_action, TRUE);
  kd_session_unlock_async (self->program, NULL, FALSE, g_steal_fd (&making->fd), NULL, on_unlocked, g_object_ref (self));
  making_free (making);
}

static gboolean
run_confirm (KdProgram *program,
             gpointer   data,
             GError   **error)
{
  const Making *making = data;

  return kd_workspace_confirm_recovery (kd_program_get_vault (program), NULL, making->asked, making->fd, kd_program_get_clock (program), error);
}

static void
on_confirmed (GObject      *source,
              GAsyncResult *result,
              gpointer      data)
{
  g_autoptr (KdFirstRunPage) self = data;
  g_autoptr (GError) error = NULL;
  Making *making = kd_program_call_finish (KD_PROGRAM (source), result, &error);

  set_busy (self->check_action, FALSE);
  if (making == NULL)
    {
      say (self, self->check_message, _ ("This is not what the recovery code says. Look at the paper once more"));
      kd_recovery_check_mark (self->check, kd_recovery_page_get_code (self->code_page));
      return;
    }
  making_free (making);
  unlock (self);
}

static void
on_check_typed_cb (KdFirstRunPage *self)
{
  gboolean ready;

  g_object_get (self->check, "ready", &ready, NULL);
  gtk_widget_set_sensitive (self->check_next, ready);
  say (self, self->check_message, NULL);
}

static void
on_check_cb (KdFirstRunPage *self)
{
  g_autofree char *groups = kd_recovery_check_get_text (self->check);
  Making          *making = begin (self, self->check_message, groups);

  if (making == NULL)
    return;
  making->asked = kd_recovery_check_get_asked (self->check);
  set_busy (self->check_action, TRUE);
  kd_program_call_async (self->program, run_confirm, making, making_free, on_confirmed, g_object_ref (self));
}

static void
on_check_later_cb (KdFirstRunPage *self)
{
  unlock (self);
}

/* --- backup folder ---------------------------------------------------------------------------------------- */

static void
on_folder (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (KdFirstRunPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = gtk_file_dialog_select_folder_finish (GTK_FILE_DIALOG (source), result, &error);
  g_autoptr (KdBackupPlan) plan = NULL;

  if (file == NULL || self->session == NULL)
    return;
  plan = kd_backup_plan_new_for (kd_session_get_workspace (self->session));
  if (kd_backup_plan_set_folder (plan, kd_session_get_workspace (self->session), g_file_peek_path (file), &error))
    finish_cb (self);
  else
    say (self, self->backup_message, error->message);
}

static void
on_folder_cb (KdFirstRunPage *self)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();

  gtk_file_dialog_set_title (dialog, _ ("Folder for Backups"));
  gtk_file_dialog_select_folder (dialog, GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), NULL, on_folder, g_object_ref (self));
}

/* --- life ------------------------------------------------------------------------------------------------- */

static void
kd_first_run_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (kd_first_run_page_parent_class)->map (widget);
  gtk_widget_grab_focus (KD_FIRST_RUN_PAGE (widget)->demo);
}

static void
kd_first_run_page_dispose (GObject *object)
{
  KdFirstRunPage *self = KD_FIRST_RUN_PAGE (object);

  if (self->session != NULL)
    kd_session_lock (self->session);
  g_clear_object (&self->session);
  g_clear_object (&self->program);
  G_OBJECT_CLASS (kd_first_run_page_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, KdFirstRunPage, view);
  gtk_widget_class_bind_template_child (widget_class, KdFirstRunPage, back);
  gtk_widget_class_bind_template_child (widget_class, KdFirstRunPage, demo);
  gtk_widget_class_bind_template_child (widget_class, KdFirstRunPage, user);
  gtk_widget_class_bind_template_child (widget_class, KdFirstRunPage, book);
  gtk_widget_class_bind_template_child (widget_class, KdFirstRunPage, passphrase);
  gtk_widget_class_bind_template_child (widget_class, KdFirstRunPage, create_message);
  gtk_widget_class_bind_template_child (widget_class, KdFirstRunPage, create_action);
  gtk_widget_class_bind_template_child (widget_class, KdFirstRunPage, create_next);
  gtk_widget_class_bind_template_child (widget_class, KdFirstRunPage, code_page);
  gtk_widget_class_bind_template_child (widget_class, KdFirstRunPage, check);
  gtk_widget_class_bind_template_child (widget_class, KdFirstRunPage, check_message);
  gtk_widget_class_bind_template_child (widget_class, KdFirstRunPage, check_action);
  gtk_widget_class_bind_template_child (widget_class, KdFirstRunPage, check_next);
  gtk_widget_class_bind_template_child (widget_class, KdFirstRunPage, backup_message);
  gtk_widget_class_bind_template_child (widget_class, KdFirstRunPage, folder);
  gtk_widget_class_bind_template_child (widget_class, KdFirstRunPage, demo_page);
}

static void
kd_first_run_page_class_init (KdFirstRunPageClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = kd_first_run_page_dispose;
  widget_class->map = kd_first_run_page_map;

  /**
   * KdFirstRunPage::unlocked:
   * @self: a page
   * @session: what begins
   */
  signals[SIGNAL_UNLOCKED] = g_signal_new ("unlocked", KD_TYPE_FIRST_RUN_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, KD_TYPE_SESSION);

  g_type_ensure (KD_TYPE_DEMO_PAGE);
  g_type_ensure (KD_TYPE_PASSPHRASE_GROUP);
  g_type_ensure (KD_TYPE_RECOVERY_CHECK);
  g_type_ensure (KD_TYPE_RECOVERY_PAGE);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/kedang/Dossier/ui/unlock/kd-first-run-page.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, on_demo_cb);
  gtk_widget_class_bind_template_callback (widget_class, kd_first_run_page_create);
  gtk_widget_class_bind_template_callback (widget_class, on_demo_unlocked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_name_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_continue_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_code_done_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_check_typed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_check_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_check_later_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_folder_cb);
  gtk_widget_class_bind_template_callback (widget_class, finish_cb);
}

static void
kd_first_run_page_init (KdFirstRunPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  on_name_cb (self);
  on_check_typed_cb (self);
}

/**
 * kd_first_run_page_new:
 * @program: where the vault will be
 *
 * Returns: (transfer floating): a page
 */
KdFirstRunPage *
kd_first_run_page_new (KdProgram *program)
{
  KdFirstRunPage *self = g_object_new (KD_TYPE_FIRST_RUN_PAGE, NULL);

  self->program = g_object_ref (program);
  gtk_widget_set_visible (self->back, kd_program_has_vault (program));
  return self;
}

/**
 * kd_first_run_page_create:
 * @self: a page
 *
 * Goes to the first step of a new vault.
 */
void
kd_first_run_page_create (KdFirstRunPage *self)
{
  adw_navigation_view_push_by_tag (self->view, "create");
  gtk_widget_grab_focus (GTK_WIDGET (self->user));
}
