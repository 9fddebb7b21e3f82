/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

void kd_editing_guard (GtkWidget         *widget,
                       KdSession         *session,
                       const char *const *actions);
void kd_editing_allow (GtkWidget  *widget,
                       KdSession  *session,
                       const char *action,
                       gboolean    possible);
void kd_editing_follow (GtkWidget *control,
                        KdSession *session);

G_END_DECLS
