/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define KD_TYPE_ERRAND (kd_errand_get_type ())
G_DECLARE_FINAL_TYPE (KdErrand, kd_errand, KD, ERRAND, GObject)

KdErrand   *kd_errand_new (void) G_GNUC_WARN_UNUSED_RESULT;
void        kd_errand_show (KdErrand   *self,
                            const char *words,
                            double      progress,
                            const char *action);
void        kd_errand_end (KdErrand *self);
char       *kd_errand_describe (KdErrand *self) G_GNUC_WARN_UNUSED_RESULT;
double      kd_errand_get_progress (KdErrand *self);
const char *kd_errand_get_action (KdErrand *self);

G_END_DECLS
