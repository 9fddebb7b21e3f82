/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-connection.h"
#include "kd-filter.h"
#include "kd-row.h"

#include <glib.h>

G_BEGIN_DECLS

/* Rows in and out of the tables of the kinds; the columns come from the kinds' field tables. */

gboolean kd_row_store_insert (KdConnection *connection,
                              KdRow        *row,
                              GError      **error);
gboolean kd_row_store_update (KdConnection *connection,
                              const KdRow  *row,
                              GError      **error);
gboolean kd_row_store_delete (KdConnection *connection,
                              const KdRow  *row,
                              GError      **error);
gboolean kd_row_store_load (KdConnection    *connection,
                            const KdKindDef *def,
                            const KdUuid    *uuid,
                            KdRow          **row,
                            GError         **error);
gboolean kd_row_store_list (KdConnection    *connection,
                            const KdKindDef *def,
                            const KdFilter  *filter,
                            guint            limit,
                            GPtrArray      **rows,
                            GError         **error);
gboolean kd_row_store_find_ids (KdConnection    *connection,
                                const KdKindDef *def,
                                const KdFilter  *filter,
                                GArray         **ids,
                                GError         **error);
gboolean kd_row_store_page (KdConnection    *connection,
                            const KdKindDef *def,
                            const KdFilter  *filter,
                            gint64           after,
                            guint            limit,
                            GPtrArray      **rows,
                            GError         **error);
gboolean kd_row_store_page_parts (KdConnection    *connection,
                                  const KdKindDef *def,
                                  const KdKindDef *whole,
                                  const KdFilter  *filter,
                                  gint64           after,
                                  gint64           last,
                                  GPtrArray      **rows,
                                  GError         **error);
gboolean kd_row_store_count (KdConnection    *connection,
                             const KdKindDef *def,
                             guint64         *count,
                             GError         **error);
gboolean kd_row_store_children (KdConnection    *connection,
                                const KdKindDef *def,
                                const KdUuid    *uuid,
                                GPtrArray      **rows,
                                GError         **error);
gboolean kd_row_store_referring (KdConnection *connection,
                                 KdKind        kind,
                                 const KdUuid *uuid,
                                 GPtrArray   **rows,
                                 GError      **error);
void     kd_row_store_bind (sqlite3_stmt  *statement,
                            int            place,
                            const KdValue *value);
char    *kd_row_store_columns (const KdKindDef *def) G_GNUC_WARN_UNUSED_RESULT;
KdRow   *kd_row_store_read (sqlite3_stmt    *statement,
                            const KdKindDef *def) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
