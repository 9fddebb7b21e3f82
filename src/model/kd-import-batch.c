/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-import-batch.h"

const KdChoice kd_batch_act_choices[] = {
  { "import", N_ ("Import"), "导入" },
  { "edit", N_ ("Batch Edit"), "批量修改" },
  { "undo", N_ ("Undo"), "撤销" },
  { "redo", N_ ("Redo"), "重做" },
  { "demo", N_ ("Demonstration"), "演示" },
  { NULL },
};

const KdChoice kd_batch_state_choices[] = {
  { "running", N_ ("Running"), "进行中" },
  { "done", N_ ("Done"), "完成" },
  { "undoing", N_ ("Being Undone"), "撤销中" },
  { "undone", N_ ("Undone"), "已撤销" },
  { NULL },
};

static const KdField fields[] = { KD_IMPORT_BATCH_FIELDS (KD_FIELD_ROW) };

const KdKindDef kd_import_batch_kind = {
  .kind = KD_KIND_IMPORT_BATCH,
  .name = "import_batch",
  .type_name = "KdImportBatch",
  .label = N_ ("Batch"),
  .plural = N_ ("Batches"),
  .flags = KD_KIND_NO_FLAGS,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
};

/**
 * kd_import_batch_new:
 * @act: one of [data@batch_act_choices]
 * @subject: (nullable): name of the kind of the records that it is about
 * @now: the present instant
 *
 * Begins a larger act: the record under which its commits stand, and by which the next opening finds an act
 * that was broken off.
 *
 * Returns: (transfer full): a new record with a name of its own
 */
KdRow *
kd_import_batch_new (const char *act,
                     const char *subject,
                     gint64      now)
{
  KdRow *row = kd_row_new (KD_KIND_IMPORT_BATCH);

  kd_uuid_generate (&row->uuid, now);
  kd_value_set_text (&row->values[KD_IMPORT_BATCH_ACT], act);
  kd_value_set_text (&row->values[KD_IMPORT_BATCH_STATE], "running");
  kd_value_set_integer (&row->values[KD_IMPORT_BATCH_STARTED], now);
  if (subject != NULL)
    kd_value_set_text (&row->values[KD_IMPORT_BATCH_SUBJECT], subject);
  return row;
}

/**
 * kd_import_batch_turn_to:
 * @batch: a larger act
 * @state: one of [data@batch_state_choices]
 *
 * Returns: (transfer full): the change that notes the state
 */
KdChange *
kd_import_batch_turn_to (const KdUuid *batch,
                         const char   *state)
{
  KdChange *change = kd_change_new_update (KD_KIND_IMPORT_BATCH, batch);
  g_auto (KdValue) value = KD_VALUE_INIT;

  kd_value_set_text (&value, state);
  kd_change_set_value (change, KD_IMPORT_BATCH_STATE, &value);
  return change;
}

/**
 * kd_import_batch_finish:
 * @batch: a larger act of which all is stored
 * @now: the present instant
 *
 * Returns: (transfer full): the change by which it is done: from then on it is undone as one, not taken back at
 *   the next opening
 */
KdChange *
kd_import_batch_finish (const KdUuid *batch,
                        gint64        now)
{
  KdChange *change = kd_import_batch_turn_to (batch, "done");
  g_auto (KdValue) value = KD_VALUE_INIT;

  kd_value_set_integer (&value, now);
  kd_change_set_value (change, KD_IMPORT_BATCH_FINISHED, &value);
  return change;
}

/**
 * kd_import_batch_set_count:
 * @change: a change of a larger act
 * @field: one of its counts
 * @count: how many
 *
 * Notes how many records were treated so.
 */
void
kd_import_batch_set_count (KdChange          *change,
                           KdImportBatchField field,
                           guint              count)
{
  g_auto (KdValue) value = KD_VALUE_INIT;

  kd_value_set_integer (&value, count);
  kd_change_set_value (change, field, &value);
}
