/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-held-account.h"

#include <glib.h>

G_BEGIN_DECLS

/**
 * KdDeclared:
 * @date: the day, or %KD_DATE_NONE
 * @amount: minor units
 * @currency: ISO 4217, or empty for the book's
 *
 * What a client said to own.
 */
typedef struct
{
  KdDate date;
  gint64 amount;
  char   currency[KD_CURRENCY_SIZE];
} KdDeclared;

/**
 * KdPortfolio:
 * @currency: the book's; money in another one is said, not added
 * @accounts: (element-type KdHeldAccount): the accounts
 * @products: (element-type KdHeldProduct): what is held in them
 * @declared: (element-type KdDeclared): what the client said
 *
 * What a client owns, as it was written down.
 */
typedef struct
{
  char       currency[KD_CURRENCY_SIZE];
  GPtrArray *accounts;
  GPtrArray *products;
  GArray    *declared;
} KdPortfolio;

/**
 * KdPortfolioTotals:
 * @assets: minor units owned, or %KD_PORTFOLIO_UNKNOWN
 * @debts: minor units owed: accounts that are worth less than nothing
 * @net_worth: the one less the other
 * @oldest: the oldest day that a value is of
 * @newest: the newest
 * @is_declared: whether it is what the client said, because no account was ever valued
 * @unvalued: how many open accounts have no value
 * @foreign: how many are in another currency, and not added
 *
 * What a client owns and owes together.
 */
typedef struct
{
  gint64   assets;
  gint64   debts;
  gint64   net_worth;
  KdDate   oldest;
  KdDate   newest;
  gboolean is_declared;
  guint    unvalued;
  guint    foreign;
} KdPortfolioTotals;

KdPortfolio         *kd_portfolio_new (const char *currency) G_GNUC_WARN_UNUSED_RESULT;
void                 kd_portfolio_free (KdPortfolio *self);
KdHeldAccount       *kd_portfolio_add_account (KdPortfolio *self, const KdUuid *uuid, const char *name);
KdHeldProduct       *kd_portfolio_add_product (KdPortfolio *self, const KdUuid *uuid, const char *name);
KdHeldAccount       *kd_portfolio_find_account (const KdPortfolio *self, const KdUuid *uuid);
const KdHeldProduct *kd_portfolio_find_product (const KdPortfolio *self, const KdUuid *uuid);
void                 kd_portfolio_seal (KdPortfolio *self);
void                 kd_portfolio_get_totals (const KdPortfolio *self, KdDate day, KdPortfolioTotals *totals);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KdPortfolio, kd_portfolio_free)

G_END_DECLS
