/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * KD_TEXT_WORD_SIZE:
 *
 * Bytes of the longest word and its ending NUL; what is longer is cut.
 */
#define KD_TEXT_WORD_SIZE 64

/**
 * KdTextWords:
 * @rest: what is not read yet
 * @start: where the word begins in the text
 * @end: where it ends in the text
 * @wide: whether the word is a single character of a script without blanks
 * @follows: whether nothing that divides words for people stands before it: no blank
 * @length: bytes of @word
 * @word: the word, folded
 *
 * A walk over the words of a text.
 */
typedef struct
{
  const char *rest;
  const char *start;
  const char *end;
  gboolean    wide;
  gboolean    follows;
  gsize       length;
  char        word[KD_TEXT_WORD_SIZE];
} KdTextWords;

void     kd_text_words_init (KdTextWords *words,
                             const char  *text);
gboolean kd_text_words_next (KdTextWords *words);

G_END_DECLS
