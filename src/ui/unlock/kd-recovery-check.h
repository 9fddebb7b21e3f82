/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define KD_TYPE_RECOVERY_CHECK (kd_recovery_check_get_type ())
G_DECLARE_FINAL_TYPE (KdRecoveryCheck, kd_recovery_check, KD, RECOVERY_CHECK, AdwPreferencesGroup)

const guint *kd_recovery_check_get_asked (KdRecoveryCheck *self);
char        *kd_recovery_check_get_text (KdRecoveryCheck *self) G_GNUC_WARN_UNUSED_RESULT;
gboolean     kd_recovery_check_mark (KdRecoveryCheck *self,
                                     const char      *code);

G_END_DECLS
