/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How the list leaves the book. */

#include "kd-clients-page-private.h"

#include <glib/gi18n-lib.h>

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

/* Who reads a thousand pages? */
#define MOST_PRINTED 10000

static void
add_shown (KdClientsPage *self,
           GArray        *clients)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->finder)); i++)
    {
      g_autoptr (KdClientItem) item = kd_client_selection_get_item (self->selection, i);

      if (item != NULL)
        g_array_append_vals (clients, kd_client_item_get_uuid (item), 1);
    }
}

/* Those who are selected, in the order of their records; else those who are shown, in the order of the list. */
static void
print_list (GtkWidget  *widget,
            const char *action,
            GVariant   *parameter)
{
  KdClientsPage   *self = KD_CLIENTS_PAGE (widget);
  gboolean         choosing = kd_client_selection_is_choosing (self->selection) && kd_client_selection_get_n_chosen (self->selection) > 0;
  guint            n = choosing ? kd_client_selection_get_n_chosen (self->selection) : g_list_model_get_n_items (G_LIST_MODEL (self->finder));
  g_autofree char *words = choosing ? g_strdup (_ ("Selected clients")) : kd_client_filter_format (kd_client_list_get_filter (self->list), kd_directory_get_rules (kd_session_get_directory (self->session)));
  g_autoptr (GArray) clients = NULL;

  if (n > MOST_PRINTED)
    {
      kd_session_say (self->session, _ ("A list on paper has 10,000 clients at the most. Filter it first"));
      return;
    }
  if (choosing)
    clients = kd_client_selection_get_chosen (self->selection);
  else
    {
      clients = g_array_new (FALSE, FALSE, sizeof (KdUuid));
      add_shown (self, clients);
    }
  gtk_widget_activate_action (widget, "win.print-clients", "(s@ay)", words, g_variant_new_fixed_array (G_VARIANT_TYPE_BYTE, clients->data, clients->len * sizeof (KdUuid), 1));
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
  gtk_widget_class_install_action (widget_class, "clients.print", NULL, print_list);
}
