/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Who of the clients belongs to a client: the family, who referred them. Chosen by searching, however many there are. */

#include "kd-relation-dialog.h"

#include "kd-change.h"
#include "kd-client-picker.h"
#include "kd-client.h"
#include "kd-field-entry.h"
#include "kd-form-dialog.h"
#include "kd-household.h"
#include "kd-membership.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  KdSession      *session;
  KdClientFile   *file;
  KdClientPicker *picker;
  KdFieldEntry   *role; /* of a member, %NULL for who referred the client */
} Form;

static void
form_free (gpointer  data,
           GClosure *closure)
{
  Form *form = data;

  g_object_unref (form->session);
  kd_client_file_unref (form->file);
  g_clear_object (&form->role);
  g_free (form);
}

/* --- changes ------------------------------------------------------------------------------------------------ */

/* The household of the client; the first member makes it. */
static KdUuid
take_household (const Form *form,
                GPtrArray  *changes)
{
  const KdClientFile *file = form->file;
  g_autofree char    *name = NULL;
  KdRow              *row, *head;
  KdUuid              uuid;

  if (file->households->len > 0)
    return ((const KdRow *) file->households->pdata[0])->uuid;
  name = g_strdup_printf (_ ("Family of %s"), kd_row_get_text (file->client, KD_CLIENT_NAME));
  row = kd_row_new (KD_KIND_HOUSEHOLD);
  head = kd_row_new (KD_KIND_MEMBERSHIP);
  kd_uuid_generate (&row->uuid, kd_clock_now (kd_workspace_get_clock (kd_session_get_workspace (form->session))));
  uuid = row->uuid;
  kd_value_set_text (&row->values[KD_HOUSEHOLD_NAME], name);
  kd_value_set_uuid (&head->values[KD_MEMBERSHIP_HOUSEHOLD], &uuid);
  kd_value_set_uuid (&head->values[KD_MEMBERSHIP_CLIENT], &file->client->uuid);
  kd_value_set_text (&head->values[KD_MEMBERSHIP_ROLE], "head");
  g_ptr_array_add (changes, kd_change_new_insert (row));
  g_ptr_array_add (changes, kd_change_new_insert (head));
  return uuid;
}

static gboolean
add_member (const Form   *form,
            const KdUuid *who,
            GPtrArray    *changes,
            GError      **error)
{
  g_autoptr (KdRow) row = kd_row_new (KD_KIND_MEMBERSHIP);
  g_autofree char *role = kd_field_entry_get_text (form->role);
  KdUuid           household = take_household (form, changes);

  kd_value_set_uuid (&row->values[KD_MEMBERSHIP_HOUSEHOLD], &household);
  kd_value_set_uuid (&row->values[KD_MEMBERSHIP_CLIENT], who);
  if (!kd_row_set_from_text (row, KD_MEMBERSHIP_ROLE, role, error) || !kd_row_validate (row, error))
    return FALSE;
  g_ptr_array_add (changes, kd_change_new_insert (g_steal_pointer (&row)));
  return TRUE;
}

static void
set_referrer (const Form   *form,
              const KdUuid *who,
              GPtrArray    *changes)
{
  g_autoptr (KdRow) after = kd_row_copy (form->file->client);
  KdChange *change;

  kd_value_set_uuid (&after->values[KD_CLIENT_REFERRER], who);
  change = kd_change_new_difference (form->file->client, after);
  if (change != NULL)
    g_ptr_array_add (changes, change);
}

static void
on_accept (KdFormDialog *dialog,
           gpointer      data)
{
  const Form *form = data;
  g_autoptr (GPtrArray) changes = g_ptr_array_new_with_free_func ((GDestroyNotify) kd_change_free);
  g_autoptr (GError) error = NULL;
  g_autofree char *said = NULL;
  KdBrief          brief;

  if (!kd_client_picker_get (form->picker, &brief))
    kd_form_dialog_set_problem (dialog, _ ("Choose a client first"));
  else if (kd_uuid_equal (&brief.uuid, &form->file->client->uuid))
    kd_form_dialog_set_problem (dialog, _ ("This is the client; choose another one"));
  else if (form->role != NULL && !add_member (form, &brief.uuid, changes, &error))
    kd_form_dialog_set_problem (dialog, error->message);
  else
    {
      if (form->role == NULL)
        set_referrer (form, &brief.uuid, changes);
      said = g_strdup_printf (_ ("Added: %s"), brief.name);
      if (changes->len > 0)
        kd_session_change (form->session, g_steal_pointer (&changes), said);
      adw_dialog_force_close (ADW_DIALOG (dialog));
    }
}

/* --- the forms ---------------------------------------------------------------------------------------------- */

static AdwDialog *
make_dialog (KdSession    *session,
             KdClientFile *file,
             const char   *title,
             KdFieldEntry *role)
{
  KdFormDialog *dialog = kd_form_dialog_new (title, _ ("_Add"));
  Form         *form = g_new0 (Form, 1);

  *form = (Form) { g_object_ref (session), kd_client_file_ref (file), g_object_new (KD_TYPE_CLIENT_PICKER, NULL), role };
  kd_client_picker_set_session (form->picker, session);
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (form->picker), _ ("Client"));
  if (role != NULL)
    kd_field_entry_add_to (role, kd_form_dialog_get_group (dialog));
  kd_form_dialog_add (dialog, GTK_WIDGET (form->picker));
  adw_dialog_set_focus (ADW_DIALOG (dialog), kd_client_picker_get_entry (form->picker));
  g_signal_connect_data (dialog, "accept", G_CALLBACK (on_accept), form, form_free, G_CONNECT_DEFAULT);
  return ADW_DIALOG (dialog);
}

/**
 * kd_relation_dialog_new_member:
 * @session: an open book
 * @file: a client's file
 *
 * Returns: (transfer floating): a form that asks who of the clients belongs to the family, and as what
 */
AdwDialog *
kd_relation_dialog_new_member (KdSession    *session,
                               KdClientFile *file)
{
  KdFieldEntry *role = kd_field_entry_new (&kd_membership_kind, KD_MEMBERSHIP_ROLE, FALSE);

  kd_field_entry_put_text (role, "spouse"); /* as most are */
  return make_dialog (session, file, _ ("Add a Family Member"), role);
}

/**
 * kd_relation_dialog_new_referrer:
 * @session: an open book
 * @file: a client's file
 *
 * Returns: (transfer floating): a form that asks who of the clients referred this one
 */
AdwDialog *
kd_relation_dialog_new_referrer (KdSession    *session,
                                 KdClientFile *file)
{
  return make_dialog (session, file, _ ("Who Referred the Client"), NULL);
}
