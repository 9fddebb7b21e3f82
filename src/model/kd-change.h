/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-row.h"

#include <glib.h>

G_BEGIN_DECLS

/**
 * KdOperation:
 * @KD_OPERATION_INSERT: a record comes into being
 * @KD_OPERATION_UPDATE: some of its fields change
 * @KD_OPERATION_DELETE: it goes
 *
 * What a change does. The numbers stand in ledger headers and never change.
 */
typedef enum
{
  KD_OPERATION_INSERT = 1,
  KD_OPERATION_UPDATE = 2,
  KD_OPERATION_DELETE = 3,
} KdOperation;

/**
 * KdChange:
 * @operation: what to do
 * @row: the whole new row of an insert; of an update, a row with the record's identifier in which the
 *   fields to change stand; of a delete, a row with the identifier alone
 * @set: (array): for an update, one flag a field: whether @row's value (or its absence) replaces it
 * @set_extras: (array zero-terminated=1) (nullable): for an update, the extras that are replaced or,
 *   where @row lacks them, removed
 *
 * One change asked of the store; see [struct@Commit].
 */
typedef struct
{
  KdOperation operation;
  KdRow      *row;
  gboolean   *set;
  char      **set_extras;
} KdChange;

KdChange *kd_change_new_insert (KdRow *row) G_GNUC_WARN_UNUSED_RESULT;
KdChange *kd_change_new_update (KdKind        kind,
                                const KdUuid *uuid) G_GNUC_WARN_UNUSED_RESULT;
KdChange *kd_change_new_difference (const KdRow *before,
                                    const KdRow *after) G_GNUC_WARN_UNUSED_RESULT;
KdChange *kd_change_new_delete (KdKind        kind,
                                const KdUuid *uuid) G_GNUC_WARN_UNUSED_RESULT;
void      kd_change_set_value (KdChange      *change,
                               guint          field,
                               const KdValue *value);
gboolean  kd_change_assign (KdChange          *change,
                            const char *const *assignments,
                            const KdRow       *current,
                            GError           **error);
void      kd_change_set_extra (KdChange   *change,
                               const char *name,
                               const char *text);
KdRow    *kd_change_apply (const KdChange *change,
                           const KdRow    *current) G_GNUC_WARN_UNUSED_RESULT;
void      kd_change_free (KdChange *change);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KdChange, kd_change_free)

G_END_DECLS
