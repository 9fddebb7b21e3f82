/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * KdImportProblem:
 * @column: which column, or -1 where it is about the row
 * @header: what the column is called, or an empty text
 * @value: what stands there
 * @reason: what is wrong with it, in words
 * @cut: whether a spreadsheet destroyed its end
 *
 * Why a row cannot be taken as it is. Where @column is one, it could be taken without that.
 */
typedef struct
{
  int      column;
  char    *header;
  char    *value;
  char    *reason;
  gboolean cut;
} KdImportProblem;

G_END_DECLS
