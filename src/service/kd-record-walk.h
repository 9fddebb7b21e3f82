/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-filter.h"
#include "kd-workspace.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * KdRecordVisit:
 * @row: a record
 * @parts: (nullable) (element-type KdRow): what belongs to it, those of a kind together, the oldest first
 * @data: the caller's
 * @error: return location
 *
 * Returns: whether to go on
 */
typedef gboolean (*KdRecordVisit) (const KdRow *row,
                                   GPtrArray   *parts,
                                   gpointer     data,
                                   GError     **error);

/**
 * KdRecordWalk:
 * @def: records of which kind
 * @filter: (nullable): which of them
 * @kinds: kinds of what belongs to them and is wanted, `1 << kind` each
 * @visit: called for each record, on the caller's thread
 * @page: (nullable): called after each page
 * @data: for both
 *
 * A walk over records, the oldest first.
 */
typedef struct
{
  const KdKindDef *def;
  const KdFilter  *filter;
  guint            kinds;
  KdRecordVisit    visit;
  void (*page) (gpointer data);
  gpointer data;
} KdRecordWalk;

guint    kd_record_walk_get_parts (const KdKindDef *def);
gboolean kd_record_walk_run (const KdRecordWalk *self,
                             KdWorkspace        *workspace,
                             GCancellable       *cancellable,
                             GError            **error);

G_END_DECLS
