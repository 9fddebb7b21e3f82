/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-program.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define KD_TYPE_RESTORE_DIALOG (kd_restore_dialog_get_type ())
G_DECLARE_FINAL_TYPE (KdRestoreDialog, kd_restore_dialog, KD, RESTORE_DIALOG, AdwDialog)

KdRestoreDialog *kd_restore_dialog_new (KdProgram *program) G_GNUC_WARN_UNUSED_RESULT;
void             kd_restore_dialog_set_file (KdRestoreDialog *self,
                                             const char      *path);

G_END_DECLS
