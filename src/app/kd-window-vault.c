/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a window does about vaults as a whole: another one, a new one, backups, preferences, help. */

#include "kd-window-private.h"

#include "kd-backup-dialog.h"
#include "kd-check-recovery-dialog.h"
#include "kd-help-dialog.h"
#include "kd-new-recovery-dialog.h"
#include "kd-preferences-dialog.h"
#include "kd-restore-dialog.h"
#include "kd-verify-dialog.h"

#include <glib/gi18n-lib.h>

static void
on_begin (GSimpleAction *action,
          GVariant      *target,
          gpointer       data)
{
  kd_window_begin (data);
}

static void
on_open_read_only (GSimpleAction *action,
                   GVariant      *target,
                   gpointer       data)
{
  kd_window_begin_reading (data);
}

static void
on_ways (GSimpleAction *action,
         GVariant      *target,
         gpointer       data)
{
  kd_window_show_ways (data, FALSE);
}

static void
on_new_vault (GSimpleAction *action,
              GVariant      *target,
              gpointer       data)
{
  kd_window_show_ways (data, TRUE);
}

static void
on_vault_chosen (GObject      *source,
                 GAsyncResult *result,
                 gpointer      data)
{
  g_autoptr (KdWindow) self = data;
  g_autoptr (GFile) folder = gtk_file_dialog_select_folder_finish (GTK_FILE_DIALOG (source), result, NULL);
  g_autoptr (GFile) keys = folder != NULL ? g_file_get_child (folder, "vault.keys") : NULL;

  if (keys == NULL)
    return;
  if (g_file_query_exists (keys, NULL))
    kd_window_turn_to (self, g_file_peek_path (folder));
  else
    kd_window_say (self, _ ("There is no vault in this folder; choose the one with the file “vault.keys”"));
}

static void
on_open_vault (GSimpleAction *action,
               GVariant      *target,
               gpointer       data)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();

  gtk_file_dialog_set_title (dialog, _ ("Open a Vault"));
  gtk_file_dialog_select_folder (dialog, data, NULL, on_vault_chosen, g_object_ref (data));
}

static void
on_restored (KdRestoreDialog *dialog,
             const char      *folder,
             KdWindow        *self)
{
  kd_window_turn_to (self, folder);
  kd_window_say (self, _ ("Restored and checked. The passphrase is the one of the backup"));
}

static void
on_restore (GSimpleAction *action,
            GVariant      *target,
            gpointer       data)
{
  KdRestoreDialog *dialog = kd_restore_dialog_new (kd_window_get_program (data));

  g_signal_connect_object (dialog, "restored", G_CALLBACK (on_restored), data, G_CONNECT_DEFAULT);
  adw_dialog_present (ADW_DIALOG (dialog), data);
}

static void
on_backup (GSimpleAction *action,
           GVariant      *target,
           gpointer       data)
{
  adw_dialog_present (ADW_DIALOG (kd_backup_dialog_new (kd_window_get_session (data))), data);
}

static void
on_verify (GSimpleAction *action,
           GVariant      *target,
           gpointer       data)
{
  adw_dialog_present (ADW_DIALOG (kd_verify_dialog_new (kd_window_get_session (data))), data);
}

static void
on_check_recovery (GSimpleAction *action,
                   GVariant      *target,
                   gpointer       data)
{
  adw_dialog_present (ADW_DIALOG (kd_check_recovery_dialog_new (kd_window_get_session (data))), data);
}

static void
on_new_recovery (GSimpleAction *action,
                 GVariant      *target,
                 gpointer       data)
{
  adw_dialog_present (ADW_DIALOG (kd_new_recovery_dialog_new (kd_window_get_session (data))), data);
}

static void
on_preferences (GSimpleAction *action,
                GVariant      *target,
                gpointer       data)
{
  adw_dialog_present (ADW_DIALOG (kd_preferences_dialog_new (kd_window_get_session (data))), data);
}

static void
on_remove_demo (GSimpleAction *action,
                GVariant      *target,
                gpointer       data)
{
  KdProgram *program = kd_window_get_program (data);
  g_autoptr (GError) error = NULL;

  kd_window_lock (data);
  if (!kd_program_remove_demo (program, &error))
    kd_window_say (data, error->message);
  kd_window_begin (data);
}

/* Opens at what is spoken of where the user is. */
static void
on_help (GSimpleAction *action,
         GVariant      *target,
         gpointer       data)
{
  KdShell *shell = kd_window_get_shell (data);

  adw_dialog_present (ADW_DIALOG (kd_help_dialog_new (shell != NULL ? kd_shell_get_place (shell) : NULL)), data);
}

/* Actions that work only while a book is open. */
static const GActionEntry open_entries[] = {
  { .name = "backup", .activate = on_backup },
  { .name = "verify", .activate = on_verify },
  { .name = "check-recovery", .activate = on_check_recovery },
  { .name = "new-recovery", .activate = on_new_recovery },
  { .name = "preferences", .activate = on_preferences },
  { .name = "remove-demo", .activate = on_remove_demo },
};

static const GActionEntry entries[] = {
  { .name = "begin", .activate = on_begin },
  { .name = "open-read-only", .activate = on_open_read_only },
  { .name = "ways", .activate = on_ways },
  { .name = "new-vault", .activate = on_new_vault },
  { .name = "open-vault", .activate = on_open_vault },
  { .name = "restore", .activate = on_restore },
  { .name = "help", .activate = on_help },
};

/**
 * kd_window_add_vault_actions:
 * @self: a new window
 *
 * Gives it the actions about vaults.
 */
void
kd_window_add_vault_actions (KdWindow *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self), open_entries, G_N_ELEMENTS (open_entries), self);
  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
}

/**
 * kd_window_update_vault_actions:
 * @self: a window
 * @open: whether a book is open
 *
 * Lets what needs an open book work only while there is one.
 */
void
kd_window_update_vault_actions (KdWindow *self,
                                gboolean  open)
{
  for (gsize i = 0; i < G_N_ELEMENTS (open_entries); i++)
    g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self), open_entries[i].name)), open);
}
