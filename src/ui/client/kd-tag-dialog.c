/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-tag-dialog.h"

#include "kd-batch-edit.h"
#include "kd-client.h"
#include "kd-form-dialog.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  KdSession *session;
  KdUuid     client;
  GtkWidget *tag;
} Form;

static void
form_free (gpointer  data,
           GClosure *closure)
{
  Form *form = data;

  g_object_unref (form->session);
  g_free (form);
}

static gboolean
compose (KdWorkspace *workspace,
         gpointer     data,
         GPtrArray   *changes,
         GError     **error)
{
  return kd_batch_edit_compose (workspace, data, changes, NULL, error);
}

static void
on_accept (KdFormDialog *dialog,
           gpointer      data)
{
  const Form      *form = data;
  g_autofree char *tag = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (form->tag))));
  g_autofree char *said = g_strdup_printf (_ ("Added: %s"), tag);
  g_autoptr (GArray) clients = NULL;

  if (*tag == '\0')
    {
      gtk_widget_add_css_class (form->tag, "error");
      gtk_widget_grab_focus (form->tag);
      return;
    }
  clients = g_array_new (FALSE, FALSE, sizeof (KdUuid));
  g_array_append_val (clients, form->client);
  kd_session_compose_async (form->session, compose, kd_batch_edit_new (clients, KD_CLIENT_TAGS, tag, TRUE), (GDestroyNotify) kd_batch_edit_unref, said, NULL, NULL);
  adw_dialog_force_close (ADW_DIALOG (dialog));
}

/**
 * kd_tag_dialog_new:
 * @session: an open book
 * @client: a client
 *
 * Returns: (transfer floating): a form that gives the client one more tag
 */
AdwDialog *
kd_tag_dialog_new (KdSession   *session,
                   const KdRow *client)
{
  KdFormDialog *dialog = kd_form_dialog_new (_ ("Add a Tag"), _ ("_Add"));
  Form         *form = g_new0 (Form, 1);

  *form = (Form) { g_object_ref (session), client->uuid, adw_entry_row_new () };
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (form->tag), _ ("Tag"));
  adw_entry_row_set_activates_default (ADW_ENTRY_ROW (form->tag), TRUE);
  kd_form_dialog_add (dialog, form->tag);
  adw_dialog_set_focus (ADW_DIALOG (dialog), form->tag);
  g_signal_connect_data (dialog, "accept", G_CALLBACK (on_accept), form, form_free, G_CONNECT_DEFAULT);
  return ADW_DIALOG (dialog);
}
