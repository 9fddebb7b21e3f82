/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Whom the book remembers to have been opened, the newest first, each once, and after it was closed too. */

#include "book-fixture.h"

#include "kd-recent-clients.h"
#include "kd-workspace-drafts.h"

static void
open_book (Book         *book,
           gconstpointer data)
{
  book_open (book, G_GINT64_CONSTANT (1764000000000000));
}

static KdUuid
number (guint8 n)
{
  KdUuid uuid = { { 1, 2, n } };

  return uuid;
}

static guint8
get (KdRecentClients *recent,
     guint            i)
{
  return g_array_index (kd_recent_clients_get (recent), KdUuid, i).bytes[2];
}

/* Until what was asked beside the main loop has been answered. */
static void
settle (Book *book)
{
  g_autofree char *text = NULL;

  for (guint i = 0; i < 20; i++)
    {
      g_usleep (5000);
      while (g_main_context_iteration (NULL, FALSE))
        ;
    }
  g_assert_true (kd_workspace_get_draft (book->workspace, "recent-clients", &text, NULL));
}

static void
test_damaged (Book         *book,
              gconstpointer data)
{
  g_autoptr (KdRecentClients) recent = NULL;

  g_assert_true (kd_workspace_put_draft (book->workspace, "recent-clients", "no client\n\nxx", NULL));
  recent = kd_recent_clients_new (book->workspace);
  settle (book);
  g_assert_cmpuint (kd_recent_clients_get (recent)->len, ==, 0);
}

static void
test_remembered (Book         *book,
                 gconstpointer data)
{
  g_autoptr (KdRecentClients) recent = kd_recent_clients_new (book->workspace);
  g_autoptr (KdRecentClients) again = NULL;
  KdUuid late = number (9);

  for (guint8 n = 1; n <= 7; n++)
    {
      KdUuid client = number (n);

      kd_recent_clients_add (recent, &client);
    }
  kd_recent_clients_add (recent, &(KdUuid) { { 1, 2, 5 } });
  g_assert_cmpuint (kd_recent_clients_get (recent)->len, ==, KD_RECENT_LIMIT);
  g_assert_cmpuint (get (recent, 0), ==, 5);
  g_assert_cmpuint (get (recent, 1), ==, 7);
  g_assert_cmpuint (get (recent, 4), ==, 3);
  settle (book);
  again = kd_recent_clients_new (book->workspace);
  kd_recent_clients_add (again, &late); /* before it was read */
  settle (book);
  g_assert_cmpuint (kd_recent_clients_get (again)->len, >=, 1);
  g_assert_cmpuint (get (again, 0), ==, 9);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/service/recent-clients/damaged", Book, NULL, open_book, test_damaged, book_close);
  g_test_add ("/service/recent-clients/remembered", Book, NULL, open_book, test_remembered, book_close);
  return g_test_run ();
}
