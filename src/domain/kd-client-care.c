/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-client-care.h"

#include <math.h>

static guint
sum (const guint *answers,
     guint        first,
     guint        last)
{
  guint all = 0;

  for (guint i = first; i <= last; i++)
    all += answers[i];
  return all;
}

/**
 * kd_care_recommendation:
 * @answers: (array fixed-size=11): how many answered 0, 1 … 10 to “would you recommend us?”
 *
 * The share of those who would less the share of those who would not (推荐意愿净值).
 *
 * Source: F. F. Reichheld, The One Number You Need to Grow (2003).
 *
 * Returns: from -100 to 100, or NAN without an answer
 */
double
kd_care_recommendation (const guint *answers)
{
  guint all = sum (answers, 0, KD_CARE_ANSWERS - 1);

  return all > 0 ? 100 * ((double) sum (answers, 9, 10) - (double) sum (answers, 0, 6)) / all : NAN;
}

/**
 * kd_care_satisfaction:
 * @answers: (array fixed-size=5): how many answered 1 … 5
 *
 * Returns: the share of 4 and 5, or NAN without an answer
 */
double
kd_care_satisfaction (const guint *answers)
{
  guint all = sum (answers, 0, 4);

  return all > 0 ? (double) sum (answers, 3, 4) / all : NAN;
}

/**
 * kd_care_retention:
 * @begin: clients, or their money, at the beginning
 * @kept: those of them that are still there
 *
 * Returns: the share that stayed, or NAN where there was nothing
 */
double
kd_care_retention (gint64 begin,
                   gint64 kept)
{
  return begin > 0 ? (double) kept / (double) begin : NAN;
}

/* Where there is nothing left to compare with, anything is much. */
static gboolean
is_much (gint64 part,
         gint64 whole,
         double limit)
{
  return part > 0 && (whole <= 0 || (double) part / (double) whole >= limit);
}

/**
 * kd_care_churn_flags:
 * @facts: what is known of a client
 * @limits: from where on something hints
 *
 * Returns: what hints that the client may leave
 */
guint
kd_care_churn_flags (const KdChurnFacts  *facts,
                     const KdChurnLimits *limits)
{
  guint flags = facts->noticed;

  if (is_much (facts->before - facts->now, facts->before, limits->outflow))
    flags |= KD_CHURN_OUTFLOW;
  if (is_much (facts->redeemed, facts->now, limits->redeemed))
    flags |= KD_CHURN_REDEEMED;
  if (is_much (facts->matures, facts->now, limits->matures))
    flags |= KD_CHURN_MATURES;
  return flags;
}

/**
 * kd_care_churn_level:
 * @flags: what hints
 *
 * Returns: how likely it is that the client leaves
 */
KdChurnLevel
kd_care_churn_level (guint flags)
{
  return (KdChurnLevel) MIN (__builtin_popcount (flags), KD_CHURN_HIGH);
}
