/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Chips: what they let pass, what they count, and the text that they are saved as. */

#include "book-fixture.h"

#include "kd-client-list.h"
#include "kd-client.h"
#include "kd-demo.h"
#include "kd-error.h"

#include <string.h>

typedef struct
{
  Book          book;
  KdDirectory  *directory;
  KdClientList *list;
  guint         signals;
} Filtered;

static void
spin (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    continue;
}

static void
wait_for_book (Filtered *f)
{
  while (kd_client_list_is_pending (f->list))
    g_main_context_iteration (NULL, TRUE);
}

static void
count_signal (Filtered *f)
{
  f->signals++;
}

static void
open_filtered (Filtered     *f,
               gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  guint64 transactions;

  book_open (&f->book, G_GINT64_CONSTANT (1795485600000000)); /* 2026-11-24 */
  g_assert_true (kd_demo_fill (f->book.workspace, kd_clock_today (f->book.clock), kd_clock_now (f->book.clock), 90, 5, &transactions, &error));
  rows = kd_workspace_list (f->book.workspace, &kd_client_kind, NULL, 0, &error);
  for (guint i = 0; i < rows->len; i += 5)
    {
      const char *says[] = { i % 2 == 0 ? "tags=VIP,企业主" : "tags=VIP", i % 3 == 0 ? "status=archived" : "occupation=教师", NULL };
      g_autoptr (KdRow) stored = kd_workspace_set (f->book.workspace, &((KdRow *) rows->pdata[i])->uuid, says, &error);

      g_assert_no_error (error);
    }
  spin ();
  f->directory = kd_directory_new (f->book.workspace, f->book.rules, KD_REGIME_DEFAULT);
  g_assert_true (kd_directory_load (f->directory, &error));
  kd_directory_settle (f->directory);
  f->list = kd_client_list_new (f->directory);
  g_signal_connect_swapped (f->list, "items-changed", G_CALLBACK (count_signal), f);
}

static void
close_filtered (Filtered     *f,
                gconstpointer data)
{
  gpointer watched = f->list;

  g_object_add_weak_pointer (G_OBJECT (f->list), &watched);
  g_object_unref (f->list);
  while (watched != NULL)
    g_main_context_iteration (NULL, TRUE);
  g_clear_object (&f->directory);
  spin ();
  book_close (&f->book, NULL);
}

static KdClientFilter *
parse (Filtered   *f,
       const char *text)
{
  g_autoptr (GError) error = NULL;
  KdClientFilter *filter = kd_client_filter_parse (kd_directory_get_rules (f->directory), text, &error);

  g_assert_no_error (error);
  return filter;
}

static void
assert_listed (Filtered   *f,
               const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KdClientFilter) filter = parse (f, text);
  g_autofree char *full = strstr (text, "archived") != NULL ? g_strdup (text) : *text == '\0' ? g_strdup ("archived = no")
                                                                                              : g_strdup_printf ("(%s) and archived = no", text);
  g_autoptr (GPtrArray) rows = kd_workspace_list (f->book.workspace, &kd_client_kind, full, 0, &error);

  g_assert_no_error (error);
  f->signals = 0;
  g_assert_true (kd_client_list_set_filter (f->list, filter, &error));
  wait_for_book (f);
  g_assert_cmpuint (f->signals, <=, 1);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (f->list)), ==, rows->len);
  for (guint i = 0; i < rows->len; i++)
    g_assert_cmpuint (kd_client_list_find (f->list, &((KdRow *) rows->pdata[i])->uuid), !=, KD_CLIENT_LIST_NONE);
}

static void
test_bad_condition_changes_nothing (Filtered     *f,
                                    gconstpointer data)
{
  g_autoptr (KdClientFilter) filter = kd_client_filter_new ();
  g_autoptr (GError) error = NULL;

  assert_listed (f, "risk_state = expired");
  filter->condition = g_strdup ("wealth > 3");
  f->signals = 0;
  g_assert_false (kd_client_list_set_filter (f->list, filter, &error));
  g_assert_error (error, KD_ERROR, KD_ERROR_INVALID);
  g_assert_cmpuint (f->signals, ==, 0);
  g_assert_cmpuint (kd_client_list_get_filter (f->list)->values[KD_DIRECTORY_STATE], ==, 1 << KD_ASSESSMENT_EXPIRED);
}

static void
test_locked_while_asking (Filtered     *f,
                          gconstpointer data)
{
  g_autoptr (KdClientFilter) filter = parse (f, "occupation = 教师");
  KdRosterTally tallies[KD_ROSTER_VALUES];
  g_autoptr (GArray) words = NULL;

  g_assert_true (kd_client_list_set_filter (f->list, filter, NULL));
  g_assert_true (kd_client_list_is_pending (f->list));
  g_clear_object (&f->directory);
  wait_for_book (f);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (f->list)), ==, 0);
  kd_client_list_count_values (f->list, KD_DIRECTORY_RISK, tallies);
  g_assert_cmpuint (tallies[0].clients, ==, 0);
  words = kd_client_list_count_words (f->list, KD_CLIENT_WORD_CITY);
  g_assert_cmpuint (words->len, ==, 0);
  g_assert_true (kd_client_list_set_filter (f->list, NULL, NULL));
}

static void
test_lists_what_the_text_says (Filtered     *f,
                               gconstpointer data)
{
  static const char *const texts[] = {
    "", "archived = yes", "archived = yes or archived = no", "level = C3", "level = C3 or level = C4", "level >= C3 and risk_state != expired", "tag = VIP", "tag = 企业主 or tag = \"\"", "city = 上海 or city = 北京", "occupation = 教师 and level = C2 and tag = VIP", "birth_month = 3", "contact = never or contact = older", "age >= 40 and age < 60", "level = C3 or tag = VIP", "not level = C3", "level = C3 and level = C4", "city = 上海 and city = 北京", "not (level = C3 or occupation = 教师)"
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    assert_listed (f, texts[i]);
}

static void
test_text_and_back (Filtered     *f,
                    gconstpointer data)
{
  static const struct
  {
    const char *text;
    const char *written;
    gboolean    condition;
  } cases[] = {
    { "", "", FALSE },
    { "archived = no", "", FALSE },
    { "archived = yes or archived = no", "(archived = no or archived = yes)", FALSE },
    { "risk_state = expired and level >= C4", "(level = C4 or level = C5) and risk_state = expired", FALSE },
    { "city = 上海 or city = \"New York\"", "(city = 上海 or city = \"New York\")", FALSE },
    { "tag = VIP and age > 60", "tag = VIP and age > 60", TRUE },
    { "level = C1 or tag = VIP", "level = C1 or tag = VIP", TRUE },
    { "level = C1 and (level = C2 or tag = VIP)", "level = C1 and (level = C2 or tag = VIP)", TRUE },
    { "assets >= 1000000 and level = C1", "level = C1 and assets >= 1000000.00", TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (KdClientFilter) filter = parse (f, cases[i].text);
      g_autofree char *written = kd_client_filter_format (filter, kd_directory_get_rules (f->directory));
      g_autoptr (KdClientFilter) again = parse (f, written);
      g_autofree char *rewritten = kd_client_filter_format (again, kd_directory_get_rules (f->directory));

      g_assert_cmpstr (written, ==, cases[i].written);
      g_assert_cmpstr (rewritten, ==, written);
      g_assert_cmpint (filter->condition != NULL, ==, cases[i].condition);
      g_assert_cmpint (kd_client_filter_is_empty (filter), ==, *written == '\0');
    }
}

/* A chip says how many would be listed if it alone of its group were pressed. */
static void
test_counts_what_would_remain (Filtered     *f,
                               gconstpointer data)
{
  g_autoptr (KdClientFilter) filter = parse (f, "risk_state = expired and (level = C2 or level = C3)");
  KdRosterTally tallies[KD_ROSTER_VALUES];

  for (guint attribute = 0; attribute < KD_DIRECTORY_N_ATTRIBUTES; attribute++)
    for (guint value = 0; value < 5; value++)
      {
        g_autoptr (KdClientFilter) chosen = kd_client_filter_copy (filter);

        if (attribute == KD_DIRECTORY_ARCHIVED && value > 1)
          continue;
        g_assert_true (kd_client_list_set_filter (f->list, filter, NULL));
        kd_client_list_count_values (f->list, attribute, tallies);
        chosen->values[attribute] = 0;
        kd_client_filter_toggle (chosen, attribute, value);
        g_assert_true (kd_client_list_set_filter (f->list, chosen, NULL));
        g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (f->list)), ==, tallies[value].clients);
      }
}

static void
test_counts_words (Filtered     *f,
                   gconstpointer data)
{
  g_autoptr (KdClientFilter) filter = kd_client_filter_new ();
  g_autoptr (GArray) words = NULL;

  kd_client_filter_toggle_word (filter, KD_CLIENT_WORD_TAG, "企业主");
  g_assert_true (kd_client_list_set_filter (f->list, filter, NULL));
  words = kd_client_list_count_words (f->list, KD_CLIENT_WORD_TAG);
  g_assert_cmpuint (words->len, >=, 3);
  for (guint i = 0; i < words->len; i++)
    {
      KdRosterWordTally word = g_array_index (words, KdRosterWordTally, i);
      g_autoptr (KdClientFilter) chosen = kd_client_filter_new ();

      kd_client_filter_toggle_word (chosen, KD_CLIENT_WORD_TAG, word.word != NULL ? word.word : "");
      g_assert_true (kd_client_list_set_filter (f->list, chosen, NULL));
      g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (f->list)), ==, word.tally.clients);
    }
  kd_client_filter_toggle_word (filter, KD_CLIENT_WORD_TAG, "企业主");
  g_assert_true (kd_client_filter_is_empty (filter));
}

/* What only the book knows is asked again when something was committed. */
static void
test_follows_commits (Filtered     *f,
                      gconstpointer data)
{
  g_autoptr (KdClientFilter) filter = parse (f, "occupation = 潜水员");
  g_autoptr (KdClientItem) item = g_list_model_get_item (G_LIST_MODEL (f->list), 0);
  g_autoptr (GError) error = NULL;
  g_autoptr (KdRow) stored = NULL;

  g_assert_true (kd_client_list_set_filter (f->list, filter, NULL));
  wait_for_book (f);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (f->list)), ==, 0);
  stored = kd_workspace_set (f->book.workspace, kd_client_item_get_uuid (item), (const char *const[]) { "occupation=潜水员", "city=三亚", NULL }, &error);
  spin ();
  wait_for_book (f);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (f->list)), ==, 1);
  g_assert_cmpuint (kd_client_list_find (f->list, kd_client_item_get_uuid (item)), ==, 0);
}

static void
test_another_day (Filtered     *f,
                  gconstpointer data)
{
  g_autoptr (KdClientFilter) filter = parse (f, "age >= 50");
  KdDate today = kd_directory_get_today (f->directory);
  guint  before, expected = 0;

  g_assert_true (kd_client_list_set_filter (f->list, filter, NULL));
  before = g_list_model_get_n_items (G_LIST_MODEL (f->list));
  g_assert_true (kd_directory_set_today (f->directory, today + 3653, NULL));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (f->list)), >, before);
  for (guint32 slot = 0; slot < kd_roster_get_n_slots (kd_directory_get_roster (f->directory)); slot++)
    {
      KdBrief brief;

      kd_roster_peek (kd_directory_get_roster (f->directory), slot, &brief);
      expected += brief.birth != KD_DATE_NONE && (brief.flags & KD_BRIEF_ARCHIVED) == 0 && kd_date_get_age (brief.birth, today + 3653) >= 50;
    }
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (f->list)), ==, expected);
}

int
main (int   argc,
      char *argv[])
{
  g_autofree char *state = g_dir_make_tmp ("dossier-state-XXXXXX", NULL);
  int              result;

  g_setenv ("XDG_STATE_HOME", state, TRUE);
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/client-filter/bad-condition-changes-nothing", Filtered, NULL, open_filtered, test_bad_condition_changes_nothing, close_filtered);
  g_test_add ("/client-filter/locked-while-asking", Filtered, NULL, open_filtered, test_locked_while_asking, close_filtered);
  g_test_add ("/client-filter/lists-what-the-text-says", Filtered, NULL, open_filtered, test_lists_what_the_text_says, close_filtered);
  g_test_add ("/client-filter/text-and-back", Filtered, NULL, open_filtered, test_text_and_back, close_filtered);
  g_test_add ("/client-filter/counts-what-would-remain", Filtered, NULL, open_filtered, test_counts_what_would_remain, close_filtered);
  g_test_add ("/client-filter/counts-words", Filtered, NULL, open_filtered, test_counts_words, close_filtered);
  g_test_add ("/client-filter/follows-commits", Filtered, NULL, open_filtered, test_follows_commits, close_filtered);
  g_test_add ("/client-filter/another-day", Filtered, NULL, open_filtered, test_another_day, close_filtered);
  result = g_test_run ();
  book_remove_tree (state);
  return result;
}
