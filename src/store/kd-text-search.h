/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-connection.h"
#include "kd-text-query.h"

#include <gio/gio.h>

G_BEGIN_DECLS

gboolean kd_text_search (KdConnection *connection,
                         const char   *text,
                         guint         limit,
                         guint        *total,
                         GPtrArray   **hits,
                         GCancellable *cancellable,
                         GError      **error);

G_END_DECLS
