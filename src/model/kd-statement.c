/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-statement.h"

const KdChoice kd_statement_side_choices[] = {
  { "asset", N_ ("Asset outside of Accounts"), "资产" },
  { "liability", N_ ("Liability"), "负债|债务" },
  { "income", N_ ("Income of a Year"), "收入|年收入" },
  { "spending", N_ ("Spending of a Year"), "支出|年支出" },
  { NULL },
};

static const KdField fields[] = { KD_STATEMENT_FIELDS (KD_FIELD_ROW) };

const KdKindDef kd_statement_kind = {
  .kind = KD_KIND_STATEMENT,
  .name = "statement",
  .type_name = "KdStatement",
  .label = N_ ("Financial Item"),
  .plural = N_ ("Financial Items"),
  .flags = KD_KIND_NO_FLAGS,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
};
