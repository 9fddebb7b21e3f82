/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The quick search against one that is slow and obvious. */

#include "kd-roster-search.h"
#include "kd-roster-view.h"
#include "kd-text.h"
#include "roster-fixture.h"

#include <string.h>

#define SPELLED "abcdefghijklmnopqrstuvwxyz0123456789"

static char *
letters_of (const char *text)
{
  g_autofree char *folded = kd_text_fold (text);
  g_autofree char *parts = g_utf8_normalize (folded, -1, G_NORMALIZE_NFD);
  g_autoptr (GString) plain = g_string_new (parts);

  g_string_replace (plain, "u\xcc\x88", "v", 0);
  return g_strdup (plain->str);
}

static gboolean
same_letters (const char *kept,
              const char *asked,
              gsize       length)
{
  for (gsize i = 0; i < length; i++)
    if (kept[i] != asked[i] && !(kept[i] == 'v' && asked[i] == 'u'))
      return FALSE;
  return TRUE;
}

/* Whether the syllables from here on can be cut short so that they make up @asked. */
static gboolean
spells (char      **syllables,
        const char *asked)
{
  if (*asked == '\0')
    return TRUE;
  if (*syllables == NULL)
    return FALSE;
  for (gsize length = 1; length <= MIN (strlen (*syllables), strlen (asked)); length++)
    if (same_letters (*syllables, asked, length) && spells (syllables + 1, asked + length))
      return TRUE;
  return FALSE;
}

static char **
readings_of (const KdBrief *brief)
{
  g_autofree char *folded = kd_text_fold (brief->name);
  g_autofree char *letters = g_strdup (g_str_is_ascii (folded) ? folded : "");

  if (brief->pinyin != NULL || brief->initials != NULL)
    {
      g_autoptr (GString) spaced = g_string_new (brief->pinyin);

      for (const char *c = brief->pinyin == NULL ? brief->initials : ""; *c != '\0'; c++)
        g_string_append_printf (spaced, *c == '|' ? "%c" : " %c", *c);
      g_free (letters);
      letters = letters_of (spaced->str);
    }
  g_strcanon (letters, SPELLED "|", ' ');
  return g_strsplit (letters, "|", -1);
}

static guint
rank_by_reading (const KdBrief *brief,
                 const char    *asked)
{
  g_auto (GStrv) readings = readings_of (brief);
  guint best = 3;

  for (guint i = 0; readings[i] != NULL; i++)
    {
      g_auto (GStrv) raw = g_strsplit (readings[i], " ", -1);
      g_autoptr (GPtrArray) syllables = g_ptr_array_new ();
      g_autofree char *whole = NULL;

      for (guint j = 0; raw[j] != NULL; j++)
        if (*raw[j] != '\0')
          g_ptr_array_add (syllables, raw[j]);
      g_ptr_array_add (syllables, NULL);
      whole = g_strjoinv ("", (char **) syllables->pdata);
      if (strlen (whole) == strlen (asked) && same_letters (whole, asked, strlen (asked)))
        return 0;
      for (guint j = 0; j + 1 < syllables->len; j++)
        if (spells ((char **) syllables->pdata + j, asked))
          best = MIN (best, j == 0 ? 1 : 2);
    }
  return best;
}

static guint
rank_by_number (const KdBrief *brief,
                const char    *asked)
{
  g_autofree char *all = g_strconcat (brief->phones != NULL ? brief->phones : "", " ", brief->id_number, NULL);
  g_auto (GStrv) numbers = g_strsplit (all, " ", -1);
  guint best = 3;

  for (guint i = 0; numbers[i] != NULL; i++)
    {
      g_autofree char *number = g_ascii_strdown (numbers[i], -1);

      if (g_str_equal (number, asked))
        return 0;
      if (g_str_has_suffix (number, asked))
        best = 2;
    }
  return best;
}

static guint
rank_of (const KdBrief *brief,
         const char    *text)
{
  g_autofree char *folded = kd_text_fold (brief->name);
  g_autofree char *asked = kd_text_fold (text);
  g_autofree char *letters = letters_of (text);
  g_auto (GStrv) parts = g_strsplit (g_strdelimit (letters, " '-", ' '), " ", -1);
  g_autofree char *joined = g_strjoinv ("", parts);
  guint            best = 3;

  if (*asked == '\0')
    return 3;
  if (g_str_equal (folded, asked))
    return 0;
  if (strstr (folded, asked) != NULL)
    best = g_str_has_prefix (folded, asked) ? 1 : 2;
  if (strspn (joined, SPELLED) == strlen (joined) && strpbrk (joined, "abcdefghijklmnopqrstuvwxyz") != NULL)
    best = MIN (best, rank_by_reading (brief, joined));
  {
    g_auto (GStrv) groups = g_strsplit_set (asked, " -+()", -1);
    g_autofree char *digits = g_strjoinv ("", groups);

    if (strlen (digits) >= 4 && strspn (digits, "0123456789") >= strlen (digits) - (g_str_has_suffix (digits, "x") ? 1 : 0))
      best = MIN (best, rank_by_number (brief, digits));
  }
  return best;
}

typedef struct
{
  guint   rank;
  KdDate  contact;
  guint32 place;
  guint32 slot;
} Wanted;

static int
compare_wanted (gconstpointer a,
                gconstpointer b)
{
  const Wanted *one = a, *other = b;

  if (one->rank != other->rank)
    return one->rank < other->rank ? -1 : 1;
  if (one->contact != other->contact)
    return one->contact > other->contact ? -1 : 1;
  return (one->place > other->place) - (one->place < other->place);
}

typedef struct
{
  Fixture        *fixture;
  KdRoster       *roster;
  KdRosterView   *by_name;
  KdRosterSearch *search;
} Bench;

static void
set_up (Bench  *bench,
        guint32 seed,
        guint   clients)
{
  bench->fixture = fixture_new (seed, clients);
  bench->roster = fixture_load (bench->fixture);
  bench->by_name = kd_roster_view_new (bench->roster, NULL, NULL);
  bench->search = kd_roster_search_new (bench->roster);
}

static void
tear_down (Bench *bench)
{
  kd_roster_search_free (bench->search);
  kd_roster_view_free (bench->by_name);
  kd_roster_free (bench->roster);
  fixture_free (bench->fixture);
}

static void
check_query (Bench      *bench,
             const char *text,
             guint       limit)
{
  g_autoptr (GArray) wanted = g_array_new (FALSE, FALSE, sizeof (Wanted));
  const KdRosterHit *hits;
  guint              n_hits, total;

  for (guint i = 0; i < bench->fixture->briefs->len; i++)
    {
      const KdBrief *brief = bench->fixture->briefs->pdata[i];
      Wanted         one = { .rank = rank_of (brief, text), .contact = brief->last_contact };

      if (one.rank == 3)
        continue;
      one.slot = kd_roster_find (bench->roster, brief->id);
      one.place = kd_roster_view_find_row (bench->by_name, one.slot);
      g_array_append_val (wanted, one);
    }
  g_array_sort (wanted, compare_wanted);
  hits = kd_roster_search_run (bench->search, text, limit, &n_hits, &total);
  if (total != wanted->len || n_hits != MIN (limit, total))
    g_error ("“%s”: %u of %u hits, %u wanted", text, n_hits, total, wanted->len);
  for (guint i = 0; i < n_hits; i++)
    if (hits[i].slot != g_array_index (wanted, Wanted, i).slot)
      g_error ("“%s”: hit %u is another one", text, i);
}

static char *
make_query (Fixture *fixture)
{
  static const char *const alphabet[] = { "z", "h", "a", "n", "g", "s", "l", "v", "u", "w", "e", "x", "i", "c", "0", "1", "张", "三", "安" };
  const KdBrief           *brief = fixture->briefs->pdata[fixture_below (fixture, fixture->briefs->len)];
  GString                 *text = g_string_new (NULL);
  guint                    sort = fixture_below (fixture, 6);

  if (sort == 0 && brief->phones != NULL)
    g_string_append (text, brief->phones + fixture_below (fixture, 8));
  else if (sort == 1 && brief->id_number != NULL)
    g_string_append (text, brief->id_number + fixture_below (fixture, 16));
  else if (sort == 2)
    g_string_append (text, brief->name);
  else if (sort == 3 && brief->pinyin != NULL)
    {
      g_auto (GStrv) readings = g_strsplit (brief->pinyin, "|", -1);
      g_auto (GStrv) syllables = g_strsplit (readings[g_strv_length (readings) - 1], " ", -1);

      for (guint i = fixture_below (fixture, 2); syllables[i] != NULL; i++)
        g_string_append_len (text, syllables[i], fixture_below (fixture, 2) == 0 ? (gssize) strlen (syllables[i]) : 1);
    }
  else
    for (guint i = 0, n = 1 + fixture_below (fixture, 4); i < n; i++)
      g_string_append (text, alphabet[fixture_below (fixture, G_N_ELEMENTS (alphabet))]);
  return g_string_free_and_steal (text);
}

static void
test_agrees (void)
{
  Bench bench;

  set_up (&bench, 7, 150);
  for (guint i = 0; i < 1500; i++)
    {
      g_autofree char *text = make_query (bench.fixture);

      check_query (&bench, text, i % 3 == 0 ? 5 : G_MAXUINT);
    }
  tear_down (&bench);
}

/* Typed sign by sign, so that each query looks among the hits of the last. */
static void
test_grows (void)
{
  Bench bench;

  set_up (&bench, 8, 100);
  for (guint i = 0; i < 300; i++)
    {
      g_autofree char *text = make_query (bench.fixture);

      for (const char *c = text; *c != '\0';)
        {
          g_autofree char *part = NULL;

          c = g_utf8_next_char (c);
          part = g_strndup (text, (gsize) (c - text));
          check_query (&bench, part, 20);
        }
    }
  tear_down (&bench);
}

static void
test_follows_changes (void)
{
  Bench bench;

  set_up (&bench, 9, 100);
  for (guint i = 0; i < 300; i++)
    {
      g_autofree char *text = make_query (bench.fixture);
      guint            place = fixture_below (bench.fixture, bench.fixture->briefs->len);
      gint64           gone = ((KdBrief *) bench.fixture->briefs->pdata[place])->id;
      KdBrief         *fresh = fixture_make (bench.fixture, i % 2 == 0 ? gone : ++bench.fixture->next_id);
      const KdBrief   *changed = fresh;

      check_query (&bench, text, 10);
      kd_roster_apply (bench.roster, 2 + i, &changed, 1, &gone, fresh->id == gone ? 0 : 1);
      g_ptr_array_remove_index (bench.fixture->briefs, place);
      g_ptr_array_add (bench.fixture->briefs, fresh);
      /* The same again: the hits of before must not be trusted. */
      check_query (&bench, text, 10);
    }
  tear_down (&bench);
}

static KdRoster *
make_roster (const KdBrief *briefs,
             guint          n_briefs)
{
  KdRoster *roster = kd_roster_new (NULL, 0, NULL, NULL, NULL);

  for (guint i = 0; i < n_briefs; i++)
    kd_roster_add (roster, &briefs[i]);
  kd_roster_finish (roster, FIXTURE_TODAY, 1);
  return roster;
}

static void
test_says_why (void)
{
  static const KdBrief people[] = {
    { .id = 1, .name = (char *) "张三丰", .pinyin = (char *) "zhang san feng", .phones = (char *) "13800138000 02112345678", .id_number = (char *) "11010519491231002X" },
    { .id = 2, .name = (char *) "吕单", .pinyin = (char *) "lü chan|lü shan" },
    { .id = 3, .name = (char *) "Ａｎｎａ Ｌｅｅ" },
    { .id = 4, .name = (char *) "阿·凡提", .pinyin = (char *) "a fan ti" },
  };
  static const struct
  {
    const char *text;
    gint64      id;
    KdRosterWhy why;
    guint       start;
    guint       length;
  } cases[] = {
    { "三丰", 1, KD_ROSTER_WHY_NAME, 1, 2 },
    { "zhangsan", 1, KD_ROSTER_WHY_PINYIN, 0, 2 },
    { "zh'san", 1, KD_ROSTER_WHY_PINYIN, 0, 2 },
    { "ZhS", 1, KD_ROSTER_WHY_PINYIN, 0, 2 },
    { "zhāng", 1, KD_ROSTER_WHY_PINYIN, 0, 1 },
    { "sfeng", 1, KD_ROSTER_WHY_PINYIN, 1, 2 },
    { "ｓｆ", 1, KD_ROSTER_WHY_INITIALS, 1, 2 },
    { "zsf", 1, KD_ROSTER_WHY_INITIALS, 0, 3 },
    { "8000", 1, KD_ROSTER_WHY_PHONE, 0, 0 },
    { "138 0013-8000", 1, KD_ROSTER_WHY_PHONE, 0, 0 },
    { "002x", 1, KD_ROSTER_WHY_ID_NUMBER, 0, 0 },
    { "００２Ｘ", 1, KD_ROSTER_WHY_ID_NUMBER, 0, 0 },
    { "lv", 2, KD_ROSTER_WHY_PINYIN, 0, 1 },
    { "lu", 2, KD_ROSTER_WHY_PINYIN, 0, 1 },
    { "lüshan", 2, KD_ROSTER_WHY_PINYIN, 0, 2 },
    { "lvc", 2, KD_ROSTER_WHY_PINYIN, 0, 2 },
    { "lee", 3, KD_ROSTER_WHY_NAME, 5, 3 },
    { "al", 3, KD_ROSTER_WHY_INITIALS, 0, 8 },
    { "fant", 4, KD_ROSTER_WHY_PINYIN, 2, 2 },
  };
  static const char *const nobody[] = { "", " ", "hang", "an三", "138", "13800", "0138", "02x", "x002", "lx", "zhangfeng", "\xff" };
  g_autoptr (KdRoster) roster = make_roster (people, G_N_ELEMENTS (people));
  g_autoptr (KdRosterSearch) search = kd_roster_search_new (roster);
  guint n_hits, total;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const KdRosterHit *hits = kd_roster_search_run (search, cases[i].text, 10, &n_hits, &total);
      KdRosterHit        hit = n_hits > 0 ? hits[0] : (KdRosterHit) { .slot = KD_ROSTER_NONE };

      if (n_hits != 1 || total != 1 || hit.slot != kd_roster_find (roster, cases[i].id) || hit.why != cases[i].why || hit.start != cases[i].start || hit.length != cases[i].length)
        g_error ("“%s”: %u hits, why %d at %u for %u", cases[i].text, n_hits, (int) hit.why, hit.start, hit.length);
    }
  for (guint i = 0; i < G_N_ELEMENTS (nobody); i++)
    if (kd_roster_search_run (search, nobody[i], 10, &n_hits, &total) != NULL || total != 0)
      g_error ("“%s” finds somebody", nobody[i]);
}

static void
test_ranks (void)
{
  static const KdBrief people[] = {
    { .id = 1, .name = (char *) "王安", .pinyin = (char *) "wang an", .last_contact = 500 },
    { .id = 2, .name = (char *) "安国", .pinyin = (char *) "an guo", .last_contact = 10 },
    { .id = 3, .name = (char *) "安", .pinyin = (char *) "an", .last_contact = KD_DATE_NONE },
    { .id = 4, .name = (char *) "安山", .pinyin = (char *) "an shan", .last_contact = 20 },
    { .id = 5, .name = (char *) "安红", .pinyin = (char *) "an hong", .last_contact = 10 },
    { .id = 6, .name = (char *) "安尔", .pinyin = (char *) "an er", .last_contact = KD_DATE_NONE },
  };
  static const gint64      order[] = { 3, 4, 2, 5, 6, 1 };
  static const char *const queries[] = { "安", "an" };
  g_autoptr (KdRoster) roster = make_roster (people, G_N_ELEMENTS (people));
  g_autoptr (KdRosterSearch) search = kd_roster_search_new (roster);

  for (guint q = 0; q < G_N_ELEMENTS (queries); q++)
    {
      guint              n_hits, total;
      const KdRosterHit *hits = kd_roster_search_run (search, queries[q], 5, &n_hits, &total);

      g_assert_cmpuint (total, ==, 6);
      g_assert_cmpuint (n_hits, ==, 5);
      for (guint i = 0; i < n_hits; i++)
        g_assert_cmpuint (hits[i].slot, ==, kd_roster_find (roster, order[i]));
      g_assert_null (kd_roster_search_run (search, queries[q], 0, &n_hits, &total));
      g_assert_cmpuint (total, ==, 6);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/search/agrees", test_agrees);
  g_test_add_func ("/search/grows", test_grows);
  g_test_add_func ("/search/follows-changes", test_follows_changes);
  g_test_add_func ("/search/says-why", test_says_why);
  g_test_add_func ("/search/ranks", test_ranks);
  return g_test_run ();
}
