/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-chart-series.h"
#include "kd-chart.h"

G_BEGIN_DECLS

/**
 * KdHeatHead:
 * @key: what it is known by
 * @label: its name
 * @unknown: whether it stands for what is not known: last
 *
 * A row or a column.
 */
typedef struct
{
  const char *key;
  const char *label;
  gboolean    unknown;
} KdHeatHead;

/**
 * KdHeatCell:
 * @clients: how many clients
 * @amount: minor units, or %KD_CHART_NO_AMOUNT
 * @marked: whether a rule asks for a look at it
 *
 * Where a row and a column meet.
 */
typedef struct
{
  gint64   clients;
  gint64   amount;
  gboolean marked;
} KdHeatCell;

/**
 * KdHeatGrid:
 * @rows: (array length=n_rows): the rows, of tiers the lowest first
 * @n_rows: how many
 * @columns: (array length=n_columns): the columns
 * @n_columns: how many
 * @cells: (array): the cells, row by row
 * @mark: (nullable): what it means that a cell is marked
 *
 * The parts of a heat chart as they are handed in.
 */
typedef struct
{
  const KdHeatHead *rows;
  guint             n_rows;
  const KdHeatHead *columns;
  guint             n_columns;
  const KdHeatCell *cells;
  const char       *mark;
} KdHeatGrid;

#define KD_TYPE_HEAT (kd_heat_get_type ())
G_DECLARE_FINAL_TYPE (KdHeat, kd_heat, KD, HEAT, KdChart)

KdChart *kd_heat_new (const KdChartInfo *info,
                      const KdHeatGrid  *grid) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
