/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-field-checks.h"
#include "kd-kind.h"

#include <glib/gi18n-lib.h>

G_BEGIN_DECLS

/* F (ID, number, name, type, label, group, flags, further members). A row here and a line of SQL are
 * all that a new field needs. */
/* clang-format off */
#define KD_DECLARED_ASSETS_FIELDS(F) \
  F (KD_DECLARED_ASSETS_CLIENT, 1, "client", REFERENCE, \
     N_ ("Client"), "assets", KD_FIELD_REQUIRED, .refers = KD_KIND_CLIENT) \
  F (KD_DECLARED_ASSETS_AMOUNT, 2, "amount", MONEY, \
     N_ ("Amount"), "amount", KD_FIELD_REQUIRED, .check = kd_check_not_negative, \
     .synonyms = "资产|总资产|资产规模|管理资产|金融资产|assets|aum|declared assets") \
  F (KD_DECLARED_ASSETS_CURRENCY, 3, "currency", TEXT, \
     N_ ("Currency"), "amount", KD_FIELD_CURRENCY, .check = kd_check_currency, \
     .synonyms = "币种|货币|currency") \
  F (KD_DECLARED_ASSETS_DATE, 4, "date", DATE, \
     N_ ("As at"), "assets", KD_FIELD_NO_FLAGS, .synonyms = "资产日期|资产截至|assets date|as at") \
  F (KD_DECLARED_ASSETS_SOURCE, 5, "source", TEXT, \
     N_ ("Source"), "assets", KD_FIELD_NO_FLAGS, .synonyms = "资产来源|assets source")
/* clang-format on */

/**
 * KdDeclaredAssetsField:
 *
 * The fields of what a client said to own.
 */
typedef enum
{
  KD_DECLARED_ASSETS_FIELDS (KD_FIELD_ID)
    KD_DECLARED_ASSETS_N_FIELDS
} KdDeclaredAssetsField;

extern const KdKindDef kd_declared_assets_kind;

G_END_DECLS
