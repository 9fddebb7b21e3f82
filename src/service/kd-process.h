/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

void     kd_process_harden (void);
gboolean kd_process_is_hardened (void);

G_END_DECLS
