/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-notice.h"

#include "kd-backup-plan.h"
#include "kd-instant.h"
#include "kd-words-date.h"

#include <glib/gi18n-lib.h>

static gboolean
has_clients (KdSession *session)
{
  return kd_roster_get_n_clients (kd_directory_get_roster (kd_session_get_directory (session))) > 0;
}

/**
 * kd_notice_find:
 * @session: an open book
 * @notice: (out caller-allocates): what is most worth saying
 *
 * Looks for what the banner says: one thing at a time, the gravest first.
 */
void
kd_notice_find (KdSession *session,
                KdNotice  *notice)
{
  KdWorkspace *workspace = kd_session_get_workspace (session);
  g_autoptr (KdBackupPlan) plan = kd_backup_plan_new_for (workspace);

  *notice = (KdNotice) { 0 };
  if (kd_session_is_read_only (session))
    *notice = (KdNotice) { g_strdup (_ ("Read-only: the client book is damaged")), _ ("Restore from a Backup…"), "win.restore" };
  else if (kd_program_is_demo (kd_session_get_program (session)))
    *notice = (KdNotice) { g_strdup (_ ("This is test data")), _ ("Make Your Own Vault"), "win.new-vault" };
  else if (!kd_workspace_is_recovery_confirmed (workspace))
    *notice = (KdNotice) { g_strdup (_ ("The recovery code has not been checked")), _ ("Check It…"), "win.check-recovery" };
  else if (has_clients (session))
    *notice = (KdNotice) { kd_backup_plan_describe (plan, kd_workspace_get_clock (workspace)), _ ("Back Up…"), "win.backup" };
}

/**
 * kd_notice_clear:
 * @notice: a notice
 *
 * Frees what is in it.
 */
void
kd_notice_clear (KdNotice *notice)
{
  g_clear_pointer (&notice->text, g_free);
}

/**
 * kd_notice_describe_backup:
 * @session: an open book
 *
 * Returns: (transfer full): how old the last backup is, in few words
 */
char *
kd_notice_describe_backup (KdSession *session)
{
  KdWorkspace *workspace = kd_session_get_workspace (session);
  g_autoptr (KdBackupPlan) plan = kd_backup_plan_new_for (workspace);
  g_autofree char *past = NULL;

  if (kd_backup_plan_get_last (plan) == 0)
    return g_strdup (_ ("Back Up…"));
  past = kd_words_past (kd_instant_get_date (kd_backup_plan_get_last (plan), kd_clock_get_zone (kd_workspace_get_clock (workspace))), kd_session_get_today (session));
  /* Translators: how old the last backup is: "Backup: yesterday" */
  return g_strdup_printf (_ ("Backup: %s"), past);
}
