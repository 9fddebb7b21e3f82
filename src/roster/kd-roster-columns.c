/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is kept of one client, in and out. */

#include "kd-roster-private.h"

#include <string.h>

/* Slots are packed above the six bits that number a client's phones. */
#define MOST_SLOTS (1u << (32 - KD_TAIL_BITS))

static guint64
scatter_bits (guint64 number)
{
  number ^= number >> 32;
  number *= G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
  return number ^ number >> 29;
}

/* Row numbers come in rows: sixteen neighbours share a line of the cache. */
static guint64
hash_id (gint64 id)
{
  guint64 number = (guint64) id;

  return (scatter_bits (number >> 4) >> 32 << 4 | (number & 15)) << 32;
}

/**
 * kd_roster_hash_id:
 * @roster: a roster
 * @slot: a slot
 *
 * Hashes a client's row number.
 *
 * Returns: the hash
 */
guint64
kd_roster_hash_id (gpointer roster,
                   guint32  slot)
{
  return hash_id (((KdRoster *) roster)->ids[slot]);
}

static guint64
hash_uuid (const KdUuid *uuid)
{
  guint64 halves[2];

  memcpy (halves, uuid->bytes, sizeof halves);
  return scatter_bits (halves[0] ^ halves[1]);
}

/**
 * kd_roster_hash_uuid:
 * @roster: a roster
 * @slot: a slot
 *
 * Hashes a client's lasting name.
 *
 * Returns: the hash
 */
guint64
kd_roster_hash_uuid (gpointer roster,
                     guint32  slot)
{
  return hash_uuid (&((KdRoster *) roster)->uuids[slot]);
}

/**
 * kd_roster_find:
 * @roster: a roster
 * @id: number of a client's row
 *
 * Finds a client. Slots stay the same as long as the client is there.
 *
 * Returns: its slot, or %KD_ROSTER_NONE
 */
guint32
kd_roster_find (KdRoster *roster,
                gint64    id)
{
  guint   step = 0;
  guint32 slot;

  g_return_val_if_fail (roster != NULL, KD_ROSTER_NONE);

  while ((slot = kd_index_next (&roster->by_id, hash_id (id), &step)) != KD_ROSTER_NONE)
    if (roster->ids[slot] == id)
      break;
  return slot;
}

/**
 * kd_roster_find_uuid:
 * @roster: a roster
 * @uuid: a client
 *
 * Finds a client by its lasting name.
 *
 * Returns: its slot, or %KD_ROSTER_NONE
 */
guint32
kd_roster_find_uuid (KdRoster     *roster,
                     const KdUuid *uuid)
{
  guint   step = 0;
  guint32 slot;

  g_return_val_if_fail (roster != NULL && uuid != NULL, KD_ROSTER_NONE);

  while ((slot = kd_index_next (&roster->by_uuid, hash_uuid (uuid), &step)) != KD_ROSTER_NONE)
    if (kd_uuid_equal (&roster->uuids[slot], uuid))
      break;
  return slot;
}

static const char *
after (const char *text)
{
  return text + strlen (text) + 1;
}

/**
 * kd_roster_get_folded:
 * @roster: a roster
 * @slot: a slot
 *
 * Reads a client's folded name, which is kept behind the readings.
 *
 * Returns: the name, perhaps empty
 */
const char *
kd_roster_get_folded (const KdRoster *roster,
                      guint32         slot)
{
  return after (kd_roster_get_readings (roster, slot));
}

/**
 * kd_roster_get_name:
 * @roster: a roster
 * @slot: a slot
 *
 * Reads a client's name as it is shown; it is kept only where folding changed it.
 *
 * Returns: the name
 */
const char *
kd_roster_get_name (const KdRoster *roster,
                    guint32         slot)
{
  const char *name = roster->shown_text.bytes + roster->shown[slot];

  return *name != '\0' ? name : kd_roster_get_folded (roster, slot);
}

/**
 * kd_roster_get_phones:
 * @roster: a roster
 * @slot: a slot
 *
 * Reads a client's phone numbers.
 *
 * Returns: digits, separated by spaces, perhaps none
 */
const char *
kd_roster_get_phones (const KdRoster *roster,
                      guint32         slot)
{
  return after (roster->shown_text.bytes + roster->shown[slot]);
}

/**
 * kd_roster_get_id_number:
 * @roster: a roster
 * @slot: a slot
 *
 * Reads the number of a client's identity document.
 *
 * Returns: the number, perhaps empty
 */
const char *
kd_roster_get_id_number (const KdRoster *roster,
                         guint32         slot)
{
  return after (kd_roster_get_phones (roster, slot));
}

static void
append_text (GString    *record,
             const char *text)
{
  g_string_append (record, text != NULL ? text : "");
  g_string_append_c (record, '\0');
}

static void
fill_texts (KdRoster      *roster,
            guint32        slot,
            const KdBrief *brief)
{
  const char       *name = brief->name != NULL ? brief->name : "";
  kd_autowipe char *folded = kd_spelling_fold (name);
  const char       *plain = folded != NULL ? folded : name;
  GString          *record = roster->scratch;

  g_string_truncate (record, 0);
  kd_spelling_encode (record, brief->pinyin, brief->initials, plain);
  g_string_append_c (record, '\0');
  append_text (record, plain);
  roster->masks[slot] = kd_spelling_mask (plain, record->str);
  roster->searched[slot] = kd_arena_append (&roster->searched_text, record->str, record->len);
  explicit_bzero (record->str, record->len);
  g_string_truncate (record, 0);
  append_text (record, strcmp (plain, name) != 0 ? name : NULL);
  append_text (record, brief->phones);
  append_text (record, brief->id_number);
  roster->shown[slot] = record->len > 3 ? kd_arena_append (&roster->shown_text, record->str, record->len) : 0;
  explicit_bzero (record->str, record->len);
}

/**
 * kd_roster_fill_slot:
 * @roster: a roster
 * @slot: an empty slot, or one whose texts were dropped
 * @brief: a client
 *
 * Writes what is known of a client into the columns.
 */
void
kd_roster_fill_slot (KdRoster      *roster,
                     guint32        slot,
                     const KdBrief *brief)
{
  const KdDate dates[KD_ROSTER_DATES] = { brief->birth, brief->assessed, brief->assets_date, brief->first_investment, brief->last_investment, brief->last_contact, brief->next_task, brief->id_valid_until };
  guint64      amount = brief->assets < 0 ? -(guint64) brief->assets : (guint64) brief->assets;

  roster->ids[slot] = brief->id;
  roster->uuids[slot] = brief->uuid;
  roster->assets[slot] = brief->assets;
  roster->levels[slot] = (guint8) CLAMP (brief->level, 0, G_MAXUINT8);
  roster->flags[slot] = (guint8) brief->flags;
  for (guint i = 0; i < KD_ROSTER_DATES; i++)
    roster->dates[i][slot] = dates[i];
  roster->word_ids[0][slot] = kd_words_intern (roster->words[0], brief->city);
  roster->word_ids[1][slot] = kd_words_intern (roster->words[1], brief->tags);
  roster->word_ids[2][slot] = kd_words_intern (roster->words[2], brief->tier);
  if (brief->assets != KD_BRIEF_NO_AMOUNT)
    roster->greatest = MAX (roster->greatest, amount);
  fill_texts (roster, slot, brief);
}

static gsize
searched_length (KdRoster *roster,
                 guint32   slot)
{
  return (gsize) (after (kd_roster_get_folded (roster, slot)) - kd_roster_get_readings (roster, slot));
}

static gsize
shown_length (KdRoster *roster,
              guint32   slot)
{
  return (gsize) (after (kd_roster_get_id_number (roster, slot)) - (roster->shown_text.bytes + roster->shown[slot]));
}

/**
 * kd_roster_drop_texts:
 * @roster: a roster
 * @slot: a client
 *
 * Wipes a client's texts, before new ones take their place.
 */
void
kd_roster_drop_texts (KdRoster *roster,
                      guint32   slot)
{
  kd_arena_drop (&roster->searched_text, roster->searched[slot], searched_length (roster, slot));
  kd_arena_drop (&roster->shown_text, roster->shown[slot], shown_length (roster, slot));
  roster->searched[slot] = roster->shown[slot] = 0;
}

/**
 * kd_roster_empty_slot:
 * @roster: a roster
 * @slot: a client whose texts were dropped
 *
 * Forgets a client and keeps the slot for the next one.
 */
void
kd_roster_empty_slot (KdRoster *roster,
                      guint32   slot)
{
  kd_roster_fill_slot (roster, slot, &(KdBrief) { .assets = KD_BRIEF_NO_AMOUNT });
  kd_roster_drop_texts (roster, slot);
  roster->masks[slot] = 0;
  roster->cells[slot] = 0;
  for (guint i = 0; i < roster->n_attributes; i++)
    roster->values[i][slot] = 0;
  g_array_append_val (roster->free_slots, slot);
  roster->n_clients--;
}

static void
resize (KdRoster *roster,
        guint     capacity)
{
  gsize old = roster->capacity;

#define RESIZE(column) (column) = kd_memory_resize ((column), old * sizeof *(column), capacity * sizeof *(column))
  RESIZE (roster->ids);
  RESIZE (roster->uuids);
  RESIZE (roster->masks);
  RESIZE (roster->assets);
  for (guint i = 0; i < KD_ROSTER_DATES; i++)
    RESIZE (roster->dates[i]);
  for (guint i = 0; i < KD_ROSTER_WORDS; i++)
    RESIZE (roster->word_ids[i]);
  RESIZE (roster->searched);
  RESIZE (roster->shown);
  RESIZE (roster->ranks);
  RESIZE (roster->cells);
  RESIZE (roster->levels);
  RESIZE (roster->flags);
  for (guint i = 0; i < roster->n_attributes; i++)
    RESIZE (roster->values[i]);
#undef RESIZE
  roster->capacity = capacity;
}

/**
 * kd_roster_reserve:
 * @roster: a roster
 * @clients: how many will be added in all
 *
 * Makes room at once, where the number is known.
 */
void
kd_roster_reserve (KdRoster *roster,
                   guint     clients)
{
  g_return_if_fail (roster != NULL);

  if (clients > roster->capacity)
    resize (roster, clients);
}

/**
 * kd_roster_take_slot:
 * @roster: a roster
 *
 * Finds room for one more client.
 *
 * Returns: an empty slot
 */
guint32
kd_roster_take_slot (KdRoster *roster)
{
  guint32 slot;

  roster->n_clients++;
  if (roster->free_slots->len > 0)
    {
      slot = g_array_index (roster->free_slots, guint32, roster->free_slots->len - 1);
      g_array_set_size (roster->free_slots, roster->free_slots->len - 1);
      return slot;
    }
  if (roster->n_slots == roster->capacity)
    resize (roster, roster->capacity + roster->capacity / (roster->ready ? 32 : 2) + 16);
  if (roster->n_slots == MOST_SLOTS)
    g_error ("So many clients do not fit into memory");
  return roster->n_slots++;
}

static void
move_texts (KdRoster *roster,
            KdArena  *arena,
            guint32  *places,
            gsize (*measure) (KdRoster *roster,
                              guint32   slot))
{
  KdArena fresh;

  kd_arena_init (&fresh);
  for (guint32 slot = 0; slot < roster->n_slots; slot++)
    if (places[slot] != 0)
      {
        gsize length = measure (roster, slot);

        places[slot] = kd_arena_append (&fresh, arena->bytes + places[slot], length);
      }
  kd_arena_clear (arena);
  *arena = fresh;
  kd_arena_trim (arena);
}

/**
 * kd_roster_compact:
 * @roster: a roster
 *
 * Moves the texts together once a quarter of them is nobody's.
 */
void
kd_roster_compact (KdRoster *roster)
{
  if (roster->searched_text.waste > 4096 + roster->searched_text.used / 4)
    move_texts (roster, &roster->searched_text, roster->searched, searched_length);
  if (roster->shown_text.waste > 4096 + roster->shown_text.used / 4)
    move_texts (roster, &roster->shown_text, roster->shown, shown_length);
}

/**
 * kd_roster_peek:
 * @roster: a roster
 * @slot: a client
 * @brief: (out caller-allocates): where to write
 *
 * Reads what the roster knows of a client. The texts belong to the roster and last until it changes:
 * never clear this brief. Readings and initials are not there.
 */
void
kd_roster_peek (KdRoster *roster,
                guint32   slot,
                KdBrief  *brief)
{
  g_return_if_fail (roster != NULL && slot < roster->n_slots && brief != NULL);

  *brief = (KdBrief) {
    .id = roster->ids[slot],
    .uuid = roster->uuids[slot],
    .name = (char *) kd_roster_get_name (roster, slot),
    .phones = (char *) kd_roster_get_phones (roster, slot),
    .id_number = (char *) kd_roster_get_id_number (roster, slot),
    .city = (char *) kd_words_get_text (roster->words[0], roster->word_ids[0][slot]),
    .tags = (char *) kd_words_get_text (roster->words[1], roster->word_ids[1][slot]),
    .tier = (char *) kd_words_get_text (roster->words[2], roster->word_ids[2][slot]),
    .birth = roster->dates[0][slot],
    .level = roster->levels[slot],
    .assessed = roster->dates[1][slot],
    .assets = roster->assets[slot],
    .assets_date = roster->dates[2][slot],
    .first_investment = roster->dates[3][slot],
    .last_investment = roster->dates[4][slot],
    .last_contact = roster->dates[5][slot],
    .next_task = roster->dates[6][slot],
    .id_valid_until = roster->dates[7][slot],
    .flags = (KdBriefFlags) roster->flags[slot],
  };
}

/**
 * kd_roster_classify_slot:
 * @roster: a roster
 * @slot: a client
 *
 * Computes a client's attributes and where in the joint histogram it counts.
 */
void
kd_roster_classify_slot (KdRoster *roster,
                         guint32   slot)
{
  guint8  values[KD_ROSTER_ATTRIBUTES] = { 0 };
  guint   cell = 0;
  KdBrief brief;

  if (roster->classify == NULL)
    return;
  kd_roster_peek (roster, slot, &brief);
  roster->classify (&brief, roster->today, values, roster->data);
  for (guint i = 0; i < roster->n_attributes; i++)
    {
      g_return_if_fail (values[i] < roster->attributes[i].n_values);

      roster->values[i][slot] = values[i];
      cell += values[i] * roster->strides[i];
    }
  roster->cells[slot] = (guint16) cell;
}
