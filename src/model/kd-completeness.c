/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-completeness.h"

/**
 * kd_completeness_of:
 * @row: a row
 *
 * Counts the fields that the kind's table says to count.
 *
 * Returns: how complete the row is
 */
KdCompleteness
kd_completeness_of (const KdRow *row)
{
  KdCompleteness completeness = { 0, 0 };

  for (guint i = 0; i < row->def->n_fields; i++)
    if (row->def->fields[i].flags & KD_FIELD_COUNTED)
      {
        completeness.counted++;
        completeness.filled += row->values[i].type != KD_VALUE_NONE;
      }
  return completeness;
}

/**
 * kd_completeness_missing:
 * @row: a row
 *
 * Returns: (transfer container) (element-type KdField): the fields that count and have no value
 */
GPtrArray *
kd_completeness_missing (const KdRow *row)
{
  GPtrArray *missing = g_ptr_array_new ();

  for (guint i = 0; i < row->def->n_fields; i++)
    if ((row->def->fields[i].flags & KD_FIELD_COUNTED) && row->values[i].type == KD_VALUE_NONE)
      g_ptr_array_add (missing, (gpointer) &row->def->fields[i]);
  return missing;
}
