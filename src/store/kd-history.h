/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-change.h"
#include "kd-ledger-format.h"
#include "kd-store.h"

#include <glib.h>

G_BEGIN_DECLS

/**
 * KdHistoryEntry:
 * @number: the commit
 * @sequence: the leaf
 * @time: when, UTC microseconds
 * @author: who
 * @reason: why
 * @note: (nullable): why, in words
 * @def: the record's kind
 * @operation: what was done
 * @deltas: (element-type KdDelta): field by field
 *
 * What one commit did to one record.
 */
typedef struct
{
  guint64          number;
  guint64          sequence;
  gint64           time;
  char            *author;
  KdReason         reason;
  char            *note;
  const KdKindDef *def;
  KdOperation      operation;
  GPtrArray       *deltas;
} KdHistoryEntry;

gboolean    kd_store_history (KdStore      *store,
                              const KdUuid *uuid,
                              GPtrArray   **entries,
                              GError      **error);
char       *kd_store_find_author (KdStore      *store,
                                  const KdUuid *uuid,
                                  GError      **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean    kd_store_commit_changes (KdStore    *store,
                                     guint64     number,
                                     GPtrArray **entries,
                                     GPtrArray **uuids,
                                     GError    **error);
const char *kd_reason_get_name (KdReason reason);

G_END_DECLS
