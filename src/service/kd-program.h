/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-clock.h"
#include "kd-rules.h"

#include <glib-object.h>

G_BEGIN_DECLS

#define KD_TYPE_PROGRAM (kd_program_get_type ())
G_DECLARE_FINAL_TYPE (KdProgram, kd_program, KD, PROGRAM, GObject)

KdProgram     *kd_program_new (KdClock    *clock,
                               const char *vault,
                               const char *regime,
                               GError    **error) G_GNUC_WARN_UNUSED_RESULT;
KdClock       *kd_program_get_clock (KdProgram *self);
const KdRules *kd_program_get_rules (KdProgram *self);
const char    *kd_program_get_regime (KdProgram *self);
const char    *kd_program_get_vault (KdProgram *self);
void           kd_program_set_vault (KdProgram  *self,
                                     const char *vault);
gboolean       kd_program_has_vault (KdProgram *self);

G_END_DECLS
