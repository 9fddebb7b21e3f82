/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Orders, filters, counts and changes of a view against sorting, filtering and counting the plain list. */

#include "kd-roster-view.h"
#include "kd-text.h"
#include "roster-fixture.h"

#include <string.h>

/* --- the obvious one ---------------------------------------------------------------------------- */

typedef struct
{
  Fixture       *fixture;
  KdRoster      *roster;
  KdRosterView  *view;
  KdRosterView  *by_name;
  KdRosterColumn column;
  gboolean       descending;
  guint64        allowed[FIXTURE_ATTRIBUTES];
  guint          tests[2];

  /* The rows as somebody knows them who hears of the changes only. */
  GArray *heard;
} Case;

static const struct
{
  KdRosterColumn   column;
  KdRosterOperator comparison;
  gint64           number;
  const char      *text;
} tests[] = {
  { 0 },
  { KD_ROSTER_COLUMN_CITY, KD_ROSTER_IS, 0, "上海" },
  { KD_ROSTER_COLUMN_CITY, KD_ROSTER_IS_NOT, 0, "上海" },
  { KD_ROSTER_COLUMN_CITY, KD_ROSTER_HAS, 0, "ＨＡＮＧ" },
  { KD_ROSTER_COLUMN_CITY, KD_ROSTER_LESS, 0, "北京" },
  { KD_ROSTER_COLUMN_TAGS, KD_ROSTER_HAS_TAG, 0, "VIP" },
  { KD_ROSTER_COLUMN_TAGS, KD_ROSTER_HAS, 0, "vip" },
  { KD_ROSTER_COLUMN_NAME, KD_ROSTER_HAS, 0, "张" },
  { KD_ROSTER_COLUMN_NAME, KD_ROSTER_HAS, 0, "JOHN" },
  { KD_ROSTER_COLUMN_ID_NUMBER, KD_ROSTER_HAS, 0, "x" },
  { KD_ROSTER_COLUMN_PHONES, KD_ROSTER_HAS, 0, "300" },
  { KD_ROSTER_COLUMN_ASSETS, KD_ROSTER_AT_LEAST, 60000, NULL },
  { KD_ROSTER_COLUMN_ASSETS, KD_ROSTER_LESS, 0, NULL },
  { KD_ROSTER_COLUMN_ASSETS, KD_ROSTER_IS_NOT, 100, NULL },
  { KD_ROSTER_COLUMN_LAST_CONTACT, KD_ROSTER_MORE, FIXTURE_TODAY - 7, NULL },
  { KD_ROSTER_COLUMN_LAST_CONTACT, KD_ROSTER_AT_MOST, FIXTURE_TODAY - 7, NULL },
  { KD_ROSTER_COLUMN_LEVEL, KD_ROSTER_IS_NOT, 3, NULL },
  { KD_ROSTER_COLUMN_LEVEL, KD_ROSTER_LESS, 3, NULL },
  { KD_ROSTER_COLUMN_FLAGS, KD_ROSTER_HAS, KD_BRIEF_ARCHIVED, NULL },
};

static KdRosterTest *
make_test (guint number)
{
  if (number == 0)
    return NULL;
  return tests[number].text != NULL ? kd_roster_test_new_text (tests[number].column, tests[number].comparison, tests[number].text)
                                    : kd_roster_test_new_number (tests[number].column, tests[number].comparison, tests[number].number);
}

static gboolean
fits (gint64           order,
      KdRosterOperator comparison)
{
  const gboolean answers[] = { order == 0, order != 0, order < 0, order <= 0, order > 0, order >= 0 };

  return answers[comparison];
}

static gboolean
text_passes (const char *text,
             guint       number)
{
  g_autofree char *folded = NULL;
  g_autofree char *wanted = kd_text_fold (tests[number].text);

  if (text == NULL || *text == '\0')
    return tests[number].comparison == KD_ROSTER_IS_NOT;
  folded = kd_text_fold (text);
  if (tests[number].comparison == KD_ROSTER_HAS)
    return strstr (folded, wanted) != NULL;
  if (tests[number].comparison == KD_ROSTER_HAS_TAG)
    return g_str_equal (text, "VIP") || g_str_equal (text, "企业主,VIP") || g_str_equal (text, "企业主，退休；VIP");
  return fits (strcmp (text, tests[number].text), tests[number].comparison);
}

static gboolean
passes_test (const KdBrief *brief,
             guint          number)
{
  gint64 value = 0, none = G_MAXINT64;

  switch ((guint) tests[number].column)
    {
    case KD_ROSTER_COLUMN_CITY:
      return text_passes (brief->city, number);
    case KD_ROSTER_COLUMN_TAGS:
      return text_passes (brief->tags, number);
    case KD_ROSTER_COLUMN_ID_NUMBER:
      return text_passes (brief->id_number, number);
    case KD_ROSTER_COLUMN_PHONES:
      return brief->phones != NULL && strstr (brief->phones, tests[number].text) != NULL;
    case KD_ROSTER_COLUMN_ASSETS:
      value = brief->assets, none = KD_BRIEF_NO_AMOUNT;
      break;
    case KD_ROSTER_COLUMN_LAST_CONTACT:
      value = brief->last_contact, none = KD_DATE_NONE;
      break;
    case KD_ROSTER_COLUMN_LEVEL:
      value = brief->level, none = 0;
      break;
    case KD_ROSTER_COLUMN_FLAGS:
      return (brief->flags & tests[number].number) == tests[number].number;
    default:
      return text_passes (brief->name, number);
    }
  if (value == none)
    return tests[number].comparison == KD_ROSTER_IS_NOT;
  return fits (value - tests[number].number, tests[number].comparison);
}

/* @without: an attribute that does not count, or FIXTURE_ATTRIBUTES + the part of a test, or -1. */
static gboolean
passes (const Case    *c,
        const KdBrief *brief,
        int            without)
{
  guint8 values[FIXTURE_ATTRIBUTES];

  fixture_classify (brief, FIXTURE_TODAY, values, NULL);
  for (int i = 0; i < FIXTURE_ATTRIBUTES; i++)
    if (i != without && c->allowed[i] != 0 && (c->allowed[i] >> values[i] & 1) == 0)
      return FALSE;
  for (int i = 0; i < 2; i++)
    if (c->tests[i] != 0 && without != FIXTURE_ATTRIBUTES + i && !passes_test (brief, c->tests[i]))
      return FALSE;
  return TRUE;
}

/* -1, 0 or 1, and what is unknown last. */
static int
compare_known (const Case *c,
               gint64      a,
               gint64      b,
               gint64      none)
{
  if (a == none || b == none)
    return (a == none) - (b == none);
  return c->descending ? (a < b) - (a > b) : (a > b) - (a < b);
}

static int
compare_briefs (gconstpointer a,
                gconstpointer b,
                gpointer      data)
{
  const Case    *c = data;
  const KdBrief *one = *(const KdBrief *const *) a, *other = *(const KdBrief *const *) b;
  guint          place_one = kd_roster_view_find_row (c->by_name, kd_roster_find (c->roster, one->id));
  guint          place_other = kd_roster_view_find_row (c->by_name, kd_roster_find (c->roster, other->id));
  int            order = 0;

  if (c->column == KD_ROSTER_COLUMN_NAME)
    return compare_known (c, place_one, place_other, -1);
  if (c->column == KD_ROSTER_COLUMN_CITY && (one->city == NULL || other->city == NULL))
    order = (one->city == NULL) - (other->city == NULL);
  else if (c->column == KD_ROSTER_COLUMN_CITY)
    order = compare_known (c, strcmp (one->city, other->city), 0, G_MAXINT64);
  else if (c->column == KD_ROSTER_COLUMN_ASSETS)
    order = compare_known (c, one->assets, other->assets, KD_BRIEF_NO_AMOUNT);
  else if (c->column == KD_ROSTER_COLUMN_LEVEL)
    order = compare_known (c, one->level, other->level, 0);
  else
    order = compare_known (c, one->last_contact, other->last_contact, KD_DATE_NONE);
  return order != 0 ? order : (place_one > place_other) - (place_one < place_other);
}

static void
check_counts (const Case *c)
{
  gint64        total = 0;
  guint         clients = 0;
  KdRosterTally all = kd_roster_view_get_total (c->view);

  for (guint attribute = 0; attribute < FIXTURE_ATTRIBUTES; attribute++)
    {
      KdRosterTally tallies[KD_ROSTER_VALUES], wanted[KD_ROSTER_VALUES] = { 0 };

      kd_roster_view_count_values (c->view, attribute, tallies);
      for (guint i = 0; i < c->fixture->briefs->len; i++)
        {
          const KdBrief *brief = c->fixture->briefs->pdata[i];
          guint8         values[FIXTURE_ATTRIBUTES];

          fixture_classify (brief, FIXTURE_TODAY, values, NULL);
          if (!passes (c, brief, (int) attribute))
            continue;
          wanted[values[attribute]].clients++;
          wanted[values[attribute]].amount += brief->assets == KD_BRIEF_NO_AMOUNT ? 0 : brief->assets;
        }
      for (guint i = 0; i < fixture_attributes[attribute].n_values; i++)
        {
          g_assert_cmpuint (tallies[i].clients, ==, wanted[i].clients);
          g_assert_cmpint (tallies[i].amount, ==, wanted[i].amount);
        }
    }
  for (guint i = 0; i < c->fixture->briefs->len; i++)
    if (passes (c, c->fixture->briefs->pdata[i], -1))
      {
        const KdBrief *brief = c->fixture->briefs->pdata[i];

        clients++;
        total += brief->assets == KD_BRIEF_NO_AMOUNT ? 0 : brief->assets;
      }
  g_assert_cmpuint (all.clients, ==, clients);
  g_assert_cmpint (all.amount, ==, total);
}

static void
check_words (const Case    *c,
             KdRosterColumn column)
{
  g_autoptr (GArray) list = kd_roster_view_count_words (c->view, column, 0);
  guint found = 0, wanted = 0;

  for (guint i = 0; i < list->len; i++)
    {
      const KdRosterWordTally *one = &g_array_index (list, KdRosterWordTally, i);
      guint                    clients = 0;

      for (guint j = 0; j < c->fixture->briefs->len; j++)
        {
          const KdBrief *brief = c->fixture->briefs->pdata[j];

          if (column == KD_ROSTER_COLUMN_CITY)
            clients += g_strcmp0 (brief->city, one->word) == 0 && passes (c, brief, FIXTURE_ATTRIBUTES);
          /* Of the invented tags only VIP begins another one. */
          else if (g_strcmp0 (one->word, "VIP") == 0)
            clients += brief->tags != NULL && strstr (brief->tags, "VIP") != NULL && strstr (brief->tags, "VIP2") == NULL && passes (c, brief, FIXTURE_ATTRIBUTES);
          else
            clients += (one->word == NULL ? brief->tags == NULL : brief->tags != NULL && strstr (brief->tags, one->word) != NULL) && passes (c, brief, FIXTURE_ATTRIBUTES);
        }
      g_assert_cmpuint (one->tally.clients, ==, clients);
      found += clients;
    }
  for (guint j = 0; column == KD_ROSTER_COLUMN_CITY && j < c->fixture->briefs->len; j++)
    wanted += passes (c, c->fixture->briefs->pdata[j], FIXTURE_ATTRIBUTES);
  if (column == KD_ROSTER_COLUMN_CITY)
    g_assert_cmpuint (found, ==, wanted);
}

static void
check_rows (Case *c)
{
  g_autoptr (GPtrArray) wanted = g_ptr_array_new ();

  for (guint i = 0; i < c->fixture->briefs->len; i++)
    if (passes (c, c->fixture->briefs->pdata[i], -1))
      g_ptr_array_add (wanted, c->fixture->briefs->pdata[i]);
  g_ptr_array_sort_with_data (wanted, compare_briefs, c);
  g_assert_cmpuint (kd_roster_view_get_n_rows (c->view), ==, wanted->len);
  g_assert_cmpuint (c->heard->len, ==, wanted->len);
  for (guint row = 0; row < wanted->len; row++)
    {
      const KdBrief *brief = wanted->pdata[row];
      guint32        slot = kd_roster_view_get_slot (c->view, row);

      g_assert_cmpuint (slot, ==, kd_roster_find (c->roster, brief->id));
      g_assert_cmpuint (kd_roster_view_find_row (c->view, slot), ==, row);
      g_assert_cmpuint (g_array_index (c->heard, guint32, row), ==, slot);
    }
  g_assert_cmpuint (kd_roster_view_get_slot (c->view, wanted->len), ==, KD_ROSTER_NONE);
  for (guint i = 0; i < c->fixture->briefs->len; i++)
    if (!passes (c, c->fixture->briefs->pdata[i], -1))
      g_assert_cmpuint (kd_roster_view_find_row (c->view, kd_roster_find (c->roster, ((KdBrief *) c->fixture->briefs->pdata[i])->id)), ==, KD_ROSTER_NONE);
}

/* --- the tests ---------------------------------------------------------------------------------- */

static void
on_changed_cb (KdRosterView *view,
               guint         position,
               guint         removed,
               guint         added,
               gpointer      data)
{
  Case *c = data;

  g_assert_cmpuint (position + removed, <=, c->heard->len);
  if (removed > 0)
    g_array_remove_range (c->heard, position, removed);
  for (guint i = 0; i < added; i++)
    {
      guint32 slot = kd_roster_view_get_slot (view, position + i);

      g_array_insert_val (c->heard, position + i, slot);
    }
  /* The view shows just this change, and nothing yet of those to come. */
  g_assert_cmpuint (kd_roster_view_get_n_rows (view), ==, c->heard->len);
}

static void
set_up (Case   *c,
        guint32 seed,
        guint   clients)
{
  *c = (Case) { .fixture = fixture_new (seed, clients) };
  c->roster = fixture_load (c->fixture);
  c->heard = g_array_new (FALSE, FALSE, sizeof (guint32));
  c->by_name = kd_roster_view_new (c->roster, NULL, NULL);
  c->view = kd_roster_view_new (c->roster, on_changed_cb, c);
  on_changed_cb (c->view, 0, 0, clients, c);
}

static void
tear_down (Case *c)
{
  kd_roster_free (c->roster);
  g_assert_cmpuint (c->heard->len, ==, 0);
  kd_roster_view_free (c->view);
  kd_roster_view_free (c->by_name);
  g_array_unref (c->heard);
  fixture_free (c->fixture);
}

static void
change_filters (Case *c)
{
  static const KdRosterColumn columns[] = { KD_ROSTER_COLUMN_NAME, KD_ROSTER_COLUMN_CITY, KD_ROSTER_COLUMN_ASSETS, KD_ROSTER_COLUMN_LEVEL, KD_ROSTER_COLUMN_LAST_CONTACT };
  guint                       attribute = fixture_below (c->fixture, FIXTURE_ATTRIBUTES);
  guint                       part = fixture_below (c->fixture, 2);

  switch (fixture_below (c->fixture, 4))
    {
    case 0:
      c->column = columns[fixture_below (c->fixture, G_N_ELEMENTS (columns))];
      c->descending = fixture_below (c->fixture, 2) == 1;
      kd_roster_view_set_order (c->view, c->column, c->descending);
      break;
    case 1:
      c->tests[part] = fixture_below (c->fixture, 3) == 0 ? fixture_below (c->fixture, G_N_ELEMENTS (tests)) : 0;
      kd_roster_view_take_test (c->view, part, make_test (c->tests[part]));
      break;
    default:
      c->allowed[attribute] = fixture_below (c->fixture, 2) == 0 ? 0 : fixture_below (c->fixture, 1 << fixture_attributes[attribute].n_values);
      kd_roster_view_allow (c->view, attribute, c->allowed[attribute]);
      break;
    }
}

static void
test_filters (void)
{
  Case c;

  set_up (&c, 21, 200);
  for (guint i = 0; i < 400; i++)
    {
      change_filters (&c);
      check_rows (&c);
      check_counts (&c);
      check_words (&c, KD_ROSTER_COLUMN_CITY);
      check_words (&c, KD_ROSTER_COLUMN_TAGS);
    }
  tear_down (&c);
}

static void
test_each_test (void)
{
  Case c;

  set_up (&c, 22, 200);
  for (guint number = 1; number < G_N_ELEMENTS (tests); number++)
    {
      KdRosterTest *both = kd_roster_test_new_and (make_test (number), kd_roster_test_new_known (tests[number].column));

      c.tests[0] = number;
      kd_roster_view_take_test (c.view, 0, make_test (number));
      check_rows (&c);
      g_assert_cmpuint (kd_roster_view_get_n_rows (c.view), >, 0);
      if (tests[number].comparison != KD_ROSTER_IS_NOT)
        {
          g_assert_cmpuint (kd_roster_view_get_n_rows (c.view), <, c.fixture->briefs->len);
          kd_roster_view_take_test (c.view, 0, kd_roster_test_new_not (kd_roster_test_new_not (both)));
          check_rows (&c);
        }
      else
        kd_roster_test_free (both);
      kd_roster_view_take_test (c.view, 0, kd_roster_test_new_or (make_test (number), kd_roster_test_new_not (make_test (number))));
      c.tests[0] = 0;
      check_rows (&c);
    }
  tear_down (&c);
}

/* Some change, some come, some go; the number is now below, now above what is told row by row. */
static void
change_clients (Case *c,
                guint n)
{
  g_autoptr (GPtrArray) changed = g_ptr_array_new ();
  g_autoptr (GArray) removed = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < n; i++)
    {
      guint  place = fixture_below (c->fixture, c->fixture->briefs->len);
      gint64 id = ((KdBrief *) c->fixture->briefs->pdata[place])->id;
      guint  sort = fixture_below (c->fixture, 4);

      if (sort == 0)
        g_array_append_val (removed, id);
      else
        g_ptr_array_add (changed, fixture_make (c->fixture, sort == 1 ? ++c->fixture->next_id : id));
      if (sort != 1)
        g_ptr_array_remove_index (c->fixture->briefs, place);
      if (sort == 1 || sort == 0)
        continue;
      /* A small edit, after which most clients stay where they were. */
      if (sort == 3)
        ((KdBrief *) changed->pdata[changed->len - 1])->level = 1;
    }
  kd_roster_apply (c->roster, 5, (const KdBrief *const *) changed->pdata, changed->len, (const gint64 *) (gpointer) removed->data, removed->len);
  for (guint i = 0; i < changed->len; i++)
    g_ptr_array_add (c->fixture->briefs, changed->pdata[i]);
}

static void
check_like_rebuilt (Case *c)
{
  g_autoptr (KdRoster) fresh = fixture_load (c->fixture);
  g_autoptr (KdRosterView) by_name = kd_roster_view_new (fresh, NULL, NULL);

  g_assert_cmpuint (kd_roster_get_n_clients (c->roster), ==, kd_roster_get_n_clients (fresh));
  for (guint row = 0; row < kd_roster_get_n_clients (fresh); row++)
    {
      KdBrief a, b;
      guint32 slot = kd_roster_view_get_slot (c->by_name, row);
      guint32 other = kd_roster_view_get_slot (by_name, row);

      kd_roster_peek (c->roster, slot, &a);
      kd_roster_peek (fresh, other, &b);
      g_assert_true (kd_brief_equal (&a, &b));
      g_assert_cmpuint (kd_roster_find (c->roster, a.id), ==, slot);
      g_assert_cmpuint (kd_roster_find_uuid (c->roster, &a.uuid), ==, slot);
      for (guint i = 0; i < FIXTURE_ATTRIBUTES; i++)
        g_assert_cmpuint (kd_roster_get_attribute (c->roster, slot, i), ==, kd_roster_get_attribute (fresh, other, i));
    }
}

static void
test_changes (void)
{
  Case c;

  set_up (&c, 23, 150);
  for (guint i = 0; i < 250; i++)
    {
      if (i % 3 == 0)
        change_filters (&c);
      change_clients (&c, i % 10 == 9 ? 20 : 1 + fixture_below (c.fixture, 4));
      check_rows (&c);
      check_counts (&c);
      check_like_rebuilt (&c);
    }
  g_assert_cmpuint (kd_roster_find (c.roster, 1000000), ==, KD_ROSTER_NONE);
  tear_down (&c);
}

static void
test_last_word_holds (void)
{
  Case           c;
  KdBrief       *first, *second;
  const KdBrief *both[2];
  gint64         id = 3;

  set_up (&c, 24, 20);
  both[0] = first = fixture_make (c.fixture, 2);
  both[1] = second = fixture_make (c.fixture, 2);
  kd_roster_apply (c.roster, 9, both, 2, NULL, 0);
  g_assert_cmpuint (kd_roster_get_generation (c.roster), ==, 9);
  g_assert_cmpuint (kd_roster_get_n_clients (c.roster), ==, 20);
  g_assert_cmpuint (kd_roster_find_uuid (c.roster, &first->uuid), ==, KD_ROSTER_NONE);
  g_assert_cmpuint (kd_roster_find_uuid (c.roster, &second->uuid), ==, kd_roster_find (c.roster, 2));
  second->id = 3;
  kd_roster_apply (c.roster, 10, both + 1, 1, &id, 1);
  g_assert_cmpuint (kd_roster_find (c.roster, 3), ==, KD_ROSTER_NONE);
  g_assert_cmpuint (kd_roster_view_get_n_rows (c.view), ==, 19);
  g_ptr_array_add (c.fixture->briefs, first);
  g_ptr_array_add (c.fixture->briefs, second);
  tear_down (&c);
}

static void
test_new_day (void)
{
  Case c;

  set_up (&c, 25, 100);
  c.allowed[FIXTURE_LEVEL] = 1;
  kd_roster_view_allow (c.view, FIXTURE_LEVEL, 1);
  check_rows (&c);
  /* All assessments have expired by then. */
  kd_roster_set_today (c.roster, FIXTURE_TODAY + 400);
  g_assert_cmpuint (kd_roster_view_get_n_rows (c.view), ==, 100);
  g_assert_cmpuint (c.heard->len, ==, 100);
  kd_roster_set_today (c.roster, FIXTURE_TODAY);
  check_rows (&c);
  tear_down (&c);
}

/* Absurd amounts have no sum, and say so. */
static void
test_sums_that_overflow (void)
{
  static const KdBrief people[] = { { .id = 1, .assets = G_MAXINT64 - 10 }, { .id = 2, .assets = 10 }, { .id = 3, .assets = 1 } };
  g_autoptr (KdRoster) roster = kd_roster_new (NULL, 0, NULL, NULL, NULL);
  g_autoptr (KdRosterView) view = NULL;
  const KdBrief *third = &people[2];

  kd_roster_add (roster, &people[0]);
  kd_roster_add (roster, &people[1]);
  kd_roster_finish (roster, FIXTURE_TODAY, 1);
  view = kd_roster_view_new (roster, NULL, NULL);
  g_assert_cmpint (kd_roster_view_get_total (view).amount, ==, G_MAXINT64);
  kd_roster_apply (roster, 2, &third, 1, NULL, 0);
  g_assert_cmpuint (kd_roster_view_get_total (view).clients, ==, 3);
  g_assert_cmpint (kd_roster_view_get_total (view).amount, ==, KD_BRIEF_NO_AMOUNT);
}

static void
test_names_in_order (void)
{
  static const KdBrief people[] = {
    { .id = 1, .name = (char *) "王芳", .pinyin = (char *) "wang fang" },
    { .id = 2, .name = (char *) "汪芳", .pinyin = (char *) "wang fang" },
    { .id = 3, .name = (char *) "王安", .pinyin = (char *) "wang an" },
    { .id = 4, .name = (char *) "万山", .pinyin = (char *) "wan shan" },
    { .id = 5, .name = (char *) "Wagner" },
    { .id = 6, .name = (char *) "阿牛", .pinyin = (char *) "a niu" },
    { .id = 7, .name = (char *) "曾国", .pinyin = (char *) "zeng guo|ceng guo" },
    { .id = 8, .name = (char *) "汪安", .pinyin = (char *) "wang an" },
    { .id = 9, .name = (char *) "王安", .pinyin = (char *) "wang an" },
  };
  static const gint64 order[] = { 6, 5, 4, 8, 2, 3, 9, 1, 7 };
  g_autoptr (KdRoster) roster = kd_roster_new (NULL, 0, NULL, NULL, NULL);
  g_autoptr (KdRosterView) view = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (people); i++)
    kd_roster_add (roster, &people[i]);
  kd_roster_finish (roster, FIXTURE_TODAY, 1);
  view = kd_roster_view_new (roster, NULL, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    g_assert_cmpuint (kd_roster_view_get_slot (view, i), ==, kd_roster_find (roster, order[i]));
}

static void
test_nobody (void)
{
  g_autoptr (KdRoster) roster = kd_roster_new (fixture_attributes, FIXTURE_ATTRIBUTES, fixture_classify, NULL, NULL);
  g_autoptr (KdRosterView) view = NULL;
  gint64 id = 1;

  kd_roster_finish (roster, FIXTURE_TODAY, 1);
  view = kd_roster_view_new (roster, NULL, NULL);
  kd_roster_view_set_order (view, KD_ROSTER_COLUMN_ASSETS, TRUE);
  g_assert_cmpuint (kd_roster_view_get_n_rows (view), ==, 0);
  g_assert_cmpuint (kd_roster_view_get_total (view).clients, ==, 0);
  g_assert_cmpuint (kd_roster_view_get_slot (view, 0), ==, KD_ROSTER_NONE);
  kd_roster_apply (roster, 2, NULL, 0, &id, 1);
  g_assert_cmpuint (kd_roster_get_n_clients (roster), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/view/filters", test_filters);
  g_test_add_func ("/view/each-test", test_each_test);
  g_test_add_func ("/view/changes", test_changes);
  g_test_add_func ("/view/last-word-holds", test_last_word_holds);
  g_test_add_func ("/view/new-day", test_new_day);
  g_test_add_func ("/view/sums-that-overflow", test_sums_that_overflow);
  g_test_add_func ("/view/names-in-order", test_names_in_order);
  g_test_add_func ("/view/nobody", test_nobody);
  return g_test_run ();
}
