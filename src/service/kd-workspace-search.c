/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-workspace-search.h"

#include "kd-directory.h"
#include "kd-roster-search.h"
#include "kd-text-search.h"
#include "kd-text-store.h"
#include "kd-workspace-private.h"

static void
found_free (gpointer data)
{
  KdFound *found = data;

  g_free (found->name);
  g_free (found);
}

static KdFound *
found_new (KdRoster          *roster,
           const KdRosterHit *hit)
{
  static const char *const words[] = {
    [KD_ROSTER_WHY_NAME] = "name",
    [KD_ROSTER_WHY_PINYIN] = "pinyin",
    [KD_ROSTER_WHY_INITIALS] = "initials",
    [KD_ROSTER_WHY_PHONE] = "phone",
    [KD_ROSTER_WHY_ID_NUMBER] = "id-number",
  };
  KdFound *found = g_new (KdFound, 1);
  KdBrief  brief;

  kd_roster_peek (roster, hit->slot, &brief);
  *found = (KdFound) { brief.uuid, g_strdup (brief.name), words[hit->why] };
  return found;
}

/**
 * kd_workspace_search:
 * @self: a workspace
 * @text: what to look for
 * @limit: how many hits at the most; 0 for all
 * @total: (out): how many there are
 * @error: return location
 *
 * Finds clients once, by a piece of the name, its pinyin or initials, or the end of a phone or ID number.
 * Who searches again and again keeps a [class@Directory].
 *
 * Returns: (transfer full) (nullable) (element-type KdFound): the hits, the best first
 */
GPtrArray *
kd_workspace_search (KdWorkspace *self,
                     const char  *text,
                     guint        limit,
                     guint       *total,
                     GError     **error)
{
  g_autoptr (KdRules) rules = kd_rules_new (error);
  g_autoptr (KdDirectory) directory = rules != NULL ? kd_directory_new (self, rules, kd_workspace_get_regime (self)) : NULL;
  g_autoptr (KdRosterSearch) search = NULL;
  GPtrArray         *found;
  const KdRosterHit *hits;
  guint              n;

  if (directory == NULL || !kd_directory_load (directory, error))
    return NULL;
  search = kd_roster_search_new (kd_directory_get_roster (directory));
  hits = kd_roster_search_run (search, text, limit > 0 ? limit : G_MAXUINT, &n, total);
  found = g_ptr_array_new_with_free_func (found_free);
  for (guint i = 0; i < n; i++)
    g_ptr_array_add (found, found_new (kd_directory_get_roster (directory), &hits[i]));
  return found;
}

typedef struct
{
  const char   *text;
  guint         limit;
  guint         total;
  GPtrArray    *hits;
  GCancellable *cancellable;
} TextCall;

static KdStep
run_search_text (KdStore *store,
                 gpointer data,
                 GError **error)
{
  TextCall *call = data;

  return kd_text_search (store->connection, call->text, call->limit, &call->total, &call->hits, call->cancellable, error)
           ? KD_STEP_DONE
           : KD_STEP_FAILED;
}

/**
 * kd_workspace_search_text:
 * @self: a workspace
 * @text: what to look for; see [func@text_search]
 * @limit: how many hits at the most; 0 for all that are ranked
 * @total: (out) (optional): how many there are, up to %KD_TEXT_MOST_HITS
 * @cancellable: (nullable): to give up, as the next key is pressed
 * @error: return location
 *
 * Finds clients by what stands in their files: notes, journal, addresses, tasks, the adviser's own
 * columns.
 *
 * Returns: (transfer full) (nullable) (element-type KdTextHit): the hits, the newest contact first
 */
GPtrArray *
kd_workspace_search_text (KdWorkspace  *self,
                          const char   *text,
                          guint         limit,
                          guint        *total,
                          GCancellable *cancellable,
                          GError      **error)
{
  TextCall call = { .text = text, .limit = limit, .cancellable = cancellable };

  if (!kd_book_run (self->book, KD_LANE_INTERACTIVE, run_search_text, &call, cancellable, error))
    return NULL;
  if (total != NULL)
    *total = call.total;
  return call.hits;
}

static KdStep
run_rebuild (KdStore *store,
             gpointer data,
             GError **error)
{
  store->unmerged++;
  return kd_text_store_rebuild (store->connection, data, error) ? KD_STEP_DONE : KD_STEP_FAILED;
}

/**
 * kd_workspace_rebuild_texts:
 * @self: a workspace
 * @clients: (out): how many clients were read
 * @error: return location
 *
 * Makes the text index anew, when a full verification has found it wrong (`derived client_text`).
 *
 * Returns: whether it is made; else it is as it was
 */
gboolean
kd_workspace_rebuild_texts (KdWorkspace *self,
                            guint       *clients,
                            GError     **error)
{
  return kd_book_run (self->book, KD_LANE_BULK, run_rebuild, clients, NULL, error);
}
