/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Search in the list: ranked hits with their reasons and marks, texts behind them, and the list again. */

#include "book-fixture.h"

#include "kd-client-search.h"
#include "kd-client.h"
#include "kd-error.h"

#include <string.h>

typedef struct
{
  Book            book;
  KdDirectory    *directory;
  KdClientList   *list;
  KdClientSearch *search;
  KdUuid          zhang;
  KdUuid          chan;
  KdUuid          lv;
  guint           rows; /* by the signal alone */
} Searched;

static KdUuid he;
static int    text_calls;
static int    text_mode; /* 0 finds, 1 fails */

static KdTextHit *
make_hit (const KdUuid *client,
          const char   *snippet,
          KdTextMark    mark)
{
  KdTextHit *hit = kd_text_hit_new ();

  hit->uuid = *client;
  hit->snippet = g_strdup (snippet);
  g_array_append_val (hit->marks, mark);
  return hit;
}

/* Stands for the text search: it knows one note of one client and mentions another one. */
static GPtrArray *
search_notes (KdWorkspace  *workspace,
              const char   *text,
              guint         limit,
              guint        *total,
              GCancellable *cancellable,
              GError      **error)
{
  GPtrArray *hits = g_ptr_array_new_with_free_func ((GDestroyNotify) kd_text_hit_free);
  KdUuid     nobody = { { 9 } };

  g_atomic_int_inc (&text_calls);
  if (g_atomic_int_get (&text_mode) == 1)
    {
      g_ptr_array_unref (hits);
      g_set_error_literal (error, KD_ERROR, KD_ERROR_LOCKED, "The book is locked");
      return NULL;
    }
  if (strstr ("zhangsan 张三", text) != NULL)
    {
      g_ptr_array_add (hits, make_hit (&he, "…张三介绍来的", (KdTextMark) { 3, 9 }));
      g_ptr_array_add (hits, make_hit (&nobody, "…张三", (KdTextMark) { 3, 9 }));
    }
  return hits;
}

static void
spin (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    continue;
}

static void
wait_for_texts (Searched *s)
{
  while (kd_client_search_is_pending (s->search))
    g_main_context_iteration (NULL, TRUE);
  spin ();
}

static KdUuid
add (Searched          *s,
     KdKind             kind,
     const KdUuid      *client,
     const char *const *says)
{
  KdUuid uuid = book_add (&s->book, kind, client, says);

  spin ();
  return uuid;
}

static void
count_rows (GListModel *model,
            guint       position,
            guint       removed,
            guint       added,
            Searched   *s)
{
  g_assert_cmpuint (position + removed, <=, s->rows);
  s->rows = s->rows - removed + added;
  g_assert_cmpuint (s->rows, ==, g_list_model_get_n_items (model));
}

static void
open_search (Searched     *s,
             gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  text_calls = text_mode = 0;
  book_open (&s->book, G_GINT64_CONSTANT (1795485600000000)); /* 2026-11-24 */
  s->zhang = add (s, KD_KIND_CLIENT, NULL, (const char *const[]) { "name=张三丰", "id_number=11010519491231002X", NULL });
  add (s, KD_KIND_CONTACT_METHOD, &s->zhang, (const char *const[]) { "type=mobile", "value=13800130138", NULL });
  s->chan = add (s, KD_KIND_CLIENT, NULL, (const char *const[]) { "name=单田芳", NULL });
  s->lv = add (s, KD_KIND_CLIENT, NULL, (const char *const[]) { "name=吕布", NULL });
  he = add (s, KD_KIND_CLIENT, NULL, (const char *const[]) { "name=何雨桐", NULL });
  s->directory = kd_directory_new (s->book.workspace, s->book.rules, KD_REGIME_DEFAULT);
  g_assert_true (kd_directory_load (s->directory, &error));
  kd_directory_settle (s->directory);
  s->list = kd_client_list_new (s->directory);
  s->search = kd_client_search_new (s->list, search_notes);
  s->rows = g_list_model_get_n_items (G_LIST_MODEL (s->search));
  g_assert_cmpuint (s->rows, ==, 4);
  g_signal_connect (s->search, "items-changed", G_CALLBACK (count_rows), s);
}

static void
close_search (Searched     *s,
              gconstpointer data)
{
  gpointer watched = s->search;

  /* A search that was given up lives until its thread has heard of it. */
  g_object_add_weak_pointer (G_OBJECT (s->search), &watched);
  g_object_unref (s->search);
  while (watched != NULL)
    g_main_context_iteration (NULL, TRUE);
  g_object_unref (s->list);
  g_clear_object (&s->directory);
  book_close (&s->book, NULL);
}

/* What a row shows of the match: the marked pieces in brackets. */
static char *
bracket (const char *text,
         guint       start,
         guint       length)
{
  const char *from = g_utf8_offset_to_pointer (text, start), *to = g_utf8_offset_to_pointer (from, length);

  return length > 0 ? g_strdup_printf ("%.*s[%.*s]%s", (int) (from - text), text, (int) (to - from), from, to) : g_strdup (text);
}

static void
assert_row (Searched   *s,
            guint       row,
            const char *name,
            const char *text)
{
  g_autoptr (KdClientItem) item = g_list_model_get_item (G_LIST_MODEL (s->search), row);
  g_autoptr (KdClientItem) same = g_list_model_get_item (G_LIST_MODEL (s->search), row);
  const KdClientMatch *match = kd_client_item_get_match (item);
  g_autofree char     *shown = NULL;
  g_autofree char     *beside = NULL;
  KdClientFacts        facts;

  g_assert_true (item == same);
  g_assert_nonnull (match);
  g_assert_true (kd_client_item_read (item, &facts));
  shown = bracket (facts.brief.name, match->start, match->length);
  beside = match->text != NULL ? bracket (match->text, match->text_start, match->text_length) : NULL;
  g_assert_cmpstr (shown, ==, name);
  g_assert_cmpstr (beside, ==, text);
}

static void
test_locked_while_searching (Searched     *s,
                             gconstpointer data)
{
  kd_client_search_set_text (s->search, "zs");
  g_assert_cmpuint (s->rows, ==, 1);
  g_clear_object (&s->directory);
  g_assert_cmpuint (s->rows, ==, 0);
  g_assert_false (kd_client_search_is_pending (s->search));
  spin ();
  kd_client_search_set_text (s->search, "zsf");
  g_assert_cmpuint (s->rows, ==, 0);
  kd_client_search_set_text (s->search, "");
  g_assert_cmpuint (s->rows, ==, 0);
}

static void
test_texts_that_cannot_be_read (Searched     *s,
                                gconstpointer data)
{
  text_mode = 1;
  kd_client_search_set_text (s->search, "张三");
  g_assert_true (kd_client_search_is_pending (s->search));
  wait_for_texts (s);
  g_assert_cmpuint (kd_client_search_get_n_hits (s->search), ==, 1);
  g_assert_cmpuint (kd_client_search_get_n_texts (s->search), ==, 0);
}

static void
test_deleted_while_found (Searched     *s,
                          gconstpointer data)
{
  g_autoptr (KdReversal) undone = NULL;

  add (s, KD_KIND_CLIENT, NULL, (const char *const[]) { "name=张三", NULL });
  kd_client_search_set_text (s->search, "张三");
  g_assert_cmpuint (kd_client_search_get_n_hits (s->search), ==, 2);
  assert_row (s, 0, "[张三]", NULL);
  assert_row (s, 1, "[张三]丰", NULL);
  wait_for_texts (s);
  undone = kd_workspace_undo (s->book.workspace, 0, FALSE, NULL);
  spin ();
  g_assert_cmpuint (kd_client_search_get_n_hits (s->search), ==, 1);
  assert_row (s, 0, "[张三]丰", NULL);
  wait_for_texts (s);
  g_assert_cmpuint (s->rows, ==, 2);
}

static void
test_reasons_and_marks (Searched     *s,
                        gconstpointer data)
{
  static const struct
  {
    const char *text;
    const char *name;
    const char *beside;
  } cases[] = {
    { "三丰", "张[三丰]", NULL },
    { "zsf", "[张三丰]", "[zhang san feng]" },
    { "zhangs", "[张三]丰", "[zhang san] feng" },
    { "sanf", "张[三丰]", "zhang [san feng]" },
    { "z's", "[张三]丰", "[zhang san] feng" },
    { "zhang'san'f", "[张三丰]", "[zhang san feng]" },
    { "0138", "张三丰", "[0138]" },
    { "130138", "张三丰", "[130138]" },
    { "002x", "张三丰", "[002X]" },
    { "shantian", "[单田]芳", "[shan tian] fang" },
    { "dtf", "[单田芳]", "[dan tian fang]" },
    { "lvb", "[吕布]", "[lv bu]" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      kd_client_search_set_text (s->search, cases[i].text);
      g_test_message ("%s", cases[i].text);
      g_assert_cmpuint (kd_client_search_get_total (s->search), ==, 1);
      assert_row (s, 0, cases[i].name, cases[i].beside);
    }
}

static void
test_texts_come_behind (Searched     *s,
                        gconstpointer data)
{
  g_autoptr (KdClientItem) first = NULL;
  g_autoptr (KdClientItem) still = NULL;

  kd_client_search_set_text (s->search, "张三");
  first = g_list_model_get_item (G_LIST_MODEL (s->search), 0);
  g_assert_cmpuint (s->rows, ==, 1);
  wait_for_texts (s);
  g_assert_cmpuint (s->rows, ==, 2);
  g_assert_cmpuint (kd_client_search_get_n_texts (s->search), ==, 1);
  assert_row (s, 1, "何雨桐", "…[张三]介绍来的");
  still = g_list_model_get_item (G_LIST_MODEL (s->search), 0);
  g_assert_true (first == still);
  g_assert_cmpuint (kd_client_search_find (s->search, &s->zhang), ==, 0);
  g_assert_cmpuint (kd_client_search_find (s->search, &he), ==, 1);
  g_assert_cmpuint (kd_client_search_find (s->search, &s->lv), ==, KD_CLIENT_LIST_NONE);

  /* What the next key no longer asks for does not come. */
  kd_client_search_set_text (s->search, "zhang");
  kd_client_search_set_text (s->search, "zhangw");
  wait_for_texts (s);
  g_assert_cmpuint (s->rows, ==, 0);
}

static void
test_commit_while_searching (Searched     *s,
                             gconstpointer data)
{
  int    calls;
  KdUuid client;

  kd_client_search_set_text (s->search, "zhangsan");
  wait_for_texts (s);
  g_assert_cmpuint (s->rows, ==, 2);
  calls = g_atomic_int_get (&text_calls);
  client = add (s, KD_KIND_CLIENT, NULL, (const char *const[]) { "name=章三", NULL });
  g_assert_cmpuint (kd_client_search_get_n_hits (s->search), ==, 2);
  g_assert_cmpuint (kd_client_search_get_n_texts (s->search), ==, 1);
  wait_for_texts (s);
  g_assert_cmpint (g_atomic_int_get (&text_calls), ==, calls + 1);
  g_assert_cmpuint (s->rows, ==, 3);
  assert_row (s, 0, "[章三]", "[zhang san]");
  g_assert_cmpuint (kd_client_list_find (s->list, &client), !=, KD_CLIENT_LIST_NONE);
}

static void
test_nothing_brings_the_list_back (Searched     *s,
                                   gconstpointer data)
{
  g_autoptr (KdClientItem) item = NULL;

  kd_client_list_set_order (s->list, KD_ROSTER_COLUMN_NAME, TRUE);
  kd_client_search_set_text (s->search, "  zs ");
  g_assert_cmpstr (kd_client_search_get_text (s->search), ==, "zs");
  g_assert_cmpuint (s->rows, ==, 1);
  kd_client_search_set_text (s->search, "  ");
  g_assert_cmpuint (s->rows, ==, 4);
  g_assert_cmpuint (kd_client_search_get_n_hits (s->search), ==, 0);
  item = g_list_model_get_item (G_LIST_MODEL (s->search), 0);
  g_assert_null (kd_client_item_get_match (item));
  g_assert_true (kd_uuid_equal (kd_client_item_get_uuid (item), &s->zhang));
  add (s, KD_KIND_CLIENT, NULL, (const char *const[]) { "name=赵云", NULL });
  g_assert_cmpuint (s->rows, ==, 5);
}

int
main (int   argc,
      char *argv[])
{
  g_autofree char *state = g_dir_make_tmp ("dossier-state-XXXXXX", NULL);
  int              result;

  g_setenv ("XDG_STATE_HOME", state, TRUE);
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/client-search/locked-while-searching", Searched, NULL, open_search, test_locked_while_searching, close_search);
  g_test_add ("/client-search/texts-that-cannot-be-read", Searched, NULL, open_search, test_texts_that_cannot_be_read, close_search);
  g_test_add ("/client-search/deleted-while-found", Searched, NULL, open_search, test_deleted_while_found, close_search);
  g_test_add ("/client-search/reasons-and-marks", Searched, NULL, open_search, test_reasons_and_marks, close_search);
  g_test_add ("/client-search/texts-come-behind", Searched, NULL, open_search, test_texts_come_behind, close_search);
  g_test_add ("/client-search/commit-while-searching", Searched, NULL, open_search, test_commit_while_searching, close_search);
  g_test_add ("/client-search/nothing-brings-the-list-back", Searched, NULL, open_search, test_nothing_brings_the_list_back, close_search);
  result = g_test_run ();
  book_remove_tree (state);
  return result;
}
