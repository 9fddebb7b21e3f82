/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define KD_TYPE_NEW_RECOVERY_DIALOG (kd_new_recovery_dialog_get_type ())
G_DECLARE_FINAL_TYPE (KdNewRecoveryDialog, kd_new_recovery_dialog, KD, NEW_RECOVERY_DIALOG, AdwDialog)

KdNewRecoveryDialog *kd_new_recovery_dialog_new (KdSession *session) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
