/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-suitability.h"

#include <glib.h>

G_BEGIN_DECLS

#define KD_WATCH_LIMIT 64

/**
 * KdWatchCell:
 * @tier: a tier's key, or `unknown`
 * @level: a risk level's key, or `unknown`
 *
 * Clients of a tier and a level.
 */
typedef struct
{
  const char *tier;
  const char *level;
} KdWatchCell;

/**
 * KdWatchRule:
 * @ref: where it stands
 * @label: what it is called that one is watched
 * @cells: who is
 * @n_cells: how many there are; none before the first pack
 *
 * Whose file is looked at first. It says nothing of what suits them.
 */
typedef struct
{
  KdRuleRef   ref;
  const char *label;
  KdWatchCell cells[KD_WATCH_LIMIT];
  guint       n_cells;
} KdWatchRule;

gboolean kd_watch_has (const KdWatchRule *rule,
                       const char        *tier,
                       const char        *level);

G_END_DECLS
