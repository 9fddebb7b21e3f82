/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-secret.h"

#include <glib.h>

G_BEGIN_DECLS

/**
 * KdPassphraseStrength:
 *
 * How well a passphrase stands against guessing by a thief who holds the files.
 */
typedef enum
{
  KD_PASSPHRASE_TOO_SHORT,
  KD_PASSPHRASE_WEAK,
  KD_PASSPHRASE_FAIR,
  KD_PASSPHRASE_STRONG,
} KdPassphraseStrength;

KdPassphraseStrength kd_passphrase_rate (const char        *text,
                                         const char        *reading,
                                         const char *const *known_words);
gboolean             kd_passphrase_check (const KdSecret *passphrase,
                                          GError        **error);

G_END_DECLS
