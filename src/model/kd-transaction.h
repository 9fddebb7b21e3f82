/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-field-checks.h"
#include "kd-row.h"

#include <glib/gi18n-lib.h>

G_BEGIN_DECLS

extern const KdChoice kd_transaction_type_choices[];

/* F (ID, number, name, type, label, group, flags, further members). A row here and a line of SQL are
 * all that a new field needs. */
/* clang-format off */
#define KD_TRANSACTION_FIELDS(F) \
  F (KD_TRANSACTION_ACCOUNT, 1, "account", REFERENCE, \
     N_ ("Account"), "transaction", KD_FIELD_REQUIRED, .refers = KD_KIND_ACCOUNT) \
  F (KD_TRANSACTION_PRODUCT, 2, "product", REFERENCE, \
     N_ ("Product"), "transaction", KD_FIELD_NO_FLAGS, .refers = KD_KIND_PRODUCT) \
  F (KD_TRANSACTION_DATE, 3, "date", DATE, \
     N_ ("Date"), "transaction", KD_FIELD_REQUIRED, .synonyms = "交易日期|日期|成交日期|date|trade date") \
  F (KD_TRANSACTION_TYPE, 4, "type", CHOICE, \
     N_ ("Type"), "transaction", KD_FIELD_REQUIRED, .choices = kd_transaction_type_choices, \
     .synonyms = "交易类型|类型|业务类型|transaction type") \
  F (KD_TRANSACTION_AMOUNT, 5, "amount", MONEY, \
     N_ ("Amount"), "amount", KD_FIELD_REQUIRED, .synonyms = "金额|交易金额|成交金额|amount") \
  F (KD_TRANSACTION_CURRENCY, 6, "currency", TEXT, \
     N_ ("Currency"), "amount", KD_FIELD_CURRENCY, .check = kd_check_currency, \
     .synonyms = "币种|货币|currency") \
  F (KD_TRANSACTION_UNITS, 7, "units", DECIMAL, \
     N_ ("Units"), "amount", KD_FIELD_NO_FLAGS, .synonyms = "份额|数量|units|quantity") \
  F (KD_TRANSACTION_PRICE, 8, "price", DECIMAL, \
     N_ ("Price"), "amount", KD_FIELD_NO_FLAGS, .synonyms = "净值|单价|价格|price|nav") \
  F (KD_TRANSACTION_FEE, 9, "fee", MONEY, \
     N_ ("Fee"), "amount", KD_FIELD_NO_FLAGS, \
     .synonyms = "手续费|费用|fee") \
  F (KD_TRANSACTION_NOTE, 10, "note", TEXT, \
     N_ ("Note"), "transaction", KD_FIELD_SEARCHED, .synonyms = "交易备注|摘要|memo") \
  F (KD_TRANSACTION_REVERSES, 11, "reverses", REFERENCE, \
     N_ ("Reverses"), "transaction", KD_FIELD_NO_FLAGS, .refers = KD_KIND_TRANSACTION)
/* clang-format on */

/**
 * KdTransactionField:
 *
 * The fields of a transaction. Never changed: a correction reverses it.
 */
typedef enum
{
  KD_TRANSACTION_FIELDS (KD_FIELD_ID)
    KD_TRANSACTION_N_FIELDS
} KdTransactionField;

extern const KdKindDef kd_transaction_kind;

KdRow *kd_transaction_new_reversal (const KdRow *row) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
