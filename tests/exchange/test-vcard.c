/* SPDX-License-Identifier: GPL-3.0-or-later */

/* vCards by golden bytes, and hostile ones read back by a strict reader that shares nothing with the writer. */

#include "sink-fixture.h"

#include "kd-client.h"
#include "kd-contact-method.h"
#include "kd-vcard-writer.h"

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

static char *
write_card (Sink          *sink,
            KdVcardVersion version,
            const KdRow   *client,
            GPtrArray     *parts)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (kd_vcard_writer_put (&sink->sink, version, client, parts, &error));
  return sink_take (sink);
}

static GPtrArray *
make_parts (void)
{
  GPtrArray *parts = g_ptr_array_new_with_free_func ((GDestroyNotify) kd_row_free);

  g_ptr_array_add (parts, make (KD_KIND_CONTACT_METHOD, (const char *[]) { "type=mobile", "value=13800138000", NULL }));
  g_ptr_array_add (parts, make (KD_KIND_CONTACT_METHOD, (const char *[]) { "type=email", "value=ou@example.com", "preferred=yes", NULL }));
  g_ptr_array_add (parts, make (KD_KIND_CONTACT_METHOD, (const char *[]) { "type=wechat", "value=ouyang", NULL }));
  return parts;
}

static void
test_golden (Sink         *sink,
             gconstpointer data)
{
  const char *says[] = { "name=欧阳锋", "sex=male", "birth=1980-05-07", "id_number=11010519491231002X", "city=上海", "address=西岭路1号, 2楼", "employer=白驼山;总部", "occupation=掌门", "tags=高净值，武林; 西", "notes=一\n二", NULL };
  g_autoptr (KdRow) client = make (KD_KIND_CLIENT, says);
  g_autoptr (GPtrArray) parts = make_parts ();
  g_autofree char *three = write_card (sink, KD_VCARD_3, client, parts);
  g_autofree char *four = write_card (sink, KD_VCARD_4, client, parts);

  g_assert_cmpstr (three, ==, "BEGIN:VCARD\r\nVERSION:3.0\r\nUID:00000000-0000-0000-0000-000000000000\r\nN:欧阳;锋;;;\r\nFN:欧阳锋\r\nBDAY:1980-05-07\r\n"
                              "TEL;TYPE=CELL:13800138000\r\nEMAIL;TYPE=INTERNET,PREF:ou@example.com\r\nX-WECHAT:ouyang\r\n"
                              "ADR;TYPE=HOME:;;西岭路1号\\, 2楼;上海;;;\r\nORG:白驼山\\;总部\r\nTITLE:掌门\r\nCATEGORIES:高净值,武林,西\r\nNOTE:一\\n二\r\nEND:VCARD\r\n");
  g_assert_cmpstr (four, ==, "BEGIN:VCARD\r\nVERSION:4.0\r\nUID:urn:uuid:00000000-0000-0000-0000-000000000000\r\nN:欧阳;锋;;;\r\nFN:欧阳锋\r\nBDAY:19800507\r\nGENDER:M\r\n"
                             "TEL;TYPE=cell:13800138000\r\nEMAIL;PREF=1:ou@example.com\r\nX-WECHAT:ouyang\r\n"
                             "ADR;TYPE=home:;;西岭路1号\\, 2楼;上海;;;\r\nORG:白驼山\\;总部\r\nTITLE:掌门\r\nCATEGORIES:高净值,武林,西\r\nNOTE:一\\n二\r\nEND:VCARD\r\n");
}

/* Joins folded lines and takes the escapes of a property's value off; every broken rule fails. */
static char *
read_property (const char *card,
               const char *name)
{
  g_auto (GStrv) lines = g_strsplit (card, "\r\n", -1);
  g_autoptr (GString) joined = g_string_new (NULL);
  GString *value = NULL;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_assert_cmpuint (strlen (lines[i]), <=, 75);
      g_assert_null (strpbrk (lines[i], "\r\n"));
      g_assert_true (g_utf8_validate (lines[i], -1, NULL));
      g_string_append_printf (joined, lines[i][0] == ' ' ? "%s" : "\n%s", lines[i][0] == ' ' ? lines[i] + 1 : lines[i]);
    }
  g_strfreev (g_steal_pointer (&lines));
  lines = g_strsplit (joined->str, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      const char *c = lines[i] + strlen (name) + 1;

      if (!g_str_has_prefix (lines[i], name) || c[-1] != ':')
        continue;
      g_assert_null (value);
      value = g_string_new (NULL);
      for (; *c != '\0'; c++)
        {
          g_assert_null (strchr (",;", *c));
          if (*c != '\\')
            {
              g_string_append_c (value, *c);
              continue;
            }
          c++;
          g_assert_nonnull (strchr ("\\,;n", *c));
          g_string_append_c (value, *c == 'n' ? '\n' : *c);
        }
    }
  return value != NULL ? g_string_free_and_steal (value) : NULL;
}

static void
test_hostile (Sink         *sink,
              gconstpointer data)
{
  g_autoptr (GString) exact = g_string_new (NULL);
  const char *values[] = {
    "END:VCARD\nBEGIN:VCARD\nFN:别人",
    "a\\nb\\\\,;:\"",
    "\u200fעברית\u202e 👩‍👩‍👧 𠮷",
    "这是一段很长很长的备注，这是一段很长很长的备注，这是一段很长很长的备注，这是一段很长很长的备注，这是一段很长很长的备注",
    NULL,
    "=1+1",
  };

  for (guint i = 0; i < 75 - strlen ("NOTE:"); i++)
    g_string_append_c (exact, 'x');
  values[4] = exact->str;
  for (gsize i = 0; i < G_N_ELEMENTS (values); i++)
    for (guint version = KD_VCARD_3; version <= KD_VCARD_4; version++)
      {
        g_autoptr (KdRow) client = kd_row_new (KD_KIND_CLIENT);
        g_autofree char *card = NULL;
        g_autofree char *note = NULL;
        g_autofree char *name = NULL;

        kd_value_set_text (&client->values[KD_CLIENT_NAME], values[i]);
        kd_value_set_text (&client->values[KD_CLIENT_NOTES], values[i]);
        card = write_card (sink, (KdVcardVersion) version, client, NULL);
        note = read_property (card, "NOTE");
        name = read_property (card, "FN");
        g_assert_cmpstr (note, ==, values[i]);
        g_assert_cmpstr (name, ==, values[i]);
        g_assert_null (strstr (card + 1, "\nBEGIN:VCARD"));
      }
}

/* Names of other scripts are not cut, nor those that are a surname only. */
static void
test_names (Sink         *sink,
            gconstpointer data)
{
  static const struct
  {
    const char *name;
    const char *line;
  } cases[] = {
    { "张三", "\r\nN:张;三;;;\r\n" },
    { "欧阳", "\r\nN:欧;阳;;;\r\n" },
    { "司马相如", "\r\nN:司马;相如;;;\r\n" },
    { "李", "\r\nN:李;;;;\r\n" },
    { "John Smith", "\r\nN:John Smith;;;;\r\n" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (KdRow) client = kd_row_new (KD_KIND_CLIENT);
      g_autofree char *card = NULL;

      kd_value_set_text (&client->values[KD_CLIENT_NAME], cases[i].name);
      card = write_card (sink, KD_VCARD_3, client, NULL);
      g_assert_nonnull (strstr (card, cases[i].line));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/vcard/golden", Sink, NULL, sink_open, test_golden, sink_close);
  g_test_add ("/vcard/hostile", Sink, NULL, sink_open, test_hostile, sink_close);
  g_test_add ("/vcard/names", Sink, NULL, sink_open, test_names, sink_close);
  return g_test_run ();
}
