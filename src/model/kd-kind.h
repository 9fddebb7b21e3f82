/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-field.h"

#include <glib.h>

G_BEGIN_DECLS

/**
 * KdKind:
 *
 * The kinds of records. The numbers stand in ledger headers and never change; a number is never used
 * again.
 */
typedef enum
{
  KD_KIND_CLIENT = 1,
  KD_KIND_CONTACT_METHOD = 2,
  KD_KIND_HOUSEHOLD = 3,
  KD_KIND_MEMBERSHIP = 4,
  KD_KIND_PRODUCT = 5,
  KD_KIND_ACCOUNT = 6,
  KD_KIND_TRANSACTION = 7,
  KD_KIND_VALUATION = 8,
  KD_KIND_DECLARED_ASSETS = 9,
  KD_KIND_INTERACTION = 10,
  KD_KIND_TASK = 11,
  KD_KIND_ASSESSMENT = 12,
  KD_KIND_IMPORT_BATCH = 13,
  KD_KIND_SEGMENT = 14,
  KD_KIND_STATEMENT = 15,
} KdKind;

#define KD_KIND_LAST KD_KIND_STATEMENT

/**
 * KdKindFlags:
 * @KD_KIND_APPEND_ONLY: rows are never changed or deleted; a correction is a linked reversal
 * @KD_KIND_EXTRAS: rows carry an adviser's own columns
 *
 * What holds for all records of a kind.
 */
typedef enum
{
  KD_KIND_NO_FLAGS = 0,
  KD_KIND_APPEND_ONLY = 1 << 0,
  KD_KIND_EXTRAS = 1 << 1,
} KdKindFlags;

typedef struct _KdRow     KdRow;
typedef struct _KdKindDef KdKindDef;

/**
 * KdRowCheck:
 * @row: (inout): a row whose single values have passed; may be made canonical
 * @error: return location
 *
 * Decides whether the values of a row go together.
 *
 * Returns: %FALSE with @error set
 */
typedef gboolean (*KdRowCheck) (KdRow   *row,
                                GError **error);

/**
 * KdKindDef:
 * @kind: its number
 * @name: its name as table, command line kind and JSON member, with underscores
 * @type_name: the name of its record class
 * @label: what people call one, untranslated
 * @plural: what people call several, untranslated
 * @flags: what holds for all of them
 * @fields: its fields
 * @n_fields: how many
 * @check: (nullable): what a whole row has to pass
 *
 * A kind of records.
 */
struct _KdKindDef
{
  KdKind         kind;
  const char    *name;
  const char    *type_name;
  const char    *label;
  const char    *plural;
  KdKindFlags    flags;
  const KdField *fields;
  guint          n_fields;
  KdRowCheck     check;
};

const KdKindDef *kd_kind_get_def (KdKind kind);
const KdKindDef *kd_kind_find (const char *name);
int              kd_kind_find_field (const KdKindDef *def,
                                     const char      *name);
int              kd_kind_find_number (const KdKindDef *def,
                                      guint            number);
int              kd_kind_find_reference (const KdKindDef *def,
                                         KdKind           to);
int              kd_kind_find_currency (const KdKindDef *def);

G_END_DECLS
