/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-change.h"

static KdChange *
change_new (KdOperation operation,
            KdRow      *row)
{
  KdChange *change = g_new0 (KdChange, 1);

  change->operation = operation;
  change->row = row;
  return change;
}

/**
 * kd_change_new_insert:
 * @row: (transfer full): the new row; one without an identifier gets it when it is stored
 *
 * Returns: (transfer full): the wish to bring a record into being
 */
KdChange *
kd_change_new_insert (KdRow *row)
{
  g_return_val_if_fail (row != NULL, NULL);

  return change_new (KD_OPERATION_INSERT, row);
}

/**
 * kd_change_new_update:
 * @kind: the record's kind
 * @uuid: the record
 *
 * Returns: (transfer full): the wish to change fields of a record; which, is said by
 *   [method@Change.set_value], [method@Change.set_extra] and [method@Change.assign]
 */
KdChange *
kd_change_new_update (KdKind        kind,
                      const KdUuid *uuid)
{
  KdChange *change = change_new (KD_OPERATION_UPDATE, kd_row_new (kind));

  change->row->uuid = *uuid;
  change->set = g_new0 (gboolean, change->row->def->n_fields);
  return change;
}

/**
 * kd_change_new_delete:
 * @kind: the record's kind
 * @uuid: the record
 *
 * Returns: (transfer full): the wish to delete a record
 */
KdChange *
kd_change_new_delete (KdKind        kind,
                      const KdUuid *uuid)
{
  KdChange *change = change_new (KD_OPERATION_DELETE, kd_row_new (kind));

  change->row->uuid = *uuid;
  return change;
}

/**
 * kd_change_free:
 * @change: (nullable) (transfer full): a change
 *
 * Frees @change and its row.
 */
void
kd_change_free (KdChange *change)
{
  if (change == NULL)
    return;

  kd_row_free (change->row);
  g_free (change->set);
  g_strfreev (change->set_extras);
  g_free (change);
}

/**
 * kd_change_set_value:
 * @change: an update
 * @field: place of a field
 * @value: its new value, or an absent one to clear the field
 *
 * Makes the field part of the change.
 */
void
kd_change_set_value (KdChange      *change,
                     guint          field,
                     const KdValue *value)
{
  g_return_if_fail (change->operation == KD_OPERATION_UPDATE);
  g_return_if_fail (field < change->row->def->n_fields);

  kd_value_copy (&change->row->values[field], value);
  change->set[field] = TRUE;
}

/**
 * kd_change_set_extra:
 * @change: an update
 * @name: name of an extra
 * @text: (nullable): its new text; %NULL or "" removes it
 *
 * Makes the extra part of the change.
 */
void
kd_change_set_extra (KdChange   *change,
                     const char *name,
                     const char *text)
{
  guint n = change->set_extras != NULL ? g_strv_length (change->set_extras) : 0;

  g_return_if_fail (change->operation == KD_OPERATION_UPDATE);

  kd_row_set_extra (change->row, name, text);
  if (n > 0 && g_strv_contains ((const char *const *) change->set_extras, name))
    return;
  change->set_extras = g_renew (char *, change->set_extras, n + 2);
  change->set_extras[n] = g_strdup (name);
  change->set_extras[n + 1] = NULL;
}

static void
note_difference (KdChange    *change,
                 const KdRow *current,
                 const KdRow *after)
{
  for (guint i = 0; i < after->def->n_fields; i++)
    if (!kd_value_equal (&after->values[i], &current->values[i]))
      kd_change_set_value (change, i, &after->values[i]);
  for (guint i = 0; i < current->extras->len; i++)
    {
      const KdExtra *extra = current->extras->pdata[i];

      if (kd_row_get_extra (after, extra->name) == NULL)
        kd_change_set_extra (change, extra->name, NULL);
    }
  for (guint i = 0; i < after->extras->len; i++)
    {
      const KdExtra *extra = after->extras->pdata[i];

      if (g_strcmp0 (kd_row_get_extra (current, extra->name), extra->text) != 0)
        kd_change_set_extra (change, extra->name, extra->text);
    }
}

/**
 * kd_change_new_difference:
 * @before: a stored record
 * @after: the same record as it shall be
 *
 * Returns: (transfer full) (nullable): an update of what differs, or %NULL if nothing does
 */
KdChange *
kd_change_new_difference (const KdRow *before,
                          const KdRow *after)
{
  KdChange *change;

  g_return_val_if_fail (before->def == after->def, NULL);

  if (kd_row_equal (before, after))
    return NULL;
  change = kd_change_new_update (before->def->kind, &before->uuid);
  note_difference (change, before, after);
  return change;
}

/**
 * kd_change_assign:
 * @change: an update
 * @assignments: (array zero-terminated=1): texts of the form `field=value` or `extra.name=value`
 * @current: the record as it is stored, for its currency
 * @error: return location
 *
 * Makes what the assignments touch part of the change.
 *
 * Returns: whether all could be read
 */
gboolean
kd_change_assign (KdChange          *change,
                  const char *const *assignments,
                  const KdRow       *current,
                  GError           **error)
{
  g_autoptr (KdRow) after = kd_row_copy (current);

  g_return_val_if_fail (change->operation == KD_OPERATION_UPDATE, FALSE);
  g_return_val_if_fail (current->def == change->row->def, FALSE);

  if (!kd_row_assign (after, assignments, error))
    return FALSE;

  note_difference (change, current, after);
  return TRUE;
}

/**
 * kd_change_apply:
 * @change: an insert or update
 * @current: (nullable): for an update, the record as it is stored
 *
 * Makes the row that the change asks for; it is not validated yet.
 *
 * Returns: (transfer full): the new version
 */
KdRow *
kd_change_apply (const KdChange *change,
                 const KdRow    *current)
{
  KdRow *after;

  g_return_val_if_fail (change->operation != KD_OPERATION_DELETE, NULL);

  if (change->operation == KD_OPERATION_INSERT)
    return kd_row_copy (change->row);

  g_return_val_if_fail (current != NULL, NULL);
  after = kd_row_copy (current);
  for (guint i = 0; i < after->def->n_fields; i++)
    if (change->set[i])
      kd_value_copy (&after->values[i], &change->row->values[i]);
  for (guint i = 0; change->set_extras != NULL && change->set_extras[i] != NULL; i++)
    kd_row_set_extra (after, change->set_extras[i], kd_row_get_extra (change->row, change->set_extras[i]));
  return after;
}
