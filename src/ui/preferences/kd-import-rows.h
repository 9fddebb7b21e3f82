/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

void kd_import_rows_fill (AdwPreferencesGroup *group,
                          KdSession           *session);

G_END_DECLS
