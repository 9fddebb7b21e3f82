/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-book-report.h"

#include "kd-bars.h"
#include "kd-donut.h"
#include "kd-report-cells.h"
#include "kd-words-amount.h"

#include <glib/gi18n-lib.h>

static void
add_figures (KdPages            *pages,
             const KdBookReport *report)
{
  g_autofree char *clients = kd_words_count (report->clients);
  g_autofree char *assets = kd_pages_hides_amounts (pages) ? g_strdup (KD_WORDS_HIDDEN) : kd_words_amount_short (report->assets, report->currency);
  g_autofree char *reached = kd_words_count (report->reached);
  g_autofree char *missed = kd_words_count (report->n_missed);
  KdPagesFact      facts[] = {
    { _ ("Clients served"), clients },
    { _ ("Assets"), assets },
    { _ ("Reached in the period"), reached },
    { _ ("Contacts missed"), missed, report->n_missed > 0 },
  };

  kd_pages_add_figures (pages, facts, G_N_ELEMENTS (facts));
}

static void
add_segments (KdPages            *pages,
              const KdBookReport *report)
{
  KdChartInfo tiers = { _ ("Clients by tier"), NULL, report->currency, KD_CHART_RAMP_TIER, KD_CHART_CLIENTS };
  KdChartInfo assets = { _ ("Assets by tier"), NULL, report->currency, KD_CHART_RAMP_TIER, KD_CHART_AMOUNT };
  KdChartInfo risks = { _ ("Clients by risk level"), NULL, report->currency, KD_CHART_RAMP_RISK, KD_CHART_CLIENTS };
  KdChartInfo histories = { _ ("Clients by investment history"), NULL, report->currency, KD_CHART_RAMP_PLAIN, KD_CHART_CLIENTS };
  KdChart    *by_tier = kd_donut_new (&tiers, report->tiers, report->n_tiers);
  KdChart    *by_risk = kd_bars_new (&risks, report->risks, report->n_risks);
  KdChart    *by_history = kd_bars_new (&histories, report->histories, report->n_histories);

  kd_pages_add_heading (pages, _ ("Segments"));
  kd_pages_add_charts (pages, g_object_ref (by_tier), kd_donut_new (&assets, report->tiers, report->n_tiers));
  kd_pages_add_charts (pages, g_object_ref (by_risk), g_object_ref (by_history));
  kd_pages_add_heading (pages, _ ("Segments in figures"));
  kd_pages_add_table (pages, kd_chart_get_table (by_tier));
  kd_pages_add_table (pages, kd_chart_get_table (by_risk));
  kd_pages_add_table (pages, kd_chart_get_table (by_history));
  g_object_unref (by_tier);
  g_object_unref (by_risk);
  g_object_unref (by_history);
}

static void
add_dues (KdPages           *pages,
          const char        *heading,
          const char        *none,
          const KdReportDue *dues,
          guint              n_dues)
{
  KdChartTable *table;

  kd_pages_add_heading (pages, heading);
  if (n_dues == 0)
    {
      kd_pages_add_paragraph (pages, none);
      return;
    }
  table = kd_chart_table_new ();
  kd_chart_table_add_column (table, _ ("Client"), FALSE);
  kd_chart_table_add_column (table, _ ("Tier"), FALSE);
  kd_chart_table_add_column (table, _ ("What"), FALSE);
  kd_chart_table_add_column (table, _ ("Date"), TRUE);
  for (guint i = 0; i < n_dues; i++)
    {
      kd_report_cells_add_text (table, dues[i].client);
      kd_report_cells_add_text (table, dues[i].tier);
      kd_report_cells_add_text (table, dues[i].what);
      kd_report_cells_add_date (table, dues[i].date);
    }
  kd_pages_add_table (pages, table);
}

/**
 * kd_book_report_get_tier:
 * @report: what is known of the book
 * @row: a row of a table of tiers
 *
 * Returns: the place of the tier that stands there: the highest first, what is not known last
 */
guint
kd_book_report_get_tier (const KdBookReport *report,
                         guint               row)
{
  guint known = 0;

  while (known < report->n_tiers && !report->tiers[known].unknown)
    known++;
  return row < known ? known - 1 - row : row;
}

/* A manager looks at tiers; who was called on which day is in the workbook. */
static void
add_care (KdPages            *pages,
          const KdBookReport *report)
{
  KdChartTable    *table = kd_chart_table_new ();
  g_autofree char *contacts = kd_words_count (report->n_kept);
  g_autofree char *reached = kd_words_count (report->reached);
  g_autofree char *text = NULL;

  kd_pages_add_heading (pages, _ ("Contacts kept and missed"));
  kd_chart_table_add_column (table, _ ("Tier"), FALSE);
  kd_chart_table_add_column (table, _ ("Clients"), TRUE);
  kd_chart_table_add_column (table, _ ("Reached in the period"), TRUE);
  kd_chart_table_add_column (table, _ ("Missed"), TRUE);
  for (guint row = 0; row < report->n_tiers; row++)
    {
      guint tier = kd_book_report_get_tier (report, row);

      kd_report_cells_add_text (table, report->tiers[tier].label);
      kd_report_cells_add_count (table, report->tiers[tier].clients);
      kd_report_cells_add_count (table, report->care[tier].reached);
      kd_report_cells_add_count (table, report->care[tier].missed);
    }
  kd_pages_add_table (pages, table);
  /* Translators: "128 contacts in the period, 97 clients reached" */
  text = g_strdup_printf (_ ("Contacts in the period: %s. Clients reached: %s."), contacts, reached);
  kd_pages_add_note (pages, text);
}

static void
add_contacts (KdPages            *pages,
              const KdBookReport *report)
{
  add_care (pages, report);
  add_dues (pages, _ ("Contacts missed"), _ ("Nobody was to be contacted and was not"), report->missed, report->n_missed);
}

/**
 * kd_book_report_new_pages:
 * @report: what is known of the book
 * @info: title, foot and day
 *
 * What an adviser hands to a manager each month: segments, assets by tier, what expires, contacts kept and missed.
 *
 * Returns: (transfer full): the document
 */
KdPages *
kd_book_report_new_pages (const KdBookReport *report,
                          const KdPagesInfo  *info)
{
  KdPages *pages = kd_pages_new (info);

  add_figures (pages, report);
  add_segments (pages, report);
  add_contacts (pages, report);
  add_dues (pages, _ ("Expiring and expired"), _ ("Nothing expires soon"), report->expiries, report->n_expiries);
  return pages;
}
