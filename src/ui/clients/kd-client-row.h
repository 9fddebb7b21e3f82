/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-client-line.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define KD_TYPE_CLIENT_ROW (kd_client_row_get_type ())
G_DECLARE_FINAL_TYPE (KdClientRow, kd_client_row, KD, CLIENT_ROW, GtkWidget)

GtkWidget    *kd_client_row_new (void) G_GNUC_WARN_UNUSED_RESULT;
void          kd_client_row_set_item (KdClientRow        *self,
                                      KdClientItem       *item,
                                      const KdClientLook *look);
KdClientItem *kd_client_row_get_item (KdClientRow *self);
const char   *kd_client_row_get_spoken (KdClientRow *self);
void          kd_client_row_set_choice (KdClientRow *self,
                                        gboolean     choosing,
                                        gboolean     chosen);

G_END_DECLS
