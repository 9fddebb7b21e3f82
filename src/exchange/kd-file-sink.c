/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-file-sink.h"

#include "kd-file.h"

/* Large enough that the calls do not count. */
#define PIECE 65536

/**
 * kd_file_sink_init:
 * @self: what is to become a sink
 * @fd: an open file, which stays the caller's
 * @path: its name, for messages; must outlive @self
 *
 * Makes an empty sink.
 */
void
kd_file_sink_init (KdFileSink *self,
                   int         fd,
                   const char *path)
{
  self->fd = fd;
  self->path = path;
  self->buffer = g_string_sized_new (PIECE + PIECE / 4);
}

/**
 * kd_file_sink_clear:
 * @self: a sink
 *
 * Lets go of what was not written.
 */
void
kd_file_sink_clear (KdFileSink *self)
{
  if (self->buffer != NULL)
    g_string_free (g_steal_pointer (&self->buffer), TRUE);
}

/**
 * kd_file_sink_flush:
 * @self: a sink
 * @error: return location
 *
 * Writes all that was collected.
 *
 * Returns: whether it was written
 */
gboolean
kd_file_sink_flush (KdFileSink *self,
                    GError    **error)
{
  if (!kd_file_write (self->fd, self->buffer->str, self->buffer->len, self->path, error))
    return FALSE;
  g_string_truncate (self->buffer, 0);
  return TRUE;
}

/**
 * kd_file_sink_settle:
 * @self: a sink
 * @error: return location
 *
 * Writes what was collected once it is much; to be called after each record.
 *
 * Returns: whether nothing failed
 */
gboolean
kd_file_sink_settle (KdFileSink *self,
                     GError    **error)
{
  return self->buffer->len < PIECE || kd_file_sink_flush (self, error);
}
