/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-words-lunar.h"

#include "kd-lunar.h"
#include "kd-solar-term.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  int         month;
  int         day;
  const char *name;
} Festival;

static const Festival lunar_festivals[] = {
  { 1, 1, N_ ("Spring Festival") },
  { 1, 15, N_ ("Lantern Festival") },
  { 5, 5, N_ ("Dragon Boat Festival") },
  { 7, 7, N_ ("Qixi Festival") },
  { 8, 15, N_ ("Mid-Autumn Festival") },
  { 9, 9, N_ ("Double Ninth Festival") },
  { 12, 8, N_ ("Laba Festival") },
};

static const Festival solar_festivals[] = {
  { 1, 1, N_ ("New Year’s Day") },
  { 5, 1, N_ ("Labour Day") },
  { 10, 1, N_ ("National Day") },
};

static const char *const terms[KD_SOLAR_TERMS] = {
  N_ ("Minor Cold"),
  N_ ("Major Cold"),
  N_ ("Start of Spring"),
  N_ ("Rain Water"),
  N_ ("Awakening of Insects"),
  N_ ("Spring Equinox"),
  N_ ("Pure Brightness"),
  N_ ("Grain Rain"),
  N_ ("Start of Summer"),
  N_ ("Grain Buds"),
  N_ ("Grain in Ear"),
  N_ ("Summer Solstice"),
  N_ ("Minor Heat"),
  N_ ("Major Heat"),
  N_ ("Start of Autumn"),
  N_ ("End of Heat"),
  N_ ("White Dew"),
  N_ ("Autumn Equinox"),
  N_ ("Cold Dew"),
  N_ ("Frost’s Descent"),
  N_ ("Start of Winter"),
  N_ ("Minor Snow"),
  N_ ("Major Snow"),
  N_ ("Winter Solstice"),
};

static const char *
find_festival (const Festival *festivals,
               gsize           n,
               int             month,
               int             day)
{
  for (gsize i = 0; i < n; i++)
    if (festivals[i].month == month && festivals[i].day == day)
      return _ (festivals[i].name);
  return NULL;
}

/**
 * kd_words_festival:
 * @day: a day
 *
 * Returns: (transfer none) (nullable): the festival that falls on it: `Spring Festival`, `春节`
 */
const char *
kd_words_festival (KdDate day)
{
  KdLunarDate lunar;
  KdLunarDate next;
  int         month, number;

  if (kd_lunar_from_date (day, &lunar) && !lunar.leap)
    {
      const char *name = find_festival (lunar_festivals, G_N_ELEMENTS (lunar_festivals), lunar.month, lunar.day);

      if (name != NULL)
        return name;
    }
  /* the last day of the year is the 29th or the 30th */
  if (kd_lunar_from_date (day + 1, &next) && next.month == 1 && next.day == 1 && !next.leap)
    return _ ("New Year’s Eve");
  kd_date_get_ymd (day, NULL, &month, &number);
  return find_festival (solar_festivals, G_N_ELEMENTS (solar_festivals), month, number);
}

/**
 * kd_words_solar_term:
 * @day: a day
 *
 * Returns: (transfer none) (nullable): the solar term that falls on it: `Winter Solstice`, `冬至`
 */
const char *
kd_words_solar_term (KdDate day)
{
  int term = kd_solar_term_find (day);

  return term >= 0 ? _ (terms[term]) : NULL;
}

/* Chinese names are made of the calendar's own characters, not of translations of numbers. */
static gboolean
in_han (void)
{
  /* Translators: translate by "han" where days of the lunar calendar are written as 十月廿五, else by "latin" */
  return g_str_equal (C_ ("how lunar days are written", "latin"), "han");
}

/**
 * kd_words_lunar:
 * @day: a day
 *
 * Returns: (transfer full) (nullable): its name in the lunar calendar: `lunar 10/25`, `十月廿五`; `lunar 6+/10`, `闰六月初十` in a
 *   repeated month; %NULL outside of the years 1900 to 2100
 */
char *
kd_words_lunar (KdDate day)
{
  KdLunarDate lunar;

  if (!kd_lunar_from_date (day, &lunar))
    return NULL;
  if (in_han ())
    return kd_lunar_format (&lunar);
  return g_strdup_printf ("lunar %d%s/%d", lunar.month, lunar.leap ? "+" : "", lunar.day);
}

/**
 * kd_words_lunar_short:
 * @day: a day
 *
 * Returns: (transfer full): what a calendar says of a day in one small word: its festival, else its solar term, on the first
 *   day of a lunar month that month, else the lunar day; nothing outside of the years 1900 to 2100
 */
char *
kd_words_lunar_short (KdDate day)
{
  const char      *name = kd_words_festival (day);
  KdLunarDate      lunar;
  g_autofree char *whole = NULL;

  if (name == NULL)
    name = kd_words_solar_term (day);
  if (name != NULL)
    return g_strdup (name);
  if (!kd_lunar_from_date (day, &lunar))
    return g_strdup ("");
  if (!in_han ())
    return g_strdup_printf ("%d%s/%d", lunar.month, lunar.leap ? "+" : "", lunar.day);
  /* the month's name ends in 月, which the day's follows */
  whole = kd_lunar_format (&lunar);
  name = strstr (whole, "月") + strlen ("月");
  return lunar.day == 1 ? g_strndup (whole, (gsize) (name - whole)) : g_strdup (name);
}
