/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-session.h"

G_BEGIN_DECLS

#define KD_TYPE_CALENDAR_DATA (kd_calendar_data_get_type ())
G_DECLARE_FINAL_TYPE (KdCalendarData, kd_calendar_data, KD, CALENDAR_DATA, GObject)

KdCalendarData   *kd_calendar_data_new (KdSession *session) G_GNUC_WARN_UNUSED_RESULT;
KdSession        *kd_calendar_data_get_session (KdCalendarData *self);
const KdWorkdays *kd_calendar_data_get_workdays (KdCalendarData *self);
void              kd_calendar_data_set_span (KdCalendarData *self,
                                             KdDate          from,
                                             KdDate          to);
void              kd_calendar_data_set_kinds (KdCalendarData *self,
                                              guint           kinds);
guint             kd_calendar_data_get_kinds (KdCalendarData *self);
GPtrArray        *kd_calendar_data_get_day (KdCalendarData *self,
                                            KdDate          day) G_GNUC_WARN_UNUSED_RESULT;
void              kd_calendar_data_add (KdCalendarData *self,
                                        const char     *title,
                                        KdDate          day);

G_END_DECLS
