/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-client-filter.h"
#include "kd-client-item.h"
#include "kd-directory.h"
#include "kd-roster-view.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * KD_CLIENT_LIST_NONE:
 *
 * No row.
 */
#define KD_CLIENT_LIST_NONE G_MAXUINT

#define KD_TYPE_CLIENT_LIST (kd_client_list_get_type ())
G_DECLARE_FINAL_TYPE (KdClientList, kd_client_list, KD, CLIENT_LIST, GObject)

KdClientList         *kd_client_list_new (KdDirectory *directory) G_GNUC_WARN_UNUSED_RESULT;
KdDirectory          *kd_client_list_get_directory (KdClientList *self);
KdRosterView         *kd_client_list_get_view (KdClientList *self);
void                  kd_client_list_set_order (KdClientList  *self,
                                                KdRosterColumn column,
                                                gboolean       descending);
KdRosterColumn        kd_client_list_get_order (KdClientList *self,
                                                gboolean     *descending);
gboolean              kd_client_list_set_filter (KdClientList         *self,
                                                 const KdClientFilter *filter,
                                                 GError              **error);
const KdClientFilter *kd_client_list_get_filter (KdClientList *self);
gboolean              kd_client_list_is_pending (KdClientList *self);
KdRosterTally         kd_client_list_get_total (KdClientList *self);
void                  kd_client_list_count_values (KdClientList        *self,
                                                   KdDirectoryAttribute attribute,
                                                   KdRosterTally       *tallies);
GArray               *kd_client_list_count_words (KdClientList *self,
                                                  KdClientWord  which) G_GNUC_WARN_UNUSED_RESULT;
guint                 kd_client_list_find (KdClientList *self,
                                           const KdUuid *client);
gboolean              kd_client_list_step (KdClientList *self,
                                           const KdUuid *client,
                                           int           steps,
                                           KdUuid       *neighbour);

G_END_DECLS
