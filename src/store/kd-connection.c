/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-connection.h"

#include "kd-error.h"
#include "kd-text.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#define RAW_KEY_SIZE 32
#define SALT_SIZE 16

static KdError
code_of (int result)
{
  switch (result & 0xff)
    {
    case SQLITE_FULL:
      return KD_ERROR_NO_SPACE;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return KD_ERROR_BUSY;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB: /* the key comes out of a sealed file that was found whole: the first page is not */
      return KD_ERROR_CORRUPT;
    case SQLITE_CONSTRAINT:
      return KD_ERROR_CONFLICT;
    case SQLITE_INTERRUPT:
      return KD_ERROR_CANCELLED;
    case SQLITE_READONLY:
      return KD_ERROR_READ_ONLY;
    default:
      return KD_ERROR_IO;
    }
}

/**
 * kd_connection_set_error:
 * @self: a connection on which a call failed
 * @error: return location
 *
 * Says what failed in words that a caller can act on. SQLite's own words never hold a value.
 *
 * Returns: %FALSE, for the convenience of the caller
 */
gboolean
kd_connection_set_error (KdConnection *self,
                         GError      **error)
{
  int         result = sqlite3_extended_errcode (self->db);
  int         system_error = sqlite3_system_errno (self->db);
  KdError     code = code_of (result);
  const char *advice = "";

  if (code == KD_ERROR_IO && (system_error == ENOSPC || system_error == EFBIG || system_error == EDQUOT))
    code = KD_ERROR_NO_SPACE;
  if ((result & 0xff) == SQLITE_CANTOPEN && system_error == ENOENT && self->mode != KD_CONNECTION_CREATE)
    code = KD_ERROR_NOT_FOUND;
  self->damaged |= code == KD_ERROR_CORRUPT && result != SQLITE_CORRUPT_VTAB;
  if (code == KD_ERROR_NO_SPACE)
    advice = _ ("The disk is full; nothing was changed. Make room and try again");
  else if (code == KD_ERROR_CORRUPT)
    advice = _ ("The book is damaged; restore it from a backup");
  else if (code == KD_ERROR_NOT_FOUND)
    advice = _ ("The file of the book is gone; put it back or restore it from a backup");
  else if (code == KD_ERROR_BUSY)
    advice = _ ("Another program holds the book");
  else if (code == KD_ERROR_READ_ONLY)
    advice = _ ("The book is open for reading only; nothing was changed");
  else
    advice = _ ("The book could not be read or written");
  g_set_error (error, KD_ERROR, code, "%s (%s)", advice, sqlite3_errmsg (self->db));
  return FALSE;
}

static void
finalize_statement (gpointer statement)
{
  sqlite3_finalize (statement);
}

/* kd_fold (text): what makes texts comparable, for `~` in filters. */
static void
fold_function (sqlite3_context *context,
               int              n,
               sqlite3_value  **values)
{
  const char *text = (const char *) sqlite3_value_text (values[0]);

  if (text == NULL || !g_utf8_validate (text, -1, NULL))
    sqlite3_result_null (context);
  else
    sqlite3_result_text (context, kd_text_fold (text), -1, g_free);
}

static void
write_hex (char         *at,
           const guint8 *bytes,
           gsize         size)
{
  static const char digits[] = "0123456789abcdef";

  for (gsize i = 0; i < size; i++)
    {
      at[2 * i] = digits[bytes[i] >> 4];
      at[2 * i + 1] = digits[bytes[i] & 15];
    }
}

/* The key goes in as its text form, with the salt, so that a destroyed first page is no lost book. */
static int
give_key (sqlite3        *db,
          const KdSecret *key,
          const guint8   *salt)
{
  g_autoptr (KdSecret) text = kd_secret_new (2 + 2 * (RAW_KEY_SIZE + SALT_SIZE) + 2);
  char *at = (char *) kd_secret_fill (text);

  memcpy (at, "x'", 2);
  write_hex (at + 2, kd_secret_peek (key), RAW_KEY_SIZE);
  write_hex (at + 2 + 2 * RAW_KEY_SIZE, salt, SALT_SIZE);
  at[2 + 2 * (RAW_KEY_SIZE + SALT_SIZE)] = '\'';
  return sqlite3_key_v2 (db, "main", at, 2 + 2 * (RAW_KEY_SIZE + SALT_SIZE) + 1);
}

/* No foreign database is ever attached, and nothing loads code. */
static int
authorize (void       *data,
           int         action,
           const char *a,
           const char *b,
           const char *c,
           const char *d)
{
  return action == SQLITE_ATTACH || action == SQLITE_DETACH ? SQLITE_DENY : SQLITE_OK;
}

static gboolean
set_up (KdConnection *self,
        GError      **error)
{
  static const char *const rules[] = {
    "PRAGMA journal_mode = DELETE",
    "PRAGMA synchronous = EXTRA",
    "PRAGMA temp_store = MEMORY",
    "PRAGMA foreign_keys = ON",
    "PRAGMA trusted_schema = OFF",
    "PRAGMA cell_size_check = ON",
    "PRAGMA mmap_size = 0",
    "PRAGMA secure_delete = ON",
    "PRAGMA cache_size = -16384",
  };

  sqlite3_db_config (self->db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  sqlite3_db_config (self->db, SQLITE_DBCONFIG_DQS_DML, 0, NULL);
  sqlite3_db_config (self->db, SQLITE_DBCONFIG_DQS_DDL, 0, NULL);
  sqlite3_db_config (self->db, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0, NULL);
  sqlite3_set_authorizer (self->db, authorize, NULL);
  sqlite3_busy_timeout (self->db, 5000);
  for (gsize i = 0; i < G_N_ELEMENTS (rules); i++)
    if (!kd_connection_execute (self, rules[i], error))
      return FALSE;
  if (self->mode == KD_CONNECTION_READ && !kd_connection_freeze (self, error))
    return FALSE;
  return sqlite3_create_function_v2 (self->db, "kd_fold", 1, SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_DIRECTONLY, NULL, fold_function, NULL, NULL, NULL) == SQLITE_OK ||
         kd_connection_set_error (self, error);
}

/**
 * kd_connection_open:
 * @path: the database file
 * @key: its raw key, 32 bytes
 * @salt: its salt, 16 bytes
 * @mode: what may be done to it
 * @error: return location
 *
 * Opens the database and proves by reading the schema that the key fits; then sets the rules of
 * docs/vault.md.
 *
 * Returns: (transfer full) (nullable): the connection
 */
KdConnection *
kd_connection_open (const char      *path,
                    const KdSecret  *key,
                    const guint8    *salt,
                    KdConnectionMode mode,
                    GError         **error)
{
  static const int ways[] = { SQLITE_OPEN_READONLY, SQLITE_OPEN_READWRITE, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE };
  g_autoptr (KdConnection) self = g_new0 (KdConnection, 1);
  gint64 tables;
  int    flags = ways[mode] | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_NOFOLLOW;

  self->mode = mode;
  self->statements = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, finalize_statement);
  if (sqlite3_open_v2 (path, &self->db, flags, NULL) != SQLITE_OK || give_key (self->db, key, salt) != SQLITE_OK)
    {
      kd_connection_set_error (self, error);
      g_prefix_error (error, "%s: ", path);
      return NULL;
    }
  if (!kd_connection_query_integer (self, "SELECT count (*) FROM sqlite_schema", &tables, error))
    return NULL;
  if (tables == 0 && mode != KD_CONNECTION_CREATE)
    {
      g_set_error (error, KD_ERROR, KD_ERROR_CORRUPT, _ ("%s: The file of the book is empty; restore it from a backup"), path);
      return NULL;
    }
  if (!set_up (self, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * kd_connection_freeze:
 * @self: a connection without an open transaction
 * @error: return location
 *
 * Has every later write refused: a damaged file stays as it is.
 *
 * Returns: whether nothing can be written any more
 */
gboolean
kd_connection_freeze (KdConnection *self,
                      GError      **error)
{
  return kd_connection_execute (self, "PRAGMA query_only = ON", error);
}

/**
 * kd_connection_close:
 * @self: (transfer full): a connection
 *
 * Closes the database; what was not committed is gone.
 */
void
kd_connection_close (KdConnection *self)
{
  g_clear_pointer (&self->statements, g_hash_table_unref);
  sqlite3_close_v2 (self->db);
  g_free (self);
}

/**
 * kd_connection_execute:
 * @self: a connection
 * @sql: statements without parameters
 * @error: return location
 *
 * Returns: whether all were run
 */
gboolean
kd_connection_execute (KdConnection *self,
                       const char   *sql,
                       GError      **error)
{
  return sqlite3_exec (self->db, sql, NULL, NULL, NULL) == SQLITE_OK || kd_connection_set_error (self, error);
}

/**
 * kd_connection_prepare:
 * @self: a connection
 * @sql: one statement
 * @error: return location
 *
 * Prepares a statement once; later calls with the same text give the same statement, reset and
 * without values. So a statement is used up before its text is prepared again.
 *
 * Returns: (transfer none) (nullable): the statement
 */
sqlite3_stmt *
kd_connection_prepare (KdConnection *self,
                       const char   *sql,
                       GError      **error)
{
  sqlite3_stmt *statement = kd_connection_find (self, sql);

  return statement != NULL ? statement : kd_connection_prepare_as (self, sql, sql, error);
}

/* Most texts are literals, asked for at the same place over and over: comparing one that is equal costs a
 * tenth of hashing it. */
static sqlite3_stmt *
look_up (KdConnection *self,
         const char   *name)
{
  guint    place = (guint) (((guintptr) name >> 4) % G_N_ELEMENTS (self->recent));
  gpointer own, statement;

  if (self->recent[place].asked == name && strcmp (self->recent[place].name, name) == 0)
    return self->recent[place].statement;
  if (!g_hash_table_lookup_extended (self->statements, name, &own, &statement))
    return NULL;
  self->recent[place].asked = name;
  self->recent[place].name = own;
  self->recent[place].statement = statement;
  return statement;
}

/**
 * kd_connection_find:
 * @self: a connection
 * @name: the name, or else the text, of a statement that was prepared before
 *
 * Returns: (transfer none) (nullable): the statement, reset and without values
 */
sqlite3_stmt *
kd_connection_find (KdConnection *self,
                    const char   *name)
{
  sqlite3_stmt *statement = look_up (self, name);

  if (statement != NULL)
    {
      sqlite3_reset (statement);
      sqlite3_clear_bindings (statement);
    }
  return statement;
}

/**
 * kd_connection_prepare_as:
 * @self: a connection
 * @name: a short name for [method@Connection.find], for statements whose text costs time to write
 * @sql: one statement
 * @error: return location
 *
 * Returns: (transfer none) (nullable): the statement
 */
sqlite3_stmt *
kd_connection_prepare_as (KdConnection *self,
                          const char   *name,
                          const char   *sql,
                          GError      **error)
{
  sqlite3_stmt *statement = NULL;

  if (sqlite3_prepare_v3 (self->db, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, NULL) != SQLITE_OK)
    {
      kd_connection_set_error (self, error);
      return NULL;
    }
  g_hash_table_insert (self->statements, g_strdup (name), statement);
  return statement;
}

/**
 * kd_connection_step:
 * @self: a connection
 * @statement: (nullable): a statement; %NULL is a failed preparation whose error is set
 * @error: return location
 *
 * Returns: %SQLITE_ROW, %SQLITE_DONE, or anything else with @error set
 */
int
kd_connection_step (KdConnection *self,
                    sqlite3_stmt *statement,
                    GError      **error)
{
  int result = statement != NULL ? sqlite3_step (statement) : SQLITE_ERROR;

  if (statement != NULL && result != SQLITE_ROW && result != SQLITE_DONE)
    kd_connection_set_error (self, error);
  if (result != SQLITE_ROW && statement != NULL)
    sqlite3_reset (statement);
  return result;
}

/**
 * kd_connection_run:
 * @self: a connection
 * @statement: (nullable): a statement that gives no rows; %NULL is a failed preparation
 * @error: return location
 *
 * Returns: whether it was done
 */
gboolean
kd_connection_run (KdConnection *self,
                   sqlite3_stmt *statement,
                   GError      **error)
{
  return kd_connection_step (self, statement, error) == SQLITE_DONE;
}

/**
 * kd_connection_query_integer:
 * @self: a connection
 * @sql: a query without parameters that gives one number
 * @number: (out): the number; 0 for no row
 * @error: return location
 *
 * Returns: whether it could be read
 */
gboolean
kd_connection_query_integer (KdConnection *self,
                             const char   *sql,
                             gint64       *number,
                             GError      **error)
{
  sqlite3_stmt *statement = kd_connection_prepare (self, sql, error);
  int           result = kd_connection_step (self, statement, error);

  *number = result == SQLITE_ROW ? sqlite3_column_int64 (statement, 0) : 0;
  if (result == SQLITE_ROW)
    sqlite3_reset (statement);
  return result == SQLITE_ROW || result == SQLITE_DONE;
}
