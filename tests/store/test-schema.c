/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "store-fixture.h"

/* A fresh database and the field tables say the same, both ways: columns, their order and storage. */
static void
test_schema_agrees_with_tables (void)
{
  static const char *const types[] = { NULL, "TEXT", "INTEGER", "BLOB", "BLOB" };
  g_autoptr (Fixture) fixture = fixture_new ();

  for (guint kind = 1; kind <= KD_KIND_LAST; kind++)
    {
      const KdKindDef *def = kd_kind_get_def ((KdKind) kind);
      g_autoptr (GString) wanted = g_string_new ("id INTEGER, uuid BLOB, leaf INTEGER");
      g_autoptr (GString) got = g_string_new (NULL);
      sqlite3_stmt *statement = NULL;

      for (guint i = 0; i < def->n_fields; i++)
        g_string_append_printf (wanted, ", %s %s", def->fields[i].name, types[kd_field_get_storage (&def->fields[i])]);
      g_assert_cmpint (sqlite3_prepare_v2 (fixture->store->connection->db, "SELECT name, type FROM pragma_table_info (?1)", -1, &statement, NULL), ==, SQLITE_OK);
      sqlite3_bind_text (statement, 1, def->name, -1, SQLITE_STATIC);
      while (sqlite3_step (statement) == SQLITE_ROW)
        g_string_append_printf (got, "%s%s %s", got->len > 0 ? ", " : "", sqlite3_column_text (statement, 0), sqlite3_column_text (statement, 1));
      sqlite3_finalize (statement);
      g_assert_cmpstr (got->str, ==, wanted->str);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/schema/agrees-with-tables", test_schema_agrees_with_tables);
  return g_test_run ();
}
