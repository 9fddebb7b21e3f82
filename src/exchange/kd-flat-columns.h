/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-row.h"
#include "kd-sheet-writer.h"

#include <glib.h>

G_BEGIN_DECLS

/**
 * KdFlatColumns:
 *
 * The columns of a sheet of records: the fields of a kind, of a client the parts too, and the adviser's own columns.
 */
typedef struct _KdFlatColumns KdFlatColumns;

KdFlatColumns     *kd_flat_columns_new (const KdKindDef *def) G_GNUC_WARN_UNUSED_RESULT;
void               kd_flat_columns_free (KdFlatColumns *self);
void               kd_flat_columns_note (KdFlatColumns *self,
                                         const KdRow   *row,
                                         GPtrArray     *parts);
void               kd_flat_columns_seal (KdFlatColumns *self);
guint              kd_flat_columns_get_length (const KdFlatColumns *self);
const KdSheetCell *kd_flat_columns_get_header (KdFlatColumns *self);
const KdSheetCell *kd_flat_columns_get_cells (KdFlatColumns *self,
                                              const KdRow   *row,
                                              GPtrArray     *parts);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KdFlatColumns, kd_flat_columns_free)

G_END_DECLS
