/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-agenda.h"

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * KdCalendarAgenda:
 *
 * An agenda that everybody who shows a line of it holds on to.
 */
typedef struct
{
  KdAgenda *agenda;
} KdCalendarAgenda;

#define KD_TYPE_CALENDAR_ITEM (kd_calendar_item_get_type ())
G_DECLARE_FINAL_TYPE (KdCalendarItem, kd_calendar_item, KD, CALENDAR_ITEM, GObject)

KdCalendarAgenda *kd_calendar_agenda_new (KdAgenda *agenda) G_GNUC_WARN_UNUSED_RESULT;
void              kd_calendar_agenda_unref (KdCalendarAgenda *agenda);

KdCalendarItem   *kd_calendar_item_new (KdCalendarAgenda *agenda,
                                        const KdReminder *reminder) G_GNUC_WARN_UNUSED_RESULT;
const KdReminder *kd_calendar_item_get_reminder (KdCalendarItem *self);
const char       *kd_calendar_item_get_name (KdCalendarItem *self);
const char       *kd_calendar_item_get_kind (KdCalendarItem *self);
gboolean          kd_calendar_item_may_move (KdCalendarItem *self);

const char *kd_calendar_get_kind_label (KdReminderRuleId rule);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KdCalendarAgenda, kd_calendar_agenda_unref)

G_END_DECLS
