/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-investments-tab.h"

#include "kd-chart-card.h"
#include "kd-client-charts.h"
#include "kd-client-portfolio.h"
#include "kd-client.h"
#include "kd-holdings-view.h"
#include "kd-returns-view.h"
#include "kd-trades-view.h"

#include <glib/gi18n-lib.h>

/**
 * KdInvestmentsTab:
 *
 * What is held, every transaction, and what was earned: one of them at a time.
 */
struct _KdInvestmentsTab
{
  KdClientTab parent_instance;

  GtkStack       *parts;
  KdHoldingsView *holdings;
  KdTradesView   *trades;
  KdReturnsView  *returns;
  KdChartCard    *worth;
};

G_DEFINE_FINAL_TYPE (KdInvestmentsTab, kd_investments_tab, KD_TYPE_CLIENT_TAB)

#define MONTHS_SHOWN 24
#define CARD_WIDTH 480

static void
show_worth (KdInvestmentsTab  *self,
            const KdPortfolio *portfolio)
{
  g_autoptr (KdChart) worth = kd_client_charts_new_worth (portfolio, kd_session_get_today (kd_client_tab_get_session (KD_CLIENT_TAB (self))), MONTHS_SHOWN);

  gtk_widget_set_visible (GTK_WIDGET (self->worth), worth != NULL);
  if (worth != NULL)
    kd_chart_card_set_chart (self->worth, worth);
}

static void
kd_investments_tab_show (KdClientTab  *tab,
                         KdClientFile *file)
{
  KdInvestmentsTab *self = KD_INVESTMENTS_TAB (tab);
  g_autoptr (KdPortfolio) portfolio = kd_client_portfolio_new (file->rows, file->products);
  gboolean narrow = kd_client_tab_get_narrow (tab);

  kd_holdings_view_show (self->holdings, portfolio, narrow);
  kd_trades_view_show (self->trades, file, narrow);
  kd_returns_view_show (self->returns, &file->client->uuid, kd_row_get_text (file->client, KD_CLIENT_NAME));
  show_worth (self, portfolio);
}

/* --- making it ---------------------------------------------------------------------------------------------- */

static void
on_part (KdInvestmentsTab *self,
         GParamSpec       *pspec,
         AdwToggleGroup   *group)
{
  gtk_stack_set_visible_child_name (self->parts, adw_toggle_group_get_active_name (group));
}

static void
add_part (KdInvestmentsTab *self,
          AdwToggleGroup   *group,
          const char       *name,
          const char       *label,
          GtkWidget        *part)
{
  AdwToggle *toggle = adw_toggle_new ();

  adw_toggle_set_name (toggle, name);
  adw_toggle_set_label (toggle, label);
  adw_toggle_group_add (group, toggle);
  gtk_stack_add_named (self->parts, part, name);
}

static GtkWidget *
make_earned (KdInvestmentsTab *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 24);

  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->returns));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->worth));
  return box;
}

static void
kd_investments_tab_constructed (GObject *object)
{
  KdInvestmentsTab *self = KD_INVESTMENTS_TAB (object);
  KdClientTab      *tab = KD_CLIENT_TAB (object);
  KdSession        *session = kd_client_tab_get_session (tab);
  AdwToggleGroup   *group = ADW_TOGGLE_GROUP (adw_toggle_group_new ());

  G_OBJECT_CLASS (kd_investments_tab_parent_class)->constructed (object);
  self->holdings = kd_holdings_view_new (session);
  self->trades = kd_trades_view_new (session);
  self->returns = kd_returns_view_new (session);
  self->worth = kd_chart_card_new (session, CARD_WIDTH);
  self->parts = GTK_STACK (gtk_stack_new ());
  gtk_stack_set_vhomogeneous (self->parts, FALSE);
  gtk_stack_set_hhomogeneous (self->parts, FALSE);
  add_part (self, group, "holdings", _ ("Holdings"), GTK_WIDGET (self->holdings));
  add_part (self, group, "trades", _ ("Transactions"), GTK_WIDGET (self->trades));
  add_part (self, group, "returns", _ ("Returns"), make_earned (self));
  gtk_widget_set_halign (GTK_WIDGET (group), GTK_ALIGN_START);
  gtk_accessible_update_property (GTK_ACCESSIBLE (group), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("What of the Investments"), -1);
  g_signal_connect_object (group, "notify::active-name", G_CALLBACK (on_part), self, G_CONNECT_SWAPPED);
  kd_client_tab_add (tab, GTK_WIDGET (group));
  kd_client_tab_add (tab, GTK_WIDGET (self->parts));
}

static void
kd_investments_tab_class_init (KdInvestmentsTabClass *class)
{
  G_OBJECT_CLASS (class)->constructed = kd_investments_tab_constructed;
  KD_CLIENT_TAB_CLASS (class)->show = kd_investments_tab_show;
}

static void
kd_investments_tab_init (KdInvestmentsTab *self)
{
}
