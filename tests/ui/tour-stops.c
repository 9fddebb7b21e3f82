/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What there is to see. A page that is added to the program gets a line here. */

#include "tour.h"

#include "kd-error.h"
#include "kd-saved-segment.h"

#include <glib/gi18n-lib.h>

static void
go_clients (KdWindow *window)
{
  gtk_widget_activate_action (GTK_WIDGET (window), "win.place", "s", "clients");
}

/* Puts a text into the search entry, as if it had been typed. */
static void
look_for (KdWindow   *window,
          const char *text)
{
  go_clients (window);
  gtk_editable_set_text (GTK_EDITABLE (tour_find (GTK_WIDGET (window), "GtkSearchEntry")), text);
}

/* The scroll bar in somebody's hand. */
static void
go_bubble (KdWindow *window)
{
  GtkWidget *page, *scrolled, *range;
  gboolean   handled;

  go_clients (window);
  tour_wait (300);
  page = tour_find (GTK_WIDGET (window), "KdClientsPage");
  gtk_widget_activate_action (page, "clients.order", "s", "name");
  scrolled = gtk_widget_get_ancestor (tour_find (page, "GtkListView"), GTK_TYPE_SCROLLED_WINDOW);
  range = gtk_widget_get_first_child (gtk_scrolled_window_get_vscrollbar (GTK_SCROLLED_WINDOW (scrolled)));
  gtk_widget_add_css_class (range, "dragging");
  g_signal_emit_by_name (range, "change-value", GTK_SCROLL_JUMP, gtk_adjustment_get_upper (gtk_range_get_adjustment (GTK_RANGE (range))) / 2, &handled);
}

static void
go_search (KdWindow *window)
{
  look_for (window, "zhang");
}

static void
go_search_digits (KdWindow *window)
{
  look_for (window, "13");
}

static void
go_filter (KdWindow *window)
{
  GtkWidget *page;

  go_clients (window);
  page = tour_find (GTK_WIDGET (window), "KdClientsPage");
  gtk_widget_activate_action (page, "clients.show-filter", "s", "history = dormant and city = 杭州 and assets > 1000000");
  gtk_widget_activate_action (page, "clients.filter", NULL);
}

static void
go_choosing (KdWindow *window)
{
  GtkWidget *page;

  go_clients (window);
  page = tour_find (GTK_WIDGET (window), "KdClientsPage");
  gtk_widget_activate_action (page, "clients.show-filter", "s", "city = 杭州");
  gtk_widget_activate_action (page, "clients.select-all", NULL);
}

/* More of them than are shown at once. */
static void
go_saved (KdWindow *window)
{
  static const char *const filters[] = { "segment = diamond", "history = dormant", "city = 杭州", "city = 成都 and assets >= 1000000", "tags = VIP", "assets >= 5000000", "birth_month = 12", "city = 厦门", "city = 武汉" };
  static const char *const names[] = { "钻石", "沉睡客户", "杭州", "成都百万以上", "VIP", "五百万以上的客户和他们的家人", "十二月生日", "厦门", "武汉" };
  KdWorkspace             *workspace = kd_session_get_workspace (kd_window_get_session (window));

  g_autoptr (GPtrArray) saved = kd_workspace_list (workspace, &kd_saved_segment_kind, NULL, 1, NULL);

  /* One book is seen in all sizes. */
  for (gsize i = 0; saved->len == 0 && i < G_N_ELEMENTS (names); i++)
    {
      KdRow           *row = kd_row_new (KD_KIND_SEGMENT);
      g_autofree char *name = g_strdup_printf ("name=%s", names[i]);
      g_autofree char *filter = g_strdup_printf ("filter=%s", filters[i]);
      g_autoptr (KdRow) stored = NULL;

      g_assert_true (kd_row_assign (row, (const char *const[]) { name, filter, NULL }, NULL));
      stored = kd_workspace_add (workspace, row, NULL);
      g_assert_nonnull (stored);
    }
  go_clients (window);
  tour_wait (600);
  if (tour_find (GTK_WIDGET (window), "KdSidebarSegments") == NULL)
    gtk_widget_activate_action (GTK_WIDGET (window), "win.places", NULL);
}

static void
go_no_hit (KdWindow *window)
{
  look_for (window, "qqqqzsf");
}

static void
go_new_client (KdWindow *window)
{
  go_clients (window);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.new-client-named", "s", "王秀英");
}

static void
go_client (KdWindow *window)
{
  go_clients (window);
  tour_open_client (window, "extra.车牌 = 浙A·8K216");
}

static void
go_print (KdWindow *window)
{
  go_client (window);
  tour_wait (500);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.print", NULL);
}

static void
go_report (KdWindow *window)
{
  gtk_widget_activate_action (GTK_WIDGET (window), "win.place", "s", "segments");
  tour_wait (500);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.report", NULL);
}

static void
go_print_list (KdWindow *window)
{
  go_choosing (window);
  tour_wait (500);
  gtk_widget_activate_action (tour_find (GTK_WIDGET (window), "KdClientsPage"), "clients.print", NULL);
}

static void
go_print_month (KdWindow *window)
{
  gtk_widget_activate_action (GTK_WIDGET (window), "win.place", "s", "calendar");
  tour_wait (500);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.print", NULL);
}

static void
go_export (KdWindow *window)
{
  go_choosing (window);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.export", NULL);
}

static void
go_today (KdWindow *window)
{
  gtk_widget_activate_action (GTK_WIDGET (window), "win.place", "s", "today");
}

static void
go_snooze (KdWindow *window)
{
  go_today (window);
  tour_wait (400);
  gtk_widget_activate_action (tour_find (GTK_WIDGET (window), "KdTodayPage"), "today.snooze-choose", NULL);
}

static void
go_today_client (KdWindow *window)
{
  go_today (window);
  tour_wait (400);
  gtk_widget_activate_action (tour_find (GTK_WIDGET (window), "KdTodayPage"), "today.open", NULL);
}

static void
go_spread (KdWindow *window)
{
  go_today (window);
  tour_wait (400);
  gtk_widget_activate_action (tour_find (GTK_WIDGET (window), "KdTodayPage"), "today.spread", NULL);
}

static void
go_log (KdWindow *window)
{
  go_client (window);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.log", NULL);
}

static void
go_tab (KdWindow *window,
        int       tab)
{
  go_client (window);
  tour_wait (500);
  gtk_widget_activate_action (tour_find (GTK_WIDGET (window), "KdClientPage"), "client.tab", "i", tab);
}

static void
go_profile (KdWindow *window)
{
  go_tab (window, 2);
}

static void
go_finances (KdWindow *window)
{
  go_tab (window, 3);
}

static void
go_risk (KdWindow *window)
{
  go_tab (window, 4);
}

static void
go_investments (KdWindow *window)
{
  go_tab (window, 5);
}

static void
go_investments_part (KdWindow   *window,
                     const char *name)
{
  GtkWidget *tab;

  go_investments (window);
  tab = tour_find (GTK_WIDGET (window), "KdInvestmentsTab");
  adw_toggle_group_set_active_name (ADW_TOGGLE_GROUP (tour_find (tab, "AdwToggleGroup")), name);
}

/* With what was reversed. */
static void
go_trades (KdWindow *window)
{
  GtkWidget *check;

  go_investments_part (window, "trades");
  check = tour_find (tour_find (GTK_WIDGET (window), "KdTradesView"), "GtkCheckButton");
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
}

static void
go_values (KdWindow *window)
{
  go_finances (window);
  gtk_widget_activate_action (tour_find (GTK_WIDGET (window), "KdClientPage"), "client.enter-values", NULL);
}

static void
go_returns (KdWindow *window)
{
  go_investments_part (window, "returns");
}

static void
go_journal (KdWindow *window)
{
  go_tab (window, 6);
}

static void
go_history (KdWindow *window)
{
  go_tab (window, 7);
}

static void
go_record (KdWindow *window)
{
  go_tab (window, 5);
  gtk_widget_activate_action (tour_find (GTK_WIDGET (window), "KdClientPage"), "client.add-record", "s", "transaction");
}

static void
go_calendar (KdWindow *window)
{
  gtk_widget_activate_action (GTK_WIDGET (window), "win.place", "s", "calendar");
}

static void
go_calendar_view (KdWindow *window,
                  int       view)
{
  go_calendar (window);
  gtk_widget_activate_action (tour_find (GTK_WIDGET (window), "KdCalendarPage"), "calendar.view", "i", view);
}

static void
go_calendar_week (KdWindow *window)
{
  go_calendar_view (window, 2);
}

static void
go_calendar_agenda (KdWindow *window)
{
  go_calendar_view (window, 3);
}

static void
go_calendar_day (KdWindow *window)
{
  go_calendar (window);
  tour_wait (500);
  gtk_widget_activate_action (tour_find (GTK_WIDGET (window), "KdCalendarPage"), "calendar.open", NULL);
}

/* The holidays of October are announced. */
static void
go_calendar_holidays (KdWindow *window)
{
  GtkWidget *page;

  go_calendar (window);
  page = tour_find (GTK_WIDGET (window), "KdCalendarPage");
  gtk_widget_activate_action (page, "calendar.previous", NULL);
  gtk_widget_activate_action (page, "calendar.previous", NULL);
}

static void
go_segments (KdWindow *window)
{
  gtk_widget_activate_action (GTK_WIDGET (window), "win.place", "s", "segments");
}

static void
go_segments_chosen (KdWindow *window)
{
  GtkWidget *chart;

  go_segments (window);
  tour_wait (300);
  chart = tour_find (GTK_WIDGET (window), "KdChartView");
  g_assert_nonnull (chart);
  g_signal_emit_by_name (chart, "pressed", "diamond", FALSE);
}

/* The end of the page, which small windows do not show. */
static void
go_segments_end (KdWindow *window)
{
  GtkAdjustment *place;

  go_segments (window);
  tour_wait (400);
  place = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (gtk_widget_get_ancestor (tour_find (GTK_WIDGET (window), "KdChartTableView"), GTK_TYPE_SCROLLED_WINDOW)));
  gtk_adjustment_set_value (place, gtk_adjustment_get_upper (place));
}

static void
go_segments_tables (KdWindow *window)
{
  go_segments (window);
  gtk_widget_activate_action (tour_find (GTK_WIDGET (window), "KdSegmentsPage"), "segments.table", NULL);
}

static void
go_shortcuts (KdWindow *window)
{
  gtk_widget_activate_action (GTK_WIDGET (window), "win.shortcuts", NULL);
}

/* The row of a title below root. */
static GtkWidget *
find_row (GtkWidget  *root,
          const char *title)
{
  if (ADW_IS_PREFERENCES_ROW (root) && g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (root)), title))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_row (child, title);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
fill_row (KdWindow   *window,
          const char *title,
          const char *text)
{
  AdwDialog *dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (window));
  GtkWidget *row = find_row (dialog != NULL ? GTK_WIDGET (dialog) : GTK_WIDGET (window), _ (title));

  g_assert_nonnull (row);
  gtk_editable_set_text (GTK_EDITABLE (row), text);
}

/* The button of a label, among those that are shown. */
static GtkWidget *
find_button (GtkWidget  *root,
             const char *label)
{
  if (GTK_IS_BUTTON (root) && gtk_widget_get_mapped (root) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (root)), label) == 0)
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_button (child, label);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
press (KdWindow   *window,
       const char *label)
{
  GtkWidget *button = find_button (GTK_WIDGET (window), _ (label));

  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
}

static void
go_batch (KdWindow *window)
{
  go_choosing (window);
  gtk_widget_activate_action (tour_find (GTK_WIDGET (window), "KdClientsPage"), "clients.batch-edit", NULL);
  fill_row (window, N_ ("Occupation"), "医生");
}

static void
go_tag (KdWindow *window)
{
  go_choosing (window);
  gtk_widget_activate_action (tour_find (GTK_WIDGET (window), "KdClientsPage"), "clients.tag", NULL);
  fill_row (window, N_ ("Tags"), "养老");
}

static void
go_client_menu (KdWindow *window)
{
  go_clients (window);
  tour_wait (300);
  gtk_widget_grab_focus (tour_find (GTK_WIDGET (window), "GtkListView"));
  gtk_widget_activate_action (tour_find (GTK_WIDGET (window), "KdClientsPage"), "clients.menu", NULL);
}

static void
go_create (KdWindow *window)
{
  gtk_widget_activate_action (GTK_WIDGET (window), "win.new-vault", NULL);
  fill_row (window, N_ ("Your Name"), "李伟");
  fill_row (window, N_ ("New Passphrase"), "liwei19870308");
}

static void
go_code (KdWindow *window)
{
  go_create (window);
  fill_row (window, N_ ("New Passphrase"), "violet tractor under seven lamps");
  fill_row (window, N_ ("Passphrase Again"), "violet tractor under seven lamps");
  press (window, N_ ("Continue"));
  while (find_button (GTK_WIDGET (window), _ ("It Is on Paper")) == NULL)
    tour_wait (100);
}

static void
go_check (KdWindow *window)
{
  go_code (window);
  press (window, N_ ("It Is on Paper"));
}

static void
go_backup_folder (KdWindow *window)
{
  go_check (window);
  press (window, N_ ("Check It Later"));
  while (find_button (GTK_WIDGET (window), _ ("Choose Later")) == NULL)
    tour_wait (100);
}

static void
go_demo (KdWindow *window)
{
  GtkWidget *row;

  gtk_widget_activate_action (GTK_WIDGET (window), "win.ways", NULL);
  row = find_row (GTK_WIDGET (window), _ ("Try with Invented Data"));
  g_assert_nonnull (row);
  gtk_widget_activate (row);
  tour_wait (2500);
}

static void
go_backup (KdWindow *window)
{
  gtk_widget_activate_action (GTK_WIDGET (window), "win.backup", NULL);
}

static void
go_restore (KdWindow *window)
{
  gtk_widget_activate_action (GTK_WIDGET (window), "win.restore", NULL);
}

static void
go_verify (KdWindow *window)
{
  gtk_widget_activate_action (GTK_WIDGET (window), "win.verify", NULL);
  tour_wait (400);
  press (window, N_ ("Verify"));
  tour_wait (3000);
}

static void
go_check_recovery (KdWindow *window)
{
  gtk_widget_activate_action (GTK_WIDGET (window), "win.check-recovery", NULL);
}

static void
go_preferences (KdWindow *window)
{
  gtk_widget_activate_action (GTK_WIDGET (window), "win.preferences", NULL);
}

static void
go_preferences_page (KdWindow   *window,
                     const char *name)
{
  go_preferences (window);
  adw_preferences_dialog_set_visible_page_name (ADW_PREFERENCES_DIALOG (adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (window))), name);
}

static void
go_preferences_reminders (KdWindow *window)
{
  go_preferences_page (window, "reminders");
}

static void
go_preferences_security (KdWindow *window)
{
  go_preferences_page (window, "security");
}

static void
go_rules (KdWindow *window)
{
  go_preferences_page (window, "rules");
}

/* What is wrong with a form: the passphrase until now is another one. */
static void
go_passphrase (KdWindow *window)
{
  GtkWidget *dialog;

  go_preferences_page (window, "security");
  tour_wait (300);
  dialog = GTK_WIDGET (adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (window)));
  tour_press (dialog, _ ("Change Passphrase…"));
  dialog = GTK_WIDGET (adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (window)));
  tour_wait (300);
  tour_type (dialog, _ ("Passphrase until Now"), "not the passphrase");
  tour_type (dialog, _ ("New Passphrase"), "copper lantern beside nine rivers");
  tour_type (dialog, _ ("Passphrase Again"), "copper lantern beside nine rivers");
  gtk_widget_activate_action (dialog, "dialog.accept", NULL);
  tour_wait (2500);
}

static void
go_fault (KdWindow *window)
{
  g_autoptr (GError) error = g_error_new (KD_ERROR, KD_ERROR_BUSY, _ ("The book is in use by %s; close it there first"), "liwei · 2026-12-03 08:42");

  g_signal_emit_by_name (tour_find (GTK_WIDGET (window), "KdUnlockPage"), "fault", error);
}

static void
go_help (KdWindow *window)
{
  gtk_widget_activate_action (GTK_WIDGET (window), "win.help", NULL);
}

static void
go_nowhere (KdWindow *window)
{
}

static void
go_import (KdWindow *window)
{
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), "dossier-tour.csv", NULL);

  g_file_set_contents (path,
                       "2026年支行客户名单\n客户姓名,证件号码,联系电话,测评结果,管理资产（万元）,备注2\n"
                       "陈慧敏,330106197403080028,13805716021,平衡型,423.6,转介绍 林秀英\n周建国,330106197001010000,138****6021,看情况,三百多,\n",
                       -1,
                       NULL);
  kd_window_open_file (window, path);
}

static void
go_import_columns (KdWindow *window)
{
  go_import (window);
  tour_wait (600);
  gtk_widget_activate_action (tour_find (GTK_WIDGET (window), "KdImportDialog"), "dialog.accept", NULL);
}

static void
go_import_check (KdWindow *window)
{
  go_import_columns (window);
  tour_wait (600);
  gtk_widget_activate_action (tour_find (GTK_WIDGET (window), "KdImportDialog"), "dialog.accept", NULL);
}

const TourStop tour_stops[] = {
  { "first-run", TRUE, go_nowhere },
  { "unlock", TRUE, go_nowhere },
  { "unlock-fault", TRUE, go_fault },
  { "first-run-passphrase", TRUE, go_create },
  { "first-run-code", TRUE, go_code },
  { "first-run-check", TRUE, go_check },
  { "first-run-backup", TRUE, go_backup_folder },
  { "first-run-demo", TRUE, go_demo },
  { "clients", FALSE, go_clients },
  { "clients-bubble", FALSE, go_bubble },
  { "clients-search", FALSE, go_search },
  { "clients-search-digits", FALSE, go_search_digits },
  { "clients-filter", FALSE, go_filter },
  { "clients-choosing", FALSE, go_choosing },
  { "clients-batch", FALSE, go_batch },
  { "clients-tag", FALSE, go_tag },
  { "clients-menu", FALSE, go_client_menu },
  { "clients-no-hit", FALSE, go_no_hit },
  { "clients-saved", FALSE, go_saved },
  { "new-client", FALSE, go_new_client },
  { "client", FALSE, go_client },
  { "client-profile", FALSE, go_profile },
  { "client-finances", FALSE, go_finances },
  { "client-values", FALSE, go_values },
  { "client-risk", FALSE, go_risk },
  { "client-investments", FALSE, go_investments },
  { "client-trades", FALSE, go_trades },
  { "client-returns", FALSE, go_returns },
  { "client-journal", FALSE, go_journal },
  { "client-history", FALSE, go_history },
  { "client-record", FALSE, go_record },
  { "today", FALSE, go_today },
  { "today-snooze", FALSE, go_snooze },
  { "today-client", FALSE, go_today_client },
  { "today-spread", FALSE, go_spread },
  { "quick-log", FALSE, go_log },
  { "print-client", FALSE, go_print },
  { "export", FALSE, go_export },
  { "report", FALSE, go_report },
  { "print-list", FALSE, go_print_list },
  { "print-month", FALSE, go_print_month },
  { "import", FALSE, go_import },
  { "import-columns", FALSE, go_import_columns },
  { "import-check", FALSE, go_import_check },
  { "calendar", FALSE, go_calendar },
  { "calendar-day", FALSE, go_calendar_day },
  { "calendar-week", FALSE, go_calendar_week },
  { "calendar-agenda", FALSE, go_calendar_agenda },
  { "calendar-holidays", FALSE, go_calendar_holidays },
  { "segments", FALSE, go_segments },
  { "segments-chosen", FALSE, go_segments_chosen },
  { "segments-end", FALSE, go_segments_end },
  { "segments-tables", FALSE, go_segments_tables },
  { "shortcuts", FALSE, go_shortcuts },
  { "backup", FALSE, go_backup },
  { "restore", FALSE, go_restore },
  { "verify", FALSE, go_verify },
  { "check-recovery", FALSE, go_check_recovery },
  { "preferences", FALSE, go_preferences },
  { "preferences-reminders", FALSE, go_preferences_reminders },
  { "preferences-security", FALSE, go_preferences_security },
  { "passphrase-wrong", FALSE, go_passphrase },
  { "preferences-rules", FALSE, go_rules },
  { "help", FALSE, go_help },
};

const guint tour_n_stops = G_N_ELEMENTS (tour_stops);
