/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-ratios.h"

#include <math.h>

static double
divide (gint64 a,
        gint64 b)
{
  return b > 0 ? (double) a / (double) b : NAN;
}

/**
 * kd_ratios_measure:
 * @budget: what a household has and does with it
 * @ratios: (out caller-allocates): its ratios
 *
 * Works out the ratios that Chinese advisers look at.
 */
void
kd_ratios_measure (const KdBudget *budget,
                   KdRatios       *ratios)
{
  gint64 net = budget->assets - budget->debts;

  *ratios = (KdRatios) {
    .debt = divide (budget->debts, budget->assets),
    .solvency = divide (net, budget->assets),
    .liquidity = divide (budget->liquid, budget->spending),
    .saving = divide (budget->income - budget->spending, budget->income),
    .debt_service = divide (budget->debt_service, budget->income),
    .investment = divide (budget->investments, net),
    .freedom = divide (budget->passive, budget->spending),
  };
}

/**
 * kd_concentration_measure:
 * @parts: (array length=n): amounts; what is below 0 does not count
 * @n: how many
 * @concentration: (out caller-allocates): how concentrated they are
 *
 * Returns: whether there is anything
 */
gboolean
kd_concentration_measure (const gint64    *parts,
                          guint            n,
                          KdConcentration *concentration)
{
  double sum = 0;

  *concentration = (KdConcentration) { 0 };
  for (guint i = 0; i < n; i++)
    sum += (double) MAX (parts[i], 0);
  if (sum == 0)
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      double share = (double) MAX (parts[i], 0) / sum;

      concentration->index += share * share;
      if (share > concentration->largest_share)
        {
          concentration->largest = i;
          concentration->largest_share = share;
        }
    }
  concentration->effective = 1 / concentration->index;
  return TRUE;
}
