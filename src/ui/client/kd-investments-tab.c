/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-investments-tab.h"

#include "kd-account.h"
#include "kd-chart-card.h"
#include "kd-client-charts.h"
#include "kd-client-portfolio.h"
#include "kd-client-words.h"
#include "kd-client.h"
#include "kd-holdings-view.h"
#include "kd-product.h"
#include "kd-returns-view.h"
#include "kd-table-group.h"
#include "kd-transaction.h"
#include "kd-words-amount.h"

#include <glib/gi18n-lib.h>

/**
 * KdInvestmentsTab:
 *
 * What is held, what it earned, and every transaction.
 */
struct _KdInvestmentsTab
{
  KdClientTab parent_instance;

  KdHoldingsView *holdings;
  KdReturnsView  *returns;
  KdChartCard    *worth;
  KdTableGroup   *trades;
  GtkWidget      *reversed;
};

G_DEFINE_FINAL_TYPE (KdInvestmentsTab, kd_investments_tab, KD_TYPE_CLIENT_TAB)

#define MONTHS_SHOWN 24
#define CARD_WIDTH 480

static const KdTableColumn trade_columns[] = {
  { N_ ("Product"), FALSE },
  { N_ ("Type"), FALSE },
  { N_ ("Date"), TRUE },
  { N_ ("Units"), TRUE },
  { N_ ("Amount"), TRUE },
  { N_ ("Note"), FALSE },
};

static gboolean
is_reversed (GPtrArray   *trades,
             const KdRow *trade)
{
  if (trade->values[KD_TRANSACTION_REVERSES].type == KD_VALUE_UUID)
    return TRUE;
  for (guint i = 0; i < trades->len; i++)
    {
      const KdValue *value = &((const KdRow *) trades->pdata[i])->values[KD_TRANSACTION_REVERSES];

      if (value->type == KD_VALUE_UUID && kd_uuid_equal (&value->uuid, &trade->uuid))
        return TRUE;
    }
  return FALSE;
}

static void
add_trade (KdInvestmentsTab *self,
           KdClientFile     *file,
           const KdRow      *trade,
           gboolean          reversed)
{
  KdSession       *session = kd_client_tab_get_session (KD_CLIENT_TAB (self));
  const KdRow     *account = kd_client_file_follow (file, trade, KD_TRANSACTION_ACCOUNT);
  const KdRow     *product = kd_client_file_follow (file, trade, KD_TRANSACTION_PRODUCT);
  const char      *what = product != NULL ? kd_row_get_text (product, KD_PRODUCT_NAME) : account != NULL ? kd_row_get_text (account, KD_ACCOUNT_NAME)
                                                                                                         : "";
  const char      *note = kd_row_get_text (trade, KD_TRANSACTION_NOTE);
  g_autofree char *title = kd_client_words_join (kd_client_words_choice (trade, KD_TRANSACTION_TYPE), what, NULL);
  g_autofree char *date = kd_client_words_value (session, trade, KD_TRANSACTION_DATE);
  g_autofree char *units = kd_client_words_value (session, trade, KD_TRANSACTION_UNITS);
  g_autofree char *in_units = trade->values[KD_TRANSACTION_UNITS].type != KD_VALUE_NONE ? g_strdup_printf (_ ("%s units"), units) : g_strdup ("");
  g_autofree char *detail = kd_client_words_join (date, in_units, note != NULL ? note : "", NULL);
  g_autofree char *amount = kd_client_words_value (session, trade, KD_TRANSACTION_AMOUNT);
  g_autoptr (GMenuModel) menu = reversed ? NULL : kd_client_words_menu (trade);
  KdTableLine *line = kd_table_line_new (title, detail, amount);

  kd_table_line_add (line, what);
  kd_table_line_add (line, kd_client_words_choice (trade, KD_TRANSACTION_TYPE));
  kd_table_line_add (line, date);
  kd_table_line_add (line, trade->values[KD_TRANSACTION_UNITS].type != KD_VALUE_NONE ? units : NULL);
  kd_table_line_add (line, amount);
  kd_table_line_add (line, note);
  if (reversed)
    kd_table_line_set_pill (line, _ ("Reversed"), "pill-level");
  kd_table_line_set_menu (line, menu);
  kd_table_group_take (self->trades, line);
}

static void
show_trades (KdInvestmentsTab *self,
             KdClientFile     *file)
{
  gboolean with_reversed = gtk_check_button_get_active (GTK_CHECK_BUTTON (self->reversed));
  g_autoptr (GPtrArray) trades = kd_client_file_list (file, KD_KIND_TRANSACTION);
  guint hidden = 0;

  kd_table_group_begin (self->trades, kd_client_tab_get_narrow (KD_CLIENT_TAB (self)));
  for (guint i = 0; i < trades->len; i++)
    {
      gboolean reversed = is_reversed (trades, trades->pdata[i]);

      hidden += reversed;
      if ((with_reversed || !reversed) && kd_table_group_wants (self->trades))
        add_trade (self, file, trades->pdata[i], reversed);
    }
  kd_table_group_end (self->trades);
  gtk_widget_set_visible (self->reversed, hidden > 0);
}

static void
on_reversed (KdInvestmentsTab *self)
{
  KdClientFile *file = kd_client_tab_get_file (KD_CLIENT_TAB (self));

  if (file != NULL)
    show_trades (self, file);
}

static void
show_worth (KdInvestmentsTab *self,
            KdClientFile     *file)
{
  g_autoptr (KdPortfolio) portfolio = kd_client_portfolio_new (file->rows, file->products);
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

  kd_holdings_view_show (self->holdings, &file->client->uuid);
  kd_returns_view_show (self->returns, &file->client->uuid, kd_row_get_text (file->client, KD_CLIENT_NAME));
  show_worth (self, file);
  show_trades (self, file);
}

static void
kd_investments_tab_constructed (GObject *object)
{
  KdInvestmentsTab *self = KD_INVESTMENTS_TAB (object);
  KdClientTab      *tab = KD_CLIENT_TAB (object);

  G_OBJECT_CLASS (kd_investments_tab_parent_class)->constructed (object);
  self->worth = kd_chart_card_new (kd_client_tab_get_session (tab), CARD_WIDTH);
  self->trades = kd_table_group_new (_ ("Transactions"), _ ("No transactions yet"), trade_columns, G_N_ELEMENTS (trade_columns));
  kd_rows_group_add_button (kd_table_group_get_rows (self->trades), "list-add-symbolic", _ ("Add a Transaction"), "client.add-record::transaction");
  self->reversed = gtk_check_button_new_with_label (_ ("Show what was reversed"));
  g_signal_connect_object (self->reversed, "toggled", G_CALLBACK (on_reversed), self, G_CONNECT_SWAPPED);
  self->holdings = kd_holdings_view_new (kd_client_tab_get_session (tab));
  self->returns = kd_returns_view_new (kd_client_tab_get_session (tab));
  kd_client_tab_add (tab, GTK_WIDGET (self->holdings));
  kd_client_tab_add (tab, GTK_WIDGET (self->returns));
  kd_client_tab_add (tab, GTK_WIDGET (self->worth));
  kd_client_tab_add (tab, GTK_WIDGET (self->trades));
  kd_client_tab_add (tab, self->reversed);
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
