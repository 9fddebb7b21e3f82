/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-chart.h"

#include <glib.h>

G_BEGIN_DECLS

/**
 * KdChartMeasure:
 * @KD_CHART_CLIENTS: how many clients
 * @KD_CHART_AMOUNT: how much money
 *
 * What the size of a part means.
 */
typedef enum
{
  KD_CHART_CLIENTS,
  KD_CHART_AMOUNT,
} KdChartMeasure;

/**
 * KdChartItem:
 * @key: what it is known by
 * @label: its name
 * @clients: how many clients
 * @amount: minor units, or %KD_CHART_NO_AMOUNT
 * @expired: how many of the clients have what does not hold any more
 * @unknown: whether it stands for what is not known: last and without a colour
 * @has_target: whether there is a share it should have
 * @target: that share, tenths of a per cent
 *
 * A part as it is handed in.
 */
typedef struct
{
  const char *key;
  const char *label;
  gint64      clients;
  gint64      amount;
  gint64      expired;
  gboolean    unknown;
  gboolean    has_target;
  guint       target;
} KdChartItem;

/**
 * KdChartInfo:
 * @title: what is shown
 * @hint: (nullable): what to do where there is nothing to show
 * @currency: currency of the amounts
 * @ramp: where the colours come from
 * @measure: what the size of a part means
 *
 * What is said about a chart as a whole.
 */
typedef struct
{
  const char    *title;
  const char    *hint;
  const char    *currency;
  KdChartRamp    ramp;
  KdChartMeasure measure;
} KdChartInfo;

/**
 * KdChartPart:
 * @key: what it is known by
 * @label: its name
 * @clients: how many clients
 * @amount: minor units, or %KD_CHART_NO_AMOUNT
 * @value: its size by the measure, never less than 0
 * @expired: how many of the clients are expired
 * @unknown: whether it is without a colour
 * @has_target: whether there is a share it should have
 * @target: that share, tenths of a per cent
 * @share: its share, tenths of a per cent; those of all parts add up to 100
 * @place: its place in the ramp
 *
 * A part as it is shown.
 */
typedef struct
{
  char    *key;
  char    *label;
  gint64   clients;
  gint64   amount;
  gint64   value;
  gint64   expired;
  gboolean unknown;
  gboolean has_target;
  guint    target;
  guint    share;
  guint    place;
} KdChartPart;

/**
 * KdChartSeries:
 * @parts: (element-type KdChartPart): what is shown, in its order
 * @n_places: how many places the ramp has
 * @total: sum of the values
 * @most: the largest value
 * @ramp: where the colours come from
 * @measure: what the size means
 * @currency: currency of the amounts
 *
 * The parts of a chart, ready to be shown. A value of one part only leaves just that part.
 */
typedef struct
{
  GArray        *parts;
  guint          n_places;
  gint64         total;
  gint64         most;
  KdChartRamp    ramp;
  KdChartMeasure measure;
  char          *currency;
} KdChartSeries;

void               kd_chart_series_init (KdChartSeries     *self,
                                         const KdChartInfo *info,
                                         const KdChartItem *items,
                                         guint              n_items);
void               kd_chart_series_clear (KdChartSeries *self);
const KdChartPart *kd_chart_series_get (const KdChartSeries *self,
                                        guint                part);
KdChartFill        kd_chart_series_get_fill (const KdChartSeries *self,
                                             const KdChartTheme  *theme,
                                             guint                part);
void               kd_chart_series_spread (const KdChartSeries *self,
                                           double               room,
                                           double               least,
                                           double              *ends);
char              *kd_chart_series_format (const KdChartSeries *self,
                                           KdChart             *chart,
                                           gint64               value) G_GNUC_WARN_UNUSED_RESULT;
char              *kd_chart_series_describe_part (const KdChartSeries *self,
                                                  KdChart             *chart,
                                                  guint                part) G_GNUC_WARN_UNUSED_RESULT;
char              *kd_chart_series_describe (const KdChartSeries *self,
                                             KdChart             *chart) G_GNUC_WARN_UNUSED_RESULT;
KdChartTable      *kd_chart_series_get_table (const KdChartSeries *self,
                                              KdChart             *chart) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
