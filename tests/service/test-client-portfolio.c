/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a client owns and earned, from the records of a real book. */

#include "book-fixture.h"

#include "kd-client-portfolio.h"
#include "kd-error.h"
#include "kd-positions.h"
#include "kd-returns-sheet.h"
#include "kd-sheet-reader.h"
#include "kd-transaction.h"

#include <string.h>

#define NOW G_GINT64_CONSTANT (1795485600000000) /* 2026-11-24 */
#define DAY(text) kd_date_parse_iso (text)

static void
open_book (Book         *book,
           gconstpointer data)
{
  book_open (book, NOW);
}

/* Adds a record; @owner is what its first field refers to, or %NULL. */
static KdUuid
add (Book         *book,
     KdKind        kind,
     const KdUuid *owner,
     ...)
{
  g_autoptr (GPtrArray) says = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (KdRow) stored = NULL;
  KdRow  *row = kd_row_new (kind);
  va_list list;

  va_start (list, owner);
  for (const char *say = va_arg (list, const char *); say != NULL; say = va_arg (list, const char *))
    g_ptr_array_add (says, (gpointer) say);
  va_end (list);
  g_ptr_array_add (says, NULL);
  if (owner != NULL)
    kd_value_set_uuid (&row->values[0], owner);
  g_assert_true (kd_row_assign (row, (const char *const *) says->pdata, &error));
  stored = kd_workspace_add (book->workspace, row, &error);
  g_assert_no_error (error);
  return stored->uuid;
}

static void
test_no_client (Book         *book,
                gconstpointer data)
{
  const KdUuid nobody = { { 1 } };
  KdUuid       product = add (book, KD_KIND_PRODUCT, NULL, "name=稳健一号", NULL);
  g_autoptr (GError) unknown = NULL;
  g_autoptr (GError) wrong = NULL;
  g_autoptr (GError) period = NULL;

  g_assert_null (kd_workspace_portfolio (book->workspace, &nobody, &unknown));
  g_assert_error (unknown, KD_ERROR, KD_ERROR_NOT_FOUND);
  g_assert_null (kd_workspace_portfolio (book->workspace, &product, &wrong));
  g_assert_error (wrong, KD_ERROR, KD_ERROR_NOT_FOUND);
  g_assert_null (kd_workspace_returns (book->workspace, &nobody, DAY ("2026-02-01"), DAY ("2026-01-01"), NULL, &period));
  g_assert_error (period, KD_ERROR, KD_ERROR_INVALID);
}

static void
test_empty_client (Book         *book,
                   gconstpointer data)
{
  KdUuid client = add (book, KD_KIND_CLIENT, NULL, "name=张三", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (KdPerformance) earned = kd_workspace_returns (book->workspace, &client, KD_DATE_NONE, DAY ("2026-11-24"), NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpint (earned->xirr.reason, ==, KD_RETURN_NO_VALUES);
  g_assert_cmpuint (earned->flows->len, ==, 0);
}

static void
take_back (Book         *book,
           const KdUuid *uuid)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KdRow) wrong = kd_workspace_get (book->workspace, uuid, &error);
  g_autoptr (KdRow) stored = kd_workspace_add (book->workspace, kd_transaction_new_reversal (wrong), &error);

  g_assert_no_error (error);
}

/* A fund bought twice, the third purchase taken back, valued at the end; and what the client said, which does not count then. */
static void
test_records (Book         *book,
              gconstpointer data)
{
  KdUuid           client = add (book, KD_KIND_CLIENT, NULL, "name=张三", NULL);
  KdUuid           product = add (book, KD_KIND_PRODUCT, NULL, "name=沪深三百", "risk_level=R4", "matures=2027-01-31", NULL);
  KdUuid           account = add (book, KD_KIND_ACCOUNT, &client, "name=基金账户", "currency=CNY", NULL);
  KdUuid           wrong;
  char             text[KD_UUID_TEXT_SIZE];
  g_autofree char *of = g_strconcat ("product=", kd_uuid_format (&product, text), NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (KdPortfolio) owned = NULL;
  g_autoptr (KdPerformance) earned = NULL;
  g_autoptr (GArray) positions = NULL;
  const KdPosition *position;
  KdPortfolioTotals totals;

  add (book, KD_KIND_TRANSACTION, &account, "type=buy", "date=2026-01-01", "amount=1000", "units=1000", "price=1", of, NULL);
  add (book, KD_KIND_TRANSACTION, &account, "type=buy", "date=2026-01-01", "amount=1000", "units=1000", "price=1", of, NULL);
  wrong = add (book, KD_KIND_TRANSACTION, &account, "type=buy", "date=2026-06-01", "amount=9999", "units=9999", of, NULL);
  take_back (book, &wrong);
  add (book, KD_KIND_VALUATION, &account, "date=2026-11-24", "value=2200", NULL);
  add (book, KD_KIND_DECLARED_ASSETS, &client, "amount=500000", "date=2026-05-01", NULL);
  earned = kd_workspace_returns (book->workspace, &client, KD_DATE_NONE, DAY ("2026-11-24"), &owned, &error);
  g_assert_no_error (error);
  g_assert_cmpint (earned->from, ==, DAY ("2026-01-01"));
  g_assert_cmpint (earned->gain, ==, 20000);
  g_assert_cmpuint (earned->flows->len, ==, 0);
  g_assert_cmpfloat_with_epsilon (earned->twr.rate, 0.1, 1e-12);
  kd_portfolio_get_totals (owned, DAY ("2026-11-24"), &totals);
  g_assert_cmpint (totals.assets, ==, 220000);
  g_assert_false (totals.is_declared);
  positions = kd_positions_list (owned, DAY ("2026-11-24"));
  g_assert_cmpuint (positions->len, ==, 1);
  position = &g_array_index (positions, KdPosition, 0);
  g_assert_cmpstr (position->product->name, ==, "沪深三百");
  g_assert_cmpint (position->product->risk, ==, 4);
  g_assert_cmpint (position->product->matures, ==, DAY ("2027-01-31"));
  g_assert_cmpint (position->units, ==, 2000 * KD_DECIMAL_ONE);
  g_assert_cmpint (position->cost, ==, 200000);
  g_assert_cmpint (position->gain, ==, 20000);
}

/* All cells of a workbook, a line a row. */
static char *
read_sheet (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KdSheetReader) reader = kd_sheet_reader_open (path, NULL, &error);
  const KdSheetRow *row;
  GString          *text = g_string_new (NULL);

  g_assert_no_error (error);
  while (kd_sheet_reader_next (reader, &row, &error) && row != NULL)
    {
      for (guint i = 0; i < row->cells->len; i++)
        g_string_append_printf (text, "%s%s", i > 0 ? "|" : "", kd_sheet_row_get_text (row, i));
      g_string_append_c (text, '\n');
    }
  g_assert_no_error (error);
  return g_string_free_and_steal (text);
}

/* The working leaves as a workbook: the ends, what came in between, the figures; in privacy without amounts. A folder that is none gets no file. */
static void
test_sheet (Book         *book,
            gconstpointer data)
{
  KdUuid           client = add (book, KD_KIND_CLIENT, NULL, "name=张三", NULL);
  KdUuid           account = add (book, KD_KIND_ACCOUNT, &client, "name==1+1", NULL);
  g_autofree char *path = g_build_filename (book->folder, "returns.xlsx", NULL);
  g_autofree char *nowhere = g_build_filename (book->folder, "none", "returns.xlsx", NULL);
  g_autofree char *text = NULL, *hidden = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) wrong = NULL;

  add (book, KD_KIND_VALUATION, &account, "date=2025-12-31", "value=1000", NULL);
  add (book, KD_KIND_TRANSACTION, &account, "type=deposit", "date=2026-06-01", "amount=200", NULL);
  add (book, KD_KIND_VALUATION, &account, "date=2026-11-24", "value=1320", NULL);
  g_assert_true (kd_returns_sheet_write (book->workspace, &client, DAY ("2025-12-31"), DAY ("2026-11-24"), FALSE, path, &error));
  g_assert_no_error (error);
  text = read_sheet (path);
  g_assert_nonnull (strstr (text, "2025-12-31|At the Beginning||1000"));
  g_assert_nonnull (strstr (text, "2026-06-01|Deposit|"));
  g_assert_nonnull (strstr (text, "2026-11-24|At the End||1320"));
  g_assert_nonnull (strstr (text, "|Gain||120"));
  g_assert_true (kd_returns_sheet_write (book->workspace, &client, DAY ("2025-12-31"), DAY ("2026-11-24"), TRUE, path, &error));
  hidden = read_sheet (path);
  g_assert_null (strstr (hidden, "1320"));
  g_assert_nonnull (strstr (hidden, "%"));
  g_assert_false (kd_returns_sheet_write (book->workspace, &client, DAY ("2025-12-31"), DAY ("2026-11-24"), FALSE, nowhere, &wrong));
  g_assert_nonnull (wrong);
}

/* Each type of a transaction has its key, and the other way round. */
static void
test_types (void)
{
  guint n = 0;

  for (; kd_transaction_type_choices[n].key != NULL; n++)
    g_assert_cmpstr (kd_transaction_type_choices[n].key, ==, kd_trade_type_get_key ((KdTradeType) n));
  g_assert_cmpuint (n, ==, KD_TRADE_BROUGHT_IN);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/client-portfolio/no-client", Book, NULL, open_book, test_no_client, book_close);
  g_test_add ("/client-portfolio/empty-client", Book, NULL, open_book, test_empty_client, book_close);
  g_test_add ("/client-portfolio/records", Book, NULL, open_book, test_records, book_close);
  g_test_add ("/client-portfolio/sheet", Book, NULL, open_book, test_sheet, book_close);
  g_test_add_func ("/client-portfolio/types", test_types);
  return g_test_run ();
}
