/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-date.h"

#include <glib.h>

G_BEGIN_DECLS

/* The arithmetic of charts: round values on an axis, days on another. */

#define KD_CHART_TICKS_LIMIT 8

/**
 * KdChartTicks:
 * @from: where the axis begins, minor units
 * @to: where it ends
 * @step: from one value to the next
 * @n: how many values there are, both ends included
 *
 * Round values along an axis.
 */
typedef struct
{
  gint64 from;
  gint64 to;
  gint64 step;
  guint  n;
} KdChartTicks;

/**
 * KdChartDays:
 * @days: the days with a label
 * @n: how many there are
 * @monthly: whether they are ends of months, else single days
 *
 * Days along an axis.
 */
typedef struct
{
  KdDate   days[KD_CHART_TICKS_LIMIT];
  guint    n;
  gboolean monthly;
} KdChartDays;

KdChartTicks kd_chart_scale_ticks (gint64 least,
                                   gint64 most);
KdChartDays  kd_chart_scale_days (KdDate from,
                                  KdDate to);

G_END_DECLS
