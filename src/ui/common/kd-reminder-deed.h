/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-session.h"
#include "kd-today-deed.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

void     kd_reminder_do (KdSession   *session,
                         KdTodayLine *line,
                         KdTodayDeed  deed,
                         KdDate       day);
void     kd_reminder_finish (KdSession   *session,
                             KdTodayLine *line);
void     kd_reminder_snooze (KdSession   *session,
                             KdTodayLine *line,
                             const char  *until);
void     kd_reminder_ask_day (KdSession   *session,
                              KdTodayLine *line,
                              KdTodayDeed  deed,
                              GtkWidget   *parent);
gboolean kd_reminder_may_move (KdTodayLine *line);
void     kd_reminder_move (KdSession   *session,
                           KdTodayLine *line,
                           KdDate       to);
void     kd_reminder_log (KdTodayLine *line,
                          GtkWidget   *widget);
void     kd_reminder_open (KdTodayLine *line,
                           GtkWidget   *widget);
KdDate   kd_reminder_propose_next (KdSession   *session,
                                   KdTodayLine *line);

G_END_DECLS
