/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "store-fixture.h"

#include "kd-brief-store.h"
#include "kd-date.h"

/* The one client's brief, as lists read it. */
static KdBrief *
load_only (Fixture *fixture)
{
  g_autoptr (GPtrArray) briefs = NULL;

  g_assert_true (kd_brief_store_page (fixture->store->connection, kd_clock_get_zone (fixture->clock), 0, G_MAXUINT, &briefs, NULL));
  g_assert_cmpuint (briefs->len, ==, 1);
  return g_ptr_array_steal_index (briefs, 0);
}

static void
assert_derived (Fixture *fixture)
{
  g_autofree char *findings = fixture_findings (fixture, TRUE, NULL);

  g_assert_cmpstr (findings, ==, " derived ");
}

static void
spoil (Fixture    *fixture,
       const char *sql)
{
  g_assert_cmpint (sqlite3_exec (fixture->store->connection->db, sql, NULL, NULL, NULL), ==, SQLITE_OK);
}

static char *
reference (const char   *field,
           const KdUuid *uuid)
{
  char text[KD_UUID_TEXT_SIZE];

  return g_strconcat (field, "=", kd_uuid_format (uuid, text), NULL);
}

static void
test_every_kind_has_its_say (void)
{
  g_autoptr (Fixture) fixture = fixture_new ();
  KdUuid           client = fixture_add (fixture, KD_KIND_CLIENT, "name=单田芳", "sex=male", "birth=1980-02-29", "birthday_calendar=lunar-leap", "city=杭州", "tags=茶", NULL);
  g_autofree char *of_client = reference ("client", &client);
  KdUuid           account = fixture_add (fixture, KD_KIND_ACCOUNT, of_client, "name=理财", NULL);
  g_autofree char *of_account = reference ("account", &account);
  KdBrief         *brief;

  fixture_add (fixture, KD_KIND_CONTACT_METHOD, of_client, "type=mobile", "value=13800138000", NULL);
  fixture_add (fixture, KD_KIND_CONTACT_METHOD, of_client, "type=email", "value=a1@example.com", NULL);
  fixture_add (fixture, KD_KIND_ASSESSMENT, of_client, "level=C4", NULL);
  fixture_add (fixture, KD_KIND_ASSESSMENT, of_client, "level=C2", "date=2025-01-31", NULL);
  fixture_add (fixture, KD_KIND_DECLARED_ASSETS, of_client, "amount=500000", "date=2026-01-01", NULL);
  brief = load_only (fixture);
  g_assert_cmpstr (brief->pinyin, ==, "shan tian fang|dan tian fang");
  g_assert_cmpstr (brief->initials, ==, "stf|dtf");
  g_assert_cmpstr (brief->phones, ==, "13800138000");
  g_assert_cmpint (brief->level, ==, 2);
  g_assert_cmpint (brief->assessed, ==, kd_date_new (2025, 1, 31));
  g_assert_cmpint (brief->assets, ==, 50000000);
  g_assert_cmpint (brief->flags, ==, KD_BRIEF_MALE | KD_BRIEF_LUNAR_BIRTHDAY | KD_BRIEF_LEAP_BIRTHDAY | KD_BRIEF_DECLARED);
  g_assert_cmpint (brief->last_contact, ==, KD_DATE_NONE);
  kd_brief_free (brief);

  fixture_add (fixture, KD_KIND_VALUATION, of_account, "date=2026-03-01", "value=800", NULL);
  fixture_add (fixture, KD_KIND_VALUATION, of_account, "date=2026-02-01", "value=700", NULL);
  fixture_add (fixture, KD_KIND_TRANSACTION, of_account, "date=2025-06-01", "type=buy", "amount=100", NULL);
  fixture_add (fixture, KD_KIND_TRANSACTION, of_account, "date=2025-09-01", "type=buy", "amount=100", NULL);
  fixture_add (fixture, KD_KIND_TRANSACTION, of_account, "date=2026-09-01", "type=sell", "amount=100", NULL);
  fixture_add (fixture, KD_KIND_INTERACTION, of_client, "time=2026-05-01T23:30:00Z", "channel=call", "outcome=reached", NULL);
  fixture_add (fixture, KD_KIND_INTERACTION, of_client, "time=2026-06-01T00:00:00Z", "channel=call", "outcome=no-answer", NULL);
  fixture_add (fixture, KD_KIND_TASK, of_client, "title=回电", "due=2026-12-01", "status=open", NULL);
  fixture_add (fixture, KD_KIND_TASK, of_client, "title=旧", "due=2026-01-01", "status=done", NULL);
  brief = load_only (fixture);
  g_assert_cmpint (brief->assets, ==, 80000);
  g_assert_cmpint (brief->assets_date, ==, kd_date_new (2026, 3, 1));
  g_assert_cmpint (brief->flags & KD_BRIEF_DECLARED, ==, 0);
  g_assert_cmpint (brief->first_investment, ==, kd_date_new (2025, 6, 1));
  g_assert_cmpint (brief->last_investment, ==, kd_date_new (2025, 9, 1));
  /* The day that the adviser had, in the clock's zone, is the second of May. */
  g_assert_cmpint (brief->last_contact, ==, kd_date_new (2026, 5, 2));
  g_assert_cmpint (brief->next_task, ==, kd_date_new (2026, 12, 1));
  kd_brief_free (brief);
  fixture_assert_sound (fixture);
}

static void
test_undo_takes_the_brief_along (void)
{
  g_autoptr (Fixture) fixture = fixture_new ();
  KdUuid           client = fixture_add (fixture, KD_KIND_CLIENT, "name=王芳", NULL);
  g_autofree char *of_client = reference ("client", &client);
  KdUuid           account = fixture_add (fixture, KD_KIND_ACCOUNT, of_client, "name=理财", NULL);
  g_autofree char *of_account = reference ("account", &account);
  g_autoptr (KdUndoResult) undone = NULL;
  g_autoptr (KdUndoResult) renamed_back = NULL;
  KdBrief *brief;

  fixture_add (fixture, KD_KIND_TRANSACTION, of_account, "date=2025-06-01", "type=buy", "amount=100", NULL);
  undone = kd_store_undo (fixture->store, 0, NULL);
  g_assert_nonnull (undone);
  brief = load_only (fixture);
  g_assert_cmpint (brief->first_investment, ==, KD_DATE_NONE);
  kd_brief_free (brief);

  fixture_set (fixture, KD_KIND_CLIENT, client, "name=王方");
  brief = load_only (fixture);
  g_assert_cmpstr (brief->name, ==, "王方");
  kd_brief_free (brief);
  renamed_back = kd_store_undo (fixture->store, 0, NULL);
  g_assert_nonnull (renamed_back);
  brief = load_only (fixture);
  g_assert_cmpstr (brief->name, ==, "王芳");
  kd_brief_free (brief);
  fixture_assert_sound (fixture);
}

static void
test_deleted_client_has_none (void)
{
  g_autoptr (Fixture) fixture = fixture_new ();
  KdUuid client = fixture_add (fixture, KD_KIND_CLIENT, "name=王芳", NULL);
  g_autoptr (GPtrArray) briefs = NULL;

  fixture_delete (fixture, KD_KIND_CLIENT, client);
  g_assert_true (kd_brief_store_page (fixture->store->connection, kd_clock_get_zone (fixture->clock), 0, G_MAXUINT, &briefs, NULL));
  g_assert_cmpuint (briefs->len, ==, 0);
  fixture_assert_sound (fixture);
}

/* Deleted and inserted again by one commit, under the same name for ever but another row number. */
static void
test_client_comes_back_in_one_commit (void)
{
  g_autoptr (Fixture) fixture = fixture_new ();
  KdUuid client = fixture_add (fixture, KD_KIND_CLIENT, "name=王芳", "city=上海", NULL);
  KdRow *again = kd_row_new (KD_KIND_CLIENT);
  g_autoptr (KdCommit) commit = kd_commit_new (KD_REASON_EDIT);
  g_autoptr (KdCommitResult) result = NULL;
  g_autoptr (GError) error = NULL;
  KdBrief *before = load_only (fixture), *after;

  g_assert_true (kd_row_assign (again, (const char *const[]) { "name=王方", "city=杭州", "notes=茶", NULL }, &error));
  again->uuid = client;
  kd_commit_take_change (commit, kd_change_new_delete (KD_KIND_CLIENT, &client));
  kd_commit_take_change (commit, kd_change_new_insert (again));
  result = kd_store_commit (fixture->store, commit, &error);
  g_assert_no_error (error);

  after = load_only (fixture);
  g_assert_cmpstr (after->name, ==, "王方");
  g_assert_cmpstr (after->city, ==, "杭州");
  g_assert_true (kd_uuid_equal (&after->uuid, &client));
  g_assert_cmpint (after->id, >, before->id);
  g_assert_cmpuint (result->gone->len, ==, 1);
  g_assert_cmpint (g_array_index (result->gone, gint64, 0), ==, before->id);
  kd_brief_free (before);
  kd_brief_free (after);
  fixture_assert_sound (fixture);
}

/* An account that moves to another client takes its money along, in one commit. */
static void
test_account_moves (void)
{
  g_autoptr (Fixture) fixture = fixture_new ();
  KdUuid           first = fixture_add (fixture, KD_KIND_CLIENT, "name=甲", NULL);
  KdUuid           second = fixture_add (fixture, KD_KIND_CLIENT, "name=乙", NULL);
  g_autofree char *of_first = reference ("client", &first);
  g_autofree char *of_second = reference ("client", &second);
  KdUuid           account = fixture_add (fixture, KD_KIND_ACCOUNT, of_first, "name=理财", NULL);
  g_autofree char *of_account = reference ("account", &account);
  g_autoptr (GPtrArray) briefs = NULL;

  fixture_add (fixture, KD_KIND_VALUATION, of_account, "date=2026-03-01", "value=800", NULL);
  fixture_set (fixture, KD_KIND_ACCOUNT, account, of_second);
  g_assert_true (kd_brief_store_page (fixture->store->connection, kd_clock_get_zone (fixture->clock), 0, G_MAXUINT, &briefs, NULL));
  g_assert_cmpint (((KdBrief *) briefs->pdata[0])->assets, ==, KD_BRIEF_NO_AMOUNT);
  g_assert_cmpint (((KdBrief *) briefs->pdata[1])->assets, ==, 80000);
  fixture_assert_sound (fixture);
}

/* What an old page of the table would do: only a full check can see it, and does. */
static void
test_spoilt_brief_is_found (void)
{
  g_autoptr (Fixture) fixture = fixture_new ();
  KdUuid           client = fixture_add (fixture, KD_KIND_CLIENT, "name=王芳", NULL);
  g_autofree char *quick = NULL;

  spoil (fixture, "UPDATE client_brief SET city = '北京'");
  quick = fixture_findings (fixture, FALSE, NULL);
  g_assert_cmpstr (quick, ==, " ");
  assert_derived (fixture);
  spoil (fixture, "DELETE FROM client_brief");
  assert_derived (fixture);
  spoil (fixture, "INSERT INTO client_brief (id, uuid, name, level, flags) VALUES (77, zeroblob (16), '鬼', 0, 0)");
  assert_derived (fixture);

  /* The next edit of the client mends its brief. */
  spoil (fixture, "DELETE FROM client_brief");
  fixture_set (fixture, KD_KIND_CLIENT, client, "city=上海");
  fixture_assert_sound (fixture);
}

static int
count_steps (gpointer data)
{
  (*(guint *) data)++;
  return 0;
}

static void
add_trades (Fixture    *fixture,
            const char *account,
            guint       n)
{
  const char *const says[] = { account, "date=2026-01-05", "type=buy", "amount=100", NULL };
  g_autoptr (KdCommit) commit = kd_commit_new (KD_REASON_IMPORT);
  g_autoptr (KdCommitResult) result = NULL;

  for (guint i = 0; i < n; i++)
    {
      KdRow *row = kd_row_new (KD_KIND_TRANSACTION);

      g_assert_true (kd_row_assign (row, says, NULL));
      kd_uuid_generate (&row->uuid, kd_clock_now (fixture->clock));
      kd_commit_take_change (commit, kd_change_new_insert (row));
    }
  result = kd_store_commit (fixture->store, commit, NULL);
  g_assert_nonnull (result);
}

static char *
add_account (Fixture *fixture)
{
  KdUuid           client = fixture_add (fixture, KD_KIND_CLIENT, "name=王芳", NULL);
  g_autofree char *of_client = reference ("client", &client);
  KdUuid           account = fixture_add (fixture, KD_KIND_ACCOUNT, of_client, "name=理财", NULL);

  return reference ("account", &account);
}

/* What others bought is not read for one client's brief. Steps of the database machine, by hundreds: no clock. */
static void
test_one_trade_costs_the_same_in_a_large_book (void)
{
  g_autoptr (Fixture) fixture = fixture_new ();
  g_autofree char *one = add_account (fixture);
  g_autofree char *other = add_account (fixture);
  guint            small = 0, large = 0;

  add_trades (fixture, one, 1);
  sqlite3_progress_handler (fixture->store->connection->db, 100, count_steps, &small);
  add_trades (fixture, one, 1);
  sqlite3_progress_handler (fixture->store->connection->db, 0, NULL, NULL);
  for (guint i = 0; i < 3; i++)
    add_trades (fixture, other, 900);
  sqlite3_progress_handler (fixture->store->connection->db, 100, count_steps, &large);
  add_trades (fixture, one, 1);
  sqlite3_progress_handler (fixture->store->connection->db, 0, NULL, NULL);
  g_test_message ("%u and %u hundred steps", small, large);
  g_assert_cmpuint (small, >, 0);
  g_assert_cmpuint (large, <, 2 * small + 10);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/brief/every-kind-has-its-say", test_every_kind_has_its_say);
  g_test_add_func ("/store/brief/undo-takes-the-brief-along", test_undo_takes_the_brief_along);
  g_test_add_func ("/store/brief/deleted-client-has-none", test_deleted_client_has_none);
  g_test_add_func ("/store/brief/client-comes-back-in-one-commit", test_client_comes_back_in_one_commit);
  g_test_add_func ("/store/brief/account-moves", test_account_moves);
  g_test_add_func ("/store/brief/spoilt-brief-is-found", test_spoilt_brief_is_found);
  g_test_add_func ("/store/brief/one-trade-costs-the-same-in-a-large-book", test_one_trade_costs_the_same_in_a_large_book);
  return g_test_run ();
}
