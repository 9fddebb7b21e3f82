/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Solar terms and the words of the lunar calendar. */

#include "kd-solar-term.h"
#include "kd-words-lunar.h"

#include <libintl.h>
#include <locale.h>
#include <stdlib.h>

static void
test_outside (void)
{
  g_assert_cmpint (kd_solar_term_get_date (1899, 0), ==, KD_DATE_NONE);
  g_assert_cmpint (kd_solar_term_get_date (2101, 23), ==, KD_DATE_NONE);
  g_assert_cmpint (kd_solar_term_find (KD_DATE_NONE), ==, -1);
  g_assert_cmpint (kd_solar_term_find (kd_date_new (1899, 12, 22)), ==, -1);
  g_assert_cmpint (kd_solar_term_find (kd_date_new (2026, 12, 8)), ==, -1);
}

/* As calendars print them, those within two minutes of midnight too. */
static void
test_published (void)
{
  static const struct
  {
    int   year, month, day;
    guint term;
  } cases[] = {
    { 2026, 2, 4, 2 },
    { 2026, 4, 5, 6 },
    { 2026, 12, 7, 22 },
    { 2026, 12, 22, 23 },
    { 2021, 12, 21, 23 },
    { 2008, 5, 21, 9 },
    { 1979, 1, 20, 1 },
    { 1951, 12, 23, 23 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      KdDate day = kd_date_new (cases[i].year, cases[i].month, cases[i].day);

      g_assert_cmpint (kd_solar_term_get_date (cases[i].year, cases[i].term), ==, day);
      g_assert_cmpint (kd_solar_term_find (day), ==, (int) cases[i].term);
      g_assert_cmpint (kd_solar_term_find (day - 1), ==, -1);
    }
}

/* Other programs' table, as a file of plain facts. */
static void
test_table (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "solar-terms.csv", NULL);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  g_autoptr (GError) error = NULL;
  guint terms = 0;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) cells = g_strsplit (lines[i], ",", -1);

      for (guint term = 0; g_ascii_isdigit (lines[i][0]) && term < KD_SOLAR_TERMS; term++, terms++)
        {
          KdDate day = kd_date_new (atoi (cells[0]), (int) term / 2 + 1, atoi (cells[term + 1]));

          g_assert_cmpint (kd_solar_term_get_date (atoi (cells[0]), term), ==, day);
          g_assert_cmpint (kd_solar_term_find (day), ==, (int) term);
        }
    }
  g_assert_cmpuint (terms, ==, 201 * KD_SOLAR_TERMS);
}

/* The sun needs about 15.2 days for 15 degrees, a little less in winter. */
static void
test_distances (void)
{
  KdDate before = kd_solar_term_get_date (1900, 0);

  for (guint i = 1; i < 201 * KD_SOLAR_TERMS; i++)
    {
      KdDate day = kd_solar_term_get_date (1900 + (int) (i / KD_SOLAR_TERMS), i % KD_SOLAR_TERMS);

      g_assert_cmpint (day - before, >=, 14);
      g_assert_cmpint (day - before, <=, 16);
      before = day;
    }
}

static void
expect (char       *got,
        const char *wanted)
{
  g_assert_cmpstr (got, ==, wanted);
  g_free (got);
}

static const struct
{
  int         year, month, day;
  const char *han;
  const char *latin;
} words[] = {
  { 2026, 12, 3, "廿五", "10/25" },
  { 2026, 12, 7, "大雪", "Major Snow" },
  { 2026, 12, 8, "三十", "10/30" },
  { 2026, 12, 9, "十一月", "11/1" },
  { 2026, 12, 22, "冬至", "Winter Solstice" },
  { 2027, 1, 1, "元旦", "New Year’s Day" },
  { 2027, 1, 15, "腊八节", "Laba Festival" },
  { 2027, 2, 5, "除夕", "New Year’s Eve" },
  { 2027, 2, 6, "春节", "Spring Festival" },
  { 2026, 9, 25, "中秋节", "Mid-Autumn Festival" },
  { 2026, 6, 19, "端午节", "Dragon Boat Festival" },
  { 2025, 7, 25, "闰六月", "6+/1" },
  { 1899, 12, 30, "", "" },
};

static void
test_words (void)
{
  g_assert_null (kd_words_lunar (kd_date_new (1899, 12, 30)));
  g_assert_null (kd_words_festival (kd_date_new (2026, 12, 3)));
  g_assert_null (kd_words_solar_term (kd_date_new (2026, 12, 3)));
  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    expect (kd_words_lunar_short (kd_date_new (words[i].year, words[i].month, words[i].day)), words[i].latin);
  expect (kd_words_lunar (kd_date_new (2026, 12, 3)), "lunar 10/25");

  g_assert_nonnull (setlocale (LC_ALL, "zh_CN.UTF-8"));
  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    expect (kd_words_lunar_short (kd_date_new (words[i].year, words[i].month, words[i].day)), words[i].han);
  expect (kd_words_lunar (kd_date_new (2026, 12, 3)), "十月廿五");
  expect (kd_words_lunar (kd_date_new (2025, 7, 25)), "闰六月初一");
  setlocale (LC_ALL, "C.UTF-8");
}

int
main (int   argc,
      char *argv[])
{
  setlocale (LC_ALL, "C.UTF-8");
  bindtextdomain (GETTEXT_PACKAGE, g_getenv ("DOSSIER_LOCALE_DIR"));
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/solar-term/outside", test_outside);
  g_test_add_func ("/solar-term/published", test_published);
  g_test_add_func ("/solar-term/table", test_table);
  g_test_add_func ("/solar-term/distances", test_distances);
  g_test_add_func ("/words/lunar", test_words);
  return g_test_run ();
}
