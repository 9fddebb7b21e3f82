/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-watch.h"

/**
 * kd_watch_has:
 * @rule: who is watched
 * @tier: a tier's key, or `unknown`
 * @level: a risk level's key, or `unknown`
 *
 * Returns: whether clients of that tier and level are
 */
gboolean
kd_watch_has (const KdWatchRule *rule,
              const char        *tier,
              const char        *level)
{
  for (guint i = 0; i < rule->n_cells; i++)
    if (g_str_equal (rule->cells[i].tier, tier) && g_str_equal (rule->cells[i].level, level))
      return TRUE;
  return FALSE;
}
