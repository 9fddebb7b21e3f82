/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-import-mapping.h"
#include "kd-import-problem.h"
#include "kd-row.h"

#include <glib.h>

G_BEGIN_DECLS

/**
 * KdImportRecord:
 * @rows: (element-type KdRow): the record first, then what belongs to it: its parts refer to it
 * @keys: (element-type KdRow): what says whose it is, for rows that are no clients: a client, an account, a product
 * @problems: (element-type KdImportProblem): why it cannot be taken as it is
 *
 * What one row of a file comes to.
 */
typedef struct
{
  GPtrArray *rows;
  GPtrArray *keys;
  GPtrArray *problems;
} KdImportRecord;

KdImportRecord *kd_import_record_read (const KdImportMapping *mapping,
                                       const KdSheetRow      *row,
                                       const gboolean        *dropped,
                                       gint64                 now) G_GNUC_WARN_UNUSED_RESULT;
void            kd_import_record_free (KdImportRecord *self);
KdRow          *kd_import_record_find_key (const KdImportRecord *self,
                                           KdKind                kind);
void            kd_import_record_refuse (KdImportRecord *self,
                                         int             column,
                                         const char     *header,
                                         const char     *value,
                                         gboolean        cut,
                                         char           *reason);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KdImportRecord, kd_import_record_free)

G_END_DECLS
