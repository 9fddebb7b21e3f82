/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define KD_QUINTILES 5
#define KD_CLUSTERS_LIMIT 5

/**
 * KdRfm:
 * @days: days since the last contact or trade; few are good
 * @times: how often
 * @amount: minor units
 *
 * What a client is ranked by: recency, frequency and money.
 */
typedef struct
{
  gint64 days;
  gint64 times;
  gint64 amount;
} KdRfm;

/**
 * KdRfmRank:
 * @recency: 1 to 5, the best
 * @frequency: 1 to 5
 * @money: 1 to 5
 *
 * Where a client stands among all: 5-1-3 was seen lately, seldom, and is of middling size.
 */
typedef struct
{
  guint8 recency;
  guint8 frequency;
  guint8 money;
} KdRfmRank;

double   kd_rank_percentile (const double *values,
                             guint         n,
                             double        share);
void     kd_rank_quintiles (const gint64 *values,
                            guint         n,
                            guint8       *ranks);
void     kd_rank_rfm (const KdRfm *clients,
                      guint        n,
                      KdRfmRank   *ranks);
gboolean kd_rank_cluster (const double *values,
                          guint         n,
                          guint         k,
                          guint        *clusters);

G_END_DECLS
