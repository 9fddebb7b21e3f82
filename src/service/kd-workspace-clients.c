/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Clients that pass a filter over what their records have and what is gathered and computed of them. */

#include "kd-workspace-private.h"

#include "kd-client-query.h"
#include "kd-client.h"
#include "kd-directory.h"
#include "kd-row-store.h"
#include "kd-saved-segment.h"

typedef struct
{
  gint64 id;
  KdUuid uuid;
} Found;

typedef struct
{
  GArray    *found;
  GPtrArray *rows;
} LoadCall;

static KdStep
run_load (KdStore *store,
          gpointer data,
          GError **error)
{
  LoadCall *call = data;

  for (guint i = 0; i < call->found->len; i++)
    {
      KdRow *row = NULL;

      if (!kd_row_store_load (store->connection, &kd_client_kind, &g_array_index (call->found, Found, i).uuid, &row, error))
        return KD_STEP_FAILED;
      if (row != NULL)
        g_ptr_array_add (call->rows, row);
    }
  return KD_STEP_DONE;
}

static int
compare_ids (gconstpointer a,
             gconstpointer b)
{
  const Found *one = a, *other = b;

  return (one->id > other->id) - (one->id < other->id);
}

/* Those of the roster that pass, the oldest first. */
static GArray *
find (KdRoster     *roster,
      KdRosterTest *test,
      guint         limit)
{
  GArray *found = g_array_new (FALSE, FALSE, sizeof (Found));
  guint8  pass[KD_ROSTER_BLOCK];

  for (guint32 first = 0; first < kd_roster_get_n_slots (roster); first += KD_ROSTER_BLOCK)
    {
      guint n_slots = MIN (KD_ROSTER_BLOCK, kd_roster_get_n_slots (roster) - first);

      kd_roster_test_run (test, roster, first, n_slots, pass);
      for (guint i = 0; i < n_slots; i++)
        {
          KdBrief brief;
          Found   one;

          if (pass[i] == 0)
            continue;
          kd_roster_peek (roster, first + i, &brief);
          one = (Found) { brief.id, brief.uuid };
          if (brief.id != 0)
            g_array_append_val (found, one);
        }
    }
  g_array_sort (found, compare_ids);
  if (limit > 0 && found->len > limit)
    g_array_set_size (found, limit);
  return found;
}

static GPtrArray *
list_by_roster (KdWorkspace   *self,
                KdClientQuery *query,
                const KdRules *rules,
                guint          limit,
                GError       **error)
{
  g_autoptr (KdDirectory) directory = kd_directory_new (self, rules, kd_workspace_get_regime (self));
  g_autoptr (KdRosterTest) test = NULL;
  g_autoptr (GArray) found = NULL;
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) kd_row_free);
  LoadCall call;

  if (!kd_client_query_read (query, self, error) || !kd_directory_load (directory, error))
    return NULL;
  test = kd_client_query_make_test (query, kd_directory_get_today (directory));
  found = find (kd_directory_get_roster (directory), test, limit);
  call = (LoadCall) { found, rows };
  return kd_book_run (self->book, KD_LANE_INTERACTIVE, run_load, &call, NULL, error) ? g_steal_pointer (&rows) : NULL;
}

/**
 * kd_workspace_check_segment:
 * @self: a workspace
 * @row: a saved segment that is to be stored
 * @error: return location
 *
 * Returns: whether its filter can be read
 */
gboolean
kd_workspace_check_segment (KdWorkspace *self,
                            const KdRow *row,
                            GError     **error)
{
  const char *text = kd_row_get_text (row, KD_SAVED_SEGMENT_FILTER);
  g_autoptr (KdRules) rules = NULL;
  g_autoptr (KdClientQuery) query = NULL;
  KdRuleSet set;

  if (text == NULL)
    return TRUE;
  rules = kd_rules_new (error);
  if (rules == NULL || !kd_rules_pick (rules, kd_workspace_get_regime (self), kd_clock_today (self->clock), &set, error))
    return FALSE;
  query = kd_client_query_new (&set, text, error);
  return query != NULL;
}

/**
 * kd_workspace_list_clients:
 * @self: a workspace
 * @where: a filter; see [class@ClientQuery]
 * @limit: how many at the most; 0 for all
 * @error: return location
 *
 * Lists clients. The book alone is asked where it knows everything that is asked.
 *
 * Returns: (transfer full) (nullable) (element-type KdRow): the records, the oldest first
 */
GPtrArray *
kd_workspace_list_clients (KdWorkspace *self,
                           const char  *where,
                           guint        limit,
                           GError     **error)
{
  g_autoptr (KdRules) rules = kd_rules_new (error);
  g_autoptr (KdClientQuery) query = NULL;
  KdRuleSet set;

  if (rules == NULL || !kd_rules_pick (rules, kd_workspace_get_regime (self), kd_clock_today (self->clock), &set, error))
    return NULL;
  query = kd_client_query_new (&set, where, error);
  if (query == NULL)
    return NULL;
  return kd_client_query_asks_roster (query) ? list_by_roster (self, query, rules, limit, error)
                                             : kd_workspace_list_filtered (self, &kd_client_kind, kd_client_query_get_filter (query), limit, error);
}
