/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The entries of a journal: their order, what came of them, who wrote them; the histories of many records at once. */

#include "book-fixture.h"

#include "kd-client-file.h"
#include "kd-interaction.h"
#include "kd-journal-item.h"

#define NOW G_GINT64_CONSTANT (1795485600000000) /* 2026-11-24 */
#define MANY 120                                 /* more than are read in one step */

typedef struct
{
  Book          book;
  KdUuid        client;
  KdUuid        first;
  KdUuid        second;
  KdClientFile *file;
  GTimeZone    *zone;
} Shelf;

static KdUuid
add_entry (Shelf      *shelf,
           const char *time,
           const char *summary,
           const char *more)
{
  const char *const says[] = { "channel=call", time, summary, more, NULL };

  return book_add (&shelf->book, KD_KIND_INTERACTION, &shelf->client, says);
}

static void
set_up (Shelf        *shelf,
        gconstpointer data)
{
  const char *const name[] = { "name=张三", NULL };
  g_autofree char  *corrects = NULL;
  g_autofree char  *of = NULL;
  char              id[KD_UUID_TEXT_SIZE];
  g_autoptr (GError) error = NULL;

  book_open (&shelf->book, NOW);
  shelf->zone = kd_clock_get_zone (shelf->book.clock);
  shelf->client = book_add (&shelf->book, KD_KIND_CLIENT, NULL, name);
  shelf->second = add_entry (shelf, "time=2026-08-03T02:00:00Z", "summary=Asked about GOLD", NULL);
  shelf->first = add_entry (shelf, "time=2026-11-20T02:00:00Z", "summary=wants six months", NULL);
  corrects = g_strconcat ("corrects=", kd_uuid_format (&shelf->second, id), NULL);
  add_entry (shelf, "time=2026-08-03T02:00:00Z", "summary=asked about silver", corrects);
  of = g_strconcat ("interaction=", kd_uuid_format (&shelf->first, id), NULL);
  {
    const char *const task[] = { "title=send the offer", "status=open", of, NULL };

    book_add (&shelf->book, KD_KIND_TASK, &shelf->client, task);
  }
  shelf->file = kd_client_file_load (shelf->book.workspace, &shelf->client, &error);
  g_assert_no_error (error);
}

static void
tear_down (Shelf        *shelf,
           gconstpointer data)
{
  kd_client_file_unref (shelf->file);
  book_close (&shelf->book, NULL);
}

static void
test_items (Shelf        *shelf,
            gconstpointer data)
{
  g_autoptr (GPtrArray) items = kd_journal_item_list (shelf->file, shelf->zone);

  g_assert_cmpuint (items->len, ==, 3);
  g_assert_true (kd_uuid_equal (&kd_journal_item_get_entry (items->pdata[0])->uuid, &shelf->first));
  g_assert_cmpstr (kd_journal_item_get_task (items->pdata[0]), ==, "send the offer");
  g_assert_cmpint (kd_journal_item_get_month (items->pdata[0]), ==, kd_date_new (2026, 11, 1));
  /* Of one moment, the one that was written later comes first. */
  g_assert_cmpint (kd_journal_item_get_corrects (items->pdata[1]), ==, kd_date_new (2026, 8, 3));
  g_assert_false (kd_journal_item_is_corrected (items->pdata[1]));
  g_assert_true (kd_journal_item_is_corrected (items->pdata[2]));
  g_assert_cmpint (kd_journal_item_get_corrects (items->pdata[2]), ==, KD_DATE_NONE);
  g_assert_null (kd_journal_item_get_task (items->pdata[2]));
}

static void
test_search (Shelf        *shelf,
             gconstpointer data)
{
  g_autoptr (GPtrArray) items = kd_journal_item_list (shelf->file, shelf->zone);

  g_assert_true (kd_journal_item_matches (items->pdata[2], "gold"));
  g_assert_false (kd_journal_item_matches (items->pdata[1], "gold"));
  g_assert_true (kd_journal_item_matches (items->pdata[1], ""));
}

/* An entry that is as it was keeps its row; one of which something came does not. */
static void
test_equal (Shelf        *shelf,
            gconstpointer data)
{
  const char *const set[] = { "summary=wants a year", NULL };
  g_autoptr (GPtrArray) before = kd_journal_item_list (shelf->file, shelf->zone);
  g_autoptr (GPtrArray) after = NULL;
  g_autoptr (KdClientFile) file = NULL;
  g_autoptr (KdRow) stored = NULL;
  g_autoptr (GError) error = NULL;

  stored = kd_workspace_set (shelf->book.workspace, &shelf->first, set, &error);
  g_assert_no_error (error);
  file = kd_client_file_load (shelf->book.workspace, &shelf->client, &error);
  g_assert_no_error (error);
  after = kd_journal_item_list (file, shelf->zone);
  g_assert_false (kd_journal_item_equal (before->pdata[0], after->pdata[0]));
  g_assert_true (kd_journal_item_equal (before->pdata[1], after->pdata[1]));
  g_assert_true (kd_journal_item_equal (before->pdata[2], after->pdata[2]));
  g_assert_false (kd_journal_item_equal (before->pdata[1], before->pdata[2]));
}

/* Who wrote a record, and what happened to it, is told of many at once, in their order; of what nobody wrote, nothing. */
static void
test_many (Shelf        *shelf,
           gconstpointer data)
{
  g_autoptr (GPtrArray) uuids = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) authors = NULL;
  g_autoptr (GPtrArray) lines = NULL;
  g_autoptr (GError) error = NULL;
  const KdUuid nobody = { { 1 } };

  g_ptr_array_add (uuids, g_memdup2 (&nobody, sizeof nobody));
  for (guint i = 0; i < MANY; i++)
    {
      const KdUuid uuid = add_entry (shelf, "time=2026-01-05T02:00:00Z", "summary=called", NULL);

      g_ptr_array_add (uuids, g_memdup2 (&uuid, sizeof uuid));
    }
  authors = kd_workspace_authors (shelf->book.workspace, uuids, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (authors->len, ==, MANY + 1);
  g_assert_null (authors->pdata[0]);
  for (guint i = 1; i < authors->len; i++)
    g_assert_cmpstr (authors->pdata[i], !=, NULL);
  lines = kd_workspace_histories (shelf->book.workspace, uuids, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (lines->len, ==, MANY * 4); /* client, time, channel, summary */
  for (guint i = 0; i < lines->len; i++)
    {
      const KdHistoryLine *line = lines->pdata[i];

      g_assert_true (kd_uuid_equal (&line->uuid, uuids->pdata[i / 4 + 1]));
      g_assert_true (line->def == &kd_interaction_kind);
      g_assert_null (line->before);
    }
}

int
main (int   argc,
      char *argv[])
{
  static const struct
  {
    const char *path;
    void (*test) (Shelf        *shelf,
                  gconstpointer data);
  } tests[] = {
    { "/journal/items", test_items },
    { "/journal/search", test_search },
    { "/journal/equal", test_equal },
    { "/journal/many", test_many },
  };

  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Shelf, NULL, set_up, tests[i].test, tear_down);
  return g_test_run ();
}
