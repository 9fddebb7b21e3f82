/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-client-tab.h"

G_BEGIN_DECLS

#define KD_TYPE_RISK_TAB (kd_risk_tab_get_type ())
G_DECLARE_FINAL_TYPE (KdRiskTab, kd_risk_tab, KD, RISK_TAB, KdClientTab)

G_END_DECLS
