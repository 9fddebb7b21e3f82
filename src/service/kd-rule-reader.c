/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-rule-reader.h"

#include "kd-error.h"

#include <glib/gi18n-lib.h>

/**
 * kd_rule_reader_fail:
 * @reader: the reader
 * @key: (nullable): the key whose value is wrong
 * @format: what is wrong with it
 * @...: arguments of @format
 *
 * Says what is wrong, with file and key, unless something was wrong before.
 */
void
kd_rule_reader_fail (KdRuleReader *reader,
                     const char   *key,
                     const char   *format,
                     ...)
{
  g_autofree char *message = NULL;
  va_list          arguments;

  if (reader->error != NULL)
    return;
  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_set_error (&reader->error, KD_ERROR, KD_ERROR_INVALID, _ ("Rule pack %s, “%s%s”: %s"), reader->file, reader->path->str, key != NULL ? key : "", message);
}

/* The value of a key, if it is of the type that is wanted. */
static JsonNode *
find (KdRuleReader *reader,
      JsonObject   *object,
      const char   *key,
      GType         type)
{
  JsonNode *node = object != NULL ? json_object_get_member (object, key) : NULL;
  GType     found = node != NULL ? json_node_get_value_type (node) : G_TYPE_INVALID;

  if (reader->error != NULL)
    return NULL;
  if (node == NULL)
    kd_rule_reader_fail (reader, key, _ ("the key is missing"));
  else if (found == type)
    return node;
  else if (type == G_TYPE_STRING)
    kd_rule_reader_fail (reader, key, _ ("a text is wanted"));
  else if (type == G_TYPE_INT64)
    kd_rule_reader_fail (reader, key, _ ("a whole number is wanted"));
  else if (type == JSON_TYPE_ARRAY)
    kd_rule_reader_fail (reader, key, _ ("a list is wanted"));
  else
    kd_rule_reader_fail (reader, key, _ ("an object is wanted"));
  return NULL;
}

static gboolean
is_null (JsonObject *object,
         const char *key)
{
  return object != NULL && json_object_has_member (object, key) && json_object_get_null_member (object, key);
}

/**
 * kd_rule_reader_get_object:
 * @reader: the reader
 * @object: (nullable): where to look
 * @key: a key
 *
 * Returns: (nullable) (transfer none): the object under @key
 */
JsonObject *
kd_rule_reader_get_object (KdRuleReader *reader,
                           JsonObject   *object,
                           const char   *key)
{
  JsonNode *node = find (reader, object, key, JSON_TYPE_OBJECT);

  return node != NULL ? json_node_get_object (node) : NULL;
}

/**
 * kd_rule_reader_get_array:
 * @reader: the reader
 * @object: (nullable): where to look
 * @key: a key
 * @least: how many elements it must have
 * @most: how many it may have
 *
 * Returns: (nullable) (transfer none): the list under @key
 */
JsonArray *
kd_rule_reader_get_array (KdRuleReader *reader,
                          JsonObject   *object,
                          const char   *key,
                          guint         least,
                          guint         most)
{
  JsonNode  *node = find (reader, object, key, JSON_TYPE_ARRAY);
  JsonArray *array = node != NULL ? json_node_get_array (node) : NULL;

  if (array == NULL || (json_array_get_length (array) >= least && json_array_get_length (array) <= most))
    return array;
  kd_rule_reader_fail (reader, key, _ ("%u to %u elements are wanted"), least, most);
  return NULL;
}

/**
 * kd_rule_reader_get_text:
 * @reader: the reader
 * @object: (nullable): where to look
 * @key: a key
 *
 * Returns: the text under @key, interned
 */
const char *
kd_rule_reader_get_text (KdRuleReader *reader,
                         JsonObject   *object,
                         const char   *key)
{
  JsonNode *node = find (reader, object, key, G_TYPE_STRING);

  if (node != NULL && *json_node_get_string (node) == '\0')
    kd_rule_reader_fail (reader, key, _ ("the text is empty"));
  return g_intern_string (node != NULL ? json_node_get_string (node) : "");
}

/**
 * kd_rule_reader_get_text_or_null:
 * @reader: the reader
 * @object: (nullable): where to look
 * @key: a key
 *
 * Returns: (nullable): the text under @key, interned; %NULL where it is null or missing
 */
const char *
kd_rule_reader_get_text_or_null (KdRuleReader *reader,
                                 JsonObject   *object,
                                 const char   *key)
{
  if (object == NULL || !json_object_has_member (object, key) || is_null (object, key))
    return NULL;
  return kd_rule_reader_get_text (reader, object, key);
}

/**
 * kd_rule_reader_get_label:
 * @reader: the reader
 * @object: (nullable): where to look
 * @key: a key whose value has a text by language, English at least
 *
 * Returns: the text in the user's language, interned
 */
const char *
kd_rule_reader_get_label (KdRuleReader *reader,
                          JsonObject   *object,
                          const char   *key)
{
  JsonObject        *labels = kd_rule_reader_get_object (reader, object, key);
  const char *const *languages = g_get_language_names ();
  const char        *english;
  gsize              length = reader->path->len;

  g_string_append_printf (reader->path, "%s.", key);
  english = kd_rule_reader_get_text (reader, labels, "en");
  for (guint i = 0; labels != NULL && languages[i] != NULL; i++)
    if (json_object_has_member (labels, languages[i]))
      {
        english = kd_rule_reader_get_text (reader, labels, languages[i]);
        break;
      }
  g_string_truncate (reader->path, length);
  return english;
}

/**
 * kd_rule_reader_get_integer:
 * @reader: the reader
 * @object: (nullable): where to look
 * @key: a key
 * @least: the least that makes sense
 * @most: the most that does
 *
 * Returns: the whole number under @key
 */
gint64
kd_rule_reader_get_integer (KdRuleReader *reader,
                            JsonObject   *object,
                            const char   *key,
                            gint64        least,
                            gint64        most)
{
  JsonNode *node = find (reader, object, key, G_TYPE_INT64);
  gint64    number = node != NULL ? json_node_get_int (node) : least;

  if (number >= least && number <= most)
    return number;
  kd_rule_reader_fail (reader, key, _ ("a number from %lld to %lld is wanted"), (long long) least, (long long) most);
  return least;
}

/**
 * kd_rule_reader_get_integer_or_null:
 * @reader: the reader
 * @object: (nullable): where to look
 * @key: a key
 * @least: the least that makes sense
 * @most: the most that does
 *
 * Returns: the whole number under @key, 0 where it is null
 */
gint64
kd_rule_reader_get_integer_or_null (KdRuleReader *reader,
                                    JsonObject   *object,
                                    const char   *key,
                                    gint64        least,
                                    gint64        most)
{
  return is_null (object, key) ? 0 : kd_rule_reader_get_integer (reader, object, key, least, most);
}

/**
 * kd_rule_reader_get_date:
 * @reader: the reader
 * @object: (nullable): where to look
 * @key: a key
 *
 * Returns: the day under @key
 */
KdDate
kd_rule_reader_get_date (KdRuleReader *reader,
                         JsonObject   *object,
                         const char   *key)
{
  const char *text = kd_rule_reader_get_text (reader, object, key);
  KdDate      date = kd_date_parse_iso (text);

  if (date == KD_DATE_NONE)
    kd_rule_reader_fail (reader, key, _ ("a day such as 2026-03-05 is wanted"));
  return date;
}

/**
 * kd_rule_reader_get_choice:
 * @reader: the reader
 * @key: the key under which the text was found
 * @text: the text
 * @choices: (array zero-terminated=1): what it may be
 *
 * Returns: its place in @choices, 0 if it is none of them
 */
guint
kd_rule_reader_get_choice (KdRuleReader      *reader,
                           const char        *key,
                           const char        *text,
                           const char *const *choices)
{
  g_autofree char *all = NULL;

  for (guint i = 0; choices[i] != NULL; i++)
    if (g_str_equal (choices[i], text))
      return i;
  all = g_strjoinv (", ", (char **) choices);
  kd_rule_reader_fail (reader, key, _ ("“%s” is none of %s"), text, all);
  return 0;
}

/**
 * kd_rule_reader_each:
 * @reader: the reader
 * @object: (nullable): where to look
 * @key: the key of a list of objects
 * @most: how many it may have
 * @func: (scope call): reads one
 * @data: what @func fills
 *
 * Reads a list of at least one object.
 *
 * Returns: how many there are
 */
guint
kd_rule_reader_each (KdRuleReader    *reader,
                     JsonObject      *object,
                     const char      *key,
                     guint            most,
                     KdRuleReaderFunc func,
                     gpointer         data)
{
  JsonArray *array = kd_rule_reader_get_array (reader, object, key, 1, most);
  guint      n = array != NULL ? json_array_get_length (array) : 0;
  gsize      length = reader->path->len;

  for (guint i = 0; i < n; i++)
    {
      JsonNode *node = json_array_get_element (array, i);

      g_string_append_printf (reader->path, "%s[%u]", key, i);
      if (!JSON_NODE_HOLDS_OBJECT (node))
        kd_rule_reader_fail (reader, NULL, _ ("an object is wanted"));
      g_string_append_c (reader->path, '.');
      if (reader->error == NULL)
        func (reader, json_node_get_object (node), i, data);
      g_string_truncate (reader->path, length);
    }
  return n;
}
