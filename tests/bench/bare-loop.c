/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The bare loop: the same rows into the same tables and indexes, same pragmas, values made beforehand,
 * no code of the project. What the store costs is told as a ratio to it.
 *
 * usage: bare-loop SCHEMA.sql FILE CLIENTS     prints seconds, and those of the processor */

#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static double
now (void)
{
  struct timespec t;

  clock_gettime (CLOCK_MONOTONIC, &t);
  return (double) t.tv_sec + (double) t.tv_nsec / 1e9;
}

static void
must (sqlite3 *db,
      int      result)
{
  if (result != SQLITE_OK && result != SQLITE_DONE && result != SQLITE_ROW)
    {
      fprintf (stderr, "%s\n", sqlite3_errmsg (db));
      exit (1);
    }
}

static char *
read_file (const char *path)
{
  FILE *file = fopen (path, "r");
  char *text = calloc (1, 1 << 20);

  if (file == NULL || text == NULL || fread (text, 1, (1 << 20) - 1, file) == 0)
    exit (1);
  fclose (file);
  return text;
}

static sqlite3_stmt *
prepare (sqlite3    *db,
         const char *sql)
{
  sqlite3_stmt *statement = NULL;

  must (db, sqlite3_prepare_v2 (db, sql, -1, &statement, NULL));
  return statement;
}

/* Sixteen bytes that sort like identifiers made one after the other. */
static void
make_uuid (unsigned char *bytes,
           int            n)
{
  memset (bytes, 0x7f, 16);
  for (int i = 0; i < 4; i++)
    bytes[i] = (unsigned char) (n >> (24 - 8 * i));
}

int
main (int   argc,
      char *argv[])
{
  sqlite3      *db = NULL;
  sqlite3_stmt *client, *contact, *brief, *words, *change, *commit;
  unsigned char blob[256] = { 1 }, uuid[16], owner[16];
  int           n = argc > 3 ? atoi (argv[3]) : 0, sequence = 0, number = 0;
  char         *schema;
  double        start;
  clock_t       cpu;

  if (n < 1)
    return 2;
  schema = read_file (argv[1]);
  must (db, sqlite3_open_v2 (argv[2], &db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, NULL));
  must (db, sqlite3_key_v2 (db, "main", "x'000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f000102030405060708090a0b0c0d0e0f'", 99));
  must (db, sqlite3_exec (db, "PRAGMA journal_mode = DELETE; PRAGMA synchronous = EXTRA; PRAGMA temp_store = MEMORY; PRAGMA foreign_keys = ON; PRAGMA cache_size = -16384", NULL, NULL, NULL));
  must (db, sqlite3_exec (db, schema, NULL, NULL, NULL));
  must (db, sqlite3_exec (db, "INSERT INTO author VALUES (1, zeroblob (32), 'x', 1, 1, zeroblob (64))", NULL, NULL, NULL));
  client = prepare (db, "INSERT INTO client (uuid, leaf, name, sex, birth, city, occupation, status) VALUES (?1, ?2, '欧阳春晓', 'female', 3650, '上海', '工程师', 'active')");
  contact = prepare (db, "INSERT INTO contact_method (uuid, leaf, client, type, value, preferred) VALUES (?1, ?2, ?3, 'mobile', '13800138000', 1)");
  brief = prepare (db, "INSERT INTO client_brief (id, uuid, name, pinyin, initials, phones, city, birth, level, flags) VALUES (?1, ?2, '欧阳春晓', 'ou yang chun xiao', 'oycx', '13800138000', '上海', 3650, 0, 8)");
  words = prepare (db, "INSERT INTO client_text (rowid, words) VALUES (?1, '工 程 师 · 上 海')");
  change = prepare (db, "INSERT INTO ledger_change VALUES (?1, ?2, 1, ?3, 1, NULL, zeroblob (32), zeroblob (32), zeroblob (16), ?4, zeroblob (32))");
  commit = prepare (db, "INSERT INTO ledger_commit (number, first, count, author, device, instance, time, tick, reason, leaf, root, signature) VALUES (?1, ?2, 1000, 1, zeroblob (16), zeroblob (16), ?1, 0, 2, zeroblob (32), zeroblob (32), zeroblob (64))");
  start = now ();
  cpu = clock ();
  for (int i = 0; i < n; i++)
    {
      if (i % 500 == 0)
        must (db, sqlite3_exec (db, "BEGIN IMMEDIATE", NULL, NULL, NULL));
      for (int part = 0; part < 2; part++, sequence++)
        {
          sqlite3_stmt *row = part == 0 ? client : contact;

          make_uuid (uuid, sequence);
          if (part == 0)
            memcpy (owner, uuid, 16);
          sqlite3_bind_blob (row, 1, uuid, 16, SQLITE_STATIC);
          sqlite3_bind_int (row, 2, sequence);
          if (part == 1)
            sqlite3_bind_blob (row, 3, owner, 16, SQLITE_STATIC);
          must (db, sqlite3_step (row));
          sqlite3_reset (row);
          sqlite3_bind_int (change, 1, sequence);
          sqlite3_bind_int (change, 2, number);
          sqlite3_bind_blob (change, 3, uuid, 16, SQLITE_STATIC);
          sqlite3_bind_blob (change, 4, blob, 120, SQLITE_STATIC);
          must (db, sqlite3_step (change));
          sqlite3_reset (change);
        }
      sqlite3_bind_int (brief, 1, i + 1);
      sqlite3_bind_blob (brief, 2, owner, 16, SQLITE_STATIC);
      must (db, sqlite3_step (brief));
      sqlite3_reset (brief);
      sqlite3_bind_int (words, 1, i + 1);
      must (db, sqlite3_step (words));
      sqlite3_reset (words);
      if (i % 500 == 499 || i == n - 1)
        {
          sqlite3_bind_int (commit, 1, ++number);
          sqlite3_bind_int (commit, 2, sequence - 1000);
          must (db, sqlite3_step (commit));
          sqlite3_reset (commit);
          must (db, sqlite3_exec (db, "COMMIT", NULL, NULL, NULL));
        }
    }
  printf ("%.4f %.4f\n", now () - start, (double) (clock () - cpu) / CLOCKS_PER_SEC);
  sqlite3_finalize (client);
  sqlite3_finalize (contact);
  sqlite3_finalize (brief);
  sqlite3_finalize (words);
  sqlite3_finalize (change);
  sqlite3_finalize (commit);
  sqlite3_close (db);
  free (schema);
  return 0;
}
