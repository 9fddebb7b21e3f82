/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-field-checks.h"
#include "kd-kind.h"

#include <glib/gi18n-lib.h>

G_BEGIN_DECLS

extern const KdChoice kd_statement_side_choices[];

/* F (ID, number, name, type, label, group, flags, further members). A row here and a line of SQL are
 * all that a new field needs. */
/* clang-format off */
#define KD_STATEMENT_FIELDS(F) \
  F (KD_STATEMENT_CLIENT, 1, "client", REFERENCE, \
     N_ ("Client"), "statement", KD_FIELD_REQUIRED, .refers = KD_KIND_CLIENT) \
  F (KD_STATEMENT_SIDE, 2, "side", CHOICE, \
     N_ ("Of What"), "statement", KD_FIELD_REQUIRED, .choices = kd_statement_side_choices, \
     .synonyms = "收支资产类别|side") \
  F (KD_STATEMENT_ITEM, 3, "item", TEXT, \
     N_ ("Item"), "statement", KD_FIELD_REQUIRED | KD_FIELD_SEARCHED, .synonyms = "项目|item") \
  F (KD_STATEMENT_AMOUNT, 4, "amount", MONEY, \
     N_ ("Amount"), "amount", KD_FIELD_REQUIRED, .check = kd_check_not_negative, \
     .synonyms = "金额|amount") \
  F (KD_STATEMENT_CURRENCY, 5, "currency", TEXT, \
     N_ ("Currency"), "amount", KD_FIELD_CURRENCY, .check = kd_check_currency, \
     .synonyms = "币种|货币|currency") \
  F (KD_STATEMENT_DATE, 6, "date", DATE, \
     N_ ("As at"), "statement", KD_FIELD_NO_FLAGS, .synonyms = "截至|日期|as at") \
  F (KD_STATEMENT_SOURCE, 7, "source", TEXT, \
     N_ ("Evidence"), "statement", KD_FIELD_NO_FLAGS, .synonyms = "依据|佐证|evidence")
/* clang-format on */

/**
 * KdStatementField:
 *
 * The fields of a line of what a client has besides accounts, owes, earns and spends.
 */
typedef enum
{
  KD_STATEMENT_FIELDS (KD_FIELD_ID)
    KD_STATEMENT_N_FIELDS
} KdStatementField;

extern const KdKindDef kd_statement_kind;

G_END_DECLS
