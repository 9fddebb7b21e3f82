/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-chart.h"
#include "kd-date.h"

G_BEGIN_DECLS

/**
 * KdLinePoint:
 * @date: the day
 * @value: what it was worth, minor units
 * @after_gap: whether valuations are missing between the point before and this one
 *
 * A valuation.
 */
typedef struct
{
  KdDate   date;
  gint64   value;
  gboolean after_gap;
} KdLinePoint;

/**
 * KdLineStep:
 * @date: the day
 * @total: what was paid in up to that day, what was taken out deducted, minor units
 *
 * From that day on so much is invested.
 */
typedef struct
{
  KdDate date;
  gint64 total;
} KdLineStep;

/**
 * KdLineInfo:
 * @title: what is shown
 * @hint: (nullable): what to do where there is nothing to show
 * @currency: currency of the amounts
 * @tall: whether it has a page of its own, else it is on a card
 *
 * What is said about a line as a whole.
 */
typedef struct
{
  const char *title;
  const char *hint;
  const char *currency;
  gboolean    tall;
} KdLineInfo;

#define KD_TYPE_LINE (kd_line_get_type ())
G_DECLARE_FINAL_TYPE (KdLine, kd_line, KD, LINE, KdChart)

KdChart *kd_line_new (const KdLineInfo  *info,
                      const KdLinePoint *points,
                      guint              n_points,
                      const KdLineStep  *steps,
                      guint              n_steps) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
