/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-text-source.h"

#include "kd-client.h"

#include <string.h>

/**
 * kd_text_is_searched:
 * @def: a kind
 * @field: place of a field
 *
 * Whether the text search reads a field. Sensitive values are never read; a client's name is found by the
 * directory, in all its readings.
 *
 * Returns: %TRUE for the texts of a client
 */
gboolean
kd_text_is_searched (const KdKindDef *def,
                     guint            field)
{
  KdFieldFlags flags = def->fields[field].flags;

  return (flags & KD_FIELD_SEARCHED) && !(flags & KD_FIELD_SENSITIVE) && !(def->kind == KD_KIND_CLIENT && field == KD_CLIENT_NAME);
}

/**
 * kd_text_has_texts:
 * @def: a kind
 *
 * Returns: whether records of the kind belong to a client and may hold texts; the client's own do
 */
gboolean
kd_text_has_texts (const KdKindDef *def)
{
  if (def->kind != KD_KIND_CLIENT && kd_kind_find_reference (def, KD_KIND_CLIENT) < 0)
    return FALSE;
  for (guint i = 0; i < def->n_fields; i++)
    if (kd_text_is_searched (def, i))
      return TRUE;
  return (def->flags & KD_KIND_EXTRAS) != 0;
}

/**
 * kd_text_differs:
 * @a: a version of a record
 * @b: another one
 *
 * Returns: whether the texts of the two are not the same
 */
gboolean
kd_text_differs (const KdRow *a,
                 const KdRow *b)
{
  for (guint i = 0; i < a->def->n_fields; i++)
    if (kd_text_is_searched (a->def, i) && !kd_value_equal (&a->values[i], &b->values[i]))
      return TRUE;
  if (a->extras->len != b->extras->len)
    return TRUE;
  for (guint i = 0; i < a->extras->len; i++)
    {
      const KdExtra *x = a->extras->pdata[i];
      const KdExtra *y = b->extras->pdata[i];

      if (strcmp (x->name, y->name) != 0 || strcmp (x->text, y->text) != 0)
        return TRUE;
    }
  return FALSE;
}

/**
 * kd_text_of_row:
 * @row: a record, extras included
 * @func: told of each of its texts, in the order of the fields, then of the extras' names
 * @data: for it
 *
 * Returns: whether more is wanted
 */
gboolean
kd_text_of_row (const KdRow *row,
                KdTextFunc   func,
                gpointer     data)
{
  for (guint i = 0; i < row->def->n_fields; i++)
    {
      KdText text = { row->def, &row->def->fields[i], NULL, NULL };

      if (!kd_text_is_searched (row->def, i) || row->values[i].type != KD_VALUE_TEXT)
        continue;
      text.text = row->values[i].text;
      if (!func (&text, data))
        return FALSE;
    }
  for (guint i = 0; i < row->extras->len; i++)
    {
      const KdExtra *extra = row->extras->pdata[i];
      KdText         text = { row->def, NULL, extra->name, extra->text };

      if (!func (&text, data))
        return FALSE;
    }
  return TRUE;
}

/* Only what is read is selected, the newest records first: a journal may be long. */
static sqlite3_stmt *
prepare_texts (KdConnection    *connection,
               const KdKindDef *def,
               GError         **error)
{
  char name[64];
  g_autoptr (GString) sql = NULL;
  sqlite3_stmt *statement;

  g_snprintf (name, sizeof name, "texts %s", def->name);
  statement = kd_connection_find (connection, name);
  if (statement != NULL)
    return statement;

  sql = g_string_new ("SELECT uuid");
  for (guint i = 0; i < def->n_fields; i++)
    if (kd_text_is_searched (def, i))
      g_string_append_printf (sql, ", \"%s\"", def->fields[i].name);
  g_string_append_printf (sql,
                          " FROM \"%s\" WHERE \"%s\" = ?1 ORDER BY id DESC",
                          def->name,
                          def->fields[kd_kind_find_reference (def, KD_KIND_CLIENT)].name);
  return kd_connection_prepare_as (connection, name, sql->str, error);
}

static gboolean
read_extras (KdConnection    *connection,
             const KdKindDef *def,
             sqlite3_stmt    *record,
             KdTextFunc       func,
             gpointer         data,
             gboolean        *wanted,
             GError         **error)
{
  sqlite3_stmt *statement;
  int           result;

  if (!*wanted || !(def->flags & KD_KIND_EXTRAS))
    return TRUE;
  statement = kd_connection_prepare (connection, "SELECT name, text FROM extra WHERE uuid = ?1 ORDER BY name", error);
  if (statement == NULL)
    return FALSE;
  sqlite3_bind_blob (statement, 1, sqlite3_column_blob (record, 0), sqlite3_column_bytes (record, 0), SQLITE_TRANSIENT);
  while ((result = kd_connection_step (connection, statement, error)) == SQLITE_ROW)
    {
      KdText text = { def, NULL, (const char *) sqlite3_column_text (statement, 0), (const char *) sqlite3_column_text (statement, 1) };

      *wanted = *wanted && func (&text, data);
    }
  return result == SQLITE_DONE;
}

/**
 * kd_text_of_kind:
 * @connection: a book's connection
 * @def: a kind whose records belong to clients and hold texts
 * @client: a client
 * @func: told of each text, the newest record first; it prepares no statement
 * @data: for it
 * @error: return location
 *
 * Returns: whether they could be read
 */
gboolean
kd_text_of_kind (KdConnection    *connection,
                 const KdKindDef *def,
                 const KdUuid    *client,
                 KdTextFunc       func,
                 gpointer         data,
                 GError         **error)
{
  sqlite3_stmt *statement = prepare_texts (connection, def, error);
  gboolean      wanted = TRUE;
  int           result;

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_blob (statement, 1, client->bytes, sizeof client->bytes, SQLITE_STATIC);
  while ((result = kd_connection_step (connection, statement, error)) == SQLITE_ROW && wanted)
    {
      int column = 1;

      for (guint i = 0; i < def->n_fields; i++)
        {
          KdText text = { def, &def->fields[i], NULL, NULL };

          if (!kd_text_is_searched (def, i))
            continue;
          text.text = (const char *) sqlite3_column_text (statement, column++);
          if (wanted && text.text != NULL)
            wanted = func (&text, data);
        }
      if (!read_extras (connection, def, statement, func, data, &wanted, error))
        return FALSE;
    }
  sqlite3_reset (statement);
  return result == SQLITE_DONE || result == SQLITE_ROW;
}
