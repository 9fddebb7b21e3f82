/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Sheets as strangers make them: every encoding, what five programs write, what was damaged, what is meant to do harm. */

#include "kd-error.h"
#include "kd-sheet-reader.h"
#include "zip-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

typedef struct
{
  char *folder;
  char *path;
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  fixture->folder = g_dir_make_tmp ("dossier-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "sheet", NULL);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  g_unlink (fixture->path);
  g_rmdir (fixture->folder);
  g_free (fixture->path);
  g_free (fixture->folder);
}

/* Every row as `number:cell|cell`, with the cells' flags as digits behind `^`. */
static char *
dump (KdSheetReader *reader,
      GError       **error)
{
  g_autoptr (GString) text = g_string_new (NULL);
  const KdSheetRow *row;

  while (kd_sheet_reader_next (reader, &row, error))
    {
      if (row == NULL)
        return g_string_free_and_steal (g_steal_pointer (&text));
      g_string_append_printf (text, "%u:", row->number);
      for (guint i = 0; i < row->cells->len; i++)
        {
          const KdCell *cell = &g_array_index (row->cells, KdCell, i);

          g_assert_true (g_utf8_validate (cell->text, -1, NULL));
          g_string_append_printf (text, "%s%s", i > 0 ? "|" : "", cell->text);
          if (cell->flags != 0)
            g_string_append_printf (text, "^%u", cell->flags);
        }
      g_string_append_c (text, '\n');
    }
  return NULL;
}

static void
expect (Fixture              *fixture,
        const KdSheetOptions *options,
        const char           *wanted)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KdSheetReader) reader = kd_sheet_reader_open (fixture->path, options, &error);
  g_autofree char *got = NULL;

  g_assert_no_error (error);
  got = dump (reader, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (got, ==, wanted);
}

static void
expect_refused (Fixture              *fixture,
                const KdSheetOptions *options,
                KdError               code,
                const char           *part)
{
  g_autoptr (GError) error = NULL;
  gint64 before = g_get_monotonic_time ();
  g_autoptr (KdSheetReader) reader = kd_sheet_reader_open (fixture->path, options, &error);
  g_autofree char *got = reader != NULL ? dump (reader, &error) : NULL;

  g_assert_null (got);
  g_assert_error (error, KD_ERROR, (int) code);
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, part));
  /* within a second; sanitizers and a busy machine get some more */
  g_assert_cmpint (g_get_monotonic_time () - before, <, 10 * G_USEC_PER_SEC);
}

static void
put (Fixture    *fixture,
     const char *bytes,
     gssize      size)
{
  g_assert_true (g_file_set_contents (fixture->path, bytes, size, NULL));
}

/* --- text ------------------------------------------------------------------------------------------------- */

static void
test_csv_shapes (Fixture      *fixture,
                 gconstpointer data)
{
  put (fixture, "a,b\r\n1,\"x\ny\"\r\n\r\n2,\"he said \"\"no\"\"\"\n", -1);
  expect (fixture, NULL, "1:a|b\n2:1|x\ny\n4:2|he said \"no\"\n");
  put (fixture, "a;b\n1,5;2\n3;4", -1);
  expect (fixture, NULL, "1:a|b\n2:1,5|2\n3:3|4\n");
  put (fixture, "a\tb\r1\t2\r", -1);
  expect (fixture, NULL, "1:a|b\n2:1|2\n");
  put (fixture, "sep=|\na|b,c\n", -1);
  expect (fixture, NULL, "2:a|b,c\n");
  put (fixture, "单列\n张三\n", -1);
  expect (fixture, NULL, "1:单列\n2:张三\n");
  put (fixture, "a,b\n1\n1,2,3\n , \n", -1);
  expect (fixture, NULL, "1:a|b\n2:1\n3:1|2|3\n");
  put (fixture, "id\n1.10105E+17\n1E5\n", -1);
  expect (fixture, NULL, "1:id\n2:1.10105E+17^4\n3:1E5\n");
}

static void
test_csv_encodings (Fixture      *fixture,
                    gconstpointer data)
{
  const char *const text = "姓名,城市\n张三,上海\n吕布,北京\n司马相如,成都\n";
  const char *const wanted = "1:姓名|城市\n2:张三|上海\n3:吕布|北京\n4:司马相如|成都\n";
  const struct
  {
    const char *encoding;
    const char *mark;
    gsize       mark_size;
    const char *found;
  } cases[] = {
    { "UTF-8", "", 0, "UTF-8" },
    { "UTF-8", "\xef\xbb\xbf", 3, "UTF-8" },
    { "UTF-16LE", "\xff\xfe", 2, "UTF-16LE" },
    { "UTF-16BE", "\xfe\xff", 2, "UTF-16BE" },
    { "UTF-16LE", "", 0, "UTF-16LE" },
    { "UTF-16BE", "", 0, "UTF-16BE" },
    { "GB18030", "", 0, "GB18030" },
    { "GBK", "", 0, "GB18030" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gsize            size;
      g_autofree char *bytes = g_convert (text, -1, cases[i].encoding, "UTF-8", NULL, &size, NULL);
      g_autoptr (GByteArray) all = g_byte_array_new ();
      g_autoptr (KdSheetReader) reader = NULL;

      g_byte_array_append (all, (const guint8 *) cases[i].mark, (guint) cases[i].mark_size);
      g_byte_array_append (all, (const guint8 *) bytes, (guint) size);
      put (fixture, (const char *) all->data, all->len);
      expect (fixture, NULL, wanted);
      reader = kd_sheet_reader_open (fixture->path, NULL, NULL);
      g_assert_cmpstr (kd_sheet_reader_get_encoding (reader), ==, cases[i].found);
    }
}

/* Enough text that its statistics tell it from GB18030. */
static void
test_csv_big5 (Fixture      *fixture,
               gconstpointer data)
{
  const char *const    text = "姓名,備註\n陳慧敏,這位客戶希望把到期的資金繼續放在穩健的理財產品，並且要求每個季度電話回訪一次\n"
                              "林秀英,請在農曆生日的前一天聯絡她的女兒，她們住在台北市信義區，平常晚上比較方便接電話\n";
  const KdSheetOptions options = { .encoding = "big5" };
  gsize                size;
  g_autofree char     *bytes = g_convert (text, -1, "BIG5", "UTF-8", NULL, &size, NULL);
  g_autoptr (KdSheetReader) reader = NULL;

  put (fixture, bytes, (gssize) size);
  reader = kd_sheet_reader_open (fixture->path, NULL, NULL);
  g_assert_cmpstr (kd_sheet_reader_get_encoding (reader), ==, "Big5");
  put (fixture, "\xb3\xaf,1\n", -1);
  expect (fixture, &options, "1:陳|1\n");
}

static void
test_csv_damaged (Fixture      *fixture,
                  gconstpointer data)
{
  const KdSheetOptions utf8 = { .encoding = "UTF-8" }, unknown = { .encoding = "EBCDIC" };
  g_autoptr (GString) wide = g_string_new (NULL);

  put (fixture, "", 0);
  expect_refused (fixture, NULL, KD_ERROR_INVALID, "empty");
  put (fixture, "a,b\n1,5\" pipe\n2,x\n", -1);
  expect_refused (fixture, NULL, KD_ERROR_INVALID, "Row 2");
  put (fixture, "a,b\n1,\"never closed\n2,x\n", -1);
  expect_refused (fixture, NULL, KD_ERROR_INVALID, "Row 2");
  put (fixture, "a\n\xd5\xc5\n", -1);
  expect_refused (fixture, &utf8, KD_ERROR_INVALID, "byte 3");
  expect_refused (fixture, &unknown, KD_ERROR_INVALID, "EBCDIC");
  put (fixture, "a,b\n\xff\xff\xff\xff\n", -1);
  expect_refused (fixture, NULL, KD_ERROR_INVALID, "GB18030");
  for (guint i = 0; i < KD_SHEET_COLUMNS + 1; i++)
    g_string_append (wide, "x,");
  put (fixture, wide->str, (gssize) wide->len);
  expect_refused (fixture, NULL, KD_ERROR_LIMIT, "columns");
  g_unlink (fixture->path);
  expect_refused (fixture, NULL, KD_ERROR_NOT_FOUND, "sheet");
}

/* --- workbooks -------------------------------------------------------------------------------------------- */

static void
test_writers (Fixture      *fixture,
              gconstpointer data)
{
  static const char *const writers[] = { "openpyxl", "exceljs", "sheetjs", "xlsxwriter", "libreoffice" };
  static const char *const wanted[2][8] = {
    { "张三丰", "11010519491231002X", "13800138000", "1949-12-31", "1234567.89", "2020-02-29 14:30:00", "甲\n乙", "1" },
    { "李四", "110105194912310000", "139 0013 9000", "1974-03-08", "0.3", "", "a,b;\"c\"", "0" },
  };

  for (gsize w = 0; w < G_N_ELEMENTS (writers); w++)
    {
      g_autofree char *path = g_strdup_printf ("%s/data/sheets/%s.xlsx", g_getenv ("G_TEST_SRCDIR"), writers[w]);
      g_autoptr (GError) error = NULL;
      g_autoptr (KdSheetReader) reader = kd_sheet_reader_open (path, NULL, &error);
      const KdSheetRow *row;

      g_assert_no_error (error);
      g_test_message ("%s", writers[w]);
      g_assert_cmpstr (kd_sheet_reader_get_sheet (reader), ==, "客户名单");
      g_assert_cmpuint (kd_sheet_reader_get_sheets (reader)->len, ==, 2);
      g_assert_true (((KdSheetInfo *) kd_sheet_reader_get_sheets (reader)->pdata[0])->hidden);
      g_assert_true (kd_sheet_reader_next (reader, &row, &error) && row->number == 1);
      for (guint i = 0; i < 2; i++)
        {
          g_assert_true (kd_sheet_reader_next (reader, &row, &error) && row != NULL);
          g_assert_cmpuint (row->number, ==, i + 2);
          for (guint column = 0; column < 8; column++)
            g_assert_cmpstr (kd_sheet_row_get_text (row, column), ==, wanted[i][column]);
          g_assert_cmpint (!!(g_array_index (row->cells, KdCell, 1).flags & KD_CELL_CUT), ==, i == 1);
          g_assert_true (g_array_index (row->cells, KdCell, 3).flags & KD_CELL_DATE);
        }
      g_assert_true (kd_sheet_reader_next (reader, &row, &error) && row == NULL);
    }
}

static void
test_cells (Fixture      *fixture,
            gconstpointer data)
{
  zip_write_workbook (fixture->path,
                      "<row><c t='inlineStr'><is><t>甲</t></is></c><c r='C1' t='s'><v>1</v></c><c t='str'><f>A1</f><v>乙</v></c></row>"
                      "<row r='3'><c s='1'><v>18263</v></c><c s='2'><v>1.5</v></c><c s='3'><v>43890.604166666664</v></c><c s='4'><v>60</v></c><c s='5'><v>0.75</v></c></row>"
                      "<row r='4'><c><v>1.1010119800101e+17</v></c><c><v>13800138000</v></c><c><v>1e-3</v></c><c t='e'><v>#N/A</v></c><c t='d'><v>2020-02-29T00:00:00</v></c></row>"
                      "<row r='5'/><row r='9'><c r='XFD9' t='inlineStr'><is><t></t></is></c><c r='A9' t='b'><v>1</v></c></row>",
                      "<sst><si><t>零</t></si><si><r><t>一</t></r><rPh><t>いち</t></rPh><r><t xml:space='preserve'> 二_x000D_</t></r></si></sst>",
                      NULL);
  expect (fixture, NULL, "1:甲||一 二\r|乙^16\n"
                         "3:1949-12-31^2|1.5^1|2020-02-29 14:30:00^2|60^1|18:00:00^1\n"
                         "4:110101198001010000^5|13800138000^1|0.001^1|#N/A^8|2020-02-29^2\n"
                         "9:1^32\n");
}

static void
test_1904 (Fixture      *fixture,
           gconstpointer data)
{
  zip_write_workbook (fixture->path, "<row><c s='1'><v>0</v></c><c s='4'><v>39813</v></c></row>", NULL, "date1904='true'");
  expect (fixture, NULL, "1:1904-01-01^2|2013-01-01^2\n");
}

static void
test_sheets (Fixture      *fixture,
             gconstpointer data)
{
  const KdSheetOptions named = { .sheet = "名单" }, missing = { .sheet = "别的" };

  zip_write_workbook (fixture->path, "<row><c><v>1</v></c></row>", NULL, NULL);
  expect (fixture, &named, "1:1^1\n");
  expect_refused (fixture, &missing, KD_ERROR_NOT_FOUND, "别的");
}

static char *
repeat (const char *text,
        guint       times)
{
  GString *all = g_string_new (NULL);

  for (guint i = 0; i < times; i++)
    g_string_append (all, text);
  return g_string_free_and_steal (all);
}

static void
test_hostile (Fixture      *fixture,
              gconstpointer data)
{
  g_autofree char *deep = repeat ("<a>", 5000);
  g_autofree char *bomb = repeat ("<c/><c/><c/><c/><c/><c/><c/><c/><c/><c/><c/><c/><c/><c/><c/><c/>", 1024 * 512);
  g_autofree char *far = NULL;

  zip_write (fixture->path, "readme.txt", "no workbook", NULL);
  expect_refused (fixture, NULL, KD_ERROR_INVALID, "_rels/.rels");
  zip_write (fixture->path, "_rels/.rels", "<Relationships/>", NULL);
  expect_refused (fixture, NULL, KD_ERROR_INVALID, "no workbook");
  zip_write (fixture->path, "_rels/.rels", "<!DOCTYPE l [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'><!ENTITY c '&b;&b;&b;&b;&b;&b;&b;&b;'>]><Relationships>&c;</Relationships>", NULL);
  expect_refused (fixture, NULL, KD_ERROR_INVALID, "part _rels/.rels");
  zip_write (fixture->path, "_rels/.rels", "<!DOCTYPE r SYSTEM 'file:///etc/passwd'><Relationships/>", NULL);
  expect_refused (fixture, NULL, KD_ERROR_INVALID, "entities");
  zip_write_workbook (fixture->path, deep, NULL, NULL);
  expect_refused (fixture, NULL, KD_ERROR_INVALID, "damaged");
  far = g_strdup_printf ("<row>%s</row>", bomb);
  zip_write_workbook (fixture->path, far, NULL, NULL);
  expect_refused (fixture, NULL, KD_ERROR_LIMIT, "unpacks");
  zip_write_workbook (fixture->path, "<row><c r='XFD1'><v>1</v></c></row>", NULL, NULL);
  expect_refused (fixture, NULL, KD_ERROR_LIMIT, "columns");
  zip_write_workbook (fixture->path, "<row><c r='ZZZZZZZZZZZZZZZZ1'><v>1</v></c></row>", NULL, NULL);
  expect_refused (fixture, NULL, KD_ERROR_LIMIT, "columns");
  zip_write_workbook (fixture->path, "<row r='99999999999'><c><v>1</v></c></row>", NULL, NULL);
  expect_refused (fixture, NULL, KD_ERROR_INVALID, "row");
  zip_write_workbook (fixture->path, "<row r='2'/><row r='1'><c><v>1</v></c></row>", NULL, NULL);
  expect_refused (fixture, NULL, KD_ERROR_INVALID, "row");
}

/* Cut at any place, it is refused or reads a part of its rows, and never hangs or crashes. */
static void
test_truncated (Fixture      *fixture,
                gconstpointer data)
{
  g_autofree char *path = g_strdup_printf ("%s/data/sheets/libreoffice.xlsx", g_getenv ("G_TEST_SRCDIR"));
  g_autofree char *bytes = NULL;
  gsize            size;
  guint            refused = 0, tries = 0;

  g_assert_true (g_file_get_contents (path, &bytes, &size, NULL));
  for (gsize cut = 1; cut < size; cut += 97, tries++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (KdSheetReader) reader = NULL;
      g_autofree char *got = NULL;

      put (fixture, bytes, (gssize) cut);
      reader = kd_sheet_reader_open (fixture->path, NULL, &error);
      got = reader != NULL ? dump (reader, &error) : NULL;
      refused += error != NULL;
      g_assert_true ((got == NULL) == (error != NULL));
    }
  g_assert_cmpuint (refused, >, tries * 9 / 10);
}

static void
test_containers (Fixture      *fixture,
                 gconstpointer data)
{
  char  bytes[4096] = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";
  gsize at = 1024;

  put (fixture, bytes, sizeof bytes);
  expect_refused (fixture, NULL, KD_ERROR_UNSUPPORTED, ".xls");
  for (const char *c = "EncryptedPackage"; *c != '\0'; c++, at += 2)
    bytes[at] = *c;
  put (fixture, bytes, sizeof bytes);
  expect_refused (fixture, NULL, KD_ERROR_UNSUPPORTED, "password");
}

#define ADD(path_, function_) g_test_add (path_, Fixture, NULL, set_up, function_, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/sheet-reader/csv/shapes", test_csv_shapes);
  ADD ("/sheet-reader/csv/encodings", test_csv_encodings);
  ADD ("/sheet-reader/csv/big5", test_csv_big5);
  ADD ("/sheet-reader/csv/damaged", test_csv_damaged);
  ADD ("/sheet-reader/xlsx/writers", test_writers);
  ADD ("/sheet-reader/xlsx/cells", test_cells);
  ADD ("/sheet-reader/xlsx/1904", test_1904);
  ADD ("/sheet-reader/xlsx/sheets", test_sheets);
  ADD ("/sheet-reader/xlsx/hostile", test_hostile);
  ADD ("/sheet-reader/xlsx/truncated", test_truncated);
  ADD ("/sheet-reader/xlsx/containers", test_containers);
  return g_test_run ();
}
