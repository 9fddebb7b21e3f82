/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Records laid out as columns, and JSON read back by its library. */

#include "sink-fixture.h"

#include "kd-assessment.h"
#include "kd-client.h"
#include "kd-contact-method.h"
#include "kd-flat-columns.h"
#include "kd-json-writer.h"

#include <json-glib/json-glib.h>
#include <string.h>

static KdRow *
make (KdKind             kind,
      const char *const *says)
{
  KdRow *row = kd_row_new (kind);
  g_autoptr (GError) error = NULL;

  g_assert_true (kd_row_assign (row, says, &error));
  g_assert_no_error (error);
  return row;
}

static const KdSheetCell *
find (KdFlatColumns     *columns,
      const KdSheetCell *cells,
      const char        *header)
{
  const KdSheetCell *headers = kd_flat_columns_get_header (columns);

  for (guint i = 0; i < kd_flat_columns_get_length (columns); i++)
    if (g_str_equal (headers[i].text, header))
      return &cells[i];
  return NULL;
}

static void
test_parts (void)
{
  g_autoptr (KdFlatColumns) columns = kd_flat_columns_new (&kd_client_kind);
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func ((GDestroyNotify) kd_row_free);
  g_autoptr (KdRow) client = make (KD_KIND_CLIENT, (const char *[]) { "name=张三", "extra.手机2=x", "extra.Assets=y", "extra.extra.a=z", "extra.车牌=沪A", NULL });
  g_autoptr (KdRow) later = make (KD_KIND_CLIENT, (const char *[]) { "name=李四", "extra.新=1", NULL });
  const KdSheetCell *cells;

  g_ptr_array_add (parts, make (KD_KIND_CONTACT_METHOD, (const char *[]) { "type=mobile", "value=13800138000", NULL }));
  g_ptr_array_add (parts, make (KD_KIND_CONTACT_METHOD, (const char *[]) { "type=mobile", "value=13912345678", "preferred=yes", NULL }));
  g_ptr_array_add (parts, make (KD_KIND_ASSESSMENT, (const char *[]) { "level=C3", "date=2026-01-01", NULL }));
  g_ptr_array_add (parts, make (KD_KIND_ASSESSMENT, (const char *[]) { "level=C5", NULL }));
  g_ptr_array_add (parts, make (KD_KIND_DECLARED_ASSETS, (const char *[]) { "currency=JPY", "amount=1500", NULL }));
  kd_flat_columns_note (columns, client, parts);
  kd_flat_columns_seal (columns);
  cells = kd_flat_columns_get_cells (columns, client, parts);
  g_assert_nonnull (cells);
  g_assert_cmpstr (find (columns, cells, "name")->text, ==, "张三");
  g_assert_cmpstr (find (columns, cells, "Mobile")->text, ==, "13912345678");
  g_assert_cmpstr (find (columns, cells, "Mobile 2")->text, ==, "13800138000");
  g_assert_cmpstr (find (columns, cells, "risk level")->text, ==, "C3");
  g_assert_cmpint (find (columns, cells, "assets")->number, ==, 1500);
  g_assert_cmpuint (find (columns, cells, "assets")->digits, ==, 0);
  /* A column of one's own is not taken for the field of that name. */
  g_assert_cmpstr (find (columns, cells, "extra.手机2")->text, ==, "x");
  g_assert_cmpstr (find (columns, cells, "extra.Assets")->text, ==, "y");
  g_assert_cmpstr (find (columns, cells, "extra.extra.a")->text, ==, "z");
  g_assert_cmpstr (find (columns, cells, "车牌")->text, ==, "沪A");
  g_assert_null (find (columns, cells, "Mobile 3"));
  g_assert_null (find (columns, cells, "Referred by"));
  /* What came to be since has no column. */
  g_assert_null (kd_flat_columns_get_cells (columns, later, NULL));
  g_ptr_array_add (parts, make (KD_KIND_CONTACT_METHOD, (const char *[]) { "type=wechat", "value=zs", NULL }));
  g_assert_null (kd_flat_columns_get_cells (columns, client, parts));
}

static void
test_many_extras (Sink         *sink,
                  gconstpointer data)
{
  g_autoptr (KdFlatColumns) columns = kd_flat_columns_new (&kd_client_kind);
  g_autoptr (KdRow) client = make (KD_KIND_CLIENT, (const char *[]) { "name=张三", NULL });
  g_autoptr (KdSheetWriter) writer = kd_csv_writer_new (&sink->sink, FALSE);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  for (guint i = 0; i < 10000; i++)
    {
      g_autofree char *name = g_strdup_printf ("列%u", i);

      kd_row_set_extra (client, name, "值");
    }
  kd_flat_columns_note (columns, client, NULL);
  kd_flat_columns_seal (columns);
  g_assert_true (writer->put_row (writer, kd_flat_columns_get_header (columns), kd_flat_columns_get_length (columns), &error));
  g_assert_true (writer->put_row (writer, kd_flat_columns_get_cells (columns, client, NULL), kd_flat_columns_get_length (columns), &error));
  text = sink_take (sink);
  g_assert_nonnull (strstr (text, ",列9999\r\n张三,"));
  g_assert_true (g_str_has_suffix (text, ",值,值\r\n"));
}

static void
test_json (Sink         *sink,
           gconstpointer data)
{
  static const char hostile[] = "\"}]\\u0000\n\t</script>\u2028👩‍👩‍👧\u202e";
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func ((GDestroyNotify) kd_row_free);
  g_autoptr (KdRow) client = kd_row_new (KD_KIND_CLIENT);
  g_autoptr (KdJsonWriter) writer = kd_json_writer_new (&sink->sink, &kd_client_kind);
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  JsonArray       *records;
  JsonObject      *record;

  kd_value_set_text (&client->values[KD_CLIENT_NAME], hostile);
  kd_row_set_extra (client, hostile, hostile);
  g_ptr_array_add (parts, make (KD_KIND_CONTACT_METHOD, (const char *[]) { "type=mobile", "value=13800138000", "preferred=no", NULL }));
  g_ptr_array_add (parts, make (KD_KIND_ASSESSMENT, (const char *[]) { "level=C3", "score=40", NULL }));
  g_ptr_array_add (parts, make (KD_KIND_ASSESSMENT, (const char *[]) { "level=C5", "date=2026-01-01", NULL }));
  for (guint i = 0; i < 3; i++)
    g_assert_true (kd_json_writer_put (writer, client, i == 1 ? parts : NULL, &error));
  g_assert_true (kd_json_writer_finish (writer, &error));
  text = sink_take (sink);
  g_assert_true (json_parser_load_from_data (parser, text, -1, &error));
  g_assert_no_error (error);
  records = json_object_get_array_member (json_node_get_object (json_parser_get_root (parser)), "records");
  g_assert_cmpuint (json_array_get_length (records), ==, 3);
  record = json_array_get_object_element (records, 1);
  g_assert_cmpstr (json_object_get_string_member (record, "name"), ==, hostile);
  g_assert_cmpstr (json_object_get_string_member (json_object_get_object_member (record, "extras"), hostile), ==, hostile);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (record, "assessment")), ==, 2);
  g_assert_false (json_object_get_boolean_member (json_array_get_object_element (json_object_get_array_member (record, "contact_method"), 0), "preferred"));
  g_assert_cmpint (json_object_get_int_member (json_array_get_object_element (json_object_get_array_member (record, "assessment"), 0), "score"), ==, 40);
  g_assert_false (json_object_has_member (json_array_get_object_element (records, 2), "assessment"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/flat/parts", test_parts);
  g_test_add ("/flat/many-extras", Sink, NULL, sink_open, test_many_extras, sink_close);
  g_test_add ("/json", Sink, NULL, sink_open, test_json, sink_close);
  return g_test_run ();
}
