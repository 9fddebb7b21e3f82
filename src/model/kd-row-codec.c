/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-row-codec.h"

#include "kd-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* --- writing ----------------------------------------------------------------------------------- */

static void
put_u8 (GByteArray *bytes,
        guint8      value)
{
  g_byte_array_append (bytes, &value, 1);
}

static void
put_u16 (GByteArray *bytes,
         guint16     value)
{
  guint16 big = GUINT16_TO_BE (value);

  g_byte_array_append (bytes, (const guint8 *) &big, sizeof big);
}

static void
put_u32 (GByteArray *bytes,
         guint32     value)
{
  guint32 big = GUINT32_TO_BE (value);

  g_byte_array_append (bytes, (const guint8 *) &big, sizeof big);
}

static void
put_sized (GByteArray *bytes,
           const void *data,
           gsize       size)
{
  g_assert (size <= G_MAXUINT32);
  put_u32 (bytes, (guint32) size);
  g_byte_array_append (bytes, data, (guint) size);
}

static void
put_value (GByteArray    *bytes,
           const KdValue *value)
{
  put_u8 (bytes, (guint8) value->type);
  switch (value->type)
    {
    case KD_VALUE_NONE:
      break;
    case KD_VALUE_TEXT:
      put_sized (bytes, value->text, strlen (value->text));
      break;
    case KD_VALUE_INTEGER:
      {
        guint64 big = GUINT64_TO_BE ((guint64) value->integer);

        g_byte_array_append (bytes, (const guint8 *) &big, sizeof big);
      }
      break;
    case KD_VALUE_UUID:
      g_byte_array_append (bytes, value->uuid.bytes, sizeof value->uuid.bytes);
      break;
    case KD_VALUE_BLOB:
      {
        gsize         size;
        gconstpointer data = g_bytes_get_data (value->blob, &size);

        put_sized (bytes, data, size);
      }
      break;
    default:
      g_assert_not_reached ();
    }
}

/* Places of the fields in ascending order of their numbers: tables nearly always stand so already,
 * and a new field's number need not be the last. */
static void
order_fields (const KdKindDef *def,
              guint           *places)
{
  for (guint i = 0; i < def->n_fields; i++)
    {
      guint at = i;

      while (at > 0 && def->fields[places[at - 1]].number > def->fields[i].number)
        {
          places[at] = places[at - 1];
          at--;
        }
      places[at] = i;
    }
}

/**
 * kd_row_encode:
 * @row: a row
 * @bytes: (inout): where to append
 *
 * Appends the canonical form of a row version, the one its digest is made of: absent fields leave no
 * trace, so a migration that adds a column changes no digest.
 */
void
kd_row_encode (const KdRow *row,
               GByteArray  *bytes)
{
  g_autofree guint *places = g_new (guint, row->def->n_fields);
  guint32           count = 0;

  put_u16 (bytes, (guint16) row->def->kind);
  g_byte_array_append (bytes, row->uuid.bytes, sizeof row->uuid.bytes);

  for (guint i = 0; i < row->def->n_fields; i++)
    count += row->values[i].type != KD_VALUE_NONE;
  put_u32 (bytes, count);
  order_fields (row->def, places);
  for (guint i = 0; i < row->def->n_fields; i++)
    if (row->values[places[i]].type != KD_VALUE_NONE)
      {
        put_u16 (bytes, row->def->fields[places[i]].number);
        put_value (bytes, &row->values[places[i]]);
      }

  put_u32 (bytes, row->extras->len);
  for (guint i = 0; i < row->extras->len; i++)
    {
      const KdExtra *extra = row->extras->pdata[i];

      put_sized (bytes, extra->name, strlen (extra->name));
      put_sized (bytes, extra->text, strlen (extra->text));
    }
}

/* --- differences -------------------------------------------------------------------------------- */

/**
 * kd_delta_new:
 * @number: the field's number, or 0 for an extra
 * @name: (nullable): the extra's name
 * @before: (nullable): the value before
 * @after: (nullable): the value after
 *
 * Returns: (transfer full): what a change did to one field
 */
KdDelta *
kd_delta_new (guint16        number,
              const char    *name,
              const KdValue *before,
              const KdValue *after)
{
  KdDelta *delta = g_new0 (KdDelta, 1);

  delta->number = number;
  delta->name = g_strdup (name);
  if (before != NULL)
    kd_value_copy (&delta->before, before);
  if (after != NULL)
    kd_value_copy (&delta->after, after);
  return delta;
}

/**
 * kd_delta_free:
 * @delta: (transfer full): a difference
 *
 * Frees @delta and its values.
 */
void
kd_delta_free (KdDelta *delta)
{
  g_free (delta->name);
  kd_value_clear (&delta->before);
  kd_value_clear (&delta->after);
  g_free (delta);
}

static void
add_extra_delta (GPtrArray  *deltas,
                 const char *name,
                 const char *before,
                 const char *after)
{
  g_auto (KdValue) old = KD_VALUE_INIT;
  g_auto (KdValue) new = KD_VALUE_INIT;

  kd_value_set_text (&old, before);
  kd_value_set_text (&new, after);
  if (!kd_value_equal (&old, &new))
    g_ptr_array_add (deltas, kd_delta_new (0, name, &old, &new));
}

static const KdExtra *
get_extra (const GPtrArray *extras,
           guint            place)
{
  return extras->pdata[place];
}

/* Both lists are sorted by name: one walk over the two. */
static void
diff_extras (const GPtrArray *before,
             const GPtrArray *after,
             GPtrArray       *deltas)
{
  guint b = 0, a = 0;

  while (b < before->len || a < after->len)
    {
      int order = b == before->len ? 1 : a == after->len ? -1
                                                         : strcmp (get_extra (before, b)->name, get_extra (after, a)->name);

      if (order > 0)
        add_extra_delta (deltas, get_extra (after, a)->name, NULL, get_extra (after, a)->text);
      else
        add_extra_delta (deltas, get_extra (before, b)->name, get_extra (before, b)->text, order == 0 ? get_extra (after, a)->text : NULL);
      b += order <= 0;
      a += order >= 0;
    }
}

/**
 * kd_row_diff:
 * @before: (nullable): a row, or %NULL for what did not exist
 * @after: (nullable): a later version of it, or %NULL for what does not exist any more
 *
 * Lists what became different, extras first (their number is 0), then fields by number: the payload
 * of a change.
 *
 * Returns: (transfer full) (element-type KdDelta): the differences
 */
GPtrArray *
kd_row_diff (const KdRow *before,
             const KdRow *after)
{
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  GPtrArray           *deltas = g_ptr_array_new_with_free_func ((GDestroyNotify) kd_delta_free);
  const KdKindDef     *def = before != NULL ? before->def : after->def;
  g_autofree guint    *places = g_new (guint, def->n_fields);
  static const KdValue absent = KD_VALUE_INIT;

  g_assert (before == NULL || after == NULL || before->def == after->def);

  diff_extras (before != NULL ? before->extras : none, after != NULL ? after->extras : none, deltas);
  order_fields (def, places);
  for (guint i = 0; i < def->n_fields; i++)
    {
      const KdValue *old = before != NULL ? &before->values[places[i]] : &absent;
      const KdValue *new = after != NULL ? &after->values[places[i]] : &absent;

      if (!kd_value_equal (old, new))
        g_ptr_array_add (deltas, kd_delta_new (def->fields[places[i]].number, NULL, old, new));
    }
  return deltas;
}

/**
 * kd_delta_find:
 * @delta: what a change did to one field
 * @row: a row of that kind
 * @present: (out): what stands there in @row; to be cleared
 *
 * Returns: place of the field, or -1 for an extra and for a field that this program does not know
 */
int
kd_delta_find (const KdDelta *delta,
               const KdRow   *row,
               KdValue       *present)
{
  int field = delta->number != 0 ? kd_kind_find_number (row->def, delta->number) : -1;

  if (delta->number == 0)
    kd_value_set_text (present, kd_row_get_extra (row, delta->name));
  else if (field >= 0)
    kd_value_copy (present, &row->values[field]);
  return field;
}

/**
 * kd_row_apply:
 * @row: (inout): a row
 * @diff: (element-type KdDelta): differences
 *
 * Puts the values after into @row, whatever stands there. Fields that this program does not know are
 * passed over.
 */
void
kd_row_apply (KdRow           *row,
              const GPtrArray *diff)
{
  for (guint i = 0; i < diff->len; i++)
    {
      const KdDelta *delta = diff->pdata[i];

      if (delta->number == 0)
        kd_row_set_extra (row,
                          delta->name,
                          delta->after.type == KD_VALUE_TEXT ? delta->after.text : NULL);
      else
        {
          int field = kd_kind_find_number (row->def, delta->number);

          if (field >= 0)
            kd_value_copy (&row->values[field], &delta->after);
        }
    }
}

/**
 * kd_deltas_encode:
 * @deltas: (element-type KdDelta): differences, in the order of [func@row_diff]
 * @bytes: (inout): where to append
 *
 * Appends the canonical form of a change's payload.
 */
void
kd_deltas_encode (const GPtrArray *deltas,
                  GByteArray      *bytes)
{
  put_u32 (bytes, deltas->len);
  for (guint i = 0; i < deltas->len; i++)
    {
      const KdDelta *delta = deltas->pdata[i];

      put_u16 (bytes, delta->number);
      if (delta->number == 0)
        put_sized (bytes, delta->name, strlen (delta->name));
      put_value (bytes, &delta->before);
      put_value (bytes, &delta->after);
    }
}

/* --- reading ------------------------------------------------------------------------------------ */

typedef struct
{
  const guint8 *at;
  gsize         left;
} Reader;

static const guint8 *
take (Reader *reader,
      gsize   size)
{
  const guint8 *at = reader->at;

  if (reader->left < size)
    return NULL;
  reader->at += size;
  reader->left -= size;
  return at;
}

static gboolean
take_number (Reader  *reader,
             guint    size,
             guint64 *number)
{
  const guint8 *at = take (reader, size);

  if (at == NULL)
    return FALSE;
  *number = 0;
  for (guint i = 0; i < size; i++)
    *number = *number << 8 | at[i];
  return TRUE;
}

static gboolean
take_text (Reader *reader,
           char  **text)
{
  guint64       size;
  const guint8 *at;

  if (!take_number (reader, 4, &size) || (at = take (reader, size)) == NULL)
    return FALSE;
  if (!g_utf8_validate_len ((const char *) at, size, NULL))
    return FALSE;
  *text = g_strndup ((const char *) at, size);
  return TRUE;
}

static gboolean
take_value (Reader  *reader,
            KdValue *value)
{
  guint64       number;
  const guint8 *at;
  char         *text;

  if (!take_number (reader, 1, &number))
    return FALSE;
  switch ((KdValueType) number)
    {
    case KD_VALUE_NONE:
      return TRUE;
    case KD_VALUE_TEXT:
      if (!take_text (reader, &text))
        return FALSE;
      kd_value_take_text (value, text);
      return TRUE;
    case KD_VALUE_INTEGER:
      if (!take_number (reader, 8, &number))
        return FALSE;
      kd_value_set_integer (value, (gint64) number);
      return TRUE;
    case KD_VALUE_UUID:
      if ((at = take (reader, sizeof value->uuid.bytes)) == NULL)
        return FALSE;
      value->type = KD_VALUE_UUID;
      memcpy (value->uuid.bytes, at, sizeof value->uuid.bytes);
      return TRUE;
    case KD_VALUE_BLOB:
      if (!take_number (reader, 4, &number) || (at = take (reader, number)) == NULL)
        return FALSE;
      value->type = KD_VALUE_BLOB;
      value->blob = g_bytes_new (at, number);
      return TRUE;
    default:
      return FALSE;
    }
}

static gboolean
take_delta (Reader    *reader,
            GPtrArray *deltas)
{
  g_autoptr (KdDelta) delta = kd_delta_new (0, NULL, NULL, NULL);
  guint64 number;

  if (!take_number (reader, 2, &number))
    return FALSE;
  delta->number = (guint16) number;
  if (delta->number == 0 && !take_text (reader, &delta->name))
    return FALSE;
  if (!take_value (reader, &delta->before) || !take_value (reader, &delta->after))
    return FALSE;
  g_ptr_array_add (deltas, g_steal_pointer (&delta));
  return TRUE;
}

/**
 * kd_deltas_decode:
 * @bytes: (array length=size): a payload
 * @size: its length
 * @error: return location
 *
 * Reads what [func@deltas_encode] wrote; every length is checked, nothing may follow.
 *
 * Returns: (transfer full) (nullable) (element-type KdDelta): the differences, or %NULL
 */
GPtrArray *
kd_deltas_decode (const guint8 *bytes,
                  gsize         size,
                  GError      **error)
{
  g_autoptr (GPtrArray) deltas = g_ptr_array_new_with_free_func ((GDestroyNotify) kd_delta_free);
  Reader   reader = { bytes, size };
  guint64  count = 0;
  gboolean good = take_number (&reader, 4, &count);

  while (good && count-- > 0)
    good = take_delta (&reader, deltas);
  if (!good || reader.left != 0)
    {
      g_set_error (error, KD_ERROR, KD_ERROR_CORRUPT, _ ("The payload of a change is damaged"));
      return NULL;
    }
  return g_steal_pointer (&deltas);
}
