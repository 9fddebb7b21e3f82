/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-field-checks.h"
#include "kd-kind.h"

#include <glib/gi18n-lib.h>

G_BEGIN_DECLS

/* F (ID, number, name, type, label, group, flags, further members). A row here and a line of SQL are
 * all that a new field needs. */
/* clang-format off */
#define KD_ACCOUNT_FIELDS(F) \
  F (KD_ACCOUNT_CLIENT, 1, "client", REFERENCE, \
     N_ ("Client"), "account", KD_FIELD_REQUIRED, .refers = KD_KIND_CLIENT) \
  F (KD_ACCOUNT_NAME, 2, "name", TEXT, \
     N_ ("Name"), "account", KD_FIELD_REQUIRED | KD_FIELD_SEARCHED, \
     .synonyms = "账户名称|账户|account|account name") \
  F (KD_ACCOUNT_INSTITUTION, 3, "institution", TEXT, \
     N_ ("Institution"), "account", KD_FIELD_SEARCHED, \
     .synonyms = "开户机构|机构|银行|institution|bank") \
  F (KD_ACCOUNT_NUMBER, 4, "number", TEXT, \
     N_ ("Account Number"), "account", KD_FIELD_SENSITIVE, \
     .synonyms = "账号|卡号|银行卡号|account number|card number") \
  F (KD_ACCOUNT_CATEGORY, 5, "category", CHOICE, \
     N_ ("Category"), "account", KD_FIELD_NO_FLAGS, .choices = kd_product_category_choices, \
     .synonyms = "账户类型|account type") \
  F (KD_ACCOUNT_PRODUCT, 6, "product", REFERENCE, \
     N_ ("Product"), "account", KD_FIELD_NO_FLAGS, .refers = KD_KIND_PRODUCT) \
  F (KD_ACCOUNT_CURRENCY, 7, "currency", TEXT, \
     N_ ("Currency"), "amount", KD_FIELD_CURRENCY, .check = kd_check_currency, \
     .synonyms = "币种|货币|currency") \
  F (KD_ACCOUNT_OPENED, 8, "opened", DATE, \
     N_ ("Opened"), "account", KD_FIELD_NO_FLAGS, .synonyms = "开户日期|opened") \
  F (KD_ACCOUNT_CLOSED, 9, "closed", DATE, \
     N_ ("Closed"), "account", KD_FIELD_NO_FLAGS, .synonyms = "销户日期|closed") \
  F (KD_ACCOUNT_NOTES, 10, "notes", NOTE, \
     N_ ("Notes"), "account", KD_FIELD_SEARCHED, .synonyms = "账户备注|account notes")
/* clang-format on */

/**
 * KdAccountField:
 *
 * The fields of an account in which a client holds assets.
 */
typedef enum
{
  KD_ACCOUNT_FIELDS (KD_FIELD_ID)
    KD_ACCOUNT_N_FIELDS
} KdAccountField;

extern const KdKindDef kd_account_kind;

G_END_DECLS
