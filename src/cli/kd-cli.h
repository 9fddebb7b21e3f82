/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-clock.h"
#include "kd-date.h"
#include "kd-kind.h"
#include "kd-row.h"
#include "kd-workspace.h"

#include <glib.h>
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* What the program exits with: README.md. */
enum
{
  KD_EXIT_OK = 0,
  KD_EXIT_FINDINGS = 1,
  KD_EXIT_USAGE = 2,
  KD_EXIT_WRONG_KEY = 3,
  KD_EXIT_IO = 4,
  KD_EXIT_BUSY = 5,
};

/**
 * KdCli:
 * @vault: folder of the vault
 * @user: (nullable): a user's name
 * @book: (nullable): a book's title
 * @password_fd: where passphrases come from, or -1 for the terminal
 * @json: whether to print one JSON object instead of lines
 * @where: (nullable): --where
 * @limit: --limit
 * @reveal: --reveal
 * @no_amounts: --no-amounts
 * @full: --full
 * @anchor: (nullable): --anchor
 * @recovery: --recovery
 * @clients: --clients
 * @seed: --seed
 * @to: (nullable): --to
 * @from: (nullable): --from
 * @by: (nullable): --by
 * @regime: (nullable): --regime
 * @kind: (nullable): --kind
 * @format: (nullable): --format
 * @out_file: (nullable): --out
 * @client: (nullable): --client
 * @no_bom: --no-bom
 * @replace: --replace
 * @names: --names
 * @map: (nullable): --map
 * @encoding: (nullable): --encoding
 * @sheet: (nullable): --sheet
 * @match: (nullable): --match
 * @on_duplicate: (nullable): --on-duplicate
 * @dry_run: --dry-run
 * @problems: (nullable): --problems
 * @clock: where time comes from
 * @out: what is printed as JSON; an object is open
 * @exit: what the command exits with if it does not fail
 *
 * One call of the program.
 */
typedef struct
{
  char        *vault;
  char        *user;
  char        *book;
  int          password_fd;
  gboolean     json;
  char        *where;
  int          limit;
  gboolean     reveal;
  gboolean     no_amounts;
  gboolean     full;
  char        *anchor;
  gboolean     recovery;
  int          clients;
  gint64       seed;
  char        *to;
  char        *from;
  char        *by;
  char        *regime;
  char        *kind;
  char        *format;
  char        *out_file;
  char        *client;
  gboolean     no_bom;
  gboolean     replace;
  gboolean     names;
  char        *map;
  char        *encoding;
  char        *sheet;
  char        *match;
  char        *on_duplicate;
  gboolean     dry_run;
  char        *problems;
  KdClock     *clock;
  JsonBuilder *out;
  int          exit;
} KdCli;

typedef gboolean (*KdCliFunc) (KdCli   *cli,
                               char   **arguments,
                               GError **error);

/* The commands, by the file that they stand in. */
gboolean kd_cli_init (KdCli *cli, char **arguments, GError **error);
gboolean kd_cli_passphrase (KdCli *cli, char **arguments, GError **error);
gboolean kd_cli_recovery (KdCli *cli, char **arguments, GError **error);
gboolean kd_cli_doctor (KdCli *cli, char **arguments, GError **error);
gboolean kd_cli_demo (KdCli *cli, char **arguments, GError **error);
gboolean kd_cli_add (KdCli *cli, char **arguments, GError **error);
gboolean kd_cli_set (KdCli *cli, char **arguments, GError **error);
gboolean kd_cli_show (KdCli *cli, char **arguments, GError **error);
gboolean kd_cli_list (KdCli *cli, char **arguments, GError **error);
gboolean kd_cli_history (KdCli *cli, char **arguments, GError **error);
gboolean kd_cli_undo (KdCli *cli, char **arguments, GError **error);
gboolean kd_cli_redo (KdCli *cli, char **arguments, GError **error);
gboolean kd_cli_verify (KdCli *cli, char **arguments, GError **error);
gboolean kd_cli_backup (KdCli *cli, char **arguments, GError **error);
gboolean kd_cli_restore (KdCli *cli, char **arguments, GError **error);
gboolean kd_cli_import (KdCli *cli, char **arguments, GError **error);
gboolean kd_cli_undo_import (KdCli *cli, char **arguments, GError **error);
gboolean kd_cli_export (KdCli *cli, char **arguments, GError **error);
gboolean kd_cli_check (KdCli *cli, char **arguments, GError **error);
gboolean kd_cli_lunar (KdCli *cli, char **arguments, GError **error);
gboolean kd_cli_search (KdCli *cli, char **arguments, GError **error);
gboolean kd_cli_rebuild (KdCli *cli, char **arguments, GError **error);
gboolean kd_cli_segments (KdCli *cli, char **arguments, GError **error);
gboolean kd_cli_reminders (KdCli *cli, char **arguments, GError **error);
gboolean kd_cli_report (KdCli *cli, char **arguments, GError **error);
gboolean kd_cli_returns (KdCli *cli, char **arguments, GError **error);
gboolean kd_cli_calc (KdCli *cli, char **arguments, GError **error);
gboolean kd_cli_fields (KdCli *cli, char **arguments, GError **error);
gboolean kd_cli_pinyin (KdCli *cli, char **arguments, GError **error);
gboolean kd_cli_help (KdCli *cli, char **arguments, GError **error);

/* What commands take. */
const char *kd_cli_options_find_word (int argc, char **argv);
void        kd_cli_options_add (KdCli *cli, const char *own, GOptionContext *context, char ***rest);
void        kd_cli_options_say (KdCli *cli, const char *own);

/* What commands share. */
KdWorkspace     *kd_cli_open (KdCli *cli, GError **error) G_GNUC_WARN_UNUSED_RESULT;
const KdKindDef *kd_cli_find_kind (const char *name, GError **error);
gboolean         kd_cli_usage (GError **error, const char *usage);
void             kd_cli_say (KdCli *cli, const char *name, const char *value);
void             kd_cli_say_number (KdCli *cli, const char *name, gint64 value);
void             kd_cli_say_flag (KdCli *cli, const char *name, gboolean value);
void             kd_cli_say_list (KdCli *cli, const char *name, char **values);
void             kd_cli_begin_list (KdCli *cli, const char *name);
void             kd_cli_end_list (KdCli *cli);
gboolean         kd_cli_read_day (const char *option, const char *text, KdDate otherwise, KdDate *day, GError **error);
gboolean         kd_cli_no_echo (int fd, gboolean off);

G_END_DECLS
