/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-row.h"
#include "kd-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

AdwDialog *kd_reversal_dialog_new (KdSession   *session,
                                   const KdRow *trade) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
