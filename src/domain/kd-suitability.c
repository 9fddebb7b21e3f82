/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-suitability.h"

/**
 * kd_suitability_get_expiry:
 * @rule: how long a level holds
 * @assessed: day of the assessment, or %KD_DATE_NONE
 *
 * Counts as the Civil Code does (Articles 201 and 202): the day of the assessment is not counted, the term ends with
 * the same day of the last month, or with that month's last day where it has no such day.
 *
 * Returns: the last day on which the level holds, or %KD_DATE_NONE where the day is not known
 */
KdDate
kd_suitability_get_expiry (const KdAssessmentRule *rule,
                           KdDate                  assessed)
{
  return assessed != KD_DATE_NONE ? kd_date_add_months (assessed, rule->valid_months) : KD_DATE_NONE;
}

/**
 * kd_suitability_get_end:
 * @rule: how long a level holds
 * @assessed: day of the assessment, or %KD_DATE_NONE
 *
 * A rule that is stricter than the one before ends levels on the day on which it comes into force, though by itself
 * it would have ended them long ago.
 *
 * Returns: the day on which something has to be done about the level, or %KD_DATE_NONE where the day is not known
 */
KdDate
kd_suitability_get_end (const KdAssessmentRule *rule,
                        KdDate                  assessed)
{
  KdDate expiry = kd_suitability_get_expiry (rule, assessed);

  if (expiry == KD_DATE_NONE || rule->before_months == 0 || expiry >= rule->since)
    return expiry;
  return kd_date_add_months (assessed, rule->before_months) >= rule->since ? rule->since : expiry;
}

/**
 * kd_suitability_get_state:
 * @rule: how long a level holds
 * @level: the newest assessment's level 1 to 5, or 0 for none
 * @assessed: its day, or %KD_DATE_NONE
 * @today: the day that is asked about
 * @warn_days: how many days before the end it is said to be near
 *
 * An assessment of a day to come is a slip of the pen: its day counts as not known.
 *
 * Returns: what the level is worth
 */
KdAssessmentState
kd_suitability_get_state (const KdAssessmentRule *rule,
                          int                     level,
                          KdDate                  assessed,
                          KdDate                  today,
                          int                     warn_days)
{
  KdDate expiry = kd_suitability_get_expiry (rule, assessed);

  if (level < 1 || level > KD_RISK_LEVELS)
    return KD_ASSESSMENT_NONE;
  if (expiry == KD_DATE_NONE || assessed > today)
    return KD_ASSESSMENT_UNDATED;
  if (expiry < today)
    return KD_ASSESSMENT_EXPIRED;
  return expiry - today <= warn_days ? KD_ASSESSMENT_EXPIRING : KD_ASSESSMENT_VALID;
}

/**
 * kd_suitability_holds:
 * @state: what a level is worth
 *
 * Returns: whether the level may be relied on
 */
gboolean
kd_suitability_holds (KdAssessmentState state)
{
  return state == KD_ASSESSMENT_VALID || state == KD_ASSESSMENT_EXPIRING;
}

/**
 * kd_suitability_check:
 * @rule: what may be sold to whom
 * @state: what the client's level is worth
 * @level: the client's level, 1 to 5; not looked at where @state does not hold
 * @lowest_class: whether the client is of the lowest class
 * @product_level: the product's level, 1 to 5; 0 where nobody rated it
 *
 * Returns: whether the product may be sold; a product without a level counts as one of the highest
 */
KdVerdict
kd_suitability_check (const KdSuitabilityRule *rule,
                      KdAssessmentState        state,
                      int                      level,
                      gboolean                 lowest_class,
                      int                      product_level)
{
  int product = product_level >= 1 && product_level <= KD_RISK_LEVELS ? product_level : KD_RISK_LEVELS;

  if (!kd_suitability_holds (state))
    return KD_VERDICT_ASSESS_FIRST;
  g_return_val_if_fail (level >= 1 && level <= KD_RISK_LEVELS, KD_VERDICT_ASSESS_FIRST);
  return lowest_class ? rule->lowest[product - 1] : rule->matrix[level - 1][product - 1];
}
