/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-rows-group.h"
#include "kd-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* The adviser's own fields. */

KdRowsGroup *kd_client_extras_group_new (void);
void         kd_client_extras_show (KdRowsGroup *group,
                                    const KdRow *client);
void         kd_client_extras_set (KdSession   *session,
                                   const KdRow *client,
                                   const char  *name,
                                   const char  *text);
AdwDialog   *kd_client_extras_dialog_new (KdSession   *session,
                                          const KdRow *client,
                                          const char  *name);

G_END_DECLS
