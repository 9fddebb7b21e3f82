/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-calendar-data.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define KD_TYPE_DAY_CELL (kd_day_cell_get_type ())
G_DECLARE_FINAL_TYPE (KdDayCell, kd_day_cell, KD, DAY_CELL, GtkWidget)

GtkWidget *kd_day_cell_new (KdCalendarData *data) G_GNUC_WARN_UNUSED_RESULT;
void       kd_day_cell_set_day (KdDayCell *self,
                                KdDate     day,
                                gboolean   other,
                                gboolean   lunar);
KdDate     kd_day_cell_get_day (KdDayCell *self);
GPtrArray *kd_day_cell_get_items (KdDayCell *self);

G_END_DECLS
