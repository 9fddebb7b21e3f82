/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What columns meant in an earlier import serves for files with the same headers, and by name for others. */

#include "book-fixture.h"

#include "kd-client.h"
#include "kd-import-memory.h"
#include "kd-workspace-drafts.h"

static void
open_book (Book         *book,
           gconstpointer data)
{
  book_open (book, G_GINT64_CONSTANT (1796270400000000));
}

static KdImport *
look (Book       *book,
      const char *text)
{
  const KdImportOptions options = { 0 };
  g_autofree char      *path = g_build_filename (book->folder, "list.csv", NULL);
  g_autoptr (GError) error = NULL;
  KdImport *import;

  g_assert_true (g_file_set_contents (path, text, -1, &error));
  import = kd_import_new (path, &kd_client_kind, &options, &error);
  g_assert_no_error (error);
  return import;
}

static void
assert_target (KdImport   *import,
               guint       column,
               const char *expected)
{
  g_autofree char *target = kd_import_get_target (import, column);

  g_assert_cmpstr (target, ==, expected);
}

static void
test_kept (Book         *book,
           gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KdImport) first = look (book, "客户姓名,手机号,甲\n陈慧敏,13805716021,x\n");
  g_autoptr (KdImport) same = NULL;
  g_autoptr (KdImport) wider = NULL;
  g_autoptr (GPtrArray) known = kd_import_memory_list (book->workspace, 5, &error);
  g_autoptr (GPtrArray) after = NULL;
  const KdImportMemory *memory;

  g_assert_cmpuint (known->len, ==, 0);
  assert_target (first, 2, "extra.甲");
  g_assert_true (kd_import_set_target (first, 2, "-", &error));
  g_assert_true (kd_import_memory_keep (first, "三月名单.csv", book->workspace, &error));
  same = look (book, "客户姓名,手机号,甲\n周建国,13805716022,y\n");
  kd_import_memory_recall (same, book->workspace);
  assert_target (same, 2, "-");
  wider = look (book, "客户姓名,手机号,甲,乙\n周建国,13805716022,y,z\n");
  kd_import_memory_recall (wider, book->workspace);
  assert_target (wider, 2, "extra.甲");
  after = kd_import_memory_list (book->workspace, 5, &error);
  g_assert_cmpuint (after->len, ==, 1);
  memory = after->pdata[0];
  g_assert_cmpstr (memory->name, ==, "三月名单.csv");
  g_assert_cmpuint (memory->n_columns, ==, 3);
  g_assert_true (kd_import_apply_json (wider, memory->columns, &error));
  assert_target (wider, 2, "-");
  assert_target (wider, 3, "extra.乙");
  g_assert_no_error (error);
}

/* Anything else under such a key is passed over. */
static void
test_no_mapping (Book         *book,
                 gconstpointer data)
{
  static const char *const texts[] = { "", "[]", "{}", "{\"name\": \"a\"}", "{\"name\": 7, \"columns\": {}}", "{\"name\": \"a\", \"columns\": []}", "{" };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *key = g_strdup_printf (KD_DRAFT_MAPPING "%u", i);

      g_assert_true (kd_workspace_put_draft (book->workspace, key, texts[i], &error));
    }
  found = kd_import_memory_list (book->workspace, 5, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (found->len, ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/import-memory/kept", Book, NULL, open_book, test_kept, book_close);
  g_test_add ("/import-memory/no-mapping", Book, NULL, open_book, test_no_mapping, book_close);
  return g_test_run ();
}
