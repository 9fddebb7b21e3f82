/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Filters over clients: what roster and book say together is what each record and its facts say one by one. */

#include "book-fixture.h"

#include "kd-client-query.h"
#include "kd-client.h"
#include "kd-demo.h"
#include "kd-directory.h"
#include "kd-error.h"
#include "kd-segment.h"
#include "kd-text.h"

#include <string.h>

typedef struct
{
  Book         book;
  KdDirectory *directory;
  GPtrArray   *rows;
} Asked;

static const char *const tags[] = { "VIP", "企业主,VIP", "退休；VIP2", "企业主" };

static void
open_asked (Asked        *a,
            gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  guint64 transactions;

  book_open (&a->book, G_GINT64_CONSTANT (1795485600000000)); /* 2026-11-24 */
  g_assert_true (kd_demo_fill (a->book.workspace, kd_clock_today (a->book.clock), kd_clock_now (a->book.clock), 90, 5, &transactions, &error));
  g_clear_pointer (&a->rows, g_ptr_array_unref);
  a->rows = kd_workspace_list (a->book.workspace, &kd_client_kind, NULL, 0, &error);
  for (guint i = 0; i < a->rows->len; i += 7)
    {
      g_autofree char *tag = g_strconcat ("tags=", tags[i % G_N_ELEMENTS (tags)], NULL);
      const char      *says[] = { tag, i % 2 == 0 ? "status=archived" : "extra.车牌=沪A1", i % 3 == 0 ? "birth=" : "sex=female", NULL };
      g_autoptr (KdRow) stored = kd_workspace_set (a->book.workspace, &((KdRow *) a->rows->pdata[i])->uuid, says, &error);

      g_assert_no_error (error);
    }
  g_ptr_array_unref (a->rows);
  a->rows = kd_workspace_list (a->book.workspace, &kd_client_kind, NULL, 0, &error);
  a->directory = kd_directory_new (a->book.workspace, a->book.rules, KD_REGIME_DEFAULT);
  g_assert_true (kd_directory_load (a->directory, &error));
}

static void
close_asked (Asked        *a,
             gconstpointer data)
{
  g_ptr_array_unref (a->rows);
  g_object_unref (a->directory);
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  book_close (&a->book, NULL);
}

/* --- the plain answer ----------------------------------------------------------------------------------- */

/* A number of which nothing is known is G_MININT64; a class is its key; both by plain looking. */
static gint64
plain_number (const char    *field,
              const KdBrief *brief,
              KdDate         today)
{
  const struct
  {
    const char *name;
    KdDate      date;
  } dates[] = {
    { "assets_date", brief->assets_date },
    { "assessed", brief->assessed },
    { "first_investment", brief->first_investment },
    { "last_investment", brief->last_investment },
    { "last_contact", brief->last_contact },
    { "next_task", brief->next_task },
  };
  int month;

  for (guint i = 0; i < G_N_ELEMENTS (dates); i++)
    if (g_str_equal (field, dates[i].name))
      return dates[i].date != KD_DATE_NONE ? dates[i].date : G_MININT64;
  if (g_str_equal (field, "assets"))
    return brief->assets;
  if (g_str_equal (field, "archived"))
    return (brief->flags & KD_BRIEF_ARCHIVED) != 0;
  if (brief->birth == KD_DATE_NONE)
    return G_MININT64;
  if (g_str_equal (field, "age"))
    return kd_date_get_age (brief->birth, today);
  g_assert_cmpstr (field, ==, "birth_month");
  kd_date_get_ymd (brief->birth, NULL, &month, NULL);
  return month;
}

/* The key, its place among the others, and whether it says that nothing is known. */
static const char *
plain_class (Asked         *a,
             const char    *field,
             const KdBrief *brief,
             gboolean      *unknown)
{
  static const char *const states[] = { "none", "valid", "expiring", "expired", "unknown" };
  const KdRuleSet         *rules = kd_directory_get_rules (a->directory);
  KdDate                   today = kd_directory_get_today (a->directory);
  guint                    place;

  if (g_str_equal (field, "segment"))
    {
      *unknown = brief->assets == KD_BRIEF_NO_AMOUNT;
      return kd_segment_get_key (rules, KD_SEGMENT_BY_ASSETS, kd_segment_find (rules, KD_SEGMENT_BY_ASSETS, brief, today));
    }
  if (g_str_equal (field, "level"))
    {
      *unknown = brief->level == 0;
      return *unknown ? "unknown" : rules->suitability.keys[brief->level - 1];
    }
  if (g_str_equal (field, "history"))
    {
      *unknown = FALSE;
      return rules->history.classes[kd_history_class_find (&rules->history, brief->first_investment, brief->last_investment, today)].key;
    }
  if (g_str_equal (field, "risk_state"))
    {
      *unknown = brief->level == 0;
      return states[kd_suitability_get_state (&rules->assessment, brief->level, brief->assessed, today, 30)];
    }
  if (g_str_equal (field, "contact"))
    {
      *unknown = brief->last_contact == KD_DATE_NONE;
      place = kd_band_find_contact (&rules->bands, brief->last_contact, today);
      return *unknown ? "never" : rules->bands.contacts[place].key;
    }
  g_assert_cmpstr (field, ==, "age_band");
  *unknown = brief->birth == KD_DATE_NONE;
  place = kd_band_find_age (&rules->bands, brief->birth, today);
  return *unknown ? "unknown" : rules->bands.ages[place].key;
}

static gboolean
fits (gint64           order,
      KdFilterOperator comparison)
{
  const gboolean answers[] = { order == 0, order != 0, order < 0, order <= 0, order > 0, order >= 0 };

  return answers[comparison];
}

static gboolean
plain_tag (const KdBrief  *brief,
           const KdFilter *test)
{
  g_auto (GStrv) each = g_regex_split_simple ("\\s*[,，;；、]\\s*", brief->tags != NULL ? brief->tags : "", 0, 0);
  g_autofree char *folded = kd_text_fold (brief->tags != NULL ? brief->tags : "");
  g_autofree char *wanted = NULL;

  if (test->value.type == KD_VALUE_NONE)
    return (brief->tags == NULL) == (test->comparison == KD_FILTER_IS);
  wanted = kd_text_fold (test->value.text);
  if (test->comparison == KD_FILTER_HAS)
    return strstr (folded, wanted) != NULL;
  return g_strv_contains ((const char *const *) each, test->value.text) == (test->comparison == KD_FILTER_IS);
}

static gint64
place_of (const KdField *field,
          const char    *key)
{
  gint64 place = 0;

  while (!g_str_equal (field->choices[place].key, key))
    place++;
  return place;
}

static gboolean
plain_computed (Asked          *a,
                const KdField  *field,
                const KdFilter *test,
                const KdBrief  *brief)
{
  gboolean named = test->comparison == KD_FILTER_IS || test->comparison == KD_FILTER_IS_NOT;

  if (g_str_equal (field->name, "tag"))
    return plain_tag (brief, test);
  if (field->type == KD_FIELD_CHOICE)
    {
      gboolean    unknown;
      const char *key = plain_class (a, field->name, brief, &unknown);

      if (test->value.type == KD_VALUE_NONE)
        return unknown == (test->comparison == KD_FILTER_IS);
      if (test->comparison == KD_FILTER_HAS)
        return strstr (key, test->value.text) != NULL;
      if (!named && (unknown || g_str_equal (test->value.text, "unknown") || g_str_equal (test->value.text, "never") || g_str_equal (test->value.text, "none")))
        {
          /* Never invested is a class like others; never assessed or contacted is none. */
          if (!g_str_equal (field->name, "history") && !(g_str_equal (field->name, "risk_state") && !unknown && !g_str_equal (test->value.text, "none")))
            return FALSE;
        }
      return fits (place_of (field, key) - place_of (field, test->value.text), test->comparison);
    }
  else
    {
      gint64 number = plain_number (field->name, brief, kd_directory_get_today (a->directory));

      if (test->value.type == KD_VALUE_NONE)
        return (number == G_MININT64) == (test->comparison == KD_FILTER_IS);
      if (number == G_MININT64)
        return test->comparison == KD_FILTER_IS_NOT;
      return fits ((number > test->value.integer) - (number < test->value.integer), test->comparison);
    }
}

static gboolean
plain (Asked          *a,
       const KdField  *fields,
       const KdFilter *filter,
       const KdRow    *row,
       const KdBrief  *brief)
{
  switch (filter->type)
    {
    case KD_FILTER_AND:
      return plain (a, fields, filter->left, row, brief) && plain (a, fields, filter->right, row, brief);
    case KD_FILTER_OR:
      return plain (a, fields, filter->left, row, brief) || plain (a, fields, filter->right, row, brief);
    case KD_FILTER_NOT:
      return !plain (a, fields, filter->left, row, brief);
    case KD_FILTER_TEST:
    default:
      return filter->computed >= 0 ? plain_computed (a, &fields[filter->computed], filter, brief) : kd_filter_matches (filter, row);
    }
}

/* --- random filters ------------------------------------------------------------------------------------- */

static void
append_test (GRand         *rand,
             const KdField *fields,
             guint          n_fields,
             GString       *text)
{
  static const char *const stored[] = { "city = 上海", "city ~ 海", "name ~ 王", "birth < 1970-01-01", "birth = \"\"", "sex = female", "sex != male", "tags ~ vip", "extra.车牌 = 沪A1", "extra.车牌 = \"\"", "status = archived", "tier = a", "tier != \"\"" };
  static const char *const signs[] = { "=", "!=", "<", "<=", ">", ">=" };
  static const char *const tag_texts[] = { "VIP", "企业主", "\"\"", "退休" };
  guint                    which = (guint) g_rand_int_range (rand, 0, (gint32) (n_fields + 5));
  const char              *sign = signs[g_rand_int_range (rand, 0, G_N_ELEMENTS (signs))];

  if (which >= n_fields)
    {
      g_string_append (text, stored[g_rand_int_range (rand, 0, G_N_ELEMENTS (stored))]);
      return;
    }
  g_string_append_printf (text, "%s ", fields[which].name);
  if (g_str_equal (fields[which].name, "tag"))
    g_string_append_printf (text, "%s %s", signs[g_rand_int_range (rand, 0, 2)], tag_texts[g_rand_int_range (rand, 0, G_N_ELEMENTS (tag_texts))]);
  else if (g_rand_int_range (rand, 0, 10) == 0)
    g_string_append_printf (text, "%s \"\"", signs[g_rand_int_range (rand, 0, 2)]);
  else if (fields[which].type == KD_FIELD_CHOICE)
    {
      guint n = 0;

      while (fields[which].choices[n].key != NULL)
        n++;
      g_string_append_printf (text, "%s %s", sign, fields[which].choices[g_rand_int_range (rand, 0, (gint32) n)].key);
    }
  else if (fields[which].type == KD_FIELD_DATE)
    g_string_append_printf (text, "%s 20%02d-%02d-15", sign, g_rand_int_range (rand, 20, 28), g_rand_int_range (rand, 1, 13));
  else if (fields[which].type == KD_FIELD_MONEY)
    g_string_append_printf (text, "%s %d", sign, g_rand_int_range (rand, 0, 300) * 10000);
  else if (fields[which].type == KD_FIELD_FLAG)
    g_string_append_printf (text, "%s %s", sign, g_rand_boolean (rand) ? "yes" : "no");
  else
    g_string_append_printf (text, "%s %d", sign, g_rand_int_range (rand, 0, g_str_equal (fields[which].name, "age") ? 90 : 13));
}

static void
append_filter (GRand         *rand,
               const KdField *fields,
               guint          n_fields,
               guint          depth,
               GString       *text)
{
  int which = depth > 3 ? 0 : g_rand_int_range (rand, 0, 6);

  if (which < 3)
    append_test (rand, fields, n_fields, text);
  else if (which == 3)
    {
      g_string_append (text, "not (");
      append_filter (rand, fields, n_fields, depth + 1, text);
      g_string_append (text, ")");
    }
  else
    {
      g_string_append (text, "(");
      append_filter (rand, fields, n_fields, depth + 1, text);
      g_string_append (text, which == 4 ? " and " : " or ");
      append_filter (rand, fields, n_fields, depth + 1, text);
      g_string_append (text, ")");
    }
}

static void
assert_answer (Asked         *a,
               const char    *text,
               const KdField *fields)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KdClientQuery) query = kd_client_query_new (kd_directory_get_rules (a->directory), text, &error);
  g_autoptr (KdRosterTest) test = NULL;
  KdRoster *roster = kd_directory_get_roster (a->directory);
  guint8    pass[KD_ROSTER_BLOCK];

  g_assert_no_error (error);
  g_assert_true (kd_client_query_read (query, a->book.workspace, &error));
  test = kd_client_query_make_test (query, kd_directory_get_today (a->directory));
  kd_roster_test_run (test, roster, 0, kd_roster_get_n_slots (roster), pass);
  for (guint i = 0; i < a->rows->len; i++)
    {
      const KdRow *row = a->rows->pdata[i];
      guint32      slot = kd_roster_find (roster, row->rowid);
      KdBrief      brief;

      kd_roster_peek (roster, slot, &brief);
      if (plain (a, fields, kd_client_query_get_filter (query), row, &brief) != (pass[slot] != 0))
        g_error ("“%s” says %d of %s", text, pass[slot], brief.name);
    }
}

static void
test_roster_and_book_agree_with_each_record (Asked        *a,
                                             gconstpointer data)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20261125);
  g_autoptr (KdClientFields) fields = kd_client_fields_new (kd_directory_get_rules (a->directory));
  guint          n_fields;
  const KdField *table = kd_client_fields_get (fields, &n_fields);
  guint          rounds = g_getenv ("DOSSIER_LONG") != NULL && *g_getenv ("DOSSIER_LONG") != '\0' ? 20000 : 500;

  for (guint i = 0; i < rounds; i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);

      append_filter (rand, table, n_fields, 0, text);
      assert_answer (a, text->str, table);
    }
}

/* A filter that is written is read as the same one. */
static void
test_written_and_read (Asked        *a,
                       gconstpointer data)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);
  g_autoptr (KdClientFields) fields = kd_client_fields_new (kd_directory_get_rules (a->directory));
  guint          n_fields;
  const KdField *table = kd_client_fields_get (fields, &n_fields);

  for (guint i = 0; i < 300; i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (KdFilter) one = NULL;
      g_autoptr (KdFilter) other = NULL;
      g_autofree char *written = NULL;
      g_autofree char *again = NULL;

      append_filter (rand, table, n_fields, 0, text);
      one = kd_filter_parse_with (&kd_client_kind, table, n_fields, text->str, NULL);
      written = kd_filter_format (one, &kd_client_kind, table);
      other = kd_filter_parse_with (&kd_client_kind, table, n_fields, written, NULL);
      g_assert_nonnull (other);
      again = kd_filter_format (other, &kd_client_kind, table);
      g_assert_cmpstr (written, ==, again);
      for (guint r = 0; r < a->rows->len; r += 9)
        {
          const KdRow *row = a->rows->pdata[r];
          KdRoster    *roster = kd_directory_get_roster (a->directory);
          KdBrief      brief;

          kd_roster_peek (roster, kd_roster_find (roster, row->rowid), &brief);
          g_assert_cmpint (plain (a, table, one, row, &brief), ==, plain (a, table, other, row, &brief));
        }
    }
}

static void
test_refused_with_what_there_is (Asked        *a,
                                 gconstpointer data)
{
  static const struct
  {
    const char *text;
    const char *says;
  } cases[] = {
    { "asets >= 1000000", "next_task" },
    { "wealth = 1", "occupation" },
    { "assets >= viel", "Assets" },
    { "segment = nonsense", "choose one of" },
    { "risk_state =", "missing" },
    { "assets ~ 3", "texts only" },
    { "level", "missing" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) rows = kd_workspace_list (a->book.workspace, &kd_client_kind, cases[i].text, 0, &error);

      g_assert_null (rows);
      g_assert_error (error, KD_ERROR, KD_ERROR_INVALID);
      if (strstr (error->message, cases[i].says) == NULL)
        g_error ("“%s” is refused with: %s", cases[i].text, error->message);
    }
}

static void
test_locked (Asked        *a,
             gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KdClientQuery) query = kd_client_query_new (kd_directory_get_rules (a->directory), "assets > 1 and occupation ~ 工", &error);

  g_assert_true (kd_client_query_asks_book (query) && kd_client_query_asks_roster (query));
  kd_workspace_close (a->book.workspace);
  g_assert_false (kd_client_query_read (query, a->book.workspace, &error));
  g_assert_error (error, KD_ERROR, KD_ERROR_LOCKED);
  g_clear_error (&error);
  g_assert_null (kd_workspace_list (a->book.workspace, &kd_client_kind, "assets > 1", 0, &error));
  g_assert_error (error, KD_ERROR, KD_ERROR_LOCKED);
}

static void
test_listed (Asked        *a,
             gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) all = kd_workspace_list (a->book.workspace, &kd_client_kind, "assets >= 100000 and not archived = yes", 0, &error);
  g_autoptr (GPtrArray) few = kd_workspace_list (a->book.workspace, &kd_client_kind, "assets >= 100000 and archived = no", 5, &error);

  g_assert_cmpuint (all->len, >, 5);
  g_assert_cmpuint (all->len, <, a->rows->len);
  g_assert_cmpuint (few->len, ==, 5);
  for (guint i = 0; i < 5; i++)
    g_assert_true (kd_uuid_equal (&((KdRow *) all->pdata[i])->uuid, &((KdRow *) few->pdata[i])->uuid));
  for (guint i = 1; i < all->len; i++)
    g_assert_cmpint (((KdRow *) all->pdata[i - 1])->rowid, <, ((KdRow *) all->pdata[i])->rowid);
}

int
main (int   argc,
      char *argv[])
{
  g_autofree char *state = g_dir_make_tmp ("dossier-state-XXXXXX", NULL);
  int              result;

  g_setenv ("XDG_STATE_HOME", state, TRUE);
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/client-query/refused-with-what-there-is", Asked, NULL, open_asked, test_refused_with_what_there_is, close_asked);
  g_test_add ("/client-query/locked", Asked, NULL, open_asked, test_locked, close_asked);
  g_test_add ("/client-query/roster-and-book-agree-with-each-record", Asked, NULL, open_asked, test_roster_and_book_agree_with_each_record, close_asked);
  g_test_add ("/client-query/written-and-read", Asked, NULL, open_asked, test_written_and_read, close_asked);
  g_test_add ("/client-query/listed", Asked, NULL, open_asked, test_listed, close_asked);
  result = g_test_run ();
  book_remove_tree (state);
  return result;
}
