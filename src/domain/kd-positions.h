/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-portfolio.h"

#include <glib.h>

G_BEGIN_DECLS

/**
 * KdCostMethod:
 * @KD_COST_UNKNOWN: no purchase was written down
 * @KD_COST_AVERAGE: the average cost of the units that are left (移动平均成本)
 * @KD_COST_NET: what was paid less what came back (摊薄成本), because units are missing
 *
 * How a cost was found.
 */
typedef enum
{
  KD_COST_UNKNOWN,
  KD_COST_AVERAGE,
  KD_COST_NET,
} KdCostMethod;

/**
 * KdPosition:
 * @account: place of the account in the portfolio
 * @product: (nullable): what is held, or %NULL where nobody said
 * @units: how many, or %KD_PORTFOLIO_UNKNOWN
 * @cost: minor units, or %KD_PORTFOLIO_UNKNOWN
 * @method: how the cost was found
 * @value: minor units, or %KD_PORTFOLIO_UNKNOWN
 * @as_at: the day that the value is of, or %KD_DATE_NONE
 * @by_price: whether it is the units by their newest price, because the account holds several products
 * @carried: whether money moved since, which was added
 * @gain: the value above the cost, or %KD_PORTFOLIO_UNKNOWN
 * @share: of all assets, from 0 to 1, or -1
 *
 * What is held of a product in an account.
 */
typedef struct
{
  guint                account;
  const KdHeldProduct *product;
  KdDecimal            units;
  gint64               cost;
  KdCostMethod         method;
  gint64               value;
  KdDate               as_at;
  gboolean             by_price;
  gboolean             carried;
  gint64               gain;
  double               share;
} KdPosition;

GArray     *kd_positions_list (const KdPortfolio *portfolio,
                               KdDate             day) G_GNUC_WARN_UNUSED_RESULT;
const char *kd_cost_method_get_text (KdCostMethod method);

G_END_DECLS
