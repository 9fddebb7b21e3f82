/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-roster-private.h"

G_BEGIN_DECLS

/* More clients changed at once than this, and the view is made anew. */
#define KD_ROSTER_VIEW_FEW 16

struct _KdRosterView
{
  KdRoster       *roster;
  KdRosterChanged changed;
  gpointer        data;

  KdRosterColumn column;
  gboolean       descending;
  guint64        allowed[KD_ROSTER_ATTRIBUTES];
  KdRosterTest  *tests[KD_ROSTER_PARTS];

  /* All clients in order, unless that is the order of names; then those shown. */
  KdOrder  order;
  KdOrder  rows;
  gboolean order_ready;
  gboolean rows_ready;
  guint    n_told;
  guint    frozen;
  gboolean stirred;

  /* Whether a slot passes all that is not in the joint histogram, and the histogram of those that do. */
  guint8  *pass;
  guint    n_pass;
  guint32 *counts;
  guint64 *sums;
  gboolean counted;
  gboolean exact;

  gboolean      tallied;
  KdRosterTally tallies[KD_ROSTER_ATTRIBUTES][KD_ROSTER_VALUES];
  KdRosterTally total;

  /* While the roster changes: where the changed clients stood. */
  guint old_rows[KD_ROSTER_VIEW_FEW];
  guint old_places[KD_ROSTER_VIEW_FEW];
  guint n_old_rows;
  guint n_old_places;
};

void     kd_roster_view_evaluate (KdRosterView *view,
                                  guint32       first,
                                  guint         n_slots,
                                  guint         without_attribute,
                                  guint         without_part,
                                  guint8       *pass);
gboolean kd_roster_view_allows (KdRosterView *view,
                                guint32       slot);
guint8  *kd_roster_view_allow_cells (KdRosterView *view);
void     kd_roster_view_count (KdRosterView *view);
void     kd_roster_view_recount (KdRosterView *view,
                                 guint32       slot,
                                 int           sign);

G_END_DECLS
