/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-row.h"

#include "kd-error.h"
#include "kd-lunar.h"
#include "kd-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static void
extra_free (gpointer data)
{
  KdExtra *extra = data;

  g_free (extra->name);
  g_free (extra->text);
  g_free (extra);
}

/**
 * kd_row_new:
 * @kind: a kind
 *
 * Makes an empty row that is not stored and has no name yet.
 *
 * Returns: (transfer full): the row
 */
KdRow *
kd_row_new (KdKind kind)
{
  KdRow *row = g_new0 (KdRow, 1);

  row->def = kd_kind_get_def (kind);
  g_assert (row->def != NULL);
  row->leaf = -1;
  row->values = g_new0 (KdValue, row->def->n_fields);
  row->extras = g_ptr_array_new_with_free_func (extra_free);
  return row;
}

/**
 * kd_row_copy:
 * @row: a row
 *
 * Returns: (transfer full): an equal row that shares nothing with @row
 */
KdRow *
kd_row_copy (const KdRow *row)
{
  KdRow *copy = kd_row_new (row->def->kind);

  copy->rowid = row->rowid;
  copy->leaf = row->leaf;
  copy->uuid = row->uuid;
  for (guint i = 0; i < row->def->n_fields; i++)
    kd_value_copy (&copy->values[i], &row->values[i]);
  for (guint i = 0; i < row->extras->len; i++)
    {
      const KdExtra *extra = row->extras->pdata[i];
      KdExtra       *new_extra = g_new (KdExtra, 1);

      new_extra->name = g_strdup (extra->name);
      new_extra->text = g_strdup (extra->text);
      g_ptr_array_add (copy->extras, new_extra);
    }
  return copy;
}

/**
 * kd_row_free:
 * @row: (nullable) (transfer full): a row
 *
 * Frees @row and all it holds.
 */
void
kd_row_free (KdRow *row)
{
  if (row == NULL)
    return;

  for (guint i = 0; i < row->def->n_fields; i++)
    kd_value_clear (&row->values[i]);
  g_free (row->values);
  g_ptr_array_unref (row->extras);
  g_free (row);
}

/**
 * kd_row_equal:
 * @a: a row
 * @b: another
 *
 * Compares what rows say: kind, fields and extras; not where or when they are stored.
 *
 * Returns: whether they say the same
 */
gboolean
kd_row_equal (const KdRow *a,
              const KdRow *b)
{
  if (a->def != b->def || a->extras->len != b->extras->len)
    return FALSE;

  for (guint i = 0; i < a->def->n_fields; i++)
    if (!kd_value_equal (&a->values[i], &b->values[i]))
      return FALSE;
  for (guint i = 0; i < a->extras->len; i++)
    {
      const KdExtra *x = a->extras->pdata[i];
      const KdExtra *y = b->extras->pdata[i];

      if (!g_str_equal (x->name, y->name) || !g_str_equal (x->text, y->text))
        return FALSE;
    }
  return TRUE;
}

/**
 * kd_row_get_currency:
 * @row: a row
 *
 * Returns: (transfer none): the ISO 4217 code that the row's money is in
 */
const char *
kd_row_get_currency (const KdRow *row)
{
  int         field = kd_kind_find_currency (row->def);
  const char *currency = field >= 0 ? kd_row_get_text (row, (guint) field) : NULL;

  return currency != NULL ? currency : KD_DEFAULT_CURRENCY;
}

/**
 * kd_row_get_text:
 * @row: a row
 * @field: place of a field that is stored as text
 *
 * Returns: (transfer none) (nullable): the text, or %NULL if it is absent
 */
const char *
kd_row_get_text (const KdRow *row,
                 guint        field)
{
  g_return_val_if_fail (field < row->def->n_fields, NULL);

  return row->values[field].type == KD_VALUE_TEXT ? row->values[field].text : NULL;
}

/**
 * kd_row_get_integer:
 * @row: a row
 * @field: place of a field that is stored as a number
 * @absent: what to return if there is none
 *
 * Returns: the number, in the unit of the field's type
 */
gint64
kd_row_get_integer (const KdRow *row,
                    guint        field,
                    gint64       absent)
{
  g_return_val_if_fail (field < row->def->n_fields, absent);

  return row->values[field].type == KD_VALUE_INTEGER ? row->values[field].integer : absent;
}

/* Where the extra stands, or would stand. */
static guint
find_extra (const KdRow *row,
            const char  *name,
            gboolean    *found)
{
  guint low = 0, high = row->extras->len;

  *found = FALSE;
  while (low < high)
    {
      guint          middle = (low + high) / 2;
      const KdExtra *extra = row->extras->pdata[middle];
      int            order = strcmp (extra->name, name);

      if (order == 0)
        {
          *found = TRUE;
          return middle;
        }
      if (order < 0)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/**
 * kd_row_get_extra:
 * @row: a row
 * @name: the adviser's own name for a column
 *
 * Returns: (transfer none) (nullable): what stands there, or %NULL
 */
const char *
kd_row_get_extra (const KdRow *row,
                  const char  *name)
{
  gboolean found;
  guint    place = find_extra (row, name, &found);

  return found ? ((const KdExtra *) row->extras->pdata[place])->text : NULL;
}

/**
 * kd_row_set_extra:
 * @row: a row
 * @name: the adviser's own name for a column
 * @text: (nullable): what to put there; %NULL or "" removes it
 *
 * Keeps a column that matches no field.
 */
void
kd_row_set_extra (KdRow      *row,
                  const char *name,
                  const char *text)
{
  gboolean found;
  guint    place = find_extra (row, name, &found);

  if (text == NULL || *text == '\0')
    {
      if (found)
        g_ptr_array_remove_index (row->extras, place);
    }
  else if (found)
    g_set_str (&((KdExtra *) row->extras->pdata[place])->text, text);
  else
    {
      KdExtra *extra = g_new (KdExtra, 1);

      extra->name = g_strdup (name);
      extra->text = g_strdup (text);
      g_ptr_array_insert (row->extras, (int) place, extra);
    }
}

/* Who writes a day by the lunar calendar keeps it by that one, unless the record says otherwise. */
static void
note_calendar (KdRow         *row,
               const KdField *field,
               const char    *text)
{
  int              calendar = field->calendar != NULL ? kd_kind_find_field (row->def, field->calendar) : -1;
  g_autofree char *clean = NULL;
  KdLunarDate      lunar;

  if (calendar < 0 || row->values[calendar].type != KD_VALUE_NONE)
    return;
  clean = kd_text_clean (text, NULL);
  if (clean != NULL && kd_lunar_parse (clean, &lunar))
    kd_value_set_text (&row->values[calendar], "lunar");
}

/**
 * kd_row_set_from_text:
 * @row: a row
 * @field: place of a field
 * @text: what a person or a file says; "" makes the field absent
 * @error: return location
 *
 * Reads @text as the field's type says and stores it. On failure the row is left as it was.
 *
 * Returns: whether @text could be read
 */
gboolean
kd_row_set_from_text (KdRow      *row,
                      guint       field,
                      const char *text,
                      GError    **error)
{
  g_auto (KdValue) value = KD_VALUE_INIT;

  g_return_val_if_fail (field < row->def->n_fields, FALSE);

  if (!kd_field_parse (&row->def->fields[field], text, kd_row_get_currency (row), &value, error))
    return FALSE;

  kd_value_copy (&row->values[field], &value);
  note_calendar (row, &row->def->fields[field], text);
  return TRUE;
}

static gboolean
assign_one (KdRow      *row,
            const char *assignment,
            gboolean    currency,
            GError    **error)
{
  const char      *equals = strchr (assignment, '=');
  g_autofree char *name = NULL;
  g_autofree char *clean_name = NULL;
  g_autofree char *clean = NULL;
  int              field;

  if (equals == NULL || equals == assignment)
    {
      g_set_error (error,
                   KD_ERROR,
                   KD_ERROR_INVALID,
                   _ ("“%s” is no assignment; write FIELD=VALUE"),
                   assignment);
      return FALSE;
    }

  name = g_strndup (assignment, (gsize) (equals - assignment));
  field = kd_kind_find_field (row->def, name);
  if (currency != (field >= 0 && (row->def->fields[field].flags & KD_FIELD_CURRENCY) != 0))
    return TRUE;
  if (field >= 0)
    return kd_row_set_from_text (row, (guint) field, equals + 1, error);

  if (!g_str_has_prefix (name, "extra.") || !(row->def->flags & KD_KIND_EXTRAS))
    {
      g_set_error (error,
                   KD_ERROR,
                   KD_ERROR_INVALID,
                   (row->def->flags & KD_KIND_EXTRAS)
                     ? _ ("%s has no field “%s”; a column of your own is written extra.NAME=VALUE")
                     : _ ("%s has no field “%s”"),
                   row->def->name,
                   name);
      return FALSE;
    }
  clean_name = kd_text_clean (name + strlen ("extra."), error);
  clean = clean_name != NULL ? kd_text_clean (equals + 1, error) : NULL;
  if (clean == NULL)
    return FALSE;
  if (*clean_name == '\0')
    {
      g_set_error (error, KD_ERROR, KD_ERROR_INVALID, _ ("A column of your own needs a name after “extra.”"));
      return FALSE;
    }
  kd_row_set_extra (row, clean_name, clean);
  return TRUE;
}

/**
 * kd_row_assign:
 * @row: a row
 * @assignments: (array zero-terminated=1): texts of the form `field=value` or `extra.name=value`
 * @error: return location
 *
 * Reads assignments into a row; its currency first, since money is read in it. On failure the row may
 * have taken some of them.
 *
 * Returns: whether all could be read
 */
gboolean
kd_row_assign (KdRow             *row,
               const char *const *assignments,
               GError           **error)
{
  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; assignments[i] != NULL; i++)
      if (!assign_one (row, assignments[i], pass == 0, error))
        return FALSE;
  return TRUE;
}

/**
 * kd_row_format:
 * @row: a row
 * @field: place of a field
 *
 * Writes a value in its canonical form, the one that [method@Row.set_from_text] reads back.
 *
 * Returns: (transfer full) (nullable): the text, or %NULL if the value is absent
 */
char *
kd_row_format (const KdRow *row,
               guint        field)
{
  g_return_val_if_fail (field < row->def->n_fields, NULL);

  return kd_field_format (&row->def->fields[field],
                          &row->values[field],
                          kd_row_get_currency (row));
}

/**
 * kd_row_validate:
 * @row: (inout): a row, whose values are made canonical
 * @error: return location
 *
 * Decides whether a row may be stored: what is required is there, every value passes its check, and
 * all go together.
 *
 * Returns: %FALSE with @error naming the first field that does not
 */
gboolean
kd_row_validate (KdRow   *row,
                 GError **error)
{
  for (guint i = 0; i < row->def->n_fields; i++)
    {
      const KdField *field = &row->def->fields[i];
      KdValue       *value = &row->values[i];

      if (value->type == KD_VALUE_NONE)
        {
          if (!(field->flags & KD_FIELD_REQUIRED))
            continue;
          g_set_error (error,
                       KD_ERROR,
                       KD_ERROR_INVALID,
                       _ ("%s needs a value for “%s”"),
                       row->def->name,
                       field->name);
          return FALSE;
        }
      if (!kd_field_check (field, value, error))
        return FALSE;
    }
  return row->def->check == NULL || row->def->check (row, error);
}
