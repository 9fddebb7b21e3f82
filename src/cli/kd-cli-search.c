/* SPDX-License-Identifier: GPL-3.0-or-later */

/* search, rebuild */

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

/* The second group: what stands in files, with the place cut out. */
static void
say_text (KdCli           *cli,
          const KdTextHit *hit)
{
  char id[KD_UUID_TEXT_SIZE];

  kd_uuid_format (&hit->uuid, id);
  if (!cli->json)
    {
      printf ("%s %s (%s): %s\n", id, hit->name, hit->where, hit->snippet);
      return;
    }
  json_builder_begin_object (cli->out);
  kd_cli_say (cli, "id", id);
  kd_cli_say (cli, "name", hit->name);
  kd_cli_say (cli, "why", hit->where);
  kd_cli_say (cli, "text", hit->snippet);
  json_builder_end_object (cli->out);
}

/**
 * kd_cli_search:
 * @cli: the call
 * @arguments: what to look for
 * @error: return location
 *
 * `search`: finds clients by a piece of the name, its pinyin or initials, or the end of a phone or ID
 * number, the best first; then those in whose files the text stands. A client may be in both groups.
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
  g_autoptr (GPtrArray) texts = NULL;
  guint limit = (guint) MAX (cli->limit, 0);
  guint total, more = 0;

  if (arguments[0] == NULL || arguments[1] != NULL)
    return kd_cli_usage (error, "search TEXT [--limit N]");
  workspace = kd_cli_open (cli, error);
  hits = workspace != NULL ? kd_workspace_search (workspace, arguments[0], limit, &total, error) : NULL;
  texts = hits != NULL ? kd_workspace_search_text (workspace, arguments[0], limit, &more, NULL, error) : NULL;
  if (texts == NULL)
    return FALSE;
  kd_cli_say_number (cli, "total", total + more);
  kd_cli_begin_list (cli, "hits");
  for (guint i = 0; i < hits->len; i++)
    say_found (cli, hits->pdata[i]);
  for (guint i = 0; i < texts->len && (limit == 0 || hits->len + i < limit); i++)
    say_text (cli, texts->pdata[i]);
  kd_cli_end_list (cli);
  return TRUE;
}

/**
 * kd_cli_rebuild:
 * @cli: the call
 * @arguments: nothing
 * @error: return location
 *
 * `rebuild`: makes the text index anew of the records, for when `verify --full` says that it is wrong.
 *
 * Returns: whether it is made
 */
gboolean
kd_cli_rebuild (KdCli   *cli,
                char   **arguments,
                GError **error)
{
  g_autoptr (KdWorkspace) workspace = NULL;
  guint clients;

  if (arguments[0] != NULL)
    return kd_cli_usage (error, "rebuild");
  workspace = kd_cli_open (cli, error);
  if (workspace == NULL || !kd_workspace_rebuild_texts (workspace, &clients, error))
    return FALSE;
  kd_cli_say_number (cli, "clients", clients);
  return TRUE;
}
