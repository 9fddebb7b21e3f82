/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-calendar-data.h"

#include <adwaita.h>

G_BEGIN_DECLS

GtkWidget *kd_kind_filter_new (KdCalendarData *data,
                               GSettings      *settings) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
