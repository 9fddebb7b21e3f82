/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-shell.h"
#include "kd-window.h"

G_BEGIN_DECLS

KdShell *kd_window_get_shell (KdWindow *self);
void     kd_window_add_actions (KdWindow *self);
void     kd_window_update_actions (KdWindow *self);

G_END_DECLS
