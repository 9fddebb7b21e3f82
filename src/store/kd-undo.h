/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-store.h"

#include <glib.h>

G_BEGIN_DECLS

/**
 * KdUndoResult:
 * @target: the commit that was reversed; of a batch the newest; 0 for none
 * @reversed: how many changes were reversed
 * @kept: (element-type utf8): what was kept, and why, in sentences
 *
 * What an undo or redo did.
 */
typedef struct
{
  guint64    target;
  guint      reversed;
  GPtrArray *kept;
} KdUndoResult;

KdUndoResult *kd_store_undo (KdStore *store,
                             guint64  number,
                             GError **error) G_GNUC_WARN_UNUSED_RESULT;
KdUndoResult *kd_store_redo (KdStore *store,
                             GError **error) G_GNUC_WARN_UNUSED_RESULT;
void          kd_undo_result_free (KdUndoResult *result);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KdUndoResult, kd_undo_result_free)

G_END_DECLS
