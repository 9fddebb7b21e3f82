/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-overview-tab.h"

#include "kd-client-words.h"
#include "kd-client.h"
#include "kd-interaction.h"
#include "kd-client-members.h"
#include "kd-rows-group.h"
#include "kd-task.h"
#include "kd-account.h"
#include "kd-valuation.h"
#include "kd-words-amount.h"
#include "kd-words-date.h"
#include "kd-journal-row.h"

#include <glib/gi18n-lib.h>

#define ENTRIES_SHOWN 3
#define EXTRAS_SHOWN 5

/**
 * KdOverviewTab:
 *
 * What is to be done, what was said last, what there is, who belongs to the client.
 */
struct _KdOverviewTab
{
  KdClientTab parent_instance;

  KdRowsGroup *tasks;
  KdRowsGroup *journal;
  KdRowsGroup *assets;
  KdRowsGroup *family;
  KdRowsGroup *notes;
  KdRowsGroup *extras;
};

G_DEFINE_FINAL_TYPE (KdOverviewTab, kd_overview_tab, KD_TYPE_CLIENT_TAB)

static void
show_tasks (KdOverviewTab *self,
            KdClientFile  *file)
{
  KdSession *session = kd_client_tab_get_session (KD_CLIENT_TAB (self));
  KdDate     today = kd_session_get_today (session);
  g_autoptr (GPtrArray) tasks = kd_client_file_list (file, KD_KIND_TASK);

  kd_rows_group_begin (self->tasks);
  for (guint i = 0; i < tasks->len; i++)
    {
      const KdRow     *task = tasks->pdata[i];
      const char      *status = kd_row_get_text (task, KD_TASK_STATUS);
      KdDate           due = (KdDate) kd_row_get_integer (task, KD_TASK_DUE, KD_DATE_NONE);
      g_autofree char *when = due != KD_DATE_NONE ? kd_words_due (due, today) : NULL;
      g_autoptr (GMenuModel) menu = NULL;
      GtkWidget *row, *done;
      char       id[KD_UUID_TEXT_SIZE];

      if ((g_strcmp0 (status, "open") != 0 && g_strcmp0 (status, "snoozed") != 0) || !kd_rows_group_wants (self->tasks))
        continue;
      row = kd_rows_group_row_new (kd_row_get_text (task, KD_TASK_TITLE), when, NULL);
      done = gtk_button_new_with_label (_ ("Done"));
      gtk_widget_set_valign (done, GTK_ALIGN_CENTER);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (done), "client.finish-task");
      gtk_actionable_set_action_target (GTK_ACTIONABLE (done), "s", kd_uuid_format (&task->uuid, id));
      if (due != KD_DATE_NONE && due < today)
        kd_rows_group_row_add_pill (row, _ ("Overdue"), "pill-error");
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), done);
      menu = kd_client_words_menu (task);
      kd_rows_group_row_set_menu (row, menu);
      kd_rows_group_add (self->tasks, row);
    }
  kd_rows_group_end (self->tasks);
}

static void
show_journal (KdOverviewTab *self,
              KdClientFile  *file)
{
  KdSession *session = kd_client_tab_get_session (KD_CLIENT_TAB (self));
  g_autoptr (GPtrArray) entries = kd_client_file_list (file, KD_KIND_INTERACTION);

  kd_rows_group_begin (self->journal);
  for (guint i = 0; i < MIN (entries->len, ENTRIES_SHOWN); i++)
    kd_rows_group_add (self->journal, kd_journal_row_new (session, entries->pdata[i], 2));
  kd_rows_group_end (self->journal);
}

static void
show_assets (KdOverviewTab *self,
             KdClientFile  *file)
{
  KdSession *session = kd_client_tab_get_session (KD_CLIENT_TAB (self));
  g_autoptr (GPtrArray) accounts = kd_client_file_list (file, KD_KIND_ACCOUNT);

  kd_rows_group_begin (self->assets);
  for (guint i = 0; i < accounts->len; i++)
    {
      const KdRow *account = accounts->pdata[i];
      g_autoptr (GPtrArray) values = kd_client_file_list_of (file, KD_KIND_VALUATION, KD_VALUATION_ACCOUNT, &account->uuid);
      g_autofree char *value = values->len > 0 ? kd_client_words_value (session, values->pdata[0], KD_VALUATION_VALUE) : g_strdup (KD_WORDS_UNKNOWN);
      g_autofree char *date = values->len > 0 ? kd_client_words_value (session, values->pdata[0], KD_VALUATION_DATE) : g_strdup ("");

      if (kd_rows_group_wants (self->assets))
        kd_rows_group_add (self->assets, kd_rows_group_row_new (kd_row_get_text (account, KD_ACCOUNT_NAME), date, value));
    }
  kd_rows_group_end (self->assets);
}

static void
show_notes (KdOverviewTab *self,
            KdClientFile  *file)
{
  const char *notes = kd_row_get_text (file->client, KD_CLIENT_NOTES);
  GPtrArray  *extras = file->client->extras;

  kd_rows_group_begin (self->notes);
  if (notes != NULL)
    {
      GtkWidget *row = kd_rows_group_row_new (notes, NULL, NULL);

      adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
      kd_rows_group_add (self->notes, row);
    }
  kd_rows_group_end (self->notes);
  kd_rows_group_begin (self->extras);
  for (guint i = 0; i < MIN (extras->len, EXTRAS_SHOWN); i++)
    {
      const KdExtra *extra = extras->pdata[i];
      GtkWidget     *row = kd_rows_group_row_new (extra->name, extra->text, NULL);

      gtk_widget_add_css_class (row, "property");
      kd_rows_group_add (self->extras, row);
    }
  kd_rows_group_end (self->extras);
  gtk_widget_set_visible (GTK_WIDGET (self->extras), extras->len > 0);
}

static void
kd_overview_tab_show (KdClientTab  *tab,
                      KdClientFile *file)
{
  KdOverviewTab *self = KD_OVERVIEW_TAB (tab);

  show_tasks (self, file);
  show_journal (self, file);
  show_assets (self, file);
  kd_client_members_show (self->family, kd_client_tab_get_session (tab), file);
  show_notes (self, file);
}

static void
kd_overview_tab_constructed (GObject *object)
{
  KdOverviewTab *self = KD_OVERVIEW_TAB (object);
  KdClientTab   *tab = KD_CLIENT_TAB (object);

  G_OBJECT_CLASS (kd_overview_tab_parent_class)->constructed (object);
  self->tasks = kd_rows_group_new (_ ("To Do"), _ ("Nothing to do"));
  kd_rows_group_add_button (self->tasks, "list-add-symbolic", _ ("New To-Do (Ctrl+D)"), "client.add-task");
  self->journal = kd_rows_group_new (_ ("Last Contacts"), _ ("No contact was written down yet"));
  kd_rows_group_add_button (self->journal, "list-add-symbolic", _ ("Log a contact (Ctrl+Shift+N)"), "win.log");
  kd_rows_group_add_button (self->journal, "go-next-symbolic", _ ("The Whole Journal"), "client.tab(6)");
  self->assets = kd_rows_group_new (_ ("Assets"), _ ("No accounts yet"));
  kd_rows_group_add_button (self->assets, "go-next-symbolic", _ ("Finances"), "client.tab(3)");
  self->family = kd_client_members_group_new ();
  self->notes = kd_rows_group_new (_ ("Worth Remembering"), _ ("Likes, dislikes, how to be served: nothing yet"));
  kd_rows_group_add_button (self->notes, "go-next-symbolic", _ ("Profile"), "client.tab(2)");
  self->extras = kd_rows_group_new (_ ("Other Fields"), "");
  kd_client_tab_add (tab, GTK_WIDGET (self->tasks));
  kd_client_tab_add (tab, GTK_WIDGET (self->journal));
  kd_client_tab_add (tab, GTK_WIDGET (self->assets));
  kd_client_tab_add (tab, GTK_WIDGET (self->family));
  kd_client_tab_add (tab, GTK_WIDGET (self->notes));
  kd_client_tab_add (tab, GTK_WIDGET (self->extras));
}

static void
kd_overview_tab_class_init (KdOverviewTabClass *class)
{
  G_OBJECT_CLASS (class)->constructed = kd_overview_tab_constructed;
  KD_CLIENT_TAB_CLASS (class)->show = kd_overview_tab_show;
}

static void
kd_overview_tab_init (KdOverviewTab *self)
{
}
