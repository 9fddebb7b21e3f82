/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-text-words.h"

#include <string.h>

/* One character may fold to eighteen (U+FDFA); its letters are cut to what a word may have. */
typedef struct
{
  gboolean wide;
  gsize    length;
  char     letters[KD_TEXT_WORD_SIZE];
} Folded;

static gboolean
is_letter (gunichar character)
{
  return g_unichar_isalnum (character) || g_unichar_ismark (character);
}

static void
fold_by_tables (gunichar character,
                Folded  *folded)
{
  char             one[7] = { 0 };
  g_autofree char *narrow = NULL;
  g_autofree char *lower = NULL;

  g_unichar_to_utf8 (character, one);
  narrow = g_utf8_normalize (one, -1, G_NORMALIZE_NFKC);
  lower = narrow != NULL ? g_utf8_casefold (narrow, -1) : NULL;
  for (const char *c = lower; c != NULL && *c != '\0'; c = g_utf8_next_char (c))
    {
      gunichar letter = g_utf8_get_char (c);
      gsize    size = (gsize) (g_utf8_next_char (c) - c);

      if (!is_letter (letter) || folded->length + size >= sizeof folded->letters)
        continue;
      folded->wide |= folded->length == 0 && g_unichar_iswide (letter);
      memcpy (folded->letters + folded->length, c, size);
      folded->length += size;
    }
}

/* ASCII, its full-width forms and common Han, which is nearly everything, need no tables. */
static void
fold_character (gunichar character,
                Folded  *folded)
{
  folded->length = 0;
  folded->wide = FALSE;
  if (character >= 0xff01 && character <= 0xff5e)
    character -= 0xfee0;
  if (character < 0x80)
    {
      if (g_ascii_isalnum ((char) character))
        folded->letters[folded->length++] = g_ascii_tolower ((char) character);
    }
  else if (character >= 0x4e00 && character <= 0x9fff)
    {
      folded->length = (gsize) g_unichar_to_utf8 (character, folded->letters);
      folded->wide = TRUE;
    }
  else
    fold_by_tables (character, folded);
}

/**
 * kd_text_words_init:
 * @words: (out caller-allocates): a walk
 * @text: a valid UTF-8 text that outlives the walk
 *
 * Begins a walk before the first word.
 */
void
kd_text_words_init (KdTextWords *words,
                    const char  *text)
{
  words->rest = text;
  words->start = words->end = text;
  words->length = 0;
}

/**
 * kd_text_words_next:
 * @words: a walk
 *
 * Finds the next word. Words are runs of letters and digits, folded as [func@text_fold] does: full-width
 * forms are narrow, letter case is gone. A wide character (Han, kana, hangul) is a word by itself, so that
 * any fragment of a Chinese text is a phrase; no other tokenizer is needed behind this one.
 *
 * Returns: %FALSE at the end of the text
 */
gboolean
kd_text_words_next (KdTextWords *words)
{
  Folded   folded;
  gboolean blank = FALSE;

  words->length = 0;
  for (const char *c = words->rest; *c != '\0'; c = words->rest)
    {
      gunichar character = g_utf8_get_char (c);

      fold_character (character, &folded);
      if (words->length > 0 && (folded.length == 0 || folded.wide))
        break;
      words->rest = g_utf8_next_char (c);
      if (folded.length == 0)
        {
          blank |= g_unichar_isspace (character);
          continue;
        }
      if (words->length == 0)
        words->start = c;
      words->end = words->rest;
      words->wide = folded.wide;
      if (words->length + folded.length < sizeof words->word)
        {
          memcpy (words->word + words->length, folded.letters, folded.length);
          words->length += folded.length;
        }
      if (folded.wide)
        break;
    }
  words->word[words->length] = '\0';
  words->follows = !blank;
  return words->length > 0;
}
