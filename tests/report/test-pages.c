/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-book-report.h"
#include "kd-client-report.h"
#include "kd-list-report.h"
#include "kd-month-sheet.h"

#include <gio/gio.h>
#include <stdlib.h>
#include <string.h>

#define WAN G_GINT64_CONSTANT (1000000)

static const KdPagesInfo info = { "张三", "钻石 · 52岁 · 杭州", "客档 · 打印于 2026-12-03", "内部资料，仅供本人使用", "2026-12-03T09:30:00+08:00", NULL };

static char *
read_pdf (GBytes     *bytes,
          const char *program,
          const char *option)
{
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), "pages.pdf", NULL);
  char            *argv[] = { (char *) program, (char *) option, path, (char *) "-", NULL };
  char            *text = NULL;
  int              status;

  g_assert_true (g_file_set_contents (path, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), NULL));
  if (g_str_equal (program, "pdfinfo"))
    argv[3] = NULL;
  g_assert_true (g_spawn_sync (NULL, argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &text, NULL, &status, NULL));
  g_assert_cmpint (status, ==, 0);
  /* for eyes, where somebody asks for it */
  if (g_getenv ("DOSSIER_KEEP_PDF") != NULL)
    {
      g_autofree char *test = g_strdelimit (g_strdup (g_test_get_path () + 1), "/", '-');
      g_autofree char *name = g_strdup_printf ("%s/%s.pdf", g_getenv ("DOSSIER_KEEP_PDF"), test);

      g_file_set_contents (name, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), NULL);
    }
  return text;
}

static guint
count (const char *text,
       const char *wanted)
{
  guint n = 0;

  for (const char *at = text; (at = strstr (at, wanted)) != NULL; at++)
    n++;
  return n;
}

static GBytes *
finish (KdPages *pages,
        guint   *n_pages)
{
  g_autoptr (GError) error = NULL;
  GBytes *bytes = kd_pages_finish (pages, n_pages, &error);

  g_assert_no_error (error);
  return bytes;
}

static void
assert_all (const char        *text,
            const char *const *wanted)
{
  for (; *wanted != NULL; wanted++)
    if (strstr (text, *wanted) == NULL)
      g_error ("%s is not in the pages:\n%s", *wanted, text);
}

static KdPages *
make_long_table (guint rows)
{
  KdPages      *pages = kd_pages_new (&info);
  KdChartTable *table = kd_chart_table_new ();

  kd_pages_add_heading (pages, "客户");
  kd_chart_table_add_column (table, "姓名", FALSE);
  kd_chart_table_add_column (table, "资产", TRUE);
  for (guint i = 0; i < rows; i++)
    {
      kd_chart_table_add (table, g_strdup_printf ("客户%03u", i), NULL);
      kd_chart_table_add (table, g_strdup_printf ("%u.00", i * 1000), NULL);
    }
  kd_pages_add_table (pages, table);
  return pages;
}

/* The head of a table stands on each page, no row is lost or twice, pages are counted. */
static void
test_table_over_pages (void)
{
  g_autoptr (KdPages) pages = make_long_table (200);
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *text = NULL;
  g_autofree char *last = NULL;
  guint            n_pages = 0;

  bytes = finish (pages, &n_pages);
  text = read_pdf (bytes, "pdftotext", "-layout");
  g_assert_cmpuint (n_pages, >, 3);
  g_assert_cmpuint (count (text, "\f"), ==, n_pages);
  g_assert_cmpuint (count (text, "姓名"), ==, n_pages);
  g_assert_cmpuint (count (text, "客户0") + count (text, "客户1"), ==, 200);
  g_assert_cmpuint (count (text, "客档 · 打印于 2026-12-03"), ==, n_pages);
  g_assert_cmpuint (count (text, "内部资料"), ==, n_pages);
  last = g_strdup_printf ("Page %u of %u", n_pages, n_pages);
  g_assert_cmpuint (count (text, last), ==, 1);
}

/* A row higher than others is not parted: its first and last words are on one page. */
static void
test_rows_are_whole (void)
{
  g_autoptr (KdPages) pages = kd_pages_new (&info);
  KdChartTable *table = kd_chart_table_new ();
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *text = NULL;
  g_auto (GStrv) sheets = NULL;
  guint n_pages;

  kd_chart_table_add_column (table, "摘要", FALSE);
  for (guint i = 0; i < 40; i++)
    {
      g_autoptr (GString) words = g_string_new (NULL);

      g_string_append_printf (words, "甲%02u ", i);
      for (guint k = 0; k < 60; k++)
        g_string_append (words, "谈到明年的用钱计划");
      g_string_append_printf (words, " 乙%02u", i);
      kd_chart_table_add (table, g_string_free_and_steal (g_steal_pointer (&words)), NULL);
    }
  kd_pages_add_table (pages, table);
  bytes = finish (pages, &n_pages);
  text = read_pdf (bytes, "pdftotext", "-layout");
  sheets = g_strsplit (text, "\f", -1);
  for (guint i = 0; i < 40; i++)
    {
      g_autofree char *first = g_strdup_printf ("甲%02u", i);
      g_autofree char *last = g_strdup_printf ("乙%02u", i);
      gboolean         together = FALSE;

      for (guint sheet = 0; sheets[sheet] != NULL; sheet++)
        together |= strstr (sheets[sheet], first) != NULL && strstr (sheets[sheet], last) != NULL;
      g_assert_true (together);
    }
}

static void
test_same_bytes (void)
{
  g_autoptr (KdPages) one = make_long_table (60);
  g_autoptr (KdPages) two = make_long_table (60);
  g_autoptr (KdPages) other = make_long_table (61);
  g_autoptr (GBytes) first = finish (one, NULL);
  g_autoptr (GBytes) second = finish (two, NULL);
  g_autoptr (GBytes) third = finish (other, NULL);

  g_assert_true (g_bytes_equal (first, second));
  g_assert_false (g_bytes_equal (first, third));
}

static void
test_file (void)
{
  g_autoptr (KdPages) pages = make_long_table (3);
  g_autoptr (GBytes) bytes = finish (pages, NULL);
  g_autofree char *text = read_pdf (bytes, "pdfinfo", "-isodates");

  assert_all (text, (const char *const[]) { "张三", "A4", "2026-12-03T09:30:00+08", "Dossier", NULL });
}

/* A heading never stands alone at the foot of a page. */
static void
test_headings_stay (void)
{
  for (guint rows = 28; rows < 36; rows++)
    {
      g_autoptr (KdPages) pages = make_long_table (rows);
      g_autoptr (GBytes) bytes = NULL;
      g_autofree char *text = NULL;
      g_auto (GStrv) sheets = NULL;

      kd_pages_add_heading (pages, "风险测评");
      kd_pages_add_facts (pages, &(KdPagesFact) { "等级", "C3 平衡" }, 1);
      bytes = finish (pages, NULL);
      text = read_pdf (bytes, "pdftotext", "-layout");
      sheets = g_strsplit (text, "\f", -1);
      for (guint sheet = 0; sheets[sheet] != NULL; sheet++)
        g_assert_true ((strstr (sheets[sheet], "风险测评") != NULL) == (strstr (sheets[sheet], "C3 平衡") != NULL));
    }
}

/* --- documents --------------------------------------------------------------------------------------------- */

static void
test_client (void)
{
  const KdPagesFact        figures[] = { { "风险等级", "C3 平衡" }, { "风评", "18 天后到期", TRUE }, { "资产", "423.6万" }, { "上次联系", "18 天前" } };
  const KdPagesFact        identity[] = { { "姓名", "张三" }, { "证件号", "3301**********1234" }, { "手机", "138****6021" }, { "出生日期", "1974-03-05" } };
  const KdPagesFact        work[] = { { "职业", "企业主" }, { "工作单位", "杭州某某供应链管理有限责任公司" } };
  const KdPagesFact        returns[] = { { "时间加权（TWR）", "+4.12%" }, { "资金加权（XIRR）", "+3.80%" } };
  const KdReportGroup      groups[] = { { "身份", identity, 4 }, { "职业", work, 2 }, { "空", NULL, 0 } };
  const KdReportAccount    accounts[] = { { "稳健理财", "招商银行", "固收", "6222 **** **** 0138", 188 * WAN, "CNY", kd_date_new (2026, 11, 30) }, { "海外账户", "汇丰银行", "权益", NULL, 3 * WAN, "USD", kd_date_new (2026, 10, 31) }, { "新账户", NULL, NULL, NULL, KD_CHART_NO_AMOUNT, "CNY", KD_DATE_NONE } };
  const KdChartItem        allocation[] = { { "fixed", "固收", 0, 188 * WAN }, { "equity", "权益", 0, 121 * WAN } };
  const KdLinePoint        points[] = { { kd_date_new (2026, 9, 30), 300 * WAN }, { kd_date_new (2026, 10, 31), 305 * WAN }, { kd_date_new (2026, 11, 30), 309 * WAN } };
  const KdReportAssessment assessments[] = { { kd_date_new (2025, 12, 21), "C3 平衡", kd_date_new (2026, 12, 20), FALSE }, { KD_DATE_NONE, "C2 稳健", KD_DATE_NONE, TRUE } };
  const KdReportEntry      entries[] = { { kd_date_new (2026, 11, 15), "电话", "已沟通", "谈到明年孩子留学的用钱计划，约 80 万，分两年" } };
  KdClientReport           report = { "CNY", figures, 4, groups, 3, accounts, 3, 500 * WAN, kd_date_new (2026, 1, 5), allocation, 2, points, 3, returns, 2, assessments, 2, entries, 1, 12 };
  g_autoptr (KdPages) pages = kd_client_report_new_pages (&report, &info);
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *text = NULL;
  guint            n_pages;

  bytes = finish (pages, &n_pages);
  text = read_pdf (bytes, "pdftotext", "-layout");
  assert_all (text, (const char *const[]) { "张三", "18 天后到期", "3301**********1234", "1,880,000.00", "USD 30,000.00", "6222 **** **** 0138", "C2 稳健", "留学", "5,000,000.00", "+4.12%", "60.8%", "12 older", "Time-weighted", NULL });
  g_assert_null (strstr (text, "空"));
  g_assert_cmpuint (n_pages, <=, 3);
}

static void
test_client_without_anything (void)
{
  KdClientReport report = { .currency = "CNY", .declared = KD_CHART_NO_AMOUNT, .declared_on = KD_DATE_NONE };
  g_autoptr (KdPages) pages = kd_client_report_new_pages (&report, &info);
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *text = NULL;
  guint            n_pages;

  bytes = finish (pages, &n_pages);
  text = read_pdf (bytes, "pdftotext", "-layout");
  g_assert_cmpuint (n_pages, ==, 1);
  assert_all (text, (const char *const[]) { "No account and no declared assets", "Not assessed", "Never contacted", NULL });
}

static void
test_book (void)
{
  const KdChartItem     tiers[] = { { "basic", "普通", 131, 300 * WAN }, { "gold", "金卡", 431, 1900 * WAN }, { "private", "私行", 88, 17900 * WAN }, { "unknown", "未知", 37, KD_CHART_NO_AMOUNT, 0, TRUE } };
  const KdChartItem     risks[] = { { "C1", "C1", 112, 0, 6 }, { "C3", "C3", 458, 0, 38 }, { "none", "未风评", 50, 0, 0, TRUE } };
  const KdChartItem     histories[] = { { "new", "新客户", 143, 0 }, { "active", "活跃", 612, 0 } };
  const KdReportDue     missed[] = { { "李四", "私行", "每月联系", kd_date_new (2026, 11, 20) } };
  const KdReportDue     expiries[] = { { "王五", "金卡", "风评到期", kd_date_new (2026, 12, 4) }, { "赵六", NULL, "证件到期", kd_date_new (2026, 12, 9) } };
  const KdReportContact kept[] = { { "钱七", "金卡", "电话", "已沟通", kd_date_new (2026, 11, 3) } };
  const KdReportCare    care[] = { { 12, 0 }, { 64, 0 }, { 21, 1 }, { 0, 0 } };
  KdBookReport          report = { "CNY", kd_date_new (2026, 11, 1), kd_date_new (2026, 11, 30), 687, 20100 * WAN, tiers, 4, risks, 3, histories, 2, kept, 1, 97, care, missed, 1, expiries, 2 };
  g_autoptr (KdPages) pages = kd_book_report_new_pages (&report, &info);
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *text = NULL;
  guint            n_pages;

  bytes = finish (pages, &n_pages);
  text = read_pdf (bytes, "pdftotext", "-layout");
  assert_all (text, (const char *const[]) { "687", "私行", "李四", "每月联系", "2026-11-20", "赵六", "证件到期", "64", "97", "未风评", "201M", NULL });
  g_assert_cmpuint (n_pages, <=, 3);
}

/* Shapes and counts stay, no amount is anywhere in the file. */
static void
test_amounts_hidden (void)
{
  const KdChartItem     tiers[] = { { "basic", "普通", 131, 345678901 }, { "gold", "金卡", 431, 1987654321 } };
  const KdReportCare    care[] = { { 12, 0 }, { 64, 0 } };
  const KdReportAccount accounts[] = { { "理财一号", "某银行", "固收", NULL, 188000012, "CNY", kd_date_new (2026, 11, 30) } };
  const KdPagesInfo     hidden = { "张三", NULL, "客档", NULL, "2026-12-03T09:30:00+08:00", NULL, TRUE };
  KdBookReport          book = { .currency = "CNY", .from = kd_date_new (2026, 11, 1), .to = kd_date_new (2026, 11, 30), .clients = 562, .assets = 2333333222, .tiers = tiers, .n_tiers = 2, .care = care };
  KdClientReport        client = { .currency = "CNY", .accounts = accounts, .n_accounts = 1, .declared = 987654300, .declared_on = KD_DATE_NONE, .allocation = tiers, .n_allocation = 2 };
  KdPages              *documents[] = { kd_book_report_new_pages (&book, &hidden), kd_client_report_new_pages (&client, &hidden) };

  for (guint i = 0; i < G_N_ELEMENTS (documents); i++)
    {
      g_autoptr (KdPages) pages = documents[i];
      g_autoptr (GBytes) bytes = finish (pages, NULL);
      g_autofree char *text = read_pdf (bytes, "pdftotext", "-layout");

      g_assert_nonnull (strstr (text, "••••"));
      for (const char *const *amount = (const char *const[]) { "3.45", "3.46", "19.8", "19.9", "23.33", "3,456", "1,880", "9,876", "1.88", NULL }; *amount != NULL; amount++)
        if (strstr (text, *amount) != NULL)
          g_error ("%s is in the pages:\n%s", *amount, text);
    }
}

/* A lying sheet; every day of its weeks stands on it once, more lines than a cell holds are counted. */
static void
test_month (void)
{
  KdPagesInfo   lying = info;
  KdMonthSheet *sheet = kd_month_sheet_new (kd_date_new (2026, 12, 9), FALSE);
  KdDate        first = kd_month_sheet_get_first (sheet), last = kd_month_sheet_get_last (sheet);
  g_autoptr (KdPages) pages = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *text = NULL;
  g_autofree char *about = NULL;
  guint            n_pages;

  lying.landscape = TRUE;
  g_assert_cmpint (first, ==, kd_date_new (2026, 11, 30));
  g_assert_cmpint (last, ==, kd_date_new (2027, 1, 3));
  kd_month_sheet_describe (sheet, kd_date_new (2026, 12, 7), "大雪", KD_MONTH_NO_MARK);
  kd_month_sheet_describe (sheet, kd_date_new (2027, 1, 1), "元旦", KD_MONTH_OFF);
  kd_month_sheet_add (sheet, kd_date_new (2026, 12, 3), 2, 7, "吴思远", "风评");
  kd_month_sheet_add (sheet, kd_date_new (2027, 1, 4), 2, 7, "不在", "风评");
  for (guint i = 0; i < 20; i++)
    {
      g_autofree char *name = g_strdup_printf ("甲%02u", i);

      kd_month_sheet_add (sheet, kd_date_new (2026, 12, 31), i % 7, 7, name, "回访");
    }
  pages = kd_month_sheet_new_pages (sheet, &lying);
  bytes = finish (pages, &n_pages);
  g_assert_cmpuint (n_pages, ==, 1);
  text = read_pdf (bytes, "pdftotext", "-layout");
  assert_all (text, (const char *const[]) { "大雪", "元旦", "off", "吴思远", "风评", "甲00", "+1", NULL });
  g_assert_null (strstr (text, "不在"));
  g_assert_null (strstr (text, "甲19"));
  about = read_pdf (bytes, "pdfinfo", "-box");
  g_assert_nonnull (strstr (about, "841.89 x 595.276"));
}

static void
test_month_from_sunday (void)
{
  g_autoptr (KdMonthSheet) february = kd_month_sheet_new (kd_date_new (2026, 2, 1), TRUE);
  g_autoptr (KdMonthSheet) august = kd_month_sheet_new (kd_date_new (2026, 8, 31), FALSE);

  /* 1 February 2026 is a Sunday and the month has four weeks; August takes six */
  g_assert_cmpint (kd_month_sheet_get_first (february), ==, kd_date_new (2026, 2, 1));
  g_assert_cmpint (kd_month_sheet_get_last (february), ==, kd_date_new (2026, 2, 28));
  g_assert_cmpint (kd_month_sheet_get_last (august) - kd_month_sheet_get_first (august), ==, 41);
}

static void
test_list (void)
{
  const KdReportClient clients[] = { { "陈慧敏", "钻石", "C3 平衡型", NULL, "138****6021", "杭州", "18 天前", 4236000 * WAN / 10000 }, { "罗子涵", NULL, NULL, "未风评", NULL, NULL, "从未联系", KD_CHART_NO_AMOUNT } };
  g_autoptr (KdPages) pages = kd_list_report_new_pages (clients, 2, "CNY", TRUE, &info);
  g_autoptr (GBytes) bytes = finish (pages, NULL);
  g_autofree char *text = read_pdf (bytes, "pdftotext", "-layout");

  g_autoptr (KdPages) nobody = kd_list_report_new_pages (NULL, 0, "CNY", TRUE, &info);
  g_autoptr (GBytes) empty = finish (nobody, NULL);
  g_autofree char *nothing = read_pdf (empty, "pdftotext", "-layout");

  assert_all (nothing, (const char *const[]) { "No client is on the list", NULL });
  assert_all (text, (const char *const[]) { "陈慧敏", "C3 平衡型", "138****6021", "4.24M", "罗子涵", "未风评", "从未联系", "—", NULL });
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report/pages/table-over-pages", test_table_over_pages);
  g_test_add_func ("/report/pages/rows-are-whole", test_rows_are_whole);
  g_test_add_func ("/report/pages/same-bytes", test_same_bytes);
  g_test_add_func ("/report/pages/file", test_file);
  g_test_add_func ("/report/pages/headings-stay", test_headings_stay);
  g_test_add_func ("/report/client/full", test_client);
  g_test_add_func ("/report/client/empty", test_client_without_anything);
  g_test_add_func ("/report/book/full", test_book);
  g_test_add_func ("/report/month", test_month);
  g_test_add_func ("/report/month-from-sunday", test_month_from_sunday);
  g_test_add_func ("/report/list", test_list);
  g_test_add_func ("/report/amounts-hidden", test_amounts_hidden);
  return g_test_run ();
}
