/* SPDX-License-Identifier: GPL-3.0-or-later */

/* An open book while the day changes: at midnight, and where somebody travels. */

#include "book-fixture.h"

#include "kd-session.h"
#include "kd-task.h"

#include <unistd.h>

#define SECOND G_USEC_PER_SEC

static void
open_book (Book         *book,
           gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KdRow) stored = NULL;
  KdRow *task;

  book_open (book, G_GINT64_CONSTANT (1796313570000000)); /* 2026-12-03 23:59:30 in Shanghai */
  task = kd_row_new (KD_KIND_TASK);
  kd_row_assign (task, (const char *const[]) { "title=发产品对比", "due=2026-12-03", "status=open", NULL }, &error);
  g_assert_no_error (error);
  stored = kd_workspace_add (book->workspace, task, &error);
  g_assert_no_error (error);
  kd_workspace_close (book->workspace);
}

static void
on_open (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  KdSession **session = data;
  g_autoptr (GError) error = NULL;

  *session = kd_session_unlock_finish (result, &error);
  g_assert_no_error (error);
}

static KdSession *
open_session (Book    *book,
              KdClock *clock)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *vault = g_build_filename (book->folder, "vault", NULL);
  g_autoptr (KdProgram) program = kd_program_new (clock, vault, KD_REGIME_DEFAULT, &error);
  KdSession *session = NULL;
  int        fd = kd_session_speak ((const char *const[]) { BOOK_PASSPHRASE, NULL }, &error);

  g_assert_no_error (error);
  kd_session_unlock_async (program, NULL, FALSE, fd, NULL, on_open, &session);
  while (session == NULL)
    g_main_context_iteration (NULL, TRUE);
  return session;
}

static void
count (guint *number)
{
  (*number)++;
}

static void
test_midnight (Book         *book,
               gconstpointer data)
{
  g_autoptr (KdSession) session = open_session (book, book->clock);
  KdToday *day = kd_session_get_day (session);
  KdDate   before = kd_date_new (2026, 12, 3);
  guint    told = 0, computed = 0;

  g_signal_connect_swapped (session, "notify::today", G_CALLBACK (count), &told);
  g_signal_connect_swapped (day, "changed", G_CALLBACK (count), &computed);
  while (computed == 0)
    g_main_context_iteration (NULL, TRUE);
  kd_session_follow_day (session);
  g_assert_cmpuint (told, ==, 0);
  g_assert_cmpint (kd_session_get_today (session), ==, before);
  g_assert_cmpuint (kd_today_get_n_overdue (day), ==, 0);

  kd_clock_advance (book->clock, 30 * SECOND);
  computed = 0;
  kd_session_follow_day (session);
  g_assert_cmpuint (told, ==, 1);
  g_assert_cmpint (kd_session_get_today (session), ==, before + 1);
  g_assert_cmpint (kd_directory_get_today (kd_session_get_directory (session)), ==, before + 1);
  while (computed == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (kd_today_get_day (day), ==, before + 1);
  g_assert_cmpuint (kd_today_get_n_overdue (day), ==, 1);
  kd_session_follow_day (session);
  g_assert_cmpuint (told, ==, 1);
  kd_session_lock (session);
}

/* 26 hours lie between the two zones. */
static void
test_travel (Book         *book,
             gconstpointer data)
{
  g_autofree char *home = g_strdup (g_getenv ("TZ"));
  g_autoptr (KdClock) clock = kd_clock_new_system ();
  g_autoptr (KdSession) session = NULL;
  KdDate day;
  guint  told = 0;

  g_setenv ("TZ", "Pacific/Kiritimati", TRUE);
  session = open_session (book, clock);
  day = kd_session_get_today (session);
  g_signal_connect_swapped (session, "notify::today", G_CALLBACK (count), &told);
  g_setenv ("TZ", "Etc/GMT+12", TRUE);
  kd_session_follow_day (session);
  g_assert_cmpint (kd_session_get_today (session), <, day);
  g_assert_cmpint (kd_directory_get_today (kd_session_get_directory (session)), ==, kd_session_get_today (session));
  g_assert_cmpuint (told, ==, 1);
  kd_session_lock (session);
  g_setenv ("TZ", home != NULL ? home : "UTC", TRUE);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/service/session/midnight", Book, NULL, open_book, test_midnight, book_close);
  g_test_add ("/service/session/travel", Book, NULL, open_book, test_travel, book_close);
  return g_test_run ();
}
