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
