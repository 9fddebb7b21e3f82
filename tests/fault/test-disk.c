/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Power cuts, kills, failing and full disks below a book and below its migration: afterwards it is as before
 * or as after, and what was acknowledged is there. Each way of failing has a control in which the same
 * harness has to find damage. */

#include "fault-vfs.h"

#include "kd-error.h"
#include "kd-schema-private.h"
#include "kd-schema.h"
#include "store-fixture.h"

#include <stdlib.h>
#include <string.h>

typedef enum
{
  SOUND,
  LOST,
  DAMAGED,
} Outcome;

typedef struct
{
  Fixture    *book;
  GHashTable *disk;
  GRand      *chance;
  guint       rounds;
  guint       stride;
} Bench;

static void
bench_start (Bench        *bench,
             gconstpointer data)
{
  bench->book = fixture_new ();
  fixture_add (bench->book, KD_KIND_CLIENT, "name=张三", "extra.车牌=沪A", NULL);
  fixture_close (bench->book);
  bench->disk = fault_vfs_save ();
  bench->chance = g_rand_new_with_seed (20261124);
  bench->rounds = *g_getenv ("DOSSIER_LONG") != '\0' ? 40 : 1;
  bench->stride = bench->rounds > 1 ? 1 : 2;
}

static void
bench_stop (Bench        *bench,
            gconstpointer data)
{
  fixture_free (bench->book);
  g_hash_table_unref (bench->disk);
  g_rand_free (bench->chance);
}

/* --- a day's work -------------------------------------------------------------------------------------- */

static KdStore *
open_book (Bench   *bench,
           GError **error)
{
  Fixture *book = bench->book;

  return kd_store_open (book->folder, book->keys, book->signer, &book->device, book->clock, error);
}

static gboolean
add_clients (KdStore *store,
             guint    n,
             GError **error)
{
  g_autoptr (KdCommit) commit = kd_commit_new (KD_REASON_EDIT);
  g_autoptr (KdCommitResult) result = NULL;

  for (guint i = 0; i < n; i++)
    {
      KdRow            *row = kd_row_new (KD_KIND_CLIENT);
      const char *const says[] = { "name=欧阳春晓", "city=上海", "notes=她每年春天来一次, 总是带着两把伞", NULL };

      g_assert_true (kd_row_assign (row, says, NULL));
      kd_commit_take_change (commit, kd_change_new_insert (row));
    }
  result = kd_store_commit (store, commit, error);
  return result != NULL;
}

/* Opens the book and writes four commits; the number of the last one that was acknowledged. */
static guint64
work (Bench   *bench,
      gboolean journal_in_memory,
      GError **error)
{
  static const guint sizes[] = { 1, 8, 1 };
  g_autoptr (KdStore) store = open_book (bench, error);
  guint64 acknowledged = 2;

  if (store != NULL && journal_in_memory)
    kd_connection_execute (store->connection, "PRAGMA journal_mode = MEMORY", NULL);
  for (gsize i = 0; store != NULL && i < G_N_ELEMENTS (sizes); i++)
    if (add_clients (store, sizes[i], error != NULL && *error == NULL ? error : NULL))
      acknowledged = store->number;
  return acknowledged;
}

static Outcome
judge (Bench  *bench,
       guint64 acknowledged)
{
  g_autoptr (KdVerification) proof = NULL;
  g_autoptr (KdStore) store = open_book (bench, NULL);

  if (store == NULL)
    return DAMAGED;
  if (store->number < acknowledged)
    return LOST;
  proof = kd_store_verify (store, TRUE, NULL, NULL, NULL);
  if (proof == NULL || proof->findings->len > 0)
    return DAMAGED;
  /* it goes on from there */
  return add_clients (store, 1, NULL) ? SOUND : DAMAGED;
}

static Outcome
work_under (Bench       *bench,
            const Fault *fault,
            double       kept,
            gboolean     journal_in_memory)
{
  guint64 acknowledged;

  fault_vfs_load (bench->disk);
  fault_vfs_arm (fault);
  acknowledged = work (bench, journal_in_memory, NULL);
  fault_vfs_power_on (bench->chance, kept);
  return judge (bench, acknowledged);
}

static FaultCounts
count_work (Bench   *bench,
            gboolean journal_in_memory)
{
  fault_vfs_load (bench->disk);
  fault_vfs_arm (&(Fault) { 0 });
  g_assert_cmpuint (work (bench, journal_in_memory, NULL), ==, 5);
  return fault_vfs_disarm ();
}

static void
say (const char  *what,
     const guint *outcomes)
{
  g_test_message ("%s: %u sound, %u lost an acknowledged commit, %u damaged", what, outcomes[SOUND], outcomes[LOST], outcomes[DAMAGED]);
}

/* --- power and kill ------------------------------------------------------------------------------------- */

/* The power goes with every single write, sync, truncation and deletion of the work. */
static void
cut_everywhere (Bench   *bench,
                gboolean no_sync,
                gboolean journal_in_memory,
                gboolean kill,
                guint   *outcomes)
{
  guint changes = count_work (bench, journal_in_memory).changes;

  g_assert_cmpuint (changes, >, journal_in_memory ? 15 : 60);
  for (guint round = 0; round < bench->rounds; round++)
    for (guint i = 1; i <= changes; i++)
      {
        const Fault fault = { .cut_at = i, .no_sync = no_sync };
        double      kept = kill ? 1 : round == 0 ? 0.5
                                                 : g_rand_double (bench->chance);

        outcomes[work_under (bench, &fault, kept, journal_in_memory)]++;
      }
}

static void
test_power_cut (Bench        *bench,
                gconstpointer data)
{
  guint outcomes[3] = { 0 };

  cut_everywhere (bench, FALSE, FALSE, FALSE, outcomes);
  say ("power cut at every change of the disk", outcomes);
  g_assert_cmpuint (outcomes[LOST] + outcomes[DAMAGED], ==, 0);
}

static void
test_power_cut_control (Bench        *bench,
                        gconstpointer data)
{
  guint outcomes[3] = { 0 };

  bench->rounds = 1;
  cut_everywhere (bench, TRUE, FALSE, FALSE, outcomes);
  say ("control: the disk ignores syncs", outcomes);
  g_assert_cmpuint (outcomes[LOST] + outcomes[DAMAGED], >, outcomes[SOUND]);
}

static void
test_kill (Bench        *bench,
           gconstpointer data)
{
  guint outcomes[3] = { 0 };

  bench->rounds = 1;
  cut_everywhere (bench, FALSE, FALSE, TRUE, outcomes);
  say ("killed at every change of the disk", outcomes);
  g_assert_cmpuint (outcomes[LOST] + outcomes[DAMAGED], ==, 0);
}

static void
test_kill_control (Bench        *bench,
                   gconstpointer data)
{
  guint outcomes[3] = { 0 };

  bench->rounds = 1;
  cut_everywhere (bench, FALSE, TRUE, TRUE, outcomes);
  say ("control: the journal dies with the program", outcomes);
  g_assert_cmpuint (outcomes[LOST] + outcomes[DAMAGED], >=, 10);
}

/* --- errors ------------------------------------------------------------------------------------------------ */

static void
fail_everywhere (Bench    *bench,
                 FaultCall call,
                 gboolean  lie,
                 guint    *outcomes)
{
  FaultCounts counts = count_work (bench, FALSE);
  guint       n = call == FAULT_READ ? counts.reads : call == FAULT_WRITE ? counts.writes
                                                                          : counts.syncs;

  g_assert_cmpuint (n, >=, 6);
  for (guint for_ever = 0; for_ever <= (lie ? 0 : 1); for_ever++)
    for (guint i = 1; i <= n; i += n > 50 && !lie ? bench->stride : 1)
      {
        const Fault fault = { .call = call, .fail_at = i, .for_ever = for_ever != 0, .lie = lie };

        outcomes[work_under (bench, &fault, 1, FALSE)]++;
      }
}

static void
test_errors (Bench        *bench,
             gconstpointer data)
{
  static const char *const names[] = { NULL, "read", "write", "sync" };

  for (FaultCall call = FAULT_READ; call <= FAULT_SYNC; call++)
    {
      guint            outcomes[3] = { 0 };
      g_autofree char *what = g_strdup_printf ("every %s fails, once and for ever", names[call]);

      fail_everywhere (bench, call, FALSE, outcomes);
      say (what, outcomes);
      g_assert_cmpuint (outcomes[LOST] + outcomes[DAMAGED], ==, 0);
    }
}

static void
test_errors_control (Bench        *bench,
                     gconstpointer data)
{
  guint outcomes[3] = { 0 };

  fail_everywhere (bench, FAULT_WRITE, TRUE, outcomes);
  say ("control: a write is said to be done and is not", outcomes);
  g_assert_cmpuint (outcomes[LOST] + outcomes[DAMAGED], >=, 3);
}

/* The disk is full from some write on: it is said, with what to do, and with room the same open book goes on. */
static void
test_full (Bench        *bench,
           gconstpointer data)
{
  guint writes = count_work (bench, FALSE).writes, refused = 0;

  for (guint i = 1; i <= writes; i += bench->stride)
    {
      g_autoptr (KdStore) store = NULL;
      g_autoptr (GError) error = NULL;
      guint64 before;

      fault_vfs_load (bench->disk);
      store = open_book (bench, NULL);
      before = store->number;
      fault_vfs_arm (&(Fault) { .call = FAULT_WRITE, .fail_at = i, .for_ever = TRUE, .full = TRUE });
      while (add_clients (store, 5, &error))
        before = store->number;
      g_assert_error (error, KD_ERROR, KD_ERROR_NO_SPACE);
      g_assert_nonnull (strstr (error->message, "Make room"));
      g_assert_cmpuint (store->number, ==, before);
      refused++;
      fault_vfs_disarm ();
      g_assert_true (add_clients (store, 5, NULL));
      g_assert_cmpuint (store->number, ==, before + 1);
      g_clear_pointer (&store, kd_store_close);
      g_assert_cmpint (judge (bench, before + 1), ==, SOUND);
    }
  g_test_message ("full from each of %u of %u writes on: refused, and went on with room", refused, writes);
}

/* --- migration --------------------------------------------------------------------------------------------- */

#define NEXT_SCHEMA                                                                \
  "ALTER TABLE client ADD COLUMN nickname TEXT;"                                   \
  "CREATE TABLE pet (id INTEGER PRIMARY KEY, name TEXT NOT NULL) STRICT;"          \
  "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 400)" \
  " INSERT INTO pet (id, name) SELECT i, 'pet number ' || i FROM n;"               \
  "UPDATE client SET nickname = 'Z';"

static KdConnection *
open_database (Bench *bench)
{
  g_autofree char *path = fixture_path (bench->book);

  return kd_connection_open (path, bench->book->keys->key, bench->book->keys->salt, KD_CONNECTION_WRITE, NULL);
}

static gint64
ask (KdConnection *connection,
     const char   *sql)
{
  gint64 number;

  return kd_connection_query_integer (connection, sql, &number, NULL) ? number : -1;
}

/* A schema after the newest there is. */
static gboolean
migrate_on (KdConnection *connection,
            const char   *step,
            GError      **error)
{
  g_autofree const char **table = g_new (const char *, kd_n_migrations + 1);

  memcpy (table, kd_migrations, kd_n_migrations * sizeof *table);
  table[kd_n_migrations] = step;
  return kd_schema_migrate_by (connection, table, kd_n_migrations + 1, error);
}

static void
migrate (Bench   *bench,
         gboolean in_one)
{
  g_autofree char *apart = g_strdup_printf ("PRAGMA user_version = %u;" NEXT_SCHEMA, kd_n_migrations + 1);
  g_autoptr (KdConnection) connection = open_database (bench);

  if (connection == NULL)
    return;
  if (in_one)
    migrate_on (connection, NEXT_SCHEMA, NULL);
  else
    kd_connection_execute (connection, apart, NULL);
}

/* All of one schema or all of the other, and from there to the newer one. */
static Outcome
judge_migration (Bench *bench,
                 guint *finished)
{
  g_autoptr (KdConnection) connection = open_database (bench);
  gint64   version = connection != NULL ? ask (connection, "PRAGMA user_version") : -1;
  gint64   columns, pets;
  gboolean whole;

  if (version < kd_n_migrations)
    return DAMAGED;
  columns = ask (connection, "SELECT count (*) FROM pragma_table_info ('client') WHERE name = 'nickname'");
  pets = ask (connection, "SELECT count (*) FROM sqlite_schema WHERE name = 'pet'");
  if (pets == 1)
    pets += ask (connection, "SELECT count (*) FROM pet");
  whole = version == kd_n_migrations ? columns == 0 && pets == 0 : columns == 1 && pets == 401 && ask (connection, "SELECT count (*) FROM client WHERE nickname = 'Z'") == 1;
  *finished += version == kd_n_migrations + 1;
  if (!whole || ask (connection, "SELECT count (*) FROM pragma_integrity_check WHERE integrity_check != 'ok'") != 0)
    return DAMAGED;
  g_clear_pointer (&connection, kd_connection_close);
  migrate (bench, TRUE);
  connection = open_database (bench);
  return ask (connection, "PRAGMA user_version") == kd_n_migrations + 1 && ask (connection, "SELECT count (*) FROM pet") == 400 ? SOUND : DAMAGED;
}

static void
migrate_everywhere (Bench      *bench,
                    gboolean    in_one,
                    const char *what,
                    guint      *outcomes)
{
  guint changes, finished = 0;

  fault_vfs_load (bench->disk);
  fault_vfs_arm (&(Fault) { 0 });
  migrate (bench, in_one);
  changes = fault_vfs_disarm ().changes;
  g_assert_cmpuint (changes, >, 20);
  for (guint kill = 0; kill <= 1; kill++)
    for (guint i = 1; i <= changes + 1; i++)
      {
        fault_vfs_load (bench->disk);
        fault_vfs_arm (&(Fault) { .cut_at = i });
        migrate (bench, in_one);
        fault_vfs_power_on (bench->chance, kill ? 1 : 0.5);
        outcomes[judge_migration (bench, &finished)]++;
      }
  say (what, outcomes);
  g_assert_cmpuint (finished, >=, 2);
  g_test_message ("%u found the newer schema", finished);
}

static void
test_migration (Bench        *bench,
                gconstpointer data)
{
  guint outcomes[3] = { 0 };

  migrate_everywhere (bench, TRUE, "migration cut and killed at every change of the disk", outcomes);
  g_assert_cmpuint (outcomes[DAMAGED], ==, 0);
}

static void
test_migration_control (Bench        *bench,
                        gconstpointer data)
{
  guint outcomes[3] = { 0 };

  migrate_everywhere (bench, FALSE, "control: the steps of the migration are no transaction", outcomes);
  g_assert_cmpuint (outcomes[DAMAGED], >=, 10);
}

/* A step that fails leaves nothing of itself. */
static void
test_migration_refused (Bench        *bench,
                        gconstpointer data)
{
  g_autofree char *named = g_strdup_printf ("schema %u", kd_n_migrations + 1);
  g_autoptr (KdConnection) connection = NULL;
  g_autoptr (GError) error = NULL;
  guint finished = 0;

  fault_vfs_load (bench->disk);
  connection = open_database (bench);
  g_assert_false (migrate_on (connection, NEXT_SCHEMA "SELECT no_such_function ();", &error));
  g_assert_nonnull (strstr (error->message, named));
  g_clear_pointer (&connection, kd_connection_close);
  g_assert_cmpint (judge_migration (bench, &finished), ==, SOUND);
  g_assert_cmpuint (finished, ==, 0);
  g_clear_error (&error);
  connection = open_database (bench);
  g_assert_false (kd_schema_migrate (connection, &error));
  g_assert_error (error, KD_ERROR, KD_ERROR_NEWER);
}

int
main (int   argc,
      char *argv[])
{
  static const struct
  {
    const char *name;
    void (*run) (Bench *, gconstpointer);
  } tests[] = {
    { "/fault/disk/power-cut", test_power_cut },
    { "/fault/disk/power-cut-control", test_power_cut_control },
    { "/fault/disk/kill", test_kill },
    { "/fault/disk/kill-control", test_kill_control },
    { "/fault/disk/errors", test_errors },
    { "/fault/disk/errors-control", test_errors_control },
    { "/fault/disk/full", test_full },
    { "/fault/disk/migration", test_migration },
    { "/fault/disk/migration-control", test_migration_control },
    { "/fault/disk/migration-refused", test_migration_refused },
  };

  g_test_init (&argc, &argv, NULL);
  g_setenv ("DOSSIER_LONG", "", FALSE);
  fault_vfs_install ();
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].name, Bench, NULL, bench_start, tests[i].run, bench_stop);
  return g_test_run ();
}
