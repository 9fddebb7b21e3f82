/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define KD_TYPE_SIDEBAR (kd_sidebar_get_type ())
G_DECLARE_FINAL_TYPE (KdSidebar, kd_sidebar, KD, SIDEBAR, AdwBin)

void kd_sidebar_select (KdSidebar  *self,
                        const char *place);
void kd_sidebar_set_badge (KdSidebar  *self,
                           const char *place,
                           const char *text,
                           gboolean    overdue);
void kd_sidebar_popup_menu (KdSidebar *self);

G_END_DECLS
