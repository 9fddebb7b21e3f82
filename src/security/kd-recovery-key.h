/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-secret.h"

#include <glib.h>

G_BEGIN_DECLS

#define KD_RECOVERY_KEY_SIZE 32
#define KD_RECOVERY_KEY_GROUPS 14

char     *kd_recovery_key_format (const KdSecret *key) G_GNUC_WARN_UNUSED_RESULT;
KdSecret *kd_recovery_key_parse (const char *text,
                                 GError    **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
