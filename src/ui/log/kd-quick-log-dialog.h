/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define KD_TYPE_QUICK_LOG_DIALOG (kd_quick_log_dialog_get_type ())
G_DECLARE_FINAL_TYPE (KdQuickLogDialog, kd_quick_log_dialog, KD, QUICK_LOG_DIALOG, AdwDialog)

KdQuickLogDialog *kd_quick_log_dialog_new (KdSession    *session,
                                           const KdUuid *client) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
