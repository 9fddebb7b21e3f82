/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-date.h"
#include "kd-decimal.h"
#include "kd-uuid.h"

#include <glib.h>

G_BEGIN_DECLS

/**
 * KD_PORTFOLIO_UNKNOWN:
 *
 * Stands for an amount, a price or a number of units that nobody wrote down. It is not 0.
 */
#define KD_PORTFOLIO_UNKNOWN G_MININT64

#define KD_CURRENCY_SIZE 4

/**
 * KdTradeType:
 * @KD_TRADE_BUY: bought
 * @KD_TRADE_SELL: sold or redeemed
 * @KD_TRADE_DEPOSIT: money put in
 * @KD_TRADE_WITHDRAW: money taken out
 * @KD_TRADE_DIVIDEND: profit handed out
 * @KD_TRADE_INTEREST: interest
 * @KD_TRADE_FEE: a fee
 * @KD_TRADE_TAX: a tax
 * @KD_TRADE_OTHER: something else
 * @KD_TRADE_BROUGHT_IN: no transaction: what was in an account when it was valued for the first time
 *
 * What happened in an account.
 */
typedef enum
{
  KD_TRADE_BUY,
  KD_TRADE_SELL,
  KD_TRADE_DEPOSIT,
  KD_TRADE_WITHDRAW,
  KD_TRADE_DIVIDEND,
  KD_TRADE_INTEREST,
  KD_TRADE_FEE,
  KD_TRADE_TAX,
  KD_TRADE_OTHER,
  KD_TRADE_BROUGHT_IN,
} KdTradeType;

/**
 * KdTrade:
 * @uuid: the transaction
 * @reverses: the transaction that it takes back, or none
 * @product: what was traded, or none
 * @date: the day
 * @type: what happened
 * @amount: minor units that moved, fees included; its sign says nothing, the type does
 * @units: units of the product, or %KD_PORTFOLIO_UNKNOWN
 * @price: what a unit cost, or %KD_PORTFOLIO_UNKNOWN
 * @currency: ISO 4217, or empty for the account's
 *
 * A transaction in an account.
 */
typedef struct
{
  KdUuid      uuid;
  KdUuid      reverses;
  KdUuid      product;
  KdDate      date;
  KdTradeType type;
  gint64      amount;
  KdDecimal   units;
  KdDecimal   price;
  char        currency[KD_CURRENCY_SIZE];
} KdTrade;

/**
 * KdValuedOn:
 * @date: the day
 * @value: minor units that the account was worth at its end
 * @currency: ISO 4217, or empty for the account's
 *
 * What an account was worth.
 */
typedef struct
{
  KdDate date;
  gint64 value;
  char   currency[KD_CURRENCY_SIZE];
} KdValuedOn;

/**
 * KdHeldProduct:
 * @uuid: the product
 * @name: its name
 * @category: (nullable): key of its category, interned
 * @risk: 1 to 5, or 0
 * @matures: its last day, or %KD_DATE_NONE
 *
 * What a client can hold.
 */
typedef struct
{
  KdUuid      uuid;
  char       *name;
  const char *category;
  int         risk;
  KdDate      matures;
} KdHeldProduct;

/**
 * KdHeldAccount:
 * @uuid: the account
 * @name: its name
 * @product: the product that it consists of, or none
 * @category: (nullable): key of the category of what is in it, interned
 * @currency: ISO 4217, or empty for the book's
 * @deposit: whether it is a deposit, whose interest stays in it
 * @closed: when it was closed, or %KD_DATE_NONE
 * @trades: (element-type KdTrade): what happened in it
 * @values: (element-type KdValuedOn): what it was worth
 * @keeps_cash: whether money stays in it between a sale and a purchase
 * @foreign: whether something in it is in another currency than the book's
 *
 * An account in which a client holds assets. The last two are worked out by [func@portfolio_seal].
 */
typedef struct
{
  KdUuid      uuid;
  char       *name;
  KdUuid      product;
  const char *category;
  char        currency[KD_CURRENCY_SIZE];
  gboolean    deposit;
  KdDate      closed;
  GArray     *trades;
  GArray     *values;
  gboolean    keeps_cash;
  gboolean    foreign;
} KdHeldAccount;

/**
 * KdWorth:
 * @value: minor units
 * @as_at: the day of the valuation that it rests on; %KD_DATE_NONE where it rests on what was paid
 * @carried: whether money moved after that day, which was added to it
 * @known: whether anything is known
 *
 * What an account is worth on a day.
 */
typedef struct
{
  gint64   value;
  KdDate   as_at;
  gboolean carried;
  gboolean known;
} KdWorth;

KdHeldAccount    *kd_held_account_new (const KdUuid *uuid, const char *name) G_GNUC_WARN_UNUSED_RESULT;
void              kd_held_account_free (KdHeldAccount *self);
void              kd_held_account_seal (KdHeldAccount *self, const char *currency);
gboolean          kd_held_account_is_foreign (const KdHeldAccount *self, const char *currency, const char *book);
int               kd_held_account_get_side (const KdHeldAccount *self, const KdTrade *trade);
gint64            kd_held_account_get_flow (const KdHeldAccount *self, const KdTrade *trade);
KdDate            kd_held_account_get_first_day (const KdHeldAccount *self);
const KdValuedOn *kd_held_account_find_value (const KdHeldAccount *self, KdDate day);
KdWorth           kd_held_account_get_worth (const KdHeldAccount *self, KdDate day);
const char       *kd_trade_type_get_text (KdTradeType type);
const char       *kd_trade_type_get_key (KdTradeType type);

G_END_DECLS
