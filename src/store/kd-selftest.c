/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-selftest.h"

#include "kd-error.h"

#include <dlfcn.h>
#include <glib/gi18n-lib.h>
#include <sqlite3.h>
#include <string.h>

static void
result_free (gpointer data)
{
  KdSelftestResult *result = data;

  g_free (result->detail);
  g_free (result);
}

static void
add (GPtrArray  *results,
     const char *name,
     gboolean    ok,
     const char *detail)
{
  KdSelftestResult *result = g_new0 (KdSelftestResult, 1);

  result->name = name;
  result->ok = ok;
  result->detail = g_strdup (detail);
  g_ptr_array_add (results, result);
}

static char *
query_text (sqlite3    *db,
            const char *sql)
{
  sqlite3_stmt *statement = NULL;
  char         *text = NULL;

  if (sqlite3_prepare_v2 (db, sql, -1, &statement, NULL) == SQLITE_OK && sqlite3_step (statement) == SQLITE_ROW)
    text = g_strdup ((const char *) sqlite3_column_text (statement, 0));
  sqlite3_finalize (statement);
  return text != NULL ? text : g_strdup ("");
}

/* "4.6.1 community" is at least 4.6.1; a plain SQLite says nothing. */
static gboolean
is_new_enough (const char *version)
{
  guint64 wanted[] = { 4, 6, 1 };

  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
    {
      char   *end;
      guint64 part = g_ascii_strtoull (version, &end, 10);

      if (end == version || part < wanted[i])
        return FALSE;
      if (part > wanted[i])
        return TRUE;
      version = *end == '.' ? end + 1 : end;
    }
  return TRUE;
}

/* GTK may bring a SQLite of its own: what opens and what keys must be one library. */
static void
check_one_object (GPtrArray *results)
{
  Dl_info open_info, key_info;
  int (*open_function) (const char *, sqlite3 **, int, const char *) = sqlite3_open_v2;
  int (*key_function) (sqlite3 *, const char *, const void *, int) = sqlite3_key_v2;
  void *open_address, *key_address;

  memcpy (&open_address, &open_function, sizeof open_address);
  memcpy (&key_address, &key_function, sizeof key_address);
  add (results,
       "one-library",
       dladdr (open_address, &open_info) != 0 && dladdr (key_address, &key_info) != 0 &&
         open_info.dli_fbase == key_info.dli_fbase,
       "");
}

/**
 * kd_selftest_run:
 *
 * Looks at the library that is really bound: a wrong one would write plain text to the disk, or to
 * temporary files.
 *
 * Returns: (transfer full) (element-type KdSelftestResult): the findings
 */
GPtrArray *
kd_selftest_run (void)
{
  GPtrArray       *results = g_ptr_array_new_with_free_func (result_free);
  sqlite3         *db = NULL;
  g_autofree char *version = NULL;
  g_autofree char *provider = NULL;

  sqlite3_open_v2 (":memory:", &db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, NULL);
  /* Only a database with a key has a provider; this one is never written. */
  sqlite3_key_v2 (db, "main", "selftest", 8);
  version = query_text (db, "PRAGMA cipher_version");
  provider = query_text (db, "PRAGMA cipher_provider");
  sqlite3_close (db);

  add (results, "sqlcipher", is_new_enough (version), version);
  add (results, "provider", *provider != '\0', provider);
  add (results, "codec", sqlite3_compileoption_used ("HAS_CODEC"), "HAS_CODEC");
  add (results,
       "temp-store",
       sqlite3_compileoption_used ("TEMP_STORE=2") || sqlite3_compileoption_used ("TEMP_STORE=3"),
       "TEMP_STORE");
  add (results, "full-text", sqlite3_compileoption_used ("ENABLE_FTS5"), "FTS5");
  add (results, "threads", sqlite3_threadsafe () != 0, "THREADSAFE");
  check_one_object (results);
  return results;
}

/**
 * kd_selftest_check:
 * @error: return location
 *
 * To be asked once before a book is opened.
 *
 * Returns: whether the library may be trusted with a book
 */
gboolean
kd_selftest_check (GError **error)
{
  g_autoptr (GPtrArray) results = kd_selftest_run ();

  for (guint i = 0; i < results->len; i++)
    {
      const KdSelftestResult *result = results->pdata[i];

      if (!result->ok)
        {
          g_set_error (error,
                       KD_ERROR,
                       KD_ERROR_UNSUPPORTED,
                       _ ("The installed SQLCipher is not fit for a book (%s: %s); install SQLCipher 4.6.1 or newer"),
                       result->name,
                       result->detail);
          return FALSE;
        }
    }
  return TRUE;
}
