/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One field of many clients: what is refused whole, and that nobody is written who has the value already. */

#include "book-fixture.h"

#include "kd-batch-edit.h"
#include "kd-change.h"
#include "kd-client.h"
#include "kd-error.h"
#include "kd-import-batch.h"

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

  e->edit.field = KD_CLIENT_TIER;
  g_assert_false (kd_batch_edit_compose (e->book.workspace, &e->edit, e->changes, NULL, &wrong));
  g_assert_error (wrong, KD_ERROR, KD_ERROR_INVALID);
  e->edit.field = KD_CLIENT_CITY;
  g_array_append_val (e->edit.clients, nobody);
  g_assert_false (kd_batch_edit_compose (e->book.workspace, &e->edit, e->changes, NULL, &gone));
  g_assert_error (gone, KD_ERROR, KD_ERROR_NOT_FOUND);
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
      const KdBatchEdit had = { one, KD_CLIENT_TAGS, (char *) before[i], FALSE, 0 };

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

/* --- thousands -------------------------------------------------------------------------------------------- */

#define MANY 2100

static void
add_many (Edited *e)
{
  g_autoptr (GError) error = NULL;
  guint64 number;

  g_array_set_size (e->edit.clients, 0);
  for (guint i = 0; i < MANY;)
    {
      GPtrArray *changes = g_ptr_array_new_with_free_func ((GDestroyNotify) kd_change_free);

      for (; i < MANY && changes->len < 700; i++)
        {
          KdRow *row = kd_row_new (KD_KIND_CLIENT);

          kd_uuid_generate (&row->uuid, G_GINT64_CONSTANT (1795485600000000) + i);
          kd_value_set_text (&row->values[KD_CLIENT_NAME], "某人");
          g_array_append_val (e->edit.clients, row->uuid);
          g_ptr_array_add (changes, kd_change_new_insert (row));
        }
      g_assert_true (kd_workspace_change (e->book.workspace, changes, &number, &error));
    }
}

static guint
count (Edited     *e,
       const char *where)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = kd_workspace_list (e->book.workspace, where[0] == 'a' ? &kd_import_batch_kind : &kd_client_kind, where, 0, &error);

  g_assert_no_error (error);
  return rows->len;
}

/* More than one commit can change are one step all the same, backwards and forwards. */
static void
test_thousands (Edited       *e,
                gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KdReversal) undone = NULL;
  g_autoptr (KdReversal) redone = NULL;
  g_autoptr (KdProof) proof = NULL;
  guint   n_changes;
  guint64 number, again;

  add_many (e);
  g_assert_true (kd_batch_edit_look (e->book.workspace, &e->edit, 5, e->changes, e->before, &n_changes, NULL, &error));
  g_assert_cmpuint (n_changes, ==, MANY);
  g_assert_cmpuint (e->changes->len, ==, 5);
  g_assert_true (kd_batch_edit_run (e->book.workspace, &e->edit, NULL, &number, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (number, !=, 0);
  g_assert_cmpint (e->edit.done, ==, MANY - 1);
  g_assert_cmpuint (count (e, "city = 杭州"), ==, MANY + 1);
  g_assert_cmpuint (count (e, "act = edit and state = done and updated = 2100"), ==, 1);
  g_assert_true (kd_batch_edit_run (e->book.workspace, &e->edit, NULL, &again, &error));
  g_assert_cmpuint (again, ==, 0);

  undone = kd_workspace_undo (e->book.workspace, number, FALSE, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (undone->reversed, ==, MANY);
  g_assert_null (undone->kept[0]);
  g_assert_cmpuint (count (e, "city = 杭州"), ==, 1);
  redone = kd_workspace_undo (e->book.workspace, 0, TRUE, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (redone->reversed, ==, MANY);
  g_assert_cmpuint (count (e, "city = 杭州"), ==, MANY + 1);
  proof = kd_workspace_verify (e->book.workspace, TRUE, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_null (proof->findings[0]);
}

static gpointer
cancel_later (gpointer data)
{
  Edited *e = ((gpointer *) data)[0];

  /* when at least one commit is written */
  while (g_atomic_int_get (&e->edit.done) < 1500)
    g_usleep (200);
  g_cancellable_cancel (((gpointer *) data)[1]);
  return NULL;
}

/* Who gives up in the middle has changed nothing, and a client who is gone stops all. */
static void
test_given_up (Edited       *e,
               gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) cancelled = NULL;
  g_autoptr (GError) gone = NULL;
  gpointer both[] = { e, cancellable };
  KdUuid   nobody = { { 7 } };
  GThread *thread;
  guint64  number;

  add_many (e);
  thread = g_thread_new ("cancel", cancel_later, both);
  g_assert_false (kd_batch_edit_run (e->book.workspace, &e->edit, cancellable, &number, &cancelled));
  g_thread_join (thread);
  g_assert_error (cancelled, KD_ERROR, KD_ERROR_CANCELLED);
  g_assert_cmpuint (number, ==, 0);
  g_assert_cmpuint (count (e, "city = 杭州"), ==, 1);
  g_assert_cmpuint (count (e, "act = edit and state = undone"), ==, 1);

  g_array_append_val (e->edit.clients, nobody);
  g_assert_false (kd_batch_edit_run (e->book.workspace, &e->edit, NULL, &number, &gone));
  g_assert_error (gone, KD_ERROR, KD_ERROR_NOT_FOUND);
  g_assert_cmpuint (count (e, "city = 杭州"), ==, 1);
  g_assert_cmpuint (count (e, "act = edit and state = undone"), ==, 2);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/service/batch-edit/refused", Edited, NULL, open_book, test_refused, close_book);
  g_test_add ("/service/batch-edit/changed", Edited, NULL, open_book, test_changed, close_book);
  g_test_add ("/service/batch-edit/tagged", Edited, NULL, open_book, test_tagged, close_book);
  g_test_add ("/service/batch-edit/thousands", Edited, NULL, open_book, test_thousands, close_book);
  g_test_add ("/service/batch-edit/given-up", Edited, NULL, open_book, test_given_up, close_book);
  return g_test_run ();
}
