/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-row.h"

#include <glib.h>

G_BEGIN_DECLS

/* The canonical bytes of rows and changes that the ledger hashes; docs/ledger.md specifies them. */

void       kd_row_encode (const KdRow *row,
                          GByteArray  *bytes);
GPtrArray *kd_row_diff (const KdRow *before,
                        const KdRow *after) G_GNUC_WARN_UNUSED_RESULT;
void       kd_row_apply (KdRow           *row,
                         const GPtrArray *diff);

/**
 * KdDelta:
 * @number: the field's number, or 0 for an extra
 * @name: (nullable): the extra's name
 * @before: the value before
 * @after: the value after
 *
 * What a change did to one field.
 */
typedef struct
{
  guint16 number;
  char   *name;
  KdValue before;
  KdValue after;
} KdDelta;

KdDelta   *kd_delta_new (guint16        number,
                         const char    *name,
                         const KdValue *before,
                         const KdValue *after) G_GNUC_WARN_UNUSED_RESULT;
int        kd_delta_find (const KdDelta *delta,
                          const KdRow   *row,
                          KdValue       *present);
void       kd_delta_free (KdDelta *delta);
void       kd_deltas_encode (const GPtrArray *deltas,
                             GByteArray      *bytes);
GPtrArray *kd_deltas_decode (const guint8 *bytes,
                             gsize         size,
                             GError      **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KdDelta, kd_delta_free)

G_END_DECLS
