/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Who may be on file already: the surest reason first, spouses with one phone told apart, namesakes too. */

#include "book-fixture.h"

#include "kd-client-likeness.h"
#include "kd-client.h"
#include "kd-kind.h"

typedef struct
{
  Book         book;
  KdDirectory *directory;
  KdUuid       wang;
  KdUuid       wife;
  KdUuid       namesake;
} Liked;

static void
open_book (Liked        *l,
           gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  book_open (&l->book, G_GINT64_CONSTANT (1795485600000000)); /* 2026-11-24 */
  l->wang = book_add (&l->book, KD_KIND_CLIENT, NULL, (const char *const[]) { "name=王建国", "id_number=11010519491231002X", NULL });
  book_add (&l->book, KD_KIND_CONTACT_METHOD, &l->wang, (const char *const[]) { "type=mobile", "value=13800130138", NULL });
  l->wife = book_add (&l->book, KD_KIND_CLIENT, NULL, (const char *const[]) { "name=陈慧敏", "status=archived", NULL });
  book_add (&l->book, KD_KIND_CONTACT_METHOD, &l->wife, (const char *const[]) { "type=mobile", "value=13800130138", NULL });
  l->namesake = book_add (&l->book, KD_KIND_CLIENT, NULL, (const char *const[]) { "name=王建国", "birth=1980-02-03", NULL });
  l->directory = kd_directory_new (l->book.workspace, l->book.rules, KD_REGIME_DEFAULT);
  g_assert_true (kd_directory_load (l->directory, &error));
  kd_directory_settle (l->directory);
}

static void
close_book (Liked        *l,
            gconstpointer data)
{
  g_clear_object (&l->directory);
  book_close (&l->book, NULL);
}

static void
assert_found (GArray       *found,
              guint         place,
              const KdUuid *client,
              KdLikenessWhy why)
{
  g_assert_cmpuint (found->len, >, place);
  g_assert_true (kd_uuid_equal (&g_array_index (found, KdLikeness, place).client, client));
  g_assert_cmpint (g_array_index (found, KdLikeness, place).why, ==, why);
}

static void
test_nobody (Liked        *l,
             gconstpointer data)
{
  g_autoptr (GArray) nothing = kd_client_likeness_find (l->directory, "", "", "", KD_DATE_NONE, 3);
  g_autoptr (GArray) piece = kd_client_likeness_find (l->directory, "王建", "13800130139", "", KD_DATE_NONE, 3);

  g_assert_cmpuint (nothing->len, ==, 0);
  g_assert_cmpuint (piece->len, ==, 0);
}

static void
test_id_number (Liked        *l,
                gconstpointer data)
{
  g_autoptr (GArray) found = kd_client_likeness_find (l->directory, "王建国", "13800130138", "11010519491231002x", KD_DATE_NONE, 3);

  assert_found (found, 0, &l->wang, KD_LIKENESS_ID_NUMBER);
  assert_found (found, 1, &l->wife, KD_LIKENESS_MOBILE);
  g_assert_cmpuint (found->len, ==, 3);
}

static void
test_mobile (Liked        *l,
             gconstpointer data)
{
  g_autoptr (GArray) found = kd_client_likeness_find (l->directory, "李明", "13800130138", "110105194912310038", KD_DATE_NONE, 3);
  g_autoptr (GArray) one = kd_client_likeness_find (l->directory, "李明", "13800130138", "", KD_DATE_NONE, 1);

  g_assert_cmpuint (found->len, ==, 2);
  g_assert_cmpint (g_array_index (found, KdLikeness, 0).why, ==, KD_LIKENESS_MOBILE);
  g_assert_cmpuint (one->len, ==, 1);
}

static void
test_names (Liked        *l,
            gconstpointer data)
{
  KdDate day = kd_date_new (1980, 2, 3);
  g_autoptr (GArray) same = kd_client_likeness_find (l->directory, "王建国", "", "", day, 3);
  g_autoptr (GArray) other = kd_client_likeness_find (l->directory, "王建国", "", "", day + 1, 3);
  g_autoptr (GArray) two = kd_client_likeness_find (l->directory, "王建国", "", "110105194912310038", KD_DATE_NONE, 3);

  /* the other namesake was born on the day that his number says */
  g_assert_cmpuint (same->len, ==, 1);
  assert_found (same, 0, &l->namesake, KD_LIKENESS_BIRTH);
  g_assert_cmpuint (other->len, ==, 0);
  g_assert_cmpuint (two->len, ==, 1);
  assert_found (two, 0, &l->namesake, KD_LIKENESS_NAME);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/service/client-likeness/nobody", Liked, NULL, open_book, test_nobody, close_book);
  g_test_add ("/service/client-likeness/id-number", Liked, NULL, open_book, test_id_number, close_book);
  g_test_add ("/service/client-likeness/mobile", Liked, NULL, open_book, test_mobile, close_book);
  g_test_add ("/service/client-likeness/names", Liked, NULL, open_book, test_names, close_book);
  return g_test_run ();
}
