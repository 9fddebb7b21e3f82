/* SPDX-License-Identifier: GPL-3.0-or-later */

/* report. */

#include "kd-cli.h"

#include "kd-client.h"
#include "kd-error.h"
#include "kd-report.h"

#define USAGE                                                                                   \
  "report client --client ID --out FILE.pdf [--reveal] [--no-amounts] [--replace]; "            \
  "report book --out FILE.pdf|FILE.xlsx [--from DATE] [--to DATE] [--no-amounts] [--replace]; " \
  "report list --out FILE.pdf [--where EXPR] [--reveal] [--no-amounts] [--replace]; "           \
  "report month --out FILE.pdf [--from DATE] [--names] [--replace]"

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

/* The month of a day, that of today unless one is named. */
static gboolean
read_month (const KdCli *cli,
            KdReport    *report,
            GError     **error)
{
  report->from = cli->from != NULL ? kd_date_parse (cli->from) : kd_clock_today (cli->clock);
  report->numbers = cli->names ? KD_REPORT_IN_FULL : KD_REPORT_MASKED;
  return report->from != KD_DATE_NONE || kd_cli_usage (error, USAGE);
}

static GArray *
find_clients (const KdCli *cli,
              KdWorkspace *workspace,
              GError     **error)
{
  g_autoptr (GPtrArray) rows = kd_workspace_list (workspace, &kd_client_kind, cli->where, 0, error);
  GArray *clients = rows != NULL ? g_array_new (FALSE, FALSE, sizeof (KdUuid)) : NULL;

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    g_array_append_val (clients, ((const KdRow *) rows->pdata[i])->uuid);
  return clients;
}

static void
say_written (KdCli          *cli,
             const KdReport *report,
             guint           parts)
{
  gboolean workbook = report->format == KD_REPORT_XLSX;

  if (cli->json)
    {
      kd_cli_say_number (cli, workbook ? "sheets" : "pages", parts);
      kd_cli_say (cli, "file", cli->out_file);
    }
  else if (workbook)
    g_print (g_dngettext (GETTEXT_PACKAGE, "%s: %u sheet. It is not encrypted\n", "%s: %u sheets. It is not encrypted\n", parts), cli->out_file, parts);
  else
    g_print (g_dngettext (GETTEXT_PACKAGE, "%s: %u page. It is not encrypted\n", "%s: %u pages. It is not encrypted\n", parts), cli->out_file, parts);
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
  g_autoptr (GArray) clients = NULL;
  guint parts;

  if (!kd_report_kind_parse (arguments[0], &report.kind) || arguments[1] != NULL || cli->out_file == NULL)
    return kd_cli_usage (error, USAGE);
  if (report.kind == KD_REPORT_CLIENT && (cli->client == NULL || !kd_uuid_parse (cli->client, &report.client)))
    return kd_cli_usage (error, USAGE);
  if (report.kind == KD_REPORT_BOOK && !read_period (cli, &report, error))
    return FALSE;
  if (report.kind == KD_REPORT_MONTH && !read_month (cli, &report, error))
    return FALSE;
  report.format = kd_report_format_of (cli->out_file);
  rules = kd_rules_new (error);
  workspace = rules != NULL ? kd_cli_open (cli, error) : NULL;
  if (workspace == NULL)
    return FALSE;
  if (report.kind == KD_REPORT_LIST && (report.clients = clients = find_clients (cli, workspace, error)) == NULL)
    return FALSE;
  report.words = cli->where;
  if (!kd_report_write (&report, workspace, rules, cli->out_file, cli->replace, &parts, error))
    return FALSE;
  say_written (cli, &report, parts);
  return TRUE;
}
