/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-report-cells.h"

#include "kd-chart.h"
#include "kd-words-amount.h"

/**
 * kd_report_cells_add_text:
 * @table: a table
 * @text: (nullable): a text
 *
 * Adds a text; nothing where there is none.
 */
void
kd_report_cells_add_text (KdChartTable *table,
                          const char   *text)
{
  kd_chart_table_add (table, g_strdup (text != NULL ? text : ""), NULL);
}

/**
 * kd_report_cells_add_date:
 * @table: a table
 * @date: a day, or %KD_DATE_NONE where it is not known
 *
 * Adds a day.
 */
void
kd_report_cells_add_date (KdChartTable *table,
                          KdDate        date)
{
  char text[KD_DATE_TEXT_SIZE];

  kd_chart_table_add (table, date != KD_DATE_NONE ? g_strdup (kd_date_format (date, text)) : NULL, NULL);
}

/**
 * kd_report_cells_add_amount:
 * @table: a table
 * @minor: minor units, or %KD_CHART_NO_AMOUNT
 * @currency: their currency
 * @book_currency: the one that needs no saying
 * @hidden: whether nobody is to see it
 *
 * Adds an amount in full.
 */
void
kd_report_cells_add_amount (KdChartTable *table,
                            gint64        minor,
                            const char   *currency,
                            const char   *book_currency,
                            gboolean      hidden)
{
  if (hidden && minor != KD_CHART_NO_AMOUNT)
    kd_chart_table_add (table, g_strdup (KD_WORDS_HIDDEN), NULL);
  else
    kd_chart_table_add (table, minor != KD_CHART_NO_AMOUNT ? kd_words_amount_full (minor, currency, book_currency) : NULL, NULL);
}

/**
 * kd_report_cells_add_count:
 * @table: a table
 * @count: how many
 *
 * Adds a count.
 */
void
kd_report_cells_add_count (KdChartTable *table,
                           gint64        count)
{
  kd_chart_table_add (table, kd_words_count ((guint) count), NULL);
}
