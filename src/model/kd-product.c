/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-product.h"

const KdChoice kd_product_category_choices[] = {
  { "deposit", N_ ("Bank Deposit"), "deposit|存款|定期|大额存单" },
  { "wealth", N_ ("Wealth Management Product"), "理财|理财产品" },
  { "money-fund", N_ ("Money Market Fund"), "货币基金|货基" },
  { "bond-fund", N_ ("Bond Fund"), "债券基金|债基" },
  { "mixed-fund", N_ ("Mixed Fund"), "混合基金" },
  { "equity-fund", N_ ("Equity Fund"), "股票基金|权益基金" },
  { "insurance", N_ ("Insurance"), "保险|年金" },
  { "trust", N_ ("Trust"), "信托" },
  { "private", N_ ("Private Fund"), "私募|私募基金" },
  { "metal", N_ ("Precious Metal"), "贵金属|黄金" },
  { "other", N_ ("Other"), "其他" },
  { NULL },
};

const KdChoice kd_product_risk_choices[] = {
  { "R1", N_ ("R1"), NULL },
  { "R2", N_ ("R2"), NULL },
  { "R3", N_ ("R3"), NULL },
  { "R4", N_ ("R4"), NULL },
  { "R5", N_ ("R5"), NULL },
  { NULL },
};

static const KdField fields[] = { KD_PRODUCT_FIELDS (KD_FIELD_ROW) };

const KdKindDef kd_product_kind = {
  .kind = KD_KIND_PRODUCT,
  .name = "product",
  .type_name = "KdProduct",
  .label = N_ ("Product"),
  .plural = N_ ("Products"),
  .flags = KD_KIND_EXTRAS,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
};
