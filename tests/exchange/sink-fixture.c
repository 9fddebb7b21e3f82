/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sink-fixture.h"

#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

void
sink_open (Sink         *self,
           gconstpointer data)
{
  self->fd = memfd_create ("sink", MFD_CLOEXEC);
  g_assert_cmpint (self->fd, >=, 0);
  kd_file_sink_init (&self->sink, self->fd, "out");
}

void
sink_close (Sink         *self,
            gconstpointer data)
{
  kd_file_sink_clear (&self->sink);
  close (self->fd);
}

/* All that was written, which begins anew. */
char *
sink_take (Sink *self)
{
  g_autoptr (GError) error = NULL;
  struct stat about;
  char       *text;

  g_assert_true (kd_file_sink_flush (&self->sink, &error));
  g_assert_cmpint (fstat (self->fd, &about), ==, 0);
  text = g_malloc0 ((gsize) about.st_size + 1);
  g_assert_cmpint (pread (self->fd, text, (gsize) about.st_size, 0), ==, about.st_size);
  g_assert_cmpint (ftruncate (self->fd, 0), ==, 0);
  g_assert_cmpint (lseek (self->fd, 0, SEEK_SET), ==, 0);
  return text;
}
