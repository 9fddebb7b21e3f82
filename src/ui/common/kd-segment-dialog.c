/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Keeps a filter over clients under a name, or mends one that is kept. */

#include "kd-segment-dialog.h"

#include "kd-change.h"
#include "kd-client-filter.h"
#include "kd-form-dialog.h"
#include "kd-saved-segment.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  KdSession    *session;
  KdRow        *before; /* or NULL for a new one */
  KdFormDialog *dialog; /* owns this */
  GtkWidget    *name;
  GtkWidget    *filter;
} Form;

static void
form_free (gpointer data)
{
  Form *form = data;

  g_object_unref (form->session);
  g_clear_pointer (&form->before, kd_row_free);
  g_free (form);
}

static GtkWidget *
add_entry (Form       *form,
           const char *title,
           const char *text)
{
  GtkWidget *entry = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (entry), title);
  gtk_editable_set_text (GTK_EDITABLE (entry), text != NULL ? text : "");
  kd_form_dialog_add (form->dialog, entry);
  return entry;
}

static void
mark (GtkWidget *row,
      gboolean   wrong)
{
  if (wrong)
    gtk_widget_add_css_class (row, "error");
  else
    gtk_widget_remove_css_class (row, "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_STATE_INVALID, wrong ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
}

/* The record as it stands in the form, or NULL with what is to be mended first. */
static KdRow *
make_row (Form *form)
{
  g_autoptr (KdRow) row = form->before != NULL ? kd_row_copy (form->before) : kd_row_new (KD_KIND_SEGMENT);
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (form->name))));
  g_autofree char *filter = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (form->filter))));
  g_autoptr (KdClientFilter) read = NULL;
  g_autoptr (GError) wrong_name = NULL;
  g_autoptr (GError) wrong_filter = NULL;

  read = kd_client_filter_parse (kd_directory_get_rules (kd_session_get_directory (form->session)), filter, &wrong_filter);
  if (*name == '\0')
    g_set_error (&wrong_name, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT, "%s", _ ("Give the segment a name"));
  else if (read != NULL && kd_row_set_from_text (row, KD_SAVED_SEGMENT_NAME, name, &wrong_name) && kd_row_set_from_text (row, KD_SAVED_SEGMENT_FILTER, filter, &wrong_filter))
    kd_row_validate (row, &wrong_name);
  mark (form->name, wrong_name != NULL);
  mark (form->filter, wrong_name == NULL && wrong_filter != NULL);
  kd_form_dialog_set_problem (form->dialog, wrong_name != NULL ? wrong_name->message : wrong_filter != NULL ? wrong_filter->message
                                                                                                            : NULL);
  if (wrong_name == NULL && wrong_filter == NULL)
    return g_steal_pointer (&row);
  gtk_widget_grab_focus (wrong_name != NULL ? form->name : form->filter);
  return NULL;
}

static void
on_accept (KdFormDialog *dialog,
           Form         *form)
{
  g_autoptr (KdRow) row = make_row (form);
  g_autoptr (GPtrArray) changes = NULL;
  g_autofree char *said = NULL;

  if (row == NULL)
    return;
  if (form->before == NULL || !kd_row_equal (form->before, row))
    {
      changes = g_ptr_array_new_with_free_func ((GDestroyNotify) kd_change_free);
      said = g_strdup_printf (_ ("Segment saved: %s"), kd_row_get_text (row, KD_SAVED_SEGMENT_NAME));
      g_ptr_array_add (changes, form->before != NULL ? kd_change_new_difference (form->before, row) : kd_change_new_insert (kd_row_copy (row)));
      kd_session_change (form->session, g_steal_pointer (&changes), said);
    }
  adw_dialog_close (ADW_DIALOG (dialog));
}

static Form *
make (KdSession   *session,
      const KdRow *before,
      const char  *title,
      const char  *name,
      const char  *filter)
{
  Form *form = g_new0 (Form, 1);

  form->session = g_object_ref (session);
  form->before = before != NULL ? kd_row_copy (before) : NULL;
  form->dialog = kd_form_dialog_new (title, _ ("_Save"));
  form->name = add_entry (form, _ ("Name"), name);
  form->filter = add_entry (form, _ ("Condition"), filter);
  g_object_set_data_full (G_OBJECT (form->dialog), "form", form, form_free);
  g_signal_connect (form->dialog, "accept", G_CALLBACK (on_accept), form);
  adw_dialog_set_focus (ADW_DIALOG (form->dialog), form->name);
  return form;
}

/**
 * kd_segment_dialog_new:
 * @session: an open book
 * @name: the name that is proposed
 * @filter: which clients; see [func@client_filter_format]
 *
 * Returns: (transfer floating): a dialog that keeps a new segment
 */
AdwDialog *
kd_segment_dialog_new (KdSession  *session,
                       const char *name,
                       const char *filter)
{
  return ADW_DIALOG (make (session, NULL, _ ("Save as Segment"), name, filter)->dialog);
}

/**
 * kd_segment_dialog_new_for:
 * @session: an open book
 * @segment: the record of a saved segment
 * @condition: whether to begin with the condition, not the name
 *
 * Returns: (transfer floating): a dialog that mends it
 */
AdwDialog *
kd_segment_dialog_new_for (KdSession   *session,
                           const KdRow *segment,
                           gboolean     condition)
{
  Form *form = make (session, segment, _ ("Saved Segment"), kd_row_get_text (segment, KD_SAVED_SEGMENT_NAME), kd_row_get_text (segment, KD_SAVED_SEGMENT_FILTER));

  if (condition)
    adw_dialog_set_focus (ADW_DIALOG (form->dialog), form->filter);
  return ADW_DIALOG (form->dialog);
}
