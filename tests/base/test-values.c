/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-clock.h"
#include "kd-date.h"
#include "kd-decimal.h"
#include "kd-error.h"
#include "kd-instant.h"
#include "kd-money.h"
#include "kd-text.h"
#include "kd-text-words.h"

static void
test_date_every_day (void)
{
  KdDate date = kd_date_new (1600, 1, 1);

  g_assert_cmpint (kd_date_new (1970, 1, 1), ==, 0);
  g_assert_cmpint (kd_date_new (2000, 3, 1), ==, 11017);
  for (int year = 1600; year <= 9999; year++)
    for (int month = 1; month <= 12; month++)
      for (int day = 1; day <= kd_date_days_in_month (year, month); day++, date++)
        {
          int y, m, d;

          if (kd_date_new (year, month, day) != date)
            g_error ("%d-%d-%d is not day %d", year, month, day, date);
          kd_date_get_ymd (date, &y, &m, &d);
          if (y != year || m != month || d != day)
            g_error ("day %d is not %d-%d-%d", date, year, month, day);
        }
  g_assert_cmpint (kd_date_new (1599, 12, 31), ==, KD_DATE_NONE);
  g_assert_cmpint (kd_date_new (10000, 1, 1), ==, KD_DATE_NONE);
  g_assert_cmpint (kd_date_new (1900, 2, 29), ==, KD_DATE_NONE);
  g_assert_cmpint (kd_date_new (2000, 2, 29), !=, KD_DATE_NONE);
  g_assert_cmpint (kd_date_new (2026, 0, 1), ==, KD_DATE_NONE);
  g_assert_cmpint (kd_date_new (2026, 13, 1), ==, KD_DATE_NONE);
  g_assert_cmpint (kd_date_new (2026, 4, 31), ==, KD_DATE_NONE);
}

static void
test_date_text (void)
{
  static const char *const good[] = { "2026-03-05", "2026/3/5", "2026.3.5", "20260305", "2026年3月5日", "2026年03月05号", " ２０２６－０３－０５ ", "2026-3-5 00:00:00", "2026/3/5 0:00:00" };
  static const char *const bad[] = { "", "03/05/2026", "5/3/26", "26-3-5", "2026-02-30", "2026-3", "2026-3-5x", "2026-03-05 12:00:00", "46000", "2026//5", "2026-003-05" };
  char                     text[KD_DATE_TEXT_SIZE];

  for (gsize i = 0; i < G_N_ELEMENTS (good); i++)
    g_assert_cmpstr (kd_date_format (kd_date_parse (good[i]), text), ==, "2026-03-05");
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_cmpint (kd_date_parse (bad[i]), ==, KD_DATE_NONE);
  g_assert_cmpint (kd_date_parse_iso ("2026-3-5"), ==, KD_DATE_NONE);
  g_assert_cmpint (kd_date_parse_iso ("2026-03-05"), ==, kd_date_new (2026, 3, 5));
}

static void
test_date_arithmetic (void)
{
  KdDate leap = kd_date_new (2024, 2, 29);

  g_assert_cmpint (kd_date_add_months (kd_date_new (2026, 1, 31), 1), ==, kd_date_new (2026, 2, 28));
  g_assert_cmpint (kd_date_add_months (kd_date_new (2026, 3, 31), -1), ==, kd_date_new (2026, 2, 28));
  g_assert_cmpint (kd_date_add_months (kd_date_new (2026, 12, 31), 2), ==, kd_date_new (2027, 2, 28));
  g_assert_cmpint (kd_date_add_months (leap, G_MAXINT), ==, KD_DATE_NONE);
  g_assert_cmpint (kd_date_get_first_of_month (leap), ==, leap - 28);
  g_assert_cmpint (kd_date_get_first_of_month (kd_date_new (2026, 1, 1)), ==, kd_date_new (2026, 1, 1));
  g_assert_cmpint (kd_date_add_years (leap, 1, KD_LEAP_DAY_FEBRUARY_28), ==, kd_date_new (2025, 2, 28));
  g_assert_cmpint (kd_date_add_years (leap, 1, KD_LEAP_DAY_MARCH_1), ==, kd_date_new (2025, 3, 1));
  g_assert_cmpint (kd_date_add_years (leap, 4, KD_LEAP_DAY_MARCH_1), ==, kd_date_new (2028, 2, 29));
  g_assert_cmpint (kd_date_add_years (leap, -5000, KD_LEAP_DAY_MARCH_1), ==, KD_DATE_NONE);
  g_assert_cmpint (kd_date_get_weekday (kd_date_new (2026, 11, 24)), ==, 2);
  g_assert_cmpint (kd_date_get_weekday (kd_date_new (1969, 12, 31)), ==, 3);
  g_assert_cmpint (kd_date_get_age (leap, kd_date_new (2025, 2, 28)), ==, 0);
  g_assert_cmpint (kd_date_get_age (leap, kd_date_new (2025, 3, 1)), ==, 1);
  g_assert_cmpint (kd_date_get_age (kd_date_new (1961, 11, 25), kd_date_new (2026, 11, 24)), ==, 64);
}

static void
test_money_text (void)
{
  static const struct
  {
    const char *text;
    const char *currency;
    gint64      minor;
  } good[] = {
    { "1234.5", "CNY", 123450 },
    { "1,234,567.89", "CNY", 123456789 },
    { "¥1,234.00", "CNY", 123400 },
    { "￥１２，３４５．６７", "CNY", 1234567 },
    { "120万", "CNY", 120000000 },
    { "1.5亿元", "CNY", G_GINT64_CONSTANT (15000000000) },
    { "0.123456万", "CNY", 123456 },
    { "CNY -12.30", "CNY", -1230 },
    { "RMB88", "CNY", 8800 },
    { "-0.00", "CNY", 0 },
    { "1.500", "CNY", 150 },
    { "500", "JPY", 500 },
    { "1.234", "KWD", 1234 },
    { "92233720368547758.07", "CNY", G_MAXINT64 },
  };
  static const char *const bad[] = { "", "-", "abc", "1.234", "1,23,4", "1,2345", "1e5", "1.2.3", "--1", "12 34x", "92233720368547758.08", "99999999999999999999", ",123", "1,", "0.00001万元零" };

  for (gsize i = 0; i < G_N_ELEMENTS (good); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *text = NULL;
      gint64           minor, again;

      g_assert_true (kd_money_parse (good[i].text, good[i].currency, &minor, &error));
      g_assert_no_error (error);
      g_assert_cmpint (minor, ==, good[i].minor);
      text = kd_money_format (minor, good[i].currency);
      g_assert_true (kd_money_parse (text, good[i].currency, &again, &error));
      g_assert_cmpint (again, ==, minor);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;
      gint64 minor;

      g_assert_false (kd_money_parse (bad[i], "CNY", &minor, &error));
      g_assert_error (error, KD_ERROR, KD_ERROR_INVALID);
    }
}

static void
test_money_format (void)
{
  g_autofree char *a = kd_money_format (-5, "CNY");
  g_autofree char *b = kd_money_format_grouped (-123456789, "CNY");
  g_autofree char *c = kd_money_format_grouped (12345, "CNY");
  g_autofree char *d = kd_money_format (G_MININT64, "CNY");
  g_autofree char *e = kd_money_format_grouped (1000, "JPY");
  gint64           sum;

  g_assert_cmpstr (a, ==, "-0.05");
  g_assert_cmpstr (b, ==, "-1,234,567.89");
  g_assert_cmpstr (c, ==, "123.45");
  g_assert_cmpstr (d, ==, "-92233720368547758.08");
  g_assert_cmpstr (e, ==, "1,000");
  g_assert_false (kd_money_add (G_MAXINT64, 1, &sum));
  g_assert_true (kd_money_add (-3, 5, &sum));
  g_assert_cmpint (sum, ==, 2);
}

static void
test_decimal (void)
{
  static const struct
  {
    gint64     value, factor;
    KdRounding rounding;
    gint64     product;
  } products[] = {
    { 25, KD_DECIMAL_ONE / 10, KD_ROUND_HALF_EVEN, 2 },
    { 35, KD_DECIMAL_ONE / 10, KD_ROUND_HALF_EVEN, 4 },
    { 25, KD_DECIMAL_ONE / 10, KD_ROUND_HALF_UP, 3 },
    { -25, KD_DECIMAL_ONE / 10, KD_ROUND_HALF_UP, -3 },
    { 29, KD_DECIMAL_ONE / 10, KD_ROUND_DOWN, 2 },
    { -29, KD_DECIMAL_ONE / 10, KD_ROUND_DOWN, -2 },
    { 21, KD_DECIMAL_ONE / 10, KD_ROUND_UP, 3 },
    { G_MAXINT64, KD_DECIMAL_ONE, KD_ROUND_DOWN, G_MAXINT64 },
  };
  g_autoptr (GError) error = NULL;
  KdDecimal decimal;
  gint64    result;

  for (gsize i = 0; i < G_N_ELEMENTS (products); i++)
    {
      g_assert_true (kd_decimal_multiply (products[i].value, products[i].factor, products[i].rounding, &result));
      g_assert_cmpint (result, ==, products[i].product);
    }
  g_assert_false (kd_decimal_multiply (G_MAXINT64, 2 * KD_DECIMAL_ONE, KD_ROUND_DOWN, &result));
  g_assert_false (kd_decimal_divide (1, 0, KD_ROUND_DOWN, &result));
  g_assert_true (kd_decimal_divide (1, 3, KD_ROUND_HALF_UP, &result));
  g_assert_cmpint (result, ==, 33333333);

  g_assert_true (kd_decimal_parse ("4.35%", &decimal, &error));
  g_assert_cmpint (decimal, ==, 4350000);
  g_assert_true (kd_decimal_parse ("1.0234", &decimal, &error));
  g_assert_cmpint (decimal, ==, 102340000);
  {
    g_autofree char *text = kd_decimal_format (decimal);
    g_autofree char *one = kd_decimal_format (KD_DECIMAL_ONE);
    g_autofree char *zero = kd_decimal_format (0);

    g_assert_cmpstr (text, ==, "1.0234");
    g_assert_cmpstr (one, ==, "1");
    g_assert_cmpstr (zero, ==, "0");
  }
  g_assert_false (kd_decimal_parse ("0.123456789", &decimal, &error));
  g_assert_error (error, KD_ERROR, KD_ERROR_INVALID);
}

static void
test_instant (void)
{
  gint64           instant;
  g_autofree char *text = NULL;
  g_autofree char *fine = kd_instant_format (1);
  KdClock         *clock = kd_clock_new_fixed (G_GINT64_CONSTANT (1764000000000000), "Asia/Shanghai");

  g_assert_true (kd_instant_parse ("2026-03-05T17:30:00+08:00", &instant));
  text = kd_instant_format (instant);
  g_assert_cmpstr (text, ==, "2026-03-05T09:30:00Z");
  g_assert_cmpstr (fine, ==, "1970-01-01T00:00:00.000001Z");
  g_assert_false (kd_instant_parse ("2026-03-05", &instant));
  g_assert_false (kd_instant_parse ("2026-03-05T09:30:00", &instant));

  /* 16:00 UTC is the next day in Shanghai. */
  g_assert_cmpint (kd_clock_today (clock), ==, kd_date_new (2025, 11, 25));
  kd_clock_advance (clock, -G_USEC_PER_SEC);
  g_assert_cmpint (kd_clock_today (clock), ==, kd_date_new (2025, 11, 24));
  kd_clock_unref (clock);
}

static void
test_text (void)
{
  static const char *const bad[] = { "a\001b", "\xff", "a\x7f", "\xc0\x80" };
  g_autoptr (GError) error = NULL;
  g_autofree char *clean = kd_text_clean (" 　 a\r\nb\rc 　", &error);
  g_autofree char *folded = kd_text_fold (" ＡＢＣ　 Ｄe１２ ");

  g_assert_cmpstr (clean, ==, "a\nb\nc");
  g_assert_cmpstr (folded, ==, "abc de12");
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) refused = NULL;

      g_assert_null (kd_text_clean (bad[i], &refused));
      g_assert_error (refused, KD_ERROR, KD_ERROR_INVALID);
    }
}

/* The words of a text with a bar where no blank stands before one. */
static char *
list_words (const char *text)
{
  GString    *list = g_string_new (NULL);
  KdTextWords words;

  kd_text_words_init (&words, text);
  while (kd_text_words_next (&words))
    g_string_append_printf (list, "%s%s", list->len == 0 ? "" : words.follows ? "|"
                                                                              : " ",
                            words.word);
  return g_string_free_and_steal (list);
}

static void
test_words (void)
{
  static const struct
  {
    const char *text;
    const char *words;
  } cases[] = {
    { "", "" },
    { " ，。\"*()^- ", "" },
    { "客户喜欢Fund基金A股", "客|户|喜|欢|fund|基|金|a|股" },
    { "ＡＢＣ１２　全角", "abc12 全|角" },
    { "13,800.50元", "13|800|50|元" },
    { "Zoë Strauß ΣΑΣ", "zoë strauss σασ" },
    { "𠮷野家 㐂 々", "𠮷|野|家 㐂 々" },
    { "ひらカタｶﾅ한글", "ひ|ら|カ|タ|カ|ナ|한|글" },
    { "a\nb\tc", "a b c" },
    { "㎡ ①", "m2 1" },
  };
  g_autofree char *endless = g_strnfill (300, 'x');
  KdTextWords      words;

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *got = list_words (cases[i].text);

      g_assert_cmpstr (got, ==, cases[i].words);
    }

  /* A word that never ends is cut, not divided; and what was folded is found where it stood. */
  kd_text_words_init (&words, endless);
  g_assert_true (kd_text_words_next (&words));
  g_assert_cmpuint (words.length, ==, KD_TEXT_WORD_SIZE - 1);
  g_assert_false (kd_text_words_next (&words));
  kd_text_words_init (&words, "，ＡＢ张");
  g_assert_true (kd_text_words_next (&words));
  g_assert_cmpint (words.end - words.start, ==, 6);
  g_assert_true (g_str_has_prefix (words.start, "ＡＢ"));
  g_assert_true (kd_text_words_next (&words));
  g_assert_true (words.wide && g_str_equal (words.start, "张"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/date/every-day", test_date_every_day);
  g_test_add_func ("/base/date/text", test_date_text);
  g_test_add_func ("/base/date/arithmetic", test_date_arithmetic);
  g_test_add_func ("/base/money/text", test_money_text);
  g_test_add_func ("/base/money/format", test_money_format);
  g_test_add_func ("/base/decimal", test_decimal);
  g_test_add_func ("/base/instant", test_instant);
  g_test_add_func ("/base/text", test_text);
  g_test_add_func ("/base/words", test_words);
  return g_test_run ();
}
