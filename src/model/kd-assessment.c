/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-assessment.h"

#include "kd-error.h"

const KdChoice kd_risk_level_choices[] = {
  { "C1", N_ ("C1 Conservative"), "保守型|保守|谨慎型" },
  { "C2", N_ ("C2 Prudent"), "稳健型|稳健" },
  { "C3", N_ ("C3 Balanced"), "平衡型|平衡" },
  { "C4", N_ ("C4 Growth"), "成长型|成长|进取型" },
  { "C5", N_ ("C5 Aggressive"), "积极型|积极|激进型" },
  { NULL },
};

static const KdField fields[] = { KD_ASSESSMENT_FIELDS (KD_FIELD_ROW) };

/**
 * kd_assessment_is_by_hand:
 * @row: an assessment
 *
 * Returns: whether its level is another one than the questionnaire gave
 */
gboolean
kd_assessment_is_by_hand (const KdRow *row)
{
  const char *result = kd_row_get_text (row, KD_ASSESSMENT_RESULT);

  return result != NULL && g_strcmp0 (result, kd_row_get_text (row, KD_ASSESSMENT_LEVEL)) != 0;
}

/* Who decides against a questionnaire says why. */
static gboolean
check (KdRow   *row,
       GError **error)
{
  if (!kd_assessment_is_by_hand (row) || kd_row_get_text (row, KD_ASSESSMENT_REASON) != NULL)
    return TRUE;
  g_set_error (error,
               KD_ERROR,
               KD_ERROR_INVALID,
               _ ("The questionnaire gave %s, the level kept is %s: “reason” has to say why"),
               kd_row_get_text (row, KD_ASSESSMENT_RESULT),
               kd_row_get_text (row, KD_ASSESSMENT_LEVEL));
  return FALSE;
}

const KdKindDef kd_assessment_kind = {
  .kind = KD_KIND_ASSESSMENT,
  .name = "assessment",
  .type_name = "KdAssessment",
  .label = N_ ("Risk Assessment"),
  .plural = N_ ("Risk Assessments"),
  .flags = KD_KIND_NO_FLAGS,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .check = check,
};
