/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-commit.h"
#include "kd-history.h"
#include "kd-undo.h"

G_BEGIN_DECLS

gboolean kd_undo_invert (KdStore        *store,
                         KdHistoryEntry *entry,
                         const KdUuid   *uuid,
                         GHashTable     *going,
                         KdCommit       *commit,
                         KdUndoResult   *result,
                         GError        **error);

G_END_DECLS
