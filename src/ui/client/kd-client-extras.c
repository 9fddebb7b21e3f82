/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-client-extras.h"

#include "kd-change.h"
#include "kd-form-dialog.h"

#include <glib/gi18n-lib.h>

/**
 * kd_client_extras_group_new:
 *
 * Returns: (transfer floating): the list of a client's fields that no table knows
 */
KdRowsGroup *
kd_client_extras_group_new (void)
{
  KdRowsGroup *group = kd_rows_group_new (_ ("Other Fields"), _ ("No fields of your own yet"));

  kd_rows_group_add_button (group, "list-add-symbolic", _ ("Add a Field"), "client.edit-extra::");
  return group;
}

static GMenuModel *
make_menu (const char *name)
{
  GMenu     *menu = g_menu_new ();
  GMenuItem *edit = g_menu_item_new (_ ("Mend…"), NULL);
  GMenuItem *remove = g_menu_item_new (_ ("Remove"), NULL);

  g_menu_item_set_action_and_target (edit, "client.edit-extra", "s", name);
  g_menu_item_set_action_and_target (remove, "client.remove-extra", "s", name);
  g_menu_append_item (menu, edit);
  g_menu_append_item (menu, remove);
  g_object_unref (edit);
  g_object_unref (remove);
  return G_MENU_MODEL (menu);
}

/**
 * kd_client_extras_show:
 * @group: what [func@client_extras_group_new] gave
 * @client: a client
 *
 * Shows the client's other fields.
 */
void
kd_client_extras_show (KdRowsGroup *group,
                       const KdRow *client)
{
  kd_rows_group_begin (group);
  for (guint i = 0; i < client->extras->len; i++)
    {
      const KdExtra *extra = client->extras->pdata[i];
      g_autoptr (GMenuModel) menu = make_menu (extra->name);
      GtkWidget *row;

      if (!kd_rows_group_wants (group))
        continue;
      row = kd_rows_group_row_new (extra->name, extra->text, NULL);
      gtk_widget_add_css_class (row, "property");
      kd_rows_group_row_set_menu (row, menu);
      kd_rows_group_add (group, row);
    }
  kd_rows_group_end (group);
}

/**
 * kd_client_extras_set:
 * @session: an open book
 * @client: a client
 * @name: what the field is called
 * @text: (nullable): what it says, or %NULL to remove it
 *
 * Writes one of the other fields.
 */
void
kd_client_extras_set (KdSession   *session,
                      const KdRow *client,
                      const char  *name,
                      const char  *text)
{
  GPtrArray       *changes = g_ptr_array_new_with_free_func ((GDestroyNotify) kd_change_free);
  KdChange        *change = kd_change_new_update (client->def->kind, &client->uuid);
  g_autofree char *said = g_strdup_printf (text != NULL ? _ ("Saved: %s") : _ ("Removed: %s"), name);

  kd_change_set_extra (change, name, text);
  g_ptr_array_add (changes, change);
  kd_session_change (session, changes, said);
}

/* --- the form --------------------------------------------------------------------------------------------- */

typedef struct
{
  KdSession *session;
  KdRow     *client;
  GtkWidget *name;
  GtkWidget *text;
} Form;

static void
form_free (gpointer  data,
           GClosure *closure)
{
  Form *form = data;

  g_object_unref (form->session);
  kd_row_free (form->client);
  g_free (form);
}

static void
on_accept (KdFormDialog *dialog,
           gpointer      data)
{
  Form            *form = data;
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (form->name))));
  const char      *text = gtk_editable_get_text (GTK_EDITABLE (form->text));

  if (*name == '\0')
    {
      gtk_widget_add_css_class (form->name, "error");
      gtk_widget_grab_focus (form->name);
      return;
    }
  kd_client_extras_set (form->session, form->client, name, *text != '\0' ? text : NULL);
  adw_dialog_force_close (ADW_DIALOG (dialog));
}

static GtkWidget *
make_row (const char *title,
          const char *text)
{
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  if (text != NULL)
    gtk_editable_set_text (GTK_EDITABLE (row), text);
  return row;
}

/**
 * kd_client_extras_dialog_new:
 * @session: an open book
 * @client: a client
 * @name: (nullable): the field to be mended, or %NULL for another one
 *
 * Returns: (transfer floating): a form for a field of the adviser's own
 */
AdwDialog *
kd_client_extras_dialog_new (KdSession   *session,
                             const KdRow *client,
                             const char  *name)
{
  KdFormDialog *dialog = kd_form_dialog_new (name != NULL ? _ ("Mend a Field") : _ ("Add a Field"), _ ("_Save"));
  Form         *form = g_new0 (Form, 1);

  *form = (Form) { g_object_ref (session), kd_row_copy (client), make_row (_ ("Name"), name), make_row (_ ("Content"), name != NULL ? kd_row_get_extra (client, name) : NULL) };
  gtk_widget_set_sensitive (form->name, name == NULL);
  kd_form_dialog_add (dialog, form->name);
  kd_form_dialog_add (dialog, form->text);
  adw_dialog_set_focus (ADW_DIALOG (dialog), name == NULL ? form->name : form->text);
  g_signal_connect_data (dialog, "accept", G_CALLBACK (on_accept), form, form_free, G_CONNECT_DEFAULT);
  return ADW_DIALOG (dialog);
}
