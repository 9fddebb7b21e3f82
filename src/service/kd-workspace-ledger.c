/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the ledger tells of the open book: history, undo, proof. */

#include "kd-workspace-private.h"

#include "kd-error.h"
#include "kd-history.h"
#include "kd-instant.h"
#include "kd-row-codec.h"
#include "kd-undo.h"
#include "kd-verify.h"

#include <glib/gi18n-lib.h>

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

/* So many records at a time: what somebody waits for goes between. */
#define RECORDS_A_STEP 100

typedef struct
{
  GPtrArray *uuids;
  guint      next;
  GPtrArray *entries; /* of one record after another */
  GPtrArray *authors;
} HistoryCall;

static KdStep
run_histories (KdStore *store,
               gpointer data,
               GError **error)
{
  HistoryCall *call = data;

  for (guint i = 0; store != NULL && i < RECORDS_A_STEP && call->next < call->uuids->len; i++)
    {
      GPtrArray *entries;

      if (!kd_store_history (store, call->uuids->pdata[call->next], &entries, error))
        return KD_STEP_FAILED;
      g_ptr_array_add (call->entries, entries);
      call->next++;
    }
  return call->next < call->uuids->len ? KD_STEP_MORE : KD_STEP_DONE;
}

static void
add_lines (GPtrArray            *lines,
           const KdHistoryEntry *entry,
           const KdUuid         *uuid)
{
  for (guint j = 0; j < entry->deltas->len; j++)
    {
      const KdDelta *delta = entry->deltas->pdata[j];
      KdHistoryLine *line = g_new0 (KdHistoryLine, 1);
      int            field = delta->number != 0 ? kd_kind_find_number (entry->def, delta->number) : -1;

      line->uuid = *uuid;
      line->def = entry->def;
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

/**
 * kd_workspace_histories:
 * @self: a workspace
 * @uuids: (element-type KdUuid): records of any kind, which may be deleted
 * @error: return location
 *
 * Returns: (transfer full) (nullable) (element-type KdHistoryLine): who changed what when, of one record after another, the
 *   oldest first
 */
GPtrArray *
kd_workspace_histories (KdWorkspace *self,
                        GPtrArray   *uuids,
                        GError     **error)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  HistoryCall call = { .uuids = uuids, .entries = all };
  GPtrArray  *lines;

  if (!kd_book_run (self->book, uuids->len > RECORDS_A_STEP ? KD_LANE_BULK : KD_LANE_INTERACTIVE, run_histories, &call, NULL, error))
    return NULL;
  lines = g_ptr_array_new_with_free_func (line_free);
  for (guint i = 0; i < all->len; i++)
    {
      const GPtrArray *entries = all->pdata[i];

      for (guint j = 0; j < entries->len; j++)
        add_lines (lines, entries->pdata[j], uuids->pdata[i]);
    }
  return lines;
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
  g_autoptr (GPtrArray) uuids = g_ptr_array_new ();

  g_ptr_array_add (uuids, (gpointer) uuid);
  return kd_workspace_histories (self, uuids, error);
}

static KdStep
run_authors (KdStore *store,
             gpointer data,
             GError **error)
{
  HistoryCall *call = data;

  for (guint i = 0; store != NULL && i < RECORDS_A_STEP && call->next < call->uuids->len; i++)
    {
      GError *problem = NULL;
      char   *name = kd_store_find_author (store, call->uuids->pdata[call->next], &problem);

      if (problem != NULL)
        {
          g_propagate_error (error, problem);
          return KD_STEP_FAILED;
        }
      g_ptr_array_add (call->authors, name);
      call->next++;
    }
  return call->next < call->uuids->len ? KD_STEP_MORE : KD_STEP_DONE;
}

/**
 * kd_workspace_authors:
 * @self: a workspace
 * @uuids: (element-type KdUuid): records of any kind
 * @error: return location
 *
 * Returns: (transfer full) (nullable) (element-type utf8): who wrote each of them first, %NULL where the ledger does not know
 */
GPtrArray *
kd_workspace_authors (KdWorkspace *self,
                      GPtrArray   *uuids,
                      GError     **error)
{
  g_autoptr (GPtrArray) authors = g_ptr_array_new_with_free_func (g_free);
  HistoryCall call = { .uuids = uuids, .authors = authors };

  if (!kd_book_run (self->book, uuids->len > RECORDS_A_STEP ? KD_LANE_BULK : KD_LANE_INTERACTIVE, run_authors, &call, NULL, error))
    return NULL;
  return g_steal_pointer (&authors);
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

typedef struct
{
  guint64       number;
  gboolean      redo;
  const KdUuid *batch; /* or NULL for a commit */
  gboolean      unfinished;
  KdUndoJob    *job;
  KdUndoResult *result;
} UndoCall;

static KdStep
run_undo (KdStore *store,
          gpointer data,
          GError **error)
{
  UndoCall *call = data;
  gboolean  done;

  if (store != NULL && call->job == NULL)
    call->job = call->batch != NULL ? kd_undo_job_new_for_batch (store, call->batch, call->unfinished, error)
                                    : kd_undo_job_new (store, call->number, call->redo, error);
  if (store == NULL || call->job == NULL || !kd_undo_job_step (call->job, store, &done, error))
    {
      g_clear_pointer (&call->job, kd_undo_job_free);
      return KD_STEP_FAILED;
    }
  if (!done)
    return KD_STEP_MORE;
  call->result = kd_undo_job_finish (g_steal_pointer (&call->job));
  return KD_STEP_DONE;
}

static KdReversal *
reverse (KdWorkspace *self,
         KdLane       lane,
         UndoCall    *call,
         GError     **error)
{
  g_autoptr (KdUndoResult) result = NULL;
  KdReversal *reversal;

  if (!kd_book_run (self->book, lane, run_undo, call, NULL, error))
    return NULL;
  result = call->result;
  reversal = g_new0 (KdReversal, 1);
  reversal->target = result->target;
  reversal->reversed = result->reversed;
  g_ptr_array_add (result->kept, NULL);
  reversal->kept = g_strdupv ((char **) result->kept->pdata);
  return reversal;
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
  UndoCall call = { .number = number, .redo = redo };

  return reverse (self, KD_LANE_INTERACTIVE, &call, error);
}

/**
 * kd_workspace_undo_batch:
 * @self: a workspace
 * @batch: the record of a larger act
 * @unfinished: whether the act was never finished, so that nothing of it is to stay
 * @error: return location
 *
 * Takes a whole act back: each record is reversed, or kept if it was edited since or others hang on it.
 *
 * Returns: (transfer full) (nullable): what was reversed and what was kept
 */
KdReversal *
kd_workspace_undo_batch (KdWorkspace  *self,
                         const KdUuid *batch,
                         gboolean      unfinished,
                         GError      **error)
{
  UndoCall call = { .batch = batch, .unfinished = unfinished };

  return reverse (self, KD_LANE_BULK, &call, error);
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

typedef struct
{
  gboolean        full;
  const KdAnchor *anchor;
  KdVerifier     *verifier;
  KdVerification *result;
} VerifyCall;

static KdStep
run_verify (KdStore *store,
            gpointer data,
            GError **error)
{
  VerifyCall *call = data;
  gboolean    done;

  if (store != NULL && call->verifier == NULL)
    call->verifier = kd_verifier_new (store, call->full, call->anchor);
  if (store == NULL || !kd_verifier_step (call->verifier, &done, error))
    {
      g_clear_pointer (&call->verifier, kd_verifier_free);
      return KD_STEP_FAILED;
    }
  if (!done)
    return KD_STEP_MORE;
  call->result = kd_verifier_finish (g_steal_pointer (&call->verifier));
  return KD_STEP_DONE;
}

static KdProof *
proof_new (const KdVerification *result)
{
  KdProof *proof = g_new0 (KdProof, 1);
  g_autoptr (GStrvBuilder) findings = g_strv_builder_new ();

  proof->commits = result->commits;
  proof->changes = result->changes;
  proof->root = g_base64_encode (result->root.bytes, KD_HASH_SIZE);
  for (guint i = 0; i < result->findings->len; i++)
    {
      const KdFinding *finding = result->findings->pdata[i];

      g_strv_builder_take (findings, g_strdup_printf ("%s %s", finding->code, finding->where));
    }
  proof->findings = g_strv_builder_end (findings);
  return proof;
}

/**
 * kd_workspace_verify:
 * @self: a workspace
 * @full: whether to check every page of the file too
 * @anchor_file: (nullable): a file with a checkpoint; %NULL for the one that this machine keeps
 * @cancellable: (nullable): to give up
 * @error: return location
 *
 * Returns: (transfer full) (nullable): what was found; %NULL only if it could not be carried through
 */
KdProof *
kd_workspace_verify (KdWorkspace  *self,
                     gboolean      full,
                     const char   *anchor_file,
                     GCancellable *cancellable,
                     GError      **error)
{
  g_autoptr (KdVerification) result = NULL;
  g_autofree char *text = NULL;
  g_auto (KdAnchor) anchor = { 0 };
  VerifyCall call = { .full = full };
  gboolean   read = g_file_get_contents (anchor_file != NULL ? anchor_file : self->anchor, &text, NULL, NULL);

  if (anchor_file != NULL && !read)
    {
      g_set_error (error, KD_ERROR, KD_ERROR_NOT_FOUND, _ ("The anchor “%s” cannot be read"), anchor_file);
      return NULL;
    }
  if (read && !kd_anchor_parse (text, kd_book_get_uuid (self->book), &anchor, error))
    return NULL;
  call.anchor = read ? &anchor : NULL;
  if (!kd_book_run (self->book, KD_LANE_BULK, run_verify, &call, cancellable, error))
    return NULL;
  result = call.result;
  return proof_new (result);
}
