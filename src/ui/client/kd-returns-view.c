/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-returns-view.h"

#include "kd-client-portfolio.h"
#include "kd-field-widgets.h"
#include "kd-outlet.h"
#include "kd-returns-sheet.h"
#include "kd-row.h"
#include "kd-words-amount.h"

#include <glib/gi18n-lib.h>

/**
 * KdReturnsView:
 *
 * What a client earned in a period, by which method, and the money that it was worked out from. Where there is no
 * figure, the reason stands in its place.
 */
struct _KdReturnsView
{
  AdwBin parent_instance;

  KdSession     *session;
  KdUuid         client;
  char          *name;
  KdPerformance *performance;
  KdPortfolio   *portfolio;
  guint          asked; /* only the newest question is answered */
  GPtrArray     *rows;  /* of figures */
  GPtrArray     *steps; /* of the working */

  /* template */
  AdwToggleGroup      *periods;
  GtkWidget           *own;
  GtkWidget           *from;
  GtkWidget           *to;
  GtkLabel            *subject;
  AdwPreferencesGroup *figures;
  AdwExpanderRow      *working;
};

G_DEFINE_FINAL_TYPE (KdReturnsView, kd_returns_view, ADW_TYPE_BIN)

/* --- words ------------------------------------------------------------------------------------------------ */

static char *
describe_amount (KdReturnsView *self,
                 gint64         minor)
{
  return kd_session_get_privacy (self->session) ? g_strdup (KD_WORDS_HIDDEN)
                                                : kd_words_amount_full (minor, self->portfolio->currency, KD_DEFAULT_CURRENCY);
}

static GtkWidget *
make_row (const char *title,
          const char *subtitle,
          const char *value)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *label = gtk_label_new (value);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  if (subtitle != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_widget_add_css_class (label, "numeric");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
  return row;
}

/* --- figures ---------------------------------------------------------------------------------------------- */

static void
add_figure (KdReturnsView  *self,
            const char     *title,
            const char     *meaning,
            const KdReturn *figure)
{
  gboolean         known = figure->reason == KD_RETURN_OK;
  g_autofree char *value = known ? kd_words_return (figure->rate) : g_strdup (KD_WORDS_UNKNOWN);
  g_autofree char *several = figure->several ? g_strdup_printf ("%s. %s", meaning, _ ("Other rates would do as well; this one is nearest to 0.")) : NULL;
  GtkWidget       *row = make_row (title, !known ? kd_return_reason_get_text (figure->reason) : several != NULL ? several
                                                                                                                : meaning,
                             value);

  adw_preferences_group_add (self->figures, row);
  g_ptr_array_add (self->rows, row);
}

static void
add_amount (KdReturnsView *self,
            const char    *title,
            const char    *subtitle,
            gint64         amount)
{
  g_autofree char *value = describe_amount (self, amount);
  GtkWidget       *row = make_row (title, subtitle, value);

  adw_preferences_group_add (self->figures, row);
  g_ptr_array_add (self->rows, row);
}

static char *
describe_worth (const KdMeasuredWorth *worth)
{
  char day[KD_DATE_TEXT_SIZE];

  if (worth->as_at == KD_DATE_NONE)
    return g_strdup (worth->estimated ? _ ("By what was paid") : "");
  return g_strdup_printf (worth->estimated ? _ ("Estimated from the value of %s") : _ ("Valued on %s"), kd_date_format (worth->as_at, day));
}

static void
show_figures (KdReturnsView *self)
{
  const KdPerformance *performance = self->performance;
  g_autofree char     *begin = describe_worth (&performance->begin);
  g_autofree char     *end = describe_worth (&performance->end);

  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->figures, self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
  add_figure (self, _ ("Money-Weighted (XIRR), a Year"), _ ("What the client’s money did, with when it came and went"), &performance->xirr);
  add_figure (self, _ ("Time-Weighted (TWR), of the Period"), _ ("What the investments did, whenever money came or went"), &performance->twr);
  add_figure (self, _ ("Modified Dietz, of the Period"), _ ("Close to the money-weighted one, not turned into a year"), &performance->dietz);
  add_amount (self, _ ("At the Beginning"), begin, performance->begin.value);
  add_amount (self, _ ("Came In"), NULL, performance->inflow);
  add_amount (self, _ ("Went Out"), NULL, performance->outflow);
  add_amount (self, _ ("At the End"), end, performance->end.value);
  add_amount (self, _ ("Gain"), NULL, performance->gain);
}

/* --- the working ------------------------------------------------------------------------------------------ */

static void
add_step (KdReturnsView *self,
          GtkWidget     *row)
{
  adw_expander_row_add_row (self->working, row);
  g_ptr_array_add (self->steps, row);
}

static void
show_working (KdReturnsView *self)
{
  const KdPerformance *performance = self->performance;
  g_autofree char     *count = g_strdup_printf (
    g_dngettext (GETTEXT_PACKAGE, "%u payment from or to outside", "%u payments from or to outside", performance->flows->len), performance->flows->len);

  for (guint i = 0; i < self->steps->len; i++)
    adw_expander_row_remove (self->working, self->steps->pdata[i]);
  g_ptr_array_set_size (self->steps, 0);
  adw_expander_row_set_subtitle (self->working, count);
  for (guint i = 0; i < performance->flows->len; i++)
    {
      const KdOutsideFlow *flow = &g_array_index (performance->flows, KdOutsideFlow, i);
      const KdHeldAccount *account = self->portfolio->accounts->pdata[flow->account];
      char                 day[KD_DATE_TEXT_SIZE];
      g_autofree char     *value = describe_amount (self, flow->amount);
      g_autofree char     *subtitle = g_strdup_printf ("%s · %s", kd_trade_type_get_text (flow->type), account->name);

      add_step (self, make_row (kd_date_format (flow->date, day), subtitle, value));
    }
  for (guint i = 0; i < performance->left_out->len; i++)
    {
      const KdLeftOut     *left = &g_array_index (performance->left_out, KdLeftOut, i);
      const KdHeldAccount *account = self->portfolio->accounts->pdata[left->account];
      g_autofree char     *title = g_strdup_printf (_ ("Not in it: %s"), account->name);

      add_step (self, make_row (title, kd_return_reason_get_text (left->reason), NULL));
    }
  if (performance->estimated_days > 0)
    {
      g_autofree char *days = g_strdup_printf (
        g_dngettext (GETTEXT_PACKAGE, "%u day without a valuation", "%u days without a valuation", performance->estimated_days), performance->estimated_days);

      add_step (self, make_row (days, _ ("The last value was carried on with the money that moved"), NULL));
    }
}

static void
show (KdReturnsView *self)
{
  char             from[KD_DATE_TEXT_SIZE], to[KD_DATE_TEXT_SIZE];
  g_autofree char *subject = NULL;

  if (self->performance == NULL)
    return;
  subject = g_strdup_printf (_ ("%s · %s to %s"),
                             self->name,
                             self->performance->from != KD_DATE_NONE ? kd_date_format (self->performance->from, from) : KD_WORDS_UNKNOWN,
                             kd_date_format (self->performance->to, to));
  gtk_label_set_text (self->subject, subject);
  show_figures (self);
  show_working (self);
}

/* --- asking ----------------------------------------------------------------------------------------------- */

typedef struct
{
  KdUuid         client;
  KdDate         from;
  KdDate         to;
  guint          asked;
  gboolean       hide_amounts;
  KdPerformance *performance;
  KdPortfolio   *portfolio;
} Question;

static void
question_free (gpointer data)
{
  Question *question = data;

  g_clear_pointer (&question->performance, kd_performance_free);
  g_clear_pointer (&question->portfolio, kd_portfolio_free);
  g_free (question);
}

static gboolean
run_question (KdWorkspace  *workspace,
              gpointer      data,
              GCancellable *cancellable,
              GError      **error)
{
  Question *question = data;

  question->performance = kd_workspace_returns (workspace, &question->client, question->from, question->to, &question->portfolio, error);
  return question->performance != NULL;
}

static void
on_answered (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  g_autoptr (KdReturnsView) self = data;
  g_autoptr (GError) error = NULL;
  Question *question = kd_workspace_call_finish (KD_WORKSPACE (source), result, &error);

  if (question == NULL)
    {
      if (self->session != NULL)
        kd_session_fail (self->session, error);
      return;
    }
  if (self->session != NULL && question->asked == self->asked)
    {
      g_clear_pointer (&self->performance, kd_performance_free);
      g_clear_pointer (&self->portfolio, kd_portfolio_free);
      self->performance = g_steal_pointer (&question->performance);
      self->portfolio = g_steal_pointer (&question->portfolio);
      show (self);
    }
  question_free (question);
}

/* What was typed in, red where it is no day. */
static gboolean
read_day (GtkWidget *row,
          KdDate    *day)
{
  *day = kd_date_parse (gtk_editable_get_text (GTK_EDITABLE (row)));
  if (*day != KD_DATE_NONE)
    gtk_widget_remove_css_class (row, "error");
  else
    gtk_widget_add_css_class (row, "error");
  return *day != KD_DATE_NONE;
}

static gboolean
get_period (KdReturnsView *self,
            KdDate        *from,
            KdDate        *to)
{
  const char *name = adw_toggle_group_get_active_name (self->periods);
  int         year, month, day;

  *from = KD_DATE_NONE;
  *to = kd_session_get_today (self->session);
  kd_date_get_ymd (*to, &year, &month, &day);
  if (g_strcmp0 (name, "month") == 0)
    *from = kd_date_add_months (*to, -1);
  else if (g_strcmp0 (name, "year") == 0)
    *from = kd_date_new (year - 1, 12, 31);
  else if (g_strcmp0 (name, "twelve") == 0)
    *from = kd_date_add_years (*to, -1, KD_LEAP_DAY_FEBRUARY_28);
  else if (g_strcmp0 (name, "own") == 0)
    return read_day (self->from, from) & read_day (self->to, to) && *from < *to;
  return TRUE;
}

static void
ask (KdReturnsView *self)
{
  Question *question;
  KdDate    from, to;

  if (kd_uuid_is_none (&self->client) || !get_period (self, &from, &to))
    return;
  question = g_new0 (Question, 1);
  question->client = self->client;
  question->from = from;
  question->to = to;
  question->asked = ++self->asked;
  kd_workspace_call_async (kd_session_get_workspace (self->session), run_question, question, question_free, NULL, on_answered, g_object_ref (self));
}

static void
on_period (KdReturnsView *self)
{
  if (self->session == NULL)
    return;
  gtk_widget_set_visible (self->own, g_strcmp0 (adw_toggle_group_get_active_name (self->periods), "own") == 0);
  ask (self);
}

/**
 * kd_returns_view_show:
 * @self: a view
 * @client: a client
 * @name: what the client is called
 *
 * Shows the returns of a client, worked out beside the main loop.
 */
void
kd_returns_view_show (KdReturnsView *self,
                      const KdUuid  *client,
                      const char    *name)
{
  self->client = *client;
  g_set_str (&self->name, name);
  ask (self);
}

/* --- the workbook ----------------------------------------------------------------------------------------- */

/* The workbook is made where it is written, beside the main loop. */
static gboolean
write_sheet (KdWorkspace *workspace,
             gpointer     data,
             GBytes      *bytes,
             const char  *path,
             GError     **error)
{
  const Question *question = data;

  return kd_returns_sheet_write (workspace, &question->client, question->from, question->to, question->hide_amounts, path, error);
}

static void
save (KdReturnsView *self)
{
  static const KdOutletType types[] = { { N_ ("Excel (XLSX)"), "*.xlsx" } };
  const KdOutlet            outlet = {
               .title = _ ("Save as XLSX, Not Encrypted"),
               .name = _ ("Returns.xlsx"),
               .types = types,
               .n_types = G_N_ELEMENTS (types),
               .said = _ ("XLSX saved, not encrypted, readable by you only"),
               .write = write_sheet,
  };
  Question *question;

  if (self->performance == NULL)
    return;
  question = g_new0 (Question, 1);
  question->client = self->client;
  question->from = self->performance->from;
  question->to = self->performance->to;
  question->hide_amounts = kd_session_get_privacy (self->session);
  kd_outlet_save (&outlet, self->session, GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), question, question_free);
}

/* --- life ------------------------------------------------------------------------------------------------- */

static void
kd_returns_view_dispose (GObject *object)
{
  KdReturnsView *self = KD_RETURNS_VIEW (object);

  g_clear_pointer (&self->performance, kd_performance_free);
  g_clear_pointer (&self->portfolio, kd_portfolio_free);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (kd_returns_view_parent_class)->dispose (object);
}

static void
kd_returns_view_finalize (GObject *object)
{
  KdReturnsView *self = KD_RETURNS_VIEW (object);

  g_ptr_array_unref (self->rows);
  g_ptr_array_unref (self->steps);
  g_free (self->name);
  G_OBJECT_CLASS (kd_returns_view_parent_class)->finalize (object);
}

static void
kd_returns_view_class_init (KdReturnsViewClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = kd_returns_view_dispose;
  G_OBJECT_CLASS (class)->finalize = kd_returns_view_finalize;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/kedang/Dossier/ui/client/kd-returns-view.ui");
  gtk_widget_class_bind_template_child (widget_class, KdReturnsView, periods);
  gtk_widget_class_bind_template_child (widget_class, KdReturnsView, own);
  gtk_widget_class_bind_template_child (widget_class, KdReturnsView, from);
  gtk_widget_class_bind_template_child (widget_class, KdReturnsView, to);
  gtk_widget_class_bind_template_child (widget_class, KdReturnsView, subject);
  gtk_widget_class_bind_template_child (widget_class, KdReturnsView, figures);
  gtk_widget_class_bind_template_child (widget_class, KdReturnsView, working);
  gtk_widget_class_bind_template_callback (widget_class, on_period);
}

static void
kd_returns_view_init (KdReturnsView *self)
{
  GtkWidget *button = kd_field_button_new ("document-save-symbolic", _ ("Save the Working as XLSX…"));

  self->rows = g_ptr_array_new ();
  self->steps = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  adw_expander_row_add_suffix (self->working, button);
  g_signal_connect_object (button, "clicked", G_CALLBACK (save), self, G_CONNECT_SWAPPED);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->periods), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Period"), -1);
}

/**
 * kd_returns_view_new:
 * @session: an open book
 *
 * Returns: (transfer floating): a view of the year so far, until another period is chosen
 */
KdReturnsView *
kd_returns_view_new (KdSession *session)
{
  KdReturnsView *self = g_object_new (KD_TYPE_RETURNS_VIEW, NULL);
  char           day[KD_DATE_TEXT_SIZE];
  KdDate         today = kd_session_get_today (session);

  gtk_editable_set_text (GTK_EDITABLE (self->to), kd_date_format (today, day));
  gtk_editable_set_text (GTK_EDITABLE (self->from), kd_date_format (kd_date_add_years (today, -1, KD_LEAP_DAY_FEBRUARY_28), day));
  adw_toggle_group_set_active_name (self->periods, "year");
  self->session = g_object_ref (session);
  g_signal_connect_object (session, "notify::privacy", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::today", G_CALLBACK (ask), self, G_CONNECT_SWAPPED);
  return self;
}
