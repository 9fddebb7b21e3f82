/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-lunar.h"

#include <string.h>

typedef struct
{
  const char *solar;
  int         year, month, day;
  gboolean    leap;
} Pair;

/* Published days, cross-checked by others with two libraries. */
static const Pair published[] = {
  { "2013-02-10", 2013, 1, 1, FALSE },
  { "2014-01-31", 2014, 1, 1, FALSE },
  { "2015-02-19", 2015, 1, 1, FALSE },
  { "2016-02-08", 2016, 1, 1, FALSE },
  { "2017-01-28", 2017, 1, 1, FALSE },
  { "2024-09-17", 2024, 8, 15, FALSE },
  { "2025-10-06", 2025, 8, 15, FALSE },
  { "2026-09-25", 2026, 8, 15, FALSE },
  { "2027-09-15", 2027, 8, 15, FALSE },
  { "2028-10-03", 2028, 8, 15, FALSE },
  { "2029-09-22", 2029, 8, 15, FALSE },
  { "2030-09-12", 2030, 8, 15, FALSE },
  { "2018-11-07", 2018, 9, 30, FALSE },
  { "2025-04-27", 2025, 3, 30, FALSE },
  { "1987-07-26", 1987, 6, 1, TRUE },
  { "1987-08-04", 1987, 6, 10, TRUE },
  { "2033-12-22", 2033, 11, 1, TRUE },
  { "2020-06-01", 2020, 4, 10, TRUE },
  { "2014-11-02", 2014, 9, 10, TRUE },
  { "2027-02-06", 2027, 1, 1, FALSE },
};

static void
test_lunar_published (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (published); i++)
    {
      const Pair *pair = &published[i];
      KdLunarDate lunar;
      char        text[KD_DATE_TEXT_SIZE];

      g_assert_true (kd_lunar_from_date (kd_date_parse_iso (pair->solar), &lunar));
      g_assert_cmpint (lunar.year, ==, pair->year);
      g_assert_cmpint (lunar.month, ==, pair->month);
      g_assert_cmpint (lunar.day, ==, pair->day);
      g_assert_cmpint (lunar.leap, ==, pair->leap);
      g_assert_cmpstr (kd_date_format (kd_lunar_to_date (&lunar), text), ==, pair->solar);
    }
}

/* Another program's table, as a file of plain facts. */
static void
test_lunar_published_table (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "lunar-years.csv", NULL);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  g_autoptr (GError) error = NULL;
  guint years = 0;

  g_assert_true (g_file_get_contents (path, &text, NULL, &error));
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) cells = g_strsplit (lines[i], ",", -1);
      KdLunarDate first = { 0, 1, 1, FALSE };
      int         leap, month = 1;
      gboolean    repeated = FALSE;

      if (!g_ascii_isdigit (lines[i][0]))
        continue;
      first.year = atoi (cells[0]);
      leap = atoi (cells[2]);
      g_assert_cmpint (kd_lunar_to_date (&first), ==, kd_date_parse_iso (cells[1]));
      g_assert_cmpint (kd_lunar_get_leap_month (first.year), ==, leap);
      g_assert_cmpuint (strlen (cells[3]), ==, leap != 0 ? 13 : 12);
      for (const char *c = cells[3]; *c != '\0'; c++)
        {
          g_assert_cmpint (kd_lunar_get_month_days (first.year, month, repeated), ==, *c == '1' ? 30 : 29);
          if (!repeated && month == leap)
            repeated = TRUE;
          else
            {
              repeated = FALSE;
              month++;
            }
        }
      years++;
    }
  g_assert_cmpuint (years, ==, 201);
}

static void
test_lunar_every_day (void)
{
  KdDate      last = kd_date_new (2101, 1, 28);
  KdDate      new_year = KD_DATE_NONE;
  KdLunarDate lunar;
  guint       days = 0;

  g_assert_false (kd_lunar_from_date (kd_date_new (1900, 1, 30), &lunar));
  for (KdDate date = kd_date_new (1900, 1, 31); date <= last; date++, days++)
    {
      g_assert_true (kd_lunar_from_date (date, &lunar));
      g_assert_cmpint (kd_lunar_to_date (&lunar), ==, date);
      if (lunar.month == 1 && lunar.day == 1 && !lunar.leap)
        {
          int length = date - new_year;

          if (new_year != KD_DATE_NONE)
            g_assert_true ((length >= 353 && length <= 355) || (length >= 383 && length <= 385));
          new_year = date;
        }
    }
  g_assert_false (kd_lunar_from_date (last + 1, &lunar));
  g_assert_cmpuint (days, ==, last - kd_date_new (1900, 1, 31) + 1);
}

static void
assert_birthday (KdLunarDate       birth,
                 int               year,
                 KdLunarLeapPolicy policy,
                 const char       *expected)
{
  char text[KD_DATE_TEXT_SIZE];

  g_assert_cmpstr (kd_date_format (kd_lunar_get_birthday (&birth, year, policy), text), ==, expected);
}

static void
test_lunar_birthdays (void)
{
  const KdLunarDate leap = { 1987, 6, 10, TRUE };
  const KdLunarDate thirtieth = { 1984, 12, 30, FALSE };

  assert_birthday (leap, 2024, KD_LUNAR_KEEP_MONTH, "2024-07-15");
  assert_birthday (leap, 2025, KD_LUNAR_KEEP_MONTH, "2025-07-04");
  assert_birthday (leap, 2025, KD_LUNAR_PREFER_LEAP, "2025-08-03");
  assert_birthday (leap, 2026, KD_LUNAR_PREFER_LEAP, "2026-07-23");
  assert_birthday (thirtieth, 2024, KD_LUNAR_KEEP_MONTH, "2025-01-28");
  assert_birthday (thirtieth, 2025, KD_LUNAR_KEEP_MONTH, "2026-02-16");
  assert_birthday (thirtieth, 2026, KD_LUNAR_KEEP_MONTH, "2027-02-05");
  assert_birthday (thirtieth, 2027, KD_LUNAR_KEEP_MONTH, "2028-01-25");
  assert_birthday (thirtieth, 2028, KD_LUNAR_KEEP_MONTH, "2029-02-12");
  assert_birthday (thirtieth, 2029, KD_LUNAR_KEEP_MONTH, "2030-02-02");
  g_assert_cmpint (kd_lunar_get_birthday (&leap, 2101, KD_LUNAR_KEEP_MONTH), ==, KD_DATE_NONE);
}

static void
test_lunar_text (void)
{
  static const struct
  {
    const char *text;
    const char *solar;
    const char *name;
  } good[] = {
    { "农历1987年闰六月初十", "1987-08-04", "闰六月初十" },
    { "农历1987年六月初十", "1987-07-05", "六月初十" },
    { "农历1987-06-10", "1987-07-05", "六月初十" },
    { "lunar 1987-L06-10", "1987-08-04", "闰六月初十" },
    { "阴历2024年腊月廿九", "2025-01-28", "腊月廿九" },
    { "农历2024年正月初一日", "2024-02-10", "正月初一" },
    { "农历2020年冬月二十", "2021-01-03", "十一月二十" },
    { "农历2020年十一月二十", "2021-01-03", "十一月二十" },
    { "农历2025年三月三十", "2025-04-27", "三月三十" },
    { "农历2025年十二月十五", "2026-02-02", "腊月十五" },
  };
  static const char *const bad[] = { "1987-06-10", "农历", "农历1987年", "农历1987年闰五月初十", "农历2024年腊月三十", "农历1987年六月初十一", "农历1899年六月初十", "农历1987年六月卅", "lunar 1987-13-01" };
  KdLunarDate              lunar;

  for (gsize i = 0; i < G_N_ELEMENTS (good); i++)
    {
      char             solar[KD_DATE_TEXT_SIZE];
      g_autofree char *name = NULL;

      g_assert_true (kd_lunar_parse (good[i].text, &lunar));
      name = kd_lunar_format (&lunar);
      g_assert_cmpstr (kd_date_format (kd_lunar_to_date (&lunar), solar), ==, good[i].solar);
      g_assert_cmpstr (name, ==, good[i].name);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_false (kd_lunar_parse (bad[i], &lunar));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/lunar/published", test_lunar_published);
  g_test_add_func ("/base/lunar/published-table", test_lunar_published_table);
  g_test_add_func ("/base/lunar/every-day", test_lunar_every_day);
  g_test_add_func ("/base/lunar/birthdays", test_lunar_birthdays);
  g_test_add_func ("/base/lunar/text", test_lunar_text);
  return g_test_run ();
}
