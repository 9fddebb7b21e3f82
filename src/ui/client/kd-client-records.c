/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-client-records.h"

#include "kd-account.h"
#include "kd-assessment.h"
#include "kd-change.h"
#include "kd-client-words.h"
#include "kd-client.h"
#include "kd-contact-method.h"
#include "kd-field-group.h"
#include "kd-interaction.h"
#include "kd-product.h"
#include "kd-record-dialog.h"
#include "kd-task.h"
#include "kd-transaction.h"
#include "kd-valuation.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* A title is read at a glance. */
#define TITLE_CHARACTERS 24

static void
commit (KdSession  *session,
        KdChange   *change,
        const char *said)
{
  GPtrArray *changes;

  if (change == NULL)
    return;
  changes = g_ptr_array_new_with_free_func ((GDestroyNotify) kd_change_free);
  g_ptr_array_add (changes, change);
  kd_session_change (session, changes, said);
}

/* --- forms ------------------------------------------------------------------------------------------------ */

static void
offer (KdRecordDialog *dialog,
       guint           field,
       GPtrArray      *rows,
       guint           name)
{
  for (guint i = 0; i < rows->len; i++)
    {
      const KdRow *row = rows->pdata[i];

      kd_record_dialog_offer (dialog, field, &row->uuid, kd_row_get_text (row, name));
    }
}

/* What a record may refer to besides its client, and what the user has no use for. */
static void
make_offers (KdRecordDialog     *dialog,
             const KdClientFile *file,
             KdKind              kind)
{
  g_autoptr (GPtrArray) accounts = kd_client_file_list (file, KD_KIND_ACCOUNT);

  switch (kind)
    {
    case KD_KIND_ACCOUNT:
      offer (dialog, KD_ACCOUNT_PRODUCT, file->products, KD_PRODUCT_NAME);
      break;
    case KD_KIND_TRANSACTION:
      offer (dialog, KD_TRANSACTION_ACCOUNT, accounts, KD_ACCOUNT_NAME);
      offer (dialog, KD_TRANSACTION_PRODUCT, file->products, KD_PRODUCT_NAME);
      break;
    case KD_KIND_VALUATION:
      offer (dialog, KD_VALUATION_ACCOUNT, accounts, KD_ACCOUNT_NAME);
      break;
    case KD_KIND_ASSESSMENT:
      kd_record_dialog_hide (dialog, KD_ASSESSMENT_RULE);
      break;
    case KD_KIND_TASK:
      kd_record_dialog_hide (dialog, KD_TASK_DONE_AT);
      kd_record_dialog_hide (dialog, KD_TASK_RULE);
      kd_record_dialog_hide (dialog, KD_TASK_SUBJECT);
      kd_record_dialog_hide (dialog, KD_TASK_RULE_DUE);
      break;
    case KD_KIND_CLIENT:
    case KD_KIND_CONTACT_METHOD:
    case KD_KIND_HOUSEHOLD:
    case KD_KIND_MEMBERSHIP:
    case KD_KIND_PRODUCT:
    case KD_KIND_DECLARED_ASSETS:
    case KD_KIND_INTERACTION:
    case KD_KIND_IMPORT_BATCH:
    case KD_KIND_SEGMENT:
    case KD_KIND_STATEMENT:
    default:
      break;
    }
}

static void
present (GtkWidget          *page,
         const KdClientFile *file,
         KdRecordDialog     *dialog,
         KdKind              kind)
{
  make_offers (dialog, file, kind);
  kd_record_dialog_ready (dialog);
  kd_record_dialog_present (dialog, page);
}

static gint64
get_now (KdSession *session)
{
  return kd_clock_now (kd_workspace_get_clock (kd_session_get_workspace (session)));
}

/* By which rule the result is taken in, which holds for it when others have come into force. */
static void
set_rule (KdSession *session,
          KdRow     *row)
{
  const KdRuleRef *ref = &kd_directory_get_rules (kd_session_get_directory (session))->assessment.ref;
  g_autofree char *rule = g_strdup_printf ("%s %s", ref->id, ref->version);

  kd_value_set_text (&row->values[KD_ASSESSMENT_RULE], rule);
}

/* What a new record most likely says. */
static void
set_defaults (KdSession          *session,
              const KdClientFile *file,
              KdRow              *row)
{
  KdDate today = kd_session_get_today (session);
  g_autoptr (GPtrArray) accounts = kd_client_file_list (file, KD_KIND_ACCOUNT);
  int client = kd_kind_find_reference (row->def, KD_KIND_CLIENT);
  int account = kd_kind_find_reference (row->def, KD_KIND_ACCOUNT);
  int date = kd_kind_find_field (row->def, "date");

  if (client >= 0)
    kd_value_set_uuid (&row->values[client], &file->client->uuid);
  if (account >= 0 && accounts->len == 1)
    kd_value_set_uuid (&row->values[account], &((const KdRow *) accounts->pdata[0])->uuid);
  if (date >= 0)
    kd_value_set_integer (&row->values[date], today);
  if (row->def->kind == KD_KIND_TASK)
    {
      kd_value_set_text (&row->values[KD_TASK_STATUS], "open");
      kd_value_set_integer (&row->values[KD_TASK_DUE], today);
    }
  else if (row->def->kind == KD_KIND_INTERACTION)
    {
      kd_value_set_text (&row->values[KD_INTERACTION_CHANNEL], "call");
      kd_value_set_integer (&row->values[KD_INTERACTION_TIME], get_now (session));
    }
  else if (row->def->kind == KD_KIND_ASSESSMENT)
    set_rule (session, row);
  else if (row->def->kind == KD_KIND_CONTACT_METHOD)
    kd_value_set_text (&row->values[KD_CONTACT_METHOD_TYPE], "mobile");
}

/**
 * kd_client_records_add:
 * @page: where the form is shown
 * @session: an open book
 * @file: a client's file
 * @what: name of a kind, and `field=value` after a space for what else is known
 *
 * Asks for a new record of the client.
 */
void
kd_client_records_add (GtkWidget    *page,
                       KdSession    *session,
                       KdClientFile *file,
                       const char   *what)
{
  g_auto (GStrv) words = g_strsplit_set (what, " =", 3);
  const KdKindDef *def = kd_kind_find (words[0]);
  g_autoptr (GPtrArray) accounts = kd_client_file_list (file, KD_KIND_ACCOUNT);
  KdRow *row;

  g_return_if_fail (def != NULL);

  if (kd_kind_find_reference (def, KD_KIND_ACCOUNT) >= 0 && accounts->len == 0)
    {
      kd_session_say (session, _ ("Add an account first"));
      return;
    }
  row = kd_row_new (def->kind);
  set_defaults (session, file, row);
  if (g_strv_length (words) == 3)
    kd_value_set_text (&row->values[kd_kind_find_field (def, words[1])], words[2]);
  present (page, file, kd_record_dialog_new (session, row, TRUE), def->kind);
}

/**
 * kd_client_records_add_task_of:
 * @page: where the form is shown
 * @session: an open book
 * @file: a client's file
 * @entry: an entry of the journal
 *
 * Asks for a task that is named by the first line of an entry, and has the whole of it as its note.
 */
void
kd_client_records_add_task_of (GtkWidget    *page,
                               KdSession    *session,
                               KdClientFile *file,
                               const KdRow  *entry)
{
  const char *summary = kd_row_get_text (entry, KD_INTERACTION_SUMMARY);
  KdRow      *row = kd_row_new (KD_KIND_TASK);

  set_defaults (session, file, row);
  if (summary != NULL)
    {
      g_autofree char *first = g_strndup (summary, strcspn (summary, "\n"));
      g_autofree char *title = g_utf8_substring (first, 0, MIN (g_utf8_strlen (first, -1), TITLE_CHARACTERS));

      kd_value_set_text (&row->values[KD_TASK_TITLE], title);
      kd_value_set_text (&row->values[KD_TASK_NOTE], summary);
      kd_value_set_uuid (&row->values[KD_TASK_INTERACTION], &entry->uuid);
    }
  present (page, file, kd_record_dialog_new (session, row, TRUE), KD_KIND_TASK);
}

/**
 * kd_client_records_correct:
 * @page: where the form is shown
 * @session: an open book
 * @file: a client's file
 * @entry: an entry of the journal
 *
 * Asks for an entry that says better what another one said; the old one stays, and says that it was corrected.
 */
void
kd_client_records_correct (GtkWidget    *page,
                           KdSession    *session,
                           KdClientFile *file,
                           const KdRow  *entry)
{
  KdRow *row = kd_row_new (KD_KIND_INTERACTION);

  for (guint i = 0; i < row->def->n_fields; i++)
    kd_value_copy (&row->values[i], &entry->values[i]);
  kd_value_set_uuid (&row->values[KD_INTERACTION_CORRECTS], &entry->uuid);
  present (page, file, kd_record_dialog_new (session, row, TRUE), KD_KIND_INTERACTION);
}

/**
 * kd_client_records_mend:
 * @page: where the form is shown
 * @session: an open book
 * @file: a client's file
 * @row: a record of it
 *
 * Shows a record as a form. What is sensitive in it can be read there, which is noted.
 */
void
kd_client_records_mend (GtkWidget    *page,
                        KdSession    *session,
                        KdClientFile *file,
                        const KdRow  *row)
{
  if (kd_record_has_sensitive (row))
    kd_record_log_reveal (session, row);
  present (page, file, kd_record_dialog_new (session, kd_row_copy (row), FALSE), row->def->kind);
}

/**
 * kd_client_records_remove:
 * @session: an open book
 * @row: a record
 *
 * Takes a record away.
 */
void
kd_client_records_remove (KdSession   *session,
                          const KdRow *row)
{
  g_autofree char *said = g_strdup_printf (_ ("Removed: %s"), g_dgettext (GETTEXT_PACKAGE, row->def->label));

  commit (session, kd_change_new_delete (row->def->kind, &row->uuid), said);
}

/**
 * kd_client_records_finish:
 * @session: an open book
 * @task: a task
 *
 * Marks it as done.
 */
void
kd_client_records_finish (KdSession   *session,
                          const KdRow *task)
{
  g_autoptr (KdRow) after = kd_row_copy (task);
  g_autofree char *said = g_strdup_printf (_ ("Done: %s"), kd_row_get_text (task, KD_TASK_TITLE));

  kd_value_set_text (&after->values[KD_TASK_STATUS], "done");
  kd_value_set_integer (&after->values[KD_TASK_DONE_AT], get_now (session));
  commit (session, kd_change_new_difference (task, after), said);
}

/**
 * kd_client_records_set:
 * @session: an open book
 * @row: a record
 * @field: place of a field in its table
 * @text: (nullable): the value as text, or %NULL for none
 *
 * Gives a field another value.
 */
void
kd_client_records_set (KdSession   *session,
                       const KdRow *row,
                       guint        field,
                       const char  *text)
{
  g_autoptr (KdRow) after = kd_row_copy (row);
  g_autoptr (GError) error = NULL;
  g_autofree char *said = g_strdup_printf (_ ("Saved: %s"), kd_field_get_label (&row->def->fields[field]));

  if (kd_row_set_from_text (after, field, text != NULL ? text : "", &error) && kd_row_validate (after, &error))
    commit (session, kd_change_new_difference (row, after), said);
  else
    kd_session_fail (session, error);
}

/* --- the client ------------------------------------------------------------------------------------------- */

/**
 * kd_client_records_can_delete:
 * @file: a client's file
 *
 * Transactions are never deleted, and who was referred by somebody says by whom.
 *
 * Returns: whether the client can go
 */
gboolean
kd_client_records_can_delete (const KdClientFile *file)
{
  for (guint i = 0; i < file->rows->len; i++)
    {
      const KdRow *row = file->rows->pdata[i];

      if (row->def->flags & KD_KIND_APPEND_ONLY || row->def->kind == KD_KIND_CLIENT)
        return FALSE;
    }
  return TRUE;
}

/**
 * kd_client_records_delete:
 * @session: an open book
 * @file: a client's file
 *
 * Deletes the client with everything that hangs on it, as one step that can be undone.
 */
void
kd_client_records_delete (KdSession          *session,
                          const KdClientFile *file)
{
  GPtrArray       *changes = g_ptr_array_new_with_free_func ((GDestroyNotify) kd_change_free);
  g_autofree char *said = g_strdup_printf (_ ("Deleted: %s"), kd_row_get_text (file->client, KD_CLIENT_NAME));

  /* What hangs on accounts comes after them. */
  for (guint i = file->rows->len; i-- > 0;)
    {
      const KdRow *row = file->rows->pdata[i];

      g_ptr_array_add (changes, kd_change_new_delete (row->def->kind, &row->uuid));
    }
  g_ptr_array_add (changes, kd_change_new_delete (KD_KIND_CLIENT, &file->client->uuid));
  kd_session_change (session, changes, said);
}
