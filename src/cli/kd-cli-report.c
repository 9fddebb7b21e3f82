/* SPDX-License-Identifier: GPL-3.0-or-later */

/* report. */

#include "kd-cli.h"

#include "kd-error.h"
#include "kd-report.h"

#include <glib/gi18n.h>

#define USAGE "report client --client ID --out FILE.pdf [--reveal] [--no-amounts] [--replace]; report book --out FILE.pdf|FILE.xlsx [--from DATE] [--to DATE] [--no-amounts] [--replace]"

/* The month that ended last, unless days are named. */
static gboolean
read_period (const KdCli *cli,
             KdReport    *report,
             GError     **error)
{
  int year, month;

  kd_report_get_last_month (kd_clock_today (cli->clock), &report->from, &report->to);
  if (cli->to != NULL && (report->to = kd_date_parse (cli->to)) != KD_DATE_NONE)
    {
      kd_date_get_ymd (report->to, &year, &month, NULL);
      report->from = kd_date_new (year, month, 1);
    }
  if (report->to == KD_DATE_NONE)
    return kd_cli_usage (error, USAGE);
  if (cli->from != NULL)
    report->from = kd_date_parse (cli->from);
  if (report->from == KD_DATE_NONE || report->from > report->to)
    return kd_cli_usage (error, USAGE);
  return TRUE;
}

/**
 * kd_cli_report:
 * @cli: the call
 * @arguments: the document
 * @error: return location
 *
 * `report`: writes a document as PDF, or that of the book as XLSX, which is a commit in the ledger.
 *
 * Returns: whether it is written
 */
gboolean
kd_cli_report (KdCli   *cli,
               char   **arguments,
               GError **error)
{
  KdReport report = { .regime = cli->regime != NULL ? cli->regime : KD_REGIME_DEFAULT, .numbers = cli->reveal ? KD_REPORT_IN_FULL : KD_REPORT_MASKED, .hide_amounts = cli->no_amounts };
  g_autoptr (KdRules) rules = NULL;
  g_autoptr (KdWorkspace) workspace = NULL;
  guint parts;

  if (!kd_report_kind_parse (arguments[0], &report.kind) || arguments[1] != NULL || cli->out_file == NULL)
    return kd_cli_usage (error, USAGE);
  if (report.kind == KD_REPORT_CLIENT && (cli->client == NULL || !kd_uuid_parse (cli->client, &report.client)))
    return kd_cli_usage (error, USAGE);
  if (report.kind == KD_REPORT_BOOK && !read_period (cli, &report, error))
    return FALSE;
  report.format = kd_report_format_of (cli->out_file);
  rules = kd_rules_new (error);
  workspace = rules != NULL ? kd_cli_open (cli, error) : NULL;
  if (workspace == NULL || !kd_report_write (&report, workspace, rules, cli->out_file, cli->replace, &parts, error))
    return FALSE;
  if (cli->json)
    {
      kd_cli_say_number (cli, report.format == KD_REPORT_XLSX ? "sheets" : "pages", parts);
      kd_cli_say (cli, "file", cli->out_file);
    }
  else if (report.format == KD_REPORT_XLSX)
    g_print (g_dngettext (GETTEXT_PACKAGE, "%s: %u sheet. It is not encrypted\n", "%s: %u sheets. It is not encrypted\n", parts), cli->out_file, parts);
  else
    g_print (g_dngettext (GETTEXT_PACKAGE, "%s: %u page. It is not encrypted\n", "%s: %u pages. It is not encrypted\n", parts), cli->out_file, parts);
  return TRUE;
}
