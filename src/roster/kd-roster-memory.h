/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * KdArena:
 * @bytes: the texts
 * @used: how many bytes of it are taken
 * @capacity: how many there are
 * @waste: how many of the taken ones belong to no client any more (they are zero)
 *
 * Texts one after another, named by where they begin. The first four bytes are zero: place 0 is the empty text.
 */
typedef struct
{
  char   *bytes;
  guint32 used;
  guint32 capacity;
  guint32 waste;
} KdArena;

gpointer kd_memory_resize (gpointer memory,
                           gsize    old_size,
                           gsize    new_size) G_GNUC_WARN_UNUSED_RESULT;
void     kd_memory_wipe (gpointer memory,
                         gsize    size);
void     kd_text_wipe (char *text);
void     kd_text_wipe_at (char **text);
void     kd_arena_init (KdArena *arena);
void     kd_arena_clear (KdArena *arena);
guint32  kd_arena_append (KdArena    *arena,
                          const char *bytes,
                          gsize       length);
void     kd_arena_drop (KdArena *arena,
                        guint32  place,
                        gsize    length);
void     kd_arena_trim (KdArena *arena);

/* For a local text of a client, which is wiped where it goes out of scope. */
#define kd_autowipe __attribute__ ((cleanup (kd_text_wipe_at)))

G_END_DECLS
