/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-cli.h"

#include "kd-error.h"
#include "kd-kind.h"

#include <fcntl.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <termios.h>
#include <unistd.h>

/**
 * kd_cli_no_echo:
 * @fd: a terminal
 * @off: whether what is typed stays unseen
 *
 * Returns: whether @fd is a terminal
 */
gboolean
kd_cli_no_echo (int      fd,
                gboolean off)
{
  struct termios state;

  if (tcgetattr (fd, &state) != 0)
    return FALSE;
  if (off)
    state.c_lflag &= ~(tcflag_t) ECHO;
  else
    state.c_lflag |= ECHO;
  return tcsetattr (fd, TCSAFLUSH, &state) == 0;
}

/**
 * kd_cli_open:
 * @cli: the call
 * @error: return location
 *
 * Unlocks the vault and opens the book, with the passphrase from the descriptor that was named or from
 * the terminal.
 *
 * Returns: (transfer full) (nullable): the workspace
 */
KdWorkspace *
kd_cli_open (KdCli   *cli,
             GError **error)
{
  g_autofd int terminal = -1;
  KdWorkspace *workspace;

  if (cli->password_fd < 0)
    {
      terminal = open ("/dev/tty", O_RDWR | O_CLOEXEC);
      if (terminal < 0 || !kd_cli_no_echo (terminal, TRUE))
        {
          g_set_error (error, KD_ERROR, KD_ERROR_LOCKED, _ ("There is no terminal to ask for the passphrase; hand it over by --password-fd"));
          return NULL;
        }
      dprintf (terminal, _ ("Passphrase: "));
    }
  workspace = kd_workspace_unlock (cli->vault, cli->user, cli->book, terminal >= 0 ? terminal : cli->password_fd, cli->clock, error);
  if (terminal >= 0)
    {
      kd_cli_no_echo (terminal, FALSE);
      dprintf (terminal, "\n");
    }
  if (workspace != NULL)
    kd_workspace_set_regime (workspace, cli->regime);
  if (workspace != NULL && !kd_workspace_is_recovery_confirmed (workspace) && !cli->json)
    fprintf (stderr, _ ("The recovery key is not confirmed yet: “dossier-cli recovery confirm” asks for it\n"));
  return workspace;
}

/**
 * kd_cli_usage:
 * @error: return location
 * @usage: how the command is called
 *
 * Returns: %FALSE, for the convenience of the caller
 */
gboolean
kd_cli_usage (GError    **error,
              const char *usage)
{
  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, _ ("Usage: dossier-cli %s"), usage);
  return FALSE;
}

/**
 * kd_cli_say:
 * @cli: the call
 * @name: a key
 * @value: (nullable): its value
 *
 * Prints one fact, as a line or as a member of the JSON object.
 */
void
kd_cli_say (KdCli      *cli,
            const char *name,
            const char *value)
{
  if (cli->json)
    {
      json_builder_set_member_name (cli->out, name);
      if (value != NULL)
        json_builder_add_string_value (cli->out, value);
      else
        json_builder_add_null_value (cli->out);
    }
  else if (value != NULL)
    printf ("%s: %s\n", name, value);
}

/**
 * kd_cli_say_number:
 * @cli: the call
 * @name: a key
 * @value: its value
 *
 * Prints one number.
 */
void
kd_cli_say_number (KdCli      *cli,
                   const char *name,
                   gint64      value)
{
  if (cli->json)
    {
      json_builder_set_member_name (cli->out, name);
      json_builder_add_int_value (cli->out, value);
    }
  else
    printf ("%s: %" G_GINT64_FORMAT "\n", name, value);
}

/**
 * kd_cli_say_flag:
 * @cli: the call
 * @name: a key
 * @value: its value
 *
 * Prints one yes or no.
 */
void
kd_cli_say_flag (KdCli      *cli,
                 const char *name,
                 gboolean    value)
{
  if (cli->json)
    {
      json_builder_set_member_name (cli->out, name);
      json_builder_add_boolean_value (cli->out, value);
    }
  else
    printf ("%s: %s\n", name, value ? "yes" : "no");
}

/**
 * kd_cli_begin_list:
 * @cli: the call
 * @name: a key
 *
 * With --json, begins an array; for people, what follows is printed as it comes.
 */
void
kd_cli_begin_list (KdCli      *cli,
                   const char *name)
{
  if (!cli->json)
    return;
  json_builder_set_member_name (cli->out, name);
  json_builder_begin_array (cli->out);
}

/**
 * kd_cli_end_list:
 * @cli: the call
 *
 * Ends what [func@cli_begin_list] began.
 */
void
kd_cli_end_list (KdCli *cli)
{
  if (cli->json)
    json_builder_end_array (cli->out);
}

/**
 * kd_cli_say_list:
 * @cli: the call
 * @name: a key
 * @values: (array zero-terminated=1): its values
 *
 * Prints a list of texts.
 */
void
kd_cli_say_list (KdCli      *cli,
                 const char *name,
                 char      **values)
{
  kd_cli_begin_list (cli, name);
  for (guint i = 0; values[i] != NULL; i++)
    {
      if (cli->json)
        json_builder_add_string_value (cli->out, values[i]);
      else
        printf ("%s: %s\n", name, values[i]);
    }
  kd_cli_end_list (cli);
}

/**
 * kd_cli_find_kind:
 * @name: (nullable): what somebody typed
 * @error: return location
 *
 * Returns: (transfer none) (nullable): the kind of that name
 */
const KdKindDef *
kd_cli_find_kind (const char *name,
                  GError    **error)
{
  const KdKindDef *def = name != NULL ? kd_kind_find (name) : NULL;
  g_autoptr (GString) names = NULL;

  if (def != NULL)
    return def;
  names = g_string_new (NULL);
  for (guint kind = 1; kind <= KD_KIND_LAST; kind++)
    g_string_append_printf (names, "%s%s", kind > 1 ? ", " : "", kd_kind_get_def ((KdKind) kind)->name);
  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, _ ("“%s” is no kind of record; there are %s"), name != NULL ? name : "", names->str);
  return NULL;
}
