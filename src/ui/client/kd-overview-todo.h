/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-client-file.h"
#include "kd-rows-group.h"
#include "kd-session.h"

G_BEGIN_DECLS

KdRowsGroup *kd_overview_todo_new (void) G_GNUC_WARN_UNUSED_RESULT;
void         kd_overview_todo_show (KdRowsGroup  *group,
                                    KdSession    *session,
                                    KdClientFile *file);

G_END_DECLS
