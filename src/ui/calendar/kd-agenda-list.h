/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-calendar-data.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define KD_TYPE_AGENDA_LIST (kd_agenda_list_get_type ())
G_DECLARE_FINAL_TYPE (KdAgendaList, kd_agenda_list, KD, AGENDA_LIST, AdwBin)

GtkWidget   *kd_agenda_list_new (KdCalendarData *data,
                                 gboolean        headers) G_GNUC_WARN_UNUSED_RESULT;
void         kd_agenda_list_set_span (KdAgendaList *self,
                                      KdDate        from,
                                      KdDate        to);
KdTodayLine *kd_agenda_list_get_current (KdAgendaList *self);

G_END_DECLS
