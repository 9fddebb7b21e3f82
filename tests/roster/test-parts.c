/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The parts that the roster is made of, each against something plainer. */

#include "kd-roster-index.h"
#include "kd-roster-memory.h"
#include "kd-roster-order.h"
#include "kd-roster-spelling.h"
#include "kd-roster-words.h"

#include <string.h>

static int
compare_keys (gconstpointer a,
              gconstpointer b,
              gpointer      data)
{
  const KdSortItem *one = a, *other = b;

  return (one->key > other->key) - (one->key < other->key);
}

static void
test_sort (void)
{
  static const guint   sizes[] = { 0, 1, 2, 63, 64, 65, 300, 5000 };
  static const guint64 spreads[] = { 1, 5, 1 << 12, G_GUINT64_CONSTANT (1) << 40, G_MAXUINT64 };
  g_autoptr (GRand) random = g_rand_new_with_seed (4);

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    for (guint j = 0; j < G_N_ELEMENTS (spreads); j++)
      {
        g_autofree KdSortItem *items = g_new (KdSortItem, sizes[i] + 1);
        g_autofree KdSortItem *wanted = g_new (KdSortItem, sizes[i] + 1);

        for (guint k = 0; k < sizes[i]; k++)
          wanted[k] = items[k] = (KdSortItem) { ((guint64) g_rand_int (random) << 32 | g_rand_int (random)) % spreads[j], k };
        kd_sort_by_key (items, sizes[i]);
        if (sizes[i] > 0)
          g_sort_array (wanted, sizes[i], sizeof *wanted, compare_keys, NULL);
        for (guint k = 0; k < sizes[i]; k++)
          {
            g_assert_cmpuint (items[k].key, ==, wanted[k].key);
            g_assert_cmpuint (items[k].value, ==, wanted[k].value);
          }
      }
}

static int
compare_items (gpointer context,
               guint32  a,
               guint32  b)
{
  return (a > b) - (a < b);
}

static int
compare_guints (gconstpointer a,
                gconstpointer b)
{
  return compare_items (NULL, *(const guint32 *) a, *(const guint32 *) b);
}

/* Even numbers go out and odd ones come in, so that none is there twice. */
static void
test_replace (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (5);

  for (guint round = 0; round < 300; round++)
    {
      KdOrder order = { 0 };
      g_autoptr (GArray) wanted = g_array_new (FALSE, FALSE, sizeof (guint32));
      g_autoptr (GArray) old = g_array_new (FALSE, FALSE, sizeof (guint));
      g_autoptr (GArray) added = g_array_new (FALSE, FALSE, sizeof (guint32));
      guint length = (guint) g_rand_int_range (random, 0, 40), first;

      kd_order_set_length (&order, length);
      for (guint i = 0; i < length; i++)
        {
          order.items[i] = 2 * i;
          if (g_rand_boolean (random))
            g_array_append_val (old, i);
          else
            g_array_append_val (wanted, order.items[i]);
        }
      for (guint32 i = 1; i < 90; i += 2)
        if (g_rand_int_range (random, 0, 5) == 0)
          {
            g_array_append_val (added, i);
            g_array_append_val (wanted, i);
          }
      g_array_sort (wanted, compare_guints);
      first = kd_order_replace (&order, (const guint *) (gpointer) old->data, old->len, (const guint32 *) (gpointer) added->data, added->len, compare_items, NULL);
      g_assert_cmpuint (order.length, ==, wanted->len);
      for (guint i = 0; i < wanted->len; i++)
        {
          guint32 item = g_array_index (wanted, guint32, i);

          g_assert_cmpuint (order.items[i], ==, item);
          g_assert_cmpuint (kd_order_find (&order, compare_items, NULL, item), ==, i);
          if (i < first)
            g_assert_cmpuint (item, ==, 2 * i);
        }
      g_assert_cmpuint (kd_order_find (&order, compare_items, NULL, 1000), ==, wanted->len);
      kd_order_clear (&order);
    }
}

/* Few different hashes, so that nearly all slots stand in each other's way, around the end too. */
static guint64
hash_badly (gpointer context,
            guint32  slot)
{
  return (guint64) (slot % 7 + G_MAXUINT32 - 3) << 32;
}

static gboolean
holds (const KdIndex *index,
       guint32        slot)
{
  guint   step = 0;
  guint32 found;

  while ((found = kd_index_next (index, hash_badly (NULL, slot), &step)) != G_MAXUINT32)
    if (found == slot)
      return TRUE;
  return FALSE;
}

static void
test_index (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (6);
  KdIndex  index = { 0 };
  gboolean there[200] = { FALSE };
  guint    n = 0;

  g_assert_false (holds (&index, 3));
  for (guint round = 0; round < 3000; round++)
    {
      guint32 slot = (guint32) g_rand_int_range (random, 0, G_N_ELEMENTS (there));

      if (there[slot])
        kd_index_remove (&index, slot, hash_badly, NULL);
      else
        kd_index_add (&index, slot, hash_badly, NULL);
      there[slot] = !there[slot];
      n = there[slot] ? n + 1 : n - 1;
      g_assert_cmpuint (index.used, ==, n);
      for (guint32 i = 0; round % 10 == 0 && i < G_N_ELEMENTS (there); i++)
        g_assert_true (holds (&index, i) == there[i]);
    }
  kd_index_clear (&index);
}

static void
test_arena (void)
{
  KdArena arena;
  guint32 first, second;

  kd_arena_init (&arena);
  g_assert_cmpstr (arena.bytes, ==, "");
  first = kd_arena_append (&arena, "one", 4);
  for (guint i = 0; i < 1000; i++)
    kd_arena_append (&arena, "filler", 7);
  second = kd_arena_append (&arena, "two", 4);
  g_assert_cmpstr (arena.bytes + first, ==, "one");
  g_assert_cmpstr (arena.bytes + second, ==, "two");
  kd_arena_drop (&arena, first, 4);
  g_assert_cmpint (memcmp (arena.bytes + first, "\0\0\0\0", 4), ==, 0);
  g_assert_cmpuint (arena.waste, ==, 4);
  /* Nobody owns the empty text. */
  kd_arena_drop (&arena, 0, 1);
  g_assert_cmpuint (arena.waste, ==, 4);
  kd_arena_trim (&arena);
  g_assert_cmpuint (arena.capacity, <, arena.used + arena.used / 16 + 300);
  g_assert_cmpstr (arena.bytes + second, ==, "two");
  kd_arena_clear (&arena);
}

static void
test_words (void)
{
  static const struct
  {
    const char *text;
    const char *tags;
  } cases[] = { { "", "" }, { "VIP", "VIP" }, { " VIP ,企业主", "VIP/企业主" }, { "a，b、c；d;e|f\ng", "a/b/c/d/e/f/g" }, { "a,,a, ", "a" } };
  KdWords *words = kd_words_new ();
  guint32  b, a, c;

  g_assert_cmpuint (kd_words_intern (words, NULL), ==, 0);
  g_assert_cmpuint (kd_words_intern (words, ""), ==, 0);
  g_assert_null (kd_words_get_text (words, 0));
  b = kd_words_intern (words, "b");
  a = kd_words_intern (words, "a");
  g_assert_cmpuint (kd_words_intern (words, "b"), ==, b);
  g_assert_cmpuint (kd_words_get_rank (words, a), <, kd_words_get_rank (words, b));
  c = kd_words_intern (words, "aa");
  g_assert_cmpuint (kd_words_get_rank (words, a), <, kd_words_get_rank (words, c));
  g_assert_cmpuint (kd_words_get_rank (words, c), <, kd_words_get_rank (words, b));
  g_assert_cmpuint (kd_words_get_rank (words, 0), ==, 0);
  g_assert_cmpuint (kd_words_get_size (words), ==, 4);
  kd_words_free (words);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (GStrv) tags = kd_words_split_tags (cases[i].text);
      g_autofree char *joined = g_strjoinv ("/", tags);

      g_assert_cmpstr (joined, ==, cases[i].tags);
    }
}

static void
test_narrows (void)
{
  static const struct
  {
    const char *query;
    const char *previous;
    gboolean    narrows;
  } cases[] = {
    { "zh", "z", TRUE },
    { "z", "zh", FALSE },
    { "z", "z", TRUE },
    { "张三", "张", TRUE },
    { "三", "张", FALSE },
    { "z张", "z", TRUE },
    { "zhang san", "zhang ", TRUE },
    /* A digit alone is no spelling, so its hits lack those by reading. */
    { "1a", "1", FALSE },
    { "a", "", FALSE },
    /* One letter more makes another letter of the last one. */
    { "u\xcc\x88", "u", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      KdQuery query, previous;

      kd_query_init (&query, cases[i].query);
      kd_query_init (&previous, cases[i].previous);
      if (kd_query_narrows (&query, &previous) != cases[i].narrows)
        g_error ("“%s” after “%s”", cases[i].query, cases[i].previous);
      kd_query_clear (&query);
      kd_query_clear (&previous);
    }
}

/* A spelling with very many ways to be cut must not take longer for it. */
static void
test_many_ways (void)
{
  g_autoptr (GString) pinyin = g_string_new ("aaaaaa");
  g_autoptr (GString) readings = g_string_new (NULL);
  g_autofree char *letters = g_strnfill (59, 'a');
  g_autofree char *wrong = g_strconcat (letters, "b", NULL);
  g_autofree char *longest = g_strnfill (61, 'a');
  KdSpellingMatch  match;
  KdQuery          query;

  for (guint i = 0; i < 60; i++)
    g_string_append (pinyin, " aaaaaa");
  kd_spelling_encode (readings, pinyin->str, NULL, "");
  g_string_append_c (readings, '\0');
  kd_query_init (&query, letters);
  g_assert_true (kd_spelling_match (readings->str, kd_spelling_mask ("", readings->str), &query, TRUE, &match));
  g_assert_cmpuint (match.count, ==, 59);
  g_assert_cmpint (match.why, ==, KD_ROSTER_WHY_INITIALS);
  kd_query_clear (&query);
  kd_query_init (&query, wrong);
  g_assert_false (kd_spelling_match (readings->str, kd_spelling_mask ("", readings->str), &query, TRUE, &match));
  kd_query_clear (&query);
  kd_query_init (&query, longest);
  g_assert_cmpuint (query.n_letters, ==, 0);
  kd_query_clear (&query);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/parts/sort", test_sort);
  g_test_add_func ("/parts/replace", test_replace);
  g_test_add_func ("/parts/index", test_index);
  g_test_add_func ("/parts/arena", test_arena);
  g_test_add_func ("/parts/words", test_words);
  g_test_add_func ("/parts/narrows", test_narrows);
  g_test_add_func ("/parts/many-ways", test_many_ways);
  return g_test_run ();
}
