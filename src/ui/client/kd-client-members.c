/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-client-members.h"

#include "kd-client-words.h"
#include "kd-membership.h"
#include "kd-words-amount.h"

#include <glib/gi18n-lib.h>

/**
 * kd_client_members_group_new:
 *
 * Returns: (transfer floating): the list of a client's family
 */
KdRowsGroup *
kd_client_members_group_new (void)
{
  KdRowsGroup *group = kd_rows_group_new (_ ("Family"), _ ("No family members yet"));

  kd_rows_group_add_button (group, "list-add-symbolic", _ ("Add a Family Member"), "client.add-member");
  kd_rows_group_set_verb (group, _ ("Add…"), "client.add-member");
  return group;
}

static void
add_member (KdRowsGroup *group,
            KdSession   *session,
            const KdRow *member)
{
  const KdUuid    *uuid = &member->values[KD_MEMBERSHIP_CLIENT].uuid;
  KdClientFacts    facts;
  gboolean         known = kd_client_words_facts (session, uuid, &facts) && facts.brief.assets != KD_BRIEF_NO_AMOUNT;
  g_autofree char *assets = known ? kd_client_words_short (session, facts.brief.assets, KD_DEFAULT_CURRENCY) : g_strdup (KD_WORDS_UNKNOWN);
  g_autoptr (GMenuModel) menu = kd_client_words_menu (member);
  GtkWidget *row = kd_rows_group_row_new (kd_client_words_name (session, uuid), kd_client_words_choice (member, KD_MEMBERSHIP_ROLE), assets);
  char       id[KD_UUID_TEXT_SIZE];

  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.open-client");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", kd_uuid_format (uuid, id));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  kd_rows_group_row_set_menu (row, menu);
  kd_rows_group_add (group, row);
}

/* The family's assets, each member counted once, and those that nobody knows left out. */
static void
add_total (KdRowsGroup        *group,
           KdSession          *session,
           const KdClientFile *file)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (kd_uuid_hash, kd_uuid_equal);
  KdClientFacts facts;
  gint64        total = 0;

  g_hash_table_add (seen, &file->client->uuid);
  for (guint i = 0; i < file->members->len; i++)
    g_hash_table_add (seen, &((KdRow *) file->members->pdata[i])->values[KD_MEMBERSHIP_CLIENT].uuid);
  GHashTableIter iter;
  gpointer       uuid;

  g_hash_table_iter_init (&iter, seen);
  while (g_hash_table_iter_next (&iter, &uuid, NULL))
    if (kd_client_words_facts (session, uuid, &facts) && facts.brief.assets != KD_BRIEF_NO_AMOUNT)
      total += facts.brief.assets;
  g_autofree char *text = kd_client_words_short (session, total, KD_DEFAULT_CURRENCY);

  kd_rows_group_add (group, kd_rows_group_row_new (_ ("The Family Together"), NULL, text));
}

/**
 * kd_client_members_show:
 * @group: what [func@client_members_group_new] gave
 * @session: an open book
 * @file: a client's file
 *
 * Shows who else belongs to the client's households; a press opens the file of a member.
 */
void
kd_client_members_show (KdRowsGroup        *group,
                        KdSession          *session,
                        const KdClientFile *file)
{
  kd_rows_group_begin (group);
  for (guint i = 0; i < file->members->len; i++)
    add_member (group, session, file->members->pdata[i]);
  if (file->members->len > 0)
    add_total (group, session, file);
  kd_rows_group_end (group);
}
