/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-transaction.h"

const KdChoice kd_transaction_type_choices[] = {
  { "buy", N_ ("Purchase"), "申购|认购|买入|购买" },
  { "sell", N_ ("Redemption"), "赎回|卖出" },
  { "deposit", N_ ("Deposit"), "存入|转入" },
  { "withdraw", N_ ("Withdrawal"), "取出|转出" },
  { "dividend", N_ ("Dividend"), "分红|红利" },
  { "interest", N_ ("Interest"), "利息|付息" },
  { "fee", N_ ("Fee"), "费用" },
  { "tax", N_ ("Tax"), "税" },
  { "other", N_ ("Other"), "其他" },
  { NULL },
};

static const KdField fields[] = { KD_TRANSACTION_FIELDS (KD_FIELD_ROW) };

const KdKindDef kd_transaction_kind = {
  .kind = KD_KIND_TRANSACTION,
  .name = "transaction",
  .type_name = "KdTransaction",
  .label = N_ ("Transaction"),
  .plural = N_ ("Transactions"),
  .flags = KD_KIND_APPEND_ONLY,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
};

/**
 * kd_transaction_new_reversal:
 * @row: a stored transaction
 *
 * Makes what takes a transaction back: the same with opposite amounts, linked to it.
 *
 * Returns: (transfer full): a transaction that is not stored yet
 */
KdRow *
kd_transaction_new_reversal (const KdRow *row)
{
  static const guint opposite[] = { KD_TRANSACTION_AMOUNT, KD_TRANSACTION_UNITS, KD_TRANSACTION_FEE };
  KdRow             *reversal = kd_row_copy (row);

  reversal->rowid = 0;
  reversal->leaf = -1;
  kd_uuid_clear (&reversal->uuid);
  for (guint i = 0; i < G_N_ELEMENTS (opposite); i++)
    if (reversal->values[opposite[i]].type == KD_VALUE_INTEGER)
      reversal->values[opposite[i]].integer *= -1;
  kd_value_set_uuid (&reversal->values[KD_TRANSACTION_REVERSES], &row->uuid);
  return reversal;
}
