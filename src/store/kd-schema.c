/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-schema.h"

#include "kd-error.h"
#include "kd-schema-private.h"

#include <glib/gi18n-lib.h>

/* "KDbk": tells a book from other databases, once it is open. */
#define APPLICATION_ID 0x4b44626b

static gboolean
migrate_one (KdConnection *connection,
             const char   *sql,
             guint         version,
             GError      **error)
{
  g_autofree char *stamp = g_strdup_printf ("PRAGMA user_version = %u; PRAGMA application_id = %d", version + 1, APPLICATION_ID);

  if (!kd_connection_execute (connection, "BEGIN EXCLUSIVE", error))
    return FALSE;
  if (kd_connection_execute (connection, sql, error) &&
      kd_connection_execute (connection, stamp, error) &&
      kd_connection_execute (connection, "COMMIT", error))
    return TRUE;
  kd_connection_execute (connection, "ROLLBACK", NULL);
  g_prefix_error (error, _ ("Migrating the book to schema %u: "), version + 1);
  return FALSE;
}

/**
 * kd_schema_migrate:
 * @connection: a book's connection
 * @error: return location
 *
 * Brings a book to the schema of this program. A newer book is refused.
 *
 * Returns: whether the book has this program's schema
 */
gboolean
kd_schema_migrate (KdConnection *connection,
                   GError      **error)
{
  return kd_schema_migrate_by (connection, kd_migrations, kd_n_migrations, error);
}

static gboolean
read_version (KdConnection *connection,
              guint         known,
              gint64       *version,
              GError      **error)
{
  if (!kd_connection_query_integer (connection, "PRAGMA user_version", version, error))
    return FALSE;
  if (*version > known)
    {
      g_set_error (error, KD_ERROR, KD_ERROR_NEWER, _ ("The book has schema %d, this program knows %u; update this program"), (int) *version, known);
      return FALSE;
    }
  return TRUE;
}

/**
 * kd_schema_check:
 * @connection: a book's connection
 * @error: return location
 *
 * Asks whether a book that is not to be written to has the schema of this program already.
 *
 * Returns: whether it has
 */
gboolean
kd_schema_check (KdConnection *connection,
                 GError      **error)
{
  gint64 version;

  if (!read_version (connection, kd_n_migrations, &version, error))
    return FALSE;
  if (version < kd_n_migrations)
    {
      g_set_error (error, KD_ERROR, KD_ERROR_UNSUPPORTED, _ ("The book has schema %d and would have to be written to; read it with the program that made it, or restore it from a backup"), (int) version);
      return FALSE;
    }
  return TRUE;
}

/**
 * kd_schema_migrate_by:
 * @connection: a book's connection
 * @migrations: (array length=n_migrations): SQL; the n-th leads from schema n to n + 1
 * @n_migrations: how many
 * @error: return location
 *
 * Brings a book to schema @n_migrations, each step in a transaction of its own that also sets the
 * version: a killed program finds the book at one version or the next.
 *
 * Returns: whether the book has that schema
 */
gboolean
kd_schema_migrate_by (KdConnection      *connection,
                      const char *const *migrations,
                      guint              n_migrations,
                      GError           **error)
{
  gint64 version;

  if (!read_version (connection, n_migrations, &version, error))
    return FALSE;
  for (guint i = (guint) version; i < n_migrations; i++)
    if (!migrate_one (connection, migrations[i], i, error))
      return FALSE;
  return TRUE;
}
