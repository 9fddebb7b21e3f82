/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-key-dialog.h"

G_BEGIN_DECLS

#define KD_TYPE_RECOVER_DIALOG (kd_recover_dialog_get_type ())
G_DECLARE_FINAL_TYPE (KdRecoverDialog, kd_recover_dialog, KD, RECOVER_DIALOG, KdKeyDialog)

KdRecoverDialog *kd_recover_dialog_new (KdProgram *program) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
