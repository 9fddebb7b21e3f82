/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-calendar-data.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* A week has so many, and a month six weeks. */
#define KD_DAY_GRID_DAYS 7
#define KD_DAY_GRID_MONTH_DAYS 42

#define KD_TYPE_DAY_GRID (kd_day_grid_get_type ())
G_DECLARE_FINAL_TYPE (KdDayGrid, kd_day_grid, KD, DAY_GRID, GtkWidget)

GtkWidget *kd_day_grid_new (KdCalendarData *data,
                            guint           weeks) G_GNUC_WARN_UNUSED_RESULT;
KdDate     kd_day_grid_get_first (KdDayGrid *self,
                                  KdDate     day);
void       kd_day_grid_show (KdDayGrid *self,
                             KdDate     day);
void       kd_day_grid_set_lunar (KdDayGrid *self,
                                  gboolean   lunar);
void       kd_day_grid_set_sunday (KdDayGrid *self,
                                   gboolean   sunday);
GtkWidget *kd_day_grid_get_cell (KdDayGrid *self);

G_END_DECLS
