/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define KD_TYPE_TODAY_PAGE (kd_today_page_get_type ())
G_DECLARE_FINAL_TYPE (KdTodayPage, kd_today_page, KD, TODAY_PAGE, AdwBin)

G_END_DECLS
