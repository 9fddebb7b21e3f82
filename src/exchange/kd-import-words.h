/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-kind.h"

#include <glib.h>

G_BEGIN_DECLS

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
 * KD_IMPORT_PARTS:
 *
 * How many kinds a row can be about at the most.
 */
#define KD_IMPORT_PARTS 6

const char *kd_import_reason_header (void);
guint       kd_import_get_parts (const KdKindDef  *def,
                                 const KdKindDef **parts);
GHashTable *kd_import_words_new (const KdKindDef *def) G_GNUC_WARN_UNUSED_RESULT;
gboolean    kd_import_words_find (GHashTable     *words,
                                  const char     *header,
                                  KdImportColumn *column);

G_END_DECLS
