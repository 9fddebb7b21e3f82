/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-client-referral.h"

#include "kd-client-words.h"
#include "kd-client.h"

#include <glib/gi18n-lib.h>

/**
 * kd_client_referral_group_new:
 *
 * Returns: (transfer floating): the list of who referred a client, and whom the client referred
 */
KdRowsGroup *
kd_client_referral_group_new (void)
{
  KdRowsGroup *group = kd_rows_group_new (_ ("Referrals"), _ ("Nobody referred this client"));

  kd_rows_group_add_button (group, "document-edit-symbolic", _ ("Who Referred the Client"), "client.set-referrer");
  kd_rows_group_set_verb (group, _ ("Choose…"), "client.set-referrer");
  return group;
}

static GtkWidget *
make_row (KdSession    *session,
          const KdUuid *uuid,
          const char   *what)
{
  GtkWidget *row = kd_rows_group_row_new (kd_client_words_name (session, uuid), what, NULL);
  char       id[KD_UUID_TEXT_SIZE];

  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.open-client");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", kd_uuid_format (uuid, id));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  return row;
}

/**
 * kd_client_referral_show:
 * @group: what [func@client_referral_group_new] gave
 * @session: an open book
 * @file: a client's file
 *
 * Shows who referred the client, and whom the client referred; a press opens the file.
 */
void
kd_client_referral_show (KdRowsGroup        *group,
                         KdSession          *session,
                         const KdClientFile *file)
{
  const KdValue *referrer = &file->client->values[KD_CLIENT_REFERRER];

  kd_rows_group_begin (group);
  if (referrer->type == KD_VALUE_UUID)
    {
      g_autoptr (GMenu) menu = g_menu_new ();
      GtkWidget *row = make_row (session, &referrer->uuid, _ ("Referred this client"));

      g_menu_append (menu, _ ("Remove"), "client.clear-referrer");
      kd_rows_group_row_set_menu (row, G_MENU_MODEL (menu));
      kd_rows_group_add (group, row);
    }
  for (guint i = 0; i < file->rows->len; i++)
    {
      const KdRow *row = file->rows->pdata[i];

      if (row->def->kind == KD_KIND_CLIENT && kd_rows_group_wants (group))
        kd_rows_group_add (group, make_row (session, &row->uuid, _ ("Was referred by this client")));
    }
  kd_rows_group_end (group);
}
