/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define KD_TYPE_HELP_DIALOG (kd_help_dialog_get_type ())
G_DECLARE_FINAL_TYPE (KdHelpDialog, kd_help_dialog, KD, HELP_DIALOG, AdwDialog)

KdHelpDialog *kd_help_dialog_new (const char *topic) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
