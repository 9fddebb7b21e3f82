/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The directory of a real book: found in few keys, followed by what is committed, classed by the day's rules. */

#include "book-fixture.h"

#include "kd-client.h"
#include "kd-contact-method.h"
#include "kd-demo.h"
#include "kd-directory.h"
#include "kd-workspace-search.h"

#include <string.h>

static void
open_book (Book         *book,
           gconstpointer data)
{
  book_open (book, G_GINT64_CONSTANT (1795485600000000)); /* 2026-11-24 */
}

static void
assert_found (Book       *book,
              const char *text,
              guint       total,
              const char *name,
              const char *why)
{
  guint n = G_MAXUINT;
  g_autoptr (GPtrArray) hits = kd_workspace_search (book->workspace, text, 5, &n, NULL);

  g_assert_cmpuint (n, ==, total);
  g_assert_cmpuint (hits->len, ==, MIN (total, 5));
  if (name == NULL)
    return;
  g_assert_cmpstr (((KdFound *) hits->pdata[0])->name, ==, name);
  g_assert_cmpstr (((KdFound *) hits->pdata[0])->why, ==, why);
}

static void
test_found_in_few_keys (Book         *book,
                        gconstpointer data)
{
  KdUuid zhang = book_add (book, KD_KIND_CLIENT, NULL, (const char *const[]) { "name=张三", "id_number=11010519491231002X", NULL });

  book_add (book, KD_KIND_CONTACT_METHOD, &zhang, (const char *const[]) { "type=mobile", "value=13800138000", NULL });
  book_add (book, KD_KIND_CLIENT, NULL, (const char *const[]) { "name=单田芳", NULL });
  book_add (book, KD_KIND_CLIENT, NULL, (const char *const[]) { "name=吕布", NULL });
  assert_found (book, "zs", 1, "张三", "initials");
  assert_found (book, "zhangsan", 1, "张三", "pinyin");
  assert_found (book, "张", 1, "张三", "name");
  assert_found (book, "8000", 1, "张三", "phone");
  assert_found (book, "002x", 1, "张三", "id-number");
  assert_found (book, "stf", 1, "单田芳", "initials");
  assert_found (book, "dan", 1, "单田芳", "pinyin");
  assert_found (book, "lv", 1, "吕布", "pinyin");
  assert_found (book, "lu", 1, "吕布", "pinyin");
  assert_found (book, "nobody", 0, NULL, NULL);
}

static void
spin (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    continue;
}

/* What a roster says of each client, to be held against one that was made anew. */
static char *
describe (KdDirectory *directory)
{
  KdRoster *roster = kd_directory_get_roster (directory);
  GString  *text = g_string_new (NULL);

  for (guint32 slot = 0; slot < kd_roster_get_n_slots (roster); slot++)
    {
      KdBrief brief;

      kd_roster_peek (roster, slot, &brief);
      if (kd_roster_find (roster, brief.id) != slot)
        continue;
      g_string_append_printf (text, "%s %d %d %" G_GINT64_FORMAT, brief.name, brief.level, brief.assessed, brief.assets);
      for (guint i = 0; i < KD_DIRECTORY_N_ATTRIBUTES; i++)
        g_string_append_printf (text, " %u", kd_roster_get_attribute (roster, slot, i));
      g_string_append_c (text, '\n');
    }
  return g_string_free_and_steal (text);
}

static int
compare_lines (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static char *
sorted (char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  g_free (text);
  qsort (lines, g_strv_length (lines), sizeof *lines, compare_lines);
  return g_strjoinv ("\n", lines);
}

static void
count_change (KdDirectory *directory,
              guint       *changes)
{
  (*changes)++;
}

static void
test_follows_what_is_committed (Book         *book,
                                gconstpointer data)
{
  g_autoptr (KdDirectory) followed = NULL;
  g_autoptr (KdDirectory) anew = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *one = NULL;
  g_autofree char *other = NULL;
  g_autoptr (KdReversal) undone = NULL;
  guint64 transactions;
  guint   changes = 0;
  KdUuid  client;

  g_assert_true (kd_demo_fill (book->workspace, kd_clock_today (book->clock), kd_clock_now (book->clock), 60, 7, &transactions, &error));
  followed = kd_directory_new (book->workspace, book->rules, KD_REGIME_DEFAULT);
  g_signal_connect (followed, "changed", G_CALLBACK (count_change), &changes);
  /* Between the making and the loading, and between the loading and the settling. */
  book_add (book, KD_KIND_CLIENT, NULL, (const char *const[]) { "name=早", NULL });
  g_assert_true (kd_directory_load (followed, &error));
  client = book_add (book, KD_KIND_CLIENT, NULL, (const char *const[]) { "name=中", NULL });
  spin ();
  kd_directory_settle (followed);
  book_add (book, KD_KIND_ASSESSMENT, &client, (const char *const[]) { "level=C4", "date=2026-11-01", NULL });
  book_add (book, KD_KIND_DECLARED_ASSETS, &client, (const char *const[]) { "amount=8000000", "date=2026-11-01", NULL });
  book_add (book, KD_KIND_CLIENT, NULL, (const char *const[]) { "name=错", NULL });
  undone = kd_workspace_undo (book->workspace, 0, FALSE, &error);
  g_assert_no_error (error);
  spin ();
  g_assert_cmpuint (changes, ==, 4);
  g_assert_cmpuint (kd_roster_get_n_clients (kd_directory_get_roster (followed)), ==, 62);

  anew = kd_directory_new (book->workspace, book->rules, KD_REGIME_DEFAULT);
  g_assert_true (kd_directory_load (anew, &error));
  one = sorted (describe (followed));
  other = sorted (describe (anew));
  g_assert_cmpstr (one, ==, other);
}

static void
test_another_day_has_other_rules (Book         *book,
                                  gconstpointer data)
{
  g_autoptr (KdDirectory) directory = NULL;
  g_autoptr (GError) error = NULL;
  KdDate           today = kd_clock_today (book->clock);
  KdUuid           client = book_add (book, KD_KIND_CLIENT, NULL, (const char *const[]) { "name=王芳", NULL });
  KdUuid           account = book_add (book, KD_KIND_ACCOUNT, &client, (const char *const[]) { "name=理财", NULL });
  KdRoster        *roster;
  char             id[KD_UUID_TEXT_SIZE];
  g_autofree char *of_account = g_strdup_printf ("account=%s", kd_uuid_format (&account, id));
  guint            before, after;

  book_add (book, KD_KIND_TRANSACTION, NULL, (const char *const[]) { of_account, "date=2026-11-20", "type=buy", "amount=1000", NULL });
  directory = kd_directory_new (book->workspace, book->rules, KD_REGIME_DEFAULT);
  g_assert_true (kd_directory_load (directory, &error));
  spin ();
  kd_directory_settle (directory);
  roster = kd_directory_get_roster (directory);
  before = kd_roster_get_attribute (roster, kd_roster_find_uuid (roster, &client), KD_DIRECTORY_HISTORY);
  g_assert_true (kd_directory_set_today (directory, kd_date_add_years (today, 4, KD_LEAP_DAY_FEBRUARY_28), &error));
  after = kd_roster_get_attribute (roster, kd_roster_find_uuid (roster, &client), KD_DIRECTORY_HISTORY);
  g_assert_cmpuint (before, !=, after);
}

int
main (int   argc,
      char *argv[])
{
  g_autofree char *state = g_dir_make_tmp ("dossier-state-XXXXXX", NULL);
  int              result;

  /* Anchors go to the state folder. */
  g_setenv ("XDG_STATE_HOME", state, TRUE);
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/directory/found-in-few-keys", Book, NULL, open_book, test_found_in_few_keys, book_close);
  g_test_add ("/directory/follows-what-is-committed", Book, NULL, open_book, test_follows_what_is_committed, book_close);
  g_test_add ("/directory/another-day-has-other-rules", Book, NULL, open_book, test_another_day_has_other_rules, book_close);
  result = g_test_run ();
  book_remove_tree (state);
  return result;
}
