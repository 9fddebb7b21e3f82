/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-date.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define KD_TYPE_DAY_ROW (kd_day_row_get_type ())
G_DECLARE_FINAL_TYPE (KdDayRow, kd_day_row, KD, DAY_ROW, AdwEntryRow)

void        kd_day_row_set_today (KdDayRow *self,
                                  KdDate    today);
void        kd_day_row_set_plain (KdDayRow *self);
void        kd_day_row_set_day (KdDayRow *self,
                                KdDate    day);
gboolean    kd_day_row_read (KdDayRow *self,
                             KdDate   *day);
const char *kd_day_row_get_problem (KdDayRow *self);

G_END_DECLS
