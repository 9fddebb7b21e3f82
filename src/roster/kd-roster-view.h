/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-roster-test.h"
#include "kd-roster.h"

G_BEGIN_DECLS

/**
 * KD_ROSTER_PARTS:
 *
 * How many tests a view may have beside its sets of values: one for the city, one for the tag …
 */
#define KD_ROSTER_PARTS 16

typedef struct _KdRosterView KdRosterView;

/**
 * KdRosterTally:
 * @clients: how many
 * @amount: the sum of their known assets in minor units, or `KD_BRIEF_NO_AMOUNT` where it is beyond 64 bits
 *
 * What some clients come to.
 */
typedef struct
{
  guint  clients;
  gint64 amount;
} KdRosterTally;

/**
 * KdRosterWordTally:
 * @word: (nullable): a city, tag or tier, %NULL for none
 * @tally: what its clients come to
 *
 * What the clients with one word come to. @word lasts as long as the roster.
 */
typedef struct
{
  const char   *word;
  KdRosterTally tally;
} KdRosterWordTally;

/**
 * KdRosterChanged:
 * @view: a view
 * @position: first row
 * @removed: how many rows are gone from there
 * @added: how many have come in their place
 * @data: the owner's
 *
 * Is called after each change of the rows, when the view shows just that change.
 */
typedef void (*KdRosterChanged) (KdRosterView *view,
                                 guint         position,
                                 guint         removed,
                                 guint         added,
                                 gpointer      data);

KdRosterView *kd_roster_view_new (KdRoster       *roster,
                                  KdRosterChanged changed,
                                  gpointer        data) G_GNUC_WARN_UNUSED_RESULT;
void          kd_roster_view_free (KdRosterView *view);
void          kd_roster_view_freeze (KdRosterView *view);
void          kd_roster_view_thaw (KdRosterView *view);
void          kd_roster_view_set_order (KdRosterView  *view,
                                        KdRosterColumn column,
                                        gboolean       descending);
void          kd_roster_view_allow (KdRosterView *view,
                                    guint         attribute,
                                    guint64       values);
void          kd_roster_view_take_test (KdRosterView *view,
                                        guint         part,
                                        KdRosterTest *test);
guint         kd_roster_view_get_n_rows (KdRosterView *view);
guint32       kd_roster_view_get_slot (KdRosterView *view,
                                       guint         row);
guint32       kd_roster_view_find_row (KdRosterView *view,
                                       guint32       slot);
KdRosterTally kd_roster_view_get_total (KdRosterView *view);
void          kd_roster_view_count_values (KdRosterView  *view,
                                           guint          attribute,
                                           KdRosterTally *tallies);
void          kd_roster_view_count_pairs (KdRosterView  *view,
                                          guint          down,
                                          guint          across,
                                          guint          ignored,
                                          KdRosterTally *tallies);
GArray       *kd_roster_view_count_words (KdRosterView  *view,
                                          KdRosterColumn column,
                                          guint          part) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KdRosterView, kd_roster_view_free)

G_END_DECLS
