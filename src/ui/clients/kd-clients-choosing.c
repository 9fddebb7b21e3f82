/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is done with several chosen clients at once. */

#include "kd-clients-page-private.h"

#include "kd-batch-dialog.h"
#include "kd-batch-edit.h"
#include "kd-client.h"
#include "kd-words-amount.h"

#include <glib/gi18n-lib.h>

static void
on_chosen (KdClientSelection *selection,
           GParamSpec        *pspec,
           KdClientsPage     *self)
{
  gboolean         choosing = kd_client_selection_is_choosing (selection);
  guint            n = kd_client_selection_get_n_chosen (selection);
  g_autofree char *count = kd_words_count (n);
  g_autofree char *words = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s selected", "%s selected", n), count);

  gtk_action_bar_set_revealed (self->choosing_bar, choosing);
  gtk_label_set_text (self->choosing_label, words);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "clients.batch-edit", choosing && n > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "clients.archive", choosing && n > 0);
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

static void
batch_edit (GtkWidget  *widget,
            const char *action,
            GVariant   *parameter)
{
  KdClientsPage *self = KD_CLIENTS_PAGE (widget);
  g_autoptr (GArray) clients = kd_client_selection_get_chosen (self->selection);

  adw_dialog_present (ADW_DIALOG (kd_batch_dialog_new (self->session, clients)), widget);
}

static gboolean
run_compose (KdWorkspace *workspace,
             gpointer     data,
             GPtrArray   *changes,
             GError     **error)
{
  return kd_batch_edit_compose (workspace, data, changes, NULL, error);
}

static void
on_archived (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  g_autoptr (KdClientsPage) self = data;
  g_autoptr (GError) error = NULL;

  if (!kd_session_compose_finish (KD_SESSION (source), result, &error))
    kd_session_fail (KD_SESSION (source), error);
  else if (self->selection != NULL)
    kd_client_selection_choose (self->selection, FALSE);
}

static void
archive (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  KdClientsPage   *self = KD_CLIENTS_PAGE (widget);
  KdBatchEdit     *edit = g_new0 (KdBatchEdit, 1);
  guint            n = kd_client_selection_get_n_chosen (self->selection);
  g_autofree char *said = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u client archived", "%u clients archived", n), n);

  *edit = (KdBatchEdit) { kd_client_selection_get_chosen (self->selection), KD_CLIENT_STATUS, g_strdup ("archived") };
  kd_session_compose_async (self->session, run_compose, edit, (GDestroyNotify) kd_batch_edit_free, said, on_archived, g_object_ref (self));
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
  gtk_widget_class_install_action (widget_class, "clients.archive", NULL, archive);
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
  gtk_widget_add_controller (GTK_WIDGET (self->view), keys);
  g_signal_connect_object (self->selection, "notify::n-chosen", G_CALLBACK (on_chosen), self, G_CONNECT_DEFAULT);
  on_chosen (self->selection, NULL, self);
}
