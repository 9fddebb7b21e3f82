/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-client-list.h"
#include "kd-text-query.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * KD_CLIENT_SEARCH_LIMIT:
 *
 * So many hits are shown of a section; who wants others types on.
 */
#define KD_CLIENT_SEARCH_LIMIT 500

/**
 * KdTextSearchFunc:
 * @workspace: the workspace
 * @text: what to look for
 * @limit: how many hits at the most
 * @total: (out) (optional): how many there are
 * @cancellable: (nullable): to give up
 * @error: return location
 *
 * Looks through texts, on a thread beside the main loop: [method@Workspace.search_text].
 *
 * Returns: (transfer full) (nullable) (element-type KdTextHit): the hits, the best first; the array frees them
 */
typedef GPtrArray *(*KdTextSearchFunc) (KdWorkspace  *workspace,
                                        const char   *text,
                                        guint         limit,
                                        guint        *total,
                                        GCancellable *cancellable,
                                        GError      **error);

#define KD_TYPE_CLIENT_SEARCH (kd_client_search_get_type ())
G_DECLARE_FINAL_TYPE (KdClientSearch, kd_client_search, KD, CLIENT_SEARCH, GObject)

KdClientSearch *kd_client_search_new (KdClientList    *list,
                                      KdTextSearchFunc search_texts) G_GNUC_WARN_UNUSED_RESULT;
void            kd_client_search_set_text (KdClientSearch *self,
                                           const char     *text);
const char     *kd_client_search_get_text (KdClientSearch *self);
void            kd_client_search_set_recent (KdClientSearch *self,
                                             const GArray   *clients);
guint           kd_client_search_get_n_recent (KdClientSearch *self);
guint           kd_client_search_get_n_hits (KdClientSearch *self);
guint           kd_client_search_get_total (KdClientSearch *self);
guint           kd_client_search_get_n_texts (KdClientSearch *self);
guint           kd_client_search_find (KdClientSearch *self,
                                       const KdUuid   *client);
gboolean        kd_client_search_is_pending (KdClientSearch *self);

G_END_DECLS
