/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-calendar-data.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define KD_TYPE_DAY_BUBBLE (kd_day_bubble_get_type ())
G_DECLARE_FINAL_TYPE (KdDayBubble, kd_day_bubble, KD, DAY_BUBBLE, GtkPopover)

GtkWidget *kd_day_bubble_new (KdCalendarData *data) G_GNUC_WARN_UNUSED_RESULT;
void       kd_day_bubble_open (KdDayBubble        *self,
                               KdDate              day,
                               const char         *words,
                               const GdkRectangle *at);

G_END_DECLS
