/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "store-fixture.h"

#include "kd-anchor.h"
#include "kd-backup.h"
#include "kd-book.h"
#include "kd-brief.h"
#include "kd-client.h"
#include "kd-error.h"

#include <glib/gstdio.h>

/* The fixture's book with its thread; the fixture does not touch the store any more. */
static KdBook *
book_new (Fixture    *fixture,
          const char *anchor)
{
  return kd_book_new (g_steal_pointer (&fixture->store), anchor);
}

static KdStep
add_client (KdStore *store,
            gpointer data,
            GError **error)
{
  g_autoptr (KdCommit) commit = kd_commit_new (KD_REASON_EDIT);
  g_autoptr (KdCommitResult) result = NULL;
  KdRow *row = kd_row_new (KD_KIND_CLIENT);

  kd_value_set_text (&row->values[KD_CLIENT_NAME], data);
  kd_commit_take_change (commit, kd_change_new_insert (row));
  result = kd_store_commit (store, commit, error);
  return result != NULL ? KD_STEP_DONE : KD_STEP_FAILED;
}

/* --- lanes ------------------------------------------------------------------------------------------------ */

typedef struct
{
  KdBook       *book;
  GCancellable *cancellable;
  GError       *error;
  int           steps;
  int           wanted;
  int           given_up;
  gint          started;
  int           interactive_at;
} Long;

static KdStep
run_long (KdStore *store,
          gpointer data,
          GError **error)
{
  Long *bulk = data;

  if (store == NULL)
    {
      bulk->given_up++;
      return KD_STEP_FAILED;
    }
  g_atomic_int_set (&bulk->started, 1);
  g_usleep (1000);
  return ++bulk->steps == bulk->wanted ? KD_STEP_DONE : KD_STEP_MORE;
}

static gpointer
bulk_thread (gpointer data)
{
  Long *bulk = data;

  kd_book_run (bulk->book, KD_LANE_BULK, run_long, bulk, bulk->cancellable, &bulk->error);
  return NULL;
}

static GThread *
start_bulk (Long *bulk)
{
  GThread *thread = g_thread_new ("bulk", bulk_thread, bulk);

  while (!g_atomic_int_get (&bulk->started))
    g_usleep (100);
  return thread;
}

static KdStep
note_steps (KdStore *store,
            gpointer data,
            GError **error)
{
  Long *bulk = data;

  bulk->interactive_at = bulk->steps;
  return KD_STEP_DONE;
}

static void
test_interactive_goes_between (void)
{
  g_autoptr (Fixture) fixture = fixture_new ();
  g_autoptr (KdBook) book = book_new (fixture, NULL);
  Long     bulk = { .book = book, .wanted = 200 };
  GThread *thread = start_bulk (&bulk);

  g_assert_true (kd_book_run (book, KD_LANE_INTERACTIVE, note_steps, &bulk, NULL, NULL));
  g_thread_join (thread);
  g_assert_no_error (bulk.error);
  g_assert_cmpint (bulk.steps, ==, 200);
  g_assert_cmpint (bulk.interactive_at, <, 200);
  g_assert_cmpint (bulk.given_up, ==, 0);
}

static void
test_bulk_is_cancelled (void)
{
  g_autoptr (Fixture) fixture = fixture_new ();
  g_autoptr (KdBook) book = book_new (fixture, NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Long     bulk = { .book = book, .cancellable = cancellable, .wanted = G_MAXINT };
  GThread *thread = start_bulk (&bulk);

  g_cancellable_cancel (cancellable);
  g_thread_join (thread);
  g_assert_error (bulk.error, KD_ERROR, KD_ERROR_CANCELLED);
  g_assert_cmpint (bulk.given_up, ==, 1);
  g_clear_error (&bulk.error);
}

static void
test_close_stops_bulk (void)
{
  g_autoptr (Fixture) fixture = fixture_new ();
  g_autoptr (KdBook) book = book_new (fixture, NULL);
  g_autoptr (GError) error = NULL;
  Long     bulk = { .book = book, .wanted = G_MAXINT };
  GThread *thread = start_bulk (&bulk);

  kd_book_close (book);
  g_thread_join (thread);
  g_assert_error (bulk.error, KD_ERROR, KD_ERROR_CANCELLED);
  g_assert_cmpint (bulk.given_up, ==, 1);
  g_clear_error (&bulk.error);
  g_assert_false (kd_book_run (book, KD_LANE_INTERACTIVE, add_client, (gpointer) "王芳", NULL, &error));
  g_assert_error (error, KD_ERROR, KD_ERROR_LOCKED);
}

/* --- many callers ------------------------------------------------------------------------------------------ */

static gpointer
write_thread (gpointer data)
{
  for (guint i = 0; i < 25; i++)
    g_assert_true (kd_book_run (data, KD_LANE_INTERACTIVE, add_client, (gpointer) "王芳", NULL, NULL));
  return NULL;
}

static void
count_news (KdBook         *book,
            KdCommitResult *result,
            guint          *count)
{
  g_assert_cmpuint (result->rows->len, ==, 1);
  g_assert_cmpuint (result->briefs->len, ==, 1);
  (*count)++;
}

static void
test_many_threads_write (void)
{
  g_autoptr (Fixture) fixture = fixture_new ();
  g_autoptr (KdBook) book = book_new (fixture, NULL);
  GThread *threads[8];
  guint    news = 0;

  g_signal_connect (book, "committed", G_CALLBACK (count_news), &news);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("writer", write_thread, book);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);
  /* The news come by way of this thread's main loop, and only there. */
  g_assert_cmpuint (news, ==, 0);
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  g_assert_cmpuint (news, ==, 200);
  g_clear_object (&book);
  fixture_open (fixture);
  g_assert_cmpuint (fixture->store->number, ==, 201);
  fixture_assert_sound (fixture);
}

static KdStep
add_many (KdStore *store,
          gpointer data,
          GError **error)
{
  g_autoptr (KdCommit) commit = kd_commit_new (KD_REASON_IMPORT);
  g_autoptr (KdCommitResult) result = NULL;

  for (guint i = 0; i < 100; i++)
    {
      KdRow *row = kd_row_new (KD_KIND_CLIENT);

      kd_value_set_text (&row->values[KD_CLIENT_NAME], data);
      kd_commit_take_change (commit, kd_change_new_insert (row));
    }
  result = kd_store_commit (store, commit, error);
  return result != NULL ? KD_STEP_DONE : KD_STEP_FAILED;
}

typedef struct
{
  guint   times;
  guint   rows;
  guint   briefs;
  guint64 number;
} Heard;

static void
hear (KdBook         *book,
      KdCommitResult *result,
      Heard          *heard)
{
  g_assert_cmpuint (result->number, >, heard->number);
  heard->times++;
  heard->rows += result->rows->len;
  heard->briefs += result->briefs->len;
  heard->number = result->number;
}

/* An import floods no loop, and what somebody does beside it is told by itself, in its order. */
static void
test_large_commits_are_told_together (void)
{
  g_autoptr (Fixture) fixture = fixture_new ();
  g_autoptr (KdBook) book = book_new (fixture, NULL);
  Heard heard = { 0 };

  g_signal_connect (book, "committed", G_CALLBACK (hear), &heard);
  for (guint i = 0; i < 3; i++)
    g_assert_true (kd_book_run (book, KD_LANE_BULK, add_many, (gpointer) "王芳", NULL, NULL));
  g_assert_true (kd_book_run (book, KD_LANE_INTERACTIVE, add_client, (gpointer) "李伟", NULL, NULL));
  for (guint i = 0; i < 2; i++)
    g_assert_true (kd_book_run (book, KD_LANE_BULK, add_many, (gpointer) "王芳", NULL, NULL));
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  g_assert_cmpuint (heard.times, ==, 3);
  g_assert_cmpuint (heard.rows, ==, 501);
  g_assert_cmpuint (heard.briefs, ==, 501);
  g_assert_cmpuint (heard.number, ==, 7);

  /* What comes soon after waits a moment, but comes. */
  g_assert_true (kd_book_run (book, KD_LANE_BULK, add_many, (gpointer) "王芳", NULL, NULL));
  g_main_context_iteration (NULL, FALSE);
  g_assert_cmpuint (heard.times, ==, 3);
  while (heard.times == 3)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (heard.number, ==, 8);
}

static KdCommitResult *
make_result (guint64     number,
             gint64      changed,
             const char *name,
             gint64      gone)
{
  KdCommitResult *result = kd_commit_result_new ();

  result->number = number;
  if (changed != 0)
    {
      KdBrief *brief = g_new (KdBrief, 1);

      kd_brief_init (brief);
      brief->id = changed;
      brief->name = g_strdup (name);
      g_ptr_array_add (result->briefs, brief);
    }
  if (gone != 0)
    g_array_append_val (result->gone, gone);
  return result;
}

/* Of what several commits did to a client, the last holds: it may go and come back. */
static void
test_merged_results_end_with_the_last (void)
{
  g_autoptr (GPtrArray) results = g_ptr_array_new_with_free_func ((GDestroyNotify) kd_commit_result_unref);
  g_autoptr (KdCommitResult) merged = NULL;
  const KdBrief *brief;

  g_ptr_array_add (results, make_result (4, 1, "王芳", 2));
  g_ptr_array_add (results, make_result (5, 1, "王方", 3));
  g_ptr_array_add (results, make_result (6, 2, "李伟", 1));
  merged = kd_commit_result_merge (results);
  g_assert_cmpuint (merged->number, ==, 6);
  g_assert_cmpuint (merged->briefs->len, ==, 1);
  brief = merged->briefs->pdata[0];
  g_assert_cmpint (brief->id, ==, 2);
  g_assert_cmpstr (brief->name, ==, "李伟");
  g_assert_cmpuint (merged->gone->len, ==, 2);
  g_assert_cmpint (g_array_index (merged->gone, gint64, 0), ==, 1);
  g_assert_cmpint (g_array_index (merged->gone, gint64, 1), ==, 3);
}

/* --- anchors ----------------------------------------------------------------------------------------------- */

static guint64
anchored_size (Fixture    *fixture,
               const char *path)
{
  g_autofree char *text = NULL;
  g_auto (KdAnchor) anchor = { 0 };

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_true (kd_anchor_parse (text, &fixture->keys->book, &anchor, NULL));
  g_assert_true (kd_anchor_is_signed_by (&anchor, kd_signer_get_public_key (fixture->signer)));
  return anchor.size;
}

static void
test_anchor_follows_and_never_goes_back (void)
{
  g_autoptr (Fixture) fixture = fixture_new ();
  g_autofree char *anchor = g_build_filename (fixture->folder, "state", "book.checkpoint", NULL);
  g_autofree char *path = fixture_path (fixture);
  g_autofree char *old = NULL;
  g_autoptr (KdBook) book = NULL;
  gsize   size;
  guint64 anchored;

  fixture_close (fixture);
  g_assert_true (g_file_get_contents (path, &old, &size, NULL));
  fixture_open (fixture);
  book = book_new (fixture, anchor);
  g_assert_true (kd_book_run (book, KD_LANE_INTERACTIVE, add_client, (gpointer) "王芳", NULL, NULL));
  g_clear_object (&book);
  anchored = anchored_size (fixture, anchor);
  g_assert_cmpuint (anchored, ==, 3);

  /* The book as it was before: what is known outside of it stays. */
  g_assert_true (g_file_set_contents (path, old, (gssize) size, NULL));
  fixture_open (fixture);
  book = book_new (fixture, anchor);
  g_clear_object (&book);
  g_assert_cmpuint (anchored_size (fixture, anchor), ==, anchored);
}

static void
test_forged_anchor_is_found (void)
{
  g_autoptr (Fixture) fixture = fixture_new ();
  g_autofree char *note = kd_store_get_checkpoint (fixture->store);
  g_auto (KdAnchor) anchor = { 0 };
  g_autofree char *findings = NULL;

  g_assert_true (kd_anchor_parse (note, &fixture->keys->book, &anchor, NULL));
  anchor.signature[7] ^= 1;
  findings = fixture_findings (fixture, FALSE, &anchor);
  g_assert_cmpstr (findings, ==, " anchor ");
}

/* --- backup ------------------------------------------------------------------------------------------------ */

static KdStep
copy_step (KdStore *store,
           gpointer data,
           GError **error)
{
  gboolean done;

  if (store == NULL)
    {
      kd_backup_job_give_up (data);
      return KD_STEP_FAILED;
    }
  /* Somebody edits between any two steps. */
  if (add_client (store, (gpointer) "李四", error) != KD_STEP_DONE || !kd_backup_job_copy (data, store, &done, error))
    return KD_STEP_FAILED;
  return done ? KD_STEP_DONE : KD_STEP_MORE;
}

static void
test_backup_while_people_write (void)
{
  g_autoptr (Fixture) fixture = fixture_new ();
  g_autoptr (GBytes) keys = g_bytes_new_static ("keys", 4);
  g_autofree char *path = g_build_filename (fixture->folder, "a.kdbackup", NULL);
  g_autofree char *left = g_strconcat (path, ".copy", NULL);
  g_autoptr (KdBackupJob) job = NULL;
  g_autoptr (KdBook) book = NULL;
  g_autoptr (GError) error = NULL;
  guint64 size = 0;

  for (guint i = 0; i < 300; i++)
    fixture_add (fixture, KD_KIND_CLIENT, "name=王芳", "notes=一段不短的备注一段不短的备注一段不短的备注一段不短的备注", NULL);
  job = kd_backup_job_new (g_steal_pointer (&fixture->keys), keys, keys, path, &error);
  g_assert_no_error (error);
  book = book_new (fixture, NULL);
  kd_book_run (book, KD_LANE_BULK, copy_step, job, NULL, &error);
  g_assert_no_error (error);
  kd_backup_job_finish (job, NULL, &size, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (size, >, 100000);
  g_assert_false (g_file_test (left, G_FILE_TEST_EXISTS));
  g_clear_object (&book);
}

/* --- the text index ---------------------------------------------------------------------------------------- */

static KdStep
count_pieces (KdStore *store,
              gpointer data,
              GError **error)
{
  return kd_connection_query_integer (store->connection, "SELECT count (DISTINCT segid) FROM client_text_idx", data, error) ? KD_STEP_DONE : KD_STEP_FAILED;
}

static void
leave_pieces (Fixture *fixture)
{
  gint64 pieces;

  for (guint i = 0; i < 12; i++)
    fixture_add (fixture, KD_KIND_CLIENT, "name=王芳", "notes=茶", NULL);
  g_assert_cmpint (count_pieces (fixture->store, &pieces, NULL), ==, KD_STEP_DONE);
  g_assert_cmpint (pieces, ==, 12);
}

/* Commits leave a piece each; they are merged when nobody asked for anything for a while, and not before. */
static void
test_texts_are_merged_in_pauses (void)
{
  g_autoptr (Fixture) fixture = fixture_new ();
  g_autoptr (KdBook) book = NULL;
  g_autoptr (GError) error = NULL;
  gint64 pieces = 0, start;

  leave_pieces (fixture);
  start = g_get_monotonic_time ();
  book = book_new (fixture, NULL);
  g_assert_true (kd_book_run (book, KD_LANE_INTERACTIVE, count_pieces, &pieces, NULL, &error));
  g_assert_true (pieces == 12 || g_get_monotonic_time () - start > 250 * G_TIME_SPAN_MILLISECOND);
  for (guint i = 0; i < 20 && pieces > 3; i++)
    {
      g_usleep (500000);
      g_assert_true (kd_book_run (book, KD_LANE_INTERACTIVE, count_pieces, &pieces, NULL, &error));
    }
  g_assert_no_error (error);
  g_assert_cmpint (pieces, <=, 3);
}

/* A program that opens a book for one command leaves no heap of pieces either. */
static void
test_texts_are_merged_at_the_end (void)
{
  g_autoptr (Fixture) fixture = fixture_new ();
  KdBook *book;
  gint64  pieces;

  leave_pieces (fixture);
  book = book_new (fixture, NULL);
  g_object_unref (book);
  fixture_open (fixture);
  g_assert_cmpint (count_pieces (fixture->store, &pieces, NULL), ==, KD_STEP_DONE);
  g_assert_cmpint (pieces, <=, 3);
  fixture_assert_sound (fixture);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/book/interactive-goes-between", test_interactive_goes_between);
  g_test_add_func ("/store/book/bulk-is-cancelled", test_bulk_is_cancelled);
  g_test_add_func ("/store/book/close-stops-bulk", test_close_stops_bulk);
  g_test_add_func ("/store/book/many-threads-write", test_many_threads_write);
  g_test_add_func ("/store/book/large-commits-are-told-together", test_large_commits_are_told_together);
  g_test_add_func ("/store/book/merged-results-end-with-the-last", test_merged_results_end_with_the_last);
  g_test_add_func ("/store/book/anchor-follows-and-never-goes-back", test_anchor_follows_and_never_goes_back);
  g_test_add_func ("/store/book/forged-anchor-is-found", test_forged_anchor_is_found);
  g_test_add_func ("/store/book/backup-while-people-write", test_backup_while_people_write);
  g_test_add_func ("/store/book/texts-are-merged-in-pauses", test_texts_are_merged_in_pauses);
  g_test_add_func ("/store/book/texts-are-merged-at-the-end", test_texts_are_merged_at_the_end);
  return g_test_run ();
}
