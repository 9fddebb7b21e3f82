/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "portfolio-fixture.h"

#include <math.h>

KdUuid
named (guint8 name)
{
  return (KdUuid) { .bytes = { name } };
}

KdHeldAccount *
account (KdPortfolio *portfolio,
         guint8       name)
{
  KdUuid uuid = named (name);

  return kd_portfolio_add_account (portfolio, &uuid, NULL);
}

KdTrade *
trade (KdHeldAccount *account,
       const char    *day,
       KdTradeType    type,
       double         yuan)
{
  KdTrade one = {
    .uuid = named ((guint8) (100 + account->trades->len)),
    .date = kd_date_parse_iso (day),
    .type = type,
    .amount = (gint64) llround (yuan * 100),
    .units = KD_PORTFOLIO_UNKNOWN,
    .price = KD_PORTFOLIO_UNKNOWN,
  };

  g_array_append_val (account->trades, one);
  return &g_array_index (account->trades, KdTrade, account->trades->len - 1);
}

KdValuedOn *
valued (KdHeldAccount *account,
        const char    *day,
        double         yuan)
{
  KdValuedOn one = { .date = kd_date_parse_iso (day), .value = (gint64) llround (yuan * 100) };

  g_array_append_val (account->values, one);
  return &g_array_index (account->values, KdValuedOn, account->values->len - 1);
}
