/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-client-filter.h"
#include "kd-segment.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * KdBoardPart:
 * @key: the segment's key
 * @label: its name in the user's language
 * @chosen: whether it was pressed
 * @total: its clients and the sum of their known assets
 * @expired: how many of them have a risk level that does not hold any more, those without a date included
 * @share: thousandths of the chart's clients; of one chart they add up to 1000
 * @asset_share: thousandths of the chart's assets, in the same way
 * @average: assets a client, minor units, or `KD_BRIEF_NO_AMOUNT`
 *
 * One part of a chart, one row of its table.
 */
typedef struct
{
  const char   *key;
  const char   *label;
  gboolean      chosen;
  KdRosterTally total;
  guint         expired;
  guint         share;
  guint         asset_share;
  gint64        average;
} KdBoardPart;

#define KD_TYPE_SEGMENT_BOARD (kd_segment_board_get_type ())
G_DECLARE_FINAL_TYPE (KdSegmentBoard, kd_segment_board, KD, SEGMENT_BOARD, GObject)

KdSegmentBoard       *kd_segment_board_new (KdDirectory *directory) G_GNUC_WARN_UNUSED_RESULT;
void                  kd_segment_board_press (KdSegmentBoard *self,
                                              KdSegmentBy     by,
                                              guint           place,
                                              gboolean        extend);
void                  kd_segment_board_press_cell (KdSegmentBoard *self,
                                                   guint           tier,
                                                   guint           level);
void                  kd_segment_board_clear (KdSegmentBoard *self);
GArray               *kd_segment_board_get_parts (KdSegmentBoard *self,
                                                  KdSegmentBy     by) G_GNUC_WARN_UNUSED_RESULT;
GArray               *kd_segment_board_get_matrix (KdSegmentBoard *self) G_GNUC_WARN_UNUSED_RESULT;
KdRosterTally         kd_segment_board_get_chosen (KdSegmentBoard *self);
KdRosterTally         kd_segment_board_get_all (KdSegmentBoard *self);
const KdClientFilter *kd_segment_board_get_filter (KdSegmentBoard *self);

G_END_DECLS
