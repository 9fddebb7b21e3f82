/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Measures the real window over a large book: frames, answers, how long the main loop is busy, memory; prints one
 * `name value` a line for bench.py.
 *
 * usage: bench-window make VAULT CLIENTS    a vault with a book, unlocked by the passphrase of bench-book.h
 *        bench-window run VAULT FOLDER [PART…]
 *                                           measures all or some parts; what is written goes into the folder, and into the book */

#include "bench-book.h"
#include "bench-watch.h"

#include "kd-application.h"
#include "kd-chart-view.h"
#include "kd-client-item.h"
#include "kd-client.h"
#include "kd-import.h"
#include "kd-session.h"
#include "kd-window.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define SCROLL_FRAMES 300
#define SCROLL_STEP 180
#define JUMPS 60
#define OPENINGS 40
#define PRESSES 60
#define MONTHS 12
#define IMPORTED 100000

/* Nothing more is painted for so long: all that was asked for is there. */
#define QUIET_MS 120

typedef struct
{
  const char *vault;
  const char *folder;
  KdClock    *clock;
  KdWindow   *window;
  KdSession  *session;
  GRand      *rand;
  gboolean    done;
  char      **parts;
} Bench;

/* The first widget below root of a type, by its name, that is shown. */
static GtkWidget *
find (GtkWidget  *root,
      const char *type)
{
  if (g_str_equal (G_OBJECT_TYPE_NAME (root), type) && gtk_widget_get_mapped (root))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
go_to (Bench      *bench,
       const char *place)
{
  gtk_widget_activate_action (GTK_WIDGET (bench->window), "win.place", "s", place);
  watch_wait_quiet (400);
}

static GtkListView *
find_list (Bench *bench)
{
  return GTK_LIST_VIEW (find (GTK_WIDGET (bench->window), "GtkListView"));
}

static void
print_memory (const char *name)
{
  g_autofree char *text = NULL;

  if (g_file_get_contents ("/proc/self/statm", &text, NULL, NULL))
    g_print ("%s-mib %.1f\n", name, g_ascii_strtod (strchr (text, ' '), NULL) * (double) sysconf (_SC_PAGESIZE) / 1048576);
}

/* --- unlocking --------------------------------------------------------------------------------------------- */

static void
on_unlocked (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  Bench *bench = data;
  g_autoptr (GError) error = NULL;

  bench->session = kd_session_unlock_finish (result, &error);
  g_assert_no_error (error);
}

static void
measure_start (Bench         *bench,
               KdApplication *application)
{
  const char *const lines[] = { BENCH_PASSPHRASE, NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (KdProgram) program = kd_program_new (bench->clock, bench->vault, KD_REGIME_DEFAULT, &error);
  gint64 start;

  g_assert_no_error (error);
  bench->window = kd_window_new (GTK_APPLICATION (application), program);
  gtk_window_set_default_size (GTK_WINDOW (bench->window), 1280, 800);
  gtk_window_present (GTK_WINDOW (bench->window));
  watch_start (GTK_WIDGET (bench->window));
  watch_wait_quiet (500);
  watch_begin ();
  start = g_get_monotonic_time ();
  kd_session_unlock_async (program, NULL, FALSE, kd_session_speak (lines, NULL), NULL, on_unlocked, bench);
  while (bench->session == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_print ("unlock-ms %.1f\n", (double) (g_get_monotonic_time () - start) / 1000);
  kd_window_take_session (bench->window, bench->session);
  gtk_widget_activate_action (GTK_WIDGET (bench->window), "win.place", "s", "clients");
  g_print ("first-list-ms %.1f\n", (double) (watch_wait_frame () - start) / 1000);
  /* today's reminders are computed beside the loop */
  watch_wait_quiet (1500);
  watch_end ("start");
  g_print ("clients %u\n", g_list_model_get_n_items (G_LIST_MODEL (gtk_list_view_get_model (find_list (bench)))));
  print_memory ("steady");
}

/* --- the list ---------------------------------------------------------------------------------------------- */

static void
measure_scrolling (Bench *bench)
{
  GtkAdjustment *rows = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (find_list (bench)));

  watch_begin ();
  for (guint i = 0; i < SCROLL_FRAMES; i++)
    {
      gtk_adjustment_set_value (rows, gtk_adjustment_get_value (rows) + SCROLL_STEP);
      watch_wait_frame ();
    }
  watch_end ("scroll");
}

static void
measure_jumps (Bench *bench)
{
  GtkAdjustment *rows = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (find_list (bench)));
  Series         times = { 0 };

  for (guint i = 0; i < JUMPS; i++)
    {
      double room = gtk_adjustment_get_upper (rows) - gtk_adjustment_get_page_size (rows);

      series_begin (&times);
      gtk_adjustment_set_value (rows, g_rand_double_range (bench->rand, 0, room));
      series_take (&times, watch_wait_quiet (QUIET_MS));
    }
  series_end (&times, "jump");
  gtk_adjustment_set_value (rows, 0);
  watch_wait_quiet (QUIET_MS);
}

/* As somebody types: a key, a moment, the next key. The first frame has the quick hits, the last also those in texts. */
static void
measure_typing (Bench *bench)
{
  static const char *const typed[] = { "z", "zh", "zha", "zhang", "", "w", "wa", "wang", "wangm", "", "1", "13", "138", "1380", "", "李", "李明", "", "安", "安排", "" };
  GtkEditable             *entry = GTK_EDITABLE (find (GTK_WIDGET (bench->window), "GtkSearchEntry"));
  Series                   first = { 0 }, last = { 0 };

  watch_begin ();
  for (guint round = 0; round < 3; round++)
    for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
      {
        gint64 painted;

        series_begin (&first);
        series_begin (&last);
        gtk_editable_set_text (entry, typed[i]);
        painted = watch_wait_frame ();
        series_take (&first, painted);
        series_take (&last, watch_wait_quiet_after (painted, QUIET_MS));
      }
  watch_end ("typing");
  series_end (&first, "hits");
  series_end (&last, "all-hits");
}

static void
measure_opening (Bench *bench)
{
  GListModel *clients = G_LIST_MODEL (gtk_list_view_get_model (find_list (bench)));
  guint       n = g_list_model_get_n_items (clients);
  Series      times = { 0 };

  watch_begin ();
  for (guint i = 0; i < OPENINGS; i++)
    {
      g_autoptr (KdClientItem) item = g_list_model_get_item (clients, (guint) g_rand_int_range (bench->rand, 0, (gint32) n));
      char id[KD_UUID_TEXT_SIZE];

      kd_uuid_format (kd_client_item_get_uuid (item), id);
      series_begin (&times);
      gtk_widget_activate_action (GTK_WIDGET (bench->window), "win.open-client", "s", id);
      series_take (&times, watch_wait_quiet (QUIET_MS));
    }
  watch_end ("client");
  series_end (&times, "open-client");
}

/* --- other places ------------------------------------------------------------------------------------------ */

static void
measure_charts (Bench *bench)
{
  GtkWidget *view;
  Series     times = { 0 };

  go_to (bench, "segments");
  view = find (GTK_WIDGET (bench->window), "KdChartView");
  watch_begin ();
  for (guint i = 0; i < PRESSES; i++)
    {
      KdChart    *chart = kd_chart_view_get_chart (KD_CHART_VIEW (view));
      const char *key = kd_chart_get_part_key (chart, i % kd_chart_get_n_parts (chart));

      series_begin (&times);
      g_signal_emit_by_name (view, "pressed", key, i % 3 == 0);
      series_take (&times, watch_wait_quiet (QUIET_MS));
    }
  watch_end ("charts");
  series_end (&times, "press-chart");
}

static void
measure_months (Bench *bench)
{
  GtkWidget *page;
  Series     times = { 0 };

  go_to (bench, "calendar");
  page = find (GTK_WIDGET (bench->window), "KdCalendarPage");
  watch_begin ();
  for (guint i = 0; i < MONTHS; i++)
    {
      series_begin (&times);
      gtk_widget_activate_action (page, "calendar.next", NULL);
      series_take (&times, watch_wait_quiet (400));
    }
  watch_end ("calendar");
  series_end (&times, "month");
  go_to (bench, "clients");
}

/* --- beside bulk work -------------------------------------------------------------------------------------- */

static void
on_work_done (GObject      *source,
              GAsyncResult *result,
              gpointer      data)
{
  Bench *bench = data;
  g_autoptr (GError) error = NULL;

  kd_workspace_call_finish (KD_WORKSPACE (source), result, &error);
  g_assert_no_error (error);
  bench->done = TRUE;
}

static gboolean
import (KdWorkspace  *workspace,
        gpointer      data,
        GCancellable *cancellable,
        GError      **error)
{
  Bench           *bench = data;
  g_autofree char *path = g_build_filename (bench->folder, "list.csv", NULL);
  g_autoptr (KdImport) self = kd_import_new (path, &kd_client_kind, NULL, error);

  return self != NULL && kd_import_run (self, workspace, FALSE, NULL, error);
}

static gboolean
verify (KdWorkspace  *workspace,
        gpointer      data,
        GCancellable *cancellable,
        GError      **error)
{
  g_autoptr (KdProof) proof = kd_workspace_verify (workspace, FALSE, NULL, NULL, error);

  return proof != NULL;
}

static gboolean
back_up (KdWorkspace  *workspace,
         gpointer      data,
         GCancellable *cancellable,
         GError      **error)
{
  Bench           *bench = data;
  g_autofree char *path = g_build_filename (bench->folder, "bench.kdbackup", NULL);
  guint64          size;

  return kd_workspace_backup (workspace, path, NULL, &size, error);
}

/* Somebody types into the search entry while it runs. */
static void
measure_beside (Bench          *bench,
                const char     *name,
                KdWorkspaceFunc func)
{
  static const char *const typed[] = { "", "z", "zh", "", "1", "13", "", "李" };
  GtkEditable             *entry = GTK_EDITABLE (find (GTK_WIDGET (bench->window), "GtkSearchEntry"));
  g_autofree char         *hits = g_strconcat (name, "-hits", NULL);
  Series                   times = { 0 };
  gint64                   begun = g_get_monotonic_time ();

  bench->done = FALSE;
  watch_begin ();
  kd_workspace_call_async (kd_session_get_workspace (bench->session), func, bench, NULL, NULL, on_work_done, bench);
  for (guint i = 1; !bench->done; i++)
    {
      series_begin (&times);
      gtk_editable_set_text (entry, typed[i % G_N_ELEMENTS (typed)]);
      series_take (&times, watch_wait_frame ());
      watch_wait (150);
    }
  g_print ("%s-seconds %.2f\n", name, (double) (g_get_monotonic_time () - begun) / G_USEC_PER_SEC);
  watch_end (name);
  series_end (&times, hits);
  gtk_editable_set_text (entry, "");
  watch_wait_quiet (1000);
}

static void
measure_import (Bench *bench)
{
  measure_beside (bench, "import", import);
}

static void
measure_verify (Bench *bench)
{
  measure_beside (bench, "verify", verify);
}

static void
measure_backup (Bench *bench)
{
  measure_beside (bench, "backup", back_up);
}

static const struct
{
  const char *name;
  void (*measure) (Bench *bench);
} parts[] = {
  { "scroll", measure_scrolling },
  { "jump", measure_jumps },
  { "typing", measure_typing },
  { "client", measure_opening },
  { "charts", measure_charts },
  { "calendar", measure_months },
  { "verify", measure_verify },
  { "backup", measure_backup },
  { "import", measure_import },
};

static void
measure (Bench         *bench,
         KdApplication *application)
{
  g_autofree char *list = g_build_filename (bench->folder, "list.csv", NULL);

  /* Animations and a blinking cursor would be painted for ever. */
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, "gtk-cursor-blink", FALSE, NULL);
  measure_start (bench, application);
  bench_book_write_list (list, IMPORTED);
  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    if (bench->parts[0] == NULL || g_strv_contains ((const char *const *) bench->parts, parts[i].name))
      {
        g_autofree char *memory = g_strconcat (parts[i].name, "-memory", NULL);

        parts[i].measure (bench);
        print_memory (memory);
      }
  kd_session_lock (bench->session);
  g_clear_object (&bench->session);
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (KdClock) clock = kd_clock_new_fixed (BENCH_NOON, "Asia/Shanghai");
  g_autoptr (KdApplication) application = NULL;
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);
  g_autoptr (GError) error = NULL;
  Bench bench = { .clock = clock, .rand = rand };

  if (argc < 4)
    return 2;
  if (g_str_equal (argv[1], "make"))
    {
      bench_book_make (argv[2], clock, (guint) atoi (argv[3]));
      return 0;
    }
  bench.vault = argv[2];
  bench.folder = argv[3];
  bench.parts = argv + 4;
  kd_application_set_up_process ();
  application = kd_application_new (clock);
  g_object_set (application, "flags", G_APPLICATION_NON_UNIQUE, NULL);
  if (!g_application_register (G_APPLICATION (application), NULL, &error))
    g_error ("%s", error->message);
  measure (&bench, application);
  return 0;
}
