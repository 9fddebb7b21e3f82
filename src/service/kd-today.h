/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-rules.h"
#include "kd-today-line.h"
#include "kd-workspace.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * KdTodayWork:
 * @lines: (element-type KdTodayLine): what is to be done and what was done today, in order
 * @fired: how many lines came due on days on which the book was not opened
 * @guessed: the first day for which weekends stand in for holidays that are not published, or %KD_DATE_NONE
 *
 * A day's work.
 */
typedef struct
{
  GPtrArray *lines;
  guint      fired;
  KdDate     guessed;
} KdTodayWork;

KdTodayWork *kd_today_work_new (KdWorkspace   *workspace,
                                const KdRules *rules,
                                const char    *regime,
                                KdDate         today,
                                int            days,
                                GError       **error) G_GNUC_WARN_UNUSED_RESULT;
void         kd_today_work_free (KdTodayWork *self);
GPtrArray   *kd_today_list_days (KdWorkspace   *workspace,
                                 const KdRules *rules,
                                 const char    *regime,
                                 KdDate         today,
                                 KdDate         from,
                                 KdDate         to,
                                 GError       **error) G_GNUC_WARN_UNUSED_RESULT;

#define KD_TYPE_TODAY (kd_today_get_type ())
G_DECLARE_FINAL_TYPE (KdToday, kd_today, KD, TODAY, GObject)

KdToday     *kd_today_new (KdWorkspace   *workspace,
                           const KdRules *rules,
                           const char    *regime,
                           KdDate         today) G_GNUC_WARN_UNUSED_RESULT;
void         kd_today_set_day (KdToday *self,
                               KdDate   today);
KdDate       kd_today_get_day (KdToday *self);
void         kd_today_set_days (KdToday *self,
                                int      days);
gboolean     kd_today_is_loaded (KdToday *self);
GPtrArray   *kd_today_get_lines (KdToday *self);
guint        kd_today_get_n_due (KdToday    *self,
                                 KdTodayKind kind);
guint        kd_today_get_n_overdue (KdToday *self);
guint        kd_today_get_n_fired (KdToday *self);
KdDate       kd_today_get_guessed (KdToday *self);
void         kd_today_choose (KdToday     *self,
                              KdTodayLine *line);
KdTodayLine *kd_today_get_chosen (KdToday *self);
void         kd_today_take_off (KdToday     *self,
                                KdTodayLine *line);
void         kd_today_reload (KdToday *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KdTodayWork, kd_today_work_free)

G_END_DECLS
