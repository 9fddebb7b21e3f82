/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define KD_TYPE_REMINDER_ROW (kd_reminder_row_get_type ())
G_DECLARE_FINAL_TYPE (KdReminderRow, kd_reminder_row, KD, REMINDER_ROW, GtkBox)

GtkWidget   *kd_reminder_row_new (KdSession *session,
                                  gboolean   buttons) G_GNUC_WARN_UNUSED_RESULT;
void         kd_reminder_row_show (KdReminderRow *self,
                                   KdTodayLine   *line);
KdTodayLine *kd_reminder_row_get_line (KdReminderRow *self);
char        *kd_reminder_row_describe (KdTodayLine *line,
                                       KdDate       today) G_GNUC_WARN_UNUSED_RESULT;
const char  *kd_reminder_get_kind_label (KdTodayKind kind);

G_END_DECLS
