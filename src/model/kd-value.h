/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-uuid.h"

#include <glib.h>

G_BEGIN_DECLS

/**
 * KdValueType:
 * @KD_VALUE_NONE: absent
 * @KD_VALUE_TEXT: UTF-8 text without NUL
 * @KD_VALUE_INTEGER: whole number: also days, minor currency units, scaled decimals, instants, flags
 * @KD_VALUE_UUID: the identifier of another record
 * @KD_VALUE_BLOB: bytes
 *
 * How a value is stored. The numbers are part of docs/ledger.md and never change.
 */
typedef enum
{
  KD_VALUE_NONE = 0,
  KD_VALUE_TEXT = 1,
  KD_VALUE_INTEGER = 2,
  KD_VALUE_UUID = 3,
  KD_VALUE_BLOB = 4,
} KdValueType;

/**
 * KdValue:
 * @type: which member holds
 *
 * One stored value. All zero is an absent value; [method@Value.clear] makes it so again.
 */
typedef struct
{
  KdValueType type;
  union
  {
    char   *text;
    gint64  integer;
    KdUuid  uuid;
    GBytes *blob;
  };
} KdValue;

#define KD_VALUE_INIT { 0 }

void     kd_value_clear (KdValue *value);
void     kd_value_copy (KdValue       *value,
                        const KdValue *from);
gboolean kd_value_equal (const KdValue *a,
                         const KdValue *b);
void     kd_value_set_text (KdValue    *value,
                            const char *text);
void     kd_value_take_text (KdValue *value,
                             char    *text);
void     kd_value_set_integer (KdValue *value,
                               gint64   integer);
void     kd_value_set_uuid (KdValue      *value,
                            const KdUuid *uuid);
void     kd_value_set_blob (KdValue *value,
                            GBytes  *blob);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (KdValue, kd_value_clear)

G_END_DECLS
