/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-recent-files.h"

#include <gtk/gtk.h>

static gboolean
is_ours (GtkRecentInfo *info)
{
  g_auto (GStrv) programs = gtk_recent_info_get_applications (info, NULL);

  return g_strv_length (programs) == 1 && gtk_recent_info_has_application (info, g_get_application_name ());
}

static void
forget (GtkRecentManager *manager)
{
  GList *items = gtk_recent_manager_get_items (manager);

  for (GList *item = items; item != NULL; item = item->next)
    if (is_ours (item->data))
      gtk_recent_manager_remove_item (manager, gtk_recent_info_get_uri (item->data), NULL);
  g_list_free_full (items, (GDestroyNotify) gtk_recent_info_unref);
}

/**
 * kd_recent_files_forget:
 *
 * Takes files of this program off the list of recent files, now and whenever one comes onto it: the toolkit's own
 * dialogs put every file there that is opened or saved, for all programs to see, and a file may be called like a client.
 * Lines of other programs stay.
 */
void
kd_recent_files_forget (void)
{
  GtkRecentManager *manager = gtk_recent_manager_get_default ();

  g_signal_connect (manager, "changed", G_CALLBACK (forget), NULL);
  forget (manager);
}
