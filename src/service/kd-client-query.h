/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-client-fields.h"
#include "kd-workspace.h"

#include <glib.h>

G_BEGIN_DECLS

typedef struct _KdClientQuery KdClientQuery;

KdClientQuery  *kd_client_query_new (const KdRuleSet *rules,
                                     const char      *text,
                                     GError         **error) G_GNUC_WARN_UNUSED_RESULT;
void            kd_client_query_free (KdClientQuery *self);
const KdFilter *kd_client_query_get_filter (const KdClientQuery *self);
gboolean        kd_client_query_asks_roster (const KdClientQuery *self);
gboolean        kd_client_query_asks_book (const KdClientQuery *self);
gboolean        kd_client_query_read (KdClientQuery *self,
                                      KdWorkspace   *workspace,
                                      GError       **error);
KdRosterTest   *kd_client_query_make_test (const KdClientQuery *self,
                                           KdDate               today) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KdClientQuery, kd_client_query_free)

G_END_DECLS
