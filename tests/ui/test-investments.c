/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a client holds and earned, as it is shown: figures with their method, reasons where there is none, the working. */

#include "book-fixture.h"

#include "kd-holdings-view.h"
#include "kd-returns-view.h"
#include "kd-returns.h"
#include "kd-session.h"

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
  KdReturnsView  *view;
} Screen;

static KdUuid
add (KdWorkspace  *workspace,
     KdKind        kind,
     const KdUuid *owner,
     const char   *say,
     const char   *more)
{
  const char *const says[] = { say, more, NULL };
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

  screen->poor = add (workspace, KD_KIND_CLIENT, NULL, "name=王五", NULL);
  screen->rich = add (workspace, KD_KIND_CLIENT, NULL, "name=张三 R&D", NULL);
  account = add (workspace, KD_KIND_ACCOUNT, &screen->rich, "name=理财 <一号>", NULL);
  add (workspace, KD_KIND_VALUATION, &account, "date=2025-12-31", "value=1000");
  kd_value_set_uuid (&row->values[0], &account);
  g_assert_true (kd_row_assign (row, says, &error));
  stored = kd_workspace_add (workspace, row, &error);
  g_assert_no_error (error);
  add (workspace, KD_KIND_VALUATION, &account, "date=2026-11-24", "value=1320");
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
  kd_session_unlock_async (screen->program, NULL, kd_session_speak (lines, &error), NULL, on_unlocked, screen);
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
  kd_session_lock (screen->session);
  g_assert_finalize_object (screen->session);
  g_object_unref (screen->program);
  book_close (&screen->book, NULL);
}

/* A label below root that contains a text. */
static gboolean
says (GtkWidget  *root,
      const char *text)
{
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

/* Nothing is held by who has no account. */
static void
test_nothing_held (Screen       *screen,
                   gconstpointer data)
{
  kd_holdings_view_show (screen->held, &screen->poor);
  expect_in (screen->held, "Nothing is held");
}

/* An account without a product is held by its own name; privacy hides what it is worth, not that it is there. */
static void
test_held (Screen       *screen,
           gconstpointer data)
{
  kd_holdings_view_show (screen->held, &screen->rich);
  expect_in (screen->held, "理财 <一号>");
  g_assert_true (says (GTK_WIDGET (screen->held), "1,320.00"));
  kd_session_set_privacy (screen->session, TRUE);
  g_assert_false (says (GTK_WIDGET (screen->held), "1,320.00"));
  g_assert_true (says (GTK_WIDGET (screen->held), "理财 <一号>"));
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
  return g_test_run ();
}
