/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Exports of a real book: whole or not at all, private, noted in the ledger, beside work that goes on. */

#include "book-fixture.h"

#include "kd-client.h"
#include "kd-error.h"
#include "kd-export.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#define CLIENTS 520 /* more than a page */

static void
open_book (Book         *book,
           gconstpointer data)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  const KdUuid no_batch = { 0 };

  book_open (book, G_GINT64_CONSTANT (1795485600000000)); /* 2026-11-24 */
  for (guint i = 0; i < CLIENTS; i++)
    {
      g_autofree char *name = g_strdup_printf ("name=客户%u", i);
      const char      *says[] = { name, "city=上海", "notes=a note that makes the file longer", NULL };

      g_ptr_array_add (rows, kd_row_new (KD_KIND_CLIENT));
      g_assert_true (kd_row_assign (rows->pdata[i], says, &error));
    }
  g_assert_true (kd_workspace_add_all (book->workspace, rows, &no_batch, &error));
}

static char *
path_of (Book       *book,
         const char *name)
{
  g_autofree char *folder = g_build_filename (book->folder, "out", NULL);

  g_mkdir_with_parents (folder, 0700);
  return g_build_filename (folder, name, NULL);
}

static guint
count_files (Book *book)
{
  g_autofree char *folder = g_build_filename (book->folder, "out", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint count = 0;

  while (g_dir_read_name (dir) != NULL)
    count++;
  return count;
}

static guint
count_commits (Book *book)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KdProof) proof = kd_workspace_verify (book->workspace, FALSE, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_null (proof->findings[0]);
  return (guint) proof->commits;
}

static guint
count_lines (const char *text)
{
  guint lines = 0;

  for (; *text != '\0'; text++)
    lines += *text == '\n';
  return lines;
}

static KdUuid
add_client (Book       *book,
            const char *extra)
{
  const char *says[] = { "name=王五", extra, NULL };
  KdRow      *row = kd_row_new (KD_KIND_CLIENT);
  g_autoptr (KdRow) stored = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (kd_row_assign (row, says, &error));
  stored = kd_workspace_add (book->workspace, row, &error);
  g_assert_no_error (error);
  return stored->uuid;
}

static void
test_whole_and_private (Book         *book,
                        gconstpointer data)
{
  g_autofree char *path = path_of (book, "clients.csv");
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  KdExport export = { .format = KD_EXPORT_CSV, .def = &kd_client_kind, .path = path };
  guint       before = count_commits (book), rows = 0;
  struct stat about;

  g_assert_true (kd_export_run (&export, book->workspace, NULL, &rows, &error));
  g_assert_cmpuint (rows, ==, CLIENTS);
  g_assert_cmpuint (count_commits (book), ==, before + 1);
  g_assert_cmpint (stat (path, &about), ==, 0);
  g_assert_cmpuint (about.st_mode & 07777, ==, 0600);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_cmpuint (count_lines (text), ==, CLIENTS + 1);

  /* Not again over it unasked; a failed try leaves it as it was and notes nothing. */
  g_assert_false (kd_export_run (&export, book->workspace, NULL, &rows, &error));
  g_assert_error (error, KD_ERROR, KD_ERROR_EXISTS);
  g_clear_error (&error);
  export.replace = TRUE;
  export.where = "nonsense = 1";
  g_assert_false (kd_export_run (&export, book->workspace, NULL, &rows, &error));
  g_assert_error (error, KD_ERROR, KD_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_cmpuint (count_commits (book), ==, before + 1);
  export.where = "assets >= 1";
  g_assert_true (kd_export_run (&export, book->workspace, NULL, &rows, &error));
  g_assert_cmpuint (rows, ==, 0);
  g_assert_cmpuint (count_files (book), ==, 1);
}

/* Clients who are named, wherever they stand in the pages; a filter beside them is not asked. In every format. */
static void
test_chosen (Book         *book,
             gconstpointer data)
{
  static const KdExportFormat formats[] = { KD_EXPORT_CSV, KD_EXPORT_XLSX, KD_EXPORT_JSON, KD_EXPORT_VCARD_3 };
  g_autofree char            *path = path_of (book, "chosen");
  g_autoptr (GArray) clients = g_array_new (FALSE, FALSE, sizeof (KdUuid));
  g_autoptr (GError) error = NULL;
  KdUuid first = add_client (book, "city=北京"), last;
  guint  rows = 0;

  last = add_client (book, "city=杭州");
  add_client (book, "city=杭州");
  g_array_append_val (clients, last);
  g_array_append_val (clients, first);
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      KdExport export = { .format = formats[i], .def = &kd_client_kind, .where = "city = 上海", .clients = clients, .path = path, .replace = TRUE };
      g_autofree char *text = NULL;

      g_assert_true (kd_export_run (&export, book->workspace, NULL, &rows, &error));
      g_assert_no_error (error);
      g_assert_cmpuint (rows, ==, 2);
      if (formats[i] != KD_EXPORT_CSV)
        continue;
      g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
      g_assert_cmpuint (count_lines (text), ==, 3);
      g_assert_nonnull (strstr (text, "北京"));
      g_assert_null (strstr (text, "上海"));
    }
}

static void
test_only_files (Book         *book,
                 gconstpointer data)
{
  g_autofree char  *link = path_of (book, "link");
  g_autofree char  *folder = path_of (book, "folder");
  g_autofree char  *nowhere = path_of (book, "no/where");
  const char *const bad[] = { link, folder, nowhere, "/dev/null" };
  guint             rows;

  g_assert_cmpint (symlink ("/dev/null", link), ==, 0);
  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      const KdExport export = { .format = KD_EXPORT_CSV, .def = &kd_client_kind, .path = bad[i], .replace = TRUE };
      g_autoptr (GError) error = NULL;

      g_assert_false (kd_export_run (&export, book->workspace, NULL, &rows, &error));
      g_assert_cmpint (error->domain, ==, KD_ERROR);
    }
  g_assert_cmpuint (count_files (book), ==, 2);
}

/* A file may not grow here: what a full disk does. */
static void
test_full_disk (Book         *book,
                gconstpointer data)
{
  g_autofree char *path = path_of (book, "clients");
  guint            before = count_commits (book), rows;
  struct rlimit    was, little;

  getrlimit (RLIMIT_FSIZE, &was);
  for (int format = KD_EXPORT_CSV; format <= KD_EXPORT_JSON; format++)
    {
      const KdExport export = { .format = (KdExportFormat) format, .def = &kd_client_kind, .path = path };
      g_autoptr (GError) error = NULL;

      little = (struct rlimit) { format == KD_EXPORT_XLSX ? 40000 : 4096, was.rlim_max };
      signal (SIGXFSZ, SIG_IGN);
      setrlimit (RLIMIT_FSIZE, &little);
      g_assert_false (kd_export_run (&export, book->workspace, NULL, &rows, &error));
      setrlimit (RLIMIT_FSIZE, &was);
      /* The library of sheets forgets why. */
      g_assert_cmpint (error->domain, ==, KD_ERROR);
      g_assert_cmpint (error->code, ==, format == KD_EXPORT_XLSX ? KD_ERROR_IO : KD_ERROR_NO_SPACE);
      g_assert_cmpuint (count_files (book), ==, 0);
    }
  g_assert_cmpuint (count_commits (book), ==, before);
}

static void
cancel (guint    done,
        guint    total,
        gpointer data)
{
  if (done > 0)
    g_cancellable_cancel (data);
}

static void
test_cancelled (Book         *book,
                gconstpointer data)
{
  g_autofree char *path = path_of (book, "clients");
  guint            before = count_commits (book), rows;

  for (int format = KD_EXPORT_CSV; format <= KD_EXPORT_JSON; format++)
    {
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      g_autoptr (GError) error = NULL;
      const KdExport export = { .format = (KdExportFormat) format, .def = &kd_client_kind, .path = path, .progress = cancel, .progress_data = cancellable };

      g_assert_false (kd_export_run (&export, book->workspace, cancellable, &rows, &error));
      g_assert_error (error, KD_ERROR, KD_ERROR_CANCELLED);
      g_assert_cmpuint (count_files (book), ==, 0);
    }
  g_assert_cmpuint (count_commits (book), ==, before);
}

/* Somebody adds a client with a column of their own, while others are written. */
typedef struct
{
  Book *book;
  guint left;
} Meddler;

static void
meddle (guint    done,
        guint    total,
        gpointer data)
{
  Meddler         *meddler = data;
  g_autofree char *extra = NULL;

  if (done == 0 || meddler->left == 0)
    return;
  extra = g_strdup_printf ("extra.列%u=值", meddler->left--);
  add_client (meddler->book, extra);
}

static void
test_beside_work (Book         *book,
                  gconstpointer data)
{
  g_autofree char *path = path_of (book, "clients.csv");
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  Meddler meddler = { book, 1 };
  const KdExport export = { .format = KD_EXPORT_CSV, .def = &kd_client_kind, .path = path, .progress = meddle, .progress_data = &meddler, .replace = TRUE };
  guint rows;

  g_assert_true (kd_export_run (&export, book->workspace, NULL, &rows, &error));
  g_assert_cmpuint (rows, ==, CLIENTS + 1);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_cmpuint (count_lines (text), ==, CLIENTS + 2);
  g_assert_nonnull (strstr (text, ",列1\r\n"));

  /* Who never stops is told so. */
  meddler.left = 1000;
  g_assert_false (kd_export_run (&export, book->workspace, NULL, &rows, &error));
  g_assert_error (error, KD_ERROR, KD_ERROR_CONFLICT);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/export/whole-and-private", Book, NULL, open_book, test_whole_and_private, book_close);
  g_test_add ("/export/chosen", Book, NULL, open_book, test_chosen, book_close);
  g_test_add ("/export/only-files", Book, NULL, open_book, test_only_files, book_close);
  g_test_add ("/export/full-disk", Book, NULL, open_book, test_full_disk, book_close);
  g_test_add ("/export/cancelled", Book, NULL, open_book, test_cancelled, book_close);
  g_test_add ("/export/beside-work", Book, NULL, open_book, test_beside_work, book_close);
  return g_test_run ();
}
