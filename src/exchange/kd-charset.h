/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

const char *kd_charset_guess (const char *bytes,
                              gsize       size,
                              gsize      *skip);
const char *kd_charset_find (const char *name);

G_END_DECLS
