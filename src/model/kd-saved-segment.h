/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-field-checks.h"
#include "kd-kind.h"

#include <glib/gi18n-lib.h>

G_BEGIN_DECLS

extern const KdChoice kd_segment_order_choices[];

/* F (ID, number, name, type, label, group, flags, further members). A row here and a line of SQL are
 * all that a new field needs. */
/* clang-format off */
#define KD_SAVED_SEGMENT_FIELDS(F) \
  F (KD_SAVED_SEGMENT_NAME, 1, "name", TEXT, \
     N_ ("Name"), "segment", KD_FIELD_REQUIRED, .synonyms = "客群|客群名称|name") \
  F (KD_SAVED_SEGMENT_FILTER, 2, "filter", TEXT, \
     N_ ("Filter"), "segment", KD_FIELD_NO_FLAGS, .synonyms = "条件|筛选条件|filter") \
  F (KD_SAVED_SEGMENT_ORDER, 3, "order", CHOICE, \
     N_ ("Order"), "segment", KD_FIELD_NO_FLAGS, .choices = kd_segment_order_choices, .synonyms = "排序|order") \
  F (KD_SAVED_SEGMENT_DESCENDING, 4, "descending", FLAG, \
     N_ ("Greatest First"), "segment", KD_FIELD_NO_FLAGS, .synonyms = "倒序|descending") \
  F (KD_SAVED_SEGMENT_PINNED, 5, "pinned", FLAG, \
     N_ ("Pinned"), "segment", KD_FIELD_NO_FLAGS, .synonyms = "置顶|pinned")
/* clang-format on */

/**
 * KdSavedSegmentField:
 *
 * The fields of a saved segment: a filter over clients under a name.
 */
typedef enum
{
  KD_SAVED_SEGMENT_FIELDS (KD_FIELD_ID)
    KD_SAVED_SEGMENT_N_FIELDS
} KdSavedSegmentField;

extern const KdKindDef kd_saved_segment_kind;

G_END_DECLS
