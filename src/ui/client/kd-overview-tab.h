/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-client-tab.h"

G_BEGIN_DECLS

#define KD_TYPE_OVERVIEW_TAB (kd_overview_tab_get_type ())
G_DECLARE_FINAL_TYPE (KdOverviewTab, kd_overview_tab, KD, OVERVIEW_TAB, KdClientTab)

G_END_DECLS
