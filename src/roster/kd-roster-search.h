/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-roster-spelling.h"
#include "kd-roster.h"

G_BEGIN_DECLS

/**
 * KdRosterHit:
 * @slot: the client
 * @why: why it is a hit
 * @start: first character of the name to be marked
 * @length: how many characters, 0 where none can be told
 *
 * A client that was looked for.
 */
typedef struct
{
  guint32     slot;
  KdRosterWhy why;
  guint       start;
  guint       length;
} KdRosterHit;

typedef struct _KdRosterSearch KdRosterSearch;

KdRosterSearch    *kd_roster_search_new (KdRoster *roster) G_GNUC_WARN_UNUSED_RESULT;
void               kd_roster_search_free (KdRosterSearch *search);
const KdRosterHit *kd_roster_search_run (KdRosterSearch *search,
                                         const char     *text,
                                         guint           limit,
                                         guint          *n_hits,
                                         guint          *total);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KdRosterSearch, kd_roster_search_free)

G_END_DECLS
