/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-client-finances.h"

#include "kd-money.h"
#include "kd-row.h"
#include "kd-statement.h"

#include <math.h>

/* An amount that nobody knew begins with the first one that is known. */
static void
add (gint64 *sum,
     gint64  amount)
{
  if (*sum == KD_PORTFOLIO_UNKNOWN)
    *sum = 0;
  if (!kd_money_add (*sum, amount, sum))
    *sum = G_MAXINT64;
}

static void
count_day (KdClientFinances *finances,
           KdDate            day)
{
  if (day == KD_DATE_NONE)
    return;
  finances->oldest = finances->oldest == KD_DATE_NONE ? day : MIN (finances->oldest, day);
  finances->newest = MAX (finances->newest, day);
}

static void
take (const KdRow      *line,
      const char       *book,
      KdClientFinances *finances)
{
  const char *side = kd_row_get_text (line, KD_STATEMENT_SIDE);
  gint64      amount = kd_row_get_integer (line, KD_STATEMENT_AMOUNT, 0);

  if (!g_str_equal (kd_row_get_currency (line), book))
    {
      finances->foreign++;
      return;
    }
  if (g_strcmp0 (side, "income") == 0)
    add (&finances->income, amount);
  else if (g_strcmp0 (side, "spending") == 0)
    add (&finances->spending, amount);
  else
    {
      add (g_strcmp0 (side, "liability") == 0 ? &finances->debts : &finances->assets, amount);
      count_day (finances, (KdDate) kd_row_get_integer (line, KD_STATEMENT_DATE, KD_DATE_NONE));
    }
}

/**
 * kd_client_finances_measure:
 * @rows: (element-type KdRow): what hangs on a client; see [method@Workspace.children_all]
 * @portfolio: what the client owns in accounts
 * @today: the day
 * @finances: (out caller-allocates): the sums
 *
 * Adds up accounts, other assets, debts, income and spending. What nobody said is not 0; a net worth needs both sides.
 */
void
kd_client_finances_measure (GPtrArray         *rows,
                            const KdPortfolio *portfolio,
                            KdDate             today,
                            KdClientFinances  *finances)
{
  KdPortfolioTotals totals;
  KdRatios          ratios;
  KdBudget          budget = { 0 };

  kd_portfolio_get_totals (portfolio, today, &totals);
  *finances = (KdClientFinances) {
    .assets = totals.assets,
    .debts = totals.debts > 0 ? totals.debts : KD_PORTFOLIO_UNKNOWN,
    .net_worth = KD_PORTFOLIO_UNKNOWN,
    .income = KD_PORTFOLIO_UNKNOWN,
    .spending = KD_PORTFOLIO_UNKNOWN,
    .saving = NAN,
    .oldest = totals.oldest,
    .newest = totals.newest,
    .foreign = totals.foreign,
  };
  for (guint i = 0; i < rows->len; i++)
    if (((const KdRow *) rows->pdata[i])->def->kind == KD_KIND_STATEMENT)
      take (rows->pdata[i], portfolio->currency, finances);
  if (finances->assets != KD_PORTFOLIO_UNKNOWN && finances->debts != KD_PORTFOLIO_UNKNOWN)
    finances->net_worth = finances->assets - finances->debts;
  if (finances->income == KD_PORTFOLIO_UNKNOWN || finances->spending == KD_PORTFOLIO_UNKNOWN)
    return;
  budget.income = finances->income;
  budget.spending = finances->spending;
  kd_ratios_measure (&budget, &ratios);
  finances->saving = ratios.saving;
}
