/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-workspace.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * KD_RECENT_LIMIT:
 *
 * So many are remembered.
 */
#define KD_RECENT_LIMIT 5

#define KD_TYPE_RECENT_CLIENTS (kd_recent_clients_get_type ())
G_DECLARE_FINAL_TYPE (KdRecentClients, kd_recent_clients, KD, RECENT_CLIENTS, GObject)

KdRecentClients *kd_recent_clients_new (KdWorkspace *workspace) G_GNUC_WARN_UNUSED_RESULT;
void             kd_recent_clients_add (KdRecentClients *self,
                                        const KdUuid    *client);
GArray          *kd_recent_clients_get (KdRecentClients *self);

G_END_DECLS
