/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define KD_TYPE_IMPORT_DIALOG (kd_import_dialog_get_type ())
G_DECLARE_FINAL_TYPE (KdImportDialog, kd_import_dialog, KD, IMPORT_DIALOG, AdwDialog)

void kd_import_dialog_present (KdSession  *session,
                               GtkWidget  *parent,
                               const char *path);

G_END_DECLS
