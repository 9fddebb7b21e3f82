/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-unlock-page.h"

#include "kd-demo-page.h"
#include "kd-error.h"
#include "kd-instant.h"
#include "kd-recover-dialog.h"
#include "kd-words-date.h"

#include <glib/gi18n-lib.h>

/**
 * KdUnlockPage:
 *
 * What is there while the book is locked: a passphrase and one button. Nothing of any client is on it.
 */
struct _KdUnlockPage
{
  AdwBreakpointBin parent_instance;

  KdProgram    *program;
  GCancellable *cancellable;
  gboolean      read_only;
  guint         countdown;
  guint         wait;

  /* template */
  AdwPasswordEntryRow *passphrase;
  GtkLabel            *title;
  GtkLabel            *reading;
  GtkLabel            *message;
  GtkLabel            *past;
  GtkStack            *action;
  GtkButton           *unlock;
};

enum
{
  SIGNAL_UNLOCKED,
  SIGNAL_FAULT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KdUnlockPage, kd_unlock_page, ADW_TYPE_BREAKPOINT_BIN)

static void
say (KdUnlockPage *self,
     const char   *text)
{
  gtk_label_set_label (self->message, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->message), text != NULL);
  if (text != NULL)
    {
      gtk_widget_add_css_class (GTK_WIDGET (self->passphrase), "error");
      gtk_accessible_announce (GTK_ACCESSIBLE (self), text, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_HIGH);
    }
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->passphrase), "error");
}

static void
set_busy (KdUnlockPage *self,
          gboolean      busy)
{
  gtk_stack_set_visible_child_name (self->action, busy ? "busy" : "button");
  gtk_widget_set_sensitive (GTK_WIDGET (self->passphrase), !busy);
}

static const char *
get_verb (KdUnlockPage *self)
{
  return self->read_only ? _ ("Open Read-Only") : _ ("Unlock");
}

static gboolean
on_second (gpointer data)
{
  KdUnlockPage    *self = data;
  g_autofree char *label = NULL;

  if (--self->wait == 0)
    {
      self->countdown = 0;
      gtk_button_set_label (self->unlock, get_verb (self));
      gtk_widget_set_sensitive (GTK_WIDGET (self->unlock), TRUE);
      return G_SOURCE_REMOVE;
    }
  label = g_strdup_printf (g_dngettext (NULL, "Try again in %u second", "Try again in %u seconds", self->wait), self->wait);
  gtk_button_set_label (self->unlock, label);
  return G_SOURCE_CONTINUE;
}

static void
start_countdown (KdUnlockPage *self,
                 guint         seconds)
{
  g_clear_handle_id (&self->countdown, g_source_remove);
  self->wait = seconds + 1;
  self->countdown = g_timeout_add_seconds (1, on_second, self);
  gtk_widget_set_sensitive (GTK_WIDGET (self->unlock), FALSE);
  on_second (self);
}

static void
show_failure (KdUnlockPage *self,
              const GError *error)
{
  guint wait = kd_workspace_get_wait (kd_program_get_vault (self->program));

  set_busy (self, FALSE);
  if (g_error_matches (error, KD_ERROR, KD_ERROR_WRONG_KEY) || g_error_matches (error, KD_ERROR, KD_ERROR_LOCKED))
    {
      say (self, g_error_matches (error, KD_ERROR, KD_ERROR_WRONG_KEY) ? _ ("The passphrase is wrong") : error->message);
      gtk_widget_grab_focus (GTK_WIDGET (self->passphrase));
      gtk_editable_select_region (GTK_EDITABLE (self->passphrase), 0, -1);
    }
  else
    g_signal_emit (self, signals[SIGNAL_FAULT], 0, error);
  if (wait > 0)
    start_countdown (self, wait);
}

static void
on_unlocked (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  g_autoptr (KdUnlockPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (KdSession) session = kd_session_unlock_finish (result, &error);

  g_clear_object (&self->cancellable);
  if (session != NULL)
    {
      gtk_editable_set_text (GTK_EDITABLE (self->passphrase), "");
      g_signal_emit (self, signals[SIGNAL_UNLOCKED], 0, session);
    }
  else
    show_failure (self, error);
}

/**
 * kd_unlock_page_unlock:
 * @self: an unlock page
 * @passphrase: what was typed
 *
 * Tries to unlock the vault, as the button does.
 */
void
kd_unlock_page_unlock (KdUnlockPage *self,
                       const char   *passphrase)
{
  const char *const lines[] = { passphrase, NULL };
  g_autoptr (GError) error = NULL;
  int fd;

  if (self->cancellable != NULL || self->countdown != 0)
    return;
  fd = kd_session_speak (lines, &error);
  if (fd < 0)
    {
      show_failure (self, error);
      return;
    }
  say (self, NULL);
  set_busy (self, TRUE);
  self->cancellable = g_cancellable_new ();
  kd_session_unlock_async (self->program, NULL, self->read_only, fd, self->cancellable, on_unlocked, g_object_ref (self));
}

static void
on_activate_cb (KdUnlockPage *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->passphrase));

  if (*text != '\0')
    kd_unlock_page_unlock (self, text);
  else
    gtk_widget_grab_focus (GTK_WIDGET (self->passphrase));
}

static void
on_typed_cb (KdUnlockPage *self)
{
  say (self, NULL);
}

static void
on_recovered (KdRecoverDialog *dialog,
              const char      *passphrase,
              KdUnlockPage    *self)
{
  kd_unlock_page_unlock (self, passphrase);
}

static void
on_recover_cb (KdUnlockPage *self)
{
  KdRecoverDialog *dialog = kd_recover_dialog_new (self->program);

  g_signal_connect_object (dialog, "recovered", G_CALLBACK (on_recovered), self, G_CONNECT_DEFAULT);
  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (self));
}

static void
kd_unlock_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (kd_unlock_page_parent_class)->map (widget);
  gtk_widget_grab_focus (GTK_WIDGET (KD_UNLOCK_PAGE (widget)->passphrase));
}

static void
kd_unlock_page_dispose (GObject *object)
{
  KdUnlockPage *self = KD_UNLOCK_PAGE (object);

  g_clear_handle_id (&self->countdown, g_source_remove);
  g_clear_object (&self->program);
  G_OBJECT_CLASS (kd_unlock_page_parent_class)->dispose (object);
}

static void
kd_unlock_page_class_init (KdUnlockPageClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = kd_unlock_page_dispose;
  widget_class->map = kd_unlock_page_map;

  /**
   * KdUnlockPage::unlocked:
   * @self: a page
   * @session: what begins
   */
  signals[SIGNAL_UNLOCKED] = g_signal_new ("unlocked", KD_TYPE_UNLOCK_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, KD_TYPE_SESSION);
  /**
   * KdUnlockPage::fault:
   * @self: a page
   * @error: why the book cannot be opened, though the passphrase may be right
   */
  signals[SIGNAL_FAULT] = g_signal_new ("fault", KD_TYPE_UNLOCK_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/kedang/Dossier/ui/unlock/kd-unlock-page.ui");
  gtk_widget_class_bind_template_child (widget_class, KdUnlockPage, passphrase);
  gtk_widget_class_bind_template_child (widget_class, KdUnlockPage, title);
  gtk_widget_class_bind_template_child (widget_class, KdUnlockPage, reading);
  gtk_widget_class_bind_template_child (widget_class, KdUnlockPage, message);
  gtk_widget_class_bind_template_child (widget_class, KdUnlockPage, past);
  gtk_widget_class_bind_template_child (widget_class, KdUnlockPage, action);
  gtk_widget_class_bind_template_child (widget_class, KdUnlockPage, unlock);
  gtk_widget_class_bind_template_callback (widget_class, on_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_typed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_recover_cb);
}

static void
kd_unlock_page_init (KdUnlockPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Times only: nothing of any client. */
static void
show_past (KdUnlockPage *self)
{
  KdClock         *clock = kd_program_get_clock (self->program);
  KdDate           today = kd_clock_today (clock);
  gint64           opened, backed_up;
  g_autofree char *when = NULL;
  g_autofree char *ago = NULL;
  g_autofree char *unlocked = NULL;
  g_autofree char *backup = NULL;
  g_autofree char *text = NULL;

  kd_program_look_back (self->program, &opened, &backed_up);
  if (opened == 0)
    return;
  when = kd_words_moment (opened, kd_clock_get_zone (clock), today);
  ago = kd_words_past (kd_instant_get_date (backed_up, kd_clock_get_zone (clock)), today);
  /* Translators: "Last unlocked: today 08:42" */
  unlocked = g_strdup_printf (_ ("Last unlocked: %s"), when);
  backup = backed_up != 0 ? g_strdup_printf (_ ("Backup: %s"), ago) : g_strdup (_ ("No backup yet"));
  text = kd_program_is_demo (self->program) ? g_strdup (unlocked) : g_strdup_printf ("%s · %s", unlocked, backup);
  gtk_label_set_label (self->past, text);
}

/**
 * kd_unlock_page_new:
 * @program: which vault
 * @read_only: whether its book is damaged and is opened without writing to it
 *
 * Returns: (transfer floating): a page
 */
KdUnlockPage *
kd_unlock_page_new (KdProgram *program,
                    gboolean   read_only)
{
  KdUnlockPage *self = g_object_new (KD_TYPE_UNLOCK_PAGE, NULL);
  guint         wait = kd_workspace_get_wait (kd_program_get_vault (program));

  self->program = g_object_ref (program);
  self->read_only = read_only;
  gtk_button_set_label (self->unlock, get_verb (self));
  gtk_widget_set_visible (GTK_WIDGET (self->reading), read_only);
  gtk_label_set_label (self->title, _ ("Dossier"));
  if (kd_program_is_demo (program))
    {
      /* Nothing there is secret. */
      gtk_label_set_label (self->title, _ ("Test Data"));
      gtk_editable_set_text (GTK_EDITABLE (self->passphrase), KD_DEMO_PASSPHRASE);
    }
  show_past (self);
  if (wait > 0)
    start_countdown (self, wait);
  return self;
}
