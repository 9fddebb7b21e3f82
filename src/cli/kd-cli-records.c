/* SPDX-License-Identifier: GPL-3.0-or-later */

/* add, set, show, list, history, undo, redo, verify. */

#include "kd-cli.h"

#include "kd-completeness.h"
#include "kd-error.h"

#include <glib/gi18n.h>

static gboolean
read_id (const char *text,
         KdUuid     *uuid,
         const char *usage,
         GError    **error)
{
  if (text == NULL)
    return kd_cli_usage (error, usage);
  if (kd_uuid_parse (text, uuid))
    return TRUE;
  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, _ ("“%s” is no id; “list” shows the ids"), text);
  return FALSE;
}

/* What is shown unmasked is in the ledger before it is on the screen. */
static gboolean
reveal (KdCli       *cli,
        KdWorkspace *workspace,
        KdKind       kind,
        KdUuid       uuid,
        guint        count,
        GError     **error)
{
  return !cli->reveal || count == 0 || kd_workspace_log_reveal (workspace, kind, &uuid, count, error);
}

static void
say_row (KdCli       *cli,
         const KdRow *row)
{
  char           id[KD_UUID_TEXT_SIZE];
  KdCompleteness completeness = kd_completeness_of (row);

  kd_cli_say (cli, "id", kd_uuid_format (&row->uuid, id));
  kd_cli_say (cli, "kind", row->def->name);
  for (guint i = 0; i < row->def->n_fields; i++)
    {
      const KdField   *field = &row->def->fields[i];
      g_autofree char *text = !cli->reveal && (field->flags & KD_FIELD_SENSITIVE) ? kd_field_mask (field, &row->values[i])
                                                                                  : kd_row_format (row, i);

      if (text != NULL)
        kd_cli_say (cli, field->name, text);
    }
  for (guint i = 0; i < row->extras->len; i++)
    {
      const KdExtra   *extra = row->extras->pdata[i];
      g_autofree char *name = g_strconcat ("extra.", extra->name, NULL);

      kd_cli_say (cli, name, extra->text);
    }
  if (completeness.counted > 0)
    kd_cli_say_number (cli, "completeness", completeness.filled * 100 / completeness.counted);
}

static void
say_record (KdCli       *cli,
            const char  *name,
            const KdRow *row)
{
  if (cli->json)
    {
      json_builder_set_member_name (cli->out, name);
      json_builder_begin_object (cli->out);
    }
  say_row (cli, row);
  if (cli->json)
    json_builder_end_object (cli->out);
}

static void
say_rows (KdCli      *cli,
          const char *name,
          GPtrArray  *rows)
{
  kd_cli_begin_list (cli, name);
  for (guint i = 0; i < rows->len; i++)
    {
      if (cli->json)
        json_builder_begin_object (cli->out);
      else if (i > 0)
        g_print ("\n");
      say_row (cli, rows->pdata[i]);
      if (cli->json)
        json_builder_end_object (cli->out);
    }
  kd_cli_end_list (cli);
}

/**
 * kd_cli_add:
 * @cli: the call
 * @arguments: a kind and assignments
 * @error: return location
 *
 * `add`: stores a new record.
 *
 * Returns: whether it is stored
 */
gboolean
kd_cli_add (KdCli   *cli,
            char   **arguments,
            GError **error)
{
  const KdKindDef *def;
  g_autoptr (KdRow) row = NULL;
  g_autoptr (KdRow) stored = NULL;
  g_autoptr (KdWorkspace) workspace = NULL;

  if (arguments[0] == NULL || arguments[1] == NULL)
    return kd_cli_usage (error, "add KIND FIELD=VALUE…");
  def = kd_cli_find_kind (arguments[0], error);
  if (def == NULL)
    return FALSE;
  /* What can be said without the book is said before the passphrase is asked for. */
  row = kd_row_new (def->kind);
  if (!kd_row_assign (row, (const char *const *) arguments + 1, error) || !kd_row_validate (row, error))
    return FALSE;
  workspace = kd_cli_open (cli, error);
  stored = workspace != NULL ? kd_workspace_add (workspace, g_steal_pointer (&row), error) : NULL;
  if (stored == NULL || !reveal (cli, workspace, stored->def->kind, stored->uuid, 1, error))
    return FALSE;
  say_record (cli, "record", stored);
  return TRUE;
}

/**
 * kd_cli_set:
 * @cli: the call
 * @arguments: an id and assignments
 * @error: return location
 *
 * `set`: changes fields of a record.
 *
 * Returns: whether they are stored
 */
gboolean
kd_cli_set (KdCli   *cli,
            char   **arguments,
            GError **error)
{
  static const char usage[] = "set ID FIELD=VALUE…";
  g_autoptr (KdWorkspace) workspace = NULL;
  g_autoptr (KdRow) stored = NULL;
  KdUuid uuid;

  if (!read_id (arguments[0], &uuid, usage, error))
    return FALSE;
  if (arguments[1] == NULL)
    return kd_cli_usage (error, usage);
  workspace = kd_cli_open (cli, error);
  stored = workspace != NULL ? kd_workspace_set (workspace, &uuid, (const char *const *) arguments + 1, error) : NULL;
  if (stored == NULL || !reveal (cli, workspace, stored->def->kind, stored->uuid, 1, error))
    return FALSE;
  say_record (cli, "record", stored);
  return TRUE;
}

/* What hangs on a record, an array of rows a kind. */
static GPtrArray *
load_parts (KdWorkspace *workspace,
            const KdRow *row,
            guint       *count,
            GError     **error)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);

  *count = 1;
  for (guint kind = 1; kind <= KD_KIND_LAST; kind++)
    {
      const KdKindDef *def = kd_kind_get_def ((KdKind) kind);
      g_autoptr (GPtrArray) rows = NULL;

      if (kd_kind_find_reference (def, row->def->kind) < 0)
        continue;
      rows = kd_workspace_children (workspace, def, &row->uuid, error);
      if (rows == NULL)
        return NULL;
      *count += rows->len;
      if (rows->len > 0)
        g_ptr_array_add (parts, g_steal_pointer (&rows));
    }
  return g_steal_pointer (&parts);
}

/**
 * kd_cli_show:
 * @cli: the call
 * @arguments: an id
 * @error: return location
 *
 * `show`: prints a record and what hangs on it.
 *
 * Returns: whether it is there
 */
gboolean
kd_cli_show (KdCli   *cli,
             char   **arguments,
             GError **error)
{
  g_autoptr (KdWorkspace) workspace = NULL;
  g_autoptr (KdRow) row = NULL;
  g_autoptr (GPtrArray) parts = NULL;
  KdUuid uuid;
  guint  count;

  if (!read_id (arguments[0], &uuid, "show ID [--reveal]", error))
    return FALSE;
  workspace = kd_cli_open (cli, error);
  row = workspace != NULL ? kd_workspace_get (workspace, &uuid, error) : NULL;
  parts = row != NULL ? load_parts (workspace, row, &count, error) : NULL;
  if (parts == NULL || !reveal (cli, workspace, row->def->kind, uuid, count, error))
    return FALSE;
  say_record (cli, "record", row);
  for (guint i = 0; i < parts->len; i++)
    {
      GPtrArray *rows = parts->pdata[i];

      if (!cli->json)
        g_print ("\n");
      say_rows (cli, ((const KdRow *) rows->pdata[0])->def->name, rows);
    }
  return TRUE;
}

/**
 * kd_cli_list:
 * @cli: the call
 * @arguments: a kind
 * @error: return location
 *
 * `list`: prints the records of a kind that pass --where.
 *
 * Returns: whether they could be read
 */
gboolean
kd_cli_list (KdCli   *cli,
             char   **arguments,
             GError **error)
{
  const KdKindDef *def;
  g_autoptr (KdWorkspace) workspace = NULL;
  g_autoptr (GPtrArray) rows = NULL;

  if (arguments[0] == NULL || arguments[1] != NULL)
    return kd_cli_usage (error, "list KIND [--where EXPRESSION] [--limit N] [--reveal]");
  def = kd_cli_find_kind (arguments[0], error);
  workspace = def != NULL ? kd_cli_open (cli, error) : NULL;
  rows = workspace != NULL ? kd_workspace_list (workspace, def, cli->where, (guint) MAX (cli->limit, 0), error) : NULL;
  if (rows == NULL || !reveal (cli, workspace, def->kind, (KdUuid) { 0 }, rows->len, error))
    return FALSE;
  say_rows (cli, "records", rows);
  return TRUE;
}

/**
 * kd_cli_history:
 * @cli: the call
 * @arguments: an id
 * @error: return location
 *
 * `history`: prints who changed what when.
 *
 * Returns: whether it could be read
 */
gboolean
kd_cli_history (KdCli   *cli,
                char   **arguments,
                GError **error)
{
  g_autoptr (KdWorkspace) workspace = NULL;
  g_autoptr (GPtrArray) lines = NULL;
  KdUuid uuid;

  if (!read_id (arguments[0], &uuid, "history ID [--reveal]", error))
    return FALSE;
  workspace = kd_cli_open (cli, error);
  lines = workspace != NULL ? kd_workspace_history (workspace, &uuid, error) : NULL;
  if (lines == NULL || !reveal (cli, workspace, (KdKind) 0, uuid, lines->len > 0 ? 1 : 0, error))
    return FALSE;
  kd_cli_begin_list (cli, "changes");
  for (guint i = 0; i < lines->len; i++)
    {
      const KdHistoryLine *line = lines->pdata[i];
      const char          *before = line->before != NULL && line->sensitive && !cli->reveal ? "••••" : line->before;
      const char          *after = line->after != NULL && line->sensitive && !cli->reveal ? "••••" : line->after;

      if (!cli->json)
        {
          g_print ("%s %s %s #%" G_GUINT64_FORMAT " %s: %s → %s\n",
                   line->time,
                   line->author,
                   line->reason,
                   line->commit,
                   line->field,
                   before != NULL ? before : "–",
                   after != NULL ? after : "–");
          continue;
        }
      json_builder_begin_object (cli->out);
      kd_cli_say (cli, "time", line->time);
      kd_cli_say (cli, "author", line->author);
      kd_cli_say (cli, "reason", line->reason);
      kd_cli_say_number (cli, "commit", (gint64) line->commit);
      kd_cli_say (cli, "field", line->field);
      kd_cli_say (cli, "before", before);
      kd_cli_say (cli, "after", after);
      json_builder_end_object (cli->out);
    }
  kd_cli_end_list (cli);
  return TRUE;
}

static gboolean
reverse (KdCli   *cli,
         guint64  number,
         gboolean redo,
         GError **error)
{
  g_autoptr (KdWorkspace) workspace = kd_cli_open (cli, error);
  g_autoptr (KdReversal) reversal = workspace != NULL ? kd_workspace_undo (workspace, number, redo, error) : NULL;

  if (reversal == NULL)
    return FALSE;
  kd_cli_say_number (cli, "commit", (gint64) reversal->target);
  kd_cli_say_number (cli, "reversed", reversal->reversed);
  kd_cli_say_list (cli, "kept", reversal->kept);
  if (reversal->kept[0] != NULL)
    cli->exit = KD_EXIT_FINDINGS;
  return TRUE;
}

/**
 * kd_cli_undo:
 * @cli: the call
 * @arguments: the number of a commit, or nothing
 * @error: return location
 *
 * `undo`: reverses a commit or batch.
 *
 * Returns: whether it was tried; what was kept is in the exit code
 */
gboolean
kd_cli_undo (KdCli   *cli,
             char   **arguments,
             GError **error)
{
  guint64 number = 0;

  if (arguments[0] != NULL && (arguments[1] != NULL || !g_ascii_string_to_unsigned (arguments[0], 10, 1, G_MAXINT64, &number, NULL)))
    return kd_cli_usage (error, "undo [COMMIT]");
  return reverse (cli, number, FALSE, error);
}

/**
 * kd_cli_redo:
 * @cli: the call
 * @arguments: none
 * @error: return location
 *
 * `redo`: reverses the newest undo.
 *
 * Returns: whether it was tried
 */
gboolean
kd_cli_redo (KdCli   *cli,
             char   **arguments,
             GError **error)
{
  if (arguments[0] != NULL)
    return kd_cli_usage (error, "redo");
  return reverse (cli, 0, TRUE, error);
}

/**
 * kd_cli_verify:
 * @cli: the call
 * @arguments: none
 * @error: return location
 *
 * `verify`: proves that nothing was changed unseen.
 *
 * Returns: whether it could be carried through; findings are in the exit code
 */
gboolean
kd_cli_verify (KdCli   *cli,
               char   **arguments,
               GError **error)
{
  g_autoptr (KdWorkspace) workspace = NULL;
  g_autoptr (KdProof) proof = NULL;

  if (arguments[0] != NULL)
    return kd_cli_usage (error, "verify [--full] [--anchor FILE]");
  workspace = kd_cli_open (cli, error);
  proof = workspace != NULL ? kd_workspace_verify (workspace, cli->full, cli->anchor, NULL, error) : NULL;
  if (proof == NULL)
    return FALSE;
  kd_cli_say_flag (cli, "ok", proof->findings[0] == NULL);
  kd_cli_say_number (cli, "commits", (gint64) proof->commits);
  kd_cli_say_number (cli, "changes", (gint64) proof->changes);
  kd_cli_say (cli, "root", proof->root);
  kd_cli_say_list (cli, "findings", proof->findings);
  if (proof->findings[0] != NULL)
    cli->exit = KD_EXIT_FINDINGS;
  return TRUE;
}
