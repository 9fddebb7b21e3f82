/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define KD_TYPE_NEW_CLIENT_DIALOG (kd_new_client_dialog_get_type ())
G_DECLARE_FINAL_TYPE (KdNewClientDialog, kd_new_client_dialog, KD, NEW_CLIENT_DIALOG, AdwDialog)

KdNewClientDialog *kd_new_client_dialog_new (KdSession  *session,
                                             const char *name) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
