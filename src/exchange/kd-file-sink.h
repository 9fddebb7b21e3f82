/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * KdFileSink:
 * @fd: an open file
 * @path: (unowned): its name, for messages
 * @buffer: what is not written yet; writers append to it
 *
 * Where writers put their text: collected, and written in large pieces.
 */
typedef struct
{
  int         fd;
  const char *path;
  GString    *buffer;
} KdFileSink;

void     kd_file_sink_init (KdFileSink *self,
                            int         fd,
                            const char *path);
void     kd_file_sink_clear (KdFileSink *self);
gboolean kd_file_sink_settle (KdFileSink *self,
                              GError    **error);
gboolean kd_file_sink_flush (KdFileSink *self,
                             GError    **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (KdFileSink, kd_file_sink_clear)

G_END_DECLS
