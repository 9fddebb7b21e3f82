/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Ends of numbers: every number of every client in the order of its digits read backwards, so that those
 * with one end stand together. */

#include "kd-roster-private.h"

#include <string.h>

/* How many signs of a number's end its key holds, four bits each. */
#define KEY_SIGNS 16

static guint64
code_of (char sign)
{
  if (g_ascii_isdigit (sign))
    return (guint64) (sign - '0') + 1;
  return sign == 'x' || sign == 'X' ? 11 : 12;
}

/* A number that ends earlier comes earlier: nothing has the code 0. */
static guint64
key_of_end (const char *number,
            gsize       length)
{
  guint64 key = 0;

  for (gsize i = 0; i < length && i < KEY_SIGNS; i++)
    key |= code_of (number[length - 1 - i]) << (60 - 4 * i);
  return key;
}

static const char *
next_phone (const char *place,
            gsize      *length)
{
  place += strspn (place, " ");
  *length = strcspn (place, " ");
  return *length > 0 ? place : NULL;
}

static const char *
number_of (KdRoster *roster,
           guint32   entry,
           gsize    *length)
{
  guint32     slot = entry >> KD_TAIL_BITS;
  const char *number;

  if ((entry & KD_TAIL_ID) == KD_TAIL_ID)
    {
      number = kd_roster_get_id_number (roster, slot);
      *length = strlen (number);
      return number;
    }
  number = next_phone (kd_roster_get_phones (roster, slot), length);
  for (guint i = entry & KD_TAIL_ID; i > 0; i--)
    number = next_phone (number + *length, length);
  return number;
}

/**
 * kd_roster_append_tails:
 * @roster: a roster
 * @slot: a client
 * @entries: (element-type guint32): where to append
 *
 * Lists a client's numbers; of more than 63 phones only the first ones.
 */
void
kd_roster_append_tails (KdRoster *roster,
                        guint32   slot,
                        GArray   *entries)
{
  const char *phone = kd_roster_get_phones (roster, slot);
  guint32     entry = slot << KD_TAIL_BITS;
  gsize       length;

  while ((phone = next_phone (phone, &length)) != NULL && (entry & KD_TAIL_ID) < KD_TAIL_ID)
    {
      g_array_append_val (entries, entry);
      entry++;
      phone += length;
    }
  entry = slot << KD_TAIL_BITS | KD_TAIL_ID;
  if (*kd_roster_get_id_number (roster, slot) != '\0')
    g_array_append_val (entries, entry);
}

/**
 * kd_roster_sort_tails:
 * @roster: a roster that has been filled
 *
 * Brings the numbers of all clients into order.
 */
void
kd_roster_sort_tails (KdRoster *roster)
{
  g_autoptr (GArray) entries = g_array_sized_new (FALSE, FALSE, sizeof (guint32), roster->n_slots * 2 + 16);
  KdSortItem *items;

  for (guint32 slot = 0; slot < roster->n_slots; slot++)
    if (roster->ids[slot] != 0)
      kd_roster_append_tails (roster, slot, entries);
  items = g_new (KdSortItem, MAX (entries->len, 1));
  for (guint i = 0; i < entries->len; i++)
    {
      guint32     entry = g_array_index (entries, guint32, i);
      gsize       length;
      const char *number = number_of (roster, entry, &length);

      items[i] = (KdSortItem) { key_of_end (number, length), entry };
    }
  kd_sort_by_key (items, entries->len);
  kd_order_set_length (&roster->tails, entries->len);
  for (guint i = 0; i < entries->len; i++)
    roster->tails.items[i] = items[i].value;
  kd_memory_wipe (items, MAX (entries->len, 1) * sizeof *items);
}

/**
 * kd_roster_compare_tails:
 * @roster: a roster
 * @a: a number
 * @b: a number
 *
 * Compares two numbers by their ends, then by slot.
 *
 * Returns: less than, equal to or more than zero
 */
int
kd_roster_compare_tails (gpointer roster,
                         guint32  a,
                         guint32  b)
{
  gsize       length_a, length_b;
  const char *number_a = number_of (roster, a, &length_a);
  const char *number_b = number_of (roster, b, &length_b);
  guint64     key_a = key_of_end (number_a, length_a);
  guint64     key_b = key_of_end (number_b, length_b);

  if (key_a != key_b)
    return key_a < key_b ? -1 : 1;
  return (a > b) - (a < b);
}

/**
 * kd_roster_ends_so:
 * @roster: a roster
 * @entry: a number
 * @digits: digits and a final x
 * @n_digits: how many
 * @whole: (out): whether they are the whole number
 *
 * Looks at a number's end.
 *
 * Returns: whether it ends so
 */
gboolean
kd_roster_ends_so (KdRoster   *roster,
                   guint32     entry,
                   const char *digits,
                   guint       n_digits,
                   gboolean   *whole)
{
  gsize       length;
  const char *number = number_of (roster, entry, &length);

  *whole = length == n_digits;
  if (length < n_digits)
    return FALSE;
  for (guint i = 0; i < n_digits; i++)
    if (code_of (number[length - n_digits + i]) != code_of (digits[i]))
      return FALSE;
  return TRUE;
}

static guint
find_key (KdRoster *roster,
          guint64   key)
{
  guint low = 0, high = roster->tails.length;

  while (low < high)
    {
      guint       middle = low + (high - low) / 2;
      gsize       length;
      const char *number = number_of (roster, roster->tails.items[middle], &length);

      if (key_of_end (number, length) < key)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/**
 * kd_roster_find_tails:
 * @roster: a roster
 * @digits: digits and a final x
 * @n_digits: how many
 * @first: (out): where in the order of numbers those with this end begin
 *
 * Finds the numbers that may end so; of more than 16 signs only the last ones are compared.
 *
 * Returns: how many there are
 */
guint
kd_roster_find_tails (KdRoster   *roster,
                      const char *digits,
                      guint       n_digits,
                      guint      *first)
{
  guint64 low = key_of_end (digits, n_digits);
  guint   signs = MIN (n_digits, KEY_SIGNS);

  *first = find_key (roster, low);
  /* The greatest code is 12, so that no sum of a key and a step overflows. */
  return find_key (roster, low + (G_GUINT64_CONSTANT (1) << (64 - 4 * signs))) - *first;
}
