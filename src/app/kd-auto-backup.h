/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-session.h"

G_BEGIN_DECLS

#define KD_TYPE_AUTO_BACKUP (kd_auto_backup_get_type ())
G_DECLARE_FINAL_TYPE (KdAutoBackup, kd_auto_backup, KD, AUTO_BACKUP, GObject)

KdAutoBackup *kd_auto_backup_new (KdSession *session) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
