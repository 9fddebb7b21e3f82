/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-list-report.h"

#include "kd-chart.h"
#include "kd-report-cells.h"
#include "kd-words-amount.h"

#include <glib/gi18n-lib.h>

/* A level that does not hold any more is no level: what is wrong stands in its place. */
static void
add_level (KdChartTable         *table,
           const KdReportClient *client)
{
  kd_chart_table_add (table, client->alert == NULL || client->level == NULL ? g_strdup (client->level != NULL ? client->level : client->alert) : g_strdup_printf ("%s · %s", client->level, client->alert), NULL);
}

static void
add_assets (KdChartTable         *table,
            const KdReportClient *client,
            const char           *currency,
            gboolean              hidden)
{
  if (client->assets == KD_CHART_NO_AMOUNT)
    kd_chart_table_add (table, NULL, NULL);
  else
    kd_chart_table_add (table, hidden ? g_strdup (KD_WORDS_HIDDEN) : kd_words_amount_short (client->assets, currency), NULL);
}

/**
 * kd_list_report_new_pages:
 * @clients: (array length=n_clients): the clients, in their order
 * @n_clients: how many
 * @currency: the book's currency
 * @phones: whether there is a column of phone numbers
 * @info: title, foot and day
 *
 * Clients, a line each.
 *
 * Returns: (transfer full): the document
 */
KdPages *
kd_list_report_new_pages (const KdReportClient *clients,
                          guint                 n_clients,
                          const char           *currency,
                          gboolean              phones,
                          const KdPagesInfo    *info)
{
  KdPages      *pages = kd_pages_new (info);
  KdChartTable *table;

  if (n_clients == 0)
    {
      kd_pages_add_paragraph (pages, _ ("No client is on the list"));
      return pages;
    }
  table = kd_chart_table_new ();
  kd_chart_table_add_column (table, _ ("Client"), FALSE);
  kd_chart_table_add_column (table, _ ("Tier"), FALSE);
  kd_chart_table_add_column (table, _ ("Risk level"), FALSE);
  if (phones)
    kd_chart_table_add_column (table, C_ ("column", "Phone"), FALSE);
  kd_chart_table_add_column (table, _ ("City"), FALSE);
  kd_chart_table_add_column (table, _ ("Last contact"), FALSE);
  kd_chart_table_add_column (table, _ ("Assets"), TRUE);
  for (guint i = 0; i < n_clients; i++)
    {
      kd_report_cells_add_text (table, clients[i].name);
      kd_report_cells_add_text (table, clients[i].tier);
      add_level (table, &clients[i]);
      if (phones)
        kd_report_cells_add_text (table, clients[i].phone);
      kd_report_cells_add_text (table, clients[i].city);
      kd_report_cells_add_text (table, clients[i].contact);
      add_assets (table, &clients[i], currency, kd_pages_hides_amounts (pages));
    }
  kd_pages_add_table (pages, table);
  return pages;
}
