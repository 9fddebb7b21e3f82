/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a client holds and earned, as it is shown: figures with their method, reasons where there is none, the working. */

#include "book-fixture.h"

#include "kd-client-portfolio.h"
#include "kd-holdings-view.h"
#include "kd-returns-view.h"
#include "kd-returns.h"
#include "kd-session.h"
#include "kd-trades-view.h"
#include "kd-transaction.h"

#include <adwaita.h>

#define NOW G_GINT64_CONSTANT (1795485600000000) /* 2026-11-24 */

typedef struct
{
  Book            book;
  KdUuid          rich;
  KdUuid          poor;
  KdProgram      *program;
  KdSession      *session;
  GtkWidget      *window;
  KdHoldingsView *held;
  KdRow          *bought;
  KdReturnsView  *view;
} Screen;

static KdUuid
add (KdWorkspace  *workspace,
     KdKind        kind,
     const KdUuid *owner,
     const char   *say,
     const char   *more,
     const char   *last)
{
  const char *const says[] = { say, more != NULL ? more : last, more != NULL ? last : NULL, NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (KdRow) stored = NULL;
  KdRow *row = kd_row_new (kind);

  if (owner != NULL)
    kd_value_set_uuid (&row->values[0], owner);
  g_assert_true (kd_row_assign (row, says, &error));
  stored = kd_workspace_add (workspace, row, &error);
  g_assert_no_error (error);
  return stored->uuid;
}

/* 1,000 at the end of last year, 200 more in June, 1,320 today. */
static void
fill (Screen *screen)
{
  KdWorkspace *workspace = screen->book.workspace;
  KdUuid       account;
  g_autoptr (GError) error = NULL;
  const char *const says[] = { "type=deposit", "date=2026-06-01", "amount=200", NULL };
  KdRow            *row = kd_row_new (KD_KIND_TRANSACTION);
  g_autoptr (KdRow) stored = NULL;

  screen->poor = add (workspace, KD_KIND_CLIENT, NULL, "name=王五", NULL, NULL);
  screen->rich = add (workspace, KD_KIND_CLIENT, NULL, "name=张三 R&D", NULL, NULL);
  account = add (workspace, KD_KIND_ACCOUNT, &screen->rich, "name=理财 <一号>", NULL, NULL);
  add (workspace, KD_KIND_VALUATION, &account, "date=2025-12-31", "value=1000", NULL);
  kd_value_set_uuid (&row->values[0], &account);
  g_assert_true (kd_row_assign (row, says, &error));
  stored = kd_workspace_add (workspace, row, &error);
  g_assert_no_error (error);
  add (workspace, KD_KIND_VALUATION, &account, "date=2026-11-24", "value=1320", NULL);
}

/* 1,500.5 units of a product at 2.00, which are worth 2.40 each now. */
static void
buy (Screen     *screen,
     const char *more)
{
  KdWorkspace      *workspace = kd_session_get_workspace (screen->session);
  KdUuid            product = add (workspace, KD_KIND_PRODUCT, NULL, "name=成长优选", "risk_level=R4", more);
  KdUuid            account = add (workspace, KD_KIND_ACCOUNT, &screen->rich, "name=基金户", NULL, NULL);
  const char *const says[] = { "type=buy", "date=2026-11-02", "amount=3001", "units=1500.5", "price=2", NULL };
  g_autoptr (GError) error = NULL;
  KdRow *row = kd_row_new (KD_KIND_TRANSACTION);

  kd_value_set_uuid (&row->values[KD_TRANSACTION_ACCOUNT], &account);
  kd_value_set_uuid (&row->values[KD_TRANSACTION_PRODUCT], &product);
  g_assert_true (kd_row_assign (row, says, &error));
  g_clear_pointer (&screen->bought, kd_row_free);
  screen->bought = kd_workspace_add (workspace, row, &error);
  g_assert_no_error (error);
  add (workspace, KD_KIND_VALUATION, &account, "date=2026-11-20", "value=3601.20", NULL);
}

static void
reverse_newest (Screen     *screen,
                const char *reason)
{
  g_autoptr (GError) error = NULL;
  KdRow *reversal = kd_transaction_new_reversal (screen->bought);
  g_autoptr (KdRow) stored = NULL;

  kd_value_set_text (&reversal->values[KD_TRANSACTION_NOTE], reason);
  stored = kd_workspace_add (kd_session_get_workspace (screen->session), reversal, &error);
  g_assert_no_error (error);
}

static gboolean
wake (gpointer data)
{
  return G_SOURCE_CONTINUE;
}

static void
on_unlocked (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  g_autoptr (GError) error = NULL;
  Screen *screen = data;

  screen->session = kd_session_unlock_finish (result, &error);
  g_assert_no_error (error);
}

static void
set_up (Screen       *screen,
        gconstpointer data)
{
  const char *const lines[] = { "violet tractor under seven lamps", NULL };
  g_autofree char  *vault = NULL;
  GtkWidget        *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autoptr (GError) error = NULL;

  book_open (&screen->book, NOW);
  fill (screen);
  kd_workspace_close (screen->book.workspace);
  vault = g_build_filename (screen->book.folder, "vault", NULL);
  screen->program = kd_program_new (screen->book.clock, vault, KD_REGIME_DEFAULT, &error);
  g_assert_no_error (error);
  kd_session_unlock_async (screen->program, NULL, FALSE, kd_session_speak (lines, &error), NULL, on_unlocked, screen);
  while (screen->session == NULL)
    g_main_context_iteration (NULL, TRUE);
  screen->view = kd_returns_view_new (screen->session);
  screen->window = gtk_window_new ();
  screen->held = kd_holdings_view_new (screen->session);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (screen->held));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (screen->view));
  gtk_window_set_child (GTK_WINDOW (screen->window), box);
  gtk_window_present (GTK_WINDOW (screen->window));
}

static void
tear_down (Screen       *screen,
           gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (screen->window));
  g_clear_pointer (&screen->bought, kd_row_free);
  kd_session_lock (screen->session);
  g_assert_finalize_object (screen->session);
  g_object_unref (screen->program);
  book_close (&screen->book, NULL);
}

/* A label below root that contains a text and is shown. */
static gboolean
says (GtkWidget  *root,
      const char *text)
{
  if (!gtk_widget_get_visible (root))
    return FALSE;
  if (GTK_IS_LABEL (root) && g_strrstr (gtk_label_get_text (GTK_LABEL (root)), text) != NULL)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (says (child, text))
      return TRUE;
  return FALSE;
}

static void
expect_in (gpointer    view,
           const char *text)
{
  guint  tick = g_timeout_add (20, wake, NULL);
  gint64 end = g_get_monotonic_time () + 20 * G_USEC_PER_SEC;

  while (!says (view, text) && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (tick);
  if (!says (view, text))
    g_error ("“%s” is not shown", text);
}

static void
expect (Screen     *screen,
        const char *text)
{
  expect_in (screen->view, text);
}

static GtkWidget *
find (GtkWidget  *root,
      GType       type,
      const char *title)
{
  if (g_type_is_a (G_OBJECT_TYPE (root), type) &&
      (title == NULL || g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (root)), title)))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find (child, type, title);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* Nothing is known: a dash and the reason, never a nought. */
static void
test_no_figure (Screen       *screen,
                gconstpointer data)
{
  kd_returns_view_show (screen->view, &screen->poor, "王五");
  expect (screen, kd_return_reason_get_text (KD_RETURN_NO_VALUES));
  g_assert_true (says (GTK_WIDGET (screen->view), "—"));
  g_assert_false (says (GTK_WIDGET (screen->view), "0.00%"));
}

/* A day that is none is marked, and nothing is worked out from it. */
static void
test_wrong_day (Screen       *screen,
                gconstpointer data)
{
  AdwToggleGroup *periods = ADW_TOGGLE_GROUP (find (GTK_WIDGET (screen->view), ADW_TYPE_TOGGLE_GROUP, NULL));
  GtkWidget      *from = find (GTK_WIDGET (screen->view), ADW_TYPE_ENTRY_ROW, "From");

  kd_returns_view_show (screen->view, &screen->rich, "张三");
  expect (screen, "张三 · 2025-12-31 to 2026-11-24");
  adw_toggle_group_set_active_name (periods, "own");
  gtk_editable_set_text (GTK_EDITABLE (from), "2026-02-30");
  g_signal_emit_by_name (from, "apply");
  g_assert_true (gtk_widget_has_css_class (from, "error"));
  gtk_editable_set_text (GTK_EDITABLE (from), "2026年6月30日");
  g_signal_emit_by_name (from, "apply");
  g_assert_false (gtk_widget_has_css_class (from, "error"));
  expect (screen, "张三 · 2026-06-30 to 2026-11-24");
}

/* 1,000 and 200 became 1,320: 120 by the money; the working names the payment, with its account as it is written. */
static void
test_figures (Screen       *screen,
              gconstpointer data)
{
  kd_returns_view_show (screen->view, &screen->rich, "张三 R&D");
  expect (screen, "张三 R&D · 2025-12-31 to 2026-11-24");
  g_assert_true (says (GTK_WIDGET (screen->view), "120.00"));
  g_assert_true (says (GTK_WIDGET (screen->view), "1,320.00"));
  g_assert_true (says (GTK_WIDGET (screen->view), "理财 <一号>"));
  g_assert_true (says (GTK_WIDGET (screen->view), "%"));
}

/* In privacy percentages stay, amounts do not. */
static void
test_privacy (Screen       *screen,
              gconstpointer data)
{
  kd_returns_view_show (screen->view, &screen->rich, "张三");
  expect (screen, "1,320.00");
  kd_session_set_privacy (screen->session, TRUE);
  g_assert_false (says (GTK_WIDGET (screen->view), "1,320.00"));
  g_assert_false (says (GTK_WIDGET (screen->view), "120.00"));
  g_assert_true (says (GTK_WIDGET (screen->view), "••••"));
  g_assert_true (says (GTK_WIDGET (screen->view), "%"));
}

static void
hold (Screen       *screen,
      const KdUuid *client,
      gboolean      narrow)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KdPortfolio) portfolio = kd_workspace_portfolio (kd_session_get_workspace (screen->session), client, &error);

  g_assert_no_error (error);
  kd_holdings_view_show (screen->held, portfolio, narrow);
}

/* Nothing is held by who has no account. */
static void
test_nothing_held (Screen       *screen,
                   gconstpointer data)
{
  hold (screen, &screen->poor, FALSE);
  expect_in (screen->held, "Nothing is held");
}

/* An account without a product is held by its own name; privacy hides what it is worth, not that it is there. */
static void
test_held (Screen       *screen,
           gconstpointer data)
{
  hold (screen, &screen->rich, FALSE);
  expect_in (screen->held, "理财 <一号>");
  expect_in (screen->held, "1,320.00");
  kd_session_set_privacy (screen->session, TRUE);
  hold (screen, &screen->rich, FALSE);
  expect_in (screen->held, "••••");
  g_assert_false (says (GTK_WIDGET (screen->held), "1,320.00"));
  g_assert_true (says (GTK_WIDGET (screen->held), "理财 <一号>"));
}

/* A column for each figure; as rows, the gain stands below the value. */
static void
test_held_product (Screen       *screen,
                   gconstpointer data)
{
  const char *const heads[] = { "Product", "Risk", "Units", "Cost", "Market Value", "Gain or Loss", "Share", "Maturity" };
  const char *const cells[] = { "成长优选", "R4", "1,500.5", "3,001.00", "3,601.20", "+600.20", "2027-03-01" };

  buy (screen, "matures=2027-03-01");
  hold (screen, &screen->rich, FALSE);
  for (guint i = 0; i < G_N_ELEMENTS (heads); i++)
    expect_in (screen->held, heads[i]);
  for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
    expect_in (screen->held, cells[i]);
  hold (screen, &screen->rich, TRUE);
  expect_in (screen->held, "R4 · cost 3,001.00 · ");
  expect_in (screen->held, "+600.20");
  g_assert_false (says (GTK_WIDGET (screen->held), "Market Value"));
}

/* A column in which nothing is said is left out. */
static void
test_held_columns (Screen       *screen,
                   gconstpointer data)
{
  hold (screen, &screen->rich, FALSE);
  expect_in (screen->held, "Market Value");
  g_assert_false (says (GTK_WIDGET (screen->held), "Maturity"));
  g_assert_false (says (GTK_WIDGET (screen->held), "Units"));
}

/* What was reversed is hidden until it is asked for, and has its reversal with the reason below it. */
static void
test_trades (Screen       *screen,
             gconstpointer data)
{
  KdWorkspace  *workspace = kd_session_get_workspace (screen->session);
  KdTradesView *trades = kd_trades_view_new (screen->session);
  g_autoptr (GError) error = NULL;
  g_autoptr (KdClientFile) file = NULL;
  GtkWidget *reversed;

  buy (screen, NULL);
  reverse_newest (screen, "entered twice");
  gtk_box_append (GTK_BOX (gtk_window_get_child (GTK_WINDOW (screen->window))), GTK_WIDGET (trades));
  file = kd_client_file_load (workspace, &screen->rich, &error);
  g_assert_no_error (error);
  kd_trades_view_show (trades, file, FALSE);
  expect_in (trades, "200.00");
  g_assert_false (says (GTK_WIDGET (trades), "3,001.00"));
  reversed = find (GTK_WIDGET (trades), GTK_TYPE_CHECK_BUTTON, NULL);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (reversed), TRUE);
  expect_in (trades, "↳ Purchase");
  expect_in (trades, "−3,001.00");
  expect_in (trades, "entered twice");
  expect_in (trades, "Reversed");
  gtk_check_button_set_active (GTK_CHECK_BUTTON (reversed), FALSE);
  expect_in (trades, "200.00");
  g_assert_false (says (GTK_WIDGET (trades), "3,001.00"));
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add ("/investments/no-figure", Screen, NULL, set_up, test_no_figure, tear_down);
  g_test_add ("/investments/wrong-day", Screen, NULL, set_up, test_wrong_day, tear_down);
  g_test_add ("/investments/figures", Screen, NULL, set_up, test_figures, tear_down);
  g_test_add ("/investments/privacy", Screen, NULL, set_up, test_privacy, tear_down);
  g_test_add ("/investments/nothing-held", Screen, NULL, set_up, test_nothing_held, tear_down);
  g_test_add ("/investments/held", Screen, NULL, set_up, test_held, tear_down);
  g_test_add ("/investments/held-product", Screen, NULL, set_up, test_held_product, tear_down);
  g_test_add ("/investments/held-columns", Screen, NULL, set_up, test_held_columns, tear_down);
  g_test_add ("/investments/trades", Screen, NULL, set_up, test_trades, tear_down);
  return g_test_run ();
}
