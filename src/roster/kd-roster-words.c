/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-roster-words.h"

#include "kd-roster-memory.h"

#include <string.h>

/* Texts that many clients share (cities, tags, tiers) kept once and named by number; 0 is none.
 * Words are never taken out: there are few, and the next client has the same ones. */
struct _KdWords
{
  GPtrArray  *texts;
  GHashTable *numbers;
  GArray     *ranks;
  const char *last_text;
  guint32     last;
};

/**
 * kd_words_new:
 *
 * Makes a dictionary that knows only "none", number 0.
 *
 * Returns: (transfer full): a dictionary
 */
KdWords *
kd_words_new (void)
{
  KdWords *words = g_new0 (KdWords, 1);

  words->texts = g_ptr_array_new_with_free_func ((GDestroyNotify) kd_text_wipe);
  words->numbers = g_hash_table_new (g_str_hash, g_str_equal);
  words->ranks = g_array_new (FALSE, TRUE, sizeof (guint32));
  g_ptr_array_add (words->texts, NULL);
  return words;
}

/**
 * kd_words_free:
 * @words: (nullable): a dictionary
 *
 * Wipes and frees the words.
 */
void
kd_words_free (KdWords *words)
{
  if (words == NULL)
    return;
  g_hash_table_unref (words->numbers);
  g_ptr_array_unref (words->texts);
  g_array_unref (words->ranks);
  g_free (words);
}

/**
 * kd_words_intern:
 * @words: a dictionary
 * @text: (nullable): a text; an empty one is none
 *
 * Looks up a text, or enters it.
 *
 * Returns: its number
 */
guint32
kd_words_intern (KdWords    *words,
                 const char *text)
{
  guint32 word;
  char   *own;

  if (text == NULL || *text == '\0')
    return 0;
  if (words->last_text != NULL && strcmp (words->last_text, text) == 0)
    return words->last;
  word = GPOINTER_TO_UINT (g_hash_table_lookup (words->numbers, text));
  if (word == 0)
    {
      word = words->texts->len;
      own = g_strdup (text);
      g_ptr_array_add (words->texts, own);
      g_hash_table_insert (words->numbers, own, GUINT_TO_POINTER (word));
    }
  words->last = word;
  words->last_text = words->texts->pdata[word];
  return word;
}

/**
 * kd_words_get_size:
 * @words: a dictionary
 *
 * Tells how many numbers there are, "none" included.
 *
 * Returns: one more than the greatest number
 */
guint
kd_words_get_size (KdWords *words)
{
  return words->texts->len;
}

/**
 * kd_words_get_text:
 * @words: a dictionary
 * @word: a number
 *
 * Reads a word.
 *
 * Returns: (nullable): its text, %NULL for none
 */
const char *
kd_words_get_text (KdWords *words,
                   guint32  word)
{
  return words->texts->pdata[word];
}

static int
compare_words (gconstpointer a,
               gconstpointer b,
               gpointer      data)
{
  KdWords *words = data;

  return g_strcmp0 (words->texts->pdata[*(const guint32 *) a], words->texts->pdata[*(const guint32 *) b]);
}

static void
rank_words (KdWords *words)
{
  g_autofree guint32 *sorted = g_new (guint32, words->texts->len);

  for (guint32 i = 0; i < words->texts->len; i++)
    sorted[i] = i;
  g_sort_array (sorted, words->texts->len, sizeof *sorted, compare_words, words);
  g_array_set_size (words->ranks, words->texts->len);
  for (guint32 i = 0; i < words->texts->len; i++)
    g_array_index (words->ranks, guint32, sorted[i]) = i;
}

/**
 * kd_words_get_rank:
 * @words: a dictionary
 * @word: a number
 *
 * Tells where a word stands among all by its characters. New words shift the ranks and keep their order.
 *
 * Returns: the rank, 0 for none
 */
guint32
kd_words_get_rank (KdWords *words,
                   guint32  word)
{
  if (words->ranks->len < words->texts->len)
    rank_words (words);
  return g_array_index (words->ranks, guint32, word);
}

/**
 * kd_words_measure:
 * @words: a dictionary
 *
 * Adds up what the dictionary takes.
 *
 * Returns: bytes
 */
gsize
kd_words_measure (KdWords *words)
{
  gsize size = 0;

  for (guint i = 1; i < words->texts->len; i++)
    size += strlen (words->texts->pdata[i]) + 1 + 6 * sizeof (gpointer);
  return size;
}

/**
 * kd_words_split_tags:
 * @text: tags as the field has them
 *
 * Takes a field of tags apart at commas, semicolons and their Chinese sisters.
 *
 * Returns: (transfer full): the tags, each once, no empty one
 */
char **
kd_words_split_tags (const char *text)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GString) marks = g_string_new (text);
  g_auto (GStrv) parts = NULL;

  g_string_replace (marks, "，", ",", 0);
  g_string_replace (marks, "、", ",", 0);
  g_string_replace (marks, "；", ",", 0);
  g_strdelimit (marks->str, ";|\n", ',');
  parts = g_strsplit (marks->str, ",", -1);
  for (guint i = 0; parts[i] != NULL; i++)
    {
      const char *tag = g_strstrip (parts[i]);

      if (*tag != '\0' && g_hash_table_add (seen, g_strdup (tag)))
        g_strv_builder_add (builder, tag);
    }
  explicit_bzero (marks->str, marks->len);
  return g_strv_builder_end (builder);
}
