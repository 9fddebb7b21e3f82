/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-cli.h"

#include "kd-error.h"
#include "kd-process.h"

#include <glib/gi18n.h>
#include <locale.h>
#include <stdio.h>
#include <string.h>

static const struct
{
  const char *name;
  KdCliFunc   run;
  const char *usage;
  const char *help;
} commands[] = {
  { "init", kd_cli_init, "init [--book NAME]", N_ ("make a vault with a book") },
  { "demo", kd_cli_demo, "demo --clients N [--seed S]", N_ ("fill the book with invented people") },
  { "add", kd_cli_add, "add KIND FIELD=VALUE…", N_ ("add a record") },
  { "set", kd_cli_set, "set ID FIELD=VALUE…", N_ ("change fields of a record") },
  { "show", kd_cli_show, "show ID [--reveal]", N_ ("show a record and what hangs on it") },
  { "list", kd_cli_list, "list KIND [--where EXPR] [--reveal]", N_ ("list records") },
  { "search", kd_cli_search, "search TEXT [--limit N]", N_ ("find clients by name, pinyin, initials, ends of numbers") },
  { "history", kd_cli_history, "history ID [--reveal]", N_ ("show who changed what when") },
  { "segments", kd_cli_segments, "segments --by assets|risk|history", N_ ("count clients and add up their assets") },
  { "reminders", kd_cli_reminders, "reminders [--from DATE] [--to DATE]", N_ ("list what is to be done, and by which rule") },
  { "returns", kd_cli_returns, "returns --client ID [--from DATE] [--to DATE]", N_ ("say what a client earned, by which method, and from what") },
  { "export", kd_cli_export, "export --kind KIND --format F --out FILE", N_ ("write records into a plain file: csv, xlsx, json, vcf or ics") },
  { "report", kd_cli_report, "report client|book --out FILE.pdf", N_ ("write a client (--client ID) or the book's month as PDF") },
  { "import", kd_cli_import, "import FILE [--dry-run] [--problems FILE]", N_ ("bring a list from CSV or XLSX into the book") },
  { "undo-import", kd_cli_undo_import, "undo-import ID", N_ ("take a whole import back") },
  { "undo", kd_cli_undo, "undo [COMMIT]", N_ ("reverse the newest change, or a commit") },
  { "redo", kd_cli_redo, "redo", N_ ("reverse the newest undo") },
  { "verify", kd_cli_verify, "verify [--full] [--anchor FILE]", N_ ("prove that nothing was changed unseen") },
  { "rebuild", kd_cli_rebuild, "rebuild", N_ ("make the index of texts anew, if verify --full finds it wrong") },
  { "backup", kd_cli_backup, "backup FILE", N_ ("write a verified, encrypted copy of the book") },
  { "restore", kd_cli_restore, "restore FILE --to DIR", N_ ("make a new vault of a backup") },
  { "passphrase", kd_cli_passphrase, "passphrase [--recovery]", N_ ("change the passphrase") },
  { "recovery", kd_cli_recovery, "recovery confirm", N_ ("confirm that the recovery key is on paper") },
  { "check", kd_cli_check, "check id|uscc|card|mobile VALUE", N_ ("check a number") },
  { "calc", kd_cli_calc, "calc xirr|twr|dietz FILE.csv", N_ ("say the return of dated amounts in a file") },
  { "fields", kd_cli_fields, "fields [KIND]", N_ ("list what records can hold") },
  { "pinyin", kd_cli_pinyin, "pinyin TEXT", N_ ("say how a name is read, in every way that it may be typed") },
  { "lunar", kd_cli_lunar, "lunar DATE", N_ ("convert a day to or from the lunar calendar") },
  { "doctor", kd_cli_doctor, "doctor", N_ ("look at what makes a book safe on this machine") },
};

static char *
describe_commands (void)
{
  GString *text = g_string_new (_ ("Commands:"));

  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++)
    g_string_append_printf (text, "\n  %-40s %s", commands[i].usage, _ (commands[i].help));
  return g_string_free_and_steal (text);
}

static int
exit_code_of (const GError *error)
{
  if (error->domain == G_OPTION_ERROR)
    return KD_EXIT_USAGE;
  if (error->domain != KD_ERROR)
    return KD_EXIT_IO;
  switch ((KdError) error->code)
    {
    case KD_ERROR_INVALID:
    case KD_ERROR_NOT_FOUND:
    case KD_ERROR_EXISTS:
    case KD_ERROR_CONFLICT:
      return KD_EXIT_USAGE;
    case KD_ERROR_WRONG_KEY:
    case KD_ERROR_LOCKED:
      return KD_EXIT_WRONG_KEY;
    case KD_ERROR_BUSY:
      return KD_EXIT_BUSY;
    case KD_ERROR_NEWER:
    case KD_ERROR_CORRUPT:
    case KD_ERROR_NO_SPACE:
    case KD_ERROR_CANCELLED:
    case KD_ERROR_IO:
    case KD_ERROR_LIMIT:
    case KD_ERROR_UNSUPPORTED:
    default:
      return KD_EXIT_IO;
    }
}

static void
print_json (JsonBuilder *builder)
{
  g_autoptr (JsonNode) root = json_builder_get_root (builder);
  g_autofree char *text = json_to_string (root, FALSE);

  printf ("%s\n", text);
}

static void
print_error (const KdCli  *cli,
             const GError *error)
{
  g_autoptr (JsonBuilder) builder = NULL;

  fprintf (stderr, "dossier-cli: %s\n", error->message);
  if (!cli->json)
    return;
  builder = json_builder_new ();
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "error");
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "code");
  json_builder_add_string_value (builder, error->domain == KD_ERROR ? kd_error_get_name ((KdError) error->code) : "usage");
  json_builder_set_member_name (builder, "message");
  json_builder_add_string_value (builder, error->message);
  json_builder_end_object (builder);
  json_builder_end_object (builder);
  print_json (builder);
}

static int
run (KdCli *cli,
     char **arguments)
{
  g_autoptr (GError) error = NULL;

  for (gsize i = 0; arguments != NULL && arguments[0] != NULL && i < G_N_ELEMENTS (commands); i++)
    {
      if (!g_str_equal (commands[i].name, arguments[0]))
        continue;
      cli->out = json_builder_new ();
      json_builder_begin_object (cli->out);
      if (!commands[i].run (cli, arguments + 1, &error))
        {
          print_error (cli, error);
          return exit_code_of (error);
        }
      json_builder_end_object (cli->out);
      if (cli->json)
        print_json (cli->out);
      return cli->exit;
    }
  if (arguments == NULL || arguments[0] == NULL)
    error = g_error_new (G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, _ ("Name a command; --help lists them"));
  else
    error = g_error_new (G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, _ ("There is no command “%s”; --help lists them"), arguments[0]);
  print_error (cli, error);
  return KD_EXIT_USAGE;
}

static void
set_up_process (void)
{
  const char *locale_dir = g_getenv ("DOSSIER_LOCALE_DIR");

  kd_process_harden ();
  setlocale (LC_ALL, "");
  /* Arguments and output are UTF-8 in every locale, LANG unset included. */
  if (setlocale (LC_CTYPE, "C.UTF-8") == NULL)
    setlocale (LC_CTYPE, "en_US.UTF-8");
  /* The build tree has translations of its own, which ./dev and tests name. */
  bindtextdomain (GETTEXT_PACKAGE, locale_dir != NULL ? locale_dir : KD_LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}

/* Every option of every command: one may mean a little else by the command, and the page of the manual says so. */
static void
add_options (GOptionContext *context,
             KdCli          *cli,
             char         ***rest)
{
  const GOptionEntry entries[] = {
    { "vault", 0, 0, G_OPTION_ARG_FILENAME, &cli->vault, N_ ("folder of the vault"), "DIR" },
    { "user", 0, 0, G_OPTION_ARG_STRING, &cli->user, N_ ("who unlocks it"), "NAME" },
    { "password-fd", 0, 0, G_OPTION_ARG_INT, &cli->password_fd, N_ ("descriptor that passphrases come from"), "FD" },
    { "book", 0, 0, G_OPTION_ARG_STRING, &cli->book, N_ ("which book"), "NAME" },
    { "json", 0, 0, G_OPTION_ARG_NONE, &cli->json, N_ ("print one JSON object"), NULL },
    { "where", 0, 0, G_OPTION_ARG_STRING, &cli->where, N_ ("which records, such as: birth < 1960-01-01 and city = 上海"), "EXPR" },
    { "limit", 0, 0, G_OPTION_ARG_INT, &cli->limit, N_ ("how many at the most"), "N" },
    { "reveal", 0, 0, G_OPTION_ARG_NONE, &cli->reveal, N_ ("show sensitive values in full; the ledger notes it"), NULL },
    { "full", 0, 0, G_OPTION_ARG_NONE, &cli->full, N_ ("check every page too"), NULL },
    { "anchor", 0, 0, G_OPTION_ARG_FILENAME, &cli->anchor, N_ ("checkpoint kept outside of the book"), "FILE" },
    { "recovery", 0, 0, G_OPTION_ARG_NONE, &cli->recovery, N_ ("by the recovery key"), NULL },
    { "clients", 0, 0, G_OPTION_ARG_INT, &cli->clients, N_ ("how many people to invent"), "N" },
    { "to", 0, 0, G_OPTION_ARG_FILENAME, &cli->to, N_ ("folder that a restored vault goes to; the last day of reminders or returns"), "DIR|DATE" },
    { "from", 0, 0, G_OPTION_ARG_STRING, &cli->from, N_ ("the first day of reminders or returns"), "DATE" },
    { "by", 0, 0, G_OPTION_ARG_STRING, &cli->by, N_ ("what parts clients: assets, risk or history"), "RULE" },
    { "regime", 0, 0, G_OPTION_ARG_STRING, &cli->regime, N_ ("whose rules: nfra (banks), fund or securities"), "REGIME" },
    { "kind", 0, 0, G_OPTION_ARG_STRING, &cli->kind, N_ ("records of which kind"), "KIND" },
    { "format", 0, 0, G_OPTION_ARG_STRING, &cli->format, N_ ("what to write: csv, xlsx, json, vcf (vCard 3.0), vcf4 or ics (reminders)"), "FORMAT" },
    { "map", 0, 0, G_OPTION_ARG_FILENAME, &cli->map, N_ ("what columns mean: a JSON object of headers and fields"), "FILE" },
    { "encoding", 0, 0, G_OPTION_ARG_STRING, &cli->encoding, N_ ("encoding of a text file"), "NAME" },
    { "sheet", 0, 0, G_OPTION_ARG_STRING, &cli->sheet, N_ ("which sheet of a workbook"), "NAME" },
    { "match", 0, 0, G_OPTION_ARG_STRING, &cli->match, N_ ("by what clients are known again: id-number, mobile or name-birth"), "BY" },
    { "on-duplicate", 0, 0, G_OPTION_ARG_STRING, &cli->on_duplicate, N_ ("what becomes of those on file: skip or update"), "WHAT" },
    { "dry-run", 0, 0, G_OPTION_ARG_NONE, &cli->dry_run, N_ ("say what would happen, and write nothing"), NULL },
    { "problems", 0, 0, G_OPTION_ARG_FILENAME, &cli->problems, N_ ("write rows that were held back, with reasons, to a file"), "FILE" },
    { "out", 0, 0, G_OPTION_ARG_FILENAME, &cli->out_file, N_ ("the file to write"), "FILE" },
    { "no-bom", 0, 0, G_OPTION_ARG_NONE, &cli->no_bom, N_ ("write CSV without the mark by which Excel knows UTF-8"), NULL },
    { "names", 0, 0, G_OPTION_ARG_NONE, &cli->names, N_ ("name clients and products in a calendar"), NULL },
    { "replace", 0, 0, G_OPTION_ARG_NONE, &cli->replace, N_ ("replace a file of that name"), NULL },
    { "client", 0, 0, G_OPTION_ARG_STRING, &cli->client, N_ ("which client, by its id"), "ID" },
    { "seed", 0, 0, G_OPTION_ARG_INT64, &cli->seed, N_ ("what to invent them by"), "S" },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_STRING_ARRAY, rest, NULL, NULL },
    { NULL },
  };

  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
}

static void
clear (KdCli *cli)
{
  g_free (cli->vault);
  g_free (cli->user);
  g_free (cli->book);
  g_free (cli->where);
  g_free (cli->anchor);
  g_free (cli->to);
  g_free (cli->from);
  g_free (cli->by);
  g_free (cli->regime);
  g_free (cli->kind);
  g_free (cli->map);
  g_free (cli->encoding);
  g_free (cli->sheet);
  g_free (cli->match);
  g_free (cli->on_duplicate);
  g_free (cli->problems);
  g_free (cli->format);
  g_free (cli->out_file);
  g_free (cli->client);
}

int
main (int   argc,
      char *argv[])
{
  KdCli cli = { .password_fd = -1, .seed = 1 };
  g_auto (GStrv) rest = NULL;
  g_autoptr (GOptionContext) context = NULL;
  g_autofree char *description = NULL;
  g_autoptr (GError) error = NULL;
  int code;

  set_up_process ();
  context = g_option_context_new (_ ("COMMAND [ARGUMENT…]"));
  description = describe_commands ();
  g_option_context_set_description (context, description);
  add_options (context, &cli, &rest);
  if (!g_option_context_parse (context, &argc, &argv, &error))
    {
      for (int i = 1; i < argc; i++)
        cli.json |= g_str_equal (argv[i], "--json");
      print_error (&cli, error);
      return KD_EXIT_USAGE;
    }
  if (cli.vault == NULL)
    cli.vault = g_build_filename (g_get_user_data_dir (), "dossier", "vault", NULL);
  cli.clock = kd_clock_new_system ();
  code = run (&cli, rest);

  g_clear_object (&cli.out);
  kd_clock_unref (cli.clock);
  clear (&cli);
  return code;
}
