/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-ranks.h"

#include <math.h>
#include <stdlib.h>

static int
compare_doubles (const void *a,
                 const void *b)
{
  const double *one = a, *other = b;

  return (*one > *other) - (*one < *other);
}

static int
compare_integers (const void *a,
                  const void *b)
{
  const gint64 *one = a, *other = b;

  return (*one > *other) - (*one < *other);
}

static double *
sort_copy (const double *values,
           guint         n)
{
  double *sorted = g_memdup2 (values, n * sizeof *values);

  qsort (sorted, n, sizeof *sorted, compare_doubles);
  return sorted;
}

/**
 * kd_rank_percentile:
 * @values: (array length=n): values in any order
 * @n: how many
 * @share: from 0 to 1
 *
 * The inclusive percentile, with a straight line between neighbours.
 *
 * Source: R. J. Hyndman and Y. Fan, Sample Quantiles in Statistical Packages (1996), definition 7.
 *
 * Returns: the value that @share of the others do not exceed, or NAN where there are none
 */
double
kd_rank_percentile (const double *values,
                    guint         n,
                    double        share)
{
  g_autofree double *sorted = NULL;
  double             rank;
  guint              below;

  if (n == 0 || !(share >= 0 && share <= 1))
    return NAN;
  sorted = sort_copy (values, n);
  rank = share * (n - 1);
  below = MIN ((guint) rank, n - 1);
  return below + 1 < n ? sorted[below] + (rank - below) * (sorted[below + 1] - sorted[below]) : sorted[below];
}

/* How many of the sorted values are not above one. */
static guint
count_up_to (const gint64 *sorted,
             guint         n,
             gint64        value)
{
  guint low = 0, high = n;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (sorted[middle] <= value)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/**
 * kd_rank_quintiles:
 * @values: (array length=n): values in any order; more is better
 * @n: how many
 * @ranks: (out caller-allocates) (array length=n): 1 to 5, the best
 *
 * Puts values into five parts of the same size. Equal values share the better part.
 */
void
kd_rank_quintiles (const gint64 *values,
                   guint         n,
                   guint8       *ranks)
{
  g_autofree gint64 *sorted = g_memdup2 (values, n * sizeof *values);

  if (n == 0)
    return;
  qsort (sorted, n, sizeof *sorted, compare_integers);
  for (guint i = 0; i < n; i++)
    ranks[i] = (guint8) (((guint64) count_up_to (sorted, n, values[i]) * KD_QUINTILES + n - 1) / n);
}

/**
 * kd_rank_rfm:
 * @clients: (array length=n): what clients are ranked by
 * @n: how many
 * @ranks: (out caller-allocates) (array length=n): where they stand
 *
 * Source: A. M. Hughes, Strategic Database Marketing (1994).
 */
void
kd_rank_rfm (const KdRfm *clients,
             guint        n,
             KdRfmRank   *ranks)
{
  g_autofree gint64 *values = g_new (gint64, n + 1);
  g_autofree guint8 *parts = g_new (guint8, n + 1);

  for (guint i = 0; i < n; i++)
    values[i] = -clients[i].days;
  kd_rank_quintiles (values, n, parts);
  for (guint i = 0; i < n; i++)
    {
      ranks[i].recency = parts[i];
      values[i] = clients[i].times;
    }
  kd_rank_quintiles (values, n, parts);
  for (guint i = 0; i < n; i++)
    {
      ranks[i].frequency = parts[i];
      values[i] = clients[i].amount;
    }
  kd_rank_quintiles (values, n, parts);
  for (guint i = 0; i < n; i++)
    ranks[i].money = parts[i];
}

/* --- clusters --------------------------------------------------------------------------------------------------- */

/* How far the values from @first up to but not with @last are from their average, squared and summed. */
static double
spread (const double *sums,
        const double *squares,
        guint         first,
        guint         last)
{
  double sum = sums[last] - sums[first];

  return squares[last] - squares[first] - sum * sum / (last - first);
}

/* The best cut of the first i values into c parts, for all i and c: where the last part begins. */
static void
cut (const double *sorted,
     guint         n,
     guint         k,
     guint        *starts)
{
  g_autofree double *sums = g_new0 (double, n + 1);
  g_autofree double *squares = g_new0 (double, n + 1);
  g_autofree double *before = g_new (double, n + 1);
  g_autofree double *now = g_new (double, n + 1);

  for (guint i = 0; i < n; i++)
    {
      sums[i + 1] = sums[i] + sorted[i];
      squares[i + 1] = squares[i] + sorted[i] * sorted[i];
      before[i + 1] = spread (sums, squares, 0, i + 1);
    }
  for (guint c = 1; c < k; c++)
    {
      for (guint i = c + 1; i <= n; i++)
        {
          now[i] = INFINITY;
          for (guint start = c; start < i; start++)
            {
              double cost = before[start] + spread (sums, squares, start, i);

              if (cost < now[i])
                {
                  now[i] = cost;
                  starts[c * (n + 1) + i] = start;
                }
            }
        }
      for (guint i = c + 1; i <= n; i++)
        before[i] = now[i];
    }
}

/**
 * kd_rank_cluster:
 * @values: (array length=n): values in any order
 * @n: how many
 * @k: into how many clusters, at most %KD_CLUSTERS_LIMIT and @n
 * @clusters: (out caller-allocates) (array length=n): which one each is in, 0 for the lowest
 *
 * Puts values into clusters with the least squared distances from their averages: the best there are, found without chance. Its
 * time grows with the square of @n. A hint for looking at a book, never what decides about a person (PIPL article 24).
 *
 * Source: H. Wang and M. Song, Ckmeans.1d.dp (2011).
 *
 * Returns: whether there are enough values
 */
gboolean
kd_rank_cluster (const double *values,
                 guint         n,
                 guint         k,
                 guint        *clusters)
{
  g_autofree double *sorted = NULL;
  g_autofree guint  *starts = NULL;
  guint              end = n;

  if (k == 0 || k > KD_CLUSTERS_LIMIT || n < k)
    return FALSE;
  sorted = sort_copy (values, n);
  starts = g_new0 (guint, (gsize) k * (n + 1));
  cut (sorted, n, k, starts);
  for (guint i = 0; i < n; i++)
    clusters[i] = 0;
  for (guint c = k - 1; c > 0; c--)
    {
      guint start = starts[c * (n + 1) + end];

      for (guint i = 0; i < n; i++)
        if (values[i] >= sorted[start])
          clusters[i] = MAX (clusters[i], c);
      end = start;
    }
  return TRUE;
}
