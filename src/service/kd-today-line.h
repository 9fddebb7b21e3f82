/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-reminder.h"

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * KdTodayKind:
 * @KD_TODAY_TO_DO: something that the adviser means to do
 * @KD_TODAY_FOLLOW_UP: time to be in touch
 * @KD_TODAY_ASSESSMENT: a risk assessment ends
 * @KD_TODAY_ID: an identity document ends
 * @KD_TODAY_MATURITY: a product matures
 * @KD_TODAY_BIRTHDAY: a birthday
 * @KD_TODAY_SILENT: not heard from for longer than the rule allows
 *
 * What a line is about, in the order of the chips.
 */
typedef enum
{
  KD_TODAY_TO_DO,
  KD_TODAY_FOLLOW_UP,
  KD_TODAY_ASSESSMENT,
  KD_TODAY_ID,
  KD_TODAY_MATURITY,
  KD_TODAY_BIRTHDAY,
  KD_TODAY_SILENT,
  KD_TODAY_N_KINDS,
} KdTodayKind;

/**
 * KdTodaySection:
 * @KD_TODAY_OVERDUE: was to be done before today
 * @KD_TODAY_NOW: is to be done today
 * @KD_TODAY_SOON: is to be done in the next days
 * @KD_TODAY_FINISHED: was done today
 *
 * When a line is to be done.
 */
typedef enum
{
  KD_TODAY_OVERDUE,
  KD_TODAY_NOW,
  KD_TODAY_SOON,
  KD_TODAY_FINISHED,
  KD_TODAY_N_SECTIONS,
} KdTodaySection;

#define KD_TYPE_TODAY_LINE (kd_today_line_get_type ())
G_DECLARE_FINAL_TYPE (KdTodayLine, kd_today_line, KD, TODAY_LINE, GObject)

KdTodayLine      *kd_today_line_new (const KdReminder *reminder,
                                     const KdRuleSet  *rules,
                                     KdDate            promised,
                                     GTimeZone        *zone,
                                     KdDate            today) G_GNUC_WARN_UNUSED_RESULT;
KdTodayLine      *kd_today_line_new_finished (const KdBrief *client,
                                              const char    *title) G_GNUC_WARN_UNUSED_RESULT;
KdTodayLine      *kd_today_line_new_note (KdTodaySection section,
                                          guint          hidden) G_GNUC_WARN_UNUSED_RESULT;
KdTodaySection    kd_today_line_get_section (KdTodayLine *self);
KdTodayKind       kd_today_line_get_kind (KdTodayLine *self);
const KdReminder *kd_today_line_get_reminder (KdTodayLine *self);
const KdBrief    *kd_today_line_get_client (KdTodayLine *self);
guint             kd_today_line_get_hidden (KdTodayLine *self);
const char       *kd_today_line_get_what (KdTodayLine *self);
const char       *kd_today_line_get_short_kind (KdTodayLine *self);
const char       *kd_today_line_get_why (KdTodayLine *self);
char             *kd_today_line_describe_day (KdTodayLine *self,
                                              KdDate       today) G_GNUC_WARN_UNUSED_RESULT;
gboolean          kd_today_line_same (KdTodayLine *self,
                                      KdTodayLine *other);
gboolean          kd_today_line_equal (KdTodayLine *self,
                                       KdTodayLine *other);
int               kd_today_line_compare (gconstpointer a,
                                         gconstpointer b);

G_END_DECLS
