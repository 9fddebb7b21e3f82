/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-client-report.h"

#include "kd-allocation.h"
#include "kd-report-cells.h"
#include "kd-words-amount.h"

#include <glib/gi18n-lib.h>

static void
add_profile (KdPages              *pages,
             const KdClientReport *report)
{
  for (guint i = 0; i < report->n_groups; i++)
    {
      if (report->groups[i].n_facts == 0)
        continue;
      kd_pages_add_heading (pages, report->groups[i].title);
      kd_pages_add_facts (pages, report->groups[i].facts, report->groups[i].n_facts);
    }
}

static KdChartTable *
make_accounts (const KdPages        *pages,
               const KdClientReport *report)
{
  KdChartTable *table = kd_chart_table_new ();

  kd_chart_table_add_column (table, _ ("Account"), FALSE);
  kd_chart_table_add_column (table, _ ("Institution"), FALSE);
  kd_chart_table_add_column (table, _ ("Category"), FALSE);
  kd_chart_table_add_column (table, _ ("Number"), FALSE);
  kd_chart_table_add_column (table, _ ("Valued"), TRUE);
  kd_chart_table_add_column (table, _ ("Value"), TRUE);
  for (guint i = 0; i < report->n_accounts; i++)
    {
      const KdReportAccount *account = &report->accounts[i];

      kd_report_cells_add_text (table, account->name);
      kd_report_cells_add_text (table, account->institution);
      kd_report_cells_add_text (table, account->category);
      kd_report_cells_add_text (table, account->number);
      kd_report_cells_add_date (table, account->valued);
      kd_report_cells_add_amount (table, account->value, account->currency, report->currency, kd_pages_hides_amounts (pages));
    }
  return table;
}

static void
add_declared (KdPages              *pages,
              const KdClientReport *report)
{
  g_autofree char *amount = NULL;
  g_autofree char *text = NULL;
  char             day[KD_DATE_TEXT_SIZE];

  if (report->declared == KD_CHART_NO_AMOUNT)
    return;
  amount = kd_pages_hides_amounts (pages) ? g_strdup (KD_WORDS_HIDDEN) : kd_words_amount_full (report->declared, report->currency, report->currency);
  if (report->declared_on == KD_DATE_NONE)
    text = g_strdup_printf (_ ("Declared by the client: %s, date unknown"), amount);
  else
    text = g_strdup_printf (_ ("Declared by the client: %s on %s"), amount, kd_date_format (report->declared_on, day));
  kd_pages_add_paragraph (pages, text);
}

static void
add_finances (KdPages              *pages,
              const KdClientReport *report)
{
  kd_pages_add_heading (pages, _ ("Finances"));
  add_declared (pages, report);
  if (report->n_accounts > 0)
    kd_pages_add_table (pages, make_accounts (pages, report));
  else if (report->declared == KD_CHART_NO_AMOUNT)
    kd_pages_add_paragraph (pages, _ ("No account and no declared assets are on file"));
  if (report->n_allocation > 0)
    {
      KdChartInfo info = { _ ("Allocation"), NULL, report->currency, KD_CHART_RAMP_SLOTS, KD_CHART_AMOUNT };

      kd_pages_add_charts (pages, kd_allocation_new (&info, report->allocation, report->n_allocation), NULL);
    }
  if (report->n_points > 1)
    {
      KdLineInfo info = { _ ("Value over time"), NULL, report->currency, FALSE };

      kd_pages_add_charts (pages, kd_line_new (&info, report->points, report->n_points, NULL, 0), NULL);
    }
}

/* A return without its definition is read as another one. */
static void
add_returns (KdPages              *pages,
             const KdClientReport *report)
{
  if (report->n_returns == 0)
    return;
  kd_pages_add_heading (pages, _ ("Returns"));
  kd_pages_add_facts (pages, report->returns, report->n_returns);
  kd_pages_add_note (pages, _ ("Time-weighted: how the money did, whenever it was paid in. Money-weighted (XIRR): what the client earned a year, with the days of paying in and taking out, 365 days to the year. Past returns say nothing of future ones"));
}

static void
add_risk (KdPages              *pages,
          const KdClientReport *report)
{
  KdChartTable *table;

  kd_pages_add_heading (pages, _ ("Risk assessment"));
  if (report->n_assessments == 0)
    {
      kd_pages_add_paragraph (pages, _ ("Not assessed"));
      return;
    }
  table = kd_chart_table_new ();
  kd_chart_table_add_column (table, _ ("Level"), FALSE);
  kd_chart_table_add_column (table, _ ("State"), FALSE);
  kd_chart_table_add_column (table, _ ("Date"), TRUE);
  kd_chart_table_add_column (table, _ ("Valid until"), TRUE);
  for (guint i = 0; i < report->n_assessments; i++)
    {
      const KdReportAssessment *assessment = &report->assessments[i];

      kd_report_cells_add_text (table, assessment->level);
      kd_report_cells_add_text (table, i > 0 ? _ ("earlier") : assessment->expired ? _ ("expired")
                                                                                   : _ ("valid"));
      kd_report_cells_add_date (table, assessment->date);
      kd_report_cells_add_date (table, assessment->until);
    }
  kd_pages_add_table (pages, table);
}

static void
add_journal (KdPages              *pages,
             const KdClientReport *report)
{
  KdChartTable *table;

  kd_pages_add_heading (pages, _ ("Recent contacts"));
  if (report->n_entries == 0)
    {
      kd_pages_add_paragraph (pages, _ ("Never contacted"));
      return;
    }
  table = kd_chart_table_new ();
  kd_chart_table_add_column (table, _ ("Date"), TRUE);
  kd_chart_table_add_column (table, _ ("Channel"), FALSE);
  kd_chart_table_add_column (table, _ ("Outcome"), FALSE);
  kd_chart_table_add_column (table, _ ("Summary"), FALSE);
  for (guint i = 0; i < report->n_entries; i++)
    {
      kd_report_cells_add_date (table, report->entries[i].date);
      kd_report_cells_add_text (table, report->entries[i].channel);
      kd_report_cells_add_text (table, report->entries[i].outcome);
      kd_report_cells_add_text (table, report->entries[i].summary);
    }
  kd_pages_add_table (pages, table);
  if (report->more_entries > 0)
    {
      g_autofree char *note = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u older entry is left out", "%u older entries are left out", report->more_entries), report->more_entries);

      kd_pages_add_note (pages, note);
    }
}

/**
 * kd_client_report_new_pages:
 * @report: what is known of the client
 * @info: title, foot and day
 *
 * A client on paper: who it is, the profile, finances, returns, risk, what was said lately.
 *
 * Returns: (transfer full): the document
 */
KdPages *
kd_client_report_new_pages (const KdClientReport *report,
                            const KdPagesInfo    *info)
{
  KdPages *pages = kd_pages_new (info);

  kd_pages_add_figures (pages, report->figures, report->n_figures);
  add_profile (pages, report);
  add_finances (pages, report);
  add_returns (pages, report);
  add_risk (pages, report);
  add_journal (pages, report);
  return pages;
}
