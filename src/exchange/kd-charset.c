/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-charset.h"

#include <string.h>
#include <uchardet.h>

/* How much is looked at where the whole tells no more. */
#define SAMPLE (256 * 1024)

static const struct
{
  const char *name;
  const char *mark;
  gsize       size;
} marks[] = {
  { "UTF-8", "\xef\xbb\xbf", 3 },
  { "UTF-16LE", "\xff\xfe", 2 },
  { "UTF-16BE", "\xfe\xff", 2 },
};

/* Text of two bytes a character has zeros in every other place where it is Latin: digits, separators, line ends. */
static const char *
look_for_zeros (const char *bytes,
                gsize       size)
{
  gsize even = 0, odd = 0;

  for (gsize i = 0; i < size; i++)
    if (bytes[i] == '\0')
      *(i % 2 == 0 ? &even : &odd) += 1;
  if (even + odd < size / 32 || even + odd < 2)
    return NULL;
  return odd > even ? "UTF-16LE" : "UTF-16BE";
}

static gboolean
is_big5 (const char *bytes,
         gsize       size)
{
  uchardet_t detector = uchardet_new ();
  gboolean   big5;

  big5 = uchardet_handle_data (detector, bytes, size) == 0;
  uchardet_data_end (detector);
  big5 = big5 && g_ascii_strcasecmp (uchardet_get_charset (detector), "BIG5") == 0;
  uchardet_delete (detector);
  return big5;
}

/**
 * kd_charset_guess:
 * @bytes: a text file
 * @size: its size
 * @skip: (out): how many bytes of a mark stand before the text
 *
 * Finds the encoding of a file: by its mark, else UTF-8 where all of it is valid, else UTF-16 by its zeros, else GB18030
 * (which holds GBK and GB2312), or Big5 where its statistics say so.
 *
 * Returns: (transfer none): its name
 */
const char *
kd_charset_guess (const char *bytes,
                  gsize       size,
                  gsize      *skip)
{
  gsize       sample = MIN (size, SAMPLE);
  const char *wide;

  *skip = 0;
  for (gsize i = 0; i < G_N_ELEMENTS (marks); i++)
    if (size >= marks[i].size && memcmp (bytes, marks[i].mark, marks[i].size) == 0)
      {
        *skip = marks[i].size;
        return marks[i].name;
      }
  wide = look_for_zeros (bytes, sample);
  if (wide != NULL)
    return wide;
  if (g_utf8_validate_len (bytes, size, NULL))
    return "UTF-8";
  return is_big5 (bytes, sample) ? "Big5" : "GB18030";
}

/**
 * kd_charset_find:
 * @name: a name of an encoding, as people write it
 *
 * Returns: (transfer none) (nullable): the name that is used for it, or %NULL if it is not one of those that are read
 */
const char *
kd_charset_find (const char *name)
{
  static const struct
  {
    const char *given;
    const char *used;
  } names[] = {
    { "UTF-8", "UTF-8" }, { "UTF8", "UTF-8" }, { "GB18030", "GB18030" }, { "GBK", "GB18030" }, { "GB2312", "GB18030" }, { "CP936", "GB18030" }, { "BIG5", "Big5" }, { "CP950", "Big5" }, { "UTF-16", "UTF-16LE" }, { "UTF-16LE", "UTF-16LE" }, { "UTF-16BE", "UTF-16BE" }
  };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_ascii_strcasecmp (name, names[i].given) == 0)
      return names[i].used;
  return NULL;
}
