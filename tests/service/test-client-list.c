/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The list of clients: it follows commits by exact changes, makes items on demand, and outlives its book. */

#include "book-fixture.h"

#include "kd-client-list.h"
#include "kd-client.h"
#include "kd-demo.h"

#include <string.h>

typedef struct
{
  Book          book;
  KdDirectory  *directory;
  KdClientList *list;
  GArray       *mirror; /* row numbers, by the signal alone */
  guint         signals;
  guint         rows_told;
} Shown;

static gint64
id_at (KdClientList *list,
       guint         row)
{
  g_autoptr (KdClientItem) item = g_list_model_get_item (G_LIST_MODEL (list), row);

  return kd_client_item_get_id (item);
}

static void
follow (KdClientList *list,
        guint         position,
        guint         removed,
        guint         added,
        Shown        *shown)
{
  shown->signals++;
  shown->rows_told += removed + added;
  g_assert_cmpuint (position + removed, <=, shown->mirror->len);
  g_array_remove_range (shown->mirror, position, removed);
  for (guint i = 0; i < added; i++)
    {
      gint64 id = id_at (list, position + i);

      g_array_insert_val (shown->mirror, position + i, id);
    }
}

static void
assert_mirrored (Shown *shown)
{
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (shown->list)), ==, shown->mirror->len);
  for (guint i = 0; i < shown->mirror->len; i++)
    g_assert_cmpint (id_at (shown->list, i), ==, g_array_index (shown->mirror, gint64, i));
  shown->signals = shown->rows_told = 0;
}

static void
spin (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    continue;
}

static void
open_list (Shown        *shown,
           gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  guint64 transactions;

  book_open (&shown->book, G_GINT64_CONSTANT (1795485600000000)); /* 2026-11-24 */
  g_assert_true (kd_demo_fill (shown->book.workspace, kd_clock_today (shown->book.clock), kd_clock_now (shown->book.clock), 80, 11, &transactions, &error));
  spin ();
  shown->directory = kd_directory_new (shown->book.workspace, shown->book.rules, KD_REGIME_DEFAULT);
  g_assert_true (kd_directory_load (shown->directory, &error));
  kd_directory_settle (shown->directory);
  shown->list = kd_client_list_new (shown->directory);
  shown->mirror = g_array_new (FALSE, FALSE, sizeof (gint64));
  follow (shown->list, 0, 0, g_list_model_get_n_items (G_LIST_MODEL (shown->list)), shown);
  g_signal_connect (shown->list, "items-changed", G_CALLBACK (follow), shown);
  assert_mirrored (shown);
}

static void
close_list (Shown        *shown,
            gconstpointer data)
{
  g_array_unref (shown->mirror);
  g_object_unref (shown->list);
  g_clear_object (&shown->directory);
  book_close (&shown->book, NULL);
}

static KdUuid
add (Shown             *shown,
     KdKind             kind,
     const KdUuid      *client,
     const char *const *says)
{
  KdUuid uuid = book_add (&shown->book, kind, client, says);

  spin ();
  return uuid;
}

static void
set (Shown        *shown,
     const KdUuid *uuid,
     const char   *says)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KdRow) stored = kd_workspace_set (shown->book.workspace, uuid, (const char *const[]) { says, NULL }, &error);

  g_assert_no_error (error);
  spin ();
}

static void
test_empty_once_locked (Shown        *shown,
                        gconstpointer data)
{
  g_autoptr (KdClientItem) item = g_list_model_get_item (G_LIST_MODEL (shown->list), 3);
  KdClientFacts facts;
  KdUuid        client = *kd_client_item_get_uuid (item), other;

  g_assert_true (kd_client_item_read (item, &facts));
  g_clear_object (&shown->directory);
  g_assert_false (kd_client_item_read (item, &facts));
  g_assert_null (kd_client_list_get_directory (shown->list));
  g_assert_cmpuint (shown->mirror->len, ==, 0);
  assert_mirrored (shown);
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (shown->list), 0));
  g_assert_cmpuint (kd_client_list_find (shown->list, &client), ==, KD_CLIENT_LIST_NONE);
  g_assert_false (kd_client_list_step (shown->list, &client, 1, &other));
  g_assert_cmpuint (kd_client_list_get_total (shown->list).clients, ==, 0);
  kd_client_list_set_order (shown->list, KD_ROSTER_COLUMN_ASSETS, TRUE);
}

static void
test_deleted_while_shown (Shown        *shown,
                          gconstpointer data)
{
  KdUuid client = add (shown, KD_KIND_CLIENT, NULL, (const char *const[]) { "name=阿阿", NULL });
  guint  row = kd_client_list_find (shown->list, &client);
  g_autoptr (KdClientItem) item = g_list_model_get_item (G_LIST_MODEL (shown->list), row);
  g_autoptr (KdReversal) undone = NULL;
  KdClientFacts facts;

  g_assert_cmpuint (shown->rows_told, ==, 1);
  g_assert_true (kd_client_item_read (item, &facts));
  g_assert_cmpstr (facts.brief.name, ==, "阿阿");
  g_assert_cmpint (facts.age, ==, -1);
  g_assert_cmpstr (facts.segment, ==, "unknown");
  g_assert_null (facts.level_label);
  assert_mirrored (shown);
  undone = kd_workspace_undo (shown->book.workspace, 0, FALSE, NULL);
  spin ();
  g_assert_false (kd_client_item_read (item, &facts));
  g_assert_cmpuint (shown->rows_told, ==, 1);
  assert_mirrored (shown);
  /* Another client may lie in its slot now: the item is still nobody. */
  client = add (shown, KD_KIND_CLIENT, NULL, (const char *const[]) { "name=波波", NULL });
  g_assert_false (kd_client_item_read (item, &facts));
  assert_mirrored (shown);
}

static void
test_follows_commits_row_by_row (Shown        *shown,
                                 gconstpointer data)
{
  KdUuid client = add (shown, KD_KIND_CLIENT, NULL, (const char *const[]) { "name=中中", "city=苏州", NULL });
  g_autoptr (KdClientItem) before = NULL;
  g_autoptr (KdClientItem) after = NULL;

  kd_client_list_set_order (shown->list, KD_ROSTER_COLUMN_ASSETS, TRUE);
  assert_mirrored (shown);
  before = g_list_model_get_item (G_LIST_MODEL (shown->list), kd_client_list_find (shown->list, &client));
  set (shown, &client, "city=上海");
  g_assert_cmpuint (shown->rows_told, ==, 2);
  g_assert_cmpuint (shown->signals, ==, 1);
  assert_mirrored (shown);
  after = g_list_model_get_item (G_LIST_MODEL (shown->list), kd_client_list_find (shown->list, &client));
  g_assert_true (before != after);

  add (shown, KD_KIND_DECLARED_ASSETS, &client, (const char *const[]) { "amount=999000000000", "date=2026-11-01", NULL });
  g_assert_cmpuint (kd_client_list_find (shown->list, &client), ==, 0);
  g_assert_cmpuint (shown->rows_told, ==, 2);
  assert_mirrored (shown);
  set (shown, &client, "status=archived");
  g_assert_cmpuint (kd_client_list_find (shown->list, &client), ==, KD_CLIENT_LIST_NONE);
  g_assert_cmpuint (shown->rows_told, ==, 1);
  assert_mirrored (shown);
}

static void
test_items_live_as_long_as_wanted (Shown        *shown,
                                   gconstpointer data)
{
  KdClientItem *item = g_list_model_get_item (G_LIST_MODEL (shown->list), 7);
  KdClientItem *same = g_list_model_get_item (G_LIST_MODEL (shown->list), 7);
  gpointer      watched = item;
  gint64        id = kd_client_item_get_id (item);

  g_assert_true (item == same);
  g_object_add_weak_pointer (G_OBJECT (item), &watched);
  g_object_unref (item);
  g_assert_nonnull (watched);
  g_object_unref (same);
  g_assert_null (watched);
  g_assert_cmpint (id_at (shown->list, 7), ==, id);
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (shown->list), shown->mirror->len));
}

static void
test_found_and_stepped_through (Shown        *shown,
                                gconstpointer data)
{
  guint         n = shown->mirror->len;
  KdUuid        neighbour, stranger = { { 1 } };
  gint64        last = G_MAXINT64, sum = 0;
  KdRosterTally total;

  kd_client_list_set_order (shown->list, KD_ROSTER_COLUMN_ASSETS, TRUE);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (KdClientItem) item = g_list_model_get_item (G_LIST_MODEL (shown->list), i);
      const KdUuid *uuid = kd_client_item_get_uuid (item);
      KdClientFacts facts;

      g_assert_true (kd_client_item_read (item, &facts));
      g_assert_cmpint (facts.brief.assets, <=, last);
      last = facts.brief.assets;
      sum += last != KD_BRIEF_NO_AMOUNT ? last : 0;
      g_assert_cmpuint (kd_client_list_find (shown->list, uuid), ==, i);
      g_assert_true (kd_client_list_step (shown->list, uuid, 0, &neighbour) && kd_uuid_equal (&neighbour, uuid));
      g_assert_cmpint (kd_client_list_step (shown->list, uuid, 1, &neighbour), ==, i + 1 < n);
      if (i + 1 < n)
        g_assert_cmpuint (kd_client_list_find (shown->list, &neighbour), ==, i + 1);
      g_assert_cmpint (kd_client_list_step (shown->list, uuid, -1, &neighbour), ==, i > 0);
    }
  total = kd_client_list_get_total (shown->list);
  g_assert_cmpuint (total.clients, ==, n);
  g_assert_cmpint (total.amount, ==, sum);
  g_assert_cmpuint (kd_client_list_find (shown->list, &stranger), ==, KD_CLIENT_LIST_NONE);
}

static void
test_another_day (Shown        *shown,
                  gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  KdUuid client = add (shown, KD_KIND_CLIENT, NULL, (const char *const[]) { "name=王芳", "birth=1990-11-25", NULL });
  g_autoptr (KdClientItem) item = NULL;
  KdClientFacts facts;
  KdDate        today = kd_directory_get_today (shown->directory);

  add (shown, KD_KIND_ASSESSMENT, &client, (const char *const[]) { "level=C3", "date=2026-11-01", NULL });
  item = g_list_model_get_item (G_LIST_MODEL (shown->list), kd_client_list_find (shown->list, &client));
  g_assert_true (kd_client_item_read (item, &facts));
  g_assert_cmpint (facts.state, ==, KD_ASSESSMENT_VALID);
  g_assert_cmpint (facts.age, ==, 35);
  g_assert_true (kd_directory_set_today (shown->directory, today + 320, &error));
  g_assert_true (kd_client_item_read (item, &facts));
  g_assert_cmpint (facts.state, ==, KD_ASSESSMENT_EXPIRING);
  g_assert_cmpint (facts.age, ==, 36);
  g_assert_cmpint (facts.today, ==, today + 320);
  g_assert_true (kd_directory_set_today (shown->directory, today + 400, &error));
  g_assert_true (kd_client_item_read (item, &facts));
  g_assert_cmpint (facts.state, ==, KD_ASSESSMENT_EXPIRED);
  g_assert_cmpint (facts.light.level, ==, KD_LIGHT_ERROR);
  g_assert_cmpint (facts.light.kind, ==, KD_LIGHT_ASSESSMENT);
  assert_mirrored (shown);
}

/* Far rows of a long list cost an item each, and no more. */
static void
test_hundred_thousand (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KdRules) rules = kd_rules_new (&error);
  g_autoptr (KdDirectory) directory = kd_directory_new (NULL, rules, KD_REGIME_DEFAULT);
  g_autoptr (GPtrArray) briefs = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (KdClientList) list = NULL;
  gint64 last = G_MAXINT64;

  for (guint i = 0; i < 100000; i++)
    {
      KdBrief *brief = g_new0 (KdBrief, 1);

      *brief = (KdBrief) { .id = i + 1, .name = (char *) "王", .assets = i % 10 == 0 ? KD_BRIEF_NO_AMOUNT : (gint64) (i * 7919u % 100003u) * 100, .birth = KD_DATE_NONE, .assessed = KD_DATE_NONE, .assets_date = KD_DATE_NONE, .first_investment = KD_DATE_NONE, .last_investment = KD_DATE_NONE, .last_contact = KD_DATE_NONE, .next_task = KD_DATE_NONE, .id_valid_until = KD_DATE_NONE };
      memcpy (brief->uuid.bytes, &i, sizeof i);
      g_ptr_array_add (briefs, brief);
    }
  g_assert_true (kd_directory_fill (directory, briefs, 20781, 1, &error));
  list = kd_client_list_new (directory);
  kd_client_list_set_order (list, KD_ROSTER_COLUMN_ASSETS, TRUE);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 100000);
  for (guint row = 0; row < 100000; row += 997)
    {
      g_autoptr (KdClientItem) item = g_list_model_get_item (G_LIST_MODEL (list), row);
      KdClientFacts facts;

      g_assert_true (kd_client_item_read (item, &facts));
      g_assert_cmpint (facts.brief.assets, <=, last);
      g_assert_cmpuint (kd_client_list_find (list, kd_client_item_get_uuid (item)), ==, row);
      last = facts.brief.assets;
    }
  g_assert_cmpint (last, ==, KD_BRIEF_NO_AMOUNT);
}

int
main (int   argc,
      char *argv[])
{
  g_autofree char *state = g_dir_make_tmp ("dossier-state-XXXXXX", NULL);
  int              result;

  g_setenv ("XDG_STATE_HOME", state, TRUE);
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/client-list/empty-once-locked", Shown, NULL, open_list, test_empty_once_locked, close_list);
  g_test_add ("/client-list/deleted-while-shown", Shown, NULL, open_list, test_deleted_while_shown, close_list);
  g_test_add ("/client-list/follows-commits-row-by-row", Shown, NULL, open_list, test_follows_commits_row_by_row, close_list);
  g_test_add ("/client-list/items-live-as-long-as-wanted", Shown, NULL, open_list, test_items_live_as_long_as_wanted, close_list);
  g_test_add ("/client-list/found-and-stepped-through", Shown, NULL, open_list, test_found_and_stepped_through, close_list);
  g_test_add ("/client-list/another-day", Shown, NULL, open_list, test_another_day, close_list);
  g_test_add_func ("/client-list/hundred-thousand", test_hundred_thousand);
  result = g_test_run ();
  book_remove_tree (state);
  return result;
}
