/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-change.h"
#include "kd-ledger-format.h"
#include "kd-store.h"

#include <glib.h>

G_BEGIN_DECLS

/**
 * KD_COMMIT_LIMIT:
 *
 * How many changes one commit may have; a larger act is many commits under one batch.
 */
#define KD_COMMIT_LIMIT 1000

/**
 * KD_BATCH_COMMIT_LIMIT:
 *
 * How many changes one commit of a batch may have: when it is taken back, the record of the act changes
 * with it.
 */
#define KD_BATCH_COMMIT_LIMIT (KD_COMMIT_LIMIT - 1)

/**
 * KdCommit:
 * @reason: why
 * @batch: (nullable): the larger act that it belongs to
 * @target: number of the commit that it undoes or redoes, or 0
 * @subject_kind: for a logged act, the kind of what was read, or 0
 * @subject: for a logged act on one record, the record
 * @subject_count: for a logged act, how many records
 * @other_size: for a restore, size of the other tree
 * @other_root: for a restore, its root
 * @note: (nullable): why, in words
 * @lift: whether append-only rows may be deleted: only while a whole act is taken back
 * @changes: (element-type KdChange): what to change
 *
 * All that is to be written at once. Nothing else runs inside of its transaction.
 */
typedef struct
{
  KdReason   reason;
  KdUuid     batch;
  guint64    target;
  guint16    subject_kind;
  KdUuid     subject;
  guint32    subject_count;
  guint64    other_size;
  KdHash     other_root;
  char      *note;
  gboolean   lift;
  GPtrArray *changes;
} KdCommit;

/**
 * KdCommitResult:
 * @number: the commit's number, or 0 if there was nothing to change
 * @rows: (element-type KdRow): the inserted and updated rows as they are stored, in the order of the
 *   changes
 * @briefs: (element-type KdBrief): the briefs that it changed, as they are now
 * @gone: (element-type gint64): row numbers of clients that it deleted
 *
 * What a commit did. Counted, because many may want to know; read only.
 */
typedef struct _KdCommitResult
{
  guint64    number;
  GPtrArray *rows;
  GPtrArray *briefs;
  GArray    *gone;
} KdCommitResult;

KdCommit       *kd_commit_new (KdReason reason) G_GNUC_WARN_UNUSED_RESULT;
void            kd_commit_take_change (KdCommit *self,
                                       KdChange *change);
void            kd_commit_free (KdCommit *self);
KdCommitResult *kd_store_commit (KdStore        *store,
                                 const KdCommit *commit,
                                 GError        **error) G_GNUC_WARN_UNUSED_RESULT;
KdCommitResult *kd_commit_result_new (void) G_GNUC_WARN_UNUSED_RESULT;
KdCommitResult *kd_commit_result_merge (GPtrArray *results) G_GNUC_WARN_UNUSED_RESULT;
KdCommitResult *kd_commit_result_ref (KdCommitResult *result);
void            kd_commit_result_unref (KdCommitResult *result);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KdCommit, kd_commit_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KdCommitResult, kd_commit_result_unref)

G_END_DECLS
