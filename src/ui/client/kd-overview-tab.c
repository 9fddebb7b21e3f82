/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-overview-tab.h"

#include "kd-chart-card.h"
#include "kd-client-charts.h"
#include "kd-client-members.h"
#include "kd-client-portfolio.h"
#include "kd-client.h"
#include "kd-interaction.h"
#include "kd-journal-row.h"
#include "kd-overview-todo.h"
#include "kd-rows-group.h"

#include <glib/gi18n-lib.h>

#define ENTRIES_SHOWN 3
#define EXTRAS_SHOWN 5
#define MONTHS_SHOWN 12
#define CARD_WIDTH 320

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
  KdRowsGroup *assets; /* says that there is nothing to draw */
  KdChartCard *parts;
  KdChartCard *worth;
  KdRowsGroup *family;
  KdRowsGroup *notes;
  KdRowsGroup *extras;
};

G_DEFINE_FINAL_TYPE (KdOverviewTab, kd_overview_tab, KD_TYPE_CLIENT_TAB)

static void
show_journal (KdOverviewTab *self,
              KdClientFile  *file)
{
  KdSession *session = kd_client_tab_get_session (KD_CLIENT_TAB (self));
  GTimeZone *zone = kd_clock_get_zone (kd_workspace_get_clock (kd_session_get_workspace (session)));
  g_autoptr (GPtrArray) items = kd_journal_item_list (file, zone);

  kd_rows_group_begin (self->journal);
  for (guint i = 0; i < MIN (items->len, ENTRIES_SHOWN); i++)
    {
      GtkWidget *entry = kd_journal_row_new (session, 2, FALSE);
      GtkWidget *row = adw_preferences_row_new ();

      kd_journal_row_show (KD_JOURNAL_ROW (entry), items->pdata[i]);
      gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), entry);
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
      gtk_widget_add_css_class (row, "journal-row");
      kd_rows_group_add (self->journal, row);
    }
  kd_rows_group_end (self->journal);
}

static void
show_card (KdChartCard *card,
           KdChart     *chart)
{
  gtk_widget_set_visible (GTK_WIDGET (card), chart != NULL);
  if (chart != NULL)
    kd_chart_card_set_chart (card, chart);
}

static void
show_assets (KdOverviewTab *self,
             KdClientFile  *file)
{
  KdDate today = kd_session_get_today (kd_client_tab_get_session (KD_CLIENT_TAB (self)));
  g_autoptr (KdPortfolio) portfolio = kd_client_portfolio_new (file->rows, file->products);
  g_autoptr (KdChart) parts = kd_client_charts_new_parts (portfolio, today);
  g_autoptr (KdChart) worth = kd_client_charts_new_worth (portfolio, today, MONTHS_SHOWN);
  gboolean accounts = portfolio->accounts->len > 0;

  show_card (self->parts, parts);
  show_card (self->worth, worth);
  gtk_widget_set_visible (GTK_WIDGET (self->assets), parts == NULL);
  kd_rows_group_set_verb (self->assets, accounts ? _ ("Enter Values…") : _ ("Add an Account…"), accounts ? "client.enter-values" : "client.add-record::account");
  kd_rows_group_begin (self->assets);
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
  KdSession     *session = kd_client_tab_get_session (tab);

  kd_overview_todo_show (self->tasks, session, file);
  show_journal (self, file);
  show_assets (self, file);
  kd_client_members_show (self->family, session, file);
  show_notes (self, file);
}

static KdRowsGroup *
make_group (const char *title,
            const char *empty,
            const char *verb,
            const char *action)
{
  KdRowsGroup *group = kd_rows_group_new (title, empty);

  kd_rows_group_set_verb (group, verb, action);
  return group;
}

static void
kd_overview_tab_constructed (GObject *object)
{
  KdOverviewTab *self = KD_OVERVIEW_TAB (object);
  KdClientTab   *tab = KD_CLIENT_TAB (object);

  G_OBJECT_CLASS (kd_overview_tab_parent_class)->constructed (object);
  self->tasks = kd_overview_todo_new ();
  self->journal = make_group (_ ("Last Contacts"), _ ("No contact was written down yet"), _ ("Log"), "win.log");
  kd_rows_group_add_link (self->journal, _ ("The Whole Journal"), "client.tab(6)");
  self->parts = kd_chart_card_new (kd_client_tab_get_session (tab), CARD_WIDTH);
  self->worth = kd_chart_card_new (kd_client_tab_get_session (tab), CARD_WIDTH);
  self->assets = kd_rows_group_new (_ ("Assets"), _ ("Nothing was valued yet"));
  self->family = kd_client_members_group_new ();
  self->notes = make_group (_ ("Worth Remembering"), _ ("Likes, dislikes, how to be served: nothing yet"), _ ("Write It Down"), "client.tab(2)");
  self->extras = kd_rows_group_new (_ ("Other Fields"), "");
  kd_rows_group_add_link (self->extras, _ ("All Fields"), "client.tab(2)");
  kd_client_tab_add (tab, GTK_WIDGET (self->tasks));
  kd_client_tab_add (tab, GTK_WIDGET (self->journal));
  kd_client_tab_add_beside (tab, GTK_WIDGET (self->assets));
  kd_client_tab_add_beside (tab, GTK_WIDGET (self->parts));
  kd_client_tab_add_beside (tab, GTK_WIDGET (self->worth));
  kd_client_tab_add_beside (tab, GTK_WIDGET (self->family));
  kd_client_tab_add_beside (tab, GTK_WIDGET (self->notes));
  kd_client_tab_add_beside (tab, GTK_WIDGET (self->extras));
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
