/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define KD_TYPE_SIDEBAR_SEGMENTS (kd_sidebar_segments_get_type ())
G_DECLARE_FINAL_TYPE (KdSidebarSegments, kd_sidebar_segments, KD, SIDEBAR_SEGMENTS, AdwBin)

void kd_sidebar_segments_set_session (KdSidebarSegments *self,
                                      KdSession         *session);

G_END_DECLS
