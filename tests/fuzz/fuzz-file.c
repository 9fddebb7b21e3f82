/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "fuzz.h"

#include <sys/mman.h>
#include <unistd.h>

const char *
fuzz_put_file (const guint8 *bytes,
               gsize         size)
{
  static int  fd = -1;
  static char path[64];

  if (fd < 0)
    {
      fd = memfd_create ("fuzz", MFD_CLOEXEC);
      g_snprintf (path, sizeof path, "/proc/self/fd/%d", fd);
    }
  g_assert_cmpint (ftruncate (fd, 0), ==, 0);
  g_assert_cmpint (pwrite (fd, bytes, size, 0), ==, (gssize) size);
  return path;
}
