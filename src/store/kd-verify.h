/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-anchor.h"
#include "kd-store.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * KdFinding:
 * @code: what is wrong: docs/ledger.md §10
 * @where: commit or sequence number, or kind and row
 *
 * One thing that a verification found.
 */
typedef struct
{
  const char *code;
  char       *where;
} KdFinding;

/**
 * KdVerification:
 * @commits: how many commits were read
 * @changes: how many changes were read
 * @size: size of the tree
 * @root: its root, recomputed
 * @findings: (element-type KdFinding): what is wrong; at most 1,000 are kept
 * @n_findings: how many there are
 *
 * What a verification found.
 */
typedef struct
{
  guint64    commits;
  guint64    changes;
  guint64    size;
  KdHash     root;
  GPtrArray *findings;
  guint64    n_findings;
} KdVerification;

gboolean kd_finding_is_damage (const KdFinding *finding);

/**
 * KdVerifier:
 *
 * A verification on its way, step by step.
 */
typedef struct _KdVerifier KdVerifier;

KdVerifier     *kd_verifier_new (KdStore *store, gboolean full, const KdAnchor *anchor) G_GNUC_WARN_UNUSED_RESULT;
gboolean        kd_verifier_step (KdVerifier *self, gboolean *done, GError **error);
KdVerification *kd_verifier_finish (KdVerifier *self) G_GNUC_WARN_UNUSED_RESULT;
void            kd_verifier_free (KdVerifier *self);
KdVerification *kd_store_verify (KdStore        *store,
                                 gboolean        full,
                                 const KdAnchor *anchor,
                                 GCancellable   *cancellable,
                                 GError        **error) G_GNUC_WARN_UNUSED_RESULT;
void            kd_verification_free (KdVerification *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KdVerification, kd_verification_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KdVerifier, kd_verifier_free)

G_END_DECLS
