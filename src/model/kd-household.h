/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-field-checks.h"
#include "kd-kind.h"

#include <glib/gi18n-lib.h>

G_BEGIN_DECLS

/* F (ID, number, name, type, label, group, flags, further members). A row here and a line of SQL are
 * all that a new field needs. */
/* clang-format off */
#define KD_HOUSEHOLD_FIELDS(F) \
  F (KD_HOUSEHOLD_NAME, 1, "name", TEXT, \
     N_ ("Name"), "household", KD_FIELD_REQUIRED | KD_FIELD_SEARCHED, \
     .synonyms = "家庭名称|家庭|household") \
  F (KD_HOUSEHOLD_NOTES, 2, "notes", NOTE, \
     N_ ("Notes"), "household", KD_FIELD_SEARCHED, .synonyms = "家庭备注|household notes")
/* clang-format on */

/**
 * KdHouseholdField:
 *
 * The fields of a household.
 */
typedef enum
{
  KD_HOUSEHOLD_FIELDS (KD_FIELD_ID)
    KD_HOUSEHOLD_N_FIELDS
} KdHouseholdField;

extern const KdKindDef kd_household_kind;

G_END_DECLS
