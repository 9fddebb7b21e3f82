/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-value.h"

/**
 * kd_value_clear:
 * @value: a value
 *
 * Frees what @value holds and makes it absent.
 */
void
kd_value_clear (KdValue *value)
{
  if (value->type == KD_VALUE_TEXT)
    g_free (value->text);
  else if (value->type == KD_VALUE_BLOB)
    g_bytes_unref (value->blob);
  *value = (KdValue) KD_VALUE_INIT;
}

/**
 * kd_value_copy:
 * @value: (inout): where to put the copy; what it held is freed
 * @from: a value, which may be @value itself
 *
 * Makes @value equal to @from.
 */
void
kd_value_copy (KdValue       *value,
               const KdValue *from)
{
  KdValue copy = *from;

  if (from->type == KD_VALUE_TEXT)
    copy.text = g_strdup (from->text);
  else if (from->type == KD_VALUE_BLOB)
    copy.blob = g_bytes_ref (from->blob);
  kd_value_clear (value);
  *value = copy;
}

/**
 * kd_value_equal:
 * @a: a value
 * @b: another
 *
 * Returns: whether both are absent, or of one type and equal
 */
gboolean
kd_value_equal (const KdValue *a,
                const KdValue *b)
{
  if (a->type != b->type)
    return FALSE;

  switch (a->type)
    {
    case KD_VALUE_NONE:
      return TRUE;
    case KD_VALUE_TEXT:
      return g_str_equal (a->text, b->text);
    case KD_VALUE_INTEGER:
      return a->integer == b->integer;
    case KD_VALUE_UUID:
      return kd_uuid_equal (&a->uuid, &b->uuid);
    case KD_VALUE_BLOB:
      return g_bytes_equal (a->blob, b->blob);
    default:
      g_return_val_if_reached (FALSE);
    }
}

/**
 * kd_value_set_text:
 * @value: (inout): a value
 * @text: (nullable): its text; %NULL makes it absent
 *
 * Stores a copy of @text.
 */
void
kd_value_set_text (KdValue    *value,
                   const char *text)
{
  kd_value_take_text (value, g_strdup (text));
}

/**
 * kd_value_take_text:
 * @value: (inout): a value
 * @text: (nullable) (transfer full): its text; %NULL makes it absent
 *
 * Stores @text itself.
 */
void
kd_value_take_text (KdValue *value,
                    char    *text)
{
  kd_value_clear (value);
  if (text != NULL)
    {
      value->type = KD_VALUE_TEXT;
      value->text = text;
    }
}

/**
 * kd_value_set_integer:
 * @value: (inout): a value
 * @integer: a number
 *
 * Stores a number; the field's type says what it counts.
 */
void
kd_value_set_integer (KdValue *value,
                      gint64   integer)
{
  kd_value_clear (value);
  value->type = KD_VALUE_INTEGER;
  value->integer = integer;
}

/**
 * kd_value_set_uuid:
 * @value: (inout): a value
 * @uuid: (nullable): another record; %NULL or "none" makes it absent
 *
 * Stores a reference.
 */
void
kd_value_set_uuid (KdValue      *value,
                   const KdUuid *uuid)
{
  kd_value_clear (value);
  if (uuid != NULL && !kd_uuid_is_none (uuid))
    {
      value->type = KD_VALUE_UUID;
      value->uuid = *uuid;
    }
}

/**
 * kd_value_set_blob:
 * @value: (inout): a value
 * @blob: (nullable): bytes; %NULL makes it absent
 *
 * Stores a reference to @blob.
 */
void
kd_value_set_blob (KdValue *value,
                   GBytes  *blob)
{
  GBytes *kept = blob != NULL ? g_bytes_ref (blob) : NULL;

  kd_value_clear (value);
  if (kept != NULL)
    {
      value->type = KD_VALUE_BLOB;
      value->blob = kept;
    }
}
