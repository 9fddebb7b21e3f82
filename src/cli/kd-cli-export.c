/* SPDX-License-Identifier: GPL-3.0-or-later */

/* export. */

#include "kd-cli.h"

#include "kd-export.h"

#include <glib/gi18n.h>
#include <stdio.h>

/**
 * kd_cli_export:
 * @cli: the call
 * @arguments: none
 * @error: return location
 *
 * `export`: writes records into a file of plain text.
 *
 * Returns: whether it is on the disk
 */
gboolean
kd_cli_export (KdCli   *cli,
               char   **arguments,
               GError **error)
{
  KdExport export = { .where = cli->where, .path = cli->out_file, .replace = cli->replace, .no_bom = cli->no_bom, .names = cli->names };
  g_autoptr (KdWorkspace) workspace = NULL;
  guint rows;

  if (arguments[0] != NULL || cli->out_file == NULL || !kd_export_format_parse (cli->format, &export.format))
    return kd_cli_usage (error, "export --kind KIND --format csv|xlsx|json|vcf|vcf4|ics --out FILE [--where EXPR] [--no-bom] [--replace] [--from DATE] [--to DATE] [--names]");
  if (!kd_cli_read_day ("from", cli->from, KD_DATE_NONE, &export.from, error) || !kd_cli_read_day ("to", cli->to, KD_DATE_NONE, &export.to, error))
    return FALSE;
  export.def = kd_cli_find_kind (cli->kind, error);
  workspace = export.def != NULL ? kd_cli_open (cli, error) : NULL;
  if (workspace == NULL || !kd_export_run (&export, workspace, NULL, &rows, error))
    return FALSE;
  kd_cli_say_number (cli, "rows", rows);
  kd_cli_say (cli, "file", cli->out_file);
  if (!cli->json)
    fprintf (stderr, _ ("The file is not encrypted: whoever can open it can read all of it\n"));
  return TRUE;
}
