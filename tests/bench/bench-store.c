/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Measures the store; prints one `name value` a line for bench.py.
 *
 * usage: bench-store FOLDER CLIENTS */

#include "kd-backup.h"
#include "kd-client.h"
#include "kd-commit.h"
#include "kd-contact-method.h"
#include "kd-text-store.h"
#include "kd-verify.h"

#include <stdlib.h>
#include <string.h>

static double
seconds_since (gint64 start)
{
  return (double) (g_get_monotonic_time () - start) / G_USEC_PER_SEC;
}

static int
compare (const void *a,
         const void *b)
{
  return (*(const gint64 *) a > *(const gint64 *) b) - (*(const gint64 *) a < *(const gint64 *) b);
}

static void
add_pair (KdCommit *commit,
          KdClock  *clock)
{
  KdRow *client = kd_row_new (KD_KIND_CLIENT);
  KdRow *contact = kd_row_new (KD_KIND_CONTACT_METHOD);

  kd_uuid_generate (&client->uuid, kd_clock_now (clock));
  kd_value_set_text (&client->values[KD_CLIENT_NAME], "欧阳春晓");
  kd_value_set_text (&client->values[KD_CLIENT_SEX], "female");
  kd_value_set_integer (&client->values[KD_CLIENT_BIRTH], 3650);
  kd_value_set_text (&client->values[KD_CLIENT_CITY], "上海");
  kd_value_set_text (&client->values[KD_CLIENT_OCCUPATION], "工程师");
  kd_value_set_text (&client->values[KD_CLIENT_STATUS], "active");
  kd_value_set_uuid (&contact->values[KD_CONTACT_METHOD_CLIENT], &client->uuid);
  kd_value_set_text (&contact->values[KD_CONTACT_METHOD_TYPE], "mobile");
  kd_value_set_text (&contact->values[KD_CONTACT_METHOD_VALUE], "13800138000");
  kd_value_set_integer (&contact->values[KD_CONTACT_METHOD_PREFERRED], 1);
  kd_commit_take_change (commit, kd_change_new_insert (client));
  kd_commit_take_change (commit, kd_change_new_insert (contact));
}

static KdUuid
fill (KdStore *store,
      KdClock *clock,
      guint    clients)
{
  KdUuid last = { { 0 } };

  for (guint done = 0; done < clients;)
    {
      g_autoptr (KdCommit) commit = kd_commit_new (KD_REASON_DEMONSTRATION);
      g_autoptr (KdCommitResult) result = NULL;
      g_autoptr (GError) error = NULL;

      for (; done < clients && commit->changes->len < KD_COMMIT_LIMIT; done++)
        add_pair (commit, clock);
      result = kd_store_commit (store, commit, &error);
      g_assert_no_error (error);
      last = ((KdRow *) result->rows->pdata[0])->uuid;
    }
  return last;
}

static void
edit (KdStore *store,
      KdUuid   uuid)
{
  gint64 times[1000];

  for (guint i = 0; i < G_N_ELEMENTS (times); i++)
    {
      g_autoptr (KdCommit) commit = kd_commit_new (KD_REASON_EDIT);
      g_autoptr (KdCommitResult) result = NULL;
      g_autoptr (GError) error = NULL;
      KdChange *change = kd_change_new_update (KD_KIND_CLIENT, &uuid);
      g_auto (KdValue) note = KD_VALUE_INIT;
      gint64 start = g_get_monotonic_time ();

      kd_value_take_text (&note, g_strdup_printf ("note %u", i));
      kd_change_set_value (change, KD_CLIENT_NOTES, &note);
      kd_commit_take_change (commit, change);
      result = kd_store_commit (store, commit, &error);
      g_assert_no_error (error);
      times[i] = g_get_monotonic_time () - start;
    }
  qsort (times, G_N_ELEMENTS (times), sizeof times[0], compare);
  g_print ("edit-median-ms %.3f\nedit-worst-ms %.3f\n", (double) times[500] / 1000, (double) times[999] / 1000);
}

/* What the book's thread does in a pause, to the end. */
static void
merge (KdStore *store)
{
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (gint64));
  gboolean done = FALSE;

  while (!done)
    {
      gint64 start = g_get_monotonic_time (), took;

      g_assert_true (kd_text_store_merge (store->connection, 16, &done, NULL));
      took = g_get_monotonic_time () - start;
      g_array_append_val (times, took);
    }
  g_array_sort (times, compare);
  g_print ("merge-steps %u\nmerge-median-ms %.3f\nmerge-worst-ms %.3f\n",
           times->len,
           (double) g_array_index (times, gint64, times->len / 2) / 1000,
           (double) g_array_index (times, gint64, times->len - 1) / 1000);
}

static void
print_memory (void)
{
  g_autofree char *text = NULL;
  char            *line;

  if (g_file_get_contents ("/proc/self/status", &text, NULL, NULL) && (line = strstr (text, "VmHWM:")) != NULL)
    g_print ("peak-mib %.1f\n", g_ascii_strtod (line + 6, NULL) / 1024);
}

/* What a backup costs by hand: sqlite3_backup in one go, the same full verification, and the file read and
 * hashed as it is packed and proved. */
static double
back_up_by_hand (KdStore          *store,
                 const KdBookKeys *keys,
                 const char       *path)
{
  g_autoptr (KdConnection) copy = NULL;
  g_autoptr (KdVerification) verification = NULL;
  gint64          start = g_get_monotonic_time ();
  sqlite3_backup *pages;

  copy = kd_connection_open (path, keys->key, keys->salt, KD_CONNECTION_CREATE, NULL);
  pages = sqlite3_backup_init (copy->db, "main", store->connection->db, "main");
  g_assert_cmpint (sqlite3_backup_step (pages, -1), ==, SQLITE_DONE);
  sqlite3_backup_finish (pages);
  verification = kd_store_verify (store, TRUE, NULL, NULL, NULL);
  g_assert_cmpuint (verification->n_findings, ==, 0);
  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *bytes = NULL;
      gsize            size;
      KdHash           hash;

      g_assert_true (g_file_get_contents (path, &bytes, &size, NULL));
      kd_hash_plain (bytes, size, &hash);
    }
  return seconds_since (start);
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (KdSecret) seed = kd_secret_new_random (KD_SEED_SIZE);
  g_autoptr (KdSigner) signer = kd_signer_new (seed);
  g_autoptr (KdClock) clock = kd_clock_new_system ();
  g_autoptr (KdBookKeys) keys = kd_book_keys_new ("bench", kd_clock_now (clock));
  g_autoptr (GError) error = NULL;
  g_autoptr (KdStore) store = NULL;
  g_autoptr (KdVerification) verification = NULL;
  g_autofree char *path = g_build_filename (argv[1], "bench.kdbackup", NULL);
  guint            clients = (guint) atoi (argv[2]);
  KdUuid           device = { { 1 } }, uuid;
  g_autoptr (GBytes) book_keys = kd_book_keys_serialize (keys, &device, signer);
  g_autoptr (KdBackupJob) job = NULL;
  g_autofree char *read = NULL;
  g_autofree char *by_hand = NULL;
  KdBookKeys      *job_keys = kd_book_keys_parse (book_keys, signer, NULL);
  gboolean         done;
  guint64          size;
  gint64           start;

  store = kd_store_create (argv[1], keys, signer, "bench", &device, clock, &error);
  g_assert_no_error (error);
  /* Once a process, and beside the first name of a session: told apart from what each client costs. */
  start = g_get_monotonic_time ();
  read = kd_pinyin_read (store->pinyin, "欧阳春晓", NULL);
  g_print ("pinyin-ms %.1f\n", seconds_since (start) * 1000);
  start = g_get_monotonic_time ();
  uuid = fill (store, clock, clients);
  g_print ("bulk-seconds %.4f\n", seconds_since (start));
  merge (store);
  edit (store, uuid);
  merge (store);
  g_clear_pointer (&store, kd_store_close);
  start = g_get_monotonic_time ();
  store = kd_store_open (argv[1], keys, signer, &device, clock, &error);
  g_assert_no_error (error);
  g_print ("open-ms %.3f\n", seconds_since (start) * 1000);
  start = g_get_monotonic_time ();
  verification = kd_store_verify (store, FALSE, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (verification->n_findings, ==, 0);
  g_print ("verify-seconds %.4f\nverify-changes %" G_GUINT64_FORMAT "\nverify-commits %" G_GUINT64_FORMAT "\n", seconds_since (start), verification->changes, verification->commits);
  start = g_get_monotonic_time ();
  job = kd_backup_job_new (g_steal_pointer (&job_keys), book_keys, book_keys, path, &error);
  g_assert_no_error (error);
  do
    g_assert_true (kd_backup_job_copy (job, store, &done, &error));
  while (!done);
  g_assert_true (kd_backup_job_finish (job, NULL, &size, &error));
  g_print ("backup-seconds %.4f\nbackup-mib %.1f\n", seconds_since (start), (double) size / 1048576);
  print_memory ();
  by_hand = g_build_filename (argv[1], "by-hand.db", NULL);
  g_print ("by-hand-seconds %.4f\n", back_up_by_hand (store, keys, by_hand));
  return 0;
}
