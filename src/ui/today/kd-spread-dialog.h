/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define KD_TYPE_SPREAD_DIALOG (kd_spread_dialog_get_type ())
G_DECLARE_FINAL_TYPE (KdSpreadDialog, kd_spread_dialog, KD, SPREAD_DIALOG, AdwDialog)

AdwDialog *kd_spread_dialog_new (KdSession *session) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
