/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-holdings-view.h"

#include "kd-client-words.h"
#include "kd-light.h"
#include "kd-positions.h"
#include "kd-row.h"
#include "kd-table-group.h"
#include "kd-words-amount.h"
#include "kd-words-date.h"

#include <glib/gi18n-lib.h>

#define TENTHS 1000

/**
 * KdHoldingsView:
 *
 * What a client holds today, product by product: units, cost, value, gain and share, as far as anybody wrote them down.
 */
struct _KdHoldingsView
{
  AdwBin parent_instance;

  KdSession    *session;
  KdTableGroup *table;
};

G_DEFINE_FINAL_TYPE (KdHoldingsView, kd_holdings_view, ADW_TYPE_BIN)

static const KdTableColumn columns[] = {
  { N_ ("Product"), KD_TABLE_MAIN },
  { N_ ("Risk"), KD_TABLE_WORDS | KD_TABLE_OPTIONAL },
  { N_ ("Units"), KD_TABLE_FIGURES | KD_TABLE_OPTIONAL },
  { N_ ("Cost"), KD_TABLE_FIGURES },
  { N_ ("Market Value"), KD_TABLE_FIGURES },
  { N_ ("Gain or Loss"), KD_TABLE_FIGURES },
  { N_ ("Share"), KD_TABLE_FIGURES },
  { N_ ("Maturity"), KD_TABLE_FIGURES | KD_TABLE_OPTIONAL },
};

/* --- words ------------------------------------------------------------------------------------------------ */

/* A position and what stands around it. */
typedef struct
{
  const KdPosition    *position;
  const KdHeldAccount *account;
  const char          *currency;
} Held;

static char *
describe_amount (KdHoldingsView *self,
                 const Held     *held,
                 gint64          minor)
{
  if (minor == KD_PORTFOLIO_UNKNOWN)
    return g_strdup (KD_WORDS_UNKNOWN);
  return kd_session_get_privacy (self->session) ? g_strdup (KD_WORDS_HIDDEN) : kd_words_amount_full (minor, held->currency, KD_DEFAULT_CURRENCY);
}

static char *
describe_gain (KdHoldingsView *self,
               const Held     *held)
{
  if (held->position->gain == KD_PORTFOLIO_UNKNOWN)
    return g_strdup (KD_WORDS_UNKNOWN);
  return kd_session_get_privacy (self->session) ? g_strdup (KD_WORDS_HIDDEN) : kd_words_gain (held->position->gain, held->currency);
}

static const char *
get_gain_style (const KdPosition *position)
{
  if (position->gain == KD_PORTFOLIO_UNKNOWN || position->gain == 0)
    return NULL;
  return position->gain > 0 ? "gain" : "loss";
}

/* Nobody said how many there are of what has no units. */
static char *
describe_units (const KdPosition *position)
{
  if (position->units == 0)
    return NULL;
  return position->units != KD_PORTFOLIO_UNKNOWN ? kd_words_decimal (position->units) : position->product != NULL ? g_strdup (KD_WORDS_UNKNOWN)
                                                                                                                  : NULL;
}

/* What the value rests on, for those who ask. */
static char *
describe_value (const KdPosition *position)
{
  char day[KD_DATE_TEXT_SIZE];

  if (position->value == KD_PORTFOLIO_UNKNOWN)
    return g_strdup (_ ("Never valued"));
  if (position->as_at == KD_DATE_NONE)
    return g_strdup (_ ("By what was paid"));
  return g_strdup_printf (position->by_price  ? _ ("By the price of %s")
                          : position->carried ? _ ("Estimated from the value of %s")
                                              : _ ("Valued on %s"),
                          kd_date_format (position->as_at, day));
}

static gboolean
is_known (const char *what)
{
  return what != NULL && *what != '\0' && !g_str_equal (what, KD_WORDS_UNKNOWN);
}

/* --- lines ------------------------------------------------------------------------------------------------ */

/* What a line says, in the order of the columns. */
typedef struct
{
  const char *name;
  const char *risk;
  char       *units;
  char       *cost;
  char       *value;
  char       *gain;
  char       *share;
  char        matures[KD_DATE_TEXT_SIZE];
} Words;

static void
words_clear (Words *words)
{
  g_free (words->units);
  g_free (words->cost);
  g_free (words->value);
  g_free (words->gain);
  g_free (words->share);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Words, words_clear)

static void
find_words (KdHoldingsView *self,
            const Held     *held,
            Words          *words)
{
  const KdPosition    *position = held->position;
  const KdHeldProduct *product = position->product;
  const KdRuleSet     *rules = kd_directory_get_rules (kd_session_get_directory (self->session));

  *words = (Words) {
    .name = product != NULL ? product->name : held->account->name,
    .risk = product != NULL && product->risk > 0 ? rules->suitability.products[product->risk - 1] : "",
    .units = describe_units (position),
    .cost = describe_amount (self, held, position->cost),
    .value = describe_amount (self, held, position->value),
    .gain = describe_gain (self, held),
    .share = position->share >= 0 ? kd_words_share ((guint) (position->share * TENTHS + 0.5)) : g_strdup (KD_WORDS_UNKNOWN),
  };
  if (product != NULL && product->matures != KD_DATE_NONE)
    kd_date_format (product->matures, words->matures);
}

/* The second line of a row: what the value and the gain below it do not say. */
static char *
make_detail (const Words *words)
{
  g_autofree char *cost = is_known (words->cost) ? g_strdup_printf (_ ("cost %s"), words->cost) : g_strdup ("");
  g_autofree char *share = is_known (words->share) ? g_strdup_printf (_ ("%s of all"), words->share) : g_strdup ("");
  g_autofree char *matures = is_known (words->matures) ? g_strdup_printf (_ ("matures %s"), words->matures) : g_strdup ("");

  return kd_client_words_join (words->risk, cost, share, matures, NULL);
}

static KdTableLine *
make_line (KdHoldingsView *self,
           const Held     *held)
{
  const KdRuleSet *rules = kd_directory_get_rules (kd_session_get_directory (self->session));
  KdDate           matures = held->position->product != NULL ? held->position->product->matures : KD_DATE_NONE;
  KdLight          light = kd_light_of_product (rules, matures, kd_session_get_today (self->session));
  g_autofree char *due = kd_light_describe (&light);
  g_autofree char *rests = describe_value (held->position);
  g_autofree char *detail = NULL, *where = NULL;
  const char      *style = get_gain_style (held->position);
  g_auto (Words) words = { 0 };
  KdTableLine *line;

  find_words (self, held, &words);
  detail = make_detail (&words);
  where = kd_client_words_join (words.name, held->position->product != NULL ? held->account->name : "", NULL);
  line = kd_table_line_new (words.name, detail, words.value);
  kd_table_line_set_second (line, held->position->gain != KD_PORTFOLIO_UNKNOWN ? words.gain : NULL, style);
  kd_table_line_add_full (line, words.name, NULL, where);
  kd_table_line_add (line, words.risk);
  kd_table_line_add (line, words.units);
  kd_table_line_add_full (line, words.cost, NULL, kd_cost_method_get_text (held->position->method));
  kd_table_line_add_full (line, words.value, NULL, rests);
  kd_table_line_add_full (line, words.gain, style, _ ("Gain or loss that is not realised"));
  kd_table_line_add (line, words.share);
  kd_table_line_add (line, words.matures);
  if (due != NULL)
    kd_table_line_set_pill (line, due, light.level == KD_LIGHT_ERROR ? "pill-error" : "pill-warning");
  return line;
}

/**
 * kd_holdings_view_show:
 * @self: a view
 * @portfolio: what a client owns
 * @narrow: whether there is no room for columns
 *
 * Shows what the client holds today.
 */
void
kd_holdings_view_show (KdHoldingsView    *self,
                       const KdPortfolio *portfolio,
                       gboolean           narrow)
{
  g_autoptr (GArray) positions = kd_positions_list (portfolio, kd_session_get_today (self->session));

  kd_table_group_begin (self->table, narrow);
  for (guint i = 0; i < positions->len; i++)
    {
      const KdPosition *position = &g_array_index (positions, KdPosition, i);
      Held              held = { position, portfolio->accounts->pdata[position->account], portfolio->currency };

      if (*held.account->currency != '\0')
        held.currency = held.account->currency;
      kd_table_group_take (self->table, make_line (self, &held));
    }
  kd_table_group_end (self->table);
}

/* --- life ------------------------------------------------------------------------------------------------- */

static void
kd_holdings_view_dispose (GObject *object)
{
  g_clear_object (&KD_HOLDINGS_VIEW (object)->session);
  G_OBJECT_CLASS (kd_holdings_view_parent_class)->dispose (object);
}

static void
kd_holdings_view_class_init (KdHoldingsViewClass *class)
{
  G_OBJECT_CLASS (class)->dispose = kd_holdings_view_dispose;
}

static void
kd_holdings_view_init (KdHoldingsView *self)
{
  self->table = kd_table_group_new (_ ("Holdings"), _ ("Nothing is held"), columns, G_N_ELEMENTS (columns));
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->table));
}

/**
 * kd_holdings_view_new:
 * @session: an open book
 *
 * Returns: (transfer floating): a view
 */
KdHoldingsView *
kd_holdings_view_new (KdSession *session)
{
  KdHoldingsView *self = g_object_new (KD_TYPE_HOLDINGS_VIEW, NULL);

  self->session = g_object_ref (session);
  return self;
}
