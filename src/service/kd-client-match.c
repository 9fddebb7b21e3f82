/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-client-match.h"

#include <string.h>

/* Fewer characters of a number's end say nothing. */
#define TAIL 4

/* Whether letters are the beginnings of some syllables, one after the other and none left out. */
static gboolean
spells (const char        *letters,
        const char *const *syllables,
        guint              n_syllables)
{
  const char *syllable = syllables[0];

  if (n_syllables == 0)
    return *letters == '\0';
  for (guint i = 0; letters[i] != '\0' && syllable[i] != '\0'; i++)
    {
      if (letters[i] != syllable[i] && !(letters[i] == 'u' && syllable[i] == 'v'))
        return FALSE;
      if (spells (letters + i + 1, syllables + 1, n_syllables - 1))
        return TRUE;
    }
  return FALSE;
}

static guint
count_characters (char *const *syllables,
                  guint        n_syllables)
{
  guint characters = 0;

  for (guint i = 0; i < n_syllables; i++)
    characters += (guint) g_utf8_strlen (syllables[i], -1) + (i > 0);
  return characters;
}

/* The reading that was meant, of several; its marks where each character is a syllable. */
static void
show_reading (KdClientMatch *match,
              const char    *readings,
              guint          n_characters,
              const char    *letters)
{
  g_auto (GStrv) each = g_strsplit (readings, "|", -1);

  for (guint i = 0; each[i] != NULL && match->text == NULL; i++)
    {
      g_auto (GStrv) syllables = g_strsplit (each[i], " ", -1);

      if (match->length == 0 || g_strv_length (syllables) != n_characters ||
          !spells (letters, (const char *const *) syllables + match->start, match->length))
        continue;
      match->text = g_strdup (each[i]);
      match->text_start = count_characters (syllables, match->start) + (match->start > 0);
      match->text_length = count_characters (syllables + match->start, match->length);
    }
  if (match->text == NULL)
    match->text = g_strdup (each[0]);
}

static gboolean
show_tail (KdClientMatch *match,
           const char    *number,
           const KdQuery *query)
{
  gsize length = strlen (number);
  guint shown = MAX (query->n_digits, TAIL);

  if (query->n_digits == 0 || length < query->n_digits ||
      g_ascii_strcasecmp (number + length - query->n_digits, query->digits) != 0)
    return FALSE;
  shown = (guint) MIN (shown, length);
  match->text = g_strdup (number + length - shown);
  match->text_start = shown - query->n_digits;
  match->text_length = query->n_digits;
  return TRUE;
}

static void
show_phone (KdClientMatch *match,
            const char    *phones,
            const KdQuery *query)
{
  g_auto (GStrv) numbers = g_strsplit (phones != NULL ? phones : "", " ", -1);

  for (guint i = 0; numbers[i] != NULL; i++)
    if (show_tail (match, numbers[i], query))
      return;
}

/**
 * kd_client_match_new:
 * @pinyin: what reads names
 * @brief: the client
 * @hit: how the quick search found it
 * @query: what was looked for
 *
 * Makes of a hit what a row shows of it: `zhang san feng`, or the end of the phone number. No more of a
 * number is in it than was asked for, and four of its digits.
 *
 * Returns: (transfer full): how the client was found
 */
KdClientMatch *
kd_client_match_new (KdPinyin          *pinyin,
                     const KdBrief     *brief,
                     const KdRosterHit *hit,
                     const KdQuery     *query)
{
  static const KdClientWhy whys[] = {
    [KD_ROSTER_WHY_NAME] = KD_CLIENT_WHY_NAME,
    [KD_ROSTER_WHY_PINYIN] = KD_CLIENT_WHY_READING,
    [KD_ROSTER_WHY_INITIALS] = KD_CLIENT_WHY_READING,
    [KD_ROSTER_WHY_PHONE] = KD_CLIENT_WHY_PHONE,
    [KD_ROSTER_WHY_ID_NUMBER] = KD_CLIENT_WHY_ID_NUMBER,
  };
  KdClientMatch *match = g_new0 (KdClientMatch, 1);

  match->why = whys[hit->why];
  match->start = hit->start;
  match->length = hit->length;
  if (match->why == KD_CLIENT_WHY_READING)
    {
      g_autofree char *readings = kd_pinyin_read (pinyin, brief->name, NULL);

      if (readings != NULL)
        show_reading (match, readings, (guint) g_utf8_strlen (brief->name, -1), query->letters);
    }
  else if (match->why == KD_CLIENT_WHY_PHONE)
    show_phone (match, brief->phones, query);
  else if (match->why == KD_CLIENT_WHY_ID_NUMBER)
    show_tail (match, brief->id_number != NULL ? brief->id_number : "", query);
  return match;
}

/**
 * kd_client_match_free:
 * @match: (nullable): how a client was found
 *
 * Frees it.
 */
void
kd_client_match_free (KdClientMatch *match)
{
  if (match == NULL)
    return;
  g_free (match->text);
  g_free (match);
}
