/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-demo-draw.h"

#include "kd-account.h"
#include "kd-decimal.h"
#include "kd-declared-assets.h"
#include "kd-product.h"
#include "kd-transaction.h"
#include "kd-valuation.h"

#define OLDEST_ACCOUNT 2700
#define MOST_TRADES 14
#define MOST_MONTHS 13
#define OPEN_PRODUCTS G_N_ELEMENTS (products)
#define DAYS_BETWEEN_MATURITIES 17

static const char *const banks[] = { "工商银行", "招商银行", "建设银行", "中国银行", "交通银行" };

typedef struct
{
  const char *name;
  const char *category;
  const char *risk;
  int         growth; /* of a year, in hundredths of a per cent of the first price */
} Product;

static const Product products[] = {
  { "安享五年大额存单", "deposit", "R1", 275 },
  { "日日盈货币", "money-fund", "R1", 190 },
  { "稳健一号理财", "wealth", "R2", 340 },
  { "纯债精选", "bond-fund", "R2", 380 },
  { "平衡配置混合", "mixed-fund", "R3", 520 },
  { "沪深三百指数", "equity-fund", "R4", -240 },
  { "金瑞年金", "insurance", "R1", 250 },
  { "科创成长股票", "equity-fund", "R5", 860 },
};

/* Wealth management products of half a year, one sold every few weeks. */
static const Product term = { "稳健180天", "wealth", "R2", 310 };

typedef struct
{
  guint     product;
  KdDate    day;
  KdDecimal units; /* less than zero where sold */
} Trade;

static const Product *
get_product (guint i)
{
  return i < OPEN_PRODUCTS ? &products[i] : &term;
}

/* Invents the products that clients hold. */
void
kd_demo_add_products (KdDemo *demo)
{
  for (guint i = 0; i < KD_DEMO_PRODUCTS; i++)
    {
      KdRow           *product = kd_demo_add (demo, KD_KIND_PRODUCT);
      g_autofree char *issue = i < OPEN_PRODUCTS ? NULL : g_strdup_printf ("%s第%u期", term.name, i - (guint) OPEN_PRODUCTS + 1);

      kd_demo_text (product, KD_PRODUCT_NAME, issue != NULL ? issue : get_product (i)->name);
      kd_demo_text (product, KD_PRODUCT_CATEGORY, get_product (i)->category);
      kd_demo_text (product, KD_PRODUCT_RISK_LEVEL, get_product (i)->risk);
      if (issue != NULL)
        kd_demo_number (product, KD_PRODUCT_MATURES, demo->today + 6 + (gint64) (i - OPEN_PRODUCTS) * DAYS_BETWEEN_MATURITIES);
      demo->products[i] = product->uuid;
    }
}

/* Wealth is log-normal: a product of many small factors. The median is 500,000 yuan. */
static gint64
draw_wealth (KdDemo *demo)
{
  gint64 wealth = 50000000;

  for (guint i = 0; i < 14; i++)
    wealth = wealth * (gint64) (50 + kd_demo_below (demo, 120)) / 105;
  return MAX (wealth, 100000);
}

/* Products grow evenly from 1 yuan a unit, each at its own pace: what is bought, sold and valued fits together. */
static KdDecimal
price_on (const KdDemo *demo,
          guint         product,
          KdDate        day)
{
  KdDate age = day - (demo->today - OLDEST_ACCOUNT);

  return KD_DECIMAL_ONE + (KdDecimal) age * (KdDecimal) get_product (product)->growth * KD_DECIMAL_ONE / 10000 / 365;
}

static gint64
worth_on (const KdDemo *demo,
          guint         product,
          KdDate        day,
          KdDecimal     units)
{
  gint64 amount = 0;

  kd_decimal_multiply (units / (KD_DECIMAL_ONE / 100), price_on (demo, product, day), KD_ROUND_HALF_EVEN, &amount);
  return amount;
}

static void
add_trade (KdDemo      *demo,
           const KdRow *account,
           const Trade *trade)
{
  KdRow    *transaction = kd_demo_add (demo, KD_KIND_TRANSACTION);
  KdDecimal units = ABS (trade->units);

  kd_demo_refer (transaction, KD_TRANSACTION_ACCOUNT, account);
  kd_value_set_uuid (&transaction->values[KD_TRANSACTION_PRODUCT], &demo->products[trade->product]);
  kd_demo_number (transaction, KD_TRANSACTION_DATE, trade->day);
  kd_demo_text (transaction, KD_TRANSACTION_TYPE, trade->units < 0 ? "sell" : "buy");
  kd_demo_number (transaction, KD_TRANSACTION_AMOUNT, worth_on (demo, trade->product, trade->day, units));
  kd_demo_number (transaction, KD_TRANSACTION_UNITS, units);
  kd_demo_number (transaction, KD_TRANSACTION_PRICE, price_on (demo, trade->product, trade->day));
  demo->transactions++;
}

static gint64
value_on (const KdDemo *demo,
          const Trade  *trades,
          guint         n_trades,
          KdDate        day)
{
  gint64 value = 0;

  for (guint i = 0; i < n_trades; i++)
    if (trades[i].day <= day)
      value += worth_on (demo, trades[i].product, day, trades[i].units);
  return value;
}

/* Evenly from the first to the last, every fourth a sale of half of what one purchase bought. */
static guint
draw_trades (KdDemo *demo,
             KdDate  first,
             KdDate  last,
             gint64  wealth,
             Trade  *trades)
{
  guint     n_trades = 3 + kd_demo_below (demo, MOST_TRADES - 2);
  guint     held[] = { kd_demo_below (demo, OPEN_PRODUCTS), kd_demo_below (demo, OPEN_PRODUCTS) };
  KdDecimal units = MAX (wealth / 100 / (n_trades - n_trades / 4), 1) * KD_DECIMAL_ONE;

  for (guint i = 0; i < n_trades; i++)
    {
      trades[i].product = held[i / 2 % G_N_ELEMENTS (held)];
      trades[i].day = first + (last - first) * (KdDate) i / MAX (n_trades - 1, 1);
      trades[i].units = i % 4 == 3 && i + 1 < n_trades ? -units / 2 : units;
    }
  /* The newest purchase is of half a year, if it was made in the last one. */
  if (demo->today - last < 170 && kd_demo_chance (demo, 300))
    trades[n_trades - 1].product = (guint) OPEN_PRODUCTS + (guint) (last + 180 - demo->today - 6 + DAYS_BETWEEN_MATURITIES) / DAYS_BETWEEN_MATURITIES % (KD_DEMO_PRODUCTS - (guint) OPEN_PRODUCTS);
  return n_trades;
}

/* Some came lately, most bought something in the last half year, some long ago. */
static void
draw_days (KdDemo *demo,
           KdDate *first,
           KdDate *last)
{
  guint way = kd_demo_below (demo, 100);

  *first = demo->today - 800 - (KdDate) kd_demo_below (demo, OLDEST_ACCOUNT - 800);
  if (way < 11)
    {
      *first = demo->today - 60 - (KdDate) kd_demo_below (demo, 110);
      *last = demo->today - (KdDate) kd_demo_below (demo, 50);
    }
  else if (way < 68)
    *last = demo->today - (KdDate) kd_demo_below (demo, 175);
  else if (way < 88)
    *last = demo->today - 190 - (KdDate) kd_demo_below (demo, 500);
  else
    {
      KdDate drawn = demo->today - 760 - (KdDate) kd_demo_below (demo, 900); /* a draw inside of MAX would be two */

      *last = MAX (*first + 20, drawn);
    }
}

static void
add_valuation (KdDemo      *demo,
               const KdRow *account,
               KdDate       day,
               gint64       value)
{
  KdRow *valuation = kd_demo_add (demo, KD_KIND_VALUATION);

  kd_demo_refer (valuation, KD_VALUATION_ACCOUNT, account);
  kd_demo_number (valuation, KD_VALUATION_DATE, day);
  kd_demo_number (valuation, KD_VALUATION_VALUE, value);
}

/* Month-ends, the newest last; of every other client the ends of two years only. */
static gint64
add_valuations (KdDemo      *demo,
                const KdRow *account,
                const Trade *trades,
                guint        n_trades)
{
  guint  months = demo->made % 2 == 0 ? MOST_MONTHS : 2;
  gint64 value = 0;
  int    year, month, day;

  kd_date_get_ymd (demo->today, &year, &month, &day);
  for (guint i = months; i-- > 0;)
    {
      KdDate on = kd_date_add_months (kd_date_new (year, month, 1), -(int) (months == 2 ? i * 12 : i)) - 1;

      if (on < trades[0].day)
        continue;
      value = value_on (demo, trades, n_trades, on);
      add_valuation (demo, account, on, value);
    }
  return value;
}

static gint64
add_account (KdDemo      *demo,
             const KdRow *client,
             gint64       wealth)
{
  KdRow           *account = kd_demo_add (demo, KD_KIND_ACCOUNT);
  g_autofree char *number = g_strdup_printf ("62%08u%08u", kd_demo_below (demo, 100000000), kd_demo_below (demo, 100000000));
  Trade            trades[MOST_TRADES + 1];
  KdDate           first, last;
  guint            n_trades;

  draw_days (demo, &first, &last);
  n_trades = draw_trades (demo, first, last, wealth, trades);
  kd_demo_refer (account, KD_ACCOUNT_CLIENT, client);
  kd_demo_text (account, KD_ACCOUNT_NAME, "理财账户");
  kd_demo_text (account, KD_ACCOUNT_INSTITUTION, KD_DEMO_ONE_OF (demo, banks));
  kd_demo_text (account, KD_ACCOUNT_NUMBER, number);
  kd_demo_number (account, KD_ACCOUNT_OPENED, first);
  for (guint i = 0; i < n_trades; i++)
    add_trade (demo, account, &trades[i]);
  return add_valuations (demo, account, trades, n_trades);
}

/* Invents what somebody owns: an account with its trades and valuations, and what they said of themselves. Returns
 * what it comes to in minor units. */
gint64
kd_demo_add_money (KdDemo      *demo,
                   const KdRow *client)
{
  gint64   wealth = draw_wealth (demo);
  gboolean invests = !kd_demo_chance (demo, 70);
  gint64   value = 0;

  if (invests)
    value = add_account (demo, client, wealth);
  if (!invests || kd_demo_chance (demo, 600))
    {
      KdRow *declared = kd_demo_add (demo, KD_KIND_DECLARED_ASSETS);

      kd_demo_refer (declared, KD_DECLARED_ASSETS_CLIENT, client);
      kd_demo_number (declared, KD_DECLARED_ASSETS_AMOUNT, wealth / 1000000 * 1300000);
      kd_demo_number (declared, KD_DECLARED_ASSETS_DATE, demo->today - (gint64) kd_demo_below (demo, 420));
    }
  return value > 0 ? value : wealth;
}
