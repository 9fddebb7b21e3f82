/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-batch-edit.h"

#include "kd-change.h"
#include "kd-client.h"
#include "kd-error.h"
#include "kd-roster-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What the field is to say of a client. Tags that are there stay as they are written. */
static char *
make_text (const KdBatchEdit *edit,
           const KdRow       *row)
{
  const char *had = edit->adds_tag ? kd_row_get_text (row, edit->field) : NULL;
  g_auto (GStrv) tags = had != NULL ? kd_words_split_tags (had) : NULL;

  if (tags == NULL || tags[0] == NULL)
    return g_strdup (edit->text);
  if (*edit->text == '\0' || g_strv_contains ((const char *const *) tags, edit->text))
    return g_strdup (had);
  return g_strconcat (had, strstr (had, "，") != NULL ? "，" : strstr (had, "、") != NULL ? "、"
                                                                                          : ", ",
                      edit->text,
                      NULL);
}

/**
 * kd_batch_edit_compose:
 * @workspace: a workspace
 * @edit: what to change
 * @changes: (element-type KdChange): where the changes go
 * @before: (nullable) (element-type KdRow): where the clients as they are go, one for each change
 * @error: return location
 *
 * Makes the changes of a batch edit, none for clients who have the value already. Blocks; may be called from
 * any thread.
 *
 * Returns: whether they are in @changes; %FALSE if there are too many clients, one is gone or the value cannot stand
 */
gboolean
kd_batch_edit_compose (KdWorkspace       *workspace,
                       const KdBatchEdit *edit,
                       GPtrArray         *changes,
                       GPtrArray         *before,
                       GError           **error)
{
  if (edit->clients->len > KD_BATCH_EDIT_LIMIT)
    {
      g_set_error (error, KD_ERROR, KD_ERROR_INVALID, _ ("At most %d clients are changed in one step, choose fewer"), KD_BATCH_EDIT_LIMIT);
      return FALSE;
    }
  for (guint i = 0; i < edit->clients->len; i++)
    {
      const KdUuid *client = &g_array_index (edit->clients, KdUuid, i);
      g_autoptr (KdRow) row = kd_workspace_get (workspace, client, error);
      g_autoptr (KdChange) change = NULL;
      g_autoptr (KdRow) after = NULL;
      g_autofree char *text = NULL;
      g_autofree char *assignment = NULL;

      if (row == NULL)
        return FALSE;
      text = make_text (edit, row);
      assignment = g_strdup_printf ("%s=%s", kd_client_kind.fields[edit->field].name, text);
      change = kd_change_new_update (KD_KIND_CLIENT, client);
      if (!kd_change_assign (change, (const char *const[]) { assignment, NULL }, row, error))
        return FALSE;
      after = kd_change_apply (change, row);
      if (kd_row_equal (after, row))
        continue;
      g_ptr_array_add (changes, g_steal_pointer (&change));
      if (before != NULL)
        g_ptr_array_add (before, g_steal_pointer (&row));
    }
  return TRUE;
}

/**
 * kd_batch_edit_free:
 * @edit: (nullable): a batch edit
 *
 * Frees it.
 */
void
kd_batch_edit_free (KdBatchEdit *edit)
{
  if (edit == NULL)
    return;
  g_array_unref (edit->clients);
  g_free (edit->text);
  g_free (edit);
}
