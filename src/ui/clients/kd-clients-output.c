/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How the list leaves the book. */

#include "kd-clients-page-private.h"

/* What is selected and what is listed; the window has the dialogs. */
static GVariant *
describe (KdClientsPage *self)
{
  const KdClientFilter *filter = kd_client_list_get_filter (self->list);
  g_autofree char      *text = kd_client_filter_format (filter, kd_directory_get_rules (kd_session_get_directory (self->session)));
  g_autoptr (GArray) clients = kd_client_selection_get_chosen (self->selection);
  GVariantBuilder ids;

  g_variant_builder_init (&ids, G_VARIANT_TYPE ("as"));
  for (guint i = 0; kd_client_selection_is_choosing (self->selection) && i < clients->len; i++)
    {
      char id[KD_UUID_TEXT_SIZE];

      kd_uuid_format (&g_array_index (clients, KdUuid, i), id);
      g_variant_builder_add (&ids, "s", id);
    }
  return g_variant_new ("(suas)", kd_client_filter_is_empty (filter) ? "" : text, kd_client_list_get_total (self->list).clients, &ids);
}

static void
export_list (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  gtk_widget_activate_action_variant (widget, "win.export-clients", describe (KD_CLIENTS_PAGE (widget)));
}

/**
 * kd_clients_page_install_output:
 * @widget_class: class of the page
 *
 * Gives pages the actions by which the list leaves the book.
 */
void
kd_clients_page_install_output (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "clients.export", NULL, export_list);
}
