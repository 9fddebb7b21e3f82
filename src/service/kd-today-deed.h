/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-today-line.h"
#include "kd-workspace.h"

G_BEGIN_DECLS

/**
 * KdTodayDeed:
 * @KD_TODAY_DONE: it is done
 * @KD_TODAY_SNOOZE: it is moved to another day
 * @KD_TODAY_REMOVE: nothing is to be done about it
 *
 * What becomes of a line.
 */
typedef enum
{
  KD_TODAY_DONE,
  KD_TODAY_SNOOZE,
  KD_TODAY_REMOVE,
} KdTodayDeed;

KdDate   kd_today_propose_next (KdTodayLine     *line,
                                const KdRuleSet *rules,
                                GTimeZone       *zone,
                                KdDate           today);
char    *kd_today_describe_deed (KdTodayLine *line,
                                 KdTodayDeed  deed,
                                 KdDate       day,
                                 KdDate       today) G_GNUC_WARN_UNUSED_RESULT;
gboolean kd_today_compose_deed (KdWorkspace     *workspace,
                                KdTodayLine     *line,
                                KdTodayDeed      deed,
                                KdDate           day,
                                const KdRuleSet *rules,
                                GPtrArray       *changes,
                                GError         **error);

G_END_DECLS
