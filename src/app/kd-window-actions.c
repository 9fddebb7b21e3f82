/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What menus, buttons and keys of a window do. */

#include "kd-window-private.h"

#include "kd-diagnostics.h"
#include "kd-new-client-dialog.h"
#include "kd-export-dialog.h"
#include "kd-quick-log-dialog.h"
#include "kd-import-dialog.h"
#include "kd-print-dialog.h"
#include "kd-shortcuts-dialog.h"
#include "kd-shortcuts.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static void
present (KdWindow  *self,
         AdwDialog *dialog)
{
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

static void
on_place (GSimpleAction *action,
          GVariant      *target,
          gpointer       data)
{
  kd_shell_show_place (kd_window_get_shell (data), g_variant_get_string (target, NULL));
}

static void
on_open_client (GSimpleAction *action,
                GVariant      *target,
                gpointer       data)
{
  KdUuid uuid;

  if (kd_uuid_parse (g_variant_get_string (target, NULL), &uuid))
    kd_shell_open_client (kd_window_get_shell (data), &uuid);
}

static void
on_new_client (GSimpleAction *action,
               GVariant      *target,
               gpointer       data)
{
  present (data, ADW_DIALOG (kd_new_client_dialog_new (kd_window_get_session (data), NULL)));
}

static void
on_new_client_named (GSimpleAction *action,
                     GVariant      *target,
                     gpointer       data)
{
  present (data, ADW_DIALOG (kd_new_client_dialog_new (kd_window_get_session (data), g_variant_get_string (target, NULL))));
}

static void
on_step_client (GSimpleAction *action,
                GVariant      *target,
                gpointer       data)
{
  kd_shell_step_client (kd_window_get_shell (data), g_variant_get_int32 (target));
}

static void
on_show_client (GSimpleAction *action,
                GVariant      *target,
                gpointer       data)
{
  KdUuid uuid;

  if (kd_uuid_parse (g_variant_get_string (target, NULL), &uuid))
    kd_shell_show_client (kd_window_get_shell (data), &uuid);
}

static void
log_contact (KdWindow     *self,
             const KdUuid *client)
{
  present (self, ADW_DIALOG (kd_quick_log_dialog_new (kd_window_get_session (self), client)));
}

static void
on_log (GSimpleAction *action,
        GVariant      *target,
        gpointer       data)
{
  log_contact (data, kd_shell_get_client (kd_window_get_shell (data)));
}

static void
on_log_anybody (GSimpleAction *action,
                GVariant      *target,
                gpointer       data)
{
  log_contact (data, NULL);
}

static void
on_log_client (GSimpleAction *action,
               GVariant      *target,
               gpointer       data)
{
  KdUuid client;

  if (kd_uuid_parse (g_variant_get_string (target, NULL), &client))
    log_contact (data, &client);
}

static void
on_show_clients (GSimpleAction *action,
                 GVariant      *target,
                 gpointer       data)
{
  kd_shell_show_clients (kd_window_get_shell (data), g_variant_get_string (target, NULL));
}

static void
on_back (GSimpleAction *action,
         GVariant      *target,
         gpointer       data)
{
  kd_shell_go_back (kd_window_get_shell (data));
}

static void
on_places (GSimpleAction *action,
           GVariant      *target,
           gpointer       data)
{
  kd_shell_toggle_places (kd_window_get_shell (data));
}

static void
on_search (GSimpleAction *action,
           GVariant      *target,
           gpointer       data)
{
  kd_shell_search (kd_window_get_shell (data));
}

static void
on_menu (GSimpleAction *action,
         GVariant      *target,
         gpointer       data)
{
  kd_shell_popup_menu (kd_window_get_shell (data));
}

static void
on_undo (GSimpleAction *action,
         GVariant      *target,
         gpointer       data)
{
  kd_session_reverse (kd_window_get_session (data), 0, FALSE);
}

static void
on_undo_commit (GSimpleAction *action,
                GVariant      *target,
                gpointer       data)
{
  kd_session_reverse (kd_window_get_session (data), g_variant_get_uint64 (target), FALSE);
}

static void
on_redo (GSimpleAction *action,
         GVariant      *target,
         gpointer       data)
{
  kd_session_reverse (kd_window_get_session (data), 0, TRUE);
}

static void
on_privacy (GSimpleAction *action,
            GVariant      *target,
            gpointer       data)
{
  KdSession *session = kd_window_get_session (data);

  kd_session_set_privacy (session, !kd_session_get_privacy (session));
  kd_session_say (session, kd_session_get_privacy (session) ? _ ("Amounts are hidden") : _ ("Amounts are shown"));
}

static void
on_lock (GSimpleAction *action,
         GVariant      *target,
         gpointer       data)
{
  kd_window_lock (data);
}

static void
on_import (GSimpleAction *action,
           GVariant      *target,
           gpointer       data)
{
  kd_import_dialog_present (kd_window_get_session (data), data, NULL);
}

static void
on_export (GSimpleAction *action,
           GVariant      *target,
           gpointer       data)
{
  if (!kd_shell_act (kd_window_get_shell (data), "clients", "clients.export"))
    present (data, kd_export_dialog_new (kd_window_get_session (data), NULL, 0, NULL));
}

static GArray *
read_clients (GVariant *list)
{
  GArray      *clients = g_array_new (FALSE, FALSE, sizeof (KdUuid));
  GVariantIter iter;
  const char  *text;
  KdUuid       client;

  g_variant_iter_init (&iter, list);
  while (g_variant_iter_next (&iter, "&s", &text))
    if (kd_uuid_parse (text, &client))
      g_array_append_val (clients, client);
  return clients;
}

/* A filter with how many pass it, and who is selected. */
static void
on_export_clients (GSimpleAction *action,
                   GVariant      *target,
                   gpointer       data)
{
  g_autoptr (GVariant) list = NULL;
  g_autoptr (GArray) clients = NULL;
  const char *filter;
  guint       n_filtered;

  g_variant_get (target, "(&su@as)", &filter, &n_filtered, &list);
  clients = read_clients (list);
  present (data, kd_export_dialog_new (kd_window_get_session (data), filter, n_filtered, clients));
}

static void
print_client (KdWindow     *self,
              const KdUuid *client)
{
  present (self, kd_print_dialog_new_client (kd_window_get_session (self), client));
}

static void
on_report (GSimpleAction *action,
           GVariant      *target,
           gpointer       data)
{
  present (data, kd_print_dialog_new_book (kd_window_get_session (data)));
}

/* What is before the eyes. */
static void
on_print (GSimpleAction *action,
          GVariant      *target,
          gpointer       data)
{
  KdShell      *shell = kd_window_get_shell (data);
  const KdUuid *client = kd_shell_get_client (shell);

  if (client != NULL)
    print_client (data, client);
  else if (g_strcmp0 (kd_shell_get_place (shell), "segments") == 0)
    on_report (NULL, NULL, data);
  else if (!kd_shell_act (shell, "clients", "clients.print") && !kd_shell_act (shell, "calendar", "calendar.print"))
    kd_window_say (data, _ ("Open a client first, then print"));
}

/* Words for which clients they are, and their ids one after the other in the order of the list. */
static void
on_print_clients (GSimpleAction *action,
                  GVariant      *target,
                  gpointer       data)
{
  g_autoptr (GVariant) bytes = NULL;
  g_autoptr (GArray) clients = g_array_new (FALSE, FALSE, sizeof (KdUuid));
  const char   *words;
  gconstpointer ids;
  gsize         n;

  g_variant_get (target, "(&s@ay)", &words, &bytes);
  ids = g_variant_get_fixed_array (bytes, &n, 1);
  g_array_append_vals (clients, ids, (guint) (n / sizeof (KdUuid)));
  present (data, kd_print_dialog_new_list (kd_window_get_session (data), clients, words));
}

static void
on_print_month (GSimpleAction *action,
                GVariant      *target,
                gpointer       data)
{
  KdDate   day;
  gboolean sunday;

  g_variant_get (target, "(ib)", &day, &sunday);
  present (data, kd_print_dialog_new_month (kd_window_get_session (data), day, sunday));
}

static void
on_print_client (GSimpleAction *action,
                 GVariant      *target,
                 gpointer       data)
{
  KdUuid client;

  if (kd_uuid_parse (g_variant_get_string (target, NULL), &client))
    print_client (data, &client);
}

static void
on_fullscreen (GSimpleAction *action,
               GVariant      *target,
               gpointer       data)
{
  if (gtk_window_is_fullscreen (data))
    gtk_window_unfullscreen (data);
  else
    gtk_window_fullscreen (data);
}

static void
on_shortcuts (GSimpleAction *action,
              GVariant      *target,
              gpointer       data)
{
  present (data, ADW_DIALOG (kd_shortcuts_dialog_new ()));
}

static void
on_about (GSimpleAction *action,
          GVariant      *target,
          gpointer       data)
{
  AdwDialog       *dialog = adw_about_dialog_new ();
  g_autofree char *diagnostics = kd_diagnostics_describe (NULL);

  adw_about_dialog_set_application_name (ADW_ABOUT_DIALOG (dialog), _ ("Dossier"));
  adw_about_dialog_set_application_icon (ADW_ABOUT_DIALOG (dialog), KD_APP_ID);
  adw_about_dialog_set_version (ADW_ABOUT_DIALOG (dialog), KD_VERSION);
  adw_about_dialog_set_developer_name (ADW_ABOUT_DIALOG (dialog), _ ("The Dossier developers"));
  adw_about_dialog_set_license_type (ADW_ABOUT_DIALOG (dialog), GTK_LICENSE_GPL_3_0);
  adw_about_dialog_set_comments (ADW_ABOUT_DIALOG (dialog), _ ("Client files of wealth advisers, encrypted on their own computer"));
  adw_about_dialog_set_debug_info (ADW_ABOUT_DIALOG (dialog), diagnostics);
  present (data, dialog);
}

/* Actions that work only while a book is open. */
static const GActionEntry open_entries[] = {
  { .name = "place", .activate = on_place, .parameter_type = "s" },
  { .name = "open-client", .activate = on_open_client, .parameter_type = "s" },
  { .name = "step-client", .activate = on_step_client, .parameter_type = "i" },
  { .name = "new-client", .activate = on_new_client },
  { .name = "new-client-named", .activate = on_new_client_named, .parameter_type = "s" },
  { .name = "show-client", .activate = on_show_client, .parameter_type = "s" },
  { .name = "log", .activate = on_log },
  { .name = "log-anybody", .activate = on_log_anybody },
  { .name = "log-client", .activate = on_log_client, .parameter_type = "s" },
  { .name = "show-clients", .activate = on_show_clients, .parameter_type = "s" },
  { .name = "back", .activate = on_back },
  { .name = "places", .activate = on_places },
  { .name = "search", .activate = on_search },
  { .name = "menu", .activate = on_menu },
  { .name = "undo", .activate = on_undo },
  { .name = "undo-commit", .activate = on_undo_commit, .parameter_type = "t" },
  { .name = "redo", .activate = on_redo },
  { .name = "privacy", .activate = on_privacy },
  { .name = "lock", .activate = on_lock },
  { .name = "import", .activate = on_import },
  { .name = "export", .activate = on_export },
  { .name = "export-clients", .activate = on_export_clients, .parameter_type = "(suas)" },
  { .name = "print", .activate = on_print },
  { .name = "print-clients", .activate = on_print_clients, .parameter_type = "(say)" },
  { .name = "print-month", .activate = on_print_month, .parameter_type = "(ib)" },
  { .name = "report", .activate = on_report },
  { .name = "print-client", .activate = on_print_client, .parameter_type = "s" },
};

static const GActionEntry entries[] = {
  { .name = "fullscreen", .activate = on_fullscreen },
  { .name = "shortcuts", .activate = on_shortcuts },
  { .name = "about", .activate = on_about },
};

/* Those that change the book, or back it up as if it were whole. */
static const char *const edits[] = {
  "win.new-client",
  "win.new-client-named",
  "win.log",
  "win.log-anybody",
  "win.log-client",
  "win.undo",
  "win.undo-commit",
  "win.redo",
  "win.import",
  "win.backup",
  NULL,
};

/* A key that does nothing looks like a fault of the program. */
static gboolean
say_read_only (GtkWidget *window,
               GVariant  *target,
               gpointer   data)
{
  KdSession *session = kd_window_get_session (KD_WINDOW (window));

  if (session == NULL || !kd_session_is_read_only (session))
    return GDK_EVENT_PROPAGATE;
  kd_window_say (KD_WINDOW (window), _ ("Nothing can be changed while the client book is read-only"));
  return GDK_EVENT_STOP;
}

/**
 * kd_window_add_actions:
 * @self: a new window
 *
 * Gives it its actions.
 */
void
kd_window_add_actions (KdWindow *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self), open_entries, G_N_ELEMENTS (open_entries), self);
  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  kd_window_add_vault_actions (self);
  kd_shortcuts_attach_refusal (GTK_WIDGET (self), edits, say_read_only);
}

/**
 * kd_window_update_actions:
 * @self: a window
 *
 * Lets what needs an open book work only while there is one, and what changes it only while it can be changed.
 */
void
kd_window_update_actions (KdWindow *self)
{
  KdSession *session = kd_window_get_session (self);

  for (gsize i = 0; i < G_N_ELEMENTS (open_entries); i++)
    g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self), open_entries[i].name)),
                                 kd_window_get_shell (self) != NULL);
  kd_window_update_vault_actions (self, kd_window_get_shell (self) != NULL);
  for (gsize i = 0; session != NULL && kd_session_is_read_only (session) && edits[i] != NULL; i++)
    g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self), edits[i] + strlen ("win."))), FALSE);
}
