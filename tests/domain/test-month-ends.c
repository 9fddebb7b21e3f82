/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-month-ends.h"
#include "portfolio-fixture.h"

#include <glib.h>

#define DAY(text) kd_date_parse_iso (text)
#define YUAN(amount) (G_GINT64_CONSTANT (100) * (amount))

static const KdMonthEnd *
end_at (GArray *ends,
        guint   place)
{
  return &g_array_index (ends, KdMonthEnd, place);
}

static void
test_nothing (void)
{
  g_autoptr (KdPortfolio) portfolio = kd_portfolio_new ("CNY");
  KdDeclared said = { DAY ("2026-01-15"), YUAN (20), "" };
  g_autoptr (GArray) ends = NULL;
  g_autoptr (GArray) parts = NULL;

  g_array_append_val (portfolio->declared, said);
  kd_portfolio_seal (portfolio);
  ends = kd_portfolio_list_month_ends (portfolio, DAY ("2026-06-30"), 12);
  g_assert_cmpuint (ends->len, ==, 0);
  parts = kd_portfolio_list_parts (portfolio, DAY ("2026-06-30"));
  g_assert_cmpuint (parts->len, ==, 0);
}

/* A month that is not over has no end, and one without a valuation is a gap. */
static void
test_months (void)
{
  g_autoptr (KdPortfolio) portfolio = kd_portfolio_new ("CNY");
  KdHeldAccount *first = account (portfolio, 1), *second = account (portfolio, 2), *loan = account (portfolio, 3);
  g_autoptr (GArray) ends = NULL;
  g_autoptr (GArray) whole = NULL;

  valued (first, "2026-01-10", 100);
  valued (first, "2026-01-31", 110);
  valued (second, "2026-02-28", 50);
  valued (loan, "2026-05-02", -30);
  valued (first, "2026-06-01", 500);
  kd_portfolio_seal (portfolio);
  ends = kd_portfolio_list_month_ends (portfolio, DAY ("2026-06-29"), 12);
  g_assert_cmpuint (ends->len, ==, 3);
  g_assert_cmpint (end_at (ends, 0)->date, ==, DAY ("2026-01-31"));
  g_assert_cmpint (end_at (ends, 0)->value, ==, YUAN (110));
  g_assert_false (end_at (ends, 0)->after_gap);
  g_assert_cmpint (end_at (ends, 1)->value, ==, YUAN (160));
  g_assert_false (end_at (ends, 1)->after_gap);
  g_assert_cmpint (end_at (ends, 2)->date, ==, DAY ("2026-05-31"));
  g_assert_cmpint (end_at (ends, 2)->value, ==, YUAN (130));
  g_assert_true (end_at (ends, 2)->after_gap);
  whole = kd_portfolio_list_month_ends (portfolio, DAY ("2026-06-30"), 2);
  g_assert_cmpuint (whole->len, ==, 2);
  g_assert_cmpint (end_at (whole, 1)->value, ==, YUAN (520));
}

static gint64
find_part (GArray     *parts,
           const char *category)
{
  for (guint i = 0; i < parts->len; i++)
    if (g_array_index (parts, KdAssetPart, i).category == g_intern_string (category))
      return g_array_index (parts, KdAssetPart, i).value;
  return 0;
}

/* The product says what an account is in, else the account; debts, dollars and what was closed are no parts. */
static void
test_parts (void)
{
  g_autoptr (KdPortfolio) portfolio = kd_portfolio_new ("CNY");
  KdUuid         bond = named (90);
  KdHeldProduct *product = kd_portfolio_add_product (portfolio, &bond, "债券一号");
  KdHeldAccount *fund = account (portfolio, 1), *deposit = account (portfolio, 2), *more = account (portfolio, 3), *unsaid = account (portfolio, 4);
  KdHeldAccount *loan = account (portfolio, 5), *dollars = account (portfolio, 6), *closed = account (portfolio, 7);
  g_autoptr (GArray) parts = NULL;

  product->category = g_intern_string ("bond-fund");
  fund->product = bond;
  fund->category = g_intern_string ("other");
  deposit->category = more->category = closed->category = g_intern_string ("deposit");
  valued (fund, "2026-05-01", 10);
  valued (deposit, "2026-05-01", 20);
  valued (more, "2026-05-01", 40);
  valued (unsaid, "2026-05-01", 80);
  valued (loan, "2026-05-01", -160);
  g_strlcpy (dollars->currency, "USD", sizeof dollars->currency);
  valued (dollars, "2026-05-01", 320);
  valued (closed, "2026-05-01", 640);
  closed->closed = DAY ("2026-05-30");
  kd_portfolio_seal (portfolio);
  parts = kd_portfolio_list_parts (portfolio, DAY ("2026-06-30"));
  g_assert_cmpuint (parts->len, ==, 3);
  g_assert_cmpint (find_part (parts, "bond-fund"), ==, YUAN (10));
  g_assert_cmpint (find_part (parts, "deposit"), ==, YUAN (60));
  g_assert_cmpint (find_part (parts, NULL), ==, YUAN (80));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/month-ends/nothing", test_nothing);
  g_test_add_func ("/month-ends/months", test_months);
  g_test_add_func ("/month-ends/parts", test_parts);
  return g_test_run ();
}
