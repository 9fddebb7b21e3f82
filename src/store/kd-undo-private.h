/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-commit.h"
#include "kd-history.h"
#include "kd-undo.h"

G_BEGIN_DECLS

/* What an undo knows beyond the change at hand: the batch that it takes back, if any; whether that was never
 * finished, so that its append-only rows are taken away; the records that go in the same commit; and of
 * accounts, whether they go with the batch. */
typedef struct
{
  KdUuid      batch;
  gboolean    unfinished;
  GHashTable *going;
  GHashTable *accounts;
} KdUndoScope;

gboolean kd_undo_invert (KdStore        *store,
                         KdHistoryEntry *entry,
                         const KdUuid   *uuid,
                         KdUndoScope    *scope,
                         KdCommit       *commit,
                         KdUndoResult   *result,
                         GError        **error);

G_END_DECLS
