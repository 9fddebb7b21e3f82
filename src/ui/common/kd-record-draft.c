/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What was typed into the form of a record and not saved: kept in the book, under the record or whom it hangs on. */

#include "kd-record-draft.h"

#include "kd-workspace-drafts.h"

#define GROUP "record"

/**
 * kd_record_draft_key:
 * @row: a record
 * @is_new: whether it is not in the book yet
 *
 * Returns: (transfer full): under which key its draft is kept: a new record's under what it refers to first
 */
char *
kd_record_draft_key (const KdRow *row,
                     gboolean     is_new)
{
  KdUuid uuid = is_new ? (KdUuid) { 0 } : row->uuid;
  char   id[KD_UUID_TEXT_SIZE];

  for (guint i = 0; is_new && i < row->def->n_fields && kd_uuid_is_none (&uuid); i++)
    if (row->values[i].type == KD_VALUE_UUID)
      uuid = row->values[i].uuid;
  return g_strdup_printf (KD_DRAFT_FORM "%s/%s", row->def->name, kd_uuid_format (&uuid, id));
}

/**
 * kd_record_draft_write:
 * @entries: (element-type KdFieldEntry): entries of a form, %NULL where a field has none
 *
 * Returns: (transfer full) (nullable): what was typed, or %NULL where nothing was
 */
char *
kd_record_draft_write (GPtrArray *entries)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();

  for (guint i = 0; i < entries->len; i++)
    {
      KdFieldEntry    *entry = entries->pdata[i];
      g_autofree char *text = NULL;

      if (entry == NULL || !kd_field_entry_is_changed (entry))
        continue;
      text = kd_field_entry_get_text (entry);
      g_key_file_set_string (file, GROUP, kd_field_entry_get_field (entry)->name, text);
    }
  return g_key_file_has_group (file, GROUP) ? g_key_file_to_data (file, NULL, NULL) : NULL;
}

static GHashTable *
read_texts (const char *text)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_auto (GStrv) names = NULL;
  GHashTable *texts;

  if (!g_key_file_load_from_data (file, text, (gsize) -1, G_KEY_FILE_NONE, NULL) || (names = g_key_file_get_keys (file, GROUP, NULL, NULL)) == NULL)
    return NULL;
  texts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  for (guint i = 0; names[i] != NULL; i++)
    {
      char *value = g_key_file_get_string (file, GROUP, names[i], NULL);

      if (value != NULL)
        g_hash_table_insert (texts, g_strdup (names[i]), value);
    }
  return texts;
}

/* --- the book ------------------------------------------------------------------------------------------------- */

typedef struct
{
  char              *key;
  char              *text;
  KdSession         *session;
  KdRecordDraftFound found;
  GWeakRef           data;
} Work;

static void
work_free (gpointer data)
{
  Work *work = data;

  g_free (work->key);
  g_free (work->text);
  g_clear_object (&work->session);
  g_weak_ref_clear (&work->data);
  g_free (work);
}

static Work *
work_new (KdSession  *session,
          const char *key)
{
  Work *work = g_new0 (Work, 1);

  work->key = g_strdup (key);
  work->session = g_object_ref (session);
  g_weak_ref_init (&work->data, NULL);
  return work;
}

/**
 * kd_record_draft_keep_now:
 * @session: a book that is about to be locked
 * @key: what [func@record_draft_key] gave
 * @text: what [func@record_draft_write] gave
 * @error: return location
 *
 * Keeps a draft; blocks.
 *
 * Returns: whether it is on the disk
 */
gboolean
kd_record_draft_keep_now (KdSession  *session,
                          const char *key,
                          const char *text,
                          GError    **error)
{
  return kd_workspace_put_draft (kd_session_get_workspace (session), key, text, error);
}

static gboolean
run_find (KdWorkspace  *workspace,
          gpointer      data,
          GCancellable *cancellable,
          GError      **error)
{
  Work *work = data;

  return kd_workspace_get_draft (workspace, work->key, &work->text, error);
}

static void
on_found (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  g_autoptr (KdSession) session = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GHashTable) texts = NULL;
  g_autoptr (GObject) form = NULL;
  Work *work = kd_workspace_call_finish (KD_WORKSPACE (source), result, &error);

  if (work == NULL)
    {
      kd_session_fail (session, error);
      return;
    }
  texts = work->text != NULL ? read_texts (work->text) : NULL;
  form = g_weak_ref_get (&work->data);
  if (texts != NULL && form != NULL)
    work->found (texts, form);
  work_free (work);
}

/**
 * kd_record_draft_find:
 * @session: an open book
 * @key: what [func@record_draft_key] gave
 * @found: what to do with a draft
 * @data: (not nullable): whom it is for; nothing is done once it is gone
 *
 * Looks for a draft beside the main loop.
 */
void
kd_record_draft_find (KdSession         *session,
                      const char        *key,
                      KdRecordDraftFound found,
                      GObject           *data)
{
  Work *work = work_new (session, key);

  work->found = found;
  g_weak_ref_set (&work->data, data);
  kd_workspace_call_async (kd_session_get_workspace (session), run_find, work, work_free, NULL, on_found, g_object_ref (session));
}
