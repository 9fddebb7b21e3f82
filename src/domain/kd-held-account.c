/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-held-account.h"

#include "kd-money.h"

#include <glib/gi18n-lib.h>

/* What of a transaction comes from outside (1), goes there (-1) or stays (0): the one place that says it. An
 * account that keeps cash is a purse: buying and selling turn over what is in it. Any other is the thing that was
 * bought: what is paid for it comes from outside, and what it hands out goes there, unless it comes as new units.
 * Returns are after fees and before tax, as with Portfolio Performance's. */
static const struct
{
  const char *key;
  const char *name;
  int         thing;
  int         purse;
} sides[] = {
  [KD_TRADE_BUY] = { "buy", N_ ("Purchase"), 1, 0 },
  [KD_TRADE_SELL] = { "sell", N_ ("Redemption"), -1, 0 },
  [KD_TRADE_DEPOSIT] = { "deposit", N_ ("Deposit"), 1, 1 },
  [KD_TRADE_WITHDRAW] = { "withdraw", N_ ("Withdrawal"), -1, -1 },
  [KD_TRADE_DIVIDEND] = { "dividend", N_ ("Dividend"), -1, 0 },
  [KD_TRADE_INTEREST] = { "interest", N_ ("Interest"), -1, 0 },
  [KD_TRADE_FEE] = { "fee", N_ ("Fee"), 1, 0 },
  [KD_TRADE_TAX] = { "tax", N_ ("Tax"), 0, -1 },
  [KD_TRADE_OTHER] = { "other", N_ ("Other"), 0, 0 },
  [KD_TRADE_BROUGHT_IN] = { "brought-in", N_ ("Value when first known"), 1, 1 },
};

/**
 * kd_trade_type_get_key:
 * @type: what happened
 *
 * Returns: (transfer none): its key, that of the field of a transaction
 */
const char *
kd_trade_type_get_key (KdTradeType type)
{
  g_return_val_if_fail (type < G_N_ELEMENTS (sides), "");

  return sides[type].key;
}

/**
 * kd_trade_type_get_text:
 * @type: what happened
 *
 * Returns: (transfer none): it in words
 */
const char *
kd_trade_type_get_text (KdTradeType type)
{
  g_return_val_if_fail (type < G_N_ELEMENTS (sides), "");

  return _ (sides[type].name);
}

/**
 * kd_held_account_new:
 * @uuid: the account
 * @name: (nullable): its name
 *
 * Returns: (transfer full): it, empty and open
 */
KdHeldAccount *
kd_held_account_new (const KdUuid *uuid,
                     const char   *name)
{
  KdHeldAccount *self = g_new0 (KdHeldAccount, 1);

  self->uuid = *uuid;
  self->name = g_strdup (name);
  self->closed = KD_DATE_NONE;
  self->trades = g_array_new (FALSE, TRUE, sizeof (KdTrade));
  self->values = g_array_new (FALSE, TRUE, sizeof (KdValuedOn));
  return self;
}

/**
 * kd_held_account_free:
 * @self: (transfer full): an account
 */
void
kd_held_account_free (KdHeldAccount *self)
{
  g_free (self->name);
  g_array_unref (self->trades);
  g_array_unref (self->values);
  g_free (self);
}

/* --- sealing ------------------------------------------------------------------------------------------------ */

/* By day; on one day as they were written down. */
static int
compare_trades (gconstpointer a,
                gconstpointer b)
{
  const KdTrade *one = a, *other = b;

  return (one->date > other->date) - (one->date < other->date);
}

static int
compare_values (gconstpointer a,
                gconstpointer b)
{
  const KdValuedOn *one = a, *other = b;

  return (one->date > other->date) - (one->date < other->date);
}

/* What was reversed, and what reversed it, did not happen. */
static void
drop_reversed (KdHeldAccount *self)
{
  g_autoptr (GHashTable) reversed = g_hash_table_new (kd_uuid_hash, kd_uuid_equal);
  g_autoptr (GArray) all = g_steal_pointer (&self->trades);

  self->trades = g_array_sized_new (FALSE, TRUE, sizeof (KdTrade), all->len);
  for (guint i = 0; i < all->len; i++)
    if (!kd_uuid_is_none (&g_array_index (all, KdTrade, i).reverses))
      g_hash_table_add (reversed, &g_array_index (all, KdTrade, i).reverses);
  for (guint i = 0; i < all->len; i++)
    {
      const KdTrade *trade = &g_array_index (all, KdTrade, i);

      if (kd_uuid_is_none (&trade->reverses) && !g_hash_table_contains (reversed, &trade->uuid))
        g_array_append_vals (self->trades, trade, 1);
    }
}

/**
 * kd_held_account_is_foreign:
 * @self: an account
 * @currency: what something in it is in; empty for the account's
 * @book: the book's currency
 *
 * Returns: whether it is in another currency than the book's
 */
gboolean
kd_held_account_is_foreign (const KdHeldAccount *self,
                            const char          *currency,
                            const char          *book)
{
  const char *own = *currency != '\0' ? currency : self->currency;

  return *own != '\0' && !g_str_equal (own, book);
}

/**
 * kd_held_account_seal:
 * @self: an account to which everything was added
 * @currency: the book's currency
 *
 * Puts what was added in order and takes out transactions that were reversed.
 */
void
kd_held_account_seal (KdHeldAccount *self,
                      const char    *currency)
{
  drop_reversed (self);
  g_array_sort (self->trades, compare_trades);
  g_array_sort (self->values, compare_values);
  self->keeps_cash = self->deposit;
  self->foreign = kd_held_account_is_foreign (self, "", currency);
  for (guint i = 0; i < self->trades->len; i++)
    {
      const KdTrade *trade = &g_array_index (self->trades, KdTrade, i);

      self->keeps_cash |= trade->type == KD_TRADE_DEPOSIT || trade->type == KD_TRADE_WITHDRAW;
      self->foreign |= kd_held_account_is_foreign (self, trade->currency, currency);
    }
  for (guint i = 0; i < self->values->len; i++)
    self->foreign |= kd_held_account_is_foreign (self, g_array_index (self->values, KdValuedOn, i).currency, currency);
}

/* --- money and worth ------------------------------------------------------------------------------------------ */

/**
 * kd_held_account_get_side:
 * @self: an account of a sealed portfolio
 * @trade: something that happened in it
 *
 * Returns: 1 where its money came from outside of the account, -1 where it went there, 0 where it stayed
 */
int
kd_held_account_get_side (const KdHeldAccount *self,
                          const KdTrade       *trade)
{
  gboolean reinvested = trade->type == KD_TRADE_DIVIDEND && trade->units != KD_PORTFOLIO_UNKNOWN && trade->units != 0;

  if (reinvested)
    return 0;
  return self->keeps_cash ? sides[trade->type].purse : sides[trade->type].thing;
}

/**
 * kd_held_account_get_flow:
 * @self: an account of a sealed portfolio
 * @trade: something that happened in it
 *
 * Returns: minor units that came from outside (positive) or went there (negative); 0 for what stayed
 */
gint64
kd_held_account_get_flow (const KdHeldAccount *self,
                          const KdTrade       *trade)
{
  return kd_held_account_get_side (self, trade) * ABS (trade->amount);
}

/**
 * kd_held_account_get_first_day:
 * @self: an account of a sealed portfolio
 *
 * Returns: the first day on which something is known of its worth, or %KD_DATE_NONE
 */
KdDate
kd_held_account_get_first_day (const KdHeldAccount *self)
{
  KdDate first = self->values->len > 0 ? g_array_index (self->values, KdValuedOn, 0).date : KD_DATE_NONE;

  for (guint i = 0; i < self->trades->len; i++)
    {
      const KdTrade *trade = &g_array_index (self->trades, KdTrade, i);

      if (kd_held_account_get_flow (self, trade) != 0)
        return first == KD_DATE_NONE ? trade->date : MIN (first, trade->date);
    }
  return first;
}

/**
 * kd_held_account_find_value:
 * @self: an account of a sealed portfolio
 * @day: a day
 *
 * Returns: (transfer none) (nullable): its newest valuation up to then; of several on one day the one that was written down
 *   last
 */
const KdValuedOn *
kd_held_account_find_value (const KdHeldAccount *self,
                            KdDate               day)
{
  const KdValuedOn *found = NULL;

  for (guint i = 0; i < self->values->len; i++)
    {
      const KdValuedOn *one = &g_array_index (self->values, KdValuedOn, i);

      if (one->date > day)
        break;
      found = one;
    }
  return found;
}

static gint64
add (gint64 a,
     gint64 b)
{
  gint64 sum;

  return kd_money_add (a, b, &sum) ? sum : a > 0 ? G_MAXINT64
                                                 : G_MININT64 + 1;
}

/**
 * kd_held_account_get_worth:
 * @self: an account of a sealed portfolio
 * @day: a day
 *
 * Says what an account is worth at the end of a day: by its newest valuation, and the money that moved since. Where
 * there is none yet, by what was paid for it. Nothing that was worth something is worth less than nothing after money
 * was taken out: what came out above its last value was gain. A closed account is worth nothing.
 *
 * Returns: what it is worth
 */
KdWorth
kd_held_account_get_worth (const KdHeldAccount *self,
                           KdDate               day)
{
  const KdValuedOn *valuation = kd_held_account_find_value (self, day);
  KdWorth           worth = { .as_at = KD_DATE_NONE };

  if (self->closed != KD_DATE_NONE && self->closed <= day)
    return (KdWorth) { .as_at = self->closed, .known = TRUE };
  if (valuation != NULL)
    worth = (KdWorth) { .value = valuation->value, .as_at = valuation->date, .known = TRUE };
  for (guint i = 0; i < self->trades->len; i++)
    {
      const KdTrade *trade = &g_array_index (self->trades, KdTrade, i);
      gint64         flow = kd_held_account_get_flow (self, trade);

      if (trade->date > day)
        break;
      /* A fee that was paid on top bought nothing. */
      if (flow == 0 || trade->type == KD_TRADE_FEE || (worth.as_at != KD_DATE_NONE && trade->date <= worth.as_at))
        continue;
      worth.known = TRUE;
      worth.carried = TRUE;
      worth.value = worth.value >= 0 ? MAX (0, add (worth.value, flow)) : add (worth.value, flow);
    }
  return worth;
}
