/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-chart-scale.h"

/* With so few days between the ends the axis names days, else months. */
#define FEW_DAYS 40

#define MOST_LABELS 6
#define MOST_TICKS 4

static gint64
floor_to (gint64 value,
          gint64 step)
{
  gint64 rest = value % step;

  return value - (rest < 0 ? rest + step : rest);
}

/* Of any two neighbours, twice 1, 2, 2.5, 5, 10 times a power of ten, the larger is at most 2.5 times the smaller: so there
 * are three or four values on every axis. */
static gint64
next_step (gint64 step,
           guint *place)
{
  static const struct
  {
    gint64 times;
    gint64 by;
  } next[] = { { 2, 1 }, { 5, 4 }, { 2, 1 }, { 2, 1 } };
  guint at = *place;

  /* 1 to 2, 2 to 2.5, 2.5 to 5, 5 to 10; two minor units have no 2.5 */
  if (at == 1 && step % 4 != 0)
    {
      *place = 3;
      return step / 2 * 5;
    }
  *place = (at + 1) % G_N_ELEMENTS (next);
  return step / next[at].by * next[at].times;
}

/**
 * kd_chart_scale_ticks:
 * @least: the least value, minor units
 * @most: the largest one
 *
 * The axis need not begin at 0; a single value gets room above and below.
 *
 * Returns: three or four round values that enclose both
 */
KdChartTicks
kd_chart_scale_ticks (gint64 least,
                      gint64 most)
{
  gint64 step = 1;
  guint  place = 0;

  /* Far from where anything overflows. */
  least = CLAMP (least, G_MININT64 / 16, G_MAXINT64 / 16);
  most = CLAMP (most, G_MININT64 / 16, G_MAXINT64 / 16);
  if (most <= least)
    {
      gint64 room = MAX (ABS (least) / 20, 1);

      most = least + room;
      least -= room;
    }
  for (;;)
    {
      gint64 from = floor_to (least, step);
      gint64 to = -floor_to (-most, step);

      if ((to - from) / step + 1 <= MOST_TICKS)
        return (KdChartTicks) { .from = from, .to = to, .step = step, .n = (guint) ((to - from) / step + 1) };
      step = next_step (step, &place);
    }
}

static KdDate
get_month_end (KdDate day)
{
  int year, month;

  kd_date_get_ymd (day, &year, &month, NULL);
  return kd_date_new (year, month, kd_date_days_in_month (year, month));
}

static int
get_month (KdDate day)
{
  int year, month;

  kd_date_get_ymd (day, &year, &month, NULL);
  return year * 12 + month - 1;
}

/* Months that the step divides, so that the labels of two charts agree. */
static KdChartDays
get_months (KdDate from,
            KdDate to)
{
  static const int steps[] = { 1, 2, 3, 6, 12, 24, 36, 60, 120, 240, 600 };
  KdChartDays      days = { .monthly = TRUE };
  int              first = get_month (from);
  int              last = get_month (to);

  if (get_month_end (to) > to)
    last--;
  for (guint s = 0; s < G_N_ELEMENTS (steps); s++)
    {
      days.n = 0;
      for (int month = first; month <= last; month++)
        if ((month + 1) % steps[s] == 0 && days.n++ < MOST_LABELS)
          days.days[days.n - 1] = kd_date_new (month / 12, month % 12 + 1, kd_date_days_in_month (month / 12, month % 12 + 1));
      if (days.n <= MOST_LABELS)
        break;
    }
  days.n = MIN (days.n, MOST_LABELS);
  return days;
}

/**
 * kd_chart_scale_days:
 * @from: the first day
 * @to: the last day
 *
 * Returns: up to six days to be named on an axis: ends of months, or single days where the span is short
 */
KdChartDays
kd_chart_scale_days (KdDate from,
                     KdDate to)
{
  KdChartDays days = { 0 };
  int         step;

  if (to < from)
    return days;
  if (to - from > FEW_DAYS)
    days = get_months (from, to);
  if (days.n > 1)
    return days;

  days = (KdChartDays) { 0 };
  step = MAX (1, (to - from + 4) / 5);
  for (KdDate day = from; day <= to; day += step)
    days.days[days.n++] = day;
  return days;
}

G_STATIC_ASSERT (MOST_LABELS < KD_CHART_TICKS_LIMIT);
