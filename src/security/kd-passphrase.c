/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-passphrase.h"

#include "kd-error.h"

#include <glib/gi18n-lib.h>
#include <sodium.h>
#include <string.h>
#include <zxcvbn.h>

#define LEAST_CHARACTERS 12
#define LEAST_WORDS 5
/* Below, a thief with one graphics card needs less than a year at Argon2id's price. */
#define LEAST_BITS 35.0
#define STRONG_BITS 60.0

static gboolean
is_long_enough (const char *text)
{
  guint    words = 0;
  gboolean inside = FALSE;

  for (const char *c = text; *c != '\0'; c++)
    {
      words += *c != ' ' && !inside;
      inside = *c != ' ';
    }
  return g_utf8_strlen (text, -1) >= LEAST_CHARACTERS || words >= LEAST_WORDS;
}

/**
 * kd_passphrase_rate:
 * @text: a passphrase, valid UTF-8
 * @reading: (nullable): its pinyin, if it has Chinese characters: the dictionary knows Latin words
 *   only and would rate them far too high
 * @known_words: (nullable) (array zero-terminated=1): names and numbers that an attacker would try
 *
 * Rates the weaker of the text and its reading.
 *
 * Returns: the strength
 */
KdPassphraseStrength
kd_passphrase_rate (const char        *text,
                    const char        *reading,
                    const char *const *known_words)
{
  const char  *empty[] = { NULL };
  const char **words = known_words != NULL ? (const char **) known_words : empty;
  double       bits;

  g_return_val_if_fail (text != NULL, KD_PASSPHRASE_TOO_SHORT);

  if (!is_long_enough (text))
    return KD_PASSPHRASE_TOO_SHORT;
  bits = ZxcvbnMatch (text, words, NULL);
  if (reading != NULL)
    bits = MIN (bits, ZxcvbnMatch (reading, words, NULL));
  if (bits < LEAST_BITS)
    return KD_PASSPHRASE_WEAK;
  return bits < STRONG_BITS ? KD_PASSPHRASE_FAIR : KD_PASSPHRASE_STRONG;
}

/**
 * kd_passphrase_check:
 * @passphrase: a new passphrase
 * @error: return location
 *
 * Decides whether a new passphrase is taken.
 *
 * Returns: %FALSE with @error saying what to do better
 */
gboolean
kd_passphrase_check (const KdSecret *passphrase,
                     GError        **error)
{
  gsize size = kd_secret_get_size (passphrase);
  g_autoptr (KdSecret) text = kd_secret_new (size + 1);
  KdPassphraseStrength strength;

  memcpy (kd_secret_fill (text), kd_secret_peek (passphrase), size);
  if (!g_utf8_validate ((const char *) kd_secret_peek (text), (gssize) size, NULL))
    {
      g_set_error (error, KD_ERROR, KD_ERROR_INVALID, _ ("The passphrase is not valid UTF-8"));
      return FALSE;
    }
  strength = kd_passphrase_rate ((const char *) kd_secret_peek (text), NULL, NULL);
  if (strength == KD_PASSPHRASE_TOO_SHORT)
    g_set_error (error,
                 KD_ERROR,
                 KD_ERROR_INVALID,
                 _ ("The passphrase is too short; take %d characters or %d words at least"),
                 LEAST_CHARACTERS,
                 LEAST_WORDS);
  else if (strength == KD_PASSPHRASE_WEAK)
    g_set_error (error,
                 KD_ERROR,
                 KD_ERROR_INVALID,
                 _ ("The passphrase is easy to guess; take words that do not belong together"));
  return strength >= KD_PASSPHRASE_FAIR;
}
