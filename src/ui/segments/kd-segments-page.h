/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define KD_TYPE_SEGMENTS_PAGE (kd_segments_page_get_type ())
G_DECLARE_FINAL_TYPE (KdSegmentsPage, kd_segments_page, KD, SEGMENTS_PAGE, AdwBin)

G_END_DECLS
