/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-portfolio.h"

G_BEGIN_DECLS

/**
 * KdMonthEnd:
 * @date: last day of a month
 * @value: minor units of the book's currency
 * @after_gap: whether months without a valuation lie between the one before and this one
 *
 * What everything was worth at the end of a month in which something was valued.
 */
typedef struct
{
  KdDate   date;
  gint64   value;
  gboolean after_gap;
} KdMonthEnd;

/**
 * KdAssetPart:
 * @category: (nullable): key of a category of products, or %NULL where nobody said
 * @value: minor units of the book's currency
 *
 * What is held of a category.
 */
typedef struct
{
  const char *category;
  gint64      value;
} KdAssetPart;

GArray *kd_portfolio_list_month_ends (const KdPortfolio *self,
                                      KdDate             day,
                                      guint              months) G_GNUC_WARN_UNUSED_RESULT;
GArray *kd_portfolio_list_parts (const KdPortfolio *self,
                                 KdDate             day) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
