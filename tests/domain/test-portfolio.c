/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-positions.h"
#include "portfolio-fixture.h"

#include <glib.h>

#define DAY(text) kd_date_parse_iso (text)
#define YUAN(amount) (G_GINT64_CONSTANT (100) * (amount))

static void
test_nothing (void)
{
  g_autoptr (KdPortfolio) portfolio = kd_portfolio_new ("CNY");
  g_autoptr (GArray) positions = NULL;
  KdPortfolioTotals totals;

  kd_portfolio_seal (portfolio);
  kd_portfolio_get_totals (portfolio, DAY ("2026-06-30"), &totals);
  g_assert_true (totals.assets == KD_PORTFOLIO_UNKNOWN && totals.net_worth == KD_PORTFOLIO_UNKNOWN);
  g_assert_cmpint (totals.newest, ==, KD_DATE_NONE);
  positions = kd_positions_list (portfolio, DAY ("2026-06-30"));
  g_assert_cmpuint (positions->len, ==, 0);
}

static void
test_declared (void)
{
  g_autoptr (KdPortfolio) portfolio = kd_portfolio_new ("CNY");
  const KdDeclared  said[] = { { DAY ("2025-01-01"), YUAN (10), "" }, { DAY ("2026-01-01"), YUAN (20), "CNY" }, { KD_DATE_NONE, YUAN (30), "" }, { DAY ("2026-02-01"), YUAN (40), "USD" }, { DAY ("2027-01-01"), YUAN (50), "" } };
  KdPortfolioTotals totals;

  g_array_append_vals (portfolio->declared, said, G_N_ELEMENTS (said));
  account (portfolio, 1);
  kd_portfolio_seal (portfolio);
  kd_portfolio_get_totals (portfolio, DAY ("2026-06-30"), &totals);
  g_assert_cmpint (totals.assets, ==, YUAN (20));
  g_assert_cmpint (totals.newest, ==, DAY ("2026-01-01"));
  g_assert_true (totals.is_declared);
  g_assert_cmpuint (totals.unvalued, ==, 1);
  g_assert_cmpuint (totals.foreign, ==, 1);
}

/* What is owed is an account below nothing; what was closed, and dollars, are not added. */
static void
test_totals (void)
{
  g_autoptr (KdPortfolio) portfolio = kd_portfolio_new ("CNY");
  KdHeldAccount    *open = account (portfolio, 1), *loan = account (portfolio, 2), *closed = account (portfolio, 3), *dollars = account (portfolio, 4);
  KdPortfolioTotals totals;

  valued (open, "2026-03-31", 500);
  valued (open, "2025-03-31", 400);
  valued (open, "2026-12-31", 600);
  valued (loan, "2026-01-31", -200);
  valued (closed, "2026-01-31", 70);
  closed->closed = DAY ("2026-02-28");
  g_strlcpy (dollars->currency, "USD", sizeof dollars->currency);
  valued (dollars, "2026-04-30", 900);
  kd_portfolio_seal (portfolio);
  kd_portfolio_get_totals (portfolio, DAY ("2026-06-30"), &totals);
  g_assert_cmpint (totals.assets, ==, YUAN (500));
  g_assert_cmpint (totals.debts, ==, YUAN (200));
  g_assert_cmpint (totals.net_worth, ==, YUAN (300));
  g_assert_cmpint (totals.oldest, ==, DAY ("2026-01-31"));
  g_assert_cmpint (totals.newest, ==, DAY ("2026-03-31"));
  g_assert_cmpuint (totals.foreign, ==, 1);
  g_assert_false (totals.is_declared);
  g_assert_true (dollars->foreign);
  g_assert_false (open->foreign);
}

static void
test_reversed (void)
{
  g_autoptr (KdPortfolio) portfolio = kd_portfolio_new ("CNY");
  KdHeldAccount *fund = account (portfolio, 1);
  KdUuid         wrong = trade (fund, "2026-01-05", KD_TRADE_BUY, 1000)->uuid;

  trade (fund, "2026-01-05", KD_TRADE_BUY, -1000)->reverses = wrong;
  trade (fund, "2026-01-05", KD_TRADE_BUY, 100);
  kd_portfolio_seal (portfolio);
  g_assert_cmpuint (fund->trades->len, ==, 1);
  g_assert_cmpint (kd_held_account_get_worth (fund, DAY ("2026-01-05")).value, ==, YUAN (100));
}

/* Each type in an account that is what was bought, and in one that keeps cash. */
static void
test_sides (void)
{
  static const struct
  {
    KdTradeType type;
    int         thing;
    int         purse;
  } expected[] = {
    { KD_TRADE_BUY, 1, 0 },
    { KD_TRADE_SELL, -1, 0 },
    { KD_TRADE_DEPOSIT, 1, 1 },
    { KD_TRADE_WITHDRAW, -1, -1 },
    { KD_TRADE_DIVIDEND, -1, 0 },
    { KD_TRADE_INTEREST, -1, 0 },
    { KD_TRADE_FEE, 1, 0 },
    { KD_TRADE_TAX, 0, -1 },
    { KD_TRADE_OTHER, 0, 0 },
  };
  g_autoptr (KdPortfolio) portfolio = kd_portfolio_new ("CNY");
  KdHeldAccount *thing = account (portfolio, 1), *purse = account (portfolio, 2), *deposit = account (portfolio, 3);

  trade (thing, "2026-01-05", KD_TRADE_BUY, 1);
  trade (purse, "2026-01-05", KD_TRADE_DEPOSIT, 1);
  deposit->deposit = TRUE;
  kd_portfolio_seal (portfolio);
  g_assert_true (purse->keeps_cash && deposit->keeps_cash && !thing->keeps_cash);
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      KdTrade one = { .type = expected[i].type, .amount = -YUAN (5), .units = KD_PORTFOLIO_UNKNOWN };

      g_assert_cmpint (kd_held_account_get_flow (thing, &one), ==, YUAN (5) * expected[i].thing);
      g_assert_cmpint (kd_held_account_get_flow (purse, &one), ==, YUAN (5) * expected[i].purse);
      g_assert_nonnull (kd_trade_type_get_text (expected[i].type));
    }
  /* a dividend that came as units stays */
  g_assert_cmpint (kd_held_account_get_flow (thing, &(KdTrade) { .type = KD_TRADE_DIVIDEND, .amount = YUAN (5), .units = KD_DECIMAL_ONE }), ==, 0);
}

static void
test_worth (void)
{
  g_autoptr (KdPortfolio) portfolio = kd_portfolio_new ("CNY");
  KdHeldAccount *fund = account (portfolio, 1);
  KdWorth        worth;

  trade (fund, "2026-01-05", KD_TRADE_BUY, 100);
  valued (fund, "2026-02-28", 110);
  trade (fund, "2026-02-28", KD_TRADE_BUY, 5);
  trade (fund, "2026-03-05", KD_TRADE_SELL, 60);
  trade (fund, "2026-03-06", KD_TRADE_FEE, 3);
  trade (fund, "2026-04-05", KD_TRADE_SELL, 60);
  trade (fund, "2026-05-05", KD_TRADE_BUY, 20);
  fund->closed = DAY ("2026-06-30");
  kd_portfolio_seal (portfolio);
  g_assert_false (kd_held_account_get_worth (fund, DAY ("2026-01-04")).known);
  worth = kd_held_account_get_worth (fund, DAY ("2026-01-31"));
  g_assert_true (worth.known && worth.carried && worth.as_at == KD_DATE_NONE && worth.value == YUAN (100));
  /* a valuation has the money of its day in it */
  worth = kd_held_account_get_worth (fund, DAY ("2026-02-28"));
  g_assert_true (!worth.carried && worth.value == YUAN (110));
  worth = kd_held_account_get_worth (fund, DAY ("2026-03-31"));
  g_assert_true (worth.carried && worth.value == YUAN (50) && worth.as_at == DAY ("2026-02-28"));
  /* more came out than was thought to be there; then something new begins */
  g_assert_cmpint (kd_held_account_get_worth (fund, DAY ("2026-04-05")).value, ==, 0);
  g_assert_cmpint (kd_held_account_get_worth (fund, DAY ("2026-05-05")).value, ==, YUAN (20));
  g_assert_cmpint (kd_held_account_get_worth (fund, DAY ("2026-06-30")).value, ==, 0);
}

static void
test_position_by_units (void)
{
  g_autoptr (KdPortfolio) portfolio = kd_portfolio_new ("CNY");
  KdHeldAccount *fund = account (portfolio, 1);
  KdTrade       *one;
  g_autoptr (GArray) positions = NULL;
  const KdPosition *position;

  fund->product = named (50);
  kd_portfolio_add_product (portfolio, &fund->product, "沪深三百指数");
  one = trade (fund, "2026-01-05", KD_TRADE_BUY, 1000);
  one->units = 1000 * KD_DECIMAL_ONE;
  one = trade (fund, "2026-02-05", KD_TRADE_BUY, 3000);
  one->units = 1000 * KD_DECIMAL_ONE;
  one = trade (fund, "2026-03-05", KD_TRADE_SELL, 1500);
  one->units = 500 * KD_DECIMAL_ONE;
  one = trade (fund, "2026-03-06", KD_TRADE_DIVIDEND, 10);
  one->units = 5 * KD_DECIMAL_ONE;
  valued (fund, "2026-03-31", 3300);
  kd_portfolio_seal (portfolio);
  positions = kd_positions_list (portfolio, DAY ("2026-06-30"));
  g_assert_cmpuint (positions->len, ==, 1);
  position = &g_array_index (positions, KdPosition, 0);
  g_assert_cmpstr (position->product->name, ==, "沪深三百指数");
  g_assert_cmpint (position->units, ==, 1505 * KD_DECIMAL_ONE);
  g_assert_cmpint (position->method, ==, KD_COST_AVERAGE);
  g_assert_cmpint (position->cost, ==, YUAN (3000));
  g_assert_cmpint (position->value, ==, YUAN (3300));
  g_assert_cmpint (position->gain, ==, YUAN (300));
  g_assert_cmpint (position->as_at, ==, DAY ("2026-03-31"));
  g_assert_cmpfloat (position->share, ==, 1);
}

static void
test_position_without_units (void)
{
  g_autoptr (KdPortfolio) portfolio = kd_portfolio_new ("CNY");
  KdHeldAccount *fund = account (portfolio, 1), *silent = account (portfolio, 2), *gone = account (portfolio, 3);
  g_autoptr (GArray) positions = NULL;
  const KdPosition *position;

  trade (fund, "2026-01-05", KD_TRADE_BUY, 1000)->product = named (50);
  trade (fund, "2026-02-05", KD_TRADE_SELL, 300)->product = named (50);
  valued (fund, "2026-03-31", 900);
  valued (silent, "2026-03-31", 2100);
  trade (gone, "2026-01-05", KD_TRADE_BUY, 10);
  valued (gone, "2026-03-31", 0);
  kd_portfolio_seal (portfolio);
  positions = kd_positions_list (portfolio, DAY ("2026-06-30"));
  g_assert_cmpuint (positions->len, ==, 2);
  position = &g_array_index (positions, KdPosition, 0);
  g_assert_null (position->product);
  g_assert_cmpint (position->units, ==, KD_PORTFOLIO_UNKNOWN);
  g_assert_cmpint (position->method, ==, KD_COST_NET);
  g_assert_cmpint (position->cost, ==, YUAN (700));
  g_assert_cmpint (position->gain, ==, YUAN (200));
  g_assert_cmpfloat_with_epsilon (position->share, 0.3, 1e-12);
  position = &g_array_index (positions, KdPosition, 1);
  g_assert_cmpint (position->method, ==, KD_COST_UNKNOWN);
  g_assert_true (position->cost == KD_PORTFOLIO_UNKNOWN && position->gain == KD_PORTFOLIO_UNKNOWN);
}

/* A securities account: each paper by its newest price, what was sold is gone. */
static void
test_positions_of_several_products (void)
{
  g_autoptr (KdPortfolio) portfolio = kd_portfolio_new ("CNY");
  KdHeldAccount *broker = account (portfolio, 1);
  KdTrade       *one;
  g_autoptr (GArray) positions = NULL;

  trade (broker, "2026-01-02", KD_TRADE_DEPOSIT, 10000);
  for (guint i = 0; i < 3; i++)
    {
      one = trade (broker, "2026-01-05", KD_TRADE_BUY, 1000);
      one->product = named ((guint8) (50 + i));
      one->units = 100 * KD_DECIMAL_ONE;
      one->price = 10 * KD_DECIMAL_ONE;
    }
  one = trade (broker, "2026-02-05", KD_TRADE_SELL, 1100);
  one->product = named (52);
  one->units = 100 * KD_DECIMAL_ONE;
  one = trade (broker, "2026-03-05", KD_TRADE_BUY, 1234.5);
  one->product = named (51);
  one->units = 100 * KD_DECIMAL_ONE;
  one->price = KD_DECIMAL_ONE / 1000 * 12345;
  kd_portfolio_seal (portfolio);
  positions = kd_positions_list (portfolio, DAY ("2026-06-30"));
  g_assert_cmpuint (positions->len, ==, 2);
  g_assert_cmpint (g_array_index (positions, KdPosition, 0).value, ==, YUAN (1000));
  g_assert_cmpint (g_array_index (positions, KdPosition, 1).value, ==, YUAN (2469));
  g_assert_cmpint (g_array_index (positions, KdPosition, 1).as_at, ==, DAY ("2026-03-05"));
  g_assert_true (g_array_index (positions, KdPosition, 1).by_price);
  g_assert_cmpfloat (g_array_index (positions, KdPosition, 1).share, ==, -1);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/portfolio/nothing", test_nothing);
  g_test_add_func ("/portfolio/declared", test_declared);
  g_test_add_func ("/portfolio/totals", test_totals);
  g_test_add_func ("/portfolio/reversed", test_reversed);
  g_test_add_func ("/portfolio/sides", test_sides);
  g_test_add_func ("/portfolio/worth", test_worth);
  g_test_add_func ("/positions/by-units", test_position_by_units);
  g_test_add_func ("/positions/without-units", test_position_without_units);
  g_test_add_func ("/positions/several-products", test_positions_of_several_products);
  return g_test_run ();
}
