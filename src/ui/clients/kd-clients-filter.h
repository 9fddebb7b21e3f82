/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-client-list.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define KD_TYPE_CLIENTS_FILTER (kd_clients_filter_get_type ())
G_DECLARE_FINAL_TYPE (KdClientsFilter, kd_clients_filter, KD, CLIENTS_FILTER, AdwBin)

void     kd_clients_filter_set_list (KdClientsFilter *self,
                                     KdClientList    *list);
char    *kd_clients_filter_describe (KdClientsFilter *self) G_GNUC_WARN_UNUSED_RESULT;
gboolean kd_clients_filter_get_archived (KdClientsFilter *self);
void     kd_clients_filter_set_archived (KdClientsFilter *self,
                                         gboolean         archived);
void     kd_clients_filter_open (KdClientsFilter *self);
gboolean kd_clients_filter_show (KdClientsFilter *self,
                                 const char      *text,
                                 GError         **error);

G_END_DECLS
