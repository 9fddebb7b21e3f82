/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-field-checks.h"
#include "kd-kind.h"

#include <glib/gi18n-lib.h>

G_BEGIN_DECLS

extern const KdChoice kd_task_status_choices[];

/* F (ID, number, name, type, label, group, flags, further members). A row here and a line of SQL are
 * all that a new field needs. */
/* clang-format off */
#define KD_TASK_FIELDS(F) \
  F (KD_TASK_CLIENT, 1, "client", REFERENCE, \
     N_ ("Client"), "task", KD_FIELD_NO_FLAGS, .refers = KD_KIND_CLIENT) \
  F (KD_TASK_TITLE, 2, "title", TEXT, \
     N_ ("Title"), "task", KD_FIELD_REQUIRED | KD_FIELD_SEARCHED, \
     .synonyms = "任务|标题|待办|title|task|subject") \
  F (KD_TASK_DUE, 3, "due", DATE, \
     N_ ("Due"), "task", KD_FIELD_NO_FLAGS, .synonyms = "截止日期|到期|due|due date") \
  F (KD_TASK_STATUS, 4, "status", CHOICE, \
     N_ ("Status"), "task", KD_FIELD_REQUIRED, .choices = kd_task_status_choices, \
     .synonyms = "任务状态|task status") \
  F (KD_TASK_DONE_AT, 5, "done_at", INSTANT, \
     N_ ("Done at"), "task", KD_FIELD_NO_FLAGS, .synonyms = "完成时间|done at") \
  F (KD_TASK_INTERACTION, 6, "interaction", REFERENCE, \
     N_ ("Promised in"), "task", KD_FIELD_NO_FLAGS, .refers = KD_KIND_INTERACTION) \
  F (KD_TASK_RULE, 7, "rule", TEXT, \
     N_ ("Rule"), "task", KD_FIELD_NO_FLAGS, .synonyms = "规则|rule") \
  F (KD_TASK_SUBJECT, 8, "subject", TEXT, \
     N_ ("Rule Record"), "task", KD_FIELD_NO_FLAGS, .check = kd_check_uuid_text) \
  F (KD_TASK_RULE_DUE, 9, "rule_due", DATE, \
     N_ ("Rule Day"), "task", KD_FIELD_NO_FLAGS, .synonyms = "规则日期|rule day") \
  F (KD_TASK_NOTE, 10, "note", NOTE, \
     N_ ("Note"), "task", KD_FIELD_SEARCHED, .synonyms = "任务备注|task note")
/* clang-format on */

/**
 * KdTaskField:
 *
 * The fields of something to do; one computed by a rule is keyed by rule, record and day.
 */
typedef enum
{
  KD_TASK_FIELDS (KD_FIELD_ID)
    KD_TASK_N_FIELDS
} KdTaskField;

extern const KdKindDef kd_task_kind;

G_END_DECLS
