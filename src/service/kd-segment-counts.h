/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-directory.h"
#include "kd-roster-view.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define KD_TYPE_SEGMENT_ITEM (kd_segment_item_get_type ())
G_DECLARE_FINAL_TYPE (KdSegmentItem, kd_segment_item, KD, SEGMENT_ITEM, GObject)

#define KD_TYPE_SEGMENT_COUNTS (kd_segment_counts_get_type ())
G_DECLARE_FINAL_TYPE (KdSegmentCounts, kd_segment_counts, KD, SEGMENT_COUNTS, GObject)

const KdRow   *kd_segment_item_get_row (KdSegmentItem *self);
const char    *kd_segment_item_get_problem (KdSegmentItem *self);
KdRosterTally  kd_segment_item_get_total (KdSegmentItem *self);
KdRosterColumn kd_segment_item_get_order (KdSegmentItem *self,
                                          gboolean      *descending);

void             kd_segment_counts_read (KdSegmentCounts *self);
KdSegmentCounts *kd_segment_counts_new (KdDirectory *directory) G_GNUC_WARN_UNUSED_RESULT;
gboolean         kd_segment_counts_load (KdSegmentCounts *self,
                                         GError         **error);

G_END_DECLS
