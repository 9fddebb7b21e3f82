/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

int  kd_book_lock_take (const char *path,
                        gint64      now,
                        GError    **error);
void kd_book_lock_release (int lock);

G_END_DECLS
