/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-brief.h"
#include "kd-rule-set.h"

#include <glib.h>

G_BEGIN_DECLS

/**
 * KdHolding:
 * @record: what says so: an account or a purchase
 * @client: who holds it
 * @product: (nullable): the product's name
 * @matures: the day on which it matures
 *
 * A product in a client's hands that matures.
 */
typedef struct
{
  KdUuid      record;
  KdUuid      client;
  const char *product;
  KdDate      matures;
} KdHolding;

/**
 * KdToDo:
 * @record: the task
 * @client: for whom, or none
 * @title: (nullable): what to do
 * @due: when
 *
 * An open task that no rule made.
 */
typedef struct
{
  KdUuid      record;
  KdUuid      client;
  const char *title;
  KdDate      due;
} KdToDo;

/**
 * KdReminderMark:
 * @rule: the rule
 * @record: the record that it reminded of
 * @due: the day that it reminded of
 * @moved: the day to which the adviser moved it, or %KD_DATE_NONE where it is done
 *
 * What the adviser did with a reminder: a task row keyed by rule, record and day.
 */
typedef struct
{
  KdReminderRuleId rule;
  KdUuid           record;
  KdDate           due;
  KdDate           moved;
} KdReminderMark;

/**
 * KdReminderReason:
 * @KD_REMINDER_BIRTHDAY: the client's birthday
 * @KD_REMINDER_LUNAR_BIRTHDAY: the birthday by the Chinese calendar
 * @KD_REMINDER_ASSESSMENT_EXPIRES: the last day of the risk level
 * @KD_REMINDER_ASSESSMENT_UNDATED: the risk level has no date; due when the file was made
 * @KD_REMINDER_ID_EXPIRES: the last day of the identity document
 * @KD_REMINDER_CONTACT: counted from the last contact
 * @KD_REMINDER_FIRST_CONTACT: never reached; counted from when the file was made
 * @KD_REMINDER_MATURITY: a product matures
 * @KD_REMINDER_TASK: the adviser said so
 *
 * Why there is a reminder.
 */
typedef enum
{
  KD_REMINDER_BIRTHDAY,
  KD_REMINDER_LUNAR_BIRTHDAY,
  KD_REMINDER_ASSESSMENT_EXPIRES,
  KD_REMINDER_ASSESSMENT_UNDATED,
  KD_REMINDER_ID_EXPIRES,
  KD_REMINDER_CONTACT,
  KD_REMINDER_FIRST_CONTACT,
  KD_REMINDER_MATURITY,
  KD_REMINDER_TASK,
} KdReminderReason;

/**
 * KdReminder:
 * @rule: the rule; with @record and @due it is the reminder's key
 * @pack: the pack and version that decided the day
 * @reason: why
 * @record: the record that it comes from
 * @client: (nullable) (unowned): whom it is about
 * @due: the day that the rule gives
 * @date: the workday on which it is to be done, or the day to which the adviser moved it
 * @warn: from which day on it is to be shown
 * @late: the day after which it is late: for contacts the longest interval, else @due
 * @number: the age on a birthday, the risk level, the months of a cadence; else 0
 * @title: (nullable) (unowned): the product's or task's name
 * @moved: whether the adviser moved it
 * @known: whether the year's holidays are published; else weekends were taken for them
 *
 * Something that is to be done about a client.
 */
typedef struct
{
  KdReminderRuleId rule;
  KdRuleRef        pack;
  KdReminderReason reason;
  KdUuid           record;
  const KdBrief   *client;
  KdDate           due;
  KdDate           date;
  KdDate           warn;
  KdDate           late;
  int              number;
  const char      *title;
  gboolean         moved;
  gboolean         known;
} KdReminder;

/**
 * KdReminderInput:
 * @briefs: (element-type KdBrief): the clients; archived ones are left out
 * @holdings: (nullable) (element-type KdHolding): products that mature
 * @to_dos: (nullable) (element-type KdToDo): open tasks
 * @marks: (nullable) (element-type KdReminderMark): what was done with reminders
 * @zone: (nullable): in which zone a file's making becomes a day; UTC if %NULL
 *
 * What reminders are made of. It must outlive them.
 */
typedef struct
{
  GPtrArray *briefs;
  GArray    *holdings;
  GArray    *to_dos;
  GArray    *marks;
  GTimeZone *zone;
} KdReminderInput;

/**
 * KdReminderSpan:
 * @from: the first day on which something is to be done
 * @to: the last one
 * @due_from: the first day that a rule may give: before it other rules are in force
 * @due_to: the last one
 *
 * What is asked for.
 */
typedef struct
{
  KdDate from;
  KdDate to;
  KdDate due_from;
  KdDate due_to;
} KdReminderSpan;

GArray     *kd_reminder_collect (const KdRuleSet       *rules,
                                 const KdReminderInput *input,
                                 const KdReminderSpan  *span) G_GNUC_WARN_UNUSED_RESULT;
KdDate      kd_reminder_contact_due (const KdRuleSet *rules,
                                     const KdBrief   *client,
                                     GTimeZone       *zone);
void        kd_reminder_sort (GArray *reminders);
const char *kd_reminder_get_kind (const KdReminder *self);
char       *kd_reminder_describe (const KdReminder *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
