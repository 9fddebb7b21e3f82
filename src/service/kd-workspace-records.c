/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Records of the open book: reading, writing, history, undo, proof. */

#include "kd-workspace-private.h"

#include "kd-brief-store.h"
#include "kd-commit.h"
#include "kd-error.h"
#include "kd-history.h"
#include "kd-instant.h"
#include "kd-row-codec.h"
#include "kd-row-store.h"
#include "kd-undo.h"
#include "kd-verify.h"

#include <glib/gi18n-lib.h>

/**
 * kd_workspace_add:
 * @self: a workspace
 * @row: (transfer full): a new record
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the record as it is stored
 */
KdRow *
kd_workspace_add (KdWorkspace *self,
                  KdRow       *row,
                  GError     **error)
{
  g_autoptr (KdCommit) commit = kd_commit_new (KD_REASON_EDIT);
  g_autoptr (KdCommitResult) result = NULL;

  kd_commit_take_change (commit, kd_change_new_insert (row));
  result = kd_store_commit (self->store, commit, error);
  return result != NULL ? g_ptr_array_steal_index (result->rows, 0) : NULL;
}

/**
 * kd_workspace_add_all:
 * @self: a workspace
 * @rows: (element-type KdRow): new records, each referring to earlier ones only, in an array
 *   without a free function; taken over and removed from it
 * @batch: the larger act that they belong to
 * @error: return location
 *
 * Stores many records in as few commits as their number allows.
 *
 * Returns: whether all are stored
 */
gboolean
kd_workspace_add_all (KdWorkspace  *self,
                      GPtrArray    *rows,
                      const KdUuid *batch,
                      GError      **error)
{
  guint    at = 0;
  gboolean good = TRUE;

  while (good && at < rows->len)
    {
      g_autoptr (KdCommit) commit = kd_commit_new (KD_REASON_DEMONSTRATION);
      g_autoptr (KdCommitResult) result = NULL;

      commit->batch = *batch;
      for (; at < rows->len && commit->changes->len < KD_COMMIT_LIMIT; at++)
        kd_commit_take_change (commit, kd_change_new_insert (rows->pdata[at]));
      result = kd_store_commit (self->store, commit, error);
      good = result != NULL;
    }
  for (; at < rows->len; at++)
    kd_row_free (rows->pdata[at]);
  g_ptr_array_set_size (rows, 0);
  return good;
}

/**
 * kd_workspace_get:
 * @self: a workspace
 * @uuid: a record of any kind
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the record, or %NULL with %KD_ERROR_NOT_FOUND
 */
KdRow *
kd_workspace_get (KdWorkspace  *self,
                  const KdUuid *uuid,
                  GError      **error)
{
  char text[KD_UUID_TEXT_SIZE];

  for (guint kind = 1; kind <= KD_KIND_LAST; kind++)
    {
      KdRow *row = NULL;

      if (!kd_row_store_load (self->store->connection, kd_kind_get_def ((KdKind) kind), uuid, &row, error))
        return NULL;
      if (row != NULL)
        return row;
    }
  g_set_error (error, KD_ERROR, KD_ERROR_NOT_FOUND, _ ("There is no record %s; “list” shows the ids"), kd_uuid_format (uuid, text));
  return NULL;
}

/**
 * kd_workspace_set:
 * @self: a workspace
 * @uuid: a record of any kind
 * @assignments: (array zero-terminated=1): texts of the form `field=value`
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the record as it is stored now
 */
KdRow *
kd_workspace_set (KdWorkspace       *self,
                  const KdUuid      *uuid,
                  const char *const *assignments,
                  GError           **error)
{
  g_autoptr (KdRow) current = kd_workspace_get (self, uuid, error);
  g_autoptr (KdCommit) commit = kd_commit_new (KD_REASON_EDIT);
  g_autoptr (KdCommitResult) result = NULL;
  KdChange *change;

  if (current == NULL)
    return NULL;
  change = kd_change_new_update (current->def->kind, uuid);
  kd_commit_take_change (commit, change);
  if (!kd_change_assign (change, assignments, current, error))
    return NULL;
  result = kd_store_commit (self->store, commit, error);
  return result != NULL ? g_ptr_array_steal_index (result->rows, 0) : NULL;
}

/**
 * kd_workspace_list:
 * @self: a workspace
 * @def: a kind
 * @where: (nullable): a filter; see [func@filter_parse]
 * @limit: how many at the most; 0 for all
 * @error: return location
 *
 * Returns: (transfer full) (nullable) (element-type KdRow): the records, the oldest first
 */
GPtrArray *
kd_workspace_list (KdWorkspace     *self,
                   const KdKindDef *def,
                   const char      *where,
                   guint            limit,
                   GError         **error)
{
  g_autoptr (KdFilter) filter = NULL;
  GPtrArray *rows = NULL;

  if (where != NULL && (filter = kd_filter_parse (def, where, error)) == NULL)
    return NULL;
  kd_row_store_list (self->store->connection, def, filter, limit, &rows, error);
  return rows;
}

/**
 * kd_workspace_children:
 * @self: a workspace
 * @def: a kind
 * @uuid: a record
 * @error: return location
 *
 * Returns: (transfer full) (nullable) (element-type KdRow): the records of @def that refer to it
 */
GPtrArray *
kd_workspace_children (KdWorkspace     *self,
                       const KdKindDef *def,
                       const KdUuid    *uuid,
                       GError         **error)
{
  GPtrArray *rows = NULL;

  kd_row_store_children (self->store->connection, def, uuid, &rows, error);
  return rows;
}

/**
 * kd_workspace_briefs:
 * @self: a workspace
 * @error: return location
 *
 * Returns: (transfer full) (nullable) (element-type KdBrief): what lists need of every client, the
 *   oldest client first
 */
GPtrArray *
kd_workspace_briefs (KdWorkspace *self,
                     GError     **error)
{
  GPtrArray *briefs = NULL;

  kd_brief_store_list (self->store->connection, kd_clock_get_zone (self->clock), &briefs, error);
  return briefs;
}

/* --- history ------------------------------------------------------------------------------------------- */

static void
line_free (gpointer data)
{
  KdHistoryLine *line = data;

  g_free (line->time);
  g_free (line->author);
  g_free (line->field);
  g_free (line->before);
  g_free (line->after);
  g_free (line);
}

static char *
format_delta (const KdHistoryEntry *entry,
              int                   field,
              const KdValue        *value)
{
  if (value->type == KD_VALUE_NONE)
    return NULL;
  if (field < 0)
    return value->type == KD_VALUE_TEXT ? g_strdup (value->text) : g_strdup ("?");
  return kd_field_format (&entry->def->fields[field], value, KD_DEFAULT_CURRENCY);
}

/**
 * kd_workspace_history:
 * @self: a workspace
 * @uuid: a record of any kind, which may be deleted
 * @error: return location
 *
 * Returns: (transfer full) (nullable) (element-type KdHistoryLine): who changed what when, the oldest
 *   first
 */
GPtrArray *
kd_workspace_history (KdWorkspace  *self,
                      const KdUuid *uuid,
                      GError      **error)
{
  g_autoptr (GPtrArray) entries = NULL;
  GPtrArray *lines;

  if (!kd_store_history (self->store, uuid, &entries, error))
    return NULL;
  lines = g_ptr_array_new_with_free_func (line_free);
  for (guint i = 0; i < entries->len; i++)
    {
      const KdHistoryEntry *entry = entries->pdata[i];

      for (guint j = 0; j < entry->deltas->len; j++)
        {
          const KdDelta *delta = entry->deltas->pdata[j];
          KdHistoryLine *line = g_new0 (KdHistoryLine, 1);
          int            field = delta->number != 0 ? kd_kind_find_number (entry->def, delta->number) : -1;

          line->time = kd_instant_format (entry->time);
          line->author = g_strdup (entry->author);
          line->reason = kd_reason_get_name (entry->reason);
          line->commit = entry->number;
          line->sensitive = field >= 0 && (entry->def->fields[field].flags & KD_FIELD_SENSITIVE) != 0;
          line->field = field >= 0 ? g_strdup (entry->def->fields[field].name) : g_strconcat ("extra.", delta->name, NULL);
          line->before = format_delta (entry, field, &delta->before);
          line->after = format_delta (entry, field, &delta->after);
          g_ptr_array_add (lines, line);
        }
    }
  return lines;
}

/* --- undo ----------------------------------------------------------------------------------------------- */

/**
 * kd_reversal_free:
 * @self: (transfer full): what an undo did
 *
 * Frees @self.
 */
void
kd_reversal_free (KdReversal *self)
{
  g_strfreev (self->kept);
  g_free (self);
}

/**
 * kd_workspace_undo:
 * @self: a workspace
 * @number: a commit, or 0 for the newest
 * @redo: whether to reverse the newest undo instead
 * @error: return location
 *
 * Returns: (transfer full) (nullable): what was reversed and what was kept
 */
KdReversal *
kd_workspace_undo (KdWorkspace *self,
                   guint64      number,
                   gboolean     redo,
                   GError     **error)
{
  g_autoptr (KdUndoResult) result = redo ? kd_store_redo (self->store, error) : kd_store_undo (self->store, number, error);
  KdReversal *reversal;

  if (result == NULL)
    return NULL;
  reversal = g_new0 (KdReversal, 1);
  reversal->target = result->target;
  reversal->reversed = result->reversed;
  g_ptr_array_add (result->kept, NULL);
  reversal->kept = g_strdupv ((char **) result->kept->pdata);
  return reversal;
}

/* --- proof ----------------------------------------------------------------------------------------------- */

/**
 * kd_proof_free:
 * @self: (transfer full): the outcome of a verification
 *
 * Frees @self.
 */
void
kd_proof_free (KdProof *self)
{
  g_free (self->root);
  g_strfreev (self->findings);
  g_free (self);
}

/**
 * kd_workspace_verify:
 * @self: a workspace
 * @full: whether to check every page of the file too
 * @anchor_file: (nullable): a file with a checkpoint; %NULL for the one that this machine keeps
 * @error: return location
 *
 * Returns: (transfer full) (nullable): what was found; %NULL only if it could not be carried through
 */
KdProof *
kd_workspace_verify (KdWorkspace *self,
                     gboolean     full,
                     const char  *anchor_file,
                     GError     **error)
{
  g_autoptr (KdVerification) result = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GPtrArray) findings = g_ptr_array_new ();
  KdAnchor anchor;
  KdProof *proof;
  gboolean read = g_file_get_contents (anchor_file != NULL ? anchor_file : self->anchor, &text, NULL, NULL);

  if (anchor_file != NULL && !read)
    {
      g_set_error (error, KD_ERROR, KD_ERROR_NOT_FOUND, _ ("The anchor “%s” cannot be read"), anchor_file);
      return NULL;
    }
  if (read && !kd_anchor_parse (text, &self->store->book, &anchor, error))
    return NULL;
  result = kd_store_verify (self->store, full, read ? &anchor : NULL, NULL, error);
  if (result == NULL)
    return NULL;

  proof = g_new0 (KdProof, 1);
  proof->commits = result->commits;
  proof->changes = result->changes;
  proof->root = g_base64_encode (result->root.bytes, KD_HASH_SIZE);
  for (guint i = 0; i < result->findings->len; i++)
    {
      const KdFinding *finding = result->findings->pdata[i];

      g_ptr_array_add (findings, g_strdup_printf ("%s %s", finding->code, finding->where));
    }
  g_ptr_array_add (findings, NULL);
  proof->findings = (char **) g_ptr_array_steal (findings, NULL);
  return proof;
}
