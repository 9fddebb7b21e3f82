/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-today-line.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define KD_TYPE_TODAY_ROW (kd_today_row_get_type ())
G_DECLARE_FINAL_TYPE (KdTodayRow, kd_today_row, KD, TODAY_ROW, GtkBox)

const char *kd_today_kind_get_label (KdTodayKind kind);
void        kd_today_row_show (KdTodayRow  *self,
                               KdTodayLine *line,
                               KdDate       today);
char       *kd_today_row_describe (KdTodayLine *line,
                                   KdDate       today) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
