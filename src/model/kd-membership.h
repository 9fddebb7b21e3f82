/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-field-checks.h"
#include "kd-kind.h"

#include <glib/gi18n-lib.h>

G_BEGIN_DECLS

extern const KdChoice kd_member_role_choices[];

/* F (ID, number, name, type, label, group, flags, further members). A row here and a line of SQL are
 * all that a new field needs. */
/* clang-format off */
#define KD_MEMBERSHIP_FIELDS(F) \
  F (KD_MEMBERSHIP_HOUSEHOLD, 1, "household", REFERENCE, \
     N_ ("Household"), "household", KD_FIELD_REQUIRED, .refers = KD_KIND_HOUSEHOLD) \
  F (KD_MEMBERSHIP_CLIENT, 2, "client", REFERENCE, \
     N_ ("Client"), "household", KD_FIELD_REQUIRED, .refers = KD_KIND_CLIENT) \
  F (KD_MEMBERSHIP_ROLE, 3, "role", CHOICE, \
     N_ ("Role"), "household", KD_FIELD_REQUIRED, .choices = kd_member_role_choices, \
     .synonyms = "家庭角色|与户主关系|role") \
  F (KD_MEMBERSHIP_SINCE, 4, "since", DATE, \
     N_ ("From"), "household", KD_FIELD_NO_FLAGS, .synonyms = "起始日期|since") \
  F (KD_MEMBERSHIP_UNTIL, 5, "until", DATE, \
     N_ ("To"), "household", KD_FIELD_NO_FLAGS, .synonyms = "结束日期|until")
/* clang-format on */

/**
 * KdMembershipField:
 *
 * The fields of a client's place in a household.
 */
typedef enum
{
  KD_MEMBERSHIP_FIELDS (KD_FIELD_ID)
    KD_MEMBERSHIP_N_FIELDS
} KdMembershipField;

extern const KdKindDef kd_membership_kind;

G_END_DECLS
