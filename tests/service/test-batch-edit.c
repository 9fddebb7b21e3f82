/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One field of many clients: what is refused whole, and that nobody is written who has the value already. */

#include "book-fixture.h"

#include "kd-batch-edit.h"
#include "kd-change.h"
#include "kd-client.h"
#include "kd-error.h"

typedef struct
{
  Book        book;
  KdBatchEdit edit;
  GPtrArray  *changes;
  GPtrArray  *before;
} Edited;

static void
add (Edited     *e,
     const char *name,
     const char *city)
{
  KdRow           *row = kd_row_new (KD_KIND_CLIENT);
  g_autofree char *first = g_strconcat ("name=", name, NULL);
  g_autofree char *second = g_strconcat ("city=", city, NULL);
  g_autoptr (KdRow) stored = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (kd_row_assign (row, (const char *const[]) { first, second, NULL }, &error));
  stored = kd_workspace_add (e->book.workspace, row, &error);
  g_assert_no_error (error);
  g_array_append_val (e->edit.clients, stored->uuid);
}

static void
open_book (Edited       *e,
           gconstpointer data)
{
  book_open (&e->book, G_GINT64_CONSTANT (1795485600000000)); /* 2026-11-24 */
  e->edit = (KdBatchEdit) { g_array_new (FALSE, FALSE, sizeof (KdUuid)), KD_CLIENT_CITY, g_strdup ("杭州") };
  e->changes = g_ptr_array_new_with_free_func ((GDestroyNotify) kd_change_free);
  e->before = g_ptr_array_new_with_free_func ((GDestroyNotify) kd_row_free);
  add (e, "陈慧敏", "杭州");
  add (e, "王建国", "宁波");
  add (e, "吕布", "");
}

static void
close_book (Edited       *e,
            gconstpointer data)
{
  g_array_unref (e->edit.clients);
  g_free (e->edit.text);
  g_ptr_array_unref (e->changes);
  g_ptr_array_unref (e->before);
  book_close (&e->book, NULL);
}

static void
test_refused (Edited       *e,
              gconstpointer data)
{
  KdUuid nobody = { { 7 } };
  g_autoptr (GError) gone = NULL;
  g_autoptr (GError) wrong = NULL;
  g_autoptr (GError) many = NULL;

  e->edit.field = KD_CLIENT_TIER;
  g_assert_false (kd_batch_edit_compose (e->book.workspace, &e->edit, e->changes, NULL, &wrong));
  g_assert_error (wrong, KD_ERROR, KD_ERROR_INVALID);
  e->edit.field = KD_CLIENT_CITY;
  g_array_append_val (e->edit.clients, nobody);
  g_assert_false (kd_batch_edit_compose (e->book.workspace, &e->edit, e->changes, NULL, &gone));
  g_assert_error (gone, KD_ERROR, KD_ERROR_NOT_FOUND);
  g_array_set_size (e->edit.clients, KD_BATCH_EDIT_LIMIT + 1);
  g_assert_false (kd_batch_edit_compose (e->book.workspace, &e->edit, e->changes, NULL, &many));
  g_assert_error (many, KD_ERROR, KD_ERROR_INVALID);
}

static void
test_changed (Edited       *e,
              gconstpointer data)
{
  g_autoptr (GPtrArray) again = g_ptr_array_new_with_free_func ((GDestroyNotify) kd_change_free);
  g_autoptr (GError) error = NULL;
  guint64 number;

  g_assert_true (kd_batch_edit_compose (e->book.workspace, &e->edit, e->changes, e->before, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (e->changes->len, ==, 2);
  g_assert_cmpstr (kd_row_get_text (e->before->pdata[0], KD_CLIENT_CITY), ==, "宁波");
  g_assert_null (kd_row_get_text (e->before->pdata[1], KD_CLIENT_CITY));
  g_assert_true (kd_workspace_change (e->book.workspace, g_ptr_array_ref (e->changes), &number, &error));
  g_assert_no_error (error);
  g_assert_true (kd_batch_edit_compose (e->book.workspace, &e->edit, again, NULL, &error));
  g_assert_cmpuint (again->len, ==, 0);
}

static const char *
get_tags (Edited *e,
          guint   i)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KdRow) row = kd_workspace_get (e->book.workspace, &g_array_index (e->edit.clients, KdUuid, i), &error);

  g_assert_no_error (error);
  return g_intern_string (kd_row_get_text (row, KD_CLIENT_TAGS));
}

/* One tag more, whatever marks stand between those that are there. */
static void
test_tagged (Edited       *e,
             gconstpointer data)
{
  static const char *const before[] = { "养老，VIP", "VIP客户、 港股", "" };
  static const char *const after[] = { "养老，VIP", "VIP客户、 港股、VIP", "VIP" };
  g_autoptr (GError) error = NULL;
  guint64 number;

  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (GArray) one = g_array_new (FALSE, FALSE, sizeof (KdUuid));
      const KdBatchEdit had = { one, KD_CLIENT_TAGS, (char *) before[i], FALSE };

      g_array_append_val (one, g_array_index (e->edit.clients, KdUuid, i));
      g_ptr_array_set_size (e->changes, 0);
      g_assert_true (kd_batch_edit_compose (e->book.workspace, &had, e->changes, NULL, &error));
      if (e->changes->len > 0)
        g_assert_true (kd_workspace_change (e->book.workspace, g_ptr_array_ref (e->changes), &number, &error));
      g_assert_no_error (error);
    }
  e->edit.field = KD_CLIENT_TAGS;
  e->edit.adds_tag = TRUE;
  g_set_str (&e->edit.text, "VIP");
  g_ptr_array_set_size (e->changes, 0);
  g_assert_true (kd_batch_edit_compose (e->book.workspace, &e->edit, e->changes, NULL, &error));
  g_assert_cmpuint (e->changes->len, ==, 2);
  g_assert_true (kd_workspace_change (e->book.workspace, g_ptr_array_ref (e->changes), &number, &error));
  g_assert_no_error (error);
  for (guint i = 0; i < 3; i++)
    g_assert_cmpstr (get_tags (e, i), ==, after[i]);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/service/batch-edit/refused", Edited, NULL, open_book, test_refused, close_book);
  g_test_add ("/service/batch-edit/changed", Edited, NULL, open_book, test_changed, close_book);
  g_test_add ("/service/batch-edit/tagged", Edited, NULL, open_book, test_tagged, close_book);
  return g_test_run ();
}
