/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-secret.h"

#include <glib.h>

G_BEGIN_DECLS

/**
 * KdPassphraseStrength:
 * @KD_PASSPHRASE_TOO_SHORT: not looked at further
 * @KD_PASSPHRASE_VERY_WEAK: falls to a list of what people take
 * @KD_PASSPHRASE_WEAK: falls to a patient thief
 * @KD_PASSPHRASE_FAIR: is taken
 * @KD_PASSPHRASE_STRONG: is better than it has to be
 *
 * How well a passphrase stands against guessing by a thief who holds the files.
 */
typedef enum
{
  KD_PASSPHRASE_TOO_SHORT,
  KD_PASSPHRASE_VERY_WEAK,
  KD_PASSPHRASE_WEAK,
  KD_PASSPHRASE_FAIR,
  KD_PASSPHRASE_STRONG,
} KdPassphraseStrength;

/**
 * KdPassphraseFlaw:
 * @KD_FLAW_NONE: nothing in particular
 * @KD_FLAW_KNOWN: it holds a name or word that belongs to the user
 * @KD_FLAW_COMMON: most of it are common words or a well-known phrase
 * @KD_FLAW_DATE: most of it is a date or a number
 * @KD_FLAW_REPEATED: most of it are repetitions
 * @KD_FLAW_SEQUENCE: most of it are neighbours in the alphabet or on the keyboard
 *
 * What makes a passphrase easy to guess.
 */
typedef enum
{
  KD_FLAW_NONE,
  KD_FLAW_KNOWN,
  KD_FLAW_COMMON,
  KD_FLAW_DATE,
  KD_FLAW_REPEATED,
  KD_FLAW_SEQUENCE,
} KdPassphraseFlaw;

KdPassphraseStrength kd_passphrase_rate (const char        *text,
                                         const char *const *known_words,
                                         KdPassphraseFlaw  *flaw);
gboolean             kd_passphrase_check (const KdSecret *passphrase,
                                          GError        **error);

G_END_DECLS
