/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-file-sink.h"
#include "kd-workspace.h"

#include <glib.h>

G_BEGIN_DECLS

gboolean kd_export_agenda (KdWorkspace *workspace,
                           GHashTable  *clients,
                           KdDate       from,
                           KdDate       to,
                           gboolean     names,
                           KdFileSink  *sink,
                           guint       *events,
                           GError     **error);

G_END_DECLS
