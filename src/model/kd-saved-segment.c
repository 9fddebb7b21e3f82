/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-saved-segment.h"

const KdChoice kd_segment_order_choices[] = {
  { "name", N_ ("Name"), "姓名" },
  { "assets", N_ ("Assets"), "资产" },
  { "last-contact", N_ ("Last Contact"), "上次联系" },
  { "next-task", N_ ("Next To-Do"), "下一待办" },
  { "birth", N_ ("Birth Date"), "出生日期" },
  { "assessed", N_ ("Assessed on"), "风评日期" },
  { NULL },
};

static const KdField fields[] = { KD_SAVED_SEGMENT_FIELDS (KD_FIELD_ROW) };

const KdKindDef kd_saved_segment_kind = {
  .kind = KD_KIND_SEGMENT,
  .name = "segment",
  .type_name = "KdSavedSegment",
  .label = N_ ("Saved Segment"),
  .plural = N_ ("Saved Segments"),
  .flags = KD_KIND_NO_FLAGS,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
};
