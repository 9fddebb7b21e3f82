/* SPDX-License-Identifier: GPL-3.0-or-later */

/* report. */

#include "kd-cli.h"

#include "kd-error.h"
#include "kd-report.h"

#include <glib/gi18n.h>

#define USAGE "report client --client ID --out FILE.pdf [--reveal] [--replace]; report book --out FILE.pdf [--from DATE] [--to DATE] [--replace]"

/* The month that ended last, unless days are named. */
static gboolean
read_period (const KdCli *cli,
             KdReport    *report,
             GError     **error)
{
  KdDate today = kd_clock_today (cli->clock);
  int    year, month;

  kd_date_get_ymd (today, &year, &month, NULL);
  report->to = cli->to != NULL ? kd_date_parse (cli->to) : kd_date_new (year, month, 1) - 1;
  if (report->to == KD_DATE_NONE)
    return kd_cli_usage (error, USAGE);
  kd_date_get_ymd (report->to, &year, &month, NULL);
  report->from = cli->from != NULL ? kd_date_parse (cli->from) : kd_date_new (year, month, 1);
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
 * `report`: writes a document as PDF, which is a commit in the ledger.
 *
 * Returns: whether it is written
 */
gboolean
kd_cli_report (KdCli   *cli,
               char   **arguments,
               GError **error)
{
  KdReport report = { .regime = cli->regime != NULL ? cli->regime : KD_REGIME_DEFAULT, .numbers = cli->reveal ? KD_REPORT_IN_FULL : KD_REPORT_MASKED };
  g_autoptr (KdRules) rules = NULL;
  g_autoptr (KdWorkspace) workspace = NULL;
  guint pages;

  if (!kd_report_kind_parse (arguments[0], &report.kind) || arguments[1] != NULL || cli->out_file == NULL)
    return kd_cli_usage (error, USAGE);
  if (report.kind == KD_REPORT_CLIENT && (cli->client == NULL || !kd_uuid_parse (cli->client, &report.client)))
    return kd_cli_usage (error, USAGE);
  if (report.kind == KD_REPORT_BOOK && !read_period (cli, &report, error))
    return FALSE;
  rules = kd_rules_new (error);
  workspace = rules != NULL ? kd_cli_open (cli, error) : NULL;
  if (workspace == NULL || !kd_report_write (&report, workspace, rules, cli->out_file, cli->replace, &pages, error))
    return FALSE;
  if (!cli->json)
    g_print (g_dngettext (GETTEXT_PACKAGE, "%s: %u page. It is not encrypted\n", "%s: %u pages. It is not encrypted\n", pages), cli->out_file, pages);
  else
    {
      kd_cli_say_number (cli, "pages", pages);
      kd_cli_say (cli, "file", cli->out_file);
    }
  return TRUE;
}
