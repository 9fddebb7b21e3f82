/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-tier.h"

/**
 * kd_tier_find:
 * @rule: the tiers
 * @assets: minor units, or %KD_BRIEF_NO_AMOUNT
 *
 * Returns: the place of the tier that the amount belongs to; -1 where nothing is known
 */
int
kd_tier_find (const KdTierRule *rule,
              gint64            assets)
{
  int tier = 0;

  if (assets == G_MININT64)
    return -1;
  /* Debts beyond the assets are still of the lowest tier. */
  for (guint i = 1; i < rule->n_tiers && assets >= rule->tiers[i].from; i++)
    tier = (int) i;
  return tier;
}

static void
take_month (const KdTierRule *rule,
            KdTierMove       *move,
            gint64            average)
{
  int found = kd_tier_find (rule, average);

  if (found < 0)
    return;
  if (move->tier < 0)
    {
      move->tier = found;
      return;
    }
  move->up = found > move->tier ? move->up + 1 : 0;
  move->down = found < move->tier ? move->down + 1 : 0;
  if ((move->up > 0 && move->up >= rule->up_months) || (move->down > 0 && move->down >= rule->tiers[move->tier].down_months))
    *move = (KdTierMove) { .tier = found };
}

/**
 * kd_tier_settle:
 * @rule: the tiers
 * @tier: place of the tier before the first month, or -1 where there was none
 * @averages: (array length=n_averages): average assets month by month, the oldest first
 * @n_averages: how many months
 *
 * Moves a client from tier to tier with hysteresis: up after few month-ends, down after several in a row, each time to the
 * tier of the last one. A month of which nothing is known neither counts nor breaks a row.
 *
 * Returns: the tier that holds in the month after the last
 */
KdTierMove
kd_tier_settle (const KdTierRule *rule,
                int               tier,
                const gint64     *averages,
                guint             n_averages)
{
  KdTierMove move = { .tier = tier };

  g_return_val_if_fail (tier < (int) rule->n_tiers, move);

  for (guint i = 0; i < n_averages; i++)
    take_month (rule, &move, averages[i]);
  return move;
}
