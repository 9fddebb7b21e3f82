/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-row.h"

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * KdRecord:
 *
 * A record as an object: one class a kind, one property a field, made of the kind's table.
 *
 * Records are made and touched on the main thread only. A record that is stored changes by
 * [method@Record.take_row] after a commit; a draft also by its setters.
 */
#define KD_TYPE_RECORD (kd_record_get_type ())
G_DECLARE_DERIVABLE_TYPE (KdRecord, kd_record, KD, RECORD, GObject)

struct _KdRecordClass
{
  GObjectClass     parent_class;
  const KdKindDef *def;
};

GType            kd_kind_get_type (KdKind kind);
KdRecord        *kd_record_new (KdRow   *row,
                                GObject *book) G_GNUC_WARN_UNUSED_RESULT;
const KdKindDef *kd_record_get_def (KdRecord *self);
GObject         *kd_record_get_book (KdRecord *self);
const KdRow     *kd_record_get_row (KdRecord *self);
const KdUuid    *kd_record_get_uuid (KdRecord *self);
void             kd_record_take_row (KdRecord *self,
                                     KdRow    *row);
const char      *kd_record_get_text (KdRecord *self,
                                     guint     field);
gint64           kd_record_get_integer (KdRecord *self,
                                        guint     field,
                                        gint64    absent);
gboolean         kd_record_get_flag (KdRecord *self,
                                     guint     field);
const KdUuid    *kd_record_get_reference (KdRecord *self,
                                          guint     field);
void             kd_record_set_value (KdRecord      *self,
                                      guint          field,
                                      const KdValue *value);
gboolean         kd_record_set_from_text (KdRecord   *self,
                                          guint       field,
                                          const char *text,
                                          GError    **error);

G_END_DECLS
