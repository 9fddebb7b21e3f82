/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-roster-spelling.h"

#include "kd-roster-memory.h"
#include "kd-text.h"

#include <string.h>

/* How names are kept for the search. A reading is a row of letters in which the first one of each
 * syllable has its high bit set, so that a scan finds the places where a query may begin without
 * looking at anything else; `|` parts readings and, where there are several, stands before the first. The mask of a name has a bit for each letter that a
 * syllable begins with (0 to 25) and hashed ones for the characters of the folded name (26 to 63). */

#define SEVERAL '|'
#define STARTS_HERE(c) (((guint8) (c) & 0x80) != 0)
#define LETTER(c) ((char) ((c) & 0x7f))

static gboolean
is_han (gunichar character)
{
  return character >= 0x2e80 && g_unichar_get_script (character) == G_UNICODE_SCRIPT_HAN;
}

/* The common ideographs, three bytes E4 B8 80 to E9 BF BF: folding leaves them alone. */
static gboolean
is_common_han (const guint8 *c)
{
  return c[0] >= 0xe4 && c[0] <= 0xe9 && (c[0] > 0xe4 || c[1] >= 0xb8);
}

/**
 * kd_spelling_fold:
 * @text: (nullable): a valid UTF-8 text
 *
 * Folds as kd_text_fold() does; most names of a book have nothing to fold and cost one look.
 *
 * Returns: (transfer full) (nullable): the folded text, or %NULL if @text is folded already
 */
char *
kd_spelling_fold (const char *text)
{
  const guint8 *c = (const guint8 *) text;

  if (text == NULL)
    return NULL;
  while (*c != '\0')
    {
      if (g_ascii_islower (*c) || g_ascii_isdigit (*c))
        c += 1;
      else if (is_common_han (c))
        c += 3;
      else
        return kd_text_fold (text);
    }
  return NULL;
}

static gboolean
is_mark (gunichar character)
{
  return character >= 0x300 && character <= 0x36f;
}

/* Letters as they are kept: tone marks gone, ü as v. */
static char *
plain_letters (const char *text)
{
  kd_autowipe char *parts = NULL;
  GString          *plain;

  if (g_str_is_ascii (text))
    return g_ascii_strdown (text, -1);
  parts = g_utf8_normalize (text, -1, G_NORMALIZE_NFD);
  plain = g_string_new (NULL);
  for (const char *c = parts; c != NULL && *c != '\0'; c = g_utf8_next_char (c))
    {
      gunichar character = g_unichar_tolower (g_utf8_get_char (c));

      if (character == 0x308 && plain->len > 0 && plain->str[plain->len - 1] == 'u')
        plain->str[plain->len - 1] = 'v';
      else if (!is_mark (character))
        g_string_append_unichar (plain, character);
    }
  return g_string_free_and_steal (plain);
}

static gboolean
is_spelled (char c)
{
  return g_ascii_islower (c) || g_ascii_isdigit (c);
}

static void
encode_readings (GString    *to,
                 const char *letters,
                 gboolean    each)
{
  gsize    begin = to->len;
  gboolean fresh = TRUE;

  for (const char *c = letters; *c != '\0'; c++)
    {
      if (*c == '|' && to->len > begin && to->str[to->len - 1] != '|')
        g_string_append_c (to, '|');
      else if (g_ascii_isalnum (*c))
        g_string_append_c (to, (char) (g_ascii_tolower (*c) | (fresh || each ? 0x80 : 0)));
      fresh = !g_ascii_isalnum (*c);
    }
  if (to->len > begin && to->str[to->len - 1] == '|')
    g_string_truncate (to, to->len - 1);
  if (memchr (to->str + begin, '|', to->len - begin) != NULL)
    g_string_insert_c (to, (gssize) begin, SEVERAL);
}

/**
 * kd_spelling_encode:
 * @to: where to append
 * @pinyin: (nullable): readings as a brief has them
 * @initials: (nullable): their initials, used where there are no readings
 * @folded: the folded name, which is its own reading where there are no initials either and it is
 *   in Latin letters
 *
 * Writes the readings of a name as the search wants them.
 */
void
kd_spelling_encode (GString    *to,
                    const char *pinyin,
                    const char *initials,
                    const char *folded)
{
  kd_autowipe char *letters = NULL;
  gboolean          each = FALSE;

  if (pinyin != NULL && *pinyin != '\0')
    letters = plain_letters (pinyin);
  else if (initials != NULL && *initials != '\0')
    {
      letters = plain_letters (initials);
      each = TRUE;
    }
  else if (g_str_is_ascii (folded))
    letters = g_strdup (folded);
  else
    return;
  encode_readings (to, letters, each);
}

static guint64
start_bits (char letter)
{
  guint64 bits = 0;

  if (g_ascii_islower (letter))
    bits = G_GUINT64_CONSTANT (1) << (letter - 'a');
  if (letter == 'v')
    bits |= G_GUINT64_CONSTANT (1) << ('u' - 'a');
  return bits;
}

/* Characters are hashed by their bytes up to the next one's begin, which needs no decoding. */
static guint64
name_bits (const char *folded)
{
  guint64 bits = 0;
  guint32 hash = 0;

  for (const guint8 *c = (const guint8 *) folded; *c != '\0'; c++)
    {
      hash = ((*c & 0xc0) == 0x80 ? hash * 64 : 0) + *c;
      if ((c[1] & 0xc0) != 0x80)
        bits |= G_GUINT64_CONSTANT (1) << (26 + (((guint64) (hash * 2654435761u) * 38) >> 32));
    }
  return bits;
}

/**
 * kd_spelling_mask:
 * @folded: a folded name
 * @readings: its encoded readings
 *
 * Makes the mask by which most clients are passed over without a look at their texts.
 *
 * Returns: the mask
 */
guint64
kd_spelling_mask (const char *folded,
                  const char *readings)
{
  guint64 mask = name_bits (folded);

  for (const char *c = readings; *c != '\0'; c++)
    if (STARTS_HERE (*c))
      mask |= start_bits (LETTER (*c));
  return mask;
}

static void
take_letters (KdQuery *query)
{
  kd_autowipe char *letters = plain_letters (query->text);
  gboolean          any = FALSE;

  for (const char *c = letters; *c != '\0'; c = g_utf8_next_char (c))
    {
      gunichar character = g_utf8_get_char (c);

      if (character == ' ' || character == '\'' || character == 0x2019 || character == '-')
        continue;
      if (!is_spelled (*c) || query->n_letters == KD_QUERY_LETTERS)
        {
          query->n_letters = 0;
          return;
        }
      any |= g_ascii_islower (*c);
      query->letters[query->n_letters++] = *c;
    }
  if (!any)
    query->n_letters = 0;
  else if (g_ascii_islower (query->letters[0]))
    query->start = G_GUINT64_CONSTANT (1) << (query->letters[0] - 'a');
  else
    query->start = G_MAXUINT64;
}

static void
take_digits (KdQuery *query)
{
  for (const char *c = query->text; *c != '\0'; c++)
    {
      if (strchr (" -+()", *c) != NULL)
        continue;
      if (!(g_ascii_isdigit (*c) || (*c == 'x' && c[1] == '\0')) || query->n_digits == KD_QUERY_LETTERS)
        {
          query->n_digits = 0;
          return;
        }
      query->digits[query->n_digits++] = *c;
    }
  if (query->n_digits < 4)
    query->n_digits = 0;
}

/**
 * kd_query_init:
 * @query: (out caller-allocates): a query
 * @text: what was typed
 *
 * Makes a query of a text in any of the ways it can be meant. Bytes that are not UTF-8 ask for nothing.
 */
void
kd_query_init (KdQuery    *query,
               const char *text)
{
  *query = (KdQuery) { 0 };
  query->text = g_utf8_validate (text, -1, NULL) ? kd_text_fold (text) : g_strdup ("");
  query->length = strlen (query->text);
  query->bits = name_bits (query->text);
  take_letters (query);
  take_digits (query);
}

/**
 * kd_query_clear:
 * @query: a query
 *
 * Wipes what was looked for: it names clients.
 */
void
kd_query_clear (KdQuery *query)
{
  if (query->text != NULL)
    explicit_bzero (query->text, query->length);
  g_free (query->text);
  explicit_bzero (query, sizeof *query);
}

/**
 * kd_query_narrows:
 * @query: a query
 * @previous: an earlier one
 *
 * Decides whether every name that matches @query matched @previous too, as it is when one goes on
 * typing. Ends of numbers are another matter.
 *
 * Returns: whether the hits of @previous are all that need to be looked at
 */
gboolean
kd_query_narrows (const KdQuery *query,
                  const KdQuery *previous)
{
  if (previous->length == 0 || strncmp (query->text, previous->text, previous->length) != 0)
    return FALSE;
  if (query->n_letters == 0)
    return TRUE;
  return previous->n_letters > 0 && previous->n_letters <= query->n_letters && memcmp (query->letters, previous->letters, previous->n_letters) == 0;
}

static gboolean
same_letter (char kept,
             char asked)
{
  return LETTER (kept) == asked || (LETTER (kept) == 'v' && asked == 'u');
}

/* How many syllables from here on take up the whole query, each by one or more of its first letters;
 * 0 for none. @reached has a bit for each place of the query that a syllable's end may fall on. */
static guint
match_syllables (const char    *syllable,
                 const KdQuery *query)
{
  guint64 reached = 1;

  for (guint count = 1; reached != 0 && STARTS_HERE (*syllable); count++)
    {
      guint64 next = 0;
      guint   size = 1;

      for (guint64 left = reached; left != 0; left &= left - 1)
        {
          guint place = (guint) __builtin_ctzll (left);
          guint i = 0;

          while (place + i < query->n_letters && same_letter (syllable[i], query->letters[place + i]))
            {
              i++;
              next |= G_GUINT64_CONSTANT (1) << (place + i);
              if (syllable[i] == '\0' || syllable[i] == '|' || STARTS_HERE (syllable[i]))
                break;
            }
        }
      if (next >> query->n_letters & 1)
        return count;
      while (is_spelled (syllable[size]))
        size++;
      syllable += size;
      reached = next;
    }
  return 0;
}

static gboolean
match_initials (const char    *syllable,
                const KdQuery *query)
{
  if (query->n_letters < 2)
    return FALSE;
  for (guint i = 0; i < query->n_letters; i++)
    {
      if (!STARTS_HERE (*syllable) || !same_letter (*syllable, query->letters[i]))
        return FALSE;
      do
        syllable++;
      while (is_spelled (*syllable));
    }
  return TRUE;
}

static gboolean
is_whole_reading (const char    *reading,
                  const KdQuery *query)
{
  for (guint i = 0; i < query->n_letters; i++)
    if (reading[i] == '\0' || reading[i] == '|' || !same_letter (reading[i], query->letters[i]))
      return FALSE;
  return reading[query->n_letters] == '\0' || reading[query->n_letters] == '|';
}

static guint
count_syllables (const char *reading)
{
  guint count = 0;

  for (; *reading != '\0' && *reading != '|'; reading++)
    count += STARTS_HERE (*reading);
  return count;
}

/* The syllables that match, for one who wants to see them. */
static void
describe (const char      *reading,
          const char      *syllable,
          const KdQuery   *query,
          guint            count,
          KdSpellingMatch *match)
{
  match->why = KD_ROSTER_WHY_PINYIN;
  match->n_syllables = count_syllables (reading);
  match->first = 0;
  match->count = count;
  for (; reading < syllable; reading++)
    match->first += STARTS_HERE (*reading);
  if (match->rank != KD_RANK_EXACT && match_initials (syllable, query))
    {
      match->why = KD_ROSTER_WHY_INITIALS;
      match->count = query->n_letters;
    }
}

/* Returns how far it went. */
static const char *
match_reading (const char      *reading,
               const KdQuery   *query,
               gboolean         described,
               KdSpellingMatch *match)
{
  const char  first = (char) (query->letters[0] | 0x80);
  const char  second = (char) (query->letters[0] == 'u' ? 'v' | 0x80 : first);
  const char *c = reading;

  for (; *c != '\0' && *c != '|'; c++)
    {
      KdRank rank = c == reading ? KD_RANK_PREFIX : KD_RANK_OTHER;
      guint  count;

      if (*c != first && *c != second)
        continue;
      if (c == reading && is_whole_reading (reading, query))
        rank = KD_RANK_EXACT;
      if (rank < match->rank && (count = query->n_letters == 1 ? 1 : match_syllables (c, query)) > 0)
        {
          match->rank = rank;
          if (described)
            describe (reading, c, query, count, match);
          return c;
        }
    }
  return c;
}

static void
match_folded (const char      *folded,
              const KdQuery   *query,
              KdSpellingMatch *match)
{
  const char *found = strstr (folded, query->text);

  if (found == NULL)
    return;
  match->rank = found > folded ? KD_RANK_OTHER : KD_RANK_PREFIX;
  if (found == folded && folded[query->length] == '\0')
    match->rank = KD_RANK_EXACT;
  match->why = KD_ROSTER_WHY_NAME;
  match->first = (guint) (found - folded);
  match->count = (guint) query->length;
}

/**
 * kd_spelling_match:
 * @readings: the encoded readings of a name, and behind their final NUL the folded name
 * @mask: their mask
 * @query: what is looked for
 * @described: whether more than the rank is wanted
 * @match: (out): the best match; of equal ones that in the name, then that in the first reading,
 *   then the first one
 *
 * Looks for the query in a name and its readings.
 *
 * Returns: whether there is a match
 */
gboolean
kd_spelling_match (const char      *readings,
                   guint64          mask,
                   const KdQuery   *query,
                   gboolean         described,
                   KdSpellingMatch *match)
{
  *match = (KdSpellingMatch) { .rank = KD_RANK_NONE };
  if ((mask & query->bits) == query->bits)
    match_folded (readings + strlen (readings) + 1, query, match);
  if (query->n_letters == 0 || (mask & query->start) == 0)
    return match->rank != KD_RANK_NONE;
  if (*readings != SEVERAL)
    match_reading (readings, query, described, match);
  else
    for (const char *c = readings + 1; *c != '\0' && match->rank != KD_RANK_EXACT; c += *c == '|')
      {
        c = match_reading (c, query, described, match);
        while (*c != '\0' && *c != '|')
          c++;
      }
  return match->rank != KD_RANK_NONE;
}

/* The next thing of a name that has a syllable: a Han character or a word of other letters. */
static gboolean
next_unit (const char **place,
           const char **start)
{
  const char *c = *place;

  while (*c != '\0' && !is_common_han ((const guint8 *) c) && !g_unichar_isalnum (g_utf8_get_char (c)))
    c = g_utf8_next_char (c);
  *start = c;
  if (*c == '\0')
    return FALSE;
  if (is_common_han ((const guint8 *) c))
    c += 3;
  else if (is_han (g_utf8_get_char (c)))
    c = g_utf8_next_char (c);
  else
    while (*c != '\0' && !is_han (g_utf8_get_char (c)) && g_unichar_isalnum (g_utf8_get_char (c)))
      c = g_utf8_next_char (c);
  *place = c;
  return TRUE;
}

static guint
count_units (const char *name)
{
  const char *start;
  guint       count = 0;

  while (next_unit (&name, &start))
    count++;
  return count;
}

static const char *
append_syllable (GString    *key,
                 const char *syllable)
{
  do
    g_string_append_c (key, LETTER (*syllable++));
  while (is_spelled (*syllable));
  g_string_append_c (key, '\1');
  return syllable;
}

/**
 * kd_spelling_append_key:
 * @key: where to append
 * @folded: a folded name
 * @readings: its encoded readings
 *
 * Writes what names are ordered by, byte by byte: syllable, character, syllable, character …, so that
 * those of one surname stand together; where syllables and characters do not pair, all syllables, then
 * the name; where there is no reading, the name.
 */
void
kd_spelling_append_key (GString    *key,
                        const char *folded,
                        const char *readings)
{
  const char *syllable = readings + (*readings == SEVERAL), *place = folded, *start;
  gboolean    paired = count_syllables (syllable) == count_units (folded);

  while (STARTS_HERE (*syllable))
    {
      syllable = append_syllable (key, syllable);
      if (paired && next_unit (&place, &start))
        {
          g_string_append_len (key, start, place - start);
          g_string_append_c (key, '\1');
        }
    }
  g_string_append (key, folded);
}

static gboolean
locate_units (const char            *name,
              const KdSpellingMatch *match,
              guint                 *start,
              guint                 *length)
{
  const char *place = name, *begin = NULL, *unit;

  if (count_units (name) != match->n_syllables)
    return FALSE;
  for (guint i = 0; i < match->first + match->count && next_unit (&place, &unit); i++)
    if (i == match->first)
      begin = unit;
  *start = (guint) g_utf8_pointer_to_offset (name, begin);
  *length = (guint) g_utf8_pointer_to_offset (begin, place);
  return TRUE;
}

/**
 * kd_spelling_locate:
 * @name: the name as it is shown
 * @match: a match
 * @start: (out): first character
 * @length: (out): number of characters
 *
 * Finds the characters of the shown name that a match means.
 *
 * Returns: whether they can be told
 */
gboolean
kd_spelling_locate (const char            *name,
                    const KdSpellingMatch *match,
                    guint                 *start,
                    guint                 *length)
{
  const char *c = name;
  gsize       folded = 0;
  guint       first = 0, count = 0;

  if (match->n_syllables > 0)
    return locate_units (name, match, start, length);
  for (; *c != '\0' && folded < match->first + match->count; c = g_utf8_next_char (c))
    {
      g_autofree char *character = g_strndup (c, (gsize) (g_utf8_next_char (c) - c));
      g_autofree char *part = kd_text_fold (character);

      *(folded < match->first ? &first : &count) += 1;
      folded += MAX (strlen (part), 1);
    }
  *start = first;
  *length = count;
  return folded == match->first + match->count;
}
