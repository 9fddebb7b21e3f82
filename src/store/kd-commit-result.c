/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-commit.h"

#include "kd-brief.h"

static void
clear_result (gpointer data)
{
  KdCommitResult *result = data;

  g_ptr_array_unref (result->rows);
  g_ptr_array_unref (result->briefs);
  g_array_unref (result->gone);
}

/**
 * kd_commit_result_new:
 *
 * Returns: (transfer full): a result of nothing yet
 */
KdCommitResult *
kd_commit_result_new (void)
{
  KdCommitResult *result = g_atomic_rc_box_new0 (KdCommitResult);

  result->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) kd_row_free);
  result->briefs = g_ptr_array_new_with_free_func ((GDestroyNotify) kd_brief_free);
  result->gone = g_array_new (FALSE, FALSE, sizeof (gint64));
  return result;
}

/**
 * kd_commit_result_ref:
 * @result: what a commit did
 *
 * Returns: (transfer full): @result
 */
KdCommitResult *
kd_commit_result_ref (KdCommitResult *result)
{
  return g_atomic_rc_box_acquire (result);
}

/**
 * kd_commit_result_unref:
 * @result: (transfer full): what a commit did
 *
 * Drops a reference; the last one frees @result with its rows and briefs.
 */
void
kd_commit_result_unref (KdCommitResult *result)
{
  g_atomic_rc_box_release_full (result, clear_result);
}

static void
gather (GHashTable           *last,
        GPtrArray            *order,
        const KdCommitResult *result)
{
  for (guint i = 0; i < result->briefs->len; i++)
    {
      KdBrief *brief = result->briefs->pdata[i];

      if (g_hash_table_insert (last, &brief->id, brief))
        g_ptr_array_add (order, &brief->id);
    }
  for (guint i = 0; i < result->gone->len; i++)
    {
      gint64 *id = &g_array_index (result->gone, gint64, i);

      if (g_hash_table_insert (last, id, NULL))
        g_ptr_array_add (order, id);
    }
}

/**
 * kd_commit_result_merge:
 * @results: (element-type KdCommitResult): what commits did, one after the other; at least one
 *
 * What several commits did, as if it had been one: a client that two of them changed is there as the last one left it.
 * The rows and briefs are those of @results, which must live as long as what is returned.
 *
 * Returns: (transfer full): it
 */
KdCommitResult *
kd_commit_result_merge (GPtrArray *results)
{
  KdCommitResult *merged = g_atomic_rc_box_new0 (KdCommitResult);
  g_autoptr (GHashTable) last = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (GPtrArray) order = g_ptr_array_new ();

  g_return_val_if_fail (results->len > 0, NULL);

  merged->number = ((KdCommitResult *) results->pdata[results->len - 1])->number;
  merged->rows = g_ptr_array_new ();
  merged->briefs = g_ptr_array_new ();
  merged->gone = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = 0; i < results->len; i++)
    {
      const KdCommitResult *result = results->pdata[i];

      g_ptr_array_extend (merged->rows, result->rows, NULL, NULL);
      gather (last, order, result);
    }
  for (guint i = 0; i < order->len; i++)
    {
      KdBrief *brief = g_hash_table_lookup (last, order->pdata[i]);

      if (brief != NULL)
        g_ptr_array_add (merged->briefs, brief);
      else
        g_array_append_vals (merged->gone, order->pdata[i], 1);
    }
  return merged;
}
