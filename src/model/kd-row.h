/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-kind.h"

#include <glib.h>

G_BEGIN_DECLS

/**
 * KD_DEFAULT_CURRENCY:
 *
 * The currency of a row that names none: one book currency for now.
 */
#define KD_DEFAULT_CURRENCY "CNY"

/**
 * KdExtra:
 * @name: the adviser's own name for the column
 * @text: what stands in it
 *
 * A column that matches no field, kept as it came.
 */
typedef struct
{
  char *name;
  char *text;
} KdExtra;

/**
 * KdRow:
 * @def: what kind it is of
 * @rowid: its row in the book; 0 until it is stored
 * @leaf: the ledger leaf that wrote this version; -1 until it is stored
 * @uuid: its lasting name
 * @values: (array): one a field, in the order of the kind's table
 * @extras: (element-type KdExtra): sorted by name, bytewise
 *
 * A record as plain data. It belongs to whoever holds it and knows no thread: the store's thread makes
 * rows and gives them away whole.
 */
struct _KdRow
{
  const KdKindDef *def;
  gint64           rowid;
  gint64           leaf;
  KdUuid           uuid;
  KdValue         *values;
  GPtrArray       *extras;
};

KdRow      *kd_row_new (KdKind kind) G_GNUC_WARN_UNUSED_RESULT;
KdRow      *kd_row_copy (const KdRow *row) G_GNUC_WARN_UNUSED_RESULT;
void        kd_row_free (KdRow *row);
gboolean    kd_row_equal (const KdRow *a,
                          const KdRow *b);
const char *kd_row_get_currency (const KdRow *row);
const char *kd_row_get_text (const KdRow *row,
                             guint        field);
gint64      kd_row_get_integer (const KdRow *row,
                                guint        field,
                                gint64       absent);
const char *kd_row_get_extra (const KdRow *row,
                              const char  *name);
void        kd_row_set_extra (KdRow      *row,
                              const char *name,
                              const char *text);
gboolean    kd_row_set_from_text (KdRow      *row,
                                  guint       field,
                                  const char *text,
                                  GError    **error);
gboolean    kd_row_assign (KdRow             *row,
                           const char *const *assignments,
                           GError           **error);
char       *kd_row_format (const KdRow *row,
                           guint        field) G_GNUC_WARN_UNUSED_RESULT;
gboolean    kd_row_validate (KdRow   *row,
                             GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KdRow, kd_row_free)

G_END_DECLS
