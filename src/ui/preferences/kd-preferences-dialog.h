/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define KD_TYPE_PREFERENCES_DIALOG (kd_preferences_dialog_get_type ())
G_DECLARE_FINAL_TYPE (KdPreferencesDialog, kd_preferences_dialog, KD, PREFERENCES_DIALOG, AdwPreferencesDialog)

KdPreferencesDialog *kd_preferences_dialog_new (KdSession *session) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
