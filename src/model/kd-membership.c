/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-membership.h"

const KdChoice kd_member_role_choices[] = {
  { "head", N_ ("Head"), "户主" },
  { "spouse", N_ ("Spouse"), "配偶|妻子|丈夫" },
  { "child", N_ ("Child"), "子女|儿子|女儿" },
  { "parent", N_ ("Parent"), "父母|父亲|母亲" },
  { "other", N_ ("Other Relative"), "其他" },
  { NULL },
};

static const KdField fields[] = { KD_MEMBERSHIP_FIELDS (KD_FIELD_ROW) };

const KdKindDef kd_membership_kind = {
  .kind = KD_KIND_MEMBERSHIP,
  .name = "membership",
  .type_name = "KdMembership",
  .label = N_ ("Household Member"),
  .plural = N_ ("Household Members"),
  .flags = KD_KIND_NO_FLAGS,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .check = kd_check_membership,
};
