/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-client-tab.h"

G_BEGIN_DECLS

#define KD_TYPE_INVESTMENTS_TAB (kd_investments_tab_get_type ())
G_DECLARE_FINAL_TYPE (KdInvestmentsTab, kd_investments_tab, KD, INVESTMENTS_TAB, KdClientTab)

G_END_DECLS
