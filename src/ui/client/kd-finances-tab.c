/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-finances-tab.h"

#include "kd-account.h"
#include "kd-client-finances.h"
#include "kd-client-portfolio.h"
#include "kd-client-words.h"
#include "kd-declared-assets.h"
#include "kd-facts.h"
#include "kd-light.h"
#include "kd-statement.h"
#include "kd-table-group.h"
#include "kd-valuation.h"
#include "kd-words-amount.h"
#include "kd-words-date.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/**
 * KdFinancesTab:
 *
 * What a client owns and owes, earns and spends: accounts with their newest value, and what the client said.
 */
struct _KdFinancesTab
{
  KdClientTab parent_instance;

  KdFacts      *totals;
  KdTableGroup *accounts;
  KdTableGroup *declared;
  KdFacts      *budget;
  KdTableGroup *flows;
  KdTableGroup *values;
};

G_DEFINE_FINAL_TYPE (KdFinancesTab, kd_finances_tab, KD_TYPE_CLIENT_TAB)

static const KdTableColumn account_columns[] = {
  { N_ ("Account"), KD_TABLE_MAIN },
  { N_ ("Category"), KD_TABLE_WORDS },
  { N_ ("Number"), KD_TABLE_WORDS },
  { N_ ("Value"), KD_TABLE_FIGURES },
  { N_ ("Valued on"), KD_TABLE_FIGURES },
  { N_ ("Share"), KD_TABLE_FIGURES },
};

static const KdTableColumn item_columns[] = {
  { N_ ("Item"), KD_TABLE_MAIN },
  { N_ ("Category"), KD_TABLE_WORDS },
  { N_ ("Amount"), KD_TABLE_FIGURES },
  { N_ ("As at"), KD_TABLE_FIGURES },
  { N_ ("Evidence"), KD_TABLE_WORDS },
};

static const KdTableColumn value_columns[] = {
  { N_ ("Account"), KD_TABLE_MAIN },
  { N_ ("Date"), KD_TABLE_FIGURES },
  { N_ ("Value"), KD_TABLE_FIGURES },
  { N_ ("Source"), KD_TABLE_WORDS },
};

/* --- words ------------------------------------------------------------------------------------------------ */

static char *
describe (KdFinancesTab *self,
          const KdRow   *row,
          guint          field)
{
  return kd_client_words_value (kd_client_tab_get_session (KD_CLIENT_TAB (self)), row, field);
}

static char *
describe_amount (KdFinancesTab *self,
                 gint64         minor)
{
  if (minor == KD_PORTFOLIO_UNKNOWN)
    return g_strdup (KD_WORDS_UNKNOWN);
  return kd_client_words_short (kd_client_tab_get_session (KD_CLIENT_TAB (self)), minor, KD_DEFAULT_CURRENCY);
}

static void
set_fact (KdFinancesTab *self,
          KdFacts       *facts,
          guint          place,
          gint64         minor)
{
  gboolean         hidden = minor == KD_PORTFOLIO_UNKNOWN || kd_session_get_privacy (kd_client_tab_get_session (KD_CLIENT_TAB (self)));
  g_autofree char *value = describe_amount (self, minor);
  g_autofree char *spoken = hidden ? NULL : kd_words_amount_full (minor, KD_DEFAULT_CURRENCY, KD_DEFAULT_CURRENCY);

  kd_facts_set (facts, place, value, spoken);
}

static void
warn_of_old (KdFinancesTab *self,
             KdTableLine   *line,
             KdDate         day)
{
  KdSession       *session = kd_client_tab_get_session (KD_CLIENT_TAB (self));
  KdLight          light = kd_light_of_figures (kd_directory_get_rules (kd_session_get_directory (session)), day, kd_session_get_today (session));
  g_autofree char *text = kd_light_describe (&light);

  kd_table_line_set_pill (line, text, light.level == KD_LIGHT_ERROR ? "pill-error" : "pill-warning");
}

/* --- sums ------------------------------------------------------------------------------------------------- */

static void
show_totals (KdFinancesTab          *self,
             const KdClientFinances *finances)
{
  char             day[KD_DATE_TEXT_SIZE];
  g_autofree char *saving = isnan (finances->saving) ? g_strdup (KD_WORDS_UNKNOWN)
                            : finances->saving < 0   ? kd_words_return (finances->saving)
                                                     : kd_words_share ((guint) lround (finances->saving * 1000));
  g_autofree char *foreign = finances->foreign == 0 ? NULL
                                                    : g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                                                                    "%u figure in another currency is not in it",
                                                                                    "%u figures in another currency are not in it",
                                                                                    finances->foreign),
                                                                       finances->foreign);

  set_fact (self, self->totals, 0, finances->assets);
  set_fact (self, self->totals, 1, finances->debts);
  set_fact (self, self->totals, 2, finances->net_worth);
  kd_facts_set (self->totals, 3, finances->oldest != KD_DATE_NONE ? kd_date_format (finances->oldest, day) : KD_WORDS_UNKNOWN, foreign);
  set_fact (self, self->budget, 0, finances->income);
  set_fact (self, self->budget, 1, finances->spending);
  kd_facts_set (self->budget, 2, saving, _ ("What is left of the income, as a share"));
}

/* --- accounts ----------------------------------------------------------------------------------------------- */

static void
add_account (KdFinancesTab *self,
             KdClientFile  *file,
             const KdRow   *account,
             gint64         assets)
{
  g_autoptr (GPtrArray) values = kd_client_file_list_of (file, KD_KIND_VALUATION, KD_VALUATION_ACCOUNT, &account->uuid);
  const KdRow     *newest = values->len > 0 ? values->pdata[0] : NULL;
  const char      *institution = kd_row_get_text (account, KD_ACCOUNT_INSTITUTION);
  const char      *category = kd_client_words_choice (account, KD_ACCOUNT_CATEGORY);
  gint64           worth = newest != NULL ? kd_row_get_integer (newest, KD_VALUATION_VALUE, 0) : -1;
  gboolean         counted = worth >= 0 && assets > 0 && g_str_equal (kd_row_get_currency (newest), KD_DEFAULT_CURRENCY);
  g_autofree char *number = describe (self, account, KD_ACCOUNT_NUMBER);
  g_autofree char *value = newest != NULL ? describe (self, newest, KD_VALUATION_VALUE) : g_strdup (KD_WORDS_UNKNOWN);
  g_autofree char *date = newest != NULL ? describe (self, newest, KD_VALUATION_DATE) : g_strdup (KD_WORDS_UNKNOWN);
  g_autofree char *share = counted ? kd_words_share ((guint) lround ((double) worth / (double) assets * 1000)) : NULL;
  g_autofree char *name = kd_client_words_join (kd_row_get_text (account, KD_ACCOUNT_NAME), institution != NULL ? institution : "", NULL);
  g_autofree char *detail = kd_client_words_join (date, institution != NULL ? institution : "", category, number, NULL);
  g_autoptr (GMenuModel) menu = kd_client_words_menu (account);
  KdTableLine *line = kd_table_line_new (kd_row_get_text (account, KD_ACCOUNT_NAME), detail, value);

  kd_table_line_add (line, name);
  kd_table_line_add (line, category);
  kd_table_line_add (line, number);
  kd_table_line_add (line, value);
  kd_table_line_add (line, date);
  kd_table_line_add (line, share);
  if (newest != NULL)
    warn_of_old (self, line, (KdDate) kd_row_get_integer (newest, KD_VALUATION_DATE, KD_DATE_NONE));
  kd_table_line_set_menu (line, menu);
  kd_table_group_take (self->accounts, line);
}

static void
show_accounts (KdFinancesTab     *self,
               KdClientFile      *file,
               const KdPortfolio *portfolio)
{
  g_autoptr (GPtrArray) accounts = kd_client_file_list (file, KD_KIND_ACCOUNT);
  KdPortfolioTotals totals;

  kd_portfolio_get_totals (portfolio, kd_session_get_today (kd_client_tab_get_session (KD_CLIENT_TAB (self))), &totals);
  kd_table_group_begin (self->accounts, kd_client_tab_get_narrow (KD_CLIENT_TAB (self)));
  for (guint i = 0; i < accounts->len; i++)
    add_account (self, file, accounts->pdata[i], totals.is_declared ? 0 : totals.assets);
  kd_table_group_end (self->accounts);
}

/* --- what the client said ----------------------------------------------------------------------------------- */

/* The fields of a figure that the client gave, of whichever kind. */
typedef struct
{
  guint amount;
  guint date;
  guint source;
} Places;

static void
add_item (KdFinancesTab *self,
          KdTableGroup  *group,
          const KdRow   *row,
          const char    *item,
          const char    *category,
          Places         places)
{
  const char      *source = kd_row_get_text (row, places.source);
  g_autofree char *amount = describe (self, row, places.amount);
  g_autofree char *date = describe (self, row, places.date);
  g_autofree char *detail = kd_client_words_join (category, date, source != NULL ? source : "", NULL);
  g_autoptr (GMenuModel) menu = kd_client_words_menu (row);
  KdTableLine *line = kd_table_line_new (item, detail, amount);

  kd_table_line_add (line, item);
  kd_table_line_add (line, category);
  kd_table_line_add (line, amount);
  kd_table_line_add (line, date);
  kd_table_line_add (line, source);
  warn_of_old (self, line, (KdDate) kd_row_get_integer (row, places.date, KD_DATE_NONE));
  kd_table_line_set_menu (line, menu);
  kd_table_group_take (group, line);
}

/* The lines of two sides, one after the other. */
static void
add_sides (KdFinancesTab *self,
           KdTableGroup  *group,
           KdClientFile  *file,
           const char    *one,
           const char    *other)
{
  const Places places = { KD_STATEMENT_AMOUNT, KD_STATEMENT_DATE, KD_STATEMENT_SOURCE };
  g_autoptr (GPtrArray) rows = kd_client_file_list (file, KD_KIND_STATEMENT);

  for (guint side = 0; side < 2; side++)
    for (guint i = 0; i < rows->len; i++)
      {
        const KdRow *row = rows->pdata[i];

        if (g_strcmp0 (kd_row_get_text (row, KD_STATEMENT_SIDE), side == 0 ? one : other) == 0)
          add_item (self, group, row, kd_row_get_text (row, KD_STATEMENT_ITEM), kd_client_words_choice (row, KD_STATEMENT_SIDE), places);
      }
}

static void
show_declared (KdFinancesTab *self,
               KdClientFile  *file)
{
  const Places places = { KD_DECLARED_ASSETS_AMOUNT, KD_DECLARED_ASSETS_DATE, KD_DECLARED_ASSETS_SOURCE };
  g_autoptr (GPtrArray) declared = kd_client_file_list (file, KD_KIND_DECLARED_ASSETS);

  kd_table_group_begin (self->declared, kd_client_tab_get_narrow (KD_CLIENT_TAB (self)));
  for (guint i = 0; i < declared->len; i++)
    add_item (self, self->declared, declared->pdata[i], _ ("Financial Assets Together"), _ ("Declared Assets"), places);
  add_sides (self, self->declared, file, "asset", "liability");
  kd_table_group_end (self->declared);
}

static void
show_flows (KdFinancesTab *self,
            KdClientFile  *file)
{
  kd_table_group_begin (self->flows, kd_client_tab_get_narrow (KD_CLIENT_TAB (self)));
  add_sides (self, self->flows, file, "income", "spending");
  kd_table_group_end (self->flows);
}

/* --- valuations --------------------------------------------------------------------------------------------- */

static void
show_values (KdFinancesTab *self,
             KdClientFile  *file)
{
  g_autoptr (GPtrArray) values = kd_client_file_list (file, KD_KIND_VALUATION);

  kd_table_group_begin (self->values, kd_client_tab_get_narrow (KD_CLIENT_TAB (self)));
  for (guint i = 0; i < values->len; i++)
    {
      const KdRow     *row = values->pdata[i];
      const KdRow     *account = kd_client_file_follow (file, row, KD_VALUATION_ACCOUNT);
      const char      *source = kd_row_get_text (row, KD_VALUATION_SOURCE);
      const char      *name = account != NULL ? kd_row_get_text (account, KD_ACCOUNT_NAME) : KD_WORDS_UNKNOWN;
      g_autofree char *value = NULL, *date = NULL, *detail = NULL;
      g_autoptr (GMenuModel) menu = NULL;
      KdTableLine *line;

      value = describe (self, row, KD_VALUATION_VALUE);
      date = describe (self, row, KD_VALUATION_DATE);
      detail = kd_client_words_join (date, source != NULL ? source : "", NULL);
      line = kd_table_line_new (name, detail, value);
      kd_table_line_add (line, name);
      kd_table_line_add (line, date);
      kd_table_line_add (line, value);
      kd_table_line_add (line, source);
      menu = kd_client_words_menu (row);
      kd_table_line_set_menu (line, menu);
      kd_table_group_take (self->values, line);
    }
  kd_table_group_end (self->values);
}

static void
kd_finances_tab_show (KdClientTab  *tab,
                      KdClientFile *file)
{
  KdFinancesTab *self = KD_FINANCES_TAB (tab);
  g_autoptr (KdPortfolio) portfolio = kd_client_portfolio_new (file->rows, file->products);
  KdClientFinances finances;

  kd_client_finances_measure (file->rows, portfolio, kd_session_get_today (kd_client_tab_get_session (tab)), &finances);
  kd_facts_set_narrow (self->totals, kd_client_tab_get_narrow (tab));
  kd_facts_set_narrow (self->budget, kd_client_tab_get_narrow (tab));
  show_totals (self, &finances);
  show_accounts (self, file, portfolio);
  show_declared (self, file);
  show_flows (self, file);
  show_values (self, file);
}

/* --- making it ---------------------------------------------------------------------------------------------- */

/* A table that belongs to the tab, with what is done where it is empty. */
static KdTableGroup *
add_table (KdFinancesTab *self,
           KdTableGroup  *table,
           const char    *tooltip,
           const char    *action)
{
  KdRowsGroup *rows = kd_table_group_get_rows (table);

  kd_rows_group_add_button (rows, "list-add-symbolic", tooltip, action);
  kd_rows_group_set_verb (rows, _ ("Add…"), action);
  kd_client_tab_add (KD_CLIENT_TAB (self), GTK_WIDGET (table));
  return table;
}

static void
kd_finances_tab_constructed (GObject *object)
{
  static const char *const totals[] = { N_ ("Total Assets"), N_ ("Liabilities"), N_ ("Net Worth"), N_ ("Data as at"), NULL };
  static const char *const budget[] = { N_ ("Income of a Year"), N_ ("Spending of a Year"), N_ ("Savings Rate"), NULL };
  KdFinancesTab           *self = KD_FINANCES_TAB (object);
  KdClientTab             *tab = KD_CLIENT_TAB (object);

  G_OBJECT_CLASS (kd_finances_tab_parent_class)->constructed (object);
  self->totals = kd_facts_new (totals);
  kd_client_tab_add (tab, GTK_WIDGET (self->totals));
  self->accounts = add_table (self,
                              kd_table_group_new (_ ("Accounts"), _ ("No accounts yet"), account_columns, G_N_ELEMENTS (account_columns)),
                              _ ("Add an Account"),
                              "client.add-record::account");
  kd_rows_group_add_link (kd_table_group_get_rows (self->accounts), _ ("Enter Values…"), "client.enter-values");
  self->declared = add_table (self,
                              kd_table_group_new (_ ("Declared Assets and Liabilities"), _ ("The client has not said yet what there is"), item_columns, G_N_ELEMENTS (item_columns)),
                              _ ("Add an Asset or a Liability"),
                              "client.add-record::statement side=liability");
  kd_rows_group_add_link (kd_table_group_get_rows (self->declared), _ ("Declare…"), "client.add-record::declared-assets");
  self->budget = kd_facts_new (budget);
  self->flows = add_table (self,
                           kd_table_group_new (_ ("Income and Spending"), _ ("Income and spending are not known yet"), item_columns, G_N_ELEMENTS (item_columns)),
                           _ ("Add Income or Spending"),
                           "client.add-record::statement side=income");
  kd_client_tab_add (tab, GTK_WIDGET (self->budget));
  self->values = add_table (self,
                            kd_table_group_new (_ ("Valuations"), _ ("No account was valued yet"), value_columns, G_N_ELEMENTS (value_columns)),
                            _ ("Add a Valuation"),
                            "client.add-record::valuation");
}

static void
kd_finances_tab_class_init (KdFinancesTabClass *class)
{
  G_OBJECT_CLASS (class)->constructed = kd_finances_tab_constructed;
  KD_CLIENT_TAB_CLASS (class)->show = kd_finances_tab_show;
}

static void
kd_finances_tab_init (KdFinancesTab *self)
{
}
