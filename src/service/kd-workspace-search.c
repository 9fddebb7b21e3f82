/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-workspace-search.h"

#include "kd-directory.h"
#include "kd-roster-search.h"

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
  g_autoptr (KdDirectory) directory = rules != NULL ? kd_directory_new (self, rules, KD_REGIME_DEFAULT) : NULL;
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
