/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-demo.h"

#include "kd-commit.h"
#include "kd-demo-draw.h"
#include "kd-import-batch.h"
#include "kd-workspace-private.h"

#define CLIENTS_A_ROUND 40

/* Source: S. Vigna, splitmix64 (public domain): the same people for the same seed everywhere. */
static guint64
draw (KdDemo *demo)
{
  guint64 z = (demo->state += G_GUINT64_CONSTANT (0x9e3779b97f4a7c15));

  z = (z ^ (z >> 30)) * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
  z = (z ^ (z >> 27)) * G_GUINT64_CONSTANT (0x94d049bb133111eb);
  return z ^ (z >> 31);
}

guint
kd_demo_below (KdDemo *demo,
               guint   most)
{
  return (guint) (draw (demo) % most);
}

gboolean
kd_demo_chance (KdDemo *demo,
                guint   of_thousand)
{
  return kd_demo_below (demo, 1000) < of_thousand;
}

KdRow *
kd_demo_add (KdDemo *demo,
             KdKind  kind)
{
  KdRow *row = kd_row_new (kind);

  kd_uuid_generate (&row->uuid, demo->now);
  g_ptr_array_add (demo->rows, row);
  return row;
}

void
kd_demo_refer (KdRow       *row,
               guint        field,
               const KdRow *to)
{
  kd_value_set_uuid (&row->values[field], &to->uuid);
}

static void
add_file (KdDemo *demo)
{
  KdRow *client = kd_demo_add_person (demo);
  gint64 assets = kd_demo_add_money (demo, client);

  kd_demo_add_care (demo, client, assets);
  demo->made++;
}

static gboolean
finish (KdWorkspace  *workspace,
        const KdUuid *batch,
        GError      **error)
{
  g_autoptr (KdCommit) commit = kd_commit_new (KD_REASON_DEMONSTRATION);
  g_autoptr (KdCommitResult) result = NULL;

  commit->batch = *batch;
  kd_commit_take_change (commit, kd_import_batch_finish (batch, kd_clock_now (kd_workspace_get_clock (workspace))));
  result = kd_workspace_commit (workspace, KD_LANE_BULK, commit, NULL, error);
  return result != NULL;
}

/**
 * kd_demo_fill:
 * @workspace: a workspace
 * @today: the present day
 * @now: the present instant
 * @clients: how many people to invent
 * @seed: what to draw them by; the same seed on the same day gives the same people
 * @transactions: (out): how many transactions they have
 * @error: return location
 *
 * Fills the open book with invented people, their households, accounts, transactions, valuations, journals,
 * promises and assessments: a book that is looked after, with a few things that are late. It is one batch: one undo takes it back, but for the transactions, which
 * are reversed.
 *
 * Returns: whether all are stored
 */
gboolean
kd_demo_fill (KdWorkspace *workspace,
              KdDate       today,
              gint64       now,
              guint        clients,
              guint64      seed,
              guint64     *transactions,
              GError     **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();
  KdDemo demo = { .state = seed, .today = today, .now = now, .rows = rows };
  KdRow *batch = kd_import_batch_new ("demo", NULL, now);
  KdUuid uuid = batch->uuid;

  kd_demo_number (batch, KD_IMPORT_BATCH_NEW, clients);
  g_ptr_array_add (rows, batch);
  kd_demo_add_products (&demo);
  do
    {
      for (guint i = 0; i < CLIENTS_A_ROUND && demo.made < clients; i++)
        add_file (&demo);
      if (!kd_workspace_add_all (workspace, rows, &uuid, error))
        return FALSE;
    }
  while (demo.made < clients);
  *transactions = demo.transactions;
  return finish (workspace, &uuid, error);
}
