/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-ranks.h"

#include <glib.h>
#include <math.h>

static void
test_percentile (void)
{
  static const double values[] = { 3, 1, 4, 2 };

  g_assert_cmpfloat_with_epsilon (kd_rank_percentile (values, 4, 0.3), 1.9, 1e-12);
  g_assert_cmpfloat (kd_rank_percentile (values, 4, 0), ==, 1);
  g_assert_cmpfloat (kd_rank_percentile (values, 4, 1), ==, 4);
  g_assert_cmpfloat (kd_rank_percentile (values, 1, 0.7), ==, 3);
  g_assert_true (isnan (kd_rank_percentile (values, 0, 0.5)));
  g_assert_true (isnan (kd_rank_percentile (values, 4, 1.5)));
}

static void
test_quintiles (void)
{
  static const gint64 values[] = { 10, 9, 8, 7, 6, 5, 4, 3, 2, 1 };
  static const guint8 expected[] = { 5, 5, 4, 4, 3, 3, 2, 2, 1, 1 };
  static const gint64 same[] = { 7, 7, 7 };
  static const gint64 tied[] = { 1, 2, 3, 3, 5 };
  guint8              ranks[10];

  kd_rank_quintiles (values, 10, ranks);
  g_assert_cmpmem (ranks, 10, expected, 10);
  kd_rank_quintiles (same, 3, ranks);
  g_assert_cmpmem (ranks, 3, ((const guint8[]) { 5, 5, 5 }), 3);
  /* equal values share the better part */
  kd_rank_quintiles (tied, 5, ranks);
  g_assert_cmpmem (ranks, 5, ((const guint8[]) { 1, 2, 4, 4, 5 }), 5);
  kd_rank_quintiles (values, 0, ranks);
}

/* Seen lately, seldom, of middling size: 5-1-3. */
static void
test_rfm (void)
{
  static const KdRfm clients[] = { { 1, 0, 30 }, { 20, 9, 10 }, { 30, 8, 20 }, { 40, 7, 40 }, { 50, 6, 50 } };
  KdRfmRank          ranks[G_N_ELEMENTS (clients)];

  kd_rank_rfm (clients, G_N_ELEMENTS (clients), ranks);
  g_assert_cmpmem (&ranks[0], sizeof ranks[0], (&(KdRfmRank) { 5, 1, 3 }), sizeof ranks[0]);
  g_assert_cmpmem (&ranks[4], sizeof ranks[4], (&(KdRfmRank) { 1, 2, 5 }), sizeof ranks[4]);
}

static void
test_cluster (void)
{
  static const double values[] = { 10, 1, 11, 2 };
  static const double three[] = { 5, 100, 6, 101, 900, 4 };
  guint               clusters[6];

  g_assert_true (kd_rank_cluster (values, 4, 2, clusters));
  g_assert_cmpmem (clusters, 4 * sizeof (guint), ((const guint[]) { 1, 0, 1, 0 }), 4 * sizeof (guint));
  g_assert_true (kd_rank_cluster (three, 6, 3, clusters));
  g_assert_cmpmem (clusters, 6 * sizeof (guint), ((const guint[]) { 0, 1, 0, 1, 2, 0 }), 6 * sizeof (guint));
  g_assert_true (kd_rank_cluster (values, 4, 4, clusters));
  g_assert_cmpmem (clusters, 4 * sizeof (guint), ((const guint[]) { 2, 0, 3, 1 }), 4 * sizeof (guint));
  g_assert_true (kd_rank_cluster (values, 4, 1, clusters));
  g_assert_cmpuint (clusters[0] + clusters[1] + clusters[2] + clusters[3], ==, 0);
  g_assert_false (kd_rank_cluster (values, 1, 2, clusters));
  g_assert_false (kd_rank_cluster (values, 4, 0, clusters));
  g_assert_false (kd_rank_cluster (three, 6, 6, clusters));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ranks/percentile", test_percentile);
  g_test_add_func ("/ranks/quintiles", test_quintiles);
  g_test_add_func ("/ranks/rfm", test_rfm);
  g_test_add_func ("/ranks/cluster", test_cluster);
  return g_test_run ();
}
