/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-client-file.h"
#include "kd-rows-group.h"
#include "kd-session.h"

G_BEGIN_DECLS

KdRowsGroup *kd_client_referral_group_new (void) G_GNUC_WARN_UNUSED_RESULT;
void         kd_client_referral_show (KdRowsGroup        *group,
                                      KdSession          *session,
                                      const KdClientFile *file);

G_END_DECLS
