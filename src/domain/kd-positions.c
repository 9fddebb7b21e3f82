/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-positions.h"

#include "kd-money.h"

#include <glib/gi18n-lib.h>

/**
 * kd_cost_method_get_text:
 * @method: how a cost was found
 *
 * Returns: (transfer none): it in words
 */
const char *
kd_cost_method_get_text (KdCostMethod method)
{
  switch (method)
    {
    case KD_COST_UNKNOWN:
      return _ ("no purchase is known");
    case KD_COST_AVERAGE:
      return _ ("average cost of the units that are left");
    case KD_COST_NET:
      return _ ("paid in less taken out");
    default:
      g_return_val_if_reached ("");
    }
}

/* --- what was traded ------------------------------------------------------------------------------------------- */

/* One product in one account, while its trades are read in order. */
typedef struct
{
  KdUuid    product;
  KdDecimal units;
  gint64    cost;
  gint64    net;
  KdDecimal price;
  KdDate    priced;
  gboolean  traded;
  gboolean  counted;
} Running;

static Running *
find_running (GArray       *all,
              const KdUuid *product)
{
  Running fresh = { .product = *product, .price = KD_PORTFOLIO_UNKNOWN, .priced = KD_DATE_NONE, .counted = TRUE };

  for (guint i = 0; i < all->len; i++)
    if (kd_uuid_equal (&g_array_index (all, Running, i).product, product))
      return &g_array_index (all, Running, i);
  g_array_append_val (all, fresh);
  return &g_array_index (all, Running, all->len - 1);
}

static void
buy (Running       *running,
     const KdTrade *trade)
{
  running->net += ABS (trade->amount);
  running->cost += ABS (trade->amount);
  running->units += ABS (trade->units);
}

/* What is sold takes its share of the cost with it. */
static void
sell (Running       *running,
      const KdTrade *trade)
{
  KdDecimal units = MIN (ABS (trade->units), running->units);
  KdDecimal share;
  gint64    sold = running->cost;

  running->net -= ABS (trade->amount);
  if (units < running->units && kd_decimal_divide (units, running->units, KD_ROUND_HALF_EVEN, &share))
    kd_decimal_multiply (running->cost, share, KD_ROUND_HALF_EVEN, &sold);
  running->cost -= sold;
  running->units -= units;
}

static void
read_trade (Running *running,
            KdTrade  trade)
{
  gboolean has_units = trade.units != KD_PORTFOLIO_UNKNOWN;

  if (trade.price != KD_PORTFOLIO_UNKNOWN)
    {
      running->price = trade.price;
      running->priced = trade.date;
    }
  if (!has_units)
    trade.units = 0;
  switch (trade.type)
    {
    case KD_TRADE_BUY:
    case KD_TRADE_SELL:
      running->traded = TRUE;
      running->counted &= has_units;
      if (trade.type == KD_TRADE_BUY)
        buy (running, &trade);
      else
        sell (running, &trade);
      break;
    case KD_TRADE_DIVIDEND:
      running->units += ABS (trade.units);
      running->net -= has_units ? 0 : ABS (trade.amount);
      break;
    case KD_TRADE_DEPOSIT:
    case KD_TRADE_WITHDRAW:
    case KD_TRADE_INTEREST:
    case KD_TRADE_FEE:
    case KD_TRADE_TAX:
    case KD_TRADE_OTHER:
    case KD_TRADE_BROUGHT_IN:
    default:
      break;
    }
}

static GArray *
read_all (const KdHeldAccount *account,
          KdDate               day)
{
  GArray *all = g_array_new (FALSE, TRUE, sizeof (Running));

  if (!kd_uuid_is_none (&account->product))
    find_running (all, &account->product);
  for (guint i = 0; i < account->trades->len; i++)
    {
      const KdTrade *trade = &g_array_index (account->trades, KdTrade, i);
      const KdUuid  *product = kd_uuid_is_none (&trade->product) ? &account->product : &trade->product;

      if (trade->date > day)
        break;
      if (trade->type == KD_TRADE_BUY || trade->type == KD_TRADE_SELL || !kd_uuid_is_none (product))
        read_trade (find_running (all, product), *trade);
    }
  return all;
}

/* --- positions --------------------------------------------------------------------------------------------------- */

static void
set_cost (KdPosition    *position,
          const Running *running)
{
  if (!running->traded)
    return;
  position->units = running->counted ? running->units : KD_PORTFOLIO_UNKNOWN;
  position->method = running->counted ? KD_COST_AVERAGE : KD_COST_NET;
  position->cost = running->counted ? running->cost : running->net;
  if (position->value != KD_PORTFOLIO_UNKNOWN)
    position->gain = position->value - position->cost;
}

static gint64
price (const Running *running,
       const char    *currency)
{
  gint64 product, scale = KD_DECIMAL_ONE;

  if (running->price == KD_PORTFOLIO_UNKNOWN || !running->counted || !kd_decimal_multiply (running->units, running->price, KD_ROUND_HALF_EVEN, &product))
    return KD_PORTFOLIO_UNKNOWN;
  for (guint i = 0; i < kd_money_get_digits (currency); i++)
    scale /= 10;
  return (product + scale / 2) / scale;
}

static KdPosition
start (guint              place,
       const KdPortfolio *portfolio,
       const KdUuid      *product)
{
  return (KdPosition) {
    .account = place,
    .product = kd_portfolio_find_product (portfolio, product),
    .units = KD_PORTFOLIO_UNKNOWN,
    .cost = KD_PORTFOLIO_UNKNOWN,
    .value = KD_PORTFOLIO_UNKNOWN,
    .as_at = KD_DATE_NONE,
    .gain = KD_PORTFOLIO_UNKNOWN,
    .share = -1,
  };
}

/* An account of one thing is worth what it was valued at. */
static void
add_whole (GArray            *positions,
           const KdPortfolio *portfolio,
           guint              place,
           const Running     *running,
           KdDate             day)
{
  const KdHeldAccount *account = portfolio->accounts->pdata[place];
  KdWorth              worth = kd_held_account_get_worth (account, day);
  KdPosition           position = start (place, portfolio, running != NULL ? &running->product : &account->product);

  if (worth.known && worth.as_at != KD_DATE_NONE)
    {
      position.value = worth.value;
      position.as_at = worth.as_at;
      position.carried = worth.carried;
    }
  if (running != NULL)
    set_cost (&position, running);
  if (!worth.known && running == NULL)
    return;
  if (position.value == 0 && (running == NULL || running->units == 0))
    return;
  g_array_append_val (positions, position);
}

/* Of several things only the account was valued: each is worth its units by the price of its newest trade. */
static void
add_priced (GArray            *positions,
            const KdPortfolio *portfolio,
            guint              place,
            const Running     *running)
{
  const KdHeldAccount *account = portfolio->accounts->pdata[place];
  KdPosition           position = start (place, portfolio, &running->product);

  if (running->counted && running->units == 0)
    return;
  position.value = price (running, *account->currency != '\0' ? account->currency : portfolio->currency);
  position.as_at = position.value != KD_PORTFOLIO_UNKNOWN ? running->priced : KD_DATE_NONE;
  position.by_price = position.value != KD_PORTFOLIO_UNKNOWN;
  set_cost (&position, running);
  g_array_append_val (positions, position);
}

/**
 * kd_positions_list:
 * @portfolio: a sealed portfolio
 * @day: a day
 *
 * Lists what is held on a day, account by account, each product once. The share is of the assets of
 * [func@portfolio_get_totals]; what is in another currency has none.
 *
 * Returns: (transfer full) (element-type KdPosition): the positions; their products are the portfolio's
 */
GArray *
kd_positions_list (const KdPortfolio *portfolio,
                   KdDate             day)
{
  GArray           *positions = g_array_new (FALSE, TRUE, sizeof (KdPosition));
  KdPortfolioTotals totals;

  kd_portfolio_get_totals (portfolio, day, &totals);
  for (guint i = 0; i < portfolio->accounts->len; i++)
    {
      const KdHeldAccount *account = portfolio->accounts->pdata[i];
      g_autoptr (GArray) all = NULL;

      if (account->closed != KD_DATE_NONE && account->closed <= day)
        continue;
      all = read_all (account, day);
      if (all->len <= 1)
        add_whole (positions, portfolio, i, all->len > 0 ? &g_array_index (all, Running, 0) : NULL, day);
      for (guint k = 0; all->len > 1 && k < all->len; k++)
        add_priced (positions, portfolio, i, &g_array_index (all, Running, k));
    }
  for (guint i = 0; i < positions->len; i++)
    {
      KdPosition          *position = &g_array_index (positions, KdPosition, i);
      const KdHeldAccount *account = portfolio->accounts->pdata[position->account];

      if (!account->foreign && !totals.is_declared && totals.assets > 0 && position->value != KD_PORTFOLIO_UNKNOWN && position->value >= 0)
        position->share = (double) position->value / (double) totals.assets;
    }
  return positions;
}
