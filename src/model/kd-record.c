/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-record.h"

typedef struct
{
  KdRow   *row;
  GObject *book;
} KdRecordPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (KdRecord, kd_record, G_TYPE_OBJECT)

static KdRow *
row_of (KdRecord *self)
{
  KdRecordPrivate *priv = kd_record_get_instance_private (self);

  return priv->row;
}

/* --- properties ----------------------------------------------------------------------------------- */

/* Property n is field n - 1 of the table. */
static void
kd_record_get_property (GObject    *object,
                        guint       property_id,
                        GValue     *value,
                        GParamSpec *pspec)
{
  KdRow         *row = row_of (KD_RECORD (object));
  const KdValue *stored = &row->values[property_id - 1];

  switch (row->def->fields[property_id - 1].type)
    {
    case KD_FIELD_TEXT:
    case KD_FIELD_NOTE:
    case KD_FIELD_CHOICE:
      g_value_set_string (value, stored->type == KD_VALUE_TEXT ? stored->text : NULL);
      break;
    case KD_FIELD_FLAG:
      g_value_set_boolean (value, stored->type == KD_VALUE_INTEGER && stored->integer != 0);
      break;
    case KD_FIELD_DATE:
    case KD_FIELD_LUNAR_DATE:
    case KD_FIELD_INSTANT:
    case KD_FIELD_MONEY:
    case KD_FIELD_DECIMAL:
    case KD_FIELD_INTEGER:
      g_value_set_int64 (value, stored->type == KD_VALUE_INTEGER ? stored->integer : G_MININT64);
      break;
    case KD_FIELD_REFERENCE:
      {
        char text[KD_UUID_TEXT_SIZE];

        if (stored->type == KD_VALUE_UUID)
          g_value_set_string (value, kd_uuid_format (&stored->uuid, text));
      }
      break;
    case KD_FIELD_BLOB:
      g_value_set_boxed (value, stored->type == KD_VALUE_BLOB ? stored->blob : NULL);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
kd_record_set_property (GObject      *object,
                        guint         property_id,
                        const GValue *value,
                        GParamSpec   *pspec)
{
  KdRecord *self = KD_RECORD (object);
  guint     field = property_id - 1;
  g_auto (KdValue) new = KD_VALUE_INIT;
  KdUuid uuid;

  switch (row_of (self)->def->fields[field].type)
    {
    case KD_FIELD_TEXT:
    case KD_FIELD_NOTE:
    case KD_FIELD_CHOICE:
      kd_value_set_text (&new, g_value_get_string (value));
      break;
    case KD_FIELD_FLAG:
      kd_value_set_integer (&new, g_value_get_boolean (value));
      break;
    case KD_FIELD_DATE:
    case KD_FIELD_LUNAR_DATE:
    case KD_FIELD_INSTANT:
    case KD_FIELD_MONEY:
    case KD_FIELD_DECIMAL:
    case KD_FIELD_INTEGER:
      if (g_value_get_int64 (value) != G_MININT64)
        kd_value_set_integer (&new, g_value_get_int64 (value));
      break;
    case KD_FIELD_REFERENCE:
      if (g_value_get_string (value) != NULL && kd_uuid_parse (g_value_get_string (value), &uuid))
        kd_value_set_uuid (&new, &uuid);
      break;
    case KD_FIELD_BLOB:
      kd_value_set_blob (&new, g_value_get_boxed (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
      return;
    }
  kd_record_set_value (self, field, &new);
}

static GParamSpec *
make_pspec (const KdField *field)
{
  /* The name is not static: GObject makes its hyphens out of the table's underscores. */
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_NICK | G_PARAM_STATIC_BLURB;

  switch (field->type)
    {
    case KD_FIELD_TEXT:
    case KD_FIELD_NOTE:
    case KD_FIELD_CHOICE:
    case KD_FIELD_REFERENCE:
      return g_param_spec_string (field->name, NULL, NULL, NULL, flags);
    case KD_FIELD_FLAG:
      return g_param_spec_boolean (field->name, NULL, NULL, FALSE, flags);
    case KD_FIELD_DATE:
    case KD_FIELD_LUNAR_DATE:
    case KD_FIELD_INSTANT:
    case KD_FIELD_MONEY:
    case KD_FIELD_DECIMAL:
    case KD_FIELD_INTEGER:
      return g_param_spec_int64 (field->name, NULL, NULL, G_MININT64, G_MAXINT64, G_MININT64, flags);
    case KD_FIELD_BLOB:
      return g_param_spec_boxed (field->name, NULL, NULL, G_TYPE_BYTES, flags);
    default:
      g_assert_not_reached ();
    }
}

/* --- classes --------------------------------------------------------------------------------------- */

static void
kind_class_init (gpointer class,
                 gpointer class_data)
{
  GObjectClass    *object_class = class;
  const KdKindDef *def = class_data;

  KD_RECORD_CLASS (class)->def = def;
  object_class->get_property = kd_record_get_property;
  object_class->set_property = kd_record_set_property;
  for (guint i = 0; i < def->n_fields; i++)
    g_object_class_install_property (object_class, i + 1, make_pspec (&def->fields[i]));
}

/**
 * kd_kind_get_type:
 * @kind: a kind
 *
 * Makes the class of a kind at the first call: a subclass of [class@Record] that has nothing but the
 * properties of its table.
 *
 * Returns: the type
 */
GType
kd_kind_get_type (KdKind kind)
{
  static GType     types[KD_KIND_LAST + 1];
  const KdKindDef *def = kd_kind_get_def (kind);

  g_return_val_if_fail (def != NULL, G_TYPE_INVALID);

  if (types[kind] == 0)
    {
      GTypeInfo info = { 0 };

      info.class_size = sizeof (KdRecordClass);
      info.class_init = kind_class_init;
      info.class_data = (gconstpointer) def;
      info.instance_size = sizeof (KdRecord);
      types[kind] = g_type_register_static (KD_TYPE_RECORD, def->type_name, &info, G_TYPE_FLAG_FINAL);
    }
  return types[kind];
}

static void
kd_record_dispose (GObject *object)
{
  KdRecordPrivate *priv = kd_record_get_instance_private (KD_RECORD (object));

  g_clear_object (&priv->book);
  G_OBJECT_CLASS (kd_record_parent_class)->dispose (object);
}

static void
kd_record_finalize (GObject *object)
{
  kd_row_free (row_of (KD_RECORD (object)));
  G_OBJECT_CLASS (kd_record_parent_class)->finalize (object);
}

static void
kd_record_class_init (KdRecordClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = kd_record_dispose;
  object_class->finalize = kd_record_finalize;
}

static void
kd_record_init (KdRecord *self)
{
}

/* --- public ---------------------------------------------------------------------------------------- */

/**
 * kd_record_new:
 * @row: (transfer full): what the record says
 * @book: (nullable): the book that it belongs to
 *
 * Returns: (transfer full): a record of the class of @row's kind
 */
KdRecord *
kd_record_new (KdRow   *row,
               GObject *book)
{
  KdRecord        *self;
  KdRecordPrivate *priv;

  g_return_val_if_fail (row != NULL, NULL);

  self = g_object_new (kd_kind_get_type (row->def->kind), NULL);
  priv = kd_record_get_instance_private (self);
  priv->row = row;
  g_set_object (&priv->book, book);
  return self;
}

/**
 * kd_record_get_def:
 * @self: a record
 *
 * Returns: (transfer none): its kind
 */
const KdKindDef *
kd_record_get_def (KdRecord *self)
{
  g_return_val_if_fail (KD_IS_RECORD (self), NULL);

  return KD_RECORD_GET_CLASS (self)->def;
}

/**
 * kd_record_get_book:
 * @self: a record
 *
 * Returns: (transfer none) (nullable): the book that it belongs to
 */
GObject *
kd_record_get_book (KdRecord *self)
{
  KdRecordPrivate *priv = kd_record_get_instance_private (self);

  g_return_val_if_fail (KD_IS_RECORD (self), NULL);

  return priv->book;
}

/**
 * kd_record_get_row:
 * @self: a record
 *
 * Returns: (transfer none): what it says, until it changes
 */
const KdRow *
kd_record_get_row (KdRecord *self)
{
  g_return_val_if_fail (KD_IS_RECORD (self), NULL);

  return row_of (self);
}

/**
 * kd_record_get_uuid:
 * @self: a record
 *
 * Returns: (transfer none): its lasting name
 */
const KdUuid *
kd_record_get_uuid (KdRecord *self)
{
  g_return_val_if_fail (KD_IS_RECORD (self), NULL);

  return &row_of (self)->uuid;
}

/**
 * kd_record_take_row:
 * @self: a record
 * @row: (transfer full): a later version of it
 *
 * Makes the record say what @row says and notifies the properties that became different.
 */
void
kd_record_take_row (KdRecord *self,
                    KdRow    *row)
{
  KdRecordPrivate *priv = kd_record_get_instance_private (self);
  g_autoptr (KdRow) old = NULL;

  g_return_if_fail (KD_IS_RECORD (self) && row != NULL);
  g_return_if_fail (row->def == priv->row->def);

  old = g_steal_pointer (&priv->row);
  priv->row = row;

  g_object_freeze_notify (G_OBJECT (self));
  for (guint i = 0; i < row->def->n_fields; i++)
    if (!kd_value_equal (&old->values[i], &row->values[i]))
      g_object_notify (G_OBJECT (self), row->def->fields[i].name);
  g_object_thaw_notify (G_OBJECT (self));
}

/**
 * kd_record_get_text:
 * @self: a record
 * @field: place of a field stored as text
 *
 * Returns: (transfer none) (nullable): its text
 */
const char *
kd_record_get_text (KdRecord *self,
                    guint     field)
{
  g_return_val_if_fail (KD_IS_RECORD (self), NULL);

  return kd_row_get_text (row_of (self), field);
}

/**
 * kd_record_get_integer:
 * @self: a record
 * @field: place of a field stored as a number
 * @absent: what to return if there is none
 *
 * Returns: its number, in the unit of the field's type
 */
gint64
kd_record_get_integer (KdRecord *self,
                       guint     field,
                       gint64    absent)
{
  g_return_val_if_fail (KD_IS_RECORD (self), absent);

  return kd_row_get_integer (row_of (self), field, absent);
}

/**
 * kd_record_get_flag:
 * @self: a record
 * @field: place of a flag
 *
 * Returns: whether it is set; an absent flag is not
 */
gboolean
kd_record_get_flag (KdRecord *self,
                    guint     field)
{
  return kd_record_get_integer (self, field, 0) != 0;
}

/**
 * kd_record_get_reference:
 * @self: a record
 * @field: place of a reference
 *
 * Returns: (transfer none) (nullable): the record referred to
 */
const KdUuid *
kd_record_get_reference (KdRecord *self,
                         guint     field)
{
  const KdRow *row;

  g_return_val_if_fail (KD_IS_RECORD (self), NULL);

  row = row_of (self);
  g_return_val_if_fail (field < row->def->n_fields, NULL);
  return row->values[field].type == KD_VALUE_UUID ? &row->values[field].uuid : NULL;
}

/**
 * kd_record_set_value:
 * @self: a draft
 * @field: place of a field
 * @value: its new value
 *
 * Changes a draft. Nothing is stored.
 */
void
kd_record_set_value (KdRecord      *self,
                     guint          field,
                     const KdValue *value)
{
  KdRow *row;

  g_return_if_fail (KD_IS_RECORD (self));

  row = row_of (self);
  g_return_if_fail (field < row->def->n_fields);
  if (kd_value_equal (&row->values[field], value))
    return;
  kd_value_copy (&row->values[field], value);
  g_object_notify (G_OBJECT (self), row->def->fields[field].name);
}

/**
 * kd_record_set_from_text:
 * @self: a draft
 * @field: place of a field
 * @text: what a person wrote; "" makes the field absent
 * @error: return location
 *
 * Reads @text as [method@Field.parse] does and changes a draft by it.
 *
 * Returns: whether @text could be read
 */
gboolean
kd_record_set_from_text (KdRecord   *self,
                         guint       field,
                         const char *text,
                         GError    **error)
{
  g_auto (KdValue) value = KD_VALUE_INIT;
  KdRow *row;

  g_return_val_if_fail (KD_IS_RECORD (self), FALSE);

  row = row_of (self);
  g_return_val_if_fail (field < row->def->n_fields, FALSE);
  if (!kd_field_parse (&row->def->fields[field], text, kd_row_get_currency (row), &value, error) ||
      (value.type != KD_VALUE_NONE && !kd_field_check (&row->def->fields[field], &value, error)))
    return FALSE;
  kd_record_set_value (self, field, &value);
  return TRUE;
}
