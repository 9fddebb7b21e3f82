/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define KD_TYPE_BATCH_DIALOG (kd_batch_dialog_get_type ())
G_DECLARE_FINAL_TYPE (KdBatchDialog, kd_batch_dialog, KD, BATCH_DIALOG, AdwDialog)

KdBatchDialog *kd_batch_dialog_new (KdSession *session,
                                    GArray    *clients,
                                    gboolean   tag) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
