/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A folder chosen once, backups when they are due, old ones thinned out; and everything that can go wrong. */

#include "book-fixture.h"

#include "kd-backup-keep.h"
#include "kd-backup-plan.h"
#include "kd-error.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>

#define DAY (G_GINT64_CONSTANT (86400) * G_USEC_PER_SEC)
#define BOOK "01930000-0000-7000-8000-0123456789ab"

static void
open_book (Book         *book,
           gconstpointer data)
{
  book_open (book, G_GINT64_CONSTANT (1764000000000000)); /* 2025-11-25 00:00 in Shanghai */
}

static char *
make_folder (Book *book)
{
  char *folder = g_build_filename (book->folder, "disk", NULL);

  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  return folder;
}

static void
add_client (Book *book)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KdRow) stored = NULL;
  KdRow            *row = kd_row_new (KD_KIND_CLIENT);
  const char *const assignments[] = { "name=张三", NULL };

  g_assert_true (kd_row_assign (row, assignments, &error));
  stored = kd_workspace_add (book->workspace, row, &error);
  g_assert_no_error (error);
}

static guint
count_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

static char *
run (KdBackupPlan *plan,
     Book         *book)
{
  g_autoptr (GError) error = NULL;
  char *path = kd_backup_plan_run (plan, book->workspace, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  return path;
}

/* --- what goes wrong -------------------------------------------------------------------------------------- */

static void
assert_fails (KdBackupPlan *plan,
              Book         *book,
              KdError       code)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (kd_backup_plan_run (plan, book->workspace, NULL, NULL, NULL, &error));
  g_assert_error (error, KD_ERROR, (int) code);
  g_assert_cmpstr (kd_backup_plan_get_problem (plan), ==, error->message);
}

static void
test_folder (Book         *book,
             gconstpointer data)
{
  g_autoptr (KdBackupPlan) plan = kd_backup_plan_new_for (book->workspace);
  g_autoptr (KdBackupPlan) again = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = make_folder (book);
  g_autofree char *vault = g_build_filename (book->folder, "vault", "books", NULL);
  g_autofree char *missing = g_build_filename (book->folder, "missing", NULL);
  g_autofree char *words = kd_backup_plan_describe (plan, book->clock);

  g_assert_nonnull (words);
  g_assert_null (kd_backup_plan_get_folder (plan));
  g_assert_false (kd_backup_plan_is_due (plan, book->workspace));
  assert_fails (plan, book, KD_ERROR_NOT_FOUND);
  g_assert_false (kd_backup_plan_set_folder (plan, book->workspace, missing, &error));
  g_assert_error (error, KD_ERROR, KD_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (kd_backup_plan_set_folder (plan, book->workspace, vault, &error));
  g_assert_error (error, KD_ERROR, KD_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_true (kd_backup_plan_set_folder (plan, book->workspace, folder, &error));
  g_assert_no_error (error);
  again = kd_backup_plan_new_for (book->workspace);
  g_assert_cmpstr (kd_backup_plan_get_folder (again), ==, folder);

  g_rmdir (folder);
  assert_fails (plan, book, KD_ERROR_NOT_FOUND);
  g_assert_cmpint (kd_backup_plan_get_last (plan), ==, 0);
}

/* The disk takes no file as large as the book: older backups stay, nothing half made is left. */
static void
test_full (Book         *book,
           gconstpointer data)
{
  g_autoptr (KdBackupPlan) plan = kd_backup_plan_new_for (book->workspace);
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = make_folder (book);
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  struct rlimit    limit, before;

  g_assert_true (kd_backup_plan_set_folder (plan, book->workspace, folder, &error));
  first = run (plan, book);
  kd_clock_advance (book->clock, DAY);
  signal (SIGXFSZ, SIG_IGN);
  getrlimit (RLIMIT_FSIZE, &before);
  limit = before;
  limit.rlim_cur = 64 * 1024;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  g_assert_null (kd_backup_plan_run (plan, book->workspace, NULL, NULL, NULL, &error));
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &before), ==, 0);
  g_assert_nonnull (error);
  g_assert_cmpstr (kd_backup_plan_get_problem (plan), ==, error->message);
  g_assert_true (g_file_test (first, G_FILE_TEST_EXISTS));
  g_assert_cmpuint (count_files (folder), ==, 1);

  second = run (plan, book);
  g_assert_null (kd_backup_plan_get_problem (plan));
  g_assert_cmpuint (count_files (folder), ==, 2);
}

static void
test_killed (Book         *book,
             gconstpointer data)
{
  g_autoptr (KdBackupPlan) plan = kd_backup_plan_new_for (book->workspace);
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = make_folder (book);
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *part = NULL;
  g_autofree char *foreign = g_build_filename (folder, "thesis.part", NULL);

  g_assert_true (kd_backup_plan_set_folder (plan, book->workspace, folder, &error));
  first = run (plan, book);
  part = g_strconcat (first, ".part", NULL);
  g_assert_true (g_file_set_contents (part, "half", -1, NULL));
  g_assert_true (g_file_set_contents (foreign, "mine", -1, NULL));
  kd_clock_advance (book->clock, DAY);
  second = run (plan, book);
  g_assert_false (g_file_test (part, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (foreign, G_FILE_TEST_EXISTS));
}

static void
test_cancelled (Book         *book,
                gconstpointer data)
{
  g_autoptr (KdBackupPlan) plan = kd_backup_plan_new_for (book->workspace);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = make_folder (book);

  g_assert_true (kd_backup_plan_set_folder (plan, book->workspace, folder, &error));
  g_cancellable_cancel (cancellable);
  g_assert_null (kd_backup_plan_run (plan, book->workspace, NULL, NULL, cancellable, &error));
  g_assert_nonnull (error);
  g_assert_cmpuint (count_files (folder), ==, 0);
}

/* --- what goes right -------------------------------------------------------------------------------------- */

static void
note_stage (KdBackupStage stage,
            gpointer      data)
{
  g_string_append_printf (data, "%d", (int) stage);
}

static void
test_due (Book         *book,
          gconstpointer data)
{
  g_autoptr (KdBackupPlan) plan = kd_backup_plan_new_for (book->workspace);
  g_autoptr (KdBackupPlan) again = NULL;
  g_autoptr (GString) stages = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = make_folder (book);
  g_autofree char *path = NULL;
  g_autofree char *words = NULL;

  g_assert_true (kd_backup_plan_set_folder (plan, book->workspace, folder, &error));
  g_assert_true (kd_backup_plan_is_due (plan, book->workspace));
  path = kd_backup_plan_run (plan, book->workspace, note_stage, stages, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (stages->str, ==, "012");
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_cmpuint (kd_backup_plan_get_size (plan), >, 0);

  /* The same day, and a day without work. */
  add_client (book);
  g_assert_false (kd_backup_plan_is_due (plan, book->workspace));
  kd_clock_advance (book->clock, DAY);
  again = kd_backup_plan_new_for (book->workspace);
  g_assert_true (kd_backup_plan_is_due (again, book->workspace));
  g_free (run (again, book));
  kd_clock_advance (book->clock, 6 * DAY);
  g_assert_false (kd_backup_plan_is_due (again, book->workspace));
  g_assert_null (kd_backup_plan_describe (again, book->clock));
  kd_clock_advance (book->clock, 3 * DAY);
  words = kd_backup_plan_describe (again, book->clock);
  g_assert_cmpstr (words, ==, "No backup for 9 days");
}

static void
test_drill (Book         *book,
            gconstpointer data)
{
  g_autoptr (KdBackupPlan) plan = kd_backup_plan_new_for (book->workspace);
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = make_folder (book);
  g_autofree char *path = NULL;
  g_autofree char *newest = NULL;
  g_autofree char *drill = g_build_filename (g_get_user_state_dir (), "dossier", "drill", NULL);
  g_autofree char *bytes = NULL;
  gsize            length;
  KdBackupDrill    found;

  g_assert_true (kd_backup_plan_set_folder (plan, book->workspace, folder, &error));
  add_client (book);
  add_client (book);
  path = run (plan, book);
  add_client (book);
  newest = kd_backup_plan_find_newest (plan);
  g_assert_cmpstr (newest, ==, path);
  g_assert_true (kd_workspace_drill (book->workspace, path, &found, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (found.clients, ==, 2);
  g_assert_cmpuint (found.records, ==, 2);
  g_assert_cmpuint (found.commits, >=, 3);
  g_assert_false (g_file_test (drill, G_FILE_TEST_EXISTS));

  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  bytes[length / 2] ^= 1;
  g_assert_true (g_file_set_contents (path, bytes, (gssize) length, NULL));
  g_assert_false (kd_workspace_drill (book->workspace, path, &found, NULL, &error));
  g_assert_error (error, KD_ERROR, KD_ERROR_CORRUPT);
  g_assert_false (g_file_test (drill, G_FILE_TEST_EXISTS));
}

/* --- what is kept ----------------------------------------------------------------------------------------- */

static void
test_names (void)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_offset (8 * 3600);
  g_autofree char *name = kd_backup_name (BOOK, G_GINT64_CONSTANT (1764000000000000), zone);
  KdDate           day;

  g_assert_cmpstr (name, ==, "dossier-0123456789ab-20251125-000000.kdbackup");
  g_assert_true (kd_backup_name_is_of (name, BOOK, &day));
  g_assert_cmpint (day, ==, kd_date_new (2025, 11, 25));
  g_assert_false (kd_backup_name_is_of (name, "01930000-0000-7000-8000-0123456789ac", &day));
  g_assert_false (kd_backup_name_is_of ("dossier-0123456789ab-20251325-000000.kdbackup", BOOK, &day));
  g_assert_false (kd_backup_name_is_of ("dossier-0123456789ab-20251125-000000.kdbackup.part", BOOK, &day));
  g_assert_false (kd_backup_name_is_of ("dossier-0123456789ab-2025112x-000000.kdbackup", BOOK, &day));
  g_assert_false (kd_backup_name_is_of ("", BOOK, &day));
}

/* One a day for 400 days, two on the last: 7 days, then what weeks and months add. */
static void
test_keep (void)
{
  const KdBackupKeep keep = { 7, 5, 12 };
  const KdBackupKeep none = { 0, 0, 0 };
  KdDate             last = kd_date_new (2026, 12, 3);
  g_autoptr (GPtrArray) names = g_ptr_array_new_null_terminated (0, g_free, TRUE);
  gboolean kept[402];
  guint    n = 0;

  g_ptr_array_add (names, g_strdup ("dossier-0123456789ab-20261203-190000.kdbackup"));
  for (int i = 0; i < 400; i++)
    {
      int year, month, day;

      kd_date_get_ymd (last - i, &year, &month, &day);
      g_ptr_array_add (names, g_strdup_printf ("dossier-0123456789ab-%04d%02d%02d-180000.kdbackup", year, month, day));
    }
  kd_backup_keep_choose (&keep, (char **) names->pdata, BOOK, kept);
  for (guint i = 0; i < names->len; i++)
    n += kept[i];
  g_assert_true (kept[0]);
  g_assert_false (kept[1]);
  for (guint i = 2; i <= 7; i++)
    g_assert_true (kept[i]);
  /* 7 days to 27 November; Sundays 22, 15 and 8 November (29 is among the days); month ends from October back to January. */
  g_assert_cmpuint (n, ==, 7 + 3 + 10);
  kd_backup_keep_choose (&none, (char **) names->pdata, BOOK, kept);
  g_assert_true (kept[0]);
  g_assert_false (kept[400]);
}

int
main (int   argc,
      char *argv[])
{
  g_autofree char *state = g_dir_make_tmp ("dossier-state-XXXXXX", NULL);
  int              result;

  g_setenv ("XDG_STATE_HOME", state, TRUE);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/service/backup-plan/names", test_names);
  g_test_add_func ("/service/backup-plan/keep", test_keep);
  g_test_add ("/service/backup-plan/folder", Book, NULL, open_book, test_folder, book_close);
  g_test_add ("/service/backup-plan/full", Book, NULL, open_book, test_full, book_close);
  g_test_add ("/service/backup-plan/killed", Book, NULL, open_book, test_killed, book_close);
  g_test_add ("/service/backup-plan/cancelled", Book, NULL, open_book, test_cancelled, book_close);
  g_test_add ("/service/backup-plan/due", Book, NULL, open_book, test_due, book_close);
  g_test_add ("/service/backup-plan/drill", Book, NULL, open_book, test_drill, book_close);
  result = g_test_run ();
  book_remove_tree (state);
  return result;
}
