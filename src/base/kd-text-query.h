/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-uuid.h"

#include <glib.h>

G_BEGIN_DECLS

/**
 * KD_TEXT_MOST_HITS:
 *
 * So many clients are ranked at the most: of a word that stands in more files than that, those of the
 * newest clients. A total of this many means "this many or more".
 */
#define KD_TEXT_MOST_HITS 1000

/**
 * KdTextMark:
 * @start: first byte in the snippet
 * @end: first byte after it
 *
 * What to highlight.
 */
typedef struct
{
  guint start;
  guint end;
} KdTextMark;

/**
 * KdTextHit:
 * @id: row number of the client
 * @uuid: the client
 * @name: the client's name
 * @where: the field that says it: `notes`, `interaction.summary`, `extra.NAME`
 * @snippet: what it says, cut around the first place that was found
 * @marks: (element-type KdTextMark): the places in @snippet, in their order
 *
 * A client in whose file a text stands.
 */
typedef struct
{
  gint64  id;
  KdUuid  uuid;
  char   *name;
  char   *where;
  char   *snippet;
  GArray *marks;
} KdTextHit;

/**
 * KdTextQuery:
 *
 * What somebody looks for in texts: pieces that were typed with blanks between, all of which have to
 * stand there. A piece is words that follow each other.
 */
typedef struct _KdTextQuery KdTextQuery;

KdTextQuery *kd_text_query_new (const char *text) G_GNUC_WARN_UNUSED_RESULT;
void         kd_text_query_free (KdTextQuery *self);
guint        kd_text_query_get_size (const KdTextQuery *self);
char        *kd_text_query_to_match (const KdTextQuery *self) G_GNUC_WARN_UNUSED_RESULT;
guint        kd_text_query_find (const KdTextQuery *self,
                                 const char        *text,
                                 const char       **first);
char        *kd_text_query_cut (const KdTextQuery *self,
                                const char        *text,
                                const char        *first,
                                GArray            *marks) G_GNUC_WARN_UNUSED_RESULT;
KdTextHit   *kd_text_hit_new (void) G_GNUC_WARN_UNUSED_RESULT;
void         kd_text_hit_free (KdTextHit *hit);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KdTextQuery, kd_text_query_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KdTextHit, kd_text_hit_free)

G_END_DECLS
