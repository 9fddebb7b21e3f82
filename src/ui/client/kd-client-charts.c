/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The charts of a client's page, made of what the client owns. */

#include "kd-client-charts.h"

#include "kd-allocation.h"
#include "kd-line.h"
#include "kd-month-ends.h"
#include "kd-performance.h"
#include "kd-product.h"

#include <glib/gi18n-lib.h>

/* Fewer month-ends are no line. */
#define LEAST_POINTS 3

static void
take_part (GArray     *items,
           GArray     *parts,
           const char *category,
           const char *label)
{
  for (guint i = 0; i < parts->len; i++)
    {
      const KdAssetPart *part = &g_array_index (parts, KdAssetPart, i);
      KdChartItem        item = { .key = category != NULL ? category : "unknown", .label = label, .amount = part->value, .unknown = category == NULL };

      if (part->category == g_intern_string (category))
        g_array_append_val (items, item);
    }
}

/**
 * kd_client_charts_new_parts:
 * @portfolio: what a client owns
 * @today: the day
 *
 * Returns: (transfer full) (nullable): the assets by what they are in, or %NULL where nothing is known
 */
KdChart *
kd_client_charts_new_parts (const KdPortfolio *portfolio,
                            KdDate             today)
{
  const KdChartInfo info = { .title = _ ("What the Assets Are In"), .currency = portfolio->currency, .ramp = KD_CHART_RAMP_SLOTS, .measure = KD_CHART_AMOUNT };
  g_autoptr (GArray) parts = kd_portfolio_list_parts (portfolio, today);
  g_autoptr (GArray) items = g_array_new (FALSE, FALSE, sizeof (KdChartItem));

  for (const KdChoice *choice = kd_product_category_choices; choice->key != NULL; choice++)
    take_part (items, parts, choice->key, g_dgettext (GETTEXT_PACKAGE, choice->label));
  take_part (items, parts, NULL, _ ("Unknown"));
  return items->len > 0 ? kd_allocation_new (&info, (const KdChartItem *) (gconstpointer) items->data, items->len) : NULL;
}

/* What was paid in since the first point, beginning with what there was. */
static GArray *
make_steps (const KdPortfolio *portfolio,
            GArray            *points)
{
  const KdLinePoint *first = &g_array_index (points, KdLinePoint, 0);
  const KdLinePoint *last = &g_array_index (points, KdLinePoint, points->len - 1);
  g_autoptr (KdPerformance) performance = kd_performance_new (portfolio, NULL, first->date, last->date);
  GArray    *steps = g_array_new (FALSE, FALSE, sizeof (KdLineStep));
  KdLineStep step = { .date = first->date, .total = first->value };

  g_array_append_val (steps, step);
  for (guint i = 0; i < performance->flows->len; i++)
    {
      const KdOutsideFlow *flow = &g_array_index (performance->flows, KdOutsideFlow, i);

      step.date = flow->date;
      step.total += flow->amount;
      g_array_append_val (steps, step);
    }
  return steps;
}

/**
 * kd_client_charts_new_worth:
 * @portfolio: what a client owns
 * @today: the day
 * @months: how many months to look back
 *
 * Returns: (transfer full) (nullable): what it was worth at the ends of months, and what was paid in; %NULL where there are too
 *   few of them
 */
KdChart *
kd_client_charts_new_worth (const KdPortfolio *portfolio,
                            KdDate             today,
                            guint              months)
{
  const KdLineInfo info = { .title = _ ("Value at the Ends of Months"), .currency = portfolio->currency };
  g_autoptr (GArray) ends = kd_portfolio_list_month_ends (portfolio, today, months);
  g_autoptr (GArray) points = g_array_new (FALSE, FALSE, sizeof (KdLinePoint));
  g_autoptr (GArray) steps = NULL;

  if (ends->len < LEAST_POINTS)
    return NULL;
  for (guint i = 0; i < ends->len; i++)
    {
      const KdMonthEnd *end = &g_array_index (ends, KdMonthEnd, i);
      KdLinePoint       point = { .date = end->date, .value = end->value, .after_gap = end->after_gap };

      g_array_append_val (points, point);
    }
  steps = make_steps (portfolio, points);
  return kd_line_new (&info, (const KdLinePoint *) (gconstpointer) points->data, points->len, (const KdLineStep *) (gconstpointer) steps->data, steps->len);
}
