/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-brief.h"
#include "kd-client-match.h"
#include "kd-directory.h"
#include "kd-light.h"
#include "kd-suitability.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * KdClientFacts:
 * @brief: what the roster knows; its texts are borrowed from there and last until the next change
 * @segment: key of the tier by assets, `unknown` where they are
 * @segment_label: its name in the user's language
 * @level_label: (nullable): name of the risk level, or %NULL for none
 * @state: what the level is worth today
 * @history_label: name of the class of investment history
 * @light: what the client calls for most, silent for nothing
 * @age: full years, or -1
 * @today: the day that all this holds for
 *
 * What a row of a list shows, classed by the rules of the day.
 */
typedef struct
{
  KdBrief           brief;
  const char       *segment;
  const char       *segment_label;
  const char       *level_label;
  KdAssessmentState state;
  const char       *history_label;
  KdLight           light;
  int               age;
  KdDate            today;
} KdClientFacts;

#define KD_TYPE_CLIENT_ITEM (kd_client_item_get_type ())
G_DECLARE_FINAL_TYPE (KdClientItem, kd_client_item, KD, CLIENT_ITEM, GObject)

const KdUuid *kd_client_item_get_uuid (KdClientItem *self);
gint64        kd_client_item_get_id (KdClientItem *self);
gboolean      kd_client_item_read (KdClientItem  *self,
                                   KdClientFacts *facts);

const KdClientMatch *kd_client_item_get_match (KdClientItem *self);

gboolean kd_client_facts_read (KdClientFacts *facts,
                               KdDirectory   *directory,
                               guint32        slot);

G_END_DECLS
