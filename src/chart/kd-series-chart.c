/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-series-chart.h"

#include "kd-chart-private.h"

typedef struct
{
  KdChartSeries series;
} KdSeriesChartPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (KdSeriesChart, kd_series_chart, KD_TYPE_CHART)

/**
 * kd_series_chart_get_series:
 * @self: a #KdSeriesChart
 *
 * Returns: (transfer none): its parts
 */
const KdChartSeries *
kd_series_chart_get_series (gpointer self)
{
  return &((KdSeriesChartPrivate *) kd_series_chart_get_instance_private (KD_SERIES_CHART (self)))->series;
}

static guint
kd_series_chart_get_n_parts (KdChart *chart)
{
  const KdChartSeries *series = kd_series_chart_get_series (chart);

  return series->total > 0 ? series->parts->len : 0;
}

static const char *
kd_series_chart_get_key (KdChart *chart,
                         guint    part)
{
  return kd_chart_series_get (kd_series_chart_get_series (chart), part)->key;
}

static char *
kd_series_chart_describe_part (KdChart *chart,
                               guint    part)
{
  return kd_chart_series_describe_part (kd_series_chart_get_series (chart), chart, part);
}

static char *
kd_series_chart_describe (KdChart *chart)
{
  return kd_chart_series_describe (kd_series_chart_get_series (chart), chart);
}

static KdChartTable *
kd_series_chart_get_table (KdChart *chart)
{
  return kd_chart_series_get_table (kd_series_chart_get_series (chart), chart);
}

static void
kd_series_chart_finalize (GObject *object)
{
  KdSeriesChartPrivate *priv = kd_series_chart_get_instance_private (KD_SERIES_CHART (object));

  kd_chart_series_clear (&priv->series);
  G_OBJECT_CLASS (kd_series_chart_parent_class)->finalize (object);
}

static void
kd_series_chart_class_init (KdSeriesChartClass *klass)
{
  KdChartClass *chart = KD_CHART_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = kd_series_chart_finalize;
  chart->get_n_parts = kd_series_chart_get_n_parts;
  chart->get_key = kd_series_chart_get_key;
  chart->describe_part = kd_series_chart_describe_part;
  chart->describe = kd_series_chart_describe;
  chart->get_table = kd_series_chart_get_table;
}

static void
kd_series_chart_init (KdSeriesChart *self)
{
}

/**
 * kd_series_chart_new:
 * @type: the kind of chart
 * @info: about the whole
 * @items: (array length=n_items): its parts, the lowest of a ramp first
 * @n_items: how many
 *
 * Returns: (transfer full): a chart of a series
 */
KdChart *
kd_series_chart_new (GType              type,
                     const KdChartInfo *info,
                     const KdChartItem *items,
                     guint              n_items)
{
  KdSeriesChart        *self = g_object_new (type, NULL);
  KdSeriesChartPrivate *priv = kd_series_chart_get_instance_private (self);

  kd_chart_set_words (KD_CHART (self), info->title, info->hint);
  kd_chart_series_init (&priv->series, info, items, n_items);
  return KD_CHART (self);
}
