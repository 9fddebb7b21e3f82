/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-date.h"
#include "kd-workspace.h"

G_BEGIN_DECLS

gboolean kd_returns_sheet_write (KdWorkspace  *workspace,
                                 const KdUuid *client,
                                 KdDate        from,
                                 KdDate        to,
                                 gboolean      hide_amounts,
                                 const char   *path,
                                 GError      **error);

G_END_DECLS
