/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-client-file.h"
#include "kd-form-dialog.h"
#include "kd-session.h"

G_BEGIN_DECLS

#define KD_TYPE_VALUES_DIALOG (kd_values_dialog_get_type ())
G_DECLARE_FINAL_TYPE (KdValuesDialog, kd_values_dialog, KD, VALUES_DIALOG, KdFormDialog)

KdValuesDialog *kd_values_dialog_new (KdSession    *session,
                                      KdClientFile *file);

G_END_DECLS
