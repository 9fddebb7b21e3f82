/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-shell.h"
#include "kd-window.h"

G_BEGIN_DECLS

KdShell *kd_window_get_shell (KdWindow *self);
void     kd_window_add_actions (KdWindow *self);
void     kd_window_update_actions (KdWindow *self);
void     kd_window_add_vault_actions (KdWindow *self);
void     kd_window_update_vault_actions (KdWindow *self,
                                         gboolean  open);
void     kd_window_begin_reading (KdWindow *self);
void     kd_window_show_ways (KdWindow *self,
                              gboolean  create);
void     kd_window_turn_to (KdWindow   *self,
                            const char *vault);

G_END_DECLS
