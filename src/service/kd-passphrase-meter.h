/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * KD_PASSPHRASE_ENOUGH:
 *
 * The score from which on a passphrase is taken.
 */
#define KD_PASSPHRASE_ENOUGH 3

int kd_passphrase_meter (const char        *text,
                         const char *const *known_words,
                         char             **words);

G_END_DECLS
