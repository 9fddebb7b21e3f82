/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-field-checks.h"
#include "kd-kind.h"
#include "kd-row.h"

#include <glib/gi18n-lib.h>

G_BEGIN_DECLS

extern const KdChoice kd_risk_level_choices[];

/* F (ID, number, name, type, label, group, flags, further members). A row here and a line of SQL are
 * all that a new field needs. */
/* clang-format off */
#define KD_ASSESSMENT_FIELDS(F) \
  F (KD_ASSESSMENT_CLIENT, 1, "client", REFERENCE, \
     N_ ("Client"), "risk", KD_FIELD_REQUIRED, .refers = KD_KIND_CLIENT) \
  F (KD_ASSESSMENT_LEVEL, 2, "level", CHOICE, \
     N_ ("Level"), "risk", KD_FIELD_REQUIRED, .choices = kd_risk_level_choices, \
     .synonyms = "风险等级|风险承受能力|风险测评等级|客户风险等级|风险偏好|测评结果|风评结果|风险测评结果|评估结果|风险测评|risk level|risk") \
  F (KD_ASSESSMENT_SCORE, 3, "score", INTEGER, \
     N_ ("Score"), "risk", KD_FIELD_NO_FLAGS, .check = kd_check_not_negative, \
     .synonyms = "测评得分|分数|得分|score") \
  F (KD_ASSESSMENT_DATE, 4, "date", DATE, \
     N_ ("Date"), "risk", KD_FIELD_NO_FLAGS, \
     .synonyms = "测评日期|风评日期|风险测评日期|评估日期|assessment date|risk date") \
  F (KD_ASSESSMENT_QUESTIONNAIRE, 5, "questionnaire", TEXT, \
     N_ ("Questionnaire"), "risk", KD_FIELD_NO_FLAGS, .synonyms = "问卷|questionnaire") \
  F (KD_ASSESSMENT_OPERATOR, 6, "operator", TEXT, \
     N_ ("Operator"), "risk", KD_FIELD_NO_FLAGS, .synonyms = "经办人|operator") \
  F (KD_ASSESSMENT_NOTE, 7, "note", NOTE, \
     N_ ("Note"), "risk", KD_FIELD_SEARCHED, .synonyms = "测评备注|assessment note") \
  F (KD_ASSESSMENT_CHANNEL, 8, "channel", TEXT, \
     N_ ("Assessment Channel"), "risk", KD_FIELD_NO_FLAGS, .synonyms = "测评渠道|风评渠道|assessment channel") \
  F (KD_ASSESSMENT_RULE, 9, "rule", TEXT, \
     N_ ("Rule Version"), "risk", KD_FIELD_NO_FLAGS, .synonyms = "风评规则|assessment rule") \
  F (KD_ASSESSMENT_RESULT, 10, "result", CHOICE, \
     N_ ("Result of the Questionnaire, If Another"), "risk", KD_FIELD_NO_FLAGS, .choices = kd_risk_level_choices, \
     .synonyms = "问卷等级|questionnaire result") \
  F (KD_ASSESSMENT_REASON, 11, "reason", TEXT, \
     N_ ("Reason for the Other Level"), "risk", KD_FIELD_NO_FLAGS, .synonyms = "等级调整原因|reason for the level")
/* clang-format on */

/**
 * KdAssessmentField:
 *
 * The fields of a risk assessment and its result.
 */
typedef enum
{
  KD_ASSESSMENT_FIELDS (KD_FIELD_ID)
    KD_ASSESSMENT_N_FIELDS
} KdAssessmentField;

extern const KdKindDef kd_assessment_kind;

gboolean kd_assessment_is_by_hand (const KdRow *row);

G_END_DECLS
