/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define KD_TYPE_CALENDAR_PAGE (kd_calendar_page_get_type ())
G_DECLARE_FINAL_TYPE (KdCalendarPage, kd_calendar_page, KD, CALENDAR_PAGE, AdwBin)

G_END_DECLS
