/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The XML within a workbook: a changed archive mostly ends at its checksums. What begins as an archive is taken whole. */

#include "fuzz.h"
#include "kd-sheet-reader.h"
#include "zip-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

void
fuzz_add_seeds (GPtrArray *seeds)
{
  static const char *const rows[] = {
    "<row r='1'><c r='A1' t='s'><v>0</v></c><c t='inlineStr'><is><r><t>甲</t></r><rPh><t>x</t></rPh></is></c></row><row r='2'><c s='1'><v>18263</v></c><c s='3'><v>43890.6</v></c></row>",
    "<row><c t='str'><f>A1</f><v>_x000D_乙</v></c><c t='b'><v>1</v></c><c t='e'><v>#N/A</v></c><c><v>1.1010119800101e+17</v></c></row>",
  };
  g_autofree char *path = g_build_filename (g_getenv ("G_TEST_SRCDIR"), "data", "sheets", "openpyxl.xlsx", NULL);
  char            *bytes;
  gsize            size;

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    g_ptr_array_add (seeds, g_bytes_new (rows[i], strlen (rows[i])));
  if (g_file_get_contents (path, &bytes, &size, NULL))
    g_ptr_array_add (seeds, g_bytes_new_take (bytes, size));
}

static void
read_all (const char *path)
{
  g_autoptr (KdSheetReader) reader = kd_sheet_reader_open (path, NULL, NULL);
  const KdSheetRow *row;

  while (reader != NULL && kd_sheet_reader_next (reader, &row, NULL) && row != NULL)
    for (guint i = 0; i < row->cells->len; i++)
      g_assert_true (g_utf8_validate (kd_sheet_row_get_text (row, i), -1, NULL));
}

int
LLVMFuzzerTestOneInput (const guint8 *bytes,
                        gsize         size)
{
  static char     *path;
  g_autofree char *text = NULL;

  if (size >= 2 && bytes[0] == 'P' && bytes[1] == 'K')
    {
      read_all (fuzz_put_file (bytes, size));
      return 0;
    }
  if (path == NULL)
    {
      g_autofree char *folder = g_dir_make_tmp ("dossier-fuzz-XXXXXX", NULL);

      path = g_build_filename (folder, "book.xlsx", NULL);
    }
  text = g_strndup ((const char *) bytes, size);
  zip_write_workbook (path, text, "<sst><si><t>零</t></si></sst>", NULL);
  read_all (path);
  g_unlink (path);
  return 0;
}
