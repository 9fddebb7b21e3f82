/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-import-words.h"
#include "kd-sheet-reader.h"

#include <glib.h>

G_BEGIN_DECLS

/**
 * KD_IMPORT_PREVIEW:
 *
 * How many rows of a file are looked at before it is imported.
 */
#define KD_IMPORT_PREVIEW 50

/**
 * KdImportMapping:
 * @def: what the rows of the file are
 * @header_row: number of the row that names the columns, 0 for none
 * @columns: (element-type KdImportColumn): its columns
 *
 * What the columns of a file mean. A row is one record of @def, with its parts.
 */
typedef struct
{
  const KdKindDef *def;
  guint            header_row;
  GPtrArray       *columns;
} KdImportMapping;

KdImportMapping *kd_import_mapping_guess (const KdKindDef *def,
                                          GPtrArray       *rows,
                                          guint            header_row) G_GNUC_WARN_UNUSED_RESULT;
void             kd_import_mapping_free (KdImportMapping *self);
gboolean         kd_import_mapping_set (KdImportMapping *self,
                                        guint            column,
                                        const char      *target,
                                        GError         **error);
char            *kd_import_column_get_target (const KdImportColumn *column,
                                              const KdKindDef      *def) G_GNUC_WARN_UNUSED_RESULT;
gboolean         kd_import_mapping_has (const KdImportMapping *self,
                                        KdKind                 kind,
                                        guint                  field);
char            *kd_import_mapping_get_signature (const KdImportMapping *self) G_GNUC_WARN_UNUSED_RESULT;
char            *kd_import_mapping_to_json (const KdImportMapping *self) G_GNUC_WARN_UNUSED_RESULT;
gboolean         kd_import_mapping_apply_json (KdImportMapping *self,
                                               const char      *json,
                                               GError         **error);
GPtrArray       *kd_import_list_targets (const KdKindDef *def) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KdImportMapping, kd_import_mapping_free)

G_END_DECLS
