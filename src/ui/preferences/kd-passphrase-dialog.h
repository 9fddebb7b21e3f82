/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-key-dialog.h"
#include "kd-session.h"

G_BEGIN_DECLS

#define KD_TYPE_PASSPHRASE_DIALOG (kd_passphrase_dialog_get_type ())
G_DECLARE_FINAL_TYPE (KdPassphraseDialog, kd_passphrase_dialog, KD, PASSPHRASE_DIALOG, KdKeyDialog)

KdPassphraseDialog *kd_passphrase_dialog_new (KdSession *session) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
