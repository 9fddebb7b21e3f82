/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-workspace.h"

#include <glib.h>

G_BEGIN_DECLS

gboolean kd_demo_fill (KdWorkspace *workspace,
                       KdDate       today,
                       gint64       now,
                       guint        clients,
                       guint64      seed,
                       guint64     *transactions,
                       GError     **error);

G_END_DECLS
