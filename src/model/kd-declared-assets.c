/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-declared-assets.h"

static const KdField fields[] = { KD_DECLARED_ASSETS_FIELDS (KD_FIELD_ROW) };

const KdKindDef kd_declared_assets_kind = {
  .kind = KD_KIND_DECLARED_ASSETS,
  .name = "declared_assets",
  .type_name = "KdDeclaredAssets",
  .label = N_ ("Declared Assets"),
  .plural = N_ ("Declared Assets"),
  .flags = KD_KIND_NO_FLAGS,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
};
