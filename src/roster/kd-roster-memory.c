/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-roster-memory.h"

#include <string.h>

/* What place 0 shows: an empty text of every part. */
#define ARENA_HEAD 4

/**
 * kd_memory_resize:
 * @memory: (nullable): a block
 * @old_size: its size
 * @new_size: the size wanted
 *
 * Gives a block another size. Unlike realloc() it leaves no copy behind: who the clients are is in
 * these blocks. What is new is zero.
 *
 * Returns: (nullable): the block
 */
gpointer
kd_memory_resize (gpointer memory,
                  gsize    old_size,
                  gsize    new_size)
{
  gpointer block = g_malloc0 (new_size);

  if (memory != NULL && block != NULL)
    memcpy (block, memory, MIN (old_size, new_size));
  kd_memory_wipe (memory, old_size);
  return block;
}

/**
 * kd_memory_wipe:
 * @memory: (nullable): a block
 * @size: its size
 *
 * Overwrites a block and frees it.
 */
void
kd_memory_wipe (gpointer memory,
                gsize    size)
{
  if (memory != NULL)
    explicit_bzero (memory, size);
  g_free (memory);
}

/**
 * kd_text_wipe:
 * @text: (nullable): a text
 *
 * Overwrites a text and frees it.
 */
void
kd_text_wipe (char *text)
{
  if (text != NULL)
    explicit_bzero (text, strlen (text));
  g_free (text);
}

/**
 * kd_text_wipe_at:
 * @text: where a text is
 *
 * Overwrites and frees a local text.
 */
void
kd_text_wipe_at (char **text)
{
  kd_text_wipe (*text);
}

static void
set_capacity (KdArena *arena,
              gsize    capacity)
{
  /* Only tens of millions of clients fill four gigabytes of names: as final as lack of memory. */
  if (capacity > G_MAXUINT32)
    g_error ("The names of so many clients do not fit into memory");
  arena->bytes = kd_memory_resize (arena->bytes, arena->capacity, capacity);
  arena->capacity = (guint32) capacity;
}

/**
 * kd_arena_init:
 * @arena: an arena
 *
 * Makes an arena with nothing but the empty text.
 */
void
kd_arena_init (KdArena *arena)
{
  *arena = (KdArena) { 0 };
  set_capacity (arena, 256);
  arena->used = ARENA_HEAD;
}

/**
 * kd_arena_clear:
 * @arena: an arena
 *
 * Wipes and frees the texts.
 */
void
kd_arena_clear (KdArena *arena)
{
  kd_memory_wipe (arena->bytes, arena->capacity);
  *arena = (KdArena) { 0 };
}

/**
 * kd_arena_append:
 * @arena: an arena
 * @bytes: a text, final NULs included
 * @length: its length
 *
 * Puts a text at the end.
 *
 * Returns: its place
 */
guint32
kd_arena_append (KdArena    *arena,
                 const char *bytes,
                 gsize       length)
{
  guint32 place = arena->used;
  gsize   wanted = (gsize) arena->used + length;

  if (wanted > arena->capacity)
    set_capacity (arena, wanted + wanted / 2);
  memcpy (arena->bytes + place, bytes, length);
  arena->used = (guint32) wanted;
  return place;
}

/**
 * kd_arena_drop:
 * @arena: an arena
 * @place: where a text begins
 * @length: its length, final NULs included
 *
 * Wipes a text that nobody needs any more.
 */
void
kd_arena_drop (KdArena *arena,
               guint32  place,
               gsize    length)
{
  if (place < ARENA_HEAD)
    return;
  explicit_bzero (arena->bytes + place, length);
  arena->waste += (guint32) length;
}

/**
 * kd_arena_trim:
 * @arena: an arena
 *
 * Gives back what the growing left over, but for room for a few more clients.
 */
void
kd_arena_trim (KdArena *arena)
{
  set_capacity (arena, (gsize) arena->used + arena->used / 32 + 256);
}
