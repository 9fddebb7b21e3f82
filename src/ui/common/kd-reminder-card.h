/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define KD_TYPE_REMINDER_CARD (kd_reminder_card_get_type ())
G_DECLARE_FINAL_TYPE (KdReminderCard, kd_reminder_card, KD, REMINDER_CARD, AdwBin)

GtkWidget *kd_reminder_card_new (KdSession *session) G_GNUC_WARN_UNUSED_RESULT;
void       kd_reminder_card_set_line (KdReminderCard *self,
                                      KdTodayLine    *line);

G_END_DECLS
