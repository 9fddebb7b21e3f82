/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-workspace.h"

G_BEGIN_DECLS

typedef struct _KdCommitWatch KdCommitWatch;

KdCommitWatch *kd_commit_watch_new (KdWorkspace    *workspace,
                                    GSourceOnceFunc func,
                                    gpointer        data) G_GNUC_WARN_UNUSED_RESULT;
void           kd_commit_watch_free (KdCommitWatch *self);
void           kd_commit_watch_rest (KdCommitWatch *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KdCommitWatch, kd_commit_watch_free)

G_END_DECLS
