/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-roster-index.h"
#include "kd-roster-memory.h"
#include "kd-roster-order.h"
#include "kd-roster-spelling.h"
#include "kd-roster-view.h"
#include "kd-roster-words.h"
#include "kd-roster.h"

G_BEGIN_DECLS

#define KD_ROSTER_DATES (KD_ROSTER_COLUMN_ID_VALID_UNTIL - KD_ROSTER_COLUMN_BIRTH + 1)
#define KD_ROSTER_WORDS (KD_ROSTER_COLUMN_TIER - KD_ROSTER_COLUMN_CITY + 1)
#define KD_ROSTER_WORD_COLUMN(column) ((guint) (column) - KD_ROSTER_COLUMN_CITY)

/* A number of a client: the slot above, below which of them; the last is the identity number. */
#define KD_TAIL_BITS 6
#define KD_TAIL_ID ((1u << KD_TAIL_BITS) - 1)

/* The columns have a value a slot; a slot without a client has the id 0, the mask 0 and empty texts,
 * and waits in @free_slots for the next one. */
struct _KdRoster
{
  guint    n_slots;
  guint    capacity;
  guint    n_clients;
  gint64  *ids;
  KdUuid  *uuids;
  guint64 *masks;
  gint64  *assets;
  KdDate  *dates[KD_ROSTER_DATES];
  guint32 *word_ids[KD_ROSTER_WORDS];
  guint32 *searched;
  guint32 *shown;
  guint32 *ranks;
  guint16 *cells;
  guint8  *levels;
  guint8  *flags;
  guint8  *values[KD_ROSTER_ATTRIBUTES];

  KdArena  searched_text;
  KdArena  shown_text;
  KdWords *words[KD_ROSTER_WORDS];
  KdWords *tags;
  KdOrder  by_name;
  KdOrder  tails;
  KdIndex  by_id;
  KdIndex  by_uuid;
  GArray  *free_slots;
  GString *scratch;

  KdRosterAttribute attributes[KD_ROSTER_ATTRIBUTES];
  guint             n_attributes;
  guint             strides[KD_ROSTER_ATTRIBUTES];
  guint             n_cells;
  KdRosterClassify  classify;
  gpointer          data;
  GDestroyNotify    free_data;

  KdDate     today;
  guint64    generation;
  guint64    stamp;
  guint64    greatest;
  gboolean   ready;
  GPtrArray *views;
};

/* Readings come first: most of what is typed is looked for in them. */
static inline const char *
kd_roster_get_readings (const KdRoster *roster,
                        guint32         slot)
{
  return roster->searched_text.bytes + roster->searched[slot];
}

guint32     kd_roster_take_slot (KdRoster *roster);
void        kd_roster_fill_slot (KdRoster      *roster,
                                 guint32        slot,
                                 const KdBrief *brief);
void        kd_roster_empty_slot (KdRoster *roster,
                                  guint32   slot);
void        kd_roster_drop_texts (KdRoster *roster,
                                  guint32   slot);
void        kd_roster_classify_slot (KdRoster *roster,
                                     guint32   slot);
void        kd_roster_compact (KdRoster *roster);
const char *kd_roster_get_folded (const KdRoster *roster,
                                  guint32         slot);
const char *kd_roster_get_name (const KdRoster *roster,
                                guint32         slot);
const char *kd_roster_get_phones (const KdRoster *roster,
                                  guint32         slot);
const char *kd_roster_get_id_number (const KdRoster *roster,
                                     guint32         slot);
guint64     kd_roster_hash_id (gpointer roster,
                               guint32  slot);
guint64     kd_roster_hash_uuid (gpointer roster,
                                 guint32  slot);

void kd_roster_sort_names (KdRoster *roster);
int  kd_roster_compare_names (gpointer roster,
                              guint32  a,
                              guint32  b);
void kd_roster_rank_names (KdRoster *roster,
                           guint     first,
                           guint     end);

void     kd_roster_sort_tails (KdRoster *roster);
int      kd_roster_compare_tails (gpointer roster,
                                  guint32  a,
                                  guint32  b);
void     kd_roster_append_tails (KdRoster *roster,
                                 guint32   slot,
                                 GArray   *entries);
guint    kd_roster_find_tails (KdRoster   *roster,
                               const char *digits,
                               guint       n_digits,
                               guint      *first);
gboolean kd_roster_ends_so (KdRoster   *roster,
                            guint32     entry,
                            const char *digits,
                            guint       n_digits,
                            gboolean   *whole);

guint64 kd_roster_get_key (KdRoster      *roster,
                           KdRosterColumn column,
                           gboolean       descending,
                           guint32        slot);

void kd_roster_view_before (KdRosterView  *view,
                            const guint32 *slots,
                            guint          n_slots);
void kd_roster_view_after (KdRosterView  *view,
                           const guint32 *slots,
                           guint          n_slots);
void kd_roster_view_reset (KdRosterView *view);
void kd_roster_view_detach (KdRosterView *view);

G_END_DECLS
