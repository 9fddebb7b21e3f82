/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-light.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define KD_TYPE_PILL (kd_pill_get_type ())
G_DECLARE_FINAL_TYPE (KdPill, kd_pill, KD, PILL, GtkWidget)

GtkWidget  *kd_pill_new (void) G_GNUC_WARN_UNUSED_RESULT;
void        kd_pill_show (KdPill      *self,
                          KdLightLevel level,
                          const char  *text);
const char *kd_pill_get_text (KdPill *self);

G_END_DECLS
