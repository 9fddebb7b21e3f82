/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The words for amounts and days, in English and in Chinese: every example of the design, and the edges. */

#include "kd-words-amount.h"
#include "kd-words-date.h"

#include <libintl.h>
#include <locale.h>

#define TODAY (kd_date_new (2026, 12, 3))

static gboolean chinese;

static void
speak (gboolean zh)
{
  chinese = zh;
  if (zh && setlocale (LC_ALL, "zh_CN.UTF-8") == NULL)
    g_error ("This machine has no locale zh_CN.UTF-8");
  if (!zh)
    setlocale (LC_ALL, "C.UTF-8");
}

static void
expect (char       *got,
        const char *wanted)
{
  g_assert_cmpstr (got, ==, wanted);
  g_free (got);
}

static void
test_amount_short (void)
{
  const struct
  {
    gint64      yuan;
    const char *en;
    const char *zh;
  } cases[] = {
    { 0, "0", "0" },
    { 8650, "8,650", "8,650" },
    { 9999, "9,999", "9,999" },
    { 10000, "10K", "1万" },
    { 12300, "12.3K", "1.23万" },
    { 123000, "123K", "12.3万" },
    { 1230000, "1.23M", "123万" },
    { 4236000, "4.24M", "423.6万" },
    { 12340000, "12.3M", "1,234万" },
    { 18600000, "18.6M", "1,860万" },
    { 99994999, "100M", "9,999万" },
    { 99996000, "100M", "1亿" },
    { 123000000, "123M", "1.23亿" },
    { 2962000000, "2.96B", "29.6亿" },
    { 1230000000, "1.23B", "12.3亿" },
    { -12300, "−12.3K", "−1.23万" },
    { 92233720368547758, "92,233,720B", "922,337,204亿" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      speak (FALSE);
      expect (kd_words_amount_short (cases[i].yuan * 100, "CNY"), cases[i].en);
      speak (TRUE);
      expect (kd_words_amount_short (cases[i].yuan * 100, "CNY"), cases[i].zh);
    }
  speak (FALSE);
  expect (kd_words_amount_short (12300, "JPY"), "12.3K");
}

static void
test_amount_full (void)
{
  speak (FALSE);
  expect (kd_words_amount_full (423600000, "CNY", "CNY"), "4,236,000.00");
  expect (kd_words_amount_full (1230000, "USD", "CNY"), "USD 12,300.00");
  expect (kd_words_amount_full (-1230000, "USD", "CNY"), "USD −12,300.00");
  expect (kd_words_amount_full (-50, "CNY", "CNY"), "−0.50");
  expect (kd_words_amount_spoken (423600000, "CNY", kd_date_new (2026, 11, 30)), "CNY 4,236,000.00, valued 2026-11-30");
  speak (TRUE);
  expect (kd_words_amount_spoken (423600000, "CNY", kd_date_new (2026, 11, 30)), "4,236,000.00 CNY（2026-11-30 估值）");
  expect (kd_words_amount_spoken (423600000, "CNY", KD_DATE_NONE), "4,236,000.00 CNY");
}

static void
test_rates (void)
{
  speak (FALSE);
  expect (kd_words_return (0.0412), "+4.12%");
  expect (kd_words_return (-0.013), "−1.30%");
  expect (kd_words_return (0.00001), "0.00%");
  expect (kd_words_return (-0.00001), "0.00%");
  expect (kd_words_gain (1230000, "CNY"), "+12,300.00");
  expect (kd_words_gain (-1, "CNY"), "−0.01");
  expect (kd_words_gain (0, "CNY"), "0.00");
  expect (kd_words_share (153), "15.3%");
  expect (kd_words_count (1286), "1,286");
  expect (kd_words_count_short (9999), "9,999");
  expect (kd_words_count_short (12345), "12.3K");
  expect (kd_words_decimal (0), "0");
  expect (kd_words_decimal (KD_DECIMAL_ONE / 4), "0.25");
  expect (kd_words_decimal (150670 * KD_DECIMAL_ONE + KD_DECIMAL_ONE / 2), "150,670.5");
  expect (kd_words_decimal (-1234567 * KD_DECIMAL_ONE), "−1,234,567");
}

/* Rounded one by one the thirds would come to 99.9. */
static void
test_shares (void)
{
  const gint64 thirds[] = { 1, 1, 1 }, none[] = { 0, 0 }, mixed[] = { 88, 197, 402, 431, 131, 37 };
  guint        tenths[6], sum = 0;

  kd_words_split_shares (thirds, 3, tenths);
  g_assert_cmpuint (tenths[0] + tenths[1] + tenths[2], ==, 1000);
  kd_words_split_shares (none, 2, tenths);
  g_assert_cmpuint (tenths[0] + tenths[1], ==, 0);
  kd_words_split_shares (mixed, 6, tenths);
  for (guint i = 0; i < 6; i++)
    sum += tenths[i];
  g_assert_cmpuint (sum, ==, 1000);
  g_assert_cmpuint (tenths[1], ==, 153);
}

static void
test_due (void)
{
  const struct
  {
    KdDate      day;
    const char *en;
    const char *zh;
  } cases[] = {
    { kd_date_new (2026, 11, 30), "3 days overdue", "逾期 3 天" },
    { kd_date_new (2026, 12, 2), "1 day overdue", "逾期 1 天" },
    { kd_date_new (2026, 12, 3), "Today", "今天" },
    { kd_date_new (2026, 12, 4), "Tomorrow", "明天" },
    { kd_date_new (2026, 12, 5), "Sat 5 Dec", "周六 12-05" },
    { kd_date_new (2026, 12, 10), "Thu 10 Dec", "周四 12-10" },
    { kd_date_new (2026, 12, 21), "21 Dec (in 18 days)", "12-21（18 天后）" },
    { kd_date_new (2027, 1, 15), "15 Jan 2027", "2027-01-15" },
    { kd_date_new (2026, 12, 11), "11 Dec (in 8 days)", "12-11（8 天后）" },
    { KD_DATE_NONE, "—", "—" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      speak (FALSE);
      expect (kd_words_due (cases[i].day, TODAY), cases[i].en);
      speak (TRUE);
      expect (kd_words_due (cases[i].day, TODAY), cases[i].zh);
    }
}

static void
test_past (void)
{
  const struct
  {
    KdDate      day;
    const char *en;
    const char *zh;
  } cases[] = {
    { kd_date_new (2026, 12, 3), "Today", "今天" },
    { kd_date_new (2026, 12, 2), "Yesterday", "昨天" },
    { kd_date_new (2026, 11, 15), "18 days ago", "18 天前" },
    { kd_date_new (2026, 10, 5), "59 days ago", "59 天前" },
    { kd_date_new (2026, 10, 4), "2 months ago", "2 个月前" },
    { kd_date_new (2026, 9, 1), "3 months ago", "3 个月前" },
    { KD_DATE_NONE, "Never", "从未联系" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      speak (FALSE);
      expect (kd_words_contact (cases[i].day, TODAY), cases[i].en);
      speak (TRUE);
      expect (kd_words_contact (cases[i].day, TODAY), cases[i].zh);
    }
}

static void
test_days (void)
{
  speak (FALSE);
  expect (kd_words_day (TODAY), "Thu 3 Dec");
  expect (kd_words_month (TODAY), "Dec 2026");
  expect (kd_words_age (kd_date_new (1974, 3, 8), TODAY), "52");
  expect (kd_words_age (KD_DATE_NONE, TODAY), "—");
  expect (kd_words_age (TODAY + 1, TODAY), "—");
  speak (TRUE);
  expect (kd_words_day (TODAY), "12月3日 周四");
  expect (kd_words_month (TODAY), "2026年12月");
  expect (kd_words_age (kd_date_new (1974, 3, 8), TODAY), "52岁");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_unsetenv ("LC_ALL");
  bindtextdomain (GETTEXT_PACKAGE, g_getenv ("DOSSIER_LOCALE_DIR"));
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  g_test_add_func ("/words/amount-short", test_amount_short);
  g_test_add_func ("/words/amount-full", test_amount_full);
  g_test_add_func ("/words/rates", test_rates);
  g_test_add_func ("/words/shares", test_shares);
  g_test_add_func ("/words/due", test_due);
  g_test_add_func ("/words/past", test_past);
  g_test_add_func ("/words/days", test_days);
  return g_test_run ();
}
