/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-date.h"

#include <glib.h>

G_BEGIN_DECLS

#define KD_RISK_LEVELS 5

/**
 * KdRuleRef:
 * @id: the pack's id
 * @version: its version
 *
 * Which rule something was decided by. The texts are interned.
 */
typedef struct
{
  const char *id;
  const char *version;
} KdRuleRef;

/**
 * KdAssessmentRule:
 * @ref: where it stands
 * @valid_months: how long the newest assessment holds
 * @since: the first day on which the rule is in force
 * @before_months: how long it held by the rule before, or 0 where there was none
 * @tests_per_day: how many tests a client may take on one day, or 0 for no limit
 * @tests_per_year: how many in twelve months, or 0
 *
 * How long a client's risk level holds.
 */
typedef struct
{
  KdRuleRef ref;
  int       valid_months;
  KdDate    since;
  int       before_months;
  int       tests_per_day;
  int       tests_per_year;
} KdAssessmentRule;

/**
 * KdAssessmentState:
 * @KD_ASSESSMENT_NONE: the client was never assessed
 * @KD_ASSESSMENT_VALID: the level holds
 * @KD_ASSESSMENT_EXPIRING: it holds, and its last day is near
 * @KD_ASSESSMENT_EXPIRED: its last day is past
 * @KD_ASSESSMENT_UNDATED: nobody knows when the client was assessed, which counts as expired
 *
 * What a risk level is worth on some day.
 */
typedef enum
{
  KD_ASSESSMENT_NONE,
  KD_ASSESSMENT_VALID,
  KD_ASSESSMENT_EXPIRING,
  KD_ASSESSMENT_EXPIRED,
  KD_ASSESSMENT_UNDATED,
} KdAssessmentState;

/**
 * KdVerdict:
 * @KD_VERDICT_SUITABLE: the product fits the client's level
 * @KD_VERDICT_ON_REQUEST: above the level: only if the client asks for it, after a written warning
 * @KD_VERDICT_UNSUITABLE: must not be sold to this client
 * @KD_VERDICT_ASSESS_FIRST: the client has no level that holds
 *
 * Whether a product may be sold to a client.
 */
typedef enum
{
  KD_VERDICT_SUITABLE,
  KD_VERDICT_ON_REQUEST,
  KD_VERDICT_UNSUITABLE,
  KD_VERDICT_ASSESS_FIRST,
} KdVerdict;

/**
 * KdSuitabilityRule:
 * @ref: where it stands
 * @keys: the levels' keys, C1 first
 * @labels: their names
 * @products: the product levels' keys, R1 first
 * @matrix: verdict by client level and product level
 * @lowest: verdict by product level for those of the lowest class (最低类别)
 *
 * What may be sold to whom under one regime.
 */
typedef struct
{
  KdRuleRef   ref;
  const char *keys[KD_RISK_LEVELS];
  const char *labels[KD_RISK_LEVELS];
  const char *products[KD_RISK_LEVELS];
  KdVerdict   matrix[KD_RISK_LEVELS][KD_RISK_LEVELS];
  KdVerdict   lowest[KD_RISK_LEVELS];
} KdSuitabilityRule;

KdDate            kd_suitability_get_expiry (const KdAssessmentRule *rule,
                                             KdDate                  assessed);
KdDate            kd_suitability_get_end (const KdAssessmentRule *rule,
                                          KdDate                  assessed);
KdAssessmentState kd_suitability_get_state (const KdAssessmentRule *rule,
                                            int                     level,
                                            KdDate                  assessed,
                                            KdDate                  today,
                                            int                     warn_days);
gboolean          kd_suitability_holds (KdAssessmentState state);
KdVerdict         kd_suitability_check (const KdSuitabilityRule *rule,
                                        KdAssessmentState        state,
                                        int                      level,
                                        gboolean                 lowest_class,
                                        int                      product_level);

G_END_DECLS
