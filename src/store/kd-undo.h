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

/**
 * KdUndoJob:
 *
 * An undo or redo on its way, one commit a step.
 */
typedef struct _KdUndoJob KdUndoJob;

KdUndoJob    *kd_undo_job_new (KdStore *store, guint64 number, gboolean redo, GError **error) G_GNUC_WARN_UNUSED_RESULT;
KdUndoJob    *kd_undo_job_new_for_batch (KdStore *store, const KdUuid *batch, gboolean unfinished, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean      kd_undo_job_step (KdUndoJob *self, KdStore *store, gboolean *done, GError **error);
KdUndoResult *kd_undo_job_finish (KdUndoJob *self) G_GNUC_WARN_UNUSED_RESULT;
void          kd_undo_job_free (KdUndoJob *self);
gboolean      kd_store_settle_batches (KdStore *store, guint *settled, GError **error);
KdUndoResult *kd_store_undo (KdStore *store,
                             guint64  number,
                             GError **error) G_GNUC_WARN_UNUSED_RESULT;
KdUndoResult *kd_store_redo (KdStore *store,
                             GError **error) G_GNUC_WARN_UNUSED_RESULT;
void          kd_undo_result_free (KdUndoResult *result);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KdUndoResult, kd_undo_result_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KdUndoJob, kd_undo_job_free)

G_END_DECLS
