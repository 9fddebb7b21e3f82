/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-program.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define KD_TYPE_RECOVERY_PAGE (kd_recovery_page_get_type ())
G_DECLARE_FINAL_TYPE (KdRecoveryPage, kd_recovery_page, KD, RECOVERY_PAGE, AdwNavigationPage)

void        kd_recovery_page_set_code (KdRecoveryPage *self,
                                       KdProgram      *program,
                                       const char     *code);
const char *kd_recovery_page_get_code (KdRecoveryPage *self);

G_END_DECLS
