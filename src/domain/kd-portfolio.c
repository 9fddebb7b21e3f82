/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-portfolio.h"

#include "kd-money.h"

static void
free_product (gpointer data)
{
  KdHeldProduct *self = data;

  g_free (self->name);
  g_free (self);
}

/**
 * kd_portfolio_new:
 * @currency: the book's currency
 *
 * Returns: (transfer full): an empty portfolio; add to it, then call [func@portfolio_seal]
 */
KdPortfolio *
kd_portfolio_new (const char *currency)
{
  KdPortfolio *self = g_new0 (KdPortfolio, 1);

  g_strlcpy (self->currency, currency, sizeof self->currency);
  self->accounts = g_ptr_array_new_with_free_func ((GDestroyNotify) kd_held_account_free);
  self->products = g_ptr_array_new_with_free_func (free_product);
  self->declared = g_array_new (FALSE, TRUE, sizeof (KdDeclared));
  return self;
}

/**
 * kd_portfolio_free:
 * @self: (transfer full) (nullable): a portfolio
 */
void
kd_portfolio_free (KdPortfolio *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->accounts);
  g_ptr_array_unref (self->products);
  g_array_unref (self->declared);
  g_free (self);
}

/**
 * kd_portfolio_add_account:
 * @self: a portfolio
 * @uuid: the account
 * @name: (nullable): its name
 *
 * Returns: (transfer none): it, empty and open, to be filled
 */
KdHeldAccount *
kd_portfolio_add_account (KdPortfolio  *self,
                          const KdUuid *uuid,
                          const char   *name)
{
  KdHeldAccount *account = kd_held_account_new (uuid, name);

  g_ptr_array_add (self->accounts, account);
  return account;
}

/**
 * kd_portfolio_add_product:
 * @self: a portfolio
 * @uuid: the product
 * @name: (nullable): its name
 *
 * Returns: (transfer none): it, to be filled
 */
KdHeldProduct *
kd_portfolio_add_product (KdPortfolio  *self,
                          const KdUuid *uuid,
                          const char   *name)
{
  KdHeldProduct *product = g_new0 (KdHeldProduct, 1);

  product->uuid = *uuid;
  product->name = g_strdup (name);
  product->matures = KD_DATE_NONE;
  g_ptr_array_add (self->products, product);
  return product;
}

/**
 * kd_portfolio_find_account:
 * @self: a portfolio
 * @uuid: an account
 *
 * Returns: (transfer none) (nullable): it
 */
KdHeldAccount *
kd_portfolio_find_account (const KdPortfolio *self,
                           const KdUuid      *uuid)
{
  for (guint i = 0; i < self->accounts->len; i++)
    {
      KdHeldAccount *account = self->accounts->pdata[i];

      if (kd_uuid_equal (&account->uuid, uuid))
        return account;
    }
  return NULL;
}

/**
 * kd_portfolio_find_product:
 * @self: a portfolio
 * @uuid: a product
 *
 * Returns: (transfer none) (nullable): it
 */
const KdHeldProduct *
kd_portfolio_find_product (const KdPortfolio *self,
                           const KdUuid      *uuid)
{
  for (guint i = 0; i < self->products->len; i++)
    {
      const KdHeldProduct *product = self->products->pdata[i];

      if (kd_uuid_equal (&product->uuid, uuid))
        return product;
    }
  return NULL;
}

/**
 * kd_portfolio_seal:
 * @self: a portfolio to which everything was added
 *
 * Puts what was added in order and takes out transactions that were reversed.
 */
void
kd_portfolio_seal (KdPortfolio *self)
{
  for (guint i = 0; i < self->accounts->len; i++)
    kd_held_account_seal (self->accounts->pdata[i], self->currency);
}

/* --- totals ----------------------------------------------------------------------------------------------------- */

static gint64
add (gint64 a,
     gint64 b)
{
  gint64 sum;

  return kd_money_add (a, b, &sum) ? sum : a > 0 ? G_MAXINT64
                                                 : G_MININT64 + 1;
}

static void
count_day (KdPortfolioTotals *totals,
           KdDate             day)
{
  if (day == KD_DATE_NONE)
    return;
  totals->oldest = totals->oldest == KD_DATE_NONE ? day : MIN (totals->oldest, day);
  totals->newest = MAX (totals->newest, day);
}

/* The newest; one with a day goes before one whose day nobody knows. */
static void
take_declared (const KdPortfolio *self,
               KdDate             day,
               KdPortfolioTotals *totals)
{
  const KdDeclared *newest = NULL;

  for (guint i = 0; i < self->declared->len; i++)
    {
      const KdDeclared *one = &g_array_index (self->declared, KdDeclared, i);

      if (*one->currency != '\0' && !g_str_equal (one->currency, self->currency))
        totals->foreign++;
      else if ((one->date == KD_DATE_NONE || one->date <= day) && (newest == NULL || one->date >= newest->date))
        newest = one;
    }
  if (newest == NULL)
    return;
  totals->assets = totals->net_worth = newest->amount;
  totals->is_declared = TRUE;
  count_day (totals, newest->date);
}

/**
 * kd_portfolio_get_totals:
 * @self: a sealed portfolio
 * @day: a day
 * @totals: (out caller-allocates): what is owned and owed
 *
 * Adds up what the open accounts were worth by their newest valuations up to a day; where no account was ever valued, it is
 * what the client said to own. Money that moved after a valuation is not in it: lists of clients show the same amount.
 */
void
kd_portfolio_get_totals (const KdPortfolio *self,
                         KdDate             day,
                         KdPortfolioTotals *totals)
{
  gboolean valued = FALSE;

  *totals = (KdPortfolioTotals) { .assets = KD_PORTFOLIO_UNKNOWN, .net_worth = KD_PORTFOLIO_UNKNOWN, .oldest = KD_DATE_NONE, .newest = KD_DATE_NONE };
  for (guint i = 0; i < self->accounts->len; i++)
    {
      const KdHeldAccount *account = self->accounts->pdata[i];
      const KdValuedOn    *valuation = kd_held_account_find_value (account, day);

      if (account->closed != KD_DATE_NONE && account->closed <= day)
        continue;
      if (valuation == NULL)
        {
          totals->unvalued++;
          continue;
        }
      if (kd_held_account_is_foreign (account, valuation->currency, self->currency))
        {
          totals->foreign++;
          continue;
        }
      if (!valued)
        totals->assets = 0;
      valued = TRUE;
      if (valuation->value >= 0)
        totals->assets = add (totals->assets, valuation->value);
      else
        totals->debts = add (totals->debts, -valuation->value);
      count_day (totals, valuation->date);
    }
  if (valued)
    totals->net_worth = add (totals->assets, -totals->debts);
  else
    take_declared (self, day, totals);
}
