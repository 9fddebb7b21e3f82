/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-shell.h"

G_BEGIN_DECLS

void kd_return_resume (KdShell   *shell,
                       KdSession *session);

G_END_DECLS
