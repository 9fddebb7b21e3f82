/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-field-checks.h"
#include "kd-kind.h"

#include <glib/gi18n-lib.h>

G_BEGIN_DECLS

/* F (ID, number, name, type, label, group, flags, further members). A row here and a line of SQL are
 * all that a new field needs. */
/* clang-format off */
#define KD_VALUATION_FIELDS(F) \
  F (KD_VALUATION_ACCOUNT, 1, "account", REFERENCE, \
     N_ ("Account"), "valuation", KD_FIELD_REQUIRED, .refers = KD_KIND_ACCOUNT) \
  F (KD_VALUATION_DATE, 2, "date", DATE, \
     N_ ("Date"), "valuation", KD_FIELD_REQUIRED, .synonyms = "估值日期|市值日期|valuation date") \
  F (KD_VALUATION_VALUE, 3, "value", MONEY, \
     N_ ("Value"), "amount", KD_FIELD_REQUIRED, .synonyms = "市值|估值|资产净值|value|market value") \
  F (KD_VALUATION_CURRENCY, 4, "currency", TEXT, \
     N_ ("Currency"), "amount", KD_FIELD_CURRENCY, .check = kd_check_currency, \
     .synonyms = "币种|货币|currency") \
  F (KD_VALUATION_SOURCE, 5, "source", TEXT, \
     N_ ("Source"), "valuation", KD_FIELD_NO_FLAGS, .synonyms = "估值来源|valuation source")
/* clang-format on */

/**
 * KdValuationField:
 *
 * The fields of what an account was worth on a day.
 */
typedef enum
{
  KD_VALUATION_FIELDS (KD_FIELD_ID)
    KD_VALUATION_N_FIELDS
} KdValuationField;

extern const KdKindDef kd_valuation_kind;

G_END_DECLS
