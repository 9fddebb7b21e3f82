/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-secret.h"

#include <glib.h>

G_BEGIN_DECLS

#define KD_STRETCH_SALT_SIZE 16

/**
 * KdStretch:
 * @passes: passes over the memory
 * @memory: bytes
 *
 * What making a key of a passphrase costs, by Argon2id.
 */
typedef struct
{
  guint32 passes;
  guint64 memory;
} KdStretch;

KdStretch kd_stretch_calibrate (void);
KdSecret *kd_stretch_apply (const KdStretch *stretch,
                            const KdSecret  *passphrase,
                            const guint8    *salt,
                            GError         **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
