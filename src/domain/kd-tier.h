/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-suitability.h"

#include <glib.h>

G_BEGIN_DECLS

#define KD_TIERS_LIMIT 12

/**
 * KdTier:
 * @key: its key
 * @label: its name
 * @from: minor units from which on assets belong to it
 * @down_months: how many month-ends in a row below it end it
 * @service: key of the service tier that goes with it where the adviser set none
 *
 * A tier by assets. It decides service, never a risk level.
 */
typedef struct
{
  const char *key;
  const char *label;
  gint64      from;
  int         down_months;
  const char *service;
} KdTier;

/**
 * KdTierRule:
 * @ref: where it stands
 * @up_months: how many month-ends in a row above a tier end it
 * @tiers: the tiers, the lowest first
 * @n_tiers: how many there are, at least one
 *
 * The tiers by assets.
 */
typedef struct
{
  KdRuleRef ref;
  int       up_months;
  KdTier    tiers[KD_TIERS_LIMIT];
  guint     n_tiers;
} KdTierRule;

/**
 * KdTierMove:
 * @tier: the tier's place after the last month, or -1 where no month-end is known
 * @up: how many month-ends in a row were above it up to now
 * @down: how many were below it
 *
 * Where a row of month-ends leads, and how near the next move is.
 */
typedef struct
{
  int tier;
  int up;
  int down;
} KdTierMove;

int        kd_tier_find (const KdTierRule *rule,
                         gint64            assets);
KdTierMove kd_tier_settle (const KdTierRule *rule,
                           int               tier,
                           const gint64     *averages,
                           guint             n_averages);

G_END_DECLS
