/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-holdings-view.h"

#include "kd-client-portfolio.h"
#include "kd-positions.h"
#include "kd-row.h"
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

  KdSession           *session;
  KdUuid               client;
  KdPortfolio         *portfolio;
  AdwPreferencesGroup *group;
  GPtrArray           *rows;
};

G_DEFINE_FINAL_TYPE (KdHoldingsView, kd_holdings_view, ADW_TYPE_BIN)

/* --- rows ------------------------------------------------------------------------------------------------- */

static const char *
get_currency (KdHoldingsView   *self,
              const KdPosition *position)
{
  const KdHeldAccount *account = self->portfolio->accounts->pdata[position->account];

  return *account->currency != '\0' ? account->currency : self->portfolio->currency;
}

static char *
describe_amount (KdHoldingsView   *self,
                 const KdPosition *position,
                 gint64            minor)
{
  if (minor == KD_PORTFOLIO_UNKNOWN)
    return g_strdup (KD_WORDS_UNKNOWN);
  return kd_session_get_privacy (self->session) ? g_strdup (KD_WORDS_HIDDEN)
                                                : kd_words_amount_full (minor, get_currency (self, position), KD_DEFAULT_CURRENCY);
}

/* Takes a piece of a line, if there is something to say. */
static void
add_piece (GString *line,
           char    *piece)
{
  if (piece != NULL)
    g_string_append_printf (line, "%s%s", line->len > 0 ? " · " : "", piece);
  g_free (piece);
}

static char *
describe_units (const KdPosition *position)
{
  g_autofree char *units = kd_decimal_format (position->units);

  return g_strdup_printf (_ ("%s units"), units);
}

static char *
describe_cost (KdHoldingsView   *self,
               const KdPosition *position)
{
  g_autofree char *cost = describe_amount (self, position, position->cost);

  return g_strdup_printf (_ ("cost %s"), cost);
}

static char *
describe_share (const KdPosition *position)
{
  g_autofree char *share = kd_words_share ((guint) (position->share * TENTHS + 0.5));

  return g_strdup_printf (_ ("%s of all"), share);
}

static char *
describe_maturity (KdHoldingsView      *self,
                   const KdHeldProduct *product)
{
  g_autofree char *due = kd_words_due (product->matures, kd_session_get_today (self->session));

  return g_strdup_printf (_ ("matures %s"), due);
}

/* The second line: what is known besides the value. */
static char *
describe_position (KdHoldingsView   *self,
                   const KdPosition *position)
{
  const KdHeldAccount *account = self->portfolio->accounts->pdata[position->account];
  const KdHeldProduct *product = position->product;
  GString             *line = g_string_new (NULL);

  if (product != NULL && product->risk > 0)
    g_string_append_printf (line, "R%d", product->risk);
  if (product != NULL)
    add_piece (line, g_strdup (account->name));
  if (position->units != KD_PORTFOLIO_UNKNOWN && position->units != 0)
    add_piece (line, describe_units (position));
  if (position->cost != KD_PORTFOLIO_UNKNOWN)
    add_piece (line, describe_cost (self, position));
  if (position->share > 0)
    add_piece (line, describe_share (position));
  if (product != NULL && product->matures != KD_DATE_NONE)
    add_piece (line, describe_maturity (self, product));
  return g_string_free_and_steal (line);
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

static GtkWidget *
make_figures (KdHoldingsView   *self,
              const KdPosition *position)
{
  GtkWidget       *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autofree char *value = describe_amount (self, position, position->value);
  g_autofree char *rests = describe_value (position);
  GtkWidget       *label = gtk_label_new (value);

  gtk_label_set_xalign (GTK_LABEL (label), 1);
  gtk_widget_add_css_class (label, "numeric");
  gtk_widget_set_tooltip_text (label, rests);
  gtk_box_append (GTK_BOX (box), label);
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  if (position->gain != KD_PORTFOLIO_UNKNOWN)
    {
      g_autofree char *gain = kd_session_get_privacy (self->session) ? g_strdup (KD_WORDS_HIDDEN)
                                                                     : kd_words_gain (position->gain, get_currency (self, position));
      GtkWidget       *second = gtk_label_new (gain);

      gtk_label_set_xalign (GTK_LABEL (second), 1);
      gtk_widget_add_css_class (second, "caption");
      gtk_widget_add_css_class (second, "numeric");
      if (position->gain != 0)
        gtk_widget_add_css_class (second, position->gain > 0 ? "gain" : "loss");
      gtk_widget_set_tooltip_text (second, _ ("Gain or loss that is not realised"));
      gtk_box_append (GTK_BOX (box), second);
    }
  return box;
}

static void
add_row (KdHoldingsView *self,
         const char     *title,
         const char     *subtitle,
         GtkWidget      *suffix)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  if (subtitle != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  if (suffix != NULL)
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), suffix);
  adw_preferences_group_add (self->group, row);
  g_ptr_array_add (self->rows, row);
}

static void
show (KdHoldingsView *self)
{
  g_autoptr (GArray) positions = NULL;

  if (self->portfolio == NULL)
    return;
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->group, self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
  positions = kd_positions_list (self->portfolio, kd_session_get_today (self->session));
  for (guint i = 0; i < positions->len; i++)
    {
      const KdPosition    *position = &g_array_index (positions, KdPosition, i);
      const KdHeldAccount *account = self->portfolio->accounts->pdata[position->account];
      g_autofree char     *subtitle = describe_position (self, position);

      add_row (self, position->product != NULL ? position->product->name : account->name, subtitle, make_figures (self, position));
    }
  if (positions->len == 0)
    add_row (self, _ ("Nothing is held"), NULL, NULL);
}

/* --- loading ---------------------------------------------------------------------------------------------- */

typedef struct
{
  KdUuid       client;
  KdPortfolio *portfolio;
} Load;

static void
load_free (gpointer data)
{
  Load *load = data;

  g_clear_pointer (&load->portfolio, kd_portfolio_free);
  g_free (load);
}

static gboolean
run_load (KdWorkspace  *workspace,
          gpointer      data,
          GCancellable *cancellable,
          GError      **error)
{
  Load *load = data;

  load->portfolio = kd_workspace_portfolio (workspace, &load->client, error);
  return load->portfolio != NULL;
}

static void
on_loaded (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (KdHoldingsView) self = data;
  g_autoptr (GError) error = NULL;
  Load *load = kd_workspace_call_finish (KD_WORKSPACE (source), result, &error);

  if (load == NULL)
    {
      if (self->session != NULL)
        kd_session_fail (self->session, error);
      return;
    }
  if (self->session != NULL && kd_uuid_equal (&load->client, &self->client))
    {
      g_clear_pointer (&self->portfolio, kd_portfolio_free);
      self->portfolio = g_steal_pointer (&load->portfolio);
      show (self);
    }
  load_free (load);
}

/**
 * kd_holdings_view_show:
 * @self: a view
 * @client: a client
 *
 * Shows what a client holds, worked out beside the main loop.
 */
void
kd_holdings_view_show (KdHoldingsView *self,
                       const KdUuid   *client)
{
  Load *load = g_new0 (Load, 1);

  self->client = load->client = *client;
  kd_workspace_call_async (kd_session_get_workspace (self->session), run_load, load, load_free, NULL, on_loaded, g_object_ref (self));
}

/* --- life ------------------------------------------------------------------------------------------------- */

static void
kd_holdings_view_dispose (GObject *object)
{
  KdHoldingsView *self = KD_HOLDINGS_VIEW (object);

  g_clear_pointer (&self->portfolio, kd_portfolio_free);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (kd_holdings_view_parent_class)->dispose (object);
}

static void
kd_holdings_view_finalize (GObject *object)
{
  g_ptr_array_unref (KD_HOLDINGS_VIEW (object)->rows);
  G_OBJECT_CLASS (kd_holdings_view_parent_class)->finalize (object);
}

static void
kd_holdings_view_class_init (KdHoldingsViewClass *class)
{
  G_OBJECT_CLASS (class)->dispose = kd_holdings_view_dispose;
  G_OBJECT_CLASS (class)->finalize = kd_holdings_view_finalize;
}

static void
kd_holdings_view_init (KdHoldingsView *self)
{
  self->rows = g_ptr_array_new ();
  self->group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  adw_preferences_group_set_title (self->group, _ ("Holdings"));
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->group));
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
  g_signal_connect_object (session, "notify::privacy", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::today", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  return self;
}
