/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-brief.h"
#include "kd-rule-set.h"

#include <glib.h>

G_BEGIN_DECLS

/**
 * KdSegmentBy:
 * @KD_SEGMENT_BY_ASSETS: by the tier of the assets; the last segment is that of unknown assets
 * @KD_SEGMENT_BY_RISK: by the newest risk level, expired or not; the last segment has none
 * @KD_SEGMENT_BY_HISTORY: by investment history
 *
 * How clients are parted. Each client is of one segment.
 */
typedef enum
{
  KD_SEGMENT_BY_ASSETS,
  KD_SEGMENT_BY_RISK,
  KD_SEGMENT_BY_HISTORY,
} KdSegmentBy;

/**
 * KdSegment:
 * @key: its key
 * @label: its name
 * @clients: how many clients
 * @assets: sum of the assets that are known, minor units
 * @expired: by risk: how many of them have a level that does not hold any more, those without a date included
 * @undated: by risk: how many of them have a level without a date
 *
 * One part of the clients.
 */
typedef struct
{
  const char *key;
  const char *label;
  guint       clients;
  gint64      assets;
  guint       expired;
  guint       undated;
} KdSegment;

gboolean    kd_segment_by_parse (const char  *text,
                                 KdSegmentBy *by);
guint       kd_segment_get_count (const KdRuleSet *rules,
                                  KdSegmentBy      by);
const char *kd_segment_get_key (const KdRuleSet *rules,
                                KdSegmentBy      by,
                                guint            place);
const char *kd_segment_get_label (const KdRuleSet *rules,
                                  KdSegmentBy      by,
                                  guint            place);
guint       kd_segment_find (const KdRuleSet *rules,
                             KdSegmentBy      by,
                             const KdBrief   *brief,
                             KdDate           today);
gboolean    kd_segment_sum (const KdRuleSet *rules,
                            KdSegmentBy      by,
                            GPtrArray       *briefs,
                            KdDate           today,
                            GArray         **segments,
                            GError         **error);

G_END_DECLS
