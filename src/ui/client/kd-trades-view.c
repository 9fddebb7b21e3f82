/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-trades-view.h"

#include "kd-account.h"
#include "kd-client-words.h"
#include "kd-product.h"
#include "kd-table-group.h"
#include "kd-transaction.h"
#include "kd-words-amount.h"

#include <glib/gi18n-lib.h>

/**
 * KdTradesView:
 *
 * Every transaction of a client, the newest first. What was reversed is hidden until somebody asks for it; then it stands with
 * its reversal below it.
 */
struct _KdTradesView
{
  AdwBin parent_instance;

  KdSession    *session;
  KdClientFile *file;
  KdTableGroup *table;
  GtkWidget    *reversed;
  gboolean      narrow;
};

G_DEFINE_FINAL_TYPE (KdTradesView, kd_trades_view, ADW_TYPE_BIN)

static const KdTableColumn columns[] = {
  { N_ ("Date"), KD_TABLE_FIGURES },
  { N_ ("Type"), KD_TABLE_WORDS },
  { N_ ("Product"), KD_TABLE_MAIN },
  { N_ ("Units"), KD_TABLE_FIGURES | KD_TABLE_OPTIONAL },
  { N_ ("Amount"), KD_TABLE_FIGURES },
  { N_ ("Note"), KD_TABLE_WORDS | KD_TABLE_OPTIONAL },
  { N_ ("Status"), KD_TABLE_WORDS | KD_TABLE_OPTIONAL },
};

typedef enum
{
  TRADE_STANDS,
  TRADE_REVERSED,
  TRADE_REVERSAL,
} TradeState;

/* --- lines ------------------------------------------------------------------------------------------------ */

static const char *
get_state_text (TradeState state)
{
  static const char *const texts[] = { [TRADE_STANDS] = NULL, [TRADE_REVERSED] = N_ ("Reversed"), [TRADE_REVERSAL] = N_ ("Reversal") };

  return texts[state] != NULL ? _ (texts[state]) : "";
}

static char *
describe_units (const KdRow *trade)
{
  const KdValue *units = &trade->values[KD_TRANSACTION_UNITS];

  return units->type != KD_VALUE_NONE ? kd_words_decimal (units->integer) : g_strdup ("");
}

static KdTableLine *
make_line (KdTradesView *self,
           const KdRow  *trade,
           TradeState    state)
{
  const KdRow     *account = kd_client_file_follow (self->file, trade, KD_TRANSACTION_ACCOUNT);
  const KdRow     *product = kd_client_file_follow (self->file, trade, KD_TRANSACTION_PRODUCT);
  const char      *where = account != NULL ? kd_row_get_text (account, KD_ACCOUNT_NAME) : "";
  const char      *what = product != NULL ? kd_row_get_text (product, KD_PRODUCT_NAME) : where;
  const char      *note = kd_row_get_text (trade, KD_TRANSACTION_NOTE);
  const char      *says = get_state_text (state);
  const char      *style = state != TRADE_STANDS ? "dimmed" : NULL;
  g_autofree char *type = g_strconcat (state == TRADE_REVERSAL ? "↳ " : "", kd_client_words_choice (trade, KD_TRANSACTION_TYPE), NULL);
  g_autofree char *title = kd_client_words_join (type, what, NULL);
  g_autofree char *tip = kd_client_words_join (what, product != NULL ? where : "", NULL);
  g_autofree char *date = kd_client_words_value (self->session, trade, KD_TRANSACTION_DATE);
  g_autofree char *units = describe_units (trade);
  g_autofree char *in_units = *units != '\0' ? g_strdup_printf (_ ("%s units"), units) : g_strdup ("");
  g_autofree char *detail = kd_client_words_join (date, in_units, note != NULL ? note : "", NULL);
  g_autofree char *amount = kd_client_words_value (self->session, trade, KD_TRANSACTION_AMOUNT);
  KdTableLine     *line = kd_table_line_new (title, detail, amount);
  g_autoptr (GMenuModel) menu = kd_client_words_trade_menu (trade, state == TRADE_STANDS);

  kd_table_line_set_second (line, state != TRADE_STANDS ? says : NULL, NULL);
  kd_table_line_add_full (line, date, style, NULL);
  kd_table_line_add_full (line, type, style, NULL);
  kd_table_line_add_full (line, what, style, tip);
  kd_table_line_add_full (line, units, style, NULL);
  kd_table_line_add_full (line, amount, style, NULL);
  kd_table_line_add_full (line, note, style, NULL);
  kd_table_line_add (line, says);
  kd_table_line_set_menu (line, menu);
  return line;
}

/* Reversals by what they reverse. */
static GHashTable *
index_reversals (GPtrArray *trades)
{
  GHashTable *reversals = g_hash_table_new (kd_uuid_hash, kd_uuid_equal);

  for (guint i = 0; i < trades->len; i++)
    {
      KdRow   *trade = trades->pdata[i];
      KdValue *reverses = &trade->values[KD_TRANSACTION_REVERSES];

      if (reverses->type == KD_VALUE_UUID)
        g_hash_table_insert (reversals, &reverses->uuid, trade);
    }
  return reversals;
}

static void
show (KdTradesView *self)
{
  gboolean with_reversed = gtk_check_button_get_active (GTK_CHECK_BUTTON (self->reversed));
  g_autoptr (GPtrArray) trades = NULL;
  g_autoptr (GHashTable) reversals = NULL;

  if (self->file == NULL)
    return;
  trades = kd_client_file_list (self->file, KD_KIND_TRANSACTION);
  reversals = index_reversals (trades);
  kd_table_group_begin (self->table, self->narrow);
  for (guint i = 0; i < trades->len; i++)
    {
      const KdRow *trade = trades->pdata[i];
      const KdRow *reversal = g_hash_table_lookup (reversals, &trade->uuid);

      if (trade->values[KD_TRANSACTION_REVERSES].type == KD_VALUE_UUID || (reversal != NULL && !with_reversed))
        continue;
      kd_table_group_take (self->table, make_line (self, trade, reversal != NULL ? TRADE_REVERSED : TRADE_STANDS));
      if (reversal != NULL)
        kd_table_group_take (self->table, make_line (self, reversal, TRADE_REVERSAL));
    }
  kd_table_group_end (self->table);
  gtk_widget_set_visible (self->reversed, g_hash_table_size (reversals) > 0);
}

/**
 * kd_trades_view_show:
 * @self: a view
 * @file: a client's file
 * @narrow: whether there is no room for columns
 *
 * Shows the client's transactions.
 */
void
kd_trades_view_show (KdTradesView *self,
                     KdClientFile *file,
                     gboolean      narrow)
{
  KdClientFile *before = self->file;

  self->file = kd_client_file_ref (file);
  self->narrow = narrow;
  show (self);
  g_clear_pointer (&before, kd_client_file_unref);
}

/* --- life ------------------------------------------------------------------------------------------------- */

static void
kd_trades_view_dispose (GObject *object)
{
  KdTradesView *self = KD_TRADES_VIEW (object);

  g_clear_pointer (&self->file, kd_client_file_unref);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (kd_trades_view_parent_class)->dispose (object);
}

static void
kd_trades_view_class_init (KdTradesViewClass *class)
{
  G_OBJECT_CLASS (class)->dispose = kd_trades_view_dispose;
}

static void
kd_trades_view_init (KdTradesView *self)
{
  GtkWidget   *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  KdRowsGroup *rows;

  self->table = kd_table_group_new (_ ("Transactions"), _ ("No transactions yet"), columns, G_N_ELEMENTS (columns));
  rows = kd_table_group_get_rows (self->table);
  kd_rows_group_add_button (rows, "list-add-symbolic", _ ("Add a Transaction"), "client.add-record::transaction");
  kd_rows_group_set_verb (rows, _ ("Add…"), "client.add-record::transaction");
  self->reversed = gtk_check_button_new_with_label (_ ("Show what was reversed"));
  g_signal_connect_object (self->reversed, "toggled", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->table));
  gtk_box_append (GTK_BOX (box), self->reversed);
  adw_bin_set_child (ADW_BIN (self), box);
}

/**
 * kd_trades_view_new:
 * @session: an open book
 *
 * Returns: (transfer floating): a view
 */
KdTradesView *
kd_trades_view_new (KdSession *session)
{
  KdTradesView *self = g_object_new (KD_TYPE_TRADES_VIEW, NULL);

  self->session = g_object_ref (session);
  return self;
}
