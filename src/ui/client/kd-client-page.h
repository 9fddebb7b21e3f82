/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define KD_TYPE_CLIENT_PAGE (kd_client_page_get_type ())
G_DECLARE_FINAL_TYPE (KdClientPage, kd_client_page, KD, CLIENT_PAGE, AdwBin)

void kd_client_page_open (KdClientPage *self,
                          const KdUuid *uuid);
void kd_client_page_set_card (KdClientPage *self,
                              GtkWidget    *card);

G_END_DECLS
