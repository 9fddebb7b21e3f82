/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Days as people type them, and notes that promise something, on Thursday, 3 December 2026. */

#include "kd-day-words.h"
#include "kd-quick-note.h"

#include <string.h>

#define TODAY (kd_date_new (2026, 12, 3))

static const struct
{
  const char *text;
  const char *day;
} days[] = {
  { "今天", "2026-12-03" },
  { "今日", "2026-12-03" },
  { "明天", "2026-12-04" },
  { "明日", "2026-12-04" },
  { "明儿", "2026-12-04" },
  { "后天", "2026-12-05" },
  { "後天", "2026-12-05" },
  { "大后天", "2026-12-06" },
  { "昨天", "2026-12-02" },
  { "前天", "2026-12-01" },
  { "大前天", "2026-11-30" },
  { "周五", "2026-12-04" },
  { "週五", "2026-12-04" },
  { "周四", "2026-12-10" },
  { "周三", "2026-12-09" },
  { "周日", "2026-12-06" },
  { "周天", "2026-12-06" },
  { "星期六", "2026-12-05" },
  { "礼拜一", "2026-12-07" },
  { "星期天", "2026-12-06" },
  { "周5", "2026-12-04" },
  { "周７", "2026-12-06" },
  { "本周五", "2026-12-04" },
  { "这周五", "2026-12-04" },
  { "本周一", "2026-11-30" },
  { "这个星期天", "2026-12-06" },
  { "下周三", "2026-12-09" },
  { "下周一", "2026-12-07" },
  { "下周日", "2026-12-13" },
  { "下个星期二", "2026-12-08" },
  { "下星期四", "2026-12-10" },
  { "下下周一", "2026-12-14" },
  { "下下个星期五", "2026-12-18" },
  { "上周五", "2026-11-27" },
  { "上个星期三", "2026-11-25" },
  { "月底", "2026-12-31" },
  { "月末", "2026-12-31" },
  { "本月底", "2026-12-31" },
  { "这个月底", "2026-12-31" },
  { "下月底", "2027-01-31" },
  { "下个月底", "2027-01-31" },
  { "下下个月底", "2027-02-28" },
  { "年底", "2026-12-31" },
  { "明年底", "2027-12-31" },
  { "1月底", "2027-01-31" },
  { "12月底", "2026-12-31" },
  { "2028年2月底", "2028-02-29" },
  { "下月5号", "2027-01-05" },
  { "下个月十五号", "2027-01-15" },
  { "本月20日", "2026-12-20" },
  { "下下月30号", "none" },
  { "3天后", "2026-12-06" },
  { "3 天后", "2026-12-06" },
  { "３天后", "2026-12-06" },
  { "三天后", "2026-12-06" },
  { "三天之后", "2026-12-06" },
  { "十天以后", "2026-12-13" },
  { "两天后", "2026-12-05" },
  { "兩天後", "2026-12-05" },
  { "两周后", "2026-12-17" },
  { "2周后", "2026-12-17" },
  { "两个星期后", "2026-12-17" },
  { "三个礼拜后", "2026-12-24" },
  { "一个月后", "2027-01-03" },
  { "3个月后", "2027-03-03" },
  { "半年后", "2027-06-03" },
  { "一年后", "2027-12-03" },
  { "二十一天后", "2026-12-24" },
  { "三天前", "2026-11-30" },
  { "两周前", "2026-11-19" },
  { "一个月前", "2026-11-03" },
  { "12-09", "2026-12-09" },
  { "12/9", "2026-12-09" },
  { "12.9", "2026-12-09" },
  { "1-5", "2027-01-05" },
  { "12-03", "2026-12-03" },
  { "12-02", "2027-12-02" },
  { "2-29", "2028-02-29" },
  { "12月9日", "2026-12-09" },
  { "12月9号", "2026-12-09" },
  { "12月9", "2026-12-09" },
  { "12 月 9 日", "2026-12-09" },
  { "十二月九日", "2026-12-09" },
  { "一月三十一号", "2027-01-31" },
  { "3月8日", "2027-03-08" },
  { "明年3月8日", "2027-03-08" },
  { "今年12月31日", "2026-12-31" },
  { "后年1月1日", "2028-01-01" },
  { "去年12月9日", "2025-12-09" },
  { "2026-12-09", "2026-12-09" },
  { "2026/12/9", "2026-12-09" },
  { "2026.12.9", "2026-12-09" },
  { "20261209", "2026-12-09" },
  { "2026年12月9日", "2026-12-09" },
  { "2027年1月5号", "2027-01-05" },
  { "2020-01-01", "2020-01-01" },
  { "9号", "2026-12-09" },
  { "9日", "2026-12-09" },
  { "3号", "2026-12-03" },
  { "2号", "2027-01-02" },
  { "31号", "2026-12-31" },
  { "十五号", "2026-12-15" },
  { "二十号", "2026-12-20" },
  { "today", "2026-12-03" },
  { "Tomorrow", "2026-12-04" },
  { "tmr", "2026-12-04" },
  { "yesterday", "2026-12-02" },
  { "day after tomorrow", "2026-12-05" },
  { "the day after tomorrow", "2026-12-05" },
  { "fri", "2026-12-04" },
  { "Friday", "2026-12-04" },
  { "fri.", "2026-12-04" },
  { "on friday", "2026-12-04" },
  { "thu", "2026-12-10" },
  { "thurs", "2026-12-10" },
  { "sun", "2026-12-06" },
  { "this friday", "2026-12-04" },
  { "next wednesday", "2026-12-09" },
  { "next wed", "2026-12-09" },
  { "next monday", "2026-12-07" },
  { "last friday", "2026-11-27" },
  { "in 3 days", "2026-12-06" },
  { "in three days", "2026-12-06" },
  { "in a week", "2026-12-10" },
  { "in two weeks", "2026-12-17" },
  { "in 1 month", "2027-01-03" },
  { "in a year", "2027-12-03" },
  { "two weeks later", "2026-12-17" },
  { "3 days from now", "2026-12-06" },
  { "3 days ago", "2026-11-30" },
  { "dec 9", "2026-12-09" },
  { "Dec. 9", "2026-12-09" },
  { "9 dec", "2026-12-09" },
  { "december 9th", "2026-12-09" },
  { "9th december", "2026-12-09" },
  { "jan 5", "2027-01-05" },
  { "dec 9 2027", "2027-12-09" },
  { "December 9, 2027", "2027-12-09" },
  { "9 dec 2027", "2027-12-09" },
  { "feb 29", "2028-02-29" },
  { "the 9th", "2026-12-09" },
  { "15th", "2026-12-15" },
  { "end of month", "2026-12-31" },
  { "month end", "2026-12-31" },
  { "end of next month", "2027-01-31" },
  { "end of year", "2026-12-31" },
  { "", "none" },
  { "改天", "none" },
  { "下次", "none" },
  { "下周", "none" },
  { "周末", "none" },
  { "月初", "none" },
  { "过几天", "none" },
  { "周八", "none" },
  { "周五六", "none" },
  { "13-01", "none" },
  { "2-30", "none" },
  { "4月31日", "none" },
  { "32号", "none" },
  { "12-09-2026", "none" },
  { "9", "none" },
  { "12", "none" },
  { "2月后", "none" },
  { "1001天后", "none" },
  { "99999999999天后", "none" },
  { "下午三点", "none" },
  { "tomorow", "none" },
  { "next", "none" },
  { "next week", "none" },
  { "in days", "none" },
  { "in 3", "none" },
  { "some day", "none" },
  { "dec", "none" },
  { "dec 32", "none" },
  { "may be", "none" },
  { "9 9", "none" },
  { "m 3", "none" },
  { "in 5000 days", "none" },
};

static const char *
name (KdDate date,
      char  *buffer)
{
  return date == KD_DATE_NONE ? "none" : kd_date_format (date, buffer);
}

static void
test_days (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (days); i++)
    {
      char buffer[KD_DATE_TEXT_SIZE];

      if (strcmp (name (kd_day_words_read (days[i].text, TODAY), buffer), days[i].day) != 0)
        g_test_message ("“%s” is read as %s", days[i].text, name (kd_day_words_read (days[i].text, TODAY), buffer));
      g_assert_cmpstr (name (kd_day_words_read (days[i].text, TODAY), buffer), ==, days[i].day);
    }
}

static void
test_hostile (void)
{
  g_autofree char *long_text = g_strnfill (100000, '9');

  g_assert_cmpint (kd_day_words_read (long_text, TODAY), ==, KD_DATE_NONE);
  g_assert_cmpint (kd_day_words_read ("\xff\xfe", TODAY), ==, KD_DATE_NONE);
  g_assert_cmpint (kd_day_words_read ("   ", TODAY), ==, KD_DATE_NONE);
}

/* Every month has an end, and distances in months do not run over it. */
static void
test_edges (void)
{
  g_assert_cmpint (kd_day_words_read ("月底", kd_date_new (2028, 2, 10)), ==, kd_date_new (2028, 2, 29));
  g_assert_cmpint (kd_day_words_read ("下月底", kd_date_new (2027, 1, 31)), ==, kd_date_new (2027, 2, 28));
  g_assert_cmpint (kd_day_words_read ("一个月后", kd_date_new (2027, 1, 31)), ==, kd_date_new (2027, 2, 28));
  g_assert_cmpint (kd_day_words_read ("31号", kd_date_new (2027, 2, 1)), ==, kd_date_new (2027, 3, 31));
  g_assert_cmpint (kd_day_words_read ("周日", kd_date_new (2026, 12, 6)), ==, kd_date_new (2026, 12, 13));
  g_assert_cmpint (kd_day_words_read ("下周日", kd_date_new (2026, 12, 6)), ==, kd_date_new (2026, 12, 13));
}

static void
test_prefix (void)
{
  static const struct
  {
    const char *text;
    const char *day;
    const char *rest;
  } cases[] = {
    { "周五 发产品说明", "2026-12-04", "发产品说明" },
    { "明天寄合同", "2026-12-04", "寄合同" },
    { "3天后，打电话", "2026-12-06", "打电话" },
    { "12-09寄合同", "2026-12-09", "寄合同" },
    { "12-09-2026 x", "none", "12-09-2026 x" },
    { "next wednesday send it", "2026-12-09", "send it" },
    { "in two weeks: call", "2026-12-17", "call" },
    { "发产品说明", "none", "发产品说明" },
    { "周五", "2026-12-04", "" },
    { "sunny", "none", "sunny" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      char        buffer[KD_DATE_TEXT_SIZE];
      const char *rest;
      KdDate      date = kd_day_words_read_prefix (cases[i].text, TODAY, &rest);

      g_assert_cmpstr (name (date, buffer), ==, cases[i].day);
      g_assert_cmpstr (rest, ==, cases[i].rest);
    }
}

static void
assert_note (const char *text,
             const char *kept,
             const char *promises)
{
  g_autoptr (KdQuickNote) note = kd_quick_note_new (text, TODAY);
  g_autoptr (GString) got = g_string_new (NULL);

  for (guint i = 0; i < note->promises->len; i++)
    {
      const KdPromise *promise = note->promises->pdata[i];
      char             buffer[KD_DATE_TEXT_SIZE];

      g_string_append_printf (got, "%s%s %s", i > 0 ? "|" : "", name (promise->due, buffer), promise->title);
    }
  g_assert_cmpstr (note->text, ==, kept);
  g_assert_cmpstr (got->str, ==, promises);
}

static void
test_note (void)
{
  assert_note ("", "", "");
  assert_note ("只是聊聊", "只是聊聊", "");
  assert_note ("/t", "/t", "");
  assert_note ("/t  ", "/t  ", "");
  assert_note ("km/t 和 a/t b", "km/t 和 a/t b", "");
  assert_note ("/t 周五 发产品说明", "", "2026-12-04 发产品说明");
  assert_note ("谈了养老 /t 周五 发产品说明", "谈了养老", "2026-12-04 发产品说明");
  assert_note ("谈了养老\n/t 周五 发产品说明\n/t 改天 吃饭\n女儿下月结婚", "谈了养老\n女儿下月结婚", "2026-12-04 发产品说明|none 改天 吃饭");
  assert_note ("/t send the brochure fri", "", "2026-12-04 send the brochure");
  assert_note ("/t 明天", "", "2026-12-04 明天");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/day-words/days", test_days);
  g_test_add_func ("/base/day-words/hostile", test_hostile);
  g_test_add_func ("/base/day-words/edges", test_edges);
  g_test_add_func ("/base/day-words/prefix", test_prefix);
  g_test_add_func ("/base/quick-note", test_note);
  return g_test_run ();
}
