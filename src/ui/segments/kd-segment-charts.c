/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-segment-charts.h"

#include "kd-bars.h"
#include "kd-donut.h"
#include "kd-heat.h"
#include "kd-money.h"
#include "kd-row.h"
#include "kd-words-amount.h"

#include <glib/gi18n-lib.h>

G_STATIC_ASSERT (KD_BRIEF_NO_AMOUNT == KD_CHART_NO_AMOUNT);

#define CHART_HINT N_ ("Charts begin with the first client")

/**
 * kd_segment_charts_get_title:
 * @by: a classification
 *
 * Returns: what its chart is called, translated
 */
const char *
kd_segment_charts_get_title (KdSegmentBy by)
{
  switch (by)
    {
    case KD_SEGMENT_BY_ASSETS:
      return _ ("Assets Tier");
    case KD_SEGMENT_BY_RISK:
      return _ ("Risk Level");
    case KD_SEGMENT_BY_HISTORY:
    default:
      return _ ("Investment History");
    }
}

static gboolean
is_unknown (const char *key)
{
  return g_str_equal (key, "unknown");
}

/**
 * kd_segment_charts_new:
 * @board: the numbers
 * @by: a classification
 * @measure: what the size of a part means
 *
 * Returns: (transfer full): its chart: tiers as a donut, the others as bars
 */
KdChart *
kd_segment_charts_new (KdSegmentBoard *board,
                       KdSegmentBy     by,
                       KdChartMeasure  measure)
{
  static const KdChartRamp ramps[] = {
    [KD_SEGMENT_BY_ASSETS] = KD_CHART_RAMP_TIER,
    [KD_SEGMENT_BY_RISK] = KD_CHART_RAMP_RISK,
    [KD_SEGMENT_BY_HISTORY] = KD_CHART_RAMP_PLAIN,
  };
  const KdChartInfo info = { kd_segment_charts_get_title (by), _ (CHART_HINT), KD_DEFAULT_CURRENCY, ramps[by], measure };
  g_autoptr (GArray) parts = kd_segment_board_get_parts (board, by);
  g_autofree KdChartItem *items = g_new0 (KdChartItem, parts->len + 1);

  for (guint i = 0; i < parts->len; i++)
    {
      const KdBoardPart *part = &g_array_index (parts, KdBoardPart, i);

      items[i] = (KdChartItem) {
        .key = part->key,
        .label = part->label,
        .clients = part->total.clients,
        .amount = part->total.amount,
        .expired = by == KD_SEGMENT_BY_RISK ? part->expired : 0,
        .unknown = is_unknown (part->key),
      };
    }
  return by == KD_SEGMENT_BY_ASSETS ? kd_donut_new (&info, items, parts->len) : kd_bars_new (&info, items, parts->len);
}

static KdHeatHead
make_head (GArray *parts,
           guint   place)
{
  const KdBoardPart *part = &g_array_index (parts, KdBoardPart, place);

  return (KdHeatHead) { part->key, part->label, is_unknown (part->key) };
}

/* The highest tier first, as in the donut, and those without one last. */
static guint
find_tier (GArray *tiers,
           guint   row)
{
  guint known = tiers->len;

  while (known > 0 && is_unknown (g_array_index (tiers, KdBoardPart, known - 1).key))
    known--;
  return row < known ? known - 1 - row : row;
}

/**
 * kd_segment_charts_new_matrix:
 * @board: the numbers
 * @rules: the rules in force
 * @measure: what the number in a cell is
 *
 * Returns: (transfer full): tiers by risk levels; cells that a rule names, and where anybody is, are outlined
 */
KdChart *
kd_segment_charts_new_matrix (KdSegmentBoard  *board,
                              const KdRuleSet *rules,
                              KdChartMeasure   measure)
{
  const KdChartInfo info = { _ ("Tier by Risk"), _ (CHART_HINT), KD_DEFAULT_CURRENCY, KD_CHART_RAMP_PLAIN, measure };
  g_autoptr (GArray) tiers = kd_segment_board_get_parts (board, KD_SEGMENT_BY_ASSETS);
  g_autoptr (GArray) levels = kd_segment_board_get_parts (board, KD_SEGMENT_BY_RISK);
  g_autoptr (GArray) tallies = kd_segment_board_get_matrix (board);
  g_autofree KdHeatHead *rows = g_new0 (KdHeatHead, tiers->len + 1);
  g_autofree KdHeatHead *columns = g_new0 (KdHeatHead, levels->len + 1);
  g_autofree KdHeatCell *cells = g_new0 (KdHeatCell, tallies->len + 1);
  const KdHeatGrid       grid = { rows, tiers->len, columns, levels->len, cells, rules->watch.n_cells > 0 ? rules->watch.label : NULL };

  for (guint k = 0; k < levels->len; k++)
    columns[k] = make_head (levels, k);
  for (guint i = 0; i < tiers->len; i++)
    {
      guint tier = find_tier (tiers, i);

      rows[i] = make_head (tiers, tier);
      for (guint k = 0; k < levels->len; k++)
        {
          const KdRosterTally *tally = &g_array_index (tallies, KdRosterTally, tier * levels->len + k);

          cells[i * levels->len + k] = (KdHeatCell) { tally->clients, tally->amount, tally->clients > 0 && kd_watch_has (&rules->watch, rows[i].key, columns[k].key) };
        }
    }
  return kd_heat_new (&info, &grid);
}

/* --- the table --------------------------------------------------------------------------------------------- */

static void
add_count (KdChartTable *table,
           guint         count)
{
  kd_chart_table_add (table, kd_words_count (count), g_strdup_printf ("%u", count));
}

static void
add_amount (KdChartTable *table,
            gint64        minor,
            gboolean      is_private)
{
  if (minor == KD_BRIEF_NO_AMOUNT)
    kd_chart_table_add (table, g_strdup (KD_WORDS_UNKNOWN), g_strdup (""));
  else if (is_private)
    kd_chart_table_add (table, g_strdup (KD_WORDS_HIDDEN), g_strdup (""));
  else
    kd_chart_table_add (table, kd_words_amount_short (minor, KD_DEFAULT_CURRENCY), kd_money_format (minor, KD_DEFAULT_CURRENCY));
}

static void
add_row (KdChartTable      *table,
         const KdBoardPart *part,
         KdChartMeasure     measure,
         gboolean           is_private)
{
  guint tenths = measure == KD_CHART_AMOUNT ? part->asset_share : part->share;

  kd_chart_table_add (table, g_strdup (part->label), g_strdup (part->label));
  add_count (table, part->total.clients);
  kd_chart_table_add (table, kd_words_share (tenths), g_strdup_printf ("%u.%u", tenths / 10, tenths % 10));
  add_amount (table, part->total.amount, is_private);
  add_amount (table, part->average, is_private);
  add_count (table, part->expired);
}

/**
 * kd_segment_charts_new_table:
 * @board: the numbers
 * @measure: what the shares are of
 * @is_private: whether amounts are hidden
 *
 * Returns: (transfer full): what each tier comes to, the highest first, the unknown last
 */
KdChartTable *
kd_segment_charts_new_table (KdSegmentBoard *board,
                             KdChartMeasure  measure,
                             gboolean        is_private)
{
  KdChartTable *table = kd_chart_table_new ();
  g_autoptr (GArray) tiers = kd_segment_board_get_parts (board, KD_SEGMENT_BY_ASSETS);

  kd_chart_table_add_column (table, _ ("Tier"), FALSE);
  kd_chart_table_add_column (table, _ ("Clients"), TRUE);
  kd_chart_table_add_column (table, _ ("Share"), TRUE);
  kd_chart_table_add_column (table, _ ("AUM"), TRUE);
  kd_chart_table_add_column (table, _ ("Per Client"), TRUE);
  kd_chart_table_add_column (table, _ ("Risk Expired"), TRUE);
  for (guint i = tiers->len; i-- > 0;)
    if (!is_unknown (g_array_index (tiers, KdBoardPart, i).key))
      add_row (table, &g_array_index (tiers, KdBoardPart, i), measure, is_private);
  for (guint i = 0; i < tiers->len; i++)
    if (is_unknown (g_array_index (tiers, KdBoardPart, i).key))
      add_row (table, &g_array_index (tiers, KdBoardPart, i), measure, is_private);
  return table;
}
