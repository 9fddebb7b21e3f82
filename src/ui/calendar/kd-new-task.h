/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-calendar-data.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define KD_TYPE_NEW_TASK (kd_new_task_get_type ())
G_DECLARE_FINAL_TYPE (KdNewTask, kd_new_task, KD, NEW_TASK, AdwBin)

GtkWidget *kd_new_task_new (KdCalendarData *data) G_GNUC_WARN_UNUSED_RESULT;
void       kd_new_task_set_day (KdNewTask *self,
                                KdDate     day);

G_END_DECLS
