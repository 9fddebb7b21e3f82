/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a client owns, from the records that hang on the client. */

#include "kd-client-portfolio.h"

#include "kd-account.h"
#include "kd-declared-assets.h"
#include "kd-error.h"
#include "kd-product.h"
#include "kd-transaction.h"
#include "kd-valuation.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static KdUuid
get_uuid (const KdRow *row,
          guint        field)
{
  const KdValue *value = &row->values[field];

  return value->type == KD_VALUE_UUID ? value->uuid : (KdUuid) { 0 };
}

static KdDate
get_date (const KdRow *row,
          guint        field)
{
  return (KdDate) kd_row_get_integer (row, field, KD_DATE_NONE);
}

static void
copy_currency (char        *to,
               const KdRow *row,
               guint        field)
{
  const char *text = kd_row_get_text (row, field);

  g_strlcpy (to, text != NULL ? text : "", KD_CURRENCY_SIZE);
}

/* --- records ---------------------------------------------------------------------------------------------------- */

static void
take_account (KdPortfolio *self,
              const KdRow *row)
{
  KdHeldAccount *account = kd_portfolio_add_account (self, &row->uuid, kd_row_get_text (row, KD_ACCOUNT_NAME));

  account->product = get_uuid (row, KD_ACCOUNT_PRODUCT);
  account->category = g_intern_string (kd_row_get_text (row, KD_ACCOUNT_CATEGORY));
  account->deposit = g_strcmp0 (kd_row_get_text (row, KD_ACCOUNT_CATEGORY), "deposit") == 0;
  account->closed = get_date (row, KD_ACCOUNT_CLOSED);
  copy_currency (account->currency, row, KD_ACCOUNT_CURRENCY);
}

static KdTradeType
read_type (const KdRow *row)
{
  const char *text = kd_row_get_text (row, KD_TRANSACTION_TYPE);

  for (guint type = 0; type < KD_TRADE_BROUGHT_IN; type++)
    if (g_strcmp0 (kd_trade_type_get_key ((KdTradeType) type), text) == 0)
      return (KdTradeType) type;
  return KD_TRADE_OTHER;
}

static void
take_transaction (KdPortfolio *self,
                  const KdRow *row)
{
  const KdUuid   uuid = get_uuid (row, KD_TRANSACTION_ACCOUNT);
  KdHeldAccount *account = kd_portfolio_find_account (self, &uuid);
  KdTrade        trade = {
           .uuid = row->uuid,
           .reverses = get_uuid (row, KD_TRANSACTION_REVERSES),
           .product = get_uuid (row, KD_TRANSACTION_PRODUCT),
           .date = get_date (row, KD_TRANSACTION_DATE),
           .type = read_type (row),
           .amount = kd_row_get_integer (row, KD_TRANSACTION_AMOUNT, 0),
           .units = kd_row_get_integer (row, KD_TRANSACTION_UNITS, KD_PORTFOLIO_UNKNOWN),
           .price = kd_row_get_integer (row, KD_TRANSACTION_PRICE, KD_PORTFOLIO_UNKNOWN),
  };

  copy_currency (trade.currency, row, KD_TRANSACTION_CURRENCY);
  if (account != NULL)
    g_array_append_val (account->trades, trade);
}

static void
take_valuation (KdPortfolio *self,
                const KdRow *row)
{
  const KdUuid   uuid = get_uuid (row, KD_VALUATION_ACCOUNT);
  KdHeldAccount *account = kd_portfolio_find_account (self, &uuid);
  KdValuedOn     value = { .date = get_date (row, KD_VALUATION_DATE), .value = kd_row_get_integer (row, KD_VALUATION_VALUE, 0) };

  copy_currency (value.currency, row, KD_VALUATION_CURRENCY);
  if (account != NULL)
    g_array_append_val (account->values, value);
}

static void
take_declared (KdPortfolio *self,
               const KdRow *row)
{
  KdDeclared declared = { .date = get_date (row, KD_DECLARED_ASSETS_DATE), .amount = kd_row_get_integer (row, KD_DECLARED_ASSETS_AMOUNT, 0) };

  copy_currency (declared.currency, row, KD_DECLARED_ASSETS_CURRENCY);
  g_array_append_val (self->declared, declared);
}

static void
take_product (KdPortfolio *self,
              const KdRow *row)
{
  KdHeldProduct *product = kd_portfolio_add_product (self, &row->uuid, kd_row_get_text (row, KD_PRODUCT_NAME));
  const char    *risk = kd_row_get_text (row, KD_PRODUCT_RISK_LEVEL);

  product->category = g_intern_string (kd_row_get_text (row, KD_PRODUCT_CATEGORY));
  product->matures = get_date (row, KD_PRODUCT_MATURES);
  product->risk = risk != NULL && risk[0] == 'R' ? MAX (0, g_ascii_digit_value (risk[1])) : 0;
}

static void
take_all (KdPortfolio *self,
          GPtrArray   *rows,
          KdKind       kind,
          void (*take) (KdPortfolio *self,
                        const KdRow *row))
{
  for (guint i = 0; rows != NULL && i < rows->len; i++)
    if (((const KdRow *) rows->pdata[i])->def->kind == kind)
      take (self, rows->pdata[i]);
}

/**
 * kd_client_portfolio_new:
 * @rows: (element-type KdRow): what hangs on a client and its accounts; see [method@Workspace.children_all]
 * @products: (nullable) (element-type KdRow): the products that they name; others have no name and no last day
 *
 * Needs nothing but the records, so that a page which has them can call it on the main thread.
 *
 * Returns: (transfer full): what the client owns, sealed
 */
KdPortfolio *
kd_client_portfolio_new (GPtrArray *rows,
                         GPtrArray *products)
{
  KdPortfolio *self = kd_portfolio_new (KD_DEFAULT_CURRENCY);

  take_all (self, rows, KD_KIND_ACCOUNT, take_account);
  take_all (self, rows, KD_KIND_TRANSACTION, take_transaction);
  take_all (self, rows, KD_KIND_VALUATION, take_valuation);
  take_all (self, rows, KD_KIND_DECLARED_ASSETS, take_declared);
  take_all (self, products, KD_KIND_PRODUCT, take_product);
  kd_portfolio_seal (self);
  return self;
}

/* --- the workspace ------------------------------------------------------------------------------------------------ */

/**
 * kd_workspace_list_held_products:
 * @self: a workspace
 * @rows: (element-type KdRow): what hangs on a client and its accounts
 * @error: return location
 *
 * Returns: (transfer full) (nullable) (element-type KdRow): the products that they name, each once
 */
GPtrArray *
kd_workspace_list_held_products (KdWorkspace *self,
                                 GPtrArray   *rows,
                                 GError     **error)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (kd_uuid_hash, kd_uuid_equal);
  g_autoptr (GPtrArray) products = g_ptr_array_new_with_free_func ((GDestroyNotify) kd_row_free);

  for (guint i = 0; i < rows->len; i++)
    {
      const KdRow *row = rows->pdata[i];
      int          field = row->def->kind == KD_KIND_PRODUCT ? -1 : kd_kind_find_reference (row->def, KD_KIND_PRODUCT);
      KdRow       *product;

      if (field < 0 || row->values[field].type != KD_VALUE_UUID || !g_hash_table_add (seen, &row->values[field].uuid))
        continue;
      product = kd_workspace_get (self, &row->values[field].uuid, error);
      if (product == NULL)
        return NULL;
      g_ptr_array_add (products, product);
    }
  return g_steal_pointer (&products);
}

/**
 * kd_workspace_portfolio:
 * @self: a workspace
 * @client: a client
 * @error: return location; %KD_ERROR_NOT_FOUND where there is no such client
 *
 * Returns: (transfer full) (nullable): what the client owns: ask it for [func@portfolio_get_totals],
 *   [func@positions_list] and [func@performance_new]
 */
KdPortfolio *
kd_workspace_portfolio (KdWorkspace  *self,
                        const KdUuid *client,
                        GError      **error)
{
  g_autoptr (KdRow) row = kd_workspace_get (self, client, error);
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GPtrArray) products = NULL;

  if (row == NULL)
    return NULL;
  if (row->def->kind != KD_KIND_CLIENT)
    {
      g_set_error (error, KD_ERROR, KD_ERROR_NOT_FOUND, _ ("This record is no client but of the kind “%s”; “list client” shows the clients"), row->def->name);
      return NULL;
    }
  rows = kd_workspace_children_all (self, client, error);
  products = rows != NULL ? kd_workspace_list_held_products (self, rows, error) : NULL;
  return products != NULL ? kd_client_portfolio_new (rows, products) : NULL;
}

/**
 * kd_workspace_returns:
 * @self: a workspace
 * @client: a client
 * @from: the first day, or %KD_DATE_NONE for the first that is known
 * @to: the last day
 * @portfolio: (out) (transfer full) (optional): what it was measured on
 * @error: return location
 *
 * Measures what a client earned in a period.
 *
 * Returns: (transfer full) (nullable): the figures, each with the reason where there is none, and the working
 */
KdPerformance *
kd_workspace_returns (KdWorkspace  *self,
                      const KdUuid *client,
                      KdDate        from,
                      KdDate        to,
                      KdPortfolio **portfolio,
                      GError      **error)
{
  g_autoptr (KdPortfolio) owned = NULL;
  KdPerformance *performance;

  if (from != KD_DATE_NONE && from > to)
    {
      g_set_error (error, KD_ERROR, KD_ERROR_INVALID, _ ("The period ends before it begins: choose a last day after the first"));
      return NULL;
    }
  owned = kd_workspace_portfolio (self, client, error);
  if (owned == NULL)
    return NULL;
  performance = kd_performance_new (owned, NULL, from, to);
  if (portfolio != NULL)
    *portfolio = g_steal_pointer (&owned);
  return performance;
}
