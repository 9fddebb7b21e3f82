/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-program.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define KD_TYPE_APPLICATION (kd_application_get_type ())
G_DECLARE_FINAL_TYPE (KdApplication, kd_application, KD, APPLICATION, AdwApplication)

KdApplication *kd_application_new (KdClock *clock) G_GNUC_WARN_UNUSED_RESULT;
void           kd_application_set_up_process (void);

G_END_DECLS
