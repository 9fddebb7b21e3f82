/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a window does about vaults as a whole: another one, a new one, backups. */

#include "kd-window-private.h"

#include <glib/gi18n-lib.h>

static void
on_begin (GSimpleAction *action,
          GVariant      *target,
          gpointer       data)
{
  kd_window_begin (data);
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

static const GActionEntry entries[] = {
  { .name = "begin", .activate = on_begin },
  { .name = "ways", .activate = on_ways },
  { .name = "new-vault", .activate = on_new_vault },
  { .name = "open-vault", .activate = on_open_vault },
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
  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
}
