/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define KD_TYPE_EXPORT_DIALOG (kd_export_dialog_get_type ())
G_DECLARE_FINAL_TYPE (KdExportDialog, kd_export_dialog, KD, EXPORT_DIALOG, AdwDialog)

AdwDialog *kd_export_dialog_new (KdSession  *session,
                                 const char *filter,
                                 guint       n_filtered,
                                 GArray     *chosen) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
