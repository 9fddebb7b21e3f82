/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-json-writer.h"

#include <json-glib/json-glib.h>

/* Raised when a reader of the old form would misread the new one. */
#define FORMAT_VERSION 1

struct _KdJsonWriter
{
  KdFileSink    *sink;
  JsonGenerator *generator;
  guint          records;
};

/**
 * kd_json_writer_new:
 * @sink: where the text goes; must outlive the writer
 * @def: the kind of the records
 *
 * Begins `{"format": "dossier", "version": 1, "kind": …, "records": […]}`. Members of a record are its `id`, its fields by
 * name, `extras`, and an array a kind of what belongs to it. Money, decimals, days and ids are strings in their canonical
 * form, because a reader's floating numbers would not keep them.
 *
 * Returns: (transfer full): the writer
 */
KdJsonWriter *
kd_json_writer_new (KdFileSink      *sink,
                    const KdKindDef *def)
{
  KdJsonWriter *self = g_new0 (KdJsonWriter, 1);

  self->sink = sink;
  self->generator = json_generator_new ();
  g_string_append_printf (sink->buffer, "{\"format\":\"dossier\",\"version\":%d,\"kind\":\"%s\",\"records\":[", FORMAT_VERSION, def->name);
  return self;
}

/**
 * kd_json_writer_free:
 * @self: (transfer full): a writer
 *
 * Frees it; what was not finished is no JSON.
 */
void
kd_json_writer_free (KdJsonWriter *self)
{
  g_object_unref (self->generator);
  g_free (self);
}

static void
add_field (JsonBuilder *builder,
           const KdRow *row,
           guint        place)
{
  const KdField   *field = &row->def->fields[place];
  g_autofree char *text = NULL;

  if (row->values[place].type == KD_VALUE_NONE || field->type == KD_FIELD_BLOB)
    return;
  json_builder_set_member_name (builder, field->name);
  if (field->type == KD_FIELD_INTEGER)
    json_builder_add_int_value (builder, row->values[place].integer);
  else if (field->type == KD_FIELD_FLAG)
    json_builder_add_boolean_value (builder, row->values[place].integer != 0);
  else
    {
      text = kd_row_format (row, place);
      json_builder_add_string_value (builder, text);
    }
}

static void
add_record (JsonBuilder *builder,
            const KdRow *row)
{
  char id[KD_UUID_TEXT_SIZE];

  json_builder_set_member_name (builder, "id");
  json_builder_add_string_value (builder, kd_uuid_format (&row->uuid, id));
  for (guint i = 0; i < row->def->n_fields; i++)
    add_field (builder, row, i);
  if (row->extras->len == 0)
    return;
  json_builder_set_member_name (builder, "extras");
  json_builder_begin_object (builder);
  for (guint i = 0; i < row->extras->len; i++)
    {
      const KdExtra *extra = row->extras->pdata[i];

      json_builder_set_member_name (builder, extra->name);
      json_builder_add_string_value (builder, extra->text);
    }
  json_builder_end_object (builder);
}

/* Those of a kind stand together. */
static void
add_parts (JsonBuilder *builder,
           GPtrArray   *parts)
{
  const KdKindDef *def = NULL;

  for (guint i = 0; parts != NULL && i < parts->len; i++)
    {
      const KdRow *part = parts->pdata[i];

      if (part->def != def)
        {
          if (def != NULL)
            json_builder_end_array (builder);
          def = part->def;
          json_builder_set_member_name (builder, def->name);
          json_builder_begin_array (builder);
        }
      json_builder_begin_object (builder);
      add_record (builder, part);
      json_builder_end_object (builder);
    }
  if (def != NULL)
    json_builder_end_array (builder);
}

/**
 * kd_json_writer_put:
 * @self: a writer
 * @row: a record
 * @parts: (nullable) (element-type KdRow): what belongs to it, those of a kind together
 * @error: return location
 *
 * Returns: whether nothing failed
 */
gboolean
kd_json_writer_put (KdJsonWriter *self,
                    const KdRow  *row,
                    GPtrArray    *parts,
                    GError      **error)
{
  g_autoptr (JsonBuilder) builder = json_builder_new_immutable ();
  g_autoptr (JsonNode) root = NULL;

  json_builder_begin_object (builder);
  add_record (builder, row);
  add_parts (builder, parts);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  json_generator_set_root (self->generator, root);
  g_string_append (self->sink->buffer, self->records++ > 0 ? ",\n" : "\n");
  json_generator_to_gstring (self->generator, self->sink->buffer);
  return kd_file_sink_settle (self->sink, error);
}

/**
 * kd_json_writer_finish:
 * @self: a writer
 * @error: return location
 *
 * Ends the text; the caller flushes the sink.
 *
 * Returns: whether nothing failed
 */
gboolean
kd_json_writer_finish (KdJsonWriter *self,
                       GError      **error)
{
  g_string_append (self->sink->buffer, "\n]}\n");
  return kd_file_sink_settle (self->sink, error);
}
