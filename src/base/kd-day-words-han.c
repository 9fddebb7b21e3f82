/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Days in Chinese. */

#include "kd-day-words-private.h"

#include <string.h>

typedef struct
{
  const char *word;
  int         days;
} NearDay;

static gboolean
eat (const char **at,
     const char  *word)
{
  gsize length = strlen (word);

  if (strncmp (*at, word, length) != 0)
    return FALSE;
  *at += length;
  return TRUE;
}

/* The place of the word that the text begins with, counted from 1, or 0. */
static int
eat_one_of (const char       **at,
            const char *const *words)
{
  for (int i = 0; words[i] != NULL; i++)
    if (eat (at, words[i]))
      return i + 1;
  return 0;
}

static gboolean
eat_number (const char **at,
            int         *number)
{
  static const char *const digits[] = { "一", "二", "三", "四", "五", "六", "七", "八", "九", NULL };
  const char              *from = *at;
  int                      tens, ones;

  if (g_ascii_isdigit (**at))
    {
      gint64 value = g_ascii_strtoll (*at, (char **) at, 10);

      *number = (int) MIN (value, G_MAXINT);
      return *at - from <= 4;
    }
  if (eat (at, "两"))
    {
      *number = 2;
      return TRUE;
    }
  tens = eat_one_of (at, digits);
  if (!eat (at, "十"))
    {
      *number = tens;
      return tens > 0;
    }
  ones = eat_one_of (at, digits);
  *number = MAX (tens, 1) * 10 + ones;
  return TRUE;
}

/* 周三 after whatever says of which week. */
static int
eat_weekday (const char **at)
{
  static const char *const weeks[] = { "周", "星期", "礼拜", NULL };
  static const char *const days[] = { "一", "二", "三", "四", "五", "六", "日", "天", "1", "2", "3", "4", "5", "6", "7", NULL };
  int                      day;

  if (eat_one_of (at, weeks) == 0)
    return 0;
  day = eat_one_of (at, days);
  return day == 0 ? 0 : day <= 7 ? day
                      : day == 8 ? 7
                                 : day - 8;
}

/* How many weeks or months away: 上, 本, 这, 下, 下下. Nothing at all is 0 with @said unset. */
static int
eat_offset (const char **at,
            gboolean    *said)
{
  int offset = 0;

  *said = TRUE;
  if (eat (at, "本") || eat (at, "这"))
    eat (at, "个");
  else if (eat (at, "上"))
    {
      eat (at, "个");
      offset = -1;
    }
  else
    {
      while (eat (at, "下"))
        offset++;
      *said = offset > 0;
      if (*said)
        eat (at, "个");
    }
  return offset;
}

static KdDate
read_weekday (const char *at,
              KdDate      today)
{
  gboolean said;
  int      offset = eat_offset (&at, &said);
  int      weekday = eat_weekday (&at);

  if (weekday == 0 || *at != '\0')
    return KD_DATE_NONE;
  return said ? kd_day_words_weekday_of (today, offset, weekday) : kd_day_words_next_weekday (today, weekday);
}

/* 下月9号, 月底, 下个月底. */
static KdDate
read_month (const char *at,
            KdDate      today)
{
  gboolean said;
  int      offset = eat_offset (&at, &said);
  int      day;

  if (!eat (&at, "月"))
    return KD_DATE_NONE;
  if (eat (&at, "底") || eat (&at, "末"))
    return *at == '\0' ? kd_day_words_month_end (today, offset) : KD_DATE_NONE;
  if (!said || !eat_number (&at, &day) || !(eat (&at, "号") || eat (&at, "日")) || *at != '\0')
    return KD_DATE_NONE;
  return kd_day_words_day_of_month (today, offset, day);
}

/* 3天后, 两周后, 一个月前. */
static KdDate
read_distance (const char *at,
               KdDate      today)
{
  static const char *const units[] = { "天", "日", "周", "个星期", "星期", "个礼拜", "礼拜", "个月", "年", NULL };
  static const KdDayUnit   kinds[] = { KD_UNIT_DAY, KD_UNIT_DAY, KD_UNIT_WEEK, KD_UNIT_WEEK, KD_UNIT_WEEK, KD_UNIT_WEEK, KD_UNIT_WEEK, KD_UNIT_MONTH, KD_UNIT_YEAR };
  static const char *const behind[] = { "以后", "之后", "后", NULL };
  static const char *const before[] = { "以前", "之前", "前", NULL };
  int                      count, unit, sign;

  if (eat (&at, "半年"))
    count = 6, unit = 8;
  else if (!eat_number (&at, &count) || (unit = eat_one_of (&at, units)) == 0)
    return KD_DATE_NONE;
  sign = eat_one_of (&at, behind) != 0 ? 1 : eat_one_of (&at, before) != 0 ? -1
                                                                           : 0;
  return sign != 0 && *at == '\0' ? kd_day_words_add (today, sign * count, kinds[unit - 1]) : KD_DATE_NONE;
}

static gboolean
eat_year (const char **at,
          KdDate       today,
          int         *year)
{
  static const char *const words[] = { "去年", "今年", "明年", "后年", NULL };
  const char              *from = *at;
  int                      word = eat_one_of (at, words);
  int                      number;

  kd_date_get_ymd (today, year, NULL, NULL);
  if (word != 0)
    {
      *year += word - 2;
      return TRUE;
    }
  if (eat_number (at, &number) && *at - from == 4 && eat (at, "年"))
    {
      *year = number;
      return TRUE;
    }
  *at = from;
  return FALSE;
}

/* 12月9日, 明年3月5号, 9号, 年底. */
static KdDate
read_calendar (const char *at,
               KdDate      today)
{
  int      year, month, day;
  gboolean with_year = eat_year (&at, today, &year);

  if (eat (&at, "年底") || (with_year && eat (&at, "底")))
    return *at == '\0' ? kd_date_new (year, 12, 31) : KD_DATE_NONE;
  if (!eat_number (&at, &month))
    return KD_DATE_NONE;
  if (!with_year && (eat (&at, "号") || eat (&at, "日")))
    return *at == '\0' ? kd_day_words_next_day (today, month) : KD_DATE_NONE;
  if (!eat (&at, "月"))
    return KD_DATE_NONE;
  if (eat (&at, "底") || eat (&at, "末"))
    {
      KdDate first = with_year ? kd_date_new (year, month, 1) : KD_DATE_NONE;

      if (!with_year)
        {
          int this_month;

          kd_date_get_ymd (today, NULL, &this_month, NULL);
          first = kd_date_new (year + (month < this_month), month, 1);
        }
      return *at == '\0' && first != KD_DATE_NONE ? kd_day_words_month_end (first, 0) : KD_DATE_NONE;
    }
  if (!eat_number (&at, &day))
    return KD_DATE_NONE;
  if (!eat (&at, "号"))
    eat (&at, "日");
  if (*at != '\0')
    return KD_DATE_NONE;
  return with_year ? kd_date_new (year, month, day) : kd_day_words_next_month_day (today, month, day);
}

static KdDate
read_near (const char *at,
           KdDate      today)
{
  static const NearDay near[] = {
    { "大前天", -3 },
    { "前天", -2 },
    { "昨天", -1 },
    { "昨日", -1 },
    { "今天", 0 },
    { "今日", 0 },
    { "今儿", 0 },
    { "明天", 1 },
    { "明日", 1 },
    { "明儿", 1 },
    { "后天", 2 },
    { "大后天", 3 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (near); i++)
    if (g_str_equal (at, near[i].word))
      return today + near[i].days;
  return KD_DATE_NONE;
}

/* The traditional forms of what the words above are made of. */
static char *
simplify (const char *text)
{
  static const char *const pairs[][2] = { { " ", "" }, { "週", "周" }, { "後", "后" }, { "個", "个" }, { "兩", "两" }, { "號", "号" }, { "這", "这" }, { "禮", "礼" }, { "〇", "0" } };
  GString                 *simple = g_string_new (text);

  for (gsize i = 0; i < G_N_ELEMENTS (pairs); i++)
    g_string_replace (simple, pairs[i][0], pairs[i][1], 0);
  return g_string_free_and_steal (simple);
}

/**
 * kd_day_words_read_han:
 * @text: a folded text
 * @today: the present day
 *
 * Returns: the day, or %KD_DATE_NONE if it is not understood
 */
KdDate
kd_day_words_read_han (const char *text,
                       KdDate      today)
{
  static KdDate (*const readers[]) (const char *at, KdDate today) = { read_near, read_weekday, read_month, read_distance, read_calendar };
  g_autofree char *simple = simplify (text);
  KdDate           date = KD_DATE_NONE;

  for (gsize i = 0; date == KD_DATE_NONE && i < G_N_ELEMENTS (readers); i++)
    date = readers[i](simple, today);
  return date;
}
