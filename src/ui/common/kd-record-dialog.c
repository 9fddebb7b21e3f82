/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-record-dialog.h"

#include "kd-change.h"
#include "kd-field-entry.h"
#include "kd-record-draft.h"
#include "kd-transaction.h"

#include <glib/gi18n-lib.h>

/**
 * KdRecordDialog:
 *
 * A record of any kind, new or to be mended, as a form made of its field table. What it refers to is
 * chosen from what was offered; references without an offer are as the caller set them.
 */
struct _KdRecordDialog
{
  KdFormDialog parent_instance;

  KdSession *session;
  KdRow     *row;
  gboolean   is_new;
  GPtrArray *entries; /* KdFieldEntry, one a field, %NULL where there is no row */

  GtkWidget *page;
  char      *key; /* of its draft */
  gboolean   had_draft;
  gboolean   saved;
};

G_DEFINE_FINAL_TYPE (KdRecordDialog, kd_record_dialog, KD_TYPE_FORM_DIALOG)

/* --- reading what was filled in ----------------------------------------------------------------------------- */

static gboolean
read_field (KdRecordDialog *self,
            guint           field,
            KdRow          *row)
{
  KdFieldEntry    *entry = self->entries->pdata[field];
  g_autofree char *text = kd_field_entry_get_text (entry);
  g_autoptr (GError) error = NULL;

  kd_field_entry_set_error (entry, NULL);
  if (!kd_field_entry_is_changed (entry))
    return TRUE;
  if (!kd_row_set_from_text (row, field, text, &error) ||
      (row->values[field].type != KD_VALUE_NONE && !kd_field_check (kd_field_entry_get_field (entry), &row->values[field], &error)))
    {
      kd_field_entry_set_error (entry, error->message);
      return FALSE;
    }
  return TRUE;
}

static KdRow *
read_all (KdRecordDialog *self)
{
  g_autoptr (KdRow) row = kd_row_copy (self->row);
  KdFieldEntry *wrong = NULL;
  g_autoptr (GError) error = NULL;
  int currency = kd_kind_find_currency (row->def);

  if (currency >= 0 && self->entries->pdata[currency] != NULL && !read_field (self, currency, row))
    wrong = self->entries->pdata[currency];
  for (guint i = 0; i < self->entries->len; i++)
    {
      KdFieldEntry *entry = self->entries->pdata[i];

      if (entry == NULL || (int) i == currency)
        continue;
      if (!read_field (self, i, row))
        wrong = wrong != NULL ? wrong : entry;
      else if (row->def->fields[i].flags & KD_FIELD_REQUIRED && row->values[i].type == KD_VALUE_NONE)
        {
          kd_field_entry_set_error (entry, _ ("This is needed"));
          wrong = wrong != NULL ? wrong : entry;
        }
    }
  if (wrong != NULL)
    kd_field_entry_focus (wrong);
  else if (kd_row_validate (row, &error))
    return g_steal_pointer (&row);
  kd_form_dialog_set_problem (KD_FORM_DIALOG (self), error != NULL ? error->message : NULL);
  return NULL;
}

/* --- writing ------------------------------------------------------------------------------------------------ */

/* What takes the place of a record that is never changed: its reversal and another one. */
static void
replace (GPtrArray   *changes,
         const KdRow *before,
         KdRow       *after)
{
  g_ptr_array_add (changes, kd_change_new_insert (kd_transaction_new_reversal (before)));
  after->rowid = 0;
  after->leaf = -1;
  kd_uuid_clear (&after->uuid);
  g_ptr_array_add (changes, kd_change_new_insert (after));
}

static void
on_accept (KdRecordDialog *self)
{
  g_autoptr (KdRow) row = read_all (self);
  const char      *label = g_dgettext (GETTEXT_PACKAGE, self->row->def->label);
  g_autofree char *said = NULL;
  g_autoptr (GPtrArray) changes = g_ptr_array_new_with_free_func ((GDestroyNotify) kd_change_free);

  if (row == NULL)
    return;
  if (self->is_new)
    g_ptr_array_add (changes, kd_change_new_insert (g_steal_pointer (&row)));
  else if (!kd_row_equal (self->row, row))
    {
      if (row->def->flags & KD_KIND_APPEND_ONLY)
        replace (changes, self->row, g_steal_pointer (&row));
      else
        g_ptr_array_add (changes, kd_change_new_difference (self->row, row));
    }
  said = g_strdup_printf (self->is_new ? _ ("Added: %s") : _ ("Saved: %s"), label);
  if (changes->len > 0)
    kd_session_change (self->session, g_steal_pointer (&changes), said);
  self->saved = TRUE;
  if (self->had_draft)
    kd_session_drop_draft (self->session, self->key);
  adw_dialog_force_close (ADW_DIALOG (self));
}

/* --- the draft ---------------------------------------------------------------------------------------------- */

/* The form is shown again as it was left, where it was. */
static void
on_continue (KdRecordDialog *self)
{
  if (self->page == NULL || !gtk_widget_get_mapped (self->page))
    return;
  adw_dialog_present (ADW_DIALOG (self), self->page);
  for (guint i = 0; i < self->entries->len; i++)
    if (self->entries->pdata[i] != NULL && kd_field_entry_is_changed (self->entries->pdata[i]))
      {
        kd_field_entry_focus (self->entries->pdata[i]);
        return;
      }
}

static void
release (gpointer  data,
         GClosure *closure)
{
  g_object_unref (data);
}

static void
on_closed (KdRecordDialog *self)
{
  g_autofree char *text = self->saved ? NULL : kd_record_draft_write (self->entries);

  if (text == NULL)
    return;
  self->had_draft = TRUE;
  kd_session_keep_draft (self->session, self->key, text, g_cclosure_new_swap (G_CALLBACK (on_continue), g_object_ref (self), release));
}

/* The form goes with the lock; what is typed stays in the book. */
static void
on_locking (KdSession      *session,
            KdRecordDialog *self)
{
  g_autofree char *text = self->saved || !gtk_widget_get_mapped (GTK_WIDGET (self)) ? NULL : kd_record_draft_write (self->entries);
  g_autoptr (GError) error = NULL;

  self->saved = TRUE;
  if (text != NULL && !kd_record_draft_keep_now (session, self->key, text, &error))
    kd_session_fail (session, error);
}

static void
take_draft (GHashTable *texts,
            gpointer    data)
{
  KdRecordDialog  *self = data;
  g_autofree char *typed = kd_record_draft_write (self->entries);

  self->had_draft = TRUE;
  for (guint i = 0; typed == NULL && i < self->entries->len; i++)
    {
      KdFieldEntry *entry = self->entries->pdata[i];
      const char   *text = entry != NULL ? g_hash_table_lookup (texts, kd_field_entry_get_field (entry)->name) : NULL;

      if (text != NULL)
        kd_field_entry_put_text (entry, text);
    }
}

/* --- making it ---------------------------------------------------------------------------------------------- */

/**
 * kd_record_dialog_hide:
 * @self: a dialog
 * @field: place of a field
 *
 * Leaves a field out of the form: it stays as the caller set it. To be said before it is ready.
 */
void
kd_record_dialog_hide (KdRecordDialog *self,
                       guint           field)
{
  g_clear_object (&self->entries->pdata[field]);
}

/**
 * kd_record_dialog_offer:
 * @self: a dialog
 * @field: place of a reference
 * @uuid: a record
 * @label: what it is called
 *
 * Offers a record that the reference may name. To be said before it is ready.
 */
void
kd_record_dialog_offer (KdRecordDialog *self,
                        guint           field,
                        const KdUuid   *uuid,
                        const char     *label)
{
  if (self->entries->pdata[field] == NULL)
    self->entries->pdata[field] = kd_field_entry_new (self->row->def, field, FALSE);
  kd_field_entry_offer (self->entries->pdata[field], uuid, label);
}

/**
 * kd_record_dialog_ready:
 * @self: a dialog that knows all its offers
 *
 * Makes the form, and puts in what had been typed into it and was not saved. To be called once, before it is presented.
 */
void
kd_record_dialog_ready (KdRecordDialog *self)
{
  gboolean first = TRUE;

  for (guint i = 0; i < self->entries->len; i++)
    {
      KdFieldEntry *entry = self->entries->pdata[i];

      if (entry == NULL)
        continue;
      kd_field_entry_show (entry, self->row);
      kd_field_entry_add_to (entry, kd_form_dialog_get_group (KD_FORM_DIALOG (self)));
      if (first && !(kd_field_entry_get_field (entry)->type == KD_FIELD_REFERENCE))
        {
          GtkWidget *row = kd_field_entry_get_row (entry);

          adw_dialog_set_focus (ADW_DIALOG (self), row);
          first = FALSE;
        }
    }
  kd_record_draft_find (self->session, self->key, take_draft, G_OBJECT (self));
}

/**
 * kd_record_dialog_present:
 * @self: a dialog that is ready
 * @page: where
 *
 * Shows it, and again where somebody goes on with what was left.
 */
void
kd_record_dialog_present (KdRecordDialog *self,
                          GtkWidget      *page)
{
  g_set_weak_pointer (&self->page, page);
  adw_dialog_present (ADW_DIALOG (self), page);
}

static void
kd_record_dialog_dispose (GObject *object)
{
  KdRecordDialog *self = KD_RECORD_DIALOG (object);

  g_clear_pointer (&self->entries, g_ptr_array_unref);
  g_clear_pointer (&self->row, kd_row_free);
  g_clear_weak_pointer (&self->page);
  g_clear_pointer (&self->key, g_free);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (kd_record_dialog_parent_class)->dispose (object);
}

static void
kd_record_dialog_class_init (KdRecordDialogClass *class)
{
  G_OBJECT_CLASS (class)->dispose = kd_record_dialog_dispose;
}

static void
free_entry (gpointer entry)
{
  g_clear_object (&entry);
}

static void
kd_record_dialog_init (KdRecordDialog *self)
{
  self->entries = g_ptr_array_new_with_free_func (free_entry);
  g_signal_connect (self, "accept", G_CALLBACK (on_accept), NULL);
  g_signal_connect (self, "closed", G_CALLBACK (on_closed), NULL);
}

/**
 * kd_record_dialog_new:
 * @session: an open book
 * @row: (transfer full): a record, of which the caller has set what the user does not choose
 * @is_new: whether it is to be added, not mended
 *
 * Returns: (transfer floating): a form, that has to be told offers and that it is ready
 */
KdRecordDialog *
kd_record_dialog_new (KdSession *session,
                      KdRow     *row,
                      gboolean   is_new)
{
  KdRecordDialog  *self = g_object_new (KD_TYPE_RECORD_DIALOG, NULL);
  g_autofree char *title = NULL;

  self->session = g_object_ref (session);
  self->row = row;
  self->is_new = is_new;
  self->key = kd_record_draft_key (row, is_new);
  g_signal_connect_object (session, "locking", G_CALLBACK (on_locking), self, G_CONNECT_DEFAULT);
  for (guint i = 0; i < row->def->n_fields; i++)
    {
      KdFieldType type = row->def->fields[i].type;

      g_ptr_array_add (self->entries, type == KD_FIELD_REFERENCE || type == KD_FIELD_BLOB ? NULL : kd_field_entry_new (row->def, i, FALSE));
    }
  title = g_strdup_printf (is_new ? _ ("New: %s") : _ ("Mend: %s"), g_dgettext (GETTEXT_PACKAGE, row->def->label));
  kd_form_dialog_setup (KD_FORM_DIALOG (self), title, _ ("_Save"));
  return self;
}
