/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-passphrase.h"

#include "kd-error.h"
#include "kd-pinyin.h"
#include "kd-text.h"

#include <glib/gi18n-lib.h>
#include <sodium.h>
#include <string.h>
#include <zxcvbn.h>

#define LEAST_CHARACTERS 12
#define LEAST_WORDS 5
/* Four words of two characters each. */
#define LEAST_HAN 8
/* Below, a list of common passphrases has it in minutes. */
#define VERY_WEAK_BITS 20.0
/* Below, a thief with one graphics card needs less than a year at Argon2id's price. */
#define LEAST_BITS 35.0
#define STRONG_BITS 60.0
/* What a character of running Chinese text tells at the most: Brown et al. (1992) measure 1.75 bits a letter for English; for
 * Chinese, character models reach 4 to 5. Zxcvbn has no Chinese words and would count 24. */
#define BITS_PER_HAN 5.0
/* A word of fewer bytes is in too many texts by chance. */
#define LEAST_WORD 4
#define MOST_KNOWN 64

/* What everybody knows by heart. Verses of Tang poems and phrases of songs and slogans, in pinyin. */
static const char *const well_known[] = {
  "woaibeijingtiananmen",
  "tiananmenshangtaiyangsheng",
  "chuangqianmingyueguang",
  "yishidishangshuang",
  "yishideshangshuang",
  "jutouwangmingyue",
  "ditousiguxiang",
  "chunmianbujuexiao",
  "chuchuwentiniao",
  "bairiyishanjin",
  "huangherurhailiu",
  "yuqiongqianlimu",
  "gengshangyicenglou",
  "haohaoxuexi",
  "tiantianxiangshang",
  "weirenminfuwu",
  "gongxifacai",
  "wanshiruyi",
  "shentijiankang",
  "xinniankuaile",
  "shengrikuaile",
  "woaini",
  "yiershansiwu",
  "mima",
  "qichedawoaini",
  "nihao",
};

static guint
count_han (const char *text)
{
  guint n = 0;

  for (const char *c = text; *c != '\0'; c = g_utf8_next_char (c))
    n += g_unichar_get_script (g_utf8_get_char (c)) == G_UNICODE_SCRIPT_HAN;
  return n;
}

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
  return g_utf8_strlen (text, -1) >= LEAST_CHARACTERS || words >= LEAST_WORDS || count_han (text) >= LEAST_HAN;
}

static void
wipe (char *text)
{
  sodium_memzero (text, strlen (text));
  g_free (text);
}

/* Numbers run together, so that a date is one however it is written. */
static char *
fold_numbers (const char *text)
{
  char *folded = kd_text_fold (text);
  char *end = folded;

  for (const char *c = folded; *c != '\0'; c++)
    if (strchr (" -/.", *c) == NULL || end == folded || !g_ascii_isdigit (end[-1]) || !g_ascii_isdigit (c[1]))
      *end++ = *c;
  memset (end, 0, strlen (end));
  return folded;
}

/* What a pinyin keyboard was given: the first reading, without blanks. A text without Chinese is its own. */
static char *
read_aloud (const char *text)
{
  g_autoptr (KdPinyin) pinyin = NULL;
  char *reading;
  char *end;

  if (count_han (text) == 0)
    return fold_numbers (text);
  pinyin = kd_pinyin_new ();
  reading = kd_pinyin_read (pinyin, text, NULL);
  end = reading;
  for (const char *c = reading; *c != '\0' && *c != '|'; c++)
    if (*c != ' ')
      *end++ = *c;
  memset (end, 0, strlen (end));
  return reading;
}

/* The user's words as they are, folded, and as they are read, then what everybody knows. */
static GPtrArray *
list_words (const char *const *known)
{
  GPtrArray *words = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; known != NULL && known[i] != NULL && i < MOST_KNOWN; i++)
    {
      if (strlen (known[i]) < LEAST_WORD)
        continue;
      g_ptr_array_add (words, kd_text_fold (known[i]));
      g_ptr_array_add (words, read_aloud (known[i]));
    }
  return words;
}

static gboolean
holds_any (const char      *text,
           const char      *reading,
           const GPtrArray *words)
{
  for (guint i = 0; i < words->len; i++)
    if (strlen (words->pdata[i]) >= LEAST_WORD && (strstr (text, words->pdata[i]) != NULL || strstr (reading, words->pdata[i]) != NULL))
      return TRUE;
  return FALSE;
}

static KdPassphraseFlaw
flaw_of (int type)
{
  switch (type & ~MULTIPLE_MATCH)
    {
    case DICTIONARY_MATCH:
    case DICT_LEET_MATCH:
    case USER_MATCH:
    case USER_LEET_MATCH:
      return KD_FLAW_COMMON;
    case REPEATS_MATCH:
      return KD_FLAW_REPEATED;
    case SEQUENCE_MATCH:
    case SPATIAL_MATCH:
      return KD_FLAW_SEQUENCE;
    case DATE_MATCH:
    case YEAR_MATCH:
      return KD_FLAW_DATE;
    default:
      return KD_FLAW_NONE;
    }
}

/* The flaw that covers most of the text. */
static double
measure (const char       *text,
         const char      **words,
         KdPassphraseFlaw *flaw)
{
  int         covered[KD_FLAW_SEQUENCE + 1] = { 0 };
  ZxcMatch_t *parts = NULL;
  double      bits = ZxcvbnMatch (text, words, &parts);

  *flaw = KD_FLAW_NONE;
  for (const ZxcMatch_t *part = parts; part != NULL; part = part->Next)
    covered[flaw_of ((int) part->Type)] += part->Length;
  for (int i = KD_FLAW_COMMON; i <= KD_FLAW_SEQUENCE; i++)
    if (covered[i] > 0 && covered[i] >= covered[*flaw])
      *flaw = (KdPassphraseFlaw) i;
  ZxcvbnFreeInfo (parts);
  return bits;
}

static KdPassphraseStrength
grade (double bits)
{
  if (bits < VERY_WEAK_BITS)
    return KD_PASSPHRASE_VERY_WEAK;
  if (bits < LEAST_BITS)
    return KD_PASSPHRASE_WEAK;
  return bits < STRONG_BITS ? KD_PASSPHRASE_FAIR : KD_PASSPHRASE_STRONG;
}

/**
 * kd_passphrase_rate:
 * @text: a passphrase, valid UTF-8
 * @known_words: (nullable) (array zero-terminated=1): names and numbers that an attacker would try
 * @flaw: (out): what makes it weak
 *
 * Rates the weaker of the text and what a pinyin keyboard was given for it: the dictionary knows Latin words only
 * and would rate Chinese far too high.
 *
 * Returns: the strength
 */
KdPassphraseStrength
kd_passphrase_rate (const char        *text,
                    const char *const *known_words,
                    KdPassphraseFlaw  *flaw)
{
  g_autoptr (GPtrArray) words = NULL;
  g_autoptr (GPtrArray) tried = g_ptr_array_new ();
  KdPassphraseFlaw other;
  char            *folded, *reading;
  guint            han, others;
  double           bits, read;

  g_return_val_if_fail (text != NULL, KD_PASSPHRASE_TOO_SHORT);

  *flaw = KD_FLAW_NONE;
  if (!is_long_enough (text))
    return KD_PASSPHRASE_TOO_SHORT;
  words = list_words (known_words);
  folded = kd_text_fold (text);
  reading = read_aloud (text);
  g_ptr_array_extend (tried, words, NULL, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (well_known); i++)
    g_ptr_array_add (tried, (gpointer) well_known[i]);
  g_ptr_array_add (tried, NULL);

  bits = measure (text, (const char **) tried->pdata, flaw);
  read = measure (reading, (const char **) tried->pdata, &other);
  if (read < bits)
    {
      bits = read;
      *flaw = other;
    }
  han = count_han (text);
  others = (guint) g_utf8_strlen (text, -1) - han;
  if (han > others)
    bits = MIN (bits, BITS_PER_HAN * (han + others));
  if (holds_any (folded, reading, words))
    *flaw = KD_FLAW_KNOWN;
  wipe (folded);
  wipe (reading);
  return grade (bits);
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
  KdPassphraseFlaw     flaw;

  memcpy (kd_secret_fill (text), kd_secret_peek (passphrase), size);
  if (!g_utf8_validate ((const char *) kd_secret_peek (text), (gssize) size, NULL))
    {
      g_set_error (error, KD_ERROR, KD_ERROR_INVALID, _ ("The passphrase is not valid UTF-8"));
      return FALSE;
    }
  strength = kd_passphrase_rate ((const char *) kd_secret_peek (text), NULL, &flaw);
  if (strength == KD_PASSPHRASE_TOO_SHORT)
    g_set_error (error,
                 KD_ERROR,
                 KD_ERROR_INVALID,
                 _ ("The passphrase is too short; take %d characters or %d words at least"),
                 LEAST_CHARACTERS,
                 LEAST_WORDS);
  else if (strength < KD_PASSPHRASE_FAIR)
    g_set_error (error,
                 KD_ERROR,
                 KD_ERROR_INVALID,
                 _ ("The passphrase is easy to guess; take words that do not belong together"));
  return strength >= KD_PASSPHRASE_FAIR;
}
