/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-client-tab.h"

G_BEGIN_DECLS

#define KD_TYPE_FINANCES_TAB (kd_finances_tab_get_type ())
G_DECLARE_FINAL_TYPE (KdFinancesTab, kd_finances_tab, KD, FINANCES_TAB, KdClientTab)

G_END_DECLS
