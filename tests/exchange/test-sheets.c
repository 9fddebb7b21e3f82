/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The writers of sheets, and the guard of formulas. test-cli.py reads their files by another program. */

#include "sink-fixture.h"

#include "kd-error.h"
#include "kd-formula-guard.h"
#include "kd-sheet-writer.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#define TEXT(text_) { .type = KD_SHEET_TEXT, .text = text_ }

static void
test_guard (void)
{
  static const char *const risky[] = { "=1+1", "+86 138", "-2", "@SUM(A1)", "\tx", "\rx", "\nx", "＝1", "＋1", "－1", "＠a", "'=1", "''=1" };
  static const char *const harmless[] = { "", "'", "''", "张三", "a=1", "'张三", "1-2", " =1", "’=1" };

  for (gsize i = 0; i < G_N_ELEMENTS (risky); i++)
    {
      g_autofree char *guarded = kd_formula_guard (risky[i]);

      g_assert_nonnull (guarded);
      g_assert_cmpint (guarded[0], ==, '\'');
      g_assert_false (kd_formula_is_risky (guarded));
      g_assert_cmpstr (kd_formula_unguard (guarded), ==, risky[i]);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (harmless); i++)
    {
      g_assert_null (kd_formula_guard (harmless[i]));
      g_assert_cmpstr (kd_formula_unguard (harmless[i]), ==, harmless[i]);
    }
}

static void
assert_csv (Sink              *sink,
            const KdSheetCell *cells,
            guint              n_cells,
            const char        *wanted)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KdSheetWriter) writer = kd_csv_writer_new (&sink->sink, FALSE);
  g_autofree char *text = NULL;

  g_assert_true (writer->put_row (writer, cells, n_cells, &error));
  g_assert_true (writer->finish (writer, &error));
  text = sink_take (sink);
  g_assert_cmpstr (text, ==, wanted);
}

static void
test_csv (Sink         *sink,
          gconstpointer data)
{
  const KdSheetCell plain[] = { TEXT ("姓名"), { .type = KD_SHEET_EMPTY }, TEXT ("a") };
  const KdSheetCell quoted[] = { TEXT ("a,b"), TEXT ("she said \"hi\""), TEXT ("two\nlines"), TEXT (" blank "), TEXT (";"), TEXT ("\"") };
  const KdSheetCell formulas[] = { TEXT ("=1+1"), TEXT ("'=1"), TEXT ("@a,b"), TEXT ("-5") };
  const KdSheetCell numbers[] = {
    { .type = KD_SHEET_AMOUNT, .number = -1234500, .digits = 2 },
    { .type = KD_SHEET_NUMBER, .number = -150000000, .digits = 8 },
    { .type = KD_SHEET_AMOUNT, .number = G_MININT64, .digits = 2 },
    { .type = KD_SHEET_DAY, .number = kd_date_new (1899, 1, 2) },
    { .type = KD_SHEET_NUMBER, .number = 7 },
  };
  const KdSheetCell strange[] = { TEXT ("👩‍👩‍👧"), TEXT ("\u200fעברית\u202e"), TEXT ("𠮷") };
  const KdSheetCell nothing[] = { { .type = KD_SHEET_EMPTY } };

  assert_csv (sink, plain, G_N_ELEMENTS (plain), "姓名,,a\r\n");
  assert_csv (sink, quoted, G_N_ELEMENTS (quoted), "\"a,b\",\"she said \"\"hi\"\"\",\"two\nlines\",\" blank \",\";\",\"\"\"\"\r\n");
  assert_csv (sink, formulas, G_N_ELEMENTS (formulas), "'=1+1,''=1,\"'@a,b\",'-5\r\n");
  assert_csv (sink, numbers, G_N_ELEMENTS (numbers), "-12345.00,-1.5,-92233720368547758.08,1899-01-02,7\r\n");
  assert_csv (sink, strange, G_N_ELEMENTS (strange), "👩‍👩‍👧,\u200fעברית\u202e,𠮷\r\n");
  assert_csv (sink, nothing, G_N_ELEMENTS (nothing), "\"\"\r\n");
}

static void
test_csv_mark (Sink         *sink,
               gconstpointer data)
{
  const KdSheetCell cell = TEXT ("姓名");
  g_autoptr (GError) error = NULL;
  g_autoptr (KdSheetWriter) writer = kd_csv_writer_new (&sink->sink, TRUE);
  g_autofree char *text = NULL;

  for (guint i = 0; i < 20000; i++)
    g_assert_true (writer->put_row (writer, &cell, 1, &error));
  text = sink_take (sink);
  g_assert_cmpuint (strlen (text), ==, 3 + 20000 * strlen ("姓名\r\n"));
  g_assert_true (g_str_has_prefix (text, "\xef\xbb\xbf姓名\r\n姓名\r\n"));
}

static void
test_full_disk (void)
{
  const KdSheetCell cell = TEXT ("姓名");
  g_autoptr (GError) error = NULL;
  g_autoptr (KdSheetWriter) writer = NULL;
  g_auto (KdFileSink) sink = { 0 };
  g_autofd int full = open ("/dev/full", O_WRONLY | O_CLOEXEC);

  kd_file_sink_init (&sink, full, "out.csv");
  writer = kd_csv_writer_new (&sink, TRUE);
  for (guint i = 0; error == NULL; i++)
    {
      g_assert_cmpuint (i, <, 100000);
      g_assert_true (writer->put_row (writer, &cell, 1, &error) == (error == NULL));
    }
  g_assert_error (error, KD_ERROR, KD_ERROR_NO_SPACE);
  g_assert_nonnull (strstr (error->message, "out.csv"));
}

static void
test_xlsx (Sink         *sink,
           gconstpointer data)
{
  const KdSheetCell cells[] = { TEXT ("姓名"), TEXT ("=1"), { .type = KD_SHEET_AMOUNT, .number = 1, .digits = 2 } };
  g_autoptr (GError) error = NULL;
  g_autoptr (KdSheetWriter) writer = kd_xlsx_writer_new (&sink->sink, "客户");
  g_autoptr (KdSheetWriter) given_up = kd_xlsx_writer_new (&sink->sink, "客户");
  g_autofree char *text = NULL;

  g_assert_true (given_up->put_row (given_up, cells, G_N_ELEMENTS (cells), &error));
  g_assert_true (writer->put_row (writer, cells, G_N_ELEMENTS (cells), &error));
  g_assert_true (writer->finish (writer, &error));
  text = sink_take (sink);
  g_assert_true (g_str_has_prefix (text, "PK\x03\x04"));
}

/* Each sheet has its own rows; names that the format does not take, or that are there, do not end it. */
static void
test_xlsx_sheets (Sink         *sink,
                  gconstpointer data)
{
  const KdSheetCell        cells[] = { TEXT ("姓名"), TEXT ("客户") };
  static const char *const titles[] = { "a/b[c]:d*e?", "客户", "一个非常非常非常非常非常非常非常非常非常非常非常非常长的表名超过三十一个字", "" };
  g_autoptr (GError) error = NULL;
  g_autoptr (KdSheetWriter) writer = kd_xlsx_writer_new (&sink->sink, "客户");
  g_autofree char *text = NULL;

  for (guint i = 0; i <= G_N_ELEMENTS (titles); i++)
    {
      for (guint row = 0; row <= i; row++)
        g_assert_true (writer->put_row (writer, cells, G_N_ELEMENTS (cells), &error));
      if (i < G_N_ELEMENTS (titles))
        kd_xlsx_writer_begin_sheet (writer, titles[i]);
    }
  g_assert_true (writer->finish (writer, &error));
  g_assert_no_error (error);
  text = sink_take (sink);
  g_assert_true (g_str_has_prefix (text, "PK\x03\x04"));
}

static void
test_xlsx_bounds (Sink         *sink,
                  gconstpointer data)
{
  g_autofree char        *emoji = g_malloc0 (4 * 16384 + 1);
  g_autofree KdSheetCell *wide = g_new0 (KdSheetCell, 16385);
  const KdSheetCell       cell = { .type = KD_SHEET_TEXT, .text = emoji };
  g_autoptr (GError) error = NULL;
  g_autoptr (KdSheetWriter) writer = kd_xlsx_writer_new (&sink->sink, "x");

  g_assert_true (writer->put_row (writer, wide, 16384, &error));
  g_assert_false (writer->put_row (writer, wide, 16385, &error));
  g_assert_error (error, KD_ERROR, KD_ERROR_LIMIT);
  g_clear_error (&error);
  /* 16,383 signs of two units each fit, one more does not. */
  for (guint i = 0; i < 16383; i++)
    memcpy (emoji + 4 * i, "👩", 4);
  g_assert_true (writer->put_row (writer, &cell, 1, &error));
  memcpy (emoji + 4 * 16383, "👩", 4);
  g_assert_false (writer->put_row (writer, &cell, 1, &error));
  g_assert_error (error, KD_ERROR, KD_ERROR_LIMIT);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/guard", test_guard);
  g_test_add ("/exchange/csv", Sink, NULL, sink_open, test_csv, sink_close);
  g_test_add ("/exchange/csv/mark", Sink, NULL, sink_open, test_csv_mark, sink_close);
  g_test_add_func ("/exchange/full-disk", test_full_disk);
  g_test_add ("/exchange/xlsx", Sink, NULL, sink_open, test_xlsx, sink_close);
  g_test_add ("/exchange/xlsx/sheets", Sink, NULL, sink_open, test_xlsx_sheets, sink_close);
  g_test_add ("/exchange/xlsx/bounds", Sink, NULL, sink_open, test_xlsx_bounds, sink_close);
  return g_test_run ();
}
