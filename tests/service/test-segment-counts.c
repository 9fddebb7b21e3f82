/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Saved segments: kept as records, counted live, refused where nobody could read them. */

#include "book-fixture.h"

#include "kd-client.h"
#include "kd-error.h"
#include "kd-saved-segment.h"
#include "kd-segment-counts.h"

typedef struct
{
  Book             book;
  KdDirectory     *directory;
  KdSegmentCounts *counts;
} Saved;

static void
spin (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    continue;
}

/* Segments are read again on a thread: wait until that many are there. */
static void
wait_for (Saved *s,
          guint  segments)
{
  while (g_list_model_get_n_items (G_LIST_MODEL (s->counts)) != segments)
    g_main_context_iteration (NULL, TRUE);
}

static KdUuid
add (Saved             *s,
     KdKind             kind,
     const char *const *says)
{
  KdUuid uuid = book_add (&s->book, kind, NULL, says);

  spin ();
  return uuid;
}

static void
open_saved (Saved        *s,
            gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  book_open (&s->book, G_GINT64_CONSTANT (1795485600000000)); /* 2026-11-24 */
  add (s, KD_KIND_CLIENT, (const char *const[]) { "name=张三", "city=上海", "birth=1950-01-01", NULL });
  add (s, KD_KIND_CLIENT, (const char *const[]) { "name=李四", "city=上海", "occupation=教师", NULL });
  add (s, KD_KIND_SEGMENT, (const char *const[]) { "name=上海客户", "filter=city = 上海", "order=assets", "descending=yes", NULL });
  s->directory = kd_directory_new (s->book.workspace, s->book.rules, KD_REGIME_DEFAULT);
  g_assert_true (kd_directory_load (s->directory, &error));
  kd_directory_settle (s->directory);
  s->counts = kd_segment_counts_new (s->directory);
  g_assert_true (kd_segment_counts_load (s->counts, &error));
  wait_for (s, 1);
}

static void
close_saved (Saved        *s,
             gconstpointer data)
{
  gpointer watched = s->counts;

  g_object_add_weak_pointer (G_OBJECT (s->counts), &watched);
  g_object_unref (s->counts);
  while (watched != NULL)
    g_main_context_iteration (NULL, TRUE);
  g_clear_object (&s->directory);
  spin ();
  book_close (&s->book, NULL);
}

static guint
count (Saved *s,
       guint  place)
{
  g_autoptr (KdSegmentItem) item = g_list_model_get_item (G_LIST_MODEL (s->counts), place);

  return kd_segment_item_get_total (item).clients;
}

static void
test_unreadable_is_refused (Saved        *s,
                            gconstpointer data)
{
  KdRow *row = kd_row_new (KD_KIND_SEGMENT);
  g_autoptr (KdSegmentItem) item = g_list_model_get_item (G_LIST_MODEL (s->counts), 0);
  g_autoptr (GError) error = NULL;

  g_assert_true (kd_row_assign (row, (const char *const[]) { "name=富", "filter=wealth > 3", NULL }, &error));
  g_assert_null (kd_workspace_add (s->book.workspace, row, &error));
  g_assert_error (error, KD_ERROR, KD_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_null (kd_workspace_set (s->book.workspace, &kd_segment_item_get_row (item)->uuid, (const char *const[]) { "filter=level =", NULL }, &error));
  g_assert_error (error, KD_ERROR, KD_ERROR_INVALID);
  g_assert_cmpuint (count (s, 0), ==, 2);
}

static void
test_locked (Saved        *s,
             gconstpointer data)
{
  g_clear_object (&s->directory);
  g_assert_cmpuint (count (s, 0), ==, 0);
  g_assert_true (kd_segment_counts_load (s->counts, NULL));
}

static void
count_notify (guint *notified)
{
  (*notified)++;
}

static void
test_counts_follow_commits (Saved        *s,
                            gconstpointer data)
{
  g_autoptr (KdSegmentItem) item = g_list_model_get_item (G_LIST_MODEL (s->counts), 0);
  guint    notified = 0;
  gboolean descending;

  g_assert_cmpuint (count (s, 0), ==, 2);
  g_assert_cmpint (kd_segment_item_get_order (item, &descending), ==, KD_ROSTER_COLUMN_ASSETS);
  g_assert_true (descending);
  g_assert_null (kd_segment_item_get_problem (item));
  g_signal_connect_swapped (item, "notify::clients", G_CALLBACK (count_notify), &notified);
  add (s, KD_KIND_CLIENT, (const char *const[]) { "name=王五", "city=上海", NULL });
  g_assert_cmpuint (count (s, 0), ==, 3);
  add (s, KD_KIND_CLIENT, (const char *const[]) { "name=赵六", "city=上海", "status=archived", NULL });
  add (s, KD_KIND_CLIENT, (const char *const[]) { "name=钱七", "city=北京", NULL });
  g_assert_cmpuint (count (s, 0), ==, 3);
  g_assert_cmpuint (notified, >=, 1);
}

static void
test_segments_come_and_go (Saved        *s,
                           gconstpointer data)
{
  g_autoptr (KdReversal) undone = NULL;
  g_autoptr (KdSegmentItem) first = NULL;

  add (s, KD_KIND_SEGMENT, (const char *const[]) { "name=长者", "filter=age >= 60", "pinned=yes", NULL });
  wait_for (s, 2);
  first = g_list_model_get_item (G_LIST_MODEL (s->counts), 0);
  g_assert_cmpstr (kd_row_get_text (kd_segment_item_get_row (first), KD_SAVED_SEGMENT_NAME), ==, "长者");
  g_assert_cmpuint (count (s, 0), ==, 1);
  undone = kd_workspace_undo (s->book.workspace, 0, FALSE, NULL);
  spin ();
  wait_for (s, 1);
  g_assert_cmpuint (count (s, 0), ==, 2);
}

int
main (int   argc,
      char *argv[])
{
  g_autofree char *state = g_dir_make_tmp ("dossier-state-XXXXXX", NULL);
  int              result;

  g_setenv ("XDG_STATE_HOME", state, TRUE);
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/segment-counts/unreadable-is-refused", Saved, NULL, open_saved, test_unreadable_is_refused, close_saved);
  g_test_add ("/segment-counts/locked", Saved, NULL, open_saved, test_locked, close_saved);
  g_test_add ("/segment-counts/counts-follow-commits", Saved, NULL, open_saved, test_counts_follow_commits, close_saved);
  g_test_add ("/segment-counts/segments-come-and-go", Saved, NULL, open_saved, test_segments_come_and_go, close_saved);
  result = g_test_run ();
  book_remove_tree (state);
  return result;
}
