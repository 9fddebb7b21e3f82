/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-key-dialog.h"
#include "kd-session.h"

G_BEGIN_DECLS

#define KD_TYPE_CHECK_RECOVERY_DIALOG (kd_check_recovery_dialog_get_type ())
G_DECLARE_FINAL_TYPE (KdCheckRecoveryDialog, kd_check_recovery_dialog, KD, CHECK_RECOVERY_DIALOG, KdKeyDialog)

KdCheckRecoveryDialog *kd_check_recovery_dialog_new (KdSession *session) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
