/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Drafts lie inside the book and outside of its ledger; what a client's page loads comes in one call. */

#include "book-fixture.h"

#include "kd-error.h"
#include "kd-workspace-drafts.h"

#include <string.h>

static void
open_book (Book         *book,
           gconstpointer data)
{
  book_open (book, G_GINT64_CONSTANT (1764000000000000));
}

static void
put (Book       *book,
     const char *key,
     const char *text)
{
  g_autoptr (GError) error = NULL;

  kd_workspace_put_draft (book->workspace, key, text, &error);
  g_assert_no_error (error);
}

static char *
get (Book       *book,
     const char *key)
{
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  g_assert_true (kd_workspace_get_draft (book->workspace, key, &text, &error));
  g_assert_no_error (error);
  return text;
}

static void
test_refuses (Book         *book,
              gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *long_text = g_strnfill (KD_DRAFT_LIMIT + 1, 'x');
  g_autofree char *long_key = g_strnfill (201, 'k');
  g_autofree char *none = NULL;

  g_assert_false (kd_workspace_put_draft (book->workspace, "form:a", long_text, &error));
  g_assert_error (error, KD_ERROR, KD_ERROR_LIMIT);
  g_clear_error (&error);
  g_assert_false (kd_workspace_put_draft (book->workspace, long_key, "x", &error));
  g_assert_nonnull (error);
  g_clear_error (&error);
  none = get (book, "form:a");
  g_assert_null (none);
}

static void
test_keeps (Book         *book,
            gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *first = NULL;
  g_autofree char *gone = NULL;
  g_autoptr (GPtrArray) forms = NULL;
  g_autoptr (KdProof) before = kd_workspace_verify (book->workspace, TRUE, NULL, NULL, &error);
  g_autoptr (KdProof) after = NULL;

  put (book, "form:quick-log", "old");
  put (book, "form:quick-log", "周五寄产品说明");
  put (book, "form:quick-log/2", "other");
  put (book, "mapping:00", "{}");
  first = get (book, "form:quick-log");
  g_assert_cmpstr (first, ==, "周五寄产品说明");
  forms = kd_workspace_list_drafts (book->workspace, KD_DRAFT_FORM, &error);
  g_assert_cmpuint (forms->len, ==, 2);
  g_assert_true (kd_workspace_drop_draft (book->workspace, "form:quick-log", &error));
  g_assert_true (kd_workspace_drop_draft (book->workspace, "form:quick-log", &error));
  gone = get (book, "form:quick-log");
  g_assert_null (gone);

  after = kd_workspace_verify (book->workspace, TRUE, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (after->root, ==, before->root);
  g_assert_cmpuint (g_strv_length (after->findings), ==, 0);
}

static KdUuid
add (Book       *book,
     KdKind      kind,
     const char *first,
     ...)
{
  g_autoptr (GPtrArray) assignments = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (KdRow) stored = NULL;
  KdRow  *row = kd_row_new (kind);
  va_list arguments;

  va_start (arguments, first);
  for (const char *one = first; one != NULL; one = va_arg (arguments, const char *))
    g_ptr_array_add (assignments, (gpointer) one);
  va_end (arguments);
  g_ptr_array_add (assignments, NULL);
  kd_row_assign (row, (const char *const *) assignments->pdata, &error);
  g_assert_no_error (error);
  stored = kd_workspace_add (book->workspace, row, &error);
  g_assert_no_error (error);
  return stored->uuid;
}

static char *
refer (const char   *field,
       const KdUuid *to)
{
  char text[KD_UUID_TEXT_SIZE];

  return g_strconcat (field, "=", kd_uuid_format (to, text), NULL);
}

static void
test_children_all (Book         *book,
                   gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GPtrArray) none = NULL;
  g_autoptr (GString) kinds = g_string_new (NULL);
  KdUuid           client = add (book, KD_KIND_CLIENT, "name=张三", NULL);
  KdUuid           other = add (book, KD_KIND_CLIENT, "name=李四", NULL);
  g_autofree char *owner = refer ("client", &client);
  g_autofree char *referrer = refer ("referrer", &client);
  g_autofree char *another = refer ("client", &other);
  KdUuid           account = add (book, KD_KIND_ACCOUNT, owner, "name=证券", NULL);
  KdUuid           foreign = add (book, KD_KIND_ACCOUNT, another, "name=基金", NULL);
  KdUuid           referred = add (book, KD_KIND_CLIENT, "name=王五", referrer, NULL);
  g_autofree char *of_referred = refer ("client", &referred);
  g_autofree char *of_account = refer ("account", &account);
  g_autofree char *of_foreign = refer ("account", &foreign);

  none = kd_workspace_children_all (book->workspace, &account, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (none->len, ==, 0);

  add (book, KD_KIND_VALUATION, of_account, "date=2025-11-01", "value=100", NULL);
  add (book, KD_KIND_VALUATION, of_foreign, "date=2025-11-01", "value=100", NULL);
  add (book, KD_KIND_TRANSACTION, of_account, "date=2025-11-01", "type=buy", "amount=100", NULL);
  add (book, KD_KIND_TASK, owner, "title=寄合同", "status=open", NULL);
  add (book, KD_KIND_TASK, of_referred, "title=不相干", "status=open", NULL);
  rows = kd_workspace_children_all (book->workspace, &client, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < rows->len; i++)
    g_string_append_printf (kinds, "%s ", ((KdRow *) rows->pdata[i])->def->name);
  g_assert_cmpstr (kinds->str, ==, "client account task transaction valuation ");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/service/draft/refuses", Book, NULL, open_book, test_refuses, book_close);
  g_test_add ("/service/draft/keeps", Book, NULL, open_book, test_keeps, book_close);
  g_test_add ("/service/workspace/children-all", Book, NULL, open_book, test_children_all, book_close);
  return g_test_run ();
}
