/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-valuation.h"

static const KdField fields[] = { KD_VALUATION_FIELDS (KD_FIELD_ROW) };

const KdKindDef kd_valuation_kind = {
  .kind = KD_KIND_VALUATION,
  .name = "valuation",
  .type_name = "KdValuation",
  .label = N_ ("Valuation"),
  .plural = N_ ("Valuations"),
  .flags = KD_KIND_NO_FLAGS,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
};
