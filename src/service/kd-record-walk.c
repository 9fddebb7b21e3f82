/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-record-walk.h"

#include "kd-error.h"
#include "kd-row-store.h"
#include "kd-salvage.h"
#include "kd-workspace-private.h"

/* A few milliseconds of reading: what somebody waits for goes between. */
#define PAGE 500

typedef struct
{
  const KdRecordWalk *walk;
  gint64              after;
  GPtrArray          *rows;
  GPtrArray          *parts;
  KdConnection       *connection;
  gboolean            damaged;
} PageCall;

static gboolean
read_rows (gpointer    data,
           gint64      after,
           guint       limit,
           GPtrArray **rows,
           GError    **error)
{
  const PageCall *call = data;

  return kd_row_store_page (call->connection, call->walk->def, call->walk->filter, after, limit, rows, error);
}

static gboolean
read_parts (PageCall        *call,
            const KdKindDef *def,
            gint64           after,
            gint64           last,
            GError         **error)
{
  GPtrArray *some = NULL;

  if (!kd_row_store_page_parts (call->connection, def, call->walk->def, call->walk->filter, after, last, &some, error))
    return FALSE;
  g_ptr_array_extend_and_steal (call->parts, some);
  return TRUE;
}

/* What belongs to the rows of a page, one row after the other where not all can be read together. */
static gboolean
salvage_parts (PageCall        *call,
               const KdKindDef *def,
               gint64           last,
               GError         **error)
{
  g_autoptr (GError) local = NULL;

  if (read_parts (call, def, call->after, last, &local))
    return TRUE;
  for (guint i = 0; i < call->rows->len && g_error_matches (local, KD_ERROR, KD_ERROR_CORRUPT); i++)
    {
      gint64 id = ((const KdRow *) call->rows->pdata[i])->rowid;
      g_autoptr (GError) missing = NULL;

      if (!read_parts (call, def, id - 1, id, &missing) && !g_error_matches (missing, KD_ERROR, KD_ERROR_CORRUPT))
        {
          g_clear_error (&local);
          local = g_steal_pointer (&missing);
        }
    }
  if (g_error_matches (local, KD_ERROR, KD_ERROR_CORRUPT))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static KdStep
run_page (KdStore *store,
          gpointer data,
          GError **error)
{
  PageCall           *call = data;
  const KdRecordWalk *walk = call->walk;
  gint64              last;

  call->connection = store->connection;
  call->damaged = store->read_only;
  if (!(call->damaged ? kd_salvage_page (read_rows, call, call->after, PAGE, &call->rows, error) : read_rows (call, call->after, PAGE, &call->rows, error)))
    return KD_STEP_FAILED;
  if (call->rows->len == 0)
    return KD_STEP_DONE;
  last = ((const KdRow *) call->rows->pdata[call->rows->len - 1])->rowid;
  for (guint kind = 1; kind <= KD_KIND_LAST; kind++)
    {
      const KdKindDef *def = kd_kind_get_def ((KdKind) kind);

      if (!(walk->kinds & 1u << kind))
        continue;
      if (!(call->damaged ? salvage_parts (call, def, last, error) : read_parts (call, def, call->after, last, error)))
        return KD_STEP_FAILED;
    }
  return KD_STEP_DONE;
}

/* What belongs to which record: an array of rows that stay the page's. */
static GHashTable *
group_parts (const KdKindDef *def,
             GPtrArray       *parts)
{
  GHashTable *groups = g_hash_table_new_full (kd_uuid_hash, kd_uuid_equal, NULL, (GDestroyNotify) g_ptr_array_unref);

  for (guint i = 0; i < parts->len; i++)
    {
      const KdRow  *part = parts->pdata[i];
      const KdUuid *whole = &part->values[kd_kind_find_reference (part->def, def->kind)].uuid;
      GPtrArray    *group = g_hash_table_lookup (groups, whole);

      if (group == NULL)
        {
          group = g_ptr_array_new ();
          g_hash_table_insert (groups, (gpointer) whole, group);
        }
      g_ptr_array_add (group, (gpointer) part);
    }
  return groups;
}

static gboolean
visit_page (const KdRecordWalk *self,
            const PageCall     *call,
            GError            **error)
{
  g_autoptr (GHashTable) groups = group_parts (self->def, call->parts);

  for (guint i = 0; i < call->rows->len; i++)
    {
      const KdRow *row = call->rows->pdata[i];

      if (!self->visit (row, g_hash_table_lookup (groups, &row->uuid), self->data, error))
        return FALSE;
    }
  if (self->page != NULL)
    self->page (self->data);
  return TRUE;
}

/**
 * kd_record_walk_get_parts:
 * @def: a kind
 *
 * Returns: the kinds of what belongs to its records: those that refer to it, but not its own
 */
guint
kd_record_walk_get_parts (const KdKindDef *def)
{
  guint kinds = 0;

  for (guint kind = 1; kind <= KD_KIND_LAST; kind++)
    if (kind != def->kind && kd_kind_find_reference (kd_kind_get_def ((KdKind) kind), def->kind) >= 0)
      kinds |= 1u << kind;
  return kinds;
}

/**
 * kd_record_walk_run:
 * @self: a walk
 * @workspace: a workspace
 * @cancellable: (nullable): to give up between pages
 * @error: return location
 *
 * Visits records page by page; requests of others go between the pages, and what they commit is seen by later ones.
 * Of a book that is open for reading only because it is damaged, what cannot be read is left out.
 * Blocks; may be called from any thread.
 *
 * Returns: whether all were visited
 */
gboolean
kd_record_walk_run (const KdRecordWalk *self,
                    KdWorkspace        *workspace,
                    GCancellable       *cancellable,
                    GError            **error)
{
  gint64   after = 0;
  gboolean more = TRUE;

  while (more)
    {
      g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func ((GDestroyNotify) kd_row_free);
      g_autoptr (GPtrArray) rows = NULL;
      PageCall call = { .walk = self, .after = after, .parts = parts };
      gboolean read = kd_book_run (workspace->book, KD_LANE_BULK, run_page, &call, cancellable, error);

      rows = call.rows;
      if (!read || !visit_page (self, &call, error))
        return FALSE;
      more = rows->len == PAGE || (call.damaged && rows->len > 0);
      if (more)
        after = ((const KdRow *) rows->pdata[rows->len - 1])->rowid;
    }
  return TRUE;
}
