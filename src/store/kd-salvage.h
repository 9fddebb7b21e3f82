/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * KdSalvageFunc:
 * @data: what it reads of
 * @after: the last number of the page before
 * @limit: how many at the most
 * @rows: (out) (transfer full): the next ones by number
 * @error: return location
 *
 * Reads a page of what is numbered.
 *
 * Returns: whether it could be read
 */
typedef gboolean (*KdSalvageFunc) (gpointer    data,
                                   gint64      after,
                                   guint       limit,
                                   GPtrArray **rows,
                                   GError    **error);

gboolean kd_salvage_page (KdSalvageFunc read,
                          gpointer      data,
                          gint64        after,
                          guint         limit,
                          GPtrArray   **rows,
                          GError      **error);

G_END_DECLS
