/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-connection.h"

#include <glib.h>

G_BEGIN_DECLS

gboolean kd_schema_check (KdConnection *connection,
                          GError      **error);
gboolean kd_schema_migrate (KdConnection *connection,
                            GError      **error);
gboolean kd_schema_migrate_by (KdConnection      *connection,
                               const char *const *migrations,
                               guint              n_migrations,
                               GError           **error);

G_END_DECLS
