/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-application.h"

#include "kd-auto-lock.h"
#include "kd-process.h"
#include "kd-recent-files.h"
#include "kd-shortcuts.h"
#include "kd-window.h"

#include <glib/gi18n-lib.h>
#include <locale.h>

/**
 * KdApplication:
 *
 * The program: one process, one window. It holds what there is before any vault is unlocked.
 */
struct _KdApplication
{
  AdwApplication parent_instance;

  KdClock    *clock;
  char       *vault;
  KdProgram  *program;
  KdAutoLock *auto_lock;
};

G_DEFINE_FINAL_TYPE (KdApplication, kd_application, ADW_TYPE_APPLICATION)

static KdWindow *
get_window (KdApplication *self)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));

  return window != NULL ? KD_WINDOW (window) : NULL;
}

static void
on_quit (GSimpleAction *action,
         GVariant      *target,
         gpointer       data)
{
  KdWindow *window = get_window (data);

  if (window != NULL)
    kd_window_quit (window);
  else
    g_application_quit (data);
}

/* The vault that was used last; one that is gone is not asked for any more. */
static char *
find_last_vault (void)
{
  g_autoptr (GSettings) settings = g_settings_new (KD_APP_ID);
  g_autofree char *vault = g_settings_get_string (settings, "vault");

  return *vault != '\0' && g_file_test (vault, G_FILE_TEST_IS_DIR) ? g_steal_pointer (&vault) : NULL;
}

static void
kd_application_startup (GApplication *application)
{
  KdApplication     *self = KD_APPLICATION (application);
  const GActionEntry entries[] = {
    { .name = "quit", .activate = on_quit },
  };
  g_autoptr (GError) error = NULL;

  G_APPLICATION_CLASS (kd_application_parent_class)->startup (application);
  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  kd_shortcuts_set_accels (GTK_APPLICATION (self));
  kd_recent_files_forget ();
  if (self->vault == NULL)
    self->vault = find_last_vault ();
  self->program = kd_program_new (self->clock, self->vault, KD_REGIME_DEFAULT, &error);
  if (self->program == NULL)
    g_error ("The rule packs in the program cannot be read: %s", error->message);
}

static void
kd_application_activate (GApplication *application)
{
  KdApplication *self = KD_APPLICATION (application);
  KdWindow      *window = get_window (self);

  if (window == NULL)
    {
      window = kd_window_new (GTK_APPLICATION (self), self->program);
      self->auto_lock = kd_auto_lock_new (window);
    }
  gtk_window_present (GTK_WINDOW (window));
}

static void
kd_application_open (GApplication *application,
                     GFile       **files,
                     gint          n_files,
                     const char   *hint)
{
  kd_application_activate (application);
  if (g_file_peek_path (files[0]) != NULL)
    kd_window_open_file (get_window (KD_APPLICATION (application)), g_file_peek_path (files[0]));
}

static gint
kd_application_handle_local_options (GApplication *application,
                                     GVariantDict *options)
{
  KdApplication *self = KD_APPLICATION (application);

  if (g_variant_dict_contains (options, "version"))
    {
      g_print ("dossier %s\n", KD_VERSION);
      return 0;
    }
  g_variant_dict_lookup (options, "vault", "^ay", &self->vault);
  return -1;
}

static void
kd_application_dispose (GObject *object)
{
  KdApplication *self = KD_APPLICATION (object);

  g_clear_object (&self->auto_lock);
  g_clear_object (&self->program);
  g_clear_pointer (&self->clock, kd_clock_unref);
  g_clear_pointer (&self->vault, g_free);
  G_OBJECT_CLASS (kd_application_parent_class)->dispose (object);
}

static void
kd_application_class_init (KdApplicationClass *class)
{
  G_OBJECT_CLASS (class)->dispose = kd_application_dispose;
  G_APPLICATION_CLASS (class)->startup = kd_application_startup;
  G_APPLICATION_CLASS (class)->activate = kd_application_activate;
  G_APPLICATION_CLASS (class)->open = kd_application_open;
  G_APPLICATION_CLASS (class)->handle_local_options = kd_application_handle_local_options;
}

static void
kd_application_init (KdApplication *self)
{
}

/**
 * kd_application_set_up_process:
 *
 * Private files, no core dumps, translations: to be called first in a program with a window.
 */
void
kd_application_set_up_process (void)
{
  const char *locale_dir = g_getenv ("DOSSIER_LOCALE_DIR");

  kd_process_harden ();
  setlocale (LC_ALL, "");
  /* The build tree has translations of its own, which ./dev and tests name. */
  bindtextdomain (GETTEXT_PACKAGE, locale_dir != NULL ? locale_dir : KD_LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}

/**
 * kd_application_new:
 * @clock: where time comes from
 *
 * Returns: (transfer full): the program
 */
KdApplication *
kd_application_new (KdClock *clock)
{
  const GOptionEntry options[] = {
    { "vault", 0, 0, G_OPTION_ARG_FILENAME, NULL, N_ ("folder of the vault"), N_ ("DIR") },
    { "version", 0, 0, G_OPTION_ARG_NONE, NULL, N_ ("print the version"), NULL },
    { NULL },
  };
  KdApplication *self = g_object_new (KD_TYPE_APPLICATION,
                                      "application-id",
                                      KD_APP_ID,
                                      "resource-base-path",
                                      "/io/github/kedang/Dossier",
                                      "flags",
                                      G_APPLICATION_HANDLES_OPEN,
                                      "register-session",
                                      TRUE,
                                      NULL);

  self->clock = kd_clock_ref (clock);
  g_application_add_main_option_entries (G_APPLICATION (self), options);
  return self;
}
