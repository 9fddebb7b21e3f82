/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define KD_TYPE_SHELL (kd_shell_get_type ())
G_DECLARE_FINAL_TYPE (KdShell, kd_shell, KD, SHELL, AdwBreakpointBin)

KdShell      *kd_shell_new (KdSession *session) G_GNUC_WARN_UNUSED_RESULT;
void          kd_shell_show_place (KdShell    *self,
                                   const char *name);
const char   *kd_shell_get_place (KdShell *self);
void          kd_shell_open_client (KdShell      *self,
                                    const KdUuid *uuid);
void          kd_shell_show_client (KdShell      *self,
                                    const KdUuid *uuid);
const KdUuid *kd_shell_get_client (KdShell *self);
void          kd_shell_go_back (KdShell *self);
void          kd_shell_toggle_places (KdShell *self);
void          kd_shell_search (KdShell *self);
void          kd_shell_step_client (KdShell *self,
                                    int      steps);
void          kd_shell_show_clients (KdShell    *self,
                                     const char *filter);
gboolean      kd_shell_act (KdShell    *self,
                            const char *place,
                            const char *action);
void          kd_shell_popup_menu (KdShell *self);

G_END_DECLS
