/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-today.h"

G_BEGIN_DECLS

/**
 * KD_TODAY_LIST_OVERDUE:
 *
 * So many overdue lines are shown at first; after an import there may be hundreds.
 */
#define KD_TODAY_LIST_OVERDUE 20

#define KD_TYPE_TODAY_LIST (kd_today_list_get_type ())
G_DECLARE_FINAL_TYPE (KdTodayList, kd_today_list, KD, TODAY_LIST, GObject)

KdTodayList *kd_today_list_new (KdToday *today) G_GNUC_WARN_UNUSED_RESULT;
void         kd_today_list_set_kind (KdTodayList *self,
                                     KdTodayKind  kind);
KdTodayKind  kd_today_list_get_kind (KdTodayList *self);
void         kd_today_list_unfold (KdTodayList   *self,
                                   KdTodaySection section);
guint        kd_today_list_get_n_open (KdTodayList *self);

G_END_DECLS
