/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-values-dialog.h"

#include "kd-account.h"
#include "kd-change.h"
#include "kd-client-words.h"
#include "kd-valuation.h"

#include <glib/gi18n-lib.h>

/**
 * KdValuesDialog:
 *
 * What all accounts of a client are worth on a day: one amount a row, kept as one step. Accounts without an amount
 * stay as they are.
 */
struct _KdValuesDialog
{
  KdFormDialog parent_instance;

  KdSession    *session;
  KdClientFile *file;
  GPtrArray    *accounts; /* of the file */
  GPtrArray    *rows;
  GtkWidget    *day;
};

G_DEFINE_FINAL_TYPE (KdValuesDialog, kd_values_dialog, KD_TYPE_FORM_DIALOG)

static gboolean
read_text (KdRow     *row,
           guint      field,
           GtkWidget *entry,
           GError   **error)
{
  if (kd_row_set_from_text (row, field, gtk_editable_get_text (GTK_EDITABLE (entry)), error))
    {
      gtk_widget_remove_css_class (entry, "error");
      return TRUE;
    }
  gtk_widget_add_css_class (entry, "error");
  gtk_widget_grab_focus (entry);
  return FALSE;
}

static KdChange *
read_value (KdValuesDialog *self,
            guint           i,
            GError        **error)
{
  const KdRow *account = self->accounts->pdata[i];
  g_autoptr (KdRow) row = kd_row_new (KD_KIND_VALUATION);

  kd_value_set_uuid (&row->values[KD_VALUATION_ACCOUNT], &account->uuid);
  if (account->values[KD_ACCOUNT_CURRENCY].type != KD_VALUE_NONE)
    kd_value_copy (&row->values[KD_VALUATION_CURRENCY], &account->values[KD_ACCOUNT_CURRENCY]);
  if (!read_text (row, KD_VALUATION_DATE, self->day, error) || !read_text (row, KD_VALUATION_VALUE, self->rows->pdata[i], error) || !kd_row_validate (row, error))
    return NULL;
  return kd_change_new_insert (g_steal_pointer (&row));
}

static void
on_accept (KdValuesDialog *self)
{
  g_autoptr (GPtrArray) changes = g_ptr_array_new_with_free_func ((GDestroyNotify) kd_change_free);
  g_autofree char *said = NULL;

  for (guint i = 0; i < self->rows->len; i++)
    {
      g_autoptr (GError) error = NULL;
      KdChange *change;

      if (*gtk_editable_get_text (GTK_EDITABLE (self->rows->pdata[i])) == '\0')
        continue;
      change = read_value (self, i, &error);
      kd_form_dialog_set_problem (KD_FORM_DIALOG (self), error != NULL ? error->message : NULL);
      if (change == NULL)
        return;
      g_ptr_array_add (changes, change);
    }
  said = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Added: %u valuation", "Added: %u valuations", changes->len), changes->len);
  if (changes->len > 0)
    kd_session_change (self->session, g_steal_pointer (&changes), said);
  adw_dialog_force_close (ADW_DIALOG (self));
}

static void
kd_values_dialog_dispose (GObject *object)
{
  KdValuesDialog *self = KD_VALUES_DIALOG (object);

  g_clear_pointer (&self->accounts, g_ptr_array_unref);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->file, kd_client_file_unref);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (kd_values_dialog_parent_class)->dispose (object);
}

static void
kd_values_dialog_class_init (KdValuesDialogClass *class)
{
  G_OBJECT_CLASS (class)->dispose = kd_values_dialog_dispose;
}

static void
kd_values_dialog_init (KdValuesDialog *self)
{
  self->rows = g_ptr_array_new ();
  g_signal_connect (self, "accept", G_CALLBACK (on_accept), NULL);
}

static GtkWidget *
add_row (KdValuesDialog *self,
         const char     *title)
{
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  kd_form_dialog_add (KD_FORM_DIALOG (self), row);
  return row;
}

/* The account, and what it was worth when somebody last looked. */
static char *
describe_account (KdValuesDialog *self,
                  const KdRow    *account)
{
  const char *name = kd_row_get_text (account, KD_ACCOUNT_NAME);
  g_autoptr (GPtrArray) values = kd_client_file_list_of (self->file, KD_KIND_VALUATION, KD_VALUATION_ACCOUNT, &account->uuid);
  g_autofree char *value = NULL, *date = NULL;

  if (values->len == 0)
    return g_strdup (name);
  value = kd_client_words_value (self->session, values->pdata[0], KD_VALUATION_VALUE);
  date = kd_client_words_value (self->session, values->pdata[0], KD_VALUATION_DATE);
  return g_strdup_printf (_ ("%s · last %s on %s"), name, value, date);
}

/**
 * kd_values_dialog_new:
 * @session: an open book
 * @file: a client's file
 *
 * Returns: (transfer floating): the form
 */
KdValuesDialog *
kd_values_dialog_new (KdSession    *session,
                      KdClientFile *file)
{
  KdValuesDialog *self = g_object_new (KD_TYPE_VALUES_DIALOG, NULL);
  char            day[KD_DATE_TEXT_SIZE];

  kd_form_dialog_setup (KD_FORM_DIALOG (self), _ ("Account Values"), _ ("_Save"));
  self->session = g_object_ref (session);
  self->file = kd_client_file_ref (file);
  self->accounts = kd_client_file_list (file, KD_KIND_ACCOUNT);
  self->day = add_row (self, _ ("As at"));
  gtk_editable_set_text (GTK_EDITABLE (self->day), kd_date_format (kd_session_get_today (session), day));
  for (guint i = self->accounts->len; i-- > 0;)
    if (((const KdRow *) self->accounts->pdata[i])->values[KD_ACCOUNT_CLOSED].type != KD_VALUE_NONE)
      g_ptr_array_remove_index (self->accounts, i);
  for (guint i = 0; i < self->accounts->len; i++)
    {
      g_autofree char *title = describe_account (self, self->accounts->pdata[i]);

      g_ptr_array_add (self->rows, add_row (self, title));
    }
  if (self->rows->len > 0)
    adw_dialog_set_focus (ADW_DIALOG (self), self->rows->pdata[0]);
  else
    kd_form_dialog_set_problem (KD_FORM_DIALOG (self), _ ("There are no open accounts; add one first"));
  return self;
}
