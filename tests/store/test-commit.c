/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-client.h"
#include "kd-error.h"
#include "store-fixture.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

static void
assert_commit_fails (Fixture  *fixture,
                     KdChange *first,
                     KdChange *second,
                     KdError   code)
{
  g_autoptr (KdCommit) commit = kd_commit_new (KD_REASON_EDIT);
  g_autoptr (GError) error = NULL;
  guint64 number = fixture->store->number;
  guint64 size = fixture->store->tree.size;

  if (first != NULL)
    kd_commit_take_change (commit, first);
  kd_commit_take_change (commit, second);
  g_assert_null (kd_store_commit (fixture->store, commit, &error));
  g_assert_error (error, KD_ERROR, (int) code);
  g_assert_cmpuint (fixture->store->number, ==, number);
  g_assert_cmpuint (fixture->store->tree.size, ==, size);
}

static KdRow *
row_of (KdKind             kind,
        const char *const *says)
{
  KdRow *row = kd_row_new (kind);
  g_autoptr (GError) error = NULL;

  g_assert_true (kd_row_assign (row, says, &error));
  return row;
}

#define ROW(kind, ...) row_of (kind, (const char *const[]) { __VA_ARGS__, NULL })

static void
test_commit_round_trip (void)
{
  g_autoptr (Fixture) fixture = fixture_new ();
  KdUuid           uuid = fixture_add (fixture, KD_KIND_CLIENT, "name=张三", "birth=1980-05-17", "extra.车牌=沪A12345", NULL);
  g_autofree char *name = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (fixture_set (fixture, KD_KIND_CLIENT, uuid, "name=张叁"), ==, 3);
  /* nothing new, nothing written */
  g_assert_cmpuint (fixture_set (fixture, KD_KIND_CLIENT, uuid, "name=张叁"), ==, 0);
  fixture_close (fixture);
  fixture_open (fixture);
  g_assert_cmpuint (fixture->store->number, ==, 3);
  name = fixture_get (fixture, KD_KIND_CLIENT, uuid, "name");
  g_assert_cmpstr (name, ==, "张叁");

  g_assert_true (kd_store_history (fixture->store, &uuid, &entries, &error));
  g_assert_cmpuint (entries->len, ==, 2);
  g_assert_cmpint (((KdHistoryEntry *) entries->pdata[0])->operation, ==, KD_OPERATION_INSERT);
  g_assert_cmpuint (((KdHistoryEntry *) entries->pdata[1])->deltas->len, ==, 1);
  g_assert_cmpstr (((KdHistoryEntry *) entries->pdata[1])->author, ==, "李伟");
  fixture_assert_sound (fixture);
}

/* A commit is whole or nothing: whatever its second change breaks takes back the first. */
static void
test_commit_all_or_nothing (void)
{
  g_autoptr (Fixture) fixture = fixture_new ();
  KdUuid           client = fixture_add (fixture, KD_KIND_CLIENT, "name=张三", NULL);
  char             text[KD_UUID_TEXT_SIZE];
  g_autofree char *of_client = g_strdup_printf ("client=%s", kd_uuid_format (&client, text));
  KdUuid           account = fixture_add (fixture, KD_KIND_ACCOUNT, of_client, "name=工行", NULL);
  g_autofree char *of_account = g_strdup_printf ("account=%s", kd_uuid_format (&account, text));
  KdUuid           transaction = fixture_add (fixture, KD_KIND_TRANSACTION, of_account, "date=2026-01-05", "type=buy", "amount=100", NULL);
  KdUuid           nobody = { { 1, 2, 3 } };
  KdChange        *bad_update = kd_change_new_update (KD_KIND_TRANSACTION, &transaction);
  const KdValue    amount = { .type = KD_VALUE_INTEGER, .integer = 5 };
  gint64           clients;
  g_autoptr (GError) error = NULL;

  kd_change_set_value (bad_update, 4, &amount);
#define OTHER kd_change_new_insert (ROW (KD_KIND_CLIENT, "name=李四"))
  assert_commit_fails (fixture, OTHER, kd_change_new_insert (kd_row_new (KD_KIND_CLIENT)), KD_ERROR_INVALID);
  assert_commit_fails (fixture, OTHER, kd_change_new_insert (ROW (KD_KIND_CLIENT, "name=a", "id_number=110105194912310021")), KD_ERROR_INVALID);
  assert_commit_fails (fixture, OTHER, kd_change_new_insert (ROW (KD_KIND_ACCOUNT, "name=a", "client=017f22e2-79b0-7cc3-98c4-dc0c0c07398f")), KD_ERROR_NOT_FOUND);
  assert_commit_fails (fixture, OTHER, kd_change_new_delete (KD_KIND_CLIENT, &nobody), KD_ERROR_NOT_FOUND);
  assert_commit_fails (fixture, OTHER, kd_change_new_delete (KD_KIND_CLIENT, &client), KD_ERROR_CONFLICT);
  assert_commit_fails (fixture, OTHER, kd_change_new_delete (KD_KIND_TRANSACTION, &transaction), KD_ERROR_CONFLICT);
  assert_commit_fails (fixture, OTHER, bad_update, KD_ERROR_CONFLICT);

  g_assert_true (kd_connection_query_integer (fixture->store->connection, "SELECT count (*) FROM client", &clients, &error));
  g_assert_cmpint (clients, ==, 1);
  fixture_assert_sound (fixture);
}

/* Even SQL by hand does not get past the guard-rails. */
static void
test_commit_append_only_triggers (void)
{
  g_autoptr (Fixture) fixture = fixture_new ();
  static const char *const bad[] = { "UPDATE ledger_change SET kind = 2", "DELETE FROM ledger_commit", "UPDATE ledger_commit SET time = 0", "ATTACH 'x' AS y" };
  KdUuid                   client = fixture_add (fixture, KD_KIND_CLIENT, "name=张三", NULL);

  g_assert_false (kd_uuid_is_none (&client));
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_false (kd_connection_execute (fixture->store->connection, bad[i], NULL));
}

static void
test_commit_limit (void)
{
  g_autoptr (Fixture) fixture = fixture_new ();
  g_autoptr (KdCommit) commit = kd_commit_new (KD_REASON_EDIT);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i <= KD_COMMIT_LIMIT; i++)
    kd_commit_take_change (commit, kd_change_new_insert (ROW (KD_KIND_CLIENT, "name=a")));
  g_assert_null (kd_store_commit (fixture->store, commit, &error));
  g_assert_error (error, KD_ERROR, KD_ERROR_LIMIT);
  g_ptr_array_set_size (commit->changes, KD_COMMIT_LIMIT);
  g_clear_error (&error);
  {
    g_autoptr (KdCommitResult) result = kd_store_commit (fixture->store, commit, &error);

    g_assert_no_error (error);
    g_assert_cmpuint (result->rows->len, ==, KD_COMMIT_LIMIT);
  }
  /* more than three tiles of 256: the end of the tree is found again */
  fixture_close (fixture);
  fixture_open (fixture);
  fixture_add (fixture, KD_KIND_CLIENT, "name=b", NULL);
  fixture_assert_sound (fixture);
}

static void
test_open_refuses (void)
{
  g_autoptr (Fixture) fixture = fixture_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (KdSecret) wrong = kd_secret_new_random (KD_BOOK_KEY_SIZE);
  KdSecret *right;
  KdStore  *second;

  /* one process a book; the lock is of the open file, so a second open is like a second process */
  second = kd_store_open (fixture->folder, fixture->keys, fixture->signer, &fixture->device, fixture->clock, &error);
  g_assert_null (second);
  g_assert_error (error, KD_ERROR, KD_ERROR_BUSY);
  g_assert_nonnull (strstr (error->message, g_get_user_name ()));
  g_clear_error (&error);

  fixture_close (fixture);
  right = fixture->keys->key;
  fixture->keys->key = wrong;
  g_assert_null (kd_store_open (fixture->folder, fixture->keys, fixture->signer, &fixture->device, fixture->clock, &error));
  g_assert_error (error, KD_ERROR, KD_ERROR_CORRUPT); /* the key was found whole, so the file is at fault */
  g_clear_error (&error);
  fixture->keys->key = right;

  fixture_open (fixture);
  g_assert_true (kd_connection_execute (fixture->store->connection, "PRAGMA user_version = 99", &error));
  fixture_close (fixture);
  g_assert_null (kd_store_open (fixture->folder, fixture->keys, fixture->signer, &fixture->device, fixture->clock, &error));
  g_assert_error (error, KD_ERROR, KD_ERROR_NEWER);
}

/* The file may not grow: the commit fails with its own code, and afterwards everything works again. */
static void
test_disk_full (void)
{
  g_autoptr (Fixture) fixture = fixture_new ();
  struct rlimit old, tight;
  guint         refused = 0;

  signal (SIGXFSZ, SIG_IGN);
  getrlimit (RLIMIT_FSIZE, &old);
  for (guint room = 0; room < 12; room++)
    {
      g_autoptr (KdCommit) commit = kd_commit_new (KD_REASON_EDIT);
      g_autoptr (GError) error = NULL;
      g_autoptr (KdCommitResult) result = NULL;
      g_autofree char *path = fixture_path (fixture);
      GStatBuf         state;
      guint64          number = fixture->store->number;

      for (guint i = 0; i < 300; i++)
        kd_commit_take_change (commit, kd_change_new_insert (ROW (KD_KIND_CLIENT, "name=张三", "notes=一些文字一些文字一些文字一些文字")));
      g_stat (path, &state);
      tight = old;
      tight.rlim_cur = (rlim_t) state.st_size / 2 + room * 20000;
      setrlimit (RLIMIT_FSIZE, &tight);
      result = kd_store_commit (fixture->store, commit, &error);
      setrlimit (RLIMIT_FSIZE, &old);
      if (result == NULL)
        {
          refused++;
          g_assert_error (error, KD_ERROR, KD_ERROR_NO_SPACE);
          g_assert_cmpuint (fixture->store->number, ==, number);
        }
      fixture_add (fixture, KD_KIND_CLIENT, "name=李四", NULL);
    }
  g_assert_cmpuint (refused, >, 0);
  fixture_assert_sound (fixture);
}

/* kill -9 while commits are written: what was acknowledged is there, and all of it is sound. */
static void
test_killed (void)
{
  guint rounds = *g_getenv ("DOSSIER_LONG") != '\0' ? 500 : 12;
  guint inside = 0;

  for (guint round = 0; round < rounds; round++)
    {
      g_autoptr (Fixture) fixture = fixture_new ();
      int     ends[2];
      pid_t   child;
      guint64 acknowledged = 1, number;
      guint8  begun = 0;

      fixture_close (fixture);
      g_assert_cmpint (pipe (ends), ==, 0);
      child = fork ();
      if (child == 0)
        {
          fixture_open (fixture);
          for (;;)
            {
              guint64 message[2] = { 0, 0 };

              g_assert_cmpint (write (ends[1], message, sizeof message), ==, sizeof message);
              fixture_add (fixture, KD_KIND_CLIENT, "name=张三", NULL);
              message[0] = 1;
              message[1] = fixture->store->number;
              g_assert_cmpint (write (ends[1], message, sizeof message), ==, sizeof message);
            }
        }
      close (ends[1]);
      g_usleep (30000 + round * 3137 % 40000);
      kill (child, SIGKILL);
      waitpid (child, NULL, 0);
      for (guint64 message[2]; read (ends[0], message, sizeof message) == sizeof message;)
        {
          begun = message[0] == 0;
          if (message[0] == 1)
            acknowledged = message[1];
        }
      close (ends[0]);
      inside += begun;

      fixture_open (fixture);
      number = fixture->store->number;
      g_assert_cmpuint (number, >=, acknowledged);
      g_assert_cmpuint (number, <=, acknowledged + 1);
      fixture_assert_sound (fixture);
    }
  /* a test that never kills inside of a write proves nothing */
  g_test_message ("%u of %u kills fell into a commit", inside, rounds);
  g_assert_cmpuint (inside, >, 0);
}

/* What the filter language decides by SQL and what it decides in memory are the same. */
static void
test_filter_agrees (void)
{
  static const char *const filters[] = {
    "name = 张三", "name != 张三", "name ~ 张", "not name ~ 张", "city = \"\"", "city != \"\"", "city != 上海", "not city = 上海", "birth < 1970-01-01", "not birth < 1970-01-01", "birth >= 1980-05-17 or city = 北京", "tags ~ ｖｉｐ", "not (tags ~ vip and sex = male)", "extra.车牌 ~ 沪", "extra.车牌 = \"\"", "extra.车牌 != 沪A", "id_long_term = yes", "not id_long_term = yes", "name < 李"
  };
  g_autoptr (Fixture) fixture = fixture_new ();
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GError) error = NULL;
  const KdKindDef *def = kd_kind_get_def (KD_KIND_CLIENT);
  guint            matched = 0;

  fixture_add (fixture, KD_KIND_CLIENT, "name=张三", "birth=1980-05-17", "city=上海", "tags=VIP", "sex=male", NULL);
  fixture_add (fixture, KD_KIND_CLIENT, "name=张四", "birth=1960-05-17", "extra.车牌=沪A", NULL);
  fixture_add (fixture, KD_KIND_CLIENT, "name=李五", "city=北京", "id_long_term=yes", "extra.车牌=京B", NULL);
  fixture_add (fixture, KD_KIND_CLIENT, "name=Zoë", "tags=vip 其他", "sex=female", NULL);
  g_assert_true (kd_row_store_list (fixture->store->connection, def, NULL, 0, &all, &error));
  g_assert_cmpuint (all->len, ==, 4);
  for (gsize i = 0; i < G_N_ELEMENTS (filters); i++)
    {
      g_autoptr (KdFilter) filter = kd_filter_parse (def, filters[i], &error);
      g_autoptr (GPtrArray) rows = NULL;
      guint n = 0;

      g_assert_no_error (error);
      g_assert_true (kd_row_store_list (fixture->store->connection, def, filter, 0, &rows, &error));
      g_test_message ("%s", filters[i]);
      for (guint j = 0; j < all->len; j++)
        if (kd_filter_matches (filter, all->pdata[j]))
          {
            g_assert_cmpuint (n, <, rows->len);
            g_assert_true (kd_row_equal (all->pdata[j], rows->pdata[n]));
            n++;
          }
      g_assert_cmpuint (n, ==, rows->len);
      matched += n;
    }
  g_assert_cmpuint (matched, >, 20);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/commit/round-trip", test_commit_round_trip);
  g_test_add_func ("/store/commit/all-or-nothing", test_commit_all_or_nothing);
  g_test_add_func ("/store/commit/append-only-triggers", test_commit_append_only_triggers);
  g_test_add_func ("/store/commit/limit", test_commit_limit);
  g_test_add_func ("/store/open/refuses", test_open_refuses);
  g_test_add_func ("/store/disk-full", test_disk_full);
  g_test_add_func ("/store/killed", test_killed);
  g_test_add_func ("/store/filter-agrees", test_filter_agrees);
  return g_test_run ();
}
