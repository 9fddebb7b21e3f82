/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Measures imports of a CSV list into a real book, with all checks, duplicates, text index and ledger, and how long an
 * edit waits meanwhile; prints one `name value` a line for bench.py. The rows are those of bare-loop.c.
 *
 * usage: bench-import CLIENTS */

#include "book-fixture.h"

#include "kd-client.h"
#include "kd-import.h"

#include <stdlib.h>
#include <sys/resource.h>

/* An edit of somebody at work during the import, so often. */
#define EDIT_EVERY_MS 50

typedef struct
{
  KdWorkspace *workspace;
  KdUuid       client;
  gboolean     over;
  double       worst;
  guint        edits;
} Editor;

static char *
write_list (const char *folder,
            guint       clients)
{
  char    *path = g_build_filename (folder, "list.csv", NULL);
  GString *text = g_string_new ("姓名,性别,出生日期,城市,职业,状态,手机\n");

  for (guint i = 0; i < clients; i++)
    g_string_append_printf (text, "欧阳春晓,女,%04u-%02u-%02u,上海,工程师,active,13%09u\n", 1940 + i / 336 % 60, 1 + i / 28 % 12, 1 + i % 28, i);
  g_assert_true (g_file_set_contents (path, text->str, (gssize) text->len, NULL));
  g_string_free (text, TRUE);
  return path;
}

static gpointer
edit (gpointer data)
{
  Editor *editor = data;

  while (!g_atomic_int_get (&editor->over))
    {
      g_autofree char  *city = g_strdup_printf ("city=城市%u", editor->edits);
      const char *const says[] = { city, NULL };
      gint64            start = g_get_monotonic_time ();
      g_autoptr (KdRow) row = kd_workspace_set (editor->workspace, &editor->client, says, NULL);

      editor->worst = MAX (editor->worst, (double) (g_get_monotonic_time () - start) / 1000);
      editor->edits++;
      g_usleep (EDIT_EVERY_MS * 1000);
    }
  return NULL;
}

/* Seconds of the processor, of all threads: what the machine does beside is not in them. */
static double
cpu_seconds (void)
{
  struct rusage usage;

  getrusage (RUSAGE_SELF, &usage);
  return (double) (usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) + (double) (usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / G_USEC_PER_SEC;
}

static double
measure (Book       *book,
         const char *path,
         gboolean    dry)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KdImport) import = kd_import_new (path, &kd_client_kind, NULL, &error);
  gint64         start = g_get_monotonic_time ();
  KdImportCounts counts;

  /* Names and birth dates repeat in the list: they are known by their mobiles. */
  kd_import_set_match (import, KD_IMPORT_MATCH_MOBILE, FALSE);
  g_assert_true (kd_import_run (import, book->workspace, dry, NULL, &error));
  kd_import_get_counts (import, &counts, NULL);
  g_assert_cmpuint (counts.problem, ==, 0);
  return (double) (g_get_monotonic_time () - start) / G_USEC_PER_SEC;
}

int
main (int   argc,
      char *argv[])
{
  Book              book;
  Editor            editor = { 0 };
  g_autofree char  *path = NULL;
  const char *const one[] = { "name=王明", NULL };
  g_autoptr (KdRow) client = NULL;
  KdRow        *row = kd_row_new (KD_KIND_CLIENT);
  GThread      *thread;
  struct rusage usage;
  double        cpu;

  book_open (&book, G_GINT64_CONSTANT (1795485600000000));
  path = write_list (book.folder, (guint) atoi (argv[1]));
  g_print ("dry-seconds %f\n", measure (&book, path, TRUE));
  cpu = cpu_seconds ();
  g_print ("import-seconds %f\n", measure (&book, path, FALSE));
  g_print ("import-cpu-seconds %f\n", cpu_seconds () - cpu);
  g_print ("again-seconds %f\n", measure (&book, path, FALSE));
  getrusage (RUSAGE_SELF, &usage);
  g_print ("import-peak-mib %f\n", (double) usage.ru_maxrss / 1024);
  book_close (&book, NULL);

  book_open (&book, G_GINT64_CONSTANT (1795485600000000));
  g_free (path);
  path = write_list (book.folder, (guint) atoi (argv[1]));
  g_assert_true (kd_row_assign (row, one, NULL));
  kd_uuid_generate (&row->uuid, 1);
  client = kd_workspace_add (book.workspace, row, NULL);
  editor = (Editor) { .workspace = book.workspace, .client = client->uuid };
  thread = g_thread_new ("editor", edit, &editor);
  g_print ("edited-seconds %f\n", measure (&book, path, FALSE));
  g_atomic_int_set (&editor.over, TRUE);
  g_thread_join (thread);
  g_print ("edit-worst-ms %f\nedits %u\n", editor.worst, editor.edits);
  book_close (&book, NULL);
  return 0;
}
