/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-client-file.h"
#include "kd-rows-group.h"
#include "kd-session.h"

G_BEGIN_DECLS

KdRowsGroup *kd_client_members_group_new (void);
void         kd_client_members_show (KdRowsGroup        *group,
                                     KdSession          *session,
                                     const KdClientFile *file);

G_END_DECLS
