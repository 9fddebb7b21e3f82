/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-connection.h"
#include "kd-row.h"

#include <glib.h>

G_BEGIN_DECLS

/**
 * KD_TEXT_MOST_WORDS:
 *
 * So many words of a client's own record, and of each kind of record that hangs on it, are in the text
 * index; of a long journal the newest.
 */
#define KD_TEXT_MOST_WORDS 8192

/**
 * KdTextKeeper:
 *
 * What one commit has to bring up to date in the text index: the clients whose texts it changes.
 */
typedef struct _KdTextKeeper KdTextKeeper;

KdTextKeeper *kd_text_keeper_new (KdConnection *connection) G_GNUC_WARN_UNUSED_RESULT;
void          kd_text_keeper_free (KdTextKeeper *self);
void          kd_text_keeper_touch (KdTextKeeper *self,
                                    const KdRow  *before,
                                    const KdRow  *after);
gboolean      kd_text_keeper_write (KdTextKeeper *self,
                                    GHashTable   *rewritten,
                                    guint        *pieces,
                                    GError      **error);
gboolean      kd_text_store_gather (KdConnection *connection,
                                    const KdRow  *client,
                                    GString      *words,
                                    GError      **error);
gboolean      kd_text_store_rebuild (KdConnection *connection,
                                     guint        *clients,
                                     GError      **error);
gboolean      kd_text_store_merge (KdConnection *connection,
                                   guint         pages,
                                   gboolean     *done,
                                   GError      **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KdTextKeeper, kd_text_keeper_free)

G_END_DECLS
