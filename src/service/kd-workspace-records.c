/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Records of the open book: reading and writing. */

#include "kd-workspace-private.h"

#include "kd-brief-store.h"
#include "kd-commit.h"
#include "kd-error.h"
#include "kd-row-store.h"
#include "kd-salvage.h"

#include <glib/gi18n-lib.h>

/* So many briefs are read at once. */
#define PAGE 500

typedef struct
{
  const KdCommit *commit;
  KdCommitResult *result;
} CommitCall;

static KdStep
run_commit (KdStore *store,
            gpointer data,
            GError **error)
{
  CommitCall *call = data;

  call->result = kd_store_commit (store, call->commit, error);
  return call->result != NULL ? KD_STEP_DONE : KD_STEP_FAILED;
}

/**
 * kd_workspace_commit:
 * @self: a workspace
 * @lane: which queue to wait in
 * @commit: what to write
 * @cancellable: (nullable): to give up while it waits
 * @error: return location
 *
 * Writes through the one door.
 *
 * Returns: (transfer full) (nullable): what was done
 */
KdCommitResult *
kd_workspace_commit (KdWorkspace    *self,
                     KdLane          lane,
                     const KdCommit *commit,
                     GCancellable   *cancellable,
                     GError        **error)
{
  CommitCall call = { commit, NULL };

  return kd_book_run (self->book, lane, run_commit, &call, cancellable, error) ? call.result : NULL;
}

/* What the one row of a commit became. */
static KdRow *
commit_one (KdWorkspace    *self,
            const KdCommit *commit,
            GError        **error)
{
  g_autoptr (KdCommitResult) result = kd_workspace_commit (self, KD_LANE_INTERACTIVE, commit, NULL, error);

  return result != NULL ? kd_row_copy (result->rows->pdata[0]) : NULL;
}

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

  kd_commit_take_change (commit, kd_change_new_insert (row));
  if (row->def->kind == KD_KIND_SEGMENT && !kd_workspace_check_segment (self, row, error))
    return NULL;
  return commit_one (self, commit, error);
}

/**
 * kd_workspace_change:
 * @self: a workspace
 * @changes: (transfer full) (element-type KdChange): what to change, at most %KD_COMMIT_LIMIT
 * @number: (out): the commit that undoing takes back, or 0 if there was nothing to change
 * @error: return location
 *
 * Makes several changes as one step, all or none.
 *
 * Returns: whether they are made
 */
gboolean
kd_workspace_change (KdWorkspace *self,
                     GPtrArray   *changes,
                     guint64     *number,
                     GError     **error)
{
  g_autoptr (KdCommit) commit = kd_commit_new (KD_REASON_EDIT);
  g_autoptr (KdCommitResult) result = NULL;

  g_ptr_array_extend_and_steal (commit->changes, changes);
  result = kd_workspace_commit (self, KD_LANE_INTERACTIVE, commit, NULL, error);
  *number = result != NULL ? result->number : 0;
  return result != NULL;
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
      for (; at < rows->len && commit->changes->len < KD_BATCH_COMMIT_LIMIT; at++)
        kd_commit_take_change (commit, kd_change_new_insert (rows->pdata[at]));
      result = kd_workspace_commit (self, KD_LANE_BULK, commit, NULL, error);
      good = result != NULL;
    }
  for (; at < rows->len; at++)
    kd_row_free (rows->pdata[at]);
  g_ptr_array_set_size (rows, 0);
  return good;
}

/**
 * kd_workspace_log_reveal:
 * @self: a workspace
 * @kind: kind of what is shown, or 0
 * @uuid: the record, or zeros for many
 * @count: how many records
 * @error: return location
 *
 * Writes down that sensitive values are shown in full; to be called before they are.
 *
 * Returns: whether it is in the ledger
 */
gboolean
kd_workspace_log_reveal (KdWorkspace  *self,
                         KdKind        kind,
                         const KdUuid *uuid,
                         guint         count,
                         GError      **error)
{
  g_autoptr (KdCommit) commit = kd_commit_new (KD_REASON_REVEAL);
  g_autoptr (KdCommitResult) result = NULL;

  commit->subject_kind = (guint16) kind;
  commit->subject = *uuid;
  commit->subject_count = count;
  result = kd_workspace_commit (self, KD_LANE_INTERACTIVE, commit, NULL, error);
  return result != NULL;
}

/**
 * kd_workspace_log_print:
 * @self: a workspace
 * @kind: kind of what is printed, or 0 for numbers about records
 * @subject: (nullable): the record, where it is one
 * @name: name of the file, or a word for the printer
 * @error: return location
 *
 * Writes down that something leaves the book as pages; to be called before it does.
 *
 * Returns: whether it is in the ledger
 */
gboolean
kd_workspace_log_print (KdWorkspace  *self,
                        KdKind        kind,
                        const KdUuid *subject,
                        const char   *name,
                        GError      **error)
{
  g_autoptr (KdCommit) commit = kd_commit_new (KD_REASON_PRINT);
  g_autoptr (KdCommitResult) result = NULL;

  commit->subject_kind = (guint16) kind;
  if (subject != NULL)
    {
      commit->subject = *subject;
      commit->subject_count = 1;
    }
  commit->note = g_strdup (name);
  result = kd_workspace_commit (self, KD_LANE_INTERACTIVE, commit, NULL, error);
  return result != NULL;
}

/**
 * kd_workspace_log_export:
 * @self: a workspace
 * @kind: kind of the records in the file, or 0 for numbers about them
 * @count: how many records
 * @name: the file's name
 * @error: return location
 *
 * Writes down that something leaves the book as plain text; to be called before the file has its name.
 *
 * Returns: whether it is in the ledger
 */
gboolean
kd_workspace_log_export (KdWorkspace *self,
                         KdKind       kind,
                         guint        count,
                         const char  *name,
                         GError     **error)
{
  g_autoptr (KdCommit) commit = kd_commit_new (KD_REASON_EXPORT);
  g_autoptr (KdCommitResult) result = NULL;

  commit->subject_kind = (guint16) kind;
  commit->subject_count = count;
  commit->note = g_strdup (name);
  result = kd_workspace_commit (self, KD_LANE_INTERACTIVE, commit, NULL, error);
  return result != NULL;
}

typedef struct
{
  const KdUuid *uuid;
  KdRow        *row;
} GetCall;

static KdStep
run_get (KdStore *store,
         gpointer data,
         GError **error)
{
  GetCall *call = data;
  char     text[KD_UUID_TEXT_SIZE];

  for (guint kind = 1; kind <= KD_KIND_LAST; kind++)
    {
      if (!kd_row_store_load (store->connection, kd_kind_get_def ((KdKind) kind), call->uuid, &call->row, error))
        return KD_STEP_FAILED;
      if (call->row != NULL)
        return KD_STEP_DONE;
    }
  g_set_error (error, KD_ERROR, KD_ERROR_NOT_FOUND, _ ("There is no record %s; “list” shows the ids"), kd_uuid_format (call->uuid, text));
  return KD_STEP_FAILED;
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
  GetCall call = { uuid, NULL };

  return kd_book_run (self->book, KD_LANE_INTERACTIVE, run_get, &call, NULL, error) ? call.row : NULL;
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
  KdChange *change;

  if (current == NULL)
    return NULL;
  change = kd_change_new_update (current->def->kind, uuid);
  kd_commit_take_change (commit, change);
  if (!kd_change_assign (change, assignments, current, error))
    return NULL;
  if (current->def->kind == KD_KIND_SEGMENT &&
      (!kd_row_assign (current, assignments, error) || !kd_workspace_check_segment (self, current, error)))
    return NULL;
  return commit_one (self, commit, error);
}

typedef struct
{
  const KdKindDef *def;
  const KdFilter  *filter;
  const KdUuid    *parent;
  guint            limit;
  GTimeZone       *zone;
  guint64          number;
  GPtrArray       *rows;
  GArray          *ids;
} ListCall;

static KdStep
run_list (KdStore *store,
          gpointer data,
          GError **error)
{
  ListCall *call = data;

  return kd_row_store_list (store->connection, call->def, call->filter, call->limit, &call->rows, error) ? KD_STEP_DONE : KD_STEP_FAILED;
}

static KdStep
run_find_ids (KdStore *store,
              gpointer data,
              GError **error)
{
  ListCall *call = data;

  return kd_row_store_find_ids (store->connection, call->def, call->filter, &call->ids, error) ? KD_STEP_DONE : KD_STEP_FAILED;
}

static KdStep
run_children (KdStore *store,
              gpointer data,
              GError **error)
{
  ListCall *call = data;

  return kd_row_store_children (store->connection, call->def, call->parent, &call->rows, error) ? KD_STEP_DONE : KD_STEP_FAILED;
}

/* What hangs on the client itself, then what hangs on its accounts. */
static KdStep
run_children_all (KdStore *store,
                  gpointer data,
                  GError **error)
{
  ListCall *call = data;
  g_autoptr (GPtrArray) rows = NULL;
  guint direct;

  if (!kd_row_store_referring (store->connection, KD_KIND_CLIENT, call->parent, &rows, error))
    return KD_STEP_FAILED;
  direct = rows->len;
  for (guint i = 0; i < direct; i++)
    {
      const KdRow *row = rows->pdata[i];
      GPtrArray   *some = NULL;

      if (row->def->kind != KD_KIND_ACCOUNT)
        continue;
      if (!kd_row_store_referring (store->connection, KD_KIND_ACCOUNT, &row->uuid, &some, error))
        return KD_STEP_FAILED;
      g_ptr_array_extend_and_steal (rows, some);
    }
  call->rows = g_steal_pointer (&rows);
  return KD_STEP_DONE;
}

typedef struct
{
  KdConnection *connection;
  GTimeZone    *zone;
} BriefsOf;

static gboolean
read_briefs (gpointer    data,
             gint64      after,
             guint       limit,
             GPtrArray **briefs,
             GError    **error)
{
  const BriefsOf *of = data;

  return kd_brief_store_page (of->connection, of->zone, after, limit, briefs, error);
}

typedef struct
{
  GTimeZone  *zone;
  KdBriefFunc func;
  gpointer    data;
  guint64     number;
} BriefsCall;

/* A page at a time: a million briefs at once would take more memory than all else. Of a damaged book, those that can be read. */
static KdStep
run_briefs (KdStore *store,
            gpointer data,
            GError **error)
{
  BriefsCall *call = data;
  BriefsOf    of = { store->connection, call->zone };
  gint64      after = 0;
  guint       n;

  call->number = store->number;
  do
    {
      g_autoptr (GPtrArray) page = NULL;

      if (!(store->read_only ? kd_salvage_page (read_briefs, &of, after, PAGE, &page, error) : read_briefs (&of, after, PAGE, &page, error)))
        return KD_STEP_FAILED;
      n = page->len;
      if (n > 0)
        after = ((const KdBrief *) page->pdata[n - 1])->id;
      for (guint i = 0; i < n; i++)
        call->func (page->pdata[i], call->data);
    }
  while (n > 0);
  return KD_STEP_DONE;
}

/**
 * kd_workspace_list_filtered:
 * @self: a workspace
 * @def: a kind
 * @filter: (nullable): which ones, by what the records have
 * @limit: how many at the most; 0 for all
 * @error: return location
 *
 * Returns: (transfer full) (nullable) (element-type KdRow): the records, the oldest first
 */
GPtrArray *
kd_workspace_list_filtered (KdWorkspace     *self,
                            const KdKindDef *def,
                            const KdFilter  *filter,
                            guint            limit,
                            GError         **error)
{
  ListCall call = { .def = def, .filter = filter, .limit = limit };

  return kd_book_run (self->book, KD_LANE_INTERACTIVE, run_list, &call, NULL, error) ? call.rows : NULL;
}

/**
 * kd_workspace_list:
 * @self: a workspace
 * @def: a kind
 * @where: (nullable): a filter; see [func@filter_parse_with]; clients can be asked for what
 *   [struct@ClientFields] has, too
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

  if (where != NULL && def->kind == KD_KIND_CLIENT)
    return kd_workspace_list_clients (self, where, limit, error);
  if (where != NULL && (filter = kd_filter_parse (def, where, error)) == NULL)
    return NULL;
  return kd_workspace_list_filtered (self, def, filter, limit, error);
}

/**
 * kd_workspace_find_ids:
 * @self: a workspace
 * @def: a kind
 * @filter: which records
 * @error: return location
 *
 * Returns: (transfer full) (nullable) (element-type gint64): their row numbers in ascending order
 */
GArray *
kd_workspace_find_ids (KdWorkspace     *self,
                       const KdKindDef *def,
                       const KdFilter  *filter,
                       GError         **error)
{
  ListCall call = { .def = def, .filter = filter };

  return kd_book_run (self->book, KD_LANE_INTERACTIVE, run_find_ids, &call, NULL, error) ? call.ids : NULL;
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
  ListCall call = { .def = def, .parent = uuid };

  return kd_book_run (self->book, KD_LANE_INTERACTIVE, run_children, &call, NULL, error) ? call.rows : NULL;
}

/**
 * kd_workspace_children_all:
 * @self: a workspace
 * @uuid: a client
 * @error: return location
 *
 * What a client's page shows, read at one moment: everything that refers to the client, and the transactions and
 * valuations of its accounts. Clients whom this one referred are in it, what hangs on them is not.
 *
 * Returns: (transfer full) (nullable) (element-type KdRow): the records, those of a kind and an owner together, the
 *   oldest first
 */
GPtrArray *
kd_workspace_children_all (KdWorkspace  *self,
                           const KdUuid *uuid,
                           GError      **error)
{
  ListCall call = { .parent = uuid };

  return kd_book_run (self->book, KD_LANE_INTERACTIVE, run_children_all, &call, NULL, error) ? call.rows : NULL;
}

/**
 * kd_workspace_each_brief:
 * @self: a workspace
 * @func: called on the book's thread with what lists need of every client, the oldest client first
 * @data: for @func
 * @number: (out) (optional): the newest commit that the briefs know of
 * @error: return location
 *
 * Like [method@Workspace.briefs], without keeping them all at once.
 *
 * Returns: whether they could be read; if not, @func may have been called for some
 */
gboolean
kd_workspace_each_brief (KdWorkspace *self,
                         KdBriefFunc  func,
                         gpointer     data,
                         guint64     *number,
                         GError     **error)
{
  BriefsCall call = { .zone = kd_clock_get_zone (self->clock), .func = func, .data = data };

  if (!kd_book_run (self->book, KD_LANE_INTERACTIVE, run_briefs, &call, NULL, error))
    return FALSE;
  if (number != NULL)
    *number = call.number;
  return TRUE;
}

static void
keep_brief (KdBrief *brief,
            gpointer briefs)
{
  g_ptr_array_add (briefs, g_memdup2 (brief, sizeof *brief));
  kd_brief_init (brief);
}

/**
 * kd_workspace_briefs:
 * @self: a workspace
 * @number: (out) (optional): the newest commit that they know of
 * @error: return location
 *
 * Returns: (transfer full) (nullable) (element-type KdBrief): what lists need of every client, the
 *   oldest client first
 */
GPtrArray *
kd_workspace_briefs (KdWorkspace *self,
                     guint64     *number,
                     GError     **error)
{
  g_autoptr (GPtrArray) briefs = g_ptr_array_new_with_free_func ((GDestroyNotify) kd_brief_free);

  return kd_workspace_each_brief (self, keep_brief, briefs, number, error) ? g_steal_pointer (&briefs) : NULL;
}
