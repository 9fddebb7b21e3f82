/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-text-query.h"

#include "kd-text-words.h"

#include <string.h>

/* Nobody types more; what follows is not looked for. */
#define MOST_PIECES 16
#define MOST_PIECE_WORDS 64

/* A snippet begins so many characters before the first place and is so long in all. */
#define SNIPPET_BEFORE 16
#define SNIPPET_LENGTH 64

/* What was typed between two blanks. */
typedef struct
{
  GPtrArray *words;
  gboolean   prefix; /* the last word may be the beginning of one */
} Piece;

struct _KdTextQuery
{
  GPtrArray *pieces;
};

static void
piece_free (gpointer data)
{
  Piece *piece = data;

  g_ptr_array_unref (piece->words);
  g_free (piece);
}

/**
 * kd_text_hit_new:
 *
 * Returns: (transfer full): a hit without texts
 */
KdTextHit *
kd_text_hit_new (void)
{
  KdTextHit *hit = g_new0 (KdTextHit, 1);

  hit->marks = g_array_new (FALSE, FALSE, sizeof (KdTextMark));
  return hit;
}

/**
 * kd_text_hit_free:
 * @hit: (transfer full): a hit
 *
 * Frees @hit.
 */
void
kd_text_hit_free (KdTextHit *hit)
{
  g_free (hit->name);
  g_free (hit->where);
  g_free (hit->snippet);
  g_array_unref (hit->marks);
  g_free (hit);
}

/* --- what is looked for --------------------------------------------------------------------------------- */

/* A lone letter or digit begins too many words to be the beginning of one. */
static gboolean
may_go_on (const KdTextWords *words)
{
  return !words->wide && g_utf8_strlen (words->word, -1) > 1;
}

/**
 * kd_text_query_new:
 * @text: what somebody typed; valid UTF-8
 *
 * Reads what is looked for. Nothing in it has a meaning of its own: quotes, stars and operators divide
 * words as all punctuation does.
 *
 * Returns: (transfer full): the query
 */
KdTextQuery *
kd_text_query_new (const char *text)
{
  KdTextQuery *self = g_new0 (KdTextQuery, 1);
  Piece       *piece = NULL;
  KdTextWords  words;

  self->pieces = g_ptr_array_new_with_free_func (piece_free);
  kd_text_words_init (&words, text);
  while (kd_text_words_next (&words))
    {
      if (piece == NULL || !words.follows)
        {
          if (self->pieces->len == MOST_PIECES)
            break;
          piece = g_new0 (Piece, 1);
          piece->words = g_ptr_array_new_with_free_func (g_free);
          g_ptr_array_add (self->pieces, piece);
        }
      if (piece->words->len == MOST_PIECE_WORDS)
        continue;
      g_ptr_array_add (piece->words, g_strdup (words.word));
      piece->prefix = may_go_on (&words);
    }
  return self;
}

/**
 * kd_text_query_free:
 * @self: (transfer full): a query
 *
 * Frees @self.
 */
void
kd_text_query_free (KdTextQuery *self)
{
  g_ptr_array_unref (self->pieces);
  g_free (self);
}

/**
 * kd_text_query_get_size:
 * @self: a query
 *
 * Returns: of how many pieces it is; of none, if there was neither letter nor digit
 */
guint
kd_text_query_get_size (const KdTextQuery *self)
{
  return self->pieces->len;
}

/**
 * kd_text_query_to_match:
 * @self: a query
 *
 * Says it as the text index is asked. Words hold letters and digits alone, so that nothing that was typed
 * ends a string or is an operator.
 *
 * Returns: (transfer full): strings with AND between
 */
char *
kd_text_query_to_match (const KdTextQuery *self)
{
  GString *match = g_string_new (NULL);

  for (guint i = 0; i < self->pieces->len; i++)
    {
      const Piece *piece = self->pieces->pdata[i];

      g_string_append (match, i > 0 ? " AND \"" : "\"");
      for (guint j = 0; j < piece->words->len; j++)
        g_string_append_printf (match, "%s%s", j > 0 ? " " : "", (const char *) piece->words->pdata[j]);
      g_string_append (match, piece->prefix ? "\" *" : "\"");
    }
  return g_string_free_and_steal (match);
}

/* --- where it stands ------------------------------------------------------------------------------------ */

/* Whether the piece stands where a word begins, and where it ends. */
static gboolean
stands_at (const Piece *piece,
           const char  *at,
           const char **end)
{
  KdTextWords words;

  kd_text_words_init (&words, at);
  for (guint i = 0; i < piece->words->len; i++)
    {
      const char *wanted = piece->words->pdata[i];
      gboolean    last = i + 1 == piece->words->len;

      if (!kd_text_words_next (&words) ||
          (last && piece->prefix ? !g_str_has_prefix (words.word, wanted) : strcmp (words.word, wanted) != 0))
        return FALSE;
    }
  *end = words.end;
  return TRUE;
}

/**
 * kd_text_query_find:
 * @self: a query
 * @text: a text
 * @first: (out) (nullable): where the first piece stands that was found
 *
 * Returns: how many different pieces stand in @text
 */
guint
kd_text_query_find (const KdTextQuery *self,
                    const char        *text,
                    const char       **first)
{
  guint       found = 0;
  KdTextWords words;

  *first = NULL;
  kd_text_words_init (&words, text);
  while (found != (1u << self->pieces->len) - 1 && kd_text_words_next (&words))
    for (guint i = 0; i < self->pieces->len; i++)
      {
        const char *end;

        if ((found & (1u << i)) || !stands_at (self->pieces->pdata[i], words.start, &end))
          continue;
        found |= 1u << i;
        if (*first == NULL)
          *first = words.start;
      }
  return (guint) __builtin_popcount (found);
}

/* A Latin word is not cut in two. */
static const char *
find_cut (const char *text,
          const char *first)
{
  const char *at = first;

  for (guint i = 0; i < SNIPPET_BEFORE && at > text; i++)
    at = g_utf8_prev_char (at);
  while (at > text && at < first && g_ascii_isalnum (at[0]) && g_ascii_isalnum (at[-1]))
    at++;
  return at;
}

/* Places that touch or overlap are one. */
static void
add_mark (GArray *marks,
          gsize   start,
          gsize   end)
{
  KdTextMark *last = marks->len > 0 ? &g_array_index (marks, KdTextMark, marks->len - 1) : NULL;
  KdTextMark  mark = { (guint) start, (guint) end };

  if (last != NULL && mark.start <= last->end)
    last->end = MAX (last->end, mark.end);
  else
    g_array_append_val (marks, mark);
}

/**
 * kd_text_query_cut:
 * @self: a query
 * @text: a text in which it was found
 * @first: where the first piece stands
 * @marks: (element-type KdTextMark): gets every place of every piece in the snippet
 *
 * Cuts @text around the first place, for one line: a line break becomes a blank.
 *
 * Returns: (transfer full): the snippet, with an ellipsis where it was cut
 */
char *
kd_text_query_cut (const KdTextQuery *self,
                   const char        *text,
                   const char        *first,
                   GArray            *marks)
{
  const char *from = find_cut (text, first);
  const char *to = from;
  GString    *snippet = g_string_new (from > text ? "…" : "");
  gsize       shift = snippet->len;
  KdTextWords words;

  for (guint i = 0; i < SNIPPET_LENGTH && *to != '\0'; i++)
    to = g_utf8_next_char (to);
  for (const char *c = from; c < to; c++)
    g_string_append_c (snippet, (char) (*c == '\n' || *c == '\t' ? ' ' : *c));
  if (*to != '\0')
    g_string_append (snippet, "…");

  g_array_set_size (marks, 0);
  kd_text_words_init (&words, from);
  while (kd_text_words_next (&words) && words.start < to)
    for (guint i = 0; i < self->pieces->len; i++)
      {
        const char *end;

        if (stands_at (self->pieces->pdata[i], words.start, &end))
          add_mark (marks, (gsize) (words.start - from) + shift, (gsize) (MIN (end, to) - from) + shift);
      }
  return g_string_free_and_steal (snippet);
}
