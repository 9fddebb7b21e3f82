/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Books of which pages are destroyed: read as far as they can be, and never written to. */

#include "kd-book.h"
#include "kd-error.h"
#include "kd-salvage.h"
#include "store-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

#define CLIENTS 200
#define PAGE_SIZE 4096
#define LIMIT 64

typedef struct
{
  char *bytes;
  gsize size;
} Image;

static Fixture *
make_book (void)
{
  Fixture *fixture = fixture_new ();
  g_autoptr (KdCommit) commit = kd_commit_new (KD_REASON_EDIT);
  g_autoptr (KdCommitResult) result = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < CLIENTS; i++)
    {
      g_autofree char  *name = g_strdup_printf ("name=客户%03u", i);
      const char *const assignments[] = { name, "extra.习惯=喜欢在上午接电话，不喜欢微信；孩子在杭州读书，每年夏天去看她", NULL };
      g_autoptr (KdRow) row = kd_row_new (KD_KIND_CLIENT);

      g_assert_true (kd_row_assign (row, assignments, &error));
      kd_commit_take_change (commit, kd_change_new_insert (g_steal_pointer (&row)));
    }
  result = kd_store_commit (fixture->store, commit, &error);
  g_assert_no_error (error);
  return fixture;
}

static Image
take_image (Fixture *fixture)
{
  g_autofree char *path = fixture_path (fixture);
  Image            image;

  g_assert_true (g_file_get_contents (path, &image.bytes, &image.size, NULL));
  return image;
}

static void
put_image (Fixture     *fixture,
           const Image *image)
{
  g_autofree char *path = fixture_path (fixture);

  g_assert_true (g_file_set_contents (path, image->bytes, (gssize) image->size, NULL));
}

static void
assert_untouched (Fixture     *fixture,
                  const Image *image)
{
  g_autofree char *path = fixture_path (fixture);
  g_autofree char *journal = g_strconcat (path, "-journal", NULL);
  g_autofree char *found = NULL;
  gsize            size;

  g_assert_true (g_file_get_contents (path, &found, &size, NULL));
  g_assert_cmpmem (found, size, image->bytes, image->size);
  g_assert_false (g_file_test (journal, G_FILE_TEST_EXISTS));
}

/* With one page destroyed; the file is as whole as before afterwards. */
static void
harm (Image *image,
      gsize  page)
{
  char *at = image->bytes + page * PAGE_SIZE + 500;

  for (gsize i = 0; i < 64; i++)
    at[i] ^= 0x55;
}

static KdStore *
open_read_only (Fixture *fixture,
                GError **error)
{
  return kd_store_open_read_only (fixture->folder, fixture->keys, fixture->signer, &fixture->device, fixture->clock, error);
}

static gboolean
read_clients (gpointer    data,
              gint64      after,
              guint       limit,
              GPtrArray **rows,
              GError    **error)
{
  return kd_row_store_page (data, kd_kind_get_def (KD_KIND_CLIENT), NULL, after, limit, rows, error);
}

/* Marks whom it finds; each at most once and in order. */
static guint
salvage (KdStore *store,
         guint8  *found)
{
  gint64 after = 0;
  guint  n_found = 0;

  for (;;)
    {
      g_autoptr (GPtrArray) rows = NULL;
      g_autoptr (GError) error = NULL;

      g_assert_true (kd_salvage_page (read_clients, store->connection, after, LIMIT, &rows, &error));
      g_assert_no_error (error);
      if (rows->len == 0)
        return n_found;
      for (guint i = 0; i < rows->len; i++)
        {
          const KdRow *row = rows->pdata[i];

          g_assert_cmpint (row->rowid, >, after);
          after = row->rowid;
          found[after - 1] = 1;
          n_found++;
        }
    }
}

/* Whichever page is destroyed: who does not stand on it is found. A client stands on one page, its own columns are
 * found by one or two others, and a few lead to all clients: the root of their tree, what the tables are like. */
static void
test_all_but_the_page_is_read (void)
{
  g_autoptr (Fixture) fixture = make_book ();
  Image  image;
  guint8 lost[CLIENTS] = { 0 };
  guint  opened = 0, leaves = 0, roots = 0;

  fixture_close (fixture);
  image = take_image (fixture);
  for (gsize page = 1; page < image.size / PAGE_SIZE; page++)
    {
      guint8 found[CLIENTS] = { 0 };
      g_autoptr (KdStore) store = NULL;
      guint n_found;

      harm (&image, page);
      put_image (fixture, &image);
      store = open_read_only (fixture, NULL);
      if (store != NULL)
        {
          opened++;
          n_found = salvage (store, found);
          roots += n_found == 0;
          leaves += n_found > 0 && n_found < CLIENTS;
          for (guint i = 0; n_found > 0 && i < CLIENTS; i++)
            lost[i] += !found[i];
          g_clear_pointer (&store, kd_store_close);
        }
      assert_untouched (fixture, &image);
      harm (&image, page);
    }
  g_test_message ("%u of %u pages are needed to open; %u hold clients", (guint) (image.size / PAGE_SIZE) - opened, (guint) (image.size / PAGE_SIZE), leaves);
  g_assert_cmpuint (roots, <=, 4);
  g_assert_cmpuint (leaves, >, 5);
  for (guint i = 0; i < CLIENTS; i++)
    g_assert_true (lost[i] >= 1 && lost[i] <= 3);
  g_assert_cmpuint (opened, >, image.size / PAGE_SIZE / 2);
  put_image (fixture, &image);
  g_free (image.bytes);
  fixture_open (fixture);
  fixture_assert_sound (fixture);
}

static KdCommit *
new_edit (void)
{
  KdCommit *commit = kd_commit_new (KD_REASON_EDIT);
  KdRow    *row = kd_row_new (KD_KIND_CLIENT);

  g_assert_true (kd_row_assign (row, (const char *const[]) { "name=新人", NULL }, NULL));
  kd_commit_take_change (commit, kd_change_new_insert (row));
  return commit;
}

static void
assert_refuses (KdStore *store)
{
  g_autoptr (KdCommit) edit = new_edit ();
  g_autoptr (KdCommit) reveal = kd_commit_new (KD_REASON_REVEAL);
  g_autoptr (KdCommitResult) result = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (kd_store_commit (store, edit, &error));
  g_assert_error (error, KD_ERROR, KD_ERROR_READ_ONLY);
  g_clear_error (&error);
  g_assert_false (kd_connection_execute (store->connection, "DELETE FROM client", &error));
  g_assert_error (error, KD_ERROR, KD_ERROR_READ_ONLY);
  g_clear_error (&error);
  result = kd_store_commit (store, reveal, &error); /* done, without an entry */
  g_assert_no_error (error);
  g_assert_cmpuint (result->number, ==, 0);
}

static void
test_nothing_is_written (void)
{
  g_autoptr (Fixture) fixture = make_book ();
  g_autoptr (KdStore) store = NULL;
  g_autoptr (GError) error = NULL;
  Image   image;
  guint64 commits = fixture->store->number;

  fixture_close (fixture);
  image = take_image (fixture);
  store = open_read_only (fixture, &error);
  g_assert_no_error (error);
  assert_refuses (store);
  g_assert_cmpuint (store->number, ==, commits);
  g_clear_pointer (&store, kd_store_close);
  assert_untouched (fixture, &image);
  g_free (image.bytes);
  fixture_open (fixture);
  g_assert_cmpuint (fixture->store->number, ==, commits);
}

static KdStep
run_salvage (KdStore *store,
             gpointer data,
             GError **error)
{
  GPtrArray *rows = NULL;
  gboolean   read = read_clients (store->connection, 0, G_MAXUINT, &rows, error);

  g_clear_pointer (&rows, g_ptr_array_unref);
  return read ? KD_STEP_DONE : KD_STEP_FAILED;
}

static KdStep
run_refused (KdStore *store,
             gpointer data,
             GError **error)
{
  assert_refuses (store);
  return KD_STEP_DONE;
}

static void
on_frozen (KdBook *book,
           guint  *frozen)
{
  ++*frozen;
}

/* Damage that is met while the book is open: from then on nothing is written, and who shows it is told once. */
static void
test_damage_freezes_an_open_book (void)
{
  g_autoptr (Fixture) fixture = make_book ();
  g_autoptr (KdBook) book = NULL;
  g_autoptr (GError) error = NULL;
  Image image;
  guint frozen = 0;

  fixture_close (fixture);
  image = take_image (fixture);
  /* One of the pages that hold clients. */
  for (gsize page = 1; fixture->store == NULL; page++)
    {
      guint8 found[CLIENTS] = { 0 };
      g_autoptr (KdStore) store = NULL;
      guint n_found;

      harm (&image, page);
      put_image (fixture, &image);
      store = open_read_only (fixture, NULL);
      n_found = store != NULL ? salvage (store, found) : 0;
      g_clear_pointer (&store, kd_store_close);
      if (n_found > 0 && n_found < CLIENTS)
        fixture_open (fixture);
      else
        harm (&image, page);
    }
  g_free (image.bytes);
  book = kd_book_new (g_steal_pointer (&fixture->store), NULL);
  g_signal_connect (book, "frozen", G_CALLBACK (on_frozen), &frozen);
  g_assert_false (kd_book_is_read_only (book));
  for (guint i = 0; i < 2; i++)
    {
      g_assert_false (kd_book_run (book, KD_LANE_INTERACTIVE, run_salvage, NULL, NULL, &error));
      g_assert_error (error, KD_ERROR, KD_ERROR_CORRUPT);
      g_clear_error (&error);
    }
  g_assert_true (kd_book_run (book, KD_LANE_INTERACTIVE, run_refused, NULL, NULL, &error));
  g_assert_true (kd_book_is_read_only (book));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpuint (frozen, ==, 1);
}

/* What a verification finds freezes the book too; an anchor that does not fit harms nothing. */
static void
test_findings_are_told_apart (void)
{
  const KdFinding page = { (char *) "cipher", (char *) "check 0" };
  const KdFinding row = { (char *) "row", (char *) "client 1" };
  const KdFinding anchor = { (char *) "anchor", (char *) "size 9" };
  const KdFinding derived = { (char *) "derived", (char *) "client_text 1" };
  g_autoptr (Fixture) fixture = make_book ();
  g_autofree char *found = NULL;

  g_assert_true (kd_finding_is_damage (&page));
  g_assert_true (kd_finding_is_damage (&row));
  g_assert_false (kd_finding_is_damage (&anchor));
  g_assert_false (kd_finding_is_damage (&derived));

  found = fixture_findings (fixture, FALSE, NULL);
  g_assert_cmpstr (found, ==, " ");
  g_assert_false (fixture->store->connection->damaged);
  g_assert_true (kd_connection_execute (fixture->store->connection, "UPDATE client SET name = '别人' WHERE id = 7", NULL));
  g_free (found);
  found = fixture_findings (fixture, FALSE, NULL);
  g_assert_nonnull (strstr (found, " row "));
  g_assert_true (fixture->store->connection->damaged);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/damaged/all-but-the-page-is-read", test_all_but_the_page_is_read);
  g_test_add_func ("/store/damaged/nothing-is-written", test_nothing_is_written);
  g_test_add_func ("/store/damaged/damage-freezes-an-open-book", test_damage_freezes_an_open_book);
  g_test_add_func ("/store/damaged/findings-are-told-apart", test_findings_are_told_apart);
  return g_test_run ();
}
