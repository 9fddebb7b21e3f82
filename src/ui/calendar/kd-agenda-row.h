/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-calendar-data.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define KD_TYPE_AGENDA_ROW (kd_agenda_row_get_type ())
G_DECLARE_FINAL_TYPE (KdAgendaRow, kd_agenda_row, KD, AGENDA_ROW, AdwBin)

GtkWidget *kd_agenda_row_new (KdCalendarData *data) G_GNUC_WARN_UNUSED_RESULT;
char      *kd_agenda_row_set_item (KdAgendaRow    *self,
                                   KdCalendarItem *item) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
