/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-client-file.h"
#include "kd-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

AdwDialog *kd_relation_dialog_new_member (KdSession    *session,
                                          KdClientFile *file) G_GNUC_WARN_UNUSED_RESULT;
AdwDialog *kd_relation_dialog_new_referrer (KdSession    *session,
                                            KdClientFile *file) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
