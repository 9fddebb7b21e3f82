/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define KD_CARE_ANSWERS 11

/**
 * KdChurnFlag:
 * @KD_CHURN_OUTFLOW: assets fell much
 * @KD_CHURN_REDEEMED: much was redeemed lately
 * @KD_CHURN_MATURES: much matures soon
 * @KD_CHURN_SILENCE: nobody was heard for longer than the cadence
 * @KD_CHURN_COMPLAINT: a complaint is open
 * @KD_CHURN_UNHAPPY: the last answer was unhappy
 * @KD_CHURN_EVENT: something happened to a key person
 *
 * What hints that a client may leave.
 */
typedef enum
{
  KD_CHURN_OUTFLOW = 1 << 0,
  KD_CHURN_REDEEMED = 1 << 1,
  KD_CHURN_MATURES = 1 << 2,
  KD_CHURN_SILENCE = 1 << 3,
  KD_CHURN_COMPLAINT = 1 << 4,
  KD_CHURN_UNHAPPY = 1 << 5,
  KD_CHURN_EVENT = 1 << 6,
} KdChurnFlag;

/**
 * KdChurnFacts:
 * @before: assets at the beginning, minor units
 * @now: assets now
 * @redeemed: redeemed in the last 30 days
 * @matures: what matures in the next 60 days
 * @noticed: flags of what is no amount
 *
 * What is known of a client.
 */
typedef struct
{
  gint64 before;
  gint64 now;
  gint64 redeemed;
  gint64 matures;
  guint  noticed;
} KdChurnFacts;

/**
 * KdChurnLimits:
 * @outflow: a fall of assets by this share hints
 * @redeemed: so does a redemption of this share of the assets
 * @matures: and this share that matures
 *
 * From where on something hints.
 */
typedef struct
{
  double outflow;
  double redeemed;
  double matures;
} KdChurnLimits;

/**
 * KdChurnLevel:
 * @KD_CHURN_LOW: nothing hints
 * @KD_CHURN_MEDIUM: one thing does
 * @KD_CHURN_HIGH: several do
 *
 * How likely it is that a client leaves.
 */
typedef enum
{
  KD_CHURN_LOW,
  KD_CHURN_MEDIUM,
  KD_CHURN_HIGH,
} KdChurnLevel;

double       kd_care_recommendation (const guint *answers);
double       kd_care_satisfaction (const guint *answers);
double       kd_care_retention (gint64 begin,
                                gint64 kept);
guint        kd_care_churn_flags (const KdChurnFacts  *facts,
                                  const KdChurnLimits *limits);
KdChurnLevel kd_care_churn_level (guint flags);

G_END_DECLS
