/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-kind.h"
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
 * KdImportUse:
 * @KD_IMPORT_FIELD: the column is a field
 * @KD_IMPORT_CONTACT: it is a contact method of a type
 * @KD_IMPORT_FAMILY_NAME: it is the family name, to be joined with the given one
 * @KD_IMPORT_GIVEN_NAME: it is the given name
 * @KD_IMPORT_EXTRA: it is kept under its own name
 * @KD_IMPORT_LEFT_OUT: it is not taken
 *
 * What becomes of a column.
 */
typedef enum
{
  KD_IMPORT_FIELD,
  KD_IMPORT_CONTACT,
  KD_IMPORT_FAMILY_NAME,
  KD_IMPORT_GIVEN_NAME,
  KD_IMPORT_EXTRA,
  KD_IMPORT_LEFT_OUT,
} KdImportUse;

/**
 * KdImportColumn:
 * @header: what the column is called in the file
 * @use: what becomes of it
 * @kind: for a field, whose
 * @field: for a field, its place
 * @contact: for a contact method, the key of its type
 * @unit: what is written behind amounts that are bare numbers, such as `万` of a header `资产（万元）`, or an empty text
 *
 * One column of a file and what it means.
 */
typedef struct
{
  char       *header;
  KdImportUse use;
  KdKind      kind;
  guint       field;
  const char *contact;
  const char *unit;
} KdImportColumn;

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
const char      *kd_import_reason_header (void);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KdImportMapping, kd_import_mapping_free)

G_END_DECLS
