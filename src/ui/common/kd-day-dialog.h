/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-date.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define KD_TYPE_DAY_DIALOG (kd_day_dialog_get_type ())
G_DECLARE_FINAL_TYPE (KdDayDialog, kd_day_dialog, KD, DAY_DIALOG, AdwDialog)

KdDayDialog *kd_day_dialog_new (const char *title,
                                const char *verb,
                                KdDate      today,
                                KdDate      proposed) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
