/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-overview-todo.h"

#include "kd-account.h"
#include "kd-client-words.h"
#include "kd-product.h"
#include "kd-task.h"
#include "kd-words-date.h"

#include <glib/gi18n-lib.h>

/* Where a light is looked into. */
#define TAB_PROFILE 2
#define TAB_RISK 4
#define TAB_INVESTMENTS 5

/**
 * kd_overview_todo_new:
 *
 * Returns: (transfer floating): the list of what is to be done for a client
 */
KdRowsGroup *
kd_overview_todo_new (void)
{
  KdRowsGroup *group = kd_rows_group_new (_ ("To Do"), _ ("Nothing to do"));

  kd_rows_group_add_button (group, "list-add-symbolic", _ ("New To-Do (Ctrl+D)"), "client.add-task");
  kd_rows_group_set_verb (group, _ ("New To-Do…"), "client.add-task");
  return group;
}

/* --- promises ----------------------------------------------------------------------------------------------- */

static gboolean
is_open (const KdRow *task)
{
  const char *status = kd_row_get_text (task, KD_TASK_STATUS);

  return g_strcmp0 (status, "open") == 0 || g_strcmp0 (status, "snoozed") == 0;
}

static void
add_task (KdRowsGroup *group,
          KdSession   *session,
          const KdRow *task)
{
  KdDate           today = kd_session_get_today (session);
  KdDate           due = (KdDate) kd_row_get_integer (task, KD_TASK_DUE, KD_DATE_NONE);
  g_autofree char *when = due != KD_DATE_NONE ? kd_words_due (due, today) : NULL;
  g_autofree char *tooltip = g_strdup_printf (_ ("Done: %s"), kd_row_get_text (task, KD_TASK_TITLE));
  g_autoptr (GMenuModel) menu = kd_client_words_menu (task);
  GtkWidget *row = kd_rows_group_row_new (kd_row_get_text (task, KD_TASK_TITLE), when, NULL);
  GtkWidget *done = gtk_button_new_with_label (C_ ("verb", "Done"));
  char       id[KD_UUID_TEXT_SIZE];

  gtk_widget_set_valign (done, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (done, tooltip);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (done), "client.finish-task");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (done), "s", kd_uuid_format (&task->uuid, id));
  if (due != KD_DATE_NONE && due < today)
    kd_rows_group_row_add_pill (row, _ ("Overdue"), "pill-error");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), done);
  kd_rows_group_row_set_menu (row, menu);
  kd_rows_group_add (group, row);
}

/* --- lights ------------------------------------------------------------------------------------------------- */

/* What has a day, or none that is known; a press leads to where it is mended. */
static void
add_light (KdRowsGroup *group,
           const char  *title,
           KdLight      light,
           int          tab)
{
  g_autofree char *text = kd_light_describe (&light);
  GtkWidget       *row;

  if (text == NULL || !kd_rows_group_wants (group))
    return;
  row = kd_rows_group_row_new (title, NULL, NULL);
  kd_rows_group_row_add_pill (row, text, light.level == KD_LIGHT_ERROR ? "pill-error" : "pill-warning");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "client.tab");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "i", tab);
  kd_rows_group_add (group, row);
}

static void
add_products (KdRowsGroup     *group,
              const KdRuleSet *rules,
              KdDate           today,
              KdClientFile    *file)
{
  g_autoptr (GPtrArray) accounts = kd_client_file_list (file, KD_KIND_ACCOUNT);

  for (guint i = 0; i < accounts->len; i++)
    {
      const KdRow *account = accounts->pdata[i];
      const KdRow *product = kd_client_file_follow (file, account, KD_ACCOUNT_PRODUCT);

      if (product != NULL && account->values[KD_ACCOUNT_CLOSED].type == KD_VALUE_NONE)
        add_light (group,
                   kd_row_get_text (product, KD_PRODUCT_NAME),
                   kd_light_of_product (rules, (KdDate) kd_row_get_integer (product, KD_PRODUCT_MATURES, KD_DATE_NONE), today),
                   TAB_INVESTMENTS);
    }
}

/**
 * kd_overview_todo_show:
 * @group: what [func@overview_todo_new] gave
 * @session: an open book
 * @file: a client's file
 *
 * Shows what was promised to the client, and what runs out.
 */
void
kd_overview_todo_show (KdRowsGroup  *group,
                       KdSession    *session,
                       KdClientFile *file)
{
  const KdRuleSet *rules = kd_directory_get_rules (kd_session_get_directory (session));
  g_autoptr (GPtrArray) tasks = kd_client_file_list (file, KD_KIND_TASK);
  KdClientFacts facts;

  kd_rows_group_begin (group);
  for (guint i = 0; i < tasks->len; i++)
    if (is_open (tasks->pdata[i]) && kd_rows_group_wants (group))
      add_task (group, session, tasks->pdata[i]);
  if (kd_client_words_facts (session, &file->client->uuid, &facts))
    {
      add_light (group, _ ("Risk Assessment"), kd_light_of_assessment (rules, facts.brief.level, facts.brief.assessed, facts.today), TAB_RISK);
      add_light (group, _ ("Identity Document"), kd_light_of_id (rules, facts.brief.id_valid_until, facts.today), TAB_PROFILE);
      add_products (group, rules, facts.today, file);
    }
  kd_rows_group_end (group);
}
