/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-passphrase-meter.h"

#include "kd-passphrase.h"

#include <glib/gi18n-lib.h>

static const char *
describe (KdPassphraseStrength strength,
          KdPassphraseFlaw     flaw)
{
  static const char *const very_weak[] = {
    N_ ("Too weak: easy to guess"),
    N_ ("Too weak: has your name or that of the book in it"),
    N_ ("Too weak: common words"),
    N_ ("Too weak: a date or a number"),
    N_ ("Too weak: repeats itself"),
    N_ ("Too weak: keys or letters in a row"),
  };
  static const char *const weak[] = {
    N_ ("Weak: add another word"),
    N_ ("Weak: has your name or that of the book in it"),
    N_ ("Weak: common words"),
    N_ ("Weak: a date or a number"),
    N_ ("Weak: repeats itself"),
    N_ ("Weak: keys or letters in a row"),
  };

  switch (strength)
    {
    case KD_PASSPHRASE_TOO_SHORT:
      return N_ ("Too short: take four words or more");
    case KD_PASSPHRASE_VERY_WEAK:
      return very_weak[flaw];
    case KD_PASSPHRASE_WEAK:
      return weak[flaw];
    case KD_PASSPHRASE_FAIR:
      return N_ ("Good enough");
    case KD_PASSPHRASE_STRONG:
    default:
      return N_ ("Very good");
    }
}

/**
 * kd_passphrase_meter:
 * @text: what was typed so far
 * @known_words: (nullable) (array zero-terminated=1): what an attacker would try first: the user's name, the book's
 * @words: (out) (transfer full): how good it is and why, an empty text for nothing typed
 *
 * Rates a passphrase while it is typed; takes a millisecond or two, and a tenth of a second for the first one in Chinese.
 *
 * Returns: 0 (nothing) to 4 (very good); from %KD_PASSPHRASE_ENOUGH on it is taken
 */
int
kd_passphrase_meter (const char        *text,
                     const char *const *known_words,
                     char             **words)
{
  KdPassphraseStrength strength;
  KdPassphraseFlaw     flaw;

  if (*text == '\0')
    {
      *words = g_strdup ("");
      return 0;
    }
  strength = kd_passphrase_rate (text, known_words, &flaw);
  *words = g_strdup (_ (describe (strength, flaw)));
  return MAX ((int) strength, 1);
}
