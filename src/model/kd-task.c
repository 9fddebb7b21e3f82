/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-task.h"

const KdChoice kd_task_status_choices[] = {
  { "open", N_ ("Open"), "未完成|进行中|待办" },
  { "done", N_ ("Done"), "已完成|完成" },
  { "snoozed", N_ ("Snoozed"), "推迟|稍后" },
  { "cancelled", N_ ("Cancelled"), "取消|已取消" },
  { NULL },
};

static const KdField fields[] = { KD_TASK_FIELDS (KD_FIELD_ROW) };

const KdKindDef kd_task_kind = {
  .kind = KD_KIND_TASK,
  .name = "task",
  .type_name = "KdTask",
  .label = N_ ("Task"),
  .plural = N_ ("Tasks"),
  .flags = KD_KIND_NO_FLAGS,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
};
