/* SPDX-License-Identifier: GPL-3.0-or-later */

/* import, undo-import */

#include "kd-cli.h"

#include "kd-client.h"
#include "kd-error.h"
#include "kd-import.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

/* How many rows with problems are said on the terminal. */
#define SAID 20

static gboolean
read_match (const KdCli   *cli,
            KdImportMatch *match,
            gboolean      *update,
            GError       **error)
{
  static const struct
  {
    const char   *word;
    KdImportMatch match;
  } words[] = { { "id-number", KD_IMPORT_MATCH_ID_NUMBER }, { "mobile", KD_IMPORT_MATCH_MOBILE }, { "name-birth", KD_IMPORT_MATCH_NAME_BIRTH } };

  *match = KD_IMPORT_MATCH_ALL;
  *update = g_strcmp0 (cli->on_duplicate, "update") == 0;
  if (cli->on_duplicate != NULL && !*update && !g_str_equal (cli->on_duplicate, "skip"))
    return kd_cli_usage (error, "--on-duplicate skip|update");
  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_strcmp0 (cli->match, words[i].word) == 0)
      *match = words[i].match;
  return cli->match == NULL || *match != KD_IMPORT_MATCH_ALL || kd_cli_usage (error, "--match id-number|mobile|name-birth");
}

static KdImport *
look (const KdCli *cli,
      const char  *path,
      GError     **error)
{
  const KdImportOptions options = { .encoding = cli->encoding, .sheet = cli->sheet };
  const KdKindDef      *def = cli->kind != NULL ? kd_cli_find_kind (cli->kind, error) : &kd_client_kind;
  g_autoptr (KdImport) import = def != NULL ? kd_import_new (path, def, &options, error) : NULL;
  g_autofree char *json = NULL;
  KdImportMatch    match;
  gboolean         update;

  if (import == NULL || !read_match (cli, &match, &update, error))
    return NULL;
  kd_import_set_match (import, match, update);
  if (cli->map == NULL)
    return g_steal_pointer (&import);
  if (!g_file_get_contents (cli->map, &json, NULL, error) || !kd_import_apply_json (import, json, error))
    return NULL;
  return g_steal_pointer (&import);
}

/* For people: why rows were held back. Sensitive values are not said; the file of problems has them. */
static void
say_held (KdImport *import)
{
  GPtrArray *held = kd_import_get_held (import);

  for (guint i = 0; i < held->len && i < SAID; i++)
    {
      const KdImportHeld *row = held->pdata[i];

      for (guint k = 0; k < row->problems->len; k++)
        {
          const KdImportProblem *problem = row->problems->pdata[k];

          fprintf (stderr, _ ("row %u, %s: %s\n"), row->number, *problem->header != '\0' ? problem->header : _ ("the row"), problem->reason);
        }
    }
  if (held->len > SAID)
    fprintf (stderr, g_dngettext (GETTEXT_PACKAGE, "… and %u row more; --problems FILE.csv writes them all\n", "… and %u rows more; --problems FILE.csv writes them all\n", held->len - SAID), held->len - SAID);
}

static void
say_counts (KdCli    *cli,
            KdImport *import,
            double    seconds)
{
  KdImportCounts counts;
  char           id[KD_UUID_TEXT_SIZE];

  kd_import_get_counts (import, &counts, NULL);
  if (!cli->dry_run)
    kd_cli_say (cli, "import", kd_uuid_format (kd_import_get_batch (import), id));
  kd_cli_say_number (cli, "rows", counts.rows);
  kd_cli_say_number (cli, "new", counts.added);
  kd_cli_say_number (cli, "updated", counts.updated);
  kd_cli_say_number (cli, "duplicate", counts.duplicate);
  kd_cli_say_number (cli, "problem", counts.problem);
  if (cli->json)
    {
      json_builder_set_member_name (cli->out, "seconds");
      json_builder_add_double_value (cli->out, seconds);
    }
  if (counts.problem > 0)
    cli->exit = KD_EXIT_FINDINGS;
}

/**
 * kd_cli_import:
 * @cli: the call
 * @arguments: a file
 * @error: return location
 *
 * `import`: brings the rows of a sheet into the book.
 *
 * Returns: whether it was done; rows that were held back are findings, no failure
 */
gboolean
kd_cli_import (KdCli   *cli,
               char   **arguments,
               GError **error)
{
  g_autoptr (KdImport) import = NULL;
  g_autoptr (KdWorkspace) workspace = NULL;
  gint64 began;

  if (arguments[0] == NULL || arguments[1] != NULL)
    return kd_cli_usage (error, "import FILE [--kind KIND] [--map FILE] [--encoding E] [--sheet S] [--match id-number|mobile|name-birth] [--on-duplicate skip|update] [--dry-run] [--problems FILE.csv]");
  import = look (cli, arguments[0], error);
  workspace = import != NULL ? kd_cli_open (cli, error) : NULL;
  if (workspace == NULL)
    return FALSE;
  began = g_get_monotonic_time ();
  if (!kd_import_run (import, workspace, cli->dry_run, NULL, error))
    return FALSE;
  say_counts (cli, import, (double) (g_get_monotonic_time () - began) / G_USEC_PER_SEC);
  if (!cli->json)
    say_held (import);
  return cli->problems == NULL || kd_import_get_held (import)->len == 0 || kd_import_write_held (import, cli->problems, TRUE, error);
}

/**
 * kd_cli_undo_import:
 * @cli: the call
 * @arguments: the import
 * @error: return location
 *
 * `undo-import`: takes a whole import back, its updates too.
 *
 * Returns: whether it was taken back; what was kept is a finding
 */
gboolean
kd_cli_undo_import (KdCli   *cli,
                    char   **arguments,
                    GError **error)
{
  g_autoptr (KdWorkspace) workspace = NULL;
  g_autoptr (KdReversal) reversal = NULL;
  KdUuid batch;

  if (arguments[0] == NULL || arguments[1] != NULL || !kd_uuid_parse (arguments[0], &batch))
    return kd_cli_usage (error, "undo-import ID");
  workspace = kd_cli_open (cli, error);
  reversal = workspace != NULL ? kd_workspace_undo_batch (workspace, &batch, FALSE, error) : NULL;
  if (reversal == NULL)
    return FALSE;
  kd_cli_say_number (cli, "reversed", reversal->reversed);
  kd_cli_say_list (cli, "kept", reversal->kept);
  if (reversal->kept[0] != NULL)
    cli->exit = KD_EXIT_FINDINGS;
  return TRUE;
}
