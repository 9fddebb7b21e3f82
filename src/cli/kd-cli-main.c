/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-cli.h"

#include "kd-error.h"
#include "kd-process.h"

#include <glib/gi18n.h>
#include <locale.h>
#include <stdio.h>
#include <string.h>

/* A command, how it is called, what it takes beside what all commands take (the keys of kd-cli-options.c), and what it does.
 * `help --json` prints this table, and the manual and the completion are held to it. */
static const struct
{
  const char *name;
  KdCliFunc   run;
  const char *usage;
  const char *options;
  const char *help;
} commands[] = {
  { "init", kd_cli_init, "init [--book NAME]", "", N_ ("make a vault with a book") },
  { "demo", kd_cli_demo, "demo --clients N [--seed S]", "clients seed", N_ ("fill the book with invented people") },
  { "add", kd_cli_add, "add KIND FIELD=VALUE…", "reveal regime", N_ ("add a record") },
  { "set", kd_cli_set, "set ID FIELD=VALUE…", "reveal regime", N_ ("change fields of a record") },
  { "show", kd_cli_show, "show ID [--reveal]", "reveal", N_ ("show a record and what hangs on it") },
  { "list", kd_cli_list, "list KIND [--where EXPR] [--reveal]", "where limit reveal regime", N_ ("list records") },
  { "search", kd_cli_search, "search TEXT [--limit N]", "limit", N_ ("find clients by name, pinyin, initials, ends of numbers") },
  { "history", kd_cli_history, "history ID [--reveal]", "reveal", N_ ("show who changed what when") },
  { "segments", kd_cli_segments, "segments --by assets|risk|history", "by regime", N_ ("count clients and add up their assets") },
  { "reminders", kd_cli_reminders, "reminders [--from DATE] [--to DATE]", "from to regime", N_ ("list what is to be done, and by which rule") },
  { "returns", kd_cli_returns, "returns --client ID [--from DATE] [--to DATE]", "client from to", N_ ("say what a client earned, by which method, and from what") },
  { "export", kd_cli_export, "export --kind KIND --format F --out FILE", "kind format out where replace no-bom from to names regime", N_ ("write records into a plain file: csv, xlsx, json, vcf or ics") },
  { "report", kd_cli_report, "report client|book|list|month --out FILE", "client where names out from to reveal no-amounts replace regime", N_ ("write a client (--client ID), the book's report (also as XLSX), a list or a month as PDF") },
  { "import", kd_cli_import, "import FILE [--dry-run] [--problems FILE]", "kind map encoding sheet match on-duplicate dry-run problems", N_ ("bring a list from CSV or XLSX into the book") },
  { "undo-import", kd_cli_undo_import, "undo-import ID", "", N_ ("take a whole import back") },
  { "undo", kd_cli_undo, "undo [COMMIT]", "", N_ ("reverse the newest change, or a commit") },
  { "redo", kd_cli_redo, "redo", "", N_ ("reverse the newest undo") },
  { "verify", kd_cli_verify, "verify [--full] [--anchor FILE]", "full anchor", N_ ("prove that nothing was changed unseen") },
  { "rebuild", kd_cli_rebuild, "rebuild", "", N_ ("make the index of texts anew, if verify --full finds it wrong") },
  { "backup", kd_cli_backup, "backup FILE", "", N_ ("write a verified, encrypted copy of the book") },
  { "restore", kd_cli_restore, "restore FILE --to DIR", "to-folder", N_ ("make a new vault of a backup") },
  { "passphrase", kd_cli_passphrase, "passphrase [--recovery]", "recovery", N_ ("change the passphrase") },
  { "recovery", kd_cli_recovery, "recovery confirm", "", N_ ("confirm that the recovery key is on paper") },
  { "check", kd_cli_check, "check id|uscc|card|mobile VALUE", "", N_ ("check a number") },
  { "calc", kd_cli_calc, "calc xirr|twr|dietz FILE.csv", "", N_ ("say the return of dated amounts in a file") },
  { "fields", kd_cli_fields, "fields [KIND]", "", N_ ("list what records can hold") },
  { "pinyin", kd_cli_pinyin, "pinyin TEXT", "", N_ ("say how a name is read, in every way that it may be typed") },
  { "lunar", kd_cli_lunar, "lunar DATE", "", N_ ("convert a day to or from the lunar calendar") },
  { "doctor", kd_cli_doctor, "doctor", "", N_ ("look at what makes a book safe on this machine") },
  { "help", kd_cli_help, "help", "", N_ ("list the commands and what they take") },
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
find_command (const char *name)
{
  for (gsize i = 0; name != NULL && i < G_N_ELEMENTS (commands); i++)
    if (g_str_equal (commands[i].name, name))
      return (int) i;
  return -1;
}

/**
 * kd_cli_help:
 * @cli: the call
 * @arguments: none
 * @error: return location
 *
 * `help`: lists the commands; with --json, with the options of each.
 *
 * Returns: whether it is called rightly
 */
gboolean
kd_cli_help (KdCli   *cli,
             char   **arguments,
             GError **error)
{
  g_autofree char *text = NULL;

  if (arguments[0] != NULL)
    return kd_cli_usage (error, "help; COMMAND --help says what one command takes");
  if (!cli->json)
    {
      text = describe_commands ();
      g_print ("%s\n", text);
      return TRUE;
    }
  kd_cli_begin_list (cli, "options");
  kd_cli_options_say (cli, NULL);
  kd_cli_end_list (cli);
  kd_cli_begin_list (cli, "commands");
  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      json_builder_begin_object (cli->out);
      kd_cli_say (cli, "name", commands[i].name);
      kd_cli_say (cli, "usage", commands[i].usage);
      kd_cli_say (cli, "help", _ (commands[i].help));
      kd_cli_begin_list (cli, "options");
      kd_cli_options_say (cli, commands[i].options);
      kd_cli_end_list (cli);
      json_builder_end_object (cli->out);
    }
  kd_cli_end_list (cli);
  return TRUE;
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
    case KD_ERROR_READ_ONLY:
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
  int command = find_command (arguments != NULL ? arguments[0] : NULL);

  if (command < 0)
    {
      if (arguments == NULL || arguments[0] == NULL)
        error = g_error_new (G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, _ ("Name a command; --help lists them"));
      else
        error = g_error_new (G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, _ ("There is no command “%s”; --help lists them"), arguments[0]);
      print_error (cli, error);
      return KD_EXIT_USAGE;
    }
  cli->out = json_builder_new ();
  json_builder_begin_object (cli->out);
  if (!commands[command].run (cli, arguments + 1, &error))
    {
      print_error (cli, error);
      return exit_code_of (error);
    }
  json_builder_end_object (cli->out);
  if (cli->json)
    print_json (cli->out);
  return cli->exit;
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
  int command, code;

  set_up_process ();
  context = g_option_context_new (_ ("COMMAND [ARGUMENT…]"));
  command = find_command (kd_cli_options_find_word (argc, argv));
  description = command >= 0 ? g_strdup_printf ("%s: %s", commands[command].usage, _ (commands[command].help)) : describe_commands ();
  g_option_context_set_description (context, description);
  kd_cli_options_add (&cli, command >= 0 ? commands[command].options : "", context, &rest);
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
