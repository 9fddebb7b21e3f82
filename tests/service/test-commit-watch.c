/* SPDX-License-Identifier: GPL-3.0-or-later */

/* When what was read is read again: soon after an edit, once after many, later after a bulk, never after it was read or let go. */

#include "book-fixture.h"

#include "kd-change.h"
#include "kd-commit-watch.h"
#include "kd-task.h"

#define WAIT_MS 300

static void
open_book (Book         *book,
           gconstpointer data)
{
  book_open (book, G_GINT64_CONSTANT (1796270400000000));
}

static void
count_call (gpointer data)
{
  (*(guint *) data)++;
}

/* So many tasks in one commit. */
static void
write_tasks (Book *book,
             guint n)
{
  g_autoptr (GPtrArray) changes = g_ptr_array_new_with_free_func ((GDestroyNotify) kd_change_free);
  g_autoptr (GError) error = NULL;
  guint64 number;

  for (guint i = 0; i < n; i++)
    {
      KdRow *row = kd_row_new (KD_KIND_TASK);

      g_assert_true (kd_row_assign (row, (const char *const[]) { "title=call", "status=open", NULL }, &error));
      g_ptr_array_add (changes, kd_change_new_insert (row));
    }
  g_assert_true (kd_workspace_change (book->workspace, g_steal_pointer (&changes), &number, &error));
  g_assert_no_error (error);
}

static void
wait (guint milliseconds)
{
  gint64 end = g_get_monotonic_time () + milliseconds * 1000;

  while (g_get_monotonic_time () < end)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (1000);
    }
}

static void
test_edits (Book         *book,
            gconstpointer data)
{
  guint calls = 0;
  g_autoptr (KdCommitWatch) watch = kd_commit_watch_new (book->workspace, count_call, &calls);

  wait (WAIT_MS);
  g_assert_cmpuint (calls, ==, 0);
  write_tasks (book, 1);
  write_tasks (book, 1);
  wait (WAIT_MS);
  g_assert_cmpuint (calls, >=, 1);
  g_assert_cmpuint (calls, <=, 2);
  calls = 0;
  write_tasks (book, 30);
  wait (WAIT_MS);
  g_assert_cmpuint (calls, ==, 0);
  wait (1500);
  g_assert_cmpuint (calls, ==, 1);
}

static void
test_rest (Book         *book,
           gconstpointer data)
{
  guint          calls = 0;
  KdCommitWatch *watch = kd_commit_watch_new (book->workspace, count_call, &calls);

  write_tasks (book, 30);
  wait (WAIT_MS);
  kd_commit_watch_rest (watch);
  wait (1500);
  g_assert_cmpuint (calls, ==, 0);
  write_tasks (book, 30);
  wait (WAIT_MS);
  kd_commit_watch_free (watch);
  write_tasks (book, 1);
  wait (1500);
  g_assert_cmpuint (calls, ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/commit-watch/edits", Book, NULL, open_book, test_edits, book_close);
  g_test_add ("/commit-watch/rest", Book, NULL, open_book, test_rest, book_close);
  return g_test_run ();
}
