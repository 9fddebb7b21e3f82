/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define KD_TYPE_BACKUP_DIALOG (kd_backup_dialog_get_type ())
G_DECLARE_FINAL_TYPE (KdBackupDialog, kd_backup_dialog, KD, BACKUP_DIALOG, AdwDialog)

KdBackupDialog *kd_backup_dialog_new (KdSession *session) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
