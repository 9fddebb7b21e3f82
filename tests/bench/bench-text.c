/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Measures the search in texts by the sort of what is looked for; prints one `name value` a line for bench.py.
 *
 * usage: bench-text FOLDER CLIENTS */

#include "kd-client.h"
#include "kd-commit.h"
#include "kd-interaction.h"
#include "kd-text-search.h"
#include "kd-text-store.h"

#include <stdlib.h>
#include <string.h>

#define RUNS 100

static const char *const words[] = {
  "基金",
  "理财",
  "客户",
  "收益",
  "风险",
  "孩子",
  "孙子",
  "养老",
  "保险",
  "房产",
  "股票",
  "债券",
  "到期",
  "电话",
  "女儿",
  "龙井",
  "出国",
  "留学",
  "退休",
  "公司",
  "医院",
  "黄金",
  "存款",
  "分红",
  "定投",
  "赎回",
  "推荐",
  "生日",
  "拜访",
  "的",
  "了",
  "是",
  "我",
  "说",
  "在",
  "ETF",
  "fund",
  "QDII",
  "2026-03-15",
  "50万元",
  "13800.50",
  "，",
  "。",
};

typedef struct
{
  const char *name;
  const char *text;
} Query;

static const Query queries[] = {
  { "common-character", "的" },
  { "rare-character", "龘" },
  { "word", "基金" },
  { "phrase", "基金到期" },
  { "odd-phrase", "的了是我说在" },
  { "two-pieces", "龙井 孙子" },
  { "digits", "2026" },
  { "short-digits", "13" },
  { "latin", "fu" },
  { "mixed", "推荐etf" },
  { "nothing", "鑫鑫鑫" },
};

static gint64
compare (gconstpointer a,
         gconstpointer b)
{
  return *(const gint64 *) a - *(const gint64 *) b;
}

static int
compare_times (gconstpointer a,
               gconstpointer b)
{
  gint64 difference = compare (a, b);

  return (difference > 0) - (difference < 0);
}

/* Words of the trade with characters between that follow no order, some of them rare. */
static void
write_text (KdValue *value,
            GRand   *random,
            guint    length)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < length; i++)
    if (g_rand_int_range (random, 0, 3) > 0)
      g_string_append (text, words[g_rand_int_range (random, 0, G_N_ELEMENTS (words))]);
    else
      g_string_append_unichar (text, (gunichar) (0x4e00 + g_rand_int_range (random, 0, 60) * g_rand_int_range (random, 0, 60)));
  kd_value_take_text (value, g_string_free_and_steal (text));
}

static void
fill (KdStore *store,
      KdClock *clock,
      guint    clients)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (7);

  for (guint done = 0; done < clients;)
    {
      g_autoptr (KdCommit) commit = kd_commit_new (KD_REASON_DEMONSTRATION);
      g_autoptr (KdCommitResult) result = NULL;
      gboolean merged = FALSE;

      for (; done < clients && commit->changes->len < KD_COMMIT_LIMIT; done++)
        {
          KdRow *client = kd_row_new (KD_KIND_CLIENT);
          KdRow *call = kd_row_new (KD_KIND_INTERACTION);

          kd_uuid_generate (&client->uuid, kd_clock_now (clock));
          kd_value_set_text (&client->values[KD_CLIENT_NAME], "欧阳春晓");
          write_text (&client->values[KD_CLIENT_ADDRESS], random, 8);
          write_text (&client->values[KD_CLIENT_NOTES], random, 25);
          kd_value_set_uuid (&call->values[KD_INTERACTION_CLIENT], &client->uuid);
          kd_value_set_integer (&call->values[KD_INTERACTION_TIME], (gint64) g_rand_int (random) * 1000000);
          kd_value_set_text (&call->values[KD_INTERACTION_CHANNEL], "call");
          write_text (&call->values[KD_INTERACTION_SUMMARY], random, 25);
          if (done % 5000 == 0)
            kd_value_set_text (&call->values[KD_INTERACTION_OUTCOME], "reached");
          if (done == clients / 2)
            kd_value_set_text (&client->values[KD_CLIENT_OCCUPATION], "龘");
          kd_commit_take_change (commit, kd_change_new_insert (client));
          kd_commit_take_change (commit, kd_change_new_insert (call));
        }
      result = kd_store_commit (store, commit, NULL);
      g_assert_nonnull (result);
      for (guint i = 0; i < 10 && store->unmerged >= 64 && !merged; i++)
        g_assert_true (kd_text_store_merge (store->connection, 16, &merged, NULL));
      if (merged)
        store->unmerged = 0;
    }
}

static void
measure (KdStore     *store,
         const Query *query)
{
  gint64 times[RUNS];
  guint  total = 0;

  for (guint i = 0; i < RUNS; i++)
    {
      g_autoptr (GPtrArray) hits = NULL;
      gint64 start = g_get_monotonic_time ();

      g_assert_true (kd_text_search (store->connection, query->text, 50, &total, &hits, NULL, NULL));
      times[i] = g_get_monotonic_time () - start;
    }
  qsort (times, RUNS, sizeof times[0], compare_times);
  g_print ("text-%s-median-ms %.3f\ntext-%s-p99-ms %.3f\ntext-%s-hits %u\n",
           query->name,
           (double) times[RUNS / 2] / 1000,
           query->name,
           (double) times[RUNS * 99 / 100] / 1000,
           query->name,
           total);
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
  KdUuid   device = { { 1 } };
  gboolean done = FALSE;
  gint64   start;
  guint    steps = 0;
  gint64   worst = 0;

  store = kd_store_create (argv[1], keys, signer, "bench", &device, clock, &error);
  g_assert_no_error (error);
  start = g_get_monotonic_time ();
  fill (store, clock, (guint) atoi (argv[2]));
  g_print ("text-fill-seconds %.3f\n", (double) (g_get_monotonic_time () - start) / G_USEC_PER_SEC);
  start = g_get_monotonic_time ();
  for (; !done; steps++)
    {
      gint64 step = g_get_monotonic_time ();

      g_assert_true (kd_text_store_merge (store->connection, 16, &done, NULL));
      worst = MAX (worst, g_get_monotonic_time () - step);
    }
  g_print ("text-merge-seconds %.3f\ntext-merge-steps %u\ntext-merge-worst-ms %.3f\n", (double) (g_get_monotonic_time () - start) / G_USEC_PER_SEC, steps, (double) worst / 1000);
  for (gsize i = 0; i < G_N_ELEMENTS (queries); i++)
    measure (store, &queries[i]);
  return 0;
}
