/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define KD_TYPE_DAY_NOTIFICATION (kd_day_notification_get_type ())
G_DECLARE_FINAL_TYPE (KdDayNotification, kd_day_notification, KD, DAY_NOTIFICATION, GObject)

KdDayNotification *kd_day_notification_new (GtkWindow *window,
                                            KdSession *session) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
