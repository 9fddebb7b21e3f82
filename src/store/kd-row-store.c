/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-row-store.h"

#include "kd-filter-sql.h"

#include <string.h>

/* Statement text is made of the const tables of src/model/ alone; every value is bound. */

/**
 * kd_row_store_columns:
 * @def: a kind
 *
 * Returns: (transfer full): the columns that [func@row_store_read] reads, in its order
 */
char *
kd_row_store_columns (const KdKindDef *def)
{
  GString *columns = g_string_new ("id, uuid, leaf");

  for (guint i = 0; i < def->n_fields; i++)
    g_string_append_printf (columns, ", \"%s\"", def->fields[i].name);
  return g_string_free_and_steal (columns);
}

/**
 * kd_row_store_bind:
 * @statement: a statement
 * @place: number of a parameter
 * @value: a value that lives until the statement was run
 *
 * Binds @value as it is stored.
 */
void
kd_row_store_bind (sqlite3_stmt  *statement,
                   int            place,
                   const KdValue *value)
{
  switch (value->type)
    {
    case KD_VALUE_NONE:
      sqlite3_bind_null (statement, place);
      break;
    case KD_VALUE_TEXT:
      sqlite3_bind_text (statement, place, value->text, -1, SQLITE_STATIC);
      break;
    case KD_VALUE_INTEGER:
      sqlite3_bind_int64 (statement, place, value->integer);
      break;
    case KD_VALUE_UUID:
      sqlite3_bind_blob (statement, place, value->uuid.bytes, sizeof value->uuid.bytes, SQLITE_STATIC);
      break;
    case KD_VALUE_BLOB:
      {
        gsize         size;
        gconstpointer data = g_bytes_get_data (value->blob, &size);

        sqlite3_bind_blob64 (statement, place, data != NULL ? data : "", size, SQLITE_STATIC);
      }
      break;
    default:
      g_assert_not_reached ();
    }
}

static void
read_value (sqlite3_stmt  *statement,
            int            column,
            const KdField *field,
            KdValue       *value)
{
  const void *data;

  if (sqlite3_column_type (statement, column) == SQLITE_NULL)
    return;
  switch (kd_field_get_storage (field))
    {
    case KD_VALUE_TEXT:
      kd_value_set_text (value, (const char *) sqlite3_column_text (statement, column));
      break;
    case KD_VALUE_INTEGER:
      kd_value_set_integer (value, sqlite3_column_int64 (statement, column));
      break;
    case KD_VALUE_UUID:
      data = sqlite3_column_blob (statement, column);
      if (sqlite3_column_bytes (statement, column) == (int) sizeof value->uuid.bytes)
        {
          value->type = KD_VALUE_UUID;
          memcpy (value->uuid.bytes, data, sizeof value->uuid.bytes);
        }
      break;
    case KD_VALUE_BLOB:
      data = sqlite3_column_blob (statement, column);
      value->type = KD_VALUE_BLOB;
      value->blob = g_bytes_new (data, (gsize) sqlite3_column_bytes (statement, column));
      break;
    case KD_VALUE_NONE:
    default:
      g_assert_not_reached ();
    }
}

/**
 * kd_row_store_read:
 * @statement: a statement that stands on a row and selects [func@row_store_columns] first
 * @def: the kind
 *
 * Returns: (transfer full): the row, without its extras
 */
KdRow *
kd_row_store_read (sqlite3_stmt    *statement,
                   const KdKindDef *def)
{
  KdRow *row = kd_row_new (def->kind);

  row->rowid = sqlite3_column_int64 (statement, 0);
  if (sqlite3_column_bytes (statement, 1) == (int) sizeof row->uuid.bytes)
    memcpy (row->uuid.bytes, sqlite3_column_blob (statement, 1), sizeof row->uuid.bytes);
  row->leaf = sqlite3_column_int64 (statement, 2);
  for (guint i = 0; i < def->n_fields; i++)
    read_value (statement, (int) i + 3, &def->fields[i], &row->values[i]);
  return row;
}

/* --- extras ------------------------------------------------------------------------------------- */

static gboolean
load_extras (KdConnection *connection,
             KdRow        *row,
             GError      **error)
{
  sqlite3_stmt *statement;
  int           result;

  if (!(row->def->flags & KD_KIND_EXTRAS))
    return TRUE;
  statement = kd_connection_prepare (connection, "SELECT name, text FROM extra WHERE uuid = ?1", error);
  if (statement == NULL)
    return FALSE;
  sqlite3_bind_blob (statement, 1, row->uuid.bytes, sizeof row->uuid.bytes, SQLITE_STATIC);
  while ((result = kd_connection_step (connection, statement, error)) == SQLITE_ROW)
    kd_row_set_extra (row, (const char *) sqlite3_column_text (statement, 0), (const char *) sqlite3_column_text (statement, 1));
  return result == SQLITE_DONE;
}

static gboolean
drop_extras (KdConnection *connection,
             const KdRow  *row,
             GError      **error)
{
  sqlite3_stmt *statement;

  if (!(row->def->flags & KD_KIND_EXTRAS))
    return TRUE;
  statement = kd_connection_prepare (connection, "DELETE FROM extra WHERE uuid = ?1", error);
  if (statement == NULL)
    return FALSE;
  sqlite3_bind_blob (statement, 1, row->uuid.bytes, sizeof row->uuid.bytes, SQLITE_STATIC);
  return kd_connection_run (connection, statement, error);
}

static gboolean
store_extras (KdConnection *connection,
              const KdRow  *row,
              GError      **error)
{
  for (guint i = 0; i < row->extras->len; i++)
    {
      const KdExtra *extra = row->extras->pdata[i];
      sqlite3_stmt  *statement = kd_connection_prepare (connection, "INSERT INTO extra (uuid, name, text) VALUES (?1, ?2, ?3)", error);

      if (statement == NULL)
        return FALSE;
      sqlite3_bind_blob (statement, 1, row->uuid.bytes, sizeof row->uuid.bytes, SQLITE_STATIC);
      sqlite3_bind_text (statement, 2, extra->name, -1, SQLITE_STATIC);
      sqlite3_bind_text (statement, 3, extra->text, -1, SQLITE_STATIC);
      if (!kd_connection_run (connection, statement, error))
        return FALSE;
    }
  return TRUE;
}

/* --- rows --------------------------------------------------------------------------------------- */

static void
bind_row (sqlite3_stmt *statement,
          const KdRow  *row)
{
  sqlite3_bind_blob (statement, 1, row->uuid.bytes, sizeof row->uuid.bytes, SQLITE_STATIC);
  sqlite3_bind_int64 (statement, 2, row->leaf);
  for (guint i = 0; i < row->def->n_fields; i++)
    kd_row_store_bind (statement, (int) i + 3, &row->values[i]);
}

/* A statement of a kind is found by a short name: writing twenty columns takes longer than storing them. */
static sqlite3_stmt *
prepare_insert (KdConnection    *connection,
                const KdKindDef *def,
                GError         **error)
{
  char name[64];
  g_autoptr (GString) sql = NULL;
  sqlite3_stmt *statement;

  g_snprintf (name, sizeof name, "insert %s", def->name);
  statement = kd_connection_find (connection, name);
  if (statement != NULL)
    return statement;

  sql = g_string_new (NULL);
  g_string_append_printf (sql, "INSERT INTO \"%s\" (uuid, leaf", def->name);
  for (guint i = 0; i < def->n_fields; i++)
    g_string_append_printf (sql, ", \"%s\"", def->fields[i].name);
  g_string_append (sql, ") VALUES (?1, ?2");
  for (guint i = 0; i < def->n_fields; i++)
    g_string_append_printf (sql, ", ?%u", i + 3);
  g_string_append_c (sql, ')');
  return kd_connection_prepare_as (connection, name, sql->str, error);
}

static sqlite3_stmt *
prepare_load (KdConnection    *connection,
              const KdKindDef *def,
              GError         **error)
{
  char             name[64];
  g_autofree char *columns = NULL;
  g_autofree char *sql = NULL;
  sqlite3_stmt    *statement;

  g_snprintf (name, sizeof name, "load %s", def->name);
  statement = kd_connection_find (connection, name);
  if (statement != NULL)
    return statement;

  columns = kd_row_store_columns (def);
  sql = g_strdup_printf ("SELECT %s FROM \"%s\" WHERE uuid = ?1", columns, def->name);
  return kd_connection_prepare_as (connection, name, sql, error);
}

/**
 * kd_row_store_insert:
 * @connection: a book's connection
 * @row: (inout): a validated row with identifier and leaf; gets its rowid
 * @error: return location
 *
 * Returns: whether it is stored
 */
gboolean
kd_row_store_insert (KdConnection *connection,
                     KdRow        *row,
                     GError      **error)
{
  sqlite3_stmt *statement = prepare_insert (connection, row->def, error);

  if (statement == NULL)
    return FALSE;
  bind_row (statement, row);
  if (!kd_connection_run (connection, statement, error))
    return FALSE;
  row->rowid = sqlite3_last_insert_rowid (connection->db);
  return store_extras (connection, row, error);
}

/**
 * kd_row_store_update:
 * @connection: a book's connection
 * @row: a validated later version of a stored row
 * @error: return location
 *
 * Returns: whether it is stored
 */
gboolean
kd_row_store_update (KdConnection *connection,
                     const KdRow  *row,
                     GError      **error)
{
  g_autoptr (GString) sql = g_string_new (NULL);
  sqlite3_stmt *statement;

  g_string_append_printf (sql, "UPDATE \"%s\" SET leaf = ?2", row->def->name);
  for (guint i = 0; i < row->def->n_fields; i++)
    g_string_append_printf (sql, ", \"%s\" = ?%u", row->def->fields[i].name, i + 3);
  g_string_append (sql, " WHERE uuid = ?1");

  statement = kd_connection_prepare (connection, sql->str, error);
  if (statement == NULL)
    return FALSE;
  bind_row (statement, row);
  return kd_connection_run (connection, statement, error) && drop_extras (connection, row, error) &&
         store_extras (connection, row, error);
}

/**
 * kd_row_store_delete:
 * @connection: a book's connection
 * @row: a stored row
 * @error: return location
 *
 * Returns: whether it is gone
 */
gboolean
kd_row_store_delete (KdConnection *connection,
                     const KdRow  *row,
                     GError      **error)
{
  g_autofree char *sql = g_strdup_printf ("DELETE FROM \"%s\" WHERE uuid = ?1", row->def->name);
  sqlite3_stmt    *statement = kd_connection_prepare (connection, sql, error);

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_blob (statement, 1, row->uuid.bytes, sizeof row->uuid.bytes, SQLITE_STATIC);
  return kd_connection_run (connection, statement, error) && drop_extras (connection, row, error);
}

static GPtrArray *
rows_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) kd_row_free);
}

/* Most books have none: one look spares one for each row. */
static gboolean
has_extras (KdConnection    *connection,
            const KdKindDef *def,
            gboolean        *any,
            GError         **error)
{
  gint64 found = 0;

  *any = FALSE;
  if (!(def->flags & KD_KIND_EXTRAS))
    return TRUE;
  if (!kd_connection_query_integer (connection, "SELECT 1 FROM extra LIMIT 1", &found, error))
    return FALSE;
  *any = found != 0;
  return TRUE;
}

/* Reads all rows first: loading extras prepares another statement, not this one. */
static gboolean
read_rows (KdConnection    *connection,
           sqlite3_stmt    *statement,
           const KdKindDef *def,
           GPtrArray      **rows,
           GError         **error)
{
  g_autoptr (GPtrArray) read = rows_new ();
  gboolean any;
  int      result;

  while ((result = kd_connection_step (connection, statement, error)) == SQLITE_ROW)
    g_ptr_array_add (read, kd_row_store_read (statement, def));
  if (result != SQLITE_DONE || !has_extras (connection, def, &any, error))
    return FALSE;
  for (guint i = 0; any && i < read->len; i++)
    if (!load_extras (connection, read->pdata[i], error))
      return FALSE;
  *rows = g_steal_pointer (&read);
  return TRUE;
}

/**
 * kd_row_store_load:
 * @connection: a book's connection
 * @def: a kind
 * @uuid: a record
 * @row: (out) (transfer full) (nullable): the row, or %NULL if there is none
 * @error: return location
 *
 * Returns: whether it could be looked up
 */
gboolean
kd_row_store_load (KdConnection    *connection,
                   const KdKindDef *def,
                   const KdUuid    *uuid,
                   KdRow          **row,
                   GError         **error)
{
  sqlite3_stmt *statement = prepare_load (connection, def, error);
  g_autoptr (GPtrArray) rows = NULL;

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_blob (statement, 1, uuid->bytes, sizeof uuid->bytes, SQLITE_STATIC);
  if (!read_rows (connection, statement, def, &rows, error))
    return FALSE;
  *row = rows->len > 0 ? g_ptr_array_steal_index (rows, 0) : NULL;
  return TRUE;
}

/**
 * kd_row_store_list:
 * @connection: a book's connection
 * @def: a kind
 * @filter: (nullable): which rows
 * @limit: how many at the most; 0 for all
 * @rows: (out) (transfer full) (element-type KdRow): the rows, the oldest first
 * @error: return location
 *
 * Returns: whether they could be read
 */
gboolean
kd_row_store_list (KdConnection    *connection,
                   const KdKindDef *def,
                   const KdFilter  *filter,
                   guint            limit,
                   GPtrArray      **rows,
                   GError         **error)
{
  g_autofree char *columns = kd_row_store_columns (def);
  g_autoptr (GString) sql = g_string_new (NULL);
  sqlite3_stmt *statement;
  int           place = 2;

  g_string_append_printf (sql, "SELECT %s FROM \"%s\" WHERE ", columns, def->name);
  if (filter != NULL)
    kd_filter_to_sql (filter, def, sql, &place);
  else
    g_string_append (sql, "1");
  g_string_append (sql, " ORDER BY id LIMIT ?1");

  statement = kd_connection_prepare (connection, sql->str, error);
  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, limit > 0 ? (gint64) limit : -1);
  place = 2;
  if (filter != NULL)
    kd_filter_bind (filter, statement, &place);
  return read_rows (connection, statement, def, rows, error);
}

/**
 * kd_row_store_find_ids:
 * @connection: a book's connection
 * @def: a kind
 * @filter: which rows
 * @ids: (out) (transfer full) (element-type gint64): their numbers in ascending order
 * @error: return location
 *
 * Returns: whether they could be read
 */
gboolean
kd_row_store_find_ids (KdConnection    *connection,
                       const KdKindDef *def,
                       const KdFilter  *filter,
                       GArray         **ids,
                       GError         **error)
{
  g_autoptr (GString) sql = g_string_new (NULL);
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (gint64));
  sqlite3_stmt *statement;
  int           place = 1, result;

  g_string_append_printf (sql, "SELECT id FROM \"%s\" WHERE ", def->name);
  kd_filter_to_sql (filter, def, sql, &place);
  g_string_append (sql, " ORDER BY id");
  statement = kd_connection_prepare (connection, sql->str, error);
  if (statement == NULL)
    return FALSE;
  place = 1;
  kd_filter_bind (filter, statement, &place);
  while ((result = kd_connection_step (connection, statement, error)) == SQLITE_ROW)
    {
      gint64 id = sqlite3_column_int64 (statement, 0);

      g_array_append_val (found, id);
    }
  if (result != SQLITE_DONE)
    return FALSE;
  *ids = g_steal_pointer (&found);
  return TRUE;
}

/* Which rows of a page pass: a filter's parameters come after the page's own, from the third on. */
static void
append_page (GString         *sql,
             const KdKindDef *def,
             const KdFilter  *filter)
{
  int place = 3;

  if (filter == NULL)
    return;
  g_string_append (sql, " AND ");
  kd_filter_to_sql (filter, def, sql, &place);
}

static void
bind_page (sqlite3_stmt   *statement,
           gint64          first,
           gint64          second,
           const KdFilter *filter)
{
  int place = 3;

  sqlite3_bind_int64 (statement, 1, first);
  sqlite3_bind_int64 (statement, 2, second);
  if (filter != NULL)
    kd_filter_bind (filter, statement, &place);
}

/**
 * kd_row_store_page:
 * @connection: a book's connection
 * @def: a kind
 * @filter: (nullable): which rows
 * @after: the last rowid of the page before, or 0
 * @limit: how many at the most
 * @rows: (out) (transfer full) (element-type KdRow): the next rows by rowid
 * @error: return location
 *
 * Returns: whether they could be read
 */
gboolean
kd_row_store_page (KdConnection    *connection,
                   const KdKindDef *def,
                   const KdFilter  *filter,
                   gint64           after,
                   guint            limit,
                   GPtrArray      **rows,
                   GError         **error)
{
  g_autofree char *columns = kd_row_store_columns (def);
  g_autoptr (GString) sql = g_string_new (NULL);
  sqlite3_stmt *statement;

  g_string_append_printf (sql, "SELECT %s FROM \"%s\" WHERE id >= ?1 + 1", columns, def->name); /* so that a damaged page before it is not touched */
  append_page (sql, def, filter);
  g_string_append (sql, " ORDER BY id LIMIT ?2");
  statement = kd_connection_prepare (connection, sql->str, error);
  if (statement == NULL)
    return FALSE;
  bind_page (statement, after, limit, filter);
  return read_rows (connection, statement, def, rows, error);
}

/**
 * kd_row_store_page_parts:
 * @connection: a book's connection
 * @def: a kind that refers to @whole
 * @whole: the kind of the page
 * @filter: (nullable): the page's filter
 * @after: the last rowid of the page before
 * @last: the last rowid of the page
 * @rows: (out) (transfer full) (element-type KdRow): the rows of @def that refer to a row of the page, the oldest first
 * @error: return location
 *
 * Reads at once what belongs to the rows of a page.
 *
 * Returns: whether they could be read
 */
gboolean
kd_row_store_page_parts (KdConnection    *connection,
                         const KdKindDef *def,
                         const KdKindDef *whole,
                         const KdFilter  *filter,
                         gint64           after,
                         gint64           last,
                         GPtrArray      **rows,
                         GError         **error)
{
  g_autofree char *columns = kd_row_store_columns (def);
  g_autoptr (GString) sql = g_string_new (NULL);
  int           reference = kd_kind_find_reference (def, whole->kind);
  sqlite3_stmt *statement;

  g_return_val_if_fail (reference >= 0, FALSE);

  g_string_append_printf (sql, "SELECT %s FROM \"%s\" WHERE \"%s\" IN (SELECT uuid FROM \"%s\" WHERE id > ?1 AND id <= ?2", columns, def->name, def->fields[reference].name, whole->name);
  append_page (sql, whole, filter);
  g_string_append (sql, ") ORDER BY id");
  statement = kd_connection_prepare (connection, sql->str, error);
  if (statement == NULL)
    return FALSE;
  bind_page (statement, after, last, filter);
  return read_rows (connection, statement, def, rows, error);
}

/**
 * kd_row_store_count:
 * @connection: a book's connection
 * @def: a kind
 * @count: (out): how many rows it has
 * @error: return location
 *
 * Returns: whether they could be counted
 */
gboolean
kd_row_store_count (KdConnection    *connection,
                    const KdKindDef *def,
                    guint64         *count,
                    GError         **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT count (*) FROM \"%s\"", def->name);
  gint64           number = 0;

  if (!kd_connection_query_integer (connection, sql, &number, error))
    return FALSE;
  *count = (guint64) number;
  return TRUE;
}

/**
 * kd_row_store_children:
 * @connection: a book's connection
 * @def: a kind
 * @uuid: a record of any kind
 * @rows: (out) (transfer full) (element-type KdRow): the rows of @def that refer to it
 * @error: return location
 *
 * Returns: whether they could be read
 */
gboolean
kd_row_store_children (KdConnection    *connection,
                       const KdKindDef *def,
                       const KdUuid    *uuid,
                       GPtrArray      **rows,
                       GError         **error)
{
  g_autofree char *columns = kd_row_store_columns (def);
  g_autoptr (GString) sql = g_string_new (NULL);
  sqlite3_stmt *statement;

  g_string_append_printf (sql, "SELECT %s FROM \"%s\" WHERE 0", columns, def->name);
  for (guint i = 0; i < def->n_fields; i++)
    if (def->fields[i].type == KD_FIELD_REFERENCE)
      g_string_append_printf (sql, " OR \"%s\" = ?1", def->fields[i].name);
  g_string_append (sql, " ORDER BY id");
  statement = kd_connection_prepare (connection, sql->str, error);
  if (statement == NULL)
    return FALSE;
  sqlite3_bind_blob (statement, 1, uuid->bytes, sizeof uuid->bytes, SQLITE_STATIC);
  return read_rows (connection, statement, def, rows, error);
}

/**
 * kd_row_store_referring:
 * @connection: a book's connection
 * @kind: kind of a record
 * @uuid: the record
 * @rows: (out) (transfer full) (element-type KdRow): the rows of any kind that refer to it, those of a kind together
 * @error: return location
 *
 * Returns: whether they could be read
 */
gboolean
kd_row_store_referring (KdConnection *connection,
                        KdKind        kind,
                        const KdUuid *uuid,
                        GPtrArray   **rows,
                        GError      **error)
{
  g_autoptr (GPtrArray) all = rows_new ();

  for (guint i = 1; i <= KD_KIND_LAST; i++)
    {
      const KdKindDef *def = kd_kind_get_def ((KdKind) i);
      GPtrArray       *some = NULL;

      if (kd_kind_find_reference (def, kind) < 0)
        continue;
      if (!kd_row_store_children (connection, def, uuid, &some, error))
        return FALSE;
      g_ptr_array_extend_and_steal (all, some);
    }
  *rows = g_steal_pointer (&all);
  return TRUE;
}
