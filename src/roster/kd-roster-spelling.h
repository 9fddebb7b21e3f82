/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * KD_QUERY_LETTERS:
 *
 * Longer spellings match nothing: the places reached in one are kept in a 64-bit word.
 */
#define KD_QUERY_LETTERS 60

/**
 * KdRank:
 *
 * How good a hit is.
 */
typedef enum
{
  KD_RANK_EXACT,
  KD_RANK_PREFIX,
  KD_RANK_OTHER,
  KD_RANK_NONE,
} KdRank;

/**
 * KdRosterWhy:
 * @KD_ROSTER_WHY_NAME: a piece of the name is what was asked for
 * @KD_ROSTER_WHY_PINYIN: so it is spelled
 * @KD_ROSTER_WHY_INITIALS: so its syllables begin
 * @KD_ROSTER_WHY_PHONE: so a phone number ends
 * @KD_ROSTER_WHY_ID_NUMBER: so the number of the identity document ends
 *
 * Why a client is a hit.
 */
typedef enum
{
  KD_ROSTER_WHY_NAME,
  KD_ROSTER_WHY_PINYIN,
  KD_ROSTER_WHY_INITIALS,
  KD_ROSTER_WHY_PHONE,
  KD_ROSTER_WHY_ID_NUMBER,
} KdRosterWhy;

/**
 * KdQuery:
 * @text: (nullable): what was typed, folded
 * @length: its length
 * @bits: the mask bits of its characters
 * @letters: as a spelling: letters and digits only, ü as v; empty if it cannot be one
 * @n_letters: their number
 * @start: the mask bits of which a name that is spelled so has one
 * @digits: as the end of a number: digits and a final x; empty if it cannot be one
 * @n_digits: their number
 *
 * What is looked for.
 */
typedef struct
{
  char   *text;
  gsize   length;
  guint64 bits;
  char    letters[KD_QUERY_LETTERS + 1];
  guint   n_letters;
  guint64 start;
  char    digits[KD_QUERY_LETTERS + 1];
  guint   n_digits;
} KdQuery;

/**
 * KdSpellingMatch:
 * @rank: how good
 * @why: in what way
 * @first: first byte of the folded name, or first syllable
 * @count: bytes or syllables
 * @n_syllables: how many syllables the matching reading has, 0 for a match in the name
 *
 * Where a name matches.
 */
typedef struct
{
  KdRank      rank;
  KdRosterWhy why;
  guint       first;
  guint       count;
  guint       n_syllables;
} KdSpellingMatch;

void     kd_query_init (KdQuery    *query,
                        const char *text);
void     kd_query_clear (KdQuery *query);
gboolean kd_query_narrows (const KdQuery *query,
                           const KdQuery *previous);
char    *kd_spelling_fold (const char *text) G_GNUC_WARN_UNUSED_RESULT;
void     kd_spelling_encode (GString    *to,
                             const char *pinyin,
                             const char *initials,
                             const char *folded);
guint64  kd_spelling_mask (const char *folded,
                           const char *readings);
void     kd_spelling_append_key (GString    *key,
                                 const char *folded,
                                 const char *readings);
gboolean kd_spelling_match (const char      *readings,
                            guint64          mask,
                            const KdQuery   *query,
                            gboolean         described,
                            KdSpellingMatch *match);
gboolean kd_spelling_locate (const char            *name,
                             const KdSpellingMatch *match,
                             guint                 *start,
                             guint                 *length);

G_END_DECLS
