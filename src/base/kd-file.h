/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Whole writes and durable names: what the C library leaves to the caller. */

gboolean kd_file_write (int fd, gconstpointer bytes, gsize size, const char *path, GError **error);
gboolean kd_file_append (int fd, int from, guint64 size, const char *path, GError **error);
gboolean kd_file_sync (int fd, const char *path, GError **error);
gboolean kd_file_rename (const char *part, const char *path, GError **error);

G_END_DECLS
