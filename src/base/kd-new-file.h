/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * KdNewFile:
 * @fd: the file, open for writing
 * @path: the name that it will have
 * @part: (nullable): the name that it has until then, or %NULL where it has none
 * @replace: whether it may take another file's name
 *
 * A file that is made whole or not at all, readable by its owner only.
 */
typedef struct
{
  int      fd;
  char    *path;
  char    *part;
  gboolean replace;
} KdNewFile;

#define KD_NEW_FILE_INIT { .fd = -1 }

gboolean kd_new_file_open (KdNewFile  *self,
                           const char *path,
                           gboolean    replace,
                           GError    **error);
gboolean kd_new_file_restart (KdNewFile *self,
                              GError   **error);
gboolean kd_new_file_keep (KdNewFile *self,
                           GError   **error);
void     kd_new_file_clear (KdNewFile *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (KdNewFile, kd_new_file_clear)

G_END_DECLS
