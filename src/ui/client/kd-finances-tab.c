/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-finances-tab.h"

#include "kd-account.h"
#include "kd-client-words.h"
#include "kd-client.h"
#include "kd-declared-assets.h"
#include "kd-light.h"
#include "kd-rows-group.h"
#include "kd-valuation.h"
#include "kd-words-amount.h"
#include "kd-words-date.h"

#include <glib/gi18n-lib.h>

/**
 * KdFinancesTab:
 *
 * What a client owns and owes: accounts with their newest value, and what the client said.
 */
struct _KdFinancesTab
{
  KdClientTab parent_instance;

  KdRowsGroup *totals;
  KdRowsGroup *accounts;
  KdRowsGroup *declared;
  KdRowsGroup *values;
};

G_DEFINE_FINAL_TYPE (KdFinancesTab, kd_finances_tab, KD_TYPE_CLIENT_TAB)

/* A row with what a value is, when it is of, and whether it is old. */
static GtkWidget *
make_valued (KdFinancesTab *self,
             const char    *title,
             const char    *detail,
             const KdRow   *valued,
             guint          amount,
             guint          day)
{
  KdSession       *session = kd_client_tab_get_session (KD_CLIENT_TAB (self));
  const KdRuleSet *rules = kd_directory_get_rules (kd_session_get_directory (session));
  g_autofree char *value = valued != NULL ? kd_client_words_value (session, valued, amount) : g_strdup (KD_WORDS_UNKNOWN);
  g_autofree char *date = valued != NULL ? kd_client_words_value (session, valued, day) : g_strdup ("");
  g_autofree char *subtitle = kd_client_words_join (date, detail, NULL);
  GtkWidget       *row = kd_rows_group_row_new (title, subtitle, value);

  if (valued != NULL)
    {
      KdLight          light = kd_light_of_figures (rules, (KdDate) kd_row_get_integer (valued, day, KD_DATE_NONE), kd_session_get_today (session));
      g_autofree char *text = kd_light_describe (&light);

      if (text != NULL)
        kd_rows_group_row_add_pill (row, text, light.level == KD_LIGHT_ERROR ? "pill-error" : "pill-warning");
    }
  return row;
}

static void
add (KdRowsGroup *group,
     GtkWidget   *row,
     const KdRow *record)
{
  g_autoptr (GMenuModel) menu = kd_client_words_menu (record);

  kd_rows_group_row_set_menu (row, menu);
  kd_rows_group_add (group, row);
}

static void
show_totals (KdFinancesTab *self,
             KdClientFile  *file)
{
  KdSession       *session = kd_client_tab_get_session (KD_CLIENT_TAB (self));
  KdClientFacts    facts;
  gboolean         known = kd_client_words_facts (session, &file->client->uuid, &facts) && facts.brief.assets != KD_BRIEF_NO_AMOUNT;
  g_autofree char *value = !known                             ? g_strdup (KD_WORDS_UNKNOWN)
                           : kd_session_get_privacy (session) ? g_strdup (KD_WORDS_HIDDEN)
                                                              : kd_words_amount_full (facts.brief.assets, KD_DEFAULT_CURRENCY, KD_DEFAULT_CURRENCY);
  char             date[KD_DATE_TEXT_SIZE];
  g_autofree char *as_at = known && facts.brief.assets_date != KD_DATE_NONE ? g_strdup_printf (_ ("As at %s"), kd_date_format (facts.brief.assets_date, date)) : NULL;

  kd_rows_group_begin (self->totals);
  kd_rows_group_add (self->totals, kd_rows_group_row_new (_ ("Assets"), as_at, value));
  kd_rows_group_end (self->totals);
}

static void
show_accounts (KdFinancesTab *self,
               KdClientFile  *file)
{
  KdSession *session = kd_client_tab_get_session (KD_CLIENT_TAB (self));
  g_autoptr (GPtrArray) accounts = kd_client_file_list (file, KD_KIND_ACCOUNT);

  kd_rows_group_begin (self->accounts);
  for (guint i = 0; i < accounts->len; i++)
    {
      const KdRow *account = accounts->pdata[i];
      const char  *institution = kd_row_get_text (account, KD_ACCOUNT_INSTITUTION);
      g_autoptr (GPtrArray) values = kd_client_file_list_of (file, KD_KIND_VALUATION, KD_VALUATION_ACCOUNT, &account->uuid);
      g_autofree char *number = kd_client_words_value (session, account, KD_ACCOUNT_NUMBER);
      g_autofree char *detail = kd_client_words_join (institution != NULL ? institution : "", kd_client_words_choice (account, KD_ACCOUNT_CATEGORY), number, NULL);

      if (kd_rows_group_wants (self->accounts))
        add (self->accounts,
             make_valued (self, kd_row_get_text (account, KD_ACCOUNT_NAME), detail, values->len > 0 ? values->pdata[0] : NULL, KD_VALUATION_VALUE, KD_VALUATION_DATE),
             account);
    }
  kd_rows_group_end (self->accounts);
}

static void
show_declared (KdFinancesTab *self,
               KdClientFile  *file)
{
  g_autoptr (GPtrArray) declared = kd_client_file_list (file, KD_KIND_DECLARED_ASSETS);

  kd_rows_group_begin (self->declared);
  for (guint i = 0; i < declared->len; i++)
    {
      const KdRow *row = declared->pdata[i];
      const char  *source = kd_row_get_text (row, KD_DECLARED_ASSETS_SOURCE);

      if (kd_rows_group_wants (self->declared))
        add (self->declared, make_valued (self, source != NULL ? source : _ ("Declared Assets"), "", row, KD_DECLARED_ASSETS_AMOUNT, KD_DECLARED_ASSETS_DATE), row);
    }
  kd_rows_group_end (self->declared);
}

static void
show_values (KdFinancesTab *self,
             KdClientFile  *file)
{
  g_autoptr (GPtrArray) values = kd_client_file_list (file, KD_KIND_VALUATION);

  kd_rows_group_begin (self->values);
  for (guint i = 0; i < values->len; i++)
    {
      const KdRow     *row = values->pdata[i];
      const KdRow     *account = kd_client_file_follow (file, row, KD_VALUATION_ACCOUNT);
      const char      *source = kd_row_get_text (row, KD_VALUATION_SOURCE);
      KdSession       *session = kd_client_tab_get_session (KD_CLIENT_TAB (self));
      g_autofree char *value = NULL, *date = NULL, *detail = NULL;

      if (!kd_rows_group_wants (self->values))
        continue;
      value = kd_client_words_value (session, row, KD_VALUATION_VALUE);
      date = kd_client_words_value (session, row, KD_VALUATION_DATE);
      detail = kd_client_words_join (date, source != NULL ? source : "", NULL);
      add (self->values, kd_rows_group_row_new (account != NULL ? kd_row_get_text (account, KD_ACCOUNT_NAME) : KD_WORDS_UNKNOWN, detail, value), row);
    }
  kd_rows_group_end (self->values);
}

static void
kd_finances_tab_show (KdClientTab  *tab,
                      KdClientFile *file)
{
  KdFinancesTab *self = KD_FINANCES_TAB (tab);

  show_totals (self, file);
  show_accounts (self, file);
  show_declared (self, file);
  show_values (self, file);
}

static void
kd_finances_tab_constructed (GObject *object)
{
  KdFinancesTab *self = KD_FINANCES_TAB (object);
  KdClientTab   *tab = KD_CLIENT_TAB (object);

  G_OBJECT_CLASS (kd_finances_tab_parent_class)->constructed (object);
  self->totals = kd_rows_group_new (_ ("Together"), "");
  self->accounts = kd_rows_group_new (_ ("Accounts"), _ ("No accounts yet"));
  kd_rows_group_add_button (self->accounts, "view-list-symbolic", _ ("Enter Values of All Accounts"), "client.enter-values");
  kd_rows_group_add_button (self->accounts, "list-add-symbolic", _ ("Add an Account"), "client.add-record::account");
  self->declared = kd_rows_group_new (_ ("Declared Assets"), _ ("The client has not said yet what there is"));
  kd_rows_group_add_button (self->declared, "list-add-symbolic", _ ("Add Declared Assets"), "client.add-record::declared-assets");
  self->values = kd_rows_group_new (_ ("Valuations"), _ ("No account was valued yet"));
  kd_rows_group_add_button (self->values, "list-add-symbolic", _ ("Add a Valuation"), "client.add-record::valuation");
  kd_client_tab_add (tab, GTK_WIDGET (self->totals));
  kd_client_tab_add (tab, GTK_WIDGET (self->accounts));
  kd_client_tab_add (tab, GTK_WIDGET (self->declared));
  kd_client_tab_add (tab, GTK_WIDGET (self->values));
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
