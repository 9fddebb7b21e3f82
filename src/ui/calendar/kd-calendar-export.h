/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

void kd_calendar_export (KdSession *session,
                         GtkWindow *window);

G_END_DECLS
