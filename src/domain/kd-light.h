/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-brief.h"
#include "kd-rule-set.h"

#include <glib.h>

G_BEGIN_DECLS

/**
 * KdLightLevel:
 * @KD_LIGHT_SILENT: nothing to say: what is in order is not shown
 * @KD_LIGHT_WARNING: something has to be done soon, or is not known
 * @KD_LIGHT_ERROR: something is over
 *
 * How loud a light is.
 */
typedef enum
{
  KD_LIGHT_SILENT,
  KD_LIGHT_WARNING,
  KD_LIGHT_ERROR,
} KdLightLevel;

/**
 * KdLightKind:
 * @KD_LIGHT_ASSESSMENT: the risk assessment
 * @KD_LIGHT_ID: the identity document
 * @KD_LIGHT_PRODUCT: a product that is held
 * @KD_LIGHT_FIGURES: figures of what the client owns
 *
 * What a light is about, the gravest first.
 */
typedef enum
{
  KD_LIGHT_ASSESSMENT,
  KD_LIGHT_ID,
  KD_LIGHT_PRODUCT,
  KD_LIGHT_FIGURES,
} KdLightKind;

/**
 * KdLightState:
 * @KD_LIGHT_FINE: in order, or not known and nobody has to care
 * @KD_LIGHT_MISSING: it was never made
 * @KD_LIGHT_NEAR: its last day is near
 * @KD_LIGHT_LAST_DAY: today is its last day
 * @KD_LIGHT_OVER: its last day is past
 * @KD_LIGHT_UNDATED: nobody knows its day
 * @KD_LIGHT_OLD: it is old
 *
 * Why a light is on.
 */
typedef enum
{
  KD_LIGHT_FINE,
  KD_LIGHT_MISSING,
  KD_LIGHT_NEAR,
  KD_LIGHT_LAST_DAY,
  KD_LIGHT_OVER,
  KD_LIGHT_UNDATED,
  KD_LIGHT_OLD,
} KdLightState;

/**
 * KdLight:
 * @level: how loud it is
 * @kind: what it is about
 * @state: why it is on
 * @days: days until the last day where it is near, else 0
 *
 * What one thing about a client calls for. Plain data.
 */
typedef struct
{
  KdLightLevel level;
  KdLightKind  kind;
  KdLightState state;
  int          days;
} KdLight;

KdLight kd_light_of_assessment (const KdRuleSet *rules,
                                int              level,
                                KdDate           assessed,
                                KdDate           today);
KdLight kd_light_of_id (const KdRuleSet *rules,
                        KdDate           valid_until,
                        KdDate           today);
KdLight kd_light_of_product (const KdRuleSet *rules,
                             KdDate           matures,
                             KdDate           today);
KdLight kd_light_of_figures (const KdRuleSet *rules,
                             KdDate           date,
                             KdDate           today);
KdLight kd_light_of_client (const KdRuleSet *rules,
                            const KdBrief   *client,
                            KdDate           today);
KdLight kd_light_worse (KdLight one,
                        KdLight other);
char   *kd_light_describe (const KdLight *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
