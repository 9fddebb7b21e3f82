/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-connection.h"
#include "kd-draft.h"

#include <glib.h>

G_BEGIN_DECLS

gboolean kd_draft_store_put (KdConnection *connection,
                             const char   *key,
                             const char   *text,
                             gint64        time,
                             GError      **error);
gboolean kd_draft_store_list (KdConnection *connection,
                              const char   *prefix,
                              GPtrArray   **drafts,
                              GError      **error);
gboolean kd_draft_store_drop (KdConnection *connection,
                              const char   *key,
                              GError      **error);

G_END_DECLS
