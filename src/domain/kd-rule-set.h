/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-band.h"
#include "kd-history-class.h"
#include "kd-suitability.h"
#include "kd-tier.h"
#include "kd-watch.h"
#include "kd-workdays.h"

#include <glib.h>

G_BEGIN_DECLS

#define KD_CADENCES_LIMIT 12
#define KD_LEADS_LIMIT 8
#define KD_RETENTION_LIMIT 16

/**
 * KdCadence:
 * @key: a service tier's key
 * @months: after how many months a client of it is to be contacted again
 * @at_most: after how many it is late
 *
 * How often clients of a service tier are contacted.
 */
typedef struct
{
  const char *key;
  int         months;
  int         at_most;
} KdCadence;

/**
 * KdCadenceRule:
 * @ref: where it stands
 * @first_days: days after which somebody who was never reached is due, counted from when the file was made
 * @otherwise: place in @cadences of what holds for everybody else
 * @cadences: by service tier
 * @n_cadences: how many there are, at least one
 *
 * How often clients are contacted.
 */
typedef struct
{
  KdRuleRef ref;
  int       first_days;
  guint     otherwise;
  KdCadence cadences[KD_CADENCES_LIMIT];
  guint     n_cadences;
} KdCadenceRule;

/**
 * KdReminderRuleId:
 * @KD_RULE_BIRTHDAY_SOLAR: birthday by the Gregorian calendar
 * @KD_RULE_BIRTHDAY_LUNAR: birthday by the Chinese calendar
 * @KD_RULE_ASSESSMENT_EXPIRY: the risk assessment's last day
 * @KD_RULE_ID_EXPIRY: the identity document's last day
 * @KD_RULE_CONTACT_CADENCE: time to be in touch again
 * @KD_RULE_PRODUCT_MATURITY: a product held by the client matures
 * @KD_RULE_TASK: something that the adviser means to do
 *
 * The rules that remind.
 */
typedef enum
{
  KD_RULE_BIRTHDAY_SOLAR,
  KD_RULE_BIRTHDAY_LUNAR,
  KD_RULE_ASSESSMENT_EXPIRY,
  KD_RULE_ID_EXPIRY,
  KD_RULE_CONTACT_CADENCE,
  KD_RULE_PRODUCT_MATURITY,
  KD_RULE_TASK,
} KdReminderRuleId;

#define KD_REMINDER_RULES 7

/**
 * KdReminderRule:
 * @on: whether the pack has it
 * @shift: where a day off goes
 * @leads: at how many days ahead to warn, the earliest first
 * @n_leads: how many there are
 *
 * How one rule reminds.
 */
typedef struct
{
  gboolean on;
  KdShift  shift;
  int      leads[KD_LEADS_LIMIT];
  guint    n_leads;
} KdReminderRule;

/**
 * KdReminderRules:
 * @ref: where they stand
 * @leap_day: where birthdays on 29 February go
 * @rules: by [enum@ReminderRuleId]
 *
 * How all of them do.
 */
typedef struct
{
  KdRuleRef      ref;
  KdLeapDay      leap_day;
  KdReminderRule rules[KD_REMINDER_RULES];
} KdReminderRules;

/**
 * KdRetentionTerm:
 * @key: what is kept
 * @regime: (nullable): under which regime, or %NULL for all
 * @years: for how many years at least
 * @after: counted from what
 *
 * How long something must be kept.
 */
typedef struct
{
  const char *key;
  const char *regime;
  int         years;
  const char *after;
} KdRetentionTerm;

/**
 * KdRetentionRule:
 * @ref: where it stands
 * @terms: the terms
 * @n_terms: how many there are
 *
 * How long things must be kept.
 */
typedef struct
{
  KdRuleRef       ref;
  KdRetentionTerm terms[KD_RETENTION_LIMIT];
  guint           n_terms;
} KdRetentionRule;

/**
 * KdRuleSet:
 * @regime: the regime that it is of
 * @assessment: how long a risk level holds
 * @suitability: what may be sold to whom
 * @tiers: tiers by assets
 * @history: classes by investment history
 * @cadence: how often clients are contacted
 * @bands: how clients are parted by age and contact
 * @watch: whose file is looked at first; nobody's before its first pack
 * @reminders: how reminders remind
 * @retention: how long things are kept; none before its first pack
 * @workdays: (unowned): the days on which people work
 *
 * The rules in force on one day. Plain data; texts are interned, so a copy lives as long as anybody wants.
 */
typedef struct
{
  const char       *regime;
  KdAssessmentRule  assessment;
  KdSuitabilityRule suitability;
  KdTierRule        tiers;
  KdHistoryRule     history;
  KdCadenceRule     cadence;
  KdBandRule        bands;
  KdWatchRule       watch;
  KdReminderRules   reminders;
  KdRetentionRule   retention;
  const KdWorkdays *workdays;
} KdRuleSet;

const char      *kd_reminder_rule_get_key (KdReminderRuleId rule);
gboolean         kd_reminder_rule_find (const char       *key,
                                        KdReminderRuleId *rule);
const KdCadence *kd_rule_set_get_cadence (const KdRuleSet *self,
                                          const char      *service,
                                          gint64           assets);

G_END_DECLS
