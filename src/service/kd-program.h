/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-clock.h"
#include "kd-rules.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define KD_TYPE_PROGRAM (kd_program_get_type ())
G_DECLARE_FINAL_TYPE (KdProgram, kd_program, KD, PROGRAM, GObject)

/**
 * KdProgramFunc:
 * @self: the program
 * @data: what to work on, and where the results go
 * @error: return location
 *
 * Something that is done on a thread while no book is open: making a vault, restoring one.
 *
 * Returns: whether it was done
 */
typedef gboolean (*KdProgramFunc) (KdProgram *self,
                                   gpointer   data,
                                   GError   **error);

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
char          *kd_program_find_free_vault (KdProgram *self) G_GNUC_WARN_UNUSED_RESULT;
char          *kd_program_get_demo_vault (KdProgram *self) G_GNUC_WARN_UNUSED_RESULT;
void           kd_program_look_back (KdProgram *self,
                                     gint64    *opened,
                                     gint64    *backed_up);
gboolean       kd_program_is_demo (KdProgram *self);
gboolean       kd_program_remove_demo (KdProgram *self,
                                       GError   **error);
void           kd_program_call_async (KdProgram          *self,
                                      KdProgramFunc       func,
                                      gpointer            data,
                                      GDestroyNotify      free_data,
                                      GAsyncReadyCallback callback,
                                      gpointer            user_data);
gpointer       kd_program_call_finish (KdProgram    *self,
                                       GAsyncResult *result,
                                       GError      **error);

G_END_DECLS
