/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "fuzz.h"
#include "kd-sheet-reader.h"

#include <string.h>

void
fuzz_add_seeds (GPtrArray *seeds)
{
  static const char *const texts[] = {
    "姓名,手机\r\n张三,13800138000\r\n\"李\n四\",\"a\"\"b\"\r\n",
    "sep=;\na;b\n1,5;2\n",
    "\xef\xbb\xbfname\tmobile\nx\t1.38E+10\n",
    "\xff\xfe\x11\x59,\0\n\0",
    "\xd5\xc5\xc8\xfd,1\n",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    g_ptr_array_add (seeds, g_bytes_new (texts[i], strlen (texts[i])));
}

int
LLVMFuzzerTestOneInput (const guint8 *bytes,
                        gsize         size)
{
  g_autoptr (KdSheetReader) reader = kd_sheet_reader_open (fuzz_put_file (bytes, size), NULL, NULL);
  const KdSheetRow *row;
  guint             last = 0;

  while (reader != NULL && kd_sheet_reader_next (reader, &row, NULL) && row != NULL)
    {
      g_assert_cmpuint (row->number, >, last);
      last = row->number;
      for (guint i = 0; i < row->cells->len; i++)
        g_assert_true (g_utf8_validate (kd_sheet_row_get_text (row, i), -1, NULL));
    }
  return 0;
}
