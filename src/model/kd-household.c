/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-household.h"

static const KdField fields[] = { KD_HOUSEHOLD_FIELDS (KD_FIELD_ROW) };

const KdKindDef kd_household_kind = {
  .kind = KD_KIND_HOUSEHOLD,
  .name = "household",
  .type_name = "KdHousehold",
  .label = N_ ("Household"),
  .plural = N_ ("Households"),
  .flags = KD_KIND_EXTRAS,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
};
