/* SPDX-License-Identifier: GPL-3.0-or-later */

/* init, passphrase, recovery, doctor, demo. */

#include "kd-cli.h"

#include "kd-demo.h"
#include "kd-doctor.h"
#include "kd-error.h"

#include <glib/gi18n.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* New secrets are read from the descriptor, or from standard input without echo. */
static int
begin_secret (KdCli      *cli,
              const char *prompt)
{
  if (cli->password_fd >= 0)
    return cli->password_fd;
  if (kd_cli_no_echo (STDIN_FILENO, TRUE))
    dprintf (STDERR_FILENO, "%s", prompt);
  return STDIN_FILENO;
}

static void
end_secret (KdCli *cli)
{
  if (cli->password_fd < 0 && kd_cli_no_echo (STDIN_FILENO, FALSE))
    dprintf (STDERR_FILENO, "\n");
}

/**
 * kd_cli_init:
 * @cli: the call
 * @arguments: none
 * @error: return location
 *
 * `init`: makes a vault with a book.
 *
 * Returns: whether it was made
 */
gboolean
kd_cli_init (KdCli   *cli,
             char   **arguments,
             GError **error)
{
  const char      *user = cli->user != NULL ? cli->user : g_get_user_name ();
  const char      *title = cli->book != NULL ? cli->book : _ ("My Clients");
  g_autofree char *recovery_key = NULL;
  g_autofree char *book = NULL;
  gboolean         made;

  if (arguments[0] != NULL)
    return kd_cli_usage (error, "init [--book NAME] [--user NAME]");
  made = kd_workspace_create (cli->vault, user, title, begin_secret (cli, _ ("New passphrase: ")), cli->clock, &recovery_key, &book, error);
  end_secret (cli);
  if (!made)
    return FALSE;
  kd_cli_say (cli, "vault", cli->vault);
  kd_cli_say (cli, "book", book);
  kd_cli_say (cli, "user", user);
  kd_cli_say (cli, "recovery_key", recovery_key);
  if (!cli->json)
    g_print ("%s\n", _ ("Write the recovery key on paper now: it is shown this once, and opens the vault when the passphrase is forgotten."));
  explicit_bzero (recovery_key, strlen (recovery_key));
  return TRUE;
}

/**
 * kd_cli_passphrase:
 * @cli: the call
 * @arguments: none
 * @error: return location
 *
 * `passphrase`: changes it, by the old one or by the recovery key.
 *
 * Returns: whether it was changed
 */
gboolean
kd_cli_passphrase (KdCli   *cli,
                   char   **arguments,
                   GError **error)
{
  gboolean changed;

  if (arguments[0] != NULL)
    return kd_cli_usage (error, "passphrase [--recovery]");
  changed = kd_workspace_change_passphrase (cli->vault,
                                            cli->user,
                                            cli->recovery,
                                            begin_secret (cli, cli->recovery ? _ ("Recovery key, then the new passphrase, a line each: ") : _ ("Old passphrase, then the new one, a line each: ")),
                                            cli->clock,
                                            error);
  end_secret (cli);
  if (changed)
    {
      kd_cli_say_flag (cli, "changed", TRUE);
      if (!cli->json)
        g_print ("%s\n", _ ("Old copies of the vault’s key file, in backups too, still open by the old passphrase."));
    }
  return changed;
}

/**
 * kd_cli_recovery:
 * @cli: the call
 * @arguments: `confirm`
 * @error: return location
 *
 * `recovery confirm`: asks for three groups of the recovery key, so that it surely stands on paper.
 *
 * Returns: whether it is confirmed
 */
gboolean
kd_cli_recovery (KdCli   *cli,
                 char   **arguments,
                 GError **error)
{
  g_autofree char *prompt = NULL;
  guint            asked[3];
  gboolean         confirmed;

  if (g_strcmp0 (arguments[0], "confirm") != 0 || arguments[1] != NULL)
    return kd_cli_usage (error, "recovery confirm");
  kd_workspace_choose_groups (asked);
  prompt = g_strdup_printf (_ ("Passphrase, then groups %u, %u and %u of the recovery key from the paper, a line each: "), asked[0], asked[1], asked[2]);
  confirmed = kd_workspace_confirm_recovery (cli->vault, cli->user, cli->password_fd < 0 ? asked : NULL, begin_secret (cli, prompt), cli->clock, error);
  end_secret (cli);
  if (confirmed)
    kd_cli_say_flag (cli, "confirmed", TRUE);
  return confirmed;
}

static void
say_check (const char *name,
           gboolean    ok,
           const char *detail,
           gpointer    data)
{
  KdCli *cli = data;

  if (!ok)
    cli->exit = KD_EXIT_FINDINGS;
  if (!cli->json)
    {
      g_print ("%s %s%s%s\n", ok ? "ok " : "BAD", name, *detail != '\0' ? ": " : "", detail);
      return;
    }
  json_builder_begin_object (cli->out);
  kd_cli_say (cli, "name", name);
  kd_cli_say_flag (cli, "ok", ok);
  kd_cli_say (cli, "detail", detail);
  json_builder_end_object (cli->out);
}

/**
 * kd_cli_doctor:
 * @cli: the call
 * @arguments: none
 * @error: return location
 *
 * `doctor`: looks at what makes a book safe on this machine.
 *
 * Returns: %TRUE; findings are in the exit code
 */
gboolean
kd_cli_doctor (KdCli   *cli,
               char   **arguments,
               GError **error)
{
  if (arguments[0] != NULL)
    return kd_cli_usage (error, "doctor");
  kd_cli_begin_list (cli, "checks");
  kd_doctor_examine (cli->vault, say_check, cli);
  kd_cli_end_list (cli);
  return TRUE;
}

/**
 * kd_cli_demo:
 * @cli: the call
 * @arguments: none
 * @error: return location
 *
 * `demo`: fills the book with invented people.
 *
 * Returns: whether they are stored
 */
gboolean
kd_cli_demo (KdCli   *cli,
             char   **arguments,
             GError **error)
{
  g_autoptr (KdWorkspace) workspace = NULL;
  gint64  start;
  guint64 transactions;

  if (arguments[0] != NULL || cli->clients < 1 || cli->clients > 1000000)
    return kd_cli_usage (error, "demo --clients N [--seed S], N from 1 to 1000000");
  workspace = kd_cli_open (cli, error);
  if (workspace == NULL)
    return FALSE;
  start = g_get_monotonic_time ();
  if (!kd_demo_fill (workspace, kd_clock_today (cli->clock), kd_clock_now (cli->clock), (guint) cli->clients, (guint64) cli->seed, &transactions, error))
    return FALSE;
  kd_cli_say_number (cli, "clients", cli->clients);
  kd_cli_say_number (cli, "transactions", (gint64) transactions);
  if (cli->json)
    {
      json_builder_set_member_name (cli->out, "seconds");
      json_builder_add_double_value (cli->out, (double) (g_get_monotonic_time () - start) / G_USEC_PER_SEC);
    }
  else
    g_print ("seconds: %.2f\n", (double) (g_get_monotonic_time () - start) / G_USEC_PER_SEC);
  return TRUE;
}

/**
 * kd_cli_backup:
 * @cli: the call
 * @arguments: a file
 * @error: return location
 *
 * `backup`: writes a verified copy of the book.
 *
 * Returns: whether it is on the disk
 */
gboolean
kd_cli_backup (KdCli   *cli,
               char   **arguments,
               GError **error)
{
  g_autoptr (KdWorkspace) workspace = NULL;
  guint64 size;

  if (arguments[0] == NULL || arguments[1] != NULL)
    return kd_cli_usage (error, "backup FILE");
  workspace = kd_cli_open (cli, error);
  if (workspace == NULL || !kd_workspace_backup (workspace, arguments[0], NULL, &size, error))
    return FALSE;
  kd_cli_say (cli, "file", arguments[0]);
  kd_cli_say_number (cli, "bytes", (gint64) size);
  kd_cli_say_flag (cli, "verified", TRUE);
  return TRUE;
}

/**
 * kd_cli_restore:
 * @cli: the call
 * @arguments: a file
 * @error: return location
 *
 * `restore`: makes a new vault of a backup.
 *
 * Returns: whether it is in place
 */
gboolean
kd_cli_restore (KdCli   *cli,
                char   **arguments,
                GError **error)
{
  gboolean restored;

  if (arguments[0] == NULL || arguments[1] != NULL || cli->to == NULL)
    return kd_cli_usage (error, "restore FILE --to DIR");
  restored = kd_workspace_restore (arguments[0], cli->to, cli->user, begin_secret (cli, _ ("Passphrase of the backup: ")), cli->clock, error);
  end_secret (cli);
  if (!restored)
    return FALSE;
  kd_cli_say (cli, "vault", cli->to);
  kd_cli_say_flag (cli, "verified", TRUE);
  return TRUE;
}
