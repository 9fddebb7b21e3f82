/* SPDX-License-Identifier: GPL-3.0-or-later */

/* returns. */

#include "kd-cli.h"

#include "kd-client-portfolio.h"
#include "kd-money.h"

#include <glib/gi18n.h>

#define USAGE "returns --client ID [--from DATE] [--to DATE]"

static void
say_day (KdCli      *cli,
         const char *name,
         KdDate      date)
{
  char text[KD_DATE_TEXT_SIZE];

  kd_cli_say (cli, name, date != KD_DATE_NONE ? kd_date_format (date, text) : NULL);
}

static void
say_money (KdCli      *cli,
           const char *name,
           gint64      amount)
{
  g_autofree char *text = kd_money_format (amount, KD_DEFAULT_CURRENCY);

  kd_cli_say (cli, name, text);
}

static void
say_worth (KdCli                 *cli,
           const char            *name,
           const KdMeasuredWorth *worth)
{
  if (!cli->json)
    {
      say_money (cli, name, worth->value);
      return;
    }
  json_builder_set_member_name (cli->out, name);
  json_builder_begin_object (cli->out);
  say_money (cli, "value", worth->value);
  say_day (cli, "as_at", worth->as_at);
  kd_cli_say_flag (cli, "estimated", worth->estimated);
  json_builder_end_object (cli->out);
}

/* --- figures ---------------------------------------------------------------------------------------------------- */

/* A figure, how it is meant, and where it stands. */
typedef struct
{
  const char     *key;
  const char     *method;
  const KdReturn *result;
} Figure;

static void
print_figure (const Figure *figure)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  if (figure->result->reason == KD_RETURN_OK)
    g_print ("%s: %s %% (%s)\n", figure->key, g_ascii_formatd (text, sizeof text, "%+.4f", figure->result->rate * 100), _ (figure->method));
  else
    g_print ("%s: — (%s)\n", figure->key, kd_return_reason_get_text (figure->result->reason));
  if (figure->result->several)
    g_print ("  %s\n", _ ("Other rates would do as well; this one is nearest to 0."));
}

static void
say_figures (KdCli               *cli,
             const KdPerformance *performance)
{
  const Figure figures[] = {
    { "twr", N_ ("time-weighted, of the period: what the investments did"), &performance->twr },
    { "xirr", N_ ("money-weighted, a year: what the client’s money did"), &performance->xirr },
    { "dietz", N_ ("modified Dietz, of the period"), &performance->dietz },
  };

  for (guint i = 0; i < G_N_ELEMENTS (figures); i++)
    {
      if (figures[i].result->reason != KD_RETURN_OK)
        cli->exit = KD_EXIT_FINDINGS;
      if (!cli->json)
        {
          print_figure (&figures[i]);
          continue;
        }
      json_builder_set_member_name (cli->out, figures[i].key);
      if (figures[i].result->reason == KD_RETURN_OK)
        json_builder_add_double_value (cli->out, figures[i].result->rate);
      else
        json_builder_add_null_value (cli->out);
    }
  if (!cli->json)
    return;
  json_builder_set_member_name (cli->out, "reasons");
  json_builder_begin_object (cli->out);
  for (guint i = 0; i < G_N_ELEMENTS (figures); i++)
    if (figures[i].result->reason != KD_RETURN_OK)
      kd_cli_say (cli, figures[i].key, kd_return_reason_get_text (figures[i].result->reason));
  json_builder_end_object (cli->out);
  kd_cli_say_flag (cli, "several", performance->xirr.several);
}

/* --- the working ------------------------------------------------------------------------------------------------ */

static void
say_flow (KdCli               *cli,
          const KdPortfolio   *portfolio,
          const KdOutsideFlow *flow)
{
  const KdHeldAccount *account = portfolio->accounts->pdata[flow->account];
  g_autofree char     *amount = NULL;
  char                 id[KD_UUID_TEXT_SIZE], date[KD_DATE_TEXT_SIZE];

  if (!cli->json)
    {
      amount = kd_money_format_grouped (flow->amount, KD_DEFAULT_CURRENCY);
      g_print ("  %s  %20s  %s  %s\n", kd_date_format (flow->date, date), amount, account->name, kd_trade_type_get_text (flow->type));
      return;
    }
  json_builder_begin_object (cli->out);
  say_day (cli, "date", flow->date);
  say_money (cli, "amount", flow->amount);
  kd_cli_say (cli, "type", kd_trade_type_get_key (flow->type));
  kd_cli_say (cli, "account", kd_uuid_format (&account->uuid, id));
  kd_cli_say (cli, "account_name", account->name);
  kd_cli_say (cli, "transaction", kd_uuid_is_none (&flow->trade) ? NULL : kd_uuid_format (&flow->trade, id));
  json_builder_end_object (cli->out);
}

static void
say_left_out (KdCli             *cli,
              const KdPortfolio *portfolio,
              const KdLeftOut   *left)
{
  const KdHeldAccount *account = portfolio->accounts->pdata[left->account];
  char                 id[KD_UUID_TEXT_SIZE];

  if (!cli->json)
    {
      g_print (_ ("not in it: %s (%s)\n"), account->name, kd_return_reason_get_text (left->reason));
      return;
    }
  json_builder_begin_object (cli->out);
  kd_cli_say (cli, "account", kd_uuid_format (&account->uuid, id));
  kd_cli_say (cli, "account_name", account->name);
  kd_cli_say (cli, "reason", kd_return_reason_get_text (left->reason));
  json_builder_end_object (cli->out);
}

static void
say_working (KdCli               *cli,
             const KdPortfolio   *portfolio,
             const KdPerformance *performance)
{
  kd_cli_begin_list (cli, "flows");
  for (guint i = 0; i < performance->flows->len; i++)
    say_flow (cli, portfolio, &g_array_index (performance->flows, KdOutsideFlow, i));
  kd_cli_end_list (cli);
  kd_cli_begin_list (cli, "left_out");
  for (guint i = 0; i < performance->left_out->len; i++)
    say_left_out (cli, portfolio, &g_array_index (performance->left_out, KdLeftOut, i));
  kd_cli_end_list (cli);
  kd_cli_say_number (cli, "flow_days", performance->flow_days);
  kd_cli_say_number (cli, "estimated_days", performance->estimated_days);
  if (!cli->json && performance->estimated_days > 0)
    g_print ("  %s\n", _ ("There was no valuation on estimated days: the last one was carried on with the money that moved."));
}

/**
 * kd_cli_returns:
 * @cli: the call
 * @arguments: none
 * @error: return location
 *
 * `returns`: says what a client earned in a period, by which method, and the money that it was worked out from.
 *
 * Returns: whether it was looked at; a figure that there is not is in the exit code
 */
gboolean
kd_cli_returns (KdCli   *cli,
                char   **arguments,
                GError **error)
{
  g_autoptr (KdWorkspace) workspace = NULL;
  g_autoptr (KdPortfolio) portfolio = NULL;
  g_autoptr (KdPerformance) performance = NULL;
  KdUuid client;
  KdDate from, to;
  char   id[KD_UUID_TEXT_SIZE];

  if (arguments[0] != NULL || cli->client == NULL || !kd_uuid_parse (cli->client, &client))
    return kd_cli_usage (error, USAGE);
  if (!kd_cli_read_day ("from", cli->from, KD_DATE_NONE, &from, error) ||
      !kd_cli_read_day ("to", cli->to, kd_clock_today (cli->clock), &to, error))
    return FALSE;
  workspace = kd_cli_open (cli, error);
  performance = workspace != NULL ? kd_workspace_returns (workspace, &client, from, to, &portfolio, error) : NULL;
  if (performance == NULL)
    return FALSE;
  kd_cli_say (cli, "client", kd_uuid_format (&client, id));
  say_day (cli, "from", performance->from);
  say_day (cli, "to", performance->to);
  kd_cli_say (cli, "currency", portfolio->currency);
  say_figures (cli, performance);
  say_worth (cli, "begin", &performance->begin);
  say_money (cli, "inflow", performance->inflow);
  say_money (cli, "outflow", performance->outflow);
  say_worth (cli, "end", &performance->end);
  say_money (cli, "gain", performance->gain);
  say_working (cli, portfolio, performance);
  return TRUE;
}
