/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-rule-set.h"

/* Stored in tasks: never renamed. */
static const char *const rule_keys[KD_REMINDER_RULES] = {
  [KD_RULE_BIRTHDAY_SOLAR] = "birthday-solar",
  [KD_RULE_BIRTHDAY_LUNAR] = "birthday-lunar",
  [KD_RULE_ASSESSMENT_EXPIRY] = "assessment-expiry",
  [KD_RULE_ID_EXPIRY] = "id-expiry",
  [KD_RULE_CONTACT_CADENCE] = "contact-cadence",
  [KD_RULE_PRODUCT_MATURITY] = "product-maturity",
  [KD_RULE_TASK] = "task",
};

/**
 * kd_reminder_rule_get_key:
 * @rule: a rule
 *
 * Returns: its key, as packs and tasks have it
 */
const char *
kd_reminder_rule_get_key (KdReminderRuleId rule)
{
  g_return_val_if_fail (rule < KD_REMINDER_RULES, NULL);
  return rule_keys[rule];
}

/**
 * kd_reminder_rule_find:
 * @key: (nullable): a key
 * @rule: (out): the rule
 *
 * Returns: whether there is such a rule
 */
gboolean
kd_reminder_rule_find (const char       *key,
                       KdReminderRuleId *rule)
{
  for (guint i = 0; i < KD_REMINDER_RULES; i++)
    if (g_strcmp0 (key, rule_keys[i]) == 0)
      {
        *rule = (KdReminderRuleId) i;
        return TRUE;
      }
  return FALSE;
}

/**
 * kd_rule_set_get_cadence:
 * @self: the rules
 * @service: (nullable): key of the service tier that the adviser set
 * @assets: minor units, or %KD_BRIEF_NO_AMOUNT
 *
 * What the adviser set goes before what the assets say.
 *
 * Returns: how often the client is contacted
 */
const KdCadence *
kd_rule_set_get_cadence (const KdRuleSet *self,
                         const char      *service,
                         gint64           assets)
{
  int tier = kd_tier_find (&self->tiers, assets);

  if (service == NULL && tier >= 0)
    service = self->tiers.tiers[tier].service;
  for (guint i = 0; service != NULL && i < self->cadence.n_cadences; i++)
    if (g_str_equal (self->cadence.cadences[i].key, service))
      return &self->cadence.cadences[i];
  return &self->cadence.cadences[self->cadence.otherwise];
}
