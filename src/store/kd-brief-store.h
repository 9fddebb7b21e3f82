/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-brief.h"
#include "kd-connection.h"
#include "kd-pinyin.h"
#include "kd-row.h"

#include <glib.h>

G_BEGIN_DECLS

/**
 * KdBriefKeeper:
 *
 * What one commit has to bring up to date in `client_brief`: which clients, and of each what.
 */
typedef struct _KdBriefKeeper KdBriefKeeper;

KdBriefKeeper *kd_brief_keeper_new (KdConnection *connection,
                                    KdPinyin     *pinyin) G_GNUC_WARN_UNUSED_RESULT;
void           kd_brief_keeper_free (KdBriefKeeper *self);
gboolean       kd_brief_keeper_touch (KdBriefKeeper *self,
                                      const KdRow   *before,
                                      const KdRow   *after,
                                      GError       **error);
gboolean       kd_brief_keeper_write (KdBriefKeeper *self,
                                      GTimeZone     *zone,
                                      GPtrArray     *briefs,
                                      GArray        *gone,
                                      GError       **error);
gboolean       kd_brief_store_page (KdConnection *connection,
                                    GTimeZone    *zone,
                                    gint64        after,
                                    guint         limit,
                                    GPtrArray   **briefs,
                                    GError      **error);
gboolean       kd_brief_store_check (KdConnection *connection,
                                     KdPinyin     *pinyin,
                                     gint64        after,
                                     guint         limit,
                                     gint64       *last,
                                     GArray       *wrong,
                                     GError      **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KdBriefKeeper, kd_brief_keeper_free)

G_END_DECLS
