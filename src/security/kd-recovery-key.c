/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-recovery-key.h"

#include "kd-error.h"

#include <glib/gi18n-lib.h>
#include <sodium.h>
#include <string.h>

/* Crockford's alphabet: no I, L, O, U, so that what is read aloud or from paper is not mistaken. */
#define ALPHABET "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
#define KEY_CHARACTERS 52
#define CHECK_CHARACTERS 4
#define CHARACTERS (KEY_CHARACTERS + CHECK_CHARACTERS)

/* Twenty bits: one wrong text in a million passes, and then does not open the vault. */
static void
checksum (const guint8 *key,
          guint8       *values)
{
  guint8 hash[16];

  crypto_generichash (hash, sizeof hash, key, KD_RECOVERY_KEY_SIZE, (const guint8 *) "dossier-recovery", 16);
  values[0] = hash[0] >> 3;
  values[1] = (guint8) ((hash[0] << 2 | hash[1] >> 6) & 31);
  values[2] = (hash[1] >> 1) & 31;
  values[3] = (guint8) ((hash[1] << 4 | hash[2] >> 4) & 31);
}

/**
 * kd_recovery_key_format:
 * @key: %KD_RECOVERY_KEY_SIZE bytes
 *
 * Writes a recovery key as it stands on paper: 52 characters of base 32 and 4 of a checksum, in 14
 * groups of four. The text is as secret as the key; wipe it.
 *
 * Returns: (transfer full): the text
 */
char *
kd_recovery_key_format (const KdSecret *key)
{
  const guint8 *bytes = kd_secret_peek (key);
  guint8        values[CHARACTERS];
  GString      *text = g_string_sized_new (CHARACTERS + KD_RECOVERY_KEY_GROUPS);

  g_return_val_if_fail (kd_secret_get_size (key) == KD_RECOVERY_KEY_SIZE, NULL);

  for (guint i = 0; i < KEY_CHARACTERS; i++)
    {
      guint bit = i * 5;
      guint pair = (guint) bytes[bit / 8] << 8 | (bit / 8 + 1 < KD_RECOVERY_KEY_SIZE ? bytes[bit / 8 + 1] : 0u);

      values[i] = pair >> (11 - bit % 8) & 31;
    }
  checksum (bytes, values + KEY_CHARACTERS);
  for (guint i = 0; i < CHARACTERS; i++)
    {
      if (i > 0 && i % 4 == 0)
        g_string_append_c (text, '-');
      g_string_append_c (text, ALPHABET[values[i]]);
    }
  sodium_memzero (values, sizeof values);
  return g_string_free_and_steal (text);
}

static int
value_of (char c)
{
  const char *at;

  c = g_ascii_toupper (c);
  if (c == 'O')
    c = '0';
  else if (c == 'I' || c == 'L')
    c = '1';
  at = c != '\0' ? strchr (ALPHABET, c) : NULL;
  return at != NULL ? (int) (at - ALPHABET) : -1;
}

/**
 * kd_recovery_key_parse:
 * @text: a recovery key as it was copied from paper: any case, blanks and hyphens anywhere, O for 0
 * @error: return location
 *
 * A mistyped key is told apart from one of another vault by its checksum.
 *
 * Returns: (transfer full) (nullable): the key
 */
KdSecret *
kd_recovery_key_parse (const char *text,
                       GError    **error)
{
  g_autoptr (KdSecret) key = kd_secret_new (KD_RECOVERY_KEY_SIZE + 1);
  guint8 given[CHECK_CHARACTERS] = { 0 };
  guint8 wanted[CHECK_CHARACTERS];
  guint  n = 0;

  for (const char *c = text; *c != '\0'; c++)
    {
      int value = value_of (*c);

      if (*c == ' ' || *c == '-' || *c == '\n')
        continue;
      if (value < 0 || n == CHARACTERS)
        {
          n = G_MAXUINT;
          break;
        }
      if (n < KEY_CHARACTERS)
        {
          guint bit = n * 5;
          guint pair = (guint) value << (11 - bit % 8);

          kd_secret_fill (key)[bit / 8] |= (guint8) (pair >> 8);
          kd_secret_fill (key)[bit / 8 + 1] |= (guint8) pair;
        }
      else
        given[n - KEY_CHARACTERS] = (guint8) value;
      n++;
    }
  if (n != CHARACTERS)
    {
      g_set_error (error,
                   KD_ERROR,
                   KD_ERROR_INVALID,
                   _ ("A recovery key has 14 groups of 4 letters and digits; compare it with the paper"));
      return NULL;
    }
  checksum (kd_secret_peek (key), wanted);
  if (memcmp (given, wanted, sizeof given) != 0 || kd_secret_peek (key)[KD_RECOVERY_KEY_SIZE] != 0)
    {
      g_set_error (error,
                   KD_ERROR,
                   KD_ERROR_INVALID,
                   _ ("The recovery key is mistyped: its checksum does not fit; compare it with the paper"));
      return NULL;
    }
  return kd_secret_new_copy (kd_secret_peek (key), KD_RECOVERY_KEY_SIZE);
}

/* --- a few groups ----------------------------------------------------------------------------------------- */

/* Four characters; whether they are such of a recovery key. */
static gboolean
read_group (const char **text,
            char        *characters)
{
  for (guint i = 0; i < KD_RECOVERY_KEY_GROUP_SIZE; i++)
    {
      int value = value_of (**text);

      if (value < 0)
        return FALSE;
      characters[i] = ALPHABET[value];
      (*text)++;
    }
  return **text == '\0' || strchr (" -,", **text) != NULL;
}

static const char *
skip_blanks (const char *text)
{
  return text + strspn (text, " -,");
}

/* `5:` before a group, if none was asked for. */
static gboolean
read_number (const char **text,
             guint       *number)
{
  char *end;

  *number = (guint) MIN (g_ascii_strtoull (*text, &end, 10), G_MAXUINT);
  if (end == *text || *end != ':' || *number < 1 || *number > KD_RECOVERY_KEY_GROUPS)
    return FALSE;
  *text = end + 1;
  return TRUE;
}

/**
 * kd_recovery_groups_parse:
 * @text: groups as they were read from paper, with blanks, hyphens or commas between
 * @asked: (nullable) (array fixed-size=3): which groups were asked for, from 1; %NULL if @text says it,
 *   as `5:XXXX`, of three different groups at least
 * @groups: (out caller-allocates): the groups
 * @error: return location
 *
 * Returns: whether they are groups of a recovery key; not whether they are of the right one
 */
gboolean
kd_recovery_groups_parse (const char       *text,
                          const guint      *asked,
                          KdRecoveryGroups *groups,
                          GError          **error)
{
  guint    n = 0, different = 0, number;
  gboolean good = TRUE;

  memset (groups, 0, sizeof *groups);
  for (text = skip_blanks (text); *text != '\0'; text = skip_blanks (text), n++)
    {
      if (asked == NULL)
        good = read_number (&text, &number);
      else
        {
          good = n < KD_RECOVERY_KEY_ASKED;
          number = good ? asked[n] : 1;
        }
      good = good && read_group (&text, groups->characters[number - 1]);
      if (!good)
        break;
      different += !groups->given[number - 1];
      groups->given[number - 1] = TRUE;
    }
  if (good && different >= KD_RECOVERY_KEY_ASKED)
    return TRUE;
  sodium_memzero (groups, sizeof *groups);
  g_set_error (error,
               KD_ERROR,
               KD_ERROR_INVALID,
               asked != NULL ? _ ("Three groups of four letters and digits are wanted; compare them with the paper")
                             : _ ("Give three groups of the recovery key at least, each with its number, such as 1:XXXX 6:XXXX 14:XXXX"));
  return FALSE;
}

/**
 * kd_recovery_groups_hash:
 * @groups: groups of a recovery key
 * @number: which, from 1
 * @salt: 16 bytes
 * @hash: (out): %KD_RECOVERY_KEY_HASH_SIZE bytes
 *
 * Hashes a group, so that it can be compared without being kept.
 */
void
kd_recovery_groups_hash (const KdRecoveryGroups *groups,
                         guint                   number,
                         const guint8           *salt,
                         guint8                 *hash)
{
  guint8 message[1 + KD_RECOVERY_KEY_GROUP_SIZE] = { (guint8) number };

  memcpy (message + 1, groups->characters[number - 1], KD_RECOVERY_KEY_GROUP_SIZE);
  crypto_generichash (hash, KD_RECOVERY_KEY_HASH_SIZE, message, sizeof message, salt, 16);
  sodium_memzero (message, sizeof message);
}
