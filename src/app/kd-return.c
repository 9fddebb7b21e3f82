/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Whoever unlocks finds the window where it was locked: the place, the client, what was being written. */

#include "kd-return.h"

#include <glib/gi18n-lib.h>

#define FIRST_PLACE "today"

static void
on_locking (KdSession *session,
            KdShell   *shell)
{
  const KdUuid *client = kd_shell_get_client (shell);
  char          day[KD_DATE_TEXT_SIZE];
  char          id[KD_UUID_TEXT_SIZE];

  kd_session_leave (session, "day", kd_date_format (kd_session_get_today (session), day));
  kd_session_leave (session, "place", kd_shell_get_place (shell));
  if (client != NULL)
    kd_session_leave (session, "client", kd_uuid_format (client, id));
}

static gboolean
is_of_today (KdSession *session)
{
  g_autofree char *day = kd_session_find_left (session, "day");
  char             today[KD_DATE_TEXT_SIZE];

  return g_strcmp0 (day, kd_date_format (kd_session_get_today (session), today)) == 0;
}

/* What was typed and not kept when the book was locked. */
static void
resume_form (KdShell   *shell,
             KdSession *session)
{
  g_autofree char *form = kd_session_find_left (session, "form");
  g_autofree char *name = NULL;
  g_autoptr (GVariant) target = NULL;

  if (form == NULL || !g_action_parse_detailed_name (form, &name, &target, NULL))
    return;
  gtk_widget_activate_action_variant (GTK_WIDGET (shell), name, target);
  kd_session_say (session, _ ("What you were writing is back"));
}

/**
 * kd_return_resume:
 * @shell: a new shell in its window
 * @session: its book
 *
 * Goes to where the window was when the book was locked. On another day there is other work to do, which comes first.
 */
void
kd_return_resume (KdShell   *shell,
                  KdSession *session)
{
  g_autofree char *place = kd_session_find_left (session, "place");
  g_autofree char *client = kd_session_find_left (session, "client");
  gboolean         again = place != NULL && is_of_today (session);
  KdUuid           uuid;

  kd_shell_show_place (shell, again ? place : FIRST_PLACE);
  if (kd_shell_get_place (shell) == NULL)
    kd_shell_show_place (shell, FIRST_PLACE);
  if (again && client != NULL && kd_uuid_parse (client, &uuid))
    kd_shell_open_client (shell, &uuid);
  resume_form (shell, session);
  g_signal_connect_object (session, "locking", G_CALLBACK (on_locking), shell, G_CONNECT_DEFAULT);
}
