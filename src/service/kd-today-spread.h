/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-today-line.h"
#include "kd-workdays.h"
#include "kd-workspace.h"

G_BEGIN_DECLS

/**
 * KD_TODAY_SPREAD_LIMIT:
 *
 * So many calls are moved in one step that can be undone.
 */
#define KD_TODAY_SPREAD_LIMIT 1000

/**
 * KdTodaySpread:
 * @calls: (element-type KdTodayLine): calls that are overdue, the most important ones first
 * @never: how many of them are to people who were never contacted
 * @per_day: how many are made in a day
 * @today: the present day; as many as fit stay on it
 * @workdays: on which days people work, which outlives it
 *
 * Calls that have piled up, and how they are spread over the workdays to come.
 */
typedef struct
{
  GPtrArray        *calls;
  guint             never;
  guint             per_day;
  KdDate            today;
  const KdWorkdays *workdays;
} KdTodaySpread;

KdTodaySpread *kd_today_spread_new (GPtrArray        *lines,
                                    KdDate            today,
                                    const KdWorkdays *workdays) G_GNUC_WARN_UNUSED_RESULT;
void           kd_today_spread_free (KdTodaySpread *self);
guint          kd_today_spread_get_moved (const KdTodaySpread *self);
KdDate         kd_today_spread_find_day (const KdTodaySpread *self,
                                         guint                place);
gboolean       kd_today_spread_compose (const KdTodaySpread *self,
                                        KdWorkspace         *workspace,
                                        GPtrArray           *changes,
                                        GError             **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KdTodaySpread, kd_today_spread_free)

G_END_DECLS
