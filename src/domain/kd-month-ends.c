/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What charts of a client show of a portfolio. */

#include "kd-month-ends.h"

#include "kd-money.h"
#include "kd-positions.h"

/**
 * kd_portfolio_list_month_ends:
 * @self: a sealed portfolio
 * @day: a day
 * @months: how many months to look back
 *
 * Lists what everything was worth at the ends of months that are over, the oldest first. A month in which no account was
 * valued has no figure of its own and is left out; what the client only said is not a valuation.
 *
 * Returns: (transfer full) (element-type KdMonthEnd): the month-ends
 */
GArray *
kd_portfolio_list_month_ends (const KdPortfolio *self,
                              KdDate             day,
                              guint              months)
{
  GArray  *ends = g_array_new (FALSE, FALSE, sizeof (KdMonthEnd));
  gboolean gap = FALSE;
  int      year, month;

  kd_date_get_ymd (day, &year, &month, NULL);
  for (int back = (int) months; back >= 0; back--)
    {
      KdDate            first = kd_date_add_months (kd_date_new (year, month, 1), -back);
      KdDate            last = kd_date_add_months (first, 1) - 1;
      KdMonthEnd        end = { .date = last };
      KdPortfolioTotals totals;

      if (last > day)
        continue;
      kd_portfolio_get_totals (self, last, &totals);
      if (totals.is_declared || totals.newest == KD_DATE_NONE || totals.newest < first)
        {
          gap = TRUE;
          continue;
        }
      end.value = totals.net_worth;
      end.after_gap = gap && ends->len > 0;
      gap = FALSE;
      g_array_append_val (ends, end);
    }
  return ends;
}

static void
add_part (GArray     *parts,
          const char *category,
          gint64      value)
{
  KdAssetPart fresh = { .category = category, .value = value };

  for (guint i = 0; i < parts->len; i++)
    {
      KdAssetPart *part = &g_array_index (parts, KdAssetPart, i);

      if (part->category != category)
        continue;
      if (!kd_money_add (part->value, value, &part->value))
        part->value = G_MAXINT64;
      return;
    }
  g_array_append_val (parts, fresh);
}

/**
 * kd_portfolio_list_parts:
 * @self: a sealed portfolio
 * @day: a day
 *
 * Divides what is owned by what it is in: the product's category, else the account's. Debts, what was never valued and what is
 * in another currency are left out.
 *
 * Returns: (transfer full) (element-type KdAssetPart): the parts, in no order
 */
GArray *
kd_portfolio_list_parts (const KdPortfolio *self,
                         KdDate             day)
{
  GArray *parts = g_array_new (FALSE, FALSE, sizeof (KdAssetPart));
  g_autoptr (GArray) positions = kd_positions_list (self, day);

  for (guint i = 0; i < positions->len; i++)
    {
      const KdPosition    *position = &g_array_index (positions, KdPosition, i);
      const KdHeldAccount *account = self->accounts->pdata[position->account];
      const char          *category = position->product != NULL && position->product->category != NULL ? position->product->category : account->category;

      if (position->value != KD_PORTFOLIO_UNKNOWN && position->value > 0 && !kd_held_account_is_foreign (account, account->currency, self->currency))
        add_part (parts, category, position->value);
    }
  return parts;
}
