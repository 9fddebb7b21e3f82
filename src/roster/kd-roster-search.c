/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-roster-search.h"

#include "kd-roster-private.h"

#include <stdlib.h>
#include <string.h>

/* A hit while it is ranked: the rank in the two upper bits, then the last contact, newest first, then the
 * place among the names, which no two clients share: one number to compare, and it leads back to the client. */
#define RANK_SHIFT 62
#define CONTACT_SHIFT 32
#define CONTACT_MOST ((1 << 30) - 1)
#define CONTACT_ZERO (1 << 29)

/**
 * KdRosterSearch:
 *
 * The quick search of one entry: by name, reading, initials and ends of numbers. It remembers the last
 * hits, among which it looks when the query grows. The roster must outlive it.
 */
struct _KdRosterSearch
{
  KdRoster *roster;
  KdQuery   query;
  guint64   stamp;

  /* All clients whose name matches @query, by slot. */
  guint32 *found;
  guint    n_found;
  guint    capacity;

  /* The best ones: a heap whose root is the worst of them. */
  guint64 *best;
  guint    n_best;
  guint    best_size;
  guint    limit;

  GArray *hits;
};

/**
 * kd_roster_search_new:
 * @roster: a roster that is ready
 *
 * Makes a search.
 *
 * Returns: (transfer full): a search
 */
KdRosterSearch *
kd_roster_search_new (KdRoster *roster)
{
  KdRosterSearch *search;

  g_return_val_if_fail (roster != NULL && roster->ready, NULL);

  search = g_new0 (KdRosterSearch, 1);
  search->roster = roster;
  search->hits = g_array_new (FALSE, FALSE, sizeof (KdRosterHit));
  return search;
}

/**
 * kd_roster_search_free:
 * @search: (nullable): a search
 *
 * Wipes and frees it.
 */
void
kd_roster_search_free (KdRosterSearch *search)
{
  if (search == NULL)
    return;
  kd_query_clear (&search->query);
  kd_memory_wipe (search->found, search->capacity * sizeof *search->found);
  kd_memory_wipe (search->best, search->best_size * sizeof *search->best);
  g_array_unref (search->hits);
  g_free (search);
}

static guint64
score (const KdRoster *roster,
       guint32         slot,
       KdRank          rank)
{
  KdDate  date = roster->dates[KD_ROSTER_COLUMN_LAST_CONTACT - KD_ROSTER_COLUMN_BIRTH][slot];
  guint64 contact = date == KD_DATE_NONE ? CONTACT_MOST : (guint64) CLAMP (CONTACT_ZERO - (gint64) date, 0, CONTACT_MOST - 1);

  return (guint64) rank << RANK_SHIFT | contact << CONTACT_SHIFT | roster->ranks[slot];
}

static void
sift_down (guint64 *heap,
           guint    length)
{
  guint64 item = heap[0];
  guint   place = 0;

  for (guint child = 1; child < length; child = 2 * place + 1)
    {
      if (child + 1 < length && heap[child + 1] > heap[child])
        child++;
      if (heap[child] <= item)
        break;
      heap[place] = heap[child];
      place = child;
    }
  heap[place] = item;
}

static void
offer (KdRosterSearch *search,
       guint64         item)
{
  guint place;

  if (search->n_best == search->limit)
    {
      if (search->limit > 0 && item < search->best[0])
        {
          search->best[0] = item;
          sift_down (search->best, search->n_best);
        }
      return;
    }
  if (search->n_best == search->best_size)
    {
      guint size = MIN (search->limit, search->best_size * 2 + 64);

      search->best = kd_memory_resize (search->best, search->best_size * sizeof *search->best, size * sizeof *search->best);
      search->best_size = size;
    }
  for (place = search->n_best++; place > 0 && search->best[(place - 1) / 2] < item; place = (place - 1) / 2)
    search->best[place] = search->best[(place - 1) / 2];
  search->best[place] = item;
}

static void
remember (KdRosterSearch *search,
          guint32         slot)
{
  if (search->n_found == search->capacity)
    {
      guint capacity = search->capacity * 2 + 1024;

      search->found = kd_memory_resize (search->found, search->capacity * sizeof *search->found, capacity * sizeof *search->found);
      search->capacity = capacity;
    }
  search->found[search->n_found++] = slot;
}

static gboolean
match_name (const KdRosterSearch *search,
            guint32               slot,
            gboolean              described,
            KdSpellingMatch      *match)
{
  return kd_spelling_match (kd_roster_get_readings (search->roster, slot), search->roster->masks[slot], &search->query, described, match);
}

/* What a number found is worth: nothing if the name has been found already as well or better. */
static void
offer_number (KdRosterSearch *search,
              guint32         slot,
              KdRank          rank,
              guint          *total)
{
  KdSpellingMatch match;
  gboolean        named = match_name (search, slot, FALSE, &match);

  if (!named)
    *total += 1;
  if (!named || rank < match.rank)
    offer (search, score (search->roster, slot, rank));
}

static int
compare_numbers (gconstpointer a,
                 gconstpointer b)
{
  guint64 one = *(const guint64 *) a, other = *(const guint64 *) b;

  return (one > other) - (one < other);
}

/* Every client once whose number ends so, with its best rank: slot above, rank below. */
static GArray *
find_numbers (KdRosterSearch *search)
{
  GArray *numbers = g_array_new (FALSE, FALSE, sizeof (guint64));
  guint   first = 0, count = 0, kept = 0;

  if (search->query.n_digits > 0)
    count = kd_roster_find_tails (search->roster, search->query.digits, search->query.n_digits, &first);
  for (guint i = first; i < first + count; i++)
    {
      guint32  entry = search->roster->tails.items[i];
      gboolean whole;

      if (kd_roster_ends_so (search->roster, entry, search->query.digits, search->query.n_digits, &whole))
        {
          guint64 number = (guint64) (entry >> KD_TAIL_BITS) << 8 | (whole ? KD_RANK_EXACT : KD_RANK_OTHER);

          g_array_append_val (numbers, number);
        }
    }
  g_array_sort (numbers, compare_numbers);
  for (guint i = 0; i < numbers->len; i++)
    if (kept == 0 || g_array_index (numbers, guint64, kept - 1) >> 8 != g_array_index (numbers, guint64, i) >> 8)
      g_array_index (numbers, guint64, kept++) = g_array_index (numbers, guint64, i);
  g_array_set_size (numbers, kept);
  return numbers;
}

/* A client may be found by name and, better, by a whole number: its score by name must not count. */
static KdRank
rank_of_number (GArray *numbers,
                guint32 slot)
{
  guint64 low = (guint64) slot << 8;
  guint   from = 0, to = numbers->len;

  while (from < to)
    {
      guint middle = from + (to - from) / 2;

      if (g_array_index (numbers, guint64, middle) < low)
        from = middle + 1;
      else
        to = middle;
    }
  if (from == numbers->len || g_array_index (numbers, guint64, from) >> 8 != slot)
    return KD_RANK_NONE;
  return (KdRank) (g_array_index (numbers, guint64, from) & 0xff);
}

static void
take_name (KdRosterSearch *search,
           guint32         slot,
           GArray         *numbers)
{
  KdSpellingMatch match;

  if (!match_name (search, slot, FALSE, &match))
    return;
  remember (search, slot);
  /* A worse rank than that of all the best so far: no need to look when the last contact was. */
  if (search->n_best == search->limit && (search->limit == 0 || match.rank > search->best[0] >> RANK_SHIFT))
    return;
  if (numbers->len == 0 || rank_of_number (numbers, slot) >= match.rank)
    offer (search, score (search->roster, slot, match.rank));
}

/* The slots among some that may match, by their masks alone and without a branch: which ones do is
 * anybody's guess, the processor's too. */
static guint
sift_slots (const KdRosterSearch *search,
            const guint32        *slots,
            guint32               first,
            guint                 n_slots,
            guint32              *candidates)
{
  const guint64 *masks = search->roster->masks;
  const guint64  bits = search->query.bits, start = search->query.start;
  guint          n_candidates = 0;

  for (guint i = 0; i < n_slots; i++)
    {
      guint32 slot = slots != NULL ? slots[i] : first + i;
      guint64 mask = masks[slot];

      candidates[n_candidates] = slot;
      n_candidates += (guint) ((mask & bits) == bits) | (guint) ((mask & start) != 0);
    }
  return n_candidates;
}

static void
scan_names (KdRosterSearch *search,
            gboolean        narrows,
            GArray         *numbers)
{
  guint32 candidates[KD_ROSTER_BLOCK];
  guint   n_slots = narrows ? search->n_found : search->roster->n_slots;

  /* Those found go where those of before were, never ahead of what has been read. */
  search->n_found = 0;
  for (guint32 first = 0; first < n_slots; first += KD_ROSTER_BLOCK)
    {
      guint n_block = MIN (KD_ROSTER_BLOCK, n_slots - first);
      guint n_candidates = sift_slots (search, narrows ? search->found + first : NULL, first, n_block, candidates);

      for (guint i = 0; i < n_candidates; i++)
        take_name (search, candidates[i], numbers);
    }
}

static KdRosterWhy
why_of_number (KdRosterSearch *search,
               guint32         slot)
{
  g_autoptr (GArray) entries = g_array_new (FALSE, FALSE, sizeof (guint32));
  KdRosterWhy why = KD_ROSTER_WHY_ID_NUMBER;
  gboolean    whole, best = FALSE, any = FALSE;

  kd_roster_append_tails (search->roster, slot, entries);
  for (guint i = 0; i < entries->len; i++)
    {
      guint32 entry = g_array_index (entries, guint32, i);

      if (!kd_roster_ends_so (search->roster, entry, search->query.digits, search->query.n_digits, &whole) || (any && (best || !whole)))
        continue;
      why = (entry & KD_TAIL_ID) == KD_TAIL_ID ? KD_ROSTER_WHY_ID_NUMBER : KD_ROSTER_WHY_PHONE;
      best = whole;
      any = TRUE;
    }
  return why;
}

static void
explain (KdRosterSearch *search)
{
  g_array_set_size (search->hits, 0);
  if (search->n_best > 0)
    qsort (search->best, search->n_best, sizeof *search->best, compare_numbers);
  for (guint i = 0; i < search->n_best; i++)
    {
      KdRosterHit     hit = { .slot = search->roster->by_name.items[search->best[i] & G_MAXUINT32] };
      KdRank          rank = (KdRank) (search->best[i] >> RANK_SHIFT);
      KdSpellingMatch match;

      if (match_name (search, hit.slot, TRUE, &match) && match.rank <= rank)
        {
          hit.why = match.why;
          if (!kd_spelling_locate (kd_roster_get_name (search->roster, hit.slot), &match, &hit.start, &hit.length))
            hit.start = hit.length = 0;
        }
      else
        hit.why = why_of_number (search, hit.slot);
      g_array_append_val (search->hits, hit);
    }
}

/**
 * kd_roster_search_run:
 * @search: a search
 * @text: what was typed
 * @limit: how many hits are wanted
 * @n_hits: (out): how many there are
 * @total: (out): how many clients match in all
 *
 * Looks for clients: a fragment of the name; its reading from the start of any syllable, each syllable
 * cut short at will (`zhangsan`, `zsan`, `zhs`, `zs`); the last four or more signs of a phone or identity
 * number. Case, width, tone marks and the marks that an input method puts between syllables do not
 * matter; ü is v or u. The order is fixed: the whole name, reading or number; then names that begin so;
 * then others; each by the last contact, newest first, then by name. An empty text matches nobody.
 *
 * Returns: (transfer none) (array length=n_hits): the hits, until the next search or change
 */
const KdRosterHit *
kd_roster_search_run (KdRosterSearch *search,
                      const char     *text,
                      guint           limit,
                      guint          *n_hits,
                      guint          *total)
{
  KdQuery  previous;
  gboolean narrows;

  g_return_val_if_fail (search != NULL && text != NULL && n_hits != NULL && total != NULL, NULL);

  previous = search->query;
  kd_query_init (&search->query, text);
  narrows = search->stamp == search->roster->stamp && previous.text != NULL && kd_query_narrows (&search->query, &previous);
  kd_query_clear (&previous);
  search->stamp = search->roster->stamp;
  search->limit = limit;
  search->n_best = 0;
  if (search->query.length == 0)
    search->n_found = *total = 0;
  else
    {
      g_autoptr (GArray) numbers = find_numbers (search);

      scan_names (search, narrows, numbers);
      *total = search->n_found;
      for (guint i = 0; i < numbers->len; i++)
        offer_number (search,
                      (guint32) (g_array_index (numbers, guint64, i) >> 8),
                      (KdRank) (g_array_index (numbers, guint64, i) & 0xff),
                      total);
    }
  explain (search);
  *n_hits = search->hits->len;
  return search->n_best > 0 ? &g_array_index (search->hits, KdRosterHit, 0) : NULL;
}
