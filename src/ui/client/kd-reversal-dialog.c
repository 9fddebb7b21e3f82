/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Takes a transaction back, and says why. */

#include "kd-reversal-dialog.h"

#include "kd-change.h"
#include "kd-client-words.h"
#include "kd-form-dialog.h"
#include "kd-transaction.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  KdSession *session;
  KdRow     *trade;
  GtkWidget *reason;
} Form;

static void
form_free (gpointer  data,
           GClosure *closure)
{
  Form *form = data;

  g_object_unref (form->session);
  kd_row_free (form->trade);
  g_free (form);
}

static void
on_accept (KdFormDialog *dialog,
           gpointer      data)
{
  const Form      *form = data;
  g_autofree char *reason = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (form->reason))));
  KdRow           *reversal;
  GPtrArray       *changes;
  g_autofree char *said = NULL;

  kd_form_dialog_set_problem (dialog, *reason == '\0' ? _ ("Say why it is taken back") : NULL);
  if (*reason == '\0')
    {
      gtk_widget_add_css_class (form->reason, "error");
      gtk_widget_grab_focus (form->reason);
      return;
    }
  reversal = kd_transaction_new_reversal (form->trade);
  kd_value_set_text (&reversal->values[KD_TRANSACTION_NOTE], reason);
  changes = g_ptr_array_new_with_free_func ((GDestroyNotify) kd_change_free);
  g_ptr_array_add (changes, kd_change_new_insert (reversal));
  said = g_strdup_printf (_ ("Reversed: %s"), g_dgettext (GETTEXT_PACKAGE, kd_transaction_kind.label));
  kd_session_change (form->session, changes, said);
  adw_dialog_force_close (ADW_DIALOG (dialog));
}

/**
 * kd_reversal_dialog_new:
 * @session: an open book
 * @trade: a transaction that stands
 *
 * Returns: (transfer floating): a form that asks why it is to be reversed, and does it
 */
AdwDialog *
kd_reversal_dialog_new (KdSession   *session,
                        const KdRow *trade)
{
  KdFormDialog    *dialog = kd_form_dialog_new (_ ("Reverse a Transaction"), _ ("_Reverse"));
  Form            *form = g_new (Form, 1);
  GtkWidget       *what = adw_action_row_new ();
  GtkWidget       *reason = adw_entry_row_new ();
  g_autofree char *date = kd_client_words_value (session, trade, KD_TRANSACTION_DATE);
  g_autofree char *amount = kd_client_words_value (session, trade, KD_TRANSACTION_AMOUNT);
  g_autofree char *title = kd_client_words_join (kd_client_words_choice (trade, KD_TRANSACTION_TYPE), amount, NULL);

  *form = (Form) { .session = g_object_ref (session), .trade = kd_row_copy (trade), .reason = reason };
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (what), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (what), date);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (reason), _ ("Reason"));
  kd_form_dialog_add (dialog, what);
  kd_form_dialog_add (dialog, reason);
  adw_dialog_set_focus (ADW_DIALOG (dialog), reason);
  g_signal_connect_data (dialog, "accept", G_CALLBACK (on_accept), form, form_free, G_CONNECT_DEFAULT);
  return ADW_DIALOG (dialog);
}
