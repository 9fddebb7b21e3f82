/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-window-private.h"

#include "kd-auto-backup.h"
#include "kd-day-notification.h"
#include "kd-dialog-focus.h"
#include "kd-fault-page.h"
#include "kd-first-run-page.h"
#include "kd-gain-colors.h"
#include "kd-import-dialog.h"
#include "kd-return.h"
#include "kd-shortcuts.h"
#include "kd-unlock-page.h"

#include <glib/gi18n-lib.h>

/**
 * KdWindow:
 *
 * The one window: the ways to get a vault, the lock, or the open book. What it shows follows from whether
 * there is a vault and a session; nothing of a client outlives the session.
 */
struct _KdWindow
{
  AdwApplicationWindow parent_instance;

  KdProgram         *program;
  KdSession         *session;
  KdShell           *shell; /* while there is a session */
  AdwToast          *undo;  /* the newest toast with a way back */
  GSettings         *settings;
  KdAutoBackup      *auto_backup;  /* while there is a session */
  KdDayNotification *notification; /* likewise */
  char              *file;         /* to be imported once a book is open */
  char              *vault;        /* with which the program was started */
  gboolean           read_only;    /* whether the lock that is shown leads to reading only */

  /* template */
  AdwToastOverlay *toasts;
  AdwBin          *page;
};

/* Toasts with a button stay longer: somebody must read and decide. */
#define UNDO_SECONDS 8

G_DEFINE_FINAL_TYPE (KdWindow, kd_window, ADW_TYPE_APPLICATION_WINDOW)

/* --- toasts ----------------------------------------------------------------------------------------------- */

static void
show_toast (KdWindow *self,
            AdwToast *toast)
{
  adw_toast_set_use_markup (toast, FALSE);
  adw_toast_overlay_dismiss_all (self->toasts);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

/**
 * kd_window_say:
 * @self: a window
 * @text: what was done
 *
 * Shows a toast.
 */
void
kd_window_say (KdWindow   *self,
               const char *text)
{
  show_toast (self, adw_toast_new (text));
}

static AdwToast *
new_toast (const char *text,
           const char *button)
{
  AdwToast *toast = adw_toast_new (text);

  adw_toast_set_timeout (toast, UNDO_SECONDS);
  adw_toast_set_button_label (toast, button);
  return toast;
}

static void
on_said (KdSession  *session,
         const char *text,
         guint64     number,
         KdWindow   *self)
{
  AdwToast *toast;

  if (number == 0)
    {
      kd_window_say (self, text);
      return;
    }
  toast = new_toast (text, _ ("Undo"));
  adw_toast_set_action_name (toast, "win.undo-commit");
  adw_toast_set_action_target_value (toast, g_variant_new_uint64 (number));
  show_toast (self, toast);
}

static void
on_action_offered (KdSession  *session,
                   const char *text,
                   const char *verb,
                   const char *action,
                   KdWindow   *self)
{
  AdwToast *toast = new_toast (text, verb);

  adw_toast_set_detailed_action_name (toast, action);
  show_toast (self, toast);
}

static void
on_offered (KdSession  *session,
            const char *text,
            const char *verb,
            GClosure   *deed,
            KdWindow   *self)
{
  AdwToast *toast = new_toast (text, verb);

  g_signal_connect_closure (toast, "button-clicked", deed, FALSE);
  show_toast (self, toast);
}

static void
on_failed (KdSession    *session,
           const GError *error,
           KdWindow     *self)
{
  AdwToast *toast = adw_toast_new (error->message);

  adw_toast_set_use_markup (toast, FALSE);
  adw_toast_set_priority (toast, ADW_TOAST_PRIORITY_HIGH);
  adw_toast_set_timeout (toast, UNDO_SECONDS);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

/* --- what is shown ---------------------------------------------------------------------------------------- */

static void
close_dialogs (KdWindow *self)
{
  g_autoptr (GListModel) dialogs = adw_application_window_get_dialogs (ADW_APPLICATION_WINDOW (self));

  /* From the top one down, and each once: one that is on its way out stays in the list for a while. */
  for (guint i = g_list_model_get_n_items (dialogs); i-- > 0;)
    {
      g_autoptr (AdwDialog) dialog = g_list_model_get_item (dialogs, i);

      if (dialog != NULL)
        adw_dialog_force_close (dialog);
    }
}

static void
set_page (KdWindow  *self,
          GtkWidget *page)
{
  close_dialogs (self);
  self->shell = NULL;
  adw_bin_set_child (self->page, page);
  kd_window_update_actions (self);
}

static void
on_page_unlocked (GtkWidget *page,
                  KdSession *session,
                  KdWindow  *self)
{
  const char *vault = kd_program_get_vault (self->program);

  /* Whoever turned to another vault finds it there the next time. */
  if (g_strcmp0 (vault, self->vault) != 0)
    g_settings_set_string (self->settings, "vault", vault);
  kd_window_take_session (self, session);
}

static void
on_fault (GtkWidget    *page,
          const GError *error,
          KdWindow     *self)
{
  set_page (self, GTK_WIDGET (kd_fault_page_new (error, self->read_only)));
}

static void
show_outside (KdWindow  *self,
              GtkWidget *page)
{
  g_signal_connect_object (page, "unlocked", G_CALLBACK (on_page_unlocked), self, G_CONNECT_DEFAULT);
  gtk_window_set_title (GTK_WINDOW (self), _ ("Dossier"));
  set_page (self, page);
}

static void
show_lock (KdWindow *self,
           gboolean  read_only)
{
  KdUnlockPage *page = kd_unlock_page_new (self->program, read_only);

  self->read_only = read_only;
  g_signal_connect_object (page, "fault", G_CALLBACK (on_fault), self, G_CONNECT_DEFAULT);
  show_outside (self, GTK_WIDGET (page));
}

/**
 * kd_window_begin:
 * @self: a window without a session
 *
 * Shows the lock, or the ways to get a vault where there is none.
 */
void
kd_window_begin (KdWindow *self)
{
  if (kd_program_has_vault (self->program))
    show_lock (self, FALSE);
  else
    kd_window_show_ways (self, FALSE);
}

/**
 * kd_window_begin_reading:
 * @self: a window
 *
 * Shows the lock of a damaged book, which will be opened without writing to it.
 */
void
kd_window_begin_reading (KdWindow *self)
{
  kd_window_lock (self);
  show_lock (self, TRUE);
}

/**
 * kd_window_show_ways:
 * @self: a window
 * @create: whether to go to the first step of a new vault at once
 *
 * Shows the ways to get a vault. An open book is locked first.
 */
void
kd_window_show_ways (KdWindow *self,
                     gboolean  create)
{
  KdFirstRunPage *page;

  kd_window_lock (self);
  page = kd_first_run_page_new (self->program);
  show_outside (self, GTK_WIDGET (page));
  if (create)
    kd_first_run_page_create (page);
}

/**
 * kd_window_turn_to:
 * @self: a window
 * @vault: folder of a vault
 *
 * Locks what is open and shows the lock of another vault.
 */
void
kd_window_turn_to (KdWindow   *self,
                   const char *vault)
{
  kd_window_lock (self);
  kd_program_set_vault (self->program, vault);
  kd_window_begin (self);
}

static void
on_locked (KdSession *session,
           KdWindow  *self)
{
  adw_toast_overlay_dismiss_all (self->toasts);
  g_clear_object (&self->auto_backup);
  g_clear_object (&self->notification);
  g_clear_object (&self->session);
  kd_window_begin (self);
}

/* The title tells how far long work is, also where another window lies over this one. */
static void
show_errand (KdWindow *self)
{
  g_autofree char *words = self->session != NULL ? kd_errand_describe (kd_session_get_errand (self->session)) : NULL;
  g_autofree char *title = words != NULL ? g_strdup_printf ("%s — %s", words, _ ("Dossier")) : g_strdup (_ ("Dossier"));

  gtk_window_set_title (GTK_WINDOW (self), title);
}

/**
 * kd_window_take_session:
 * @self: a window
 * @session: an open book
 *
 * Shows the book.
 */
void
kd_window_take_session (KdWindow  *self,
                        KdSession *session)
{
  KdShell *shell = kd_shell_new (session);

  self->session = g_object_ref (session);
  self->auto_backup = kd_auto_backup_new (session);
  kd_session_set_privacy (session, g_settings_get_boolean (self->settings, "hide-amounts"));
  self->notification = kd_day_notification_new (GTK_WINDOW (self), session);
  g_signal_connect_object (session, "said", G_CALLBACK (on_said), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (session, "offered", G_CALLBACK (on_offered), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (session, "action-offered", G_CALLBACK (on_action_offered), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (session, "failed", G_CALLBACK (on_failed), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (session, "locked", G_CALLBACK (on_locked), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (kd_session_get_errand (session), "changed", G_CALLBACK (show_errand), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::read-only", G_CALLBACK (kd_window_update_actions), self, G_CONNECT_SWAPPED);
  set_page (self, GTK_WIDGET (shell));
  self->shell = shell;
  kd_window_update_actions (self);
  kd_return_resume (shell, session);
  if (self->file != NULL)
    {
      g_autofree char *file = g_steal_pointer (&self->file);

      kd_window_open_file (self, file);
    }
}

/**
 * kd_window_open_file:
 * @self: a window
 * @path: a list
 *
 * Begins to import a list: now, or once a book is open.
 */
void
kd_window_open_file (KdWindow   *self,
                     const char *path)
{
  if (self->session == NULL)
    {
      g_set_str (&self->file, path);
      return;
    }
  kd_import_dialog_present (self->session, GTK_WIDGET (self), path);
}

static gboolean
on_drop (GtkDropTarget *target,
         const GValue  *value,
         double         x,
         double         y,
         KdWindow      *self)
{
  GSList *files = gdk_file_list_get_files (g_value_get_boxed (value));

  if (files == NULL || self->session == NULL || g_file_peek_path (files->data) == NULL)
    return FALSE;
  kd_window_open_file (self, g_file_peek_path (files->data));
  return TRUE;
}

/**
 * kd_window_lock:
 * @self: a window
 *
 * Locks the book, if one is open.
 */
void
kd_window_lock (KdWindow *self)
{
  if (self->session != NULL)
    kd_session_lock (self->session);
}

/**
 * kd_window_get_program:
 * @self: a window
 *
 * Returns: (transfer none): what it is about
 */
KdProgram *
kd_window_get_program (KdWindow *self)
{
  return self->program;
}

/**
 * kd_window_get_session:
 * @self: a window
 *
 * Returns: (transfer none) (nullable): the session, while a book is open
 */
KdSession *
kd_window_get_session (KdWindow *self)
{
  return self->session;
}

/**
 * kd_window_get_shell:
 * @self: a window
 *
 * Returns: (transfer none) (nullable): what shows the book, while one is open
 */
KdShell *
kd_window_get_shell (KdWindow *self)
{
  return self->shell;
}

/**
 * kd_window_quit:
 * @self: a window
 *
 * Closes the window with its dialogs, which keep what was typed; a dialog alone would only close itself.
 */
void
kd_window_quit (KdWindow *self)
{
  close_dialogs (self);
  gtk_window_close (GTK_WINDOW (self));
}

static void
on_dialog (KdWindow *self)
{
  AdwDialog *dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (self));

  if (dialog != NULL)
    kd_shortcuts_attach_always (GTK_WIDGET (dialog));
}

/* Who comes back to it may have slept or travelled meanwhile. */
static void
on_active (KdWindow *self)
{
  if (self->session != NULL && gtk_window_is_active (GTK_WINDOW (self)))
    kd_session_follow_day (self->session);
}

/* --- life ------------------------------------------------------------------------------------------------- */

static gboolean
kd_window_close_request (GtkWindow *window)
{
  kd_window_lock (KD_WINDOW (window));
  return GTK_WINDOW_CLASS (kd_window_parent_class)->close_request (window);
}

static void
kd_window_dispose (GObject *object)
{
  KdWindow *self = KD_WINDOW (object);

  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  g_clear_object (&self->auto_backup);
  g_clear_object (&self->notification);
  g_clear_object (&self->session);
  g_clear_object (&self->program);
  g_clear_object (&self->settings);
  g_clear_pointer (&self->vault, g_free);
  self->shell = NULL;
  g_clear_pointer (&self->file, g_free);
  G_OBJECT_CLASS (kd_window_parent_class)->dispose (object);
}

static void
kd_window_class_init (KdWindowClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = kd_window_dispose;
  GTK_WINDOW_CLASS (class)->close_request = kd_window_close_request;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/kedang/Dossier/app/kd-window.ui");
  gtk_widget_class_bind_template_child (widget_class, KdWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, KdWindow, page);
}

static void
kd_window_init (KdWindow *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  g_signal_connect_object (target, "drop", G_CALLBACK (on_drop), self, G_CONNECT_DEFAULT);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
  gtk_widget_init_template (GTK_WIDGET (self));
  kd_window_add_actions (self);
  kd_dialog_focus_attach (ADW_APPLICATION_WINDOW (self));
  g_signal_connect (self, "notify::visible-dialog", G_CALLBACK (on_dialog), NULL);
  g_signal_connect (self, "notify::is-active", G_CALLBACK (on_active), NULL);
}

/**
 * kd_window_new:
 * @application: the program
 * @program: what it is about
 *
 * Returns: (transfer none): a window, owned by @application
 */
KdWindow *
kd_window_new (GtkApplication *application,
               KdProgram      *program)
{
  KdWindow *self = g_object_new (KD_TYPE_WINDOW, "application", application, NULL);

  self->program = g_object_ref (program);
  self->vault = g_strdup (kd_program_get_vault (program));
  self->settings = g_settings_new (KD_APP_ID);
  kd_gain_colors_follow (GTK_WIDGET (self), self->settings);
  g_settings_bind (self->settings, "width", self, "default-width", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (self->settings, "height", self, "default-height", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (self->settings, "maximized", self, "maximized", G_SETTINGS_BIND_DEFAULT);
  kd_window_begin (self);
  return self;
}
