/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-field-checks.h"
#include "kd-kind.h"

#include <glib/gi18n-lib.h>

G_BEGIN_DECLS

extern const KdChoice kd_product_category_choices[];
extern const KdChoice kd_product_risk_choices[];

/* F (ID, number, name, type, label, group, flags, further members). A row here and a line of SQL are
 * all that a new field needs. */
/* clang-format off */
#define KD_PRODUCT_FIELDS(F) \
  F (KD_PRODUCT_NAME, 1, "name", TEXT, \
     N_ ("Name"), "product", KD_FIELD_REQUIRED | KD_FIELD_SEARCHED, \
     .synonyms = "产品名称|产品|基金名称|product|product name") \
  F (KD_PRODUCT_CODE, 2, "code", TEXT, \
     N_ ("Code"), "product", KD_FIELD_SEARCHED, .synonyms = "产品代码|代码|基金代码|code|product code") \
  F (KD_PRODUCT_ISSUER, 3, "issuer", TEXT, \
     N_ ("Issuer"), "product", KD_FIELD_SEARCHED, .synonyms = "发行机构|管理人|issuer") \
  F (KD_PRODUCT_CATEGORY, 4, "category", CHOICE, \
     N_ ("Category"), "product", KD_FIELD_NO_FLAGS, .choices = kd_product_category_choices, \
     .synonyms = "产品类型|产品类别|category") \
  F (KD_PRODUCT_RISK_LEVEL, 5, "risk_level", CHOICE, \
     N_ ("Risk Level"), "product", KD_FIELD_NO_FLAGS, .choices = kd_product_risk_choices, \
     .synonyms = "风险等级|产品风险等级|risk level") \
  F (KD_PRODUCT_CURRENCY, 6, "currency", TEXT, \
     N_ ("Currency"), "amount", KD_FIELD_CURRENCY, .check = kd_check_currency, \
     .synonyms = "币种|货币|currency") \
  F (KD_PRODUCT_OPENS, 7, "opens", DATE, \
     N_ ("Start Date"), "product", KD_FIELD_NO_FLAGS, .synonyms = "起息日|成立日|start date") \
  F (KD_PRODUCT_MATURES, 8, "matures", DATE, \
     N_ ("Maturity Date"), "product", KD_FIELD_NO_FLAGS, \
     .synonyms = "到期日|产品到期日|maturity|maturity date") \
  F (KD_PRODUCT_MINIMUM, 9, "minimum", MONEY, \
     N_ ("Minimum Amount"), "amount", KD_FIELD_NO_FLAGS, .check = kd_check_not_negative, \
     .synonyms = "起购金额|minimum amount") \
  F (KD_PRODUCT_NOTES, 10, "notes", NOTE, \
     N_ ("Notes"), "product", KD_FIELD_SEARCHED, .synonyms = "产品备注|product notes")
/* clang-format on */

/**
 * KdProductField:
 *
 * The fields of a product that clients hold.
 */
typedef enum
{
  KD_PRODUCT_FIELDS (KD_FIELD_ID)
    KD_PRODUCT_N_FIELDS
} KdProductField;

extern const KdKindDef kd_product_kind;

G_END_DECLS
