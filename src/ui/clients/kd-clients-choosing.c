/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is done with several chosen clients at once. */

#include "kd-clients-page-private.h"

#include "kd-batch-dialog.h"
#include "kd-client.h"
#include "kd-editing.h"
#include "kd-words-amount.h"

#include <glib/gi18n-lib.h>

/**
 * kd_clients_page_update_head:
 * @self: a page
 *
 * Says how many are chosen where the search entry is, unless somebody looks for more of them.
 */
void
kd_clients_page_update_head (KdClientsPage *self)
{
  gboolean searching = gtk_widget_has_focus (GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (self->search)))) || *gtk_editable_get_text (GTK_EDITABLE (self->search)) != '\0';
  gboolean choosing = kd_client_selection_is_choosing (self->selection) && !searching;

  gtk_widget_set_visible (self->head, !choosing);
  gtk_widget_set_visible (self->choosing_head, choosing);
}

/**
 * kd_clients_page_update_choosing:
 * @self: a page
 *
 * Says how many are chosen, and offers what can be done with them: not while many clients are being changed.
 */
void
kd_clients_page_update_choosing (KdClientsPage *self)
{
  static const char *const deeds[] = { "clients.batch-edit", "clients.tag", "clients.archive" };
  gboolean                 choosing = kd_client_selection_is_choosing (self->selection);
  guint                    n = kd_client_selection_get_n_chosen (self->selection);
  g_autofree char         *count = kd_words_count (n);
  g_autofree char         *words = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s selected", "%s selected", n), count);

  gtk_revealer_set_reveal_child (self->choosing_bar, choosing);
  adw_window_title_set_title (self->choosing_title, words);
  kd_clients_page_update_head (self);
  for (gsize i = 0; i < G_N_ELEMENTS (deeds); i++)
    kd_editing_allow (GTK_WIDGET (self), self->session, deeds[i], choosing && n > 0 && self->work == NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "clients.end-choosing", choosing);
}

static void
select_current (GtkWidget  *widget,
                const char *action,
                GVariant   *parameter)
{
  KdClientsPage *self = KD_CLIENTS_PAGE (widget);
  KdUuid         client;

  if (kd_client_selection_get_current (self->selection, &client) && !kd_client_selection_is_choosing (self->selection))
    kd_client_selection_toggle (self->selection, kd_client_selection_find (self->selection, &client));
  else
    kd_client_selection_choose (self->selection, TRUE);
}

static void
select_all (GtkWidget  *widget,
            const char *action,
            GVariant   *parameter)
{
  gtk_selection_model_select_all (GTK_SELECTION_MODEL (KD_CLIENTS_PAGE (widget)->selection));
}

static void
end_choosing (GtkWidget  *widget,
              const char *action,
              GVariant   *parameter)
{
  kd_client_selection_choose (KD_CLIENTS_PAGE (widget)->selection, FALSE);
}

/* The client of a menu, alone. */
static GArray *
make_one (GVariant *parameter)
{
  GArray *clients;
  KdUuid  client;

  if (!kd_uuid_parse (g_variant_get_string (parameter, NULL), &client))
    return NULL;
  clients = g_array_new (FALSE, FALSE, sizeof (KdUuid));
  g_array_append_val (clients, client);
  return clients;
}

/* The row that had the focus is another one once its client has changed. */
static void
on_closed (AdwDialog     *dialog,
           KdClientsPage *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

/* Consumes @clients. */
static void
present_batch (KdClientsPage *self,
               GArray        *clients,
               gboolean       adds_tag)
{
  KdBatchDialog *dialog = kd_batch_dialog_new (self->session, clients, adds_tag);

  g_array_unref (clients);
  g_signal_connect_object (dialog, "closed", G_CALLBACK (on_closed), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (dialog, "many", G_CALLBACK (kd_clients_page_run_batch), self, G_CONNECT_SWAPPED);
  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (self));
}

static void
batch_edit (GtkWidget  *widget,
            const char *action,
            GVariant   *parameter)
{
  KdClientsPage *self = KD_CLIENTS_PAGE (widget);

  present_batch (self, kd_client_selection_get_chosen (self->selection), FALSE);
}

static void
tag (GtkWidget  *widget,
     const char *action,
     GVariant   *parameter)
{
  KdClientsPage *self = KD_CLIENTS_PAGE (widget);
  GArray        *clients = parameter != NULL ? make_one (parameter) : kd_client_selection_get_chosen (self->selection);

  if (clients != NULL)
    present_batch (self, clients, TRUE);
}

/* Consumes @clients. */
static void
set_status (KdClientsPage *self,
            GArray        *clients,
            const char    *status)
{
  g_autoptr (KdBatchEdit) edit = kd_batch_edit_new (clients, KD_CLIENT_STATUS, status, FALSE);
  gboolean         archived = g_str_equal (status, "archived");
  g_autofree char *count = kd_words_count (clients->len);
  g_autofree char *said = g_strdup_printf (archived ? g_dngettext (GETTEXT_PACKAGE, "%s client archived", "%s clients archived", clients->len)
                                                    : g_dngettext (GETTEXT_PACKAGE, "%s client restored", "%s clients restored", clients->len),
                                           count);

  g_array_unref (clients);
  kd_clients_page_run_batch (self, edit, said);
}

static void
archive (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  KdClientsPage *self = KD_CLIENTS_PAGE (widget);

  set_status (self, kd_client_selection_get_chosen (self->selection), "archived");
}

static void
archive_client (GtkWidget  *widget,
                const char *action,
                GVariant   *parameter)
{
  GArray *clients = make_one (parameter);

  if (clients != NULL)
    set_status (KD_CLIENTS_PAGE (widget), clients, g_str_equal (action, "clients.archive-client") ? "archived" : "active");
}

/* Escape ends the choosing before it does anything else in the list. */
static gboolean
on_key (GtkEventControllerKey *controller,
        guint                  key,
        guint                  code,
        GdkModifierType        held,
        KdClientsPage         *self)
{
  if (key != GDK_KEY_Escape || !kd_client_selection_is_choosing (self->selection))
    return GDK_EVENT_PROPAGATE;
  kd_client_selection_choose (self->selection, FALSE);
  return GDK_EVENT_STOP;
}

/**
 * kd_clients_page_install_choosing:
 * @widget_class: class of the page
 *
 * Gives pages the actions that work on chosen clients.
 */
void
kd_clients_page_install_choosing (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "clients.select", NULL, select_current);
  gtk_widget_class_install_action (widget_class, "clients.select-all", NULL, select_all);
  gtk_widget_class_install_action (widget_class, "clients.end-choosing", NULL, end_choosing);
  gtk_widget_class_install_action (widget_class, "clients.batch-edit", NULL, batch_edit);
  gtk_widget_class_install_action (widget_class, "clients.tag", NULL, tag);
  gtk_widget_class_install_action (widget_class, "clients.tag-client", "s", tag);
  gtk_widget_class_install_action (widget_class, "clients.archive", NULL, archive);
  gtk_widget_class_install_action (widget_class, "clients.archive-client", "s", archive_client);
  gtk_widget_class_install_action (widget_class, "clients.restore-client", "s", archive_client);
}

/**
 * kd_clients_page_set_up_choosing:
 * @self: a page with its list
 *
 * Shows what can be done while clients are chosen.
 */
void
kd_clients_page_set_up_choosing (KdClientsPage *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  g_signal_connect_object (self->selection, "notify::n-chosen", G_CALLBACK (kd_clients_page_update_choosing), self, G_CONNECT_SWAPPED);
  kd_clients_page_update_choosing (self);
}
