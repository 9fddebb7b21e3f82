/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What commands take: those that all take first, then those that only some do. */

#include "kd-cli.h"

#include <glib/gi18n.h>
#include <string.h>

/* An option by its key; two that are typed alike and mean other things by the command have keys of their own. */
static const struct
{
  const char *key;
  const char *name;
  gboolean    common;
  GOptionArg  type;
  gsize       place;
  const char *help;
  const char *value;
} options[] = {
#define OPTION(key, common, type, member, help, value) { key, key, common, G_OPTION_ARG_##type, G_STRUCT_OFFSET (KdCli, member), help, value }
  OPTION ("vault", TRUE, FILENAME, vault, N_ ("folder of the vault"), "DIR"),
  OPTION ("user", TRUE, STRING, user, N_ ("who unlocks it"), "NAME"),
  OPTION ("password-fd", TRUE, INT, password_fd, N_ ("descriptor that passphrases come from"), "FD"),
  OPTION ("book", TRUE, STRING, book, N_ ("which book"), "NAME"),
  OPTION ("json", TRUE, NONE, json, N_ ("print one JSON object"), NULL),
  OPTION ("where", FALSE, STRING, where, N_ ("which records, such as: birth < 1960-01-01 and city = 上海"), "EXPR"),
  OPTION ("limit", FALSE, INT, limit, N_ ("how many at the most"), "N"),
  OPTION ("reveal", FALSE, NONE, reveal, N_ ("show sensitive values in full; the ledger notes it"), NULL),
  OPTION ("no-amounts", FALSE, NONE, no_amounts, N_ ("hide every amount"), NULL),
  OPTION ("full", FALSE, NONE, full, N_ ("check every page too"), NULL),
  OPTION ("anchor", FALSE, FILENAME, anchor, N_ ("checkpoint kept outside of the book"), "FILE"),
  OPTION ("recovery", FALSE, NONE, recovery, N_ ("by the recovery key"), NULL),
  OPTION ("clients", FALSE, INT, clients, N_ ("how many people to invent"), "N"),
  OPTION ("seed", FALSE, INT64, seed, N_ ("what to invent them by"), "S"),
  OPTION ("from", FALSE, STRING, from, N_ ("the first day"), "DATE"),
  OPTION ("to", FALSE, STRING, to, N_ ("the last day"), "DATE"),
  { "to-folder", "to", FALSE, G_OPTION_ARG_FILENAME, G_STRUCT_OFFSET (KdCli, to), N_ ("folder that a restored vault goes to"), "DIR" },
  OPTION ("by", FALSE, STRING, by, N_ ("what parts clients: assets, risk or history"), "RULE"),
  OPTION ("regime", FALSE, STRING, regime, N_ ("whose rules: nfra (banks), fund or securities"), "REGIME"),
  OPTION ("kind", FALSE, STRING, kind, N_ ("records of which kind"), "KIND"),
  OPTION ("format", FALSE, STRING, format, N_ ("what to write: csv, xlsx, json, vcf (vCard 3.0), vcf4 or ics (reminders)"), "FORMAT"),
  OPTION ("map", FALSE, FILENAME, map, N_ ("what columns mean: a JSON object of headers and fields"), "FILE"),
  OPTION ("encoding", FALSE, STRING, encoding, N_ ("encoding of a text file"), "NAME"),
  OPTION ("sheet", FALSE, STRING, sheet, N_ ("which sheet of a workbook"), "NAME"),
  OPTION ("match", FALSE, STRING, match, N_ ("by what clients are known again: id-number, mobile or name-birth"), "BY"),
  OPTION ("on-duplicate", FALSE, STRING, on_duplicate, N_ ("what becomes of those on file: skip or update"), "WHAT"),
  OPTION ("dry-run", FALSE, NONE, dry_run, N_ ("say what would happen, and write nothing"), NULL),
  OPTION ("problems", FALSE, FILENAME, problems, N_ ("write rows that were held back, with reasons, to a file"), "FILE"),
  OPTION ("out", FALSE, FILENAME, out_file, N_ ("the file to write"), "FILE"),
  OPTION ("no-bom", FALSE, NONE, no_bom, N_ ("write CSV without the mark by which Excel knows UTF-8"), NULL),
  OPTION ("names", FALSE, NONE, names, N_ ("name clients and products in a calendar"), NULL),
  OPTION ("replace", FALSE, NONE, replace, N_ ("replace a file of that name"), NULL),
  OPTION ("client", FALSE, STRING, client, N_ ("which client, by its id"), "ID"),
#undef OPTION
};

static gboolean
has_value (const char *argument)
{
  for (gsize i = 0; i < G_N_ELEMENTS (options); i++)
    if (g_str_equal (options[i].name, argument))
      return options[i].type != G_OPTION_ARG_NONE;
  return FALSE;
}

/**
 * kd_cli_options_find_word:
 * @argc: number of arguments
 * @argv: (array length=argc): the program's name and its arguments
 *
 * Looks for the command among options that may stand on both sides of it.
 *
 * Returns: (transfer none) (nullable): the first argument that is no option and no value of one
 */
const char *
kd_cli_options_find_word (int    argc,
                          char **argv)
{
  for (int i = 1; i < argc; i++)
    {
      if (argv[i][0] != '-')
        return argv[i];
      if (g_str_equal (argv[i], "--"))
        return i + 1 < argc ? argv[i + 1] : NULL;
      if (g_str_has_prefix (argv[i], "--") && strchr (argv[i], '=') == NULL && has_value (argv[i] + 2))
        i++;
    }
  return NULL;
}

/* Whether a command that names its own in @own takes an option; %NULL stands for what all take. */
static gboolean
is_taken (gsize              i,
          const char        *own,
          const char *const *keys)
{
  return own == NULL ? options[i].common : g_strv_contains (keys, options[i].key);
}

/**
 * kd_cli_options_add:
 * @cli: the call
 * @own: keys of the options that its command takes beside the common ones, with spaces between
 * @context: what reads them
 * @rest: (out): where all other arguments go
 *
 * Makes a context read the options that a command takes; it refuses all others.
 */
void
kd_cli_options_add (KdCli          *cli,
                    const char     *own,
                    GOptionContext *context,
                    char         ***rest)
{
  g_auto (GStrv) keys = g_strsplit (own, " ", -1);
  g_autoptr (GArray) entries = g_array_new (TRUE, TRUE, sizeof (GOptionEntry));
  const GOptionEntry remaining = { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_STRING_ARRAY, rest, NULL, NULL };

  for (gsize i = 0; i < G_N_ELEMENTS (options); i++)
    {
      const GOptionEntry entry = { options[i].name, 0, 0, options[i].type, G_STRUCT_MEMBER_P (cli, options[i].place), options[i].help, options[i].value };

      if (options[i].common || is_taken (i, own, (const char *const *) keys))
        g_array_append_val (entries, entry);
    }
  g_array_append_val (entries, remaining);
  g_option_context_add_main_entries (context, (const GOptionEntry *) (gpointer) entries->data, GETTEXT_PACKAGE);
}

/**
 * kd_cli_options_say:
 * @cli: the call, with --json
 * @own: (nullable): keys of a command's own options, or %NULL for those that all commands take
 *
 * Prints options into a list.
 */
void
kd_cli_options_say (KdCli      *cli,
                    const char *own)
{
  g_auto (GStrv) keys = g_strsplit (own != NULL ? own : "", " ", -1);

  for (gsize i = 0; i < G_N_ELEMENTS (options); i++)
    {
      if (!is_taken (i, own, (const char *const *) keys))
        continue;
      json_builder_begin_object (cli->out);
      kd_cli_say (cli, "name", options[i].name);
      kd_cli_say (cli, "value", options[i].value);
      kd_cli_say (cli, "help", _ (options[i].help));
      json_builder_end_object (cli->out);
    }
}
