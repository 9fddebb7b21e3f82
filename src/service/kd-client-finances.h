/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-portfolio.h"
#include "kd-ratios.h"

G_BEGIN_DECLS

/**
 * KdClientFinances:
 * @assets: minor units owned: accounts, or else what was declared, and other assets; or %KD_PORTFOLIO_UNKNOWN
 * @debts: minor units owed, or %KD_PORTFOLIO_UNKNOWN where nobody said anything
 * @net_worth: the one less the other, or %KD_PORTFOLIO_UNKNOWN where one of them is
 * @income: minor units of a year, or %KD_PORTFOLIO_UNKNOWN
 * @spending: minor units of a year, or %KD_PORTFOLIO_UNKNOWN
 * @saving: what is left of the income, as a share; NAN where it is not known
 * @oldest: the oldest day that a figure of assets or debts is of, or %KD_DATE_NONE
 * @newest: the newest
 * @foreign: how many figures are in another currency, and not added
 *
 * What a client owns, owes, earns and spends together.
 */
typedef struct
{
  gint64 assets;
  gint64 debts;
  gint64 net_worth;
  gint64 income;
  gint64 spending;
  double saving;
  KdDate oldest;
  KdDate newest;
  guint  foreign;
} KdClientFinances;

void kd_client_finances_measure (GPtrArray         *rows,
                                 const KdPortfolio *portfolio,
                                 KdDate             today,
                                 KdClientFinances  *finances);

G_END_DECLS
