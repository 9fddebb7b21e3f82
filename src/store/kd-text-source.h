/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-connection.h"
#include "kd-row.h"

#include <glib.h>

G_BEGIN_DECLS

/**
 * KdText:
 * @def: kind of the record that it stands in
 * @field: (nullable): the field, or %NULL for one of the adviser's own columns
 * @extra: (nullable): the name of that column
 * @text: what it says
 *
 * One text that the search reads. All belong to who tells of it.
 */
typedef struct
{
  const KdKindDef *def;
  const KdField   *field;
  const char      *extra;
  const char      *text;
} KdText;

/**
 * KdTextFunc:
 * @text: a text
 * @data: for it
 *
 * Returns: whether more texts of this kind of record are wanted
 */
typedef gboolean (*KdTextFunc) (const KdText *text,
                                gpointer      data);

gboolean kd_text_is_searched (const KdKindDef *def,
                              guint            field);
gboolean kd_text_has_texts (const KdKindDef *def);
gboolean kd_text_differs (const KdRow *a,
                          const KdRow *b);
gboolean kd_text_of_row (const KdRow *row,
                         KdTextFunc   func,
                         gpointer     data);
gboolean kd_text_of_kind (KdConnection    *connection,
                          const KdKindDef *def,
                          const KdUuid    *client,
                          KdTextFunc       func,
                          gpointer         data,
                          GError         **error);

G_END_DECLS
