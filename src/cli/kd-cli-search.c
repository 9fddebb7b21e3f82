/* SPDX-License-Identifier: GPL-3.0-or-later */

/* search */

#include "kd-cli.h"

#include "kd-workspace-search.h"

#include <stdio.h>

static void
say_found (KdCli         *cli,
           const KdFound *found)
{
  char id[KD_UUID_TEXT_SIZE];

  kd_uuid_format (&found->uuid, id);
  if (!cli->json)
    {
      printf ("%s %s (%s)\n", id, found->name, found->why);
      return;
    }
  json_builder_begin_object (cli->out);
  kd_cli_say (cli, "id", id);
  kd_cli_say (cli, "name", found->name);
  kd_cli_say (cli, "why", found->why);
  json_builder_end_object (cli->out);
}

/**
 * kd_cli_search:
 * @cli: the call
 * @arguments: what to look for
 * @error: return location
 *
 * `search`: finds clients by a piece of the name, its pinyin or initials, or the end of a phone or ID
 * number, the best first.
 *
 * Returns: whether the clients could be read; none found is no failure
 */
gboolean
kd_cli_search (KdCli   *cli,
               char   **arguments,
               GError **error)
{
  g_autoptr (KdWorkspace) workspace = NULL;
  g_autoptr (GPtrArray) hits = NULL;
  guint total;

  if (arguments[0] == NULL || arguments[1] != NULL)
    return kd_cli_usage (error, "search TEXT [--limit N]");
  workspace = kd_cli_open (cli, error);
  hits = workspace != NULL ? kd_workspace_search (workspace, arguments[0], (guint) MAX (cli->limit, 0), &total, error) : NULL;
  if (hits == NULL)
    return FALSE;
  kd_cli_say_number (cli, "total", total);
  kd_cli_begin_list (cli, "hits");
  for (guint i = 0; i < hits->len; i++)
    say_found (cli, hits->pdata[i]);
  kd_cli_end_list (cli);
  return TRUE;
}
