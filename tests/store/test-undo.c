/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "store-fixture.h"

#include "kd-account.h"
#include "kd-client.h"
#include "kd-error.h"
#include "kd-transaction.h"

#include <string.h>

static void
assert_is (Fixture    *fixture,
           KdKind      kind,
           KdUuid      uuid,
           const char *field,
           const char *expected)
{
  g_autofree char *text = fixture_get (fixture, kind, uuid, field);

  g_assert_cmpstr (text, ==, expected);
}

static void
undo (Fixture *fixture,
      guint64  number,
      guint    reversed,
      guint    kept)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KdUndoResult) result = kd_store_undo (fixture->store, number, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (result->reversed, ==, reversed);
  g_assert_cmpuint (result->kept->len, ==, kept);
}

static void
redo (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KdUndoResult) result = kd_store_redo (fixture->store, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (result->reversed, >, 0);
}

static void
assert_nothing (Fixture *fixture,
                gboolean of_redo)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (of_redo ? kd_store_redo (fixture->store, &error) : kd_store_undo (fixture->store, 0, &error));
  g_assert_error (error, KD_ERROR, KD_ERROR_NOT_FOUND);
}

static void
test_undo_walks_back_and_forth (void)
{
  g_autoptr (Fixture) fixture = fixture_new ();
  KdUuid client;

  assert_nothing (fixture, FALSE);
  client = fixture_add (fixture, KD_KIND_CLIENT, "name=一", NULL);
  fixture_set (fixture, KD_KIND_CLIENT, client, "name=二");
  fixture_set (fixture, KD_KIND_CLIENT, client, "name=三");
  assert_nothing (fixture, TRUE);

  undo (fixture, 0, 1, 0);
  assert_is (fixture, KD_KIND_CLIENT, client, "name", "二");
  undo (fixture, 0, 1, 0);
  assert_is (fixture, KD_KIND_CLIENT, client, "name", "一");
  undo (fixture, 0, 1, 0);
  assert_is (fixture, KD_KIND_CLIENT, client, "name", "gone");
  assert_nothing (fixture, FALSE);

  redo (fixture);
  assert_is (fixture, KD_KIND_CLIENT, client, "name", "一");
  redo (fixture);
  redo (fixture);
  assert_is (fixture, KD_KIND_CLIENT, client, "name", "三");
  assert_nothing (fixture, TRUE);

  undo (fixture, 0, 1, 0);
  assert_is (fixture, KD_KIND_CLIENT, client, "name", "二");
  /* a new edit ends what could be redone */
  fixture_set (fixture, KD_KIND_CLIENT, client, "name=四");
  assert_nothing (fixture, TRUE);
  undo (fixture, 0, 1, 0);
  assert_is (fixture, KD_KIND_CLIENT, client, "name", "二");
  fixture_assert_sound (fixture);
}

static void
test_undo_keeps_what_changed_since (void)
{
  g_autoptr (Fixture) fixture = fixture_new ();
  KdUuid           client = fixture_add (fixture, KD_KIND_CLIENT, "name=张三", NULL);
  guint64          first, inserted = fixture->store->number;
  char             text[KD_UUID_TEXT_SIZE];
  g_autofree char *of_client = g_strdup_printf ("client=%s", kd_uuid_format (&client, text));
  g_autoptr (GError) error = NULL;
  KdUuid contact;

  fixture_set (fixture, KD_KIND_CLIENT, client, "city=上海");
  first = fixture->store->number;
  fixture_set (fixture, KD_KIND_CLIENT, client, "city=北京");
  undo (fixture, first, 0, 1);
  assert_is (fixture, KD_KIND_CLIENT, client, "city", "北京");
  undo (fixture, inserted, 0, 1);

  undo (fixture, 0, 1, 0);
  undo (fixture, 0, 1, 0);
  contact = fixture_add (fixture, KD_KIND_CONTACT_METHOD, of_client, "type=mobile", "value=13800138000", NULL);
  /* the client cannot go while something hangs on it */
  undo (fixture, inserted, 0, 1);
  undo (fixture, 0, 1, 0);
  assert_is (fixture, KD_KIND_CONTACT_METHOD, contact, "value", "gone");
  undo (fixture, inserted, 1, 0);
  assert_is (fixture, KD_KIND_CLIENT, client, "name", "gone");
  g_assert_null (kd_store_undo (fixture->store, inserted, &error));
  g_assert_error (error, KD_ERROR, KD_ERROR_CONFLICT);
  g_clear_error (&error);
  g_assert_null (kd_store_undo (fixture->store, 4711, &error));
  g_assert_error (error, KD_ERROR, KD_ERROR_NOT_FOUND);
  fixture_assert_sound (fixture);
}

static void
test_undo_of_a_delete (void)
{
  g_autoptr (Fixture) fixture = fixture_new ();
  KdUuid client = fixture_add (fixture, KD_KIND_CLIENT, "name=张三", "birth=1980-05-17", "extra.车牌=沪A", NULL);

  fixture_delete (fixture, KD_KIND_CLIENT, client);
  assert_is (fixture, KD_KIND_CLIENT, client, "name", "gone");
  undo (fixture, 0, 1, 0);
  assert_is (fixture, KD_KIND_CLIENT, client, "birth", "1980-05-17");
  redo (fixture);
  assert_is (fixture, KD_KIND_CLIENT, client, "name", "gone");
  fixture_assert_sound (fixture);
}

static gint64
count (Fixture    *fixture,
       const char *sql)
{
  gint64 n;
  g_autoptr (GError) error = NULL;

  g_assert_true (kd_connection_query_integer (fixture->store->connection, sql, &n, &error));
  return n;
}

static void
test_undo_of_a_transaction (void)
{
  g_autoptr (Fixture) fixture = fixture_new ();
  KdUuid           client = fixture_add (fixture, KD_KIND_CLIENT, "name=张三", NULL);
  char             text[KD_UUID_TEXT_SIZE];
  g_autofree char *of_client = g_strdup_printf ("client=%s", kd_uuid_format (&client, text));
  KdUuid           account = fixture_add (fixture, KD_KIND_ACCOUNT, of_client, "name=工行", NULL);
  g_autofree char *of_account = g_strdup_printf ("account=%s", kd_uuid_format (&account, text));
  KdUuid           transaction = fixture_add (fixture, KD_KIND_TRANSACTION, of_account, "date=2026-01-05", "type=buy", "amount=100", "units=90.5", "fee=1", NULL);

  undo (fixture, 0, 1, 0);
  assert_is (fixture, KD_KIND_TRANSACTION, transaction, "amount", "100.00");
  g_assert_cmpint (count (fixture, "SELECT sum (amount) FROM \"transaction\""), ==, 0);
  g_assert_cmpint (count (fixture, "SELECT sum (units) FROM \"transaction\""), ==, 0);
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM \"transaction\" WHERE reverses IS NOT NULL"), ==, 1);
  /* redo is a copy of what was reversed, no reversal of the reversal */
  redo (fixture);
  g_assert_cmpint (count (fixture, "SELECT sum (amount) FROM \"transaction\""), ==, 10000);
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM \"transaction\" WHERE reverses IS NOT NULL"), ==, 1);
  undo (fixture, 0, 1, 0);
  g_assert_cmpint (count (fixture, "SELECT sum (amount) FROM \"transaction\""), ==, 0);
  fixture_assert_sound (fixture);
}

static void
test_undo_of_a_batch (void)
{
  g_autoptr (Fixture) fixture = fixture_new ();
  KdUuid batch = fixture_add (fixture, KD_KIND_IMPORT_BATCH, "act=edit", "state=running", "started=2026-11-24T02:00:00Z", NULL);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (KdCommit) commit = kd_commit_new (KD_REASON_BATCH_EDIT);
      g_autoptr (KdCommitResult) result = NULL;
      const char *const says[] = { "name=甲", NULL };

      commit->batch = batch;
      for (guint j = 0; j < 5; j++)
        {
          KdRow *row = kd_row_new (KD_KIND_CLIENT);

          g_assert_true (kd_row_assign (row, says, &error));
          kd_commit_take_change (commit, kd_change_new_insert (row));
        }
      result = kd_store_commit (fixture->store, commit, &error);
      g_assert_no_error (error);
    }
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM client"), ==, 15);
  undo (fixture, 0, 15, 0);
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM client"), ==, 0);
  redo (fixture);
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM client"), ==, 15);
  undo (fixture, 0, 15, 0);
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM client"), ==, 0);
  fixture_assert_sound (fixture);
}

/* --- acts that are cut off -------------------------------------------------------------------------------- */

/* Commits of one act: clients, an account each and a transaction, and an update of one that was there. */
static KdUuid
start_act (Fixture *fixture,
           KdUuid   present)
{
  KdUuid batch;

  kd_uuid_generate (&batch, kd_clock_now (fixture->clock));
  for (guint i = 0; i < 4; i++)
    {
      g_autoptr (KdCommit) commit = kd_commit_new (KD_REASON_IMPORT);
      g_autoptr (KdCommitResult) result = NULL;
      g_autoptr (GError) error = NULL;
      KdRow           *act = kd_row_new (KD_KIND_IMPORT_BATCH);
      KdRow           *client = kd_row_new (KD_KIND_CLIENT);
      KdRow           *account = kd_row_new (KD_KIND_ACCOUNT);
      KdRow           *transaction = kd_row_new (KD_KIND_TRANSACTION);
      KdChange        *update = kd_change_new_update (KD_KIND_CLIENT, &present);
      g_autofree char *city = g_strdup_printf ("city=第%u城", i);
      g_auto (KdValue) value = KD_VALUE_INIT;

      commit->batch = batch;
      act->uuid = batch;
      g_assert_true (kd_row_assign (act, (const char *const[]) { "act=import", "state=running", "started=2026-11-24T02:00:00Z", NULL }, &error));
      g_assert_true (kd_row_assign (client, (const char *const[]) { "name=甲", NULL }, &error));
      g_assert_true (kd_row_assign (account, (const char *const[]) { "name=户", NULL }, &error));
      g_assert_true (kd_row_assign (transaction, (const char *const[]) { "date=2026-01-01", "type=buy", "amount=1", NULL }, &error));
      kd_uuid_generate (&client->uuid, kd_clock_now (fixture->clock));
      kd_uuid_generate (&account->uuid, kd_clock_now (fixture->clock));
      kd_value_set_uuid (&account->values[KD_ACCOUNT_CLIENT], &client->uuid);
      kd_value_set_uuid (&transaction->values[KD_TRANSACTION_ACCOUNT], &account->uuid);
      kd_value_set_text (&value, city + strlen ("city="));
      kd_change_set_value (update, KD_CLIENT_CITY, &value);
      if (i == 0)
        kd_commit_take_change (commit, kd_change_new_insert (act));
      else
        kd_row_free (act);
      kd_commit_take_change (commit, kd_change_new_insert (client));
      kd_commit_take_change (commit, kd_change_new_insert (account));
      kd_commit_take_change (commit, kd_change_new_insert (transaction));
      kd_commit_take_change (commit, update);
      result = kd_store_commit (fixture->store, commit, &error);
      g_assert_no_error (error);
    }
  return batch;
}

static void
reopen (Fixture *fixture)
{
  fixture_close (fixture);
  fixture_open (fixture);
}

static void
assert_taken_back (Fixture *fixture,
                   KdUuid   present,
                   KdUuid   batch)
{
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM client"), ==, 1);
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM account"), ==, 0);
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM \"transaction\""), ==, 0);
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM ledger_lift"), ==, 0);
  assert_is (fixture, KD_KIND_CLIENT, present, "city", "杭州");
  assert_is (fixture, KD_KIND_IMPORT_BATCH, batch, "state", "undone");
  fixture_assert_sound (fixture);
}

static void
test_cut_off_act_is_taken_back (void)
{
  g_autoptr (Fixture) fixture = fixture_new ();
  KdUuid           present = fixture_add (fixture, KD_KIND_CLIENT, "name=王芳", "city=杭州", NULL);
  KdUuid           batch = start_act (fixture, present);
  g_autofree char *findings = NULL;
  guint            settled = 0;

  /* While it is at work it is no finding; in a book that was cut off it is. */
  fixture_assert_sound (fixture);
  reopen (fixture);
  findings = fixture_findings (fixture, FALSE, NULL);
  g_assert_cmpstr (findings, ==, " batch ");
  g_assert_true (kd_store_settle_batches (fixture->store, &settled, NULL));
  g_assert_cmpuint (settled, ==, 1);
  assert_taken_back (fixture, present, batch);
  g_assert_true (kd_store_settle_batches (fixture->store, &settled, NULL));
  g_assert_cmpuint (settled, ==, 0);
}

/* Cut off again after each step of being taken back. */
static void
test_cut_off_again_and_again (void)
{
  g_autoptr (Fixture) fixture = fixture_new ();
  KdUuid   present = fixture_add (fixture, KD_KIND_CLIENT, "name=王芳", "city=杭州", NULL);
  KdUuid   batch = start_act (fixture, present);
  gboolean done = FALSE;
  guint    rounds = 0;

  while (!done)
    {
      g_autoptr (KdUndoJob) job = NULL;

      reopen (fixture);
      job = kd_undo_job_new_for_batch (fixture->store, &batch, TRUE, NULL);
      g_assert_true (kd_undo_job_step (job, fixture->store, &done, NULL));
      rounds++;
    }
  g_assert_cmpuint (rounds, ==, 4);
  assert_taken_back (fixture, present, batch);
}

/* Somebody booked on an account of the act: account and client stay, the act's transaction on it is reversed. */
static void
test_undo_of_an_act_keeps_what_people_hung_on (void)
{
  g_autoptr (Fixture) fixture = fixture_new ();
  KdUuid present = fixture_add (fixture, KD_KIND_CLIENT, "name=王芳", "city=杭州", NULL);
  KdUuid batch = start_act (fixture, present);
  g_autoptr (GPtrArray) accounts = NULL;
  g_autofree char *of_account = NULL;
  g_autoptr (KdUndoResult) undone = NULL;
  char    text[KD_UUID_TEXT_SIZE];
  guint64 number = fixture->store->number;

  fixture_set (fixture, KD_KIND_IMPORT_BATCH, batch, "state=done");
  g_assert_true (kd_row_store_list (fixture->store->connection, kd_kind_get_def (KD_KIND_ACCOUNT), NULL, 1, &accounts, NULL));
  of_account = g_strdup_printf ("account=%s", kd_uuid_format (&((KdRow *) accounts->pdata[0])->uuid, text));
  fixture_add (fixture, KD_KIND_TRANSACTION, of_account, "date=2026-02-01", "type=buy", "amount=5", NULL);
  undone = kd_store_undo (fixture->store, number, NULL);
  g_assert_nonnull (undone);
  g_assert_cmpuint (undone->kept->len, ==, 2);
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM account"), ==, 1);
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM client"), ==, 2);
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM \"transaction\""), ==, 3);
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM \"transaction\" WHERE reverses IS NOT NULL"), ==, 1);
  fixture_assert_sound (fixture);
}

/* A finished act that is undone goes whole; cut off, the undo is finished. */
static void
test_cut_off_undo_is_finished (void)
{
  g_autoptr (Fixture) fixture = fixture_new ();
  KdUuid   present = fixture_add (fixture, KD_KIND_CLIENT, "name=王芳", "city=杭州", NULL);
  KdUuid   batch = start_act (fixture, present);
  gboolean done;
  guint    settled;
  g_autoptr (KdUndoJob) job = NULL;

  fixture_set (fixture, KD_KIND_IMPORT_BATCH, batch, "state=done");
  job = kd_undo_job_new_for_batch (fixture->store, &batch, FALSE, NULL);
  g_assert_true (kd_undo_job_step (job, fixture->store, &done, NULL));
  g_assert_false (done);
  assert_is (fixture, KD_KIND_IMPORT_BATCH, batch, "state", "undoing");
  reopen (fixture);
  g_assert_true (kd_store_settle_batches (fixture->store, &settled, NULL));
  g_assert_cmpuint (settled, ==, 1);
  assert_is (fixture, KD_KIND_IMPORT_BATCH, batch, "state", "undone");
  assert_is (fixture, KD_KIND_CLIENT, present, "city", "杭州");
  /* The transactions' accounts came by the same act, so all goes; nothing is left that a pair would hang on. */
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM \"transaction\""), ==, 0);
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM client"), ==, 1);
  fixture_assert_sound (fixture);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/undo/walks-back-and-forth", test_undo_walks_back_and_forth);
  g_test_add_func ("/store/undo/keeps-what-changed-since", test_undo_keeps_what_changed_since);
  g_test_add_func ("/store/undo/of-a-delete", test_undo_of_a_delete);
  g_test_add_func ("/store/undo/of-a-transaction", test_undo_of_a_transaction);
  g_test_add_func ("/store/undo/of-a-batch", test_undo_of_a_batch);
  g_test_add_func ("/store/undo/cut-off-act-is-taken-back", test_cut_off_act_is_taken_back);
  g_test_add_func ("/store/undo/cut-off-again-and-again", test_cut_off_again_and_again);
  g_test_add_func ("/store/undo/of-an-act-keeps-what-people-hung-on", test_undo_of_an_act_keeps_what_people_hung_on);
  g_test_add_func ("/store/undo/cut-off-undo-is-finished", test_cut_off_undo_is_finished);
  return g_test_run ();
}
