/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-clock.h"

#include <glib.h>

G_BEGIN_DECLS

char    *kd_workspace_draw_recovery_key (void) G_GNUC_WARN_UNUSED_RESULT;
gboolean kd_workspace_check_passphrase (const char *folder,
                                        const char *user,
                                        int         fd,
                                        GError    **error);
gboolean kd_workspace_renew_recovery (const char *folder,
                                      const char *user,
                                      int         fd,
                                      KdClock    *clock,
                                      GError    **error);

G_END_DECLS
