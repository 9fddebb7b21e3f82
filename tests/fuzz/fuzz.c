/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Changes sound inputs by chance for some seconds, and hands them to a target. The same seed gives the same inputs, so a
 * failure comes again; the input at fault is left in the working folder. DOSSIER_LONG=1 takes a minute. */

#include "fuzz.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define SECONDS_SHORT 3
#define SECONDS_LONG 60

/* An input that takes longer is a hang. */
#define SLOWEST (10 * G_USEC_PER_SEC)

static const char *const words[] = { "", "\"", "\"\"", "\n", "\r", ",", ";", "\0", "<!DOCTYPE", "&a;", "<c", "r=\"XFD1048576\"", "1e308", "-1", "99999999999999999999", "\xff\xfe", "\xef\xbb\xbf", "_x0000_", "t=\"s\"", "<v>", "]]>" };

static void
change (GRand      *rand,
        GByteArray *bytes,
        GPtrArray  *seeds)
{
  guint at = bytes->len > 0 ? (guint) g_rand_int_range (rand, 0, (gint32) bytes->len) : 0;
  guint n = (guint) g_rand_int_range (rand, 1, 16);

  switch (g_rand_int_range (rand, 0, 6))
    {
    case 0:
      if (bytes->len > 0)
        bytes->data[at] = (guint8) g_rand_int_range (rand, 0, 256);
      break;
    case 1:
      if (bytes->len > 0)
        bytes->data[at] ^= (guint8) (1 << g_rand_int_range (rand, 0, 8));
      break;
    case 2:
      if (at + n < bytes->len)
        g_byte_array_remove_range (bytes, at, n);
      break;
    case 3:
      g_byte_array_set_size (bytes, at);
      break;
    case 4:
      {
        const char *word = words[g_rand_int_range (rand, 0, G_N_ELEMENTS (words))];
        gsize       size = strlen (word);

        g_byte_array_append (bytes, (const guint8 *) word, (guint) size);
        memmove (bytes->data + at + size, bytes->data + at, bytes->len - size - at);
        memcpy (bytes->data + at, word, size);
        break;
      }
    default:
      {
        gsize         size;
        const guint8 *other = g_bytes_get_data (seeds->pdata[g_rand_int_range (rand, 0, (gint32) seeds->len)], &size);

        if (size > at)
          {
            g_byte_array_set_size (bytes, at);
            g_byte_array_append (bytes, other + at, (guint) (size - at));
          }
      }
    }
}

int
main (int   argc,
      char *argv[])
{
  gboolean long_run = g_getenv ("DOSSIER_LONG") != NULL && *g_getenv ("DOSSIER_LONG") != '\0';
  gint64   end = g_get_monotonic_time () + (long_run ? SECONDS_LONG : SECONDS_SHORT) * G_USEC_PER_SEC;
  g_autoptr (GRand) rand = g_rand_new_with_seed (20261125);
  g_autoptr (GPtrArray) seeds = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  g_autofree char *name = g_path_get_basename (argv[0]);
  g_autofree char *path = g_strconcat (name, ".input", NULL);
  guint            inputs = 0;
  gint64           slowest = 0;

  fuzz_add_seeds (seeds);
  for (guint i = 0; i < seeds->len; i++)
    {
      gsize         size;
      const guint8 *bytes = g_bytes_get_data (seeds->pdata[i], &size);

      LLVMFuzzerTestOneInput (bytes, size);
    }
  while (g_get_monotonic_time () < end)
    {
      g_autoptr (GByteArray) bytes = g_byte_array_new ();
      gsize         size;
      const guint8 *seed = g_bytes_get_data (seeds->pdata[g_rand_int_range (rand, 0, (gint32) seeds->len)], &size);
      gint64        began;

      g_byte_array_append (bytes, seed, (guint) size);
      for (int i = g_rand_int_range (rand, 1, 8); i > 0; i--)
        change (rand, bytes, seeds);
      if (inputs % 256 == 0) /* a crash is near the last one that was kept */
        g_file_set_contents (path, (const char *) bytes->data, bytes->len, NULL);
      began = g_get_monotonic_time ();
      LLVMFuzzerTestOneInput (bytes->data, bytes->len);
      slowest = MAX (slowest, g_get_monotonic_time () - began);
      inputs++;
    }
  remove (path);
  g_print ("1..1\n# %u inputs, the slowest %.1f ms\n%s 1 - %s\n", inputs, (double) slowest / 1000, slowest < SLOWEST && inputs > 0 ? "ok" : "not ok", name);
  return slowest < SLOWEST && inputs > 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
