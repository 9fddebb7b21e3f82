/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-client-finances.h"
#include "kd-row.h"
#include "kd-statement.h"

#include <math.h>

#define TODAY kd_date_parse_iso ("2026-12-03")
#define YUAN(amount) (G_GINT64_CONSTANT (100) * (amount))

static void
say (GPtrArray  *rows,
     const char *side,
     const char *amount,
     const char *currency,
     const char *date)
{
  const struct
  {
    guint       field;
    const char *text;
  } values[] = { { KD_STATEMENT_SIDE, side }, { KD_STATEMENT_ITEM, "某项" }, { KD_STATEMENT_CURRENCY, currency }, { KD_STATEMENT_AMOUNT, amount }, { KD_STATEMENT_DATE, date } };
  KdRow *row = kd_row_new (KD_KIND_STATEMENT);

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_true (kd_row_set_from_text (row, values[i].field, values[i].text, &error));
      g_assert_no_error (error);
    }
  g_ptr_array_add (rows, row);
}

static KdPortfolio *
make_portfolio (gint64 owned,
                gint64 owed)
{
  KdPortfolio *portfolio = kd_portfolio_new ("CNY");

  for (guint8 i = 0; i < 2; i++)
    {
      KdUuid     uuid = { .bytes = { (guint8) (i + 1) } };
      KdValuedOn value = { .date = kd_date_parse_iso ("2026-10-31"), .value = i == 0 ? owned : -owed };

      if (value.value != 0)
        g_array_append_val (kd_portfolio_add_account (portfolio, &uuid, NULL)->values, value);
    }
  kd_portfolio_seal (portfolio);
  return portfolio;
}

/* What nobody said is not 0. */
static void
test_nothing (void)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) kd_row_free);
  g_autoptr (KdPortfolio) portfolio = make_portfolio (0, 0);
  KdClientFinances finances;

  kd_client_finances_measure (rows, portfolio, TODAY, &finances);
  g_assert_cmpint (finances.assets, ==, KD_PORTFOLIO_UNKNOWN);
  g_assert_cmpint (finances.debts, ==, KD_PORTFOLIO_UNKNOWN);
  g_assert_cmpint (finances.net_worth, ==, KD_PORTFOLIO_UNKNOWN);
  g_assert_cmpint (finances.income, ==, KD_PORTFOLIO_UNKNOWN);
  g_assert_true (isnan (finances.saving));
  g_assert_cmpint (finances.oldest, ==, KD_DATE_NONE);
}

static void
test_sums (void)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) kd_row_free);
  g_autoptr (KdPortfolio) portfolio = make_portfolio (YUAN (1000), YUAN (50));
  KdClientFinances finances;

  say (rows, "asset", "3000", "", "2025-01-31");
  say (rows, "liability", "500", "CNY", "2026-11-01");
  say (rows, "liability", "70", "", "");
  say (rows, "asset", "9000", "USD", "2024-01-01");
  kd_client_finances_measure (rows, portfolio, TODAY, &finances);
  g_assert_cmpint (finances.assets, ==, YUAN (4000));
  g_assert_cmpint (finances.debts, ==, YUAN (620));
  g_assert_cmpint (finances.net_worth, ==, YUAN (3380));
  g_assert_cmpint (finances.oldest, ==, kd_date_parse_iso ("2025-01-31"));
  g_assert_cmpint (finances.newest, ==, kd_date_parse_iso ("2026-11-01"));
  g_assert_cmpuint (finances.foreign, ==, 1);
}

/* The share needs both, and may be below 0. */
static void
test_saving (void)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) kd_row_free);
  g_autoptr (KdPortfolio) portfolio = make_portfolio (YUAN (1), 0);
  KdClientFinances finances;

  say (rows, "income", "200", "", "");
  kd_client_finances_measure (rows, portfolio, TODAY, &finances);
  g_assert_cmpint (finances.income, ==, YUAN (200));
  g_assert_cmpint (finances.net_worth, ==, KD_PORTFOLIO_UNKNOWN);
  g_assert_true (isnan (finances.saving));
  say (rows, "spending", "150", "", "");
  kd_client_finances_measure (rows, portfolio, TODAY, &finances);
  g_assert_cmpfloat_with_epsilon (finances.saving, 0.25, 1e-9);
  say (rows, "spending", "100", "", "");
  kd_client_finances_measure (rows, portfolio, TODAY, &finances);
  g_assert_cmpfloat_with_epsilon (finances.saving, -0.25, 1e-9);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/client-finances/nothing", test_nothing);
  g_test_add_func ("/client-finances/sums", test_sums);
  g_test_add_func ("/client-finances/saving", test_saving);
  return g_test_run ();
}
