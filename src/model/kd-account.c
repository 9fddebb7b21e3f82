/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-account.h"

#include "kd-product.h"

static const KdField fields[] = { KD_ACCOUNT_FIELDS (KD_FIELD_ROW) };

const KdKindDef kd_account_kind = {
  .kind = KD_KIND_ACCOUNT,
  .name = "account",
  .type_name = "KdAccount",
  .label = N_ ("Account"),
  .plural = N_ ("Accounts"),
  .flags = KD_KIND_EXTRAS,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
};
