/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-program.h"
#include "kd-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define KD_TYPE_WINDOW (kd_window_get_type ())
G_DECLARE_FINAL_TYPE (KdWindow, kd_window, KD, WINDOW, AdwApplicationWindow)

KdWindow  *kd_window_new (GtkApplication *application,
                          KdProgram      *program) G_GNUC_WARN_UNUSED_RESULT;
KdProgram *kd_window_get_program (KdWindow *self);
KdSession *kd_window_get_session (KdWindow *self);
void       kd_window_take_session (KdWindow  *self,
                                   KdSession *session);
void       kd_window_lock (KdWindow *self);
void       kd_window_begin (KdWindow *self);
void       kd_window_open_file (KdWindow   *self,
                                const char *path);
void       kd_window_quit (KdWindow *self);
void       kd_window_say (KdWindow   *self,
                          const char *text);

G_END_DECLS
