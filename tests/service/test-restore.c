/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A backup is opened by passphrase or recovery key, tells what is in it, and makes a vault: in a new folder or not at all. */

#include "kd-client.h"
#include "kd-error.h"
#include "kd-restore.h"
#include "kd-workspace.h"

#include "book-fixture.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#define NOW G_GINT64_CONSTANT (1764000000000000) /* 2025-11-25 00:00 in Shanghai */
#define PASSPHRASE "violet tractor under seven lamps"

typedef struct
{
  char    *folder;
  char    *file;
  char    *target;
  char    *recovery_key;
  KdClock *clock;
} Copy;

static int
speak (const char *line)
{
  g_autofree char *text = g_strconcat (line, "\n", NULL);
  int              ends[2];

  g_assert_cmpint (pipe (ends), ==, 0);
  g_assert_cmpint (write (ends[1], text, strlen (text)), ==, (gssize) strlen (text));
  close (ends[1]);
  return ends[0];
}

static guint
count_clients (const char *vault,
               const char *passphrase,
               KdClock    *clock)
{
  g_autoptr (GError) error = NULL;
  g_autofd int fd = speak (passphrase);
  g_autoptr (KdWorkspace) workspace = kd_workspace_unlock (vault, NULL, NULL, fd, clock, &error);
  g_autoptr (GPtrArray) clients = NULL;

  g_assert_no_error (error);
  clients = kd_workspace_list (workspace, &kd_client_kind, NULL, 0, &error);
  g_assert_no_error (error);
  kd_workspace_close (workspace);
  return clients->len;
}

/* One client is in the backup, a second one came after it. */
static void
make_copy (Copy         *copy,
           gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *vault = NULL;
  g_autofree char *book = NULL;
  g_autofd int     first = speak (PASSPHRASE);
  g_autofd int     second = speak (PASSPHRASE);
  g_autoptr (KdWorkspace) workspace = NULL;
  guint64 size;

  copy->folder = g_dir_make_tmp ("dossier-XXXXXX", &error);
  copy->file = g_build_filename (copy->folder, "copy.kdbackup", NULL);
  copy->target = g_build_filename (copy->folder, "restored", NULL);
  copy->clock = kd_clock_new_fixed (NOW, "Asia/Shanghai");
  vault = g_build_filename (copy->folder, "vault", NULL);
  g_assert_true (kd_workspace_create (vault, "李伟", "我的客户", first, copy->clock, &copy->recovery_key, &book, &error));
  workspace = kd_workspace_unlock (vault, NULL, NULL, second, copy->clock, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < 2; i++)
    {
      KdRow            *row = kd_row_new (KD_KIND_CLIENT);
      const char *const assignments[] = { "name=张三", NULL };
      g_autoptr (KdRow) stored = NULL;

      g_assert_true (kd_row_assign (row, assignments, &error));
      stored = kd_workspace_add (workspace, row, &error);
      g_assert_no_error (error);
      if (i == 0)
        g_assert_true (kd_workspace_backup (workspace, copy->file, NULL, &size, &error));
    }
  kd_workspace_close (workspace);
}

static void
remove_copy (Copy         *copy,
             gconstpointer data)
{
  book_remove_tree (copy->folder);
  kd_clock_unref (copy->clock);
  g_free (copy->folder);
  g_free (copy->file);
  g_free (copy->target);
  g_free (copy->recovery_key);
}

static KdRestore *
open_copy (Copy       *copy,
           gboolean    by_recovery_key,
           const char *secret,
           KdError     expected)
{
  g_autoptr (GError) error = NULL;
  g_autofd int fd = speak (secret);
  KdRestore   *restore = kd_restore_open (copy->file, NULL, by_recovery_key, fd, &error);

  if (restore == NULL)
    g_assert_error (error, KD_ERROR, (int) expected);
  else
    g_assert_no_error (error);
  return restore;
}

static void
test_wrong_secret (Copy         *copy,
                   gconstpointer data)
{
  g_autofree char *other = g_strdup (copy->recovery_key);

  /* two groups that changed places: every character is right, the whole is not */
  memcpy (other, copy->recovery_key + 5, 4);
  memcpy (other + 5, copy->recovery_key, 4);
  g_assert_cmpstr (other, !=, copy->recovery_key);
  g_assert_null (open_copy (copy, FALSE, "violet tractor under six lamps", KD_ERROR_WRONG_KEY));
  g_assert_null (open_copy (copy, FALSE, copy->recovery_key, KD_ERROR_WRONG_KEY));
  g_assert_null (open_copy (copy, TRUE, other, KD_ERROR_INVALID));
  g_assert_null (open_copy (copy, TRUE, PASSPHRASE, KD_ERROR_INVALID));
}

static void
test_damaged (Copy         *copy,
              gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KdRestore) restore = NULL;
  g_autofree char *bytes = NULL;
  gsize            length;

  g_assert_true (g_file_get_contents (copy->file, &bytes, &length, &error));
  bytes[length - 2000] ^= 1;
  g_assert_true (g_file_set_contents (copy->file, bytes, (gssize) length, &error));
  /* what is in it can be told, but nothing is made of it */
  restore = open_copy (copy, FALSE, PASSPHRASE, KD_ERROR_CORRUPT);
  if (restore != NULL)
    {
      g_assert_false (kd_restore_run (restore, copy->target, copy->clock, &error));
      g_assert_error (error, KD_ERROR, KD_ERROR_CORRUPT);
    }
  g_assert_false (g_file_test (copy->target, G_FILE_TEST_EXISTS));
}

static void
test_no_backup (Copy         *copy,
                gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (copy->file, "PK\3\4 is another kind of file", -1, &error));
  g_assert_null (open_copy (copy, FALSE, PASSPHRASE, KD_ERROR_CORRUPT));
  g_remove (copy->file);
  g_assert_null (open_copy (copy, FALSE, PASSPHRASE, KD_ERROR_NOT_FOUND));
}

static void
test_taken_folder (Copy         *copy,
                   gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KdRestore) restore = open_copy (copy, FALSE, PASSPHRASE, KD_ERROR_INVALID);
  g_autofree char *note = g_build_filename (copy->target, "note", NULL);

  g_assert_cmpint (g_mkdir (copy->target, 0700), ==, 0);
  g_assert_true (g_file_set_contents (note, "mine", -1, &error));
  g_assert_false (kd_restore_run (restore, copy->target, copy->clock, &error));
  g_assert_error (error, KD_ERROR, KD_ERROR_EXISTS);
  g_assert_true (g_file_test (note, G_FILE_TEST_EXISTS));
  g_clear_error (&error);

  /* the same opened backup, elsewhere */
  book_remove_tree (copy->target);
  g_assert_true (kd_restore_run (restore, copy->target, copy->clock, &error));
  g_assert_no_error (error);
}

static void
test_inside_and_restored (Copy         *copy,
                          gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gboolean by_recovery_key = GPOINTER_TO_INT (data);
  g_autoptr (KdRestore) restore = open_copy (copy, by_recovery_key, by_recovery_key ? copy->recovery_key : PASSPHRASE, KD_ERROR_INVALID);
  g_autofree char *part = g_strconcat (copy->target, ".part", NULL);
  GStatBuf         there;

  g_assert_nonnull (restore);
  g_assert_cmpstr (kd_restore_get_title (restore), ==, "我的客户");
  g_assert_cmpint (kd_restore_get_time (restore), ==, NOW);
  g_assert_cmpuint (kd_restore_get_commits (restore), >=, 1);
  g_assert_cmpint (g_stat (copy->file, &there), ==, 0);
  g_assert_cmpuint (kd_restore_get_size (restore), ==, (guint64) there.st_size);
  g_assert_false (g_file_test (copy->target, G_FILE_TEST_EXISTS));

  g_assert_true (kd_restore_run (restore, copy->target, copy->clock, &error));
  g_assert_no_error (error);
  g_assert_false (g_file_test (part, G_FILE_TEST_EXISTS));
  g_assert_cmpuint (count_clients (copy->target, PASSPHRASE, copy->clock), ==, 1);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add ("/service/restore/wrong-secret", Copy, NULL, make_copy, test_wrong_secret, remove_copy);
  g_test_add ("/service/restore/damaged", Copy, NULL, make_copy, test_damaged, remove_copy);
  g_test_add ("/service/restore/no-backup", Copy, NULL, make_copy, test_no_backup, remove_copy);
  g_test_add ("/service/restore/taken-folder", Copy, NULL, make_copy, test_taken_folder, remove_copy);
  g_test_add ("/service/restore/by-passphrase", Copy, GINT_TO_POINTER (FALSE), make_copy, test_inside_and_restored, remove_copy);
  g_test_add ("/service/restore/by-recovery-key", Copy, GINT_TO_POINTER (TRUE), make_copy, test_inside_and_restored, remove_copy);
  return g_test_run ();
}
