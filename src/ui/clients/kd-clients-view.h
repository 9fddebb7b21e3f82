/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-client-selection.h"
#include "kd-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

void       kd_clients_view_set_up (GtkListView       *view,
                                   KdClientSelection *selection,
                                   KdClientSearch    *search,
                                   KdSession         *session,
                                   GSettings         *settings);
GtkWidget *kd_clients_view_pick (GtkWidget *view,
                                 double     x,
                                 double     y);

G_END_DECLS
