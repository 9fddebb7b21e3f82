/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-client-item.h"
#include "kd-client-list.h"

G_BEGIN_DECLS

KdClientItem *kd_client_item_new (KdClientList  *list,
                                  gint64         id,
                                  const KdUuid  *uuid,
                                  KdClientMatch *match) G_GNUC_WARN_UNUSED_RESULT;
void          kd_client_list_forget_item (KdClientList *self,
                                          KdClientItem *item);

G_END_DECLS
