/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * KdBudget:
 * @assets: everything that is owned
 * @liquid: what of it can be spent tomorrow
 * @investments: what of it is invested
 * @debts: everything that is owed
 * @income: income of a month
 * @spending: spending of a month
 * @debt_service: what of it goes to debts
 * @passive: income of a month that comes without work
 *
 * What a household has and does with it, in minor units.
 */
typedef struct
{
  gint64 assets;
  gint64 liquid;
  gint64 investments;
  gint64 debts;
  gint64 income;
  gint64 spending;
  gint64 debt_service;
  gint64 passive;
} KdBudget;

/**
 * KdRatios:
 * @debt: debts by assets (负债比率)
 * @solvency: net worth by assets (清偿比率)
 * @liquidity: months of spending that the liquid assets last (流动性比率)
 * @saving: what is left of the income (结余比率)
 * @debt_service: what of the income goes to debts (负债收入比)
 * @investment: investments by net worth (投资与净资产比率)
 * @freedom: passive income by spending (财务自由度)
 *
 * The ratios of a household, as shares; NAN where there is nothing to divide by.
 */
typedef struct
{
  double debt;
  double solvency;
  double liquidity;
  double saving;
  double debt_service;
  double investment;
  double freedom;
} KdRatios;

/**
 * KdConcentration:
 * @index: the sum of the squared shares (Herfindahl and Hirschman)
 * @effective: of how many equal parts it would be the same
 * @largest: the place of the largest part
 * @largest_share: its share
 *
 * How much lies in few hands.
 */
typedef struct
{
  double index;
  double effective;
  guint  largest;
  double largest_share;
} KdConcentration;

void     kd_ratios_measure (const KdBudget *budget,
                            KdRatios       *ratios);
gboolean kd_concentration_measure (const gint64    *parts,
                                   guint            n,
                                   KdConcentration *concentration);

G_END_DECLS
