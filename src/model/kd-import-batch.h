/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-field-checks.h"
#include "kd-change.h"

#include <glib/gi18n-lib.h>

G_BEGIN_DECLS

extern const KdChoice kd_batch_act_choices[];
extern const KdChoice kd_batch_state_choices[];

/* F (ID, number, name, type, label, group, flags, further members). A row here and a line of SQL are
 * all that a new field needs. */
/* clang-format off */
#define KD_IMPORT_BATCH_FIELDS(F) \
  F (KD_IMPORT_BATCH_ACT, 1, "act", CHOICE, \
     N_ ("Act"), "batch", KD_FIELD_REQUIRED, .choices = kd_batch_act_choices, \
     .synonyms = "批次类型|act") \
  F (KD_IMPORT_BATCH_STATE, 2, "state", CHOICE, \
     N_ ("State"), "batch", KD_FIELD_REQUIRED, .choices = kd_batch_state_choices, \
     .synonyms = "批次状态|state") \
  F (KD_IMPORT_BATCH_STARTED, 3, "started", INSTANT, \
     N_ ("Started"), "batch", KD_FIELD_REQUIRED, .synonyms = "开始时间|started") \
  F (KD_IMPORT_BATCH_FINISHED, 4, "finished", INSTANT, \
     N_ ("Finished"), "batch", KD_FIELD_NO_FLAGS, .synonyms = "结束时间|finished") \
  F (KD_IMPORT_BATCH_FILE, 5, "file", TEXT, \
     N_ ("File"), "batch", KD_FIELD_NO_FLAGS, .synonyms = "文件|file") \
  F (KD_IMPORT_BATCH_SUBJECT, 6, "subject", TEXT, \
     N_ ("Kind of Records"), "batch", KD_FIELD_NO_FLAGS, .synonyms = "记录种类|kind") \
  F (KD_IMPORT_BATCH_ROWS, 7, "rows", INTEGER, \
     N_ ("Rows"), "batch", KD_FIELD_NO_FLAGS, .synonyms = "行数|rows") \
  F (KD_IMPORT_BATCH_NEW, 8, "new", INTEGER, \
     N_ ("New"), "batch", KD_FIELD_NO_FLAGS, .synonyms = "新增|new") \
  F (KD_IMPORT_BATCH_UPDATED, 9, "updated", INTEGER, \
     N_ ("Updated"), "batch", KD_FIELD_NO_FLAGS, .synonyms = "更新|updated") \
  F (KD_IMPORT_BATCH_DUPLICATE, 10, "duplicate", INTEGER, \
     N_ ("Duplicate"), "batch", KD_FIELD_NO_FLAGS, .synonyms = "重复|duplicate") \
  F (KD_IMPORT_BATCH_PROBLEM, 11, "problem", INTEGER, \
     N_ ("Problems"), "batch", KD_FIELD_NO_FLAGS, .synonyms = "问题|problems") \
  F (KD_IMPORT_BATCH_UNDOES, 12, "undoes", REFERENCE, \
     N_ ("Undoes"), "batch", KD_FIELD_NO_FLAGS, .refers = KD_KIND_IMPORT_BATCH)
/* clang-format on */

/**
 * KdImportBatchField:
 *
 * The fields of a larger act made of many commits.
 */
typedef enum
{
  KD_IMPORT_BATCH_FIELDS (KD_FIELD_ID)
    KD_IMPORT_BATCH_N_FIELDS
} KdImportBatchField;

extern const KdKindDef kd_import_batch_kind;

KdRow    *kd_import_batch_new (const char *act,
                               const char *subject,
                               gint64      now) G_GNUC_WARN_UNUSED_RESULT;
KdChange *kd_import_batch_turn_to (const KdUuid *batch,
                                   const char   *state) G_GNUC_WARN_UNUSED_RESULT;
KdChange *kd_import_batch_finish (const KdUuid *batch,
                                  gint64        now) G_GNUC_WARN_UNUSED_RESULT;
void      kd_import_batch_set_count (KdChange          *change,
                                     KdImportBatchField field,
                                     guint              count);

G_END_DECLS
